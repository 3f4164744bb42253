"""Turns the bytes of a file into its text, and into the letters in it that were lost or that nobody sees."""

from collections.abc import Iterator
from itertools import islice

from generator.corpus.yaml_codes import CONTROL_CHARACTER, LOST_LETTER, NOT_UTF_8
from generator.problem import Lines, Position, Problem
from generator.text import encoding, invisible


def decoded(path: str, data: bytes) -> tuple[str, Problem | None]:
    r"""Return the text of a file, its lines ending in `\n`, or no text and the byte that is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        message = f"the byte 0x{data[error.start]:02x} is not UTF-8 text"
        hint = "save the file in the encoding UTF-8"
        return "", Problem(Position.at(path, before, len(before)), NOT_UTF_8, message, hint)
    return text.replace("\r\n", "\n").replace("\r", "\n"), None


def lost(path: str, text: str) -> Iterator[Problem]:
    """Yield the words of a text in which a letter was lost."""
    lines = Lines(text)
    for found in encoding.lost_letters(text):
        if "\ufffd" in found.words:
            message = f"a letter of `{found.words}` was lost: U+FFFD is in its place"
            hint = "write the letter"
        elif found.meant is None:
            message = f"`{found.words}` was read in a wrong encoding, and not all of its letters are left"
            hint = "write it as the article has it, and save the file as UTF-8"
        else:
            message = f"`{found.words}` is `{found.meant}` read in a wrong encoding"
            hint = f"write `{found.meant}`, and save the file as UTF-8"
        position = lines.position(path, found.start)
        yield Problem(position, LOST_LETTER, message, hint, lines.line(position))


def unseen(path: str, text: str) -> Iterator[Problem]:
    """Yield the first character of each line that nobody sees."""
    for number, line in enumerate(text.split("\n"), start=1):
        for at in islice(invisible.invisible_in(line), 1):
            message = (
                f"the character {invisible.number(line[at])} is invisible and does not belong in a text file"
            )
            yield Problem(Position(path, number, at + 1), CONTROL_CHARACTER, message, "take it out", line)
