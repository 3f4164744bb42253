"""Turns what an editor writes of a place in a source into a locator: paragraphs, pages, times or posts.

A locator is what the Citation Style Language calls one: it says where in a source something is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

LocatorKind = Literal["paragraph", "page", "time", "post"]


@dataclass(frozen=True, order=True)
class Span:
    """Whole numbers from `first` to `last`: of paragraphs, pages or posts, counted from 1."""

    first: int
    last: int

    @property
    def written(self) -> str:
        """Return them as the data has them: `9` or `3-4`."""
        return str(self).replace("–", "-")

    def __str__(self) -> str:
        return _joined(str(self.first), str(self.last))


@dataclass(frozen=True, order=True)
class TimeSpan(Span):
    """Seconds from the beginning of a recording."""

    def __str__(self) -> str:
        return _joined(clock(self.first), clock(self.last))


def spans(text: str, what: str) -> Span:
    """Return the numbers that a text such as `9` or `3-4` means; raise ValueError with the reason."""
    match = re.fullmatch(r"([0-9]{1,5})(?:-([0-9]{1,5}))?", text)
    if not match:
        raise ValueError(f"a {what} is a number from 1, or two of them: 9 or 3-4")
    first, last = int(match[1]), int(match[2] or match[1])
    if first < 1:
        raise ValueError(f"{what}s are counted from 1")
    if last < first:
        raise ValueError(f"the second {what} comes before the first")
    return Span(first, last)


def times(text: str) -> TimeSpan:
    """Return the time or span that `12:30` or `0:12:30-0:13:05` means; raise ValueError with the reason."""
    first, hyphen, last = text.partition("-")
    begins, ends = seconds(first), seconds(last if hyphen else first)
    if begins is None or ends is None:
        raise ValueError("a time is hours, minutes and seconds, or two of them: 0:12:30 or 0:12:30-0:13:05")
    if ends < begins:
        raise ValueError("the span ends before it starts")
    return TimeSpan(begins, ends)


def seconds(clock: str) -> int | None:
    """Return the seconds that `0:12:30` or `12:30` means; None where it is no time."""
    match = re.fullmatch(r"(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)", clock.strip())
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]) if match else None


def clock(number: int) -> str:
    """Return seconds as `12:30` or `1:12:30`."""
    minutes, rest = divmod(number, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def runs(numbers: Iterable[int]) -> list[Span]:
    """Return numbers as spans, those that follow each other as one."""
    found: list[Span] = []
    for number in sorted(numbers):
        if found and found[-1].last == number - 1:
            found[-1] = Span(found[-1].first, number)
        else:
            found.append(Span(number, number))
    return found


@dataclass(frozen=True, order=True)
class Locator:
    """A place in a source: what is counted there, from where to where, and paragraphs on a page."""

    kind: LocatorKind
    span: Span
    paragraphs: Span | None = None

    @classmethod
    def of(
        cls, paragraph: Span | None, page: Span | None, time: TimeSpan | None, post: Span | None
    ) -> "Locator | None":
        """Return the locator that the fields of a claim mean; None where they mean none, or more than one."""
        places: dict[LocatorKind, Span | None] = {"page": page, "time": time, "post": post}
        named = [(kind, span) for kind, span in places.items() if span]
        if len(named) > 1 or (named and paragraph and named[0][0] != "page"):
            return None
        if named:
            return cls(*named[0], paragraph)
        return cls("paragraph", paragraph) if paragraph else None

    @property
    def fields(self) -> Mapping[str, str]:
        """Return the fields of the data that mean it, as they are written."""
        found: dict[str, str] = {self.kind: self.span.written}
        return found | ({"paragraph": self.paragraphs.written} if self.paragraphs else {})

    @property
    def written(self) -> str:
        """Return it as a digest has it: paragraphs as they are written, else with what is counted."""
        if self.kind == "paragraph":
            return self.span.written
        return ", ".join(f"{name} {value}" for name, value in self.fields.items())

    @property
    def short(self) -> str:
        """Return it as it stands behind the siglum of a source: a paragraph as its number alone."""
        return str(self.span) if self.kind == "paragraph" else str(self)

    @property
    def slug(self) -> str:
        """Return it as a part of an address: `2`, `3-4`, `p14`, `p14.2`, `t750-785`, `post3`."""
        sign = {"paragraph": "", "page": "p", "time": "t", "post": "post"}[self.kind]
        first, last = self.span.first, self.span.last
        numbers = f"{first}" if first == last else f"{first}-{last}"
        return f"{sign}{numbers}" + (f".{self.paragraphs.written}" if self.paragraphs else "")

    @property
    def fragment(self) -> str | None:
        """Return what leads to it in an address: a page (RFC 8118), a time (W3C Media Fragments); or None."""
        match self.kind:
            case "page":
                return f"page={self.span.first}"
            case "time":
                end = f",{self.span.last}" if self.span.last > self.span.first else ""
                return f"t={self.span.first}{end}"
        return None

    @property
    def medium(self) -> str:
        """Return what has such places, as readers call it."""
        return {"page": "document", "time": "recording"}.get(self.kind, "article")

    def __str__(self) -> str:
        match self.kind:
            case "paragraph":
                return f"¶{self.span}"
            case "page":
                name = "p." if self.span.first == self.span.last else "pp."
                return f"{name}\u00a0{self.span}" + (f" ¶{self.paragraphs}" if self.paragraphs else "")
            case "post":
                return f"{'post' if self.span.first == self.span.last else 'posts'}\u00a0{self.span}"
        return str(self.span)


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first}–{last}"
