"""Turns HTML into elements with their places, by a reader that shares nothing with what made the HTML."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Union

# Far deeper than any page of ours; browsers stop somewhere, too.
DEEPEST = 100
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Element:
    """An element: its tag, attributes, place in the file (line and column from 1) and content."""

    tag: str
    attributes: dict[str, str]
    line: int
    column: int
    parent: "Element | None" = None
    content: list[Union["Element", str]] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Yield the element and all within it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [each for each in reversed(element.content) if isinstance(each, Element)]

    def ancestors(self) -> Iterator["Element"]:
        """Yield the elements around it, the nearest first."""
        element = self.parent
        while element:
            yield element
            element = element.parent

    def text(self, without: Callable[["Element"], bool] = lambda element: False) -> str:
        """Return its text on one line, leaving out some of the elements in it."""
        pieces: list[str] = []
        waiting: list[Element | str] = [*reversed(self.content)]
        while waiting:
            each = waiting.pop()
            if isinstance(each, str):
                pieces.append(each)
            elif not without(each):
                pieces += [" "] if each.tag == "br" else []
                waiting += reversed(each.content)
        return " ".join("".join(pieces).split())

    def has_class(self, name: str) -> bool:
        """Say whether the element is of a class."""
        return name in self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {}, 1, 1)
        self._open = self.root
        self._depth = self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        values: dict[str, str] = {}
        for name, value in attrs:
            values.setdefault(name, value or "")  # of a repeated attribute, browsers take the first
        element = Element(tag, values, line, column + 1, self._open)
        self._open.content.append(element)
        self.depth = max(self.depth, self._depth + 1)
        if tag not in _VOID and self._depth < DEEPEST:
            self._open = element
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        for up, element in enumerate((self._open, *self._open.ancestors()), start=1):
            if element.tag == tag:
                self._open = element.parent or self.root
                self._depth -= up
                return

    def handle_data(self, data: str) -> None:
        self._open.content.append(data)


def parse(html: str) -> tuple[Element, int]:
    """Return the root that holds a file's elements, and how many are within each other at most.

    An end tag that nothing opened is passed over. Deeper than `DEEPEST` elements are beside each other.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root, reader.depth
