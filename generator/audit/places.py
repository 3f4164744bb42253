"""Turns the elements of a page into where each of them begins in its file."""

import re
from collections.abc import Iterable, Iterator

from generator.text import Element

# A comment, or what begins an element.
_TOKEN = re.compile(r"<!--.*?-->|<([a-zA-Z][^\s/>]*)", re.DOTALL)
# Their content is text.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
# Browsers add these where they are left out.
_ADDED = frozenset({"html", "head", "body", "tbody", "tr", "colgroup"})
# So many elements further on is looked for one that a browser has moved.
_AHEAD = 50


def places(html: str, elements: Iterable[Element]) -> list[int]:
    """Return where each of a page's elements begins in it; for one that a browser added, what follows."""
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
