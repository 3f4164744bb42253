"""Turns a folder of data into pages of a MkDocs site: the one file that knows MkDocs.

Everything of ours is read, checked and rendered before MkDocs empties the old site, so that nothing half-checked is
ever published. `mkdocs serve` shows the problems as a page instead, and recovers with the next good edit.
"""

import os
import sys
import traceback
from collections.abc import Iterator
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, Literal
from urllib.parse import quote, urljoin, urlsplit

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url
from mkdocs.utils.meta import get_data

from generator import build, prose, views
from generator.build import Built, HandWritten
from generator.problem import Kind, Place, Problem, as_text
from generator.render import Addresses, RenderedPage


class BriefingConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options: where the data and the templates are, seen from `mkdocs.yml`."""

    data_dir = config_options.Dir(default="data", exists=True)
    templates_dir = config_options.Dir(default="templates", exists=True)
    # Where a reader reports an error: an address with `{title}` and `{address}`, which are filled in; empty for none.
    report_url = config_options.Type(str, default="")


class BriefingPage(Page):
    """A page that is rendered already: MkDocs' Markdown is never called for it."""

    def __init__(self, rendered: RenderedPage, file: File, config: MkDocsConfig, title_in_nav: str) -> None:
        # The theme prints titles and descriptions as they are, so they are escaped here.
        title, description = Markup.escape(rendered.page.title), Markup.escape(rendered.page.description)
        super().__init__(Markup.escape(title_in_nav), file, config)
        if self.edit_url:  # `briefings/../data/` becomes `data/`
            self.edit_url = urljoin(self.edit_url, urlsplit(self.edit_url).path)
        self.markdown = ""
        self.content = rendered.html
        self.meta = {"title": title, "description": description}
        self.toc = get_toc(_toc_tokens(rendered))
        self.present_anchor_ids = set(rendered.ids)

    def read_source(self, config: MkDocsConfig) -> None:
        """Do nothing: there is no Markdown file."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing: the page was rendered before."""


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call]
    """Builds the briefing before MkDocs builds anything, and adds its pages."""

    def __init__(self) -> None:
        self._serving = False
        self._built: Built | None = None
        self._problems: list[Problem] = []
        self._navigation: views.Navigation = ()
        self._hand_written: dict[str, str] = {}
        self._served: set[str] = {"index"}  # the pages of the last good build, where a reader may be

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether somebody is editing. With this event the plugin also outlives each rebuild."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let `mkdocs serve` watch what the pages are made of."""
        config.watch += [self.config.data_dir, self.config.templates_dir]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build everything of ours, or stop with all problems while the old site still stands."""
        self._hand_written = _hand_written(config)
        try:
            self._build(config)
        except Exception:
            if not self._serving:
                raise
            # MkDocs would serve nothing at all until it is mended, not even the reason.
            self._problems = [Problem(Place("generator"), FAULT, traceback.format_exc())]
        if self._problems:
            text = f"{as_text(self._problems)}\n{_count(self._problems)}, nothing was published"
            if not self._serving:
                raise PluginError(text)
            print(text, file=sys.stderr)

    def _build(self, config: MkDocsConfig) -> None:
        def relative(from_page: str, to_page: str) -> str:
            return get_relative_url(_file(to_page, config).url, _file(from_page, config).url)

        def report(link: views.Link, title: str) -> str:
            base = config.site_url or ""
            address = urljoin(base, _file(link.page, config).url) + (f"#{link.anchor}" if link.anchor else "")
            return self.config.report_url.replace("{title}", quote(title)).replace("{address}", quote(address, safe=""))

        data, templates = Path(self.config.data_dir), Path(self.config.templates_dir)
        docs = _shown(Path(config.docs_dir), config)
        hand_written = {
            path: HandWritten(Path(config.docs_dir, source), f"{docs}/{source}")
            for path, source in self._hand_written.items()
        }
        self._built = build.build(data, templates, Addresses(relative, report), hand_written, _shown(data, config))
        corpus, self._problems = self._built.corpus, list(self._built.problems)
        # Wherever a reader or editor may be, there the problems are shown, also when the first build is bad.
        self._served |= {f"{kind}/{id_}" for kind in ("actors", "events", "sources") for id_ in corpus.ids(kind)}
        self._served |= set(self._hand_written)
        if not self._problems:
            briefing = corpus.briefing
            config.site_name = Markup.escape(briefing.title)
            config.site_description = Markup.escape(prose.plain(briefing.scope))
            self._navigation = views.navigation(corpus)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages, and the navigation unless `mkdocs.yml` has one."""
        if self._problems:
            return self._problem_files(files, config)
        assert self._built
        for address, content in self._built.files.items():
            files.append(File.generated(config, address, content=content))
        self._served = {each.page.path for each in self._built.pages} | set(self._hand_written)
        titles = dict(_titles(self._navigation))
        for rendered in self._built.pages:
            file = _file(rendered.page.path, config)
            record = Path(self.config.data_dir, f"{rendered.page.record}.yml")
            # MkDocs reads it when the page is made: "edit" then opens the YAML file.
            file.edit_uri = Path(os.path.relpath(record, config.docs_dir)).as_posix()
            files.append(file)
            BriefingPage(rendered, file, config, titles.get(rendered.page.path, rendered.page.title))
        if config.nav is None:
            config.nav = [*_nav(self._navigation), *sorted(self._hand_written.values())]
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a hand-written page the marks and the sources of its citations."""
        path = _path(PurePosixPath(page.file.src_uri))
        text = self._built.texts.get(path) if self._built and not self._problems else None
        return get_data(text)[0] if text is not None else markdown

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Show the problems at every other address, too."""
        return _problem_html(self._problems) if self._problems and template_name == "404.html" else output

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Show nothing but the problems while there are any."""
        return _problem_html(self._problems) if self._problems else output

    def _problem_files(self, files: Files, config: MkDocsConfig) -> Files:
        # The theme's own files stay, since its templates ask for them; of the pages only their addresses do.
        kept = Files([file for file in files if not file.is_documentation_page()])
        for path in sorted(self._served):
            kept.append(File.generated(config, f"{path}.md", content="# Problems"))
        config.nav = ["index.md"]
        return kept


def _file(path: str, config: MkDocsConfig) -> File:
    return File.generated(config, f"{path}.md", content="")


def _hand_written(config: MkDocsConfig) -> dict[str, str]:
    """Return the hand-written pages that MkDocs will build: the path of each page, and its file in `docs_dir`."""
    files = get_files(config)
    set_exclusions(files, config)
    paths = ((PurePosixPath(file.src_uri), file) for file in files.documentation_pages())
    return {_path(path): file.src_uri for path, file in paths}


def _path(file: PurePosixPath) -> str:
    """Return the path of a hand-written page by its file: MkDocs takes a README for the index of its folder."""
    return (file.parent / ("index" if file.stem == "README" else file.stem)).as_posix()


def _shown(data: Path, config: MkDocsConfig) -> str:
    """Return how messages name a folder: as seen from mkdocs.yml."""
    base = Path(config.config_file_path).parent
    return data.relative_to(base).as_posix() if data.is_relative_to(base) else data.as_posix()


def _nav(entries: views.Navigation) -> list[Any]:
    return [{title: f"{target}.md" if isinstance(target, str) else _nav(target)} for title, target in entries]


def _titles(entries: views.Navigation) -> Iterator[tuple[str, str]]:
    """Yield each path in the navigation with its title there, which is shorter than the page's own."""
    for title, target in entries:
        if isinstance(target, str):
            yield target, title
        else:
            yield from _titles(target)


def _toc_tokens(rendered: RenderedPage) -> Any:
    """Return the headings as Python-Markdown's table of contents gives them: the h2 inside of the h1."""
    tokens: list[dict[str, Any]] = []
    for heading in rendered.headings:
        token = {"level": heading.level, "id": heading.id, "name": escape(heading.title), "children": []}
        (tokens[-1]["children"] if heading.level > 1 and tokens else tokens).append(token)
    return tokens


FAULT = Kind(
    "X001",
    "fault-of-the-generator",
    """\
The generator itself failed. This is no mistake in the data; please report it with the lines that it prints.
""",
)


def _count(problems: list[Problem]) -> str:
    return f"{len(problems)} problem{'s' if len(problems) > 1 else ''}"


def _problem_html(problems: list[Problem]) -> str:
    """Return a whole page of plain HTML, so that not even a broken template is in the way."""
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Problems</title>"
        "<style>body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:60rem;padding:0 1rem}"
        "pre{font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap}</style></head>"
        f"<body><h1>{_count(problems)}</h1><p>The site comes back with the next good edit.</p>"
        f"<pre>{escape(as_text(problems))}</pre></body></html>"
    )
