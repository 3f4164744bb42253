"""Every page in a real browser: what it asks for, whether it fits a phone, and what axe-core finds on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import hosted, violations
from tests.site import BuiltPage


@pytest.fixture(scope="module")
def host(real_site: Path) -> Iterator[str]:
    with hosted(real_site) as address:
        yield address


TELEPHONES = (390, 320)

# Each rule of axe is tried in both schemes and in both widths; a page with many marks takes it seconds.
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 1280), ("dark", 390))


# Colours on their way are nobody's colours. The site's policy lets no style into a page, but for this way.
STILL = """() => {
  const still = new CSSStyleSheet()
  still.replaceSync("* { transition: none !important }")
  document.adoptedStyleSheets.push(still)
}"""


@dataclass
class Walk:
    """What a browser met on its way through all pages, by what it was looked at with."""

    asked: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)
    wide: list[tuple[int, str]] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walk(browser: Browser, host: str, real_pages: dict[str, BuiltPage]) -> Walk:
    """Go to every page once; look at it with axe, light and dark, wide and narrow, and as wide as a phone."""
    seen = Walk()
    context = browser.new_context(
        base_url=host, viewport={"width": 1280, "height": 900}, color_scheme="light"
    )
    page = context.new_page()
    page.on("request", lambda request: seen.asked.add(request.url))
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    for address in real_pages:
        if address == "404.html":
            continue
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        page.evaluate(STILL)
        for scheme, width in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            seen.violations += [f"{address} {scheme} {width}: {each}" for each in violations(page)]
        for width in TELEPHONES:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                seen.wide.append((width, address))
    context.close()
    return seen


def test_no_page_asks_anyone_else_or_reports_an_error(walk: Walk, host: str):
    assert {url for url in walk.asked if not url.startswith((host, "data:", "blob:"))} == set()
    assert walk.errors == []


@pytest.mark.parametrize("width", TELEPHONES)
def test_no_page_is_wider_than_a_telephone(walk: Walk, width: int):
    assert [address for each, address in walk.wide if each == width] == []


def test_axe_finds_nothing_on_any_page_light_or_dark_wide_or_narrow(walk: Walk):
    assert walk.violations == []


@pytest.mark.parametrize(
    ("look", "width"),
    [("light", 390), ("light", 320), ("dark", 1280), ("dark", 320), ("forced colours", 1280)],
)
def test_axe_finds_nothing_on_the_page_of_an_event_however_it_is_looked_at(
    browser: Browser, host: str, look: str, width: int
):
    context = browser.new_context(
        base_url=host,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if look == "dark" else "light",
        forced_colors="active" if look == "forced colours" else "none",
    )
    page = context.new_page()
    page.goto("events/kremlin-talks/")
    page.locator(".brief-all > summary").click()

    assert violations(page) == []
    context.close()


def test_a_reader_by_keyboard_goes_past_tables_and_the_words_behind_the_marks(browser: Browser, host: str):
    context = browser.new_context(base_url=host, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("events/kremlin-talks/")
    for name, target in (("Skip the table", "_topic-1"), ("Skip the words behind the marks", "_end")):
        link = page.get_by_role("link", name=name).first
        link.focus()
        expect(link).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator(f"#{target}")).to_be_in_viewport()
    context.close()
