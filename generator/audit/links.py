"""Checks where a site leads: marks to notes, sources and back, links to something; nothing from elsewhere."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.audit.codes import (
    DEAD_LINK,
    DEAD_MARK,
    FOREIGN_ADDRESS,
    LEADS_AWAY,
    LOADED_FROM_ELSEWHERE,
    REPEATED_ID,
    WRONG_PASSAGE,
)
from generator.audit.frame import is_ours
from generator.audit.site import Site, SitePage, is_page
from generator.audit.styles import loaded_by
from generator.audit.words import claim_at, claims_of
from generator.problem import Problem
from generator.text import Document, Element

# Attributes that load, run or send something; of <link> only where its relation makes a browser follow it.
_LOADING = {
    *("src", "srcset", "imagesrcset", "data", "poster", "background", "action", "formaction", "ping"),
    *("manifest", "href", "xlink:href", "codebase", "srcdoc", "style", "fill", "stroke", "filter", "mask"),
    "values",
}
_SOURCE = re.compile(r"(?:^|/)sources/[^/#]+?(?:\.html|/)$")
_FOLLOWED = {"a", "area"}
_RELATIONS = {
    *("stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest"),
    *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "prerender"),
}
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|(?:https?|wss?|ftp):", re.IGNORECASE)
# An address with a scheme or a host, which may lead out of the site.
_OUTWARD = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|/)", re.IGNORECASE)
_PROGRAM = re.compile(r"(?:javascript|vbscript):|data:text", re.IGNORECASE)


class Leads:
    """Where all links of a site lead, collected page by page, since each needs to know what is on others.

    `loaded` are the files that pages load, `old` the pages that only lead on.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._anchors: dict[str, frozenset[str]] = {}
        # For each file and anchor the pages that lead there, with the number of the first link.
        self._wanted: dict[tuple[str, str], dict[str, int]] = {}
        self.loaded: set[str] = set()
        self.old: set[str] = set()

    def add(self, page: SitePage) -> Iterator[Problem]:
        """Take in a page; yield those of its links that lead to no file."""
        self._anchors[page.path] = page.anchors
        if self._site.leads_on(page):
            self.old.add(page.path)
        for element in page.elements:
            address = element.attributes.get("href")
            if element.tag not in _FOLLOWED:
                for name, loaded in _loads(element) if _asked(tuple(element.attributes)) else ():
                    target = self._site.target(page, loaded) if name in ("src", "href") else None
                    if target and target[0] and not is_page(target[0]):
                        self.loaded.add(target[0])
                continue
            if address is None:
                continue
            target = self._site.target(page, address)
            if target is None:
                continue
            path, anchor = target
            if path is None:
                yield self._site.problem(DEAD_LINK, page, element, f"`{address}` leads to nothing")
            elif anchor:
                self._wanted.setdefault((path, anchor), {}).setdefault(page.path, element.number)

    def dead(self, read: Callable[[str], SitePage]) -> Iterator[Problem]:
        """Yield the links to anchors that are nowhere, when all pages are in; `read` reads a page again."""
        for (path, anchor), pages in self._wanted.items():
            if path in self._anchors and anchor not in self._anchors[path]:
                for name, number in pages.items():
                    page = read(name)
                    message = f"`{page.elements[number].attributes['href']}` leads to no anchor of {path}"
                    yield self._site.problem(DEAD_LINK, page, page.elements[number], message)


# What an old address is made of, by this program or by another plugin, and so much text at most.
_OF_OLD_ADDRESSES = frozenset("html head meta title link script body p a".split())  # noqa: SIM905
_LONGEST = 100


