"""Checks on the files of a site: each is accounted for and as it was built, and lists say what pages do."""

import json
import re
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from hashlib import sha256
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

from generator.audit.codes import (
    CHANGED_FILE,
    HIDDEN_STATEMENT,
    LOADED_FROM_ELSEWHERE,
    SPEAKING_STYLE,
    UNKNOWN_FILE,
    UNREADABLE_SITE,
    WRONG_INDEX,
)
from generator.audit.evidence import EVIDENCE
from generator.audit.links import is_elsewhere
from generator.audit.site import NOT_FOUND, Site, SitePage
from generator.problem import Problem
from generator.text import Element, svg

SITEMAP = "sitemap.xml"
INDEX = "search/search_index.json"
_INDEX_OF_FILES = "search/search_index.js"
# Made of the site by the programs that build it, and asked for by their names.
_BY_NAME = frozenset(
    {
        EVIDENCE,
        SITEMAP,
        INDEX,
        _INDEX_OF_FILES,
        NOT_FOUND,
        "robots.txt",
        "tags.json",
        "briefing-a4.pdf",
        "briefing-letter.pdf",
    }
)
# What a page shows or offers, and nobody runs.
_SHOWN = frozenset(
    """
    apng avif bmp gif ico jpeg jpg png svg webp otf ttf woff woff2 aac flac m4a mp3 mp4 oga ogg ogv opus wav
    webm vtt srt csv doc docx epub geojson odp ods odt pdf ppt pptx rtf tsv xls xlsx zip
    """.split()  # noqa: SIM905
)


def known(site: Site, loaded: Set[str], old: Set[str]) -> Iterator[Problem]:
    """Yield the files that nothing accounts for, that are not as they were built, or that are gone.

    `loaded` are those that pages load, `old` those that only lead on.
    """
    evidence = site.evidence
    pages = {site.file_of(path) for path in (*evidence.page, *evidence.written_paths)}
    built = {**evidence.digests, **evidence.made_digests}
    hint = "if it belongs there, name it under `files:` in data/briefing.yml"
    for path in site.files:
        if path.endswith(".gz") and path[:-3] in site.files:
            if _unpacked(site.files[path], len(site.files[path[:-3]])) != site.files[path[:-3]]:
                yield site.at(path, CHANGED_FILE, f"it is not {path[:-3]}, compressed")
            continue
        is_named = path in evidence.named_files or path in _BY_NAME or path in evidence.made_digests
        is_shown = path.rpartition(".")[2].lower() in _SHOWN
        is_old = path in old and path in evidence.digests  # an old address of another plugin
        is_theirs = path in evidence.theme or path in loaded
        if not (path in pages or is_named or is_shown or is_old or is_theirs):
            yield site.at(path, UNKNOWN_FILE, "no page shows or loads this file, and nothing names it", hint)
        elif path in built:
            if sha256(site.files[path]).hexdigest() != built[path]:
                yield site.at(path, CHANGED_FILE, "it is not as it was when the site was built")
        elif path != EVIDENCE and evidence.files:
            yield site.at(path, UNKNOWN_FILE, "the site was built without this file")
    for path in built:
        if path not in site.files:
            yield site.at(path, UNKNOWN_FILE, "the site was built with this file, and it is not there")


def pictures(site: Site) -> Iterator[Problem]:
    """Yield the pictures of vectors that do more than draw."""
    for path, data in site.files.items():
        if path.lower().endswith((".svg", ".svgz")) and (wrong := svg.wrong_in(data)):
            yield site.at(path, LOADED_FROM_ELSEWHERE, wrong)


def styles(site: Site) -> Iterator[Problem]:
    """Yield what style sheets would load from someone else, what they hide, and what they say."""
    for path, style in site.styles.items():
        if not style:
            yield site.at(path, UNREADABLE_SITE, "it is not UTF-8, or too deeply nested to be read")
            continue
        for address in style.loads:
            if is_elsewhere(address):
                message = f"`{address[:80]}` would be loaded from someone else"
                yield site.at(path, LOADED_FROM_ELSEWHERE, message)
        if path in site.evidence.theme:
            continue
        for words in style.says:
            yield site.at(path, SPEAKING_STYLE, f"this style sheet adds words to pages: `{words[:80]}`")
        for selector in style.hides:
            if not _may_be_hidden(selector):
                yield site.at(path, HIDDEN_STATEMENT, f"this style sheet hides or alters `{selector[:80]}`")


