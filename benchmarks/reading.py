"""Turns pages of a built site into what reading them takes: height, paper, words, tab stops and bytes.

Run it as `python -m benchmarks.reading SITE [PAGE …]`; without pages it measures some of each kind, the
largest. A word is what stands between spaces; a mark, `RM 2`, is one. It prints one row for each measure
and one column for each page, as Markdown.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import ARGUMENTS, hosted, need_chromium

_STOPS = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])"
# What can be reached by the Tab key and is shown; then how many of it stand before an element of the page.
_TAB_STOPS = f"""before => {{
  const stops = [...document.querySelectorAll("{_STOPS}")].filter(each =>
    !each.disabled && each.tabIndex >= 0 && each.checkVisibility({{visibilityProperty: true}}))
  const mark = before && document.querySelector(before)
  if (before && !mark) return 0
  return stops.filter(each =>
    !mark || each.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING).length
}}"""
_PROSE = ".brief-paragraph-told"


def measures(browser: Browser, host: str, page: str) -> Iterator[tuple[str, str]]:
    """Yield each measure of a page with its value."""
    for width in (1280, 390):
        context = browser.new_context(viewport={"width": width, "height": 900})
        shown = context.new_page()
        sizes: list[int] = []
        shown.on("requestfinished", lambda request, sizes=sizes: sizes.append(_received(request.sizes())))
        shown.goto(f"{host}{page}", wait_until="networkidle")
        yield f"height at {width} px", f"{shown.evaluate('document.documentElement.scrollHeight'):,}"
        if width == 1280:
            text = "document.querySelector('.md-content').innerText.split(/[ \\n\\t]+/).length"
            nodes = "document.querySelector('.md-content').querySelectorAll('*').length"
            yield "words", f"{shown.evaluate(text):,}"
            yield "tab stops", f"{shown.evaluate(_TAB_STOPS, None):,}"
            yield "tab stops before the prose", f"{shown.evaluate(_TAB_STOPS, _PROSE):,}"
            yield "nodes", f"{shown.evaluate(nodes):,} (page {shown.evaluate('document.all.length'):,})"
            yield "KB, cold and compressed", f"{sum(sizes) / 1000:,.0f}"
            paper = shown.pdf(format="A4")
            yield "A4 pages", str(paper.count(b"/Type /Page\n") or paper.count(b"/Type /Page>"))
        context.close()


def _received(sizes: Mapping[str, int]) -> int:
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def _largest(site: Path, folder: str, number: int) -> list[str]:
    """Return the addresses of so many of the largest pages in a folder of a site."""
    found = sorted(site.glob(f"{folder}/*/index.html"), key=lambda each: each.stat().st_size, reverse=True)
    return [f"{folder}/{each.parent.name}/" for each in found[:number]]


def main(site: Path, pages: list[str]) -> None:
    """Print the measures of some pages of a site."""
    if not pages:
        pages = ["", "differences/", "timeline/", *_largest(site, "events", 3)]
        pages += [*_largest(site, "actors", 2), *_largest(site, "sources", 2), "background/"]
    with hosted(site) as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_chromium(), args=ARGUMENTS)
        columns = [dict(measures(browser, host, page)) for page in pages]
        browser.close()
    print("|", *[""], *pages, sep=" | ")
    print("|", *["---"] + ["---:"] * len(pages), sep=" | ")
    for name in columns[0]:
        print("|", name, *[column[name] for column in columns], "", sep=" | ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