def leads_on(site: Site, page: SitePage) -> Iterator[Problem]:
    """A page that leads on by itself is an old address, and leads to where its one link does."""
    if not page.onward:
        return
    links = [each.attributes.get("href") for each in page.elements if each.tag in _FOLLOWED]
    delay, _, address = page.onward.attributes.get("content", "").partition("; url=")
    is_plain = {each.tag for each in page.elements} <= _OF_OLD_ADDRESSES
    is_short = sum(len(each.text()) for each in page.elements if each.tag == "body") <= _LONGEST
    leads_within = delay == "0" and links == [address] and site.target(page, address) is not None
    if not (site.leads_on(page) and is_plain and is_short and leads_within):
        message = "the page leads its reader on, and is no old address"
        yield site.problem(LEADS_AWAY, page, page.onward, message)


def repeated_ids(site: Site, page: SitePage) -> Iterator[Problem]:
    """No page has two elements with one id, of which a link would reach only the first."""
    times = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
    for id_, count in times.items():
        if count > 1:
            message = f"the page has the id `{id_}` {count} times"
            yield site.problem(REPEATED_ID, page, page.by_id[id_], message)


def mark_to_words(site: Site, page: SitePage) -> Iterator[Problem]:
    """Every mark leads to the entry that has the words of its claims, and the entry leads back to it."""
    for mark in page.marks:
        for message in _dead_ends(page, mark):
            yield site.problem(DEAD_MARK, page, mark, message)
    pointed_at = {mark.attributes.get("href", "")[1:] for mark in page.marks}
    for entry in page.entries:
        id_ = entry.attributes.get("id", "")
        if id_ not in pointed_at:
            yield site.problem(DEAD_MARK, page, entry, f"no mark leads to the entry `{id_}`")


def passages(site: Site, page: SitePage) -> Iterator[Problem]:
    """Every link to a passage is one of the evidence, and each of those is on its source's page."""
    known = site.evidence.passages
    articles = site.evidence.passed_through
    for element in page.elements:
        address = element.attributes.get("href", "")
        if ":~:text=" in address and address not in known and address.partition("#")[0] in articles:
            yield site.problem(WRONG_PASSAGE, page, element, "no claim of the evidence has this passage")
    folder, _, source = site.path_of(page.path).rpartition("/")
    for claim in site.evidence.claims_of.get(source, ()) if folder == "sources" else ():
        anchor = page.by_id.get(claim.id.partition("#")[2])
        around = anchor.parent if anchor else None
        linked = {each.attributes.get("href") for each in around.walk()} if around else page.addresses
        if claim.passage and claim.passage not in linked:
            message = f"the passage of `{claim.id}` is not linked here"
            yield site.problem(WRONG_PASSAGE, page, anchor, message)


def leads_out(site: Site, page: SitePage) -> Iterator[Problem]:
    """A page made from the data leads out of the site to what the evidence names alone, or to the report."""
    if not page.content or not site.made(page):
        return
    cited = site.evidence.cited_addresses
    for element in page.content.walk():
        address = element.attributes.get("href", "")
        if element.tag not in _FOLLOWED or not _OUTWARD.match(address) or site.target(page, address):
            continue
        if not is_ours(site, address) and not {address, address.partition("#")[0]} & cited:
            message = f"`{address[:80]}` is no address of an article"
            yield site.problem(FOREIGN_ADDRESS, page, element, message)


def loaded_from_elsewhere(site: Site, page: SitePage) -> Iterator[Problem]:
    """Nothing is loaded from anybody else, no address is a program, and what is loaded is there."""
    for element in page.elements:
        if not _asked(tuple(element.attributes)) and element.tag != "style":
            continue
        for name, address in _loads(element):
            if _ELSEWHERE.match(address):
                message = f"`{address[:80]}` would be loaded from someone else"
                yield site.problem(LOADED_FROM_ELSEWHERE, page, element, message)
            elif _PROGRAM.match(address) or name.startswith("on") or element.tag in ("base", "iframe"):
                message = f"`{name}` is a program, or leads all links elsewhere"
                yield site.problem(LOADED_FROM_ELSEWHERE, page, element, message)
            elif address.lower().startswith("data:"):
                is_drawn = element.tag in ("img", "image") or "style" in (element.tag, name)
                if not is_drawn or not address.lower().startswith("data:image/"):
                    message = f"`{address[:80]}` is no file of this site"
                    yield site.problem(LOADED_FROM_ELSEWHERE, page, element, message)
            elif name in ("src", "href") and address:
                target = site.target(page, address)
                if target and target[0] is None:
                    message = f"`{address}` is loaded, and is not there"
                    yield site.problem(DEAD_LINK, page, element, message)


