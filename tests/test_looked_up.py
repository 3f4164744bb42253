"""No number, date or name of ours stands without a paragraph, or a sentence that it cites, that has it."""

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Grounds, statements
from generator.site import handwritten
from generator.site.written import HandWritten
from generator.text import naming
from tests.site import HARBOUR
from tests.vocabulary import PROJECT, briefing, check, smallest

# A story with a captured article: five paragraphs, of which only what is recorded is known.
STORY = {
    "briefing.yml": """\
title: The harbour
scope: What one paper reported.
as_of: 2031-05-03
lead_actors: [ana]
in_brief: [{text: Lind met the minister., rests_on: [talks/met]}]
""",
    "names.yml": "alba: {name: Alba, also: [Albaport]}\nmole: {name: The Mole}\n",
    "publishers.yml": """\
courier: {name: The Courier, kind: outlet, descriptor: not assessed}
wire: {name: Wire Service, kind: agency, descriptor: not assessed}
""",
    "actors/ana.yml": """\
name: Ana Lind
short: Lind
also: [Annie]
kind: person
roles: [{text: Harbour master, rests_on: [talks/met]}]
""",
    "actors/costa.yml": "name: Rui Costa\nshort: Costa\nkind: person\n",
    "actors/sweden.yml": "name: Sweden\nalso: [Stockholm]\nkind: state\n",
    "events/talks.yml": """\
title: Second talks at the harbour
date: 2031-05-01
date_rests_on: [met]
in_brief: [{text: Lind met the minister., rests_on: [met]}]
topics: [Talks]
findings:
  met: {topic: Talks, label: The meeting, about: [ana, costa, sweden], text: Lind met Costa.}
  fare: {topic: Talks, label: The fare, speaker: ana, text: Lind said that the fare is more than five crowns.}
  none: {kind: gap, topic: Talks, label: The owner, text: No article says who owns the ferry.}
""",
    "sources/courier.yml": """\
publisher: courier
accessed: 2031-05-02
issued: 2031-05-01
language: en
event: talks
summary: It reports that they met.
names: {ana: [{exact: the captain, paragraph: 3}]}
claims:
  - {finding: met, paragraph: 1}
  - {finding: fare, paragraph: 2}
""",
    "captures/courier.yml": """\
captured: 2031-05-02
digest: 7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5
words: 120
paragraphs: 5
paragraph_digests: {}
particulars:
  1:
    dates: ['--05-01', Thursday]
    numbers: ['2', 2.]
    names: [Ana Lind, Rui Costa, Swedish, Alba, harbour, master]
  2: {numbers: ['>5', 80 years]}
  3: {names: [the Mole]}
claims: {met: {paragraph: 1}, fare: {paragraph: 2}}
names: {ana: [{paragraph: 3, digest: DIGEST}]}
""",
}


def found(*, met: str = "Lind met Costa.", **changes: str) -> list[str]:
    """Return what is not there, with the finding `met` in other words, and lines of files replaced.

    `changes` are old and new text of a file by its name, `sources__courier="old → new"`.
    """
    files = dict(STORY)
    files["captures/courier.yml"] = re.sub("\nnames: .*", "", files["captures/courier.yml"])
    files["sources/courier.yml"] = re.sub("\nnames: .*", "", files["sources/courier.yml"])
    files["events/talks.yml"] = files["events/talks.yml"].replace("text: Lind met Costa.", f'text: "{met}"')
    for name, change in changes.items():
        old, new = change.split(" → ")
        file = f"{name.replace('__', '/')}.yml"
        assert old in files[file], old
        files[file] = files[file].replace(old, new)
    lines = check(files)
    assert all(" R711 " in line for line in lines), lines
    return [line.split(": ", 2)[2] for line in lines]


