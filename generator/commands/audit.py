"""Turns the folder of a built site into everything in it that cannot be checked."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.audit import audit
from generator.commands.command import FINE, PROBLEMS, Answer, Command
from generator.engines import put_in_place
from generator.problem import as_text
from generator.text import counted


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "site", nargs="?", default="site", type=Path, metavar="SITE", help="its folder (default: site)"
    )
    parser.add_argument(
        "--put", type=Path, metavar="DIR", help="if nothing is wrong, put it in the place of this folder"
    )


def _run(options: Namespace) -> Answer:
    pages, problems = audit(options.site)
    count = f"{counted(len(problems), 'problem')} in {counted(pages, 'page')} of {options.site.as_posix()}"
    if problems:
        return Answer(f"{as_text(problems)}\n{count}", PROBLEMS)
    if options.put:
        try:
            put_in_place(options.site.absolute(), options.put)
        except OSError as error:
            why = f"{options.put.as_posix()} stays as it was: {(error.strerror or str(error)).lower()}"
            return Answer.refusal("audit", why)
    return Answer(count, FINE)


COMMAND = Command(
    "audit",
    "check a built site from outside, by its files alone",
    "briefing audit site",
    _add_arguments,
    _run,
)
