"""Captures: every change of a quotation or paragraph is seen, and every change of an article's text."""

import json
import os
import random
import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Draft, Key, Steps, captures, capturing, yaml
from generator.text import as_article, dates, fold
from tests.vocabulary import CAPTURE, PROJECT, TESTS, WITHOUT_PARTICULARS, briefing, check, codes, smallest

# A part of a file to replace: its position and length, and what comes there.
Change = tuple[int, int, str]

HARBOUR = TESTS / "golden" / "harbour"
TEXTS = HARBOUR / "texts"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yml")}


def all_claims(folder: Path) -> tuple[Draft, list[tuple[Key, int]]]:
    """Return the corpus, and every claim of a captured source as its record and its place in the list."""
    corpus, problems = pipeline.check(folder)
    assert problems == []
    return corpus, [(c.record, c.index) for c in corpus.all_claims if c.source in corpus.captures]


def found(files: dict[str, bytes]) -> set[tuple[str, int]]:
    """Return the file and line of every problem, which must all be altered words, but for prose with them."""
    _, problems = pipeline.check_files(files)
    problems = [problem for problem in problems if problem.code.id not in ("R804", "R808")]
    assert {problem.code.id for problem in problems} <= {"R502"}
    return {(problem.position.file, problem.position.line) for problem in problems}


def with_another_letter(
    file: yaml.YamlFile, path: tuple[str | int, ...], words: str, number: int
) -> tuple[int, str, str]:
    """Return the position of a letter of some words in a file's text, the letter, and another one."""
    place = file.position(path)
    behind = sum(len(line) + 1 for line in file.lines[: place.line - 1]) + place.column - 1
    chosen = random.Random(f"{words} {number}").choice(re.findall(r"[^\W\d_]{2,}|\d{2,}", words))
    position = file.text.index(chosen, behind) + random.Random(number).randrange(len(chosen))
    letter = file.text[position]
    return position, letter, "x" if fold(letter).text != "x" else "y"


def changed(file: yaml.YamlFile, changes: list[tuple[int, int, str]]) -> bytes:
    """Return a file with parts of its text replaced, given by their position and length."""
    text = file.text
    for position, length, new in sorted(changes, reverse=True):
        text = text[:position] + new + text[position + length :]
    return text.encode()


@pytest.mark.parametrize(
    "folder", [PROJECT / "data", HARBOUR / "data"], ids=["the briefing", "the made-up corpus"]
)
@pytest.mark.parametrize("number", range(5))
def test_one_other_letter_in_any_quotation_is_a_problem_at_its_line(folder: Path, number: int):
    corpus, claims = all_claims(folder)
    files, expected = files_of(folder), set()
    changes: dict[Key, list[Change]] = {}
    for record, index in claims:
        claim = corpus.records[record].claims[index]
        if claim.quote:
            file = corpus.written.files[record]
            path: Steps = ("claims", index, "quote", "exact")
            position, _, other = with_another_letter(file, path, claim.quote.exact, number)
            changes.setdefault(record, []).append((position, 1, other))
            expected.add((f"data/{record.file}", file.position(path).line))
    for record, each in changes.items():
        files[record.file] = changed(corpus.written.files[record], each)

    assert len(expected) == sum(1 for r, i in claims if corpus.records[r].claims[i].quote)
    assert found(files) == expected


@pytest.mark.parametrize(
    "folder", [PROJECT / "data", HARBOUR / "data"], ids=["the briefing", "the made-up corpus"]
)
def test_another_number_of_any_paragraph_is_a_problem_at_its_line(folder: Path):
    corpus, claims = all_claims(folder)
    files, expected = files_of(folder), set()
    changes: dict[Key, list[Change]] = {}
    for record, index in claims:
        file = corpus.written.files[record]
        claim = corpus.records[record].claims[index]
        place = file.position(("claims", index, claim.locator.kind))
        position = sum(len(line) + 1 for line in file.lines[: place.line - 1]) + place.column - 1
        written = file.text[position:].partition("}")[0].partition(",")[0].partition("\n")[0].strip('"')
        position += file.text[position] == '"'
        number = str(int(written) + 1) if written.isdigit() else "1"
        other = "0:01" if ":" in written else number
        changes.setdefault(record, []).append((position, len(written), other))
        expected.add((f"data/{record.file}", place.line))
    for record, each in changes.items():
        files[record.file] = changed(corpus.written.files[record], each)

    assert sum(len(each) for each in changes.values()) == len(claims)
    assert found(files) == expected


