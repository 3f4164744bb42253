"""Turns the Markdown of a hand-written page into its citations, their problems, and the page with its marks.

The form is Pandoc's: `[@source]`, `[@source#claim]`, `[@event/finding]`, several separated by semicolons.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from generator.corpus import BRIEFING_KEY, METHOD_PAGE, Corpus, Grounds, Statements, captures, fields, model
from generator.problem import Code, Problem
from generator.site.codes import (
    CITATION_IN_HEADING,
    CUT_NEGATION,
    FOREIGN_WORDS,
    LOST_CITATION,
    MALFORMED_CITATION,
    SOURCELESS_CITATION,
    UNFOUND_PARTICULAR,
    UNKNOWN_CITATION,
)
from generator.site.pages.findings import permalink
from generator.site.pages.footing import page_of
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from generator.site.pages.sentence import Sentence, citation
from generator.site.written import HandWritten, Wrong, problem, wrong_text
from generator.text import CUT, Prose, fold, insertions, lookup, markdown, marks, near, negations

_KEY = rf"(?>{fields.ID_PATTERN}(?:[/#]{fields.ID_PATTERN})?)"
_CITATION = re.compile(r"\[(@[^\[\]]*)\]")
# Pandoc has further forms; no one would notice that they are not read: `[see @source, p. 3]`, `[-@source]`.
_OTHER_FORM = re.compile(rf"\[[^\[\]@]*(?<!\w)@({_KEY})(?![\w.@])[^\[\]]*\]")
# And `@source` without brackets. What is in an address, or a part of another word, is none.
_BARE = re.compile(rf"(?<![\w/@=&;.+-])@({_KEY})(?![\w@/#]|[.:-]\w)")
_ESCAPED = re.compile(r"(?<!\\)\\\[@[^\[\]]*\]|\[\\@[^\[\]]*\]|(?<!\\)\\@")
_ADDRESS = re.compile(r"\bhttps?://\S+|<[a-zA-Z][\w+.-]*:[^<>]*>")
# A quotation does not reach across these: blank lines, the marks of list items, the lines between cells.
_BLOCK_END = re.compile(r"\n\s*\n|\n\s*[-*+]\s|\|")
_BLOCK_QUOTATION = re.compile(r"^ *(?:(?:[-*+:~]|\d+[.)]) +)?>.*\S.*(?:\n *>.*[^>\s].*)*", re.MULTILINE)
_QUOTING_CALL_OUTS = {"quote", "cite"}
_QUOTING_SIGN = re.compile(r"^ *(?:(?:[-*+:~]|\d+[.)]) +)?[> ]*> ?", re.MULTILINE)
_TITLE = re.compile(r"""^ *(?:!!!|\?\?\?|===)[^"\n]*"(.*)" *$""", re.MULTILINE)
_ITEM = re.compile(r"^ *(?:[-*+]|\d+[.)]) +", re.MULTILINE)
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_FRONT_MATTER = "the front matter"
_HEADING = re.compile(r"[ >]*(?:(?:[-*+]|\d+[.)]) +)*#{1,6}|.*\n {0,3}(?:=+|-+)\s*$", re.MULTILINE)


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
    """What a hand-written page gets for each of its citations, and how the briefing names things."""

    citations: tuple[Cited, ...]
    house_names: tuple[tuple[Prose, Prose], ...] = ()


@dataclass(frozen=True)
class _Markdown:
    """A page's Markdown in layers of one length: what a layer is without is spaces there.

    `shown` is without code; `prose` also without attributes, definitions and what is escaped. `running` is
    without the text of links, too, and without what is indented below call-outs and footnotes: in it alone a
    citation becomes a mark.
    """

    text: str
    shown: str
    prose: str
    running: str
    apart: tuple[tuple[tuple[int, int], str], ...]  # where no citation is read, and what that is
    quoting: tuple[tuple[int, int], ...]  # the bodies of call-outs for quotations


def read(
    statements: Statements,
    page: HandWritten,
    theme: Container[str] | None = None,
    grounds: Grounds | None = None,
) -> tuple[list[Citation], list[Problem]]:
    """Return a page's citations and its problems: citations of nothing, and quotations that no claim has.

    Code is ignored. `theme` has the names of the theme's files, where they are known; `grounds` are what
    words that cite are compared with, where somebody has them already.
    """
    corpus, layers = statements.corpus, _layers(page.text)
    as_text = wrong_text(page, theme, raw_html=corpus.briefing.raw_html)
    found = list(_citations(corpus, layers))
    wrong = [
        *_lost_citations(corpus, layers),
        *_wrong_citations(statements, page, layers, found),
        *_without_brackets(corpus, layers),
        *_foreign_words(corpus, layers),
        *_unfound(statements, layers, found, grounds or Grounds(statements)),
    ]
    return found, sorted([*as_text, *(problem(page, each) for each in wrong)])


