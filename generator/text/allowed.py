"""Turns the elements of a hand-written page into what Markdown does not make, and into wrong addresses.

What is allowed is listed: elements, attributes, classes and the schemes of addresses.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from html import unescape
from typing import NamedTuple
from urllib.parse import urlsplit

# What Markdown and its extensions make, marks of ours included.
ELEMENTS = frozenset(
    """
    a abbr article aside b bdi bdo blockquote body br caption cite code col colgroup dd del details dfn div dl
    dt em figcaption figure h1 h2 h3 h4 h5 h6 head hr html i img input ins kbd label li main mark ol p path
    pre q rp rt ruby s samp section small span strong sub summary sup svg table tbody td tfoot th thead time
    tr u ul var wbr
    """.split()  # noqa: SIM905
)
_ATTRIBUTES = frozenset(
    """
    align alt checked class colspan d datetime decoding dir disabled download for height hl_lines href id lang
    linenums loading name open rel reversed role rowspan scope src start tabindex target title type value
    viewbox width xmlns
    """.split()  # noqa: SIM905
)
# Ours, and those by which pages are left out of the search. Others steer the theme's scripts.
_FURTHER = re.compile(
    r"data-(?:statement|claims?|label|literal|source|words|search-exclude|preview)"
    r"|aria-(?:current|describedby|label|labelledby)"
)
# By these the theme finds what is its own, and hides some of it.
THEIR_CLASSES = re.compile(r"mermaid|md-(?!button)[\w-]*")
THEIR_IDS = re.compile(r"__[\w-]*")
_INPUTS = frozenset({"radio", "checkbox"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):|//", re.IGNORECASE)


class Kind(Enum):
    """What must not be on a page."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    ADDRESS = "address"


class Foreign(NamedTuple):
    """What must not be there, as a message says it, and what of it stands in the page's source."""

    kind: Kind
    message: str
    written: str


def foreign(tag: str, attributes: Mapping[str, str]) -> Iterator[Foreign]:
    """Yield what Markdown does not make of one element."""
    kind = attributes.get("type", "").lower()
    if tag not in ELEMENTS or (tag == "input" and kind not in _INPUTS):
        message = f"the page has an element `{tag}`, which Markdown does not make"
        yield Foreign(Kind.ELEMENT, message, f"<{tag}")
    for name, value in attributes.items():
        is_known = name.lower() in _ATTRIBUTES or _FURTHER.fullmatch(name)
        is_around = tag in ("html", "head", "body", "main", "article")
        is_theirs = name == "class" and any(map(THEIR_CLASSES.fullmatch, value.split()))
        if not is_known or is_around or is_theirs or (name == "id" and THEIR_IDS.match(value)):
            message = f"the page has an attribute `{name}`, which Markdown does not make"
            yield Foreign(Kind.ATTRIBUTE, message, name)
        elif name in ("src", "href") and (wrong := wrong_address(value, is_loaded=name == "src")):
            yield Foreign(Kind.ADDRESS, wrong, value)


def wrong_address(written: str, *, is_loaded: bool) -> str:
    """Return what is wrong with an address, as browsers read it, or nothing."""
    address = (
        re.sub(r"[\t\n\r]", "", unescape(written)).strip("".join(map(chr, range(33)))).replace("\\", "/")
    )
    try:
        urlsplit(address)
    except ValueError:
        return f"`{address}` is no address"
    scheme = _SCHEME.match(address)
    if not scheme:
        return ""
    if is_loaded:
        return f"the picture `{address}` is loaded from elsewhere"
    if scheme[1] and scheme[1].lower() not in _SCHEMES:
        return f"`{scheme[0]}` does not lead to a page"
    return ""
