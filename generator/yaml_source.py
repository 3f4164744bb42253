"""Turns YAML text into plain values and where each of them was written.

Values are built from the parser's events, all scalars as text: the model gives them types, so `no` and `1.10` stay what
they are. Nothing recurses, so deep nesting is a problem like any other.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problem import Kind, Place, Problem

Path = tuple[str | int, ...]

# The C parser is about ten times as fast; the other one gives the same events.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Deeper than any record of ours; a mistake is reported long before it costs anything.
_DEEPEST = 30


@dataclass(slots=True)
class Node:
    """A value, where it starts and where its key stands; inside a mapping or list, nodes again."""

    place: Place
    key_place: Place
    value: "str | dict[str, Node] | list[Node] | None"


@dataclass(frozen=True)
class YamlFile:
    """One file: the path that messages show, its text, and its values with their places; None if it is not YAML."""

    path: str
    text: str
    root: Node | None
    lines: tuple[str, ...] = field(repr=False, default=())

    def values(self) -> Any:
        """Return the plain value: text, None, and dictionaries and lists of them."""
        return _plain(self.root) if self.root else None

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """Return where the value at `path` starts (or its key).

        For what is missing that is where its parent's key stands; for a part of a plain text, the text.
        """
        node = self.root
        if node is None:
            return Place(self.path)
        for step in path:
            child = _child(node, step)
            if child is None:
                return node.place if isinstance(node.value, str) else node.key_place
            node = child
        return node.key_place if key else node.place

    def problem(self, kind: Kind, place: Place, message: str, hint: str = "") -> Problem:
        """Return a problem at `place`, with the line that stands there."""
        excerpt = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        return Problem(place, kind, message, hint, excerpt)


def read(path: str, data: bytes) -> tuple[YamlFile, list[Problem]]:
    """Return the file's values and what is wrong with its YAML; never raises for bad data."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        return YamlFile(path, "", None), [
            Problem(
                place,
                NOT_UTF_8,
                f"the byte 0x{data[error.start]:02x} is not UTF-8 text",
                "save the file in the encoding UTF-8",
            )
        ]
    text = text.replace("\r\n", "\n")
    file = YamlFile(path, text, None, tuple(text.split("\n")))
    if found := _UNPRINTABLE.search(text):
        place = Place(path, text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start()))
        message = f"the character U+{ord(found[0]):04X} can not be seen and does not belong in a text file"
        return file, [file.problem(CONTROL_CHARACTER, place, message, "take it out")]
    root, problems = _Reader(file).read()
    return YamlFile(path, text, root, file.lines), problems