def test_one_other_letter_in_any_style_of_a_name_is_a_problem_at_its_line():
    corpus, _ = all_claims(PROJECT / "data")
    files, expected = files_of(PROJECT / "data"), set()
    for source_id, source in corpus.sources.items():
        file, changes = corpus.written.files[Key.source(source_id)], []
        for actor, styles in source.names.items():
            for index, style in enumerate(styles):
                path = ("names", actor, index, "exact")
                position, _, other = with_another_letter(file, path, style.exact, 1)
                changes.append((position, 1, other))
                expected.add((f"data/sources/{source_id}.yml", file.position(path).line))
        files[f"sources/{source_id}.yml"] = changed(file, changes)

    assert found(files) == expected


def test_one_other_word_anywhere_in_a_text_is_found_with_its_paragraph():
    corpus, _ = pipeline.check(HARBOUR / "data")
    for source in corpus.captures:
        text = (TEXTS / f"{source}.txt").read_text("utf-8")
        article = as_article(text, corpus.claims_of(source)[0].locator.kind)
        for word in re.finditer(r"\w+", article.text):  # marks of pages, times and posts are no words there
            other = f"{text[: word.start()]}other{text[word.end() :]}"
            taken, _, missing = capturing.take(corpus, source, other, corpus.briefing.as_of)
            found = [*missing, *capturing.differences(corpus, source, taken, other)]
            number = article.paragraph_at(word.start())

            assert found, word
            assert re.search(rf"(¶|paragraphs? |, ){number}\b", found[-1].message), found


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    shutil.copytree(HARBOUR / "data", tmp_path / "data")
    shutil.copytree(TEXTS, tmp_path / "archive")
    return tmp_path


def test_the_pages_show_words_as_the_article_prints_them():
    corpus, _ = pipeline.check(HARBOUR / "data")
    ferry = corpus.claims["courier#ferry"]
    style = corpus.sources["courier"].names["ana-lind"][0]

    assert ferry.quote
    assert (ferry.quote.exact, captures.printed(corpus, ferry)) == (
        "We will sail to Vara again",
        "we will sail to Vara again",
    )
    assert captures.printed_style(corpus, "courier", "ana-lind", style) == "the harbour master"


def test_a_capital_letter_is_another_letter_once_the_words_are_captured_as_they_are():
    files = files_of(HARBOUR / "data")
    files["sources/courier.yml"] = files["sources/courier.yml"].replace(
        b"quote: five crowns", b"quote: Five crowns"
    )

    assert found(files) == {("data/sources/courier.yml", 28)}


def test_verify_finds_all_words_again_and_says_where_they_stand(harbour: Path):
    code, out, err = briefing("verify", cwd=harbour)

    assert (code, err) == (0, "")
    assert "  faro#ferry ¶2, characters 108–131\n" in out
    assert (
        "  courier#ferry ¶3, characters 428–454, only after folding: copy the words as the article has them\n"
        in out
    )
    assert "  courier names vara ¶2, characters 191–207\n" in out
    assert "courier-june: not looked up, there is no archive/courier-june.txt\n" in out
    assert out.endswith("6 of 10 texts looked at, 22 quotations and names found\n")


def test_verify_says_exactly_what_differs(harbour: Path):
    text = harbour / "archive/courier.txt"
    text.write_text(text.read_text("utf-8").replace("storm broke the pier", "storm hit the pier"), "utf-8")
    code, out, _ = briefing("verify", cwd=harbour)

    assert code == 1
    assert (
        "data/captures/courier.yml:3:9: V103 changed-text: "
        "this is not the text that was captured on 20 May 2031: ¶7 differs, and shorter ones may\n"
    ) in out
    assert (
        "data/sources/courier.yml:35:14: V101 missing-words: "
        "the words `the storm broke the pier in November of last year` are not in ¶7: "
        "the text has `hit` where this has `broke`\n"
    ) in out


