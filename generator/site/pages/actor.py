"""Turns actors into pages and a list: a lead, what sources call them, what they said, what is reported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.corpus import (
    ACTORS_PAGE,
    BACKGROUND,
    BRIEFING_KEY,
    Corpus,
    Key,
    LinkedClaim,
    LinkedFinding,
    Statements,
    coverage,
    model,
)
from generator.site.pages.event import Brief, briefs
from generator.site.pages.findings import FindingView, actor_link, finding_view, section_link, when
from generator.site.pages.footing import Summarised, page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.reference import source_link, sources_in_order
from generator.site.pages.sentence import Quote, Sentence, sentence, styles
from generator.site.pages.tables import ActorsByEvents, actors_by_events
from generator.text import Locator, counted, dates, listed

KINDS = {"person": "People", "state": "States", "organisation": "Organisations", "group": "Groups"}


@dataclass(frozen=True)
class Role:
    """A role with its sources, and from when to when."""

    sentence: Sentence
    dates: str | None


@dataclass(frozen=True)
class Named:
    """By what words one source names the actor, each with its place."""

    siglum: str
    source: Link
    styles: tuple[tuple[Quote, Locator], ...]


@dataclass(frozen=True)
class At:
    """What an actor said at one event, or in the background, and what else is reported of them there."""

    section: Link
    date: str | None
    said: tuple[FindingView, ...]
    reported: tuple[FindingView, ...]


@dataclass(frozen=True)
class TookPart:
    """An event that the actor took part in."""

    event: Link
    date: str
    role: Sentence


@dataclass(frozen=True)
class ActorContent:
    """What the site says of an actor; `id` is their anchor on the list, where they have no page.

    `is_compared` says that some of it is compared between events.
    """

    id: str
    name: str
    script_names: tuple[model.ScriptName, ...]
    also: tuple[str, ...]
    roles: tuple[Role, ...]
    lead: tuple[Brief, ...]
    notes: tuple[Sentence, ...]
    events: tuple[TookPart, ...]
    named: tuple[Named, ...]
    at: tuple[At, ...]
    is_compared: bool


@dataclass(frozen=True)
class ActorEntry:
    """An actor in a list."""

    link: Link
    script_names: tuple[model.ScriptName, ...]
    role: str
    counts: str


@dataclass(frozen=True)
class ActorsContent:
    """What the list of actors says: those with a page, by kind, the lead actors first; then all others."""

    groups: tuple[tuple[str, str, tuple[ActorEntry, ...]], ...]
    by_events: ActorsByEvents | None
    others: tuple[ActorContent, ...]


def pages(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the list of actors, with those who have no page in full, and a page for each of the others."""
    own = [actor_id for actor_id in corpus.actors if corpus.has_page(actor_id)]
    kinds: dict[str, list[str]] = {}
    for actor_id in own:
        is_lead = actor_id in corpus.briefing.lead_actors
        kinds.setdefault("lead" if is_lead else corpus.actors[actor_id].kind, []).append(actor_id)
    groups = tuple(
        (f"_{kind}", title, tuple(entry(corpus, actor_id) for actor_id in kinds[kind]))
        for kind, title in {"lead": "Lead actors", **KINDS}.items()
        if kind in kinds
    )
    others = [actor_id for actor_id in corpus.actors if actor_id not in own]
    description = "The people, states, organisations and groups that the articles name."
    content = ActorsContent(
        groups,
        actors_by_events(corpus, own),
        tuple(_content(corpus, statements, actor_id, within=f"{actor_id}.") for actor_id in others),
    )
    yield page_of(
        corpus,
        ACTORS_PAGE,
        "Actors",
        description,
        "actors.html",
        BRIEFING_KEY,
        content,
        also=[
            *sources_in_order(corpus, (each for actor_id in others for each in _claims(corpus, actor_id))),
            *(each for each, source in corpus.sources.items() if {*source.names} & {*others}),
        ],
    )
    for actor_id in own:
        yield _page(corpus, statements, actor_id)


