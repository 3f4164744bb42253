"""Checks by what may be there: on the frame that a theme puts around a page, and on hand-written pages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape

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


class Frames:
    """What the frames of all pages are made of: names of the evidence, or what other pages have alike.

    The words of a theme, in any language, are on several pages; what it loads, tells programs and lists in
    its navigation is on all of them.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names = {
            _plain(site.evidence.title),
            *(_plain(title) for page in site.evidence.pages for title in page.titles),
            *(_plain(page.description) for page in site.evidence.pages),
        }
        self._pages: dict[str, frozenset[str]] = {}  # the parts of each page made from the data
        self._times: Counter[str] = Counter()
        self._where: dict[str, dict[str, int]] = {}
        self._written: set[str] = set()  # what hand-written pages call themselves

    def add(self, page: SitePage) -> None:
        """Take in a page."""
        if self._site.leads_on(page) or not page.content:
            return
        made = self._site.made(page) is not None
        own = {_plain(each.text(_is_permalink)) for each in page.content.walk() if _is_heading(each)}
        found: dict[str, int] = {}
        for words, element in _said(page):
            if words not in self._names and words not in own:
                told, rest = _told(words)
                found.setdefault(told if rest in self._names else words, element.number)
        for part, element in self._parts(page):
            found.setdefault(part, element.number)
        if not made:
            self._written |= own
        else:
            self._pages[page.path] = frozenset(found)
        for part, number in found.items():
            self._times[part] += 1
            self._where.setdefault(part, {})[page.path] = number

    def _parts(self, page: SitePage) -> Iterator[tuple[str, Element]]:
        """Yield what a frame loads, tells programs, and leads to, each in one form for all pages."""
        site = self._site
        for element in page.frame:
            values = dict(element.attributes)
            if element.tag == "meta":
                name = (
                    values.get("name") or values.get("property") or values.get("http-equiv") or ""
                ).lower()
                if name.strip() not in OF_PAGES:
                    content = re.sub(r"'sha256-[^']*'", "", values.get("content", ""))
                    yield f"{_ALL}a meta {name} {content} {values.get('charset', '')}", element
            elif element.tag == "html":
                yield f"{_ALL}the language {values.get('lang', '')} {values.get('dir', '')}", element
            elif element.tag in ("link", "script", "img", "a"):
                address = values.pop("href", values.pop("src", None))
                relation = " ".join(values.get("rel", "").lower().split())
                if address is None or relation in ("canonical", "prev", "next"):
                    continue
                target = site.target(page, address)
                if element.tag != "a":
                    rest = " ".join(f"{name}={value}" for name, value in sorted(values.items()))
                    yield f"{_ALL}a {element.tag} {target[0] if target else address} {rest}", element
                elif target is None and not is_ours(site, address):
                    yield f"{_ALL}a link to {address}", element
                elif (
                    target
                    and target[0]
                    and not (target[0] == page.path and target[1])
                    and "md-nav__link" in element.classes
                ):
                    yield f"{_MOST}a link to {target[0]} {element.text()}", element

    def foreign(self, read: Callable[[str], SitePage]) -> Iterator[Problem]:
        """Yield what is not on other pages, when all are taken in; `read` reads a page again."""
        count = max(1, len(self._pages))
        for part, times in self._times.items():
            told, rest = _told(part)
            is_title = rest in self._written or self._times[rest] > 1  # of a hand-written page
            told = told if told in self._times else told.removesuffix(": ")
            alone = max(times, self._times[part.removesuffix(": ")]) < 2
            few = times * 2 < count if part.startswith(_ALL) else alone
            if part.startswith(_MOST) or not few or (is_title and told in self._times):
                continue
            shown = part.removeprefix(_ALL)
            for path, number in self._where[part].items():
                page = read(path)
                if path != NOT_FOUND and (not part.startswith(_ALL) or path in self._pages):
                    message = f"around the page is what other pages do not have: `{shown[:80]}`"
                    yield self._site.problem(WRONG_NAME, page, page.elements[number], message)
        on = Counter(part for parts in self._pages.values() for part in parts)
        for part, times in on.items():
            if part.startswith((_ALL, _MOST)) and times < count <= times * 10 / 9:
                for path in (path for path, parts in self._pages.items() if part not in parts):
                    message = f"around the page is not what all others have: `{part[1:][:80]}`"
                    yield self._site.problem(WRONG_NAME, read(path), None, message)


# How parts of frames begin that all pages have, or most.
_ALL, _MOST = "\x00", "\x01"
# What is said of one page alone.
OF_PAGES = frozenset({"description", *(f"og:{name}" for name in ("title", "description", "url", "type"))}) | {
    *(f"og:{name}" for name in ("site_name", "image", "image:alt")),
}


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
