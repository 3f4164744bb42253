"""Rules on articles that their publishers took back."""

from collections.abc import Iterable, Iterator

from generator.corpus import Corpus, LinkedClaim
from generator.fields import Meaning
from generator.rules.rule import Wrong
from generator.yaml_source import Path


def resting_on_withdrawn(corpus: Corpus) -> Iterator[Wrong]:
    """A finding, an account, or a text of another record rests on withdrawn articles only.

    Nobody stands by it any more, and the site would go on saying it. Take it out, or find who else reports it.

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
    for linked in corpus.findings.values():
        if corpus.may_lack_claims(linked.home):
            continue
        path: Path = ("findings", linked.id)
        versions: list[tuple[str | None, Path]] = [(None, (*path, "text"))]
        versions += [(account, (*path, "accounts", account)) for account in linked.finding.accounts]
        for account, place in versions:
            if withdrawn := _only_withdrawn(corpus, corpus.claims_on(linked.key, account)):
                named = f"`{linked.key}`" if account is None else f"the account `{account}` of `{linked.key}`"
                yield _wrong(corpus.record_of(linked.home), place, named, withdrawn)
    # What rests on findings is mended with them; what rests on claims alone is not.
    groups: dict[tuple[str, Path], list[LinkedClaim | None]] = {}
    for record, path, ref in corpus.marked(Meaning.SUPPORT):
        groups.setdefault((record, path[:-1]), []).append(corpus.claims.get(ref))
    for (record, path), claims in groups.items():
        if all(claims) and (withdrawn := _only_withdrawn(corpus, (claim for claim in claims if claim))):
            yield _wrong(record, path, "this", withdrawn)


def _only_withdrawn(corpus: Corpus, claims: Iterable[LinkedClaim]) -> list[str]:
    """Return the sources of claims if all of them are withdrawn."""
    sources = list(dict.fromkeys(claim.source for claim in claims))
    return sources if all(corpus.sources[source].status == "withdrawn" for source in sources) else []


def _wrong(record: str, path: Path, named: str, sources: list[str]) -> Wrong:
    message = f"{named} rests on {'a withdrawn article' if len(sources) == 1 else 'withdrawn articles'} only"
    return Wrong(record, path, message, f"`briefing impact {sources[0]}` lists all that rests on it")
