"""Turns a text in another language than English into its dates, and its digits into those of English.

The names of months and days are those of the Unicode CLDR: as in a date, and standing alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import decimal

from generator.text import english

_DIGIT = re.compile(r"\d")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,٫٬](?=\d)")
# Chinese and Japanese, and Korean: year, month and day.
_NUMBERED = re.compile(r"(?:(\d{4})\s*[年년]\s*)?(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日号號일])?")
# What may be between a day, its month and the year: an ordinal's sign, and a short word such as `de`.
_ORDINAL = r"(?:[.º°ªª]|er|-?[a-zа-я]{1,2})?"
_JOINT = r"[\s,]*(?:\w{1,3}\s+)?"


def in_ascii_digits(text: str, language: str) -> str:
    """Return a text of the same length with ASCII digits, and its decimal sign as a full stop."""
    text = _DIGIT.sub(lambda found: str(decimal(found[0])), text)
    has_comma = english.decimal_sign(language) in (",", "٫")
    signs = {",": ".", ".": ",", "٫": ".", "٬": ","} if has_comma else {"٫": ".", "٬": ","}
    return _BETWEEN_DIGITS.sub(lambda found: signs.get(found[0], found[0]), text)


def dates(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield each date of a text with ASCII digits, as `2025-10-15` or `--10`, and where it is."""
    patterns = _patterns(language)
    if not patterns:
        return
    months, date, day = patterns
    for found in date.finditer(text):
        number = found["day"] or found["day_after"]
        yield _date(found["year"], months[found["month"].casefold()], number), found.start(), found.end()
    for found in _NUMBERED.finditer(text):
        yield _date(found[1], int(found[2]), found[3]), found.start(), found.end()
    days, pattern = day
    for found in pattern.finditer(text):
        yield days[found[0].casefold()], found.start(), found.end()


def _date(year: str | None, month: int, day: str | None) -> str:
    return f"{year or '-'}-{month:02}" + (f"-{int(day):02}" if day and 0 < int(day) < _TOO_LATE else "")


_TOO_LATE = 32


@cache
def _patterns(
    language: str,
) -> tuple[dict[str, int], re.Pattern[str], tuple[dict[str, str], re.Pattern[str]]] | None:
    months = {name.casefold(): number for name, number in english.months_of(language)}
    days = {name.casefold(): day for name, day in english.weekdays_of(language)}
    if not months or not days:
        return None
    date = re.compile(
        rf"(?:(?<![\w.,])(?P<day>\d{{1,2}}){_ORDINAL}{_JOINT})?(?<!\w)(?P<month>{_any_of(months)})(?!\w)"
        rf"(?:\s+(?P<day_after>\d{{1,2}})(?![\d.,]\d|\w))?(?:{_JOINT}(?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    )
    return months, date, (days, re.compile(rf"(?<!\w)(?:{_any_of(days)})(?!\w)", re.IGNORECASE))


def _any_of(words: dict[str, int] | dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
