"""Turns the sources and claims of a page into the source summary statement: sentences, and no score.

The term and its purpose are those of ICD 206 of the U.S. Intelligence Community: what a reader must know of
all sources together to weigh what rests on them.
"""

from collections.abc import Iterable, Iterator

from generator.corpus import Corpus, LinkedClaim, LinkedFinding, model
from generator.site.pages.findings import reporting
from generator.site.pages.reference import publisher_of
from generator.text import counted, english, listed


def source_summary(
    corpus: Corpus,
    sources: tuple[str, ...],
    claims: Iterable[LinkedClaim],
    findings: Iterable[LinkedFinding],
    subject: str = "This page",
) -> tuple[str, ...]:
    """Return the sentences for a page, or the whole briefing, that rests on these sources and findings."""
    return tuple(_sentences(corpus, sources, tuple(claims), tuple(findings), subject)) if sources else ()


def _sentences(
    corpus: Corpus,
    sources: tuple[str, ...],
    claims: tuple[LinkedClaim, ...],
    findings: tuple[LinkedFinding, ...],
    subject: str,
) -> Iterable[str]:
    records = [corpus.sources[source] for source in sources]
    languages = listed(sorted({english.language(each.language) or each.language for each in records}))
    yield f"{subject} rests on {counted(len(sources), 'article')} in {languages}."
    yield _countries([publisher_of(corpus, source) for source in sources])
    yield _dates(records)
    yield from _states(records)
    yield from _origins(corpus, sources, claims)
    unassessed = {corpus.sources[s].publisher for s in sources if not publisher_of(corpus, s).is_assessed}
    if unassessed:
        names = listed(sorted(corpus.publishers[each].name for each in unassessed))
        yield f"Not assessed here: {names}."
    yield from _unchecked(corpus, claims)
    reported = [linked for linked in findings if linked.finding.kind == "reported"]
    if only := [linked for linked in reported if len(reporting(corpus, linked)) == 1]:
        verb = "is" if len(only) == 1 else "are"
        yield f"Of {counted(len(reported), 'finding')}, {len(only)} {verb} in one article only."
    if differing := sum(bool(linked.finding.accounts) for linked in reported):
        yield f"The accounts differ in {counted(differing, 'place')}."
    if gaps := sum(linked.finding.kind == "gap" for linked in findings):
        yield f"{counted(gaps, 'question')} {'remains' if gaps == 1 else 'remain'} open."


def _countries(publishers: list[model.Publisher]) -> str:
    names = sorted({english.country(each.country) or each.country for each in publishers if each.country})
    unknown = len({each.name for each in publishers if not each.country})
    rest = f"; for {counted(unknown, 'publisher')} none is recorded" if unknown and names else ""
    whose = "Country of its publisher" if len(publishers) == 1 else "Countries of their publishers"
    return f"{whose}: {listed(names) or 'none is recorded'}{rest}."


def _dates(records: list[model.Source]) -> str:
    dated = sorted((each.issued for each in records if each.issued), key=lambda date: date.sort_key)
    undated = len(records) - len(dated)
    if not dated:
        return "No article has a date." if undated > 1 else "The article has no date."
    oldest, newest = dated[0].words, dated[-1].words
    rest = f"; {undated} {'has' if undated == 1 else 'have'} no date" if undated else ""
    if len(dated) == 1:
        return f"{'The one with a date is of' if undated else 'It is dated'} {oldest}{rest}."
    if oldest == newest:
        return f"{len(dated)} of them are of {oldest}{rest}." if undated else f"They are dated {oldest}."
    which = f"Of the {len(dated)} that have a date, the" if undated else "The"
    return f"{which} oldest is of {oldest}, the newest of {newest}{rest}."


def _states(records: list[model.Source]) -> Iterator[str]:
    for status, words in (("corrected", "was corrected since"), ("withdrawn", "was withdrawn since")):
        if number := sum(each.status == status for each in records):
            yield f"{number} of them {words if number == 1 else words.replace('was', 'were')}."


def _origins(corpus: Corpus, sources: tuple[str, ...], claims: tuple[LinkedClaim, ...]) -> Iterator[str]:
    """Say which articles are primary, in what is their own report, which are secondary, and their origins."""
    own = {claim.source for claim in claims if claim.origin == corpus.sources[claim.source].publisher}
    from_others = [c for c in claims if c.origin and c.origin != corpus.sources[c.source].publisher]
    silent = {claim.source for claim in claims if not claim.origin}
    if not own and not from_others:
        yield (
            "No article names an origin for what it reports, "
            "or says that it is its own (primary or secondary)."
        )
        return
    primary = "No article says that its report is its own (primary)"
    if own:
        verb, its = ("reports", "its") if len(own) == 1 else ("report", "their")
        primary = f"{counted(len(own), 'article')} {verb} something as {its} own (primary)"
    secondary = ""
    if from_others:
        number = len({claim.source for claim in from_others})
        origins = listed(
            corpus.publishers[each].name for each in dict.fromkeys(c.origin for c in from_others) if each
        )
        have = "has" if number == 1 else "have"
        secondary = f"; {number} {have} something from a named origin (secondary): {origins}"
    yield f"{primary}{secondary}."
    if silent:
        name, they = ("names", "it reports") if len(silent) == 1 else ("name", "they report")
        yield f"{len(silent)} {name} no origin for some or all of what {they}."


def _unchecked(corpus: Corpus, claims: tuple[LinkedClaim, ...]) -> Iterator[str]:
    quoting = [claim for claim in claims if claim.quote]
    unchecked = [claim for claim in quoting if claim.source not in corpus.captures]
    if unchecked:
        some = f"{len(unchecked)} {'is' if len(unchecked) == 1 else 'are'}"
        yield f"Of {counted(len(quoting), 'quotation')}, {some} not yet checked against a captured text."
    elif quoting:
        every = "The one quotation was" if len(quoting) == 1 else f"All {len(quoting)} quotations were"
        where = "captured text" if len({claim.source for claim in quoting}) == 1 else "captured texts"
        yield f"{every} found in the {where}."
