"""Checks on what a site says: every sentence has its marks or a label, every quotation is one that a claim carries."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.audit.markup import Element
from generator.audit.site import Site, SitePage
from generator.folding import fold
from generator.problem import Kind, Place, Problem

_MARKS = frozenset(("sup",))
_NOT_OURS = {"q", "blockquote", "code", "pre", "cite", "script", "style", "a", "title"}


def statements(site: Site) -> Iterator[Problem]:
    """Every sentence carries a mark or label and is one of the evidence with exactly its sources; none is missing."""
    claims = {claim["id"]: claim for claim in site.evidence["claims"]}
    known: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for each in site.evidence["statements"]:
        known.setdefault((each["kind"], _folded(each["text"])), []).append(each)
    shown: set[tuple[str, str, str]] = set()
    for page in site.pages.values():
        for element in page.statements:
            kind, text = element.attributes["data-statement"], _folded(element.text(_MARKS))
            shown.add((page.path, kind, text))
            cited = _cited(site, page, element)
            if not cited and not _has_label(element):
                message = "this sentence has neither a citation mark nor a label"
                yield site.problem(BARE_STATEMENT, page, element, message)
            if kind == "editor":
                continue
            if (kind, text) not in known:
                yield site.problem(FOREIGN_STATEMENT, page, element, f"no {kind} of the evidence says this")
                continue
            wanted = [_sources(each, claims) for each in known[kind, text]]
            if cited not in wanted:
                message = f"it cites {_in_words(cited)}; by the evidence it rests on {_in_words(wanted[0])}"
                yield site.problem(WRONG_CITATION, page, element, message)
    for each in site.evidence["statements"]:
        page_at = site.page_at(each["page"])
        if not page_at:
            yield Problem(Place(f"{site.root}/{each['page']}"), MISSING_STATEMENT, "this page is missing")
        elif (page_at.path, each["kind"], _folded(each["text"])) not in shown:
            message = f"the {each['kind']} `{each['text']}` is not on this page"
            yield site.problem(MISSING_STATEMENT, page_at, page_at.by_id.get(each.get("anchor", "")), message)


def quotations(site: Site) -> Iterator[Problem]:
    """Everything that is shown as an article's words is a quotation or a name of the evidence."""
    parts = [*site.evidence["claims"], *site.evidence["names"]]
    known = {_folded(part["selector"]["exact"]) for part in parts if part.get("selector")}
    for page in site.pages.values():
        for element in page.elements:
            if element.tag in ("q", "blockquote") and _folded(element.text()) not in known:
                message = f"no claim carries these words: {_short(element.text())}"
                yield site.problem(FOREIGN_QUOTATION, page, element, message)
            if (
                page.statements
                or element.tag in _NOT_OURS
                or any(each.tag in _NOT_OURS for each in element.ancestors())
            ):
                continue
            for text in (each for each in element.content if isinstance(each, str)):
                for words in re.findall("[“„«]([^“”„«»]+)[”“»]", text):
                    if not any(_folded(words) in each for each in known):
                        message = f"no claim carries these words: {_short(words)}"
                        yield site.problem(FOREIGN_QUOTATION, page, element, message)


def states(site: Site) -> Iterator[Problem]:
    """Words that nobody looked up, and articles that were corrected or withdrawn, are shown as such in each note."""
    unchecked = {
        (claim["source"], _folded(claim["selector"]["exact"])): claim["state"]
        for claim in site.evidence["claims"]
        if claim.get("selector")
    }
    status = {source["id"]: source["status"] for source in site.evidence["sources"] if source.get("status")}
    for page in site.pages.values():
        for note, source in notes(site, page):
            text = _folded(note.text())
            if source in status and status[source] not in text:
                message = f"the note does not say that its article was {status[source]}"
                yield site.problem(HIDDEN_STATE, page, note, message)
            for quote in (each for each in note.walk() if each.tag == "q"):
                state = unchecked.get((source, _folded(quote.text())))
                if state and ("not yet checked" in text) != (state == "not yet checked"):
                    message = f"the note does not say of its words that they are {state}"
                    yield site.problem(HIDDEN_STATE, page, quote, message)


def citations(site: Site) -> Iterator[Problem]:
    """No citation of a hand-written page is left as it was written."""
    for page in site.pages.values():
        for element in page.elements:
            for text in _own_texts(element):
                if found := re.search(r"\[@[a-z0-9][^\]\s]*", text):
                    message = f"`{found[0]}` stands here as text"
                    hint = "a citation is not read within an indented block"
                    yield site.problem(UNREAD_CITATION, page, element, message, hint)


