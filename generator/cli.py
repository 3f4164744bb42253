"""Turns a command line into what it asks for: check the data, explain a kind of problem, show a record.

Exit codes: 0 fine, 1 problems in the data, 2 wrong usage or a fault of ours.
"""

import argparse
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from generator import build
from generator.kinds import KINDS
from generator.problem import FORMATS, as_text, did_you_mean
from generator.show import names, show


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that the arguments (by default those of the process) name, and return the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stderr.close()
        return 0
    except Exception:
        traceback.print_exc()
        print("This is a fault of the generator, not of the data.", file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="print every problem in the data")
    check.add_argument("folder", nargs="?", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    check.add_argument("--format", choices=FORMATS, default="text", help="for people, GitHub or a program")
    check.set_defaults(run=_check)

    explain = commands.add_parser("explain", help="print what a kind of problem is, and how it is mended")
    explain.add_argument("code", nargs="?", help="its code or name, such as R104; without it a list of all")
    explain.set_defaults(run=_explain)

    shown = commands.add_parser("show", help="print what the site says of a record, and what rests on it")
    shown.add_argument("id", metavar="ID", help="event/finding, source#claim, or the id of a record")
    shown.add_argument("--data", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    shown.set_defaults(run=_show)
    return parser


def _check(options: argparse.Namespace) -> int:
    _, problems = build.check(options.folder)
    if problems or options.format == "json":
        print(FORMATS[options.format](problems))
    if options.format == "text":
        print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} in {options.folder.as_posix()}")
    return 1 if problems else 0


def _explain(options: argparse.Namespace) -> int:
    if options.code is None:
        print("\n".join(f"{kind.code} {kind.name}" for _, kind in sorted(KINDS.items())))
        return 0
    for kind in KINDS.values():
        if options.code.lower() in (kind.code.lower(), kind.name):
            print(f"{kind.code} {kind.name}\n\n{kind.explanation}", end="")
            return 0
    known = [word for kind in KINDS.values() for word in (kind.code, kind.name)]
    print(
        f"briefing explain: there is no problem `{options.code}`: {did_you_mean(options.code, known)}", file=sys.stderr
    )
    return 2


def _show(options: argparse.Namespace) -> int:
    corpus, problems = build.check(options.data)
    if problems:
        print(as_text(problems), file=sys.stderr)
        return 1
    text = show(corpus, options.id)
    if not text:
        print(
            f"briefing show: nothing is called `{options.id}`: {did_you_mean(options.id, names(corpus))}",
            file=sys.stderr,
        )
        return 2
    print(text)
    return 0
