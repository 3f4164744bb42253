"""Turns what is dated into a calendar: a row for a year, a dot for a day, a bar for what is less precise."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.site.pages.link import Link
from generator.text import dates

_MONTHS = 12


@dataclass(frozen=True)
class Drawn:
    """Something dated as a calendar draws it; `words` say the date, `is_day` that it is known to the day."""

    link: Link
    words: str
    is_day: bool
    is_event: bool
    is_inferred: bool
    is_uncertain: bool
    is_disputed: bool


@dataclass(frozen=True)
class Bar:
    """What was at some time from one month to another, counted from 1; `is_open`: its end is not known."""

    first: int
    last: int
    is_open: bool
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True)
class Row:
    """A year, or a longer time by its own words: what is in each month, and what is in no one month."""

    label: str
    months: tuple[tuple[Drawn, ...], ...]
    bars: tuple[Bar, ...]


def calendar(dated: Iterable[tuple[dates.EdtfDate, Drawn]]) -> tuple[Row, ...]:
    """Return a row for each year that has anything dated, and for each longer time, in their order."""
    rows: dict[str, tuple[list[list[Drawn]], dict[tuple[int, int, bool], list[Drawn]]]] = {}
    for when, drawn in sorted(dated, key=lambda each: each[0].sort_key):
        is_within_a_year = when.earliest.year == when.latest.year
        label = str(when.earliest.year) if is_within_a_year else when.words
        months, bars = rows.setdefault(label, ([[] for _ in range(_MONTHS)], {}))
        first, last = (when.earliest.month, when.latest.month) if is_within_a_year else (1, _MONTHS)
        if first == last:
            months[first - 1].append(drawn)
        else:
            is_open = when.is_open
            bars.setdefault((first, last, is_open), []).append(drawn)
    return tuple(
        Row(
            label,
            tuple(map(tuple, months)),
            tuple(Bar(*place, tuple(found)) for place, found in bars.items()),
        )
        for label, (months, bars) in rows.items()
    )
