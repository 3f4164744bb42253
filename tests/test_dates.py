"""Dates are EDTF level 1: they sort, and are said no more precisely than they are known."""

import pytest

from generator.text.dates import parse


@pytest.mark.parametrize(
    ("text", "words", "earliest", "latest"),
    [
        ("2025-10-15", "15 October 2025", "2025-10-15", "2025-10-15"),
        ("2025-10", "October 2025", "2025-10-01", "2025-10-31"),
        ("2025", "2025", "2025-01-01", "2025-12-31"),
        ("2025-10-15~", "about 15 October 2025", "2025-10-15", "2025-10-15"),
        ("2025-10?", "October 2025 (uncertain)", "2025-10-01", "2025-10-31"),
        ("2025%", "about 2025 (uncertain)", "2025-01-01", "2025-12-31"),
        ("202X", "the 2020s", "2020-01-01", "2029-12-31"),
        ("200X", "the 2000s", "2000-01-01", "2009-12-31"),
        ("19XX", "1900–1999", "1900-01-01", "1999-12-31"),
        ("2025-XX", "2025", "2025-01-01", "2025-12-31"),
        ("2025-XX-XX", "2025", "2025-01-01", "2025-12-31"),
        ("2025-02-XX", "February 2025", "2025-02-01", "2025-02-28"),
        ("2025-24", "winter 2025", "2025-01-01", "2025-12-31"),
        ("2024-02-29", "29 February 2024", "2024-02-29", "2024-02-29"),
        ("2025-10-15/2025-10-17", "15 October 2025 to 17 October 2025", "2025-10-15", "2025-10-17"),
        ("2025-10/..", "since October 2025", "2025-10-01", "9999-12-31"),
        ("2025-10/", "from October 2025, end not known", "2025-10-01", "9999-12-31"),
        ("/2025", "until 2025, start not known", "0001-01-01", "2025-12-31"),
        ("../2025", "until 2025", "0001-01-01", "2025-12-31"),
    ],
)
def test_a_date_has_bounds_to_sort_by_and_words_to_say(text: str, words: str, earliest: str, latest: str):
    date = parse(text)

    assert (words, earliest, latest) == (date.words, date.earliest.isoformat(), date.latest.isoformat())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-02-30", "February 2025 has 28 days"),
        ("2025-02-29", "February 2025 has 28 days"),
        ("1900-02-29", "February 1900 has 28 days"),
        ("2025-13", "there is no month 13"),
        ("2025-00", "there is no month 00"),
        ("2025-10-00", "October 2025 has 31 days"),
        ("0000", "there is no year 0000"),
        ("202X-10", "a month is of no use while the year is not known"),
        ("2025-XX-15", "a day is of no use while the month is not known"),
        ("2025-21-15", "a season has no day"),
        ("2025-10-15T12:20", "a time of day is not used"),
        ("2025-10-17/2025-10-15", "the interval ends before it starts"),
        ("../..", "an interval needs a date on one side at least"),
        ("15 October 2025", "a date is written 2025, 2025-10 or 2025-10-15"),
        ("2025-1-5", "a date is written"),
        ("2025-1X", "a date is written"),
        ("~2025", "a date is written"),
        ("2025/2026/2027", "a date is written"),
        ("٢٠٢٥", "a date is written"),
        ("", "a date is written"),
    ],
)
def test_what_is_no_date_says_why(text: str, reason: str):
    with pytest.raises(ValueError, match=reason.replace("(", r"\(")):
        parse(text)


def test_dates_sort_by_their_first_day_and_the_more_precise_one_first():
    texts = ["2025-10", "1944", "2024-12-08", "2025-10-01", "2024-12", "2025"]

    assert sorted(texts, key=lambda text: parse(text).sort_key) == [
        "1944",
        "2024-12",
        "2024-12-08",
        "2025",
        "2025-10-01",
        "2025-10",
    ]
