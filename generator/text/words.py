"""Turns a position in a folded text into whether it divides a word or a number there."""

import re
from unicodedata import category

from generator.text.folding import Folded

# Scripts that do not part their words by spaces: Thai, Lao, Myanmar, Khmer, Chinese, Japanese.
_UNPARTED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
# What can be between the digits of one number, date or time, once folded.
_IN_NUMBERS = ".,:/'-_^\u00b7\u00d7\u2044\u060c\u066b\u066c"
# What belongs to the number, or to the word, before it.
_BEHIND_NUMBERS = "%\u2030\u066a"
_BEHIND_WORDS = "+#"
# A number with digits grouped by spaces (ISO 80000-1, 7.3.1; by twos in India), or with a fraction. Once
# folded, spaces of any width are one kind.
_GROUPED = re.compile(r"(?<!\d)(?:\d{1,3}(?: \d{3})+|\d{1,2}(?: \d{2})+ \d{3}|\d{1,3} \d+[/\u2044]\d+)(?!\d)")
# Of all that is folded into `-`, what joins the parts of one word; a dash parts words.
_HYPHENS = "-\u2010\u2011\u058a\u05be\ufe63\uff0d"
# The dot of Catalan `col·lecció`, however typed, the hyphenation point, and what joins names: `snake_case`.
_JOINTS = "\u00b7\u2022\u2027&_"
# What is left of a word that loses its vowel before another word; in Italian it may be any word.
_ELIDED = re.compile(r"[bcdfjlmnstvxç]|(?:jus|lors|puis|quoi)?qu|\w*(?:ll|gl|un|sant|bell|ch|com)")
_ELIDING = frozenset(["ca", "fr", "it", "mt", "oc", "pt", "sc"])
# In these an apostrophe parts a name from its ending.
_PARTING_ENDINGS = frozenset(["az", "crh", "tk", "tr"])
# After these an `s` is a verb's.
_CONTRACTED = frozenset("he here how it let she that there what when where who".split())  # noqa: SIM905


def is_of_word(character: str) -> bool:
    """Say whether a character is a letter, a digit, or a mark on one."""
    return character.isalnum() or category(character)[0] == "M"


def is_unparted(character: str) -> bool:
    """Say whether a character is of a script that does not part its words by spaces."""
    return _UNPARTED.match(character) is not None


def word_count(text: str) -> int:
    """Return how many words a text has; of a script that does not part them, two characters are a word."""
    parted = [each for each in _UNPARTED.sub(" ", text).split() if any(map(is_of_word, each))]
    return len(parted) + (len(_UNPARTED.findall(text)) + 1) // 2


def is_apostrophe(text: str, at: int) -> bool:
    """Say whether a single mark is between two letters, in a script that has apostrophes."""
    around = text[at - 1] + text[at + 1] if 0 < at < len(text) - 1 else ""
    return _are_letters(around) and not any(map(is_unparted, around)) and not _HANGUL.search(around)


def is_gershayim(text: str, at: int) -> bool:
    """Say whether a double mark is between two Hebrew letters, as in an acronym: `צה"ל`.

    After a prefix, where another one ends a word, it opens a quotation: `ב"הארץ"`.
    """
    around = text[at - 1] + text[at + 1] if 0 < at < len(text) - 1 else ""
    return len(_HEBREW.findall(around)) == 2 and not _HEBREW_QUOTATION.match(text, at)


def is_between_letters(text: str, at: int) -> bool:
    """Say whether a character has letters on both sides, in a script that parts its words."""
    around = text[at - 1] + text[at + 1] if 0 < at < len(text) - 1 else ""
    return _are_letters(around) and not any(map(is_unparted, around))


def is_hebrew(character: str) -> bool:
    """Say whether a character is a Hebrew letter."""
    return _HEBREW.match(character) is not None


_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")
_LETTER = "[\u0591-\u05f2]"
_HEBREW, _DOUBLE = re.compile(_LETTER), '"\u201d\u05f4\uff02'
_HEBREW_QUOTATION = re.compile(
    f"(?<!{_LETTER * 3})[{_DOUBLE}]{_LETTER * 2}[^{_DOUBLE}\n]*[{_DOUBLE}](?!{_LETTER})"
)


