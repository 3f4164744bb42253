"""Turns an event into its tables: who reports what, what another event has of it, and the articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from generator.corpus import BACKGROUND, Corpus, Key, LinkedFinding, Statements, coverage
from generator.site.pages.findings import actor_link, permalink, section_link, when
from generator.site.pages.link import Link
from generator.site.pages.reference import Descriptor, SourceReference, origin_name, reference, source_link
from generator.site.pages.sentence import Quote, Sentence, sentence, styles
from generator.text import Locator, Prose, fold, listed

# So many articles fit beside the brief, and so many across the page; of more, articles are the rows.
_BESIDE, _ACROSS = 7, 24
# So many of the most named actors are in a table.
_DOWN = 60
_LEVELS = 5


@dataclass(frozen=True)
class Count:
    """How many findings of a topic an article reports, and how dark its cell is, from 0 to 5."""

    number: int
    level: int


@dataclass(frozen=True)
class TopicRow:
    """A topic: its name for tables, what each article reports of it, and how many findings it has."""

    topic: Link
    counts: tuple[Count, ...]
    of: int


@dataclass(frozen=True)
class WhoReportsWhat:
    """Topics by articles: the articles by siglum, a row for each topic, sums, and what each has alone."""

    columns: tuple[tuple[str, Link], ...]
    rows: tuple[TopicRow, ...]
    all: tuple[int, ...]
    alone: tuple[int, ...]
    total: int
    total_alone: int
    form: str


@dataclass(frozen=True)
class ActorsByEvents:
    """Actors by events: the events with their dates; for each actor counts of findings, and who took part.

    `lacks_events` and `lacks_actors` say that others are left out.
    """

    columns: tuple[tuple[Link, str], ...]
    rows: tuple[tuple[Link, tuple[Count, ...], tuple[bool, ...]], ...]
    lacks_events: bool
    lacks_actors: bool


@dataclass(frozen=True)
class ComparedRow:
    """One matter at two events: what is said of it in a few words, or the finding's label alone."""

    label: str
    here: Sentence | Link
    there: Sentence | Link
    note: Prose | None


@dataclass(frozen=True)
class Compared:
    """Another event beside this one; `id` is the table's."""

    id: str
    link: Link
    when: str
    rows: tuple[ComparedRow, ...]


@dataclass(frozen=True)
class ArticleRow:
    """An article in an event's table: its reference, whom it has it from, and what it calls one actor."""

    reference: SourceReference
    origins: str
    calls: tuple[Quote, Locator] | None


@dataclass(frozen=True)
class Articles:
    """The articles of an event, the actor whom they name, and who their publishers and origins are."""

    rows: tuple[ArticleRow, ...]
    called: Link | None
    owners: tuple[Descriptor, ...]
    not_assessed: str


def who_reports_what(corpus: Corpus, section: str) -> WhoReportsWhat | None:
    """Return topics by articles for an event that several articles report; else None."""
    sources = corpus.standing(corpus.sources_of(section))
    if section == BACKGROUND or len(sources) < 2:
        return None
    rows, alone = [], dict.fromkeys(sources, 0)
    for number, topic in enumerate(corpus.sections[section].topics):
        found = [
            coverage.coverage(corpus, linked)
            for linked in coverage.reported(corpus.findings_of(section))
            if linked.finding.topic == topic.title
        ]
        if not found:
            continue
        numbers = [sum(source in (*each.whole, *each.part) for each in found) for source in sources]
        for each in found:
            if each.alone in alone:
                alone[each.alone] += 1
        counts = tuple(Count(n, ceil(_LEVELS * n / len(found))) for n in numbers)
        link = Link(Key.section(section).page, f"_topic-{number + 1}", topic.short or topic.title)
        rows.append(TopicRow(link, counts, len(found)))
    form = "beside" if len(sources) <= _BESIDE else "across" if len(sources) <= _ACROSS else "down"
    return WhoReportsWhat(
        columns=tuple((corpus.sigla[source], source_link(corpus, source)) for source in sources),
        rows=tuple(rows),
        all=tuple(sum(row.counts[index].number for row in rows) for index in range(len(sources))),
        alone=tuple(alone.values()),
        total=sum(row.of for row in rows),
        total_alone=sum(alone.values()),
        form=form,
    )


