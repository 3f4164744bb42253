"""What commands write, and what they must never do: half a file, through a link, another file's end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import pipeline
from generator.commands.writing import write
from tests.vocabulary import briefing, smallest

TEXT = "The two sides met at the harbour.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    for name, text in smallest().items():
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (tmp_path / "courier.txt").write_text(TEXT, "utf-8")
    return tmp_path / "data"


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path: Path):
    file = tmp_path / "a.yml"
    file.write_text("old")
    file.chmod(0o640)

    assert write(file, "new", tmp_path) == ""
    assert (file.read_text(), file.stat().st_mode & 0o777) == ("new", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


@pytest.mark.parametrize("link", ["captures", "captures/courier.yml"])
def test_a_capture_is_not_written_through_a_link(data: Path, link: str):
    outside = data.parent / "outside"
    (data / link).parent.mkdir(exist_ok=True)
    if link.endswith(".yml"):
        outside.write_text("precious")
    else:
        outside.mkdir()
    (data / link).symlink_to(outside)
    code, _, errors = briefing("capture", "courier", str(data.parent / "courier.txt"), "--data", str(data))

    assert code == 2
    assert f"{(data / link).as_posix()} is a link" in errors
    assert outside.read_text() == "precious" if outside.is_file() else list(outside.iterdir()) == []


def test_where_the_disk_is_full_the_old_file_stays(tmp_path: Path):
    file = tmp_path / "a.yml"
    file.write_text("old")
    program = (
        "import resource, signal, sys\nfrom pathlib import Path\n"
        "from generator.commands.writing import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "print(write(Path(sys.argv[1]), 'new' * 100, Path(sys.argv[1]).parent))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True)

    assert "a.yml cannot be written: file too large" in done.stdout
    assert file.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


@pytest.mark.parametrize(
    "left", ["4913", "talks.yml~", "#talks.yml#", "Thumbs.db", "desktop.ini", ".talks.yml.swp"]
)
def test_what_an_editor_or_a_system_leaves_is_no_file_of_the_data(data: Path, left: str):
    (data / "events" / left).write_bytes(b"\x00")

    assert pipeline.check(data)[1] == []


def test_a_folder_with_a_number_for_its_name_is_not_passed_over(data: Path):
    (data / "2031").mkdir()
    (data / "2031/talks.yml").write_text("a: b\n")

    assert "2031/talks.yml" in str(pipeline.check(data)[1])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_is_a_problem(data: Path):
    (data / "sources").chmod(0)
    problems = pipeline.check(data)[1]
    (data / "sources").chmod(0o755)

    assert "it cannot be read: permission denied" in str(problems)


@pytest.mark.parametrize("text", ["{a", "? a", "[a", "- {", "a: {b", "? ", "? {", "{a\n", "- ? x"])
def test_a_file_that_breaks_off_is_a_problem_and_no_fault(data: Path, text: str):
    (data / "actors/ana.yml").write_text(text)
    code, printed, errors = briefing("check", str(data))

    assert code == 1
    assert "data/actors/ana.yml" in printed + errors


TOLD = "topics: [{title: Talks, prose: ['They met [@met].']}]"


@pytest.mark.parametrize(
    ("name", "command"),
    [("sources/courier.yml", ["sigla"]), ("events/talks.yml", ["prose", "talks", "--read"])],
)
def test_sigla_and_prose_are_not_written_through_a_link(data: Path, name: str, command: list[str]):
    talks, kept = data / "events/talks.yml", data / ".kept.yml"  # what is hidden is no file of the data
    talks.write_text(talks.read_text().replace("topics: [Talks]", TOLD))
    before = (data / name).read_bytes()
    (data / name).rename(kept)
    (data / name).symlink_to(kept)
    code, _, errors = briefing(*command, "--data", str(data))

    assert code == 2
    assert f"{(data / name).as_posix()} is a link" in errors
    assert kept.read_bytes() == before


def test_what_is_no_file_is_not_replaced(data: Path):
    why = f"{(data / 'actors').as_posix()} is not written: it is no file"

    assert write(data / "actors", "x", data) == why


def test_the_reference_is_not_written_through_a_link(tmp_path: Path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "precious").write_text("precious")
    (tmp_path / "docs/format.md").symlink_to(tmp_path / "precious")
    code, _, errors = briefing("docs", str(tmp_path / "docs"))

    assert code == 2
    assert "is a link" in errors
    assert (tmp_path / "precious").read_text() == "precious"


def test_sigla_are_not_written_while_there_are_problems(data: Path):
    (data / "actors/ana.yml").write_text("name: Ana\n")
    code, _, errors = briefing("sigla", "--data", str(data))

    assert code == 1
    assert "M002" in errors
