"""Turns the sources that have no siglum yet into sources that have one, each in its file."""

from argparse import ArgumentParser, Namespace

from generator import pipeline
from generator.commands.command import Answer, Command, add_data
from generator.commands.writing import write
from generator.corpus import Key
from generator.problem import About


def _add_arguments(parser: ArgumentParser) -> None:
    add_data(parser)


def _run(options: Namespace) -> Answer:
    """Write a `siglum` below the publisher of every source that has none."""
    draft, problems = pipeline.check(options.data)
    if problems := [each for each in problems if each.code.about is not About.READING]:
        return Answer.hindered(problems)
    lines = []
    for source_id, source in sorted(draft.sources.items()):
        if source.siglum:
            continue
        file = options.data / Key.source(source_id).file
        whole = file.read_bytes().decode("utf-8")
        mark = whole[: whole.startswith("\ufeff")]  # a byte order mark stays
        text = whole[len(mark) :].splitlines(keepends=True)
        line = draft.written.line(Key.source(source_id), ("publisher",))
        end = "\r\n" if text[line - 1].endswith("\r\n") else "\n"
        text.insert(line, f"siglum: {draft.sigla[source_id]}{end}")
        if why := write(file, mark + "".join(text), options.data):
            return Answer.refusal("sigla", why)
        lines.append(f"{file.as_posix()}: {draft.sigla[source_id]}")
    return Answer("\n".join(lines) or "every source has a siglum")


COMMAND = Command(
    "sigla",
    "write the short names that marks bear, as in RM 2, into the sources that have none",
    "briefing sigla",
    _add_arguments,
    _run,
)