def test_a_sentence_with_what_its_paragraph_has_is_no_problem():
    assert found() == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Lind met Costa three times.", "`three` is not in courier ¶1; there: `2` and `2.`"),
        ("Lind met Costa on 2 May.", "`2 May` is not in courier ¶1; there: `--05-01` and `Thursday`"),
        ("Lind met Costa on Friday.", "`Friday` is not in courier ¶1; there: `--05-01` and `Thursday`"),
        ("Lind met Costa in Denmark.", "`Denmark` is not in courier ¶1; there: `Sweden`"),
        ("Lind met Costa on the Mole.", "`the Mole` is not in courier ¶1; there: `Alba`"),
        ("Lind met Costa in Albaport.", "`Albaport` is not in courier ¶1; there: `Alba`"),
        ("Lind met Costa in Stockholm.", "`Stockholm` is not in courier ¶1; there: `Sweden`"),
        ("Lind met Costa in Grenoble.", "`Grenoble` is not in courier ¶1"),
        ("Aleppo saw Lind and Costa.", "`Aleppo` is not in courier ¶1"),
        ("Lind met Costa, says Wire Service.", "`Wire Service` is not in courier ¶1; there: `The Courier`"),
        ("Annie met Costa.", "`Annie` is not in courier ¶1; there: `Costa` and `Lind`"),
        ("Lind met Costa, the Second Secretary.", "`Secretary` is not in courier ¶1"),
        ("London saw Lind and Costa.", "`London` is not in courier ¶1"),
        ("US ships saw Lind and Costa.", "`US` is not in courier ¶1; there: `Sweden`"),
        ("J. Brown saw Lind and Costa.", "`Brown` is not in courier ¶1"),
        ("The two years saw Lind and Costa.", "`two years` is not in courier ¶1; there: `2` and `2.`"),
    ],
)
def test_what_its_paragraph_has_not_is_a_problem_that_says_what_is_there(sentence: str, what: str):
    assert what in found(met=sentence), found(met=sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lind met Costa on 1 May.",
        "Lind met Costa in May.",
        "Lind met Costa on Thursday.",
        "The Harbour Master met Costa.",
        "The two met, Lind and Costa.",
        "Swedish guests of Lind met Costa.",
        "Sweden saw Lind and Costa meet.",
        "Hospitals saw Lind and Costa meet.",
        "Lind met Costa in Alba (Albaport).",
        "Lind met Costa, says The Courier.",
    ],
)
def test_the_same_said_less_exactly_or_by_another_name_is_none(sentence: str):
    assert [line for line in found(met=sentence) if "¶1" in line] == []


def test_a_hedge_is_part_of_its_number():
    problems = found(events__talks="more than five crowns → five crowns")

    assert problems == ["`five` is not in courier ¶2; there: `80 years` and `>5`"]


def test_a_unit_is_part_of_its_number():
    problems = found(events__talks="more than five crowns → 80 months of crowns")

    assert problems == ["`80 months` is not in courier ¶2; there: `80 years` and `>5`"]


def test_a_speaker_follows_from_the_record_only_where_no_person_is_named():
    assert found() == []  # ¶2 names nobody

    others = found(captures__courier="numbers: ['>5', 80 years] → numbers: ['>5'], names: [Rui Costa]")
    assert others == ["`Lind` is not in courier ¶2; there: `Costa`"]


def test_what_an_article_calls_an_actor_in_a_paragraph_names_the_actor():
    files = {**STORY, "captures/courier.yml": re.sub("\nnames: .*", "", STORY["captures/courier.yml"])}
    files["sources/courier.yml"] = files["sources/courier.yml"].replace("paragraph: 2", "paragraph: 3")
    files["captures/courier.yml"] = files["captures/courier.yml"].replace(
        "fare: {paragraph: 2", "fare: {paragraph: 3"
    )
    problems = [line for line in check(files) if "R711" in line]

    assert ["`more than five`" in line for line in problems] == [True]  # Lind is there as the captain


def test_a_day_of_an_event_may_be_in_the_year_of_its_article_and_in_no_other():
    assert found() == []

    assert found(events__talks="date: 2031-05-01 → date: 2030-05-01")[0].startswith("`1 May 2030` is not in")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("rests_on: [met]}]", "rests_on: [met]}, {text: They met in June., rests_on: [met]}]", "`June`"),
        (
            "rests_on: [met]}]",
            "rests_on: [met]}, {text: Costa met Lind twelve times., rests_on: [met]}]",
            "`twelve`",
        ),
        ("rests_on: [met]}]", "rests_on: [met]}, {text: Two articles say so., rests_on: [met]}]", "`Two`"),
    ],
)
def test_a_brief_is_compared_with_the_sentences_that_it_cites(old: str, new: str, what: str):
    (problem,) = found(events__talks=f"{old} → {new}")

    assert problem.startswith(f"{what} is in no sentence that this cites")


