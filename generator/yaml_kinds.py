"""Every way in which a file can fail to be YAML of ours, with what an editor reads of it."""

from collections.abc import Iterator

from generator.problem import Kind


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
