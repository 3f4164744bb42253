"""Checks of pages made from the data against the evidence: what is on them, and what they are called."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import zip_longest
from urllib.parse import urljoin

from generator.audit.codes import CHANGED_PART, MISSING_STATEMENT, WRONG_NAME
from generator.audit.evidence import on_one_line
from generator.audit.frame import is_added
from generator.audit.site import Site, SitePage
from generator.problem import Problem
from generator.text import Element


def parts(site: Site, page: SitePage) -> Iterator[Problem]:
    """Every part of a page is as it was made from the data, in its order."""
    made = site.made(page)
    if not made or not page.content:
        return
    found = [
        (form, element)
        for form, element in zip(page.blocks, _blocks_of(page.content), strict=True)
        if not (element and is_added(element))
    ]
    if sha256("\n".join(form for form, _ in found).encode()).hexdigest() == made.digest:
        return
    message = "from here on the page is not what was made from the data"
    shown = [sha256(form.encode()).hexdigest()[:8] for form, _ in found]
    differs = next(
        (at for at, (ours, theirs) in enumerate(zip_longest(shown, made.blocks.split())) if ours != theirs), 0
    )
    element = next((element for _, element in found[differs:] if element), page.content)
    yield site.problem(CHANGED_PART, page, element, message)


def _blocks_of(content: Element) -> list[Element | None]:
    """Return what is directly in an element and not only space, in its order; text has no element."""
    return [
        each if isinstance(each, Element) else None
        for each in content.content
        if isinstance(each, Element) or each.strip()
    ]


def names(site: Site, page: SitePage) -> Iterator[Problem]:
    """A page bears the title and the description of the evidence, and so do links to pages in its frame."""
    if page.onward:
        return
    yield from _links(site, page)
    made = site.made(page)
    if not made:
        return
    evidence, title = site.evidence, on_one_line(made.title)
    whole = {title, on_one_line(evidence.title)}
    told: dict[str, set[str]] = {
        "description": {on_one_line(made.description)},
        "og:description": {on_one_line(made.description)},
        "og:title": {title},
        "og:image:alt": {title},
        "og:site_name": {on_one_line(evidence.title)},
    }
    address = urljoin(evidence.addresses.site, site.address_of(made.path)) if evidence.addresses.site else ""
    for element in page.frame:
        values = element.attributes
        if element.tag == "title":
            shown = element.text()
            own = shown.removesuffix(f" - {on_one_line(evidence.title)}")
            if not {shown, own} & whole and not (own.endswith("…") and title.startswith(own[:-1])):
                yield _wrong(site, page, element, shown, title)
        elif element.tag == "meta":
            name, content = values.get("name") or values.get("property") or "", values.get("content", "")
            if name in told and on_one_line(content) not in told[name]:
                yield _wrong(site, page, element, content, min(told[name]))
            if name == "og:url" and address and content != address:
                yield _wrong(site, page, element, content, address)
        elif element.tag == "link" and values.get("rel") == "canonical" and values.get("href") != address:
            yield _wrong(site, page, element, values.get("href", ""), address or "not known")


def _links(site: Site, page: SitePage) -> Iterator[Problem]:
    """Yield the links in a page's frame that call a page what it is not called."""
    for element in page.frame:
        address = element.attributes.get("href")
        text = element.text() if element.tag == "a" and address is not None else ""
        target = site.target(page, address) if text and address else None
        if not target or not target[0] or target[1]:
            continue
        to = site.evidence.page.get(site.path_of(target[0]))
        if to and not any(text.endswith(title) for title in (*to.titles, on_one_line(site.evidence.title))):
            yield _wrong(site, page, element, text, min(to.titles))


def _wrong(site: Site, page: SitePage, element: Element, said: str, title: str) -> Problem:
    message = f"this says `{said[:80]}`; by the evidence that is `{title[:80]}`"
    return site.problem(WRONG_NAME, page, element, message)


def missing(site: Site) -> Iterator[Problem]:
    """Yield the pages of the evidence that are not there, those that statements are on included."""
    wanted = {*site.evidence.page, *site.evidence.written, *site.evidence.statements_on}
    for path in sorted(wanted):
        if not site.file_of(path):
            yield site.at(path, MISSING_STATEMENT, "this page is missing")
