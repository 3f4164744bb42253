"""Turns a source and its article's text into a capture beside the data."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.commands.command import PROBLEMS, Answer, Command, add_data
from generator.commands.texts import add_texts, doubts, positions, reported, size, text_of, texts_in
from generator.commands.writing import write
from generator.corpus import Draft, Key, captured, captures, capturing, recapturing, yaml
from generator.problem import About, Problem
from generator.text import as_article, counted, dates, near, whole

_FIRST_LINE = (
    "# What was recorded of the article's text when it was read. `briefing capture` writes this file.\n"
)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", metavar="SOURCE", help="the source's id")
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="the article's text, paragraphs separated by blank lines (default: archive/SOURCE.txt)",
    )
    parser.add_argument(
        "--insist", action="store_true", help="capture a text that looks as if it were not the whole article"
    )
    add_texts(parser)
    again = parser.add_mutually_exclusive_group()
    again.add_argument(
        "--changed",
        action="store_true",
        help="the publisher changed the article: record beside the first capture what became of its claims",
    )
    again.add_argument(
        "--renumber",
        action="store_true",
        help="paragraphs or posts have moved: find the words again, and write their new places into the data",
    )
    again.add_argument(
        "--all",
        action="store_true",
        help="instead of one source, capture every one again whose text is there and is the one captured",
    )
    add_data(parser)


def _run(options: Namespace) -> Answer:
    """Look up a source's words in its article's text, and write the capture if all of them are there."""
    data, source = options.data, options.source
    if options.all == bool(source):
        return Answer.refusal("capture", "name one source, or all with `--all`")
    draft, problems = pipeline.check(data)
    if not draft.ids("sources"):
        return reported((), problems)
    if options.all:
        return _all(draft, data, options.texts, problems)
    if source not in draft.ids("sources"):
        hint = near.did_you_mean(source, draft.names("sources"))
        return Answer.refusal("capture", f"there is no source `{source}`", hint)
    own_file = f"/sources/{source}.yml"
    in_the_way = [each for each in problems if each.position.file.endswith(own_file)]
    in_the_way = [each for each in in_the_way if each.code.about is not About.CAPTURE]
    if in_the_way or source not in draft.sources:
        return reported((), in_the_way)
    text, why = text_of(options.file or options.texts / f"{source}.txt")
    if why:
        return Answer.refusal("capture", why)
    if not (options.changed or options.renumber):
        return _first(draft, data, source, text, insist=options.insist)
    if source not in draft.captures:
        flag = "--changed" if options.changed else "--renumber"
        why = (
            f"`{source}` was never captured: run it without `{flag}`, with the text that its claims are from"
        )
        return Answer.refusal("capture", why)
    return (_changed if options.changed else _renumbered)(draft, data, source, text)


def _all(draft: Draft, data: Path, texts: Path, problems: list[Problem]) -> Answer:
    """Capture every source again whose text is there, and is the one that was captured, if one was."""
    in_the_way = [each for each in problems if each.code.about not in (About.CAPTURE, About.READING)]
    if in_the_way:
        return reported((), in_the_way)
    lines, wrong, files = list[str](), list[Problem](), texts_in(texts)
    for source in draft.sources:
        path, kept = _path(data, source), draft.captures.get(source)
        if source not in files:
            lines.append(f"{source}: there is no {(texts / source).as_posix()}.txt")
            continue
        text, why = text_of(files[source])
        if why:
            return Answer.refusal("capture", why)
        taken, _, missing = capturing.take(draft, source, text, kept.captured if kept else _today())
        if kept and kept.later and kept.later.digest == taken.digest:
            later, _, missing = recapturing.later(draft, source, text, kept.later.captured)
            taken = kept.model_copy(update={"later": later})
        elif kept and kept.digest != taken.digest:
            lines.append(f"{source}: this is not the text that was captured: capture it by itself")
            continue
        wrong += missing
        if not missing and taken != kept:
            if why := write(path, _text(taken), data):
                return Answer.refusal("capture", why)
            lines.append(f"{path.as_posix()} is written: {size(taken)}")
    return reported(lines or ["all captures are up to date"], sorted(wrong))


def _first(draft: Draft, data: Path, source: str, text: str, *, insist: bool = False) -> Answer:
    """Capture the text that the claims of a source are from."""
    taken, located, missing = capturing.take(draft, source, text, _today())
    kept = draft.captures.get(source)
    if missing:
        doubted = list(doubts(taken, located, missing))
        if kept and kept.digest != taken.digest:
            doubted.append(
                f"  this is not the text that was captured on {kept.captured.words}: if its publisher "
                "changed it, add `--changed`; if its paragraphs or posts have only moved, `--renumber`"
            )
        return reported((*positions(located), *doubted), sorted(missing))
    doubt = whole.doubt(as_article(text), (span for each in located for span in each.found.spans))
    if doubt and not insist and not (kept and kept.digest == taken.digest):
        return Answer.refusal("capture", doubt, "if it is all that there is, add `--insist`")
    shown = f"{size(taken)}, {counted(len(located), 'quotation or name', 'quotations and names')}"
    path = _path(data, source)
    if kept and kept.model_copy(update={"captured": taken.captured}) == taken:
        return reported([f"{path.as_posix()} is up to date: {shown}"])
    if why := write(path, _text(taken), data):
        return Answer.refusal("capture", why)
    lines = [*positions(located, only_folded=True), f"{path.as_posix()} is written: {shown}"]
    if kept and kept.later and not taken.later:
        lines.append("what was recorded of the later text is taken out: this text is the first now")
    if kept and kept.digest != taken.digest:
        lines.append(f"the text is not the one that was captured before: {capturing.changes(kept, taken)}")
    return reported(lines)


def _changed(draft: Draft, data: Path, source: str, text: str) -> Answer:
    """Capture the text as its publisher has changed it, beside the first."""
    kept, day = draft.captures[source], _today()
    taken, became, wrong = recapturing.later(draft, source, text, day)
    if wrong:
        return reported((), sorted(wrong))
    if taken.digest == kept.digest:
        why = f"this is the text that was captured on {kept.captured.words}, capitals and marks aside"
        return Answer.refusal("capture", why)
    if day.earliest < kept.captured.earliest:
        why = f"`{source}` was captured on {kept.captured.words}, which is after today"
        return Answer.refusal("capture", why)
    if not recapturing.has_anything_of(draft, source, text):
        why = "nothing that was captured is in this text: is it the article's?"
        return Answer.refusal("capture", why)
    path = _path(data, source)
    if why := write(path, _text(kept.model_copy(update={"later": taken})), data):
        return Answer.refusal("capture", why)
    lines = [f"  {each.said}" for each in became] or ["  all words are there as before"]
    return reported(
        [*lines, f"{path.as_posix()} is written: {size(taken)}, beside those of {kept.captured.words}"]
    )


def _renumbered(draft: Draft, data: Path, source: str, text: str) -> Answer:
    """Write the places of a source as they are in a text into its file, and capture the text."""
    moves, problems = recapturing.renumbered(draft, source, text)
    lines = [f"  {each.name}: {each.old} → {each.new}" for each in moves]
    if problems:
        return reported([*lines, "nothing was written"], sorted(problems))
    if not moves:
        return _first(draft, data, source, text, insist=True)
    key = Key.source(source)
    file = data / key.file
    before = file.read_bytes().decode("utf-8")
    mark = before[: before.startswith("\ufeff")]  # a byte order mark stays
    written = f"{mark}{recapturing.with_moves(draft.written.files[key], before[len(mark) :], moves)}"
    # Nothing is written before it was read again, and the text captured by it.
    anew, _ = pipeline.check(data, instead={key.file: written.encode()})
    places = [(move.name, move.new) for move in moves]
    is_as_meant = source in anew.sources and recapturing.places(anew, source, places)
    taken, _, missing = capturing.take(anew, source, text, _today()) if is_as_meant else (None, [], [])
    if not taken or missing:
        why = "a number is not a plain one" if not is_as_meant else "the words would not be found there"
        lines.append(f"{file.as_posix()} stays as it was, since {why}: write these yourself")
        return Answer("\n".join(lines), PROBLEMS)
    if why := write(file, written, data):
        return Answer.refusal("capture", why)
    lines.append(f"{file.as_posix()} is written: {counted(len(moves), 'place')}")
    answer = _first(anew, data, source, text, insist=True)
    return Answer("\n".join([*lines, answer.text]), answer.code)


def _today() -> dates.EdtfDate:
    return dates.parse(date.today().isoformat())


def _path(data: Path, source: str) -> Path:
    return data / "captures" / f"{source}.yml"


def _text(capture: captured.Capture) -> str:
    return _FIRST_LINE + yaml.write(captures.as_values(capture))


COMMAND = Command(
    "capture",
    "look up a source's words in its article's text, and record what was found",
    "briefing capture zamin archive/zamin.txt",
    _add_arguments,
    _run,
)
