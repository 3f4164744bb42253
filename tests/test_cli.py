"""The command line: what it prints, and its exit codes."""

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from generator import pipeline
from generator.commands import main
from tests.vocabulary import PROJECT, TESTS, briefing, smallest


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    files = smallest({"briefing.yml": "lead_actors: [anna]\n"})
    for name, text in files.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text)
    return tmp_path


def test_check_is_fine_with_the_data():
    assert briefing("check") == (0, "0 problems in data\n", "")


def test_check_prints_each_problem_with_its_line_a_caret_and_a_hint(bad: Path):
    code, out, _ = briefing("check", cwd=bad)

    assert code == 1
    assert out == (
        "data/briefing.yml:5:15: R101 unknown-actor: there is no actor `anna`\n"
        "    | lead_actors: [anna]\n"
        "    |               ^\n"
        "    hint: did you mean `ana`?\n"
        "1 problem in data\n"
    )


def test_check_speaks_to_github_and_to_programs(bad: Path):
    code, github, _ = briefing("check", "--format", "github", cwd=bad)
    again, text, _ = briefing("check", "--format", "json", cwd=bad)

    assert (code, again) == (1, 1)
    assert github.startswith(
        "::error file=data/briefing.yml,line=5,col=15,title=R101 unknown-actor::there is no actor"
    )
    assert "%0Ahint: did you mean" in github
    assert json.loads(text)[0] | {"message": ""} == {
        "file": "data/briefing.yml",
        "line": 5,
        "column": 15,
        "code": "R101",
        "name": "unknown-actor",
        "message": "",
        "hint": "did you mean `ana`?",
    }


def test_check_in_json_is_an_empty_list_when_all_is_fine():
    assert briefing("check", "data", "--format", "json")[:2] == (0, "[]\n")


def test_explain_prints_a_kind_by_its_code_or_name():
    by_code, by_name = briefing("explain", "r101"), briefing("explain", "unknown-actor")

    assert by_code == by_name
    assert by_code[0] == 0
    assert by_code[1].startswith("R101 unknown-actor\n\nAn actor is named that has no file")


def test_explain_without_a_code_lists_all():
    assert "Y011 swallowed-text\n" in briefing("explain")[1]


def test_explain_of_an_unknown_code_is_wrong_usage():
    code, _, err = briefing("explain", "unknow-actor")

    assert (code, err) == (
        2,
        "briefing explain: there is no problem `unknow-actor`: did you mean `unknown-actor`?\n",
    )


def test_show_prints_what_is_said_and_what_rests_on_it():
    code, out, _ = briefing("show", "kremlin-talks/military-bases")

    assert code == 0
    assert "finding kremlin-talks/military-bases (reported), data/events/kremlin-talks.yml:" in out
    assert (
        "zamin#military-bases ¶9: "
        "“a possible reconfiguration of the functions of Russian military facilities”" in out
    )
    assert "rests on it: data/briefing.yml:" in out


@pytest.mark.parametrize(
    "name", ["zamin", "zamin#extradition", "kremlin-talks", "putin", "tass", "extradition"]
)
def test_show_knows_every_kind_of_name(name: str):
    code, out, _ = briefing("show", name)

    assert code == 0
    assert name.rpartition("#")[2] in out


def test_show_of_an_unknown_name_is_wrong_usage():
    code, _, err = briefing("show", "putni")

    assert (code, err) == (2, "briefing show: nothing is called `putni`: did you mean `putin`?\n")


@pytest.mark.parametrize("arguments", [(), ("publish",), ("check", "--format", "xml")])
def test_wrong_usage_exits_with_2(arguments: tuple[str, ...]):
    assert briefing(*arguments)[0] == 2


def test_a_missing_folder_is_a_problem_of_the_data():
    code, out, _ = briefing("check", "dat")

    assert code == 1
    assert "dat:1:1: F001 unreadable-file: there is no such folder" in out
    assert "did you mean `data`?" in out


HARBOUR = str(TESTS / "golden/harbour/data")


def test_impact_lists_what_rests_on_a_source_and_what_would_be_left_with_none():
    code, out, _ = briefing("impact", "courier", "--data", HARBOUR)
    lost, some, kept = (part.split(":\n", 1)[1] for part in out.split("\n\n")[1:4])

    assert code == 0
    assert "reported finding talks/timetable, " in lost
    assert "judgment finding talks/outlook, " in some  # its other basis stays
    assert "reported finding talks/ferry, " in kept
    assert "in_brief of briefing, " in kept
    assert "date of events/talks, " in lost
    assert "place of events/talks, " in lost
    assert "The event talks would be left with 3 articles.\n" in out
    assert "How it names ana-lind, vara would be gone.\n" in out
    assert "account free of talks/fare" not in out


