"""Turns the evidence that a site publishes into what its pages and files are compared with."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from generator.text import Locator, locator

EVIDENCE = "data/evidence.json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class Selector(_Part):
    """Words of an article."""

    exact: str


class Reference(_Part):
    """A public page that is no source."""

    url: str


class Source(_Part):
    """An article."""

    id: str
    siglum: str
    url: str | None = None
    archive: str | None = None
    status: str | None = None


class _Words(_Part):
    """What has words of an article, and a translation."""

    source: str
    selector: Selector | None = None
    shown: str | None = None
    translation: str | None = None
    translated_by: str | None = None

    @property
    def as_shown(self) -> str:
        """Return the words as pages show them; there must be some."""
        return on_one_line(self.shown or (self.selector.exact if self.selector else ""))

    @property
    def verbatim(self) -> Iterator[str]:
        """Yield all words that a page may show as the article's."""
        if self.selector:
            yield self.as_shown
            yield on_one_line(self.selector.exact)
        if self.translated_by == "article" and self.translation:
            yield on_one_line(self.translation)


class Claim(_Words):
    """One thing that one source reports."""

    id: str
    part: bool = False
    paraphrase: bool = False
    paragraph: str | None = None
    page: str | None = None
    time: str | None = None
    post: str | None = None
    state: str | None = None
    change: str | None = None
    passage: str | None = None
    archived_passage: str | None = None

    @property
    def place(self) -> str:
        """Return where it is in its source, as marks show it; nothing where the evidence has none."""
        try:
            paragraph, page, post = (
                locator.spans(text, name) if text else None
                for name, text in (("paragraph", self.paragraph), ("page", self.page), ("post", self.post))
            )
            time = locator.times(self.time) if self.time else None
        except ValueError:
            return ""
        found = Locator.of(paragraph, page, time, post)
        return found.short.replace("\u00a0", " ") if found else ""


class Style(_Words):
    """A style by which an article names an actor."""


class Statement(_Part):
    """A sentence of the site in the briefing's own words, and the claims that it rests on."""

    kind: str
    page: str
    text: str
    claims: list[str]
    anchor: str | None = None


class MadePage(_Part):
    """A page made from the data."""

    path: str
    title: str
    title_in_navigation: str | None = None
    description: str
    names: list[str] = []
    digest: str
    blocks: str

    @property
    def titles(self) -> frozenset[str]:
        """Return what links to the page may call it."""
        return frozenset(map(on_one_line, filter(None, (self.title, self.title_in_navigation))))


class Written(_Part):
    """A hand-written page, and the digests of what on it is made from the data."""

    path: str
    marks: str = ""
    parts: str = ""


class Moved(_Part):
    """An old address."""

    path: str
    to: str
    anchor: str = ""


class Addresses(_Part):
    """How the site is laid out."""

    directories: bool
    site: str
    report: str
    edit: str = ""
    offers_pdf: bool = False


class MadeFile(_Part):
    """A file as it was built."""

    path: str
    digest: str
    theme: bool = False


