"""Turns articles' texts on the disk into what commands say of them.

The texts are copyrighted: they are in a folder that git ignores, one file for each source, `<source>.txt`.
"""

from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.commands.command import FINE, PROBLEMS, Answer
from generator.corpus import captured, capturing, model
from generator.problem import Problem, as_text
from generator.text import counted


def add_texts(parser: ArgumentParser) -> None:
    """Add the option that names the folder of texts."""
    parser.add_argument(
        "--texts",
        default="archive",
        type=Path,
        metavar="DIR",
        help="folder of <source>.txt (default: archive)",
    )


def text_of(file: Path) -> tuple[str, str]:
    """Return a file's text, or why it has none."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", f"{file.as_posix()} is not UTF-8 text: save it in that encoding"
    except OSError as error:
        return "", f"{file.as_posix()} cannot be read: {(error.strerror or str(error)).lower()}"
    return text, "" if text.strip() else f"{file.as_posix()} is empty"


def texts_in(folder: Path) -> dict[str, Path]:
    """Return the texts in a folder by the name of their source."""
    return {file.stem: file for file in sorted(folder.glob("*.txt")) if file.exists()}


def size(capture: captured.CapturedText) -> str:
    """Return in words how long a text is."""
    return f"{counted(capture.words, 'word')}, {counted(capture.paragraphs, 'paragraph')}"


def positions(located: Sequence[capturing.Located], *, only_folded: bool = False) -> Iterator[str]:
    """Yield a line for each place where words were found; with `only_folded`, for inexact ones only."""
    for each in located:
        found = each.found
        way = "" if found.is_exact else ", only after folding: copy the words as the article has them"
        if not (only_folded and found.is_exact):
            yield f"  {each.name} {each.locator}, characters {found.start}–{found.end}{way}"


def doubts(
    taken: model.Capture, located: Sequence[capturing.Located], missing: Sequence[Problem]
) -> Iterator[str]:
    """Yield what may be wrong with the text itself, where much of it is not found."""
    if len(missing) > len(located):
        yield f"  only {len(located)} of {len(located) + len(missing)} found: is this the article's text?"
        if taken.paragraphs > 1:
            yield "  if all are off by some paragraphs, take headline, byline and captions out of the text"


def reported(lines: Sequence[str], problems: Sequence[Problem] = ()) -> Answer:
    """Return the answer that lists what was done and seen, and then the problems."""
    said = [*lines, *([as_text(problems)] if problems else [])]
    if problems:
        said.append(counted(len(problems), "problem"))
    return Answer("\n".join(said), PROBLEMS if problems else FINE)