def _layers(text: str) -> _Markdown:
    shown = markdown.without_code(text)
    bodies, regions = tuple(markdown.bodies_in(shown)), tuple(markdown.regions(shown))
    apart = [(each.span, each.what) for each in regions] + [(each.span, each.what) for each in bodies]
    prose = markdown.blanked(shown, (each.span for each in regions if each.what not in markdown.OF_LINKS))
    prose = markdown.blanked(prose, (each.span() for each in _ESCAPED.finditer(prose)))
    links = [each for each in regions if each.what in markdown.OF_LINKS]
    prose = markdown.blanked(
        prose, (at for each in links for at in ((each.start - 1, each.start), (each.end, each.end + 1)))
    )
    running = markdown.blanked(prose, (span for span, _ in apart))
    apart.append(((0, len(markdown.front_matter(text))), _FRONT_MATTER))
    quoting = (each.span for each in bodies if _QUOTING_CALL_OUTS & {*each.kind.lower().split()})
    return _Markdown(text, shown, prose, running, tuple(apart), tuple(quoting))


def _citations(corpus: Corpus, layers: _Markdown) -> Iterator[Citation]:
    defined = re.finditer(r"^ {0,3}\[@([^\]\n]*)\]:", layers.shown, re.MULTILINE)
    handles = {each[1] for each in defined if each[1] not in _known(corpus, each[1])}
    for match in _CITATION.finditer(layers.running):
        keys = tuple(each.strip().removeprefix("@") for each in match[1].split(";") if each)
        if keys[0] not in handles:  # the text of a link
            yield Citation(match.start(), match.end(), keys)


def _wrong_citations(
    statements: Statements, page: HandWritten, layers: _Markdown, citations: Iterable[Citation]
) -> Iterator[Wrong]:
    """Yield what is wrong with citations, and with each key in them."""
    tags = _Within((start, end) for start, end, *_ in markdown.elements_in(layers.shown, "h[1-6]"))
    headings: dict[int, bool] = {}  # whether a line is a heading, by where it begins
    for each in citations:
        line = page.lines.start(each.start)
        if line not in headings:
            headings[line] = _HEADING.match(layers.text, line) is not None
        if headings[line] or each.start in tags:
            hint = "cite in the text below it: the heading's address would change with every number"
            yield Wrong(CITATION_IN_HEADING, each.start, "there is a citation in a heading", hint)
        inside = layers.text[each.start + 1 : each.end - 1]
        for part in re.finditer(r"[^;\s](?:[^;]*[^;\s])?", inside):
            code, message, hint = _wrong(statements, part[0])
            if code:
                yield Wrong(code, each.start + 1 + part.start(), message, hint)


def _unfound(
    statements: Statements, layers: _Markdown, citations: Iterable[Citation], grounds: Grounds
) -> Iterator[Wrong]:
    """Yield the numbers, dates and names before a citation that what it cites does not have."""
    behind, prose = 0, _MARKUP.sub(_spaces, layers.prose)
    for each in citations:
        before = prose[behind : each.start]
        begins = [0, *(found.end() for found in _BEGINNING.finditer(before))][-1]
        start, behind = behind + begins, each.end
        if all(key in _known(statements.corpus, key) for key in each.keys):
            words = _NO_WORDS.sub(_spaces, prose[start : each.start])
            for unfound in grounds.unfound_in(words, statements.legs(each.keys)):
                message = f"`{unfound.words}` is in nothing that is cited here"
                yield Wrong(UNFOUND_PARTICULAR, start + unfound.start, message, "cite what says it")


# In running text: addresses of links, attributes, marks of citations and footnotes; signs, tags and entities.
_MARKUP = re.compile(r"\]\((?:[^()]|\([^()]*\))*\)|\{[^{}]*\}|\[[@^][^\[\]]*\]")
_NO_WORDS = re.compile(r"[*_]|<[^<>]*>|&#?\w+;|^\s*(?:\d+[.)]|:)\s", re.MULTILINE)
# Where the words begin that a citation is for, if no other is before it: with a sentence, or a block.
_BEGINNING = re.compile(r"[.!?][”’\"')]*\s+|\n\s*\n|\n\s*[-*+]\s|\||\n\s*\d+[.)]\s")