class Evidence(_Part):
    """All evidence of a site, and what the checks look up in it."""

    format: Literal[2]
    title: str
    as_of: str
    references: list[Reference]
    sources: list[Source]
    claims: list[Claim]
    names: list[Style]
    statements: list[Statement]
    pages: list[MadePage]
    written: list[Written]
    raw_html: bool
    moved: list[Moved]
    addresses: Addresses
    made_files: list[MadeFile]
    named_files: list[str]
    files: list[MadeFile]

    @cached_property
    def page(self) -> Mapping[str, MadePage]:
        """Return the generated pages by their paths."""
        return {each.path: each for each in self.pages}

    @cached_property
    def paths_of(self) -> Mapping[str, frozenset[str]]:
        """Return the paths of the generated pages that bear each title."""
        found: dict[str, set[str]] = {}
        for each in self.pages:
            for title in each.titles:
                found.setdefault(title, set()).add(each.path)
        found.setdefault(on_one_line(self.title), set()).add("index")
        return {title: frozenset(paths) for title, paths in found.items()}

    @property
    def written_paths(self) -> list[str]:
        """Return the paths of the hand-written pages and the old addresses."""
        return [*(each.path for each in self.written), *(each.path for each in self.moved)]

    @cached_property
    def written_page(self) -> Mapping[str, Written]:
        """Return the hand-written pages by their paths."""
        return {each.path: each for each in self.written}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Return the claims by id."""
        return {each.id: each for each in self.claims}

    @cached_property
    def quoting(self) -> Mapping[str, Claim]:
        """Return the claims that quote words, by id."""
        return {each.id: each for each in self.claims if each.selector}

    @cached_property
    def quoting_of(self) -> Mapping[str, list[Claim]]:
        """Return the claims that quote words, by their source."""
        found: dict[str, list[Claim]] = {}
        for claim in self.quoting.values():
            found.setdefault(claim.source, []).append(claim)
        return found

    @cached_property
    def claims_of(self) -> Mapping[str, list[Claim]]:
        """Return the claims by their source."""
        found: dict[str, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.source, []).append(claim)
        return found

    @cached_property
    def verbatim_of(self) -> Mapping[str, frozenset[str]]:
        """Return all words that pages may show as a source's."""
        found: dict[str, set[str]] = {}
        for each in (*self.quoting.values(), *self.names):
            found.setdefault(each.source, set()).update(each.verbatim)
        return {source: frozenset(words) for source, words in found.items()}

    @cached_property
    def verbatim(self) -> frozenset[str]:
        """Return all words that pages may show as an article's."""
        return frozenset().union(*self.verbatim_of.values())

    @cached_property
    def paraphrases(self) -> frozenset[str]:
        """Return articles' words for what somebody said that are not a speaker's words or a name as well."""
        theirs = {each.as_shown for each in self.quoting.values() if each.paraphrase}
        spoken = {each.as_shown for each in self.quoting.values() if not each.paraphrase}
        return frozenset(theirs - spoken - {each.as_shown for each in self.names})

    @cached_property
    def claims_by_statement(self) -> Mapping[tuple[str, str], list[frozenset[str]]]:
        """Return the claims of each statement, by its kind and text."""
        found: dict[tuple[str, str], list[frozenset[str]]] = {}
        for each in self.statements:
            found.setdefault((each.kind, on_one_line(each.text)), []).append(frozenset(each.claims))
        return found

    @cached_property
    def statements_on(self) -> Mapping[str, list[Statement]]:
        """Return the statements by the path of their page."""
        found: dict[str, list[Statement]] = {}
        for each in self.statements:
            found.setdefault(each.page, []).append(each)
        return found

    @cached_property
    def shown_place(self) -> Mapping[str, str]:
        """Return what marks of each claim show: its source's siglum and its place there."""
        sigla = {source.id: source.siglum for source in self.sources}
        return {each.id: f"{sigla.get(each.source, '')} {each.place}" for each in self.claims}

    @cached_property
    def status(self) -> Mapping[str, str]:
        """Return what publishers did with their articles since, by source."""
        return {source.id: source.status for source in self.sources if source.status}

    @cached_property
    def passages(self) -> frozenset[str]:
        """Return every address that opens an article or its copy at a passage."""
        each = (address for claim in self.claims for address in (claim.passage, claim.archived_passage))
        return frozenset(filter(None, each))

    @cached_property
    def passed_through(self) -> frozenset[str]:
        """Return the addresses of all articles that are opened at a passage."""
        return frozenset(address.partition("#")[0] for address in self.passages)

    @cached_property
    def cited_addresses(self) -> frozenset[str]:
        """Return every address of an article, a copy, a passage, or another page that is referred to."""
        each = (
            *(reference.url for reference in self.references),
            *(address for source in self.sources for address in (source.url, source.archive)),
        )
        return self.passages | frozenset(filter(None, each))

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Return the digest of each file that was listed, by its path."""
        return {each.path: each.digest for each in self.files}

    @cached_property
    def made_digests(self) -> Mapping[str, str]:
        """Return the digest of each file that is made from the data, by its path."""
        return {each.path: each.digest for each in self.made_files}

    @cached_property
    def theme(self) -> frozenset[str]:
        """Return the paths of the theme's files."""
        return frozenset(each.path for each in self.files if each.theme)