class _Reader:
    """Builds the nodes of one file from the parser's events."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self) -> tuple[Node | None, list[Problem]]:
        try:
            root = self._document()
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax_problem(error))
            return None, self.problems
        if root is None and not self.problems:
            self._report(
                EMPTY_FILE, Place(self.file.path), "the file says nothing", "write its record, or delete the file"
            )
        return root, self.problems

    def _document(self) -> Node | None:
        root: Node | None = None
        open_nodes: list[tuple[Node, Node | None]] = []  # a collection, and the key that waits for its value
        documents = 0
        for event in yaml.parse(self.file.text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self._report(
                        SECOND_DOCUMENT,
                        self._place(event),
                        "a second document starts here",
                        "one file is one record: take out the line `---`, or make a second file",
                    )
                    return None
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                open_nodes.pop()
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
                if not open_nodes:
                    root = node
                else:
                    parent, key = open_nodes[-1]
                    open_nodes[-1] = (parent, self._add(parent, key, node))
                if isinstance(node.value, (dict, list)):
                    open_nodes.append((node, None))
                    if len(open_nodes) > _DEEPEST:
                        message = f"lists and mappings stand more than {_DEEPEST} deep in each other here"
                        self._report(DEEP_NESTING, node.place, message)
                        return None
        return root

    def _node(self, event: Any) -> Node:
        place = self._place(event)
        if isinstance(event, yaml.AliasEvent):
            self._report(ALIAS, place, f"`*{event.anchor}` repeats another value", "write the value out")
            return Node(place, place, "*")
        if event.anchor:
            self._report(ALIAS, place, f"`&{event.anchor}` names a value to repeat it", "take the name out")
        if event.tag and event.tag != "!":
            self._report(TAG, place, f"`{event.tag}` gives the value a type", "take it out: every field has its type")
        if isinstance(event, yaml.MappingStartEvent):
            return Node(place, place, {})
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(place, place, [])
        if not event.style:  # a plain scalar
            self._check_swallowed(event)
        return Node(place, place, event.value if event.value or event.style else None)

    def _add(self, parent: Node, key: Node | None, node: Node) -> Node | None:
        """Put `node` into `parent`; return the key that now waits for a value."""
        if isinstance(parent.value, list):
            if node.value is None:
                self._report(EMPTY_VALUE, node.place, "this entry of the list is empty", "write it, or take it out")
            parent.value.append(node)
            return None
        assert isinstance(parent.value, dict)
        if key is None:
            if not isinstance(node.value, str):
                self._report(ODD_KEY, node.place, "a field's name must be a word")
                return Node(node.place, node.place, None)
            if node.value == "<<":
                self._report(ALIAS, node.place, "`<<` merges another mapping into this one", "write the fields out")
                return Node(node.place, node.place, None)
            if node.value in parent.value:
                line = parent.value[node.value].key_place.line
                message = f"`{node.value}` stands here a second time; the first is on line {line}"
                self._report(DUPLICATE_KEY, node.place, message, "keep one of them")
            return node
        if not isinstance(key.value, str):
            return None
        if node.value is None:
            self._report(EMPTY_VALUE, key.place, f"`{key.value}` has no value", "write one, or take the line out")
        node.key_place = key.place
        parent.value[key.value] = node
        return None

    def _check_swallowed(self, event: Any) -> None:
        """A comment ends a plain text, so a `#` in a sentence silently takes the rest of it away."""
        line = self.file.lines[event.end_mark.line]
        comment = re.match(r"(\s+)#(.?)", line[event.end_mark.column :])
        if comment and (" " in event.value or len(comment[1]) < 2 or comment[2] not in (" ", "")):
            self._report(
                SWALLOWED_TEXT,
                Place(self.file.path, event.end_mark.line + 1, event.end_mark.column + len(comment[1]) + 1),
                "the text ends here: what follows is a comment",
                "put the text in quotation marks; or, if it is a comment, give it a line of its own",
            )

    def _syntax_problem(self, error: yaml.MarkedYAMLError) -> Problem:
        # What stands at the place says more than the parser's words, which change with its versions.
        context, mark = error.context_mark, error.problem_mark or error.context_mark
        assert mark, "an error of the parser always has a mark"
        if context and self._at(context) in ('"', "'") and mark.line > context.line:
            message = f"this quotation mark {self._at(context)} is never closed"
            return self._problem(SYNTAX, self._mark(context), message, "close it, or write the text after `>-`")
        if mark.line < len(self.file.lines) and "\t" in self.file.lines[mark.line][: mark.column + 1]:
            return self._problem(SYNTAX, self._mark(mark), "a tab stands here", "YAML is indented with spaces only")
        if self._at(mark) == ":":
            hint = "put the whole text in quotation marks, or write it after `>-`"
            return self._problem(SYNTAX, self._mark(mark), "a colon stands in a text without quotation marks", hint)
        message = " ".join(part for part in (error.context, error.problem) if part)
        return self._problem(SYNTAX, self._mark(mark), f"this is not YAML: {message}")

    def _at(self, mark: Any) -> str:
        line = self.file.lines[mark.line] if mark.line < len(self.file.lines) else ""
        return line[mark.column : mark.column + 1]

    def _place(self, event: Any) -> Place:
        return self._mark(event.start_mark)

    def _mark(self, mark: Any) -> Place:
        return Place(self.file.path, mark.line + 1, mark.column + 1)

    def _problem(self, kind: Kind, place: Place, message: str, hint: str = "") -> Problem:
        return self.file.problem(kind, place, message, hint)

    def _report(self, kind: Kind, place: Place, message: str, hint: str = "") -> None:
        self.problems.append(self._problem(kind, place, message, hint))


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


# YAML 1.2.2, production c-printable, with a byte order mark in the middle of a text left out.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def kinds() -> Iterator[Kind]:
    """Yield every way in which a file can fail to be YAML of ours."""
    yield from (NOT_UTF_8, CONTROL_CHARACTER, SYNTAX, EMPTY_FILE, SECOND_DOCUMENT, DUPLICATE_KEY, ALIAS, TAG)
    yield from (EMPTY_VALUE, ODD_KEY, SWALLOWED_TEXT, DEEP_NESTING)


NOT_UTF_8 = Kind(
    "Y001",
    "not-utf-8",
    """\