def _without_brackets(corpus: Corpus, layers: _Markdown) -> Iterator[Wrong]:
    """Yield keys that are cited in a form that is not read."""
    text, addresses = _CITATION.sub(_spaces, layers.running), _found(_ADDRESS, layers.text)
    others = [each for each in _OTHER_FORM.finditer(text) if layers.text[each.end() :][:1] not in ("(", "[")]
    for match in (*others, *_BARE.finditer(_OTHER_FORM.sub(_spaces, text))):
        if match[1] in _known(corpus, match[1]) and match.start() not in addresses:
            yield Wrong(MALFORMED_CITATION, match.start(), f"`{match[0]}` is not a citation", _FORMS)


def _lost_citations(corpus: Corpus, layers: _Markdown) -> Iterator[Wrong]:
    """Yield the citations that would be shown as they are written, or swallowed."""
    seen: set[int] = set()
    escaped = _found(_ESCAPED, layers.text)
    for span, what in layers.apart:
        within = layers.text if what == _FRONT_MATTER else layers.shown
        for match in _CITATION.finditer(within, *span):
            at, key = match.start(), match[1].removeprefix("@").partition(";")[0].strip()
            is_link = layers.text[match.end() : match.end() + 1] == "("
            is_known = not is_link and key in _known(corpus, key)
            if is_known and at not in seen and at not in escaped:
                seen.add(at)
                message = f"`{match[0]}` is in {what}, where no citation is read"
                yield Wrong(LOST_CITATION, at, message, _ELSEWHERE)


def _foreign_words(corpus: Corpus, layers: _Markdown) -> Iterator[Wrong]:
    """Yield what is shown as a quotation and is none."""
    carried = tuple(_carried(corpus))
    wrong: dict[str, tuple[Code, str, str] | None] = {}
    for start, words in _quoted(layers):
        if words not in wrong:
            wrong[words] = _wrong_words(words, carried, corpus.briefing.language)
        if found := wrong[words]:
            yield Wrong(found[0], start, *found[1:])


def _wrong_words(
    words: str, carried: Iterable[tuple[str, str, bool]], our_language: str
) -> tuple[Code, str, str] | None:
    """Return why words cannot be quoted, given those that claims and names carry: code, message and hint."""
    found = [
        (gaps, language, hides)
        for text, language, hides in carried
        if (gaps := insertions.left_out(words, text)) is not None
    ]
    negating = [
        next(filter(None, (_negation(gap, language, hides=hides) for gap in gaps)), "")
        for gaps, language, hides in found
    ]
    if not found:
        hints = ("set words that are not a quotation in italics", lookup.cut_hint(words))
        message = f"no claim carries these words: `{words}`"
        return FOREIGN_WORDS, message, "; ".join(filter(None, hints))
    if inserted := insertions.negation(words, our_language):
        message = f"the insertion `{inserted}` negates what the article says"
        return CUT_NEGATION, message, "say it in our own words"
    if all(negating):
        message = f"the cut `{CUT}` leaves out a negation: `{negating[0]}`"
        return CUT_NEGATION, message, "quote it, too"
    return None


def _negation(gap: str, language: str, *, hides: bool) -> str:
    """Return the negation in what a cut leaves out of words; `hides` says that their own cut hides one."""
    return CUT if hides and fold(CUT).text in gap else negations.negation_in(gap, language)


def cited_page(statements: Statements, path: str, citations: Iterable[Citation]) -> Page:
    """Return what a hand-written page at a path gets for its citations, as a page."""
    corpus = statements.corpus
    shown = []
    for number, each in enumerate(citations, start=1):
        findings = [corpus.findings[key] for key in each.keys if key in corpus.findings]
        disputed = tuple(permalink(linked) for linked in findings if linked.finding.is_disputed)
        shown.append(Cited(citation(corpus, statements.legs(each.keys), f"_cited.{number}"), disputed))
    names = corpus.briefing.house_names if path == METHOD_PAGE else ()
    content = CitedContent(tuple(shown), tuple((Prose(each.name), each.reason) for each in names))
    return page_of(corpus, path, "", "", "cited.html", BRIEFING_KEY, content)


