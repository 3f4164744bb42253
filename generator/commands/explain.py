"""Turns the code or name of a kind of problem into what it is and how to fix it."""

from argparse import ArgumentParser, Namespace

from generator.catalogue import CODES
from generator.commands.command import Answer, Command
from generator.text import near


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("code", nargs="?", help="a code or name, such as R104; without one, all are listed")


def _run(options: Namespace) -> Answer:
    if options.code is None:
        return Answer("\n".join(f"{code.id} {code.name}" for code in CODES.values()))
    for code in CODES.values():
        if options.code.lower() in (code.id.lower(), code.name):
            return Answer(f"{code.id} {code.name}\n\n{code.explanation.rstrip()}")
    known = [word for code in CODES.values() for word in (code.id, code.name)]
    hint = near.did_you_mean(options.code, known) or "`briefing explain` lists all of them"
    return Answer.refusal("explain", f"there is no problem `{options.code}`", hint)


COMMAND = Command(
    "explain",
    "print what a kind of problem is and how to fix it",
    "briefing explain R104",
    _add_arguments,
    _run,
)
