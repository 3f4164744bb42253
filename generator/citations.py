"""Turns the Markdown of a hand-written page into its citations, and what is wrong with them.

The form is Pandoc's: `[@source]`, `[@source#claim]`, `[@event/finding]`, several of them parted by semicolons.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from generator import captures, fields, prose, quotes
from generator.corpus import Corpus
from generator.folding import fold
from generator.problem import Kind, Place, Problem, did_you_mean

# A link's text is no citation, nor is what stands in a tag or a definition.
_CITATION = re.compile(r"\[(@[^\[\]]*)\](?!\()")
_TAG = r"""<(?:"[^"]*"|'[^']*'|[^'"<>])*>"""
_NO_TEXT = re.compile(rf"{_TAG}|^ {{0,3}}\[(?!\^)[^\]\n]*\]:.*$|^[ ]*(?:!!!|\?\?\?|===).*$|^\*\[.*$", re.MULTILINE)
# Pandoc has further forms, which nobody would see are not read here: `[see @source, p. 3]`, `[-@source]`.
_OTHER_FORM = re.compile(
    rf"\[[^\[\]@]*(?<!\w)@({fields.ID_PATTERN}(?:[/#]{fields.ID_PATTERN})?)(?![\w.@])[^\[\]]*\](?![(\[])"
)
# Between quotation marks, within one paragraph, list item or cell.
_WITHIN = r"(?:(?!\n\s*\n|\n\s*[-*+]\s|\|)[^{marks}])+"
_QUOTED = re.compile(
    "[“„«»]("
    + _WITHIN.replace("{marks}", "“”„«»")
    + ")[”“«»]"
    + r"""|(?<![\w'°])"(?=\S)("""
    + _WITHIN.replace("{marks}", '"')
    + r""")(?<=\S)"(?!\w)"""
    + r"|(?<!\w)‘([^‘’\n]+)’(?!\w)"
)
_BLOCK_QUOTATION = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
_HEADING = re.compile(r" {0,3}#{1,6}\s|.*\n {0,3}(?:=+|-+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Citation:
    """A citation in a text: where it stands, and what it cites."""

    start: int
    end: int
    keys: tuple[str, ...]


def read(corpus: Corpus, text: str, shown_as: str) -> tuple[list[Citation], list[Problem]]:
    """Return the citations of a page, and those that cite nothing, with quotations that no claim carries.

    Code is left alone; `shown_as` names the page's file.
    """
    found: list[Citation] = []
    problems: list[Problem] = []
    prose_only = _NO_TEXT.sub(lambda each: re.sub(r"[^\n]", " ", each[0]), prose.without_code(text))

    def report(kind: Kind, start: int, message: str, hint: str) -> None:
        problems.append(_problem(kind, text, start, shown_as, message, hint))

    for match in _CITATION.finditer(prose_only):
        line = text.rfind("\n", 0, match.start()) + 1
        if _HEADING.match(text, line):
            hint = "cite in the text below it: the heading's address would change with every number"
            report(CITATION_IN_HEADING, match.start(), "a citation stands in a heading", hint)
        keys = []
        for part in re.finditer(r"[^;]+", match[1]):
            written = part[0].strip()
            start = match.start(1) + part.start() + part[0].index(written) if written else match.start(1)
            kind, message, hint = _wrong(corpus, written) if written else (None, "", "")
            if kind:
                report(kind, start, message, hint)
            keys.append(written.removeprefix("@"))
        found.append(Citation(match.start(), match.end(), tuple(keys)))
    for match in _OTHER_FORM.finditer(prose_only):
        if not _CITATION.match(match[0]) and match[1] in _known(corpus, match[1]):
            report(MALFORMED_CITATION, match.start(), f"`{match[0]}` is no citation that is read here", _FORMS)
    for start, words in _quoted(prose_only):
        if not any(_is_part(words, each) for each in _carried(corpus)):
            message, hint = f"no claim carries these words: `{words}`", "words that are no quotation are set in italics"
            report(FOREIGN_WORDS, start, message, hint)
    return found, sorted(problems)


def replaced(text: str, citations: Iterable[Citation], marks: Iterable[str]) -> str:
    """Return a text with its citations replaced by their marks."""
    pieces, behind = [], 0
    for citation, mark in zip(citations, marks, strict=True):
        piece = text[behind : citation.start]
        # No space before a mark, unless it is what makes a list, a quotation or an indented paragraph.
        begins_line = re.fullmatch(r"[\s>|]*([-*+:]|\d+[.)])?\s*", piece.rpartition("\n")[2])
        pieces += [piece if begins_line else piece.rstrip(" "), mark]
        behind = citation.end
    return "".join([*pieces, text[behind:]])


def _wrong(corpus: Corpus, written: str) -> tuple[Kind | None, str, str]:
    """Return what is wrong with one key: the kind, the message and the hint."""
    key = written.removeprefix("@")
    if not written.startswith("@") or not re.fullmatch(f"{fields.ID_PATTERN}([/#]{fields.ID_PATTERN})?", key):
        return MALFORMED_CITATION, f"`{written}` is no citation", _FORMS
    known = _known(corpus, key)
    if key not in known:
        return UNKNOWN_CITATION, f"there is no `{key}` to cite", _meant(corpus, key) or did_you_mean(key, known)
    if key in corpus.findings and not corpus.support([key]):
        message = f"`{key}` is a {corpus.findings[key].finding.kind} finding, so there is no source"
        return SOURCELESS_CITATION, message, "take the mark out, or cite a source yourself"
    return None, "", ""


def _meant(corpus: Corpus, key: str) -> str:
    """Say what a key names that is cited in another form."""
    if key in corpus.events:
        return f"`{key}` is an event: cite one of its findings, `{key}/…`"
    homes = [linked.key for linked in corpus.findings.values() if linked.id == key]
    return f"`{key}` is a finding: cite `{homes[0]}`" if homes else ""


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between quotation marks or as a block quotation, with its place; markup left out."""
    markup = r"\]\([^)]*\)|\{[^}]*\}|\[[@^][^\]]*\]"
    plain = re.sub(markup, lambda each: re.sub(r"[^\n]", " ", each[0]), text)
    found = [(match.start(), next(filter(None, match.groups()))) for match in _QUOTED.finditer(plain)]
    found += [(match.start(), re.sub(r"^ *>", "", match[0], flags=re.M)) for match in _BLOCK_QUOTATION.finditer(plain)]
    for start, quoted in found:
        words = " ".join(unescape(re.sub(r"[\[\]*_\\]", "", quoted)).split()).strip(' .,;:!?…“”„«»‘’"')
        if words:
            yield start, words


def _carried(corpus: Corpus) -> Iterator[str]:
    """Yield all words of articles that claims and names carry."""
    yield from (captures.printed(corpus, claim) for claim in corpus.all_claims if claim.claim.quote)
    yield from (s.exact for source in corpus.sources.values() for styles in source.names.values() for s in styles)


def _is_part(words: str, quotation: str) -> bool:
    """Say whether words stand in a quotation, as whole words."""
    return next(quotes.places(fold(quotation).text, fold(words).text), None) is not None


def _known(corpus: Corpus, key: str) -> Iterable[str]:
    if "/" in key:
        return corpus.findings
    return corpus.claims if "#" in key else corpus.sources


def _problem(kind: Kind, text: str, start: int, shown_as: str, message: str, hint: str) -> Problem:
    line_start = text.rfind("\n", 0, start) + 1
    place = Place(shown_as, text.count("\n", 0, start) + 1, start - line_start + 1)
    return Problem(place, kind, message, hint, text[line_start:].partition("\n")[0])


def kinds() -> Iterator[Kind]:
    """Yield every way in which a citation of a hand-written page can fail."""
    yield from (MALFORMED_CITATION, UNKNOWN_CITATION, SOURCELESS_CITATION, CITATION_IN_HEADING, FOREIGN_WORDS)


MALFORMED_CITATION = Kind(
    "H001",
    "malformed-citation",
    """\
A hand-written page has something in brackets that begins like a citation and is none.

A citation is `[@source]`, `[@source#claim]` or `[@event/finding]`; several are parted by semicolons:
`[@zamin#extradition; @daily-post]`. The paragraph comes from the claim. Further forms of Pandoc are not read. In code
nothing is a citation.
""",
)
UNKNOWN_CITATION = Kind(
    "H002",
    "unknown-citation",
    """\
A hand-written page cites a source, claim or finding that does not exist.

Its reader would find nothing behind the mark.
""",
)
SOURCELESS_CITATION = Kind(
    "H003",
    "sourceless-citation",
    """\
A hand-written page cites a finding of context or a gap, which no article reports.

There is no source that the mark could lead to.
""",
)
CITATION_IN_HEADING = Kind(
    "H004",
    "citation-in-heading",
    """\
A citation stands in a heading of a hand-written page.

A heading is also an address and an entry of the table of contents; the number of the mark would be part of both.
""",
)
FOREIGN_WORDS = Kind(
    "H005",
    "foreign-words",
    """\
Words stand between quotation marks, or as a block quotation, on a hand-written page, and no claim or name carries them.

Whatever stands between quotation marks on the site has been looked up in an article. Make them a claim's `quote`, say
it in your own words, or set them in italics if they are no quotation.
""",
)
_FORMS = "the forms are [@source], [@source#claim] and [@event/finding], parted by semicolons; anything else as code"
