"""Checks on where a site leads: each mark to its note, source and back, each link somewhere; nothing from elsewhere."""

import re
from collections import Counter
from collections.abc import Iterator

from generator.audit.markup import Element
from generator.audit.site import Site, SitePage
from generator.audit.words import notes
from generator.problem import Kind, Place, Problem

_LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src", "srcdoc"),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
    "base": ("href",),
    "form": ("action",),
    "a": ("ping",),
}
# The other relations of a <link> are read by nobody's browser.
_LOADED = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch"}
_LOADED |= {"preconnect", "dns-prefetch", "prerender"}
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


def resolve(site: Site) -> Iterator[Problem]:
    """Every link within the site leads to a file, and to an anchor that is there."""
    for page in site.pages.values():
        for element in page.elements:
            address = element.attributes.get("href")
            if element.tag not in ("a", "area") or address is None:
                continue
            if re.match(r"\s*(javascript:(?!void\(0\)$)|data:|vbscript:)", address, re.IGNORECASE):
                yield site.problem(LOADED_FROM_ELSEWHERE, page, element, "this address is a program")
                continue
            target = site.target(page, address)
            if target is None:
                continue
            path, anchor = target
            if path is None:
                yield site.problem(DEAD_LINK, page, element, f"`{address}` leads to nothing")
            elif anchor and path in site.pages and anchor not in site.pages[path].by_id:
                yield site.problem(DEAD_LINK, page, element, f"`{address}` leads to no anchor of {path}")


def repeated_ids(site: Site) -> Iterator[Problem]:
    """No page has two elements with one id, of which a link could reach but the first."""
    for page in site.pages.values():
        times = Counter(element.attributes["id"] for element in page.elements if "id" in element.attributes)
        for id_, count in times.items():
            if count > 1:
                yield site.problem(
                    REPEATED_ID, page, page.by_id[id_], f"the id `{id_}` stands {count} times on the page"
                )


def mark_to_source(site: Site) -> Iterator[Problem]:
    """Every mark leads to a note, the note to the entry of its source and back, and all show one number."""
    for page in site.pages.values():
        sources = {note.attributes["id"]: source for note, source in notes(site, page)}
        for element in page.elements:
            if element.tag == "a" and element.has_class("footnote-ref"):
                for message in _dead_ends(page, element, sources):
                    yield site.problem(DEAD_MARK, page, element, message)
        pointed_at = {mark.attributes.get("href", "")[1:] for element in page.elements for mark in _as_mark(element)}
        for note_id in sources:
            if note_id not in pointed_at:
                yield site.problem(DEAD_MARK, page, page.by_id[note_id], f"no mark leads to the note `{note_id}`")


def passages(site: Site) -> Iterator[Problem]:
    """Every link to a passage is one of the evidence, and each of those stands on its source's page."""
    known = {
        claim[name] for claim in site.evidence["claims"] for name in ("passage", "archived_passage") if name in claim
    }
    for page in site.pages.values():
        for element in page.elements:
            address = element.attributes.get("href", "")
            if ":~:text=" in address and address not in known:
                yield site.problem(WRONG_PASSAGE, page, element, "no claim of the evidence has this passage")
    for claim in site.evidence["claims"]:
        shown_on = site.page_at(f"sources/{claim['source']}")
        links = {element.attributes.get("href", "") for element in shown_on.elements} if shown_on else set()
        if "passage" in claim and shown_on and claim["passage"] not in links:
            anchor = shown_on.by_id.get(claim["id"].partition("#")[2])
            yield site.problem(
                WRONG_PASSAGE, shown_on, anchor, f"the passage of `{claim['id']}` is linked nowhere here"
            )