# What our own style sheet hides: from those who see, on narrow screens, and on paper.
_HIDDEN = re.compile(
    r"brief-(?:sr|skip|report|tooltip|strip[\w-]*|accounts-label|matrix|articles|compared|all|open|apparatus)"
)
# The parts of a theme that are around what a page says.
_OF_CONTENT = frozenset({"md-typeset", "md-content", "md-content__inner", "md-main", "md-main__inner"})


def _may_be_hidden(selector: str) -> bool:
    """Say whether a selector is for a part of the theme, for what our own style hides, or for an ornament."""
    if re.search(r"::?(?:before|after|marker|placeholder|backdrop)$", selector):
        return True
    classes = frozenset(re.findall(r"\.([\w-]+)", selector)) - _OF_CONTENT
    return any(_HIDDEN.fullmatch(each) or not each.startswith("brief-") for each in classes)


_NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(site: Site) -> Iterator[Problem]:
    """Yield what the list of pages for search engines has too much or too little."""
    evidence = site.evidence
    if not evidence.addresses.site:  # it has none while it is not known where the site is published
        return
    text = site.files[SITEMAP].decode("utf-8", "replace") if SITEMAP in site.files else ""
    listed = _listed(text)
    if listed is None:
        yield site.at(SITEMAP, WRONG_INDEX, "it is not in the form of sitemaps.org, with pages alone")
        return
    paths = {*evidence.page, *evidence.written_page}
    pages = {urljoin(evidence.addresses.site, site.address_of(path)) for path in paths}
    for address in sorted({*listed} - pages):
        yield site.at(SITEMAP, WRONG_INDEX, f"`{address[:80]}` is no page of this site")
    for address in sorted(pages - {*listed}):
        yield site.at(SITEMAP, WRONG_INDEX, f"`{address}` is not listed")


def _listed(text: str) -> list[str] | None:
    """Return the addresses in a sitemap; None if it is none, or has more than addresses and days."""
    if "<!" in text.replace("<!--", "") or text.count("<?") > 1:  # a type of document could load or repeat
        return None
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return None
    fields = {f"{_NAMESPACE}{name}" for name in ("loc", "lastmod", "changefreq", "priority")}
    urls = [*root]
    parts = [part for url in urls for part in url]
    is_plain = root.tag == f"{_NAMESPACE}urlset" and all(url.tag == f"{_NAMESPACE}url" for url in urls)
    if not is_plain or any(part.tag not in fields or part.attrib or [*part] for part in parts):
        return None
    return [(part.text or "").strip() for part in parts if part.tag == f"{_NAMESPACE}loc"]


def old_addresses(site: Site, read: Callable[[str], SitePage]) -> Iterator[Problem]:
    """Yield the old addresses that do not lead to where the evidence says that they do."""
    for moved in site.evidence.moved:
        file, target = site.file_of(moved.path), site.file_of(moved.to)
        page = read(file) if file else None
        onward = page.onward.attributes.get("content", "") if page and page.onward else ""
        address = onward.partition("; url=")[2]
        leads_to = site.target(page, address) if page and address else None
        if leads_to != (target, moved.anchor):
            to = f"{moved.to}#{moved.anchor}" if moved.anchor else moved.to
            yield site.at(file or moved.path, WRONG_INDEX, f"this old address does not lead to {to}")


