"""Turns HTML into its elements and their attributes, as a browser finds them."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser


class Element(NamedTuple):
    """An element that a browser would make: its tag and its attributes, in lower case."""

    tag: str
    attributes: Mapping[str, str]


def elements(html: str) -> Iterator[Element]:
    """Yield the elements within the body of a page that consists of this HTML, in their order."""
    body = LexborHTMLParser(f"<!doctype html><body>{html}").body
    for node in body.traverse() if body else ():
        if node.tag and not node.tag.startswith("-"):
            yield Element(node.tag, {name: value or "" for name, value in node.attributes.items()})