A file is not text in the encoding UTF-8.

Another encoding turns letters into other letters on the way to the page, in names first of all.
Save the file as UTF-8; every editor can.
""",
)
CONTROL_CHARACTER = Kind(
    "Y002",
    "control-character",
    """\
A file holds a character that can not be seen, such as NUL.

It comes in by copying, breaks searching and comparing, and nobody finds it by reading.
""",
)
SYNTAX = Kind(
    "Y003",
    "bad-yaml",
    """\
The text is not YAML: a quotation mark that is never closed, a tab, a colon in an unquoted text.

YAML reads `word: ` anywhere in an unquoted text as a field. A text with a colon is put in quotation marks
or written after `>-`, where every character is itself.

Wrong:
    # data/actors/ana.yml
    name: Captain: Ana Lind
Right:
    # data/actors/ana.yml
    name: "Captain: Ana Lind"
""",
)
EMPTY_FILE = Kind(
    "Y004",
    "empty-file",
    """\
A file says nothing, or holds nothing but comments.

It may have been emptied by mistake, and its id would still seem to exist.

Wrong:
    # data/actors/ana.yml (the whole file)
    # to be written
Right:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
""",
)
SECOND_DOCUMENT = Kind(
    "Y005",
    "second-document",
    """\
A line `---` starts a second document in the file.

One file is one record, and its name is the record's id.

Wrong:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
    ---
    name: Ben Roth
    kind: person
Right:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
""",
)
DUPLICATE_KEY = Kind(
    "Y006",
    "duplicate-key",
    """\
A field stands twice in one mapping.

YAML would keep one of the two without a word, and which one is not defined.

Wrong:
    # data/actors/ana.yml
    name: Ana Lind
    name: Anna Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
ALIAS = Kind(
    "Y007",
    "alias",
    """\
A value is named with `&` and repeated with `*`, or merged with `<<`.

What a record says must stand in it for everybody to read, and a nest of aliases can grow without end.

Wrong:
    # data/actors/ana.yml
    name: &name Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
TAG = Kind(
    "Y008",
    "tag",
    """\
A value bears a YAML tag such as `!!int` or `!name`.

The format gives every field its type, so a tag can only contradict it.

Wrong:
    # data/actors/ana.yml
    name: !!str Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
EMPTY_VALUE = Kind(
    "Y009",
    "empty-value",
    """\
A field has a name and no value.

It can not be told from one that was forgotten. What is not known is left out.

Wrong:
    # data/sources/courier.yml
    title:
Right:
    # data/sources/courier.yml
    title: Harbour talks open
""",
)
ODD_KEY = Kind(
    "Y010",
    "odd-key",
    """\
The name of a field is a list or a mapping.

Wrong:
    # data/actors/ana.yml
    [name]: Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
SWALLOWED_TEXT = Kind(
    "Y011",
    "swallowed-text",
    """\
A `#` after an unquoted text makes the rest of the line a comment.

YAML would publish half of the sentence without a word. Comments stand on a line of their own;
after a single word they may follow two spaces: `kind: person  # or state`.

Wrong:
    # data/sources/courier.yml
    summary: It ranks the harbour #1 of the coast.
Right:
    # data/sources/courier.yml
    summary: "It ranks the harbour #1 of the coast."
""",
)
DEEP_NESTING = Kind(
    "Y012",
    "deep-nesting",
    """\
Lists and mappings stand deeper in each other than in any record.

A bracket was opened too often, or the file is not one of ours.
""",
)
