"""Turns an event, or the background, into its page: what happened, who says so, where the accounts differ."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.corpus import BACKGROUND, Corpus, Key, Statements, model
from generator.site.pages.findings import (
    Basis,
    Borne,
    FindingView,
    actor_link,
    basis,
    finding_view,
    permalink,
    section_name,
)
from generator.site.pages.footing import Summarised, page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.sentence import Sentence, sentence
from generator.site.pages.strip import Moment, strip
from generator.site.pages.tables import (
    Articles,
    Compared,
    WhoReportsWhat,
    articles,
    compared,
    who_reports_what,
)
from generator.site.pages.telling import TopicView, topics
from generator.text import Prose, counted


@dataclass(frozen=True)
class Brief:
    """A line of the bottom line, with the disputed findings that it rests on."""

    sentence: Sentence
    disputed: tuple[Link, ...]


@dataclass(frozen=True)
class Participant:
    """Someone who took part."""

    link: Link
    role: Sentence


@dataclass(frozen=True)
class Side:
    """Those who took part for one side."""

    name: Link | None
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class Happened:
    """When and where an event was, who took part, and its bottom line."""

    in_brief: tuple[Brief, ...]
    date: Sentence
    date_is_inferred: bool
    date_note: Prose | None
    date_basis: Basis | None
    place: Sentence | None
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class Listed:
    """A finding in the list of all: its sentence, or its question where it has accounts, which have a box."""

    id: str
    link: Link
    label: str
    kind_label: str | None
    confidence: str | None
    sentence: Sentence | None
    question: Prose | None
    borne: Borne | None
    basis: Basis | None
    date: str | None
    date_note: Prose | None


@dataclass(frozen=True)
class EventContent:
    """What the page of an event says; the background has nothing that happened at one time and place.

    `findings` are all of them once more, one by one.
    """

    title: str
    happened: Happened | None
    articles: str
    is_alone: bool
    differences: tuple[Link, ...]
    who_reports_what: WhoReportsWhat | None
    strip: tuple[Moment, ...]
    topics: tuple[TopicView, ...]
    gaps: tuple[FindingView, ...]
    compared: tuple[Compared, ...]
    compared_elsewhere: tuple[Link, ...]
    sources: Articles | None
    findings: tuple[Listed, ...]


def pages(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield a page for each event, and one for the background if there is any."""
    for event_id in corpus.events:
        description = statements.lines(Key.event(event_id), "in_brief")[0].text.plain
        yield _page(corpus, statements, event_id, description)
    if corpus.background:
        description = (
            "What the articles say of earlier times and of other matters, with a source for every sentence."
        )
        yield _page(corpus, statements, BACKGROUND, description)


def briefs(corpus: Corpus, statements: Statements, record: Key, field: str = "in_brief") -> tuple[Brief, ...]:
    """Return the bottom line that a record has under `in_brief`, or an actor under `lead`."""
    lines = []
    for number, line in enumerate(statements.lines(record, field), start=1):
        # Resting on one claim alone, a line is disputed where that claim's finding is.
        refs = [leg.ref for leg in line.legs]
        keys = [
            key for ref in refs for key in (corpus.claims[ref].findings if ref in corpus.claims else (ref,))
        ]
        disputed = [
            corpus.findings[key] for key in dict.fromkeys(keys) if corpus.findings[key].finding.is_disputed
        ]
        shown = sentence(corpus, line, f"_{field.replace('_', '-')}.{number}")
        lines.append(Brief(shown, tuple(permalink(linked) for linked in disputed)))
    return tuple(lines)


def _page(corpus: Corpus, statements: Statements, section: str, description: str) -> Page:
    sources = corpus.sources_of(section)
    findings = tuple(corpus.findings_of(section))
    claims = tuple({c.key: c for linked in findings for c in corpus.every_claim_on(linked.key)}.values())
    views = {
        linked.key: finding_view(corpus, statements, linked, here=True, weighed=True) for linked in findings
    }
    content = EventContent(
        title=section_name(corpus, section),
        happened=_happened(corpus, statements, section) if section in corpus.events else None,
        articles=counted(len(corpus.standing(sources)), "article"),
        is_alone=section in corpus.events and len(sources) == 1,
        differences=tuple(
            permalink(linked, linked.finding.question.plain)
            for linked in findings
            if linked.finding.question and linked.finding.is_disputed
        ),
        who_reports_what=who_reports_what(corpus, section),
        strip=strip(corpus, section) if section in corpus.events else (),
        topics=tuple(topics(corpus, statements, section, views)),
        gaps=tuple(views[linked.key] for linked in findings if linked.finding.kind == "gap"),
        compared=tuple(compared(corpus, statements, section)),
        compared_elsewhere=tuple(_compared_elsewhere(corpus, section)),
        sources=articles(corpus, sources) if section in corpus.events else None,
        findings=tuple(_listed(views[each.key], each.id) for each in findings),
    )
    return page_of(
        corpus,
        Key.section(section).page,
        content.title,
        description,
        "event.html",
        Key.section(section),
        content,
        also=sources,
        names_origins=True,
        summarised=Summarised(claims, findings),
    )


def _listed(view: FindingView, id_: str) -> Listed:
    """Return a finding for the list of all; its marks are no place that the apparatus leads back to."""
    return Listed(
        id=id_,
        link=view.link,
        label=view.label,
        kind_label=view.kind_label,
        confidence=view.confidence,
        sentence=None if view.accounts else replace(view.sentence, id=""),
        question=view.question,
        borne=view.borne,
        basis=view.basis,
        date=view.date,
        date_note=view.date_note,
    )


def _compared_elsewhere(corpus: Corpus, section: str) -> Iterator[Link]:
    """Yield the pages of other events that have a table with this one beside them."""
    for event_id, event in corpus.events.items():
        record = Key.event(event_id)
        refs = [each.finding for finding in event.findings.values() for each in finding.compares]
        if event_id != section and any(
            (corpus.resolve(r, record) or "").startswith(f"{section}/") for r in refs
        ):
            yield Link(record.page, "_compared", event.title)


def _happened(corpus: Corpus, statements: Statements, event_id: str) -> Happened:
    event, record = corpus.events[event_id], Key.event(event_id)
    date = statements.one(record, "date")
    place = statements.lines(record, "place")
    return Happened(
        in_brief=briefs(corpus, statements, record),
        date=sentence(corpus, date, "_date"),
        date_is_inferred=date.label == "inferred",
        date_note=event.date_note,
        date_basis=basis(event.date_reference),
        place=sentence(corpus, place[0], "_place") if place else None,
        sides=_sides(corpus, statements, event_id, event),
    )


def _sides(corpus: Corpus, statements: Statements, event_id: str, event: model.Event) -> tuple[Side, ...]:
    by_side: dict[str | None, list[Participant]] = {}
    for each in event.participants:
        role = statements.one(Key.event(event_id), "participants", each.actor)
        shown = sentence(corpus, role, within="_who")
        by_side.setdefault(each.side, []).append(Participant(actor_link(corpus, each.actor), shown))
    return tuple(
        Side(actor_link(corpus, side) if side else None, tuple(found)) for side, found in by_side.items()
    )
