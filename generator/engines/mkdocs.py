"""Turns a Publication into pages of a MkDocs site: the one file that knows MkDocs.

Everything of ours is read, checked and rendered before MkDocs empties the old site, so that nothing
half-checked is ever published. `mkdocs serve` shows the problems as a page instead, and the next valid edit
restores the site.
"""

import os
import re
import sys
import traceback
from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from click import get_current_context
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils.meta import get_data

from generator import pipeline
from generator.engines.listing import list_files
from generator.engines.replacing import beside, put_in_place, take_away
from generator.engines.serving import watch_over
from generator.pipeline import PageFile
from generator.problem import as_text
from generator.site import Addresses, Entry, Publication, PublishedPage, failure_page, scripts_in, with_policy
from generator.text import counted

# In `docs_dir`: what lets a page that is opened as a file search.
_SEARCH_IN_FILES = "javascripts/iframe-worker.js"


# What themes print as an address: no other scheme, which could be a program, and no end of an attribute.
_ADDRESS = re.compile(r"""(?:https?://|mailto:|(?![a-z][a-z0-9+.-]*:))[^\s<>"'`\\]*""", re.IGNORECASE)


class BriefingConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options: where the data and the templates are, seen from `mkdocs.yml`."""

    data_dir = config_options.Dir(default="data")
    templates_dir = config_options.Dir(default="templates")
    # Where a reader reports an error: an address with `{title}` and `{address}` to fill in; empty for none.
    report_url = config_options.Type(str, default="")
    # Whether the front page leads to the PDFs that `make pdf` puts into the built site.
    pdf = config_options.Type(bool, default=False)


class BriefingPage(Page):
    """A page that is rendered already: MkDocs' Markdown is never called for it."""

    def __init__(self, published: PublishedPage, file: File, config: MkDocsConfig) -> None:
        super().__init__(published.title_in_navigation, file, config)
        if self.edit_url:  # `briefings/../data/` becomes `data/`
            self.edit_url = urljoin(self.edit_url, urlsplit(self.edit_url).path)
        self.markdown = ""
        self.content = published.html
        self.meta = {
            "title": published.title,
            "description": published.description,
            "search": {"boost": published.weight},
            "picture": published.picture,
            "tags": list(published.names),  # what the theme's search weighs most, and shows nowhere else
        }
        self.toc = get_toc(_toc_tokens(published))
        self.present_anchor_ids = set(published.ids)

    def read_source(self, config: MkDocsConfig) -> None:
        """Do nothing: there is no Markdown file."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Do nothing: the page was rendered before."""


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call]
    """Publishes the briefing before MkDocs builds anything, and adds its pages."""

    def __init__(self) -> None:
        self._serving = False
        self._builds_beside = False
        self._site: str | None = None  # where the site belongs, while it is built beside it
        self._is_whole = False
        self._publication = Publication()
        self._scripts: frozenset[str] = frozenset()  # those that the theme puts into each page
        self._theme: frozenset[str] = frozenset()  # the theme's files, by their place in the site
        self._hand_written: dict[str, str] = {}  # the file in `docs_dir` of each hand-written page, by path
        self._known: frozenset[str] = frozenset()  # the pages of the last good build, where a reader may be

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether someone is editing. With this event the plugin also outlives each rebuild."""
        context = get_current_context(silent=True)
        # `mkdocs serve --clean` says that it builds.
        self._serving = command == "serve" or (context is not None and context.info_name == "serve")
        self._builds_beside = not self._serving and not dirty

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Let the browser show whatever stops a rebuild, and the server see folders that come back."""
        watch_over(server, _failure)
        bind = server.server_bind

        def bind_or_say() -> None:
            try:
                bind()
            except OSError as error:
                reason = os.strerror(error.errno or 0).lower()
                message = f"nothing can be served at {server.url}: {reason}; --dev-addr takes another"
                raise PluginError(message) from None

        server.server_bind = bind_or_say
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let `mkdocs serve` watch what the pages are made of; give a site of files what it searches with."""
        for name, address in {
            "report_url": self.config.report_url,
            "site_url": config.site_url,
            "edit_uri": config.edit_uri,
        }.items():
            if address and not _ADDRESS.fullmatch(address):
                raise PluginError(
                    f"`{name}` is no address of a page: {address!r}; it may come from a variable"
                )
        site = Path(config.site_dir).resolve()
        for folder in (self.config.data_dir, self.config.templates_dir, config.docs_dir):
            ours = Path(folder).resolve()
            if site == ours or site in ours.parents or ours in site.parents:
                raise PluginError(f"the site cannot be built into {config.site_dir}, where {folder} is")
        if site.exists() and not site.is_dir():
            raise PluginError(f"the site cannot be built into {config.site_dir}, which is a file")
        offline = config.plugins.get("material/offline")
        if offline and offline.config.enabled:  # the theme would load one from somebody else
            config.extra["polyfills"] = [_SEARCH_IN_FILES]
        if self._builds_beside and self._site is None:
            self._site, self._config, self._is_whole = config.site_dir, config, False
            config.site_dir = str(beside(Path(config.site_dir)))
        config.watch += [self.config.data_dir, self.config.templates_dir]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Publish everything of ours, or stop with all problems while the old site is still there."""
        try:
            self._publication = self._publish(config)
        except Exception as error:
            if not self._serving:
                raise
            # MkDocs would serve nothing at all until it is fixed, not even the reason.
            self._publication = pipeline.faulty(error)
        if problems := self._publication.problems:
            text = f"{as_text(problems)}\n{counted(len(problems), 'problem')}, nothing was published"
            if not self._serving:
                raise PluginError(text)
            print(text, file=sys.stderr)
        else:
            config.site_name = self._publication.title
            config.site_description = self._publication.description

    def _publish(self, config: MkDocsConfig) -> Publication:
        folder = Path(config.docs_dir)

        def file(source: str) -> PageFile:
            return PageFile(folder / source, f"{_shown(folder, config)}/{source}", folder)

        self._hand_written, others = _hand_written(config)
        pages = {path: file(source) for path, source in self._hand_written.items()}
        data, templates = Path(self.config.data_dir), Path(self.config.templates_dir)
        addresses = Addresses(
            config.use_directory_urls, config.site_url or "", self.config.report_url, self.config.pdf
        )
        beside, theme = map(file, others), _Theme(config.theme.dirs)
        return pipeline.publish(data, templates, addresses, pages, _shown(data, config), beside, theme)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages and the other files."""
        publication = self._publication
        if publication.problems:
            return self._problem_files(files, config)
        folders = [Path(folder) for folder in config.theme.dirs]
        self._theme = frozenset(
            file.dest_uri
            for file in files
            if file.abs_src_path and any(Path(file.abs_src_path).is_relative_to(each) for each in folders)
        )
        self._known = publication.known
        data = Path(self.config.data_dir)
        if _SEARCH_IN_FILES not in config.extra.get("polyfills", ()) and (
            unused := files.get_file_from_path(_SEARCH_IN_FILES)
        ):
            files.remove(unused)
        for address, content in publication.files.items():
            file = File.generated(config, address, content=content)
            file.abs_src_path = str(data)  # other plugins ask from where each file comes
            files.append(file)
        for published in publication.pages:
            file = File.generated(config, f"{published.path}.md", content="")
            file.abs_src_path = str(data / published.edit)
            # MkDocs reads it when the page is made: "edit" then opens the YAML file.
            file.edit_uri = Path(os.path.relpath(file.abs_src_path, config.docs_dir)).as_posix()
            files.append(file)
            BriefingPage(published, file, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Return the briefing's own navigation, unless `mkdocs.yml` has one."""
        if config.nav is not None:
            return nav
        config.nav = [*_nav(self._publication.navigation), *sorted(self._hand_written.values())]
        for page in nav.pages:  # where MkDocs would put them all, in the order of their names
            page.parent = page.previous_page = page.next_page = None
        try:
            return get_navigation(files, config)
        finally:
            config.nav = None

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Tell the theme that everything was checked, without which it shows no page; date the pages."""
        env.globals["briefing_is_checked"] = True
        if self._publication.date and not os.environ.get("SOURCE_DATE_EPOCH"):
            for file in files.documentation_pages():
                if file.page:  # in the list of pages, else the day of the build would be
                    file.page.update_date = self._publication.date
        return env

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a hand-written page the marks and the sources of its citations; its front matter is text."""
        if isinstance(page, BriefingPage):
            return markdown
        page.meta = {name: _escaped(value) for name, value in page.meta.items()}
        written = self._publication.written.get(_path(PurePosixPath(page.file.src_uri)))
        return get_data(written.markdown)[0] if written and written.cites else markdown

    @event_priority(-100)  # after whoever may still add to it
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Refuse a hand-written page with foreign markup; print its title and address as text."""
        if not isinstance(page, BriefingPage):
            written = self._publication.written.get(_path(PurePosixPath(page.file.src_uri)))
            if problems := written.wrong_in(html) if written else []:
                raise PluginError(as_text(problems))
            page.title = page.meta.get("title") or _escaped(page.title)
            page.meta.setdefault("title", page.title)  # else the theme would undo that
            page.edit_url = _escaped(page.edit_url)
        return html

    @event_priority(-100)  # whoever changes a script after it changes its digest
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Show the problems at every other address, too."""
        if template_name != "404.html":
            return output
        self._scripts = scripts_in(output)  # a page that nobody writes: what is on it is the theme's
        return self._finished(output)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Show nothing but the problems while there are any."""
        return self._finished(output)

    def _finished(self, output: str) -> str:
        if self._publication.problems:
            return self._publication.problem_page
        # The development server puts a script of its own into each page.
        return output if self._serving else with_policy(output, self._scripts)

    @event_priority(-1000)  # others still add files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """List the files; remember that the site is whole, although strict builds may still be refused."""
        if not self._serving:
            edit = urljoin(config.repo_url or "", config.edit_uri or "")
            list_files(Path(config.site_dir), self._theme, urljoin(edit, "..") if edit else "")
        self._is_whole = True

    def on_build_error(self, *, error: Exception) -> None:
        """Forget it again: the old site stays."""
        self._is_whole = False

    def on_shutdown(self) -> None:
        """Put the new site in the place of the old one, or take it away; the configuration is as before."""
        if self._site is None:
            return
        new, site = Path(self._config.site_dir), Path(self._site)
        self._config.site_dir, self._site = self._site, None
        if self._is_whole:
            put_in_place(new, site)
        else:
            take_away(new)

    def _problem_files(self, files: Files, config: MkDocsConfig) -> Files:
        # The theme's own files stay, since its templates ask for them; of the pages only their addresses do.
        kept = Files([file for file in files if not file.is_documentation_page()])
        self._known |= self._publication.known
        for path in sorted(self._known):
            kept.append(File.generated(config, f"{path}.md", content="# Problems"))
        config.nav = ["index.md"]
        return kept


def _failure(error: Exception) -> str:
    """Say on the terminal why MkDocs could not build, and return a page that says it."""
    is_known = isinstance(error, (MkDocsException, UserWarning))
    text = str(error) if is_known else f"{type(error).__name__}: {error}"
    if not is_known:
        traceback.print_exception(error)
    print(text, file=sys.stderr)
    return failure_page(text)


def _escaped(value: Any) -> Any:
    """Return a value of front matter as text, since themes print it as it is."""
    if value is None or isinstance(value, (bool, int, float, date)):
        return value
    if isinstance(value, list):
        return [_escaped(each) for each in value]
    if isinstance(value, dict):
        return {_escaped(name): _escaped(each) for name, each in value.items()}
    return escape(str(value))


class _Theme:
    """The names of the theme's files."""

    def __init__(self, folders: Iterable[str]) -> None:
        self._folders = [Path(folder) for folder in folders]

    def __contains__(self, name: object) -> bool:
        return any((folder / str(name)).is_file() for folder in self._folders)


