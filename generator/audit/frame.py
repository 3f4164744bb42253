"""Checks by what may be there: on the frame that a theme puts around a page, and on hand-written pages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from enum import Enum
from html import unescape
from typing import NamedTuple

from generator.audit.codes import FOREIGN_MARKUP, WRONG_NAME
from generator.audit.evidence import on_one_line
from generator.audit.site import NOT_FOUND, Site, SitePage
from generator.audit.visible import HEARD, POINTED_AT
from generator.problem import Problem
from generator.text import Element, allowed, invisible

# What a theme makes its frame of.
_ELEMENTS = frozenset(
    """
    html head meta link title script style body header nav main aside footer div span p a label input form
    button ul ol li svg path g circle rect br img h4 small strong em b i code sub sup
    """.split()  # noqa: SIM905
)
_ATTRIBUTES = re.compile(
    r"class|id|for|href|hreflang|src|rel|name|property|content|media|charset|lang|dir|type|title|role"
    r"|tabindex|value|auto(?:complete|capitalize|correct)|spellcheck|placeholder|required|hidden|checked"
    r"|http-equiv|xmlns|viewbox|d|fill|sizes|async|defer|target|download|alt|width|height"
    r"|data-(?:md-[\w-]+|clipboard(?:-text)?)|aria-(?:label|labelledby|expanded|live|current)",
    re.IGNORECASE,
)
_CLASSES = re.compile(r"md-[\w-]+|no-js|js|task-list[\w-]*")
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
    if site.leads_on(page):
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
        if any(each.startswith("md-tag") for each in element.classes):  # of the theme's list of tags
            attributes.pop("class")
        for found in allowed.foreign(element.tag.lower(), attributes):
            yield site.problem(FOREIGN_MARKUP, page, element, found.message)
        if foreign := site.hidden_classes.intersection(element.classes) - HEARD - POINTED_AT:
            message = f"the class `{min(foreign)}` hides what it is on"
            yield site.problem(FOREIGN_MARKUP, page, element, message)


def hidden_characters(site: Site, page: SitePage) -> Iterator[Problem]:
    """Nothing on a page is a character that nobody sees and that is not needed to write its script."""
    if not invisible.may_be_in(page.html):
        return
    for element in page.elements:
        if element.tag in ("script", "style"):
            continue
        for text in (*element.content, *element.attributes.values()):
            if isinstance(text, str):
                for at in invisible.invisible_in(text):
                    message = f"there is a character {invisible.number(text[at])}, which nobody sees"
                    yield site.problem(FOREIGN_MARKUP, page, element, message)


def is_added(element: Element) -> bool:
    """Say whether a theme added an element to the content of a page."""
    return bool(_ADDED.intersection(element.classes)) and not any(
        "data-statement" in each.attributes or each.tag in ("q", "blockquote") for each in element.walk()
    )


class Spread(Enum):
    """On how many pages a part of a frame must be: on two, on most, or on all if nearly all have it."""

    SEVERAL = "several"
    MOST = "most"
    NEARLY_ALL = "nearly all"


class Part(NamedTuple):
    """What a frame has, in one form for all pages, and on how many it must be."""

    spread: Spread
    text: str


class Frames:
    """What the frames of all pages are made of: names of the evidence, or what other pages have alike.

    The words of a theme, in any language, are on several pages; what it loads and tells programs is on most;
    and what nearly all have, such as an entry of the navigation, all have.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names = {
            _plain(site.evidence.title),
            *(_plain(title) for page in site.evidence.pages for title in page.titles),
            *(_plain(page.description) for page in site.evidence.pages),
        }
        self._made: dict[str, frozenset[Part]] = {}  # the parts of each page made from the data
        self._where: dict[Part, dict[str, int]] = {}  # the pages of each part, with the number of its element
        self._written: set[str] = set()  # what hand-written pages call themselves

    def add(self, page: SitePage) -> None:
        """Take in a page."""
        if self._site.leads_on(page) or not page.content:
            return
        own = {_plain(each.text(_is_permalink)) for each in page.content.walk() if _is_heading(each)}
        found: dict[Part, int] = {}
        for words, element in _said(page):
            if words not in self._names and words not in own:
                told, title = _told(words)
                shown = told if title in self._names else words
                found.setdefault(Part(Spread.SEVERAL, shown), element.number)
        for part, element in self._parts(page):
            found.setdefault(part, element.number)
        if self._site.made(page):
            self._made[page.path] = frozenset(found)
        else:
            self._written |= own
        for part, number in found.items():
            self._where.setdefault(part, {})[page.path] = number

    def _parts(self, page: SitePage) -> Iterator[tuple[Part, Element]]:
        """Yield what a frame loads, tells programs, and leads to."""
        site = self._site
        for element in page.frame:
            values = dict(element.attributes)
            if element.tag == "meta":
                named = (values.get(each) for each in ("name", "property", "http-equiv"))
                name = next(filter(None, named), "").strip().lower()
                if name not in _OF_PAGES:
                    content = re.sub(r"'sha256-[^']*'", "", values.get("content", ""))
                    yield Part(Spread.MOST, f"a meta {name} {content} {values.get('charset', '')}"), element
            elif element.tag == "html":
                language = f"the language {values.get('lang', '')} {values.get('dir', '')}"
                yield Part(Spread.MOST, language), element
            elif element.tag in ("link", "script", "img", "a"):
                address = values.pop("href", values.pop("src", None))
                relation = " ".join(values.get("rel", "").lower().split())
                if address is None or relation in ("canonical", "prev", "next"):
                    continue
                target = site.target(page, address)
                leads_to = target[0] if target else address
                is_here = target is not None and target[0] == page.path and bool(target[1])
                if element.tag != "a":
                    rest = " ".join(f"{name}={value}" for name, value in sorted(values.items()))
                    yield Part(Spread.MOST, f"a {element.tag} {leads_to} {rest}"), element
                elif not target and not is_ours(site, address):
                    yield Part(Spread.MOST, f"a link to {address}"), element
                elif target and not is_here and element.has_class("md-nav__link"):
                    yield Part(Spread.NEARLY_ALL, f"a link to {leads_to} {element.text()}"), element

    def foreign(self, read: Callable[[str], SitePage]) -> Iterator[Problem]:
        """Yield what is not on other pages, when all are taken in; `read` reads a page again."""
        for part, pages in self._where.items():
            if self._is_known(part):
                continue
            for path, number in pages.items():
                if path != NOT_FOUND and (part.spread is Spread.SEVERAL or path in self._made):
                    page = read(path)
                    message = f"around the page is what other pages do not have: `{part.text[:80]}`"
                    yield self._site.problem(WRONG_NAME, page, page.elements[number], message)
        times = Counter(part for parts in self._made.values() for part in parts)
        for part, count in times.items():
            if part.spread is not Spread.SEVERAL and count < len(self._made) <= count * 10 / 9:
                for path in (path for path, parts in self._made.items() if part not in parts):
                    message = f"around the page is not what all others have: `{part.text[:80]}`"
                    yield self._site.problem(WRONG_NAME, read(path), None, message)

    def _is_known(self, part: Part) -> bool:
        """Say whether a part is on as many pages as it must be, or tells of a hand-written page."""
        if part.spread is not Spread.SEVERAL:
            is_needed = part.spread is Spread.MOST
            return not is_needed or self._times(part) * 2 >= len(self._made)
        told, title = _told(part.text)
        said = [self._times(Part(Spread.SEVERAL, each)) for each in (told, told.removesuffix(": "))]
        is_title = not title or title in self._written or self._times(Part(Spread.SEVERAL, title)) > 1
        return self._times(part) > 1 or (is_title and (max(said) > 1 or (bool(title) and max(said) > 0)))

    def _times(self, part: Part) -> int:
        return len(self._where.get(part, ()))


