"""Turns a folder of data, with the hand-written pages beside it, into all of its problems."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator import pipeline
from generator.commands.command import FINE, PROBLEMS, Answer, Command, pages_beside
from generator.problem import FORMATS
from generator.text import counted


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default="data", type=Path, metavar="DIR", help="default: data")
    parser.add_argument(
        "--pages",
        type=Path,
        metavar="DIR",
        help="folder of hand-written pages (default: briefings beside the data)",
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="text for people, github for annotations, json for programs",
    )


def _run(options: Namespace) -> Answer:
    draft, problems = pipeline.check(options.folder)
    if not problems:  # Without them it is known what a page can cite.
        problems = pipeline.check_pages(
            draft, *pipeline.pages_in(options.pages or pages_beside(options.folder))
        )
    text = FORMATS[options.format](problems)
    if options.format == "text":
        count = f"{counted(len(problems), 'problem')} in {options.folder.as_posix()}"
        text = f"{text}\n{count}" if problems else count
    return Answer(text, PROBLEMS if problems else FINE)


COMMAND = Command(
    "check",
    "print every problem in the data and the hand-written pages",
    "briefing check",
    _add_arguments,
    _run,
)
