"""Checks by what may be there: on the frame that a theme puts around a page, and on hand-written pages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from generator.audit.codes import FOREIGN_MARKUP, WRONG_NAME
from generator.audit.evidence import on_one_line
from generator.audit.site import NOT_FOUND, Site, SitePage
from generator.audit.visible import HEARD
from generator.problem import Problem
from generator.text import Element, allowed, invisible

# What a theme makes its frame of.
_ELEMENTS = frozenset(
    """
    html head meta link title script style body header nav main aside footer div span p a label input form
    button ul ol li svg path g circle rect br small
    """.split()  # noqa: SIM905
)
_ATTRIBUTES = re.compile(
    r"class|id|for|href|src|rel|name|property|content|media|charset|lang|dir|type|title|role|tabindex|value"
    r"|auto(?:complete|capitalize|correct)|spellcheck|placeholder|required|hidden|checked|http-equiv|xmlns"
    r"|viewbox|d|fill|sizes|async|defer|target|download|alt|width|height"
    r"|data-(?:md-[\w-]+|clipboard(?:-text)?)|aria-(?:label|labelledby|expanded|live|current)",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"md-[\w-]+|no-js|js")
# What is around the content of a page, from the outside in: nothing else may be, and only of these classes.
_AROUND = {
    "html": {"no-js"},
    "body": set(),
    "div": {"md-container", "md-main__inner", "md-grid", "md-content"},
}
_AROUND["main"] = {"md-main"}
_CONTENT = {"md-content__inner", "md-typeset"}
_AROUND_ATTRIBUTES = re.compile(r"class|lang|dir|data-md-(?:component|color-(?:scheme|primary|accent))")
# What a theme adds to the content of a page: to edit it, to say when it changed, and how it was tagged.
_ADDED = frozenset({"md-content__button", "md-source-file", "md-tags", "md-feedback"})
_SPOKEN = ("title", "aria-label", "placeholder", "alt", "value")


def around(site: Site, page: SitePage) -> Iterator[Problem]:
    """Around a page's content is nothing but what a theme puts there, and nothing that hides it."""
    if page.onward or page.path.lower().endswith(".svg"):
        return
    if not page.content:
        message = "the page has no content, or more than one: an `<article>` of the class `md-content__inner`"
        yield site.problem(FOREIGN_MARKUP, page, None, message)
        return
    for element in (page.content, *page.content.ancestors()):
        classes = _CONTENT if element is page.content else _AROUND.get(element.tag)
        foreign = [name for name in element.attributes if not _AROUND_ATTRIBUTES.fullmatch(name)]
        if classes is None or not classes.issuperset(element.classes) or foreign:
            what = f" with the attribute `{foreign[0]}`" if foreign else ""
            message = f"the content of this page is in a <{element.tag}{what}>, in which it may not be"
            yield site.problem(FOREIGN_MARKUP, page, element, message)
    for element in page.frame:
        tag, attributes = element.tag, element.attributes
        if tag.lower() not in _ELEMENTS:
            yield site.problem(FOREIGN_MARKUP, page, element, f"no theme puts a <{tag}> around a page")
        for name in attributes:
            if not _ATTRIBUTES.fullmatch(name) or (name == "hidden" and tag == "link"):
                message = f"no theme puts an attribute `{name}` around a page"
                yield site.problem(FOREIGN_MARKUP, page, element, message)
        if foreign := [each for each in element.classes if not _CLASSES.fullmatch(each)]:
            message = f"the class `{foreign[0]}` is not the theme's"
            yield site.problem(FOREIGN_MARKUP, page, element, message)


