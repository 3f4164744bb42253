"""Turns a sentence into its particulars: its numbers and dates, each as exact as it is written.

A number carries its unit and its hedge, so that `4 %`, `more than 4 %` and `4` are three. A date is one
particular, as precise as it is written, and its numbers are no numbers of their own. Words are English; of
other languages digits and dates are known.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.text import foreign

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: number for number, word in enumerate(_SPELT.split())}
_TENTHS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: number for number, word in enumerate(_TENTHS.split(), start=2)}
_NTH = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = {word: number for number, word in enumerate(_NTH.split(), start=1)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_FRACTIONS = {"half": "1/2", "third": "1/3", "quarter": "1/4"}
_HEDGES = {
    ">": r"more than|over|above|in excess of|well over",
    "≥": r"at least|no fewer than|no less than|not less than|a minimum of",
    "<": r"less than|fewer than|under|below|just under",
    "≤": r"at most|up to|no more than|not more than|a maximum of",
    "~": r"about|around|some|approximately|roughly|circa|c\.|nearly|almost|close to|an estimated|perhaps",
}
# Behind the number.
_LATE_HEDGES = {
    "≥": r"or more|or later",
    "≤": r"or less|or fewer|or earlier",
    "~": r"or so|or thereabouts",
}
_PARTS = r"early|late|mid|the (?:beginning|middle|end) of|spring|summer|autumn|fall|winter"


@dataclass(frozen=True)
class Particular:
    """A number or date: its value in one form, its unit and hedge, and where it is in the sentence.

    `is_pair` says that it is the two of something: `the two countries`.
    """

    kind: Literal["number", "date"]
    value: str
    unit: str = ""
    hedge: str = ""
    start: int = 0
    end: int = 0
    is_pair: bool = False

    @property
    def written(self) -> str:
        """Return it in one form, such as `>4000`, `4%` or `2025-10-15`."""
        return f"{self.hedge}{self.value}{self.unit}"

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
    if not knows_words(language):
        text = foreign.in_ascii_digits(text, language)
    found = list(_dates(text) if knows_words(language) else _foreign_dates(text, language))
    for date in found:  # so that no number is found in it
        text = f"{text[: date.start]}{' ' * (date.end - date.start)}{text[date.end :]}"
    numbers = _numbers(text) if knows_words(language) else _digits(text)
    return tuple(sorted((*found, *numbers), key=lambda each: each.start))


def knows_words(language: str) -> bool:
    """Say whether the words for numbers and hedges of a language are known, by its BCP 47 tag."""
    return language.partition("-")[0] == "en"


def follows(date: str, other: str) -> bool:
    """Say whether a date follows from another, both in one form: it is the same, or less precise."""
    ours, theirs = (_PARTS_OF_DATE.fullmatch(each) for each in (date, other))
    if date == other or not ours or not theirs or ours["hedge"] != theirs["hedge"] or ours["part"]:
        return date == other
    return all(ours[name] in (None, "-", theirs[name]) for name in ("year", "month", "day"))


def says_otherwise(text: str, other: str) -> bool:
    """Say whether a text has a number, date or hedge where another text has another one of its class."""
    ours, theirs = particulars(text), particulars(other)
    of_ours, of_theirs = {each.said for each in ours}, {each.said for each in theirs}
    added = {each.of_class for each in ours if each.said not in of_theirs}
    return bool(added & {each.of_class for each in theirs if each.said not in of_ours})


def _dates(text: str) -> Iterator[Particular]:
    for found in _DATE.finditer(text):
        if found[0] == "May" and not _BEFORE_MAY.search(text[: found.start()]):
            continue  # a verb
        day = found["day"] or found["day_after"]
        if found["day_word"]:
            day = (_ordinal(re.split(r"[\s-]+", found["day_word"].lower())) or "").rstrip(".")
        year = found["year"] or found["only_year"]
        if found["decade"]:
            value = found["decade"]
        elif found["weekday"]:
            value = found["weekday"]
        else:
            month = found["month"]
            number = f"{_month(month):02}" if month else ""
            parts = [year or ("-" if number else ""), number, f"{int(day):02}" if day else ""]
            value = "-".join(part for part in parts if part)
        part = " ".join((found["part"] or "").lower().replace("-", " ").split())
        value = f"{part} {value}".strip()
        start, end, hedge = _hedged(
            text, found.start("part") if found["part"] else found.start(), found.end()
        )
        yield Particular("date", value, "", hedge, start, end)


def _numbers(text: str) -> Iterator[Particular]:
    for found in _NUMBER.finditer(text):
        value = None if _is_no_number(found) else _value(found)
        if value is None:
            continue
        unit = "%" if found["percent"] else (found["currency"] or "").strip()
        unit = f" {_measure(found['measure'])}" if found["measure"] else unit
        start, end, hedge = _hedged(text, found.start(), found.end())
        hedge = "≥" if found["plus"] else "~" if found["something"] else hedge
        is_pair = value == "2" and bool(_DEFINITE.search(text[max(0, start - _NEAR) : start]))
        yield Particular("number", value, unit, hedge, start, end, is_pair)


def _measure(word: str) -> str:
    """Return a unit of measure in one form: in the plural, in British spelling."""
    singular = word.lower().removesuffix("s")
    return _PLURALS.get(_SPELLINGS.get(singular, singular)) or f"{_SPELLINGS.get(singular, singular)}s"


def _foreign_dates(text: str, language: str) -> Iterator[Particular]:
    for value, start, end in foreign.dates(text, language):
        yield Particular("date", value, start=start, end=end)
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    for found in _ONLY_YEAR.finditer(text):
        yield Particular("date", found[0], start=found.start(), end=found.end())


def _digits(text: str) -> Iterator[Particular]:
    for found in _DIGITS.finditer(text):
        sign = "%" if found["percent"] else (found["currency"] or "").strip()
        value = f"{Decimal(_ungrouped(found['digits'])).normalize():f}"
        yield Particular("number", value, sign, "", found.start(), found.end())


def _is_no_number(found: re.Match[str]) -> bool:
    """Say whether `one` stands for something, or an ordinal is an adverb or, as of a war, part of a name."""
    words, text = found["words"] or "", found.string
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if words.lower() == "one":
        return not (found["percent"] or found["measure"]) and not _COUNTED.match(text, found.end())
    is_name = words[:1].isupper() and _WITHIN.search(before) and _CAPITAL.match(text, found.end())
    return bool(is_name) or (words.lower() == "first" and bool(_AT.search(before)))


def _value(found: re.Match[str]) -> str | None:
    """Return a number in one form: digits without grouping, an ordinal with a full stop, a fraction."""
    if digits := found["digits"]:
        number = Decimal(_ungrouped(digits))
        if found["ordinal"]:
            return f"{number}."
    else:
        words = re.split(r"[\s-]+", found["words"].lower())
        if words[-3:] == ["and", "a", "half"] and (whole := _spelt(words[:-3])) is not None:
            return f"{whole + Decimal('0.5')}"
        is_part = words[-1] == "third" and _OF.match(found.string, found.end())
        if not is_part and (words[-1] in _ORDINALS or words[-1].endswith("ieth")):
            return _ordinal(words)
        if words[-1].rstrip("s") in _FRACTIONS:
            return _fraction(words)
        spelt = _spelt(words)
        if spelt is None:
            return None
        number = spelt
    if scale := found["scale"]:
        number *= _SCALES[scale.lower()]
    return f"{number.normalize():f}"


def _ungrouped(digits: str) -> str:
    return re.sub(r"(?<=\d)[,\s\u00a0\u202f’'](?=\d{3})", "", digits)


def _spelt(words: list[str]) -> Decimal | None:
    """Return the number that words such as `two hundred and five` spell."""
    total = group = Decimal(0)
    for word in words:
        if word in ("and", "a"):
            continue
        if word in _UNITS:
            group += _UNITS[word]
        elif word in _TENS:
            group += _TENS[word] * 10
        elif word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word == "dozen":
            group = (group or Decimal(1)) * 12
        elif word in _SCALES:
            total, group = total + (group or Decimal(1)) * _SCALES[word], Decimal(0)
        else:
            return None
    return total + group


def _ordinal(words: list[str]) -> str | None:
    last = words[-1]
    number = _ORDINALS.get(last) or 10 * _TENS.get(f"{last.removesuffix('ieth')}y", 0)
    before = _spelt(words[:-1])
    return f"{(before or 0) + number}." if number and before is not None else None


def _fraction(words: list[str]) -> str | None:
    part = _FRACTIONS[words[-1].rstrip("s")]
    times = _spelt([word for word in words[:-1] if word not in ("a", "one")])
    if times is None:
        return None
    return part if not times else f"{times}×{part}"


def _hedged(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Return where a number and its hedge are, and the hedge."""
    before, after = text[:start], text[end:]
    for sign, pattern in _HEDGES.items():
        if found := re.search(rf"(?<![\w-])(?:{pattern})\s+(?:the\s+|an?\s+)?$", before, re.IGNORECASE):
            return found.start(), end, sign
    for sign, pattern in _LATE_HEDGES.items():
        if found := re.match(rf"\s*(?:{pattern})\b", after, re.IGNORECASE):
            return start, end + found.end(), sign
    return start, end, ""


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


