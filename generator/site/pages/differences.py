"""Turns all places where the articles do not say the same into one page: matters, events, names as tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.corpus import BACKGROUND, BRIEFING_KEY, Corpus, LinkedFinding, Statements, model
from generator.site.pages.findings import (
    ContextView,
    actor_link,
    context,
    finding_view,
    permalink,
    section_name,
    when,
)
from generator.site.pages.footing import page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.reference import source_link, sources_in_order
from generator.site.pages.sentence import Passage, Quote, Sentence, passage, styles
from generator.site.pages.tables import Compared, compared
from generator.text import Locator, Prose, counted, fold

DIFFERENCES_PAGE = "differences"
# So many articles fit beside each other; of more, a row has the words of all in one cell.
_ACROSS = 7
_WORD = re.compile(r"[\w’']+(?:[-\u2010\u2011][\w’']+)*")
# In the order of the page.
_KINDS: dict[model.Difference, tuple[str, str, str]] = {
    "contradiction": ("The accounts contradict each other", "contradiction", "contradictions"),
    "sense": ("The same matter in another sense", "matter in another sense", "matters in another sense"),
    "wording": ("The same matter in other words", "matter in other words", "matters in other words"),
}


@dataclass(frozen=True)
class Said:
    """What an article says of a matter: its words, marked where others have none, or ours for it."""

    passage: Passage
    shown: Markup | None


@dataclass(frozen=True)
class Matter:
    """A matter in which articles differ, with what each of the table's articles says of it."""

    link: Link
    where: str | None
    question: Prose | None
    versions: tuple[Sentence, ...]
    note: Prose | None
    context: tuple[ContextView, ...]
    cells: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True)
class Group:
    """The matters in which articles differ in one way."""

    kind: model.Difference
    title: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Differing:
    """The table of matters by articles; `is_across` says that each article has a column.

    `has_marks` and `has_paraphrases` say what the table shows and must explain.
    """

    columns: tuple[tuple[str, Link], ...]
    is_across: bool
    groups: tuple[Group, ...]
    has_marks: bool
    has_paraphrases: bool


@dataclass(frozen=True)
class BetweenEvents:
    """The tables of an event that has other events beside it."""

    title: str
    tables: tuple[Compared, ...]


@dataclass(frozen=True)
class Names:
    """Actors by articles: by what words each article names each; `is_across` as of what differs."""

    columns: tuple[tuple[str, Link], ...]
    is_across: bool
    rows: tuple[tuple[Link, tuple[tuple[tuple[Quote, Locator], ...], ...]], ...]


@dataclass(frozen=True)
class DifferencesContent:
    """What the page of all differences says; `weighed` is what has public reports beside it, and no row."""

    counts: str
    differing: Differing | None
    weighed: tuple[tuple[Link, tuple[ContextView, ...]], ...]
    between_events: tuple[BetweenEvents, ...]
    names: Names | None


