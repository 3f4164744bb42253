"""Turns inline Markdown from the data into safe HTML or plain text, and finds what is code on a page.

Emphasis, code and links are understood. Raw HTML is shown as it is written, and links lead to http(s) only,
so that no text from the data can run as a script.
"""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate

from markdown_it import MarkdownIt

_pages = MarkdownIt("commonmark")
_markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "backticks", "link", "escape", "entity"])
_markdown.validateLink = lambda url: bool(re.match(r"https?://", url))  # type: ignore[method-assign]


@lru_cache(maxsize=1 << 15)  # a sentence is asked for by checks and by every page that shows it
def _rendered(text: str) -> str:
    return str(_markdown.renderInline(text))


class Prose(str):
    """Our own words in inline Markdown, as they are written; a template shows them as HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it as HTML that is safe to put into a page: what Jinja2 and MarkupSafe ask for."""
        return _rendered(str(self))

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
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    around = _Bodies(text, starts)
    for token in _pages.parse(text):
        is_raw = (
            not keeps_html
            and token.type == "html_block"
            and re.match(r"\s*<(pre|script|style|!--)", token.content, re.IGNORECASE)
        )
        if token.map and (token.type in ("fence", "code_block") or is_raw):
            first, last = token.map
            indent = around.indent(first, last) if token.type == "code_block" else None
            block = "\n".join(lines[first:last])
            block = _blank(block) if indent is None else _without_indented_code(block, indent, keeps_html)
            lines[first:last] = block.split("\n")
    shown = "\n".join(lines)
    shown = blanked(shown, _code_in(shown, keeps_html=keeps_html))
    return _FRONT_MATTER.sub(lambda found: _blank(found[0]), shown)


class _Bodies:
    """The bodies of a page, asked for in the order of its lines."""

    def __init__(self, text: str, starts: list[int]) -> None:
        lines = (
            (bisect_right(starts, each.start), bisect_right(starts, each.end), each)
            for each in bodies_in(text)
        )
        self._waiting = deque((first - 1, last - 1, each.indent) for first, last, each in lines)
        self._open: list[tuple[int, int]] = []

    def indent(self, first: int, last: int) -> int | None:
        """Return by how much the innermost body that holds these lines is indented; None if there is none."""
        while self._waiting and self._waiting[0][0] <= first:
            _, end, indent = self._waiting.popleft()
            self._open.append((end, indent))
        while self._open and self._open[-1][0] < last - 1:
            self._open.pop()
        return self._open[-1][1] if self._open else None


_RUN = re.compile(r"`+|\n\s*\n|<!--|<(?P<tag>code|kbd|pre|samp|script|style|textarea|var)\b", re.IGNORECASE)


def _code_in(text: str, *, keeps_html: bool) -> Iterator[tuple[int, int]]:
    """Yield where code within lines is, and comments, and code written as HTML if that is not kept."""
    runs, paragraph = _Runs(text), 0
    behind = 0
    closers: dict[str, _Closers] = {"!": _Closers(text, "-->")}
    for found in _RUN.finditer(text):
        at, run = found.span()
        if found[0].isspace():
            paragraph += 1
        if at < behind or found[0].isspace():
            continue
        if found[0][0] == "`":
            is_escaped = text[at - 1 : at] == "\\"
            end = None if is_escaped else runs.after(run, len(found[0]), paragraph)
        elif found["tag"]:
            end = None if keeps_html else _closed(closers, text, found["tag"].lower(), run)
        else:
            end = closers["!"].after(run)
        if end is not None:
            yield at, end
            behind = end


class _Runs:
    """Where runs of backticks are, by their length and the paragraph that they are in."""

    def __init__(self, text: str) -> None:
        self._starts: dict[tuple[int, int], list[int]] = {}
        paragraph = 0
        for found in re.finditer(r"`+|\n\s*\n", text):
            if found[0].isspace():
                paragraph += 1
            else:
                self._starts.setdefault((len(found[0]), paragraph), []).append(found.start())

    def after(self, start: int, length: int, paragraph: int) -> int | None:
        """Return where the first run of a length ends that begins after a place, in a paragraph."""
        starts = self._starts.get((length, paragraph), [])
        index = bisect_right(starts, start)
        return starts[index] + length if index < len(starts) else None


