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
# The name of a field, or an id.
_NAME = "[a-z][a-z0-9_-]*"
# Where YAML needs a plain space: in the indentation, after a dash, beside the colon of a field.
_ODD_INDENTATION = re.compile(f"^[ -]*({_ODD})")
_ODD_COLON = re.compile(rf"^[ -]*{_NAME}(?:{_ODD}*:({_ODD})|({_ODD}+):(?:\s|$))")
# In a plain value, beside a colon that is none for want of a plain space.
_ODD_FIELD = re.compile(f"(?:-|{_NAME}{_ODD}*:)({_ODD})")
_BEFORE_FIELD = re.compile(r"^[ -]*$|[\[{,] *$")
_NO_SPACE = re.compile(rf"({_NAME}):([^\s/].*)", re.DOTALL)
_NO_COLON = re.compile(f"({_NAME}) +[^ #].*")
_OTHER_COLON = re.compile(f"{_NAME} *([\uff1a\ufe55\ufe13\ua789\u2236])")
_CONFLICT = re.compile(r"^(?:(?:<{7}|>{7}|\|{7})(?: .*)?|={7})$", re.MULTILINE)


@dataclass(frozen=True)
class Slip:
    """What was probably mistyped, and where."""

    position: Position
    code: Code
    message: str
    hint: str


def conflict(path: str, text: str) -> Slip | None:
    """Return the first line by which a merge parts two versions of a text."""
    found = _CONFLICT.search(text)
    if not found:
        return None
    hint = "keep one of the two versions, and take the lines `<<<<<<<`, `=======` and `>>>>>>>` out"
    return Slip(Position.at(path, text, found.start()), CONFLICT, "a merge left two versions here", hint)


def odd_space(path: str, lines: tuple[str, ...], first: int, last: int) -> Slip | None:
    """Return a space that YAML takes for a letter, where it needs one; in lines counted from 0."""
    for number in range(first, min(last + 1, len(lines))):
        line = lines[number]
        goes_on = number > 0 and _goes_on(line, lines[number - 1])
        found = _ODD_INDENTATION.match(line) or (None if goes_on else _ODD_COLON.match(line))
        if found:
            at = found.start(found.lastindex or 0)
            return _odd(line[at], Position(path, number + 1, at + 1))
    return None


def odd_space_in(value: str, start: Position, end: Position, lines: tuple[str, ...]) -> Slip | None:
    """Return a space at an end of a plain value that YAML takes for a letter, or beside a colon before it.

    `end` is the position after the value.
    """
    line = lines[start.line - 1]
    is_key = lines[end.line - 1][end.column - 1 : end.column] == ":"
    if re.match(_ODD, value):
        return _odd(value[0], start)
    if re.match(_ODD, value[-1:]) and (not is_key or re.fullmatch(f"{_NAME}{_ODD}+", value)):
        return _odd(value[-1], Position(end.file, end.line, end.column - 1))
    if (found := _ODD_FIELD.match(value)) and _BEFORE_FIELD.search(line[: start.column - 1]):
        return _odd(found[1], Position(start.file, start.line, start.column + found.start(1)))
    return None


def _odd(space: str, position: Position) -> Slip:
    message = f"this space is U+{ord(space):04X}, which YAML takes for a letter"
    return Slip(position, ODD_SPACE, message, "type a plain space in its place, or take it out")


def typographic_marks(position: Position, words: str) -> Slip | None:
    """Return that a value is in quotation marks that are none to YAML, or has one of them at an end."""
    found = marks.at_ends(words)
    if not found:
        return None
    letters = " and ".join(found)
    message = f"YAML takes {letters} for {'letters' if len(found) > 1 else 'a letter'} of the text"
    hint = f"its quotation marks are \" and '; if the text itself has these, write '{words}'"
    return Slip(position, TYPOGRAPHIC_MARKS, message, hint)


def unmarked(words: str) -> str:
    """Return words without the quotation marks at their ends that `typographic_marks` finds."""
    found = marks.at_ends(words)
    begins, ends = found[:1] == words[:1], found[-1:] == words[-1:]
    return words[begins : len(words) - ends].strip()


def without_space(field: str) -> re.Match[str] | None:
    """Return the name (1) and the value (2) of a field that has no space after its colon."""
    return _NO_SPACE.fullmatch(field)


def missing_space(position: Position, field: re.Match[str]) -> Slip:
    """Return that a field at a position has no space after its colon."""
    at = Position(position.file, position.line, position.column + field.end(1))
    hint = f"write `{field[1]}: {field[2]}`"
    return Slip(at, SYNTAX, "a space is missing after this colon", hint)


def _colon(path: str, lines: tuple[str, ...], numbers: tuple[int, ...]) -> Slip | None:
    """Return a colon of a field that is missing, is another sign, or has no space after it."""
    for number in dict.fromkeys(each for each in numbers if each < len(lines)):
        field = lines[number].lstrip(" -")
        position = Position(path, number + 1, len(lines[number]) - len(field) + 1)
        if found := without_space(field):
            return missing_space(position, found)
        if found := _OTHER_COLON.match(field):
            at = Position(path, number + 1, position.column + found.start(1))
            message = f"this colon is U+{ord(found[1]):04X}, which YAML takes for a letter"
            return Slip(at, SYNTAX, message, "type a plain colon and a space in its place")
        if (found := _NO_COLON.fullmatch(field)) and ":" not in field:
            at = Position(path, number + 1, position.column + found.end(1))
            hint = "write one, and a space; or indent the line, if it belongs to the text before it"
            return Slip(at, SYNTAX, f"there is no colon after `{found[1]}`", hint)
    return None


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
    if slipped := _colon(path, lines, (first, before, mark.line)):
        return slipped
    if unclosed := unclosed_quote(mark.line):
        message = "a text in quotation marks begins here and does not end on its line"
        return slip(unclosed, message, "close it, or write the text after `>-`")
    if at(mark) == ":":
        # Deeper than the line before, the colon may be fine and the indentation wrong.
        if _goes_on(line, lines[before]):
            hint = (
                "fields of one record are aligned below each other; "
                "or put the text before it in quotation marks"
            )
            return slip(mark, "this field is indented deeper than the one before it", hint)
        return slip(mark, "there is a colon in a text without quotation marks", quoted)
    if (ended := line[: mark.column].rstrip()).endswith(("'", '"')) and at(mark).strip():
        twice = "write it twice" if ended[-1] == "'" else "write \\ before it"
        hint = f"if it belongs to the text, {twice}; or write the text after `>-`"
        position = Position(path, mark.line + 1, len(ended))
        return Slip(position, SYNTAX, f"a text ends at this {ended[-1]}, and more is behind it", hint)
    if at(mark) in ("*", "&", "%", "@", "`", "!", "|", ">"):
        return slip(mark, f"a text cannot begin with `{at(mark)}` unless it is in quotation marks", quoted)
    words = " ".join(part for part in (error.context, error.problem) if part)
    hint = (
        "look at this line and the one before it: a colon and a space after each field's name, "
        "all fields of a record equally deep, "
        "and in `{ }` or `[ ]` a text with a comma or bracket in quotation marks"
    )
    return slip(mark, f"this is not YAML: {words}", hint)


def _goes_on(line: str, before: str) -> bool:
    """Say whether a line is part of the value on the line before it."""
    return _indent(line) > _indent(before) and not before.rstrip().endswith((":", ">-", "|"))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))
