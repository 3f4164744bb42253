"""Turns what a page says into the page with its footing: sigla, legend, sources, and the apparatus."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from generator.corpus import Corpus, Key, LinkedClaim, LinkedFinding
from generator.site.pages.page import Back, Entry, Footing, Page, Term, Witness
from generator.site.pages.reference import reference, source_link
from generator.site.pages.sentence import Mark, Passage, Sentence, passage
from generator.site.pages.summary import source_summary
from generator.text import Prose, listed

# A longer apparatus is not on the page: its marks lead to the claims on the pages of the sources.
_MOST_ENTRIES = 120
MARKS = {
    "paragraph": ("RM 4", "the article with the siglum RM, and its paragraph 4"),
    "page": ("RM p. 14", "page 14 of its file; ¶ then counts the paragraphs of that page"),
    "time": ("RM 12:30", "12 minutes 30 seconds from the beginning of the recording"),
    "post": ("RM post 3", "post 3 of the thread or live blog"),
}
IN_PART = (
    "dotted",
    "the article supports less than the sentence, or only a part of it; its words say what it reports",
)
ORIGIN = (
    "origin",
    "beside a mark, whom the article names as its source; where it names none, several may share one",
)
OWN_WORDS = ("‹ ›", "the article’s own words for what somebody said, not the speaker’s")
FOUND = (
    "found in the captured text",
    "the words are in the article’s text as it was read that day, "
    "which does not say that the article is right",
)
PARTICULARS = (
    "numbers, dates, names",
    "those of our sentences are in the paragraphs, or in the sentences, that these cite; roles that are "
    "exchanged, a negation that is lost, or another name of the same paragraph would not be noticed: that is "
    "what people read for",
)
NOT_YET_CHECKED = (
    "not yet checked",
    "no one has looked these words up, nor the numbers, dates and names of our sentences, in a captured text "
    "of the article",
)
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
    cited_in = [each for each in _sentences(content) if each.marks]
    marks = [mark for sentence in cited_in for mark in sentence.marks]
    shown = {*also, *(mark.source for mark in marks)}
    cited = tuple(source for source in corpus.sources if source in shown)
    apparatus = tuple(_apparatus(corpus, cited_in))
    passages = [each for witness in apparatus for entry in witness.entries for each in entry.passages]
    claims = [corpus.claims[each.key] for each in passages]
    summary: tuple[str, ...] = ()
    if summarised:
        sources = cited if summarised.sources is None else summarised.sources
        summary = source_summary(corpus, sources, summarised.claims, summarised.findings, summarised.subject)
    in_part = any(mark.in_part for mark in marks)
    leads_out = sum(len(witness.entries) for witness in apparatus) > _MOST_ENTRIES
    footing = Footing(
        sigla=tuple((corpus.sigla[source], source_link(corpus, source)) for source in cited) if marks else (),
        terms=_legend(corpus, passages, cited, in_part=in_part, names_origins=names_origins),
        sources=tuple(
            reference(corpus, source, [*claims, *(summarised.claims if summarised else ())])
            for source in cited
        ),
        apparatus=() if leads_out else apparatus,
        leads_out=leads_out,
        found=_found(passages),
        summary=summary,
        waived=tuple(_waived(corpus, path)),
    )
    return Page(path, title, description, template, record, content, footing)


def _apparatus(corpus: Corpus, sentences: Iterable[Sentence]) -> Iterator[Witness]:
    """Yield the words behind the marks of some sentences, by source and place, with the ways back."""
    cited: dict[str, dict[str, tuple[Mark, list[LinkedClaim], list[Back]]]] = {}
    tables: dict[str, Back] = {}
    for sentence in sentences:
        for mark in sentence.marks:
            entries = cited.setdefault(mark.source, {})
            _, claims, backs = entries.setdefault(mark.entry, (mark, [], []))
            claims += (corpus.claims[key] for key in mark.claims)
            if sentence.id:
                backs.append(Back(sentence.id, sentence.label, mark.in_part))
            elif sentence.within:
                tables.setdefault(mark.entry, Back(sentence.within, sentence.label, False))
    for source in sorted(cited, key=lambda each: corpus.positions[each]):
        found = []
        for id_, (mark, claims, backs) in cited[source].items():
            in_order = corpus.in_order(claims)
            words = tuple(passage(corpus, claim) for claim in in_order)
            place = (in_order[0].locator,) if in_order else ()  # the source as a whole comes first
            opens = next(filter(_opens, words), None)
            if not backs and id_ in tables:  # a table is led back to by what nothing else cites
                backs.append(tables[id_])
            found.append((place, Entry(id_, mark.place, words, opens, tuple(backs))))
        in_place = tuple(entry for _, entry in sorted(found, key=lambda each: each[0]))
        yield Witness(source, corpus.sigla[source], source_link(corpus, source), in_place)


def _waived(corpus: Corpus, path: str) -> Iterator[tuple[str, Prose]]:
    """Yield the words that stand on a page although nothing has a particular of theirs, with the reason."""
    for key, record in corpus.records.items():
        waived = getattr(record, "waived", ())
        if waived and corpus.page_of(key) == path:
            yield from ((each.words, each.reason) for each in waived)


def _found(passages: Iterable[Passage]) -> str:
    """Say once of all words on a page where they were found; those that were not say so themselves."""
    quotes = [each.quote for each in passages if each.quote]
    days = list(dict.fromkeys(quote.found for quote in quotes if quote.found))
    number = sum(1 for quote in quotes if quote.found)
    if not days:
        return ""
    some = "All" if number == len(quotes) else "All others of the"
    count = f"{some} {len(quotes)} quotations" if len(quotes) > 1 else "The quotation"
    were = "were" if len(quotes) > 1 else "was"
    texts = "texts" if len({each.source for each in passages}) > 1 else "text"
    return f"{count} {were} found in the captured {texts} of {listed(days)}, each at the place that is named."


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
    corpus: Corpus, passages: Sequence[Passage], cited: Iterable[str], *, in_part: bool, names_origins: bool
) -> tuple[Term, ...]:
    """Return the terms, with what they mean, that are used on a page with these passages and sources."""
    quotes = [passage.quote for passage in passages if passage.quote]
    kinds = {passage.locator.kind for passage in passages}
    shown = {corpus.sources[source].status for source in cited}
    occurring = {
        **{term: kind in kinds for kind, term in MARKS.items()},
        IN_PART: in_part,
        ORIGIN: names_origins or any(passage.origin for passage in passages),
        OWN_WORDS: any(quote.is_paraphrase for quote in quotes),
        FOUND: any(quote.found for quote in quotes),
        PARTICULARS: any(corpus.claims[passage.key].source in corpus.captures for passage in passages),
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
