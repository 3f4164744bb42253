"""Turns the Markdown of a hand-written page into its citations, and what is wrong with them.

The form is Pandoc's: `[@source]`, `[@source#claim]`, `[@event/finding]`, several of them parted by semicolons.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator import fields, prose
from generator.corpus import Corpus
from generator.problem import Kind, Place, Problem, did_you_mean

# A link's text, a footnote and an escaped bracket are no citations.
_CITATION = re.compile(r"(?<![\\\]])\[(@[^\[\]]*)\](?![(:\[])")


@dataclass(frozen=True)
class Citation:
    """A citation in a text: where it stands, and what it cites."""

    start: int
    end: int
    keys: tuple[str, ...]


def read(corpus: Corpus, text: str, shown_as: str) -> tuple[list[Citation], list[Problem]]:
    """Return the citations of a page, code left alone, and those that cite nothing; `shown_as` names its file."""
    found, problems = [], []
    for match in _CITATION.finditer(prose.without_code(text)):
        keys = []
        for part in re.finditer(r"[^;]+", match[1]):
            written = part[0].strip()
            start = match.start(1) + part.start() + part[0].index(written) if written else match.start(1)
            kind, message, hint = _wrong(corpus, written)
            if kind:
                problems.append(_problem(kind, text, start, shown_as, message, hint))
            keys.append(written.removeprefix("@"))
        found.append(Citation(match.start(), match.end(), tuple(keys)))
    return found, problems


def replaced(text: str, citations: Iterable[Citation], marks: Iterable[str]) -> str:
    """Return a text with its citations replaced by their marks."""
    pieces, behind = [], 0
    for citation, mark in zip(citations, marks, strict=True):
        pieces += [text[behind : citation.start].rstrip(" "), mark]
        behind = citation.end
    return "".join([*pieces, text[behind:]])


def _wrong(corpus: Corpus, written: str) -> tuple[Kind | None, str, str]:
    """Return what is wrong with one key: the kind, the message and the hint."""
    key = written.removeprefix("@")
    if not written.startswith("@") or not re.fullmatch(f"{fields.ID_PATTERN}([/#]{fields.ID_PATTERN})?", key):
        message = f"`{written}` is no citation: `[@source]`, `[@source#claim]` or `[@event/finding]`"
        return MALFORMED_CITATION, message, "several are parted by semicolons; if it is no citation, write `\\[@`"
    known = _known(corpus, key)
    if key not in known:
        return UNKNOWN_CITATION, f"there is no `{key}` to cite", did_you_mean(key, known)
    if key in corpus.findings and not corpus.support([key]):
        message = f"`{key}` is a {corpus.findings[key].finding.kind} finding, so there is no source"
        return SOURCELESS_CITATION, message, "take the mark out, or cite a source yourself"
    return None, "", ""


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
    yield from (MALFORMED_CITATION, UNKNOWN_CITATION, SOURCELESS_CITATION)


MALFORMED_CITATION = Kind(
    "H001",
    "malformed-citation",
    """\
A hand-written page has something in brackets that begins like a citation and is none.

A citation is `[@source]`, `[@source#claim]` or `[@event/finding]`; several are parted by semicolons:
`[@zamin#extradition; @daily-post]`. The paragraph comes from the claim. In code nothing is a citation.
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
