"""The numbers and dates of a sentence, and whether a claim says another one than its finding."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pipeline
from generator.text.particulars import follows, particulars, says_otherwise
from tests.site import HARBOUR
from tests.vocabulary import PROJECT

DOCUMENTATION = (PROJECT / "docs/particulars.md").read_text("utf-8")


def rows(header: str) -> list[tuple[str, ...]]:
    """Return the rows of all tables of the documentation with a header."""
    tables = re.findall(rf"^{re.escape(header)}\n\| [-:| ]+\n((?:\|.*\n)+)", DOCUMENTATION, re.MULTILINE)
    lines = [line for table in tables for line in table.splitlines()]
    return [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines]


TABLES = rows("| written | is |")
LANGUAGES = rows("| language | written | is |")


def said_in(text: str) -> str:
    return " ".join(f"{each.hedge}{each.value}{each.unit}" for each in particulars(text))


@pytest.mark.parametrize(("written", "said"), TABLES)
def test_a_number_and_a_date_are_what_the_documentation_says(written: str, said: str):
    assert said_in(written).lower() == ("" if said == "nothing" else said.lower())


@pytest.mark.parametrize(("language", "written", "said"), LANGUAGES)
def test_of_other_languages_digits_and_dates_are_known(language: str, written: str, said: str):
    assert " ".join(each.written for each in particulars(written, language)) == said


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Lind, 45, left", ["45", "45 years"]),
        ("spoke about two ships", ["~2", "2"]),
        ("more than 200 ships", [">200"]),
        ("10km", ["10 kilometres"]),
        ("5€", ["5€"]),
        ("thrice", ["3"]),
        ("60-odd", ["~60"]),
        ("10/11/2030", ["2030-11-10", "2030-10-11"]),
        ("31/12/2030", ["2030-12-31"]),
        ("99.99.2030", ["99.99.2030"]),
        ("2030 or later", ["≥2030"]),
        ("by 2040 or earlier", ["≤2040"]),
        ("ratio 3:1", ["3:1"]),
        ("the 1.2.3 version", ["1.2.3"]),
        ("10-12,000 men", ["10000", "12000"]),
        ("$2 or 3 million", ["2000000$", "3000000$"]),
        ("half an hour", ["1/2"]),
        ("Second, they left", []),
        ("the seven hundred and fiftieth", ["750."]),
    ],
)
def test_a_number_and_a_date_have_every_form_that_says_the_same(text: str, forms: list[str]):
    assert [form for each in particulars(text) for form in each.forms] == forms


def test_in_another_language_a_number_with_a_word_for_a_scale_is_none():
    assert [each.written for each in particulars("5 Mio. am 15.10.2030, 7 Schiffe", "de")] == [
        "2030-10-15",
        "7",
    ]


def test_of_a_language_that_nobody_knows_the_digits_are_known():
    assert [each.written for each in particulars("zz 4 yy 2025", "tlh")] == ["4", "2025"]


@pytest.mark.parametrize(
    ("date", "other", "is_so"),
    [
        ("--10", "2025-10-15", True),
        ("2025-10", "2025-10-15", True),
        ("2025-10-15", "2025-10", False),
        ("2024", "late 2024", True),
        ("late 2024", "2024", False),
        ("2024", "~2024", False),
        ("--10-05", "2025-10-05", True),
        ("--10-06", "2025-10-05", False),
        ("Wednesday", "Wednesday", True),
        ("Wednesday", "2025-10-15", False),
    ],
)
def test_a_date_follows_from_the_same_or_a_more_precise_one(date: str, other: str, *, is_so: bool):
    assert follows(date, other) is is_so


def test_the_documentation_has_every_kind():
    assert len(TABLES) > 60
    assert len(LANGUAGES) > 5


@given(st.integers(0, 10**15), st.sampled_from([",", " ", "\u202f", "\u00a0", "’", ""]))
def test_a_number_is_the_same_however_its_digits_are_grouped(number: int, mark: str):
    assert said_in(f"They counted {f'{number:,}'.replace(',', mark)} ships.") == str(number)


@given(st.integers(1, 999_999))
def test_a_number_in_words_is_the_number_in_digits(number: int):
    words = spelt(number)

    assert said_in(f"They counted {words} ships.") == str(number)
    assert said_in(f"They counted {words.replace(' and ', ' ')} ships.") == str(number)


def spelt(number: int) -> str:
    """Spell a number below a million as English does."""
    below_twenty = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ]
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
    if number < 20:
        return below_twenty[number]
    if number < 100:
        return tens[number // 10 - 2] + (f"-{below_twenty[number % 10]}" if number % 10 else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    rest = number % size
    joined = f" {'and ' if size == 100 else ''}{spelt(rest)}" if rest else ""
    return f"{spelt(number // size)} {name}{joined}"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_every_form_and_no_number(day: date):
    forms = ("{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "the {0.day}th of {0:%B}, {0.year}")
    for form in forms:
        assert said_in(f"They met on {form.format(day)}.") == day.isoformat()


@given(st.text())
def test_any_text_has_particulars_where_they_are_written(text: str):
    for each in particulars(text):
        assert 0 <= each.start < each.end <= len(text)
        assert each.value


def test_a_particular_is_where_it_is_written_with_its_hedge():
    text = "On 5 October more than 60 ships came."

    assert [text[each.start : each.end] for each in particulars(text)] == ["5 October", "more than 60"]


@pytest.mark.parametrize(
    ("claim", "finding", "otherwise"),
    [
        ("It grew by four-and-something per cent.", "It grew by 4 %.", True),
        ("More than 4,000 came.", "4,000 came.", True),
        ("Five came.", "5 came.", False),
        ("The two leaders met for more than an hour.", "They met for the first time.", False),
        ("The two have had ties for more than 80 years.", "Ties go back more than 80 years.", False),
        ("It was in late 2024.", "It was in December 2024.", True),
        ("It was long ago.", "It was in December 2024.", False),  # it has none
        ("It was the second visit.", "It was the first visit.", True),
        ("Half of them came.", "A third of them came.", True),
    ],
)
def test_a_claim_says_another_number_where_its_finding_has_one_of_that_class(
    claim: str, finding: str, otherwise: bool
):
    assert says_otherwise(claim, finding) == otherwise


def test_a_claim_with_another_number_is_beside_its_finding_wherever_that_is():
    corpus, _ = pipeline.check(HARBOUR / "data")
    said = "Lind said that the first ferry sailed in 1987."
    assert corpus.claims["radio#first-ferry"].text == said

    for page in ("background", "actors/vara"):
        html = (HARBOUR / f"pages/{page}.html").read_text("utf-8").lower()
        beside = html.partition("with another number or date")[2][:600]
        assert said.lower() in beside
        assert "12:30–13:05" in beside
