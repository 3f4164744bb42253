"""Turns a text into what is between quotation marks in it: the one grammar of such marks.

Rules, hand-written pages and the audit all read quotation marks by this module, so they cannot disagree.
A mark opens or closes by what is beside it, since languages use the same marks in opposite ways: “en”, „de“,
”sv”, « fr », »de«. Its shape decides only where its neighbours do not.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from unicodedata import category

from generator.text.words import is_apostrophe, is_between_letters, is_gershayim, is_hebrew, is_of_word

# Marks of one kind close each other.
_KINDS = ('“”„‟⹂"＂〝〞〟❝❞״″', "‘’‚‛'＇❛❜", "«»", "‹›", "❮❯", "「」｢｣﹁﹂", "『』﹃﹄")
_KIND_OF = {mark: kind for kind in _KINDS for mark in kind}
_SINGLE = _KINDS[1]
_ANY = re.compile(f"[{''.join(_KINDS)}]")
_OPENS_ONLY = "„‟⹂‚‛〝❝❛「｢﹁『﹃"
_CLOSES_ONLY = "〞〟❞❜」｣﹂』﹄"
_OPENS_BY_SHAPE = "“‘«‹❮"
# What is typed for such marks on keyboards without them; never right before a letter, or doubled, else.
_TYPED = re.compile(r"``|''|,,|<<|>>|(?<![\w`´′])[`´′](?=\w)")
# These are parts of words as well: `צה"ל`, and `O‘zbekiston` or `it’s`.
_GERSHAYIM = '"”״＂'
_IN_WORDS = "‘’‛'＇"
# A mark right after these closes.
_STOPS = ",.!?…。，！？"
_APOSTROPHES = "'’＇"
# What may be right before an opening mark, besides white space and other marks; what never is right after.
_BEFORE = "([{<>-–—−/|*_"
_NEVER_FIRST = ",.;:!?…)]}|"

_MEASURE = re.compile(r"(?<!\d)\d{1,3}$")
_DECADE = re.compile(r"\d\d(?!\d)")
_AND = re.compile(f"[nN][{_APOSTROPHES}]")

_AT_ENDS = " .,;:!?…" + "".join(_KINDS).replace("'", "")


@dataclass(frozen=True)
class Quoted:
    """Words in quotation marks: where the opening mark is, the position after the closing one, the words."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class _Mark:
    at: int
    sign: str
    opens: bool | None  # None: neither its neighbours nor its shape say
    # Not surely a mark: an apostrophe at the end of a word, or a measure such as 15”.
    is_doubtful: bool

    @property
    def kind(self) -> str:
        return _KIND_OF[self.sign]


@dataclass(frozen=True)
class _Reading:
    """A text's marks: those that open and close a quotation, of one kind or of two, and all others."""

    pairs: tuple[tuple[_Mark, _Mark], ...]
    slips: tuple[tuple[_Mark, _Mark], ...]
    alone: tuple[_Mark, ...]


def quoted(text: str) -> Iterator[Quoted]:
    """Yield what is between quotation marks in one paragraph, list item or cell, from left to right."""
    reading, behind = _read(text), 0
    for first, last in sorted((*reading.pairs, *reading.slips), key=lambda pair: pair[0].at):
        if first.at >= behind:  # not within another
            yield Quoted(first.at, last.at + 1, text[first.at + 1 : last.at])
            behind = last.at + 1


def first_mark(text: str) -> str:
    """Return a text's first quotation mark, or nothing; letters and apostrophes like one are none."""
    reading = _read(text)
    found = [(mark.at, mark.sign) for mark in (*chain(*reading.pairs, *reading.slips), *_sure(reading.alone))]
    found += [(typed.start(), typed[0]) for typed in _TYPED.finditer(text)]
    return min(found)[1] if found else ""


def runs_on(words: str) -> bool:
    """Say whether quoted words go on after a mark that closes them: `ready,” said Lind. “We`."""
    reading = _read(words)
    closing = [mark for mark in reading.alone if not mark.opens] + [last for _, last in reading.slips]
    opening = [mark.at for mark in reading.alone if mark.opens]
    return any(
        re.search(r"\w", words[mark.at :])
        # An apostrophe or a measure closes a quotation only where another one begins.
        and (not mark.is_doubtful or any(at > mark.at for at in opening))
        for mark in closing
    )


def bare(words: str) -> str:
    """Return words on one line, without quotation marks and punctuation at their ends."""
    return " ".join(words.split()).strip(_AT_ENDS)


