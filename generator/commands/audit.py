"""Turns the folder of a built site into everything in it that cannot be checked."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.audit import audit
from generator.commands.command import FINE, PROBLEMS, Answer, Command
from generator.problem import as_text
from generator.text import counted


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "site", nargs="?", default="site", type=Path, metavar="SITE", help="its folder (default: site)"
    )


def _run(options: Namespace) -> Answer:
    pages, problems = audit(options.site)
    count = f"{counted(len(problems), 'problem')} in {counted(pages, 'page')} of {options.site.as_posix()}"
    text = "\n".join([*([as_text(problems)] if problems else []), count])
    return Answer(text, PROBLEMS if problems else FINE)


COMMAND = Command(
    "audit",
    "check a built site from outside, by its files alone",
    "briefing audit site",
    _add_arguments,
    _run,
)
