"""Turns the claims that a page rests on into its citation marks, its notes and its numbered sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator import prose
from generator.captures import passage_link, printed, printed_style
from generator.corpus import Corpus, LinkedClaim
from generator.model import NameStyle, Publisher
from generator.views.page import Link


@dataclass(frozen=True)
class Mark:
    """A citation mark: a source's number on the page and the paragraphs, pointing at a note."""

    id: str
    note: str
    number: int
    source: str
    paragraphs: str
    in_part: bool
    status: str | None


@dataclass(frozen=True)
class Quote:
    """Words of an article, the speaker's or its own for what the speaker said; their language, and a translation.

    `found` is the day of the captured text that they were found in; without one they are not yet checked.
    """

    exact: str
    is_paraphrase: bool
    lang: str | None
    translation: str | None
    translated_by: str | None
    found: str | None


@dataclass(frozen=True)
class Passage:
    """What one claim adds to a sentence: the paragraph, the words, what it reports in ours, and where they are from."""

    claim: Link
    source: Link
    paragraphs: str
    quote: Quote | None
    text: Markup
    is_own_version: bool
    attributed_to: Markup | None
    origin: str | None
    in_part: bool
    article: str | None
    archive: str | None


@dataclass(frozen=True)
class Note:
    """The evidence behind one mark: what one source says for one sentence."""

    id: str
    mark: str
    number: int
    source: Link
    anchor: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Statement:
    """A sentence with its citation marks; `kind` says what it is, as in the published evidence."""

    kind: str
    html: Markup
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class SourceReference:
    """A source as a bibliography has it, with the descriptor of its publisher."""

    number: int
    link: Link
    anchor: str
    publisher: str
    publisher_kind: str
    title: str | None
    title_is_ours: bool
    date: str | None
    date_note: Markup | None
    url: str | None
    archive: str | None
    archived: str | None
    accessed: str
    origin: str | None
    origin_note: Markup | None
    descriptor: Markup
    descriptor_url: str | None
    descriptor_from: str | None
    status: str | None
    status_note: Markup | None
    captured: str | None


class Evidence:
    """Collects the evidence of one page, and numbers its sources: those given first, then as they are cited."""

    def __init__(self, corpus: Corpus, sources: Iterable[str] = ()) -> None:
        self._corpus = corpus
        self._numbers: dict[str, int] = {}
        self._notes: dict[str, Note] = {}
        for source in sources:
            self._number(source)

    def statement(
        self,
        kind: str,
        id_: str,
        text: str,
        claims: Iterable[LinkedClaim],
        parts: Iterable[LinkedClaim] = (),
        sources: Iterable[str] = (),
    ) -> Statement:
        """Return a sentence with a mark for each source; `id_` is unique on the page.

        `parts` support less than the sentence; `sources` are cited as they are, without one of their claims.
        """
        whole = tuple(claims)
        by_source: dict[str, list[LinkedClaim]] = {source: [] for source in sources}
        for claim in (*whole, *parts):
            by_source.setdefault(claim.source, []).append(claim)
        in_order = sorted(by_source.items(), key=lambda item: self._corpus.positions[item[0]])
        marks = tuple(self._mark(id_, source, found, whole) for source, found in in_order)
        return Statement(kind, prose.html(text), marks)

    def supported(self, kind: str, id_: str, text: str, rests_on: Iterable[str], home: str | None = None) -> Statement:
        """Return a sentence that has its evidence under `rests_on`, in the record of `home`."""
        claims = self._corpus.support(rests_on, home)
        whole = [claim for claim in claims if not claim.claim.part]
        return self.statement(kind, id_, text, whole, [claim for claim in claims if claim.claim.part])

    def passage(self, claim: LinkedClaim) -> Passage:
        """Return what a claim says, as a note or a list of wordings shows it."""
        archive = self._corpus.sources[claim.source].archive
        return Passage(
            claim=Link(f"sources/{claim.source}", claim.id, f"¶{claim.claim.paragraph}"),
            source=source_link(self._corpus, claim.source),
            paragraphs=str(claim.claim.paragraph),
            quote=quote(self._corpus, claim),
            text=prose.html(reported(self._corpus, claim)),
            is_own_version=claim.claim.text is not None,
            attributed_to=prose.html(claim.claim.attributed_to) if claim.claim.attributed_to else None,
            origin=origin_name(self._corpus, claim.source, claim.origin),
            in_part=claim.claim.part,
            article=passage_link(self._corpus, claim, self._corpus.sources[claim.source].url),
            archive=passage_link(self._corpus, claim, archive.url if archive else None),
        )

    def notes(self) -> tuple[Note, ...]:
        """Return the notes in the order of the marks."""
        return tuple(self._notes.values())

    def cited(self) -> tuple[str, ...]:
        """Return the ids of the page's sources in the order of their numbers."""
        return tuple(self._numbers)

    def sources(self) -> tuple[SourceReference, ...]:
        """Return the page's sources in the order of their numbers."""
        return tuple(reference(self._corpus, source, number) for source, number in self._numbers.items())

    def _number(self, source: str) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def _mark(self, id_: str, source: str, claims: list[LinkedClaim], whole: tuple[LinkedClaim, ...]) -> Mark:
        note_id, mark_id = f"fn:{id_}.{source}", f"fnref:{id_}.{source}"
        number = self._number(source)
        passages = tuple(self.passage(claim) for claim in claims)
        assert note_id not in self._notes, f"two statements of a page have the id {id_}"
        link = source_link(self._corpus, source)
        self._notes[note_id] = Note(note_id, mark_id, number, link, source_anchor(source), passages)
        return Mark(
            id=mark_id,
            note=note_id,
            number=number,
            source=self._corpus.names[source],
            paragraphs=", ".join(dict.fromkeys(f"¶{passage.paragraphs}" for passage in passages)),
            in_part=bool(claims) and not any(claim in whole for claim in claims),
            status=self._corpus.sources[source].status,
        )


