"""Turns the files of a built site into pages, the evidence that it publishes, and where its links lead."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.audit.codes import FALSE_EVIDENCE, UNREADABLE_SITE
from generator.audit.evidence import EVIDENCE, Evidence, MadePage, read_evidence
from generator.audit.places import places
from generator.audit.styles import Style, read_style
from generator.problem import Code, Lines, Position, Problem
from generator.text import Document, Element

# Browsers open these as pages.
_PAGES = (".html", ".htm", ".xhtml")
NOT_FOUND = "404.html"
# Far deeper than any page of ours; browsers stop somewhere, too.
DEEPEST = 100


class SitePage:
    """One HTML file: its path in the site, its elements, and how many are within each other at most."""

    def __init__(self, path: str, html: str) -> None:
        self.path = path
        self.html = html
        self._document = Document(html)
        self.elements, self.depth = self._document.elements, self._document.depth

    def position(self, file: str, element: Element | None) -> Position:
        """Return where an element begins in the file; without one, where the file does."""
        if element is None:
            return Position(file)
        return self._lines.position(file, self._places[element.number])

    @cached_property
    def _places(self) -> list[int]:
        return places(self.html, self.elements)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.html)

    @cached_property
    def content(self) -> Element | None:
        """Return what holds all that the page itself says; the rest is the theme's frame."""
        found = [each for each in self.elements if is_content(each)]
        return found[0] if len(found) == 1 else None

    @property
    def blocks(self) -> list[str]:
        """Return what is directly in that, in one form; see `text.Document`."""
        return self._document.blocks(CONTENT)

    def forms(self, selector: str) -> list[str]:
        """Return in the same form what a CSS selector finds in the content of the page."""
        return self._document.forms(f"{CONTENT} {selector}")

    @cached_property
    def _leads_to(self) -> dict[int, list[str]]:
        return {}

    def leads_to(self, element: Element) -> list[str]:
        """Return where the links in an element lead."""
        found = self._leads_to.get(element.number)
        if found is None:
            found = [each.attributes["href"] for each in element.walk() if "href" in each.attributes]
            self._leads_to[element.number] = found
        return found

    @cached_property
    def frame(self) -> tuple[Element, ...]:
        """Return the elements outside of it."""
        inside = frozenset(self.content.walk()) if self.content else frozenset()
        return tuple(each for each in self.elements if each not in inside)

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """Return the elements by id; of several with one id the first."""
        found: dict[str, Element] = {}
        for element in self.elements:
            if "id" in element.attributes:
                found.setdefault(element.attributes["id"], element)
        return found

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Return what a link can lead to on the page: ids, and names of links."""
        names = {
            each.attributes["name"] for each in self.elements if each.tag == "a" and "name" in each.attributes
        }
        return frozenset({*self.by_id, *names, "top"})

    @cached_property
    def addresses(self) -> frozenset[str]:
        """Return all that the page links to, as it is written."""
        return frozenset(each.attributes["href"] for each in self.elements if "href" in each.attributes)

    @cached_property
    def marks(self) -> tuple[Element, ...]:
        """Return the citation marks."""
        return tuple(each for each in self.elements if each.tag == "a" and each.has_class("brief-mark"))

    @cached_property
    def entries(self) -> tuple[Element, ...]:
        """Return the entries of its apparatus: what a source has at one place, behind its marks."""
        return tuple(each for each in self.elements if each.tag == "li" and "data-source" in each.attributes)

    def within(self, surrounds: Callable[[Element], bool]) -> frozenset[Element]:
        """Return the elements that are, or are in, one of those that `surrounds` says yes to."""
        found: set[Element] = set()
        for element in self.elements:  # a parent always comes before what is in it
            if element.parent in found or surrounds(element):
                found.add(element)
        return frozenset(found)

    @cached_property
    def statements(self) -> tuple[Element, ...]:
        """Return the sentences that need a citation or a label."""
        return tuple(element for element in self.elements if "data-statement" in element.attributes)

    @cached_property
    def onward(self) -> Element | None:
        """Return what leads a reader on by itself, as an old address does."""
        metas = (each for each in self.elements if each.tag == "meta")
        return next((e for e in metas if e.attributes.get("http-equiv", "").lower() == "refresh"), None)


# The one element that a theme puts a page's content into.
CONTENT = "article.md-content__inner"


def is_content(element: Element) -> bool:
    """Say whether an element is what a theme puts a page's content into."""
    return element.tag == "article" and element.has_class("md-content__inner")


def is_page(path: str) -> bool:
    """Say whether browsers open a file as a page."""
    return path.lower().endswith(_PAGES)