def is_elsewhere(address: str) -> bool:
    """Say whether an address of a style sheet leads out of the site."""
    return bool(_ELSEWHERE.match(_as_browsers_read(address)))


def _dead_ends(page: SitePage, mark: Element) -> Iterator[str]:
    """Yield what breaks the way from a mark to its words and back."""
    address = mark.attributes.get("href", "")
    if not page.entries and not address.startswith("#"):  # too many for an apparatus: `resolve` follows it
        to = claim_at(address)
        if to and to not in claims_of(mark):
            yield f"the mark leads to `{to}`, for which it does not stand"
        elif not to and not _SOURCE.search(address):
            yield f"the mark leads to `{address}`, which is no source"
        return
    entry = page.by_id.get(address.removeprefix("#")) if address.startswith("#") else None
    if entry is None or entry not in page.entries:
        yield f"the mark leads to `{address}`, which is no entry of the apparatus"
        return
    own = mark.parent.attributes.get("id") if mark.parent else None
    backs = {each.attributes.get("href", "")[1:] for each in entry.walk() if each.tag == "a"}
    if own and own not in backs:
        yield f"its entry does not lead back to it, `#{own}`"
    if not any(back in page.by_id for back in backs if back):
        yield "its entry leads back to nothing"
    source = entry.attributes.get("data-source", "")
    section = next((each for each in entry.ancestors() if each.tag == "section"), entry)
    if not any(f"sources/{source}" in address for address in page.leads_to(section)):
        yield f"its entry does not lead to its source, `{source}`"
    has = {each.attributes["data-claim"] for each in entry.walk() if "data-claim" in each.attributes}
    for claim in mark.attributes.get("data-claims", "").split():
        if claim not in has or claim.partition("#")[0] != source:
            yield f"its entry has no words of `{claim}`"
    for id_ in mark.attributes.get("aria-describedby", "").split():
        if id_ not in page.by_id or entry not in page.by_id[id_].ancestors():
            yield f"it is described by `{id_}`, which is not in its entry"


def _loads(element: Element) -> Iterator[tuple[str, str]]:
    """Yield each attribute by which an element loads or runs something, and its address as in a browser."""
    values = element.attributes
    is_loading_link = bool(set(values.get("rel", "").lower().split()) & _RELATIONS)
    for name in _asked(tuple(values)):
        value = values[name]
        if name.startswith("on"):
            yield name, value
        if name not in _LOADING or (element.tag == "link" and name == "href" and not is_loading_link):
            continue
        if name in ("href", "xlink:href") and element.tag in _FOLLOWED:
            if _PROGRAM.match(_as_browsers_read(value)):
                yield name, _as_browsers_read(value)
        elif name in ("srcset", "imagesrcset"):
            yield from ((name, _as_browsers_read(each)) for each in value.split(","))
        elif name == "srcdoc":
            yield from (pair for each in Document(value).elements for pair in _loads(each))
        else:
            if "(" in value or "\\" in value:
                yield from ((name, _as_browsers_read(each)) for each in _loaded_by(value))
            yield name, _as_browsers_read(value)
    if element.tag == "style":
        yield from (("style", each) for each in _loaded_by(element.text()))


def _loaded_by(css: str) -> list[str]:
    try:
        return loaded_by(css)
    except ValueError:
        return ["//too-deep"]  # what nobody can read could load anything


@lru_cache(maxsize=4096)
def _asked(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of an element's attributes that may load or run something."""
    return tuple(name for name in names if name in _LOADING or name.startswith("on"))


def _as_browsers_read(address: str) -> str:
    """Return an address without what browsers leave out of it, and with slashes for backslashes."""
    return re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", address).replace("\\", "/")
