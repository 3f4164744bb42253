"""The folding: what it makes of texts, step by step by docs/quotations.md, and what holds for any text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.text import fold
from generator.text.folding import DASHES, DOUBLE_MARKS, SINGLE_MARKS
from generator.text.fragment import TextFragment, link
from tests.vocabulary import PROJECT

PAGE = (PROJECT / "docs/quotations.md").read_text("utf-8")


def table(first_column: str) -> list[tuple[str, str]]:
    """Return the rows of a table of the page; `\\u00ad` and the like stand for what is invisible."""
    rows = PAGE.partition(f"| {first_column} |")[2].partition("\n\n")[0].splitlines()[2:]
    cells = [re.fullmatch(r"\| `(.*)` \| `(.*)` \|", row) for row in rows]
    return [(_unescaped(cell[1]), _unescaped(cell[2])) for cell in cells if cell]


def _unescaped(text: str) -> str:
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text).replace("\\n", "\n")


@pytest.mark.parametrize(("text", "folded"), table("text"))
def test_a_text_folds_as_the_page_says(text: str, folded: str):
    assert unicodedata.normalize("NFC", folded) == fold(text).text


def test_the_page_has_examples_and_names_every_mark():
    assert len(table("text")) > 12
    for mark in DOUBLE_MARKS + SINGLE_MARKS + DASHES:
        assert mark in PAGE or mark == "`"


@pytest.mark.parametrize(("words", "address"), table("words"))
def test_a_link_is_as_the_page_says(words: str, address: str):
    assert link("https://paper.example/a", words, TextFragment(len(words.split()))) == address


ODD_CHARACTERS = some.sampled_from(
    "aAeé\u0301\u0308¨´\u00ad\u200d“”‘\"'-–−⁻\u0338ﬁßŉİıΣς\u1100\u1161\u11a8\u034f \u00a0\n\u3000ﷺ"
)
TEXTS = some.one_of(some.text(), some.text(ODD_CHARACTERS))


@given(TEXTS)
def test_folding_what_is_folded_changes_nothing(text: str):
    assert fold(fold(text).text).text == fold(text).text


@given(TEXTS)
def test_every_folded_character_comes_from_a_part_of_the_text_and_in_its_order(text: str):
    folded = fold(text)

    assert len(folded.spans) == len(folded.text)
    assert list(folded.spans) == sorted(folded.spans)
    for character, (start, end) in zip(folded.text, folded.spans, strict=True):
        assert 0 <= start < end <= len(text)
        assert character in fold(text[start:end]).text or character == " "


@given(TEXTS, TEXTS)
def test_words_parted_by_a_space_fold_each_by_itself(one: str, other: str):
    letters = "x" + one + "x", "x" + other + "x"  # so that nothing combines with the space

    assert fold(" ".join(letters)).text == " ".join(fold(each).text for each in letters)


@given(some.text(some.characters(categories=["Ll", "Lu", "Lo", "Nd"])))
def test_another_letter_is_another_text(text: str):
    for index, letter in enumerate(text):
        other = "x" if fold(letter).text != "x" else "y"
        changed = text[:index] + other + text[index + 1 :]

        assert fold(changed).text != fold(text).text
