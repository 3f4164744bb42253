"""What an editor gets for an unreadable file: one located problem that says what to do, never a traceback."""

import os
from pathlib import Path

import pytest

from generator import pipeline
from generator.problem import as_text
from tests.vocabulary import SMALLEST, check, smallest

ANA = "actors/ana.yml"


def first(text: str | bytes) -> str:
    """Return the first problem of the smallest corpus with this text as an actor's file."""
    files = {name: content.encode() for name, content in SMALLEST.items()}
    files[ANA] = text if isinstance(text, bytes) else text.encode()
    _, problems = pipeline.check_files(files)
    return as_text(problems[:1]).split("\n")[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"name: Jos\xe9\n", "1:10: Y001 not-utf-8: the byte 0xe9 is not UTF-8 text"),
        (
            b"name: Ana\x00Lind\n",
            "1:10: Y002 control-character: the character U+0000 is invisible and does not",
        ),
        ("", "1:1: Y004 empty-file: the file says nothing"),
        ("# nothing yet\n", "1:1: Y004 empty-file: the file says nothing"),
        (
            "- Ana\n- Lind\n",
            "1:1: M003 wrong-type: the file must be a mapping, `field: value` on each line; it is a list",
        ),
        (
            "Ana Lind\n",
            "1:1: M003 wrong-type: the file must be a mapping, `field: value` on each line; it is text",
        ),
        ("name: Ana\n---\nname: Ben\n", "2:1: Y005 second-document: a second document starts here"),
        ("name: Ana\n\tkind: person\n", "2:1: Y003 bad-yaml: there is a tab here"),
        ('name: "Ana Lind\nkind: person\n', '1:7: Y003 bad-yaml: this quotation mark " is never closed'),
        ("name: Ana: Lind\n", "1:10: Y003 bad-yaml: there is a colon in a text without quotation marks"),
        (
            "name: Step #1\nkind: person\n",
            "1:12: Y011 swallowed-text: the text ends here: what follows is a comment",
        ),
        (
            "name: A\nname: B\nkind: person\n",
            "2:1: Y006 duplicate-key: `name` appears here a second time; the first is on line 1",
        ),
        ("name: &a Ana\nkind: *a\n", "1:7: Y007 alias: `&a` names a value to repeat it"),
        (
            "name: Ana\n<<: {name: Ana}\nkind: person\n",
            "2:1: Y007 alias: `<<` merges another mapping into this one",
        ),
        ("name: !!str Ana\nkind: person\n", "1:7: Y008 tag: `tag:yaml.org,2002:str` gives the value a type"),
        ("name:\nkind: person\n", "1:1: Y009 empty-value: `name` has no value"),
        (
            "name: Ana\nkind: human\n",
            "2:7: M004 value-not-allowed: `human` is not allowed; allowed is `person`,",
        ),
        ("kind: person\n", "1:1: M002 missing-field: the field `name` is missing"),
        (
            "name: Ana\nkind: person\nnotes: [one]\n",
            "3:9: M003 wrong-type: entry 1 of `notes` is text; it must be a mapping",
        ),
        ("name: [Ana]\nkind: person\n", "1:7: M003 wrong-type: `name` is a list; it must be text"),
        ("name: {a: b}\nkind: person\n", "1:7: M003 wrong-type: `name` is a mapping; it must be text"),
        ("[" * 3000, "1:31: Y012 deep-nesting: lists and mappings are nested more than 30 deep here"),
        (
            "a:\n" + "".join(" " * n + "b:\n" for n in range(1, 3000)),
            "Y012 deep-nesting: lists and mappings are nested more",
        ),
        ("name: 'Ana\n", "1:7: Y003 bad-yaml: this quotation mark ' is never closed"),
        (
            "name: Ana\n  kind: person\n",
            "2:7: Y003 bad-yaml: this field is indented deeper than the one before it",
        ),
        ("{name: Ana, kind: person\n", "Y003 bad-yaml: this is not YAML"),
        ("name: @Ana\n", "1:7: Y003 bad-yaml: a text cannot begin with `@` unless it is in quotation marks"),
        ("name: [a, , b]\n", "Y003 bad-yaml: this is not YAML"),
        ("name: Ana\rkind: human\r", "2:7: M004 value-not-allowed"),
        ("name: A\u2028na\n", "1:8: Y002 control-character: the character U+2028 is invisible"),
        ("name: A\u200bna\n", "1:8: Y002 control-character"),
        (
            'name: "A\\ena"\nkind: person\n',
            "1:7: Y002 control-character: an escape puts the character U+001B here",
        ),
        (
            'name: "Ana\nkind: person\nroles: [{text: "Captain"}]\n',
            "1:7: Y003 bad-yaml: a text in quotation marks begins here",
        ),
    ],
)
def test_a_bad_file_is_one_located_problem(text: str | bytes, problem: str):
    found = first(text)

    assert found.startswith("data/actors/ana.yml:")
    assert problem in found


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        (
            "name: “Ana Lind”\n",
            "1:7: Y014 typographic-marks: YAML takes “ and ” for letters",
            "its quotation marks",
        ),
        (
            "name: „Ana Lind“\n",
            "1:7: Y014 typographic-marks: YAML takes „ and “ for letters",
            "its quotation marks",
        ),
        ("name: ‘Ana Lind’\n", "1:7: Y014", "its quotation marks"),
        ("name: « Ana Lind »\n", "1:7: Y014", "its quotation marks"),
        ("“name”: Ana Lind\n", "1:1: Y014", "its quotation marks"),
        ("name: “Captain: Ana Lind”\n", "1:15: Y003", "put the whole text in quotation marks, \" or ': “ is"),
        (
            "name: Anna Lindstr\ufffdm\n",
            "1:19: Y013 lost-letter: a letter of `Lindstr\ufffdm` was lost",
            "write",
        ),
        (
            "name: Lind of MalmÃ¶\n",
            "1:15: Y013 lost-letter: `MalmÃ¶` is `Malmö` read in a wrong",
            "write `Malmö`",
        ),
        ("name: РџСѓС‚РёРЅ\n", "1:7: Y013 lost-letter: `РџСѓС‚РёРЅ` is `Путин`", "write `Путин`"),
        ("name: Lindâ€™s\n", "1:7: Y013 lost-letter: `Lindâ€™s` is `Lind’s`", "write `Lind’s`"),
        ("name:\u00a0Ana Lind\n", "1:6: Y015 odd-space: this space is U+00A0", "type a plain space"),
        ("name:\u202fAna Lind\n", "1:6: Y015 odd-space: this space is U+202F", "type a plain space"),
        ("name\u00a0: Ana Lind\n", "1:5: Y015", "type a plain space"),
        ("\u00a0name: Ana Lind\n", "1:1: Y015", "type a plain space"),
        ("name: Ana Lind\nnotes:\n -\u00a0text: x\n", "3:3: Y015", "type a plain space"),
        ("name: Ana Lind\nnotes:\n\u3000- text: x\n", "3:1: Y015", "type a plain space"),
        (
            "<<<<<<< HEAD\nname: Ana Lind\n=======\nname: Ana Roth\n>>>>>>> theirs\nkind: person\n",
            "1:1: Y016 merge-conflict: a merge left two versions here",
            "keep one of the two versions",
        ),
        (
            "name: Ana\n<<<<<<< HEAD\nshort: A\n||||||| base\n=======\nshort: B\n>>>>>>> x\n",
            "2:1: Y016",
            "keep",
        ),
        ("<<<<<<< HEAD\nname: Ana Lind\n", "1:1: Y016", "keep"),
        ("name: Ana Lind\n>>>>>>> theirs\n", "2:1: Y016", "keep"),
        ("name: Ana Lind\n=======\nname: Ana Roth\n", "2:1: Y016", "keep"),
        ("name: “Ana Lind\n", "1:7: Y014 typographic-marks: YAML takes “ for a letter of the text", "its"),
        ("name: Ana Lind”\n", "1:7: Y014 typographic-marks: YAML takes ” for a letter", "its"),
        ('name: Ana Lind"\n', '1:7: Y014 typographic-marks: YAML takes " for a letter', "its"),
        ("name: РђРЅРЅР°\n", "1:7: Y013 lost-letter: `РђРЅРЅР°` is `Анна`", "write `Анна`"),
        ("name: ÅŸehir\n", "1:7: Y013 lost-letter: `ÅŸehir` is `şehir`", "write `şehir`"),
        ("name: Ïðèâåò\n", "1:7: Y013 lost-letter: `Ïðèâåò` was read in a wrong encoding", "write it as"),
        ("name: ÐÐ½Ð½Ð°\n", "1:7: Y013 lost-letter: `ÐÐ½Ð½Ð°` was read in a wrong encoding", "write it"),
        ("name: ä¸\u00adå›½\n", "1:7: Y013 lost-letter: `ä¸\\xadå›½` is `中国`", "write `中国`"),
        ("name: ï»¿Ana\n", "1:7: Y013 lost-letter: `ï»¿Ana` is `Ana`", "write `Ana`"),
        ("name: Ana Lind\nscript_names: [{text:\u00a0Ана, lang: ru}]\n", "2:22: Y015", "type a plain space"),
        ("name: Ana Lind\nscript_names: [{text: Ана,\u00a0lang: ru}]\n", "2:27: Y015", "type a plain"),
        ("name: Ana Lind\nscript_names: [{text: Ана, lang:\u00a0ru}]\n", "2:33: Y015", "type a plain"),
        ("name: Ana Lind\u00a0\n", "1:15: Y015", "type a plain space in its place, or take it out"),
        ("name: Ana Lind\nkind:\u00a0person\n", "2:6: Y015", "type a plain space"),
        ("name:Ana Lind\n", "1:5: Y003 bad-yaml: a space is missing after this colon", "write `name: Ana"),
        ("name: Ana Lind\nkind:person\n", "2:5: Y003 bad-yaml: a space is missing", "write `kind: person`"),
        ("name: Ana Lind\nscript_names: [{text:Ана, lang: ru}]\n", "2:21: Y003", "write `text: Ана`"),
        ("name Ana Lind\n", "1:5: Y003 bad-yaml: there is no colon after `name`", "write one, and a space"),
        ("name：Ana Lind\n", "1:5: Y003 bad-yaml: this colon is U+FF1A, which YAML takes", "type a plain"),
        ("name: 'Ana O'Lind'\n", "1:13: Y003 bad-yaml: a text ends at this '", "if it belongs to the text"),
        ('name: "Ana "A" Lind"\n', '1:12: Y003 bad-yaml: a text ends at this "', "if it belongs"),
        (
            "name: Ana Lind\nscript_names: [text: Ана, lang: ru]\n",
            "2:16: Y003 bad-yaml: within [ ]",
            "put { }",
        ),
        ("name: {Ana} Lind\n", "1:13: Y003", "look at this line"),
    ],
)
def test_a_slip_of_the_keyboard_is_one_problem_that_names_it(text: str, problem: str, hint: str):
    kind = "" if "kind" in text else "kind: person\n"
    _, problems = pipeline.check_files(
        {n: t.encode() for n, t in smallest().items()} | {ANA: (text + kind).encode()}
    )

    assert len(problems) == 1, as_text(problems)
    assert as_text(problems).startswith(f"data/actors/ana.yml:{problem}")
    assert problems[0].hint.startswith(hint)


