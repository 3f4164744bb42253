"""Turns the corpus as a whole into pages: home, events and the timeline."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.corpus import (
    BRIEFING_KEY,
    HOME_PAGE,
    Corpus,
    Key,
    LinkedFinding,
    Statement,
    Statements,
)
from generator.site.pages.actor import ActorEntry, entry
from generator.site.pages.calendar import Drawn, Row, calendar
from generator.site.pages.event import Brief, briefs
from generator.site.pages.findings import (
    KIND_LABELS,
    FindingView,
    dated,
    finding_view,
    permalink,
    section_link,
    section_name,
    when,
)
from generator.site.pages.footing import Summarised, page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.sentence import Sentence, sentence
from generator.site.pages.strip import Moment, strip
from generator.site.pages.tables import Articles, articles
from generator.text import Prose, counted, dates

# What the front page has room for: so many events with so many of their lines, and differences in full.
_IN_FULL, _LINES, _DIFFERING = 4, 3, 2
EVENTS_PAGE = "events/index"
TIMELINE_PAGE = "timeline"


@dataclass(frozen=True)
class EventEntry:
    """An event in a list."""

    link: Link
    date: str
    place: str | None
    articles: str
    first_line: Sentence
    further: tuple[Sentence, ...] = ()


@dataclass(frozen=True)
class Dated:
    """Something on the timeline: when, what, and its sources; `link` leads to the event or finding."""

    date: str
    link: Link
    sentence: Sentence
    is_event: bool
    is_inferred: bool
    note: Prose | None
    is_disputed: bool
    kind_label: str | None


@dataclass(frozen=True)
class HomeContent:
    """What the front page says: `differing` in full, further `differences` by their questions."""

    title: str
    scope: Prose
    as_of: str
    editor: str | None
    in_brief: tuple[Brief, ...]
    events: tuple[EventEntry, ...]
    strip: tuple[Moment, ...]
    differing: tuple[FindingView, ...]
    differences: tuple[Link, ...]
    questions: tuple[tuple[Link, Sentence], ...]
    actors: tuple[ActorEntry, ...]
    sources: Articles


@dataclass(frozen=True)
class EventsContent:
    """What the list of events says."""

    events: tuple[EventEntry, ...]
    has_background: bool


@dataclass(frozen=True)
class TimelineContent:
    """What the timeline says, as a picture and as a list."""

    calendar: tuple[Row, ...]
    moments: tuple[Dated, ...]


def home(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the front page."""
    briefing = corpus.briefing
    disputed = [linked for linked in corpus.findings.values() if linked.finding.is_disputed]
    questions = [corpus.findings[ref] for ref in briefing.open_questions]
    content = HomeContent(
        title=briefing.title,
        scope=briefing.scope,
        as_of=briefing.as_of.words,
        editor=briefing.editor,
        in_brief=briefs(corpus, statements, BRIEFING_KEY),
        events=_events(corpus, statements, lines=_LINES if len(corpus.events) <= _IN_FULL else 1),
        strip=strip(corpus, ""),
        differing=tuple(
            finding_view(corpus, statements, each, weighed=True) for each in disputed[:_DIFFERING]
        ),
        differences=tuple(_told_apart(corpus, disputed)[_DIFFERING:]),
        questions=tuple((permalink(each), sentence(corpus, statements.finding(each))) for each in questions),
        actors=tuple(entry(corpus, actor) for actor in briefing.lead_actors),
        sources=articles(corpus, tuple(corpus.sources)),
    )
    every = tuple(corpus.findings.values())
    yield page_of(
        corpus,
        HOME_PAGE,
        briefing.title,
        briefing.scope.plain,
        "home.html",
        BRIEFING_KEY,
        content,
        also=corpus.sources,
        summarised=Summarised(corpus.all_claims, every, "This briefing", tuple(corpus.sources)),
    )


def _told_apart(corpus: Corpus, findings: Sequence[LinkedFinding]) -> list[Link]:
    """Return links to findings by their labels; with the title of the event where several have the same."""
    times = Counter(each.finding.label.plain for each in findings)
    return [
        permalink(each, f"{label} ({section_name(corpus, each.section)})" if times[label] > 1 else label)
        for each in findings
        for label in [each.finding.label.plain]
    ]


def events(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the list of events."""
    lines = _LINES if len(corpus.events) <= _IN_FULL else 1
    content = EventsContent(_events(corpus, statements, lines), corpus.background is not None)
    description = (
        f"The {counted(len(corpus.events), 'event')} of this briefing, each consolidated from its articles."
    )
    yield page_of(corpus, EVENTS_PAGE, "Events", description, "events.html", BRIEFING_KEY, content)


def timeline(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the timeline."""
    moments = _moments(corpus, statements)
    content = TimelineContent(
        calendar((date, _drawn(date, moment)) for date, moment in moments),
        tuple(moment for _, moment in moments),
    )
    count = counted(len(content.moments), "dated event")
    description = f"{count} that the articles report, no more precise than they are known."
    yield page_of(corpus, TIMELINE_PAGE, "Timeline", description, "timeline.html", BRIEFING_KEY, content)


def _first_lines(corpus: Corpus, statements: Statements) -> dict[str, Statement]:
    """Return the first line in brief of each event."""
    return {event_id: statements.lines(Key.event(event_id), "in_brief")[0] for event_id in corpus.events}


def _events(corpus: Corpus, statements: Statements, lines: int = 1) -> tuple[EventEntry, ...]:
    """Return the events, each with so many of its lines in brief."""
    return tuple(
        EventEntry(
            link=section_link(corpus, event_id),
            date=when(corpus, event_id),
            place=next((each.text.plain for each in statements.lines(Key.event(event_id), "place")), None),
            articles=counted(len(corpus.standing(corpus.sources_of(event_id))), "article"),
            first_line=sentence(corpus, line, f"_events.{event_id}"),
            further=tuple(
                sentence(corpus, each, f"_events.{event_id}.{number}")
                for number, each in enumerate(
                    statements.lines(Key.event(event_id), "in_brief")[1:lines], start=2
                )
            ),
        )
        for event_id, line in _first_lines(corpus, statements).items()
    )


def _drawn(date: dates.EdtfDate, moment: Dated) -> Drawn:
    return Drawn(
        moment.link,
        moment.date,
        is_day=date.is_day,
        is_event=moment.is_event,
        is_inferred=moment.is_inferred,
        is_uncertain=date.is_uncertain,
        is_disputed=moment.is_disputed,
    )


def _moments(corpus: Corpus, statements: Statements) -> tuple[tuple[dates.EdtfDate, Dated], ...]:
    """Return what is dated, with its date, in the order of the dates."""
    moments = []
    for event_id, line in _first_lines(corpus, statements).items():
        event, link = corpus.events[event_id], section_link(corpus, event_id)
        shown = sentence(corpus, line, f"_events.{event_id}")
        moment = Dated(
            when(corpus, event_id), link, shown, True, event.date_inferred, event.date_note, False, None
        )
        moments.append((event.date, moment))
    for linked in corpus.findings.values():
        if date := linked.finding.date:
            shown = sentence(corpus, statements.finding(linked), linked.key.replace("/", "."))
            moment = Dated(
                date=dated(linked.finding) or "",
                link=permalink(linked),
                sentence=shown,
                is_event=False,
                is_inferred=linked.finding.date_inferred,
                note=linked.finding.date_note,
                is_disputed=linked.finding.is_disputed,
                kind_label=KIND_LABELS.get(linked.finding.kind),
            )
            moments.append((date, moment))
    return tuple(sorted(moments, key=lambda pair: pair[0].sort_key))
