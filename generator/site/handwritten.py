"""Turns the Markdown of a hand-written page into its citations, their problems, and the page with its marks.

The form is Pandoc's: `[@source]`, `[@source#claim]`, `[@event/finding]`, several separated by semicolons.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from generator.corpus import BRIEFING_KEY, Corpus, Statements, captures, fields
from generator.problem import Code, Position, Problem
from generator.site.codes import (
    CITATION_IN_HEADING,
    FOREIGN_WORDS,
    LOST_CITATION,
    LOST_LETTER,
    MALFORMED_CITATION,
    SOURCELESS_CITATION,
    UNKNOWN_CITATION,
)
from generator.site.pages.findings import permalink
from generator.site.pages.footing import page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.sentence import Sentence, citation
from generator.text import encoding, lookup, markdown, marks, near

_KEY = rf"{fields.ID_PATTERN}(?:[/#]{fields.ID_PATTERN})?"
_CITATION = re.compile(r"\[(@[^\[\]]*)\]")
# Pandoc has further forms; no one would notice that they are not read: `[see @source, p. 3]`, `[-@source]`.
_OTHER_FORM = re.compile(rf"\[[^\[\]@]*(?<!\w)@({_KEY})(?![\w.@])[^\[\]]*\]")
# And `@source` without brackets. What is in an address, or a part of another word, is none.
_BARE = re.compile(rf"(?<![\w/@=&.+-])@({_KEY})(?![\w@/#]|[.-]\w)")
_ESCAPED = re.compile(r"(?<!\\)\\\[@[^\[\]]*\]|\[\\@[^\[\]]*\]|(?<!\\)\\@")
_ADDRESS = re.compile(r"\bhttps?://\S+|<[a-zA-Z][\w+.-]*:[^<>]*>")
# A quotation does not reach across these: blank lines, the marks of list items, the lines between cells.
_BLOCK_END = re.compile(r"\n\s*\n|\n\s*[-*+]\s|\|")
_BLOCK_QUOTATION = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
_QUOTING_TAG = re.compile(r"<(q|blockquote)\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_QUOTING_CALL_OUTS = ("quote", "cite")
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
    shown = markdown.without_code(text)
    bodies = list(markdown.bodies_in(shown))
    regions = list(markdown.regions(shown))
    in_links = [each for each in regions if each.what in markdown.OF_LINKS]
    prose = _blanked(shown, (each.span for each in regions if each not in in_links))

    def report(code: Code, start: int, message: str, hint: str) -> None:
        position = Position.at(page.shown_as, text, start)
        excerpt = text.split("\n")[position.line - 1]
        problems.append(Problem(position, code, message, hint, excerpt))

    for lost in encoding.lost_letters(text):
        meant = f": `{lost.meant}` was meant" if lost.meant else ""
        message = f"a letter of `{lost.words}` was lost in a wrong encoding{meant}"
        report(LOST_LETTER, lost.start, message, "write it again, and save the file as UTF-8")
    for start, written, where in _lost(corpus, text, shown, regions, bodies):
        message = f"`{written}` is in {where}, where no citation is read"
        report(LOST_CITATION, start, message, _ELSEWHERE)
    prose = _blanked(prose, (each.span() for each in _ESCAPED.finditer(prose)))
    text_only = _blanked(prose, (each.span for each in in_links))
    text_only = _blanked(text_only, ((each.start, each.end) for each in bodies))
    handles = {f"[{each[1]}]" for each in re.finditer(r"^ {0,3}\[(@[^\]\n]*)\]:", shown, re.MULTILINE)}
    for match in _CITATION.finditer(text_only):
        if match[0] in handles and match[1].removeprefix("@") not in _known(
            corpus, match[1].removeprefix("@")
        ):
            continue  # a link's text
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
    text_only = _blanked(text_only, (each.span() for each in _CITATION.finditer(text_only)))
    other = [
        each
        for each in _OTHER_FORM.finditer(text_only)
        if text[each.end() : each.end() + 1] not in ("(", "[")
    ]
    for match in (*other, *_BARE.finditer(_OTHER_FORM.sub(_spaces, text_only))):
        if match[1] in _known(corpus, match[1]) and not _is_in(match.start(), _ADDRESS, text):
            report(MALFORMED_CITATION, match.start(), f"`{match[0]}` is not a citation", _FORMS)
    carried = tuple(_carried(corpus))
    for start, words in _quoted(prose, shown, bodies):
        if not any(lookup.is_part(words, each) for each in carried):
            hints = ("set words that are not a quotation in italics", lookup.cut_hint(words))
            message = f"no claim carries these words: `{words}`"
            report(FOREIGN_WORDS, start, message, "; ".join(filter(None, hints)))
    return found, sorted(problems)


def _lost(
    corpus: Corpus, text: str, shown: str, regions: Iterable[markdown.Region], bodies: Iterable[markdown.Body]
) -> Iterator[tuple[int, str, str]]:
    """Yield the citations that would be shown as they are written, or swallowed: where, what, and in what."""
    places = [
        *((each.start, each.end, each.what) for each in regions),
        *((each.start, each.end, each.what) for each in bodies),
        (0, len(markdown.front_matter(text)), "the front matter"),
    ]
    seen: set[int] = set()
    for start, end, what in places:
        within = (text if what == "the front matter" else shown)[start:end]
        for match in _CITATION.finditer(within):
            at, key = start + match.start(), match[1].removeprefix("@").partition(";")[0].strip()
            is_known = key in _known(corpus, key)
            if is_known and at not in seen and not _is_in(at, _ESCAPED, text):
                seen.add(at)
                yield at, match[0], what


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
    return with_literals(f"{''.join([*pieces, text[behind:]]).rstrip()}\n\n{tail.strip()}\n")


def with_literals(text: str) -> str:
    """Return a page's Markdown with what is escaped as no citation set apart, so that an audit knows it."""
    pieces, behind = [], 0
    for match in re.finditer(r"\\\[@[^\[\]]*\]", markdown.without_code(text)):
        pieces += [text[behind : match.start()], f"<span data-literal>{match[0]}</span>"]
        behind = match.end()
    return "".join([*pieces, text[behind:]])


