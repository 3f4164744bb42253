"""Who reads with a keyboard, by voice, in other colours or on a small screen meets nothing in the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import hosted
from tests.site import BuiltPage

EVENT = "events/kremlin-talks/"


@pytest.fixture(scope="module")
def host(real_site: Path) -> Iterator[str]:
    with hosted(real_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, host: str) -> Iterator[Page]:
    context = browser.new_context(base_url=host, viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("key", ["n", ".", "p", ",", "s", "f", "/", "x"])
def test_a_single_letter_goes_nowhere_and_opens_nothing(page: Page, key: str):
    page.goto(EVENT)
    before = page.url
    page.keyboard.press(key)
    page.wait_for_timeout(250)

    assert page.url == before
    expect(page.locator("#__search")).not_to_be_checked()


def test_letters_still_write_into_the_search_and_its_keys_work(page: Page):
    page.goto(EVENT)
    page.locator(".md-search__input").click()
    page.keyboard.type("Novak/n.")
    expect(page.locator(".md-search__input")).to_have_value("Novak/n.")
    page.locator(".md-search__input").fill("Novak")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("n")  # goes on in the field, as the theme has it
    expect(page.locator(".md-search__input")).to_be_focused()


def test_how_many_pages_a_search_found_is_announced(page: Page):
    page.goto("")
    page.locator(".md-search__input").click()
    page.keyboard.type("Novak")

    expect(page.get_by_role("status").filter(has_text="matching documents")).to_be_visible()


def test_what_a_search_would_show_is_no_stop_while_nobody_searches(page: Page):
    page.goto("")

    assert (
        page.evaluate("getComputedStyle(document.querySelector('.md-search__output')).visibility") == "hidden"
    )


def test_every_tooltip_is_whole_on_the_smallest_screen_or_can_be_scrolled_to(browser: Browser, host: str):
    context = browser.new_context(base_url=host, viewport={"width": 320, "height": 568})
    page = context.new_page()
    page.goto(EVENT)
    places = page.evaluate(
        """() => [...document.querySelectorAll(".brief-mark")].flatMap(each => {
          if (!each.checkVisibility()) return []
          each.focus({focusVisible: true})
          const tip = document.querySelector(".brief-tooltip").getBoundingClientRect()
          return [[tip.left, tip.right, tip.top + scrollY, tip.bottom + scrollY, tip.height, tip.top]]
        })"""
    )
    height = page.evaluate("document.documentElement.scrollHeight")
    context.close()

    assert len(places) > 50
    for left, right, top, bottom, tall, shown in places:
        assert left >= 0
        assert right <= 320
        assert top >= 0
        assert bottom <= height
        assert tall
        assert shown >= 0


def colours(page: Page, selector: str) -> set[str]:
    """Return the colours with which the dots of some elements are filled."""
    found: list[str] = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map("
        "each => getComputedStyle(each, '::before').backgroundColor)",
        selector,
    )
    return set(found)


def test_in_colours_of_the_readers_own_filled_and_hollow_differ(browser: Browser, host: str):
    context = browser.new_context(
        base_url=host, viewport={"width": 1280, "height": 900}, forced_colors="active"
    )
    page = context.new_page()
    page.goto(EVENT)
    hollow = colours(page, ".brief-strip-inferred:not(.brief-strip-here)")
    here = colours(page, ".brief-strip-here")
    page.goto("timeline/")
    drawn = colours(page, ".brief-drawn--inferred"), colours(page, ".brief-drawn:not(.brief-drawn--inferred)")
    context.close()

    assert hollow
    assert here
    assert not hollow & here
    assert drawn[0]
    assert not drawn[0] & drawn[1]


def test_who_asks_for_more_contrast_gets_darker_lines_and_words(browser: Browser, host: str):
    context = browser.new_context(base_url=host)
    page = context.new_page()
    page.goto(EVENT)
    script = "getComputedStyle(document.body).getPropertyValue('--brief-line')"
    usual = page.evaluate(script)
    page.emulate_media(contrast="more")

    assert page.evaluate(script) != usual
    context.close()


# Whether a word of a heading, a cell or a term stands on two lines.
BROKEN = """() => [...document.querySelectorAll("article :is(th, td, h1, h2, h3, dt)")].flatMap(each => {
  const found = [], walker = document.createTreeWalker(each, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
    const range = document.createRange()
    range.setStart(walker.currentNode, word.index)
    range.setEnd(walker.currentNode, word.index + word[0].length)
    const lines = [...range.getClientRects()].filter(line => line.width).map(line => Math.round(line.top))
    if (new Set(lines).size > 1) found.push(word[0])
  }
  return found
})"""


@pytest.mark.parametrize("address", ["", EVENT, "timeline/", "differences/", "actors/", "sources/zamin/"])
def test_no_head_breaks_within_a_word_on_telephones_or_paper(page: Page, address: str):
    page.goto(address)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BROKEN) == [], width
    page.set_viewport_size({"width": 720, "height": 900})
    page.emulate_media(media="print")
    assert page.evaluate(BROKEN) == []


def test_no_title_is_longer_than_60_letters_and_the_front_page_has_the_sites(
    real_pages: dict[str, BuiltPage],
):
    titles = {
        address: next(each.text() for each in page.page.elements if each.tag == "title")
        for address, page in real_pages.items()
    }

    assert {address: title for address, title in titles.items() if len(title) > 60} == {}
    assert titles[""] == "Russia and Syria: two meetings of Putin and al-Sharaa"
    assert titles["timeline/"] == "Timeline"
    assert titles["404.html"] == "There is no page at this address"


def test_headings_are_named_by_what_they_say(page: Page):
    for address in (EVENT, "sources/zamin/", "method/"):
        page.goto(address)
        for heading in page.locator("article :is(h1, h2, h3)").all():
            assert "ermanent" not in heading.aria_snapshot()
            assert "#" not in heading.inner_text()


def test_the_site_has_a_colour_an_icon_and_a_word_for_crawlers(real_site: Path):
    html = (real_site / "index.html").read_text("utf-8")

    assert '<meta name="theme-color" media="(prefers-color-scheme: dark)"' in html
    assert '<link rel="icon" href="images/favicon.svg">' in html
    assert (real_site / "robots.txt").read_text("utf-8") == (
        "User-agent: *\nDisallow:\nSitemap: https://site.example/briefing/sitemap.xml\n"
    )
