"""Turns inline Markdown from the data into safe HTML or plain text, and finds what is code on a page.

Emphasis, code and links are understood. Raw HTML is shown as it is written, and links lead to http(s) only,
so that no text from the data can run as a script.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markdown_it import MarkdownIt

_pages = MarkdownIt("commonmark")
_markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "backticks", "link", "escape", "entity"])
_markdown.validateLink = lambda url: bool(re.match(r"https?://", url))  # type: ignore[method-assign]


class Prose(str):
    """Our own words in inline Markdown, as they are written; a template shows them as HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it as HTML that is safe to put into a page: what Jinja2 and MarkupSafe ask for."""
        return str(_markdown.renderInline(str(self)))

    @property
    def plain(self) -> str:
        """Return it as plain text: what a reader would hear."""
        return unescape(re.sub(r"<[^>]*>", "", self.__html__()))


OF_LINKS = ("the text of another link", "the text of an image")


@dataclass(frozen=True)
class Region:
    """A part of a page's Markdown that is no running text, or only as the text of a link, and what it is."""

    start: int
    end: int
    what: str

    @property
    def span(self) -> tuple[int, int]:
        """Return where it is."""
        return self.start, self.end


@dataclass(frozen=True)
class Body:
    """What is indented below the line that opens it, what it is, and a call-out's kinds, such as `quote`."""

    start: int
    end: int
    what: str
    kind: str
    indent: int

    @property
    def span(self) -> tuple[int, int]:
        """Return where it is."""
        return self.start, self.end


def without_code(text: str, *, keeps_html: bool = False) -> str:
    """Return a page's Markdown, as long as it was, with spaces for code, HTML comments and front matter.

    Code that is written as HTML is code, too, unless it is to be kept. What is indented below the first line
    of a call-out, footnote or definition is text, though CommonMark, which knows none, takes it for code.
    """
    lines = text.split("\n")
    bodies = [(_line_at(text, each.start), _line_at(text, each.end), each.indent) for each in bodies_in(text)]
    for token in _pages.parse(text):
        is_raw = (
            not keeps_html
            and token.type == "html_block"
            and re.match(r"\s*<(pre|script|style|!--)", token.content, re.IGNORECASE)
        )
        if token.map and (token.type in ("fence", "code_block") or is_raw):
            first, last = token.map
            indents = [each for start, end, each in bodies if start <= first and last - 1 <= end]
            block = "\n".join(lines[first:last])
            if token.type == "code_block" and indents:
                block = _without_indented_code(block, indents[-1])
            else:
                block = _blank(block)
            lines[first:last] = block.split("\n")
    spans = r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)"
    tags = r"<(code|kbd|pre|samp|script|style|textarea|var)\b.*?</\2>"
    kept = r"\Z." if keeps_html else tags
    pattern = re.compile(f"{spans}|{kept}|<!--.*?-->", re.DOTALL)
    return _FRONT_MATTER.sub(_blanked, pattern.sub(_blanked, "\n".join(lines)))


def bodies_in(text: str) -> Iterator[Body]:
    """Yield the indented bodies of a page's call-outs, footnotes and definitions, outer before inner ones."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for number, line in enumerate(lines):
        opener = _OPENS_BODY.fullmatch(line)
        if not opener:
            continue
        indent, last = len(opener["indent"]) + 4, number
        for below in range(number + 1, len(lines)):
            if lines[below].strip() and not lines[below].startswith(" " * indent):
                break
            last = below if lines[below].strip() else last
        if last > number:
            what = "a call-out" if opener["sign"] else "a paragraph below a footnote or definition"
            end = starts[last] + len(lines[last])
            yield Body(starts[number + 1], end, what, opener["kind"] or "", indent)


def regions(text: str) -> Iterator[Region]:
    """Yield the parts of a page's Markdown, without code, that a reader does not see as text of their own."""
    defined = {found[1].casefold() for found in _DEFINITION.finditer(text)}
    for found in _LINK.finditer(text):
        target, label = found["target"], found["label"]
        if target is None and (label or found["text"]).casefold() not in defined:
            continue
        what = OF_LINKS[bool(found["image"])]
        yield Region(*found.span("text"), what)
        if target:
            yield Region(*found.span("target"), "the address or title of a link")
    for found in _SHORT_LINK.finditer(text):
        if found["text"].casefold() in defined:
            yield Region(*found.span("text"), OF_LINKS[0])
    for what, pattern in _NO_TEXT.items():
        for found in pattern.finditer(text):
            yield Region(*found.span(), what)


def front_matter(text: str) -> str:
    """Return the front matter of a page, or nothing."""
    found = _FRONT_MATTER.match(text)
    return found[0] if found else ""


_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_OPENS_BODY = re.compile(
    r"(?P<indent> *)"
    r"(?:(?P<sign>!!!|\?\?\?\+?|===[!+]*)[ \t]*(?P<kind>[\w \t-]*).*|\[\^[^\]]+\]:.*|[:~][ \t].*)"
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]*)\]:.*$", re.MULTILINE)
_LINK = re.compile(
    r"(?P<image>!?)(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]"
    r"(?:(?P<target>\((?:[^()\n]|\([^()\n]*\))*\))|\[(?P<label>[^\[\]]*)\])",
    re.DOTALL,
)
# A link by its text alone; a citation is none, even where its key is defined as an address.
_SHORT_LINK = re.compile(r"(?<![\\\]!])\[(?P<text>[^\[\]@^][^\[\]]*)\](?![\[(:])")
_NO_TEXT = {
    "the definition of a link": _DEFINITION,
    "the title of a call-out": re.compile(r"^ *(?:!!!|\?\?\?|===).*$", re.MULTILINE),
    "an abbreviation": re.compile(r"^\*\[.*$", re.MULTILINE),
    "an attribute": re.compile(
        r"""<(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?:"[^"]*"|'[^']*'|[^'"<>])*>|\{(?::|[^{}]*=|\s*[#.])[^{}]*\}"""
    ),
}


def _without_indented_code(text: str, indent: int) -> str:
    """Return what is indented below a line that opens a call-out or the like, without the code within it."""
    lines = text.split("\n")
    inner = without_code("\n".join(line[indent:] for line in lines)).split("\n")
    return "\n".join(line[:indent] + each for line, each in zip(lines, inner, strict=True))


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position)


def _blanked(found: re.Match[str]) -> str:
    return _blank(found[0])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
