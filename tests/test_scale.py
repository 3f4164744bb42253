"""Pages of large events: what has no room is where its marks lead, and nothing unchecked stands on them."""

import re
from pathlib import Path

import pytest

from benchmarks.corpus import corpus, project
from generator.audit import audit, audit_files
from tests.site import built_once, mkdocs

MOST = 300_000  # bytes of HTML


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an event of 60 findings in 20 articles, each in other words, with 300 dates before it."""

    def build(folder: Path) -> None:
        files = corpus(findings=60, articles=20, dates=300)
        talks = re.sub(r"(text: The council[^}]*)}", r"\1, wordings: true}", files["events/talks.yml"])
        files["events/talks.yml"] = talks
        project(folder / "project", files)
        assert mkdocs(folder / "project", "build", "--strict").returncode == 0

    return built_once(tmp_path_factory, "large", build) / "project/site"


def test_no_page_is_larger_than_it_may_be(site: Path):
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}

    assert {name: size for name, size in sizes.items() if size > MOST} == {}


def test_marks_that_have_no_apparatus_lead_to_the_claim_on_the_page_of_its_source(site: Path):
    page = (site / "events/talks/index.html").read_text("utf-8")

    assert page.count('href="../../sources/paper-7/#f3"') >= 1
    assert "brief-apparatus" not in page
    assert "<dd><q><bdi>" not in page


def test_every_sentence_is_still_checked_by_the_audit(site: Path):
    assert audit(site)[1] == []


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ('href="../../sources/paper-7/#f4"', "A203"),
        ('href="../../sources/paper-7/#f4" data-claims="paper-7#f3"', "A303"),
        ('href="../../timeline/" data-claims="paper-7#f3"', "A303"),
        ('href="../../sources/paper-7/#f3" data-claims=""', "A203"),
    ],
)
def test_a_mark_that_leads_to_something_else_is_found(site: Path, mark: str, code: str):
    paths = [path for path in site.rglob("*") if path.is_file()]
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}
    page = "events/talks/index.html"
    files[page] = files[page].replace(b'href="../../sources/paper-7/#f3"', mark.encode(), 1)

    assert code in {problem.code.id for problem in audit_files(files, "site")[1]}


def test_without_the_address_of_the_site_no_picture_of_a_page_is_named(site: Path):
    page = (site / "events/talks/index.html").read_text("utf-8")

    assert 'property="og:title"' in page
    assert "og:image" not in page
