"""Turns an event, or the background, into its page: what happened, who says so, and where the accounts differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import prose
from generator.corpus import BACKGROUND, Corpus, LinkedClaim, LinkedFinding
from generator.english import counted, listed
from generator.model import Event
from generator.views.evidence import Evidence, Note, SourceReference, Statement, source_link
from generator.views.findings import (
    Basis,
    FindingView,
    actor_link,
    basis,
    finding_view,
    home_path,
    is_only_in,
    origins_in_words,
    permalink,
    reporting,
)
from generator.views.legend import Term, legend
from generator.views.page import Link, Page
from generator.views.summary import source_summary


@dataclass(frozen=True)
class Brief:
    """A line of the bottom line, with the disputed findings that it rests on."""

    statement: Statement
    disputed: tuple[Link, ...]


@dataclass(frozen=True)
class Participant:
    """Someone who took part."""

    link: Link
    role: Statement


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
    """What one source does with a finding: `quotes`, `reports`, `part`, `account` or `silent`; in words, and where."""

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
    """What one source alone reports."""

    source: Link
    findings: tuple[Link, ...]


@dataclass(frozen=True)
class Happened:
    """When and where an event was, who took part, and its bottom line."""

    in_brief: tuple[Brief, ...]
    date: Statement
    date_is_inferred: bool
    date_note: Markup | None
    date_basis: Basis | None
    place: Statement | None
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
    summary: tuple[str, ...]
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    notes: tuple[Note, ...]


def pages(corpus: Corpus) -> Iterator[Page]:
    """Yield a page for each event, and one for the background if there is any."""
    for event_id, event in corpus.events.items():
        description = prose.plain(event.in_brief[0].text)
        yield Page(
            f"events/{event_id}",
            event.title,
            description,
            "event.html",
            f"events/{event_id}",
            _content(corpus, event_id),
        )
    if corpus.background:
        description = "What the articles say of earlier times and of other matters, with a source for every sentence."
        yield Page(BACKGROUND, "Background", description, "event.html", BACKGROUND, _content(corpus, BACKGROUND))


def briefs(corpus: Corpus, evidence: Evidence, record: str, home: str | None) -> tuple[Brief, ...]:
    """Return the bottom line that a record has under `in_brief`."""
    lines = []
    for number, line in enumerate(corpus.records[record].in_brief, start=1):
        statement = evidence.supported("in-brief", f"_in-brief.{number}", line.text, line.rests_on, home)
        # Resting on one claim alone, a line is disputed where that claim's finding is.
        keys = [corpus.resolve(ref, home) or "" for ref in line.rests_on]
        keys = [each for key in keys for each in (corpus.claims[key].findings if key in corpus.claims else (key,))]
        disputed = [corpus.findings[key] for key in dict.fromkeys(keys) if corpus.findings[key].finding.accounts]
        lines.append(Brief(statement, tuple(permalink(linked) for linked in disputed)))
    return tuple(lines)


def _content(corpus: Corpus, home: str) -> EventContent:
    sources = corpus.sources_of(home)
    evidence = Evidence(corpus, sources)
    findings = tuple(corpus.findings_of(home))
    claims = tuple({c.key: c for linked in findings for c in corpus.every_claim_on(linked.key)}.values())
    event = corpus.events.get(home)
    happened = _happened(corpus, evidence, home, event) if event else None
    views = {linked.key: finding_view(corpus, evidence, linked, here=True) for linked in findings}
    several = len(sources) > 1
    return EventContent(
        title=event.title if event else "Background",
        happened=happened,
        articles=counted(len(sources), "article"),
        origins=origins_in_words(corpus, claims),
        differences=tuple(
            permalink(linked, prose.plain(linked.finding.question))
            for linked in findings
            if linked.finding.question and linked.finding.accounts
        ),
        topics=tuple(
            Topic(f"_topic-{number}", title, shown)
            for number, title in enumerate(corpus.records[corpus.record_of(home)].topics, start=1)
            if (shown := tuple(v for k, v in views.items() if _in_topic(corpus.findings[k], title)))
        ),
        only_here=tuple(
            OnlyHere(source_link(corpus, source), tuple(map(permalink, found)))
            for source in sources
            if several and home != BACKGROUND
            if (found := [linked for linked in findings if is_only_in(corpus, linked) == source])
        ),
        gaps=tuple(views[linked.key] for linked in findings if linked.finding.kind == "gap"),
        timeline=_timeline(corpus, home),
        columns=tuple(source_link(corpus, source) for source in sources) if several else (),
        coverage=_coverage(corpus, findings, sources) if several else (),
        summary=source_summary(corpus, evidence.cited(), claims, findings),
        terms=legend(corpus, evidence, names_origins=True),
        sources=evidence.sources(),
        notes=evidence.notes(),
    )


def _in_topic(linked: LinkedFinding, topic: str) -> bool:
    return linked.finding.topic == topic and linked.finding.kind != "gap"


def _happened(corpus: Corpus, evidence: Evidence, home: str, event: Event) -> Happened:
    # In the order of the page, so that sources get their numbers and notes their places as a reader meets them.
    in_brief = briefs(corpus, evidence, f"events/{home}", home)
    return Happened(
        in_brief=in_brief,
        date=evidence.supported("date", "_date", event.date.words, event.date_rests_on, home),
        date_is_inferred=not event.date_rests_on,
        date_note=prose.html(event.date_note) if event.date_note else None,
        date_basis=basis(event.date_reference),
        place=evidence.supported("place", "_place", event.place.text, event.place.rests_on, home)
        if event.place
        else None,
        sides=_sides(corpus, evidence, home, event),
    )


def _sides(corpus: Corpus, evidence: Evidence, home: str, event: Event) -> tuple[Side, ...]:
    by_side: dict[str | None, list[Participant]] = {}
    for each in event.participants:
        role = evidence.supported("participant", f"_took-part.{each.actor}", each.role, each.rests_on, home)
        by_side.setdefault(each.side, []).append(Participant(actor_link(corpus, each.actor), role))
    return tuple(Side(actor_link(corpus, side) if side else None, tuple(found)) for side, found in by_side.items())


def _timeline(corpus: Corpus, home: str) -> tuple[tuple[str, Link], ...]:
    event = corpus.events.get(home)
    dated = [(linked.finding.date, permalink(linked)) for linked in corpus.findings_of(home) if linked.finding.date]
    if not dated:
        return ()
    if event:
        dated.append((event.date, Link(home_path(home), "", event.title)))
    return tuple((date.words, link) for date, link in sorted(dated, key=lambda pair: pair[0].sort_key))


def _coverage(corpus: Corpus, findings: tuple[LinkedFinding, ...], sources: tuple[str, ...]) -> tuple[Row, ...]:
    reported = [linked for linked in findings if reporting(corpus, linked)]
    return tuple(
        Row(permalink(linked), tuple(_cell(corpus, linked, source) for source in sources)) for linked in reported
    )


def _cell(corpus: Corpus, linked: LinkedFinding, source: str) -> Cell:
    claims = [claim for claim in corpus.every_claim_on(linked.key) if claim.source == source]
    for_text = [claim for claim in claims if not claim.claim.account and not claim.claim.part]
    for_account = [claim for claim in claims if claim.claim.account and not claim.claim.part]
    if for_account:
        accounts = listed(prose.plain(linked.finding.accounts[each.claim.account or ""]) for each in for_account)
        words = f"{'reports it, and ' if for_text else ''}another account: {accounts}"
        return Cell("account", words, _claim_link(for_account[0]))
    if quoting := [claim for claim in for_text if claim.claim.quote]:
        return Cell("quotes", "quoted", _claim_link(quoting[0]))
    if for_text:
        return Cell("reports", "reports it", _claim_link(for_text[0]))
    if claims:
        return Cell("part", "reports it in part", _claim_link(claims[0]))
    return Cell("silent", "silent", None)


def _claim_link(claim: LinkedClaim) -> Link:
    return Link(f"sources/{claim.source}", claim.id, f"¶{claim.claim.paragraph}")
