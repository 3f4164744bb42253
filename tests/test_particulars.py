"""The numbers and dates of a sentence, and whether a claim says another one than its finding."""

import pytest

from generator import pipeline
from generator.text.particulars import particulars, says_otherwise
from tests.site import HARBOUR


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4,000 students", "4000"),
        ("4 000 students", "4000"),
        ("4.5 per cent", "4.5%"),
        ("four percent", "4%"),
        ("4 %", "4%"),
        ("three million", "3000000"),
        ("3.5 million", "3500000"),
        ("$5 billion", "5000000000$"),
        ("two hundred and five", "205"),
        ("twenty-one", "21"),
        ("a dozen", "12"),
        ("one and a half", "1.5"),
        ("half of it", "1/2"),
        ("two thirds", "2×1/3"),
        ("the first visit", "1."),
        ("the 21st", "21."),
        ("the twenty-first", "21."),
        ("the thirtieth", "30."),
        ("more than 4,000", ">4000"),
        ("less than two", "<2"),
        ("at least 12", "≥12"),
        ("20+ ships", "≥20"),
        ("up to ten", "≤10"),
        ("about 60 ships", "~60"),
        ("60 ships or so", "60"),
        ("60 or so ships", "~60"),
        ("four-and-something per cent", "~4%"),
        ("60-odd ships", "~60"),
        ("15 October 2025", "2025-10-15"),
        ("October 15, 2025", "2025-10-15"),
        ("the 15th of October", "--10-15"),
        ("in Oct. 2025", "2025-10"),
        ("in October", "--10"),
        ("in May", "--05"),
        ("in April and May", "--04 --05"),
        ("they may go, and May went", ""),
        ("a third of them", "1/3"),
        ("a third ship", "3."),
        ("in 1944", "1944"),
        ("1,944 men", "1944"),
        ("the 1980s", "1980s"),
        ("late 2024", "late 2024"),
        ("mid-October", "mid --10"),
        ("on Wednesday", "Wednesday"),
        ("about 1987", "~1987"),
        ("2024–2025", "2024 2025"),
        ("at 13:30", ""),
        ("no figure, no one but someone", "1"),
    ],
)
def test_a_number_and_a_date_are_what_a_reader_takes_them_for(text: str, said: str):
    found = (f"{each.hedge}{each.value}{each.unit}" for each in particulars(text))

    assert " ".join(found).lower() == said.lower()


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
