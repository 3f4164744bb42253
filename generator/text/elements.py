"""Turns HTML into its elements and their attributes, as a browser finds them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser


class Element(NamedTuple):
    """An element that a browser would make: its tag and its attributes, in lower case."""

    tag: str
    attributes: Mapping[str, str]


def elements(html: str) -> Iterator[Element]:
    """Yield the elements of a page whose article is this HTML, in their order, the page around it too."""
    tree = LexborHTMLParser(_AROUND.format(html))
    for node in tree.root.traverse() if tree.root else ():
        if node.tag and not node.tag.startswith("-"):
            yield Element(node.tag, {name: value or "" for name, value in node.attributes.items()})


def stays_within(html: str) -> bool:
    """Say whether HTML that is put into an article stays in it, and what is behind the article behind it."""
    behind = LexborHTMLParser(_AROUND.format(html)).css_first("main > article + p:last-child")
    return behind is not None and behind.attributes.get("id") == _BEHIND


_BEHIND = "behind-all-that-is-written"
_AROUND = f'<!doctype html><body><main><article>{{}}</article><p id="{_BEHIND}"></p></main>'
