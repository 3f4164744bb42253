"""The one list of statements: every sentence of ours once, with a lasting key and what it rests on."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Draft, Key, Meaning, Statement, Statements, statements
from tests.site import HARBOUR
from tests.vocabulary import PROJECT, smallest


def of(files: dict[str, str]) -> Statements:
    draft, problems = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert problems == []
    return statements(draft)


def keys(files: dict[str, str]) -> dict[str, str]:
    """Return the text of each statement by its key."""
    return {str(each.key): each.text for each in of(files).all}


@pytest.fixture(params=[PROJECT / "data", HARBOUR / "data"], ids=["the briefing", "the made-up corpus"])
def draft(request: pytest.FixtureRequest) -> Draft:
    folder: Path = request.param
    return pipeline.check(folder)[0]


def test_every_text_of_ours_is_a_statement_once(draft: Draft):
    labels = {(record, steps) for record, steps, _ in draft.marked(Meaning.LABEL)}
    ours = {(record, steps) for record, steps, _ in draft.marked(Meaning.PROSE)} - labels
    said = [
        (each.key.record, each.steps) for each in statements(draft).all if each.kind not in ("date", "prose")
    ]

    assert sorted(said, key=str) == sorted(ours, key=str)


def test_no_two_statements_have_one_key(draft: Draft):
    found = [each.key for each in statements(draft).all]

    assert len(found) == len(set(found))


def test_a_statement_rests_on_the_claims_of_its_legs_in_the_order_of_the_sources(draft: Draft):
    for each in statements(draft).all:
        legs = {claim.key for leg in each.legs for claim in (*leg.whole, *leg.part)}
        positions = [(draft.positions[claim.source], claim.index) for claim in each.whole]
        assert {claim.key for claim in (*each.whole, *each.part)} == legs
        assert positions == sorted(positions)


LINES = [
    "{text: The two sides met., rests_on: [met]}",
    "{text: They left., rests_on: [left]}",
    "{text: They met and left., rests_on: [met, left]}",
]
TWO = """\
topics: [Talks]
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
  left: {topic: Talks, label: The end, text: They left.}
"""
BOTH = "claims: [{finding: met, paragraph: 1}, {finding: left, paragraph: 2}]\n"


def with_lines(*lines: str) -> dict[str, str]:
    event = f"in_brief: [{', '.join(lines)}]\n{TWO}"
    return smallest({"events/talks.yml": event, "sources/courier.yml": BOTH})


def test_a_line_without_an_id_is_named_by_what_it_rests_on_and_never_by_its_position():
    assert keys(with_lines(*LINES)) == keys(with_lines(*reversed(LINES)))
    assert keys(with_lines(*LINES))["events/talks in_brief talks/left+talks/met"] == "They met and left."
    assert set(keys(with_lines(*LINES[1:]))) < set(keys(with_lines(*LINES)))


def test_another_wording_of_a_line_and_another_way_to_write_its_references_keep_its_key():
    other = with_lines("{text: Both sides met., rests_on: [talks/met]}", "{text: X., rests_on: [left, met]}")

    assert set(keys(other)) == set(keys(with_lines(LINES[0], LINES[2])))


def test_lines_that_rest_on_the_same_are_told_apart_by_their_words_whatever_their_order():
    lines = ("{text: The two sides met., rests_on: [met]}", "{text: It was a meeting., rests_on: [met]}")

    assert keys(with_lines(*lines)) == keys(with_lines(*reversed(lines)))
    assert len([key for key in keys(with_lines(*lines)) if " in_brief talks/met~" in key]) == 2


def one(key: str) -> Statement:
    draft, _ = pipeline.check(HARBOUR / "data")
    return next(each for each in statements(draft).all if str(each.key) == key)


def test_a_judgment_rests_on_what_it_names_and_a_finding_on_the_claims_that_name_it():
    outlook, met = one("events/talks findings outlook"), one("events/talks findings met")

    assert [leg.ref for leg in outlook.legs] == ["talks/ferry", "courier#timetable"]
    assert (outlook.label, outlook.is_own) == ("judgment", False)
    assert [leg.ref for leg in met.legs] == ["talks/met"]
    assert (met.label, met.is_own) == (None, True)


def test_a_claim_for_a_part_is_behind_its_finding_in_part():
    ferry = one("events/talks findings ferry")

    assert "courier#ferry-summer" in [claim.key for claim in ferry.part]
    assert "courier#ferry-summer" not in [claim.key for claim in ferry.whole]


def test_each_version_of_an_account_rests_on_its_own_claims():
    assert [claim.key for claim in one("events/talks accounts fare/free").whole] == ["faro#fare"]
    assert [claim.key for claim in one("events/talks findings fare").whole] == ["courier#fare"]


def test_a_version_of_a_claim_rests_on_that_claim_and_a_summary_on_its_article():
    version, summary = one("sources/courier text ferry"), one("sources/courier summary")

    assert [claim.key for claim in version.whole] == ["courier#ferry"]
    assert [leg.ref for leg in summary.legs] == ["courier"]
    assert summary.label == "editor"
    assert not version.is_cited


def test_an_event_that_no_article_dates_has_its_date_inferred():
    assert one("events/return-visit date").label == "inferred"
    assert one("events/talks date").label is None


def test_a_key_that_does_not_exist_is_an_error_of_the_program():
    draft, _ = pipeline.check(HARBOUR / "data")

    with pytest.raises(KeyError):
        statements(draft).one(Key.event("talks"), "in_brief", "nothing")
