"""Turns a source into its reference as in a bibliography, with what a reader must know of its publisher."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.corpus import Corpus, Key, LinkedClaim, model
from generator.site.pages.link import Link
from generator.text import Name, Prose, counted, english, listed, locator

OWN_REPORTING = "own reporting"


@dataclass(frozen=True)
class Descriptor:
    """What a reader must know of a publisher, as the publisher of a source or as an origin."""

    name: Name
    original: Name | None
    kind: str
    text: Prose
    is_assessed: bool
    url: str | None
    title: Name | None


@dataclass(frozen=True)
class SourceReference:
    """A source as a bibliography has it, with the descriptors of its publisher and of its origins.

    `siglum` is the same on every page.
    """

    siglum: str
    link: Link
    anchor: str
    publisher: Descriptor
    title: Name | None
    title_translation: str | None
    title_is_ours: bool
    date: str | None
    date_note: Prose | None
    url: str | None
    host: str | None
    archive: str | None
    archived: str | None
    accessed: str
    extent: str | None
    is_primary: bool
    origin: str | None
    origin_note: Prose | None
    origins: tuple[Descriptor, ...]
    status: str | None
    status_note: Prose | None
    captured: str | None
    reread: str


def reference(corpus: Corpus, source_id: str, claims: Iterable[LinkedClaim]) -> SourceReference:
    """Return the reference of a source on a page that rests on these claims, of this source and of others."""
    source = corpus.sources[source_id]
    origins = dict.fromkeys((source.origin, *(each.origin for each in claims if each.source == source_id)))
    return SourceReference(
        siglum=corpus.sigla[source_id],
        link=source_link(corpus, source_id),
        anchor=source_anchor(source_id),
        publisher=descriptor(publisher_of(corpus, source_id)),
        title=title(corpus, source_id),
        title_translation=source.title_translation,
        title_is_ours=source.title_from is not None,
        date=source.issued.words if source.issued else None,
        date_note=source.issued_note,
        url=source.url,
        host=urlsplit(source.url).netloc if source.url else None,
        archive=source.archive.url if source.archive else None,
        archived=source.archive.captured.words if source.archive else None,
        accessed=source.accessed.words,
        extent=_extent(source),
        is_primary=source.primary,
        origin=origin_name(corpus, source_id, source.origin or ("own" if source.primary else None)),
        origin_note=source.origin_note,
        origins=tuple(
            descriptor(corpus.publishers[each])
            for each in origins
            if each and each not in ("own", source.publisher)
        ),
        status=source.status,
        status_note=source.status_note,
        captured=captured_on(corpus, source_id),
        reread=_reread(corpus, source_id),
    )


def _extent(source: model.Source) -> str | None:
    """Return how long a source is, where that is recorded."""
    if source.pages:
        return counted(source.pages, "page")
    return f"length {locator.clock(source.duration)}" if source.duration else None


def descriptor(publisher: model.Publisher) -> Descriptor:
    """Return what a reader must know of a publisher."""
    source = publisher.reference
    kind = "news agency" if publisher.kind == "agency" else publisher.kind
    return Descriptor(
        name=publisher.shown,
        original=publisher.original,
        kind=f"{kind}, {english.country(publisher.country)}" if publisher.country else kind,
        text=publisher.descriptor,
        is_assessed=publisher.is_assessed,
        url=source.url if source else None,
        title=source.shown if source else None,
    )


def title(corpus: Corpus, source: str) -> Name | None:
    """Return the title of a source, in its language where that is not the briefing's."""
    record = corpus.sources[source]
    lang = record.language if record.language != corpus.briefing.language else None
    return Name.of(record.title, lang) if record.title else None


def publisher_of(corpus: Corpus, source: str) -> model.Publisher:
    """Return the publisher of a source."""
    return corpus.publishers[corpus.sources[source].publisher]


def source_link(corpus: Corpus, source: str) -> Link:
    """Return a link to the page of a source."""
    return Link(Key.source(source).page, text=corpus.source_names[source])


def claim_link(claim: LinkedClaim) -> Link:
    """Return a link to a claim on the page of its source."""
    return Link(claim.record.page, claim.id, str(claim.locator))


def source_anchor(source: str) -> str:
    """Return the id of a source's entry in a page's list of sources."""
    return f"source:{source}"


def origin_name(corpus: Corpus, source: str, origin: str | None) -> str | None:
    """Return how a page calls the origin of what a source reports; None where it is not stated."""
    if origin in ("own", corpus.sources[source].publisher):
        return OWN_REPORTING
    return corpus.publishers[origin].shown if origin else None


def captured_on(corpus: Corpus, source: str) -> str | None:
    """Return the day of the captured text that a source's words were found in; None: not yet checked."""
    capture = corpus.captures.get(source)
    return capture.captured.words if capture else None


def changed_since(corpus: Corpus, claim: LinkedClaim) -> str | None:
    """Return in words what the publisher did with a claim's words after they were captured, if anything."""
    capture = corpus.captures.get(claim.source)
    change = capture.later.changes.get(claim.id) if capture and capture.later else None
    if not capture or not change:
        return None
    what = {"changed": "changed", "dropped": "taken out", "touched": "its paragraph was changed"}[change]
    return f"{what} by the publisher after {capture.captured.words}"


def _reread(corpus: Corpus, source: str) -> str:
    """Return what was found when a text was read again after its publisher had changed it."""
    capture = corpus.captures.get(source)
    if not capture or not capture.later:
        return ""
    changes = Counter(capture.later.changes.values())
    did = [
        f"{what} {counted(number, 'claim')}"
        for what, number in (
            ("changed the words of", changes["changed"]),
            ("taken out those of", changes["dropped"]),
            ("changed the paragraph of", changes["touched"]),
        )
        if number
    ]
    found = f"by then the publisher had {listed(did)}" if did else "all that is quoted here was still there"
    return f"Read again on {capture.later.captured.words}: {found}."


def sources_in_order(corpus: Corpus, claims: Iterable[LinkedClaim]) -> tuple[str, ...]:
    """Return the sources of claims in the order of the site, so that numbers and dots run alike on a page."""
    cited = {claim.source for claim in claims}
    return tuple(source for source in corpus.sources if source in cited)
