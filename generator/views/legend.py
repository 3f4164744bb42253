"""Turns what stands on a page into the explanations of the words that it is marked with."""

from generator.corpus import Corpus
from generator.views.evidence import Evidence, Passage

Term = tuple[str, str]

MARK = ("2 ¶4", "source 2 of this page, paragraph 4 of that article")
IN_PART = ("in part", "the article supports less than the sentence; its citation says what")
ORIGIN = ("origin", "whom an article says that it had this from; where none is named, several articles may have one")
OWN_WORDS = ("the article’s own words", "not the speaker’s")
FOUND = (
    "found in the captured text",
    "the words stand in the article’s text as it was read that day, which does not say that the article is right",
)
NOT_YET_CHECKED = ("not yet checked", "nobody has looked these words up in a captured text of the article")
CUT = ("[…]", "words left out by the editor; three dots without brackets stand in the article")
OPENS = ("↗", "opens the article at the words; live pages change, and then it opens at the top")
CORRECTED = ("corrected", "the publisher changed the article since")
WITHDRAWN = ("withdrawn", "the publisher took the article back")


def legend(corpus: Corpus, evidence: Evidence, *, names_origins: bool = False) -> tuple[Term, ...]:
    """Return those of the terms, with what they mean, that stand on the page that the evidence is of."""
    passages = [passage for note in evidence.notes() for passage in note.passages]
    quotes = [passage.quote for passage in passages if passage.quote]
    shown = {corpus.sources[source].status for source in evidence.cited()}
    occurring = {
        MARK: bool(passages),
        IN_PART: any(passage.in_part for passage in passages),
        ORIGIN: names_origins or any(passage.origin for passage in passages),
        OWN_WORDS: any(quote.is_paraphrase for quote in quotes),
        FOUND: any(quote.found for quote in quotes),
        NOT_YET_CHECKED: any(not quote.found for quote in quotes),
        CUT: any("…" in quote.exact or "..." in quote.exact for quote in quotes),
        OPENS: any(map(_opens, passages)),
        CORRECTED: "corrected" in shown,
        WITHDRAWN: "withdrawn" in shown,
    }
    return tuple(term for term, occurs in occurring.items() if occurs)


def _opens(passage: Passage) -> bool:
    return bool(passage.article or passage.archive)
