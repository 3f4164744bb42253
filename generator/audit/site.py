"""Turns the files of a built site into pages, the evidence that it publishes, and where its links lead."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from generator.audit.codes import (
    UNREADABLE_SITE,
)
from generator.audit.markup import DEEPEST, Element, parse
from generator.problem import Code, Position, Problem

EVIDENCE = "data/evidence.json"

# What the checks ask of each entry.
_FIELDS = {
    "sources": {"id", "siglum"},
    "claims": {"id", "source"},
    "names": {"source", "selector"},
    "statements": {"kind", "page", "text", "claims"},
}


_LISTS = {f"{each}{rest}" for each in ("actors", "events", "sources") for rest in ("", "/index")}


@dataclass(frozen=True)
class SitePage:
    """One HTML file: its path in the site, its elements, and how many are within each other at most."""

    path: str
    elements: tuple[Element, ...]
    depth: int

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
    def is_generated(self) -> bool:
        """Say whether it was made from the data: a hand-written page has statements in its entries alone.

        A list may have none; no hand-written page can be where it is.
        """
        if self.path.removesuffix("/index.html").removesuffix(".html") in _LISTS:
            return True
        behind_marks = {each for entry in self.entries for each in entry.walk()}
        return any(statement not in behind_marks for statement in self.statements)


@dataclass(frozen=True)
class Site:
    """A built site: its files by path, its pages, and its evidence; `root` is how messages name it."""

    root: str
    files: Mapping[str, bytes]
    pages: Mapping[str, SitePage]
    evidence: Mapping[str, Any]

    def problem(
        self, code: Code, page: SitePage, element: Element | None, message: str, hint: str = ""
    ) -> Problem:
        """Return a problem at an element of a page."""
        line, column = (element.line, element.column) if element else (1, 1)
        return Problem(Position(f"{self.root}/{page.path}", line, column), code, message, hint)

    def page_at(self, path: str) -> SitePage | None:
        """Return the page at a path such as `events/talks`, as any engine may have put it."""
        for candidate in (f"{path}.html", f"{path}/index.html"):
            if candidate in self.pages:
                return self.pages[candidate]
        return None

    def target(self, page: SitePage, address: str) -> tuple[str | None, str] | None:
        """Return the file that an address on a page leads to, None if there is none, and the anchor in it.

        An address that leads out of the site gives None.
        """
        if address.startswith("#"):
            return page.path, unquote(address[1:].partition(":~:")[0])
        try:
            parts = urlsplit(address)
        except ValueError:
            return None, ""
        if parts.scheme or parts.netloc:
            return None
        path = urljoin(f"{self._base}{page.path}", unquote(parts.path)).removeprefix(self._base).lstrip("/")
        anchor = unquote(parts.fragment.partition(":~:")[0])
        for candidate in (
            path,
            f"{path}index.html" if path.endswith("/") or not path else f"{path}/index.html",
        ):
            if candidate in self.files:
                return candidate, anchor
        return (f"{path}.html" if f"{path}.html" in self.files else None), anchor

    @cached_property
    def _base(self) -> str:
        """Return the path that the site is published at, by the address that its front page gives itself."""
        front = self.pages.get("index.html")
        for element in front.elements if front else ():
            if element.tag == "link" and element.attributes.get("rel") == "canonical":
                path = urlsplit(element.attributes.get("href", "")).path
                return f"{path.rpartition('/')[0]}/"
        return "/"


_PAGES = (".html", ".htm", ".xhtml", ".svg")


def read_page(path: str, data: bytes) -> SitePage:
    """Return the page that a file of HTML holds."""
    root, depth = parse(data.decode("utf-8", "replace"))
    return SitePage(path, tuple(root.walk()), depth)


def read_site(files: Mapping[str, bytes], root: str) -> tuple[Site, list[Problem]]:
    """Return the site that files hold, and why it cannot be audited."""
    pages = {path: read_page(path, data) for path, data in files.items() if path.lower().endswith(_PAGES)}
    problems = [
        Problem(
            Position(f"{root}/{path}"), UNREADABLE_SITE, f"elements are within each other {each.depth} deep"
        )
        for path, each in pages.items()
        if each.depth > DEEPEST
    ]
    evidence: Any = None
    if not pages:
        problems.append(
            Problem(Position(root), UNREADABLE_SITE, "there is no page", "name the folder of a built site")
        )
    elif EVIDENCE not in files:
        problems.append(
            Problem(Position(f"{root}/{EVIDENCE}"), UNREADABLE_SITE, "the site publishes no evidence")
        )
    else:
        try:
            evidence = json.loads(files[EVIDENCE])
        except (ValueError, RecursionError) as error:
            problems.append(
                Problem(Position(f"{root}/{EVIDENCE}"), UNREADABLE_SITE, f"this is not JSON: {error}")
            )
    is_evidence = isinstance(evidence, dict) and all(
        isinstance(evidence.get(name), list)
        and all(isinstance(each, dict) and fields <= each.keys() for each in evidence[name])
        for name, fields in _FIELDS.items()
    )
    if evidence is not None and not is_evidence:
        message = "this is not the evidence of a briefing: docs/evidence.md has its form"
        problems.append(Problem(Position(f"{root}/{EVIDENCE}"), UNREADABLE_SITE, message))
        evidence = None
    return Site(root, files, pages, evidence or dict.fromkeys(_FIELDS, ())), problems
