"""Turns a text into what is between quotation marks in it: the one grammar of such marks.

Rules, hand-written pages and the audit all read quotation marks by this module, so they cannot disagree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Marks that can be nothing else. `’` and `'` are apostrophes as well, so neither says that words are quoted.
ANY = re.compile('["“”„‟«»‹›「」『』‘‚]')

_DOUBLE = "“”„‟«»「」『』"
_QUOTED = re.compile(
    f"[“„‟«»「『]([^{_DOUBLE}]+)[”“«»」』]"
    # Swedish and Finnish open with the mark that closes elsewhere; after a digit it is a measure.
    rf"|(?<![\w.,;:!?…'’)])”(?=\S)([^{_DOUBLE}]+)”"
    r"""|(?<![\w'°])"(?=\S)([^"]+)(?<=\S)"(?!\w)"""
    r"|(?<!\w)[‘‚]([^‘’‚\n]+)[’‘](?!\w)"
    r"|(?<!\w)[‹›]([^‹›\n]+)[›‹](?!\w)"
)

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


def without_quoted(text: str) -> str:
    """Return a text without what is quoted in it; a mark that closes what was never opened stays."""
    kept, behind = [], 0
    for each in quoted(text):
        kept.append(text[behind : each.start])
        behind = each.end
    return "".join([*kept, text[behind:]])
