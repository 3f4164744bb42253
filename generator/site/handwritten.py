"""Turns the Markdown of a hand-written page into its citations, their problems, and the page with its marks.

The form is Pandoc's: `[@source]`, `[@source#claim]`, `[@event/finding]`, several separated by semicolons.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from generator.corpus import BRIEFING_KEY, Corpus, Statements, captures, fields
from generator.problem import Code, Position, Problem, did_you_mean
from generator.site.codes import (
    CITATION_IN_HEADING,
    FOREIGN_WORDS,
    MALFORMED_CITATION,
    SOURCELESS_CITATION,
    UNKNOWN_CITATION,
)
from generator.site.pages.findings import permalink
from generator.site.pages.footing import page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.sentence import Sentence, citation
from generator.text import lookup, markdown, marks

# A link's text is not a citation, nor is anything in a tag or a definition.
_CITATION = re.compile(r"\[(@[^\[\]]*)\](?!\()")
_TAG = r"""<(?:"[^"]*"|'[^']*'|[^'"<>])*>"""
_NO_TEXT = re.compile(
    rf"{_TAG}|^ {{0,3}}\[(?!\^)[^\]\n]*\]:.*$|^[ ]*(?:!!!|\?\?\?|===).*$|^\*\[.*$", re.MULTILINE
)
# Pandoc has further forms; no one would notice that they are not read: `[see @source, p. 3]`, `[-@source]`.
_OTHER_FORM = re.compile(
    rf"\[[^\[\]@]*(?<!\w)@({fields.ID_PATTERN}(?:[/#]{fields.ID_PATTERN})?)(?![\w.@])[^\[\]]*\](?![(\[])"
)
# A quotation does not reach across these: blank lines, the marks of list items, the lines between cells.
_BLOCK_END = re.compile(r"\n\s*\n|\n\s*[-*+]\s|\|")
_BLOCK_QUOTATION = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
_HEADING = re.compile(r" {0,3}#{1,6}\s|.*\n {0,3}(?:=+|-+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class HandWritten:
    """A hand-written page: its Markdown, and how messages name its file."""

    text: str
    shown_as: str


@dataclass(frozen=True)
class Citation:
    """A citation in a text: where it is, and what it cites."""

    start: int
    end: int
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Cited:
    """What a citation becomes: its marks, and the disputed findings in it."""

    sentence: Sentence
    disputed: tuple[Link, ...]


@dataclass(frozen=True)
class CitedContent:
    """What a hand-written page gets for each of its citations."""

    citations: tuple[Cited, ...]


def read(statements: Statements, page: HandWritten) -> tuple[list[Citation], list[Problem]]:
    """Return a page's citations and its problems: citations of nothing, and quotations that no claim has.

    Code is ignored.
    """
    corpus, text = statements.corpus, page.text
    found: list[Citation] = []
    problems: list[Problem] = []
    prose_only = _NO_TEXT.sub(lambda each: re.sub(r"[^\n]", " ", each[0]), markdown.without_code(text))

    def report(code: Code, start: int, message: str, hint: str) -> None:
        position = Position.at(page.shown_as, text, start)
        excerpt = text.split("\n")[position.line - 1]
        problems.append(Problem(position, code, message, hint, excerpt))

    for match in _CITATION.finditer(prose_only):
        line = text.rfind("\n", 0, match.start()) + 1
        if _HEADING.match(text, line):
            hint = "cite in the text below it: the heading's address would change with every number"
            report(CITATION_IN_HEADING, match.start(), "there is a citation in a heading", hint)
        keys = []
        for part in re.finditer(r"[^;]+", match[1]):
            written = part[0].strip()
            start = match.start(1) + part.start() + part[0].index(written) if written else match.start(1)
            code, message, hint = _wrong(statements, written) if written else (None, "", "")
            if code:
                report(code, start, message, hint)
            keys.append(written.removeprefix("@"))
        found.append(Citation(match.start(), match.end(), tuple(keys)))
    for match in _OTHER_FORM.finditer(prose_only):
        if not _CITATION.match(match[0]) and match[1] in _known(corpus, match[1]):
            report(MALFORMED_CITATION, match.start(), f"`{match[0]}` is not a citation", _FORMS)
    carried = tuple(_carried(corpus))
    for start, words in _quoted(prose_only):
        if not any(lookup.is_part(words, each) for each in carried):
            message, hint = (
                f"no claim carries these words: `{words}`",
                "set words that are not a quotation in italics",
            )
            report(FOREIGN_WORDS, start, message, hint)
    return found, sorted(problems)


def cited_page(statements: Statements, path: str, citations: Iterable[Citation]) -> Page:
    """Return what a hand-written page at a path gets for its citations, as a page."""
    corpus = statements.corpus
    shown = []
    for number, each in enumerate(citations, start=1):
        findings = [corpus.findings[key] for key in each.keys if key in corpus.findings]
        disputed = tuple(permalink(linked) for linked in findings if linked.finding.accounts)
        shown.append(Cited(citation(corpus, statements.legs(each.keys), f"_cited.{number}"), disputed))
    return page_of(corpus, path, "", "", "cited.html", BRIEFING_KEY, CitedContent(tuple(shown)))


def with_marks(text: str, citations: Iterable[Citation], its_marks: Iterable[str], tail: str) -> str:
    """Return a page's Markdown with its citations replaced by their marks, and with what follows its text."""
    pieces, behind = [], 0
    for each, mark in zip(citations, its_marks, strict=True):
        piece = text[behind : each.start]
        # No space before a mark, unless it is what makes a list, a quotation or an indented paragraph.
        begins_line = re.fullmatch(r"[\s>|]*([-*+:]|\d+[.)])?\s*", piece.rpartition("\n")[2])
        pieces += [piece if begins_line else piece.rstrip(" "), mark]
        behind = each.end
    return f"{''.join([*pieces, text[behind:]]).rstrip()}\n\n{tail.strip()}\n"