@pytest.mark.parametrize(
    "line", ["They met in May 2031.", "One article says that they met.", "The second talks."]
)
def test_a_brief_may_name_the_month_of_its_event_and_count_its_articles(line: str):
    assert (
        found(events__talks=f"rests_on: [met]}}] → rests_on: [met]}}, {{text: {line}, rests_on: [met]}}]")
        == []
    )


def test_prose_is_compared_with_what_each_clause_cites():
    prose = "Lind met Costa on Friday [@met]. Lind spoke of a fare of more than five crowns [@fare]."
    topics = f"topics: [{{title: Talks, prose: ['{prose}']}}]"
    problems = check(
        {
            **STORY,
            **_without_names(),
            "events/talks.yml": STORY["events/talks.yml"].replace("topics: [Talks]", topics),
        }
    )

    assert ["`Friday` is in no sentence that this cites" in line for line in problems if "R711" in line] == [
        True
    ]


@pytest.mark.parametrize(
    ("old", "new", "is_wrong"),
    [
        ("summary: It reports that they met.", "summary: It reports that Lind met Costa on the Mole.", False),
        ("summary: It reports that they met.", "summary: It reports that Lind met Costa on the Quay.", True),
        ("summary: It reports that they met.", "summary: It reports nine ships.", True),
        ("summary: It reports that they met.", "summary: It does not mention Denmark.", True),
    ],
)
def test_a_summary_is_compared_with_the_whole_text(old: str, new: str, is_wrong: bool):
    assert bool(found(sources__courier=f"{old} → {new}")) is is_wrong


def test_a_note_and_a_gap_are_compared_with_texts_and_records():
    assert found(events__talks="who owns the ferry. → who owns the ferry in Denmark.") == [
        "`Denmark` is in no text and no record of its event; there: `Sweden`"
    ]
    with_note = 'text: "Lind met Costa."} → text: Lind met Costa., note: It was nine hours long.}'
    assert found(events__talks=with_note) == [
        "`nine hours` is in no text and no record of its event; there: `2` and `2.`"
    ]


@pytest.mark.parametrize(
    ("file", "change", "said"),
    [
        (
            "events__talks",
            "title: Second talks → title: Ninth talks",
            "`Ninth` is in no text and no record of its event",
        ),
        (
            "events__talks",
            "label: The fare → label: The fare of 1999",
            "`1999` is in no text and no record of its event",
        ),
        (
            "events__talks",
            "topics: [Talks] → topics: [Talks, In Denmark]",
            "`Denmark` is in no text and no record of its event",
        ),
        (
            "briefing",
            "title: The harbour → title: The nine harbours",
            "`nine` is in no text and no record of the briefing",
        ),
        (
            "briefing",
            "What one paper reported. → What nine papers say.",
            "`nine` is in no text and no record of the briefing",
        ),
    ],
)
def test_titles_and_labels_are_compared_with_the_texts(file: str, change: str, said: str):
    files = {**STORY, **_without_names()}
    name, (old, new) = f"{file.replace('__', '/')}.yml", change.split(" → ")
    files[name] = files[name].replace(old, new)

    assert any(said in line for line in check(files))


def test_a_waiver_is_for_words_of_a_title_too():
    waived = "waived: [{words: Ninth talks, reason: As its host counts.}]\n"
    text = STORY["events/talks.yml"].replace("title: Second talks", "title: Ninth talks") + waived

    assert not any("R711" in line for line in check({**STORY, **_without_names(), "events/talks.yml": text}))


def test_where_many_paragraphs_are_cited_the_problem_says_how_many():
    files = {**STORY, **_without_names()}
    numbers = range(2, 6)
    claims = "".join(f"  - {{finding: met, id: met-{n}, paragraph: {n}}}\n" for n in numbers)
    captured = "".join(f", met-{n}: {{paragraph: {n}}}" for n in numbers)
    files["sources/courier.yml"] = files["sources/courier.yml"].rstrip("\n") + f"\n{claims}"
    files["captures/courier.yml"] = files["captures/courier.yml"].replace(
        "claims: {met: {paragraph: 1}", f"claims: {{met: {{paragraph: 1}}{captured}"
    )
    files["events/talks.yml"] = files["events/talks.yml"].replace(
        "Lind met Costa.", "Lind met Costa nine times."
    )
    (line,) = [each for each in check(files) if "`nine`" in each]

    assert "is in none of the 5 paragraphs that this rests on" in line


