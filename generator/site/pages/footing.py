"""Turns what a page says into the page with its footing: legend, sources and notes of all that it cites."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from generator.corpus import Corpus, Key, LinkedClaim, LinkedFinding
from generator.site.pages.page import Footing, Page, Term
from generator.site.pages.reference import reference
from generator.site.pages.sentence import Note, Passage, Sentence
from generator.site.pages.summary import source_summary

MARKS = {
    "paragraph": ("2 ¶4", "source 2, which has this number on every page, and paragraph 4 of that article"),
    "page": ("2 p. 14", "source 2, and page 14 of its file; ¶ then counts the paragraphs of that page"),
    "time": ("2 12:30", "source 2, at 12 minutes 30 seconds of the recording"),
    "post": ("2 post 3", "source 2, and post 3 of the thread or live blog"),
}
IN_PART = (
    "in part",
    "the article supports less than the sentence, or only a part of it; the citation says what it reports",
)
ORIGIN = (
    "origin",
    "whom the article names as its source; where it names none, several articles may share one",
)
OWN_WORDS = ("‹ ›", "the article’s own words for what somebody said, not the speaker’s")
FOUND = (
    "found in the captured text",
    "the words are in the article’s text as it was read that day, "
    "which does not say that the article is right",
)
NOT_YET_CHECKED = ("not yet checked", "no one has looked these words up in a captured text of the article")
CUT = ("[…]", "words left out by the editor; three dots without brackets are the article’s own")
INSERTED = ("[she]", "put into the words, or changed in them, by the editor; the article does not have it")
OPENS = ("↗", "opens the article at the words; live pages change, and then it opens at the top")
OPENS_AT = ("↗", "opens the document at the page, or the recording at the time; live pages change")
CHANGED = (
    "by the publisher after",
    "the words, or the paragraph, are not so any more in the article as it was read again since",
)
CORRECTED = ("corrected", "the publisher changed the article since")
WITHDRAWN = ("withdrawn", "the publisher took the article back")


@dataclass(frozen=True)
class Summarised:
    """What a page's source summary statement is about; `sources` are all of the page's unless given."""

    claims: tuple[LinkedClaim, ...]
    findings: tuple[LinkedFinding, ...]
    subject: str = "This page"
    sources: tuple[str, ...] | None = None


def page_of(
    corpus: Corpus,
    path: str,
    title: str,
    description: str,
    template: str,
    record: Key,
    content: Any,
    *,
    also: Iterable[str] = (),
    names_origins: bool = False,
    summarised: Summarised | None = None,
) -> Page:
    """Return a page with the footing that its content needs.

    Its sources are those that the content cites and those of `also`, in the order of the site.
    `names_origins` says that the content speaks of origins outside its notes.
    """
    notes = _notes(content)
    in_part = any(mark.in_part for sentence in _sentences(content) for mark in sentence.marks)
    listed = {*also, *(note.source for note in notes)}
    cited = tuple(source for source in corpus.sources if source in listed)
    noted = [corpus.claims[each.key] for note in notes for each in note.passages]
    summary: tuple[str, ...] = ()
    if summarised:
        sources = cited if summarised.sources is None else summarised.sources
        summary = source_summary(corpus, sources, summarised.claims, summarised.findings, summarised.subject)
    footing = Footing(
        terms=_legend(corpus, notes, cited, in_part=in_part, names_origins=names_origins),
        numbers={source: corpus.positions[source] + 1 for source in cited},
        sources=tuple(
            reference(corpus, source, [*noted, *(summarised.claims if summarised else ())])
            for source in cited
        ),
        notes=notes,
        summary=summary,
    )
    return Page(path, title, description, template, record, content, footing)


def _notes(content: Any) -> tuple[Note, ...]:
    """Return the notes of all sentences in a page's content, in its order."""
    found: dict[str, Note] = {}
    for sentence in _sentences(content):
        for note in sentence.notes:
            assert found.setdefault(note.id, note) is note, f"two sentences of a page have the note {note.id}"
    return tuple(found.values())


def _sentences(value: Any) -> Iterator[Sentence]:
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _sentences(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _sentences(getattr(value, field.name))


def _legend(
    corpus: Corpus, notes: Iterable[Note], cited: Iterable[str], *, in_part: bool, names_origins: bool
) -> tuple[Term, ...]:
    """Return the terms, with what they mean, that are used on a page with these notes and sources."""
    passages = [passage for note in notes for passage in note.passages]
    quotes = [passage.quote for passage in passages if passage.quote]
    kinds = {passage.locator.kind for passage in passages}
    shown = {corpus.sources[source].status for source in cited}
    occurring = {
        **{term: kind in kinds for kind, term in MARKS.items()},
        IN_PART: in_part,
        ORIGIN: names_origins or any(passage.origin for passage in passages),
        OWN_WORDS: any(quote.is_paraphrase for quote in quotes),
        FOUND: any(quote.found for quote in quotes),
        NOT_YET_CHECKED: any(not quote.found for quote in quotes),
        CUT: any("…" in quote.exact or "..." in quote.exact for quote in quotes),
        INSERTED: any(quote.exact.insertions for quote in quotes),
        OPENS: any(_opens(passage) and not passage.locator.fragment for passage in passages),
        OPENS_AT: any(_opens(passage) and passage.locator.fragment for passage in passages),
        CHANGED: any(passage.change for passage in passages),
        CORRECTED: "corrected" in shown,
        WITHDRAWN: "withdrawn" in shown,
    }
    return tuple(term for term, occurs in occurring.items() if occurs)


def _opens(passage: Passage) -> bool:
    return bool(passage.article or passage.archive)