def with_marks(text: str, citations: Iterable[Citation], its_marks: Iterable[str], tail: str) -> str:
    """Return a page's Markdown with its citations replaced by their marks, and with what follows its text."""
    pieces, behind = [], 0
    for each, mark in zip(citations, its_marks, strict=True):
        piece = text[behind : each.start]
        # No space before a mark, unless it is what makes a list, a quotation or an indented paragraph.
        begins_line = re.fullmatch(r"[\s>|]*([-*+:]|\d+[.)])?\s*", piece.rpartition("\n")[2])
        pieces += [piece if begins_line else piece.rstrip(" "), _beyond_markdown(mark)]
        behind = each.end
    return with_literals(
        f"{''.join([*pieces, text[behind:]]).rstrip()}\n\n{_beyond_markdown(tail.strip())}\n"
    )


# What Markdown and its extensions would read in HTML of ours, of which the data may hold any text.
_READ_BY_MARKDOWN = re.compile(r"[\\\[\]{}`*!]|(?<=>)[^<>]*(?=<)")


def _beyond_markdown(html: str) -> str:
    """Return HTML that means the same, in which Markdown finds no link, emphasis, code or attribute."""

    def escaped(match: re.Match[str]) -> str:
        return "".join(f"&#{ord(each)};" if each in "\\[]{}`*!_" else each for each in match[0])

    return _READ_BY_MARKDOWN.sub(escaped, html)


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


def _quoted(layers: _Markdown) -> Iterator[tuple[int, str]]:
    """Yield what a page shows as a quotation, with its place, markup left out.

    That is what is in quotation marks of any kind, in a block quotation, and in a call-out or tag that is for
    quotations.
    """
    plain = _MARKUP.sub(_spaces, layers.prose)
    titles = _TITLE.finditer(layers.shown)
    spans = [
        *(each.span() for each in _BLOCK_QUOTATION.finditer(plain)),
        *(each.span() for span in layers.quoting for each in _PARAGRAPH.finditer(plain, *span)),
        *((start, end) for _, _, start, end in markdown.elements_in(layers.shown, "q|blockquote")),
    ]
    unsigned = [(start, _QUOTING_SIGN.sub("", plain[start:end])) for start, end in _innermost(spans)]
    found = [(start, item) for start, text in unsigned for item in _ITEM.split(text)]
    for text, start, end in (*_blocks(plain), *((layers.shown, *each.span(1)) for each in titles)):
        found += [(start + each.start, each.words) for each in marks.quoted(unescape(text[start:end]))]
    yield from ((start, words) for start, raw in found if (words := _words(raw)))


def _blocks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the parts of a page that no quotation reaches across: the page, where each starts and ends."""
    start = 0
    for match in _BLOCK_END.finditer(text):
        yield text, start, match.start()
        start = match.end()
    yield text, start, len(text)


def _innermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return those of some spans that have no other within them, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted({*spans}, key=lambda span: (-span[0], span[1])):
        if not found or end < found[-1][1]:
            found.append((start, end))
    return found[::-1]


def _words(quoted: str) -> str:
    """Return quoted words without markup, and without marks and punctuation at their ends; cuts stay."""
    parts = (re.sub(r"[*_\\]", "", part) for part in re.split(re.escape(CUT), quoted))
    words = marks.bare(f" {CUT} ".join(unescape(part).strip() for part in parts))
    return words if re.search(r"\w", words) else ""


def _spaces(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


class _Within:
    """Places in a text: those within some spans, which are in order and apart."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = [*spans]

    def __contains__(self, position: int) -> bool:
        index = bisect_right(self._spans, position, key=lambda span: span[0]) - 1
        return index >= 0 and position < self._spans[index][1]


def _found(pattern: re.Pattern[str], text: str) -> _Within:
    return _Within(each.span() for each in pattern.finditer(text))


def _carried(corpus: Corpus) -> Iterator[tuple[str, str, bool]]:
    """Yield all words that claims and names carry, their language, and whether a cut in them needs a note."""
    for claim in corpus.all_claims:
        if claim.quote:
            language = claim.quote.lang or corpus.sources[claim.source].language
            yield captures.printed(corpus, claim), language, claim.quote.cut_note is not None
            yield from _translated(corpus, claim.quote)
    for source in corpus.sources.values():
        for style in (each for styles in source.names.values() for each in styles):
            yield style.exact, source.language, False
            yield from _translated(corpus, style)


def _translated(corpus: Corpus, of: model.Quotation | model.NameStyle) -> Iterator[tuple[str, str, bool]]:
    """Yield the translation of some words that the article prints itself, if it does."""
    if of.translation and captures.is_translated_by_article(of):
        yield of.translation.text, corpus.briefing.language, False


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
