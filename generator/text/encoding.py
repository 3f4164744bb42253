"""Turns a text into the letters that a wrong encoding lost or changed in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import name

from ftfy import fix_encoding

_WORD = re.compile(r"\S+")
# What one letter of UTF-8 becomes where it is read as a letter a byte, in encodings of Europe.
_ENCODINGS = ("cp1252", "cp1250", "cp1254", "cp1251")
# Accented letters alone: another alphabet, a byte a letter, read as Western European.
_ACCENTED = re.compile("\\W*[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff]{5,}\\W*")
# A word in capitals may end in these letters, before a dash or a mark: `IRMÃ—`.
_CAPITALS = re.compile(r"\W*[A-Z]+[ÃÂ]\W+")


@dataclass(frozen=True)
class Lost:
    """A word with a letter that was lost (U+FFFD) or is in pieces; and what was meant, if it can be known."""

    start: int
    words: str
    meant: str | None


def lost_letters(text: str) -> Iterator[Lost]:
    """Yield the words of a text in which a letter was lost, or is in pieces: `MalmÃ¶` for `Malmö`."""
    if text.isascii():
        return
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii():
            continue
        if "\ufffd" in word:
            yield Lost(found.start() + word.index("\ufffd"), word, None)
        elif (meant := _mended(word)) != word:
            yield Lost(found.start(), word, meant)


def _mended(word: str) -> str | None:
    """Return a word with its letters put together; None where not all of them can be."""
    if _CAPITALS.fullmatch(word):
        return word
    mended = fix_encoding(word).removeprefix("\ufeff")
    if mended == word:
        mended = next((read for each in _ENCODINGS if (read := _read_again(word, each))), word)
        return None if mended == word and _ACCENTED.fullmatch(word) else mended
    is_whole = not any(each in word for each in mended if not each.isascii())
    return mended if is_whole else None


def _read_again(word: str, encoding: str) -> str | None:
    """Return a word written in an encoding and read as UTF-8, if that makes letters of one alphabet of it."""
    try:
        read = word.encode(encoding).decode("utf-8")
    except UnicodeError:
        return None
    letters = [each for each in read if not each.isascii()]
    if not all(map(str.isalpha, letters)) or len({name(each, "").split()[0] for each in letters}) != 1:
        return None
    # One alone may be chance, but not of these letters: Ä and Å are not before Š or Œ in any language.
    return read if len(letters) > 1 or "\u0100" <= letters[0] <= "\u017f" else None
