"""Rules on articles that their publishers took back."""

from collections.abc import Iterator

from generator.corpus import Draft, Statement, statements
from generator.rules.rule import Wrong


def resting_on_withdrawn(draft: Draft) -> Iterator[Wrong]:
    """A finding, an account, or a text of another record rests on withdrawn articles only.

    No one stands by it any more, and the site would go on saying it. Find who else reports it, or take it
    out; or, so that its address stays, write `withdrawn: true` in the finding: its page then says that
    nothing else supports it, and it is counted nowhere. Nothing may rest on such a finding.

    Wrong:
        # data/sources/courier.yml
        status: withdrawn
        status_note: The paper took it back.
    Right:
        # data/sources/courier.yml
        status: withdrawn
        status_note: The paper took it back.
        # data/sources/herald.yml (the whole file)
        publisher: courier
        issued: 2031-05-02
        accessed: 2031-05-02
        language: en
        event: talks
        summary: It reports that they met.
        claims: [{finding: met, paragraph: 1}]
    """
    for statement in statements(draft).all:
        if statement.is_cited and (sources := _only_withdrawn(draft, statement)):
            what = "a withdrawn article" if len(sources) == 1 else "withdrawn articles"
            message = f"{_named(statement)} rests on {what} only"
            hint = f"`briefing impact {sources[0]}` lists all that rests on it"
            if statement.is_own and not statement.key.id.partition("/")[2]:
                hint += "; `withdrawn: true` in the finding says so to readers, and counts it nowhere"
            yield Wrong(statement.key.record, statement.steps, message, hint)


def withdrawn_yet_supported(draft: Draft) -> Iterator[Wrong]:
    """A finding is called withdrawn, and an article that stands reports it, or none at all.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met., withdrawn: true}
        in_brief: [{text: The two sides met., rests_on: [courier#met]}]
        date_rests_on: [courier#met]
        # data/briefing.yml
        in_brief: [{text: The two sides met., rests_on: [courier#met]}]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
    """
    for key, linked in draft.findings.items():
        sources = [claim.source for claim in draft.every_claim_on(key) if not claim.part]
        standing = draft.standing(sources)
        if linked.finding.withdrawn and (standing or not (sources or draft.may_lack_claims(linked.section))):
            message = f"`{standing[0]}` stands and reports this" if standing else "no article reports this"
            yield Wrong(linked.record, ("findings", linked.id, "withdrawn"), message, "take it out")


def _only_withdrawn(draft: Draft, statement: Statement) -> list[str]:
    """Return the sources of a statement if all of them are withdrawn.

    What rests on a finding is fixed with that finding, unless readers are told that nothing supports that.
    """
    told = [leg for leg in statement.legs if _is_told(draft, leg.ref)]
    if statement.is_own and told:
        return []
    if told:
        claims = told[0].whole
    elif statement.is_own:
        if any(map(draft.may_lack_claims, draft.sections_of(statement.key.record) or ("",))):
            return []
        claims = statement.whole
    elif all(leg.ref in draft.claims for leg in statement.legs):
        claims = statement.whole + statement.part
    else:
        return []
    sources = list(dict.fromkeys(claim.source for claim in claims))
    return sources if all(draft.sources[source].status == "withdrawn" for source in sources) else []


def _is_told(draft: Draft, ref: str) -> bool:
    return ref in draft.findings and draft.findings[ref].finding.withdrawn


def _named(statement: Statement) -> str:
    """Return how a message names a finding, an account, or a text that has no name."""
    if not statement.is_own:
        return "this"
    finding, account = statement.legs[0].ref, statement.key.id.partition("/")[2]
    return f"the account `{account}` of `{finding}`" if account else f"`{finding}`"