class Index:
    """The search index, compared with each page that it leads to."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._wrong: list[str] = []
        self._entries: dict[str, list[Mapping[str, Any]]] = {}
        for entry in self._read():
            location = str(entry.get("location"))
            self._entries.setdefault(unquote(location.partition("#")[0]), []).append(entry)

    def _read(self) -> list[Mapping[str, Any]]:
        files = self._site.files
        try:
            data = files.get(INDEX, b'{"docs": []}')
            if len(re.findall(rb'(?<!\\)"docs":', data)) > 1:
                raise ValueError
            index = json.loads(data.decode("utf-8"))
            if _INDEX_OF_FILES in files:
                text = files[_INDEX_OF_FILES].decode("utf-8").removeprefix("var __index = ").rstrip("; \n")
                if json.loads(text) != index:
                    self._wrong.append("it is another index than the one beside it")
            docs = index["docs"]
            if not all(isinstance(entry, dict) and _FIELDS.keys() <= entry.keys() for entry in docs):
                raise ValueError
            if any(not isinstance(entry[name], form) for entry in docs for name, form in _FIELDS.items()):
                raise ValueError
            if not all(isinstance(entry.get("tags", []), list) for entry in docs):
                raise ValueError
        except (ValueError, KeyError, TypeError, RecursionError):
            self._wrong.append("it cannot be read")
            return []
        return list(docs)

    def on(self, page: SitePage) -> Iterator[Problem]:
        """Yield what the index says of a page that is not on it."""
        site = self._site
        path = site.path_of(page.path)
        made = site.made(page)
        if not made and not site.is_written(page):
            return
        entries = self._entries.pop(unquote(site.address_of(path)), [])
        if made and not entries and INDEX in site.files:
            yield site.at(INDEX, WRONG_INDEX, f"`{made.path}` is not in it")
        if not entries or not page.content:
            return
        numbered = _pieces(page.content)
        numbers, pieces = [number for number, _ in numbered], [piece for _, piece in numbered]
        titles = [_packed(each.text()) for each in page.content.walk() if each.tag in _HEADINGS]
        titles += [_packed(each) for each in made.titles] if made else []
        titles += [_packed(each.text()) for each in page.elements if each.tag == "title"]
        for entry in entries:
            anchor = entry["location"].partition("#")[2]
            where = f"`{entry['location']}`"
            if anchor and anchor not in page.anchors:
                yield site.at(INDEX, WRONG_INDEX, f"{where} leads to no anchor")
                continue
            said = [entry["title"], entry["text"]]
            if any(_MARKUP.search(each) for each in said):
                yield site.at(INDEX, WRONG_INDEX, f"{where} has markup that no search makes")
            title, text = (_packed(unescape(_TAG.sub(" ", each))) for each in said)
            begins = page.by_id[anchor].number if anchor and anchor in page.by_id else 0
            if not _is_made_of(text, pieces, bisect_left(numbers, begins)):
                yield site.at(
                    INDEX, WRONG_INDEX, f"{where} has words that are not on its page: `{text[:60]}`"
                )
            if not any(each.startswith(title) for each in titles):
                yield site.at(INDEX, WRONG_INDEX, f"{where} has a title that no part of its page has")
            if made and [unescape(str(each)) for each in entry.get("tags", [])] != made.names:
                yield site.at(INDEX, WRONG_INDEX, f"{where} is found by other names than its page has")

    def left(self) -> Iterator[Problem]:
        """Yield what is left when all pages were compared."""
        for wrong in self._wrong:
            yield self._site.at(INDEX, WRONG_INDEX, wrong)
        for entries in self._entries.values():
            for entry in entries:
                yield self._site.at(INDEX, WRONG_INDEX, f"`{entry['location']}` is no page")


_FIELDS = {"location": str, "title": str, "text": str}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt")
# Searches keep the bare tags of blocks and of what is set apart in a line.
_TAG = re.compile(r"</?[a-z][a-z0-9]*/?>")
_MARKUP = re.compile(
    r"<(?!/?(?:p|pre|code|ul|ol|li|dl|dt|dd|su[bp]|em|strong|h[1-6]|table|t[rdh]|br|span|div)/?>)"
)


def _pieces(content: Element) -> list[tuple[int, str]]:
    """Return the pieces of text in an element in order, each with the number of the element that it is in."""
    found: list[tuple[int, str]] = []
    waiting: list[tuple[int, Element | str]] = [(content.number, content)]
    while waiting:
        number, each = waiting.pop()
        if isinstance(each, Element):
            waiting += [(each.number, one) for one in reversed(each.content)]
        elif packed := _packed(each):
            found.append((number, packed))
    return found


def _is_made_of(text: str, pieces: Sequence[str], begin: int) -> bool:
    """Say whether a text is made of pieces in their order, from one on; some may be left out."""
    reached = {0}
    for piece in islice(pieces, begin, None):
        reached |= {at + len(piece) for at in reached if text.startswith(piece, at)}
        if len(text) in reached:
            return True
    return len(text) in reached


def _packed(text: str) -> str:
    return "".join(text.split())


def _unpacked(data: bytes, size: int) -> bytes:
    """Return what is compressed, or a little more than so many bytes of it."""
    try:
        return zlib.decompressobj(wbits=31).decompress(data, size + 1)
    except zlib.error:
        return b""
