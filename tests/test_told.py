"""Findings told in prose: what an editor may write, what `briefing prose` says of it, and what is shown."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import statements
from generator.site.pages import event
from generator.site.pages.event import EventContent
from tests.vocabulary import briefing, check, smallest

FINDINGS = """\
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
  useful: {topic: Talks, label: Of use, speaker: ana, text: Ana Lind called the talks useful.}
  fare:
    topic: Talks
    label: The fare
    speaker: ana
    question: What did Ana Lind say that the fare is?
    text: Five.
    accounts: {ten: Ten.}
"""
CLAIMS = """\
claims:
  - {finding: met, paragraph: 1, quote: two sides met}
  - {finding: useful, paragraph: 2, quote: very useful}
  - {finding: useful, id: ours, paragraph: 2, quote: was of use, paraphrase: true}
  - {finding: fare, paragraph: 3}
  - {finding: fare, id: other, account: ten, paragraph: 3}
"""
OTHER = {
    "events/later.yml": (
        "title: Later\ndate: 2031-05-02\ndate_rests_on: [end]\ntopics: [End]\n"
        "in_brief: [{text: They left., rests_on: [end]}]\n"
        "findings: {end: {topic: End, label: The end, about: [ana], text: They left.}}\n"
    ),
    "sources/herald.yml": (
        "publisher: courier\nissued: 2031-05-03\naccessed: 2031-05-03\nlanguage: en\nevent: later\n"
        "summary: It reports.\nclaims: [{finding: end, paragraph: 1}]\n"
    ),
}


def told(*paragraphs: str, more: str = "") -> dict[str, str]:
    """Return a corpus whose one topic is told in these paragraphs, each a line of YAML."""
    lines = "".join(f"      - {each}\n" for each in paragraphs)
    topics = f"topics:\n  - title: Talks\n{more}    prose:\n{lines}"
    return smallest({"events/talks.yml": topics + FINDINGS, "sources/courier.yml": CLAIMS, **OTHER})


WHOLE = "The two sides met [@met]. Lind called the talks useful [@useful]."


def problems(*paragraphs: str) -> list[str]:
    return [line.partition(": R8")[2] for line in check(told(*paragraphs)) if ": R8" in line]


def test_a_topic_told_whole_is_fine():
    assert check(told(WHOLE)) == []
    assert check(told(WHOLE, "show: fare", "They left later [@later/end].")) == []


@pytest.mark.parametrize(
    ("paragraph", "said"),
    [
        (
            "The two sides met [@met]. Lind called it useful [@usefull].",
            "02 unknown-told: there is no `usefull` to",
        ),
        (f"{WHOLE} They left [@end].", "02 unknown-told: there is no `end` to tell"),
        (f"{WHOLE} They met [@courier].", "02 unknown-told: there is no `courier` to tell"),
        (f"{WHOLE} They left [@herald#end].", "02 unknown-told: the claim `herald#end` is on another event"),
        (f"{WHOLE} They met [@courier#mat].", "02 unknown-told: there is no `courier#mat` to tell"),
        (f"They talked. {WHOLE}", "03 unmarked-words: a sentence has no mark: it begins `They talked`"),
        (f"{WHOLE} So it was.", "03 unmarked-words: these words stand behind the last mark: `So it was.`"),
        (WHOLE[:-1], "03 unmarked-words: this paragraph has no end"),
        (
            "The two sides met [@met]. Lind called it “useless” [@useful].",
            "04 foreign-words-in-prose: no claim that is cited here has these words: `useless`",
        ),
        (
            "The two sides met [@met]. Lind said that it “was of use” [@useful].",
            "04 foreign-words-in-prose: these are the article's words for what somebody said: `was of use`",
        ),
        (
            "The two sides met [@met]. The talks were useful [@useful].",
            "05 sayings-before-speaker: `useful` is told before the paragraph names Ana Lind",
        ),
        (f"{WHOLE} They met [met@].", "07 broken-paragraph: `[met@]` is not a citation"),
        (f"{WHOLE} They met [@met, @useful].", "07 broken-paragraph: `[@met, @useful]` is not a citation"),
        (f"{WHOLE} They met [@met;].", "07 broken-paragraph: `[@met;]` is not a citation"),
        (f"{WHOLE} They met [@Met].", "07 broken-paragraph: `[@Met]` is not a citation"),
        (f"{WHOLE} They met [@met.", "07 broken-paragraph: `[@met.` is not a citation"),
        (f"{WHOLE} [They met](met).", "07 broken-paragraph: `[They met](met)` is not a citation"),
        (f"{WHOLE} They met [^met].", "07 broken-paragraph: `[^met]` is not a citation"),
        (
            "The two sides met [@met]. Lind called it “very useful [@useful].",
            "04 foreign-words-in-prose: the quotation mark “ has no other that opens or closes with it",
        ),
    ],
)
def test_what_is_wrong_in_a_paragraph_is_said_once(paragraph: str, said: str):
    (found,) = problems(paragraph)

    assert found.startswith(said)


def test_a_paragraph_that_leaves_a_finding_out_names_it():
    assert problems("The two sides met [@met].") == [
        "01 untold-finding: the prose does not tell the finding `useful`"
    ]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("show: met", "`met` is told already"),
        ("show: useful", "`useful` is told already"),
        ("show: later/end", "`later/end` is no block: it has no accounts, and is no judgment or context"),
    ],
)
def test_a_block_is_a_finding_that_is_told_nowhere_else(block: str, said: str):
    assert problems(WHOLE, block) == [f"06 wrong-block: {said}"]


def test_a_block_is_shown_once():
    assert problems(WHOLE, "show: fare", "show: fare") == ["06 wrong-block: `fare` is shown already"]


def test_text_with_a_colon_in_it_is_explained():
    (found, *_) = check(told("They met: long [@met]."))

    assert found.startswith("data/events/talks.yml:")


# What `briefing prose` says and writes.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path, told(f"'{WHOLE}'"))


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / name).write_bytes(text.encode())
    return folder


def test_prose_is_printed_clause_by_clause_beside_what_it_cites(folder: Path):
    code, out, _ = briefing("prose", "talks", cwd=folder)

    assert code == 0
    assert out.startswith("Talks, data/events/talks.yml:")
    assert (
        "  Lind called the talks useful.\n"
        "    useful: Ana Lind called the talks useful.\n"
        "      courier#useful ¶2: “very useful”\n"
        "      courier#ours ¶2: “was of use”\n"
    ) in out


def test_words_that_are_in_nothing_that_a_clause_cites_are_named(tmp_path: Path):
    folder = written(
        tmp_path, told("The 2 sides met gladly [@met]. Lind called it useful [@courier#useful].")
    )
    _, out, _ = briefing("prose", "talks", "--topic", "Talks", cwd=folder)

    assert "    not in these: 2, gladly\n" in out
    assert "    courier#useful ¶2: “very useful”\n      Ana Lind called the talks useful.\n" in out


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_prose_that_was_read_falls_behind_when_what_it_tells_changes(tmp_path: Path, newline: str):
    folder = written(tmp_path, told(WHOLE))
    file = folder / "data/events/talks.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", newline.encode()))
    before = file.read_bytes()

    _, out, _ = briefing("prose", "talks", "--read", cwd=folder)
    assert out == "data/events/talks.yml: Talks\n"
    told_line = next(line for line in file.read_text().splitlines() if "told:" in line)
    assert file.read_bytes() == before.replace(b"    prose:", f"{told_line}{newline}    prose:".encode())
    assert "read beside what it tells" in briefing("prose", "talks", cwd=folder)[1]
    assert briefing("prose", "talks", "--read", cwd=folder)[1] == "all of it was read as it is now\n"

    file.write_bytes(file.read_bytes().replace(b"called the talks useful.}", b"called the talks a success.}"))
    code, out, _ = briefing("check", cwd=folder)
    assert code == 1
    assert "R808 prose-behind: this prose, or what it tells, has changed since it was read" in out
    assert "to be read again: what it tells has changed" in briefing("prose", "talks", cwd=folder)[1]
    briefing("prose", "talks", "--read", cwd=folder)
    assert briefing("check", cwd=folder)[0] == 0
    assert file.read_text().count("told:") == 1


def test_what_was_read_is_written_into_a_topic_on_one_line_too(tmp_path: Path):
    files = told(WHOLE)
    files["events/talks.yml"] = files["events/talks.yml"].replace(
        f"topics:\n  - title: Talks\n    prose:\n      - {WHOLE}\n",
        f'topics: [{{title: Talks, prose: ["{WHOLE}"]}}]\n',
    )
    folder = written(tmp_path, files)
    briefing("prose", "talks", "--read", cwd=folder)

    assert "topics: [{title: Talks, told: " in (folder / "data/events/talks.yml").read_text()
    assert briefing("check", cwd=folder)[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["talk"], "there is no event `talk`: did you mean `talks`?"),
        (["talks", "--topic", "Talk"], "no topic `Talk` has prose: did you mean `Talks`?"),
    ],
)
def test_what_has_no_prose_is_said_with_what_was_probably_meant(
    folder: Path, arguments: list[str], said: str
):
    code, _, err = briefing("prose", *arguments, cwd=folder)

    assert (code, err) == (2, f"briefing prose: {said}\n")


def test_an_event_without_prose_has_none_to_read(folder: Path):
    assert briefing("prose", "later", cwd=folder)[1] == "later has no prose\n"


def test_prose_is_not_printed_while_the_data_have_problems(tmp_path: Path):
    code, _, err = briefing("prose", "talks", cwd=written(tmp_path, told("They met [@mett].")))

    assert code == 1
    assert "R802 unknown-told" in err


# What the page shows.


def content(files: dict[str, str]) -> EventContent:
    corpus, found = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert found == []
    pages = {each.path: each for each in event.pages(corpus, statements(corpus))}
    return pages["events/talks"].content  # type: ignore[no-any-return]


def test_a_finding_is_at_the_clause_that_first_tells_it():
    (topic,) = content(
        told("The two sides met [@met].", "They met, Lind said [@met; @useful]. It was of use [@useful].")
    ).topics
    first, second, box = topic.told

    assert [clause.anchors for clause in first.clauses] == [("met",)]
    assert [clause.anchors for clause in second.clauses] == [("useful",), ()]
    assert box.finding
    assert box.finding.anchor == "fare"


def test_an_actor_is_a_link_where_a_topic_first_names_them_and_not_in_quoted_words():
    files = told("Ana Lind called “very useful” what was useful, said Lind [@useful; @met].")
    (topic,) = content(files).topics
    pieces = topic.told[0].clauses[0].pieces

    assert [str(piece.text) for piece in pieces if piece.link] == ["Ana Lind"]


def test_what_makes_a_margin_longer_than_its_text_stands_below():
    wordings = "".join(
        f"  - {{finding: useful, id: c{n}, paragraph: {n}, quote: {'some long words of its own ' * 3}{n}}}\n"
        for n in range(4, 9)
    )
    files = told(WHOLE)
    files["events/talks.yml"] = (
        files["events/talks.yml"]
        .replace("Ana Lind called the talks useful.}", "Ana Lind called the talks useful., wordings: true}")
        .replace("The two sides met.}", "The two sides met., note: No one says where.}")
    )
    files["sources/courier.yml"] += wordings
    (topic,) = content(files).topics
    paragraph = topic.told[0]

    assert [aside.label for aside in paragraph.below] == ["Of use"]
    assert [aside.label for aside in paragraph.beside] == ["The meeting"]


def test_a_topic_that_one_article_of_several_has_alone_says_so():
    files = told(WHOLE)
    files["sources/beacon.yml"] = (
        "publisher: courier\nissued: 2031-05-02\naccessed: 2031-05-02\nlanguage: en\nevent: talks\n"
        "summary: It reports.\nclaims: [{finding: met, paragraph: 1}]\n"
    )
    assert [topic.only for topic in content(files).topics] == [None]
    files["events/talks.yml"] = (
        files["events/talks.yml"]
        .replace("met: {topic: Talks", "met: {topic: Start")
        .replace("topics:\n", "topics:\n  - Start\n")
    )
    assert [bool(topic.only) for topic in content(files).topics] == [False, True]


def test_a_paragraph_is_text_or_a_block():
    (found, *_) = check(told("{}"))

    assert "a paragraph is text, or `show: finding`" in found


def test_a_citation_that_is_none_in_the_middle_of_a_paragraph_is_said_once():
    assert problems("They met [@ met]. " + WHOLE) == ["07 broken-paragraph: `[@ met]` is not a citation"]


def test_a_claim_that_prose_cites_by_name_is_read_with_it(tmp_path: Path):
    folder = written(tmp_path, told("The two sides met [@met]. Lind called it useful [@courier#ours]."))
    source = folder / "data/sources/courier.yml"
    briefing("prose", "talks", "--read", cwd=folder)
    source.write_text(source.read_text().replace("very useful", "most useful"))
    assert briefing("check", cwd=folder)[0] == 0
    source.write_text(source.read_text().replace("was of use", "was of no use"))

    assert "R808" in briefing("check", cwd=folder)[1]


def test_citations_side_by_side_are_one():
    (topic,) = content(told("Ana Lind met them and called it useful [@met] [@useful].")).topics

    assert [clause.anchors for clause in topic.told[0].clauses] == [("met", "useful")]


def test_a_change_of_the_prose_or_of_an_own_version_is_read_again(tmp_path: Path):
    folder = written(tmp_path, told(WHOLE))
    file, source = folder / "data/events/talks.yml", folder / "data/sources/courier.yml"
    for changed, before, after in (
        (file, "The two sides met [@met]", "The two sides never met [@met]"),
        (source, "quote: very useful", "text: She called it half useful., quote: very useful"),
    ):
        briefing("prose", "talks", "--read", cwd=folder)
        assert briefing("check", cwd=folder)[0] == 0
        changed.write_text(changed.read_text().replace(before, after))
        assert "R808" in briefing("check", cwd=folder)[1]


def test_one_more_article_that_reports_the_same_changes_nothing_in_what_was_read(tmp_path: Path):
    folder = written(tmp_path, told(WHOLE))
    briefing("prose", "talks", "--read", cwd=folder)
    (folder / "data/sources/second.yml").write_text(
        OTHER["sources/herald.yml"].replace("later", "talks").replace("end", "met")
    )

    assert briefing("check", cwd=folder)[0] == 0


def test_a_translation_of_ours_is_told_without_quotation_marks():
    files = told("The two sides met [@met]. Lind called it “of use” [@useful].")
    ours = "quote: {exact: utile, lang: fr, translation: {text: of use}}"
    files["sources/courier.yml"] = files["sources/courier.yml"].replace("quote: very useful", ours)
    assert any("R804" in line for line in check(files))
    files["sources/courier.yml"] = files["sources/courier.yml"].replace(
        "{text: of use}", "{text: of use, by: article}"
    )

    assert not any("R804" in line for line in check(files))


def test_what_may_be_in_a_file_that_cannot_be_read_is_not_missed():
    files = told(f"{WHOLE} They left [@later/end].")
    files["events/later.yml"] += "extra: true\n"
    (found,) = check(files)

    assert "there is no field `extra`" in found


def test_a_negation_and_a_number_that_nothing_has_are_named(tmp_path: Path):
    folder = written(
        tmp_path, told("The two sides did not meet for 3 hours [@met]. Lind called it useful [@useful].")
    )
    _, out, _ = briefing("prose", "talks", cwd=folder)

    assert "    not in these: meet, 3 hours, not\n" in out


def test_prose_that_fell_behind_is_in_the_way_of_no_other_command(tmp_path: Path):
    folder = written(tmp_path, told(WHOLE))
    briefing("prose", "talks", "--read", cwd=folder)
    file = folder / "data/events/talks.yml"
    file.write_text(file.read_text().replace("The two sides met [@met]", "The two sides met there [@met]"))
    assert briefing("check", cwd=folder)[0] == 1

    for arguments in (["show", "talks"], ["impact", "courier"], ["sigla"]):
        assert briefing(*arguments, cwd=folder)[0] == 0, arguments
