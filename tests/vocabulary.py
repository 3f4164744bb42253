"""The few words that the tests are written in: a small valid corpus, `check`, `briefing`, `golden`."""

import io
import re
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from generator import pipeline
from generator.commands import main
from generator.problem import as_text

TESTS = Path(__file__).parent
PROJECT = TESTS.parent

# The smallest corpus without a problem. Examples and tests change some of its fields.
SMALLEST = {
    "briefing.yml": """\
title: The harbour
scope: What one paper reported.
as_of: 2031-05-03
lead_actors: [ana]
in_brief: [{text: The two sides met., rests_on: [talks/met]}]
""",
    "publishers.yml": """\
courier: {name: The Courier, kind: outlet, descriptor: not assessed}
""",
    "actors/ana.yml": """\
name: Ana Lind
kind: person
""",
    "events/talks.yml": """\
title: Talks at the harbour
date: 2031-05-01
date_rests_on: [met]
in_brief: [{text: The two sides met., rests_on: [met]}]
topics: [Talks]
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
""",
    "sources/courier.yml": """\
publisher: courier
accessed: 2031-05-02
issued: 2031-05-01
language: en
event: talks
summary: It reports that they met.
claims: [{finding: met, paragraph: 1}]
""",
}

# It comes in with the first of its fields that is given.
CAPTURE = {
    "captures/courier.yml": """\
captured: 2031-05-02
digest: 7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5
words: 120
paragraphs: 3
paragraph_digests: {}
particulars:
  1: {numbers: ['2'], dates: ['2031-05-01'], names: [Ana Lind]}
  2: {numbers: ['2'], dates: ['2031-05-01'], names: [Ana Lind]}
claims: {met: {paragraph: 1}}
""",
}


# Changes after which its sentences have no number and no date, for captures of texts that have none.
WITHOUT_PARTICULARS = {
    "briefing.yml": "in_brief: [{text: They met., rests_on: [talks/met]}]\n",
    "events/talks.yml": """\
date_rests_on: []
date_note: The calendar of the port has the day.
date_reference: {title: Calendar, url: "https://port.example/", accessed: 2031-05-02}
in_brief: [{text: They met., rests_on: [met]}]
findings: {met: {topic: Talks, label: The meeting, about: [ana], text: They met.}}
""",
}


def smallest(changes: dict[str, str] | None = None) -> dict[str, str]:
    """Return the smallest corpus with top-level fields of some files replaced; a new file comes in whole."""
    files = dict(SMALLEST)
    for name, text in (changes or {}).items():
        base = files.get(name) or CAPTURE.get(name)
        files[name] = _with_fields(base, text) if base else text
    return files


def check(files: dict[str, str]) -> list[str]:
    """Return the problems of a corpus, each as `file:line:col: CODE name: message`."""
    _, problems = pipeline.check_files({name: text.encode() for name, text in files.items()})
    return [as_text([problem]).split("\n")[0] for problem in problems]


def codes(files: dict[str, str]) -> set[str]:
    """Return the codes of a corpus's problems."""
    return {line.split(": ")[1].split()[0] for line in check(files)}


def briefing(*arguments: str, cwd: Path = PROJECT) -> tuple[int, str, str]:
    """Run a command in a folder; return its exit code and what it printed as its answer and as errors."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(cwd), redirect_stdout(out), redirect_stderr(err):
        try:
            code = main(arguments)
        except SystemExit as left:  # argparse leaves for wrong usage and for help
            code = left.code if isinstance(left.code, int) else 1
    assert "Traceback" not in err.getvalue()
    return code, out.getvalue(), err.getvalue()


def golden(path: str, actual: str) -> None:
    """Compare a text with the file that holds what it must be; `pytest --update-golden` writes the file."""
    file = PROJECT / path
    if golden.update:  # type: ignore[attr-defined]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(actual, "utf-8")
    assert file.exists(), f"{path} is missing: run pytest --update-golden and look at what it wrote"
    assert file.read_text("utf-8") == actual, (
        f"{path} differs: run pytest --update-golden and read the git diff"
    )


golden.update = False  # type: ignore[attr-defined]


def _with_fields(base: str, fields: str) -> str:
    def parts(text: str) -> dict[str, str]:
        found = re.split(r"^(?=\S)", text, flags=re.M)
        return {part.partition(":")[0]: part for part in found if part.strip()}

    replaced = {name: part for name, part in parts(base).items() if name not in parts(fields)}
    return "".join(replaced.values()) + fields
