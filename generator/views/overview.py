"""Turns the corpus as a whole into pages: home, events, the timeline, and the places where accounts differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import prose
from generator.corpus import BACKGROUND, Corpus, LinkedFinding
from generator.english import counted
from generator.views.actor import ActorEntry, Named, entry, named
from generator.views.event import Brief, briefs
from generator.views.evidence import Evidence, Note, SourceReference, Statement, sources_in_order
from generator.views.findings import FindingView, actor_link, finding_view, home_name, home_path, permalink, when
from generator.views.legend import Term, legend
from generator.views.page import Link, Page
from generator.views.summary import source_summary


@dataclass(frozen=True)
class EventEntry:
    """An event in a list."""

    link: Link
    date: str
    date_is_inferred: bool
    place: str | None
    articles: str
    first_line: Statement


@dataclass(frozen=True)
class Difference:
    """A question that accounts answer differently, where, and in how many ways."""

    link: Link
    where: str


@dataclass(frozen=True)
class Change:
    """The same matter at two events, by links, with the editor's note."""

    earlier: Link
    later: Link
    note: Markup


@dataclass(frozen=True)
class Pair:
    """The same matter at two events, in full, with the editor's note."""

    earlier: FindingView
    later: FindingView
    earlier_date: str
    later_date: str
    note: Markup


@dataclass(frozen=True)
class Moment:
    """Something on the timeline: when, what, and its sources; `link` leads to the event or finding."""

    date: str
    link: Link
    statement: Statement | None
    is_event: bool
    note: Markup | None
    is_disputed: bool


@dataclass(frozen=True)
class HomeContent:
    """What the front page says."""

    title: str
    scope: Markup
    as_of: str
    editor: str | None
    in_brief: tuple[Brief, ...]
    events: tuple[EventEntry, ...]
    actors: tuple[ActorEntry, ...]
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]
    moments: tuple[Moment, ...]
    house_names: tuple[tuple[Markup, Markup], ...]
    has_background: bool
    summary: tuple[str, ...]
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class EventsContent:
    """What the list of events says."""

    events: tuple[EventEntry, ...]
    has_background: bool
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class TimelineContent:
    """What the timeline says."""

    moments: tuple[Moment, ...]
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class DifferencesContent:
    """What the page of all differences says: accounts, wordings, changes between events, names."""

    counts: str
    accounts: tuple[tuple[str, tuple[FindingView, ...]], ...]
    wordings: tuple[tuple[str, tuple[FindingView, ...]], ...]
    changes: tuple[Pair, ...]
    names: tuple[tuple[Link, tuple[Named, ...]], ...]
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    notes: tuple[Note, ...]


def home(corpus: Corpus) -> Iterator[Page]:
    """Yield the front page."""
    briefing = corpus.briefing
    lines = [(briefing.in_brief, None), *((event.in_brief[:1], event_id) for event_id, event in corpus.events.items())]
    cited = [claim for texts, place in lines for text in texts for claim in corpus.support(text.rests_on, place)]
    evidence = Evidence(corpus, sources_in_order(corpus, cited))
    content = HomeContent(
        title=briefing.title,
        scope=prose.html(briefing.scope),
        as_of=briefing.as_of.words,
        editor=briefing.editor,
        in_brief=briefs(corpus, evidence, "briefing", None),
        events=_events(corpus, evidence),
        actors=tuple(entry(corpus, actor) for actor in briefing.lead_actors),
        differences=tuple(
            Difference(permalink(linked, prose.plain(linked.finding.question)), home_name(corpus, linked.home))
            for linked in corpus.findings.values()
            if linked.finding.question
        ),
        changes=tuple(Change(permalink(earlier), permalink(later), note) for earlier, later, note in _compared(corpus)),
        moments=_moments(corpus, None),
        house_names=tuple((prose.html(each.name), prose.html(each.reason)) for each in briefing.house_names),
        has_background=corpus.background is not None,
        summary=source_summary(
            corpus, tuple(corpus.sources), corpus.all_claims, corpus.findings.values(), "This briefing"
        ),
        terms=legend(corpus, evidence),
        sources=evidence.sources(),
        notes=evidence.notes(),
    )
    yield Page("index", briefing.title, prose.plain(briefing.scope), "home.html", "briefing", content)


