"""Turns a statement into a sentence with its citation marks, and with the note that each of them leads to."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.corpus import Corpus, Leg, LinkedClaim, Statement, captured, captures, model
from generator.site.pages.link import Link
from generator.site.pages.reference import changed_since, claim_link, origin_name, source_anchor, source_link
from generator.text import Locator, Prose, insertions


@dataclass(frozen=True)
class Mark:
    """A citation mark: a source, by id and name, and the places in it, pointing at a note."""

    id: str
    note: str
    source: str
    name: str
    places: str
    in_part: bool
    status: str | None


@dataclass(frozen=True)
class Quote:
    """An article's words, the speaker's or its own for what the speaker said; their language; a translation.

    `found` is the day of the captured text that they were found in; without one they are not yet checked.
    """

    exact: insertions.Words
    is_paraphrase: bool
    lang: str | None
    translation: str | None
    translated_by: str | None
    is_translated_by_article: bool
    found: str | None
    cut_note: Prose | None


@dataclass(frozen=True)
class Passage:
    """What a claim adds to a sentence: place, words, what it reports in ours, and where they are from."""

    key: str
    claim: Link
    source: Link
    locator: Locator
    quote: Quote | None
    text: Prose
    is_own_version: bool
    attributed_to: Prose | None
    origin: str | None
    in_part: bool
    change: str | None
    article: str | None
    archive: str | None


@dataclass(frozen=True)
class Note:
    """The evidence behind one mark: what one source, by id and link, says for one sentence."""

    id: str
    mark: str
    source: str
    link: Link
    anchor: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its citation marks and their notes; `kind` says what it is, as in the evidence."""

    kind: str
    text: Prose
    marks: tuple[Mark, ...] = ()
    notes: tuple[Note, ...] = ()


def sentence(corpus: Corpus, statement: Statement, id_: str) -> Sentence:
    """Return a statement as a sentence with a mark for each source; `id_` is unique on the page."""
    bare = Sentence(statement.kind, statement.text)
    return _cited(corpus, bare, id_, statement.legs, needs_all=statement.kind in _OF_ALL)


# What rests on all that it names together; a role or a finding rests on each of them alone.
_OF_ALL = ("in-brief", "note", "place", "date")


def citation(corpus: Corpus, legs: Iterable[Leg], id_: str) -> Sentence:
    """Return the marks of a citation in a hand-written page, whose words are in that page."""
    return _cited(corpus, Sentence("hand-written", Prose("")), id_, legs, needs_all=False)


def _cited(corpus: Corpus, bare: Sentence, id_: str, legs: Iterable[Leg], *, needs_all: bool) -> Sentence:
    """Return a sentence with its marks; with `needs_all`, a source that lacks a leg supports it in part."""
    legs = tuple(legs)
    whole = corpus.in_order(claim for leg in legs for claim in leg.whole)
    part = corpus.in_order(claim for leg in legs for claim in leg.part)
    by_source: dict[str, list[LinkedClaim]] = {leg.ref: [] for leg in legs if leg.ref in corpus.sources}
    for claim in (*whole, *part):
        by_source.setdefault(claim.source, []).append(claim)
    marks, notes = [], []
    for source, claims in sorted(by_source.items(), key=lambda item: corpus.positions[item[0]]):
        note_id, mark_id = f"fn:{id_}.{source}", f"fnref:{id_}.{source}"
        claims = sorted(claims, key=lambda claim: (claim.locator, claim.index))
        passages = tuple(passage(corpus, claim) for claim in claims)
        link = source_link(corpus, source)
        notes.append(Note(note_id, mark_id, source, link, source_anchor(source), passages))
        marks.append(
            Mark(
                id=mark_id,
                note=note_id,
                source=source,
                name=str(corpus.source_names[source]),
                places=", ".join(dict.fromkeys(str(each.locator) for each in passages)),
                in_part=bool(claims)
                and (all(claim.part for claim in claims) or (needs_all and not _has_all(legs, source))),
                status=corpus.sources[source].status,
            )
        )
    return Sentence(bare.kind, bare.text, tuple(marks), tuple(notes))


def _has_all(legs: Iterable[Leg], source: str) -> bool:
    """Say whether a source reports all that a sentence rests on."""
    return all(any(claim.source == source for claim in leg.whole) for leg in legs)


def passage(corpus: Corpus, claim: LinkedClaim) -> Passage:
    """Return what a claim says, as a note or a list of wordings shows it."""
    source = corpus.sources[claim.source]
    return Passage(
        key=claim.key,
        claim=claim_link(claim),
        source=source_link(corpus, claim.source),
        locator=claim.locator,
        quote=quote(corpus, claim),
        text=reported(corpus, claim),
        is_own_version=claim.text is not None,
        attributed_to=claim.attributed_to,
        origin=origin_name(corpus, claim.source, claim.origin),
        in_part=claim.part,
        change=changed_since(corpus, claim),
        article=captures.passage_link(corpus, claim, source.url),
        archive=captures.passage_link(corpus, claim, source.archive.url if source.archive else None),
    )


def quote(corpus: Corpus, claim: LinkedClaim) -> Quote | None:
    """Return the quotation of a claim as pages show it, with its language where it is not the briefing's."""
    quotation = claim.quote
    if not quotation:
        return None
    capture = corpus.captures.get(claim.source)
    return _quote(
        corpus,
        claim.source,
        captures.shown(corpus, claim),
        quotation,
        capture.entry(claim.id) if capture else None,
        capture.read_on(claim.id).words if capture else None,
        lang=quotation.lang,
        is_paraphrase=claim.paraphrase,
        cut_note=quotation.cut_note,
    )


def _quote(
    corpus: Corpus,
    source: str,
    exact: insertions.Words,
    of: model.Quotation | model.NameStyle,
    entry: captured.CapturedClaim | captured.CapturedName | None,
    found: str | None,
    *,
    lang: str | None = None,
    is_paraphrase: bool = False,
    cut_note: Prose | None = None,
) -> Quote:
    language = lang or corpus.sources[source].language
    translation = of.translation
    return Quote(
        exact=exact,
        is_paraphrase=is_paraphrase,
        lang=language if language != corpus.briefing.language else None,
        translation=captures.printed_translation(entry, translation) if translation else None,
        translated_by=_WHOSE[translation.by] if translation else None,
        is_translated_by_article=captures.is_translated_by_article(of),
        found=found,
        cut_note=cut_note,
    )


def reported(corpus: Corpus, claim: LinkedClaim) -> Prose:
    """Return what a claim reports, in our words: its own text, or that of its findings or their account."""
    if claim.text:
        return claim.text
    texts = []
    for finding in (corpus.findings[key].finding for key in claim.findings):
        text = finding.accounts[claim.account] if claim.account else finding.text
        texts.append(f"{finding.question} {text}" if finding.question else text)
    return Prose(" ".join(texts))


def styles(
    corpus: Corpus, source: str, actor: str, names: Iterable[model.NameStyle]
) -> tuple[tuple[Quote, str], ...]:
    """Return the words by which a source names an actor, each as a quotation with its place."""
    capture = corpus.captures.get(source)
    found = []
    for style in names:
        words = insertions.Words.of(captures.printed_style(corpus, source, actor, style), ())
        entry = captures.captured_style(capture, actor, style) if capture else None
        is_first = capture and entry in capture.names.get(actor, ())
        text = capture if is_first or not capture else capture.later
        quoted = _quote(corpus, source, words, style, entry, text.captured.words if text else None)
        found.append((quoted, str(style.locator)))
    return tuple(found)


_WHOSE = {"us": "our translation", "article": "the article’s translation"}