def _wrong(statements: Statements, written: str) -> tuple[Code | None, str, str]:
    """Return what is wrong with one key: the code, the message and the hint."""
    corpus = statements.corpus
    key = written.removeprefix("@")
    if not written.startswith("@") or not re.fullmatch(f"{fields.ID_PATTERN}([/#]{fields.ID_PATTERN})?", key):
        return MALFORMED_CITATION, f"`{written}` is not a citation", _FORMS
    known = _known(corpus, key)
    if key not in known:
        return (
            UNKNOWN_CITATION,
            f"there is no `{key}` to cite",
            _meant(corpus, key) or did_you_mean(key, known),
        )
    if key in corpus.findings and not any(leg.whole or leg.part for leg in statements.legs([key])):
        message = f"`{key}` is a {corpus.findings[key].finding.kind} finding, so there is no source"
        return SOURCELESS_CITATION, message, "take the mark out, or cite a source yourself"
    return None, "", ""


def _meant(corpus: Corpus, key: str) -> str:
    """Say what a key names that is cited in another form."""
    if key in corpus.events:
        return f"`{key}` is an event: cite one of its findings, `{key}/…`"
    found = [linked.key for linked in corpus.findings.values() if linked.id == key]
    return f"`{key}` is a finding: cite `{found[0]}`" if found else ""


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    """Yield what is in quotation marks or a block quotation, with its place; markup left out."""
    markup = r"\]\([^)]*\)|\{[^}]*\}|\[[@^][^\]]*\]"
    plain = re.sub(markup, lambda each: re.sub(r"[^\n]", " ", each[0]), text)
    for match in _BLOCK_QUOTATION.finditer(plain):
        if words := _words(re.sub(r"^ *>", "", match[0], flags=re.MULTILINE)):
            yield match.start(), words
    start = 0
    for end in (*(match.span() for match in _BLOCK_END.finditer(plain)), (len(plain), len(plain))):
        for each in marks.quoted(plain[start : end[0]]):
            if words := _words(each.words):
                yield start + each.start, words
        start = end[1]


def _words(quoted: str) -> str:
    """Return quoted words without markup, and without marks and punctuation at their ends."""
    return marks.bare(unescape(re.sub(r"[\[\]*_\\]", "", quoted)))


def _carried(corpus: Corpus) -> Iterator[str]:
    """Yield all words of articles that claims and names carry."""
    yield from (captures.printed(corpus, claim) for claim in corpus.all_claims if claim.quote)
    yield from (
        style.exact
        for source in corpus.sources.values()
        for styles in source.names.values()
        for style in styles
    )


def _known(corpus: Corpus, key: str) -> Iterable[str]:
    if "/" in key:
        return corpus.findings
    return corpus.claims if "#" in key else corpus.sources


_FORMS = (
    "the forms are [@source], [@source#claim] and [@event/finding], separated by semicolons; "
    "anything else as code"
)
