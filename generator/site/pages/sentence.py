"""Turns a statement into a sentence with its citation marks, and a claim into what a page shows of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.corpus import (
    BACKGROUND,
    BACKGROUND_KEY,
    Corpus,
    Leg,
    LinkedClaim,
    Statement,
    captured,
    captures,
    model,
)
from generator.site.pages.link import Link
from generator.site.pages.reference import OWN_REPORTING, changed_since, claim_link, origin_name, source_link
from generator.text import Locator, Prose, insertions


@dataclass(frozen=True)
class Mark:
    """A citation mark: the siglum of a source and a place in it, which lead to an entry of the apparatus.

    Where a page has too many of them for an apparatus, it leads to `claim` on the page of its source.

    `claims` are those that it stands for, by key; a source cited as a whole has no place and no claim.
    `origin` is whom the source names as its own source there.
    """

    source: str
    siglum: str
    place: str
    entry: str
    claim: Link
    claims: tuple[str, ...]
    in_part: bool
    origin: str | None
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
    siglum: str
    source: Link
    locator: Locator
    quote: Quote | None
    text: Prose
    is_own_version: bool
    attributed_to: Prose | None
    origin: str | None
    is_own_reporting: bool
    in_part: bool
    change: str | None
    article: str | None
    archive: str | None


@dataclass(frozen=True)
class Sentence:
    """A sentence with its citation marks; `kind` says what it is, as in the evidence.

    `id` is that of its marks on the page, and `label` what the apparatus calls it. Cells of a table
    have none: the apparatus leads back to the table, `within`.
    """

    kind: str
    text: Prose
    marks: tuple[Mark, ...] = ()
    id: str = ""
    label: str = ""
    within: str = ""


def sentence(corpus: Corpus, statement: Statement, id_: str = "", within: str = "") -> Sentence:
    """Return a statement as a sentence with a mark for each place cited; `id_` is unique on the page."""
    marks = _marks(corpus, statement.legs, needs_all=statement.kind in _OF_ALL)
    id_ = f"_m.{id_}" if id_ else ""
    return Sentence(statement.kind, statement.text, marks, id_, _label(corpus, statement), within)


# What rests on all that it names together; a role or a finding rests on each of them alone.
_OF_ALL = ("in-brief", "lead", "note", "place", "date", "prose")
_LABELS = {
    "in-brief": "In brief",
    "lead": "Lead",
    "note": "Note",
    "place": "Place",
    "date": "Date",
    "participant": "Who took part",
    "prose": "Told",
    "compared": "Compared",
    "role": "Office",
}


def _label(corpus: Corpus, statement: Statement) -> str:
    """Return what the apparatus calls a statement: the label of a finding, else what it is."""
    if statement.key.field in ("findings", "accounts"):
        section = BACKGROUND if statement.key.record == BACKGROUND_KEY else statement.key.record.id
        finding = corpus.findings[f"{section}/{statement.key.id.partition('/')[0]}"].finding
        return finding.label.plain
    if statement.kind == "prose":
        told = (corpus.findings[key] for claim in statement.whole for key in claim.findings)
        named = [leg.ref for leg in statement.legs if leg.ref in corpus.findings]
        first = corpus.findings[named[0]] if named else next(told, None)
        return first.finding.label.plain if first else _LABELS["prose"]
    return _LABELS[statement.kind]


def citation(corpus: Corpus, legs: Iterable[Leg], id_: str) -> Sentence:
    """Return the marks of a citation in a hand-written page, whose words are in that page."""
    marks = _marks(corpus, legs, needs_all=False)
    return Sentence("hand-written", Prose(""), marks, f"_m.{id_}", "in the text")


def _marks(corpus: Corpus, legs: Iterable[Leg], *, needs_all: bool) -> tuple[Mark, ...]:
    """Return a mark for each place that legs cite; with `needs_all`, a source that lacks a leg is in part."""
    legs = tuple(legs)
    cited = corpus.in_order(claim for leg in legs for claim in (*leg.whole, *leg.part))
    places: dict[tuple[str, Locator | None], list[LinkedClaim]] = {
        (leg.ref, None): [] for leg in legs if leg.ref in corpus.sources
    }
    for claim in sorted(cited, key=lambda each: (corpus.positions[each.source], each.locator)):
        places.setdefault((claim.source, claim.locator), []).append(claim)
    marks = []
    for (source, locator), claims in sorted(places.items(), key=lambda each: corpus.positions[each[0][0]]):
        lacks = needs_all and not _has_all(legs, source)
        named = {origin_name(corpus, source, claim.origin) for claim in claims}
        origin = named.pop() if len(named) == 1 else None
        marks.append(
            Mark(
                source=source,
                siglum=corpus.sigla[source],
                place=locator.short if locator else "",
                entry=f"_{corpus.sigla[source]}{f'-{locator.slug}' if locator else ''}",
                claim=claim_link(claims[0]) if claims else source_link(corpus, source),
                claims=tuple(claim.key for claim in claims),
                in_part=bool(claims) and (lacks or all(claim.part for claim in claims)),
                origin=origin if origin != OWN_REPORTING else None,
                status=corpus.sources[source].status,
            )
        )
    return tuple(marks)


def _has_all(legs: Iterable[Leg], source: str) -> bool:
    """Say whether a source reports all that a sentence rests on."""
    return all(any(claim.source == source for claim in leg.whole) for leg in legs)


def passage(corpus: Corpus, claim: LinkedClaim) -> Passage:
    """Return what a claim says, as a note or a list of wordings shows it."""
    source = corpus.sources[claim.source]
    origin = origin_name(corpus, claim.source, claim.origin)
    return Passage(
        key=claim.key,
        claim=claim_link(claim),
        siglum=corpus.sigla[claim.source],
        source=source_link(corpus, claim.source),
        locator=claim.locator,
        quote=quote(corpus, claim),
        text=reported(corpus, claim),
        is_own_version=claim.text is not None,
        attributed_to=claim.attributed_to,
        origin=origin,
        is_own_reporting=origin == OWN_REPORTING,
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
) -> tuple[tuple[Quote, Locator], ...]:
    """Return the words by which a source names an actor, each as a quotation with its place."""
    capture = corpus.captures.get(source)
    found = []
    for style in names:
        words = insertions.Words.of(captures.printed_style(corpus, source, actor, style), ())
        entry = captures.captured_style(capture, actor, style) if capture else None
        is_first = capture and entry in capture.names.get(actor, ())
        text = capture if is_first or not capture else capture.later
        quoted = _quote(corpus, source, words, style, entry, text.captured.words if text else None)
        found.append((quoted, style.locator))
    return tuple(found)


_WHOSE = {"us": "our translation", "article": "the article’s translation"}
