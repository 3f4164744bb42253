"""Checks on what a site says: every sentence has its marks or a label, and every quotation is a claim's."""

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any

from generator.audit.codes import (
    BARE_STATEMENT,
    FOREIGN_QUOTATION,
    FOREIGN_STATEMENT,
    HIDDEN_STATE,
    HIDDEN_STATEMENT,
    MISSING_STATEMENT,
    UNREAD_CITATION,
    WRONG_CITATION,
)
from generator.audit.markup import Element
from generator.audit.site import Site, SitePage
from generator.problem import Position, Problem
from generator.text import Locator, insertions, locator, marks

_NOT_OURS = {"q", "blockquote", "code", "pre", "kbd", "samp", "cite", "script", "style", "title", "svg"}
_BLOCKS = {
    "p",
    "li",
    "dd",
    "dt",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "summary",
    "figcaption",
    "caption",
}
# What takes a sentence from its reader's eyes, or says that it does not hold.
_HIDING = {"template", "noscript", "textarea", "xmp", "del", "s", "strike", "svg", "iframe", "object"}


def statements(site: Site) -> Iterator[Problem]:
    """Every sentence has a mark or label and is in the evidence with exactly its claims; none is missing."""
    known: dict[tuple[str, str], list[set[str]]] = {}
    for each in site.evidence["statements"]:
        known.setdefault((each["kind"], _on_one_line(each["text"])), []).append(set(each["claims"]))
    shown: set[tuple[str, str, str]] = set()
    sigla = {source["id"]: source["siglum"] for source in site.evidence["sources"]}
    places = {c["id"]: f"{sigla.get(c['source'], '')} {_place(c)}" for c in site.evidence["claims"]}
    parts = {claim["id"] for claim in site.evidence["claims"] if claim.get("part")}
    for page in site.pages.values():
        hidden, labelled = page.within(_hides), page.within(lambda each: "data-label" in each.attributes)
        beside = {each.parent for each in page.elements if "data-label" in each.attributes}
        for element in page.statements:
            kind, text = element.attributes["data-statement"], element.text(_is_mark)
            if element in hidden or any(map(_hides, element.walk())):
                hiding = next(filter(_hides, (*element.ancestors(), *element.walk())))
                message = f"this sentence is in a <{hiding.tag}> that hides it, or takes it back"
                yield site.problem(HIDDEN_STATEMENT, page, element, message)
                continue
            shown.add((page.path, kind, text))
            its_marks = marks_in(element)
            if not its_marks and element not in labelled and element.parent not in beside:
                message = "this sentence has neither a citation mark nor a label"
                yield site.problem(BARE_STATEMENT, page, element, message)
            if kind == "editor":
                continue
            if (kind, text) not in known:
                yield site.problem(FOREIGN_STATEMENT, page, element, f"no {kind} of the evidence says this")
                continue
            cited = {claim for mark in its_marks for claim in claims_of(mark)}
            if cited not in known[kind, text]:
                rests_on = _in_words(known[kind, text][0])
                message = f"it cites {_in_words(cited)}; by the evidence it rests on {rests_on}"
                yield site.problem(WRONG_CITATION, page, element, message)
            for mark in its_marks:
                yield from _wrong_mark(site, page, mark, places, parts)
    for each in site.evidence["statements"]:
        page_at = site.page_at(each["page"])
        if not page_at:
            yield Problem(Position(f"{site.root}/{each['page']}"), MISSING_STATEMENT, "this page is missing")
        elif (page_at.path, each["kind"], _on_one_line(each["text"])) not in shown:
            message = f"the {each['kind']} `{each['text']}` is not on this page"
            yield site.problem(MISSING_STATEMENT, page_at, page_at.by_id.get(each.get("anchor", "")), message)


