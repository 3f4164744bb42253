"""Rules on articles that their publishers took back."""

from collections.abc import Iterator

from generator.corpus import Draft, Statement, statements
from generator.rules.rule import Wrong


def resting_on_withdrawn(draft: Draft) -> Iterator[Wrong]:
    """A finding, an account, or a text of another record rests on withdrawn articles only.

    No one stands by it any more, and the site would go on saying it. Take it out,
    or find who else reports it.

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
            yield Wrong(statement.key.record, statement.steps, message, hint)


def _only_withdrawn(draft: Draft, statement: Statement) -> list[str]:
    """Return the sources of a statement if all of them are withdrawn.

    What rests on a finding is fixed with that finding, so only what rests on claims alone counts.
    """
    if statement.is_own:
        if any(map(draft.may_lack_claims, draft.sections_of(statement.key.record) or ("",))):
            return []
        claims = statement.whole
    elif all(leg.ref in draft.claims for leg in statement.legs):
        claims = statement.whole + statement.part
    else:
        return []
    sources = list(dict.fromkeys(claim.source for claim in claims))
    return sources if all(draft.sources[source].status == "withdrawn" for source in sources) else []


def _named(statement: Statement) -> str:
    """Return how a message names a finding, an account, or a text that has no name."""
    if not statement.is_own:
        return "this"
    finding, account = statement.legs[0].ref, statement.key.id.partition("/")[2]
    return f"the account `{account}` of `{finding}`" if account else f"`{finding}`"
