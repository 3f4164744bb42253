"""Checks of pages made from the data against the evidence: what is on them, and what they are called."""

from collections import Counter
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
        if isinstance(each, Element) or each.strip(" \t\n\f\r")
    ]


def names(site: Site, page: SitePage) -> Iterator[Problem]:
    """A page bears the title and the description of the evidence, and so do links to pages in its frame."""
    if site.leads_on(page):
        return
    yield from _links(site, page)
    made = site.made(page)
    if not made:
        return
    evidence, title = site.evidence, on_one_line(made.title)
    whole = {title, on_one_line(evidence.title)}
    told = {
        "description": {on_one_line(made.description)},
        "og:description": {on_one_line(made.description)},
        "og:title": {title},
        "og:image:alt": {title},
        "og:site_name": {on_one_line(evidence.title)},
        "og:type": {"article", "website"},
    }
    has: Counter[str] = Counter()
    for element in page.frame:
        values = element.attributes
        if element.tag == "title":
            shown = element.text()
            own = shown.removesuffix(f" - {on_one_line(evidence.title)}")
            has["title"] += 1
            if not {shown, own} & whole and not (own.endswith("…") and title.startswith(own[:-1])):
                yield _wrong(site, page, element, shown, title)
        elif element.tag == "meta":
            content = on_one_line(values.get("content", ""))
            for name in {(values.get(each) or "").strip().lower() for each in ("name", "property")}:
                has[name] += 1
                if name in told and content not in told[name]:
                    yield _wrong(site, page, element, content, min(told[name]))
                if name == "og:image" and not _is_picture(site, content):
                    yield _wrong(site, page, element, content, "a picture of this site")
    for name in ("title", "description"):
        if has[name] != 1:
            message = f"the page has {has[name]} times a {name}, and not once"
            yield site.problem(WRONG_NAME, page, None, message)


def addresses(site: Site, page: SitePage) -> Iterator[Problem]:
    """A page says of itself where it is."""
    path, where = site.path_of(page.path), site.evidence.addresses.site
    if site.leads_on(page) or not (site.made(page) or site.is_written(page)):
        return
    address = urljoin(where, site.address_of(path)) if where else ""
    found = 0
    for element in page.frame:
        values = element.attributes
        is_canonical = element.tag == "link" and "canonical" in values.get("rel", "").lower().split()
        told = values.get("href") if is_canonical else None
        if (
            element.tag == "meta"
            and values.get("property", values.get("name", "")).strip().lower() == "og:url"
        ):
            told = values.get("content")
        found += is_canonical
        if told is not None and told != address:
            yield _wrong(site, page, element, told, address or "not known")
    if found != (1 if address else 0):
        message = f"the page says {found} times where it is, and not once"
        yield site.problem(WRONG_NAME, page, None, message)


def _is_picture(site: Site, address: str) -> bool:
    where = site.evidence.addresses.site
    return address.startswith(where) and address.removeprefix(where) in site.files


def written_parts(site: Site, page: SitePage) -> Iterator[Problem]:
    """What a hand-written page has from the data is as it was made: its marks, and what follows its text."""
    written = site.evidence.written_page.get(site.path_of(page.path))
    if not written or not page.content or not (written.marks or written.parts):
        return
    for what, forms, wanted in (
        ("marks", page.forms("sup.brief-marks"), written.marks.split()),
        ("parts", page.blocks, written.parts.split()),
    ):
        digests = [sha256(form.encode()).hexdigest() for form in forms]
        if what == "parts":  # the last of the page, but for what a theme adds
            digests = [each for each in digests if each in wanted]
        if digests != wanted:
            message = f"its {what} are not what was made from the data"
            yield site.problem(CHANGED_PART, page, page.content, message)


# The links of a theme that call a page by its title; others say more.
_NAMED = frozenset({"md-nav__link", "md-footer__link"})


def _links(site: Site, page: SitePage) -> Iterator[Problem]:
    """Yield the links in a page's frame that call a page what it is not called."""
    for element in page.frame:
        address = element.attributes.get("href")
        is_named = element.tag == "a" and _NAMED.intersection(element.classes)
        text = element.text() if is_named and address is not None else ""
        target = site.target(page, address) if text and address else None
        if not target or not target[0] or (target[1] and target[0] == page.path):
            continue
        to = site.evidence.page.get(site.path_of(target[0]))
        if to and not any(text.endswith(title) for title in (*to.titles, on_one_line(site.evidence.title))):
            yield _wrong(site, page, element, text, min(to.titles))
        called = site.evidence.paths_of.get(text)
        if called and site.path_of(target[0]) not in called:
            yield _wrong(site, page, element, target[0], min(called))


def _wrong(site: Site, page: SitePage, element: Element, said: str, title: str) -> Problem:
    message = f"this says `{said[:80]}`; by the evidence that is `{title[:80]}`"
    return site.problem(WRONG_NAME, page, element, message)


def missing(site: Site) -> Iterator[Problem]:
    """Yield the pages of the evidence that are not there, those that statements are on included."""
    wanted = {*site.evidence.page, *site.evidence.written_page, *site.evidence.statements_on}
    for path in sorted(wanted):
        if not site.file_of(path):
            yield site.at(path, MISSING_STATEMENT, "this page is missing")