def test_what_was_not_captured_is_not_yet_checked():
    files = {**STORY, **_without_names()}
    del files["captures/courier.yml"]
    files["events/talks.yml"] = files["events/talks.yml"].replace(
        "Lind met Costa.", "Lind met Costa nine times."
    )

    assert check(files) == []


def test_of_a_language_whose_words_for_numbers_are_unknown_a_word_is_never_passed():
    files = {**STORY, **_without_names()}
    files["sources/courier.yml"] = files["sources/courier.yml"].replace("language: en", "language: es")
    files["captures/courier.yml"] = files["captures/courier.yml"].replace(
        "numbers: ['>5', 80 years]", "numbers: ['5']"
    )
    (problem,) = check(files)
    assert "`more than five` is not in courier ¶2; of Spanish, the words for numbers are not known" in problem

    quoted = "{exact: más de cinco, translation: {text: more than five}}"
    files["sources/courier.yml"] = files["sources/courier.yml"].replace(
        "{finding: fare, paragraph: 2}", f"{{finding: fare, paragraph: 2, quote: {quoted}}}"
    )
    assert [line for line in check(files) if "R711" in line] == []


def test_the_problem_is_where_the_words_are():
    files = {**STORY, **_without_names()}
    text = "Lind met Costa\n      three times."
    files["events/talks.yml"] = files["events/talks.yml"].replace("text: Lind met Costa.", f'text: "{text}"')
    (line,) = [line for line in check(files) if "R711" in line]

    assert line.startswith("data/events/talks.yml:8:7: ")


def test_a_claims_own_version_with_another_number_gives_its_finding_none():
    version = "paragraph: 2, text: Lind said that the fare is five crowns.}"
    problems = found(sources__courier=f"paragraph: 2}} → {version}")

    assert problems == [
        "`more than five` is not in courier ¶2",
        "`five` is not in courier ¶2; there: `80 years` and `>5`",
    ]


@pytest.mark.parametrize(
    ("waived", "code"),
    [
        ("waived: [{words: three times, reason: The photograph shows it.}]", None),
        ("waived: [{words: met Costa three, reason: The photograph shows it.}]", None),
        ("waived: [{words: times, reason: The photograph shows it.}]", "R711"),
        ("waived: [{words: Costa, reason: The photograph shows it.}]", "R712"),
        ("waived: [{words: four times, reason: The photograph shows it.}]", "R712"),
    ],
)
def test_a_waiver_is_for_the_words_around_what_nothing_has(waived: str, code: str | None):
    text = STORY["events/talks.yml"].replace("Lind met Costa.", "Lind met Costa three times.")
    problems = check({**STORY, **_without_names(), "events/talks.yml": text + waived + "\n"})

    assert any(f" {code} " in line for line in problems) is bool(code)
    assert bool(problems) is bool(code)


def test_a_waiver_and_its_reason_are_on_the_page(real_site: Path):
    page = (real_site / "sources/rt-news/index.html").read_text("utf-8")

    assert "<em>RT News</em>" in page
    assert "The page has the name beside the article and not in its text." in page


def test_a_page_says_what_is_checked_and_what_is_not(real_site: Path):
    event = (real_site / "events/kremlin-talks/index.html").read_text("utf-8")
    method = (real_site / "method/index.html").read_text("utf-8")

    assert "that is what people read for" in event
    assert "that is what people read for" in method


def test_the_page_of_a_source_says_which_paragraphs_no_claim_cites(real_site: Path):
    assert "Each paragraph is cited by a claim." in (real_site / "sources/zamin/index.html").read_text(
        "utf-8"
    )


def test_the_real_data_has_three_waivers_at_most_and_all_of_it_is_checked():
    draft, problems = pipeline.check(PROJECT / "data")
    all_statements = statements(draft)
    grounds = Grounds(all_statements)

    assert problems == []
    assert sum(each.key.field == "waived" for each in all_statements.all) <= 3
    assert not any(map(grounds.is_unchecked, all_statements.all))