def loaded_from_elsewhere(site: Site) -> Iterator[Problem]:
    """Nothing is loaded from anybody else: no script, style, picture, font or frame."""
    for page in site.pages.values():
        for element in page.elements:
            for address in _loads(element):
                if _ELSEWHERE.match(address):
                    message = f"`{address[:80]}` would be loaded from somebody else"
                    yield site.problem(LOADED_FROM_ELSEWHERE, page, element, message)
    for path, data in site.files.items():
        if path.endswith(".css"):
            text = data.decode("utf-8", "replace")
            for address, at in _styled(text):
                if _ELSEWHERE.match(address):
                    place = Place(f"{site.root}/{path}", text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
                    message = f"`{address[:80]}` would be loaded from somebody else"
                    yield Problem(place, LOADED_FROM_ELSEWHERE, message)


def _as_mark(element: Element) -> list[Element]:
    return [element] if element.tag == "a" and element.has_class("footnote-ref") else []


def _dead_ends(page: SitePage, mark: Element, sources: dict[str, str]) -> Iterator[str]:
    """Yield what breaks the way from a mark to its source and back."""
    address = mark.attributes.get("href", "")
    note = page.by_id.get(address.removeprefix("#")) if address.startswith("#") else None
    if note is None:
        yield f"the mark leads to `{address}`, which is no note of the page"
        return
    own = next((each.attributes["id"] for each in (mark, *mark.ancestors()) if "id" in each.attributes), "")
    if not any(each.tag == "a" and each.attributes.get("href") == f"#{own}" for each in note.walk()):
        yield f"its note does not lead back to it, `#{own}`"
    source = sources.get(note.attributes["id"])
    if source is None:
        # A hand-written page may have footnotes of its own.
        if page.statements or own.startswith("fnref:_cited"):
            yield "its note names no source"
        return
    entry = page.by_id.get(f"source:{source}")
    if entry is None:
        yield f"its source `{source}` is not in the list of sources"
        return
    siblings = [each for each in entry.parent.content if isinstance(each, Element)] if entry.parent else []
    number = str(siblings.index(entry) + 1)
    shown = re.match(r"\s*(\d+)", mark.text())
    if not shown or shown[1] != number:
        yield f"it shows {mark.text().strip()}, and its source is number {number}"


def _loads(element: Element) -> Iterator[str]:
    values = element.attributes
    for name in _LOADING.get(element.tag, ()):
        addresses = values.get(name, "")
        yield from (each.strip() for each in (addresses.split(",") if name == "srcset" else [addresses]))
    if element.tag == "link" and set(values.get("rel", "").lower().split()) & _LOADED:
        yield values.get("href", "")
    if element.tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        yield values.get("content", "").partition("=")[2]
    for styles in (values.get("style", ""), element.text() if element.tag == "style" else ""):
        yield from (address for address, _ in _styled(styles))


def _styled(text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses that a style sheet loads, and where they stand."""
    for found in re.finditer(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", text):
        yield found[1] or found[2], found.start()


def kinds() -> Iterator[Kind]:
    """Yield every way in which a site can lead nowhere."""
    yield from (DEAD_LINK, REPEATED_ID, DEAD_MARK, WRONG_PASSAGE, LOADED_FROM_ELSEWHERE)


DEAD_LINK = Kind(
    "A301",
    "dead-link",
    """\
A link within the built site leads to no file, or to no anchor of its page.
""",
)
REPEATED_ID = Kind(
    "A302",
    "repeated-id",
    """\
Two elements of a page have one id, so that a link to it may lead to the wrong one.
""",
)
DEAD_MARK = Kind(
    "A303",
    "dead-mark",
    """\
The way from a citation mark to its note, on to the entry of its source, and back is broken somewhere.
""",
)
WRONG_PASSAGE = Kind(
    "A304",
    "wrong-passage",
    """\
A link opens an article at a passage that the evidence does not have, or the passage of a claim is not linked.
""",
)
LOADED_FROM_ELSEWHERE = Kind(
    "A305",
    "loaded-from-elsewhere",
    """\
A page would load something from somebody else, who would then know its readers, or has a program for an address.

Read are the elements that load, and style sheets. What a script does is not.
""",
)
