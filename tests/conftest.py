"""Reads the one option of the tests, builds the two sites, starts the browser, each once for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import vocabulary
from tests.browser import ARGUMENTS, need_chromium
from tests.site import BuiltPage, build_made_up_site, build_real_site, built_once, read_built


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files again")


def pytest_configure(config: pytest.Config) -> None:
    vocabulary.golden.update = config.getoption("--update-golden")  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the briefing in this repository, as it is published."""
    return built_once(tmp_path_factory, "real", build_real_site)


@pytest.fixture(scope="session")
def real_pages(real_site: Path) -> dict[str, BuiltPage]:
    return read_built(real_site)


@pytest.fixture(scope="session")
def made_up_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made-up corpus, which uses every field, with a hand-written page that cites."""
    return built_once(tmp_path_factory, "made-up", build_made_up_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = need_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
