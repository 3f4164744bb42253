"""What editors read when they mistype: one mistake is one problem, and its hint names what was meant."""

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.problem import Problem
from generator.text import near
from tests.vocabulary import TESTS, briefing, smallest

HARBOUR = TESTS / "golden" / "harbour"

TALKS = """\
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
  military-bases:
    {topic: Talks, label: What the bases are for, speaker: ana, text: Ana Lind spoke of the bases.}
  marriages: {topic: Talks, label: Marriage and friendship, text: They spoke of marriages.}
"""
CLAIMS = "{finding: met, paragraph: 1}, {finding: marriages, paragraph: 2}"
ALL = f"claims: [{CLAIMS}, {{finding: military-bases, paragraph: 3}}]\n"


def harbour(changes: dict[str, str]) -> dict[str, str]:
    """Return a corpus with findings on bases and marriages, and fields of some files replaced."""
    base = {
        "actors/ana.yml": (
            "name: Ana Lind\nalso: [Lindh]\nkind: person\nscript_names: [{text: Ана Линд, lang: ru}]\n"
        ),
        "events/talks.yml": TALKS,
        "sources/courier.yml": ALL,
    }
    return smallest(base | changes)


def found(files: dict[str, str]) -> list[Problem]:
    return pipeline.check_files({name: text.encode() for name, text in files.items()})[1]


def claiming(finding: str) -> dict[str, str]:
    return {"sources/courier.yml": f"claims: [{CLAIMS}, {{finding: '{finding}', paragraph: 3}}]\n"}


def publisher(country: str) -> dict[str, str]:
    line = f"courier: {{name: C, kind: outlet, country: {country}, descriptor: not assessed}}\n"
    return {"publishers.yml": line}


def topics(topics: str, findings: str) -> dict[str, str]:
    return {"events/talks.yml": f"topics: [{topics}]\n{findings}"}


