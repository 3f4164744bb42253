"""Checks on what a site says: every sentence has its marks or a label, and every quotation is a claim's."""

import re
from collections.abc import Iterator, Set

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
from generator.audit.evidence import on_one_line
from generator.audit.site import Site, SitePage
from generator.audit.visible import hiding_all, hiding_within
from generator.problem import Problem
from generator.text import Element, insertions, marks

_NOT_OURS = {"q", "blockquote", "code", "pre", "kbd", "samp", "cite", "script", "style", "title", "svg"}
# What stands within a line; the text of any other element is prose.
_INLINE = frozenset(
    """
    a abbr b bdi bdo br cite code del dfn em font i img input ins kbd label mark q rp rt ruby s samp small
    span strike strong sub sup svg time u var wbr
    """.split()  # noqa: SIM905
)
# What changes how the words of a quotation are read.
_ALTERING = frozenset({"del", "s", "strike", "bdo", "ruby", "rt", "sub"})


def statements(site: Site, page: SitePage) -> Iterator[Problem]:
    """Every sentence has a mark or label and is in the evidence with exactly its claims; none is missing."""
    hidden = hiding_all(site, page)
    labelled = page.within(
        lambda each: "data-label" in each.attributes and (each not in hidden or each.has_class("brief-sr"))
    )
    beside = {each.parent for each in labelled if "data-label" in each.attributes}
    known, shown = site.evidence.claims_by_statement, set()
    for element in page.statements:
        kind, text = element.attributes["data-statement"], element.text(_is_mark)
        if why := hidden.get(element) or hiding_within(site, element):
            yield site.problem(HIDDEN_STATEMENT, page, element, f"{why}, which hides this sentence")
            continue
        shown.add((kind, text))
        its_marks = [mark for mark in marks_in(element) if mark not in hidden]
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
            wanted = _in_words(known[kind, text][0])
            message = f"it cites {_in_words(cited)}; by the evidence it rests on {wanted}"
            yield site.problem(WRONG_CITATION, page, element, message)
        for mark in its_marks:
            yield from _wrong_mark(site, page, mark)
    for each in site.evidence.statements_on.get(site.path_of(page.path), ()):
        if (each.kind, on_one_line(each.text)) not in shown:
            message = f"the {each.kind} {_short(each.text)} is not on this page"
            yield site.problem(MISSING_STATEMENT, page, page.by_id.get(each.anchor or ""), message)


def quotations(site: Site, page: SitePage) -> Iterator[Problem]:
    """All words shown as an article's are a quotation or name of the evidence, in its own note and source."""
    evidence, made = site.evidence, site.made(page) is not None
    folder, _, source = site.path_of(page.path).rpartition("/")
    own = evidence.verbatim_of.get(source) if folder == "sources" else None
    behind_marks = {
        each: words.attributes["data-claim"]
        for entry in page.entries
        for words in entry.walk()
        if "data-claim" in words.attributes
        for each in words.walk()
    }
    framed = page.within(_is_listed)
    content = page.content
    shown = set()
    for element in page.elements:
        if _is_verbatim(element):
            text = element.text(_is_mark)
            shown.add(text)
            if element in behind_marks:
                claim = evidence.quoting.get(behind_marks[element])
                allowed = frozenset(claim.verbatim) if claim else frozenset()
            else:
                allowed = evidence.verbatim if own is None else own
            # A hand-written page may quote a part of what a claim carries, with marks and punctuation.
            part = "" if made else marks.bare(text)
            is_allowed = text in allowed or (part and any(insertions.is_part(part, each) for each in allowed))
            if text and not is_allowed:
                message = f"no claim that could be quoted here carries these words: {_short(text)}"
                yield site.problem(FOREIGN_QUOTATION, page, element, message)
            elif text and (altered := _altered(site, element)):
                message = f"{altered}, which changes how these words are read: {_short(text)}"
                yield site.problem(FOREIGN_QUOTATION, page, element, message)
            elif made and text in evidence.paraphrases and "data-words" not in element.attributes:
                message = f"these are the article's words for what somebody said: {_short(text)}"
                yield site.problem(FOREIGN_QUOTATION, page, element, message)
        elif "data-statement" in element.attributes or (
            content
            and not made
            and element.tag not in _INLINE
            and element not in framed
            and content.number <= element.number < content.end
        ):
            yield from _foreign_in(site, page, element)
    if own is not None:
        for claim in evidence.quoting_of.get(source, ()):
            if claim.as_shown not in shown:
                message = f"the words of `{claim.id}` are not on this page: {_short(claim.as_shown)}"
                anchor = page.by_id.get(claim.id.partition("#")[2])
                yield site.problem(MISSING_STATEMENT, page, anchor, message)


