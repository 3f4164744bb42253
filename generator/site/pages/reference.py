"""Turns a source into its reference as in a bibliography, with what a reader must know of its publisher."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.corpus import Corpus, Key, LinkedClaim, model
from generator.site.pages.link import Link
from generator.text import Prose


@dataclass(frozen=True)
class SourceReference:
    """A source as a bibliography has it, with the descriptor of its publisher."""

    link: Link
    anchor: str
    publisher: str
    publisher_kind: str
    title: str | None
    title_is_ours: bool
    date: str | None
    date_note: Prose | None
    url: str | None
    host: str | None
    archive: str | None
    archived: str | None
    accessed: str
    origin: str | None
    origin_note: Prose | None
    descriptor: Prose
    is_assessed: bool
    descriptor_url: str | None
    descriptor_from: str | None
    status: str | None
    status_note: Prose | None
    captured: str | None


def reference(corpus: Corpus, source_id: str) -> SourceReference:
    """Return the reference of a source."""
    source = corpus.sources[source_id]
    by = publisher_of(corpus, source_id)
    return SourceReference(
        link=source_link(corpus, source_id),
        anchor=source_anchor(source_id),
        publisher=by.name,
        publisher_kind=f"{by.kind}, {by.country}" if by.country else by.kind,
        title=source.title,
        title_is_ours=source.title_from is not None,
        date=source.issued.words if source.issued else None,
        date_note=source.issued_note,
        url=source.url,
        host=urlsplit(source.url).netloc if source.url else None,
        archive=source.archive.url if source.archive else None,
        archived=source.archive.captured.words if source.archive else None,
        accessed=source.accessed.words,
        origin=origin_name(corpus, source_id, source.origin),
        origin_note=source.origin_note,
        descriptor=by.descriptor,
        is_assessed=by.is_assessed,
        descriptor_url=by.reference.url if by.reference else None,
        descriptor_from=by.reference.title if by.reference else None,
        status=source.status,
        status_note=source.status_note,
        captured=captured_on(corpus, source_id),
    )


def publisher_of(corpus: Corpus, source: str) -> model.Publisher:
    """Return the publisher of a source."""
    return corpus.publishers[corpus.sources[source].publisher]


def source_link(corpus: Corpus, source: str) -> Link:
    """Return a link to the page of a source."""
    return Link(Key.source(source).page, text=corpus.source_names[source])


def claim_link(claim: LinkedClaim) -> Link:
    """Return a link to a claim on the page of its source."""
    return Link(claim.record.page, claim.id, f"¶{claim.paragraph}")


def source_anchor(source: str) -> str:
    """Return the id of a source's entry in a page's list of sources."""
    return f"source:{source}"


def origin_name(corpus: Corpus, source: str, origin: str | None) -> str | None:
    """Return how a page calls the origin of what a source reports; None where it is not stated."""
    if origin in ("own", corpus.sources[source].publisher):
        return "own reporting"
    return corpus.publishers[origin].name if origin else None


def captured_on(corpus: Corpus, source: str) -> str | None:
    """Return the day of the captured text that a source's words were found in; None: not yet checked."""
    capture = corpus.captures.get(source)
    return capture.captured.words if capture else None


def sources_in_order(corpus: Corpus, claims: Iterable[LinkedClaim]) -> tuple[str, ...]:
    """Return the sources of claims in the order of the site, so that numbers and dots run alike on a page."""
    cited = {claim.source for claim in claims}
    return tuple(source for source in corpus.sources if source in cited)
