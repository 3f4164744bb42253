"""All problems of all files are shown in one run: an awful corpus and its full list, as golden text."""

from generator import pipeline
from generator.problem import as_github, as_json, as_text
from tests.vocabulary import TESTS, golden

AWFUL = "tests/golden/awful"


def test_all_problems_of_an_awful_corpus_are_shown_at_once_and_sorted():
    _, problems = pipeline.check(TESTS / "golden" / "awful" / "data", "data")

    golden(f"{AWFUL}/problems.txt", as_text(problems) + "\n")
    golden(f"{AWFUL}/problems.github.txt", as_github(problems) + "\n")
    golden(f"{AWFUL}/problems.json", as_json(problems) + "\n")
    assert problems == sorted(problems)