def test_a_change_in_a_short_paragraph_is_narrowed_down(harbour: Path):
    text = harbour / "archive/courier.txt"
    text.write_text(text.read_text("utf-8").replace("At noon", "At one"), "utf-8")

    assert (
        "a paragraph of fewer than 25 words differs: one of ¶3, ¶4, ¶5, ¶6\n"
        in briefing("verify", cwd=harbour)[1]
    )


def test_verify_sees_a_capture_that_was_changed_by_hand(harbour: Path):
    capture = harbour / "data/captures/courier.yml"
    capture.write_text(
        capture.read_text("utf-8")
        .replace("words: 161", "words: 100")
        .replace("start_words: 6", "start_words: 2")
    )
    _, out, _ = briefing("verify", cwd=harbour)

    assert "data/captures/courier.yml:4:8: V104 differing-capture: `words` is not what the text has\n" in out
    assert "V104 differing-capture: `start_words` of `ferry` is not what the text has\n" in out


def test_a_text_with_a_paragraph_more_is_told_by_the_first_that_differs(harbour: Path):
    text = harbour / "archive/courier.txt"
    text.write_text(text.read_text("utf-8").replace("\n\n", "\n\nAn advertisement.\n\n", 1), "utf-8")
    _, out, _ = briefing("verify", cwd=harbour)

    assert (
        "it has 8 paragraphs instead of 7; it has 163 words instead of 161; of those with 25 words or more"
        in out
    )
    assert "the first that differs is ¶2\n" in out
    assert "these words are not in ¶7; they are in ¶8\n" in out


def test_capture_writes_what_verify_finds_and_a_second_run_changes_nothing(harbour: Path):
    file = harbour / "data/captures/faro.yml"
    before = file.read_text("utf-8")
    file.unlink()

    assert briefing("capture", "faro", "archive/faro.txt", cwd=harbour)[:2] == (
        0,
        "data/captures/faro.yml is written: 60 words, 4 paragraphs, 6 quotations and names\n",
    )
    assert re.sub("captured: .*", "", file.read_text("utf-8")) == re.sub("captured: .*", "", before)
    again = file.read_bytes()
    assert briefing("capture", "faro", "archive/faro.txt", cwd=harbour)[1].startswith(
        "data/captures/faro.yml is up to date"
    )
    assert file.read_bytes() == again


def test_capture_of_a_text_without_the_words_says_which_and_writes_nothing(harbour: Path):
    file = harbour / "data/captures/faro.yml"
    before = file.read_bytes()
    code, out, _ = briefing("capture", "faro", "archive/courier.txt", cwd=harbour)

    assert code == 1
    assert out.count("V101 missing-words") == 5
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("capture", "fargo", "archive/faro.txt"), "there is no source `fargo`: did you mean `faro`?"),
        (
            ("capture", "faro", "archive/fargo.txt"),
            "archive/fargo.txt cannot be read: no such file or directory",
        ),
        (("capture", "faro", "empty.txt"), "empty.txt is empty"),
        (("capture", "faro", "latin.txt"), "latin.txt is not UTF-8 text: save it in that encoding"),
        (
            ("verify", "--texts", "nowhere"),
            "there is no folder nowhere: put each article's text there, as <source>.txt",
        ),
        (("verify", "--texts", "data"), "there is no text of any source in data"),
    ],
)
def test_what_can_not_be_done_is_said_and_exits_with_2(harbour: Path, arguments: tuple[str, ...], said: str):
    (harbour / "empty.txt").write_text("\n \n")
    (harbour / "latin.txt").write_bytes(b"caf\xe9")
    shutil.copytree(harbour / "data", harbour / "file", ignore=shutil.ignore_patterns("captures"))
    (harbour / "file/captures").write_text("no folder\n")

    assert briefing(*arguments, cwd=harbour) == (2, "", f"briefing {arguments[0]}: {said}\n")