def differences(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the page of all places where the articles do not say the same."""
    by_kind = {
        kind: [linked for linked in corpus.findings.values() if linked.finding.differs == kind]
        for kind in _KINDS
    }
    in_table = [linked for found in by_kind.values() for linked in found]
    sources = sources_in_order(
        corpus, (claim for linked in in_table for claim in corpus.every_claim_on(linked.key))
    )
    weighed = [
        (permalink(linked), tuple(context(corpus, statements, linked)))
        for linked in corpus.findings.values()
        if corpus.bearing_on(linked.key) and linked not in in_table
    ]
    between_events = tuple(_between_events(corpus, statements))
    rows = sum(len(table.rows) for each in between_events for table in each.tables)
    counts = [counted(len(by_kind[kind]), one, several) for kind, (_, one, several) in _KINDS.items()]
    counts.append(counted(rows, "comparison between events", "comparisons between events"))
    content = DifferencesContent(
        ", ".join(counts),
        _differing(corpus, statements, by_kind, sources) if in_table else None,
        tuple(weighed),
        between_events,
        _names(corpus),
    )
    yield page_of(
        corpus,
        DIFFERENCES_PAGE,
        "Where the accounts differ",
        f"What the editors set side by side: {content.counts}.",
        "differences.html",
        BRIEFING_KEY,
        content,
        also=sources,
    )


def _differing(
    corpus: Corpus,
    statements: Statements,
    by_kind: dict[model.Difference, list[LinkedFinding]],
    sources: tuple[str, ...],
) -> Differing:
    several = len({linked.section for found in by_kind.values() for linked in found}) > 1
    groups = [
        Group(
            kind,
            title,
            tuple(_matter(corpus, statements, each, sources, says_where=several) for each in by_kind[kind]),
        )
        for kind, (title, _, _) in _KINDS.items()
        if by_kind[kind]
    ]
    said = [each for group in groups for matter in group.matters for cell in matter.cells for each in cell]
    return Differing(
        _columns(corpus, sources),
        len(sources) <= _ACROSS,
        tuple(groups),
        has_marks=any("<mark>" in each.shown for each in said if each.shown),
        has_paraphrases=any(each.passage.quote.is_paraphrase for each in said if each.passage.quote),
    )


def _matter(
    corpus: Corpus,
    statements: Statements,
    linked: LinkedFinding,
    sources: tuple[str, ...],
    *,
    says_where: bool,
) -> Matter:
    view = finding_view(corpus, statements, linked, weighed=True)
    passages = [passage(corpus, claim) for claim in corpus.every_claim_on(linked.key)]
    common = _common(passages) if linked.finding.wordings else frozenset()
    cells: dict[str, list[Said]] = {source: [] for source in sources}
    for claim, said in zip(corpus.every_claim_on(linked.key), passages, strict=True):
        if said.quote:
            cells[claim.source].append(Said(said, _marked(said.quote.exact, common)))
        elif said.is_own_version:
            cells[claim.source].append(Said(said, None))
    return Matter(
        view.link,
        _where(corpus, linked.section) if says_where else None,
        view.question,
        tuple(each.sentence for each in view.accounts),
        view.note,
        view.context,
        tuple(map(tuple, cells.values())),
    )


def _where(corpus: Corpus, section: str) -> str:
    """Return the date of a section, or where another has the same, its title."""
    date = when(corpus, section)
    is_shared = sum(when(corpus, event) == date for event in corpus.events) > 1
    return section_name(corpus, section) if is_shared else date


def _between_events(corpus: Corpus, statements: Statements) -> Iterator[BetweenEvents]:
    """Yield the tables of all events and the background, each with its own ids."""
    for number, section in enumerate((*corpus.events, *([BACKGROUND] if corpus.background else []))):
        found = tuple(compared(corpus, statements, section, of=f"_compared{number + 1}"))
        if found:
            yield BetweenEvents(section_name(corpus, section), found)


def _names(corpus: Corpus) -> Names | None:
    """Return how articles name the actors whom several of them name."""
    naming = {
        actor: [source for source in corpus.sources if actor in corpus.sources[source].names]
        for actor in corpus.actors
    }
    several = [actor for actor, sources in naming.items() if len(sources) > 1]
    sources = tuple(each for each in corpus.sources if any(each in naming[actor] for actor in several))
    if not several:
        return None
    return Names(
        _columns(corpus, sources),
        len(sources) <= _ACROSS,
        tuple(
            (
                actor_link(corpus, actor),
                tuple(
                    styles(corpus, source, actor, corpus.sources[source].names.get(actor, ()))
                    for source in sources
                ),
            )
            for actor in several
        ),
    )


def _columns(corpus: Corpus, sources: tuple[str, ...]) -> tuple[tuple[str, Link], ...]:
    return tuple((corpus.sigla[source], source_link(corpus, source)) for source in sources)


def _common(passages: Iterable[Passage]) -> frozenset[str]:
    """Return the words that all quotations have, so that the others can be marked; none where that is idle.

    Across languages they would. If all share only articles and the like, everything would be marked.
    """
    quotes = [each.quote for each in passages if each.quote]
    words = [frozenset(fold(word).text for word in _WORD.findall(quote.exact)) for quote in quotes]
    common = frozenset.intersection(*words) if words else frozenset()
    is_telling = any(len(word) > 3 for word in common) and len({quote.lang for quote in quotes}) == 1
    return common if is_telling else frozenset()


def _marked(text: str, common: frozenset[str]) -> Markup:
    """Return a quotation with those words marked that are not common to all; without any, as it is."""
    if not common:
        return escape(text)
    runs: list[tuple[int, int]] = []
    goes_on = False
    for match in _WORD.finditer(text):
        uncommon = fold(match[0]).text not in common
        if uncommon and goes_on:
            runs[-1] = (runs[-1][0], match.end())
        elif uncommon:
            runs.append(match.span())
        goes_on = uncommon
    html, position = Markup(), 0
    for start, end in runs:
        html += escape(text[position:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        position = end
    return html + escape(text[position:])