def _hand_written(config: MkDocsConfig) -> tuple[dict[str, str], list[str]]:
    """Return what MkDocs will build: each page's path with its file in `docs_dir`, and the other files there.

    MkDocs follows links to folders, in a circle too: with one of them, or a folder that is too deep, nothing
    else is returned.
    """
    folder = Path(config.docs_dir)
    if found := pipeline.not_to_follow(folder):
        return {}, [path.relative_to(folder).as_posix() for path in found]
    files = get_files(config)
    set_exclusions(files, config)
    built = [each for each in files if each.inclusion.value > InclusionLevel.EXCLUDED.value]
    pages = {_path(PurePosixPath(each.src_uri)): each.src_uri for each in files.documentation_pages()}
    return pages, [each.src_uri for each in built if each.src_uri not in pages.values()]


def _path(file: PurePosixPath) -> str:
    """Return the path of a hand-written page by its file: MkDocs takes a README as its folder's index."""
    return (file.parent / ("index" if file.stem == "README" else file.stem)).as_posix()


def _shown(folder: Path, config: MkDocsConfig) -> str:
    """Return how messages name a folder: as seen from mkdocs.yml."""
    base = Path(config.config_file_path).parent
    return folder.relative_to(base).as_posix() if folder.is_relative_to(base) else folder.as_posix()


def _nav(entries: tuple[Entry, ...]) -> list[Any]:
    return [{each.title: f"{each.page}.md" if each.page else _nav(each.below)} for each in entries]


def _toc_tokens(published: PublishedPage) -> Any:
    """Return the headings as Python-Markdown's table of contents gives them: the h2 inside the h1."""
    tokens: list[dict[str, Any]] = []
    for heading in published.headings:
        token = {"level": heading.level, "id": heading.id, "name": escape(heading.title), "children": []}
        (tokens[-1]["children"] if heading.level > 1 and tokens else tokens).append(token)
    return tokens
