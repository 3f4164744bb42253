"""What a command is: its arguments turned into an answer, with an exit code."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.problem import Problem, as_text

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Answer:
    """What a command says, and its exit code: 0 fine, 1 problems, 2 wrong usage or a fault of the program."""

    text: str
    code: int = FINE
    is_error: bool = False

    @classmethod
    def refusal(cls, command: str, why: str, hint: str = "") -> "Answer":
        """Return the answer to wrong usage."""
        said = f"briefing {command}: {why}" + (f": {hint}" if hint else "")
        return cls(said, WRONG_USAGE, is_error=True)

    @classmethod
    def hindered(cls, problems: Iterable[Problem]) -> "Answer":
        """Return the answer of a command that cannot answer while there are these problems."""
        return cls(as_text(problems), PROBLEMS, is_error=True)


@dataclass(frozen=True)
class Command:
    """A command: what it does, in one line; an example; how it takes arguments; and how it answers."""

    name: str
    help: str
    example: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], Answer]


def add_data(parser: ArgumentParser) -> None:
    """Let a command take the folder of data as an option."""
    parser.add_argument(
        "--data", default="data", type=Path, metavar="DIR", help="folder of data (default: data)"
    )


def pages_beside(data: Path) -> Path:
    """Return the folder of hand-written pages that belongs to a folder of data."""
    return data.parent / "briefings"
