"""Turns the sources and claims that a page rests on into the source summary statement: sentences, and no score.

The term and its purpose are those of ICD 206 of the U.S. Intelligence Community: what a reader must know of all sources
together to weigh what rests on them.
"""

from collections.abc import Iterable

from generator.corpus import Corpus, LinkedClaim, LinkedFinding
from generator.english import counted, listed
from generator.model import Source
from generator.views.evidence import publisher
from generator.views.findings import reporting

_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "he": "Hebrew",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "uz": "Uzbek",
}


def source_summary(
    corpus: Corpus,
    sources: tuple[str, ...],
    claims: Iterable[LinkedClaim],
    findings: Iterable[LinkedFinding],
    subject: str = "This page",
) -> tuple[str, ...]:
    """Return the sentences for a page, or for the briefing as a whole, that rests on these sources and findings."""
    return tuple(_sentences(corpus, sources, tuple(claims), tuple(findings), subject)) if sources else ()


def _sentences(
    corpus: Corpus,
    sources: tuple[str, ...],
    claims: tuple[LinkedClaim, ...],
    findings: tuple[LinkedFinding, ...],
    subject: str,
) -> Iterable[str]:
    records = [corpus.sources[source] for source in sources]
    languages = listed(sorted({_LANGUAGES.get(each.language, each.language) for each in records}))
    yield f"{subject} rests on {counted(len(sources), 'article')} in {languages}."
    yield _dates(records)
    origins = corpus.origins(claims)
    if origins.named:
        names = listed(corpus.publishers[each].name for each in origins.named)
        silent = {claim.source for claim in claims if not claim.origin}
        rest = (
            f"; for other claims {len(silent)} of them {'names' if len(silent) == 1 else 'name'} none" if silent else ""
        )
        yield f"Origins named: {names}{rest}."
    else:
        yield "No article names an origin for what it reports."
    unassessed = {corpus.sources[s].publisher for s in sources if publisher(corpus, s).descriptor == "not assessed"}
    if unassessed:
        names = listed(sorted(corpus.publishers[each].name for each in unassessed))
        yield f"Not assessed here: {names}."
    reported = [linked for linked in findings if linked.finding.kind == "reported"]
    if only := [linked for linked in reported if len(reporting(corpus, linked)) == 1]:
        verb = "stands" if len(only) == 1 else "stand"
        yield f"Of {counted(len(reported), 'finding')}, {len(only)} {verb} in one article only."
    if differing := sum(bool(linked.finding.accounts) for linked in reported):
        yield f"The accounts differ in {counted(differing, 'place')}."
    if gaps := sum(linked.finding.kind == "gap" for linked in findings):
        yield f"{counted(gaps, 'question')} that a reader may ask {'stays' if gaps == 1 else 'stay'} open."


def _dates(records: list[Source]) -> str:
    dated = sorted((each.issued for each in records if each.issued), key=lambda date: date.sort_key)
    undated = len(records) - len(dated)
    if not dated:
        return "No article bears a date." if undated > 1 else "The article bears no date."
    words = list(dict.fromkeys((dated[0].words, dated[-1].words)))
    count = f"{len(dated)} of them" if undated else "They" if len(dated) > 1 else "It"
    verb = "is" if len(dated) == 1 else "are"
    return f"{count} {verb} dated {' to '.join(words)}{f'; {undated} without a date' if undated else ''}."
