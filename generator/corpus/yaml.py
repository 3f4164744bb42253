"""Turns YAML text into plain values and where each of them was written, and plain values into YAML text.

Values are built from the parser's events, all scalars as text: the model gives them types, so `no` and `1.10`
stay what they are. Nothing recurses, so deep nesting is a problem like any other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any

import yaml

from generator.corpus import letters, yaml_slips
from generator.corpus.yaml_codes import (
    ALIAS,
    CONTROL_CHARACTER,
    CUT_TEXT,
    DEEP_NESTING,
    DUPLICATE_KEY,
    EMPTY_FILE,
    EMPTY_VALUE,
    ODD_KEY,
    SECOND_DOCUMENT,
    SWALLOWED_TEXT,
    SYNTAX,
    TAG,
    TYPOGRAPHIC_MARKS,
)
from generator.corpus.yaml_slips import Slip
from generator.problem import Code, Position, Problem
from generator.text import invisible

# The way from the top of a record to a value: field names, keys of mappings, and positions in lists from 0.
Steps = tuple[str | int, ...]


class AtKey(str):
    """A last step that leads to the key of a mapping, and not to its value."""

    __slots__ = ()


def at_key(steps: Steps) -> Steps:
    """Return the steps to the key of the value that the steps lead to; the same for an entry of a list."""
    return (*steps[:-1], AtKey(steps[-1])) if steps and isinstance(steps[-1], str) else steps


# The C parser is about ten times as fast; the other one gives the same events.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Deeper than any record of ours; a mistake is reported long before it costs anything.
_DEEPEST = 30
# What was said of a value is among the last problems, since values come in the order of the file.
_LAST = 20


@dataclass(slots=True)
class Node:
    """A value, where it starts and where its key is; inside a mapping or list, nodes again."""

    position: Position
    key_position: Position
    value: "str | dict[str, Node] | list[Node] | None"


@dataclass(frozen=True)
class YamlFile:
    """One file: the path that messages show, its text, its values with positions; None if it is not YAML."""

    path: str
    text: str
    root: Node | None
    lines: tuple[str, ...] = field(repr=False, default=())

    @cached_property
    def values(self) -> Any:
        """The plain value: text, None, and dictionaries and lists of them."""
        return _plain(self.root) if self.root else None

    def at(self, steps: Steps) -> Any:
        """Return the plain value at `steps`; None where there is none."""
        value = self.values
        for step in steps:
            if isinstance(value, dict):
                value = value.get(str(step))
            else:
                is_there = isinstance(value, list) and isinstance(step, int) and step < len(value)
                value = value[step] if is_there else None
        return value

    def position(self, steps: Steps = ()) -> Position:
        """Return where the value at `steps` starts, or its key.

        For what is missing that is where its parent's key is; for a part of a plain text, the text.
        """
        node = self.root
        if node is None:
            return Position(self.path)
        for step in steps:
            child = _child(node, step)
            if child is None:
                return node.position if isinstance(node.value, str) else node.key_position
            node = child
        return node.key_position if steps and isinstance(steps[-1], AtKey) else node.position

    def position_of(self, steps: Steps, before: str, words: str) -> Position:
        """Return where words are in the text at `steps`, with what is right before them; else its start."""
        start, text = self.position(steps), "\n".join(self.lines)
        parts = (r"\s+".join(map(re.escape, each.split(" "))) for each in (before, words))
        offset = sum(len(line) + 1 for line in self.lines[: start.line - 1]) + start.column - 1
        found = re.compile("{}({})".format(*parts)).search(text, offset)
        return Position.at(self.path, text, found.start(1)) if found else start

    def problem(self, code: Code, position: Position, message: str, hint: str = "") -> Problem:
        """Return a problem at a position, with the line that is there."""
        excerpt = self.lines[position.line - 1] if position.line <= len(self.lines) else ""
        return Problem(position, code, message, hint, excerpt)


def parse(path: str, data: bytes) -> tuple[YamlFile, list[Problem]]:
    """Return the file's values and what is wrong with its YAML; never raises for bad data."""
    text, wrong = letters.decoded(path, data)
    if wrong:
        return YamlFile(path, "", None), [wrong]
    # The parser sees a line after the last one, also where the file does not end in a newline.
    lines = text.removesuffix("\n").split("\n")
    file = YamlFile(path, text, None, (*lines, ""))
    lost = [*letters.lost(path, text)]
    if unseen := [*letters.unseen(path, text)]:
        return file, lost or unseen  # a letter in pieces often has one
    root, problems = _Reader(file).read()
    return YamlFile(path, text, root, file.lines), lost + problems


def write(values: Mapping[str, Any]) -> str:
    """Return a record as YAML: a line for each entry of its lists and mappings, in their order."""

    def lined(value: Any, depth: int) -> Any:
        if isinstance(value, Mapping):
            return (_Line if depth > 1 else dict)(
                {key: lined(each, depth + 1) for key, each in value.items()}
            )
        return [lined(each, depth + 1) for each in value] if isinstance(value, list) else value

    return yaml.dump(lined(values, 0), Dumper=_Writer, sort_keys=False, allow_unicode=True, width=10_000)


