"""Turns a sentence into its particulars: its numbers and dates, each as exact as it is written.

A number carries its unit and its hedge, so that `4 %`, `more than 4 %` and `4` are three. A date is one
particular, as precise as it is written, and its numbers are no numbers of their own. Words are English; of
other languages digits and dates are known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from generator.text import foreign
from generator.text.amounts import amounts, ordinal

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_PARTS = r"early|late|mid|the (?:beginning|middle|end) of|spring|summer|autumn|fall|winter"


@dataclass(frozen=True)
class Particular:
    """A number or date: its value in one form, its unit and hedge, and where it is in the sentence.

    `is_pair` says that it is the two of something: `the two countries`. `also` are other forms that say the
    same, such as years for an age.
    """

    kind: Literal["number", "date"]
    value: str
    unit: str = ""
    hedge: str = ""
    start: int = 0
    end: int = 0
    is_pair: bool = False
    also: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """Return it in one form, such as `>4000`, `4%` or `2025-10-15`."""
        return f"{self.hedge}{self.value}{self.unit}"

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all forms in which it may be written."""
        return (self.written, *self.also)

    @property
    def said(self) -> tuple[str, str, str, str]:
        """Return what it says, wherever it is."""
        return self.kind, self.value, self.unit, self.hedge

    @property
    def of_class(self) -> str:
        """Return what it can be compared with: dates, ordinals, fractions or other numbers."""
        if self.kind == "date":
            return "date"
        return "ordinal" if self.value.endswith(".") else "fraction" if "/" in self.value else "number"


def particulars(text: str, language: str = "en") -> tuple[Particular, ...]:
    """Return the numbers and dates of a text in a language, by its BCP 47 tag, in their order."""
    if knows_words(language):
        found = list(_dates(text))
    else:  # full stops in a date stay, elsewhere they may group digits
        found = [each for match in _NUMERIC.finditer(text) for each in _numeric(match)]
        text = foreign.in_ascii_digits(_NUMERIC.sub(lambda match: "|" * len(match[0]), text), language)
        found += _foreign_dates(text, language)
    for each in found:  # so that no number is found in it
        text = f"{text[: each.start]}{'|' * (each.end - each.start)}{text[each.end :]}"
    numbers = _numbers(text) if knows_words(language) else _digits(text)
    return tuple(sorted((*found, *numbers), key=lambda each: each.start))


def knows_words(language: str) -> bool:
    """Say whether the words for numbers and hedges of a language are known, by its BCP 47 tag."""
    return language.partition("-")[0] == "en"


def follows(date_: str, other: str) -> bool:
    """Say whether a date follows from another, both in one form: it is the same, or less precise."""
    ours, theirs = (_PARTS_OF_DATE.fullmatch(each) for each in (date_, other))
    if date_ == other or not ours or not theirs or ours["hedge"] != theirs["hedge"] or ours["part"]:
        return date_ == other
    return all(ours[name] in (None, "-", theirs[name]) for name in ("year", "month", "day"))


def says_otherwise(text: str, other: str) -> bool:
    """Say whether a text has a number, date or hedge where another text has another one of its class."""
    ours, theirs = particulars(text), particulars(other)
    of_ours, of_theirs = {each.said for each in ours}, {each.said for each in theirs}
    added = {each.of_class for each in ours if each.said not in of_theirs}
    return bool(added & {each.of_class for each in theirs if each.said not in of_ours})


def _numbers(text: str) -> Iterator[Particular]:
    for each in amounts(text):
        yield Particular(
            "number", each.value, each.unit, each.hedge, each.start, each.end, each.is_pair, each.also
        )


def _dates(text: str) -> Iterator[Particular]:
    for found in _NUMERIC.finditer(text):
        yield from _numeric(found)
        text = _without(text, found)
    for found in _TIME.finditer(text):
        yield Particular("date", _clock(found), "", "", found.start(), found.end())
        text = _without(text, found)
    for found in _YEARS.finditer(text):
        first, last = found[1], f"{found[1][:2]}{found[2]}"
        yield Particular("date", first, start=found.start(), end=found.start(2))
        yield Particular("date", last, start=found.start(2), end=found.end())
        text = _without(text, found)
    for found in _DATE.finditer(text):
        if found["month"] in ("May", "March", "MAY", "MARCH") and not _is_month(text, found):
            continue  # a verb, or a name
        yield from _written_date(text, found)


