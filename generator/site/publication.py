"""Turns a corpus and its hand-written pages into a Publication: all an engine needs, made without one."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from generator.corpus import HOME_PAGE, METHOD_PAGE, Corpus, Draft, Grounds, Key, statements
from generator.problem import Position, Problem
from generator.site import handwritten
from generator.site.addresses import Addresses
from generator.site.codes import TAKEN_PAGE
from generator.site.exports import EXPORTS
from generator.site.exports.made import Made
from generator.site.handwritten import Citation
from generator.site.moved import moved_page
from generator.site.pages import Entry, Page, moved, navigation, pages
from generator.site.pictures import picture_of, pictures
from generator.site.problem_page import problem_page
from generator.site.render import Heading, RenderedPage, check_links, render, render_cited
from generator.site.written import HandWritten, wrong_in_rendered


@dataclass(frozen=True)
class PublishedPage:
    """A page as an engine takes it. Titles and descriptions are escaped, since themes print them as they are.

    `title_in_navigation` may be shorter than the page's own. `edit` is the file that an editor changes to
    change the page, as seen from the folder of data. `names` are those by which readers look for the page;
    search puts a page of a greater `weight` higher. `picture` is what others show with a link.
    """

    path: str
    title: Markup
    title_in_navigation: Markup
    description: Markup
    html: str
    headings: tuple[Heading, ...]
    ids: frozenset[str]
    edit: str
    names: tuple[str, ...]
    weight: float
    picture: str


@dataclass(frozen=True)
class WrittenPage:
    """A hand-written page as an engine takes it: its Markdown, with the marks of its citations, if any."""

    markdown: str
    cites: bool
    written: HandWritten
    raw_html: bool

    def wrong_in(self, html: str) -> list[Problem]:
        """Return what the engine made of the Markdown and must not publish."""
        return wrong_in_rendered(self.written, html, raw_html=self.raw_html)


@dataclass(frozen=True)
class Publication:
    """A whole site, in memory; with any problem, no pages or files, only the problems and where to show them.

    `date` is the day of the edition, as in ISO 8601. `files` are other files by their address. `written` are
    the hand-written pages by path. `known` are the paths of all pages that there are or should be, where an
    editor may be looking.
    """

    problems: tuple[Problem, ...] = ()
    date: str = ""
    known: frozenset[str] = frozenset({"index"})
    title: Markup = field(default_factory=Markup)
    description: Markup = field(default_factory=Markup)
    pages: tuple[PublishedPage, ...] = ()
    navigation: tuple[Entry, ...] = ()
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    written: Mapping[str, WrittenPage] = field(default_factory=dict)

    @property
    def problem_page(self) -> str:
        """Return a page that lists the problems."""
        return problem_page(self.problems)


def refused(draft: Draft, written: Iterable[str], problems: Iterable[Problem]) -> Publication:
    """Return what is published of a draft with problems; `written` are the paths of hand-written pages."""
    records = (Key(folder, id_) for folder in ("actors", "events", "sources") for id_ in draft.ids(folder))
    known = frozenset({"index", *written, *(key.page for key in records)})
    return Publication(tuple(problems), known=known)


def publication(
    draft: Draft,
    written: Mapping[str, HandWritten],
    templates: Path,
    addresses: Addresses,
    theme: Container[str] | None = None,
    beside: Mapping[str, str] | None = None,
) -> Publication:
    """Return the publication of a draft that has no problems, with the hand-written pages by their paths.

    `theme` has the names of the theme's files, where they are known; `beside` the other files of the folder
    of pages, by their path in it, and how messages name them.
    """
    every = statements(draft)
    grounds = Grounds(every)
    read = {path: handwritten.read(every, page, theme, grounds) for path, page in written.items()}
    if problems := sorted(problem for _, found in read.values() for problem in found):
        return refused(draft, written, problems)
    citations = {path: found for path, (found, _) in read.items() if found}
    generated = pages(draft, every)
    rendered, problems = render(generated, templates, addresses)
    if draft.briefing.house_names and METHOD_PAGE in written:
        citations.setdefault(METHOD_PAGE, [])  # it says how things are named
    citing = [handwritten.cited_page(every, path, found) for path, found in citations.items()]
    cited, more = render_cited(citing, templates, addresses)
    old = dict(moved(draft))
    files: dict[str, str | bytes] = {
        **{addresses.file(path): moved_page(addresses, path, to) for path, to in old.items()},
        "robots.txt": addresses.robots(),
    }
    made = [addresses.file(page.path) for page in (*generated, *citing)]
    problems = [
        *_taken([*(page.path for page in generated), *old], written),
        *_twice([*made, *files, *EXPORTS], beside or {}),
        *problems,
        *more,
    ]
    problems = problems or check_links([*rendered, *cited], written)
    if problems:
        return refused(draft, written, problems)
    drawn, raw = dict(pictures(draft, every)), draft.briefing.raw_html
    files |= {picture_of(path): png for path, png in drawn.items()}
    everything = Made(
        addresses,
        rendered,
        titles=dict(_titles(navigation(draft))),
        names={each.page.path: _names(draft, each.page) for each in rendered},
        written={**dict.fromkeys(written), **{each.page.path: each for each in cited}},
        moved={path: (link.page, link.anchor) for path, link in old.items()},
        files=files,
    )
    return Publication(
        date=draft.briefing.as_of.text,
        known=frozenset({*written, *(page.path for page in generated)}),
        title=Markup.escape(draft.briefing.title),
        description=Markup.escape(draft.briefing.scope.plain),
        pages=tuple(_published(draft, rendered, drawn)),
        navigation=navigation(draft),
        files={**files, **{path: export(draft, every, everything) for path, export in EXPORTS.items()}},
        written={
            **{
                path: WrittenPage(
                    handwritten.with_literals(page.text), cites=False, written=page, raw_html=raw
                )
                for path, page in written.items()
            },
            **{
                path: WrittenPage(text, cites=True, written=written[path], raw_html=raw)
                for path, text in _with_marks(cited, written, citations)
            },
        },
    )


def _with_marks(
    cited: Iterable[RenderedPage],
    written: Mapping[str, HandWritten],
    citations: Mapping[str, list[Citation]],
) -> Iterator[tuple[str, str]]:
    for each in cited:
        path = each.page.path
        yield path, handwritten.with_marks(written[path].text, citations[path], each.marks, each.html)


def check_handwritten(draft: Draft, written: Mapping[str, HandWritten]) -> list[Problem]:
    """Return everything wrong with hand-written pages; the draft must have no problems."""
    every = statements(draft)
    grounds = Grounds(every)
    return sorted(
        problem for page in written.values() for problem in handwritten.read(every, page, grounds=grounds)[1]
    )


def cited_in(draft: Draft, written: Mapping[str, HandWritten]) -> dict[str, list[str]]:
    """Return the keys that each hand-written page cites, by the name of its file."""
    every = statements(draft)
    grounds = Grounds(every)
    read = {page.shown_as: handwritten.read(every, page, grounds=grounds)[0] for page in written.values()}
    return {name: [key for each in found for key in each.keys] for name, found in read.items()}


def _published(
    corpus: Corpus, rendered: Iterable[RenderedPage], drawn: Container[str]
) -> Iterator[PublishedPage]:
    titles = dict(_titles(navigation(corpus)))
    for each in rendered:
        page = each.page
        yield PublishedPage(
            path=page.path,
            title=Markup.escape(page.title),
            title_in_navigation=Markup.escape(titles.get(page.path, page.title)),
            description=Markup.escape(page.description),
            html=each.html,
            headings=each.headings,
            ids=each.ids,
            edit=page.record.file,
            names=_names(corpus, page),
            weight=_weight(corpus, page),
            picture=picture_of(page.path if page.path in drawn else HOME_PAGE),
        )


def _names(corpus: Corpus, page: Page) -> tuple[str, ...]:
    """Return by which names readers look for a page: an actor's, or those of a source's publishers."""
    match page.record.folder:
        case "actors":
            return corpus.actors[page.record.id].names
        case "sources":
            origins = [claim.origin for claim in corpus.claims_of(page.record.id)]
            publishers = dict.fromkeys((corpus.sources[page.record.id].publisher, *filter(None, origins)))
            return tuple(name for each in publishers for name in corpus.publishers[each].names)
    return ()


def _weight(corpus: Corpus, page: Page) -> float:
    """Return how high search puts a page: names before mentions, findings before the claims for them.

    Search engines take a word that is everywhere for one that says little, so that the name of whom the
    articles name most would weigh least: each finding about an actor makes up for that.
    """
    match page.record.folder:
        case "actors":
            return 5.0 + corpus.named_in(page.record.id)
        case "sources":
            return 0.5
    return 0.7 if page.path == HOME_PAGE else 1.0


def _titles(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the path of each page in the navigation with its title there."""
    for entry in entries:
        if entry.page:
            yield entry.page, entry.title
        yield from _titles(entry.below)


def _taken(paths: Iterable[str], written: Mapping[str, HandWritten]) -> Iterator[Problem]:
    taken = {_folder_of(path): "a generated page" for path in paths}
    for path, page in written.items():
        if user := taken.get(_folder_of(path)):
            message = f"{user} already uses this address"
            yield Problem(Position(page.shown_as), TAKEN_PAGE, message, "rename the file")
        taken[_folder_of(path)] = f"`{page.shown_as}`"


def _folder_of(path: str) -> str:
    """Return the address that a page shares with the page of a folder: `notes` and `notes/index`."""
    return path.removesuffix("index").rstrip("/")


def _twice(made: Container[str], beside: Mapping[str, str]) -> Iterator[Problem]:
    for path, shown_as in beside.items():
        if path in made:
            message = "a generated file already uses this address"
            yield Problem(Position(shown_as), TAKEN_PAGE, message, "rename the file")