def _wrong(statements: Statements, written: str) -> tuple[Code | None, str, str]:
    """Return what is wrong with one key: the code, the message and the hint."""
    corpus = statements.corpus
    key = written.removeprefix("@")
    if not written.startswith("@") or not re.fullmatch(f"{fields.ID_PATTERN}([/#]{fields.ID_PATTERN})?", key):
        meant = near.nearest(key, _names(corpus, key)) if re.fullmatch(r"[\w/#-]+", key) else None
        return (
            MALFORMED_CITATION,
            f"`{written}` is not a citation",
            f"did you mean `@{meant}`?" if meant else _FORMS,
        )
    known = _known(corpus, key)
    if key not in known:
        return (
            UNKNOWN_CITATION,
            f"there is no `{key}` to cite",
            _meant(corpus, key) or near.did_you_mean(key, _names(corpus, key)),
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


def _quoted(text: str, shown: str, bodies: Iterable[markdown.Body]) -> Iterator[tuple[int, str]]:
    """Yield what a page shows as a quotation, with its place, markup left out.

    That is what is in quotation marks of any kind, in a block quotation, and in a call-out or tag that is for
    quotations. `shown` is the page with its tags.
    """
    markup = r"\]\([^)]*\)|\{[^}]*\}|\[[@^][^\]]*\]"
    plain = re.sub(markup, _spaces, text)
    for match in _BLOCK_QUOTATION.finditer(plain):
        if words := _words(re.sub(r"^ *>", "", match[0], flags=re.MULTILINE)):
            yield match.start(), words
    for body in bodies:
        if body.kind in _QUOTING_CALL_OUTS:
            for each in re.finditer(r"\S(?:.|\n(?!\s*\n))*", plain[body.start : body.end]):
                if words := _words(each[0]):
                    yield body.start + each.start(), words
    for match in _QUOTING_TAG.finditer(shown):
        if words := _words(plain[match.start(2) : match.end(2)]):
            yield match.start(), words
    start = 0
    for end in (*(match.span() for match in _BLOCK_END.finditer(plain)), (len(plain), len(plain))):
        for quoted in marks.quoted(plain[start : end[0]]):
            if words := _words(quoted.words):
                yield start + quoted.start, words
        start = end[1]


def _words(quoted: str) -> str:
    """Return quoted words without markup, and without marks and punctuation at their ends; cuts stay."""
    parts = (re.sub(r"[\[\]*_\\]", "", part) for part in re.split(re.escape(lookup.CUT), quoted))
    return marks.bare(f" {lookup.CUT} ".join(unescape(part).strip() for part in parts))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _is_in(position: int, pattern: re.Pattern[str], text: str) -> bool:
    return any(each.start() <= position < each.end() for each in pattern.finditer(text))


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


def _names(corpus: Corpus, key: str) -> Mapping[str, tuple[str, ...]]:
    """Return what can be cited in the form of a key, with what else people call it."""
    if "#" in key:
        return corpus.names("claims")
    findings = corpus.names("findings")
    return findings if "/" in key else {**corpus.names("sources"), **findings}


_ELSEWHERE = "cite in a paragraph beside it; a backslash before it, or code, says that it is no citation"
_FORMS = (
    "the forms are [@source], [@source#claim] and [@event/finding], separated by semicolons; "
    "anything else as code"
)