def test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path: Path):
    for name, content in {**STORY, **_without_names()}.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content.replace("2031", "2025"), "utf-8")
    (tmp_path / "archive").mkdir()
    said = "Ana Lind met Rui Costa on 1 May in ALBA, in second talks, the harbour master said."
    text = f"{said}\n\nIt costs over five crowns.\n"
    (tmp_path / "archive/courier.txt").write_text(text, "utf-8")
    code, out, err = briefing("capture", "courier", cwd=tmp_path)
    capture = (tmp_path / "data/captures/courier.yml").read_text("utf-8")

    assert (code, err) == (0, ""), out
    assert (
        "  1: {numbers: ['2.'], dates: [--05-01], names: [Ana Lind, Rui Costa, ALBA]}\n"
        "  2: {numbers: ['>5', '5']}\n" in capture
    )
    assert briefing("check", cwd=tmp_path)[1] == "0 problems in data\n"


def test_verify_finds_a_number_or_a_name_that_somebody_put_into_a_capture(tmp_path: Path):
    test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path)
    file = tmp_path / "data/captures/courier.yml"
    whole = file.read_text("utf-8")
    assert briefing("verify", cwd=tmp_path)[0] == 0

    for old, new in (("'>5', '5'", "'>9'"), ("Rui Costa", "Rui Costa, Denmark"), ("--05-01", "--05-02")):
        file.write_text(whole.replace(old, new), "utf-8")
        code, out, _ = briefing("verify", cwd=tmp_path)
        assert (code, "V104 differing-capture: what is recorded of paragraph" in out) == (1, True), new


def test_after_a_new_name_in_a_sentence_all_captures_are_taken_again_by_one_command(tmp_path: Path):
    test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path)
    event = tmp_path / "data/events/talks.yml"
    event.write_text(
        event.read_text("utf-8").replace("Lind met Costa.", "The Master Ana Lind met Costa."), "utf-8"
    )
    code, out, _ = briefing("check", cwd=tmp_path)
    assert code == 1
    assert "`Master` is not in courier ¶1" in out
    assert "briefing capture --all" in out

    assert briefing("capture", "--all", cwd=tmp_path)[0] == 0
    assert briefing("check", cwd=tmp_path)[1] == "0 problems in data\n"
    assert briefing("capture", "--all", cwd=tmp_path)[1] == "all captures are up to date\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("capture",), "name one source, or all with `--all`"),
        (("capture", "courier", "--all"), "name one source, or all with `--all`"),
    ],
)
def test_a_capture_is_of_one_source_or_of_all(arguments: tuple[str, ...], said: str, tmp_path: Path):
    (tmp_path / "data").mkdir()
    code, _, err = briefing(*arguments, cwd=tmp_path)

    assert (code, said in err) == (2, True)


def test_capturing_all_passes_over_what_is_another_text_or_not_there(tmp_path: Path):
    test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path)
    (tmp_path / "archive/courier.txt").write_text("Another text of Ana Lind.\n", "utf-8")
    assert "this is not the text that was captured" in briefing("capture", "--all", cwd=tmp_path)[1]

    (tmp_path / "archive/courier.txt").unlink()
    assert "there is no archive/courier.txt" in briefing("capture", "--all", cwd=tmp_path)[1]

    (tmp_path / "archive/courier.txt").write_bytes(b"\xff")
    assert briefing("capture", "--all", cwd=tmp_path)[0] == 2

    (tmp_path / "data/sources/courier.yml").write_text("publisher: nobody\n", "utf-8")
    assert briefing("capture", "--all", cwd=tmp_path)[0] == 1


def test_a_later_text_is_taken_again_with_all_others(tmp_path: Path):
    test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path)
    text = tmp_path / "archive/courier.txt"
    text.write_text(text.read_text("utf-8").replace("It costs", "Today it costs"), "utf-8")
    assert briefing("capture", "courier", "--changed", cwd=tmp_path)[0] == 0
    file = tmp_path / "data/captures/courier.yml"
    whole = file.read_text("utf-8")
    file.write_text(whole.replace("  particulars: {", "  particulars: {9: {numbers: ['9']}, "), "utf-8")
    assert briefing("verify", cwd=tmp_path)[0] == 1

    assert briefing("capture", "--all", cwd=tmp_path)[0] == 0
    assert file.read_text("utf-8") == whole
    assert briefing("verify", cwd=tmp_path)[0] == 0


