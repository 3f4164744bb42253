"""Turns a page into HTML and its table of contents."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateSyntaxError
from markupsafe import Markup

from generator.problem import Kind, Place, Problem
from generator.views.page import Link, Page


@dataclass(frozen=True)
class Addresses:
    """What only the door knows, since it knows where pages go.

    `relative` turns the paths of two pages into the address of the second as seen from the first. `report` turns a link
    and what it leads to into the address at which a reader reports an error there; empty if there is none.
    """

    relative: Callable[[str, str], str]
    report: Callable[[Link, str], str]


# With this line the template of cited pages parts what it renders.
NEXT = "<!-- next -->"


@dataclass(frozen=True)
class Heading:
    """An entry of a table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True)
class RenderedPage:
    """A page as HTML: the fragment that the theme frames, its headings, and the ids that links can lead to."""

    page: Page
    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    links: frozenset[tuple[str, str]]
    repeated_ids: tuple[str, ...]


def render(pages: Iterable[Page], templates: Path, addresses: Addresses) -> tuple[list[RenderedPage], list[Problem]]:
    """Return the pages as HTML, and the templates that can not be rendered as problems."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rendered, problems = [], []
    for page in pages:
        try:
            rendered.append(_render(page, environment, addresses))
        except Exception as error:  # whatever a template makes of its page
            problems.append(_problem(error, page, templates))
    return rendered, sorted(set(problems))


def check_links(rendered: Iterable[RenderedPage], others: Iterable[str]) -> list[Problem]:
    """Return the links between our pages that lead nowhere, and ids that stand twice; `others` are hand-written."""
    ids = {each.page.path: each.ids for each in rendered}
    written = set(others)
    problems = []
    for each in rendered:
        place = Place(f"templates/{each.page.template}")
        for id_ in each.repeated_ids:
            problems.append(Problem(place, BROKEN_PAGE, f"on the page {each.page.path} the id `{id_}` stands twice"))
        for page, anchor in sorted(each.links):
            if page not in ids and page not in written:
                message, hint = f"{each.page.path} links to {page}, which is no page", "write it, or take the link out"
                problems.append(Problem(place, BROKEN_PAGE, message, hint))
            elif anchor and page in ids and anchor not in ids[page]:
                message = f"{each.page.path} links to {page}#{anchor}, and there is no such anchor"
                problems.append(Problem(place, BROKEN_PAGE, message))
    return sorted(problems)


def _render(page: Page, environment: Environment, addresses: Addresses) -> RenderedPage:
    links = set()

    def href(link: Link) -> str:
        links.add((link.page, link.anchor))
        address = "" if link.page == page.path and link.anchor else addresses.relative(page.path, link.page)
        return f"{address}#{link.anchor}" if link.anchor else address

    html = environment.get_template(page.template).render(
        page=page.content, href=href, report=addresses.report, Link=Link
    )
    ids = re.findall(r'\bid="([^"]+)"', html)
    repeated = tuple(id_ for id_, times in Counter(ids).items() if times > 1)
    links |= {(page.path, unescape(anchor)) for anchor in re.findall(r'href="#([^"]+)"', html)}
    headings = tuple(
        Heading(int(level), id_, Markup(re.sub(r'<a class="headerlink".*?</a>', "", title)).striptags())
        for level, id_, title in re.findall(r'<h([12]) id="([^"]+)"[^>]*>(.*?)</h\1>', html, flags=re.S)
    )
    return RenderedPage(page, html, headings, frozenset(map(unescape, ids)), frozenset(links), repeated)


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
    return Problem(Place(f"{templates.name}/{file}", line), BROKEN_TEMPLATE, str(error))


BROKEN_TEMPLATE = Kind(
    "T001",
    "broken-template",
    """\
A template is not Jinja2, or asks for something that its page does not have.
""",
)
BROKEN_PAGE = Kind(
    "T002",
    "broken-page",
    """\
A page of ours links to a page or anchor that is not there, or has two elements with one id.

Mostly a template was changed, or a hand-written page that the templates link to was renamed.
""",
)
