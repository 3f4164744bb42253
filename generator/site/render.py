"""Turns a page into HTML and its table of contents."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from generator.problem import Position, Problem
from generator.site.addresses import PAPERS, Addresses
from generator.site.codes import BROKEN_PAGE, BROKEN_TEMPLATE
from generator.site.pages.link import Link
from generator.site.pages.page import Page

T = TypeVar("T")


@dataclass(frozen=True)
class Heading:
    """An entry of a table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class RenderedPage:
    """A page as HTML: the fragment that the theme frames, its headings, and the ids that links can lead to.

    `marks` are what each citation of a hand-written page becomes; `html` is then what follows its text.
    """

    page: Page
    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    links: frozenset[tuple[str, str]]
    repeated_ids: tuple[str, ...]
    marks: tuple[str, ...] = ()


def render(
    pages: Iterable[Page], templates: Path, addresses: Addresses
) -> tuple[list[RenderedPage], list[Problem]]:
    """Return the pages as HTML, and the templates that cannot be rendered as problems."""
    environment = _environment(templates)
    return _each(pages, templates, lambda page: _render(page, environment, addresses))


def render_cited(
    pages: Iterable[Page], templates: Path, addresses: Addresses
) -> tuple[list[RenderedPage], list[Problem]]:
    """Return the marks of hand-written pages and what follows their text; each content is `CitedContent`."""
    environment = _environment(templates)
    return _each(pages, templates, lambda page: _render(page, environment, addresses, page.content.citations))


def check_links(rendered: Iterable[RenderedPage], others: Iterable[str]) -> list[Problem]:
    """Return links between our pages that lead nowhere, and repeated ids; `others` are hand-written pages."""
    ids = {each.page.path: each.ids for each in rendered}
    written = set(others)
    problems = []
    for each in rendered:
        position = Position(f"templates/{each.page.template}")
        for id_ in each.repeated_ids:
            message = f"the page {each.page.path} has the id `{id_}` twice"
            problems.append(Problem(position, BROKEN_PAGE, message))
        for page, anchor in sorted(each.links):
            if page not in ids and page not in written:
                message, hint = (
                    f"{each.page.path} links to {page}, which is not a page",
                    "write it, or take the link out",
                )
                problems.append(Problem(position, BROKEN_PAGE, message, hint))
            elif anchor and page in ids and anchor not in ids[page]:
                message = f"{each.page.path} links to {page}#{anchor}, and there is no such anchor"
                problems.append(Problem(position, BROKEN_PAGE, message))
    return sorted(problems)


@lru_cache(maxsize=1)
def _environment(templates: Path) -> Environment:
    """Return what compiles the templates of a folder; Jinja2 compiles those again that have changed since."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = str  # a name within an attribute, where no element can be
    return environment


def _each(
    pages: Iterable[Page], templates: Path, rendered: Callable[[Page], T]
) -> tuple[list[T], list[Problem]]:
    found, problems = [], []
    for page in pages:
        try:
            found.append(rendered(page))
        except Exception as error:  # whatever a template makes of its page
            problems.append(_problem(error, page, templates))
    return found, sorted(set(problems))


def _render(
    page: Page, environment: Environment, addresses: Addresses, citations: Iterable[object] = ()
) -> RenderedPage:
    links = set()

    def href(link: Link) -> str:
        links.add((link.page, link.anchor))
        is_here = link.page == page.path and link.anchor
        address = "" if is_here else addresses.relative(page.path, link.page)
        return f"{address}#{link.anchor}" if link.anchor else address

    given = {"footing": page.footing, "href": href, "report": addresses.reporting, "Link": Link}
    given["papers"] = PAPERS if addresses.offers_pdf else {}
    mark = environment.get_template("_citation.html")
    marks = tuple(mark.render(given, cited=each).strip() for each in citations)
    html = environment.get_template(page.template).render(given, page=page.content)
    whole = "".join((*marks, html))
    ids = re.findall(r'\bid="([^"]+)"', whole)
    repeated = tuple(id_ for id_, times in Counter(ids).items() if times > 1)
    links |= {(page.path, unescape(anchor)) for anchor in re.findall(r'href="#([^"]+)"', whole)}
    headings = tuple(
        Heading(int(level), id_, Markup(title).striptags())
        for level, id_, title in re.findall(r'<h([12]) id="([^"]+)"[^>]*>(.*?)</h\1>', html, flags=re.S)
    )
    return RenderedPage(
        page, html, headings, frozenset(map(unescape, ids)), frozenset(links), repeated, marks
    )


def _problem(error: Exception, page: Page, templates: Path) -> Problem:
    file, line = page.template, 1
    if isinstance(error, TemplateSyntaxError):
        file, line = error.name or file, error.lineno
    else:
        # Jinja2 puts the lines of the templates into the traceback; the last of them is where it happened.
        trace = error.__traceback__
        while trace:
            if Path(trace.tb_frame.f_code.co_filename).is_relative_to(templates):
                file = Path(trace.tb_frame.f_code.co_filename).relative_to(templates).as_posix()
                line = trace.tb_lineno
            trace = trace.tb_next
    return Problem(Position(f"{templates.name}/{file}", line), BROKEN_TEMPLATE, str(error))
