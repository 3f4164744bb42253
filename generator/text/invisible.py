r"""Turns a text into the characters in it that nobody sees, and into one in which they are seen as `\u202e`.

The one list for data, pages, names of files, character references and messages. It goes by Unicode's
categories and properties: what controls (Cc, but tabs and line breaks), formats (Cf), parts lines (Zl, Zp),
is private (Co), half a character (Cs) or none (noncharacters), what has the property
Default_Ignorable_Code_Point, and the few signs that are drawn as nothing. Where a script needs such a
character, it means something and stays:

| characters | stay |
| --- | --- |
| joiners | beside a letter that joins, or of an Indic script (as RFC 5892, appendix A); within an emoji |
| marks of direction | on a line that has a letter written from right to left |
| zero width space | beside letters of scripts that do not part words, such as Khmer |
| selectors of variants | behind what has some: emoji, Chinese characters, mathematical signs, Mongolian |
| tags | in the flag of a region, behind a black flag |
| signs above several digits | always: they are seen |
"""

import json
import sys
from collections.abc import Iterator
from html import unescape

import regex

# The property Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt): soft hyphens, joiners, marks
# of direction, byte order marks, selectors of variants.
IGNORABLE = regex.compile(r"\p{DI}")
# Drawn as nothing, though their category is that of a sign: the empty pattern of Braille, an embedded object,
# a note without a head, and the filler of Khitan.
_BLANK = "\u2800\ufffc\U0001d159\U00016fe4"
_CANDIDATE = regex.compile(
    rf"(?V1)[[\p{{Cc}}\p{{Cf}}\p{{Co}}\p{{Cs}}\p{{Zl}}\p{{Zp}}\p{{NChar}}\p{{DI}}{_BLANK}]"
    r"--[\t\n\p{Prepended_Concatenation_Mark}]]"
)
_JOINS = r"\p{jt=D}\p{jt=L}\p{jt=R}"
_INDIC = r"\p{ccc=9}[[\p{L}\p{M}]--\p{InSC=Other}--\p{scx=Latin}]"
_REGION = "[\U000e0030-\U000e0039\U000e0061-\U000e007a]"
_MEANT = regex.compile(
    rf"""(?xV1)
      (?<=[{_JOINS}][\p{{M}}]{{0,4}})[\u200c\u200d] | [\u200c\u200d](?=[{_JOINS}])
    | (?<=[{_INDIC}])[\u200c\u200d] | [\u200c\u200d](?=[{_INDIC}])
    | (?<=[\p{{Extended_Pictographic}}\p{{Emoji_Modifier}}\ufe0f])\u200d(?=\p{{Extended_Pictographic}})
    | (?<=\p{{lb=SA}}\p{{P}}?)\u200b | \u200b(?=\p{{P}}?\p{{lb=SA}})
    | (?<=[\p{{Emoji}}--\p{{ASCII}}])[\ufe0e\ufe0f] | (?<=[0-9\#*])\ufe0f(?=\u20e3)
    | (?<=[\p{{Han}}\p{{Sm}}\p{{Myanmar}}\p{{Phags_Pa}}[\p{{P}}&&[\p{{ea=W}}\p{{ea=F}}]]])[\ufe00-\ufe0d]
    | (?<=\p{{Sm}}|\p{{So}})\ufe0e
    | (?<=[\u0591-\u05c7])\u034f
    | (?<=\p{{Han}})[\U000e0100-\U000e01ef]
    | (?<=\p{{Mongolian}})[\u180b-\u180f] | \u180e(?=\p{{Mongolian}})
    | (?<=\U0001f3f4{_REGION}{{0,5}}){_REGION}(?={_REGION}{{0,5}}\U000e007f)
    | (?<=\U0001f3f4{_REGION}{{3,6}})\U000e007f
    """
)
_NO_CHARACTER = "\uffff"
_DIRECTIONS = "\u061c\u200e\u200f"
_RIGHT_TO_LEFT = regex.compile(r"(?V1)[[\p{bc=R}\p{bc=AL}]--\p{Cf}]")
# Without a semicolon browsers still read a number, and the soft hyphen.
_REFERENCE = regex.compile(
    r"&\#(?:0*(?P<decimal>[0-9]{1,7})|[xX]0*(?P<hexadecimal>[0-9a-fA-F]{1,6}));?"
    r"|&shy;?|&[a-zA-Z][a-zA-Z0-9]{1,30};"
)


def may_be_in(html: str) -> bool:
    """Say whether a text of HTML may have a character that nobody sees, as such or by a reference."""
    return bool(_CANDIDATE.search("".join(set(html)))) or any(True for _ in references_in(html))


def invisible_in(text: str) -> Iterator[int]:
    """Yield where a text has a character that nobody sees, and that means nothing there."""
    if not _CANDIDATE.search("".join(set(text))):  # each character once, which is soon searched
        return
    line_end, turns = -1, False
    for found in _CANDIDATE.finditer(text):
        at = found.start()
        if found[0] in _DIRECTIONS:
            if at >= line_end:
                start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
                line_end = end if end >= 0 else len(text)
                turns = bool(_RIGHT_TO_LEFT.search(text, start, line_end))
            if turns:
                continue
        elif _MEANT.match(text, at):
            continue
        yield at


def references_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield the character references of a text that stand for one of these: where, as written, and which."""
    for found in _REFERENCE.finditer(text):
        if found["decimal"] or found["hexadecimal"]:
            code = int(found["decimal"] or "0") or int(found["hexadecimal"] or "0", 16)
            meant = chr(code) if code <= sys.maxunicode else ""
        else:
            meant = unescape(found[0])
        if not meant or _CANDIDATE.search(meant):
            yield found.start(), found[0], meant or _NO_CHARACTER


def number(character: str) -> str:
    """Return the name that Unicode gives each character: `U+202E`."""
    return f"U+{ord(character[0]):04X}"


def shown(text: str) -> str:
    r"""Return a text on one line in which each of these characters is written: `\x1b`, `\u202e`, `\n`."""
    places = {*invisible_in(text), *(at for at, each in enumerate(text) if each in "\t\n")}
    if not places:
        return text
    return "".join(_written(each) if at in places else each for at, each in enumerate(text))


def in_json(text: str) -> str:
    r"""Return a line of JSON that means the same, with these characters as its escapes: `\u202e`."""
    places = {*invisible_in(text)}
    return "".join(json.dumps(each)[1:-1] if at in places else each for at, each in enumerate(text))


def _written(character: str) -> str:
    return character.encode("unicode_escape").decode()