# So many characters before a number tell what it is.
_NEAR = 20
# What `one` counts: a word that follows it and is none of these.
_COUNTED = re.compile(
    r"\s+(?!(?:an|the|this|that|these|those|which|who|whom|whose|to|in|on|at|by|for|from|with|and|or|but"
    r"|nor|is|was|are|were|be|has|had|have|will|would|may|might|can|could|should|another|as|than|after|before"
    r"|here|there|when|where|while|because|since|if|about|he|she|it|they|we|does|did|do)\b)\w|-|\s*%",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"[\w,]\s+$")
_CAPITAL = re.compile(r"\s+[A-Z]")
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?" + (
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_BEFORE_MAY = re.compile(
    r"(?:\b(?:in|of|since|by|until|before|after|from|to|during|this|last|next)"
    rf"|{_MONTH},?(?:\s+(?:and|or))?)\s+$"
)
_OF = re.compile(r"\s+of\b")
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_TEENTH = "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
_DAY_WORDS = rf"(?:(?:twenty|thirty)[\s-])?(?:{'|'.join((*_ORDINALS, *_TEENTH.split()))})"
_DATE = re.compile(
    rf"""
    (?<![\w.,/-])
    (?:(?P<part>{_PARTS})[\s-]+)?
    (?:
      (?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?|(?P<day_word>{_DAY_WORDS})\s+of\s+)?
      (?P<month>{_MONTH})(?![a-z])
      (?:\s+(?P<day_after>[0-3]?\d)(?:st|nd|rd|th)?(?!\d))?
      (?:(?:,?|\s+of)\s+(?P<year>{_YEAR})(?![\d,]\d|\w))?
    | (?P<decade>{_YEAR[:-4]}\d0s)
    | (?P<only_year>{_YEAR})(?!\d|,\d|\w|\s*(?:%|per\s?cent))
    | (?P<weekday>{"|".join(_DAYS)})(?![a-z])
    )
    """,
    re.VERBOSE,
)
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f’'\ ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
# Of another language: beside letters of its own, since not all part words by spaces, but of no other.
_DIGITS = re.compile(
    rf"(?<![A-Za-z\d.,:])(?P<currency>[$€£¥₽]\s*)?(?P<digits>{_GROUPED})(?![A-Za-z\d]|[.,:]\d)"
    r"\s*(?P<percent>[%٪])?"
)
_ONLY_YEAR = re.compile(rf"(?<![\w.,/-]){_YEAR}(?![\d,.]\d|\w|\s*%)")
# A date in one form, as `written` has it.
_PARTS_OF_DATE = re.compile(
    r"(?P<hedge>[><≥≤~]?)(?:(?P<part>[a-z ]+) )?(?P<year>\d{4}|-)(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?"
)
# What is measured in is a number's unit; what is counted is not, since others count it by another name.
_MEASURES = (
    "century|decade|year|month|week|day|hour|minute|second|kilomet(?:re|er)|met(?:re|er)|mile|feet|hectare"
    "|acre|tonne|ton|kilogram|kilo|litre|liter|barrel|degree|dollar|euro|pound|rou?ble|yen|yuan|km|kg"
)
_SPELLINGS = {
    "meter": "metre",
    "kilometer": "kilometre",
    "liter": "litre",
    "ruble": "rouble",
    "centurie": "century",
    "km": "kilometre",
    "kg": "kilogram",
    "kilo": "kilogram",
}
_PLURALS = {"century": "centuries", "feet": "feet"}
_FURTHER = {"dozen", "half", "thirds?", "quarters?"}
_WORDS = "|".join(sorted({*_UNITS, *_TENS, *_SCALES, *_ORDINALS, *_FURTHER}, key=len, reverse=True))
_NTHS = "|".join(f"{each.removesuffix('y')}ieth" for each in _TENS)
_NUMBER = re.compile(
    rf"""
    (?<![\w.,:])
    (?P<currency>[$€£¥₽]\s*)?
    (?:
      (?P<digits>{_GROUPED})
      (?P<ordinal>st|nd|rd|th)?
      (?P<plus>\+)?
    | (?P<words>(?:{_WORDS}|{_NTHS})(?:(?:[\s-]+|\s+and\s+(?:a\s+)?)(?:{_WORDS}|{_NTHS}))*)
    )
    (?P<something>(?:[\s-]and)?[\s-]something|[\s-]odd)?
    (?!\w|[.,:]\d)
    (?:[\s\u00a0-]+(?P<scale>hundred|thousand|million|billion|trillion)\b)?
    (?:[\s\u00a0]*(?P<percent>%|per\s?cent\b|percent\b)
      |[\s\u00a0-]+(?P<measure>(?:{_MEASURES}|centurie)s?)\b)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