ONE_MISTAKE = [
    (claiming("Military-bases"), "R104", "did you mean `military-bases`?"),
    (claiming("military_bases"), "R104", "did you mean `military-bases`?"),
    (claiming("bases-military"), "R104", "did you mean `military-bases`?"),
    (claiming("What the bases are for"), "R104", "did you mean `military-bases`?"),
    (claiming("talks/militray-bases"), "R104", "did you mean `military-bases`?"),
    (claiming("purpose-of-bases"), "R104", ""),  # never `marriages`
    ({"briefing.yml": "lead_actors: [Ana Lind]\n"}, "R101", "did you mean `ana`?"),
    ({"briefing.yml": "lead_actors: [Lindh]\n"}, "R101", "did you mean `ana`?"),
    ({"briefing.yml": "lead_actors: [Ана Линд]\n"}, "R101", "did you mean `ana`?"),
    ({"briefing.yml": "lead_actors: [ANA]\n"}, "R101", "did you mean `ana`?"),
    ({"briefing.yml": "lead_actors: [somebody]\n"}, "R101", ""),
    ({"sources/courier.yml": f"publisher: The Courier\n{ALL}"}, "R102", "did you mean `courier`?"),
    ({"briefing.yml": "lead_actors: Ana, Ben Roth\n"}, "M003", "write `[ana, ben-roth]`; "),
    (
        {"sources/courier.yml": f"{ALL}names: {{ana: {{exact: the harbour master, paragraph: 1}}}}\n"},
        "M003",
        "write `[{exact: …, paragraph: …}]`",
    ),
    ({"briefing.yml": "in_brief: The two sides met.\n"}, "M003", "write `[{text: …, rests_on: […]}]`; "),
    ({"events/talks.yml": f"{TALKS}place: The harbour\n"}, "M003", "write `{text: …, rests_on: […]}`; "),
    (publisher("UK"), "M011", "did you mean `GB`?"),
    (publisher("Russia"), "M011", "did you mean `RU`?"),
    (publisher("ru"), "M011", "did you mean `RU`?"),
    ({"sources/courier.yml": "language: English\n"}, "M011", "did you mean `en`?"),
    ({"sources/courier.yml": "language: EN\n"}, "M011", "did you mean `en`?"),
    ({"sources/courier.yml": "language: iw\n"}, "M011", "did you mean `he`?"),
    ({"sources/courier.yml": "language: British English\n"}, "M011", "did you mean `en-GB`?"),
    (publisher("ZZ"), "M011", ""),
    ({"briefing.yml": "lead_actors: Jürgen\n"}, "M003", "write `[jurgen]`; "),
    ({"briefing.yml": "lead_actors: Анна\n"}, "M003", "write `[…]`; "),
    ({"actors/ana.yml": 'also: "Anna: the master"\n'}, "M003", "write `['Anna: the master']`; "),
    ({"actors/ana.yml": "also:\n  – Anna\n  – Annie\n"}, "M003", "write `[Anna, Annie]`; "),
    ({"actors/ana.yml": "Name: Ana Lind\n"}, "M001", "did you mean `name`?"),
    ({"sources/courier.yml": "claims: [{findings: met, paragraph: 1}]\n"}, "M001", "did you mean `finding`?"),
    ({"sources/courier.yml": "claims: [{finding: met, para: 1}]\n"}, "M001", "did you mean `paragraph`?"),
    (
        {"sources/courier.yml": "claims: [{finding: met, paragraph: 1, para: 1}]\n"},
        "M001",
        "",  # `paragraph` or `paraphrase`
    ),
    ({"sources/courier.yml": "summary:\n"}, "Y009", "write one"),
    ({"sources/courier.yml": "language:\n"}, "Y009", "write one"),
    ({"sources/courier.yml": "issued:\n"}, "Y009", "write one"),
    ({"sources/courier.yml": "claims:\n  -\n"}, "Y009", "write it"),
    ({"sources/courier.yml": "claims:\n"}, "Y009", "write one, or indent what belongs to it"),
    ({"events/talks.yml": "findings:\nmet: {topic: Talks}\n"}, "Y009", "write one, or indent"),
    ({"sources/courier.yml": "claims:\n  - finding: met\n    paragraph: #1\n"}, "Y011", "put the text in"),
    ({"sources/courier.yml": f"summary: #1 of the coast.\n{ALL}"}, "Y011", "put the text in"),
    (topics("Talk", TALKS.replace("Talks", "Talks")), "R109", "did you mean `Talks`"),
    (topics("Talks", TALKS.replace("Talks", "talks", 1)), "R108", "did you mean `Talks`?"),
    (claiming("courier#met"), "R104", "did you mean `talks/met`?"),
    (claiming("nowhere#nothing"), "R104", "write `event/finding`"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "code", "hint"), ONE_MISTAKE)
def test_one_mistake_is_one_problem_whose_hint_names_what_was_meant(
    changes: dict[str, str], code: str, hint: str
):
    problems = found(harbour(changes))

    assert [each.code.id for each in problems] == [code], problems
    assert problems[0].hint.startswith(hint)
    assert problems[0].hint or not hint


def test_an_event_with_one_finding_whose_topic_is_misspelt_has_one_problem():
    line = "findings:\n  met: {topic: talks, label: The meeting, about: [ana], text: The two sides met.}\n"

    assert [each.code.id for each in found(smallest({"events/talks.yml": line}))] == ["R108"]


@pytest.mark.parametrize(
    ("file", "named"),
    [("actors/ana.yml", "ana"), ("events/talks.yml", "talks"), ("publishers.yml", "publishers")],
)
def test_a_record_within_its_own_name_is_one_problem(file: str, named: str):
    files = smallest()
    files[file] = f"{named}:\n" + "".join(f"  {line}\n" for line in files[file].splitlines())

    (problem,) = found(files)
    assert (problem.code.id, problem.message) == ("M001", f"the record is within `{named}`")


