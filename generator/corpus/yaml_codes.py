"""Every way in which a file can fail to be YAML of ours, with what an editor reads of it."""

from generator.problem import About, Code

NOT_UTF_8 = Code(
    "Y001",
    "not-utf-8",
    About.DATA,
    """\
A file is not text in the encoding UTF-8.

Another encoding turns letters into other letters on the way to the page, in names first of all.
Save the file as UTF-8; every editor can.
""",
)
CONTROL_CHARACTER = Code(
    "Y002",
    "control-character",
    About.DATA,
    """\
A file holds a character that nobody sees, such as NUL or a mark that turns the direction of the text.

It comes in by copying, breaks searching and comparing, and is not found by reading. Joiners, marks of
direction and selectors stay where their script needs them: in Persian, beside Hebrew, within an emoji.
""",
)
SYNTAX = Code(
    "Y003",
    "bad-yaml",
    About.DATA,
    """\
The text is not YAML: a quotation mark that is never closed, a tab, a colon in an unquoted text.

So is a field without a colon, or without a space after it; and, within `[ ]`, one without `{ }`. YAML reads
`word: ` anywhere in an unquoted text as a field. A text with a colon is put in quotation marks or written
after `>-`, where every character is itself.

Wrong:
    # data/actors/ana.yml
    name: Captain: Ana Lind
Right:
    # data/actors/ana.yml
    name: "Captain: Ana Lind"
""",
)
EMPTY_FILE = Code(
    "Y004",
    "empty-file",
    About.DATA,
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
SECOND_DOCUMENT = Code(
    "Y005",
    "second-document",
    About.DATA,
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
DUPLICATE_KEY = Code(
    "Y006",
    "duplicate-key",
    About.DATA,
    """\
A field appears twice in one mapping.

YAML would silently keep one of the two, and which one is not defined.

Wrong:
    # data/actors/ana.yml
    name: Ana Lind
    name: Anna Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
ALIAS = Code(
    "Y007",
    "alias",
    About.DATA,
    """\
A value is named with `&` and repeated with `*`, or merged with `<<`.

What a record says must be written in it for everyone to read, and nested aliases can grow without end.

Wrong:
    # data/actors/ana.yml
    name: &name Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
TAG = Code(
    "Y008",
    "tag",
    About.DATA,
    """\
A value has a YAML tag such as `!!int` or `!name`.

The format gives every field its type, so a tag can only contradict it.

Wrong:
    # data/actors/ana.yml
    name: !!str Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
EMPTY_VALUE = Code(
    "Y009",
    "empty-value",
    About.DATA,
    """\
A field has a name and no value.

It cannot be told from one that was forgotten. What is not known is left out.

Wrong:
    # data/sources/courier.yml
    title:
Right:
    # data/sources/courier.yml
    title: Harbour talks open
""",
)
ODD_KEY = Code(
    "Y010",
    "odd-key",
    About.DATA,
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
SWALLOWED_TEXT = Code(
    "Y011",
    "swallowed-text",
    About.DATA,
    """\
A `#` after an unquoted text makes the rest of the line a comment.

YAML would silently publish half of the sentence. Put comments on a line of their own;
after a single word they may follow two spaces: `kind: person  # or state`.

Wrong:
    # data/sources/courier.yml
    summary: It ranks the harbour #1 of the coast.
Right:
    # data/sources/courier.yml
    summary: "It ranks the harbour #1 of the coast."
""",
)
DEEP_NESTING = Code(
    "Y012",
    "deep-nesting",
    About.DATA,
    """\
Lists and mappings are nested deeper than in any record.

A bracket was opened too often, or the file is not one of ours.
""",
)
LOST_LETTER = Code(
    "Y013",
    "lost-letter",
    About.DATA,
    """\
A letter was lost, or stands there in pieces, because a text was once read in a wrong encoding.

U+FFFD is in the place of a letter that no one can restore but you; `MalmÃ¶` is `Malmö`. Both come in by
copying and by old programs, and a name with them is another name.

Wrong:
    # data/sources/courier.yml
    summary: It reports that they met in MalmÃ¶.
Right:
    # data/sources/courier.yml
    summary: It reports that they met in Malmö.
""",
)
TYPOGRAPHIC_MARKS = Code(
    "Y014",
    "typographic-marks",
    About.DATA,
    """\
A value is in typographic quotation marks, or has one at an end. YAML takes them for letters of the text.

Word processors and telephones type them. YAML's own marks are `"` and `'`.

Wrong:
    # data/actors/ana.yml
    name: “Ana Lind”
Right:
    # data/actors/ana.yml
    name: "Ana Lind"
""",
)
ODD_SPACE = Code(
    "Y015",
    "odd-space",
    About.DATA,
    """\
A space that is no plain one is where YAML needs a plain one: beside a dash or colon, or at an end of a value.

No-break spaces look like spaces and come in by copying from pages and by some keyboards. YAML takes them for
letters, so that a field is none. Within a text they are fine.
""",
)
CONFLICT = Code(
    "Y016",
    "merge-conflict",
    About.DATA,
    """\
Git could not merge two versions of a file, and both are still in it.

Keep what is right of the two, and take out the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.
""",
)
CUT_TEXT = Code(
    "Y017",
    "cut-text",
    About.DATA,
    """\
Within `{ }` a comma ends a text, and the rest of the sentence would be a field without a value.

Wrong:
    # data/events/talks.yml
    in_brief: [{text: The two sides met, and left., rests_on: [met]}]
Right:
    # data/events/talks.yml
    in_brief: [{text: "The two sides met, and left.", rests_on: [met]}]
""",
)

# With one of these it is not known what the record says.
INCOMPLETE = (EMPTY_VALUE, SWALLOWED_TEXT, CUT_TEXT)