# What is said of one page alone.
_OF_PAGES = frozenset(
    {"description", "og:title", "og:description", "og:url", "og:type"}
    | {"og:site_name", "og:image", "og:image:alt"}
)


def is_ours(site: Site, address: str) -> bool:
    """Say whether an address is one at which readers report errors or editors change pages."""
    addresses = site.evidence.addresses
    ours = (addresses.report.partition("{")[0], addresses.edit)
    return any(each and address.startswith(each) for each in ours)


def _plain(text: str) -> str:
    """Return a text on one line without references, which themes may write twice over."""
    return on_one_line(unescape(unescape(text)))


def _told(words: str) -> tuple[str, str]:
    """Return words such as “Next: the talks” as what is told of a title, and the title."""
    told, colon, rest = words.partition(": ")
    return f"{told}{colon}", rest


def _said(page: SitePage) -> Iterator[tuple[str, Element]]:
    """Yield all that a frame shows or tells, and the programs in it without their one address."""
    for element in page.frame:
        for name in _SPOKEN:
            if element.attributes.get(name, "").strip():
                yield _plain(element.attributes[name]), element
        if element.tag == "title":
            continue
        for text in element.content:
            if isinstance(text, str) and text.strip():
                yield _plain(_TOP.sub("", text) if element.tag == "script" else text), element


# All in which the theme's programs and settings differ from page to page: where the top of the site is.
_TOP = re.compile(r'new URL\("[\w./~%:-]*",location\)|(?<=": ")\.[./]*')


def _is_heading(element: Element) -> bool:
    return element.tag in ("h1", "h2", "h3", "h4", "h5", "h6")


def _is_permalink(element: Element) -> bool:
    return element.has_class("headerlink")
