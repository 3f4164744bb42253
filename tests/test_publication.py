"""A Publication is all that an engine needs, made without one; MkDocs is asked only whether it agrees."""

import re
import shutil
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from generator import pipeline
from generator.corpus import statements
from generator.pipeline import PageFile
from generator.site import Addresses, Link, Publication
from tests.site import HARBOUR
from tests.vocabulary import PROJECT, smallest

PATHS = (
    "index",
    "timeline",
    "events/index",
    "events/talks",
    "actors/index",
    "actors/ana-lind",
    "notes/2031/may",
)


@cache
def published() -> Publication:
    method = PageFile(HARBOUR / "method.md", "briefings/method.md")
    return pipeline.publish(HARBOUR / "data", PROJECT / "templates", Addresses(), {"method": method}, "data")


@pytest.mark.parametrize(("from_page", "to_page"), list(product(PATHS, PATHS)))
@pytest.mark.parametrize("directories", [True, False])
def test_an_address_is_where_mkdocs_puts_the_page(directories: bool, from_page: str, to_page: str):
    config = MkDocsConfig()
    config.load_dict(
        {"site_name": "x", "use_directory_urls": directories, "docs_dir": ".", "site_dir": "/nowhere"}
    )
    files = {path: File(f"{path}.md", "docs", "site", directories) for path in (from_page, to_page)}
    theirs = get_relative_url(files[to_page].url, files[from_page].url)

    assert Addresses(directories).relative(from_page, to_page) == theirs


def test_an_error_is_reported_with_the_whole_address_and_a_title():
    addresses = Addresses(
        site="https://site.example/b/", report="https://code.example/new?t={title}&a={address}"
    )
    link = Link("events/talks", "fare", "The fare")

    assert addresses.reporting(link, "Error: R&D") == (
        "https://code.example/new?t=Error%3A%20R%26D"
        "&a=https%3A%2F%2Fsite.example%2Fb%2Fevents%2Ftalks%2F%23fare"
    )
    assert Addresses().reporting(link, "Error") == ""


def test_a_publication_names_the_file_to_edit_and_the_titles_of_each_page():
    pages = {each.path: each for each in published().pages}

    assert pages["index"].edit == "briefing.yml"
    assert pages["events/talks"].edit == "events/talks.yml"
    assert pages["sources/index"].edit == "publishers.yml"
    assert (pages["index"].title, pages["index"].title_in_navigation) == (published().title, "Home")


def test_titles_and_descriptions_are_escaped_since_themes_print_them_as_they_are():
    site = published()

    assert site.title == "The harbour &amp; the ferry"
    assert not any("<" in each.title + each.title_in_navigation + each.description for each in site.pages)


def test_with_a_problem_there_is_nothing_but_the_problems_and_where_to_show_them(tmp_path: Path):
    files = smallest({"briefing.yml": "lead_actors: [anna]\n"})
    for name, text in files.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text)
    refused = pipeline.publish(tmp_path / "data", PROJECT / "templates", Addresses(), {}, "data")

    assert [each.code.id for each in refused.problems] == ["R101"]
    assert (refused.pages, refused.files, refused.written) == ((), {}, {})
    assert refused.known == {"index", "actors/ana", "events/talks", "sources/courier"}
    assert "<h1>1 problem</h1>" in refused.problem_page
    assert "there is no actor `anna`" in refused.problem_page


def test_the_problem_page_escapes_what_it_shows():
    faulty = pipeline.faulty(ValueError("<script>alert(1)</script>"))

    assert faulty.problems[0].code.id == "X001"
    assert "&lt;script&gt;" in faulty.problem_page
    assert "<script>" not in faulty.problem_page


def test_a_source_has_one_siglum_on_all_pages():
    entry = r'data-source="([\w-]+)"><b>(\w+)'
    found = {each for page in published().pages for each in re.findall(entry, page.html)}

    assert len(found) == len({source for source, _ in found}) > 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '<h1 id="_top" class="brief-wide">',
            '<h1 id="_top" class="brief-wide"><i id="_top"></i>',
            "the page timeline has the id `_top` twice",
        ),
        ("Link('method')", "Link('methods')", "timeline links to methods, which is not a page"),
        (
            '<h1 id="_top" class="brief-wide">',
            '<h1 id="_top" class="brief-wide"><a href="#gone">',
            "timeline links to timeline#gone, and there is no such",
        ),
    ],
)
def test_a_template_that_leads_nowhere_is_a_problem_of_the_template(
    tmp_path: Path, old: str, new: str, message: str
):
    templates = tmp_path / "templates"
    shutil.copytree(PROJECT / "templates", templates)
    for name in ("timeline.html", "_links.html"):
        text = (templates / name).read_text("utf-8")
        if name == "timeline.html" or "method" in old:
            (templates / name).write_text(text.replace(old, new), "utf-8")
    method = PageFile(HARBOUR / "method.md", "briefings/method.md")
    problems = pipeline.publish(HARBOUR / "data", templates, Addresses(), {"method": method}, "data").problems

    assert any(
        each.code.id == "T002"
        and each.position.file == "templates/timeline.html"
        and each.message.startswith(message)
        for each in problems
    )


def test_a_template_that_is_not_jinja2_is_a_problem_with_its_line(tmp_path: Path):
    templates = tmp_path / "templates"
    shutil.copytree(PROJECT / "templates", templates)
    (templates / "timeline.html").write_text("{# A timeline. #}\n{% for %}\n", "utf-8")
    method = PageFile(HARBOUR / "method.md", "briefings/method.md")
    problems = pipeline.publish(HARBOUR / "data", templates, Addresses(), {"method": method}, "data").problems

    assert [(str(each.position), each.code.id) for each in problems] == [
        ("templates/timeline.html:2:1", "T001")
    ]


def test_every_hand_written_page_is_in_it_and_those_that_cite_with_their_marks(tmp_path: Path):
    (tmp_path / "notes.md").write_text("# Notes\n\nNone yet.\n", "utf-8")
    pages = {
        "method": PageFile(HARBOUR / "method.md", "briefings/method.md"),
        "notes": PageFile(tmp_path / "notes.md", "briefings/notes.md"),
    }
    written = pipeline.publish(HARBOUR / "data", PROJECT / "templates", Addresses(), pages, "data").written

    assert (written["notes"].markdown, written["notes"].cites) == ("# Notes\n\nNone yet.\n", False)
    assert written["method"].cites
    assert 'class="brief-mark"' in written["method"].markdown


def test_every_statement_is_on_its_page():
    draft, _ = pipeline.check(HARBOUR / "data")
    site = published()
    html = {each.path: each.html for each in site.pages} | {k: v.markdown for k, v in site.written.items()}
    pages = {path: " ".join(Markup(text).striptags().split()) for path, text in html.items()}

    for each in statements(draft).all:
        assert " ".join(each.text.plain.split()) in pages[each.page], each.key