@pytest.mark.parametrize(
    "text",
    [
        "name: Ana\u00a0Lind\nkind: person\n",
        'name: "“Ana Lind”"\nkind: person\n',
        "name: “Ana” Lind\nkind: person\n",
        "name: Ana ÀÉ… Lind\nkind: person\n",
        "name: A IRMÃ— e o porto\nkind: person\n",
        "name: VÝŠKA KRÍŽ стратегії Сі Цзіньпін\nkind: person\n",
        "name: ‘Abd al-Rahman al-Rifa‘\nkind: person\n",
        "name: Ana of the\n  Harbour:\u00a0the master\nkind: person\n",
        "name: Åsa Łódź São NÃO Ô Путин الشرع\nkind: person\n",
    ],
)
def test_letters_marks_and_spaces_within_a_text_are_fine(text: str):
    assert check({**smallest(), "actors/ana.yml": text}) == []


def test_a_comma_within_braces_cuts_a_text_and_that_is_one_problem():
    line = "in_brief: [{text: The two sides met, shook hands, and left., rests_on: [met]}]\n"

    (found,) = check(smallest({"events/talks.yml": line}))
    assert ":19: Y017 cut-text: within { } a text ends at a comma, so `shook hands` is no part of it" in found


def test_a_comma_in_typographic_marks_within_braces_is_one_problem():
    line = "in_brief: [{text: “The two sides met, shook hands, and left.”, rests_on: [met]}]\n"

    (found,) = check(smallest({"events/talks.yml": line}))
    assert ":19: Y014 typographic-marks: YAML takes “ for a letter of the text" in found


