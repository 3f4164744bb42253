"""Checks on the files of a site: each is accounted for and as it was built, and lists say what pages do."""

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from hashlib import sha256
from html import unescape
from typing import Any
from urllib.parse import urljoin

from generator.audit.codes import (
    CHANGED_FILE,
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


def known(site: Site) -> Iterator[Problem]:
    """Yield the files that nothing accounts for, that are not as they were built, or that are gone."""
    evidence = site.evidence
    pages = {site.file_of(path) for path in (*evidence.page, *evidence.written)}
    pages |= {site.file_of(moved.path) for moved in evidence.moved}
    pages |= site.leading_on & evidence.digests.keys()  # old addresses of another plugin
    hint = "if it belongs there, name it under `files:` in data/briefing.yml"
    for path in site.files:
        if path.endswith(".gz") and path[:-3] in site.files:
            if _unpacked(site.files[path]) != site.files[path[:-3]]:
                yield site.at(path, CHANGED_FILE, f"it is not {path[:-3]}, compressed")
            continue
        is_named = path in evidence.named_files or path in _BY_NAME
        is_shown = path.rpartition(".")[2].lower() in _SHOWN
        if not (path in pages or is_named or is_shown or path in evidence.theme or path in site.loaded):
            yield site.at(path, UNKNOWN_FILE, "no page shows or loads this file, and nothing names it", hint)
        elif path != EVIDENCE and evidence.files:
            if path not in evidence.digests:
                yield site.at(path, UNKNOWN_FILE, "the site was built without this file")
            elif sha256(site.files[path]).hexdigest() != evidence.digests[path]:
                yield site.at(path, CHANGED_FILE, "it is not as it was when the site was built")
    for path in evidence.digests:
        if path not in site.files:
            yield site.at(path, UNKNOWN_FILE, "the site was built with this file, and it is not there")


def styles(site: Site) -> Iterator[Problem]:
    """Yield what style sheets would load from someone else, and what they say."""
    for path, style in site.styles.items():
        if not style:
            yield site.at(path, UNREADABLE_SITE, "its blocks are within each other too deep to be read")
            continue
        for address in style.loads:
            if is_elsewhere(address):
                message = f"`{address[:80]}` would be loaded from someone else"
                yield site.at(path, LOADED_FROM_ELSEWHERE, message)
        for words in style.says:
            yield site.at(path, SPEAKING_STYLE, f"this style sheet adds words to pages: `{words[:80]}`")


def sitemap(site: Site) -> Iterator[Problem]:
    """Yield what the list of pages for search engines has too much, too little or with another day."""
    text = site.files[SITEMAP].decode("utf-8", "replace") if SITEMAP in site.files else ""
    listed = {unescape(each) for each in re.findall(r"<loc>\s*(.*?)\s*</loc>", text, re.DOTALL)}
    if not listed:  # it has none while it is not known where the site is published
        return
    evidence = site.evidence
    paths = {*evidence.page, *evidence.written}
    pages = {urljoin(evidence.addresses.site, site.address_of(path)) for path in paths}
    for address in sorted(listed - pages):
        yield site.at(SITEMAP, WRONG_INDEX, f"`{address[:80]}` is no page of this site")
    for address in sorted(pages - listed):
        yield site.at(SITEMAP, WRONG_INDEX, f"`{address}` is not listed")


def old_addresses(site: Site, read: Callable[[str], SitePage]) -> Iterator[Problem]:
    """Yield the old addresses that do not lead to where the evidence says that they do."""
    for moved in site.evidence.moved:
        file, target = site.file_of(moved.path), site.file_of(moved.to)
        page = read(file) if file else None
        address = (
            page.onward.attributes.get("content", "").partition("; url=")[2] if page and page.onward else ""
        )
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
            target = site.target_at(str(entry.get("location")))
            self._entries.setdefault(target, []).append(entry)

    def _read(self) -> list[Mapping[str, Any]]:
        files = self._site.files
        try:
            docs = json.loads(files[INDEX])["docs"] if INDEX in files else []
            if _INDEX_OF_FILES in files:
                text = files[_INDEX_OF_FILES].decode("utf-8").removeprefix("var __index = ").rstrip("; \n")
                if json.loads(text) != json.loads(files[INDEX]):
                    self._wrong.append("it is another index than the one beside it")
            return [entry for entry in docs if isinstance(entry, dict)]
        except (ValueError, KeyError, TypeError, RecursionError):
            self._wrong.append("it cannot be read")
            return []

    def on(self, page: SitePage) -> Iterator[Problem]:
        """Yield what the index says of a page that is not on it."""
        entries = self._entries.pop(page.path, [])
        made = self._site.made(page)
        if made and not entries and INDEX in self._site.files:
            yield self._site.at(INDEX, WRONG_INDEX, f"`{made.path}` is not in it")
        if not entries or not page.content:
            return
        text = _packed(page.content.text())
        pieces = {
            _packed(each)
            for element in page.content.walk()
            for each in element.content
            if isinstance(each, str)
        }
        for entry in entries:
            location = str(entry.get("location"))
            said = [str(entry.get("title")), *re.split(r"<[^<>]*>", str(entry.get("text")))]
            names = [*made.names, *made.titles] if made else []
            for each in filter(None, map(_packed, map(unescape, said))):
                if not (each in text or each in map(_packed, names) or _is_made_of(each, pieces)):
                    message = f"`{location}` has words that are not on its page: `{each[:60]}`"
                    yield self._site.at(INDEX, WRONG_INDEX, message)
            if "#" in location and location.partition("#")[2] not in page.anchors:
                yield self._site.at(INDEX, WRONG_INDEX, f"`{location}` leads to no anchor")
            if made and [*map(unescape, map(str, entry.get("tags", ())))] != made.names:
                yield self._site.at(
                    INDEX, WRONG_INDEX, f"`{location}` is found by other names than its page has"
                )

    def left(self) -> Iterator[Problem]:
        """Yield what is left when all pages were compared."""
        for wrong in self._wrong:
            yield self._site.at(INDEX, WRONG_INDEX, wrong)
        for entries in self._entries.values():
            for entry in entries:
                yield self._site.at(INDEX, WRONG_INDEX, f"`{entry.get('location')}` is no page")


def _is_made_of(text: str, pieces: Set[str]) -> bool:
    """Say whether a text is made of pieces: the index joins what is around a part that is not in it."""
    lengths = sorted({len(each) for each in pieces if each})
    reached = {0}
    for at in range(len(text)):
        if at in reached:
            reached |= {at + length for length in lengths if text[at : at + length] in pieces}
    return len(text) in reached


def _packed(text: str) -> str:
    return "".join(text.split())


def _unpacked(data: bytes) -> bytes:
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, ValueError):
        return b""
