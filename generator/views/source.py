"""Turns a source into a page: its reference, what it reports in its order, and what it alone reports or leaves out."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator import prose
from generator.captures import passage_link
from generator.corpus import Corpus, LinkedClaim, LinkedFinding
from generator.english import counted
from generator.model import Claim
from generator.views.evidence import Quote, SourceReference, origin_name, quote, reference, styles
from generator.views.findings import actor_link, home_name, home_path, is_only_in, permalink, reporting
from generator.views.page import Link, Page


@dataclass(frozen=True)
class Sense:
    """A finding that a claim supports: its text where the claim has none of its own, and who says it."""

    finding: Link
    text: Markup | None
    speaker: Link | None
    attributed_to: Markup | None
    is_account: bool


@dataclass(frozen=True)
class ClaimView:
    """A claim as its source's page shows it."""

    id: str
    label: str
    paragraphs: str
    quote: Quote | None
    text: Markup | None
    senses: tuple[Sense, ...]
    attributed_to: Markup | None
    origin: str | None
    in_part: bool
    only_here: bool
    article: str | None
    archive: str | None


@dataclass(frozen=True)
class NameView:
    """How the source names one actor."""

    actor: Link
    styles: tuple[tuple[Quote, str], ...]


@dataclass(frozen=True)
class SourceContent:
    """What the page of a source says."""

    reference: SourceReference
    event: Link | None
    summary: Markup
    names: tuple[NameView, ...]
    claims: tuple[ClaimView, ...]
    counts: str
    only_here: tuple[Link, ...]
    not_mentioned: tuple[Link, ...]
    is_only_article: bool
    opens: bool


@dataclass(frozen=True)
class SourcesContent:
    """What the list of sources says: for each event its articles, with what each reports."""

    groups: tuple[tuple[str, Link | None, tuple[tuple[SourceReference, str], ...]], ...]


def pages(corpus: Corpus) -> Iterator[Page]:
    """Yield the list of sources and a page for each."""
    homes: dict[str | None, list[tuple[SourceReference, str]]] = {event: [] for event in corpus.events}
    for source_id, source in corpus.sources.items():
        homes.setdefault(source.event, []).append((reference(corpus, source_id), _counts(corpus, source_id)))
    groups = tuple(
        (
            f"_{home}" if home else "_other-articles",
            Link(home_path(home), "", home_name(corpus, home)) if home else None,
            tuple(entries),
        )
        for home, entries in homes.items()
        if entries
    )
    description = f"The {counted(len(corpus.sources), 'article')} that this briefing rests on."
    yield Page("sources/index", "Sources", description, "sources.html", "publishers", SourcesContent(groups))
    for source_id, source in corpus.sources.items():
        name = corpus.names[source_id]
        yield Page(
            f"sources/{source_id}",
            f"{name}: {source.title}" if source.title and not source.title_from else name,
            f"What {name} reports, claim by claim: {_counts(corpus, source_id)}.",
            "source.html",
            f"sources/{source_id}",
            _content(corpus, source_id),
        )


def _counts(corpus: Corpus, source_id: str) -> str:
    claims = list(corpus.claims_of(source_id))
    quotations = sum(claim.claim.quote is not None for claim in claims)
    return f"{counted(len(claims), 'claim')}, {counted(quotations, 'quotation')}"


def _content(corpus: Corpus, source_id: str) -> SourceContent:
    source = corpus.sources[source_id]
    findings = corpus.findings_of(source.event) if source.event else ()
    here = [linked for linked in findings if is_only_in(corpus, linked) == source_id]
    mentioned = {key for claim in corpus.claims_of(source_id) for key in claim.findings}
    missing = [linked for linked in findings if linked.key not in mentioned and reporting(corpus, linked)]
    return SourceContent(
        reference=reference(corpus, source_id),
        event=Link(home_path(source.event), "", home_name(corpus, source.event)) if source.event else None,
        summary=prose.html(source.summary),
        names=tuple(
            NameView(actor_link(corpus, actor), styles(corpus, source_id, actor, names))
            for actor, names in sorted(source.names.items(), key=lambda item: list(corpus.actors).index(item[0]))
        ),
        claims=tuple(
            _claim(corpus, claim)
            for claim in sorted(corpus.claims_of(source_id), key=lambda claim: claim.claim.paragraph)
        ),
        counts=_counts(corpus, source_id),
        only_here=tuple(map(permalink, here)),
        not_mentioned=tuple(map(permalink, missing)),
        opens=any(passage_link(corpus, claim, source.url) for claim in corpus.claims_of(source_id)),
        is_only_article=source.event is not None and len(corpus.sources_of(source.event)) == 1,
    )


def _claim(corpus: Corpus, claim: LinkedClaim) -> ClaimView:
    linked = [corpus.findings[key] for key in claim.findings]
    own, source = claim.claim, corpus.sources[claim.source]
    return ClaimView(
        id=claim.id,
        label=" · ".join(prose.plain(each.finding.label) for each in linked),
        paragraphs=str(own.paragraph),
        quote=quote(corpus, claim),
        text=prose.html(own.text) if own.text else None,
        senses=tuple(_sense(corpus, each, own) for each in linked),
        attributed_to=prose.html(own.attributed_to) if own.attributed_to else None,
        origin=origin_name(corpus, claim.source, claim.origin),
        in_part=own.part,
        only_here=any(is_only_in(corpus, each) == claim.source for each in linked),
        article=passage_link(corpus, claim, source.url),
        archive=passage_link(corpus, claim, source.archive.url if source.archive else None),
    )


def _sense(corpus: Corpus, linked: LinkedFinding, claim: Claim) -> Sense:
    finding = linked.finding
    text = finding.accounts[claim.account] if claim.account else finding.text
    return Sense(
        finding=permalink(linked),
        text=None if claim.text else prose.html(f"{finding.question} {text}" if finding.accounts else text),
        speaker=actor_link(corpus, finding.speaker) if finding.speaker else None,
        attributed_to=prose.html(finding.attributed_to) if finding.attributed_to else None,
        is_account=bool(finding.accounts),
    )