def test_a_text_that_a_comma_cut_off_from_no_text_is_one_problem():
    line = "in_brief: [{text: The two sides met, rests_on: [met], and left.}]\n"

    (found,) = check(smallest({"events/talks.yml": line}))
    assert ":55: Y017 cut-text: within { } a field ends at a comma, so `and left.` is no part of it" in found


def test_a_colon_after_a_no_break_space_in_a_text_is_a_colon():
    line = "summary: It reports from\n  Paris\u00a0: they met.\n"

    (found,) = check(smallest({"sources/courier.yml": line}))
    assert "Y003 bad-yaml: there is a colon in a text" in found or "indented deeper" in found


@pytest.mark.parametrize("text", ["NO", "no", "yes", "1.10", "2031-05-01", "null", "~", "0x1F", "1e3", "on"])
def test_text_stays_text_whatever_yaml_would_make_of_it(text: str):
    corpus, problems = pipeline.check_files(
        {name: value.encode() for name, value in smallest({ANA: f"name: {text}\n"}).items()}
    )

    assert problems == []
    assert corpus.actors["ana"].name == text


def test_windows_line_ends_and_a_byte_order_mark_are_fine():
    assert first(b"\xef\xbb\xbfname: Ana Lind\r\nkind: person\r\n") == ""


