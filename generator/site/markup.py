"""Turns a hand-written page, as it is written and as an engine renders it, into markup that may not be on it.

What is written is searched so that messages can say where; what is rendered is compared with what is allowed,
so that nothing depends on how an engine reads Markdown.
"""

import re
from collections.abc import Iterator

from generator.problem import Code
from generator.site.codes import FOREIGN_ADDRESS, OPEN_BRACKETS, RAW_HTML, RUNNING_ATTRIBUTE
from generator.text import allowed, elements, markdown, stays_within, svg

# By these the theme finds what is its own, and so does our stylesheet, whose classes our marks have in a
# rendered page: nobody writes them.
_CLASSES = re.compile(rf"{allowed.THEIR_CLASSES.pattern}|brief-[\w-]*")

_AUTOLINK = r"https?://[^<>\s]*>|[^<>\s!]+@[^@<>\s]+>"
_TAG = re.compile(rf"<(?!{_AUTOLINK})[a-zA-Z/!?][^\s<>]*", re.IGNORECASE)
_BRACKETED = re.compile(r"\]\(<[^<>\n]*>[^<>()\n]*\)|^ {0,3}\[(?!\^)[^\]\n]+\]: <[^<>\n]*>[^<>\n]*$", re.M)
_ON_TWO_LINES = re.compile(r"\]\([^()\n]*\n[^()]*\)")
_MANY = 300
_ATTRIBUTE_LIST = re.compile(r"\{[^{}\n]*\}")
_SET = re.compile(
    r"(?<![\w-])(?:(?P<name>on\w+|style|hidden|aria-hidden|src|srcset|srcdoc|href|ping|poster|background"
    r"|\w*action|data-(?!search-exclude|preview)[\w-]*)\s*="
    rf"|\.(?P<class>{_CLASSES.pattern})|#(?P<id>{allowed.THEIR_IDS.pattern}))",
    re.IGNORECASE,
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
        bracketed = markdown.blanked(shown, (each.span() for each in _BRACKETED.finditer(shown)))
        opened: set[str] = set()
        for found in _TAG.finditer(bracketed):
            name = found[0].lower().strip("</")
            if found[0][1] != "/":
                opened.add(name)
            if found[0][1] != "/" or name not in opened:  # what closes a tag goes with it
                yield found.start(), RAW_HTML, f"`{found[0]}` begins raw HTML", _ALLOWING
        for attributes in _ATTRIBUTE_LIST.finditer(shown):
            for found in _SET.finditer(attributes[0]):
                at, name = attributes.start() + found.start(), found[0].rstrip("= ")
                yield (
                    at,
                    RUNNING_ATTRIBUTE,
                    f"`{name}` may not be set",
                    "take it out; a class of yours is fine",
                )
    for found in _ON_TWO_LINES.finditer(shown):
        yield (
            found.start() + 2,
            FOREIGN_ADDRESS,
            "this address goes on in the next line",
            "write it on one line",
        )
    for opening, closing in ("[]", "()", "<>"):
        if shown.count(opening) - shown.count(closing) > _MANY:
            message = f"more than {_MANY} `{opening}` of this page are never closed"
            yield shown.find(opening), OPEN_BRACKETS, message, "close them, or write them as code"
    for found in _TARGET.finditer(shown):
        address = found["address"] if found["address"] is not None else found["defined"]
        at = found.start("address" if found["address"] is not None else "defined")
        if wrong := allowed.wrong_address(address, is_loaded=bool(found["image"])):
            hint = (
                _OWN_FILES if wrong.endswith("elsewhere") else "link to an address that begins with https://"
            )
            yield at, FOREIGN_ADDRESS, wrong, hint


def in_html(html: str, *, raw_html: bool) -> Iterator[tuple[Code, str, str]]:
    """Yield what a rendered page may not hold: the code, the message, and what to look for in its source."""
    if raw_html:
        return
    if not stays_within(html):
        yield RAW_HTML, "the page has markup that reaches beyond it", "</"
    for each in elements(html):
        for found in allowed.foreign(each.tag, each.attributes):
            yield _CODES[found.kind], found.message, found.written


_CODES = {
    allowed.Kind.ELEMENT: RAW_HTML,
    allowed.Kind.ATTRIBUTE: RUNNING_ATTRIBUTE,
    allowed.Kind.ADDRESS: FOREIGN_ADDRESS,
}


def in_file(name: str, data: bytes) -> str:
    """Return why a file that may run programs may not be published, or nothing."""
    if _suffix(name) != "svg":
        return "it is a page of its own, which no check reads"
    return svg.wrong_in(data)


def may_run(name: str) -> bool:
    """Say whether browsers open a file with such a name as a page, which can run programs."""
    return _suffix(name) in ("htm", "html", "shtml", "svg", "svgz", "xht", "xhtml", "xml", "xsl", "xslt")


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()
