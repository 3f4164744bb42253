"""Turns a page into its elements, nested as browsers nest them, and an element into its place in the file."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Union

from generator.text import Document

# Far deeper than any page of ours; browsers stop somewhere, too.
DEEPEST = 100

# A comment, or what begins an element.
_TOKEN = re.compile(r"<!--.*?-->|<([a-zA-Z][^\s/>]*)", re.DOTALL)
# Their content is text.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
# Browsers add these where they are left out.
_ADDED = frozenset({"html", "head", "body", "tbody", "tr", "colgroup"})
# So many elements further on is looked for one that a browser has moved.
_AHEAD = 50


class Element:
    """An element: its tag, attributes and content, the element that it is in, and its number on the page."""

    __slots__ = ("attributes", "content", "number", "parent", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str], parent: "Element | None", number: int
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.number = number
        self.content: list[Union[Element, str]] = []

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

    @property
    def classes(self) -> list[str]:
        """Return the classes of the element."""
        return self.attributes.get("class", "").split()

    def has_class(self, name: str) -> bool:
        """Say whether the element is of a class."""
        return name in self.classes


def parse(document: Document) -> tuple[list[Element], int]:
    """Return a page's elements in its order, and how many are within each other at most."""
    elements: list[Element] = []
    around: list[Element] = []
    deepest = 0
    for depth, tag, attributes, text in document.nodes():
        del around[depth:]
        if not tag:
            around[-1].content.append(text)
            continue
        parent = around[-1] if around else None
        element = Element(tag, attributes, parent, len(elements))
        if parent:
            parent.content.append(element)
        elements.append(element)
        around.append(element)
        deepest = max(deepest, depth + 1)
    return elements, deepest


def places(html: str, elements: Iterable[Element]) -> list[int]:
    """Return where each of a page's elements begins in its file; of one that a browser added, what follows."""
    tags = [*_start_tags(html), ("", len(html))]
    found, at = [], 0
    for element in elements:
        name = element.tag.lower()
        reach = 1 if name in _ADDED else _AHEAD
        is_at = next((each for each in range(at, min(at + reach, len(tags))) if tags[each][0] == name), None)
        found.append(tags[at if is_at is None else is_at][1])
        at = at if is_at is None else is_at + 1
    return found


def _start_tags(html: str) -> Iterator[tuple[str, int]]:
    at = 0
    while token := _TOKEN.search(html, at):
        at = token.end()
        if token[1]:
            name = token[1].lower()
            yield name, token.start()
            if name in _RAW:
                closing = re.compile(f"</{name}", re.IGNORECASE).search(html, at)
                at = closing.end() if closing else len(html)
