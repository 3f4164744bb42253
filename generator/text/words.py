"""Turns a position in a folded text into whether it divides a word or a number there."""

import re
from unicodedata import category

from generator.text.folding import Folded

# Scripts that do not part their words by spaces: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# What can be between the digits of one number, date or time, once folded.
_IN_NUMBERS = ".,:/'-_^\u00b7\u2044\u060c\u066b\u066c"
# What belongs to the number before it.
_BEHIND_NUMBERS = "%\u2030\u066a"
# A number with digits grouped by spaces (ISO 80000-1, 7.3.1; by twos in India), or with a fraction. Once
# folded, spaces of any width are one kind.
_GROUPED = re.compile(r"(?<!\d)(?:\d{1,3}(?: \d{3})+|\d{1,2}(?: \d{2})+ \d{3}|\d+ \d+[/\u2044]\d+)(?!\d)")
# Of all that is folded into `-`, what joins the parts of one word; a dash parts words.
_HYPHENS = "-\u2010\u2011\u058a\u05be\ufe63\uff0d"
# The dot of Catalan `col·lecció`, the hyphenation point, and what joins short names: `R&D`, `snake_case`.
_JOINTS = "\u00b7\u2027&_"
# What is left of a word that loses its vowel before another word, in French, Italian, Catalan and Occitan.
_ELIDED = re.compile(r"[cdjlmnstvç]|\w*(?:qu|ll|gl|un|quest|sant|bell|anch|ch|com|cos|dov|mezz|tutt)")
_ELIDING = frozenset(["ca", "fr", "it", "oc"])
# After these an `s` is a verb's.
_CONTRACTED = frozenset("he here how it let she that there what when where who".split())  # noqa: SIM905


def is_of_word(character: str) -> bool:
    """Say whether a character is a letter, a digit, or a mark on one."""
    return character.isalnum() or category(character)[0] == "M"


def is_unparted(character: str) -> bool:
    """Say whether a character is of a script that does not part its words by spaces."""
    return _UNPARTED.match(character) is not None


def is_apostrophe(text: str, at: int) -> bool:
    """Say whether a single mark is between two letters, in a script that has apostrophes."""
    around = text[at - 1] + text[at + 1] if 0 < at < len(text) - 1 else ""
    return _are_letters(around) and not any(map(is_unparted, around)) and not _HANGUL.search(around)


def is_gershayim(text: str, at: int) -> bool:
    """Say whether a double mark is between two Hebrew letters, as in an acronym: `צה"ל`."""
    around = text[at - 1] + text[at + 1] if 0 < at < len(text) - 1 else ""
    return len(_HEBREW.findall(around)) == 2


def is_between_letters(text: str, at: int) -> bool:
    """Say whether a character has letters on both sides, in a script that parts its words."""
    around = text[at - 1] + text[at + 1] if 0 < at < len(text) - 1 else ""
    return _are_letters(around) and not any(map(is_unparted, around))


_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
_HEBREW = re.compile("[\u0591-\u05f2]")


def _are_letters(text: str) -> bool:
    return bool(text) and all(each.isalpha() or category(each)[0] == "M" for each in text)


def divides_letters(text: str, at: int) -> bool:
    """Say whether a position is within letters or within a number, as a browser finds words."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isnumeric() and after.isnumeric():
        return True
    if is_of_word(before) and is_of_word(after):
        return not (_UNPARTED.match(before) or _UNPARTED.match(after))
    if before.isdigit() and after in _BEHIND_NUMBERS:
        return True
    if before in _IN_NUMBERS and after.isdigit():
        return text[at - 2].isdigit() if at > 1 and text[at - 2] != " " else before in ".,-"
    return before.isdigit() and after in _IN_NUMBERS and text[at + 1 : at + 2].isdigit()


def divides_word(folded: Folded, at: int, language: str | None = None) -> bool:
    """Say whether a position is within a word, a number, a sign, or what an apostrophe or a hyphen joins.

    An article that lost its vowel (`l’accord`) and a possessive (`Lind’s`) are words of their own; where the
    language is given, the first only in those that have it.
    """
    text = folded.text
    return (
        divides_letters(text, at)
        or _divides_grouped_number(text, at)
        or _divides_sign(folded, at)
        or (at > 1 and _joins(folded, at - 1, language, begins_after=True))
        or (at < len(text) - 1 and _joins(folded, at, language, begins_after=False))
    )


def _divides_sign(folded: Folded, at: int) -> bool:
    """Say whether a position is within a sign made of several: a family, a flag, a hand with its colour."""
    if not 0 < at < len(folded.text) or (folded.text[at - 1].isascii() and folded.text[at].isascii()):
        return False
    text, place = folded.original, folded.spans[at][0]
    joined = text[place - 1] == _JOINER and not text[place].isspace() and not text[place].isalpha()
    flag = all("\U0001f1e6" <= each <= "\U0001f1ff" for each in (text[place - 1], text[place]))
    return joined or flag or "\U0001f3fb" <= text[place] <= "\U0001f3ff"


_JOINER = "\u200d"


def _divides_grouped_number(text: str, at: int) -> bool:
    start, end = at, at
    while start and (text[start - 1].isdigit() or text[start - 1] in " /\u2044"):
        start -= 1
    while end < len(text) and (text[end].isdigit() or text[end] in " /\u2044"):
        end += 1
    numbers = _GROUPED.finditer(text, start, end)
    return any(each.start() < at < each.end() for each in numbers)


def _joins(folded: Folded, mark: int, language: str | None, *, begins_after: bool) -> bool:
    """Say whether the character at `mark` joins the two words beside it into one."""
    text, sign = folded.text, folded.text[mark]
    before, after = text[mark - 1], text[mark + 1 : mark + 2]
    if sign not in f"'\"-.{_JOINTS}" or not after or not (is_of_word(before) and is_of_word(after)):
        return False
    if is_unparted(before) or is_unparted(after):
        return False
    match sign:
        case "-":
            return folded.original[folded.spans[mark][0]] in _HYPHENS
        case '"':
            return is_gershayim(text, mark)
        case ".":  # `U.S.A.`
            return len(_run(text, mark, -1)) == 1 or len(_run(text, mark, 1)) == 1
        case "'" if begins_after:
            may_elide = language is None or language in _ELIDING
            return not (may_elide and _ELIDED.fullmatch(_run(text, mark, -1)))
        case "'":
            return _run(text, mark, 1) != "s" or _run(text, mark, -1) in _CONTRACTED
    return True


def _run(text: str, mark: int, step: int) -> str:
    """Return the letters right before a position, or right after it."""
    at = mark + step
    while 0 <= at < len(text) and is_of_word(text[at]):
        at += step
    return text[mark + 1 : at] if step > 0 else text[at + 1 : mark]
