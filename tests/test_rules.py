"""Every kind of problem shows itself: its wrong example gives its code, its right example no problem."""

import importlib
import inspect
import pkgutil
import re
from textwrap import dedent

import pytest

import generator
from generator.catalogue import CODES
from generator.problem import About, Code
from generator.rules import RULES
from tests.vocabulary import check, codes, smallest

# What no docstring can show; test_bad_files.py shows it. Kinds of other letters are not mistakes in the data.
NOT_AS_TEXT = {"F001", "F003", "Y001", "Y002", "Y012", "Y015", "Y016"}
WITH_EXAMPLES = sorted(code for code in CODES if code[0] in "FYMR" and code not in NOT_AS_TEXT)


def example(code: str, which: str) -> dict[str, str]:
    """Return a corpus: the smallest one with the example's fields, or with its whole files."""
    explanation = CODES[code].explanation
    found = re.search(rf"^{which}:\n((?: {{4}}.*\n|\n)+)", explanation, flags=re.M)
    assert found, f"{code} has no example `{which}:`"
    parts = re.split(r"^# data/(\S+)(.*)\n", dedent(found[1]), flags=re.M)
    whole = {
        name: text for name, note, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True) if note
    }
    fields = {
        name: text for name, note, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True) if not note
    }
    return smallest(fields) | whole


def test_the_smallest_corpus_has_no_problem():
    assert check(smallest()) == []


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_its_wrong_example_gives_this_problem_and_no_other(code):
    assert codes(example(code, "Wrong")) == {code}


@pytest.mark.parametrize("code", WITH_EXAMPLES)
def test_its_right_example_gives_no_problem(code):
    assert check(example(code, "Right")) == []


def test_a_rule_is_numbered_by_its_file_and_the_table_is_in_order():
    files = {
        "R1": "references",
        "R2": "support",
        "R3": "wording",
        "R4": "order",
        "R5": "captures",
        "R6": "withdrawn",
        "R70": "sources",
        "R71": "particulars",
        "R8": "prose",
        "R9": "chosen",
    }

    assert list(RULES) == sorted(RULES)
    for code, rule in RULES.items():
        file = files.get(code[:3]) or files[code[:2]]
        assert rule.__module__ == f"generator.rules.{file}", code


def test_codes_and_names_are_unique_and_names_say_what_is_wrong():
    names = [code.name for code in CODES.values()]

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|alias|tag", name) for name in names)


def modules() -> list[str]:
    """Return every module of the program."""
    return [
        each.name
        for each in pkgutil.walk_packages(generator.__path__, "generator.")
        if "__main__" not in each.name
    ]


def test_every_code_of_the_program_is_in_the_table():
    found = {
        code.id: code
        for name in modules()
        for value in vars(importlib.import_module(name)).values()
        for code in (value.values() if isinstance(value, dict) else (value,))
        if isinstance(code, Code)
    }

    assert found == CODES
    assert "X001" in CODES


def test_a_code_says_what_it_is_about_and_explains_itself():
    for code in CODES.values():
        assert isinstance(code.about, About)
        assert code.explanation.endswith("\n")
        assert code.explanation.strip().split("\n")[0].endswith((".", ":")), code.id
    assert {code.about for code in CODES.values()} == set(About)


def test_every_rule_is_in_the_table():
    found = {
        rule
        for name in modules()
        if name.startswith("generator.rules.") and name != "generator.rules.rule"
        for word, rule in vars(importlib.import_module(name)).items()
        if inspect.isfunction(rule) and rule.__module__ == name and not word.startswith("_")
    }

    assert found == set(RULES.values())
