"""Turns text into the one form in which words are compared, and back to where each character of it stood.

docs/quotations.md has the steps with examples, and the tests run them. Nothing else is ever folded away:
words that differ in a letter, a digit or a comma are different words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.text.invisible import IGNORABLE


@dataclass(frozen=True)
class Folded:
    """A text, and its folded form."""

    original: str
    text: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the folded characters from `start` up to `end`, at least one, are in the original."""
        return self.spans[start][0], self.spans[end - 1][1]

    def is_within(self, position: int) -> bool:
        """Say whether a position of the folded text is within what one character, such as `½`, became."""
        return 0 < position < len(self.text) and self.spans[position - 1] == self.spans[position]

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return for each folded character the span of the original that it comes from."""
        found: list[tuple[int, int]] = []
        behind_space = True
        for start, end in _clusters(self.original):
            for character in _folded(self.original[start:end]):
                if not (character.isspace() and behind_space):
                    found.append((start, end))
                behind_space = character.isspace()
        return tuple(found[: len(self.text)])  # A space at the end has been taken off.


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """Return the text folded; folding it again changes nothing."""
    return Folded(text, " ".join(_folded(text).split()))


def visible(text: str) -> str:
    """Return a text without what is invisible in it."""
    return text if text.isascii() else IGNORABLE.sub("", text)


def printed(text: str) -> str:
    """Return a text as a page prints it: with what joins or picks letters, without what only lays it out."""
    return _LAYOUT.sub("", text)


def _folded(text: str) -> str:
    """Return a text with all but its white space folded."""
    if text.isascii():
        return text.translate(_MARKS).casefold()
    return _nfkc_casefold(text.translate(_MARKS)).translate(_MARKS)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans that fold alone as they do in the text: a character with all that combines with it."""
    start = 0
    for index in range(1, len(text)):
        if not _combines(text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def _combines(character: str) -> bool:
    if character.isascii():
        return False
    first = unicodedata.normalize("NFKC", character)[0]
    is_jamo = "\u1160" <= first <= "\u11ff"  # Hangul vowels and finals, which compose with what comes before
    return is_jamo or unicodedata.category(first)[0] == "M" or bool(IGNORABLE.match(character))


def _nfkc_casefold(text: str) -> str:
    """Return toNFKC_Casefold of the Unicode Standard, section 3.13, R5."""
    while True:
        folded = unicodedata.normalize("NFKC", visible(unicodedata.normalize("NFKC", text)).casefold())
        if folded == text:
            return text
        text = folded


# Of what is ignorable, what says only where a line may break or which way a text runs. What joins letters,
# picks one of their forms or makes one sign of several stays: without it a page would print other letters.
_LAYOUT = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufff8]")

DOUBLE_MARKS = "“”„‟«»″‶〝〞〟＂״"
SINGLE_MARKS = "‘’‚‛‹›`´′‵ʻʼ＇׳"
DASHES = "‐‑‒–—―−־⁃﹘﹣－⸺⸻"

_MARKS = str.maketrans(
    {**dict.fromkeys(DOUBLE_MARKS, '"'), **dict.fromkeys(SINGLE_MARKS, "'"), **dict.fromkeys(DASHES, "-")}
)
