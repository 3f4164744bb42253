"""Cases of rules beyond the two examples that each rule has."""

import pytest

from tests.vocabulary import check, codes, smallest


def line(text: str) -> dict[str, str]:
    return smallest({"events/talks.yml": f"in_brief:\n  - text: >-\n      {text}\n    rests_on: [met]\n"})


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Lind met Prof. Roth at 10 a.m. Moscow time.",
        "The U.S. President met Mr. Roth, i.e. Ana Lind.",
        "The ship No. 40 left.",
        "On 5 Dec. 2024 Brig. Gen. Lind met Maj. Roth.",
        "They met (at the harbour).",
    ],
)
def test_one_sentence_with_short_forms_is_one_sentence(text: str):
    assert codes(line(text)) == set()


@pytest.mark.parametrize(
    "text", ["They met. 40 ships left.", "They met. al-Lind left.", "They met! They left.", "They met"]
)
def test_several_sentences_or_none_are_found(text: str):
    assert codes(line(text)) == {"R302"}


@pytest.mark.parametrize("text", ["They ‘met’.", "They „met“.", "They «met».", "They 「met」."])
def test_every_kind_of_quotation_mark_is_found(text: str):
    assert codes(line(text)) == {"R301"}


def quoting(words: str) -> dict[str, str]:
    claims = f"claims:\n  - finding: met\n    paragraph: 1\n    quote: >-\n      {words}\n"
    return smallest({"sources/courier.yml": claims})


@pytest.mark.parametrize(
    "words", ["met in the U.S.", "he called it “useful”", "always...", "Gazprom Inc.", "who met?"]
)
def test_a_quotation_may_end_with_what_belongs_to_it(words: str):
    assert codes(quoting(words)) == set()


@pytest.mark.parametrize("words", ["they met,", "they met.", "التقوا،", "“they met”"])
def test_a_quotation_brings_no_punctuation_of_the_article_along(words: str):
    language = "ar" if words[0] not in "t“" else "en"

    assert codes(quoting(words)) - {"R305"} == {"R303"}, language


def test_the_styles_of_names_are_looked_at_like_quotations():
    assert codes(
        smallest({"sources/courier.yml": "names: {ana: [{exact: “the captain”, paragraph: 1}]}\n"})
    ) == {"R303"}


SPEAKING = {
    "events/talks.yml": "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
    "  said: {topic: Talks, label: L, speaker: ana, text: Ana Lind called it a start.}\n"
}


def test_a_speaker_is_named_by_a_whole_word():
    files = {
        "actors/us.yml": "name: US\nkind: state\n",
        "events/talks.yml": "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        "  said: {topic: Talks, label: L, speaker: us, text: It was discussed.}\n",
        "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n",
    }

    assert codes(smallest(files)) == {"R307"}


@pytest.mark.parametrize(
    ("name", "text"),
    [("Tip O'Neil", "Tip O’Neil called it so."), ("Ana Lind", "Ana\u00a0*Lind* called it so.")],
)
def test_a_speaker_is_named_in_whatever_form(name: str, text: str):
    files = {**SPEAKING, "actors/ana.yml": f"name: {name}\n"}
    files["events/talks.yml"] = SPEAKING["events/talks.yml"].replace("Ana Lind called it a start.", text)

    assert (
        codes(smallest({**files, "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n"}))
        == set()
    )


def test_whom_a_finding_is_attributed_to_is_named_in_it():
    files = {
        "events/talks.yml": "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        "  said: {topic: Talks, label: L, attributed_to: a sailor, text: The bases will close.}\n",
        "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n",
    }

    assert codes(smallest(files)) == {"R307"}


def test_the_word_confidence_alone_says_nothing_of_ours():
    finding = (
        "trust: {kind: judgment, topic: Talks, label: T, text: They want to win the confidence of others.,"
    )
    files = {
        "events/talks.yml": "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        f"  {finding}\n    rests_on: [met], confidence: low}}\n"
    }

    assert codes(smallest(files)) == set()


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("issued: 2031-05-03\naccessed: 2031-05-02\n", {"R401"}),
        ("issued: 2031-05-03~\naccessed: 2031-05-02\n", set()),
        ("archive: {url: 'https://a.example', captured: 2031-04-01}\n", {"R401"}),
    ],
)
def test_dates_stand_in_order_as_far_as_they_are_known(fields: str, found: set[str]):
    assert codes(smallest({"sources/courier.yml": fields})) == found


def test_a_role_ends_after_it_begins():
    role = "roles: [{text: Captain, since: 2031, until: 2030, rests_on: [talks/met]}]\n"

    assert codes(smallest({"actors/ana.yml": role})) == {"R401"}


