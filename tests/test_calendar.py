"""The calendar of the timeline: a row for a year, a dot for a day, a bar for what is less precise."""

import pytest

from generator.site.pages.calendar import Drawn, Row, calendar
from generator.site.pages.link import Link
from generator.text import dates


def drawn(*texts: str) -> tuple[Row, ...]:
    """Return the calendar of things dated so; each is named by its date."""
    found = []
    for text in texts:
        date = dates.parse(text)
        is_event = is_inferred = is_disputed = False
        to = Link("timeline", "", text)
        found.append(
            (date, Drawn(to, date.words, date.is_day, is_event, is_inferred, date.is_uncertain, is_disputed))
        )
    return calendar(found)


def names(row: Row) -> dict[str, list[str]]:
    """Return what a row has, by its month, or by the months of its bars."""
    months = {
        str(n): [str(each.link.text) for each in month] for n, month in enumerate(row.months, 1) if month
    }
    bars = {f"{bar.first}-{bar.last}": [str(each.link.text) for each in bar.drawn] for bar in row.bars}
    return {**months, **bars}


def test_days_and_months_are_in_their_months_and_longer_times_are_bars():
    [row] = drawn("2025-10-15", "2025-10", "2025", "2025-03/2025-05", "2025-21")

    assert row.label == "2025"
    assert names(row) == {
        "10": ["2025-10", "2025-10-15"],
        "1-12": ["2025", "2025-21"],
        "3-5": ["2025-03/2025-05"],
    }
    assert [each.is_day for each in row.months[9]] == [False, True]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("199X", "the 1990s"),
        ("2024-12/2025-02", "December 2024 to February 2025"),
        ("2024/..", "since 2024"),
        ("../2024-03-01", "until 1 March 2024"),
        ("2024-05/", "from May 2024, end not known"),
    ],
)
def test_what_is_longer_than_a_year_has_a_row_with_its_own_words(text: str, label: str):
    [row] = drawn(text)

    assert (row.label, names(row)) == (label, {"1-12": [text]})
    assert [bar.is_open for bar in row.bars] == [".." in text or text.endswith("/")]


def test_rows_are_in_the_order_of_time_and_years_with_nothing_have_none():
    assert [row.label for row in drawn("2025-01-01", "1944", "199X", "../1900")] == [
        "until 1900",
        "1944",
        "the 1990s",
        "2025",
    ]
    assert drawn() == ()


def test_what_is_uncertain_is_drawn_so():
    [row] = drawn("2025-10-15?", "2025-10-16~", "2025-10-17%", "2025-10-18")

    assert [each.is_uncertain for each in row.months[9]] == [True, True, True, False]
