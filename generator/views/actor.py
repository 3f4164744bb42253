"""Turns an actor into a page: how the sources name them, what they said in their words, and what is said of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import prose
from generator.corpus import BACKGROUND, Corpus, LinkedFinding
from generator.dates import EdtfDate
from generator.english import counted, listed
from generator.model import ScriptName
from generator.views.evidence import (
    Evidence,
    Note,
    Quote,
    SourceReference,
    Statement,
    source_link,
    sources_in_order,
    styles,
)
from generator.views.findings import FindingView, actor_link, finding_view, home_name, home_path
from generator.views.legend import Term, legend
from generator.views.page import Link, Page
from generator.views.summary import source_summary

KINDS = {"person": "People", "state": "States", "organisation": "Organisations", "group": "Groups"}


@dataclass(frozen=True)
class Role:
    """A role with its sources, and from when to when."""

    statement: Statement
    dates: str | None


@dataclass(frozen=True)
class Named:
    """How one source names the actor: its words, each with the paragraph."""

    source: Link
    styles: tuple[tuple[Quote, str], ...]


@dataclass(frozen=True)
class At:
    """Findings at one event, or in the background."""

    home: Link
    date: str | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class TookPart:
    """An event that the actor took part in."""

    event: Link
    date: str
    role: Statement


@dataclass(frozen=True)
class ActorContent:
    """What the page of an actor says."""

    name: str
    script_names: tuple[ScriptName, ...]
    roles: tuple[Role, ...]
    notes: tuple[Statement, ...]
    named: tuple[Named, ...]
    said: tuple[At, ...]
    said_of: tuple[At, ...]
    events: tuple[TookPart, ...]
    summary: tuple[str, ...]
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    evidence: tuple[Note, ...]


@dataclass(frozen=True)
class ActorEntry:
    """An actor in a list."""

    link: Link
    script_names: tuple[ScriptName, ...]
    role: str
    counts: str


@dataclass(frozen=True)
class ActorsContent:
    """What the list of actors says: the lead actors, then all others by kind."""

    groups: tuple[tuple[str, str, tuple[ActorEntry, ...]], ...]


def pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of actors and a page for each."""
    kinds: dict[str, list[str]] = {}
    for actor_id, actor in corpus.actors.items():
        kinds.setdefault("lead" if actor_id in corpus.briefing.lead_actors else actor.kind, []).append(actor_id)
    groups = tuple(
        (f"_{kind}", title, tuple(entry(corpus, actor_id) for actor_id in kinds[kind]))
        for kind, title in {"lead": "Lead actors", **KINDS}.items()
        if kind in kinds
    )
    description = "The people, states, organisations and groups that the articles name."
    yield Page("actors/index", "Actors", description, "actors.html", "briefing", ActorsContent(groups))
    for actor_id, actor in corpus.actors.items():
        description = f"What the articles report of {actor.name}, and in whose words: {entry(corpus, actor_id).counts}."
        yield Page(
            f"actors/{actor_id}",
            actor.name,
            description,
            "actor.html",
            f"actors/{actor_id}",
            _content(corpus, actor_id),
        )


def entry(corpus: Corpus, actor_id: str) -> ActorEntry:
    """Return an actor as lists show them."""
    actor = corpus.actors[actor_id]
    said, said_of = len(_said(corpus, actor_id)), len(_said_of(corpus, actor_id))
    counts = [
        *([counted(said, "statement")] if said else []),
        *([f"named in {counted(said_of, 'other finding' if said else 'finding')}"] if said_of else []),
    ]
    role = prose.plain(actor.roles[0].text) if actor.roles else actor.kind.capitalize()
    return ActorEntry(actor_link(corpus, actor_id), actor.script_names, role, listed(counts) or "named in passing")


def named(corpus: Corpus, actor_id: str) -> tuple[Named, ...]:
    """Return how each source that names an actor does so."""
    return tuple(
        Named(source_link(corpus, source_id), styles(corpus, source_id, actor_id, source.names[actor_id]))
        for source_id, source in corpus.sources.items()
        if actor_id in source.names
    )


def _said(corpus: Corpus, actor_id: str) -> list[LinkedFinding]:
    return [linked for linked in corpus.findings.values() if linked.finding.speaker == actor_id]


def _said_of(corpus: Corpus, actor_id: str) -> list[LinkedFinding]:
    return [
        linked
        for linked in corpus.findings.values()
        if actor_id in linked.finding.about and linked.finding.speaker != actor_id
    ]


def _content(corpus: Corpus, actor_id: str) -> ActorContent:
    actor = corpus.actors[actor_id]
    said, said_of = _said(corpus, actor_id), _said_of(corpus, actor_id)
    claims = {claim.key: claim for linked in (*said, *said_of) for claim in corpus.every_claim_on(linked.key)}
    sources = sources_in_order(corpus, claims.values())
    evidence = Evidence(corpus, sources)
    roles = tuple(
        Role(
            evidence.supported("role", f"_role.{number}", role.text, role.rests_on),
            _span(role.since, role.until),
        )
        for number, role in enumerate(actor.roles, start=1)
    )
    notes = tuple(
        evidence.supported("note", f"_note.{number}", note.text, note.rests_on)
        for number, note in enumerate(actor.notes, start=1)
    )
    shown_said, shown_of = _by_home(corpus, evidence, said), _by_home(corpus, evidence, said_of)
    events = tuple(
        TookPart(
            Link(home_path(event_id), "", event.title),
            event.date.words,
            evidence.supported("participant", f"_event.{event_id}", each.role, each.rests_on, event_id),
        )
        for event_id, event in corpus.events.items()
        for each in event.participants
        if each.actor == actor_id
    )
    return ActorContent(
        name=actor.name,
        script_names=actor.script_names,
        roles=roles,
        notes=notes,
        named=named(corpus, actor_id),
        said=shown_said,
        said_of=shown_of,
        events=events,
        summary=source_summary(corpus, evidence.cited(), claims.values(), [*said, *said_of]),
        terms=legend(corpus, evidence),
        sources=evidence.sources(),
        evidence=evidence.notes(),
    )


def _span(since: EdtfDate | None, until: EdtfDate | None) -> str | None:
    words = [f"{word} {date.words}" for word, date in (("since", since), ("until", until)) if date]
    return " ".join(words) or None


def _by_home(corpus: Corpus, evidence: Evidence, findings: Iterable[LinkedFinding]) -> tuple[At, ...]:
    by_home: dict[str, list[FindingView]] = {}
    for linked in findings:
        by_home.setdefault(linked.home, []).append(finding_view(corpus, evidence, linked))
    return tuple(
        At(
            Link(home_path(home), "", home_name(corpus, home)),
            None if home == BACKGROUND else corpus.events[home].date.words,
            tuple(views),
        )
        for home, views in by_home.items()
    )
