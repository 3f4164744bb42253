"""Turns a quotation with an editor's square brackets into the article's words, and back into what pages show.

`[she]` and `[sic]` are put in by the editor, and `[T]he` is a letter that the editor changed. `[…]` is a cut,
which `lookup` knows; `[...]` is an article's own. Since an article may have other brackets of its own, a
quotation can be read in several ways: those that take fewer brackets for the editor's come first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from markupsafe import Markup, escape

from generator.text import lookup
from generator.text.article import CUT, Article
from generator.text.folding import fold
from generator.text.lookup import Found, NotFound, Selector, find
from generator.text.negations import negation_in
from generator.text.words import is_of_word, is_unparted

_BRACKETS = re.compile(r"\[[^\[\]]*[^\[\]\s.…⋯][^\[\]]*\]")
# Beyond so many, either all are the editor's, or none is.
_MOST_TO_TELL_APART = 6


class Words(str):
    """An article's words with an editor's insertions; a template sets these apart."""

    __slots__ = ("insertions",)
    insertions: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, insertions: tuple[tuple[int, int], ...]) -> "Words":
        """Return words of which some spans are the editor's."""
        words = cls(text)
        words.insertions = insertions
        return words

    def __html__(self) -> str:
        """Return them as HTML, each insertion in an element of its own."""
        html, behind = Markup(), 0
        for start, end in self.insertions:
            inserted = Markup('<span class="brief-inserted">{}</span>').format(self[start:end])
            html += escape(self[behind:start]) + inserted
            behind = end
        return html + escape(self[behind:])


@dataclass(frozen=True)
class Reading:
    """A quotation read in one way: the article's `words`, and what the editor put in their place.

    Each of `edits` is a span of the words, empty where something is put in, and what is shown for it.
    """

    words: str
    edits: tuple[tuple[int, int, str], ...] = ()

    @property
    def unchanged(self) -> str:
        """Return the words with the other case of the letters that the editor changed."""
        words = list(self.words)
        for start, end, _ in self.edits:
            words[start:end] = [letter.swapcase() for letter in words[start:end]]
        return "".join(words)

    def shown(self, printed: str) -> Words:
        """Return what a page shows: the words as the article prints them, with the editor's brackets.

        `printed` folds to the same as the words.
        """
        text, insertions, behind = "", [], 0
        for start, end, bracketed in self.edits:
            place, stop = (_moved(self.words, at, printed) for at in (start, end))
            text += printed[behind:place]
            begins = len(text) + len(bracketed) - len(bracketed.lstrip())
            text += bracketed
            insertions.append((begins, len(text.rstrip())))
            behind = stop
        return Words.of(text + printed[behind:], tuple(insertions))


def readings(exact: str) -> Iterator[Reading]:
    """Yield the ways to read a quotation, first that in which all brackets are the article's."""
    exact = " ".join(exact.split())
    found = [each for each in _BRACKETS.finditer(exact) if _is_edit(exact, each)]
    if len(found) > _MOST_TO_TELL_APART:
        yield from (_read(exact, []), _read(exact, found))
        return
    for way in sorted(product((False, True), repeat=len(found)), key=sum):
        yield _read(exact, [each for each, is_ours in zip(found, way, strict=True) if is_ours])


def as_edited(exact: str) -> Reading:
    """Return the reading in which all brackets are the editor's: what is assumed until a text was read."""
    return list(readings(exact))[-1]


def of_printed(exact: str, printed: str) -> Reading:
    """Return the reading of a quotation whose words the article prints in this form; else all as edited."""
    folded = fold(printed).text
    return next((each for each in readings(exact) if fold(each.words).text == folded), as_edited(exact))


def find_edited(article: Article, selector: Selector) -> tuple[Reading, Found | NotFound]:
    """Return the first reading of a quotation whose words occur, and where; else why they do not."""
    found: Found | NotFound | None = None
    reading = as_edited(selector.exact)
    for reading in readings(selector.exact):
        found = find(article, replace(selector, exact=reading.words))
        if isinstance(found, Found) or found.is_ambiguous:
            before = find(article, replace(selector, exact=reading.unchanged))
            return reading, before if isinstance(before, Found) and before.is_exact else found
    assert found
    return reading, _hiding(article, selector, reading) or _glued(article, selector) or found