def test_capture_reads_the_source_as_it_is_and_minds_no_mistake_elsewhere(harbour: Path):
    source = harbour / "data/sources/faro.yml"
    source.write_text(
        source.read_text("utf-8").replace("quote: {exact: gratis,", "quote: {exact: será gratis,")
    )
    (harbour / "data/actors/vara.yml").write_text("nmae: Vara\n")

    assert "R502 altered-words" in briefing("check", cwd=harbour)[1]
    assert briefing("capture", "faro", "archive/faro.txt", cwd=harbour)[0] == 0
    assert "R502 altered-words" not in briefing("check", cwd=harbour)[1]


def test_a_source_that_can_not_be_read_is_not_captured(harbour: Path):
    source = harbour / "data/sources/faro.yml"
    source.write_text(source.read_text("utf-8") + "colour: red\n")
    code, out, _ = briefing("capture", "faro", "archive/faro.txt", cwd=harbour)

    assert code == 1
    assert "M001 unknown-field" in out


DIGEST = ", digest: 7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5"


@pytest.mark.parametrize(
    ("claim", "digest", "code"),
    [
        ("{finding: met, paragraph: 1, quote: they met}", "", {"R501"}),  # a quotation is new
        ("{finding: met, paragraph: 1}", DIGEST, {"R502"}),  # a quotation is gone
        ("{finding: met, paragraph: 1, quote: they met}", DIGEST, {"R502"}),
        ("{finding: met, paragraph: 1-2}", "", {"R502"}),
        ("{finding: met, paragraph: 1}", "", set()),
        ("{finding: met, id: meeting, paragraph: 1}", "", {"R501", "R503"}),
    ],
)
def test_a_claim_and_its_capture_go_together(claim: str, digest: str, code: set[str]):
    assert (
        codes(
            smallest(
                {
                    "sources/courier.yml": f"claims: [{claim}]\n",
                    "captures/courier.yml": f"claims: {{met: {{paragraph: 1{digest}}}}}\n",
                }
            )
        )
        == code
    )


@pytest.mark.parametrize(
    "change",
    [
        ("printed: we will sail", "printed: they will sail"),
        ("start_words: 6", "start_words: 9"),
    ],
)
def test_a_capture_that_was_changed_to_other_words_is_a_problem_of_the_build(change: tuple[str, str]):
    files = files_of(HARBOUR / "data")
    before = files["captures/courier.yml"]
    files["captures/courier.yml"] = before.replace(change[0].encode(), change[1].encode())
    assert files["captures/courier.yml"] != before

    assert {problem.code.id for problem in pipeline.check_files(files)[1]} == {"R502"}


def test_verify_sees_every_part_of_a_capture_that_was_changed(harbour: Path):
    capture = harbour / "data/captures/courier.yml"
    text = capture.read_text("utf-8")
    for name, old, new in [
        ("paragraphs", "paragraphs: 7", "paragraphs: 8"),
        ("paragraph_digests", "  7: 5", "  6: 5"),
        ("prefix", "prefix: cost", "prefix: coat"),
        ("names", "vara:\n  - {paragraph: 2", "vara:\n  - {paragraph: 3"),
    ]:
        assert old in text
        capture.write_text(text.replace(old, new), "utf-8")
        code, out, _ = briefing("verify", cwd=harbour)
        assert code == 1
        assert f"V104 differing-capture: `{name}`" in out


def test_a_claim_without_a_quotation_is_captured_only_if_its_paragraph_exists(harbour: Path):
    source = harbour / "data/sources/faro.yml"
    source.write_text(
        source.read_text("utf-8").replace("{finding: met, paragraph: 1}", "{finding: met, paragraph: 9}")
    )
    out = briefing("capture", "faro", "archive/faro.txt", cwd=harbour)[1]

    assert "V101 missing-words: the text has 4 paragraphs\n    |   - {finding: met, paragraph: 9}\n" in out