def at_ends(words: str) -> str:
    """Return the two quotation marks round the whole of some words, or one at an end that has no other.

    The same single mark at both ends is a letter: `‘Abd al-Rifa‘`.
    """
    reading, ends = _read(words), (0, len(words) - 1)
    for first, last in (*reading.pairs, *reading.slips):
        if (first.at, last.at) == ends and (first.kind != _SINGLE or first.sign != last.sign):
            return first.sign + last.sign
    return next((mark.sign for mark in _sure(reading.alone) if mark.at in ends), "")


def _sure(alone: Iterable[_Mark]) -> Iterator[_Mark]:
    return (mark for mark in alone if not mark.is_doubtful and (mark.kind != _SINGLE or mark.sign == "‚"))


def _read(text: str) -> _Reading:
    pairs: list[tuple[_Mark, _Mark]] = []
    slips: list[tuple[_Mark, _Mark]] = []
    alone: list[_Mark] = []
    waiting: list[_Mark] = []
    of_group: dict[str, list[int]] = {}  # where in `waiting` the marks are that close alike
    for mark in _marks(text):
        index = _opener(text, mark, waiting, of_group)
        if mark.opens or (mark.opens is None and index is None):
            of_group.setdefault(_group(mark), []).append(len(waiting))
            waiting.append(mark)
        elif index is not None:
            pairs.append((waiting[index], mark))
            alone += waiting[index + 1 :]
            _drop(waiting, of_group, index)
        elif waiting and not mark.is_doubtful and _SINGLE not in (mark.kind, waiting[-1].kind):
            slips.append((waiting[-1], mark))  # a mark of another kind, by a slip of the keyboard
            _drop(waiting, of_group, len(waiting) - 1)
        else:
            alone.append(mark)
    return _Reading(tuple(pairs), tuple(slips), (*alone, *waiting))


def _group(opener: _Mark) -> str:
    """Return what a mark has in common with all that are closed alike: an apostrophe by its own sign only."""
    return opener.sign if opener.sign in _APOSTROPHES else opener.kind


def _opener(text: str, mark: _Mark, waiting: list[_Mark], of_group: dict[str, list[int]]) -> int | None:
    """Return where the last of the waiting marks is that a mark can close."""
    ends = [(of_group.get(group) or [-1])[-1] for group in {mark.kind, _group(mark)}]
    found = [each for each in ends if each >= 0 and _closes(text, waiting[each], mark)]
    return max(found, default=None)


def _closes(text: str, opener: _Mark, mark: _Mark) -> bool:
    """Say whether a mark can close one before it of its group: a single mark does on its line only."""
    is_on_line = opener.sign in _APOSTROPHES or opener.kind != _SINGLE
    return opener.kind == mark.kind and (is_on_line or text.find("\n", opener.at, mark.at) < 0)


def _drop(waiting: list[_Mark], of_group: dict[str, list[int]], index: int) -> None:
    """Take the marks from an index on from those that wait to be closed."""
    for mark in waiting[index:]:
        of_group[_group(mark)].pop()
    del waiting[index:]


def _marks(text: str) -> Iterator[_Mark]:
    for found in _ANY.finditer(text):
        at, sign = found.start(), found[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (sign in _GERSHAYIM and is_gershayim(text, at)) or (sign in _IN_WORDS and is_apostrophe(text, at)):
            continue
        if sign in _IN_WORDS and ((before.isdigit() and after.isdigit()) or _is_elided(text, at)):
            continue
        is_measure = sign in "\"”″'’" and _MEASURE.search(text, max(at - 4, 0), at) is not None
        opens = False if is_measure else _opens(sign, before, after)
        if opens is None and is_between_letters(text, at):
            # What follows is an ending, `“말”이라고`, `"sözler"i`; or, in Hebrew, what is before is a prefix.
            opens = is_hebrew(before)
        ends_word = _KIND_OF[sign] == _SINGLE and is_of_word(before or " ")
        yield _Mark(at, sign, opens, not opens and (ends_word or is_measure))


def _is_elided(text: str, at: int) -> bool:
    """Say whether an apostrophe stands for a part of a word: `’90s`, `rock ‘n’ roll`."""
    if text[at] in _APOSTROPHES and _DECADE.match(text, at + 1):
        return True
    return _AND.match(text, at + 1) is not None


def _opens(sign: str, before: str, after: str) -> bool | None:
    if sign in _OPENS_ONLY or sign in _CLOSES_ONLY:
        return sign in _OPENS_ONLY
    is_beginning = not before or before.isspace() or before in _BEFORE or before in _KIND_OF
    is_end = not after or after.isspace() or category(after)[0] in "PS"
    opens = is_beginning and bool(after) and not after.isspace() and after not in _NEVER_FIRST
    closes = is_end and bool(before) and not before.isspace() and before not in "([{"
    if opens != closes:
        return opens
    if before in tuple(_STOPS):
        return False
    return None if sign in "\"'＂＇״″" else sign in _OPENS_BY_SHAPE
