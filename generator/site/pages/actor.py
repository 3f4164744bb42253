"""Turns an actor into a page: how sources name them, what they said in their words, what is said of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.corpus import BACKGROUND, BRIEFING_KEY, Corpus, Key, LinkedFinding, Statements, coverage, model
from generator.site.pages.findings import FindingView, actor_link, finding_view, section_link, when
from generator.site.pages.footing import Summarised, page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.reference import source_link, sources_in_order
from generator.site.pages.sentence import Quote, Sentence, sentence, styles
from generator.text import Locator, counted, dates, listed

ACTORS_PAGE = "actors/index"
KINDS = {"person": "People", "state": "States", "organisation": "Organisations", "group": "Groups"}


@dataclass(frozen=True)
class Role:
    """A role with its sources, and from when to when."""

    sentence: Sentence
    dates: str | None


@dataclass(frozen=True)
class Named:
    """How one source names the actor: its words, each with the paragraph."""

    source: Link
    styles: tuple[tuple[Quote, Locator], ...]


@dataclass(frozen=True)
class At:
    """Findings at one event, or in the background."""

    section: Link
    date: str | None
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class TookPart:
    """An event that the actor took part in."""

    event: Link
    date: str
    role: Sentence


@dataclass(frozen=True)
class ActorContent:
    """What the page of an actor says."""

    name: str
    script_names: tuple[model.ScriptName, ...]
    also: tuple[str, ...]
    roles: tuple[Role, ...]
    notes: tuple[Sentence, ...]
    named: tuple[Named, ...]
    said: tuple[At, ...]
    said_of: tuple[At, ...]
    events: tuple[TookPart, ...]


@dataclass(frozen=True)
class ActorEntry:
    """An actor in a list."""

    link: Link
    script_names: tuple[model.ScriptName, ...]
    role: str
    counts: str


@dataclass(frozen=True)
class ActorsContent:
    """What the list of actors says: the lead actors, then all others by kind."""

    groups: tuple[tuple[str, str, tuple[ActorEntry, ...]], ...]


def pages(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the list of actors and a page for each."""
    kinds: dict[str, list[str]] = {}
    for actor_id, actor in corpus.actors.items():
        kinds.setdefault("lead" if actor_id in corpus.briefing.lead_actors else actor.kind, []).append(
            actor_id
        )
    groups = tuple(
        (f"_{kind}", title, tuple(entry(corpus, actor_id) for actor_id in kinds[kind]))
        for kind, title in {"lead": "Lead actors", **KINDS}.items()
        if kind in kinds
    )
    description = "The people, states, organisations and groups that the articles name."
    content = ActorsContent(groups)
    yield page_of(corpus, ACTORS_PAGE, "Actors", description, "actors.html", BRIEFING_KEY, content)
    for actor_id in corpus.actors:
        yield _page(corpus, statements, actor_id)


def entry(corpus: Corpus, actor_id: str) -> ActorEntry:
    """Return an actor as lists show them."""
    actor = corpus.actors[actor_id]
    said, said_of = (len(coverage.reported(each(corpus, actor_id))) for each in (_said, _said_of))
    counts = [
        *([counted(said, "statement")] if said else []),
        *([f"the subject of {counted(said_of, 'other finding' if said else 'finding')}"] if said_of else []),
    ]
    role = actor.roles[0].text.plain if actor.roles else actor.kind.capitalize()
    return ActorEntry(
        actor_link(corpus, actor_id), actor.script_names, role, listed(counts) or "named in passing"
    )


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


def _page(corpus: Corpus, statements: Statements, actor_id: str) -> Page:
    actor, record = corpus.actors[actor_id], Key.actor(actor_id)
    said, said_of = _said(corpus, actor_id), _said_of(corpus, actor_id)
    findings = (*said, *said_of)
    claims = {claim.key: claim for linked in findings for claim in corpus.every_claim_on(linked.key)}.values()
    content = ActorContent(
        name=actor.name,
        script_names=actor.script_names,
        also=actor.also,
        roles=tuple(
            Role(sentence(corpus, statement, f"_role.{number}"), _span(role.since, role.until))
            for number, (role, statement) in enumerate(
                zip(actor.roles, statements.lines(record, "roles"), strict=True), start=1
            )
        ),
        notes=tuple(
            sentence(corpus, statement, f"_note.{number}")
            for number, statement in enumerate(statements.lines(record, "notes"), start=1)
        ),
        named=named(corpus, actor_id),
        said=_by_section(corpus, statements, said),
        said_of=_by_section(corpus, statements, said_of),
        events=tuple(
            TookPart(
                section_link(corpus, event_id),
                when(corpus, event_id),
                sentence(
                    corpus,
                    statements.one(Key.event(event_id), "participants", actor_id),
                    f"_event.{event_id}",
                ),
            )
            for event_id, event in corpus.events.items()
            if any(each.actor == actor_id for each in event.participants)
        ),
    )
    return page_of(
        corpus,
        record.page,
        actor.name,
        f"{actor.name}: what the articles report, and in whose words: {entry(corpus, actor_id).counts}.",
        "actor.html",
        record,
        content,
        also=sources_in_order(corpus, claims),
        summarised=Summarised(tuple(claims), findings),
    )


def _span(since: dates.EdtfDate | None, until: dates.EdtfDate | None) -> str | None:
    words = [f"{word} {date.words}" for word, date in (("since", since), ("until", until)) if date]
    return " ".join(words) or None


def _by_section(corpus: Corpus, statements: Statements, findings: Iterable[LinkedFinding]) -> tuple[At, ...]:
    by_section: dict[str, list[FindingView]] = {}
    for linked in findings:
        by_section.setdefault(linked.section, []).append(finding_view(corpus, statements, linked))
    return tuple(
        At(
            section_link(corpus, section),
            None if section == BACKGROUND else when(corpus, section),
            tuple(views),
        )
        for section, views in by_section.items()
    )
