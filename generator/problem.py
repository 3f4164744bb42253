"""Turns a position and a message into a line that people, GitHub or a program can read.

Messages, excerpts and names of files hold what somebody wrote: what nobody sees in it, controls terminals or
breaks lines is printed as an escape, and no line begins with it.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from enum import Enum
from itertools import accumulate

from generator.text import invisible


@dataclass(frozen=True, order=True)
class Position:
    """Where something is written: a file as the reader knows it, and a line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    @classmethod
    def at(cls, file: str, text: str, index: int) -> "Position":
        """Return where the character at an index of a file's text is."""
        return cls(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Lines:
    """The lines of a text, and where each of them begins."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self.starts = [0, *accumulate(len(line) + 1 for line in self._lines)]

    def start(self, index: int) -> int:
        """Return where the line begins that has the character at an index."""
        return self.starts[bisect_right(self.starts, index) - 1]

    def position(self, file: str, index: int) -> Position:
        """Return where the character at an index is."""
        number = min(bisect_right(self.starts, index), len(self._lines))
        return Position(file, number, index - self.starts[number - 1] + 1)

    def line(self, position: Position) -> str:
        """Return the line that a position is on."""
        return self._lines[position.line - 1]


class About(Enum):
    """What a problem is about; commands decide by it which problems are in their way."""

    DATA = "the data"
    CAPTURE = "what the data and a capture say of each other"
    WITHDRAWAL = "what is left with withdrawn articles only"
    READING = "prose that is to be read again"
    TEXT = "an article's text"
    PAGE = "a hand-written page"
    TEMPLATE = "a template or the page that it makes"
    SITE = "a built site"
    GENERATOR = "the program itself"


@dataclass(frozen=True)
class Code:
    """One kind of problem: its id such as `R104`, its name, what it is about, and what `explain` prints."""

    id: str
    name: str
    about: About
    explanation: str

    def __lt__(self, other: "Code") -> bool:
        return self.id < other.id


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong; `excerpt` is the line of the file that it is on."""

    position: Position
    code: Code
    message: str
    hint: str = ""
    excerpt: str = ""


def as_text(problems: Iterable[Problem]) -> str:
    """Return each problem as `file:line:col: CODE name: message`, its line with a caret, and its hint."""
    blocks = []
    for problem in problems:
        said = f"{problem.position}: {problem.code.id} {problem.code.name}: {problem.message}"
        lines = [printable(said)]
        if problem.excerpt.strip():
            shown, caret = _excerpt(problem)
            lines += [f"    | {shown}", f"    | {' ' * caret}^"]
        if problem.hint:
            lines.append(printable(f"    hint: {problem.hint}"))
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def as_github(problems: Iterable[Problem]) -> str:
    """Return the problems as workflow commands, which GitHub shows beside the line.

    The escapes are those of https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """

    def escape(text: str, extra: str = "") -> str:
        text = printable(text)
        for character in "%" + extra:
            text = text.replace(character, f"%{ord(character):02X}")
        return text

    lines = []
    for problem in problems:
        message = escape(problem.message) + (f"%0Ahint: {escape(problem.hint)}" if problem.hint else "")
        title = escape(f"{problem.code.id} {problem.code.name}", ":,")
        at = problem.position
        lines.append(
            f"::error file={escape(at.file, ':,')},line={at.line},col={at.column},title={title}::{message}"
        )
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects: file, line, column, code, name, message, hint."""
    text = json.dumps(
        [
            {
                **asdict(problem.position),
                "code": problem.code.id,
                "name": problem.code.name,
                "message": problem.message,
                "hint": problem.hint,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )
    return "\n".join(invisible.in_json(line) for line in text.split("\n"))


def printable(text: str) -> str:
    """Return a text as one line that can be printed anywhere: in the log of a workflow it is no command."""
    shown = invisible.shown(text).replace("##[", "#\\#[")
    return f"\\{shown}" if shown.lstrip().startswith("::") else shown


def _excerpt(problem: Problem) -> tuple[str, int]:
    """Return the line that a problem is on, cut to what fits, and where in it the problem is."""
    at = problem.position.column - 1
    start = max(0, at - 79)
    head, tail = (
        each.replace("\t", " ") for each in (problem.excerpt[start:at], problem.excerpt[at : start + 110])
    )
    before, after = "…" if start else "", "…" if len(problem.excerpt) > start + 110 else ""
    return f"{before}{printable(head)}{printable(tail)}{after}", len(before) + len(printable(head))


FORMATS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": as_text,
    "github": as_github,
    "json": as_json,
}
