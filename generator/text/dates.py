"""Turns EDTF text into a date to sort by and to say in words, never more precisely than it is known.

Supported is level 1 of the Extended Date/Time Format (https://www.loc.gov/standards/datetime/) for dates with
years of four digits: 2025, 2025-10, 2025-10-15, each with `?` uncertain, `~` approximate or `%` both; 202X,
20XX, 2025-XX, 2025-10-XX; seasons 2025-21 to 2025-24; intervals `a/b`, with `..` for an open end. Times of
day are not supported.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

_MONTHS = calendar.month_name
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_SINGLE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX))?(?:-([0-9]{2}|XX))?([?~%]?)")


@dataclass(frozen=True)
class EdtfDate:
    """A date as it is known: its EDTF text, its first and last possible day, and how English says it."""

    text: str
    earliest: date
    latest: date
    words: str

    def __str__(self) -> str:
        return self.text

    @property
    def is_day(self) -> bool:
        """Say whether it is known to the day."""
        return self.earliest == self.latest

    @property
    def is_uncertain(self) -> bool:
        """Say whether it is uncertain, or about so."""
        return any(sign in self.text for sign in "?~%")

    @property
    def is_open(self) -> bool:
        """Say whether it is an interval of which one end is not known or has not come."""
        return self.earliest == date.min or self.latest == date.max

    @property
    def sort_key(self) -> tuple[date, date]:
        """Sort by the first possible day; of dates that start alike, the more precise one comes first."""
        return self.earliest, self.latest


def parse(text: str) -> EdtfDate:
    """Return the date that an EDTF text means; raise ValueError, in words for an editor, if it means none."""
    if "T" in text:
        raise ValueError("a time of day is not used; write the date only")
    if "/" not in text:
        return _single(text)
    start, _, end = text.partition("/")
    if start in ("", "..") and end in ("", ".."):
        raise ValueError("an interval needs a date on one side at least")
    first = _single(start) if start not in ("", "..") else None
    last = _single(end) if end not in ("", "..") else None
    if first and last and first.earliest > last.latest:
        raise ValueError("the interval ends before it starts")
    if first and last:
        return EdtfDate(text, first.earliest, last.latest, f"{first.words} to {last.words}")
    # `..` goes on without an end; an empty side has one that is not known.
    if first:
        words = f"since {first.words}" if end == ".." else f"from {first.words}, end not known"
        return EdtfDate(text, first.earliest, date.max, words)
    assert last
    words = f"until {last.words}" if start == ".." else f"until {last.words}, start not known"
    return EdtfDate(text, date.min, last.latest, words)


def _single(text: str) -> EdtfDate:
    match = _SINGLE.fullmatch(text)
    if not match:
        raise ValueError(
            "a date is written 2025, 2025-10 or 2025-10-15, followed by ~ (about) or ? (uncertain)"
        )
    year_text, month_text, day_text, qualifier = match.groups()
    first_year, last_year = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
    if first_year == 0:
        raise ValueError("there is no year 0000")
    if "X" in year_text and month_text:
        raise ValueError("a month is of no use while the year is not known")
    if month_text == "XX" and day_text not in (None, "XX"):
        raise ValueError("a day is of no use while the month is not known")
    if "X" in year_text:
        words = (
            f"the {first_year}s"
            if year_text.endswith("X") and year_text[2] != "X"
            else f"{first_year}–{last_year}"
        )
        earliest, latest = date(first_year, 1, 1), date(last_year, 12, 31)
    elif month_text in (None, "XX"):
        words, earliest, latest = year_text, date(first_year, 1, 1), date(first_year, 12, 31)
    elif int(month_text) in _SEASONS:
        if day_text:
            raise ValueError("a season has no day")
        words, earliest, latest = _season(first_year, int(month_text))
    else:
        words, earliest, latest = _day_or_month(first_year, int(month_text), day_text)
    said = {"": "{}", "?": "{} (uncertain)", "~": "about {}", "%": "about {} (uncertain)"}[qualifier]
    return EdtfDate(text, earliest, latest, said.format(words))


def _season(year: int, season: int) -> tuple[str, date, date]:
    # Seasons differ by hemisphere: in words the season, for sorting the whole year.
    return f"{_SEASONS[season]} {year}", date(year, 1, 1), date(year, 12, 31)


def _day_or_month(year: int, month: int, day_text: str | None) -> tuple[str, date, date]:
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02}")
    last_day = calendar.monthrange(year, month)[1]
    if day_text in (None, "XX"):
        return f"{_MONTHS[month]} {year}", date(year, month, 1), date(year, month, last_day)
    assert day_text
    if not 1 <= int(day_text) <= last_day:
        raise ValueError(f"{_MONTHS[month]} {year} has {last_day} days")
    day = date(year, month, int(day_text))
    return f"{day.day} {_MONTHS[month]} {year}", day, day