def _glued(article: Article, selector: Selector) -> NotFound | None:
    """Say how insertions are written, if one is within a word and is none of the article's."""
    for each in _BRACKETS.finditer(selector.exact):
        if not _is_edit(selector.exact, each) and each[0] not in article.text:
            hint = (
                "put `[she]` between whole words; only the first letter of a word is changed, as in `[T]he`"
            )
            return NotFound(f"the insertion `{each[0]}` is within a word", hint)
    return None


def is_part(words: str, text: str) -> bool:
    """Say whether words, as they are or without what an editor put in, occur in a text as whole words."""
    return left_out(words, text) is not None


def left_out(words: str, text: str) -> tuple[str, ...] | None:
    """Return what the cuts in words leave out of a text; None where the words do not occur in it."""
    found = (lookup.left_out(each.words, text) for each in readings(words))
    return next((each for each in found if each is not None), None)


def negation(words: str, language: str) -> str:
    """Return an insertion in words that negates in a language, as `[not]` does; else nothing."""
    shown = (bracketed for start, end, bracketed in as_edited(words).edits if start == end)
    return next((each.strip() for each in shown if negation_in(each, language)), "")


def _hiding(article: Article, selector: Selector, reading: Reading) -> NotFound | None:
    """Say that an insertion takes the place of words of the article, if that is why they are not found."""
    words, insertions, behind = "", [], 0
    for start, end, bracketed in reading.edits:
        before, after = reading.words[:start].rstrip(), reading.words[end:].lstrip()
        is_at_cut = before.endswith(CUT) or after.startswith(CUT)
        if start == end and start > behind and after and not is_at_cut:
            words += f"{reading.words[behind:start]} {CUT} "
            insertions.append((words.count(CUT) - 1, bracketed.strip()))
            behind = end
    cut = find(article, replace(selector, exact=words + reading.words[behind:]))
    for index, inserted in insertions if isinstance(cut, Found) else ():
        assert isinstance(cut, Found)
        if hidden := " ".join(article.text[cut.spans[index][1] : cut.spans[index + 1][0]].split()):
            reason = f"the insertion `{inserted}` hides words of the article: `{hidden}`"
            hint = f"write `{CUT} {inserted}`, so that readers see that words are left out"
            return NotFound(reason, hint)
    return None


def _is_edit(exact: str, found: re.Match[str]) -> bool:
    """Say whether brackets can be an editor's: around words, or around the first letter of one."""
    before, after = exact[: found.start()][-1:], exact[found.end() :][:1]
    if before and is_of_word(before) and not is_unparted(before):
        return False
    return not (after and is_of_word(after)) or is_unparted(after) or len(found[0]) == len("[T]")


def _read(exact: str, ours: list[re.Match[str]]) -> Reading:
    words, edits, behind = "", [], 0
    for found in ours:
        words += exact[behind : found.start()]
        after = exact[found.end() :][:1]
        behind = found.end()
        if len(found[0]) == len("[T]") and after and is_of_word(after) and not is_unparted(after):
            edits.append((len(words), len(words) + 1, found[0]))
            words += found[0][1]
        elif words.strip():
            space = words[len(words.rstrip()) :]
            words = words.rstrip()
            edits.append((len(words), len(words), f"{space}{found[0]}"))
        else:
            space = " " if after == " " else ""
            edits.append((0, 0, f"{found[0]}{space}"))
            behind += len(space)
    return Reading((words + exact[behind:]).strip(), tuple(edits))


def _moved(words: str, position: int, printed: str) -> int:
    """Return the position in the printed form that one in words has there; both fold to the same."""
    folded = sum(start < position for start, _ in fold(words).spans)
    spans = fold(printed).spans
    return spans[folded][0] if folded < len(spans) else len(printed)