@pytest.mark.parametrize(
    ("moved", "hint"),
    [
        ("actor/ana.yml", "did you mean `data/actors/ana.yml`?"),
        ("events/talks.yml.txt", "rename it to `talks.yml`"),
        ("actors/Ana.yml", "rename the file to `ana.yml`"),
        ("actors/ána.yml", "rename the file to `ana.yml`"),
        ("actors/ana.txt", "records are `.yml` files"),
        ("publisher.yml", "did you mean `data/publishers.yml`?"),
    ],
)
def test_a_file_with_a_wrong_name_or_place_is_one_problem(moved: str, hint: str):
    files = smallest()
    for file in ("actors/ana.yml", "events/talks.yml", "publishers.yml"):
        if Path(file).stem[:2] == Path(moved.replace("á", "a").lower()).stem[:2]:
            files[moved] = files.pop(file)

    (problem,) = found(files)
    assert problem.position.file == f"data/{moved}"
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize("folder", ["events", "sources"])
def test_a_briefing_without_events_or_without_sources_has_one_problem(folder: str):
    files = {name: text for name, text in smallest().items() if not name.startswith(folder)}

    (problem,) = found(files)
    assert (problem.code.id, problem.position.file) == ("F003", f"data/{folder}")


def test_an_actor_misspelt_under_names_is_one_problem_though_the_names_were_captured():
    root = HARBOUR / "data"
    data = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*.yml")}
    source = data["sources/courier.yml"].decode()
    data["sources/courier.yml"] = source.replace("  ana-lind: [{exact", "  anna-lind: [{exact").encode()

    (problem,) = pipeline.check_files(data)[1]
    assert (problem.code.id, problem.hint) == ("R101", "did you mean `ana-lind`?")


def test_a_sentence_without_an_end_and_without_a_speaker_is_one_problem():
    text = TALKS.replace("They spoke of marriages.", "They spoke of marriages")

    assert [each.code.id for each in found(harbour({"events/talks.yml": text}))] == ["R302"]


@pytest.mark.parametrize(
    "name", ["actors/ana.yaml", "actors/ana.YML", "events/talks.yaml", "sources/courier.yaml"]
)
def test_a_record_in_a_file_of_another_kind_is_one_problem(name: str):
    files = harbour({})
    files[name] = files.pop(name.rpartition(".")[0] + ".yml")

    (problem,) = found(files)
    assert problem.code.id == "F002"
    assert problem.hint == f"rename it to `{Path(name).stem}.yml`"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "nothing"), "briefing show: nothing is called `nothing`\n"),
        (("show", "Ana Lind"), "briefing show: nothing is called `Ana Lind`: did you mean `ana-lind`?\n"),
        (("show", "Lindh"), "briefing show: nothing is called `Lindh`: did you mean `ana-lind`?\n"),
        (("impact", "Courier"), "briefing impact: there is no source `Courier`: did you mean `courier`?\n"),
        (("capture", "nobody", "x.txt"), "briefing capture: there is no source `nobody`\n"),
    ],
)
def test_a_command_names_what_is_near_or_nothing(tmp_path: Path, arguments: tuple[str, ...], said: str):
    shutil.copytree(HARBOUR / "data", tmp_path / "data")
    code, _, err = briefing(*arguments, cwd=tmp_path)

    assert code == 2
    assert said in err


def test_a_cut_that_is_written_as_dots_is_explained_where_words_were_altered(tmp_path: Path):
    shutil.copytree(HARBOUR / "data", tmp_path / "data")
    source = tmp_path / "data/sources/courier.yml"
    text = source.read_text("utf-8")
    assert "We will sail to Vara again" in text
    source.write_text(text.replace("We will sail to Vara again", "We will sail ... again"), "utf-8")

    out = briefing("check", cwd=tmp_path)[1]
    assert "R502 altered-words" in out
    assert "hint: an editor's cut is written `[…]`, not `...`; put it back" in out


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("putn", "putin"),
        ("Vladimir Putin", "putin"),
        ("sharaa", "al-sharaa"),
        ("al", None),
    ],
)
def test_what_is_near_is_named_and_nothing_else(word: str, meant: str | None):
    names = {"putin": ("Vladimir Putin",), "al-sharaa": ("Ahmed al-Sharaa",), "al-assad": ()}

    assert near.nearest(word, names) == meant


def test_a_word_with_a_slash_and_one_without_mean_nothing_of_each_other():
    assert near.nearest("abcd", {"ab/cd": ()}) is None
    assert near.nearest("ab/cc", {"ab/cd": ()}) is None
    assert near.nearest("abcde/fghij", {"abcdd/fghij": ()}) == "abcdd/fghij"
