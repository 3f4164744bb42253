"""What a browser shows of every page is what the audit read of it, and nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.audit import read_page
from generator.audit.site import read_site
from generator.text import Document, Element
from tests.audited import files_of
from tests.browser import hosted

# All text of a page's content; what of it no reader can see, whatever is opened, with the classes around it.
SEEN = """() => {
  const content = document.querySelector("article.md-content__inner")
  for (const each of content.querySelectorAll("details")) each.open = true
  const all = [], unseen = [], walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const {data, parentElement: around} = walker.currentNode
    all.push(data)
    if (!data.trim() || around.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue
    const classes = []
    for (let each = around; each !== content; each = each.parentElement) classes.push(...each.classList)
    unseen.push([data, classes])
  }
  return [all.join(""), unseen]
}"""


def packed(text: str) -> str:
    return "".join(text.split())


def compared(page: Page, host: str, folder: Path) -> dict[str, list[str]]:
    """Return for each page what the browser does not show and the audit takes for seen, or another text."""
    different = {}
    site, _ = read_site(files_of(folder), "site")
    assert site
    for path in site.pages:
        read = read_page(path, site.files[path])
        if read.onward or not read.content:
            continue
        page.goto(f"{host}{path}")
        text, unseen = page.evaluate(SEEN)
        lost = [words for words, classes in unseen if not site.hidden_classes.intersection(classes)]
        if packed(text) != packed(read.content.text()) or lost:
            different[path] = lost or ["another text"]
    return different


@pytest.mark.parametrize("site", ["made_up_site", "real_site"])
def test_a_browser_shows_the_text_that_the_audit_read(
    browser: Browser, site: str, request: pytest.FixtureRequest
):
    folder: Path = request.getfixturevalue(site)
    # Without the theme's programs, which add buttons; its styles are what could hide something.
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.route("**/*.js", lambda route: route.abort())
    with hosted(folder) as host:
        different = compared(context.new_page(), host, folder)
    context.close()

    assert different == {}


BROKEN = [
    "<p>a<p>b<div>c</p>d",
    "<table><p>a<tr><td>b</table>c",
    "<table><div hidden>a<tr><td>b</td>c",
    "<b>a<p>b</b>c<i>d",
    "<ul><li>a<li>b<ol><li>c</ul>d",
    "<select><p>a<option>b</select>c",
    "<svg><p>a<title>b</svg>c",
    "<math><annotation>a<p>b</math>c",
    "<noembed><p>a</noembed>b<xmp><i>c</xmp>",
    "<a href=x>a<a href=y>b</a>c",
    "<article><h1>a</article>b</article>c",
    "<textarea><p>a</p></textarea>b<plaintext><p>c</plaintext>",
    "<template><p>a</p></template>b<frameset>c",
    "<details><summary>a<p>b<!-- c --><q>d",
    "<button>a<button>b</button>c<form>d<form>e",
    "<div a='1' a='2' A='3'>a</div >b</span x>c&amp;lt;&notit;",
]

OUTLINE = """() => {
  const lines = []
  const add = (node, depth) => {
    for (const each of node.childNodes) {
      if (each.nodeType === Node.TEXT_NODE && each.data.trim()) lines.push(`${depth} ${each.data.trim()}`)
      if (each.nodeType === Node.ELEMENT_NODE) {
        const attributes = [...each.attributes].map(a => `${a.name}=${a.value}`).sort()
        lines.push([depth, each.localName.toLowerCase(), ...attributes].join(" "))
        add(each, depth + 1)
      }
    }
  }
  add(document.documentElement, 1)
  return lines
}"""


def outline(element: Element, depth: int = 1) -> Iterator[str]:
    for each in element.content:
        if isinstance(each, Element):
            attributes = sorted(f"{name}={value}" for name, value in each.attributes.items())
            yield " ".join([str(depth), each.tag.lower(), *attributes])
            yield from outline(each, depth + 1)
        elif each.strip():
            yield f"{depth} {each.strip()}"


def test_broken_pages_are_nested_as_a_browser_nests_them(browser: Browser):
    page = browser.new_page()
    for html in BROKEN:
        whole = f"<!doctype html><body>{html}"
        page.set_content(whole)
        assert page.evaluate(OUTLINE) == [*outline(Document(whole).elements[0])], html
    page.close()