def test_impact_lists_the_hand_written_pages_that_cite_a_source():
    assert "Hand-written pages cite it:\n  briefings/method.md\n" in briefing("impact", "reopen-media")[1]
    assert "Hand-written" not in briefing("impact", "rt-news")[1]


def test_impact_counts_no_withdrawn_article_as_another_source():
    _, out, _ = briefing("impact", "courier-june", "--data", HARBOUR)

    assert "account ten of talks/fare" in out.split("\n\n")[1]


def test_impact_can_be_asked_just_when_a_withdrawal_is_a_problem(bad: Path):
    (bad / "data/briefing.yml").write_text(smallest()["briefing.yml"])
    (bad / "data/sources/courier.yml").write_text(
        smallest({"sources/courier.yml": "status: withdrawn\nstatus_note: Taken back.\n"})[
            "sources/courier.yml"
        ]
    )

    assert "R601" in briefing("check", cwd=bad)[1]
    assert briefing("impact", "courier", cwd=bad)[0] == 0


def test_impact_of_an_unknown_source_is_wrong_usage():
    assert briefing("impact", "zamim")[0::2] == (
        2,
        "briefing impact: there is no source `zamim`: did you mean `zamin`?\n",
    )


COMMANDS = ("check", "explain", "show", "impact", "capture", "verify", "audit", "docs")


def test_help_tells_what_the_program_is_for_and_lists_the_commands():
    code, out, _ = briefing("--help")

    assert code == 0
    assert "Checks and explains a briefing" in out
    assert all(f"\n    {command} " in out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_an_example(command: str):
    code, out, _ = briefing(command, "--help")

    assert code == 0
    assert f"\nexample:\n  briefing {command}" in out
    assert "Exit codes: 0 fine" in out


def test_the_version_is_the_one_that_is_installed():
    assert briefing("--version") == (0, f"briefing {version('briefing-generator')}\n", "")


def test_docs_writes_the_reference_that_is_in_the_repository(tmp_path: Path):
    code, out, _ = briefing("docs", "reference", cwd=tmp_path)
    written = {path.relative_to(tmp_path / "reference") for path in (tmp_path / "reference").rglob("*.*")}

    assert code == 0
    assert out == f"{len(written)} files are written to reference\n"
    for path in written:
        assert (tmp_path / "reference" / path).read_bytes() == (PROJECT / "docs" / path).read_bytes()


def test_a_fault_of_the_program_is_not_blamed_on_the_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(folder: Path) -> None:
        raise RuntimeError("a planted fault")

    monkeypatch.setattr(pipeline, "check", fail)

    assert main(["check"]) == 2
    err = capsys.readouterr().err
    assert "a planted fault" in err
    assert "This is a fault of the generator, not of the data (X001)." in err


def test_what_hinders_a_command_is_printed_as_an_error(bad: Path):
    code, out, err = briefing("show", "talks", cwd=bad)

    assert (code, out) == (1, "")
    assert "R101 unknown-actor" in err


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(
        command, cwd=PROJECT, capture_output=True, timeout=60, env={**os.environ, **environment}
    )


def test_the_program_runs_as_a_process():
    done = process("check")

    assert (done.returncode, done.stdout, done.stderr) == (0, b"0 problems in data\n", b"")


def test_a_terminal_that_lacks_a_letter_shows_its_number():
    done = process("show", "military-bases", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert rb"\xb69: \u201ca possible reconfiguration" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_fault():
    command = f"{sys.executable} -m generator explain | true"
    done = subprocess.run(["sh", "-c", command], cwd=PROJECT, capture_output=True, timeout=60)

    assert done.stderr == b""


def test_show_prints_the_claims_for_a_part_of_an_account_too(tmp_path: Path):
    shutil.copytree(HARBOUR, tmp_path / "data")
    faro = tmp_path / "data/sources/faro.yml"
    claim = "  - {finding: fare, id: half, account: free, part: true, text: Half of it., paragraph: 4}\n"
    faro.write_text(faro.read_text("utf-8").rstrip() + "\n" + claim, "utf-8")
    (tmp_path / "data/captures/faro.yml").unlink()
    code, out, _ = briefing("show", "talks/fare", cwd=tmp_path)

    assert code == 0
    assert "    faro#half ¶4 in part: Half of it.\n" in out


@pytest.mark.parametrize("command", [["check"], ["explain", "R104"], ["show", "putin"]])
def test_an_answer_that_cannot_be_written_is_said_and_is_no_problem(command: list[str]):
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )

    assert done.returncode == 2
    assert done.stderr == "briefing: the answer cannot be written: no space left on device\n"