def _altered(site: Site, element: Element) -> str:
    """Return what within a quotation hides, strikes out or turns a part of it."""
    found = next((each.tag for each in element.walk() if each.tag in _ALTERING), None)
    return f"there is a <{found}>" if found else hiding_within(site, element)


def _foreign_in(site: Site, page: SitePage, element: Element) -> Iterator[Problem]:
    """Yield what is between quotation marks in a sentence and is no claim's; prose quotes what it cites."""
    quoted = sorted(set(_typed(element.text(_is_not_ours))))
    if not quoted:
        return
    quoting = site.evidence.quoting
    cited = {claim for mark in marks_in(element) for claim in claims_of(mark) if claim in quoting}
    carried = frozenset(words for claim in cited for words in quoting[claim].verbatim)
    further = frozenset() if element.attributes.get("data-statement") == "prose" else site.evidence.verbatim
    for words in quoted:
        if not any(insertions.is_part(words, each) for each in (*carried, *further)):
            message = f"no claim carries these words: {_short(words)}"
            yield site.problem(FOREIGN_QUOTATION, page, element, message)


_STATUS = ("corrected", "withdrawn")


def states(site: Site, page: SitePage) -> Iterator[Problem]:
    """The words behind a mark say whether anyone looked them up, and what their publisher did since."""
    evidence = site.evidence
    for mark in page.marks:
        for source in {claim.partition("#")[0] for claim in claims_of(mark)}:
            status = evidence.status.get(source, "")
            said = [each for each in _STATUS if each in mark.text()]
            if said != [each for each in _STATUS if each == status]:
                message = f"the mark does not say what became of its article: {status or 'nothing'}"
                yield site.problem(HIDDEN_STATE, page, mark, message)
    for entry in page.entries:
        for words in entry.walk():
            claim = evidence.claim.get(words.attributes.get("data-claim", ""))
            if not claim:
                continue
            text = words.text(_is_verbatim).lower()
            if bool(claim.change) != ("by the publisher after" in text):
                message = f"what the publisher did with `{claim.id}` since: {claim.change or 'nothing'}"
                yield site.problem(HIDDEN_STATE, page, words, message)
            if claim.state and ("not yet checked" in text) != (claim.state == "not yet checked"):
                message = f"nothing says of the words of `{claim.id}`: {claim.state}"
                yield site.problem(HIDDEN_STATE, page, words, message)


def citations(site: Site, page: SitePage) -> Iterator[Problem]:
    """No citation of a hand-written page is left as it was written."""
    if "[@" not in page.html:
        return
    for element in page.elements:
        if element.tag not in _INLINE:
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


def _wrong_mark(site: Site, page: SitePage, mark: Element) -> Iterator[Problem]:
    """Yield why a mark does not show the source and place of the claims that it stands for."""
    shown = mark.text(lambda each: each.has_class("brief-sr") or each.has_class("brief-mark-state"))
    claims = claims_of(mark)
    wanted = {site.evidence.shown_place.get(claim, "nothing") for claim in claims}
    known = site.evidence.claim
    in_part = bool(claims) and all(claim in known and known[claim].part for claim in claims)
    if in_part and not mark.has_class("brief-mark--part"):
        yield site.problem(WRONG_CITATION, page, mark, "it does not say that it supports a part only")
    if wanted and {shown} != wanted:
        message = f"it shows {shown}; by the evidence that is {', '.join(sorted(wanted))}"
        yield site.problem(WRONG_CITATION, page, mark, message)


def _is_mark(element: Element) -> bool:
    return element.tag == "sup" and element.has_class("brief-marks")


def _is_listed(element: Element) -> bool:
    """Say whether an element is the list of a page's sources, or its apparatus."""
    return element.has_class("brief-sources") or element.has_class("brief-apparatus")


def _is_not_ours(element: Element) -> bool:
    is_apart = element.tag in _NOT_OURS or element.tag not in _INLINE
    return is_apart or _is_verbatim(element) or _is_mark(element)


def _is_verbatim(element: Element) -> bool:
    """Say whether an element holds an article's words: a quotation, or what it says of a speaker itself."""
    return element.tag in ("q", "blockquote") or "data-words" in element.attributes


def _typed(text: str) -> Iterator[str]:
    """Yield what is between quotation marks in a text, without the punctuation that closes a sentence."""
    yield from filter(None, (marks.bare(each.words) for each in marks.quoted(text)))


def _in_words(claims: Set[str]) -> str:
    return ", ".join(sorted(claims)) or "nothing"


def _short(text: str) -> str:
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"