def _written_date(text: str, found: re.Match[str]) -> Iterator[Particular]:
    day = found["day"] or found["day_after"]
    if found["day_word"]:
        day = str(ordinal(found["day_word"]))
    year = found["year"] or found["only_year"]
    if found["decade"]:
        value = found["decade"]
    elif found["weekday"]:
        value = found["weekday"].capitalize()
    else:
        value = _form(year, found["month"], day)
    part = " ".join((found["part"] or "").lower().replace("-", " ").split())
    first = found.start("part") if found["part"] else found.start()
    start, end, hedge = _hedged(text, first, found.end())
    values = [f"{part} {value}".strip()]  # and of `3 to 5 October`, `October 3-5` the other day
    if other := found["day_from"]:
        values.insert(0, _form(year, found["month"], other))
    if other := found["day_to"]:
        values.append(_form(year, found["month"], other))
    for each in values:
        yield Particular("date", each, "", hedge, start, end)


def _form(year: str | None, month: str | None, day: str | None) -> str:
    number = f"{_month(month):02}" if month else ""
    parts = [year or ("-" if number else ""), number, f"{int(day):02}" if day else ""]
    return "-".join(part for part in parts if part)


def _is_month(text: str, found: re.Match[str]) -> bool:
    has_number = any(found[name] for name in ("day", "day_after", "day_word", "year"))
    before = text[max(0, found.start() - _NEAR) : found.start()]
    return has_number or _BEFORE_MAY.search(before) is not None