@dataclass(frozen=True)
class Site:
    """A built site: its files by path and its evidence; `root` is how messages name it."""

    root: str
    files: Mapping[str, bytes]
    evidence: Evidence

    def problem(
        self, code: Code, page: SitePage, element: Element | None, message: str, hint: str = ""
    ) -> Problem:
        """Return a problem at an element of a page."""
        return Problem(page.position(f"{self.root}/{page.path}", element), code, message, hint)

    def at(self, path: str, code: Code, message: str, hint: str = "") -> Problem:
        """Return a problem of a whole file."""
        return Problem(Position(f"{self.root}/{path}"), code, message, hint)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Return the paths of the files that browsers open as pages."""
        return tuple(filter(is_page, self.files))

    @cached_property
    def styles(self) -> Mapping[str, Style | None]:
        """Return what each style sheet could do; None for one that cannot be read."""
        found: dict[str, Style | None] = {}
        for path, data in self.files.items():
            if path.lower().endswith(".css"):
                try:
                    found[path] = None if b"\0" in data else read_style(data.decode("utf-8"))
                except ValueError:  # not UTF-8, or too deep
                    found[path] = None
        return found

    @cached_property
    def seen(self) -> dict[tuple[str, str | None, bool], str]:
        """Return what was found so far to hide what is in it, or not, by tag and class."""
        return {}

    @cached_property
    def hidden_classes(self) -> frozenset[str]:
        """Return the classes that a style sheet hides."""
        return frozenset().union(*(style.classes for style in self.styles.values() if style))

    def address_of(self, path: str) -> str:
        """Return the address of a page, seen from the top of the site."""
        if not self.evidence.addresses.directories:
            return f"{quote(path)}.html"
        is_folder = path == "index" or path.endswith("/index")
        return quote(path.removesuffix("index") if is_folder else f"{path}/")

    def file_of(self, path: str) -> str | None:
        """Return the file of a page at a path such as `events/talks`."""
        address = unquote(self.address_of(path))
        file = address if address.endswith(".html") else f"{address}index.html"
        return file if file in self.files else None

    def path_of(self, file: str) -> str:
        """Return the path that a file is the page of."""
        path = file.removesuffix(".html")
        known = self._known
        return path if path in known else path.removesuffix("index").rstrip("/") or path

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset({*self.evidence.page, *self.evidence.written_page})

    def made(self, page: SitePage) -> MadePage | None:
        """Return what the evidence has of a page, if it was made from the data."""
        return self.evidence.page.get(self.path_of(page.path))

    def leads_on(self, page: SitePage) -> bool:
        """Say whether a page does nothing but lead on to another; one of the evidence never does."""
        return (
            page.onward is not None and page.path != NOT_FOUND and self.path_of(page.path) not in self._known
        )

    def is_written(self, page: SitePage) -> bool:
        """Say whether a page was written by hand."""
        return self.path_of(page.path) in self.evidence.written_page

    def target(self, page: SitePage, address: str) -> tuple[str | None, str] | None:
        """Return the file that an address on a page leads to, None if there is none, and the anchor in it.

        An address that leads out of the site gives None.
        """
        if address.startswith("#"):
            return page.path, unquote(address[1:].partition(":~:")[0])
        seen_from = page.path.rpartition("/")[0], address
        if seen_from not in self._targets:
            self._targets[seen_from] = self._target(page, address)
        return self._targets[seen_from]

    @cached_property
    def _targets(self) -> dict[tuple[str, str], tuple[str | None, str] | None]:
        return {}

    def _target(self, page: SitePage, address: str) -> tuple[str | None, str] | None:
        try:
            parts = urlsplit(address)
        except ValueError:
            return None, ""
        if parts.scheme or parts.netloc or (parts.path[:1] == "/" and not self._is_below(parts.path)):
            return None
        try:
            path = urljoin(f"{self._base}{page.path}", unquote(parts.path))
        except ValueError:
            return None, ""
        path = path.removeprefix(self._base).lstrip("/")
        anchor = unquote(parts.fragment.partition(":~:")[0])
        for candidate in (
            path,
            f"{path}index.html" if path.endswith("/") or not path else f"{path}/index.html",
        ):
            if candidate in self.files:
                return candidate, anchor
        return (f"{path}.html" if f"{path}.html" in self.files else None), anchor

    def _is_below(self, path: str) -> bool:
        return f"{unquote(path)}/".startswith(self._base)

    @cached_property
    def _base(self) -> str:
        """Return the path that the site is published at."""
        try:
            return f"{unquote(urlsplit(self.evidence.addresses.site).path).rstrip('/')}/"
        except ValueError:
            return "/"


def read_page(path: str, data: bytes) -> SitePage:
    """Return the page that a file of HTML holds."""
    return SitePage(path, data.decode("utf-8", "replace"))


def read_site(files: Mapping[str, bytes], root: str) -> tuple[Site | None, list[Problem]]:
    """Return the site that files hold, or none, and what is wrong with its evidence."""
    problems = [*_unreadable(files, root)]
    if problems:
        return None, problems
    evidence, wrong = read_evidence(files[EVIDENCE])
    at = Position(f"{root}/{EVIDENCE}")
    if evidence is None:
        return None, [Problem(at, UNREADABLE_SITE, wrong)]
    return Site(root, files, evidence), [Problem(at, FALSE_EVIDENCE, wrong)] if wrong else []


def _unreadable(files: Mapping[str, bytes], root: str) -> Iterator[Problem]:
    if not any(map(is_page, files)):
        yield Problem(Position(root), UNREADABLE_SITE, "there is no page", "name the folder of a built site")
    elif EVIDENCE not in files:
        yield Problem(Position(f"{root}/{EVIDENCE}"), UNREADABLE_SITE, "the site publishes no evidence")