def test_a_quotation_in_another_paragraph_is_a_problem_of_the_paragraph(harbour: Path):
    source = harbour / "data/sources/faro.yml"
    source.write_text(source.read_text("utf-8").replace("    paragraph: 3", "    paragraph: 2"))
    out = briefing("capture", "faro", "archive/faro.txt", cwd=harbour)[1]

    assert "these words are not in ¶2; they are in ¶3\n    |     paragraph: 2\n" in out


def test_capture_of_another_text_than_before_says_what_differs(harbour: Path):
    text = harbour / "archive/faro.txt"
    text.write_text(text.read_text("utf-8") + "\nOtra línea.\n", "utf-8")
    out = briefing("capture", "faro", "archive/faro.txt", cwd=harbour)[1]

    assert "the text is not the one that was captured before: it has 5 paragraphs instead of 4; " in out


def test_verify_goes_on_where_the_data_differs_from_a_capture_and_names_texts_of_no_source(harbour: Path):
    source = harbour / "data/sources/faro.yml"
    source.write_text(source.read_text("utf-8").replace("exact: gratis", "exact: grátis"), "utf-8")
    (harbour / "archive/farro.txt").write_text("x")
    out = briefing("verify", cwd=harbour)[1]

    assert "archive/farro.txt: belongs to no source\n" in out
    assert "the text has `gratis,` where this has `grátis`\n" in out


def test_the_order_of_styles_does_not_matter(harbour: Path):
    source = harbour / "data/sources/courier.yml"
    first, second = "{exact: The harbour master, paragraph: 1}", "{exact: Ms Lind, paragraph: 3}"
    source.write_text(source.read_text("utf-8").replace(f"{first}, {second}", f"{second}, {first}"), "utf-8")

    assert briefing("check", cwd=harbour)[0] == 0
    assert briefing("verify", cwd=harbour)[0] == 0


def test_a_text_in_which_little_is_found_is_doubted(harbour: Path):
    (harbour / "archive/one.txt").write_text("A text without empty lines.\n")
    out = briefing("capture", "courier", "archive/one.txt", cwd=harbour)[1]

    assert "  only 0 of " in out
    assert "V101 missing-words: the text is one paragraph, and the claims are in ¶1 to ¶7\n" in out
    assert "hint: separate the paragraphs of the text by blank lines\n1 problem\n" in out


def test_a_finding_misspelt_is_one_problem_and_no_advice_to_change_the_capture():
    files = {
        "sources/courier.yml": "claims: [{finding: mett, paragraph: 1}]\n",
        "captures/courier.yml": CAPTURE["captures/courier.yml"],
    }

    assert [line.split(": ")[1] for line in check(smallest(files))] == ["R104 unknown-finding"]


def test_a_capture_without_a_source_or_with_a_style_too_many_is_stale():
    assert codes(smallest({"captures/herald.yml": CAPTURE["captures/courier.yml"]})) == {"R503"}
    named = f"names: {{ana: [{{paragraph: 1{DIGEST}}}]}}\n"
    assert codes(smallest({"captures/courier.yml": named})) == {"R503"}


# Where the articles' own texts are at hand, they are tried, too.
OWN_TEXTS = sorted(Path(os.environ.get("BRIEFING_TEXTS", "archive")).glob("*.txt"))


@pytest.mark.parametrize("text", OWN_TEXTS, ids=lambda path: path.stem)
def test_one_other_word_in_an_article_of_the_briefing_is_found(text: Path):
    corpus, _ = pipeline.check(PROJECT / "data")
    words = text.read_text("utf-8")
    for word in list(re.finditer(r"\w+", words))[::7]:
        other = f"{words[: word.start()]}other{words[word.end() :]}"
        taken, _, missing = capturing.take(corpus, text.stem, other, corpus.briefing.as_of)

        assert [*missing, *capturing.differences(corpus, text.stem, taken, other)]


