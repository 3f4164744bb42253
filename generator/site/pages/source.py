"""Turns a source into a page: its reference, what it reports in its order, what it alone reports or omits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.corpus import (
    PUBLISHERS_KEY,
    SOURCES_PAGE,
    Corpus,
    Key,
    LinkedClaim,
    LinkedFinding,
    Statements,
    captures,
    coverage,
)
from generator.site.pages.findings import actor_link, permalink, section_link
from generator.site.pages.footing import page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.reference import SourceReference, changed_since, origin_name, reference
from generator.site.pages.sentence import Quote, quote, styles
from generator.text import Locator, LocatorKind, Prose, counted, listed, locator


@dataclass(frozen=True)
class Sense:
    """A finding that a claim supports: its text where the claim has none of its own, and who says it."""

    finding: Link
    text: Prose | None
    speaker: Link | None
    attributed_to: Prose | None
    is_account: bool
    only_here: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim as its source's page shows it."""

    id: str
    locator: Locator
    quote: Quote | None
    text: Prose | None
    senses: tuple[Sense, ...]
    attributed_to: Prose | None
    origin: str | None
    in_part: bool
    change: str | None
    article: str | None
    archive: str | None


@dataclass(frozen=True)
class NameView:
    """How the source names one actor."""

    actor: Link
    styles: tuple[tuple[Quote, Locator], ...]


@dataclass(frozen=True)
class Omitted:
    """Findings of a topic that other articles report and this one does not, of so many on the topic."""

    topic: Link
    findings: tuple[Link, ...]
    of: int


@dataclass(frozen=True)
class SourceContent:
    """What the page of a source says."""

    reference: SourceReference
    events: tuple[Link, ...]
    summary: Prose
    names: tuple[NameView, ...]
    claims: tuple[ClaimView, ...]
    counts: str
    only_here: tuple[Link, ...]
    omitted: tuple[Omitted, ...]
    is_only_article: bool
    medium: str
    place: str
    counted: str
    opens: str
    uncited: str


@dataclass(frozen=True)
class SourcesContent:
    """What the list of sources says: for each event its articles, with what each reports."""

    groups: tuple[tuple[str, Link | None, tuple[tuple[SourceReference, str], ...]], ...]


def pages(corpus: Corpus, statements: Statements) -> Iterator[Page]:
    """Yield the list of sources and a page for each."""
    sections: dict[str | None, list[tuple[SourceReference, str]]] = {event: [] for event in corpus.events}
    for source_id, source in corpus.sources.items():
        entry = (reference(corpus, source_id, corpus.claims_of(source_id)), _counts(corpus, source_id))
        for event in dict.fromkeys(source.event or (None,)):
            sections.setdefault(event, []).append(entry)
    groups = tuple(
        (
            f"_{section}" if section else "_other-articles",
            section_link(corpus, section) if section else None,
            tuple(entries),
        )
        for section, entries in sections.items()
        if entries
    )
    description = f"The {counted(len(corpus.sources), 'article')} that this briefing rests on."
    content = SourcesContent(groups)
    yield page_of(corpus, SOURCES_PAGE, "Sources", description, "sources.html", PUBLISHERS_KEY, content)
    for source_id, source in corpus.sources.items():
        name = corpus.source_names[source_id]
        yield page_of(
            corpus,
            Key.source(source_id).page,
            f"{name}: {source.title}" if source.title and not source.title_from else name,
            f"What {name} reports, claim by claim: {_counts(corpus, source_id)}.",
            "source.html",
            Key.source(source_id),
            _content(corpus, source_id),
        )


def _counts(corpus: Corpus, source_id: str) -> str:
    claims = list(corpus.claims_of(source_id))
    quotations = sum(claim.quote is not None for claim in claims)
    return f"{counted(len(claims), 'claim')}, {counted(quotations, 'quotation')}"