class _Closers:
    """Where a text has what closes something, asked for from left to right."""

    def __init__(self, text: str, closer: str) -> None:
        self._ends = [each.end() for each in re.finditer(re.escape(closer), text, re.IGNORECASE)]
        self._length = len(closer)

    def after(self, start: int) -> int | None:
        """Return where the first one ends that begins at a place or after it."""
        index = bisect_left(self._ends, start + self._length)
        return self._ends[index] if index < len(self._ends) else None


def elements_in(text: str, tags: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield where elements of HTML with one of the `tags` are: from where to where, and their content.

    Elements within them are passed over; one that is not closed is none.
    """
    closers: dict[str, _Closers] = {}
    behind = 0
    for found in re.finditer(rf"<({tags})\b[^<>]*>", text, re.IGNORECASE):
        if found.start() < behind:
            continue
        tag = found[1].lower()
        end = _closed(closers, text, tag, found.end())
        if end is not None:
            yield found.start(), end, found.end(), end - len(f"</{tag}>")
            behind = end


def _closed(closers: dict[str, _Closers], text: str, tag: str, start: int) -> int | None:
    """Return where an element ends whose content begins at a place; `closers` keeps what was looked up."""
    if tag not in closers:
        closers[tag] = _Closers(text, f"</{tag}>")
    return closers[tag].after(start)


def bodies_in(text: str) -> Iterator[Body]:
    """Yield the indented bodies of a page's call-outs, footnotes and definitions, outer before inner ones."""
    found: list[tuple[re.Match[str], int, int]] = []  # what opens each, where it begins, and ends
    waiting: list[tuple[int, int]] = []  # of those that may go on, the indent and the place in `found`
    start, last = 0, 0
    for line in text.split("\n"):
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        if line.strip():
            while waiting and waiting[-1][0] > indent:
                opener, begin, _ = found[waiting[-1][1]]
                found[waiting.pop()[1]] = (opener, begin, last)
            last = start + len(line)
        if (opening := _OPENS_BODY.fullmatch(line)) and indent <= DEEPEST:
            waiting.append((indent + 4, len(found)))
            found.append((opening, start + len(line) + 1, 0))
        start += len(line) + 1
    for _, index in waiting:
        found[index] = (*found[index][:2], last)
    for opener, begin, end in found:
        if end > begin:
            what = "a call-out" if opener["sign"] else "a paragraph below a footnote or definition"
            yield Body(begin, end, what, opener["kind"] or "", len(opener["indent"]) + 4)


def too_deep(text: str) -> Iterator[int]:
    """Yield where a page opens a body that is indented too far to be read as one."""
    for line in re.finditer(rf"^ {{{DEEPEST + 1},}}.*$", text, re.MULTILINE):
        if _OPENS_BODY.fullmatch(line[0]):
            yield line.end() - len(line[0].lstrip(" "))


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


# How far what opens a body may be indented: 20 within each other.
DEEPEST = 80
# As MkDocs has it (`mkdocs.utils.meta.YAML_RE`), or what is no front matter for us would be for it.
_FRONT_MATTER = re.compile(r"\A-{3}[ \t]*\n.*?\n(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
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
        r"""<(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?:"[^"]*"|'[^']*'|[^'"<>])*>|\{(?=:|[^{}=]*=|\s*[#.])[^{}]*\}"""
    ),
}


def _without_indented_code(text: str, indent: int, keeps_html: bool) -> str:
    """Return what is indented below a line that opens a call-out or the like, without the code within it."""
    lines = text.split("\n")
    below = "\n".join(line[indent:] for line in lines)
    inner = without_code(below, keeps_html=keeps_html).split("\n")
    return "\n".join(line[:indent] + each for line, each in zip(lines, inner, strict=True))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text, as long as it was, with spaces for what is within the spans."""
    pieces, behind = [], 0
    for start, end in sorted(spans):
        if end > behind:
            pieces += [text[behind : max(start, behind)], _blank(text[max(start, behind) : end])]
            behind = end
    return "".join([*pieces, text[behind:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
