"""Turns the sources and claims of a page into the source summary statement: sentences, and no score.

The term and its purpose are those of ICD 206 of the U.S. Intelligence Community: what a reader must know of
all sources together to weigh what rests on them.
"""

from collections.abc import Iterable, Iterator

from generator.corpus import Corpus, LinkedClaim, LinkedFinding, coverage, model
from generator.site.pages.reference import changed_since, publisher_of
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
    every, sources = sources, corpus.standing(sources)
    claims = tuple(claim for claim in claims if claim.source in sources)
    withdrawn = len(every) - len(sources)
    was = "was withdrawn since and is" if withdrawn == 1 else "were withdrawn since and are"
    if not sources:
        yield f"{subject} rests on no article that stands; {withdrawn} {was} not counted."
        return
    records = [corpus.sources[source] for source in sources]
    languages = listed(sorted({english.language(each.language) or each.language for each in records}))
    yield f"{subject} rests on {counted(len(sources), 'article')} in {languages}."
    yield _countries([publisher_of(corpus, source) for source in sources])
    yield _dates(records)
    yield from _states(records)
    if withdrawn:
        yield f"{withdrawn} more {was} not counted."
    yield from _origins(corpus, claims)
    unassessed = {corpus.sources[s].publisher for s in sources if not publisher_of(corpus, s).is_assessed}
    if unassessed:
        names = listed(sorted(corpus.publishers[each].shown for each in unassessed))
        yield f"Not assessed here: {names}."
    yield from _unchecked(corpus, claims)
    yield from _changed(corpus, claims)
    reported = coverage.reported(findings)
    covered = [coverage.coverage(corpus, linked) for linked in reported]
    single = sum(len(corpus.standing(corpus.sources_of(linked.section))) == 1 for linked in reported)
    yield from _alone(len(reported), sum(each.alone is not None for each in covered), single)
    if one := sum(each.one_origin is not None for each in covered):
        yield f"{one} more {'rests' if one == 1 else 'rest'} on several articles with one origin."
    if differing := sum(linked.finding.is_disputed for linked in reported):
        yield f"The accounts differ in {counted(differing, 'place')}."
    if gaps := sum(linked.finding.kind == "gap" for linked in findings):
        yield f"{counted(gaps, 'thing')} {'is' if gaps == 1 else 'are'} noted as not reported."


def _countries(publishers: list[model.Publisher]) -> str:
    names = sorted({english.country(each.country) or each.country for each in publishers if each.country})
    unknown = len({each.name for each in publishers if not each.country})
    rest = f"; for {counted(unknown, 'publisher')} it is not recorded" if unknown and names else ""
    what = "Country" if len(names) < 2 else "Countries"
    whose = f"{what} of {'its publisher' if len(publishers) == 1 else 'their publishers'}"
    return f"{whose}: {listed(names) or 'not recorded'}{rest}."


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
    if number := sum(each.primary for each in records):
        are = "is a primary document, itself" if number == 1 else "are primary documents, themselves"
        yield f"{number} of them {are} what others report on."
    if number := sum(each.status == "corrected" for each in records):
        yield f"{number} of them {'was' if number == 1 else 'were'} corrected since."


def _origins(corpus: Corpus, claims: tuple[LinkedClaim, ...]) -> Iterator[str]:
    """Say which articles are primary, in what is their own report, which are secondary, and their origins."""
    own = [claim for claim in claims if claim.origin == corpus.sources[claim.source].publisher]
    from_others = [claim for claim in claims if claim.origin and claim not in own]
    attributed = [each for each in claims if not each.origin and coverage.attribution(corpus, each)]
    silent = [claim for claim in claims if not claim.origin and claim not in attributed]
    primary = "No article says that its report is its own (primary)"
    if own:
        number, verb = _sources(own, "reports", "report")
        primary = f"{counted(number, 'article')} {verb} something as {_its(number)} own (primary)"
    secondary = ""
    if from_others:
        number, verb = _sources(from_others, "has", "have")
        named = dict.fromkeys(corpus.publishers[each.origin or ""].shown for each in from_others)
        secondary = f"; {number} {verb} something from a named origin (secondary): {listed(named)}"
    yield f"{primary}{secondary}."
    if attributed:
        number, verb = _sources(attributed, "attributes", "attribute")
        names = dict.fromkeys(coverage.attribution(corpus, each) or "" for each in attributed)
        yield f"{number} {verb} something to {listed(names)}."
    if silent:
        number, verb = _sources(silent, "names", "name")
        they = "it reports" if number == 1 else "they report"
        yield f"{number} {verb} no origin for some or all of what {they}."


def _sources(claims: Iterable[LinkedClaim], one: str, several: str) -> tuple[int, str]:
    """Return how many sources have claims, and the verb for so many."""
    number = len({claim.source for claim in claims})
    return number, one if number == 1 else several


def _its(number: int) -> str:
    return "its" if number == 1 else "their"


def _alone(findings: int, alone: int, single: int) -> Iterator[str]:
    """Say how many of the findings are in one article only, and of how many an event has but one article."""
    if not alone or findings == single:
        return
    one = {1: "The one finding is", 2: "Both findings are each"}.get(
        findings, f"All {findings} findings are each"
    )
    some = one if findings == alone else f"Of {findings} findings, {alone} {'is' if alone == 1 else 'are'}"
    rest = f", {single} of them on an event with one article" if single else ""
    yield f"{some} in one article only{rest}."


def _unchecked(corpus: Corpus, claims: tuple[LinkedClaim, ...]) -> Iterator[str]:
    quoting = [claim for claim in claims if claim.quote]
    number, unchecked = len(quoting), sum(claim.source not in corpus.captures for claim in quoting)
    every = {1: "The one quotation", 2: "Both quotations"}.get(number, f"All {number} quotations")
    was = "was" if number == 1 else "were"
    if number and unchecked == number:
        yield f"{every} {was} not yet checked against a captured text."
    elif unchecked:
        some = f"{unchecked} {'is' if unchecked == 1 else 'are'}"
        yield f"Of {number} quotations, {some} not yet checked against a captured text."
    elif number:
        where = "captured text" if len({claim.source for claim in quoting}) == 1 else "captured texts"
        yield f"{every} {was} found in the {where}."


def _changed(corpus: Corpus, claims: tuple[LinkedClaim, ...]) -> Iterator[str]:
    changed = sum(changed_since(corpus, claim) is not None for claim in claims)
    if changed:
        what = f"{counted(changed, 'claim')} {'is' if changed == 1 else 'are'}"
        yield f"{what} not as before in the article as it was read again since."