def actors_by_events(corpus: Corpus, actors: Sequence[str]) -> ActorsByEvents | None:
    """Return in how many findings of each event some actors are; None where there is but one event."""
    if len(corpus.events) < 2 or not actors:
        return None
    events = list(corpus.events)[-_ACROSS:]
    most = sorted(sorted(actors, key=corpus.named_in, reverse=True)[:_DOWN], key=list(corpus.actors).index)
    rows = []
    for actor in most:
        numbers = [
            sum(actor in (each.finding.speaker, *each.finding.about) for each in corpus.findings_of(event))
            for event in events
        ]
        if not any(numbers):
            continue
        rows.append((actor, numbers, [_took_part(corpus, event, actor) for event in events]))
    greatest = max((number for _, numbers, _ in rows for number in numbers), default=1)
    return ActorsByEvents(
        tuple((section_link(corpus, event), when(corpus, event)) for event in events),
        tuple(
            (
                actor_link(corpus, actor),
                tuple(Count(n, ceil(_LEVELS * n / greatest)) for n in numbers),
                tuple(took_part),
            )
            for actor, numbers, took_part in rows
        ),
        lacks_events=len(corpus.events) > _ACROSS,
        lacks_actors=len(actors) > _DOWN,
    )


def _took_part(corpus: Corpus, event: str, actor: str) -> bool:
    return any(each.actor == actor for each in corpus.events[event].participants)


def compared(
    corpus: Corpus, statements: Statements, section: str, of: str = "_compared"
) -> Iterator[Compared]:
    """Yield each event that findings of a section are compared with, as the data has it; `of` begins ids."""
    by_event: dict[str, list[ComparedRow]] = {}
    for linked in corpus.findings_of(section):
        for each in linked.finding.compares:
            other = corpus.findings[corpus.resolve(each.finding, linked.record) or each.finding]
            rows = by_event.setdefault(other.section, [])
            within = _table_id(of, list(by_event).index(other.section))
            here, there = (
                _cell(corpus, statements, field, (linked, other), within) for field in ("here", "there")
            )
            rows.append(ComparedRow(linked.finding.label.plain, here, there, each.note))
    for index, (other_section, rows) in enumerate(by_event.items()):
        to = section_link(corpus, other_section)
        yield Compared(_table_id(of, index), to, when(corpus, other_section), tuple(rows))


def _table_id(of: str, index: int) -> str:
    return f"{of}{f'-{index + 1}' if index else ''}"


def _cell(
    corpus: Corpus, statements: Statements, field: str, pair: tuple[LinkedFinding, LinkedFinding], within: str
) -> Sentence | Link:
    """Return what one cell says: its words with their marks, or a link to the finding by its label."""
    linked, other = pair
    found = [
        each for each in statements.lines(linked.record, field) if each.key.id == f"{linked.id}/{other.key}"
    ]
    if not found:
        return permalink(linked if field == "here" else other)
    return sentence(corpus, found[0], within=within)


def articles(corpus: Corpus, sources: tuple[str, ...]) -> Articles:
    """Return the table of some articles, in the order of the site."""
    called = _called(corpus, sources)
    claims = {source: corpus.claims_of(source) for source in sources}
    references = [reference(corpus, source, claims[source]) for source in sources]
    rows = []
    for source, each in zip(sources, references, strict=True):
        named = dict.fromkeys(origin_name(corpus, source, claim.origin) for claim in claims[source])
        origins = listed(
            f"{origin}" if origin else "not stated" for origin in sorted(named, key=lambda o: not o)
        )
        style = corpus.sources[source].names.get(called or "", ())[:1]
        rows.append(ArticleRow(each, origins, next(iter(styles(corpus, source, called or "", style)), None)))
    described = {each.name: each for ref in references for each in (ref.publisher, *ref.origins)}
    return Articles(
        rows=tuple(rows),
        called=actor_link(corpus, called) if called else None,
        owners=tuple(each for each in described.values() if each.is_assessed),
        not_assessed=listed(str(each.name) for each in described.values() if not each.is_assessed),
    )


def _called(corpus: Corpus, sources: tuple[str, ...]) -> str | None:
    """Return the actor whom some articles call by the most different names, the first in the site's order."""
    names = [corpus.sources[source].names for source in sources]
    most, called = 0, None
    for actor in corpus.actors:
        first = {fold(styles[0].exact).text for each in names if (styles := each.get(actor))}
        if len(first) > most:
            most, called = len(first), actor
    return called