def _are_letters(text: str) -> bool:
    return bool(text) and all(each.isalpha() or category(each)[0] == "M" for each in text)


def divides_letters(text: str, at: int) -> bool:
    """Say whether a position is within letters or within a number, as a browser finds words."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isnumeric() and after.isnumeric():
        return not is_unparted(before) or _is_long_number(text, at)
    if is_of_word(before) and is_of_word(after):
        return not (_UNPARTED.match(before) or _UNPARTED.match(after))
    if before.isdigit() and after in _BEHIND_NUMBERS:
        return True
    if before.isalpha() and after in _BEHIND_WORDS:
        return not is_of_word(text[at + 1 : at + 2] or " ")
    if before in _IN_NUMBERS and after.isdigit():
        return text[at - 2].isdigit() if at > 1 and text[at - 2] != " " else before in ".,-"
    return before.isdigit() and after in _IN_NUMBERS and text[at + 1 : at + 2].isdigit()


def _is_long_number(text: str, at: int) -> bool:
    """Say whether three or more numerals are there in a row; two may end one word and begin another."""
    start, end = at, at
    while start and text[start - 1].isnumeric():
        start -= 1
    while end < len(text) and text[end].isnumeric():
        end += 1
    return end - start > 2


def divides_word(folded: Folded, at: int, language: str | None = None) -> bool:
    """Say whether a position is within a word, a number, a sign, or what an apostrophe or a hyphen joins.

    An article that lost its vowel (`l’accord`) and a possessive (`Lind’s`) are words of their own; where the
    language is given, the first only in those that have it.
    """
    text = folded.text
    if 0 < at < len(text) and text[at].isalpha() and _is_symbol(folded, at):
        return False
    return (
        divides_letters(text, at)
        or _divides_grouped_number(text, at)
        or _divides_sign(folded, at)
        or (at > 1 and _joins(folded, at - 1, language, begins_after=True))
        or (at < len(text) - 1 and _joins(folded, at, language, begins_after=False))
    )


def _is_symbol(folded: Folded, at: int) -> bool:
    """Say whether a letter is what folding made of a sign such as ™."""
    return category(folded.original[folded.spans[at][0]]) == "So"


def _divides_sign(folded: Folded, at: int) -> bool:
    """Say whether a position is within a sign made of several: a family, a flag, a hand with its colour."""
    if not 0 < at < len(folded.text) or (folded.text[at - 1].isascii() and folded.text[at].isascii()):
        return False
    text, place = folded.original, folded.spans[at][0]
    joined = text[place - 1] == _JOINER and not text[place].isspace() and not text[place].isalpha()
    flags = place - len(text[:place].rstrip(_FLAGS))
    return joined or (flags % 2 == 1 and text[place] in _FLAGS) or "\U0001f3fb" <= text[place] <= "\U0001f3ff"


_JOINER = "\u200d"
# A flag is two of these.
_FLAGS = "".join(map(chr, range(0x1F1E6, 0x1F200)))


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
        case ".":  # `U.S.A.`, not `A.S.Lind`
            return after.isalpha() and len(_run(text, mark, 1)) == 1
        case "&":  # `R&D`, not `Lind&Roth`
            return min(len(_run(text, mark, -1)), len(_run(text, mark, 1))) < _FEWEST_OF_NAME
        case "\u2022":
            return before == after == "l"
        case "'" if _HANGUL.match(before):
            return False
        case "'" if begins_after:
            may_elide = language is None or language in _ELIDING
            return not (language == "it" or (may_elide and _ELIDED.fullmatch(_run(text, mark, -1))))
        case "'" if language in _PARTING_ENDINGS:
            return False
        case "'":
            return _run(text, mark, 1) != "s" or _run(text, mark, -1) in _CONTRACTED
    return True


# Fewer letters are a short form.
_FEWEST_OF_NAME = 3


def _run(text: str, mark: int, step: int) -> str:
    """Return the letters right before a position, or right after it."""
    at = mark + step
    while 0 <= at < len(text) and is_of_word(text[at]):
        at += step
    return text[mark + 1 : at] if step > 0 else text[at + 1 : mark]