def read_evidence(data: bytes) -> tuple[Evidence | None, str]:
    """Return the evidence that a file holds, or none, and what is wrong with it."""
    try:
        parts: Any = read_json(data)
        digest = digest_of(parts) if isinstance(parts, dict) else ""
    except ValueError as error:  # half a character has no digest, either
        return None, f"this is not JSON: {error}"
    try:
        evidence = Evidence.model_validate(parts)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "all of it"
        reason = f"`{where}`: {first['msg'].lower()}"
        return None, f"this is not evidence of format 2: docs/evidence.md has its form; {reason}"
    if parts.get("digest") != digest:
        return evidence, "it is not as it was written: its digest is another"
    return evidence, next(_contradictions(evidence), "")


def _contradictions(evidence: Evidence) -> Iterator[str]:
    """Yield where parts of the evidence do not fit each other: an id that is there twice, or nowhere."""
    for name, ids in {
        "sources": [each.id for each in evidence.sources],
        "claims": [each.id for each in evidence.claims],
        "pages": [*(each.path for each in evidence.pages), *evidence.written_paths],
        "files": [each.path for each in evidence.files],
    }.items():
        twice = (id_ for id_, times in Counter(ids).items() if times > 1)
        yield from (f"its `{name}` have `{id_}` twice" for id_ in twice)
    sources = {each.id for each in evidence.sources}
    for each in (*evidence.claims, *evidence.names):
        if each.source not in sources:
            yield f"it has words of a source `{each.source}`, which it does not have"
    for statement in evidence.statements:
        for claim in statement.claims:
            if claim not in evidence.claim:
                yield f"a statement rests on a claim `{claim}`, which it does not have"


def read_json(data: bytes) -> Any:
    """Return what a file of JSON holds; raise ValueError if it is not UTF-8, too deep, or ambiguous."""
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=_named_once)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        name = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise ValueError(f"an object has `{name}` twice")
    return found


def digest_of(parts: Mapping[str, Any]) -> str:
    """Return the digest of evidence: SHA-256 of all of it but its own digest, as JSON in one form."""
    rest = {name: value for name, value in parts.items() if name != "digest"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(text.encode()).hexdigest()


# What the program that built the site adds to the evidence, and what says where it was built for.
_OF_THE_BUILD = frozenset({"digest", "files", "addresses"})


def differences(published: bytes, wanted: bytes) -> Iterator[str]:
    """Yield in what evidence differs from that which the data makes now."""
    ours, theirs = json.loads(wanted), json.loads(published)
    for name in sorted({*ours, *theirs} - _OF_THE_BUILD):
        if ours.get(name) == theirs.get(name):
            continue
        if not (isinstance(ours.get(name), list) and isinstance(theirs.get(name), list)):
            yield f"its `{name}` is not what the data says"
            continue
        made, told = _by_key(ours[name]), _by_key(theirs[name])
        if name == "written":  # a program that builds may leave out drafts, and call a README an index
            written = {re.sub(r"(^|/)README$", r"\1index", key): each for key, each in made.items()}
            for key, each in told.items():
                if key not in written or written[key] | {"path": key} != each:
                    yield f"its `written` differ from what was written in `{key}`"
            continue
        if differing := [key for key in (*made, *told) if made.get(key) != told.get(key)]:
            for key in dict.fromkeys(differing):
                yield f"its `{name}` differ from the data in `{key}`"
        else:
            yield f"its `{name}` are in another order than the data has"


def _by_key(entries: list[Any]) -> dict[str, Any]:
    """Return the entries of a list by what each is called, with a number if that is not enough."""
    found: dict[str, Any] = {}
    for entry in entries:
        named = entry if isinstance(entry, dict) else {"id": entry}
        key = str(next((named[name] for name in ("id", "path", "url", "text") if name in named), named))
        found[key if key not in found else f"{key} {len(found)}"] = entry
    return found


def on_one_line(text: str) -> str:
    """Return a text with one space for each run of spaces."""
    return " ".join(text.split())