def events(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of events."""
    evidence = Evidence(corpus)
    entries = _events(corpus, evidence)
    content = EventsContent(
        entries, corpus.background is not None, legend(corpus, evidence), evidence.sources(), evidence.notes()
    )
    description = f"The {counted(len(corpus.events), 'event')} of this briefing, each consolidated from its articles."
    yield Page("events/index", "Events", description, "events.html", "briefing", content)


def timeline(corpus: Corpus) -> Iterator[Page]:
    """Yield the timeline."""
    evidence = Evidence(corpus)
    moments = _moments(corpus, evidence)
    content = TimelineContent(moments, legend(corpus, evidence), evidence.sources(), evidence.notes())
    description = (
        f"{counted(len(moments), 'dated event')} that the articles report, no more precise than they are known."
    )
    yield Page("timeline", "Timeline", description, "timeline.html", "briefing", content)


def differences(corpus: Corpus) -> Iterator[Page]:
    """Yield the page of all places where the articles do not say the same."""
    differing = [linked for linked in corpus.findings.values() if linked.finding.accounts or linked.finding.wordings]
    cited = [claim for linked in differing for claim in corpus.every_claim_on(linked.key)]
    evidence = Evidence(corpus, sources_in_order(corpus, cited))
    shown = {linked.key: finding_view(corpus, evidence, linked) for linked in differing}

    def by_home(field: str) -> tuple[tuple[str, tuple[FindingView, ...]], ...]:
        homes: dict[str, list[FindingView]] = {}
        for key, view in shown.items():
            if getattr(view, field):
                homes.setdefault(corpus.findings[key].home, []).append(view)
        return tuple((home_name(corpus, home), tuple(views)) for home, views in homes.items())

    accounts, wordings = by_home("accounts"), by_home("wordings")
    changes = tuple(
        Pair(
            finding_view(corpus, evidence, earlier, within=f"change-{number}"),
            finding_view(corpus, evidence, later, within=f"change-{number}"),
            when(corpus, earlier.home),
            when(corpus, later.home),
            note,
        )
        for number, (earlier, later, note) in enumerate(_compared(corpus), start=1)
    )
    names = tuple(
        (actor_link(corpus, actor), names) for actor in corpus.actors if len(names := named(corpus, actor)) > 1
    )
    counts = ", ".join(
        (
            counted(
                sum(len(views) for _, views in accounts),
                "question answered differently",
                "questions answered differently",
            ),
            counted(
                sum(len(views) for _, views in wordings), "matter worded differently", "matters worded differently"
            ),
            counted(len(changes), "comparison between events", "comparisons between events"),
        )
    )
    content = DifferencesContent(
        counts, accounts, wordings, changes, names, legend(corpus, evidence), evidence.sources(), evidence.notes()
    )
    description = f"Where the articles do not say the same: {counts}."
    yield Page("differences", "Where the accounts differ", description, "differences.html", "briefing", content)


def _events(corpus: Corpus, evidence: Evidence) -> tuple[EventEntry, ...]:
    return tuple(
        EventEntry(
            link=Link(home_path(event_id), "", event.title),
            date=event.date.words,
            date_is_inferred=not event.date_rests_on,
            place=prose.plain(event.place.text) if event.place else None,
            articles=counted(len(corpus.sources_of(event_id)), "article"),
            first_line=_first_line(corpus, evidence, event_id),
        )
        for event_id, event in corpus.events.items()
    )


def _first_line(corpus: Corpus, evidence: Evidence, event_id: str) -> Statement:
    line = corpus.events[event_id].in_brief[0]
    return evidence.supported("in-brief", f"_events.{event_id}", line.text, line.rests_on, event_id)


def _compared(corpus: Corpus) -> Iterator[tuple[LinkedFinding, LinkedFinding, Markup]]:
    """Yield what is compared between events, the earlier finding first, with the editor's note."""
    order = {home: position for position, home in enumerate((BACKGROUND, *corpus.events))}
    for linked in corpus.findings.values():
        for other, note in corpus.compared(linked.key):
            if order[linked.home] < order[other.home]:
                yield linked, other, prose.html(note)


def _moments(corpus: Corpus, evidence: Evidence | None) -> tuple[Moment, ...]:
    dated = []
    for event_id, event in corpus.events.items():
        note = prose.html(event.date_note) if event.date_note else None
        statement = _first_line(corpus, evidence, event_id) if evidence else None
        dated.append(
            (
                event.date,
                Moment(event.date.words, Link(home_path(event_id), "", event.title), statement, True, note, False),
            )
        )
    for linked in corpus.findings.values():
        date = linked.finding.date
        if date:
            note = prose.html(linked.finding.date_note) if linked.finding.date_note else None
            statement = None
            if evidence:
                claims, parts = corpus.claims_on(linked.key), corpus.claims_on(linked.key, part=True)
                kind = "account" if linked.finding.accounts else "finding"
                statement = evidence.statement(kind, linked.key.replace("/", "."), linked.finding.text, claims, parts)
            dated.append(
                (date, Moment(date.words, permalink(linked), statement, False, note, bool(linked.finding.accounts)))
            )
    return tuple(moment for _, moment in sorted(dated, key=lambda pair: pair[0].sort_key))
