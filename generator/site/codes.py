"""Every way in which a template, a page or a hand-written page can be wrong, with what editors read of it."""

from generator.problem import About, Code

BROKEN_TEMPLATE = Code(
    "T001",
    "broken-template",
    About.TEMPLATE,
    """\
A template is not Jinja2, or asks for something that its page does not have.
""",
)
BROKEN_PAGE = Code(
    "T002",
    "broken-page",
    About.TEMPLATE,
    """\
A page of ours links to a page or anchor that is not there, or has two elements with one id.

Usually a template was changed, or a hand-written page that the templates link to was renamed.
""",
)
MALFORMED_CITATION = Code(
    "H001",
    "malformed-citation",
    About.PAGE,
    """\
On a hand-written page, text in brackets looks like a citation but is not valid.

A citation is `[@source]`, `[@source#claim]` or `[@event/finding]`; several are separated by semicolons:
`[@zamin#extradition; @daily-post]`. The paragraph comes from the claim. Further forms of Pandoc are not read.
In code nothing is a citation.
""",
)
UNKNOWN_CITATION = Code(
    "H002",
    "unknown-citation",
    About.PAGE,
    """\
A hand-written page cites a source, claim or finding that does not exist.

Its reader would find nothing at the mark.
""",
)
SOURCELESS_CITATION = Code(
    "H003",
    "sourceless-citation",
    About.PAGE,
    """\
A hand-written page cites a finding of context or a gap, which no article reports.

There is no source that the mark could lead to.
""",
)
CITATION_IN_HEADING = Code(
    "H004",
    "citation-in-heading",
    About.PAGE,
    """\
A heading of a hand-written page contains a citation.

A heading is also an address and an entry of the table of contents; the number of the mark
would be part of both.
""",
)
FOREIGN_WORDS = Code(
    "H005",
    "foreign-words",
    About.PAGE,
    """\
A hand-written page has words in quotation marks, or as a block quotation, that no claim or name carries.

Whatever is between quotation marks on the site has been looked up in an article. Make them a claim's `quote`,
say it in your own words, or set them in italics if they are not a quotation.
""",
)
UNFOUND_PARTICULAR = Code(
    "H010",
    "unfound-on-a-page",
    About.PAGE,
    """\
Words before a citation have a number, a date or a name that what it cites does not have.

They are those of the sentence, back to the mark before. Of a finding its sentence is compared, of a claim
also its paragraph, of a source as a whole its text and its record. Correct it, or cite what says it.
""",
)
LOST_CITATION = Code(
    "H006",
    "lost-citation",
    About.PAGE,
    """\
A citation of a hand-written page is where it would not become a mark.

In an attribute, in the text of a link or image, in front matter, in the definition of a link, and in what
is indented below a call-out or footnote, it would be shown as it is written, or be swallowed. A citation
belongs in the text of a paragraph, list, table or block quotation.

To write one that is none, put a backslash before it: `\\[@zamin]`; or write it as code.
""",
)
LOST_LETTER = Code(
    "H007",
    "letter-lost-on-a-page",
    About.PAGE,
    """\
A letter of a hand-written page was lost, or is there in pieces: its text was once read in a wrong encoding.

It is what Y013 is in the data.
""",
)
TAKEN_PAGE = Code(
    "T003",
    "taken-page",
    About.PAGE,
    """\
A hand-written page has the address of a generated page, such as `timeline.md`.

One of the two would silently be lost.
""",
)
CUT_NEGATION = Code(
    "H008",
    "page-cuts-negation",
    About.PAGE,
    """\
On a hand-written page, the cut `[…]` in a quotation leaves out a word that negates, such as *not* or *never*.

Readers cannot see what a cut hides. Quote the word, too.
""",
)
HIDDEN_CHARACTER = Code(
    "H009",
    "hidden-character-on-a-page",
    About.PAGE,
    """\
A hand-written page, or the name of its file, has a character that nobody sees, or a reference to one.

It is what Y002 is in the data: words that look alike and are not, or that run the wrong way. To write about
such a reference, write it as code.
""",
)
RAW_HTML = Code(
    "H010",
    "raw-html",
    About.PAGE,
    """\
A hand-written page has raw HTML.

It could run as a program, ask another site for something, hide words, or look like a mark; no check can tell.
Markdown, with the extensions that `mkdocs.yml` names, has a form for most of what it is used for. A briefing
whose editors all may do so allows it by `raw_html: true` in `data/briefing.yml`.
""",
)
RUNNING_ATTRIBUTE = Code(
    "H011",
    "attribute-that-runs",
    About.PAGE,
    """\
A hand-written page sets an attribute that could run, restyle or load something, such as `onclick` or `style`.

Classes, ids and attributes such as `title` and `lang` are fine. `raw_html: true` in `data/briefing.yml`
allows all of them.
""",
)
FOREIGN_ADDRESS = Code(
    "H012",
    "address-that-runs-or-loads",
    About.PAGE,
    """\
A hand-written page links to a program, such as `javascript:`, or loads a picture from another site.

Whoever keeps the picture would learn who reads the page, and could change it. Pages of this site ask no other
site for anything.
""",
)
LOST_LINES = Code(
    "H013",
    "lost-first-lines",
    About.PAGE,
    """\
A hand-written page begins with a line such as `Note: …`, which MkDocs takes for front matter and hides.

Begin the page with its heading. Front matter stands between two lines of `---`.
""",
)
FRONT_MATTER = Code(
    "H014",
    "wrong-front-matter",
    About.PAGE,
    """\
The front matter of a hand-written page has a field that MkDocs or its theme cannot use.

A title is text, tags are a list, an icon is one that the theme has. A page does not choose its template: one
of the theme's leads readers elsewhere.
""",
)
OPEN_BRACKETS = Code(
    "H016",
    "open-brackets",
    About.PAGE,
    """\
A hand-written page has hundreds of brackets that nothing closes.

Readers of Markdown look for the end of each, and would take minutes for the page.
""",
)
DEEP_INDENTATION = Code(
    "H015",
    "deep-indentation",
    About.PAGE,
    """\
A call-out, footnote or definition of a hand-written page is indented by more than 80 spaces.

So far within others nobody reads it, and nothing checks what is in it.
""",
)