def test_a_comment_after_a_single_word_and_two_spaces_is_fine():
    assert check(smallest({ANA: "kind: person  # or state\n"})) == []


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def on_disk(folder: Path) -> list[str]:
    _, problems = pipeline.check(folder, "data")
    return [as_text([problem]).split("\n")[0] for problem in problems]


def test_a_link_that_leaves_the_folder_is_not_followed(tmp_path: Path):
    data = write(tmp_path / "data", SMALLEST)
    secret = tmp_path / "secret.yml"
    secret.write_text("name: Secret\nkind: person\n")
    (data / "actors/ben.yml").symlink_to(secret)

    assert on_disk(data) == [
        "data/actors/ben.yml:1:1: F001 unreadable-file: "
        "it cannot be read: it is a link that leads out of the folder"
    ]


def test_a_link_to_itself_and_a_link_to_nothing_are_problems(tmp_path: Path):
    data = write(tmp_path / "data", SMALLEST)
    (data / "actors/loop.yml").symlink_to("loop.yml")
    (data / "actors/none.yml").symlink_to("nowhere.yml")

    assert [line.split(": ")[1] for line in on_disk(data)] == ["F001 unreadable-file"] * 2


def test_a_pipe_is_a_problem_and_is_not_waited_for(tmp_path: Path):
    data = write(tmp_path / "data", SMALLEST)
    os.mkfifo(data / "actors/pipe.yml")

    assert on_disk(data) == [
        "data/actors/pipe.yml:1:1: F001 unreadable-file: it cannot be read: it is not a file"
    ]


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path):
    data = write(tmp_path / "data", {name: text for name, text in SMALLEST.items() if name != ANA})
    (data / ANA).mkdir(parents=True)

    assert on_disk(data) == [
        "data/actors/ana.yml:1:1: F001 unreadable-file: it cannot be read: it is a folder, and must be a file"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_a_problem(tmp_path: Path):
    data = write(tmp_path / "data", SMALLEST)
    (data / ANA).chmod(0)

    assert on_disk(data) == [
        "data/actors/ana.yml:1:1: F001 unreadable-file: it cannot be read: permission denied"
    ]


def test_a_missing_folder_and_missing_files_are_problems(tmp_path: Path):
    (tmp_path / "data").mkdir()

    assert "F001 unreadable-file: there is no such folder" in on_disk(tmp_path / "dota")[0]
    assert [line.split(": ")[0] for line in on_disk(tmp_path / "data")] == [
        "data/briefing.yml:1:1",
        "data/events:1:1",
        "data/publishers.yml:1:1",
        "data/sources:1:1",
    ]


def test_files_that_an_editor_or_a_system_leaves_are_passed_over(tmp_path: Path):
    data = write(tmp_path / "data", {**SMALLEST, ".DS_Store": "x", "actors/.ana.yml.swp": "x"})

    assert on_disk(data) == []


def test_an_id_with_other_characters_is_a_problem():
    assert check(smallest() | {"actors/Ana_Lind.yml": "name: Ana\nkind: person\n"})[0].startswith(
        "data/actors/Ana_Lind.yml:1:1: M006 bad-id: `Ana_Lind` is not an id"
    )


def test_a_broken_file_does_not_make_others_seem_wrong():
    files = smallest({"sources/courier.yml": "claims: [{finding: met, paragraph: none}]\n"})

    assert [line.split(": ")[1] for line in check(files)] == ["M010 bad-place"]


def test_what_names_a_publisher_and_is_no_id_is_a_problem_like_any_other():
    for name in ("-", "-courier", "courier--daily", "--", "é"):
        files = smallest({"sources/courier.yml": f"publisher: {name!r}\n"})
        assert any("R102 unknown-publisher" in line for line in check(files))