def quotations(site: Site) -> Iterator[Problem]:
    """All words shown as an article's are a quotation or name of the evidence, in its own note and source."""
    quoting = [each for each in site.evidence["claims"] if "selector" in each]
    claims = {each["id"]: _shown(each) for each in quoting}
    by_claim = {each["id"]: set(_verbatim(each)) for each in quoting}
    by_source: dict[str, set[str]] = {}
    for each in (*quoting, *site.evidence["names"]):
        by_source.setdefault(each["source"], set()).update(_verbatim(each))
    everything = set().union(*by_source.values()) if by_source else set()
    # An article's words for what somebody said, unless they are words of a speaker or a name as well.
    theirs = {claims[each["id"]] for each in quoting if each.get("paraphrase")}
    theirs -= {claims[each["id"]] for each in quoting if not each.get("paraphrase")}
    theirs -= {_on_one_line(each["selector"]["exact"]) for each in site.evidence["names"]}
    own_pages = {page.path: source for source in by_source if (page := site.page_at(f"sources/{source}"))}
    for page in site.pages.values():
        behind_marks = {
            each: by_claim.get(words.attributes["data-claim"], set())
            for entry in page.entries
            for words in entry.walk()
            if "data-claim" in words.attributes
            for each in words.walk()
        }
        framed = page.within(_is_frame)
        for element in page.elements:
            if _is_verbatim(element):
                allowed = behind_marks.get(element, by_source.get(own_pages.get(page.path, ""), everything))
                text = element.text(_is_mark)
                # A hand-written page may quote a part of what a claim carries, with marks and punctuation.
                part = "" if page.is_generated else marks.bare(text)
                if (
                    text
                    and text not in allowed
                    and not any(insertions.is_part(part, each) for each in allowed)
                ):
                    message = f"no claim that could be quoted here carries these words: {_short(text)}"
                    yield site.problem(FOREIGN_QUOTATION, page, element, message)
                elif page.is_generated and text in theirs and "data-words" not in element.attributes:
                    message = f"these are the article's words for what somebody said: {_short(text)}"
                    yield site.problem(FOREIGN_QUOTATION, page, element, message)
            elif "data-statement" in element.attributes or (
                element.tag in _BLOCKS and not page.is_generated and element not in framed
            ):
                quoted = set(_typed(element.text(_is_not_ours)))
                if element.attributes.get("data-statement") == "prose":
                    cited = {claim for mark in marks_in(element) for claim in claims_of(mark)}
                    carried = {words for claim in cited for words in by_claim.get(claim, ())}
                else:
                    carried = everything
                for words in sorted(quoted):
                    if not any(insertions.is_part(words, each) for each in carried):
                        message = f"no claim carries these words: {_short(words)}"
                        yield site.problem(FOREIGN_QUOTATION, page, element, message)
    for claim, exact in claims.items():
        source, _, anchor = claim.partition("#")
        page_at = site.page_at(f"sources/{source}")
        if page_at and not any(each.text() == exact for each in page_at.elements if _is_verbatim(each)):
            message = f"the words of `{claim}` are not on this page: {_short(exact)}"
            yield site.problem(MISSING_STATEMENT, page_at, page_at.by_id.get(anchor), message)


def states(site: Site) -> Iterator[Problem]:
    """The words behind a mark say whether anyone looked them up, and what their publisher did since."""
    state = {claim["id"]: claim["state"] for claim in site.evidence["claims"] if "state" in claim}
    changed = {claim["id"] for claim in site.evidence["claims"] if "change" in claim}
    status = {source["id"]: source["status"] for source in site.evidence["sources"] if source.get("status")}
    for page in site.pages.values():
        for mark in page.marks:
            for source in {claim.partition("#")[0] for claim in claims_of(mark)}:
                if source in status and status[source] not in mark.text():
                    message = f"the mark does not say that its article was {status[source]}"
                    yield site.problem(HIDDEN_STATE, page, mark, message)
        for entry in page.entries:
            for words in entry.walk():
                claim = words.attributes.get("data-claim", "")
                text = words.text(_is_verbatim).lower()
                if claim in changed and "by the publisher after" not in text:
                    message = f"nothing says that the publisher changed `{claim}` since"
                    yield site.problem(HIDDEN_STATE, page, words, message)
                if claim in state and ("not yet checked" in text) != (state[claim] == "not yet checked"):
                    message = f"nothing says of the words of `{claim}`: {state[claim]}"
                    yield site.problem(HIDDEN_STATE, page, words, message)


