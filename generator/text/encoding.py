"""Turns a text into the letters that a wrong encoding lost or changed in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ftfy import fix_encoding

_NOT_ASCII = re.compile(r"\S*[^\x00-\x7f]\S*")


@dataclass(frozen=True)
class Lost:
    """A word with a letter that was lost (U+FFFD) or is in pieces; and what was meant, if it can be known."""

    start: int
    words: str
    meant: str | None


def lost_letters(text: str) -> Iterator[Lost]:
    """Yield the words of a text in which a letter was lost, or is in pieces: `MalmÃ¶` for `Malmö`."""
    for found in _NOT_ASCII.finditer(text):
        word = found[0]
        if "\ufffd" in word:
            yield Lost(found.start() + word.index("\ufffd"), word, None)
        elif (meant := fix_encoding(word)) != word:
            yield Lost(found.start(), word, meant)
