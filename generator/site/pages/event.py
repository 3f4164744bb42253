"""Turns an event, or the background, into its page: what happened, who says so, where the accounts differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.corpus import BACKGROUND, Corpus, Key, LinkedFinding, Statements, coverage, model
from generator.site.pages.findings import (
    Basis,
    FindingView,
    actor_link,
    basis,
    dated,
    finding_view,
    origins_in_words,
    permalink,
    section_link,
    section_name,
)
from generator.site.pages.footing import Summarised, page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.reference import claim_link, source_link
from generator.site.pages.sentence import Sentence, sentence
from generator.text import Prose, counted, listed


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
class Topic:
    """A section of findings."""

    id: str
    title: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True)
class Cell:
    """What one source does with a finding, in words, and where.

    `state` is `quotes`, `reports`, `part`, `account` or `silent`.
    """

    state: str
    words: str
    link: Link | None


@dataclass(frozen=True)
class Row:
    """A finding's line in the coverage table."""

    finding: Link
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class OnlyHere:
    """What one source alone reports, or several sources from one origin, which has no page of its own."""

    source: Link | None
    origin: str | None
    findings: tuple[Link, ...]


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
class EventContent:
    """What the page of an event says; the background has nothing that happened at one time and place."""

    title: str
    happened: Happened | None
    articles: str
    origins: str
    differences: tuple[Link, ...]
    topics: tuple[Topic, ...]
    only_here: tuple[OnlyHere, ...]
    gaps: tuple[FindingView, ...]
    timeline: tuple[tuple[str, Link], ...]
    columns: tuple[Link, ...]
    coverage: tuple[Row, ...]


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


def briefs(corpus: Corpus, statements: Statements, record: Key) -> tuple[Brief, ...]:
    """Return the bottom line that a record has under `in_brief`."""
    lines = []
    for number, line in enumerate(statements.lines(record, "in_brief"), start=1):
        # Resting on one claim alone, a line is disputed where that claim's finding is.
        refs = [leg.ref for leg in line.legs]
        keys = [
            key for ref in refs for key in (corpus.claims[ref].findings if ref in corpus.claims else (ref,))
        ]
        disputed = [
            corpus.findings[key] for key in dict.fromkeys(keys) if corpus.findings[key].finding.is_disputed
        ]
        shown = sentence(corpus, line, f"_in-brief.{number}")
        lines.append(Brief(shown, tuple(permalink(linked) for linked in disputed)))
    return tuple(lines)


def _page(corpus: Corpus, statements: Statements, section: str, description: str) -> Page:
    sources = corpus.sources_of(section)
    findings = tuple(corpus.findings_of(section))
    claims = tuple({c.key: c for linked in findings for c in corpus.every_claim_on(linked.key)}.values())
    views = {linked.key: finding_view(corpus, statements, linked, here=True) for linked in findings}
    several = len(sources) > 1
    content = EventContent(
        title=section_name(corpus, section),
        happened=_happened(corpus, statements, section) if section in corpus.events else None,
        articles=counted(len(corpus.standing(sources)), "article"),
        origins=origins_in_words(corpus, coverage.origins(corpus, claims)),
        differences=tuple(
            permalink(linked, linked.finding.question.plain)
            for linked in findings
            if linked.finding.question and linked.finding.is_disputed
        ),
        topics=tuple(
            Topic(f"_topic-{number}", title, shown)
            for number, title in enumerate((t.title for t in corpus.sections[section].topics), start=1)
            if (shown := tuple(v for k, v in views.items() if _in_topic(corpus.findings[k], title)))
        ),
        only_here=tuple(_only_here(corpus, findings)) if several and section != BACKGROUND else (),
        gaps=tuple(views[linked.key] for linked in findings if linked.finding.kind == "gap"),
        timeline=_timeline(corpus, section),
        columns=tuple(source_link(corpus, source) for source in sources) if several else (),
        coverage=_coverage(corpus, findings, sources) if several else (),
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


def _only_here(corpus: Corpus, findings: Iterable[LinkedFinding]) -> Iterator[OnlyHere]:
    """Yield what each source alone reports, then what several report from one origin."""
    alone: dict[str, list[Link]] = {}
    one_origin: dict[str, list[Link]] = {}
    for linked in findings:
        found = coverage.coverage(corpus, linked)
        for groups, who in ((alone, found.alone), (one_origin, found.one_origin)):
            if who:
                groups.setdefault(who, []).append(permalink(linked))
    for source in sorted(alone, key=lambda each: corpus.positions[each]):
        yield OnlyHere(source_link(corpus, source), None, tuple(alone[source]))
    for origin, links in one_origin.items():
        yield OnlyHere(None, corpus.publishers[origin].shown, tuple(links))


def _in_topic(linked: LinkedFinding, topic: str) -> bool:
    return linked.finding.topic == topic and linked.finding.kind != "gap"


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
        shown = sentence(corpus, role, f"_took-part.{each.actor}")
        by_side.setdefault(each.side, []).append(Participant(actor_link(corpus, each.actor), shown))
    return tuple(
        Side(actor_link(corpus, side) if side else None, tuple(found)) for side, found in by_side.items()
    )


def _timeline(corpus: Corpus, section: str) -> tuple[tuple[str, Link], ...]:
    findings = corpus.findings_of(section)
    moments = [(each.finding, permalink(each)) for each in coverage.reported(findings) if each.finding.date]
    if not moments:
        return ()
    every: list[tuple[model.Finding | model.Event, Link]] = [*moments]
    if event := corpus.events.get(section):
        every.append((event, section_link(corpus, section)))
    return tuple((dated(record) or "", link) for record, link in sorted(every, key=_by_date))


def _by_date(moment: tuple[model.Finding | model.Event, Link]) -> tuple[date, date]:
    assert moment[0].date
    return moment[0].date.sort_key


def _coverage(
    corpus: Corpus, findings: tuple[LinkedFinding, ...], sources: tuple[str, ...]
) -> tuple[Row, ...]:
    reported = [linked for linked in findings if coverage.coverage(corpus, linked).is_reported]
    return tuple(
        Row(permalink(linked), tuple(_cell(corpus, linked, source) for source in sources))
        for linked in reported
    )


def _cell(corpus: Corpus, linked: LinkedFinding, source: str) -> Cell:
    claims = [claim for claim in corpus.every_claim_on(linked.key) if claim.source == source]
    for_text = [claim for claim in claims if not claim.account and not claim.part]
    for_account = [claim for claim in claims if claim.account and not claim.part]
    if for_account:
        accounts = listed(linked.finding.accounts[each.account or ""].plain for each in for_account)
        words = f"{'reports it, and ' if for_text else ''}another account: {accounts}"
        return Cell("account", words, claim_link(for_account[0]))
    if quoting := [claim for claim in for_text if claim.quote and not claim.paraphrase]:
        return Cell("quotes", "quoted", claim_link(quoting[0]))
    if for_text:
        return Cell("reports", "reports it", claim_link(for_text[0]))
    if claims:
        return Cell("part", "reports it in part", claim_link(claims[0]))
    return Cell("silent", "silent", None)
