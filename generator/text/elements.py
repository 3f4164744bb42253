"""Turns HTML into its elements and their attributes, as a browser finds them."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Element(NamedTuple):
    """An element that a browser would make: its tag and its attributes, in lower case."""

    tag: str
    attributes: Mapping[str, str]


class Node(NamedTuple):
    """An element or a piece of text of a whole page; text has no tag, and `depth` counts from 0."""

    depth: int
    tag: str
    attributes: Mapping[str, str]
    text: str


class Document:
    """A whole page as a browser reads it: WHATWG HTML, section 13.2, by the parser Lexbor."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(html)
        if "<!--" in html:
            for comment in [each for each in self._all() if each.tag == "-comment"]:
                comment.decompose()

    def nodes(self) -> Iterator[Node]:
        """Yield the elements and the text of the page, in its order."""
        waiting = [(0, self._tree.root)] if self._tree.root else []
        while waiting:
            depth, node = waiting.pop()
            tag = node.tag or ""
            if tag == "-text":
                yield Node(depth, "", {}, node.text_content or "")
            elif not tag.startswith(("-", "!")):
                yield Node(depth, tag, {name: value or "" for name, value in node.attributes.items()}, "")
                within = [(depth + 1, each) for each in node.iter(include_text=True)]
                waiting += reversed(within)

    def blocks(self, selector: str) -> list[str]:
        """Return in one form what is directly in the first element that a CSS selector finds.

        The form has one way to write each element, and no space beside tags, which page compressors change.
        """
        around = self._tree.css_first(selector)
        found = around.iter(include_text=True) if around else ()
        return [form for each in found if (form := _one_form(each.html or ""))]

    def _all(self) -> Iterator[LexborNode]:
        return self._tree.root.traverse(include_text=True) if self._tree.root else iter(())


def elements(html: str) -> Iterator[Element]:
    """Yield the elements of a page whose article is this HTML, in their order, the page around it too."""
    tree = LexborHTMLParser(_AROUND.format(html))
    for node in tree.root.traverse() if tree.root else ():
        if node.tag and not node.tag.startswith("-"):
            yield Element(node.tag, {name: value or "" for name, value in node.attributes.items()})


def blocks(html: str) -> list[str]:
    """Return what is directly in an article that is this HTML; see `Document.blocks`."""
    return Document(_AROUND.format(html)).blocks("main > article")


def stays_within(html: str) -> bool:
    """Say whether HTML that is put into an article stays in it, and what is behind the article behind it."""
    behind = LexborHTMLParser(_AROUND.format(html)).css_first("main > article + p:last-child")
    return behind is not None and behind.attributes.get("id") == _BEHIND


def _one_form(html: str) -> str:
    return re.sub(r"\s*([<>])\s*", r"\1", re.sub(r"\s+", " ", html)).strip()


_BEHIND = "behind-all-that-is-written"
_AROUND = f'<!doctype html><body><main><article>{{}}</article><p id="{_BEHIND}"></p></main>'