def citations(site: Site) -> Iterator[Problem]:
    """No citation of a hand-written page is left as it was written."""
    for page in site.pages.values():
        for element in page.elements:
            if element.tag in _BLOCKS:
                text = element.text(lambda each: _is_not_ours(each) or "data-literal" in each.attributes)
                if found := re.search(r"\[@[a-z0-9][^\]\s]*", text):
                    hint = "a citation is not read in an indented block; if it is not one, write it as code"
                    yield site.problem(UNREAD_CITATION, page, element, f"`{found[0]}` is here as text", hint)


def marks_in(element: Element) -> list[Element]:
    """Return the citation marks in an element."""
    return [each for each in element.walk() if each.tag == "a" and each.has_class("brief-mark")]


def claims_of(mark: Element) -> list[str]:
    """Return the claims that a mark says it stands for, as `source#claim`; else the one that it leads to."""
    if "data-claims" in mark.attributes:
        return mark.attributes["data-claims"].split()
    claim = claim_at(mark.attributes.get("href", ""))
    return [claim] if claim else []


def claim_at(address: str) -> str | None:
    """Return the claim that an address on the page of its source leads to, as `source#claim`."""
    found = _CLAIM.search(address)
    return f"{found[1]}#{found[2]}" if found else None


_CLAIM = re.compile(r"(?:^|/)sources/([^/#]+?)(?:\.html|/)#([^#]+)$")


def _wrong_mark(
    site: Site, page: SitePage, mark: Element, places: Mapping[str, str], parts: Set[str]
) -> Iterator[Problem]:
    """Yield why a mark does not show the source and place of the claims that it stands for.

    `places` is what marks of claims show, and `parts` are the claims that support a part only.
    """
    shown = mark.text(lambda each: each.has_class("brief-sr") or each.has_class("brief-mark-state"))
    wanted = {places.get(claim, "nothing") for claim in claims_of(mark)}
    if wanted and parts >= {*claims_of(mark)} and not mark.has_class("brief-mark--part"):
        yield site.problem(WRONG_CITATION, page, mark, "it does not say that it supports a part only")
    if wanted and {shown} != wanted:
        message = f"it shows {shown}; by the evidence that is {', '.join(sorted(wanted))}"
        yield site.problem(WRONG_CITATION, page, mark, message)


def _place(claim: Mapping[str, str]) -> str:
    """Return a claim's place in its source as a mark shows it; nothing where the evidence has none."""
    try:
        paragraph, page, post = (
            locator.spans(claim[name], name) if name in claim else None
            for name in ("paragraph", "page", "post")
        )
        time = locator.times(claim["time"]) if "time" in claim else None
    except ValueError:
        return ""
    found = Locator.of(paragraph, page, time, post)
    return found.short.replace("\u00a0", " ") if found else ""


def _is_mark(element: Element) -> bool:
    return element.tag == "sup" and element.has_class("brief-marks")


def _is_frame(element: Element) -> bool:
    """Say whether an element is the site's frame, or the list of a page's sources, or its apparatus."""
    is_ours = element.has_class("brief-sources") or element.has_class("brief-apparatus")
    return element.tag in ("nav", "header", "footer") or is_ours


def _is_not_ours(element: Element) -> bool:
    return element.tag in _NOT_OURS | _BLOCKS or _is_verbatim(element) or _is_mark(element)


def _is_verbatim(element: Element) -> bool:
    """Say whether an element holds an article's words: a quotation, or what it says of a speaker itself."""
    return element.tag in ("q", "blockquote") or "data-words" in element.attributes


def _hides(element: Element) -> bool:
    return element.tag in _HIDING or "hidden" in element.attributes or "style" in element.attributes


def _shown(words: Mapping[str, Any]) -> str:
    """Return the words of a claim or name as pages show them."""
    return _on_one_line(words.get("shown") or words["selector"]["exact"])


def _verbatim(words: Mapping[str, Any]) -> Iterator[str]:
    """Yield all words of a claim or name that a page may show as an article's."""
    yield _shown(words)
    yield _on_one_line(words["selector"]["exact"])
    if words.get("translated_by") == "article":
        yield _on_one_line(words["translation"])


def _typed(text: str) -> Iterator[str]:
    """Yield what is between quotation marks in a text, without the punctuation that closes a sentence."""
    yield from filter(None, (marks.bare(each.words) for each in marks.quoted(text)))


def _in_words(claims: set[str]) -> str:
    return ", ".join(sorted(claims)) or "nothing"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str) -> str:
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"
