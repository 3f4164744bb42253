"""Turns a source's capture into what is known of its words: found or not, as they are printed, where to link.

A capture proves that nothing changed since the text was read; docs/quotations.md says what it does not prove.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from generator.corpus.captured import Capture, CapturedClaim, CapturedName
from generator.corpus.corpus import Corpus, LinkedClaim
from generator.corpus.fields import Paragraphs
from generator.corpus.model import NameStyle, Quotation
from generator.corpus.record import Record
from generator.text import dates, fold, fragment


def printed(corpus: Corpus, claim: LinkedClaim) -> str:
    """Return a claim's quotation as the article prints it, or as the data has it if no one looked it up."""
    capture, quotation = corpus.captures.get(claim.source), claim.quote
    assert quotation
    return (capture.claims[claim.id].printed if capture else None) or quotation.exact


def printed_style(corpus: Corpus, source: str, actor: str, style: NameStyle) -> str:
    """Return a style of a name as the article prints it; as the data has it if no one looked."""
    capture = corpus.captures.get(source)
    entry = captured_style(capture, actor, style) if capture else None
    return (entry.printed if entry else None) or style.exact


def passage_link(corpus: Corpus, claim: LinkedClaim, address: str | None) -> str | None:
    """Return the address that opens an article, or a copy, at a claim's quotation; None if there is none."""
    capture = corpus.captures.get(claim.source)
    captured = capture.claims[claim.id] if capture else None
    if not address or not claim.quote or not captured or captured.start_words is None:
        return None
    found = fragment.TextFragment(captured.start_words, captured.end_words, captured.prefix, captured.suffix)
    return fragment.link(address, printed(corpus, claim), found)


def captured_style(capture: Capture, actor: str, style: NameStyle) -> CapturedName | None:
    """Return the entry of a capture for a style of a name; None where there is none with these words."""
    entries = capture.names.get(actor, ())
    return next((each for each in entries if each.digest == style_digest(style, each.printed)), None)


def fits(entry: CapturedClaim, quotation: Quotation) -> bool:
    """Say whether what an entry adds fits a quotation: the printed form, and how many words a link takes."""
    form, words = entry.printed or quotation.exact, len((entry.printed or quotation.exact).split())
    taken = (entry.start_words or 0) + (entry.end_words or 0)
    return fold(form).text == fold(quotation.exact).text and taken <= words


def quotation_digest(
    paragraphs: Paragraphs, occurrence: int, quotation: Quotation, printed: str | None
) -> str:
    """Return a quotation's digest at its place; `printed` is how the article prints it, if differently."""
    words = (quotation.exact, quotation.prefix or "", quotation.suffix or "")
    folded = (fold(each).text for each in words)
    return digest(
        "\n".join((paragraphs.written, str(occurrence), *folded, on_one_line(printed or quotation.exact)))
    )


def style_digest(style: NameStyle, printed: str | None) -> str:
    """Return the digest of a style of a name at its place."""
    return quotation_digest(style.paragraph, 1, Quotation(exact=style.exact), printed)


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
            case Paragraphs():
                return value.first if value.first == value.last else value.written
            case Mapping():
                return {key: plain(each) for key, each in value.items()}
            case tuple():
                return [plain(each) for each in value]
        return value

    values: dict[str, Any] = plain(capture)
    return values | {
        "paragraph_digests": {int(number): each for number, each in capture.paragraph_digests.items()}
    }


def on_one_line(text: str) -> str:
    """Return a text with single spaces for all white space."""
    return " ".join(text.split())