def notes(site: Site, page: SitePage) -> Iterator[tuple[Element, str]]:
    """Yield the notes of a page, each with the id of its source."""
    for element in page.elements:
        if element.tag == "li" and element.attributes.get("id", "").startswith("fn:"):
            for link in element.walk():
                target = link.attributes.get("href", "")
                if link.tag == "a" and target.startswith("#source:"):
                    yield element, target.removeprefix("#source:")
                    break


def marks(element: Element) -> list[Element]:
    """Return the citation marks in an element."""
    return [each for each in element.walk() if each.tag == "a" and each.has_class("footnote-ref")]


def _own_texts(element: Element) -> Iterator[str]:
    """Yield the text of an element that may be the briefing's own words: no quotation, title, link or code."""
    if not any(each.tag in _NOT_OURS for each in (element, *element.ancestors())):
        yield from (each for each in element.content if isinstance(each, str))


def _cited(site: Site, page: SitePage, element: Element) -> set[tuple[str, str]]:
    """Return the sources that a sentence cites, each with a paragraph, as its marks and their notes say."""
    by_note = {f"#{note.attributes['id']}": source for note, source in notes(site, page)}
    found = set()
    for mark in marks(element):
        for paragraph in re.findall(r"¶([\d–]+)", mark.text()):
            found.add((by_note.get(mark.attributes.get("href", ""), "nothing"), paragraph.replace("–", "-")))
    return found


def _sources(statement: Mapping[str, Any], claims: Mapping[str, Mapping[str, Any]]) -> set[tuple[str, str]]:
    return {(claims[each]["source"], claims[each]["paragraph"]) for each in statement["claims"] if each in claims}


def _has_label(element: Element) -> bool:
    """Say whether a label stands beside an element, in the same parent, or is what it stands in."""
    if any("data-label" in each.attributes for each in element.ancestors()):
        return True
    siblings = element.parent.content if element.parent else []
    return any(isinstance(each, Element) and "data-label" in each.attributes for each in siblings)


def _in_words(cited: set[tuple[str, str]]) -> str:
    return ", ".join(f"{source} ¶{paragraph}" for source, paragraph in sorted(cited)) or "nothing"


def _folded(text: str) -> str:
    return fold(text).text


def _short(text: str) -> str:
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


def kinds() -> Iterator[Kind]:
    """Yield every way in which what a site says can lack its evidence."""
    yield from (BARE_STATEMENT, FOREIGN_STATEMENT, WRONG_CITATION, MISSING_STATEMENT)
    yield from (FOREIGN_QUOTATION, HIDDEN_STATE, UNREAD_CITATION)


BARE_STATEMENT = Kind(
    "A201",
    "bare-statement",
    """\
A sentence of the built site has neither a citation mark nor a label that says whose it is.

Findings, accounts, lines in brief, roles, notes, dates and places are such sentences: elements with `data-statement`.
Its marks are links of the class `footnote-ref` within it; a label is an element with `data-label` beside or round it.
""",
)
FOREIGN_STATEMENT = Kind(
    "A202",
    "foreign-statement",
    """\
A sentence stands on the built site that the published evidence does not have.

The page was changed after it was built, or a template shows something as what it is not.
""",
)
WRONG_CITATION = Kind(
    "A203",
    "wrong-citation",
    """\
The marks of a sentence lead to other sources or paragraphs than its claims have.
""",
)
MISSING_STATEMENT = Kind(
    "A204",
    "missing-statement",
    """\
A sentence of the published evidence is not on its page.

Something fell out between the data and the page; a reader would never know.
""",
)
FOREIGN_QUOTATION = Kind(
    "A205",
    "foreign-quotation",
    """\
Words stand on the site as an article's that no claim and no name of the evidence carries.

Such are all `<q>` and `<blockquote>`, and on hand-written pages also what stands between quotation marks. Words that
are no quotation are set in italics, or as code.
""",
)
HIDDEN_STATE = Kind(
    "A206",
    "hidden-state",
    """\
A note does not say that its words are not yet checked, or that its article was corrected or withdrawn.
""",
)
UNREAD_CITATION = Kind(
    "A207",
    "unread-citation",
    """\
A citation of a hand-written page stands on the built page as it was written.
""",
)
