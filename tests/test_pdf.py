"""The PDF that `briefing pdf` prints of a site, read back: pages, contents, bookmarks, links and tags."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from generator.audit import EVIDENCE, audit
from generator.paper import book
from generator.site import PAPERS
from tests.browser import need_chromium
from tests.site import built_once
from tests.vocabulary import briefing

MILLIMETRE = 72 / 25.4
SIZES = {"A4": (210 * MILLIMETRE, 297 * MILLIMETRE), "Letter": (8.5 * 72, 11 * 72)}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, made_up_site: Path) -> Path:
    """The made-up site, with the PDFs of it."""
    need_chromium()

    def build(folder: Path) -> None:
        shutil.copytree(made_up_site, folder, dirs_exist_ok=True)
        code, _, errors = briefing("pdf", str(folder))
        assert code == 0, errors

    return built_once(tmp_path_factory, "pdf", build)


@pytest.fixture(scope="module", params=PAPERS)
def paper(request: pytest.FixtureRequest, site: Path) -> tuple[str, PdfReader]:
    return request.param, PdfReader(site / PAPERS[request.param])


def titles(outline: list[Any]) -> Iterator[str]:
    for each in outline:
        if not isinstance(each, list):
            yield each.title


def links(pdf: PdfReader) -> Iterator[str]:
    """Yield where each link leads: the name of a place, or an address elsewhere."""
    for page in pdf.pages:
        for reference in page.get("/Annots") or ():
            link = reference.get_object()
            if link.get("/Subtype") == "/Link":
                action = link.get("/A", {})
                yield str(link.get("/Dest") or action.get("/URI") or action.get("/D"))


def test_it_is_tagged_has_a_title_and_the_size_of_its_paper(paper: tuple[str, PdfReader]):
    size, pdf = paper
    box = pdf.pages[0].mediabox

    assert (float(box.width), float(box.height)) == pytest.approx(SIZES[size], abs=1)
    root: Any = pdf.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "en")
    assert pdf.metadata
    assert pdf.metadata.title == "The harbour & the ferry"


def test_every_page_of_the_site_is_in_it_once_with_a_bookmark(paper: tuple[str, PdfReader]):
    _, pdf = paper
    found = list(titles(pdf.outline))

    assert found[:2] == ["The harbour & the ferry", "Talks at the harbour"]
    assert found.index("Actors") < found.index("Vara") < found.index("Timeline") < found.index("El Faro")
    assert {"Ana Lind", "Where the accounts differ", "Timeline", "Background", "Sources"} <= set(found)
    assert len(found) == pdf.pages[1].extract_text().strip().count("\n") - 1  # a page number, Contents
    assert not any("moved" in (page.extract_text() or "") for page in pdf.pages)


def test_the_contents_name_the_page_that_each_page_begins_on(paper: tuple[str, PdfReader]):
    _, pdf = paper
    contents = pdf.pages[1].extract_text()
    begins = {
        each.title: pdf.get_destination_page_number(each)
        for each in pdf.outline
        if not isinstance(each, list)
    }

    for title in ("Talks at the harbour", "Ana Lind", "Timeline"):
        assert f"{title} {(begins[title] or 0) + 1}\n" in contents


def test_every_link_leads_to_a_place_in_it_or_elsewhere(paper: tuple[str, PdfReader]):
    _, pdf = paper
    places = {name.removeprefix("/") for name in pdf.named_destinations}
    found = list(links(pdf))

    assert len(found) > 100
    assert [each for each in found if each.removeprefix("/") not in places and ":" not in each] == []


def test_a_mark_leads_to_the_claim_on_the_page_of_its_article(paper: tuple[str, PdfReader]):
    _, pdf = paper

    assert "/p-sources-courier--met" in {*links(pdf)}


def test_the_site_with_its_pdfs_is_as_it_was_built(site: Path):
    assert audit(site)[1] == []
    listed = json.loads((site / EVIDENCE).read_text("utf-8"))["files"]
    assert {*PAPERS.values()} <= {each["path"] for each in listed}


def test_nothing_but_the_pdfs_is_left_in_the_site(site: Path, made_up_site: Path):
    def files(folder: Path) -> set[str]:
        return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}

    assert files(site) - files(made_up_site) == {*PAPERS.values()}


def test_without_a_browser_the_answer_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, made_up_site: Path
):
    monkeypatch.setenv("PATH", "")
    code, _, errors = briefing("pdf", str(made_up_site))

    assert code == 2
    assert "there is no Chromium here" in errors
    assert "apt-get install chromium" in errors
    assert not (made_up_site / ".paper.html").exists()


def test_what_is_no_site_is_no_book(tmp_path: Path):
    code, _, errors = briefing("pdf", str(tmp_path))

    assert code == 2
    assert "is no built site: make one with `mkdocs build`" in errors


def test_a_browser_that_fails_leaves_no_file_and_is_quoted(
    monkeypatch: pytest.MonkeyPatch, made_up_site: Path, tmp_path: Path
):
    browser = tmp_path / "chromium"
    browser.write_text("#!/bin/sh\necho it is Friday >&2\nexit 1\n")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    code, _, errors = briefing("pdf", str(made_up_site))

    assert code == 2
    assert "Chromium made no PDF: it is Friday" in errors
    assert [path.name for path in made_up_site.iterdir() if path.name.startswith(".")] == []


def test_without_what_reads_a_pdf_the_answer_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, site: Path, tmp_path: Path
):
    need_chromium()
    monkeypatch.setitem(sys.modules, "pypdf", None)
    shutil.copytree(site, tmp_path / "site")
    code, _, errors = briefing("pdf", str(tmp_path / "site"))

    assert code == 2
    assert "pypdf is missing, which reads page numbers: pip install pypdf" in errors


def test_a_link_to_a_file_of_the_site_is_text_in_the_book_and_one_to_a_page_leads_there(tmp_path: Path):
    article = '<article class="md-content__inner"><h1 id="_top">{}</h1>{}</article>'
    said = '<p><a href="data/evidence.json">data</a> <a href="notes/#_top">notes</a><br/>'
    said += '<svg><path d="M0"/></svg></p>'
    (tmp_path / "notes").mkdir()
    (tmp_path / "index.html").write_text(article.format("Home", said))
    (tmp_path / "notes/index.html").write_text(article.format("Notes &amp; more", "<p>Text.</p>"))
    html, titles = book(tmp_path, {"p-notes": 7}, "A4")

    assert titles == {"p": "Home", "p-notes": "Notes & more"}
    assert '<p><a>data</a> <a href="#p-notes--_top">notes</a><br><svg><path d="M0"></path></svg></p>' in html
    assert '<li><a href="#p-notes">Notes &amp; more</a><span>7</span></li>' in html


def pages(folder: Path, **said: str) -> tuple[str, dict[str, str]]:
    """Return the book of a site with these pages, by their paths with `__` for a slash."""
    for path, html in {"index": "Home", **said}.items():
        file = folder / ("index.html" if path == "index" else f"{path.replace('__', '/')}/index.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        is_moved = html.startswith("<meta")
        file.write_text(html if is_moved else f'<article><h1 id="_top">{path}</h1>{html}</article>', "utf-8")
    return book(folder, {}, "A4")


def test_pages_whose_paths_are_alike_or_in_other_scripts_have_ids_of_their_own(tmp_path: Path):
    _, titles = pages(tmp_path, **{"events__talks": "A", "events-talks": "B", "Zürich": "C", "москва": "D"})

    assert len(titles) == 5
    assert all(id_.isascii() for id_ in titles)


def test_a_citation_of_a_whole_source_and_a_link_to_an_old_address_lead_to_the_pages_of_now(tmp_path: Path):
    html, _ = pages(
        tmp_path,
        sources__faro="The article.",
        actors="<h3 id='bo'>Bo</h3>",
        actors__bo='<meta http-equiv="refresh" content="0; url=../#bo">',
        notes="<a class='brief-mark' data-claims='' href='#_FA'>FA</a> <a href='../actors/bo/'>Bo</a>"
        "<section class='brief-apparatus'><li id='_FA' data-source='faro'>The article</li></section>",
    )

    assert '<a class="brief-mark" data-claims="" href="#p-sources-faro">FA</a>' in html
    assert '<a href="#p-actors--bo">Bo</a>' in html
