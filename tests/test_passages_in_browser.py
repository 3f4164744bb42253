"""Links to passages, opened in a real browser on copies of made-up articles, scroll to the right words."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from generator import pipeline
from generator.text import as_article, fragment, lookup
from generator.text.lookup import Found, Selector
from tests.browser import hosted
from tests.site import ARTICLES, HARBOUR

# Filler that parts the same words by more than a screen, within one paragraph.
_FAR = "The sea was calm and the gulls were loud that day. " * 60

# The second of two paragraphs that browsers take for the same, since they look at base letters only.
ACCENTS = f"Le marche a ete ferme hier, dit-on. {_FAR}\n\n{_FAR} Le marché a été fermé hier, dit-il. {_FAR}"

HARD = (
    f"She said that we sail to Vara, and left. {_FAR} He said that we sail to Vara, and stayed. {_FAR}\n\n"
    f"{_FAR} “Our ties — ‘old’ ties — are R&D, fish, and well-known songs,” she added. {_FAR}\n\n"
    f"{_FAR} The last word of this paragraph is harbour,\n\n"
    f"and the first of this one is pier. {_FAR}\n\n"
    f"{_FAR} The first part stands here, "
    f"and after words that nobody quotes the second part stands there. {_FAR}\n\n"
    f"{_FAR} وقال الشرع إن العلاقات مع روسيا قوية جداً، وأضاف. {_FAR}\n\n"
    f"{_FAR} הוא אמר שהיחסים עם הנמל טובים מאוד. {_FAR}\n\n"
    f"{_FAR} Он сказал: «Отношения между портами — особые», и ушёл. {_FAR}"
)


@pytest.fixture(scope="module")
def articles() -> dict[str, str]:
    """Return each made-up article as a page of its own, with as much furniture around it as papers have."""
    texts = {path.stem: path.read_text("utf-8") for path in (HARBOUR / "texts").glob("*.txt")}
    pages = {}
    for name, text in {**texts, "hard": HARD, "accents": ACCENTS}.items():
        paragraphs = "\n".join(f"<p>{escape(each)}</p>" for each in text.strip().split("\n\n"))
        style = "<style>body{font:20px serif;width:30em} p{margin:130vh 0} nav{height:50vh}</style>"
        nav, footer = "<nav>Home · News · Sport</nav>", "<footer>More</footer>"
        pages[name] = f"<!doctype html><meta charset=utf-8>{style}{nav}{paragraphs}{footer}"
    return pages


@pytest.fixture(scope="module")
def site(made_up_site: Path) -> Iterator[tuple[str, Path]]:
    with hosted(made_up_site) as address:
        yield address, made_up_site


@pytest.fixture(scope="module")
def context(browser: Browser, articles: dict[str, str]) -> Iterator[BrowserContext]:
    def answer(route: Route) -> None:
        name = Path(urlsplit(route.request.url).path).stem
        if name in articles:
            route.fulfill(body=articles[name], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404)

    context = browser.new_context(viewport={"width": 1000, "height": 700})
    context.route(f"{ARTICLES}**", answer)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


def seen(page: Page, text: str, start: int, end: int) -> bool:
    """Say whether the characters from `start` to `end` of an article's text are on the screen of its page."""
    before = text[:start]
    number = before.count("\n\n")
    offset = start - (before.rfind("\n\n") + 2 if number else 0)
    script = """([number, offset, length]) => {
      const node = document.querySelectorAll("p")[number].firstChild, range = document.createRange()
      range.setStart(node, offset)
      range.setEnd(node, Math.min(offset + length, node.length))
      const box = range.getBoundingClientRect()
      return scrollY > 0 && box.top >= 0 && box.top < innerHeight
    }"""
    return bool(page.evaluate(script, [number, offset, end - start]))


def claims_with_a_passage() -> list[str]:
    corpus, _ = pipeline.check(HARBOUR / "data")
    captured = (claim for claim in corpus.all_claims if claim.source in corpus.captures)
    first = (claim for claim in captured if claim.id in corpus.captures[claim.source].claims)
    return [claim.key for claim in first if claim.quote and claim.locator.kind == "paragraph"]


@pytest.mark.parametrize("claim_id", claims_with_a_passage())
@pytest.mark.parametrize("copy", ["passage", "archived_passage"])
def test_the_link_of_a_claim_opens_the_article_at_its_words(
    page: Page, site: tuple[str, Path], claim_id: str, copy: str
):
    evidence = json.loads((site[1] / "data/evidence.json").read_text("utf-8"))
    claim = next(each for each in evidence["claims"] if each["id"] == claim_id)
    source, _, anchor = claim_id.partition("#")
    page.goto(f"{site[0]}sources/{source}/#{anchor}")
    page.locator(f"a[href='{claim[copy]}']").first.click()
    expect(page.locator("footer", has_text="More")).to_be_attached()

    text = (HARBOUR / f"texts/{source}.txt").read_text("utf-8")
    first, _, last = claim["paragraph"].partition("-")
    words = claim["selector"]
    selector = Selector(
        words["exact"], int(first), int(last or first), words.get("prefix", ""), words.get("suffix", "")
    )
    found = lookup.find(as_article(text), selector)
    assert isinstance(found, Found)
    page.wait_for_function("scrollY > 0")
    assert seen(page, text, found.start, found.end)


@pytest.mark.parametrize(
    ("quotation", "paragraph", "prefix"),
    [
        ("we sail to Vara", "1", "He said that"),  # twice in a paragraph, the second
        ("we sail to Vara", "1", "She said that"),  # and the first
        (
            "Our ties — ‘old’ ties — are R&D, fish, and well-known songs",
            "2",
            "",
        ),  # all that an address must encode
        ("well-known songs", "2", ""),
        ("Our ties - 'old' ties - are R&D", "2", ""),  # typed otherwise than the article has it
        ("this paragraph is harbour, and the first of this one is pier", "3-4", ""),  # across paragraphs
        ("harbour, and", "3-4", ""),
        ("The first part stands here […] the second part stands there", "5", ""),
        ("العلاقات مع روسيا قوية جداً", "6", ""),
        ("שהיחסים עם הנמל טובים מאוד", "7", ""),
        ("Отношения между портами — особые", "8", ""),
        ("pier", "4", ""),
    ],
)
def test_the_hard_cases_scroll_to_the_right_words(page: Page, quotation: str, paragraph: str, prefix: str):
    article = as_article(HARD)
    first, _, last = paragraph.partition("-")
    selector = Selector(quotation, int(first), int(last or first), prefix)
    found = lookup.find(article, selector)
    assert isinstance(found, Found), found
    way = fragment.shortest(article, found)
    assert way
    page.goto(fragment.link(f"{ARTICLES}hard.html", article.printed(found.spans), way))
    page.wait_for_function("scrollY > 0")

    assert seen(page, HARD, found.start, found.end)


def test_words_that_differ_in_accents_alone_are_told_apart(page: Page):
    article = as_article(ACCENTS)
    found = lookup.find(article, Selector("Le marché a été fermé hier", 2, 2))
    assert isinstance(found, Found)
    way = fragment.shortest(article, found)
    assert way
    page.goto(fragment.link(f"{ARTICLES}accents.html", article.printed(found.spans), way))
    page.wait_for_function("scrollY > 0")

    assert seen(page, ACCENTS, found.start, found.end)


def test_words_that_are_gone_from_a_live_page_open_it_at_the_top(page: Page):
    page.goto(fragment.link(f"{ARTICLES}hard.html", "words of an older page", fragment.TextFragment(5)))
    page.wait_for_timeout(500)

    assert page.evaluate("scrollY") == 0