def _numeric(found: re.Match[str]) -> Iterator[Particular]:
    """Yield the day that digits such as `2030-10-15`, `15.10.2030` or `15/10/2030` may mean."""
    if found["iso"]:
        orders = [found["iso"].split("-")]
    else:
        one, other, year = re.split(r"[./]", found["day_first"])
        orders = [[year, other, one]]
        if "/" in found[0] and one != other:
            orders.append([year, one, other])
    for year, month, day in orders:
        try:
            value = date(int(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
        yield Particular("date", value, "", "", found.start(), found.end())


def _clock(found: re.Match[str]) -> str:
    """Return a time of day on the clock of 24 hours."""
    if word := found["word"]:
        return "12:00" if word.lower() == "noon" else "00:00"
    hour, minute = int(found["hour"] or found["hour24"]), found["minute"] or found["minute24"] or "00"
    half = (found["half"] or "").lower()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute}"


def _hedged(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return where a date and its hedge are, and the hedge."""
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    if found := _ABOUT.search(before):
        return start - len(before) + found.start(), end, "~"
    for sign, pattern in _LATER.items():
        if found := pattern.match(after):
            return start, end + found.end(), sign
    return start, end, ""


def _foreign_dates(text: str, language: str) -> Iterator[Particular]:
    for value, start, end in foreign.dates(text, language):
        yield Particular("date", value, start=start, end=end)
        text = f"{text[:start]}{'|' * (end - start)}{text[end:]}"
    for found in _ONLY_YEAR.finditer(text):
        yield Particular("date", found[0], start=found.start(), end=found.end())


def _digits(text: str) -> Iterator[Particular]:
    for found in _DIGITS.finditer(text):
        if _SCALE_BEHIND.match(text, found.end()):
            continue  # a word for a scale, which is not known
        sign = "%" if found["percent"] else (found["currency"] or "").strip()
        plain = re.sub(r"(?<=\d)[,\s\u00a0\u202f’'](?=\d{3})", "", found["digits"])
        yield Particular("number", f"{Decimal(plain).normalize():f}", sign, "", found.start(), found.end())


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]}{'|' * (found.end() - found.start())}{text[found.end() :]}"


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


# So many characters before and behind a date tell what it is.
_NEAR = 30
_ABOUT = re.compile(r"(?<![\w-])(?:about|around|circa|c\.|ca\.|roughly)\s+$", re.IGNORECASE)
_LATER = {
    sign: re.compile(rf"\s*(?:{words})\b", re.IGNORECASE)
    for sign, words in {"≥": "or later", "≤": "or earlier", "~": "or so|or thereabouts"}.items()
}
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_LONG = "January|February|April|June|July|August|September|October|November|December"
_MONTH = rf"(?:(?i:{_LONG})|March|MARCH|May|MAY|(?:{_SHORT})\.?)"
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|of|since|by|until|before|after|from|to|during|this|last|next|late|early|mid)"
    rf"|{_MONTH},?(?:\s+(?:and|or))?)[\s-]+$",
    re.IGNORECASE,
)
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_ORDINAL_WORDS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    "|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
_DAY_WORDS = rf"(?:(?:twenty|thirty)[\s-])?(?:{_ORDINAL_WORDS})"
_NTH = r"(?:st|nd|rd|th)?"
_AND = r"\s*(?:[-\u2010-\u2014]|\bto\b|\band\b|\bor\b)\s*"
_DATE = re.compile(
    rf"""
    (?<![\w.,/-])
    (?:(?P<part>{_PARTS})[\s-]+)?
    (?:
      (?:
        (?:(?P<day_from>[0-3]?\d){_NTH}{_AND})?(?P<day>[0-3]?\d){_NTH}\s+(?:of\s+)?
      | (?P<day_word>{_DAY_WORDS})\s+of\s+
      )?
      (?P<month>{_MONTH})(?![a-z])
      (?:\s+(?P<day_after>[0-3]?\d){_NTH}(?!\d|[.:]\d)
        (?:{_AND}(?P<day_to>[0-3]?\d){_NTH}(?!\d|[.:%]|\s*[a-z]))?
      )?
      (?:(?:,?|\s+of)\s+(?P<year>{_YEAR})(?![\d,]\d|\w))?
    | (?P<decade>(?:1[0-9]|20|21)?\d0s(?<=\d{{3}}s))
    | (?P<only_year>{_YEAR})(?!\d|,\d|\w|\s*(?:%|per\s?cent))
    | (?P<weekday>(?i:{"|".join(_DAYS)}))s?(?![a-z])
    )
    """,
    re.VERBOSE,
)
_YEARS = re.compile(rf"(?<![\w.,/-])({_YEAR})[-\u2010-\u2014](\d\d)(?!\d|[-/.]\d)")
_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<iso>\d{4}-\d\d-\d\d)|(?P<day_first>\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)\d{4}))"
    r"(?![\w/-])"
)
_TIME = re.compile(
    r"""
    (?<![\w.,:])
    (?:
      (?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?)?\s*(?P<half>[ap]\.?m\b\.?)
    | (?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?![\d:])
    | (?P<word>\b(?:noon|midnight)\b)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
# Of another language: beside letters of its own, since not all part words by spaces, but of no other.
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f’'\ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS = re.compile(
    rf"(?<![A-Za-z\d.,:])(?P<currency>[$€£¥₽]\s*)?(?P<digits>{_GROUPED})(?![A-Za-z\d]|[.,:]\d)"
    r"(?:\s*(?P<percent>%|٪|Prozent\b|por\s?ciento\b|pour\s?cent\b|процент\w*))?"
)
_SCALE_BEHIND = re.compile(r"\s*(?:Mio|Mrd|Mill|mill|mil\b|тыс|млн|млрд|万|億|亿|千)")
_ONLY_YEAR = re.compile(rf"(?<![\w.,/-]){_YEAR}(?![\d,.]\d|\w|\s*%)")
# A date in one form, as `written` has it.
_PARTS_OF_DATE = re.compile(
    r"(?P<hedge>[><≥≤~]?)(?:(?P<part>[a-z ]+) )?(?P<year>\d{4}|-)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?"
)
