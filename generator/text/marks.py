"""Turns a text into what is between quotation marks in it: the one grammar of such marks.

Rules, hand-written pages and the audit all read quotation marks by this module, so they cannot disagree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Marks that can be nothing else. `’` and `'` are apostrophes as well, so neither says that words are quoted.
ANY = re.compile('["“”„‟«»‹›「」『』‘‚]')

# What opens and what closes a quotation; between the two there may be marks of other kinds.
_PAIRS = (
    r"“([^“”]+)”",
    r"„((?:[^„“”]|“[^„“”]*”)+)”",
    r"„([^„“”]+)[“”]",
    r"‟([^‟”]+)”",
    r"«([^«»]+)»",
    r"»([^«»]+)[«»]",
    r"「([^「」]+)」",
    r"『([^『』]+)』",
    # Swedish and Finnish open with the mark that closes elsewhere; after a digit it is a measure.
    r"(?<![\w.,;:!?…'’)])”(?=\S)([^“”]+)”",
)
_OTHERS = (
    r"""(?<![\w'°])"(?=\S)([^"]+)(?<=\S)"(?!\w)""",
    r"(?<!\w)[‘‚]((?:[^‘’‚\n]|(?<=\w)’(?=\w))+)[’‘](?!\w)",
    r"(?<!\w)[‹›]([^‹›\n]+)[›‹](?!\w)",
    # A mark that opens and one of another kind that closes: a slip of the keyboard, and meant as a quotation.
    r"[“„‟«»「『]([^“”„‟«»「」『』]+)[”“«»」』]",
)
_PAIRED = re.compile("|".join(_PAIRS))
_QUOTED = re.compile("|".join((*_PAIRS, *_OTHERS)))
_AROUND = re.compile("""[“„‟«»‹›「『‘‚"][^“”„‟«»‹›「」『』‘‚"]+[”“«»›‹」』’‘"]""")

_AT_ENDS = ' .,;:!?…“”„‟«»‹›「」『』‘’‚"'


@dataclass(frozen=True)
class Quoted:
    """Words in quotation marks: where the opening mark is, the position after the closing one, the words."""

    start: int
    end: int
    words: str


def quoted(text: str) -> Iterator[Quoted]:
    """Yield what is between quotation marks in one paragraph, list item or cell, from left to right."""
    for found in _QUOTED.finditer(text):
        yield Quoted(found.start(), found.end(), next(filter(None, found.groups())))


def bare(words: str) -> str:
    """Return words on one line, without quotation marks and punctuation at their ends."""
    return " ".join(words.split()).strip(_AT_ENDS)


def is_quoted(words: str) -> bool:
    """Say whether words begin and end with quotation marks, and have none but apostrophes between them."""
    return _AROUND.fullmatch(words) is not None


def without_quoted(text: str) -> str:
    """Return a text without what is quoted in it by pairs of marks; a mark that closes nothing stays."""
    return _PAIRED.sub("", text)
