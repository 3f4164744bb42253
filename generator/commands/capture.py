"""Turns a source and its article's text into a capture beside the data."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.commands.command import Answer, Command, add_data
from generator.commands.texts import doubts, positions, reported, size, text_of
from generator.corpus import captures, capturing, yaml
from generator.problem import About
from generator.text import counted, dates, near

_FIRST_LINE = (
    "# What was recorded of the article's text when it was read. `briefing capture` writes this file.\n"
)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the source's id")
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="the article's text, paragraphs separated by blank lines"
    )
    add_data(parser)


def _run(options: Namespace) -> Answer:
    """Look up a source's words in its article's text, and write the capture if all of them are there."""
    data, source = options.data, options.source
    draft, problems = pipeline.check(data)
    if not draft.ids("sources"):
        return reported((), problems)
    if source not in draft.ids("sources"):
        hint = near.did_you_mean(source, draft.names("sources"))
        return Answer.refusal("capture", f"there is no source `{source}`", hint)
    own_file = f"/sources/{source}.yml"
    in_the_way = [each for each in problems if each.position.file.endswith(own_file)]
    in_the_way = [each for each in in_the_way if each.code.about is not About.CAPTURE]
    if in_the_way or source not in draft.sources:
        return reported((), in_the_way)
    text, why = text_of(options.file)
    if why:
        return Answer.refusal("capture", why)
    taken, located, missing = capturing.take(draft, source, text, dates.parse(date.today().isoformat()))
    if missing:
        return reported((*positions(located), *doubts(taken, located, missing)), sorted(missing))
    path = data / "captures" / f"{source}.yml"
    shown = f"{size(taken)}, {counted(len(located), 'quotation or name', 'quotations and names')}"
    kept = draft.captures.get(source)
    if kept and kept.model_copy(update={"captured": taken.captured}) == taken:
        return reported([f"{path.as_posix()} is up to date: {shown}"])
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(_FIRST_LINE + yaml.write(captures.as_values(taken)), "utf-8")
    except OSError as error:
        why = f"{path.as_posix()} cannot be written: {(error.strerror or str(error)).lower()}"
        return Answer.refusal("capture", why)
    lines = [*positions(located, only_folded=True), f"{path.as_posix()} is written: {shown}"]
    if kept and kept.digest != taken.digest:
        lines.append(f"the text is not the one that was captured before: {capturing.changes(kept, taken)}")
    return reported(lines)


COMMAND = Command(
    "capture",
    "look up a source's words in its article's text, and record what was found",
    "briefing capture zamin archive/zamin.txt",
    _add_arguments,
    _run,
)