def written(site: Site, page: SitePage) -> Iterator[Problem]:
    """On a hand-written page is nothing but what Markdown makes, unless the briefing allows raw HTML."""
    if not page.content or site.made(page) or site.evidence.raw_html:
        return
    added = page.within(lambda each: each.parent is page.content and is_added(each))
    for element in page.content.walk():
        if element is page.content or element in added:
            continue
        attributes = dict(element.attributes)
        for found in allowed.foreign(element.tag.lower(), attributes):
            yield site.problem(FOREIGN_MARKUP, page, element, found.message)
        if foreign := site.hidden_classes.intersection(element.classes) - HEARD:
            message = f"the class `{min(foreign)}` hides what it is on"
            yield site.problem(FOREIGN_MARKUP, page, element, message)


def hidden_characters(site: Site, page: SitePage) -> Iterator[Problem]:
    """Nothing on a page is a character that nobody sees and that is not needed to write its script."""
    if not any(True for _ in invisible.invisible_in(page.everything)):
        return
    for element in page.elements:
        if element.tag in ("script", "style"):
            continue
        for text in (*element.content, *element.attributes.values()):
            if isinstance(text, str) and not text.isascii():
                for at in invisible.invisible_in(text):
                    message = f"there is a character {invisible.number(text[at])}, which nobody sees"
                    yield site.problem(FOREIGN_MARKUP, page, element, message)


def is_added(element: Element) -> bool:
    """Say whether a theme added an element to the content of a page."""
    return bool(_ADDED.intersection(element.classes)) and not any(
        "data-statement" in each.attributes or each.tag in ("q", "blockquote") for each in element.walk()
    )


class Words:
    """What the frames of all pages say: names of the evidence, or what several of them say alike.

    These are the words of a theme, in any language.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names = {
            on_one_line(site.evidence.title),
            *(title for page in site.evidence.pages for title in page.titles),
            *(on_one_line(page.description) for page in site.evidence.pages),
        }
        self._times: Counter[str] = Counter()
        self._where: dict[str, dict[str, int]] = {}
        self._written: set[str] = set()  # what hand-written pages call themselves

    def add(self, page: SitePage) -> None:
        """Take in a page."""
        if page.onward or not page.content:
            return
        own = {each.text(_is_permalink) for each in page.content.walk() if _is_heading(each)}
        said: dict[str, int] = {}
        for words, element in _said(page):
            if words not in self._names and words not in own:
                told, rest = _told(words)
                said.setdefault(told if rest in self._names else words, element.number)
        if not self._site.made(page):
            self._written |= own
        for words, number in said.items():
            self._times[words] += 1
            self._where.setdefault(words, {})[page.path] = number

    def foreign(self, read: Callable[[str], SitePage]) -> Iterator[Problem]:
        """Yield what one page alone says, when all are taken in; `read` reads a page again."""
        for words, times in self._times.items():
            told, rest = _told(words)
            is_title = rest in self._written or self._times[rest] > 1  # of a hand-written page
            if times > 1 or (is_title and told in self._times):
                continue
            for path, number in self._where[words].items():
                page = read(path)
                if path != NOT_FOUND and not self._site.is_written(page):
                    message = f"around the page is said what no other page says: `{words[:80]}`"
                    yield self._site.problem(WRONG_NAME, page, page.elements[number], message)


def _told(words: str) -> tuple[str, str]:
    """Return words such as “Next: the talks” as what is told of a title, and the title."""
    told, colon, rest = words.partition(": ")
    return f"{told}{colon}", rest


def _said(page: SitePage) -> Iterator[tuple[str, Element]]:
    """Yield all that a frame shows or tells, and the programs in it without their one address."""
    for element in page.frame:
        for name in _SPOKEN:
            if element.attributes.get(name, "").strip():
                yield on_one_line(element.attributes[name]), element
        if element.tag == "title":
            continue
        for text in element.content:
            if isinstance(text, str) and text.strip():
                yield on_one_line(_TOP.sub("", text) if element.tag == "script" else text), element


# All in which the theme's programs and settings differ from page to page: where the top of the site is.
_TOP = re.compile(r'new URL\("[\w./~%:-]*",location\)|(?<=": ")(?:\.\.?/?)*(?=[^"]*")')


def _is_heading(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _is_permalink(element: Element) -> bool:
    return element.has_class("headerlink")
