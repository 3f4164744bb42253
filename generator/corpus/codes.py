"""Every way in which files, their fields or an article's text can be wrong, with what editors read of it."""

from generator.problem import About, Code

UNREADABLE_FILE = Code(
    "F001",
    "unreadable-file",
    About.DATA,
    """\
A file cannot be opened, or is a link that leads out of `data/`.

What the build cannot read, no reader can check.
""",
)
STRAY_FILE = Code(
    "F002",
    "stray-file",
    About.DATA,
    """\
A file is in a place where it is ignored, or its name does not end in `.yml`.

Its content would silently be missing from the site.

Wrong:
    # data/people/ana.yml (the whole file)
    name: Ana Lind
    kind: person
Right:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
""",
)
MISSING_FILE = Code(
    "F003",
    "missing-file",
    About.DATA,
    """\
`briefing.yml`, `publishers.yml`, every event or every source is missing.

There is no briefing without a title, without publishers, without an event, or without a source.
""",
)
UNKNOWN_FIELD = Code(
    "M001",
    "unknown-field",
    About.DATA,
    """\
A field is not one of the format's.

Its content would never reach the page; usually its name is misspelt.

Wrong:
    # data/actors/ana.yml
    nmae: Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
MISSING_FIELD = Code(
    "M002",
    "missing-field",
    About.DATA,
    """\
A field that every such record needs is not there.

Wrong:
    # data/actors/ana.yml (the whole file)
    kind: person
Right:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
""",
)
WRONG_TYPE = Code(
    "M003",
    "wrong-type",
    About.DATA,
    """\
There is a text where a list or mapping is needed, or the other way round.

Wrong:
    # data/events/talks.yml
    topics: Talks
Right:
    # data/events/talks.yml
    topics: [Talks]
""",
)
VALUE_NOT_ALLOWED = Code(
    "M004",
    "value-not-allowed",
    About.DATA,
    """\
A field that knows a few words only has another one.

Wrong:
    # data/actors/ana.yml
    kind: human
Right:
    # data/actors/ana.yml
    kind: person
""",
)
EMPTY_FIELD = Code(
    "M005",
    "empty-field",
    About.DATA,
    """\
A text is empty, or a list that needs an entry has none:
something that rests on nothing, a source without claims.

Wrong:
    # data/events/talks.yml
    place: {text: The harbour, rests_on: []}
Right:
    # data/events/talks.yml
    place: {text: The harbour, rests_on: [met]}
""",
)
BAD_ID = Code(
    "M006",
    "bad-id",
    About.DATA,
    """\
An id has characters other than lower-case letters, digits and single hyphens.

Ids are addresses: they are part of links that other people keep. A file's name is the id of its record.

Wrong:
    # data/events/talks.yml
    findings:
      They_Met: {topic: Talks, label: The meeting, text: The two sides met.}
Right:
    # data/events/talks.yml
    findings:
      met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
""",
)
BAD_DATE = Code(
    "M008",
    "bad-date",
    About.DATA,
    """\
A date is not EDTF level 1, or there is no such day.

Write what is known and no more: `2025`, `2025-10`, `2025-10-15`,
followed by `~` for about, `?` for uncertain.

Wrong:
    # data/sources/courier.yml
    issued: 2031-02-29
Right:
    # data/sources/courier.yml
    issued: 2031-02~
""",
)
BAD_URL = Code(
    "M009",
    "bad-url",
    About.DATA,
    """\
An address is not one of http or https.

Wrong:
    # data/sources/courier.yml
    url: javascript:alert(1)
Right:
    # data/sources/courier.yml
    url: https://courier.example/talks
""",
)
BAD_PLACE = Code(
    "M010",
    "bad-place",
    About.DATA,
    """\
A place in a source is not one: `paragraph`, `page`, `time` or `post`.

Paragraphs, pages and posts are numbers from 1, or two of them with a hyphen; times are hours, minutes and
seconds, or two of them.

Paragraphs are counted from 1, as a reader counts them; headings and captions do not count. A `page` may have
a `paragraph`, counted on that page.

Wrong:
    # data/sources/courier.yml
    claims: [{finding: met, paragraph: 0}]
Right:
    # data/sources/courier.yml
    claims: [{finding: met, paragraph: 1}]
""",
)
BAD_CODE = Code(
    "M011",
    "bad-code",
    About.DATA,
    """\
A language or country is not given by its code.

Wrong:
    # data/sources/courier.yml
    language: English
Right:
    # data/sources/courier.yml
    language: en
""",
)
BAD_SIGLUM = Code(
    "M013",
    "bad-siglum",
    About.DATA,
    """\
A siglum, the short name that a source's marks bear, is too long or has other signs than letters and digits.

Wrong:
    # data/sources/courier.yml
    siglum: The Courier
Right:
    # data/sources/courier.yml
    siglum: CO
""",
)
BAD_CAPTURED_VALUE = Code(
    "M012",
    "bad-captured-value",
    About.DATA,
    """\
A capture holds something that is not a count or digest.

Captures are written by `briefing capture`. Where one was changed by hand or by a merge,
run the command again.

Wrong:
    # data/captures/courier.yml
    digest: 4f2a
Right:
    # data/captures/courier.yml
    digest: 7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5
""",
)
MISSING_WORDS = Code(
    "V101",
    "missing-words",
    About.TEXT,
    """\
A quotation, or a style of a name, is not in the paragraph of the article that the data names.

`briefing capture` and `briefing verify` look it up in the article's text: exactly, else after the folding
that docs/quotations.md describes, and never by likeness. Copy the words again, or correct the paragraph.
""",
)
AMBIGUOUS_WORDS = Code(
    "V102",
    "ambiguous-words",
    About.TEXT,
    """\
A quotation occurs more than once in its paragraph, so that a reader cannot know which is meant.

Give the words right before or after it: `quote: {exact: …, prefix: …, suffix: …}`.
""",
)
CUT_NEGATION = Code(
    "V105",
    "cut-negation",
    About.TEXT,
    """\
The editor's cut `[…]` in a quotation leaves out a word that negates, such as *not* or *never*.

Readers cannot see what a cut hides. Quote the word; or, where the sense is kept, say why in the quotation's
`cut_note`, which the page prints. docs/quotations.md names the languages whose negations are known.
""",
)
WRONG_MARKS = Code(
    "V106",
    "wrong-marks",
    About.TEXT,
    """\
The marks in a text that say where its pages, times or posts begin are missing, or out of order.

A source that is cited by pages, times or posts needs them in its text: `[page 14]`, `[0:12:30]` or
`[post 3]` at the beginning of a line. docs/quotations.md says more.
""",
)
LOST_PLACE = Code(
    "V107",
    "lost-place",
    About.TEXT,
    """\
Where a claim or a style of a name is in the text as it is now cannot be told, so nothing was renumbered.

`briefing capture --renumber` finds words that occur once, paragraphs of 25 words or more by their digests,
and what is between two of these that have moved alike. Give the number of anything else yourself.
""",
)
CHANGED_TEXT = Code(
    "V103",
    "changed-text",
    About.TEXT,
    """\
An article's text is not the one that was captured.

The article was changed, another page was saved, or the file is misnamed. What the briefing says of it
may no longer be so: read it again before `briefing capture` records it.
""",
)
DIFFERING_CAPTURE = Code(
    "V104",
    "differing-capture",
    About.TEXT,
    """\
A capture holds something that the very text that was captured does not have.

It was changed by hand or by a merge. Run `briefing capture` again.
""",
)
