"""Turns HTML into its elements, nested as browsers nest them: WHATWG HTML, section 13.2, by Lexbor."""

import re
from collections.abc import Callable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Nothing further within other elements is read.
_DEEPEST = 300


class Element:
    """An element: its tag, attributes and content, the element that it is in, and its number on the page."""

    __slots__ = ("_page", "attributes", "content", "end", "number", "parent", "tag")

    def __init__(
        self, tag: str, attributes: Mapping[str, str], parent: "Element | None", page: "list[Element]"
    ) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.number = len(page)
        self.end = 0  # the number of the first element behind it
        self.content: list[Element | str] = []
        self._page = page

    def walk(self) -> "list[Element]":
        """Return the element and all within it, in the order of the file."""
        return self._page[self.number : self.end]

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


class Document:
    """A whole page: its elements in their order, and how many are within each other at most."""

    def __init__(self, html: str) -> None:
        self._tree = LexborHTMLParser(html)
        self.elements: list[Element] = []
        self.depth = 0
        if self._tree.root:
            self._add(self._tree.root, None, 1)

    def _add(self, node: LexborNode, parent: Element | None, depth: int) -> Element:
        found = node.attributes
        attributes: Mapping[str, str] = {name: value or "" for name, value in found.items()}
        element = Element(node.tag or "", attributes, parent, self.elements)
        self.elements.append(element)
        self.depth = max(self.depth, depth)
        for each in node.iter(include_text=True) if depth < _DEEPEST else ():
            tag = each.tag or ""
            if tag == "-text":
                element.content.append(each.text_content or "")
            elif tag and not tag.startswith(("-", "!")):
                element.content.append(self._add(each, element, depth + 1))
        element.end = len(self.elements)
        return element

    def blocks(self, selector: str) -> list[str]:
        """Return in one form what is directly in the first element that a CSS selector finds.

        The form has one way to write each element, no comments, and no space beside tags, which programs that
        make pages smaller change.
        """
        around = self._tree.css_first(selector)
        found = around.iter(include_text=True) if around else ()
        return [form for each in found if each.tag not in ("-comment", None) and (form := _one_form(each))]

    def forms(self, selector: str) -> list[str]:
        """Return in the same form each element that a CSS selector finds."""
        return [_one_form(each) for each in self._tree.css(selector)]


def elements(html: str) -> list[Element]:
    """Return the elements of a page whose article is this HTML, in their order, the page around it too."""
    return Document(_AROUND.format(html)).elements


def blocks(html: str) -> list[str]:
    """Return what is directly in an article that is this HTML; see `Document.blocks`."""
    return Document(_AROUND.format(html)).blocks("main > article")


def stays_within(html: str) -> bool:
    """Say whether HTML that is put into an article stays in it, and what is behind the article behind it."""
    behind = LexborHTMLParser(_AROUND.format(html)).css_first("main > article + p:last-child")
    return behind is not None and behind.attributes.get("id") == _BEHIND


def _one_form(node: LexborNode) -> str:
    html = node.html or ""
    if "<!--" in html:
        for comment in [each for each in node.traverse(include_text=True) if each.tag == "-comment"]:
            comment.decompose()
        html = node.html or ""
    text = _BEFORE_BLOCKS.sub("", _SPACES.sub(" ", html))
    first, *rest = text.split("> ")
    pieces = [first]
    for piece in rest:  # a space behind the tag of a block goes, too
        name = _NAME.match(pieces[-1], pieces[-1].rfind("<"))
        pieces += [">" if name and name[1] in _BLOCKS else "> ", piece]
    return "".join(pieces).strip(" ")


# What HTML takes for space, other than one space; a no-break space and others are seen.
_SPACES = re.compile(r"[ \t\n\f\r]{2,}|[\t\n\f\r]")
_BLOCKS = frozenset(
    """
    article aside blockquote br caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905
)
_BEFORE_BLOCKS = re.compile(rf" (?=</?(?:{'|'.join(sorted(_BLOCKS))})[ >])")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")

_BEHIND = "behind-all-that-is-written"
_AROUND = f'<!doctype html><body><main><article>{{}}</article><p id="{_BEHIND}"></p></main>'
