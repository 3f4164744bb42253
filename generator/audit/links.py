"""Checks where a site leads: marks to notes, sources and back, links to something; nothing from elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.audit.codes import (
    DEAD_LINK,
    DEAD_MARK,
    LEADS_AWAY,
    LOADED_FROM_ELSEWHERE,
    REPEATED_ID,
    WRONG_PASSAGE,
)
from generator.audit.markup import Element, parse
from generator.audit.site import Site, SitePage
from generator.audit.words import claim_at, claims_of
from generator.problem import Position, Problem

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
_PROGRAM = re.compile(r"(?:javascript|vbscript):|data:text", re.IGNORECASE)


def resolve(site: Site) -> Iterator[Problem]:
    """Every link within the site leads to a file, and to an anchor that is there."""
    for page in site.pages.values():
        for element in page.elements:
            address = element.attributes.get("href")
            if element.tag not in ("a", "area") or address is None:
                continue
            target = site.target(page, address)
            if target is None:
                continue
            path, anchor = target
            if path is None:
                yield site.problem(DEAD_LINK, page, element, f"`{address}` leads to nothing")
            elif anchor and path in site.pages and anchor not in site.pages[path].anchors:
                yield site.problem(DEAD_LINK, page, element, f"`{address}` leads to no anchor of {path}")


def leads_on(site: Site) -> Iterator[Problem]:
    """A page that leads on by itself is an old address, and leads to where its one link does."""
    for page in site.pages.values():
        links = [each.attributes.get("href") for each in page.elements if each.tag == "a"]
        for element in page.elements:
            if element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh":
                delay, _, address = element.attributes.get("content", "").partition("; url=")
                if delay != "0" or links != [address] or site.target(page, address) is None:
                    message = "the page leads its reader on, and is no old address"
                    yield site.problem(LEADS_AWAY, page, element, message)


def repeated_ids(site: Site) -> Iterator[Problem]:
    """No page has two elements with one id, of which a link would reach only the first."""
    for page in site.pages.values():
        times = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
        for id_, count in times.items():
            if count > 1:
                yield site.problem(
                    REPEATED_ID, page, page.by_id[id_], f"the page has the id `{id_}` {count} times"
                )


def mark_to_words(site: Site) -> Iterator[Problem]:
    """Every mark leads to the entry that has the words of its claims, and the entry leads back to it."""
    for page in site.pages.values():
        for mark in page.marks:
            for message in _dead_ends(page, mark):
                yield site.problem(DEAD_MARK, page, mark, message)
        pointed_at = {mark.attributes.get("href", "")[1:] for mark in page.marks}
        for entry in page.entries:
            id_ = entry.attributes.get("id", "")
            if id_ not in pointed_at:
                yield site.problem(DEAD_MARK, page, entry, f"no mark leads to the entry `{id_}`")


def passages(site: Site) -> Iterator[Problem]:
    """Every link to a passage is one of the evidence, and each of those is on its source's page."""
    known = {
        claim[name]
        for claim in site.evidence["claims"]
        for name in ("passage", "archived_passage")
        if name in claim
    }
    articles = {address.partition("#")[0] for address in known}
    for page in site.pages.values():
        for element in page.elements:
            address = element.attributes.get("href", "")
            if ":~:text=" in address and address not in known and address.partition("#")[0] in articles:
                yield site.problem(WRONG_PASSAGE, page, element, "no claim of the evidence has this passage")
    for claim in site.evidence["claims"]:
        shown_on = site.page_at(f"sources/{claim['source']}")
        if "passage" in claim and shown_on and claim["passage"] not in shown_on.addresses:
            anchor = shown_on.by_id.get(claim["id"].partition("#")[2])
            yield site.problem(
                WRONG_PASSAGE, shown_on, anchor, f"the passage of `{claim['id']}` is linked nowhere here"
            )


def loaded_from_elsewhere(site: Site) -> Iterator[Problem]:
    """Nothing is loaded from anybody else, no address is a program, and what is loaded is there."""
    for page in site.pages.values():
        for element in page.elements:
            for name, address in _loads(element):
                if _ELSEWHERE.match(address):
                    message = f"`{address[:80]}` would be loaded from someone else"
                    yield site.problem(LOADED_FROM_ELSEWHERE, page, element, message)
                elif _PROGRAM.match(address) or name.startswith("on") or element.tag == "base":
                    message = f"`{name}` is a program, or leads all links elsewhere"
                    yield site.problem(LOADED_FROM_ELSEWHERE, page, element, message)
                elif name == "src" and address and not address.startswith("data:"):
                    target = site.target(page, address)
                    if target and target[0] is None:
                        yield site.problem(
                            DEAD_LINK, page, element, f"`{address}` is loaded, and is not there"
                        )
    for path, data in site.files.items():
        if path.lower().endswith(".css"):
            for address in _styled(data.decode("utf-8", "replace")):
                if _ELSEWHERE.match(address):
                    message = f"`{address[:80]}` would be loaded from someone else"
                    yield Problem(Position(f"{site.root}/{path}"), LOADED_FROM_ELSEWHERE, message)


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
    if not any(f"sources/{source}" in each.attributes.get("href", "") for each in section.walk()):
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
    for name, value in values.items():
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
            yield from (pair for each in parse(value)[0].walk() for pair in _loads(each))
        else:
            yield from ((name, each) for each in _styled(value))
            yield name, _as_browsers_read(value)
    if element.tag == "style":
        yield from (("style", each) for each in _styled(element.text()))


def _as_browsers_read(address: str) -> str:
    """Return an address without what browsers leave out of it, and with slashes for backslashes."""
    return re.sub(r"^[\x00-\x20]+|[\t\n\r]", "", address).replace("\\", "/")


@lru_cache(maxsize=512)
def _styled(css: str) -> tuple[str, ...]:
    """Return the addresses that a style sheet loads, comments and escapes undone."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda code: chr(min(int(code[1], 16), 0x10FFFF)), css)
    pattern = (
        r"""(?:url|src|image|image-set)\(\s*["']?([^"')]+)"""
        r"""|@import\s*["']([^"']+)|image-set\([^)]*?["']([^"']+)"""
    )
    found = (next(filter(None, each.groups())) for each in re.finditer(pattern, css, flags=re.IGNORECASE))
    return tuple(map(_as_browsers_read, found))
