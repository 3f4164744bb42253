"""Which events an article reports, and to which of them its claims belong."""

from generator import pipeline
from generator.corpus import Corpus, coverage
from tests.vocabulary import check, smallest

SIGNING = """\
title: The signing
date: 2031-05-02
date_rests_on: [signed]
in_brief: [{text: They signed., rests_on: [signed]}]
topics: [Papers]
findings:
  signed: {topic: Papers, label: The paper, about: [ana], text: They signed.}
  met: {topic: Papers, label: Another meeting, about: [ana], text: They met again.}
"""
TALKS = """\
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
  left: {topic: Talks, label: The end, about: [ana], text: The two sides left.}
"""
CLAIMS = "{finding: met, paragraph: 1}, {finding: left, paragraph: 2}"


def two_events(event: str, claims: str) -> dict[str, str]:
    """Return a corpus of two events, one article on the talks, and one that reports what is given."""
    post = smallest()["sources/courier.yml"].replace("event: talks\n", f"event: {event}\n")
    post = post.replace("claims: [{finding: met, paragraph: 1}]", f"claims: [{claims}]")
    changed = smallest({"events/talks.yml": TALKS, "sources/courier.yml": f"claims: [{CLAIMS}]\n"})
    return changed | {
        "events/signing.yml": SIGNING,
        "sources/post.yml": post.replace("2031-05-01", "2031-05-02"),
    }


def read(files: dict[str, str]) -> Corpus:
    corpus, problems = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert problems == []
    return corpus


BOTH = "{finding: signing/signed, paragraph: 1}, {finding: signing/met, paragraph: 2}"


def test_a_claim_belongs_to_the_first_event_of_its_article_that_has_its_finding():
    claims = "{finding: met, paragraph: 1}, {finding: signed, paragraph: 2}"
    corpus = read(two_events("[talks, signing]", f"{claims}, {{finding: signing/met, id: b, paragraph: 3}}"))

    found = [claim.findings for claim in corpus.claims_of("post")]
    assert found == [("talks/met",), ("signing/signed",), ("signing/met",)]


def test_an_article_on_two_events_is_counted_in_both():
    corpus = read(two_events("[signing, talks]", f"{BOTH}, {{finding: left, paragraph: 3}}"))

    assert corpus.sources_of("talks") == ("courier", "post")
    assert corpus.sources_of("signing") == ("post",)
    assert coverage.coverage(corpus, corpus.findings["talks/met"]).silent == ("post",)
    assert coverage.coverage(corpus, corpus.findings["talks/left"]).whole == ("courier", "post")


def test_an_event_is_split_by_moving_findings_and_naming_both_events_without_another_claim():
    files = two_events("signing", BOTH)
    moved = "  left: {topic: Talks, label: The end, about: [ana], text: The two sides left.}\n"
    files["events/talks.yml"] = files["events/talks.yml"].replace(moved, "")
    files["events/signing.yml"] += moved.replace("Talks", "Papers")
    files["sources/courier.yml"] = files["sources/courier.yml"].replace(
        "event: talks", "event: [talks, signing]"
    )

    found = [claim.findings for claim in read(files).claims_of("courier")]
    assert found == [("talks/met",), ("signing/left",)]


def test_a_claim_on_an_event_that_its_article_does_not_report_is_one_problem():
    files = two_events("signing", f"{BOTH}, {{finding: talks/left, paragraph: 3}}")

    (found,) = check(files)
    assert found.endswith("R116 claim-of-another-event: this source does not report the event `talks`")


def test_an_event_twice_in_the_list_of_an_article_is_a_problem():
    (found,) = check(two_events("[signing, signing]", BOTH))

    assert "R114 repeated-reference: `signing` appears in this list a second time" in found


def test_an_event_that_a_source_says_nothing_of_is_a_problem():
    (found,) = check(two_events("[signing, talks]", BOTH))

    assert "R705 event-without-claim: no claim of this source is on the event `talks`" in found


def test_events_without_brackets_are_one_problem():
    (found,) = check(two_events("talks, signing", BOTH))

    assert "R103 unknown-event: there is no event `talks, signing`" in found


def test_an_event_misspelt_in_the_list_of_an_article_is_one_problem():
    (found,) = check(two_events("[singing]", BOTH))

    assert "R103 unknown-event: there is no event `singing`" in found
