"""Turns an article's text into the particulars that a capture records of each of its paragraphs."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any
from unicodedata import normalize

from generator.corpus.captured import CapturedParticulars
from generator.text import Article, Locator, locator, naming, particulars


def in_paragraphs(
    article: Article, language: str, names: naming.Names, capitals: Container[str]
) -> dict[str, CapturedParticulars]:
    """Return what each paragraph of an article has, by its number in the text.

    That is all its numbers and dates; and of names, those of a list, and the words that the briefing has with
    a capital, in the one spelling of `capitals`. A paragraph that has nothing is left out; but of a text that
    is cited by times all are there, since one ends where the next begins.
    """
    found: dict[str, CapturedParticulars] = {}
    if article.wrong_marks:
        return found  # its paragraphs have no places
    for number, (start, end) in enumerate(article.paragraphs, start=1):
        text, place = typed(article.text[start:end]), _place(article, number)
        said = particulars.particulars(text, language)
        entry = CapturedParticulars(
            numbers=tuple(
                dict.fromkeys(form for each in said if each.kind == "number" for form in each.forms)
            ),
            dates=tuple(dict.fromkeys(each.written for each in said if each.kind == "date")),
            names=tuple(
                dict.fromkeys(" ".join(each.words.split()) for each in _named(text, names, capitals))
            ),
            **place,
        )
        if article.kind == "time" or entry.numbers or entry.dates or entry.names:
            found[str(number)] = entry
    return found


def typed(text: str) -> str:
    """Return a text without what only its setting adds: ligatures, soft hyphens, signs of notes, spaces."""
    text = _UNSEEN.sub("", _NOTES.sub(" ", text))
    return _BROKEN.sub("", normalize("NFKC", _SPACES.sub(" ", _HYPHENS.sub("-", text))))


_NOTES = re.compile(r"(?<=\w)[\u00b2\u00b3\u00b9\u2070-\u2079]+|\[[^\[\]]{0,4}[0-9][0-9+]*\]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile("[\u2000-\u200a\u202f\u00a0]")
_HYPHENS = re.compile("[\u2010\u2011]")
# A word divided at the end of a line.
_BROKEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-z])")


def _named(text: str, names: naming.Names, capitals: Container[str]) -> Iterator[naming.Named]:
    """Yield the names of a list in a text, and between them words that the briefing has with a capital."""
    behind = 0
    for each in (*names.longest(text), naming.Named("", len(text), len(text))):
        yield from (
            word for word in naming.words(text[behind : each.start]) if naming.spelt(word.words) in capitals
        )
        if each.words:
            yield each
        behind = each.end


def _place(article: Article, number: int) -> Mapping[Any, locator.Span]:
    """Return the place of a paragraph as the data has it, where that is not its number in the text."""
    if article.kind == "paragraph":
        return {}
    at: Locator = article.locate(number, number)
    return {at.kind: at.span} | ({"paragraph": at.paragraphs} if at.paragraphs else {})