def written_and_read_again(text: str, claims: str) -> Draft:
    """Return a corpus after its source was captured, and the capture written and read without a problem."""
    source = f"names: {{ana: [{{exact: Ana, paragraph: 1}}]}}\nclaims:\n{claims}"
    files = smallest(WITHOUT_PARTICULARS | {"sources/courier.yml": source})
    data = {name: each.encode() for name, each in files.items()}
    taken, _, missing = capturing.take(
        pipeline.check_files(data)[0], "courier", text, dates.parse("2031-05-02")
    )
    assert missing == []
    corpus, problems = pipeline.check_files(
        data | {"captures/courier.yml": yaml.write(captures.as_values(taken)).encode()}
    )
    assert problems == []
    assert corpus.captures["courier"] == taken
    return corpus


@pytest.mark.parametrize(
    "words", ["no: way #1", "it’s [x], {y} & *z*", "null", "1e5", "co\u00adoperation of 🐟 fish", "- a"]
)
def test_what_capture_writes_is_read_again_as_it_was(words: str):
    text = f"Ana left. {words} once, and {words} twice, she said."
    quote = json.dumps(words.replace("\u00ad", "").upper(), ensure_ascii=False)
    claims = f"  - {{finding: met, id: '007', paragraph: 1, quote: {{exact: {quote}, prefix: and}}}}\n"
    corpus = written_and_read_again(text, claims)
    entry = corpus.captures["courier"].claims["007"]

    assert entry.occurrence == 2
    assert entry.printed == (words.replace("\u00ad", "") if words != words.upper() else None)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("می‌رود", "می‌رود"),
        ("A 👨\u200d👩\u200d👧 family", "A 👨\u200d👩\u200d👧 family"),
        ("☎\ufe0f Call", "☎\ufe0f Call"),
        ("葛\U000e0100城", "葛\U000e0100城"),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f won",
        ),
        ("co\u00adopera\u200btion", "cooperation"),
        ("\u2067عربي\u2069", "عربي"),
    ],
)
def test_what_is_printed_keeps_what_joins_letters_and_loses_what_only_lays_them_out(
    written: str, printed: str
):
    exact = json.dumps(printed.upper(), ensure_ascii=False)
    claims = f"  - {{finding: met, paragraph: 1, quote: {{exact: {exact}}}}}\n"
    corpus = written_and_read_again(f"Ana saw {written} now.", claims)

    (claim,) = corpus.all_claims
    assert captures.printed(corpus, claim) == printed


def test_a_link_tells_apart_what_browsers_take_for_the_same():
    text = "Ana. Le marche a ete ferme hier, dit-on.\n\nAna. Le marché a été fermé hier, dit-il."
    claims = "  - {finding: met, paragraph: 2, quote: Le marché a été fermé hier}\n"

    assert written_and_read_again(text, claims).captures["courier"].claims["met"].suffix == ", dit-il."


def test_a_paragraph_that_is_printed_twice_is_looked_up_in_no_time():
    long = " ".join(f"word{number}" for number in range(150))
    claims = f"  - {{finding: met, paragraph: 1, quote: {' '.join(long.split()[12:-12])}}}\n"
    entry = (
        written_and_read_again(f"Ana. {long}\n\nAna again. {long}", claims).captures["courier"].claims["met"]
    )

    assert entry.start_words is None


def test_a_text_that_is_a_link_to_nothing_is_not_looked_up(harbour: Path):
    (harbour / "archive/faro.txt").unlink()
    (harbour / "archive/faro.txt").symlink_to("nowhere.txt")
    code, out, _ = briefing("verify", cwd=harbour)

    assert code == 0
    assert "faro: not looked up, there is no archive/faro.txt\n" in out


def test_a_capture_that_cannot_be_written_is_said_in_one_line(tmp_path: Path):
    for name, text in smallest().items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text)
    (tmp_path / "text.txt").write_text("The two sides met.")
    (tmp_path / "data/captures").write_text("This is no folder.")
    code, _, err = briefing("capture", "courier", "text.txt", cwd=tmp_path)

    assert code == 2
    assert err.startswith("briefing capture: data/captures/courier.yml cannot be written: ")


def test_without_sources_there_is_nothing_to_capture(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "text.txt").write_text("The two sides met.")

    assert briefing("capture", "courier", "text.txt", cwd=tmp_path)[0] == 1
