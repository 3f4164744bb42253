"""What a reader does in a real browser: read, see evidence, search, print; on any screen, without a mouse."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

from tests.browser import hosted, violations

EVENT = "events/kremlin-talks/"
# One page of each kind.
KINDS = [
    "",
    EVENT,
    "actors/al-sharaa/",
    "sources/zamin/",
    "differences/",
    "timeline/",
    "background/",
    "method/",
]


@pytest.fixture(scope="module")
def host(real_site: Path) -> Iterator[str]:
    with hosted(real_site) as address:
        yield address


@pytest.fixture(scope="module")
def context(browser: Browser, host: str) -> Iterator[BrowserContext]:
    size: ViewportSize = {"width": 1280, "height": 900}
    context = browser.new_context(base_url=host, viewport=size, color_scheme="light")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def mark(page: Page) -> Locator:
    """Return the first citation mark of the finding on the bases."""
    return page.locator("#_m\\.military-bases a").first


QUOTED = "a possible reconfiguration of the functions of Russian military facilities"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_words_of_the_article_show_at_a_mark_by_hover(page: Page, scheme: Literal["light", "dark"]):
    page.emulate_media(color_scheme=scheme)
    page.goto(EVENT)
    mark(page).hover()

    tooltip = page.locator(".brief-tooltip")
    expect(tooltip).to_contain_text(QUOTED)
    expect(tooltip).to_contain_text("Zamin")
    assert violations(page, include=".brief-tooltip") == []


def test_the_words_of_the_article_show_at_a_mark_by_keyboard_alone(page: Page):
    page.goto(EVENT)
    mark(page).evaluate(
        "mark => { const links = [...document.links]; links[links.indexOf(mark) - 1].focus() }"
    )
    page.keyboard.press("Tab")

    assert mark(page).evaluate("mark => mark === document.activeElement")
    expect(page.locator(".brief-tooltip")).to_contain_text(QUOTED)


def test_the_words_of_the_article_show_at_a_mark_by_touch(browser: Browser, host: str):
    context = browser.new_context(
        base_url=host, viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(EVENT)
    mark(page).scroll_into_view_if_needed()
    mark(page).tap()

    expect(page.locator(".brief-tooltip")).to_contain_text(QUOTED)
    expect(mark(page)).to_be_in_viewport()
    mark(page).tap()
    expect(page.locator("#_ZA-9")).to_be_in_viewport()
    context.close()


def test_a_mark_leads_to_its_words_and_these_lead_back(page: Page):
    page.goto(EVENT)
    mark(page).click()
    entry = page.locator("#_ZA-9")
    expect(entry).to_be_in_viewport()
    entry.get_by_role("link", name="What the bases are for").click()

    expect(mark(page)).to_be_in_viewport()


def test_the_words_stay_under_the_pointer_and_go_with_escape(page: Page):
    page.goto(EVENT)
    mark(page).hover()
    tooltip = page.locator(".brief-tooltip")
    expect(tooltip).to_be_visible()
    tooltip.hover()
    page.wait_for_timeout(400)
    expect(tooltip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tooltip).to_be_hidden()
    page.wait_for_timeout(400)

    expect(tooltip).to_be_hidden()


def test_a_mark_is_read_as_it_is_shown_and_described_by_the_words(page: Page):
    page.goto(EVENT)

    expect(mark(page)).to_have_accessible_name("ZA 9")
    expect(mark(page)).to_have_accessible_description(re.compile(QUOTED))


def test_the_tooltip_copies_no_id_and_no_link_back(page: Page):
    page.goto(EVENT)
    mark(page).hover()
    tooltip = page.locator(".brief-tooltip")
    expect(tooltip).to_be_visible()

    assert tooltip.locator("[id]").count() == 0
    assert tooltip.locator("a").count() == 0


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_words_behind_the_marks_unfold_and_fold_by_keyboard(page: Page, key: str):
    page.goto("actors/al-sharaa/")
    words = page.locator(".brief-apparatus q", has_text="his first official visit").first
    expect(words).to_be_hidden()
    page.locator("#_words").focus()
    page.keyboard.press(key)
    expect(words).to_be_visible()
    page.keyboard.press(key)

    expect(words).to_be_hidden()


def test_a_mark_opens_the_closed_words_at_its_own(page: Page):
    page.goto("actors/al-sharaa/")
    mark = page.locator(".brief-lead-line .brief-mark").first
    entry = page.locator(f"[id='{(mark.get_attribute('href') or '')[1:]}']")
    expect(entry).to_be_hidden()
    mark.click()

    expect(entry).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_old_address_of_an_actor_on_the_list_leads_there(page: Page, browser: Browser, scripts: bool):
    page.goto("")
    context = browser.new_context(base_url=page.url, java_script_enabled=scripts)
    other = context.new_page()
    other.goto("actors/lavrov/")

    expect(other).to_have_url(re.compile(r"/actors/#lavrov$"))
    expect(other.get_by_role("heading", name="Sergey Lavrov")).to_be_in_viewport()
    context.close()


def test_words_that_are_not_in_all_wordings_are_underlined(page: Page):
    page.goto("differences/")
    matter = page.locator(".brief-matrix tr", has=page.locator("[href$='#guiding-principle']"))
    marked = matter.locator("mark", has_text="not political expediency").last

    expect(marked).to_be_visible()
    assert "underline" in marked.evaluate("mark => getComputedStyle(mark).textDecorationLine")


def test_the_switch_makes_the_page_dark_and_light_again(page: Page):
    page.goto("")

    def background() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = background()
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    dark = background()
    page.get_by_title("Switch to light mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")

    assert (light, background()) == (background(), light)
    assert light != dark


# What readers look for, and the page that is right; a name's is that of the actor or publisher.
SEARCHED = {
    "al-Sharaa": "actors/al-sharaa/",
    "Al Sharaa": "actors/al-sharaa/",
    "Sharaa": "actors/al-sharaa/",
    "Шараа": "actors/al-sharaa/",
    "الشرع": "actors/al-sharaa/",
    "Путин": "actors/putin/",
    "asad": "actors/assad/",
    "Assad": "actors/assad/",
    "bases": EVENT,
    "base": EVENT,
    "4%": "events/second-visit/",
    "extradition": EVENT,
    "extradite": EVENT,
    "Khmeimim": EVENT,
    "Hmeimim": EVENT,
    "Tartus": EVENT,
    "military bases": EVENT,
    '"great success"': EVENT,
    "societal consolidation": EVENT,
    "elections": EVENT,
    "election": EVENT,
    "Novak": "actors/novak/",
    "reconstruction of Syria": EVENT,
    "Reuters": "sources/zamin/",
    "Jolani": "actors/al-sharaa/",
    "Putin": "actors/putin/",
    "Захарова": "actors/zakharova/",
    "Golani": "actors/al-sharaa/",
    "Syria": "actors/syria/",
    "HTS": "actors/?",
    "Aleksandr Novak": "actors/novak/",
    "asylum": "background/",
    "Zamin": "sources/zamin/",
    "RT": "sources/rt-news/",
    "earlier agreements": EVENT,
    "reconfiguration": "sources/zamin/",
}


def test_search_finds_the_right_page_first_or_nearly(page: Page):
    page.goto("", wait_until="networkidle")  # the search is ready when its index is there
    field = page.locator(".md-search__input")
    field.click()
    ranks = {}
    for words, right in SEARCHED.items():
        for each in ("", words):
            field.fill(each)
            field.press("End")  # the theme searches when a key is let go
            shown = "Type to start searching" if not each else "matching document"
            expect(page.locator(".md-search-result__meta")).to_contain_text(shown)
        results = page.locator(".md-search-result__item > a:first-child")
        addresses = [each.get_attribute("href") or "" for each in results.all()[:3]]
        ranks[words] = next((n for n, each in enumerate(addresses, 1) if f"/{right}" in each), None)

    assert not [words for words, rank in ranks.items() if rank is None]
    assert sum(rank == 1 for rank in ranks.values()) >= len(SEARCHED) - 4, ranks


def test_the_page_for_addresses_that_lead_nowhere_is_not_found_by_search(page: Page):
    index = page.request.get("search/search_index.json").json()

    assert not [each for each in index["docs"] if "404" in each["location"] or "404" in each["title"]]


@pytest.mark.parametrize(
    "address",
    [f"{EVENT}#military-bases", "sources/zamin/#extradition", f"{EVENT}#_compared", "background/#asylum"],
)
@pytest.mark.parametrize("width", [1280, 390])
def test_a_permalink_lands_below_the_header(page: Page, address: str, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.wait_for_timeout(400)
    target = page.locator(f"[id='{address.partition('#')[2]}']")

    expect(target).to_be_in_viewport()
    place, header = target.bounding_box(), page.locator(".md-header").bounding_box()
    assert place
    assert header
    assert place["y"] >= header["height"]


def test_on_paper_there_is_the_text_with_its_wordings_and_no_navigation(page: Page):
    page.goto(EVENT)
    page.emulate_media(media="print")

    expect(page.locator(".md-header")).to_be_hidden()
    expect(page.locator(".md-sidebar").first).to_be_hidden()
    expect(page.locator(".headerlink").first).to_be_hidden()
    expect(page.get_by_text("not political expediency").first).to_be_visible()
    expect(page.locator("#_sources")).to_be_visible()


def test_without_javascript_all_text_and_links_are_there(browser: Browser, host: str):
    context = browser.new_context(base_url=host, java_script_enabled=False)
    page = context.new_page()
    page.goto(EVENT)
    mark(page).click()

    note = page.locator("#_ZA-9")
    expect(note).to_contain_text(QUOTED)
    expect(note).to_be_in_viewport()
    assert page.url.endswith("#_ZA-9")
    page.locator(".brief-all").get_by_text("Every finding, one by one").click()
    expect(page.locator(".brief-all").get_by_text("Putin congratulated al-Sharaa")).to_be_visible()
    context.close()


def test_names_in_other_scripts_are_isolated_and_say_their_language(page: Page):
    page.goto("actors/al-sharaa/")
    name = page.locator("bdi.brief-script").first

    expect(name).to_have_attribute("lang", "ar")
    assert name.evaluate("name => getComputedStyle(name).unicodeBidi") == "isolate"


@pytest.mark.parametrize("address", ["", EVENT])
def test_a_page_is_light_and_does_not_jump(browser: Browser, host: str, address: str):
    context = browser.new_context(base_url=host, viewport={"width": 390, "height": 800})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: dict[str, int] = {}
    urls: dict[str, str] = {}
    session.on(
        "Network.responseReceived", lambda event: urls.update({event["requestId"]: event["response"]["url"]})
    )
    session.on(
        "Network.loadingFinished",
        lambda event: sizes.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(address)
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(done => {
          let sum = 0
          new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value })
            .observe({type: 'layout-shift', buffered: true})
          setTimeout(() => done(sum), 300)
        })"""
    )
    own = {id_: size for id_, size in sizes.items() if "search_index" not in urls.get(id_, "")}

    assert shift == 0
    assert len(own) <= 15
    assert sum(own.values()) <= 200_000
    context.close()
