"""Turns a command line into what it asks for, by one function for each command.

Exit codes: 0 fine, 1 problems in the data, 2 wrong usage or a fault of ours.
"""

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import build, texts
from generator.audit import audit
from generator.english import counted
from generator.impact import impact
from generator.kinds import KINDS
from generator.problem import FORMATS, as_text, did_you_mean
from generator.show import names, show


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
        print("This is a fault of the generator, not of the data.", file=sys.stderr)
        return 2
    try:
        if answer.text:
            print(answer.text, file=sys.stderr if answer.is_error else sys.stdout, flush=True)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return answer.code


@dataclass(frozen=True)
class Answer:
    """What a command says, and the exit code."""

    code: int
    text: str
    is_error: bool = False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="print every problem in the data")
    check.add_argument("folder", nargs="?", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    check.add_argument("--pages", type=Path, metavar="DIR", help="hand-written (default: briefings beside the data)")
    check.add_argument("--format", choices=FORMATS, default="text", help="for people, GitHub or a program")
    check.set_defaults(run=_check)

    explain = commands.add_parser("explain", help="print what a kind of problem is, and how it is mended")
    explain.add_argument("code", nargs="?", help="its code or name, such as R104; without it a list of all")
    explain.set_defaults(run=_explain)

    shown = commands.add_parser("show", help="print what the site says of a record, and what rests on it")
    shown.add_argument("id", metavar="ID", help="event/finding, source#claim, or the id of a record")
    shown.add_argument("--data", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    shown.set_defaults(run=_show)

    impact_ = commands.add_parser("impact", help="print what rests on a source, and what would be left with none")
    impact_.add_argument("source", metavar="SOURCE", help="the source's id")
    impact_.add_argument("--data", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    impact_.set_defaults(run=_impact)

    capture = commands.add_parser("capture", help="look up a source's words in its article's text, and record it")
    capture.add_argument("source", metavar="SOURCE", help="the source's id")
    capture.add_argument("file", type=Path, metavar="FILE", help="the article's text, paragraphs parted by empty lines")
    capture.add_argument("--data", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    capture.set_defaults(run=_capture)

    verify = commands.add_parser("verify", help="look up all words again in the articles' texts")
    verify.add_argument("--texts", default="archive", type=Path, metavar="DIR", help="<source>.txt (default: archive)")
    verify.add_argument("--data", default="data", type=Path, metavar="DIR", help="the data (default: data)")
    verify.set_defaults(run=_verify)

    audit = commands.add_parser("audit", help="check a built site from outside, by its files alone")
    audit.add_argument("site", nargs="?", default="site", type=Path, metavar="SITE", help="its folder (default: site)")
    audit.set_defaults(run=_audit)
    return parser


def _check(options: argparse.Namespace) -> Answer:
    corpus, problems = build.check(options.folder)
    if not problems:  # Without them it is known what a page can cite.
        pages = build.hand_written_in(options.pages or options.folder.parent / "briefings")
        *_, problems = build.check_hand_written(corpus, pages)
    text = FORMATS[options.format](problems)
    if options.format == "text":
        count = f"{counted(len(problems), 'problem')} in {options.folder.as_posix()}"
        text = f"{text}\n{count}" if problems else count
    return Answer(1 if problems else 0, text)


def _explain(options: argparse.Namespace) -> Answer:
    if options.code is None:
        return Answer(0, "\n".join(f"{kind.code} {kind.name}" for _, kind in sorted(KINDS.items())))
    for kind in KINDS.values():
        if options.code.lower() in (kind.code.lower(), kind.name):
            return Answer(0, f"{kind.code} {kind.name}\n\n{kind.explanation.rstrip()}")
    known = [word for kind in KINDS.values() for word in (kind.code, kind.name)]
    hint = did_you_mean(options.code, known)
    return Answer(2, f"briefing explain: there is no problem `{options.code}`: {hint}", is_error=True)


def _show(options: argparse.Namespace) -> Answer:
    corpus, problems = build.check(options.data)
    if problems:
        return Answer(1, as_text(problems), is_error=True)
    text = show(corpus, options.id)
    if not text:
        hint = did_you_mean(options.id, names(corpus))
        return Answer(2, f"briefing show: nothing is called `{options.id}`: {hint}", is_error=True)
    return Answer(0, text)


def _impact(options: argparse.Namespace) -> Answer:
    corpus, problems = build.check(options.data)
    # What rests on a withdrawn source is asked for just while it is a problem.
    if problems := [each for each in problems if each.kind.code[:2] not in ("R5", "R6")]:
        return Answer(1, as_text(problems), is_error=True)
    if options.source not in corpus.sources:
        hint = did_you_mean(options.source, corpus.sources)
        return Answer(2, f"briefing impact: there is no source `{options.source}`: {hint}", is_error=True)
    pages = build.hand_written_in(options.data.parent / "briefings")
    _, cited, _ = build.check_hand_written(corpus, pages)
    keys = {pages[path].shown_as: [key for each in found for key in each.keys] for path, found in cited.items()}
    return Answer(0, impact(corpus, options.source, keys))


def _capture(options: argparse.Namespace) -> Answer:
    return _reported("capture", texts.capture(options.data, options.source, options.file, date.today().isoformat()))


def _verify(options: argparse.Namespace) -> Answer:
    return _reported("verify", texts.verify(options.data, options.texts))


def _reported(command: str, report: texts.Report) -> Answer:
    if report.refusal:
        return Answer(2, f"briefing {command}: {report.refusal}", is_error=True)
    said = [*report.lines, *([as_text(report.problems)] if report.problems else [])]
    if report.problems:
        said.append(counted(len(report.problems), "problem"))
    return Answer(1 if report.problems else 0, "\n".join(said))


def _audit(options: argparse.Namespace) -> Answer:
    pages, problems = audit(options.site)
    count = f"{counted(len(problems), 'problem')} in {counted(pages, 'page')} of {options.site.as_posix()}"
    return Answer(1 if problems else 0, "\n".join([*([as_text(problems)] if problems else []), count]))