def moved(corpus: Corpus) -> Iterator[tuple[str, Link]]:
    """Yield the address that each actor on the list would have as a page, and where it leads now."""
    for actor_id in corpus.actors:
        if not corpus.has_page(actor_id):
            yield Key.actor(actor_id).page, actor_link(corpus, actor_id)


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


def _said(corpus: Corpus, actor_id: str) -> list[LinkedFinding]:
    return [linked for linked in corpus.findings.values() if linked.finding.speaker == actor_id]


def _said_of(corpus: Corpus, actor_id: str) -> list[LinkedFinding]:
    return [
        linked
        for linked in corpus.findings.values()
        if actor_id in linked.finding.about and linked.finding.speaker != actor_id
    ]


def _claims(corpus: Corpus, actor_id: str) -> Iterable[LinkedClaim]:
    """Return the claims on all findings that an actor is in, once each."""
    findings = (*_said(corpus, actor_id), *_said_of(corpus, actor_id))
    return {claim.key: claim for each in findings for claim in corpus.every_claim_on(each.key)}.values()


def _page(corpus: Corpus, statements: Statements, actor_id: str) -> Page:
    actor, record, claims = corpus.actors[actor_id], Key.actor(actor_id), _claims(corpus, actor_id)
    findings = (*_said(corpus, actor_id), *_said_of(corpus, actor_id))
    return page_of(
        corpus,
        record.page,
        actor.name,
        f"{actor.name}: what the articles report, and in whose words: {entry(corpus, actor_id).counts}.",
        "actor.html",
        record,
        _content(corpus, statements, actor_id),
        also=sources_in_order(corpus, claims),
        summarised=Summarised(tuple(claims), findings),
    )


def _content(corpus: Corpus, statements: Statements, actor_id: str, within: str = "") -> ActorContent:
    """Return what the site says of an actor; `within` begins the ids of marks on a page with others."""
    actor, record = corpus.actors[actor_id], Key.actor(actor_id)
    said, said_of = _said(corpus, actor_id), _said_of(corpus, actor_id)
    return ActorContent(
        id=actor_id,
        name=actor.name,
        script_names=actor.script_names,
        also=actor.also,
        roles=tuple(
            Role(sentence(corpus, statement, f"{within}_role.{number}"), _span(role.since, role.until))
            for number, (role, statement) in enumerate(
                zip(actor.roles, statements.lines(record, "roles"), strict=True), start=1
            )
        ),
        lead=briefs(corpus, statements, record, "lead"),
        notes=tuple(
            sentence(corpus, statement, f"{within}_note.{number}")
            for number, statement in enumerate(statements.lines(record, "notes"), start=1)
        ),
        events=tuple(
            TookPart(
                section_link(corpus, event_id),
                when(corpus, event_id),
                sentence(
                    corpus,
                    statements.one(Key.event(event_id), "participants", actor_id),
                    f"{within}_event.{event_id}",
                ),
            )
            for event_id, event in corpus.events.items()
            if any(each.actor == actor_id for each in event.participants)
        ),
        named=tuple(
            Named(
                corpus.sigla[source_id],
                source_link(corpus, source_id),
                styles(corpus, source_id, actor_id, source.names[actor_id]),
            )
            for source_id, source in corpus.sources.items()
            if actor_id in source.names
        ),
        at=tuple(_by_section(corpus, statements, said, said_of, within.removesuffix("."))),
        is_compared=any(corpus.compared(each.key) for each in (*said, *said_of)),
    )


def _span(since: dates.EdtfDate | None, until: dates.EdtfDate | None) -> str | None:
    words = [f"{word} {date.words}" for word, date in (("since", since), ("until", until)) if date]
    return " ".join(words) or None


def _by_section(
    corpus: Corpus,
    statements: Statements,
    said: Sequence[LinkedFinding],
    said_of: Sequence[LinkedFinding],
    within: str,
) -> Iterator[At]:
    """Yield findings by event, in the order of the site, the background last."""
    for section in corpus.sections:
        views = [
            tuple(
                finding_view(corpus, statements, linked, within=within)
                for linked in found
                if linked.section == section
            )
            for found in (said, said_of)
        ]
        if any(views):
            date = None if section == BACKGROUND else when(corpus, section)
            yield At(section_link(corpus, section), date, *views)