def quote(corpus: Corpus, claim: LinkedClaim) -> Quote | None:
    """Return the quotation of a claim as pages show it, with its language where it is not the briefing's."""
    quotation = claim.claim.quote
    if not quotation:
        return None
    language = quotation.lang or corpus.sources[claim.source].language
    translation = quotation.translation
    whose = {"us": "our translation", "article": "the article’s translation"}
    return Quote(
        exact=printed(corpus, claim),
        is_paraphrase=claim.claim.paraphrase,
        lang=language if language != corpus.briefing.language else None,
        translation=translation.text if translation else None,
        translated_by=whose[translation.by] if translation else None,
        found=captured_on(corpus, claim.source),
    )


def reported(corpus: Corpus, claim: LinkedClaim) -> str:
    """Return what a claim reports, in our words: its own text, or that of its findings, or of their account."""
    if claim.claim.text:
        return claim.claim.text
    texts = []
    for finding in (corpus.findings[key].finding for key in claim.findings):
        text = finding.accounts[claim.claim.account] if claim.claim.account else finding.text
        texts.append(f"{finding.question} {text}" if finding.question else text)
    return " ".join(texts)


def styles(corpus: Corpus, source: str, actor: str, names: Iterable[NameStyle]) -> tuple[tuple[Quote, str], ...]:
    """Return the words by which a source names an actor, each as a quotation with its paragraph."""
    language = corpus.sources[source].language
    lang = language if language != corpus.briefing.language else None
    found = captured_on(corpus, source)
    return tuple(
        (Quote(printed_style(corpus, source, actor, name), False, lang, None, None, found), str(name.paragraph))
        for name in names
    )


def captured_on(corpus: Corpus, source: str) -> str | None:
    """Return the day on which the text was read that a source's words were found in; None: not yet checked."""
    capture = corpus.captures.get(source)
    return capture.captured.words if capture else None


def source_anchor(source: str) -> str:
    """Return the id of a source's entry in a page's list of sources."""
    return f"source:{source}"


def sources_in_order(corpus: Corpus, claims: Iterable[LinkedClaim]) -> tuple[str, ...]:
    """Return the sources of claims in the order of the site, so that numbers and dots run alike on a page."""
    cited = {claim.source for claim in claims}
    return tuple(source for source in corpus.sources if source in cited)


def publisher(corpus: Corpus, source: str) -> Publisher:
    """Return the publisher of a source."""
    return corpus.publishers[corpus.sources[source].publisher]


def source_link(corpus: Corpus, source: str) -> Link:
    """Return a link to the page of a source."""
    return Link(f"sources/{source}", text=corpus.names[source])


def origin_name(corpus: Corpus, source: str, origin: str | None) -> str | None:
    """Return how a page calls the origin of what a source reports; None where it is not stated."""
    if origin in ("own", corpus.sources[source].publisher):
        return "own reporting"
    return corpus.publishers[origin].name if origin else None


def reference(corpus: Corpus, source_id: str, number: int = 0) -> SourceReference:
    """Return the reference of a source, with the number that it has on a page."""
    source = corpus.sources[source_id]
    by = corpus.publishers[source.publisher]
    return SourceReference(
        number=number,
        link=Link(f"sources/{source_id}", text=corpus.names[source_id]),
        anchor=source_anchor(source_id),
        publisher=by.name,
        publisher_kind=f"{by.kind}, {by.country}" if by.country else by.kind,
        title=source.title,
        title_is_ours=source.title_from is not None,
        date=source.issued.words if source.issued else None,
        date_note=prose.html(source.issued_note) if source.issued_note else None,
        url=source.url,
        archive=source.archive.url if source.archive else None,
        archived=source.archive.captured.words if source.archive else None,
        accessed=source.accessed.words,
        origin=origin_name(corpus, source_id, source.origin),
        origin_note=prose.html(source.origin_note) if source.origin_note else None,
        descriptor=prose.html(by.descriptor),
        descriptor_url=by.reference.url if by.reference else None,
        descriptor_from=by.reference.title if by.reference else None,
        status=source.status,
        status_note=prose.html(source.status_note) if source.status_note else None,
        captured=captured_on(corpus, source_id),
    )