def test_a_capture_that_names_a_paragraph_beyond_its_text_is_found(tmp_path: Path):
    test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path)
    file = tmp_path / "data/captures/courier.yml"
    file.write_text(file.read_text("utf-8").replace("  2: {numbers", "  9: {numbers"), "utf-8")

    assert "what is recorded of paragraph 9 is not what the text has" in briefing("verify", cwd=tmp_path)[1]


def test_a_capture_that_cannot_be_written_is_said_for_all_too(tmp_path: Path):
    test_a_capture_records_the_numbers_dates_and_names_of_each_paragraph(tmp_path)
    shutil.rmtree(tmp_path / "data/captures")
    (tmp_path / "data/captures").mkdir(mode=0o555)
    code, _, err = briefing("capture", "--all", cwd=tmp_path)

    assert code in (0, 2)  # whoever may write anywhere does
    assert not code or "cannot be written" in err


def test_a_briefing_in_another_language_is_compared_by_digits_dates_and_names():
    files = {**STORY, **_without_names()}
    files["briefing.yml"] += "language: de\n"
    files["events/talks.yml"] = files["events/talks.yml"].replace(
        "Lind met Costa.", "Lind traf Costa am 1. Mai im Hafen mit 9 Schiffen."
    )
    problems = [line for line in check(files) if "R711" in line]

    assert any("`9`" in line for line in problems)
    assert not any("Hafen" in line or "Mai" in line for line in problems)


def test_hand_written_pages_are_looked_up_too():
    draft, _ = pipeline.check(PROJECT / "data")
    all_statements = statements(draft)

    def wrong(text: str) -> list[str]:
        page = HandWritten(text, "briefings/page.md")
        return [each.message for each in handwritten.read(all_statements, page)[1]]

    assert wrong("Putin spoke of more than 4,000 students [@kremlin-talks/students].") == []
    assert wrong("It was 1890. Putin spoke of more than 4,000 students [@kremlin-talks/students].") == []
    assert wrong("1. **Putin** spoke of [students](x-9.md) [@kremlin-talks/students].") == []
    assert wrong("Putin spoke of more than 9,000 students [@kremlin-talks/students].") == [
        "`more than 9,000` is in nothing that is cited here"
    ]
    assert wrong("In Damascus they met [@kremlin-talks/met], in Moscow [@kremlin-talks/in-moscow].") == [
        "`Damascus` is in nothing that is cited here"
    ]
    assert wrong("The article has 80 years and Damascus [@realist-english].") == [
        "`80 years` is in nothing that is cited here"
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bashar al-Assad’s house", ["Bashar al-Assad"]),
        ("MOSCOW (Wire).", ["MOSCOW"]),
        ("The U.S. and the US, not us", ["U.S.", "US"]),
        ("at the port, The port, and a Port", ["the port", "The port"]),
        ("Al-Sharaa and al-Sharaa", ["Al-Sharaa", "al-Sharaa"]),
        ("Moscowians", []),
    ],
)
def test_a_name_is_found_as_it_is_written(text: str, names: list[str]):
    known = naming.Names(
        naming.Form(words, words)
        for words in ("Bashar al-Assad", "Assad", "Moscow", "US", "The port", "al-Sharaa")
    )

    assert [each.words for each in known.longest(text)] == names
    assert len(known) == 6


def _without_names() -> dict[str, str]:
    return {
        name: re.sub("\nnames: .*", "", STORY[name])
        for name in ("sources/courier.yml", "captures/courier.yml")
    }


def test_the_made_up_corpus_has_every_kind_of_place_recorded():
    draft, _ = pipeline.check(HARBOUR / "data")
    entries = [
        entry
        for capture in draft.captures.values()
        for text in capture.texts
        for entry in (text.particulars or {}).values()
    ]

    assert all(any(getattr(entry, kind) for entry in entries) for kind in ("page", "time", "post"))
    assert smallest()
