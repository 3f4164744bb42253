"""Turns a command line into what it asks for: one file for each command."""

import io
import os
import sys
import traceback
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from generator.commands import audit, capture, check, docs, explain, impact, pdf, prose, show, sigla, verify
from generator.commands.command import WRONG_USAGE, Answer
from generator.problem import printable

_COMMANDS = tuple(
    each.COMMAND for each in (check, explain, show, impact, prose, capture, verify, sigla, audit, pdf, docs)
)

_DESCRIPTION = """\
Checks and explains a briefing: notes on news articles, in YAML, from which `mkdocs build` makes a site.

Run it in the project's folder, beside `data/`. Begin with `briefing check`."""

_EXIT_CODES = "Exit codes: 0 fine, 1 problems, 2 wrong usage or a fault of the program."


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (by default those of the process) name, and return the exit code."""
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows its number instead
            stream.reconfigure(errors="backslashreplace")
    try:
        answer: Answer = options.run(options)
    except Exception:
        traceback.print_exc()
        print("This is a fault of the generator, not of the data (X001). Please report it.", file=sys.stderr)
        return WRONG_USAGE
    try:
        if answer.text:
            lines = answer.text.split("\n")
            if getattr(options, "format", "") != "github":  # which are commands, and made to be
                lines = [printable(line) for line in lines]
            print("\n".join(lines), file=sys.stderr if answer.is_error else sys.stdout, flush=True)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:  # what was said did not arrive: that is no answer, and no problem of the data
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"briefing: the answer cannot be written: {(error.strerror or '').lower()}", file=sys.stderr)
        return WRONG_USAGE
    return answer.code


def _version() -> str:
    try:
        return version("briefing-generator")
    except PackageNotFoundError:  # run from a folder that holds it, without being installed
        return "(not installed)"


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="briefing",
        description=_DESCRIPTION,
        epilog=f"`briefing COMMAND --help` says more. {_EXIT_CODES}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"briefing {_version()}")
    commands = parser.add_subparsers(required=True, title="commands", metavar="COMMAND")
    for command in _COMMANDS:
        its_parser = commands.add_parser(
            command.name,
            help=command.help,
            description=f"{command.help[0].upper()}{command.help[1:]}.",
            epilog=f"example:\n  {command.example}\n\n{_EXIT_CODES}",
            formatter_class=RawDescriptionHelpFormatter,
        )
        command.add_arguments(its_parser)
        its_parser.set_defaults(run=command.run)
    return parser
