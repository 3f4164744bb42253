"""Real builds of a project by MkDocs, and the pages of a built site as the tests look at them."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.audit.site import SitePage, read_page
from tests.vocabulary import PROJECT, TESTS

# Where the real site is built for: with every address that a published one has.
EDIT = "https://code.example/briefing/edit/main/briefings/"
PUBLISHED = {
    "BRIEFING_EDIT_URI": EDIT,
    "BRIEFING_SITE_URL": "https://site.example/briefing/",
    "BRIEFING_REPORT_URL": "https://code.example/issues/new?title={title}&address={address}",
}

# Where the made-up site is built for.
HOSTED = {"BRIEFING_SITE_URL": "https://host.example/briefing/"}

HARBOUR = TESTS / "golden" / "harbour"

# Where the made-up articles are, as the made-up site has it; the browser is served them there.
ARTICLES = "https://articles.example/"

# A page that cites in each way, and has much beside that is no quotation.
ANALYSIS = """\
---
title: On the ferry
---
# Analysis

The ferry is to sail again [@courier#ferry; @talks/met], for “five crowns” [@courier#fare].[^1]

> the storm broke the pier [@courier#storm]

It is 5'10" long, *so to speak*; `“never said”` is code. Write to [us](mailto:us@port.example) or see
[the tables](https://tides.example "Tide “tables”"). ![A ferry](ferry.svg)

| where | what |
| --- | --- |
| here | it sails [@faro] |

Write \\[@faro] to cite; “the storm […] of last year” has a cut.

[^1]: A footnote of our own, on [@faro].
"""


def copy_project(to: Path, data: Path = PROJECT / "data") -> Path:
    """Copy what a site is made of, so that a test may change it; `data` may be another folder of data."""
    for name in ("briefings", "templates"):
        shutil.copytree(PROJECT / name, to / name)
    shutil.copytree(data, to / "data")
    shutil.copy(PROJECT / "mkdocs.yml", to)
    return to


def made_up_project(to: Path) -> Path:
    """Copy what the made-up site is made of, with a short page of its own on the method."""
    project = copy_project(to, HARBOUR / "data")
    (project / "briefings/method.md").write_text("# Method\n\nWritten *by hand*.\n")
    return project


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


def build_real_site(folder: Path) -> None:
    """Build the briefing of this repository, as it is published."""
    done = mkdocs(PROJECT, "build", "--strict", "--site-dir", str(folder), **PUBLISHED)
    assert done.returncode == 0, done.stderr


def made_up_project_of(site: Path) -> Path:
    """Return the project that the made-up site in a folder is built from."""
    return site.with_name(f"{site.name}-project")


def build_made_up_site(folder: Path) -> None:
    """Build the made-up corpus, its articles being at `ARTICLES`, with hand-written pages of its own."""
    project = made_up_project(made_up_project_of(folder))
    (project / "briefings/analysis.md").write_text(ANALYSIS)
    (project / "briefings/ferry.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>'
    )
    for source in ("courier", "faro", "beacon-june"):
        file = project / f"data/sources/{source}.yml"
        text = re.sub(r"^url: .*\n|^archive: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        address = f"{ARTICLES}{source}.html"
        archive = f"archive: {{url: '{address}?copy=1', captured: 2031-06-02}}\n"
        file.write_text(f"{text}url: {address}\n{archive}", "utf-8")
    done = mkdocs(project, "build", "--strict", "--site-dir", str(folder), **HOSTED)
    assert done.returncode == 0, done.stderr


def built_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], None]) -> Path:
    """Return a folder that is built once for all tests, also where several processes run them.

    `build` is given an empty folder; the first process to come builds in it, and the others wait.
    """
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            folder.mkdir()
            build(folder)
            done.touch()
    return folder


class BuiltPage:
    """One HTML file of a built site: its text, and what links, programs and readers find in it."""

    def __init__(self, path: Path) -> None:
        self.html = path.read_text("utf-8")
        self.page: SitePage = read_page(path.name, self.html.encode())

    @cached_property
    def ids(self) -> list[str]:
        return [each.attributes["id"] for each in self.page.elements if each.attributes.get("id")]

    @cached_property
    def links(self) -> list[str]:
        return [
            each.attributes["href"]
            for each in self.page.elements
            if each.tag == "a" and "href" in each.attributes
        ]

    @cached_property
    def loads(self) -> list[str]:
        """Return what the page makes a browser load."""
        found = []
        for each in self.page.elements:
            values = each.attributes
            if each.tag in ("script", "img", "iframe") and values.get("src"):
                found.append(values["src"])
            if each.tag == "link" and values.get("rel") in ("stylesheet", "preconnect", "icon", "preload"):
                found.append(values.get("href", ""))
        return found

    @cached_property
    def description(self) -> str:
        metas = (each.attributes for each in self.page.elements if each.tag == "meta")
        return next((each.get("content", "") for each in metas if each.get("name") == "description"), "")

    @cached_property
    def title(self) -> str:
        return next((each.text() for each in self.page.elements if each.tag == "title"), "")

    @cached_property
    def headings(self) -> list[tuple[str, Mapping[str, str]]]:
        return [(each.tag, each.attributes) for each in self.page.elements if each.tag in ("h1", "h2", "h3")]


def read_built(folder: Path) -> dict[str, BuiltPage]:
    """Return the pages of a built site by their address, without those that only lead on to another."""
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix()
        page = BuiltPage(path)
        if 'http-equiv="refresh"' not in page.html:
            pages[address.removesuffix("index.html") if path.name == "index.html" else address] = page
    return pages


def broken_links(folder: Path, pages: dict[str, BuiltPage]) -> list[str]:
    """Return every link within the site in a folder that leads to no page or no id."""
    broken = []
    for address, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or address == "404.html":
                continue
            target = urljoin(f"/{address}", parts.path)[1:]
            is_file = target not in pages and (folder / target).is_file()
            missing = target not in pages and not is_file
            if missing or (
                parts.fragment and not is_file and unquote(parts.fragment) not in pages[target].ids
            ):
                broken.append(f"{address}: {link}")
    return broken