def flow(values: list[str]) -> str:
    """Return a list of texts as YAML within brackets."""
    return yaml.safe_dump(values, default_flow_style=True, allow_unicode=True, width=10_000).strip()


class _Line(dict[str, Any]):
    """A mapping that is written on one line."""


class _Writer(yaml.SafeDumper):
    """Writes plain values."""


_Writer.add_representer(
    _Line,
    lambda writer, value: writer.represent_mapping("tag:yaml.org,2002:map", value.items(), flow_style=True),
)


class _Reader:
    """Builds the nodes of one file from the parser's events."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self) -> tuple[Node | None, list[Problem]]:
        if found := yaml_slips.conflict(self.file.path, self.file.text):
            self._report_slip(found)
            return None, self.problems
        try:
            root = self._document()
        except yaml.MarkedYAMLError as error:
            if deep := self._too_deep():
                self._report_depth(deep)
                return None, self.problems
            slip = yaml_slips.syntax(self.file.path, self.file.lines, error, self._unclosed_quote)
            # What seemed empty on this line comes of reading it as what it is not.
            self.problems = [each for each in self.problems if each.position.line != slip.position.line]
            self._report_slip(slip)
            return None, self.problems
        if root is None and not self.problems:
            self._report(
                EMPTY_FILE,
                Position(self.file.path),
                "the file says nothing",
                "write its record, or delete the file",
            )
        return root, self.problems

    def _document(self) -> Node | None:
        root: Node | None = None
        open_nodes: list[tuple[Node, Node | None]] = []  # a collection, and the key that waits for its value
        documents, behind = 0, 0
        for event in self._events():
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(
                        SECOND_DOCUMENT,
                        self._position(event),
                        "a second document starts here",
                        "one file is one record: take out the line `---`, or make a second file",
                    )
                    return None
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                open_nodes.pop()
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
                if node is None:
                    del self.problems[:-1]  # the others come of reading the file as what it is not
                    return None
                # A key of `{ }` without a colon: what a comma cut off from the text before it.
                start, end = event.start_mark, event.end_mark
                assert start, "an event of the parser always has its marks"
                assert end
                is_cut_off = start.index == behind and node.value is None
                behind = end.index
                if not open_nodes:
                    root = node
                elif is_cut_off and (key := open_nodes[-1][1]) and self._rejoin(open_nodes[-1][0], key):
                    open_nodes[-1] = (open_nodes[-1][0], None)
                else:
                    parent, key = open_nodes[-1]
                    open_nodes[-1] = (parent, self._add(parent, key, node))
                if isinstance(node.value, (dict, list)):
                    open_nodes.append((node, None))
                    if len(open_nodes) > _DEEPEST:
                        self._report_depth(node.position)
                        return None
        return root

    def _events(self) -> Any:
        return yaml.parse(self.file.text, Loader=_Loader)

    def _node(self, event: Any) -> Node | None:
        """Return the node of an event; None where the file is not what it seems to be."""
        position = self._position(event)
        if isinstance(event, yaml.AliasEvent):
            self._report(ALIAS, position, f"`*{event.anchor}` repeats another value", "write the value out")
            return Node(position, position, "*")
        if event.anchor:
            self._report(
                ALIAS, position, f"`&{event.anchor}` names a value to repeat it", "take the name out"
            )
        if event.tag and event.tag != "!":
            hint = (
                "take it out, every field has its type; "
                "or put the text in quotation marks, if it begins with `!`"
            )
            self._report(TAG, position, f"`{event.tag}` gives the value a type", hint)
        if isinstance(event, yaml.MappingStartEvent):
            if event.flow_style and self._line(position)[position.column - 1 : position.column] != "{":
                message = "within [ ] this field is a record of its own"
                self._report(SYNTAX, position, message, "put { } round the fields of one record")
                return None
            return Node(position, position, {})
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(position, position, [])
        if not event.style:  # a plain scalar
            end = self._mark(event.end_mark)
            if slip := yaml_slips.odd_space_in(event.value, position, end, self.file.lines):
                self._report_slip(slip)
                return None
            if slip := yaml_slips.typographic_marks(position, event.value):
                self._report_slip(slip)
                return Node(position, position, yaml_slips.unmarked(event.value) or None)
            self._check_swallowed(event)
        for at in islice(invisible.invisible_in(event.value), 1):
            message = (
                f"an escape puts the character {invisible.number(event.value[at])} here, which is invisible"
            )
            self._report(CONTROL_CHARACTER, position, message, "take it out")
        return Node(position, position, event.value if event.value or event.style else None)

    def _add(self, parent: Node, key: Node | None, node: Node) -> Node | None:
        """Put `node` into `parent`; return the key that now waits for a value."""
        if isinstance(parent.value, list):
            if node.value is None:
                self._report(
                    EMPTY_VALUE, node.position, "this entry of the list is empty", "write it, or take it out"
                )
            parent.value.append(node)
            return None
        assert isinstance(parent.value, dict)
        if key is None:
            if not isinstance(node.value, str):
                self._report(ODD_KEY, node.position, "a field's name must be a word")
                return Node(node.position, node.position, None)
            if node.value == "<<":
                self._report(
                    ALIAS, node.position, "`<<` merges another mapping into this one", "write the fields out"
                )
                return Node(node.position, node.position, None)
            if node.value in parent.value:
                line = parent.value[node.value].key_position.line
                message = f"`{node.value}` appears here a second time; the first is on line {line}"
                self._report(DUPLICATE_KEY, node.position, message, "keep one of them")
            return node
        if not isinstance(key.value, str):
            return None
        if node.value is None and not self._is_swallowed(key.position.line):
            hint = "write one, or indent what belongs to it, or take the line out"
            self._report(EMPTY_VALUE, key.position, f"`{key.value}` has no value", hint)
        node.key_position = key.position
        parent.value[key.value] = node
        return None

    def _rejoin(self, parent: Node, key: Node) -> bool:
        """Put a key without a colon back to the text before it, from which a comma cut it off.

        Or to its own value, from which nothing parts it: `{topic:Talks}`.
        """
        assert isinstance(parent.value, dict)
        if not isinstance(key.value, str):
            return False
        if field := yaml_slips.without_space(key.value):
            self._report_slip(yaml_slips.missing_space(key.position, field))
            parent.value[field[1]] = Node(key.position, key.position, field[2].strip("\"'"))
            return True
        before = next(reversed(parent.value.values()), None)
        if not before:
            return False
        # Its marks are those of the whole text.
        self._take_back(TYPOGRAPHIC_MARKS, key.position)
        if not isinstance(before.value, str):
            message = f"within {{ }} a field ends at a comma, so `{key.value}` is no part of it"
            self._report(CUT_TEXT, key.position, message, "put the text with the comma in quotation marks")
            return True
        said = (CUT_TEXT, TYPOGRAPHIC_MARKS)
        last = self.problems[-_LAST:]
        if not any(each.code in said and each.position == before.position for each in last):
            message = f"within {{ }} a text ends at a comma, so `{key.value}` is no part of it"
            self._report(CUT_TEXT, before.position, message, "put the whole text in quotation marks")
        before.value += f", {key.value}"
        return True

    def _take_back(self, code: Code, position: Position) -> None:
        kept = [each for each in self.problems[-_LAST:] if (each.code, each.position) != (code, position)]
        self.problems[-_LAST:] = kept

    def _is_swallowed(self, line: int) -> bool:
        last = reversed(self.problems[-_LAST:])
        return any(each.code is SWALLOWED_TEXT and each.position.line == line for each in last)

    def _check_swallowed(self, event: Any) -> None:
        """A comment ends a plain text, so a `#` in a sentence silently takes the rest of it away."""
        line = self.file.lines[event.end_mark.line]
        comment = re.match(r"(\s+)#(.?)", line[event.end_mark.column :])
        if not comment:
            return
        is_glued = comment[2] not in (" ", "")
        if is_glued or " " in event.value or (event.value and len(comment[1]) < 2):
            self._report(
                SWALLOWED_TEXT,
                Position(
                    self.file.path, event.end_mark.line + 1, event.end_mark.column + len(comment[1]) + 1
                ),
                "the text ends here: what follows is a comment",
                "put the text in quotation marks; or, if it is a comment, give it a line of its own",
            )

    def _unclosed_quote(self, until: int) -> Any:
        """Return where a quotation mark opens a text of several lines that ends where the parser gave up."""
        opened = None
        try:
            for event in self._events():
                if isinstance(event, yaml.ScalarEvent) and event.style in ('"', "'"):
                    start, end = event.start_mark, event.end_mark
                    opened = (start, end) if start and end and start.line < end.line else None
        except yaml.MarkedYAMLError:
            if opened and opened[1].line == until:
                return opened[0]
        return None

    def _position(self, event: Any) -> Position:
        return self._mark(event.start_mark)

    def _line(self, position: Position) -> str:
        return self.file.lines[position.line - 1]

    def _mark(self, mark: Any) -> Position:
        return Position(self.file.path, mark.line + 1, mark.column + 1)

    def _problem(self, code: Code, position: Position, message: str, hint: str = "") -> Problem:
        return self.file.problem(code, position, message, hint)

    def _too_deep(self) -> Position | None:
        """Return where brackets are nested too deep: of a thousand some parsers report none but give up."""
        depth = 0
        for found in re.finditer(r"[\[\]{}]", self.file.text):
            depth += 1 if found[0] in "[{" else -1
            if depth > _DEEPEST:
                return Position.at(self.file.path, self.file.text, found.start())
        return None

    def _report_depth(self, position: Position) -> None:
        message = f"lists and mappings are nested more than {_DEEPEST} deep here"
        self._report(DEEP_NESTING, position, message)

    def _report_slip(self, slip: Slip) -> None:
        self._report(slip.code, slip.position, slip.message, slip.hint)

    def _report(self, code: Code, position: Position, message: str, hint: str = "") -> None:
        self.problems.append(self._problem(code, position, message, hint))


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node.value, dict):
        return node.value.get(str(step))
    if isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [_plain(child) for child in node.value]
    return node.value
