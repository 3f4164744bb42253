"""Turns a hand-written page, as it is written and as an engine renders it, into markup that may not be on it.

What is written is searched so that messages can say where; what is rendered is compared with what is allowed,
so that nothing depends on how an engine reads Markdown.
"""

import re
from collections.abc import Iterator
from html import unescape

from generator.problem import Code
from generator.site.codes import FOREIGN_ADDRESS, RAW_HTML, RUNNING_ATTRIBUTE
from generator.text import elements, markdown

# What Markdown and its extensions make, marks of ours included.
_ELEMENTS = frozenset(
    """
    a abbr aside b bdi bdo blockquote body br caption cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p path pre q rp rt ruby s samp
    section small span strong sub summary sup svg table tbody td tfoot th thead time tr u ul var wbr
    """.split()  # noqa: SIM905
)
_ATTRIBUTES = frozenset(
    """
    align alt checked class colspan d datetime dir disabled download for height hidden href id lang loading
    name open rel reversed role rowspan scope src start tabindex target title type value viewbox width xmlns
    """.split()  # noqa: SIM905
)
_ATTRIBUTE_KINDS = ("aria-", "data-")
_INPUTS = frozenset({"radio", "checkbox"})
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):|//", re.IGNORECASE)

_AUTOLINK = r"https?://[^<>]*>|[^<> !]+@[^@<> ]+>"
_TAG = re.compile(rf"(?<!\]\()(?<!\]: )<(?!{_AUTOLINK})[a-zA-Z!?][^<>]*>", re.IGNORECASE)
_ATTRIBUTE_LIST = re.compile(r"\{[^{}\n]*\}")
_SET = re.compile(
    r"(?<![\w-])(on\w+|style|src|srcset|srcdoc|href|ping|poster|background|\w*action)\s*=", re.IGNORECASE
)
_TARGET = re.compile(
    r"(?P<image>!?)\[[^\[\]]*\]\(\s*<?(?P<address>[^)\s>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?(?P<defined>\S+)", re.M
)

# A place, what is wrong there, the message and the hint.
Found = tuple[int, Code, str, str]

_ALLOWING = "write it in Markdown, or as code; `raw_html: true` in data/briefing.yml allows raw HTML"
_OWN_FILES = "put the picture beside the pages: whoever keeps it elsewhere would learn who reads this page"


def in_markdown(text: str, *, raw_html: bool) -> Iterator[Found]:
    """Yield what a page's Markdown may not hold; `raw_html` says that this briefing allows raw HTML."""
    shown = markdown.without_code(text, keeps_html=True)
    if not raw_html:
        for found in _TAG.finditer(shown):
            tag = re.match(r"<[!?]?[^\s<>/]*", found[0])
            yield found.start(), RAW_HTML, f"`{tag[0] if tag else found[0]}>` is raw HTML", _ALLOWING
        for attributes in _ATTRIBUTE_LIST.finditer(shown):
            for found in _SET.finditer(attributes[0]):
                at = attributes.start() + found.start()
                yield at, RUNNING_ATTRIBUTE, f"`{found[1]}` may not be set", "take it out; a class is fine"
    for found in _TARGET.finditer(shown):
        address = found["address"] if found["address"] is not None else found["defined"]
        at = found.start("address" if found["address"] is not None else "defined")
        if wrong := _wrong_address(address, is_loaded=bool(found["image"])):
            yield at, FOREIGN_ADDRESS, *wrong


def in_html(html: str, *, raw_html: bool) -> Iterator[tuple[Code, str, str]]:
    """Yield what a rendered page may not hold: the code, the message, and what to look for in its source."""
    if raw_html:
        return
    for each in elements(html):
        kind = each.attributes.get("type", "").lower()
        if each.tag not in _ELEMENTS or (each.tag == "input" and kind not in _INPUTS):
            yield (
                RAW_HTML,
                f"the page has an element `{each.tag}`, which Markdown does not make",
                f"<{each.tag}",
            )
        for name, value in each.attributes.items():
            if name not in _ATTRIBUTES and not name.startswith(_ATTRIBUTE_KINDS):
                message = f"the page has an attribute `{name}`, which Markdown does not make"
                yield RUNNING_ATTRIBUTE, message, name
            elif name in ("src", "href") and (wrong := _wrong_address(value, is_loaded=name == "src")):
                yield FOREIGN_ADDRESS, wrong[0], value


def _wrong_address(written: str, *, is_loaded: bool) -> tuple[str, str] | None:
    """Return what is wrong with an address, as browsers read it, and a hint."""
    address = (
        re.sub(r"[\t\n\r]", "", unescape(written)).strip("".join(map(chr, range(33)))).replace("\\", "/")
    )
    scheme = _SCHEME.match(address)
    if not scheme:
        return None
    if is_loaded:
        return f"the picture `{address}` is loaded from elsewhere", _OWN_FILES
    if scheme[1] and scheme[1].lower() not in _SCHEMES:
        return f"`{scheme[0]}` does not lead to a page", "link to an address that begins with https://"
    return None
