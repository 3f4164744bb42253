"""A built site as a reader's program sees it: pages with their ids, links and text."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.vocabulary import PROJECT


def copy_project(to: Path) -> Path:
    """Copy what a site is made of, so that a test may change it."""
    for name in ("briefings", "data", "templates"):
        shutil.copytree(PROJECT / name, to / name)
    shutil.copy(PROJECT / "mkdocs.yml", to)
    return to


def mkdocs(project: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run MkDocs in a project as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


@dataclass
class SitePage(HTMLParser):
    """One HTML file: its ids, the addresses it links to, and its `<meta>` and `<title>`."""

    path: Path
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    title: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.html = self.path.read_text("utf-8")
        self._in_title = False
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("id"):
            self.ids.append(values["id"] or "")
        if tag == "a" and values.get("href"):
            self.links.append(values["href"] or "")
        if tag in ("script", "img", "iframe") and values.get("src"):
            self.loads.append(values["src"] or "")
        if tag == "link" and values.get("rel") in ("stylesheet", "preconnect", "icon", "preload"):
            self.loads.append(values.get("href") or "")
        if tag == "meta" and values.get("name"):
            self.meta[values["name"] or ""] = values.get("content") or ""
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, values))
        self._in_title = tag == "title"

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False


def read_site(folder: Path) -> dict[str, SitePage]:
    """Return the pages of a built site by their address."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix()
        pages[address.removesuffix("index.html") if path.name == "index.html" else address] = SitePage(path)
    return pages


def broken_links(pages: dict[str, SitePage]) -> list[str]:
    """Return every link within the site that leads to no page or no id."""
    broken = []
    root = pages[""].path.parent
    for address, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or address == "404.html":
                continue
            target = urljoin(f"/{address}", parts.path)[1:]
            is_file = target not in pages and (root / target).is_file()
            missing = target not in pages and not is_file
            if missing or (parts.fragment and not is_file and unquote(parts.fragment) not in pages[target].ids):
                broken.append(f"{address}: {link}")
    return broken