@pytest.mark.parametrize(
    "field", ["confidence: low", "speaker: ana", "attributed_to: a sailor", "wordings: true"]
)
def test_a_gap_has_nothing_of_what_is_reported(field: str):
    gap = f"gap: {{kind: gap, topic: Talks, label: L, text: Nobody says what Ana Lind or a sailor did., {field}}}"
    findings = (
        f"findings:\n  met: {{topic: Talks, label: L, about: [ana], text: The two sides met.}}\n  {gap}\n"
    )

    assert "R211" in codes(smallest({"events/talks.yml": findings}))


def test_a_topic_misspelt_in_the_list_is_one_problem_there():
    files = {
        "events/talks.yml": "topics: [Talk]\nfindings:\n"
        "  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        "  left: {kind: gap, topic: Talks, label: L, text: Nobody says when they left.}\n"
    }

    assert codes(smallest(files)) == {"R109"}


def test_a_misspelt_finding_is_one_problem_and_not_many():
    files = smallest({"sources/courier.yml": "claims: [{finding: meet, paragraph: 1}]\n"})

    assert codes(files) == {"R104"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("a start,” Lind told her guest", {"R310"}),
        ("der „große“ Anfang", set()),  # marks of other languages
        ("kallar ”det” så", set()),
        ("the first ends. “The second begins", set()),  # a speech of several paragraphs
        ("a 12” record was played", set()),
        ("we call it “the start” here", set()),  # a quotation within hers
        ("we call it ‘the start’ here", set()),
        ("it is a start", set()),
    ],
)
def test_a_speakers_words_end_where_the_articles_begin(words: str, code: set[str]):
    claims = f"claims:\n  - finding: [met, said]\n    paragraph: 1\n    quote: >-\n      {words}\n"

    assert codes(smallest({**SPEAKING, "sources/courier.yml": claims})) == code
    paraphrase = claims + "    paraphrase: true\n"
    assert codes(smallest({**SPEAKING, "sources/courier.yml": paraphrase})) == set()


@pytest.mark.parametrize("words", ["[…] they met", "they […] […] met", "[…]"])
def test_a_cut_needs_words_on_both_sides(words: str):
    assert codes(quoting(words)) == {"R309"}


@pytest.mark.parametrize("field", ["language: xx", "language: und", "language: eng-", "language: English"])
def test_a_language_that_does_not_exist_is_found(field: str):
    assert codes(smallest({"sources/courier.yml": f"{field}\n"})) == {"M011"}


@pytest.mark.parametrize("code", ["XX", "ZZ", "XA", "UK"])
def test_a_country_that_does_not_exist_is_found(code: str):
    publisher = f"courier: {{name: The Courier, kind: outlet, country: {code}, descriptor: not assessed}}\n"

    assert codes(smallest({"publishers.yml": publisher})) == {"M011"}


def with_a_withdrawn_article(herald: str, changes: dict[str, str] | None = None) -> dict[str, str]:
    """Return the smallest corpus with its article withdrawn and a second one with a claim of its own."""
    status = "status: withdrawn\nstatus_note: Taken back.\n"
    other = smallest({"sources/courier.yml": f"claims: [{herald}]\n"})["sources/courier.yml"]
    return smallest({"sources/courier.yml": status, **(changes or {})}) | {"sources/herald.yml": other}


def test_what_a_standing_article_reports_too_may_rest_on_a_withdrawn_one():
    assert codes(with_a_withdrawn_article("{finding: met, paragraph: 1}")) == set()


def test_a_part_in_another_article_does_not_save_a_finding():
    part = "{finding: met, part: true, text: They shook hands., paragraph: 1}"

    assert codes(with_a_withdrawn_article(part)) == {"R601"}


def test_a_line_that_rests_on_the_claim_of_a_withdrawn_article_is_found_beside_a_finding_that_stands():
    line = {"briefing.yml": "in_brief: [{text: The two sides met., rests_on: [courier#met]}]\n"}

    assert check(with_a_withdrawn_article("{finding: met, paragraph: 1}", line)) == [
        "data/briefing.yml:5:19: R601 resting-on-withdrawn: this rests on a withdrawn article only"
    ]


def test_nothing_is_said_to_rest_on_withdrawn_articles_while_another_can_not_be_read():
    files = with_a_withdrawn_article("{finding: met, paragraph: 1}") | {
        "sources/herald.yml": "nothing: yet\n"
    }

    assert "R601" not in codes(files)