def _content(corpus: Corpus, source_id: str) -> SourceContent:
    source, claims = corpus.sources[source_id], corpus.claims_of(source_id)
    kind = claims[0].locator.kind
    opening = (captures.passage_link(corpus, claim, source.url) for claim in claims)
    keys = dict.fromkeys(key for claim in corpus.claims_of(source_id) for key in claim.findings)
    here = [linked for key in keys if _is_only_here(corpus, linked := corpus.findings[key], source_id)]
    return SourceContent(
        reference=reference(corpus, source_id, corpus.claims_of(source_id)),
        events=tuple(section_link(corpus, event) for event in source.event),
        summary=source.summary,
        names=tuple(
            NameView(actor_link(corpus, actor), styles(corpus, source_id, actor, source.names[actor]))
            for actor in corpus.actors
            if actor in source.names
        ),
        claims=tuple(_claim(corpus, claim) for claim in sorted(claims, key=lambda claim: claim.locator)),
        counts=_counts(corpus, source_id),
        only_here=tuple(map(permalink, here)),
        omitted=tuple(_omitted(corpus, source_id)),
        medium=claims[0].locator.medium,
        place="paragraph" if kind == "paragraph" else "place",
        counted=_COUNTED[kind],
        opens=(kind if claims[0].locator.fragment else "words") if any(opening) else "",
        is_only_article=_is_only_article(corpus, source_id),
        uncited=_uncited(corpus, source_id),
    )


# What the numbers of a source's places count.
_COUNTED: Mapping[LocatorKind, str] = {
    "paragraph": "¶ counts the article’s paragraphs.",
    "page": "p. counts the pages of its file from 1.",
    "time": "Times are counted from the beginning of the recording.",
    "post": "Posts are counted as in the text that was read.",
}


def _uncited(corpus: Corpus, source_id: str) -> str:
    """Return in words which paragraphs of a captured text no claim cites; of other places, nothing."""
    capture, claims = corpus.captures.get(source_id), corpus.claims_of(source_id)
    if not capture or claims[0].locator.kind != "paragraph":
        return ""
    spans = (claim.locator.span for claim in claims)
    cited = {number for span in spans for number in range(span.first, span.last + 1)}
    rest = [number for number in range(1, capture.paragraphs + 1) if number not in cited]
    if not rest:
        return "Each paragraph is cited by a claim."
    return f"No claim cites {listed((f'¶{run}' for run in locator.runs(rest)), 'or')}."


def _omitted(corpus: Corpus, source_id: str) -> Iterator[Omitted]:
    """Yield, topic by topic, what others report on the events of a source and it does not."""
    for event in corpus.sources[source_id].event:
        reported = coverage.reported(corpus.findings_of(event))
        for number, topic in enumerate(corpus.events[event].topics, start=1):
            of_topic = [linked for linked in reported if linked.finding.topic == topic.title]
            covered = ((linked, coverage.coverage(corpus, linked)) for linked in of_topic)
            missing = [each for each, found in covered if source_id in found.silent and found.is_reported]
            if missing:
                link = Link(Key.event(event).page, f"_topic-{number}", topic.short or topic.title)
                yield Omitted(link, tuple(map(permalink, missing)), len(of_topic))


def _is_only_article(corpus: Corpus, source_id: str) -> bool:
    events = corpus.sources[source_id].event
    return bool(events) and all(len(corpus.sources_of(event)) == 1 for event in events)


def _claim(corpus: Corpus, claim: LinkedClaim) -> ClaimView:
    linked = [corpus.findings[key] for key in claim.findings]
    source = corpus.sources[claim.source]
    return ClaimView(
        id=claim.id,
        locator=claim.locator,
        quote=quote(corpus, claim),
        text=claim.text,
        senses=tuple(_sense(corpus, each, claim) for each in linked),
        attributed_to=claim.attributed_to,
        origin=origin_name(corpus, claim.source, claim.origin),
        in_part=claim.part,
        change=changed_since(corpus, claim),
        article=captures.passage_link(corpus, claim, source.url),
        archive=captures.passage_link(corpus, claim, source.archive.url if source.archive else None),
    )


def _sense(corpus: Corpus, linked: LinkedFinding, claim: LinkedClaim) -> Sense:
    finding = linked.finding
    text = finding.accounts[claim.account] if claim.account else finding.text
    return Sense(
        finding=permalink(linked),
        text=None if claim.text else Prose(f"{finding.question} {text}" if finding.accounts else text),
        speaker=actor_link(corpus, finding.speaker) if finding.speaker else None,
        attributed_to=finding.attributed_to,
        is_account=bool(finding.accounts),
        only_here=_is_only_here(corpus, linked, claim.source),
    )


def _is_only_here(corpus: Corpus, linked: LinkedFinding, source_id: str) -> bool:
    """Say whether a source alone reports a finding, and others could have."""
    is_alone = coverage.coverage(corpus, linked).alone == source_id
    return is_alone and len(corpus.standing(corpus.sources_of(linked.section))) > 1
