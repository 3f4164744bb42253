"""The folder that `make offline` makes, opened as files in a browser that has no network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.audit import audit
from tests.site import built_once, mkdocs
from tests.vocabulary import PROJECT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def build(folder: Path) -> None:
        done = mkdocs(PROJECT, "build", "--strict", "--site-dir", str(folder), BRIEFING_OFFLINE="true")
        assert done.returncode == 0, done.stderr

    return built_once(tmp_path_factory, "offline", build)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page without a network; it must neither ask for anything but files nor report an error."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert [each for each in asked if not each.startswith(("file:", "data:", "about:"))] == []
    assert errors == []


def test_the_search_works_without_a_server(page: Page, folder: Path):
    page.goto(f"file://{folder}/index.html")
    page.locator(".md-search__input").click()
    page.keyboard.type("extradition")
    page.locator(".md-search-result__item > a:first-child").first.click()

    expect(page).to_have_url(f"file://{folder}/events/kremlin-talks.html?h=")


def test_links_marks_tooltips_and_old_addresses_work_without_a_server(page: Page, folder: Path):
    page.goto(f"file://{folder}/events/kremlin-talks.html")
    page.locator(".brief-paragraph-told .brief-mark").first.hover()
    expect(page.locator(".brief-tooltip")).to_be_visible()
    page.get_by_role("link", name="Differences").first.click()
    expect(page).to_have_url(f"file://{folder}/differences.html")
    page.goto(f"file://{folder}/actors/lavrov.html")

    expect(page).to_have_url(f"file://{folder}/actors/index.html#lavrov")


def test_it_is_audited_like_any_site(folder: Path):
    assert audit(folder)[1] == []
