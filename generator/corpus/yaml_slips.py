"""Turns a text that is not YAML, or not what it seems to be, into what was probably mistyped in it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.corpus.yaml_codes import CONFLICT, ODD_SPACE, SYNTAX, TYPOGRAPHIC_MARKS
from generator.problem import Code, Position
from generator.text import marks

# White space that YAML takes for letters: no-break, thin, ideographic and other spaces.
_ODD = "[^\\S \\t\\n\\r\\x0b\\x0c\\x1c-\\x1f]"
# Where YAML needs a plain space: in the indentation, after a dash, beside the colon of a field.
_ODD_SPACE = re.compile(rf"^[ -]*({_ODD})|^[ -]*[\w-]+({_ODD}*):({_ODD})|^[ -]*[\w-]+({_ODD}+):(?:\s|$)")
_CONFLICT = re.compile(r"^<{7}(?: .*)?$(?=(?:\n.*)*?\n={7}$)", re.MULTILINE)


@dataclass(frozen=True)
class Slip:
    """What was probably mistyped, and where."""

    position: Position
    code: Code
    message: str
    hint: str


def conflict(path: str, text: str) -> Slip | None:
    """Return the first conflict that a merge left in a text."""
    found = _CONFLICT.search(text)
    if not found:
        return None
    hint = "keep one of the two versions, and take the lines `<<<<<<<`, `=======` and `>>>>>>>` out"
    return Slip(Position.at(path, text, found.start()), CONFLICT, "a merge left two versions here", hint)


def odd_space(path: str, lines: tuple[str, ...], first: int, last: int) -> Slip | None:
    """Return a space that YAML takes for a letter, where it needs one; in lines counted from 0."""
    for number in range(first, min(last + 1, len(lines))):
        if found := _ODD_SPACE.match(lines[number]):
            at = next(found.start(group) for group in (1, 3, 2, 4) if found[group])
            message = f"this space is U+{ord(lines[number][at]):04X}, which YAML takes for a letter"
            return Slip(
                Position(path, number + 1, at + 1), ODD_SPACE, message, "type a plain space in its place"
            )
    return None


def typographic_marks(position: Position, words: str) -> Slip | None:
    """Return that a whole value is in quotation marks that are none to YAML."""
    if not marks.is_quoted(words) or words[0] in "\"'":
        return None
    message = f"YAML takes {words[0]} and {words[-1]} for letters of the text"
    hint = f"its quotation marks are \" and '; if the text itself has these, write '{words}'"
    return Slip(position, TYPOGRAPHIC_MARKS, message, hint)


def syntax(path: str, lines: tuple[str, ...], error: Any, unclosed_quote: Callable[[int], Any]) -> Slip:
    """Return what is wrong where the parser gave up with an error, which has marks and words.

    `unclosed_quote` returns the mark of a text in quotation marks that began before a line and ends on it.
    """
    # What is at the position says more than the parser's words, which change with its versions.
    context, mark = error.context_mark, error.problem_mark or error.context_mark
    assert mark, "an error of the parser always has a mark"
    line = lines[mark.line] if mark.line < len(lines) else ""
    before = next((number for number in reversed(range(mark.line)) if lines[number].strip()), 0)

    def at(mark: Any) -> str:
        line = lines[mark.line] if mark.line < len(lines) else ""
        return line[mark.column : mark.column + 1]

    def slip(mark: Any, message: str, hint: str) -> Slip:
        return Slip(Position(path, mark.line + 1, mark.column + 1), SYNTAX, message, hint)

    first = context.line if context else before
    if found := odd_space(path, lines, min(first, before), mark.line):
        return found
    quoted = "put the whole text in quotation marks, or write it after `>-`"
    if typographic := re.search(r"(?:: +|- +|[\[{,] *)([“„‟«‘‚»”])", line[: mark.column]):
        quoted = f"put the whole text in quotation marks, \" or ': {typographic[1]} is a letter to YAML"
    if context and at(context) in ('"', "'") and mark.line > context.line:
        message = f"this quotation mark {at(context)} is never closed"
        return slip(context, message, "close it, or write the text after `>-`")
    if "\t" in line[: mark.column + 1]:
        return slip(mark, "there is a tab here", "YAML is indented with spaces only")
    if unclosed := unclosed_quote(mark.line):
        message = "a text in quotation marks begins here and does not end on its line"
        return slip(unclosed, message, "close it, or write the text after `>-`")
    if at(mark) == ":":
        # Deeper than the line before, the colon may be fine and the indentation wrong.
        if _indent(line) > _indent(lines[before]) and not lines[before].rstrip().endswith((":", ">-", "|")):
            hint = (
                "fields of one record are aligned below each other; "
                "or put the text before it in quotation marks"
            )
            return slip(mark, "this field is indented deeper than the one before it", hint)
        return slip(mark, "there is a colon in a text without quotation marks", quoted)
    if at(mark) in ("*", "&", "%", "@", "`", "!", "|", ">"):
        return slip(mark, f"a text cannot begin with `{at(mark)}` unless it is in quotation marks", quoted)
    words = " ".join(part for part in (error.context, error.problem) if part)
    hint = (
        "look at this line and the one before it: a colon and a space after each field's name, "
        "all fields of a record equally deep, "
        "and in `{ }` or `[ ]` a text with a comma or bracket in quotation marks"
    )
    return slip(mark, f"this is not YAML: {words}", hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
