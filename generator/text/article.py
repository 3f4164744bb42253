"""Turns a text into an article: its paragraphs, and which page, time or post each of them is at.

Paragraphs are separated by blank lines. In a text that is cited by pages, times or posts, a mark at the
beginning of a line says where what follows is: `[page 14]`, `[0:12:30]`, `[post 3]`; a form feed begins the
next page.
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.text.english import counted
from generator.text.folding import Folded, fold, printed
from generator.text.locator import Locator, LocatorKind, Span, TimeSpan, clock, runs, seconds

CUT = "[…]"  # the editor's; an article's own `…` or `[...]` is words like any other


@dataclass(frozen=True)
class Part:
    """A page, a time or a post of an article: its number or seconds, and its first paragraph from 1."""

    value: int
    first: int


@dataclass(frozen=True)
class Article:
    """An article's text, where its paragraphs are in it, and the parts that they are cited by.

    In the text, marks are spaces, so that positions are those of the file. `kind` is what it is cited by.
    """

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    kind: LocatorKind = "paragraph"
    parts: tuple[Part, ...] = ()

    @cached_property
    def folded_paragraphs(self) -> tuple[str, ...]:
        """Return each paragraph folded."""
        return tuple(fold(self.text[start:end]).text for start, end in self.paragraphs)

    @cached_property
    def words(self) -> int:
        """Return the number of words: what spaces part."""
        return sum(len(paragraph.split()) for paragraph in self.folded_paragraphs)

    def part(self, first: int, last: int) -> tuple[Folded, int]:
        """Return some existing paragraphs, counted from 1, as one folded text, and where they begin."""
        start, end = self.paragraphs[first - 1][0], self.paragraphs[last - 1][1]
        return fold(self.text[start:end]), start

    def paragraph_at(self, position: int) -> int:
        """Return the number of the paragraph that a position is in."""
        return sum(start <= position for start, _ in self.paragraphs)

    def printed(self, spans: Iterable[tuple[int, int]]) -> str:
        """Return spans of the text as the article prints them, on one line, with cuts between them."""
        return f" {CUT} ".join(" ".join(printed(self.text[start:end]).split()) for start, end in spans)

    def range_of(self, locator: Locator) -> tuple[int, int] | str:
        """Return the first and last of all paragraphs, from 1, that a locator means; or why it means none."""
        if locator.kind == "paragraph":
            count = len(self.paragraphs)
            is_beyond = locator.span.last > count
            there = (locator.span.first, locator.span.last)
            return f"the text has {counted(count, 'paragraph')}" if is_beyond else there
        if isinstance(locator.span, TimeSpan):
            return self._said_within(locator.span) or f"the text has nothing that is said at {locator}"
        ranges = [self._ranges.get(number) for number in range(locator.span.first, locator.span.last + 1)]
        found = [each for each in ranges if each]
        if len(found) < len(ranges):
            number = locator.span.first + ranges.index(None)
            return f"the text has no {locator.kind} {number}: it has {_listed(self._ranges)}"
        first, last = min(each[0] for each in found), max(each[1] for each in found)
        if sum(each[1] - each[0] + 1 for each in found) != last - first + 1:
            return f"{locator} do not follow each other in the text"
        if not locator.paragraphs:
            return (first, last) if first <= last else f"{locator} has no words"
        if last - first + 1 < locator.paragraphs.last:
            page = Locator(locator.kind, locator.span)
            return f"{page} has {counted(last - first + 1, 'paragraph')}"
        return first + locator.paragraphs.first - 1, first + locator.paragraphs.last - 1

    def locate(self, first: int, last: int) -> Locator:
        """Return the locator of some paragraphs, counted from 1; on one page, with their numbers there."""
        if self.kind == "paragraph":
            return Locator("paragraph", Span(first, last))
        begins, ends = ([part for part in self.parts if part.first <= number][-1] for number in (first, last))
        if self.kind == "time":
            after = next((part.value for part in self.parts if part.value > ends.value), ends.value + 1)
            return Locator("time", TimeSpan(begins.value, after if begins != ends else begins.value))
        span = Span(min(begins.value, ends.value), max(begins.value, ends.value))
        if self.kind == "post" or begins != ends:
            return Locator(self.kind, span)
        return Locator("page", span, Span(first - begins.first + 1, last - begins.first + 1))

    @property
    def wrong_marks(self) -> str:
        """Return what is wrong with the marks of its pages, times or posts, or nothing."""
        if self.kind == "paragraph":
            return ""
        shown = _EXAMPLES[self.kind]
        if not self.parts:
            return f"the text has no marks of its {self.kind}s, such as `{shown}` at the beginning of a line"
        values = [part.value for part in self.parts]
        names = [f"`{_mark(self.kind, value)}`" for value in values]
        if self.parts[0].first > 1:
            return f"the text begins before its first mark, {names[0]}"
        for index, value in enumerate(values[1:], start=1):
            if value in values[:index]:
                return f"the mark {names[index]} is there twice"
            if self.kind != "post" and value < values[index - 1]:
                return f"the mark {names[index]} comes after {names[index - 1]}"
        return ""

    @cached_property
    def _ranges(self) -> dict[int, tuple[int, int]]:
        """Return the first and last paragraph of each part; an empty one ends before it begins."""
        ends = [*(part.first for part in self.parts[1:]), len(self.paragraphs) + 1]
        return {part.value: (part.first, end - 1) for part, end in zip(self.parts, ends, strict=True)}

    def _said_within(self, span: TimeSpan) -> tuple[int, int] | None:
        """Return the paragraphs that are said from the start of a span up to its end."""
        starts = sorted(self._ranges)
        ends = [*starts[1:], max(span.last, starts[-1]) + 1]
        stop = max(span.last, span.first + 1)  # what begins as the span ends is no longer said in it
        said = [self._ranges[a] for a, b in zip(starts, ends, strict=True) if a < stop and span.first < b]
        there = [each for each in said if each[0] <= each[1]]
        return (there[0][0], there[-1][1]) if there else None


def as_article(text: str, kind: LocatorKind = "paragraph") -> Article:
    """Return the article that a text holds; a byte order mark and the kind of line ends do not matter."""
    text = re.sub("\r\n|[\r\x85\u2028]", "\n", text.removeprefix("\ufeff")).replace("\u2029", "\n\n")
    marks = list(_MARKS[kind].finditer(text)) if kind in _MARKS else []
    for mark in marks:
        blank = "\n" if mark[0] == "\f" else " " * len(mark[0])
        text = text[: mark.start()] + blank + text[mark.end() :]
    paragraphs = tuple(_paragraphs(text, {mark.end() for mark in marks}))
    parts: list[Part] = []
    begins = kind == "time" and not any(seconds(mark[1]) == 0 for mark in marks)
    is_assumed = begins or any(mark[0] == "\f" for mark in marks)
    if is_assumed:  # what comes first begins at the beginning
        parts.append(Part(0 if kind == "time" else 1, 1))
    for mark in marks:
        value = parts[-1].value + 1 if mark[0] == "\f" else _value(kind, mark[1])
        part = Part(value, 1 + sum(start < mark.start() for start, _ in paragraphs))
        # A number says which page it is that a form feed, or the text, begins.
        is_named = is_assumed and mark[0] != "\f" and part.first == parts[-1].first
        parts = [*(parts[:-1] if is_named else parts), part]
        is_assumed = mark[0] == "\f"
    return Article(text, paragraphs, kind, tuple(parts) if marks else ())


def _paragraphs(text: str, openings: Container[int]) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph is: what blank lines part, and marks, which end at the openings."""
    start, begun = 0, None
    for line in text.split("\n"):
        end = start + len(line)
        is_blank = not fold(line).text  # also where it holds what is invisible
        is_new = any(at in openings for at in range(start, end + 1)) if openings else False
        if begun and (is_blank or is_new):
            yield begun
            begun = None
        if not is_blank:
            begun = (begun[0] if begun else start, end)
        start = end + 1
    if begun:
        yield begun


def _value(kind: LocatorKind, written: str) -> int:
    number = seconds(written) if kind == "time" else int(written)
    assert number is not None
    return number


def _mark(kind: LocatorKind, value: int) -> str:
    return f"[{clock(value)}]" if kind == "time" else f"[{kind} {value}]"


def _listed(numbers: Iterable[int]) -> str:
    """Return numbers in words, runs of them as one: `1–12, 14`."""
    return ", ".join(map(str, runs(numbers)))


_MARKS = {
    "page": re.compile(r"\f|(?:^|(?<=\f))[ \t]*\[page[ \t]+(\d{1,4})\]", re.MULTILINE | re.IGNORECASE),
    "time": re.compile(r"^[ \t]*\[((?:\d{1,3}:)?[0-5]?\d:[0-5]\d)\]", re.MULTILINE),
    "post": re.compile(r"^[ \t]*\[post[ \t]+(\d{1,4})\]", re.MULTILINE | re.IGNORECASE),
}
_EXAMPLES = {"page": "[page 1]", "time": "[0:12:30]", "post": "[post 1]"}
