"""Turns a page into HTML and its table of contents."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from generator.problem import Kind, Place, Problem
from generator.views.page import Link, Page

# How one page links to another: from their paths to a relative address. The door knows, since it knows where pages go.
Relative = Callable[[str, str], str]


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


def render(pages: Iterable[Page], templates: Path, relative: Relative) -> tuple[list[RenderedPage], list[Problem]]:
    """Return the pages as HTML, and the templates that can not be rendered as problems.

    Raises LookupError where two things on a page have one id: a fault of ours, not of the data.
    """
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
            rendered.append(_render(page, environment, relative))
        except TemplateError as error:
            problems.append(_problem(error, page, templates))
    return rendered, sorted(set(problems))


def check_links(rendered: Iterable[RenderedPage], others: Iterable[str]) -> None:
    """Raise LookupError where a page of ours links to a page or anchor that is not there; `others` are hand-written."""
    ids = {each.page.path: each.ids for each in rendered}
    written = set(others)
    for each in rendered:
        for page, anchor in sorted(each.links):
            if page in written:
                continue
            if page not in ids:
                raise LookupError(f"{each.page.path} links to {page}, and there is no such page")
            if anchor and anchor not in ids[page]:
                raise LookupError(f"{each.page.path} links to {page}#{anchor}, and there is no such anchor")


def _render(page: Page, environment: Environment, relative: Relative) -> RenderedPage:
    links = set()

    def href(link: Link) -> str:
        links.add((link.page, link.anchor))
        address = "" if link.page == page.path and link.anchor else relative(page.path, link.page)
        return f"{address}#{link.anchor}" if link.anchor else address

    html = environment.get_template(page.template).render(page=page.content, href=href, Link=Link)
    ids = re.findall(r'\bid="([^"]+)"', html)
    if repeated := {id_ for id_ in ids if ids.count(id_) > 1}:
        raise LookupError(f"{page.path} has several elements with one id: {sorted(repeated)}")
    links |= {(page.path, unescape(anchor)) for anchor in re.findall(r'href="#([^"]+)"', html)}
    headings = tuple(
        Heading(int(level), id_, Markup(re.sub(r'<a class="headerlink".*?</a>', "", title)).striptags())
        for level, id_, title in re.findall(r'<h([12]) id="([^"]+)"[^>]*>(.*?)</h\1>', html, flags=re.S)
    )
    return RenderedPage(page, html, headings, frozenset(map(unescape, ids)), frozenset(links))


def _problem(error: TemplateError, page: Page, templates: Path) -> Problem:
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
    return Problem(Place(f"{templates.name}/{file}", line), BROKEN_TEMPLATE, str(error.message or error))


BROKEN_TEMPLATE = Kind(
    "T001",
    "broken-template",
    """\
A template is not Jinja2, or asks for something that its page does not have.
""",
)
