"""Turns a source's capture into what is known of its words: found or not, as they are printed, where to link.

A capture proves that nothing changed since the text was read; docs/quotations.md says what it does not prove.
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from generator.corpus.captured import Capture, CapturedClaim, CapturedName
from generator.corpus.corpus import Corpus, LinkedClaim
from generator.corpus.record import Record
from generator.corpus.source import NameStyle, Quotation, Translation
from generator.text import Locator, dates, fold, fragment, insertions, locator


def printed(corpus: Corpus, claim: LinkedClaim) -> str:
    """Return a claim's quotation as the article prints it, or as the data has it if no one looked it up.

    What the editor put in is not in it.
    """
    capture, quotation = corpus.captures.get(claim.source), claim.quote
    assert quotation
    entry = capture.entry(claim.id) if capture else None
    if not entry:
        return insertions.as_edited(quotation.exact).words
    return entry.printed or quotation.exact


def shown(corpus: Corpus, claim: LinkedClaim) -> insertions.Words:
    """Return a claim's quotation as pages show it: as the article prints it, with the editor's insertions."""
    words = printed(corpus, claim)
    assert claim.quote
    return insertions.of_printed(claim.quote.exact, words).shown(words)


def printed_style(corpus: Corpus, source: str, actor: str, style: NameStyle) -> str:
    """Return a style of a name as the article prints it; as the data has it if no one looked."""
    capture = corpus.captures.get(source)
    entry = captured_style(capture, actor, style) if capture else None
    return (entry.printed if entry else None) or style.exact


def printed_translation(entry: CapturedClaim | CapturedName | None, translation: Translation) -> str:
    """Return a translation: the article's own as it prints it, where that was captured; else as it is."""
    captured = entry.translation if entry else None
    return (captured.printed if captured else None) or translation.text


def passage_link(corpus: Corpus, claim: LinkedClaim, address: str | None) -> str | None:
    """Return the address that opens a source, or a copy, at a claim's words, page or time; None if none does.

    Words are found on a page of the web alone, and so only where the text was captured.
    """
    if address and claim.locator.fragment:
        return f"{address}#{claim.locator.fragment}" if "#" not in address else None
    capture = corpus.captures.get(claim.source)
    captured = capture.entry(claim.id) if capture else None
    if not address or not claim.quote or not captured or captured.start_words is None:
        return None
    found = fragment.TextFragment(captured.start_words, captured.end_words, captured.prefix, captured.suffix)
    return fragment.link(address, printed(corpus, claim), found)


def captured_style(capture: Capture, actor: str, style: NameStyle) -> CapturedName | None:
    """Return the entry of a capture for a style of a name; None where there is none with these words."""
    return style_in(capture.styles(actor), style)


def style_in(entries: Iterable[CapturedName], style: NameStyle) -> CapturedName | None:
    """Return the one of some entries that is of a style of a name; None where none is."""
    return next((each for each in entries if each.digest == style_digest(style, each.printed)), None)


def fits(entry: CapturedClaim, quotation: Quotation) -> bool:
    """Say whether what an entry adds fits a quotation: the printed form, and how many words a link takes."""
    form, taken = entry.printed or quotation.exact, (entry.start_words or 0) + (entry.end_words or 0)
    read = (fold(each.words).text for each in insertions.readings(quotation.exact))
    return fold(form).text in read and taken <= len(form.split())


def quotation_digest(at: Locator, occurrence: int, quotation: Quotation, printed: str | None) -> str:
    """Return a quotation's digest at its place; `printed` is how the article prints it, if differently."""
    words = (quotation.exact, quotation.prefix or "", quotation.suffix or "")
    folded = (fold(each).text for each in words)
    return digest("\n".join((at.written, str(occurrence), *folded, on_one_line(printed or quotation.exact))))


def style_digest(style: NameStyle, printed: str | None) -> str:
    """Return the digest of a style of a name at its place."""
    return quotation_digest(style.locator, 1, Quotation(exact=style.exact), printed)


def is_translated_by_article(of: Quotation | NameStyle) -> bool:
    """Say whether the article prints its own translation of some words."""
    return of.translation is not None and of.translation.by == "article"


def translation_digest(translation: Translation, beside: Locator, printed: str | None) -> str:
    """Return the digest of an article's own translation at its place, or beside the words that it is of."""
    at = translation.locator if translation.has_place else beside
    return quotation_digest(at, 1, Quotation(exact=translation.text), printed)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def as_values(capture: Capture) -> Mapping[str, Any]:
    """Return a capture as plain values, as its file has them: nothing that is left at its default."""

    def plain(value: Any) -> Any:
        match value:
            case Record():
                fields = type(value).model_fields.items()
                return {
                    name: plain(v) for name, field in fields if (v := getattr(value, name)) != field.default
                }
            case dates.EdtfDate():
                return value.text
            case locator.TimeSpan():
                return value.written
            case locator.Span():
                return value.first if value.first == value.last else value.written
            case Mapping():
                return {_number_or_text(key): plain(each) for key, each in value.items()}
            case tuple():
                return [plain(each) for each in value]
        return value

    values: dict[str, Any] = plain(capture)
    return values


def _number_or_text(key: str) -> int | str:
    """Return a key as YAML needs no quotation marks for it; it is read as text either way."""
    return int(key) if re.fullmatch("[1-9][0-9]*", key) else key


def on_one_line(text: str) -> str:
    """Return a text with single spaces for all white space."""
    return " ".join(text.split())
