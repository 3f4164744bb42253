"""Text of the data, of file names and of front matter is text on every page, whatever it looks like."""

import re
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from tests.browser import hosted
from tests.site import BuiltPage, built_once, made_up_project, mkdocs, read_built
from tests.vocabulary import PROJECT

PAYLOADS = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "![x](https://elsewhere.example/x.png)",
    "[x](javascript:alert(1))",
    "x{: onmouseover=alert(1) }",
    "`x` *x* _x_ [^1] \\\\",
    "</title></head><body onload=alert(1)>",
]
FIELDS = ["title", "description", "author", "status", "name"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the made-up corpus with publishers of these names, all cited, and a page for each field."""

    def build(folder: Path) -> None:
        project = made_up_project(folder / "project")
        publishers = project / "data/publishers.yml"
        payloads = iter(PAYLOADS)

        def named(match: re.Match[str]) -> str:
            return f"{match[1]}'{payload}'," if (payload := next(payloads, None)) else match[0]

        text = publishers.read_text("utf-8")
        publishers.write_text(re.sub(r"(name: )([^,{}]*),", named, text), "utf-8")
        cited = [path.stem for path in (project / "data/sources").glob("*.yml")]
        marks = "\n\n".join(f"It is so [@{source}]." for source in cited)
        (project / "briefings/notes.md").write_text(f"# Notes\n\n{marks}\n", "utf-8")
        for number, (field, payload) in enumerate(product(FIELDS, PAYLOADS)):
            is_name = field == "name"
            name = f"{payload.replace('/', '∕')}{number}" if is_name else f"page-{number}"
            more = f"tags: ['{payload}']\nsearch: {{note: '{payload}'}}\n"
            front = "" if is_name else f"---\n{field}: '{payload}'\n{more}---\n"
            (project / f"briefings/{name}.md").write_text(f"{front}Text.\n", "utf-8")
        done = mkdocs(project, "build")
        assert done.returncode == 0, done.stderr

    return built_once(tmp_path_factory, "hostile", build) / "project/site"


def test_nothing_of_it_is_markup_on_any_page(site: Path):
    for address, page in read_built(site).items():
        for each in page.page.elements:
            assert each.attributes.get("src") not in ("x", "https://elsewhere.example/x.png"), address
            assert not [name for name in each.attributes if name.startswith("on")], address
            assert not each.attributes.get("href", "").startswith("javascript:alert"), address
            assert each.tag != "script" or "alert(1)" not in each.text(), address


def test_names_keep_their_signs_where_they_are_cited(site: Path):
    text = next(
        each.text() for each in BuiltPage(site / "notes/index.html").page.elements if each.tag == "article"
    )

    for payload in PAYLOADS[:5]:
        assert payload in text


def test_nothing_runs_in_a_browser(site: Path, browser: Browser):
    ran: list[str] = []

    def note(dialog: Dialog) -> None:
        ran.append(dialog.message)
        dialog.dismiss()

    with hosted(site) as address:
        page = browser.new_page()
        page.on("dialog", note)
        for path in ("", "notes/", "method/", "sources/", *(f"page-{n}/" for n in range(0, 28, 5))):
            page.goto(f"{address}{path}")
        for words in ("alert", "img", "elsewhere"):
            page.goto(f"{address}?q={words}")  # what search finds is made into a page by a script
            page.locator(".md-search-result__item").first.wait_for()
        page.close()

    assert ran == []


@pytest.mark.parametrize("name", ["BRIEFING_REPORT_URL", "BRIEFING_EDIT_URI"])
@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", 'https://x.example/"><script>', "data:text/html,x"]
)
def test_an_address_of_the_environment_that_is_a_program_or_markup_is_refused(
    tmp_path: Path, name: str, address: str
):
    done = mkdocs(PROJECT, "build", "--site-dir", str(tmp_path / "site"), **{name: address})

    assert done.returncode == 1
    assert "is no address of a page" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


def test_an_engine_that_does_not_run_the_plugin_shows_no_page(tmp_path: Path):
    project = made_up_project(tmp_path / "project")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    without = re.sub(r"  - briefing:?\n(      .*\n)*", "", text)
    assert without != text
    config.write_text(without, "utf-8")
    (project / "briefings/index.md").write_text("# Home\n\nThey met [@courier#met].\n", "utf-8")
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    page = (project / "site/index.html").read_text("utf-8")

    assert "This page was not checked" in page
    assert "They met" not in page
