"""Every way in which a built site can be wrong, with what an editor reads of it."""

from generator.problem import About, Code

UNREADABLE_SITE = Code(
    "A101",
    "unreadable-site",
    About.SITE,
    """\
What is to be audited is not a built site, or it lacks `data/evidence.json`.

Without the evidence that the site publishes, no one can tell what its sentences rest on.
""",
)
FALSE_EVIDENCE = Code(
    "A102",
    "false-evidence",
    About.SITE,
    """\
The published evidence is not as it was written, or not what the data says.

It carries a digest of itself, and its parts fit each other. With `--data` it is also compared with what the
data and the templates make now, so that a page and its evidence that were changed alike are seen.
""",
)
BARE_STATEMENT = Code(
    "A201",
    "bare-statement",
    About.SITE,
    """\
A sentence of the built site has neither a citation mark nor a label that says whose it is.

Findings, accounts, lines in brief, roles, notes, dates and places are such sentences: elements with
`data-statement`. Its marks are links of the class `brief-mark` within it; a label is an element with
`data-label` beside or around it.
""",
)
FOREIGN_STATEMENT = Code(
    "A202",
    "foreign-statement",
    About.SITE,
    """\
The built site has a sentence that the published evidence does not have.

The page was changed after it was built, or a template shows something as what it is not.
""",
)
WRONG_CITATION = Code(
    "A203",
    "wrong-citation",
    About.SITE,
    """\
The marks of a sentence stand for other claims than it rests on, or show another source or place.
""",
)
MISSING_STATEMENT = Code(
    "A204",
    "missing-statement",
    About.SITE,
    """\
A sentence of the published evidence is not on its page.

Something was lost between the data and the page; a reader would never know. The words of each claim are on
the page of its source.
""",
)
FOREIGN_QUOTATION = Code(
    "A205",
    "foreign-quotation",
    About.SITE,
    """\
The site shows words as an article's that no claim and no name in the evidence carries.

These are all `<q>`, `<blockquote>` and elements with `data-words`, in a note those of its claims, on a
source's page those of the source;
and whatever is between quotation marks. Set words that are not a quotation in italics, or as code.
""",
)
HIDDEN_STATE = Code(
    "A206",
    "hidden-state",
    About.SITE,
    """\
A note does not say that its words are not yet checked, or that its article was corrected or withdrawn.
""",
)
UNREAD_CITATION = Code(
    "A207",
    "unread-citation",
    About.SITE,
    """\
A citation of a hand-written page was not replaced: the built page shows it as it was written.
""",
)
HIDDEN_STATEMENT = Code(
    "A208",
    "hidden-statement",
    About.SITE,
    """\
A sentence is where no reader sees it, or is struck out.

What may be around a sentence is listed, and what a style sheet of the site hides may not. A style sheet,
other than the theme's, hides, moves away, strikes out or turns nothing but what ours does.
""",
)
CHANGED_PART = Code(
    "A209",
    "changed-part",
    About.SITE,
    """\
A part of a page is not what was made from the data.

Each page made from the data is compared with the digests of its parts in the published evidence: whatever is
said there and whatever it looks like, whoever is named, linked or counted.
""",
)
WRONG_NAME = Code(
    "A210",
    "wrong-name",
    About.SITE,
    """\
A page, or a link to it, bears another title or description than the evidence has.

It is also a wrong name if the frame of one page says what no other page and no title says.
""",
)
DEAD_LINK = Code(
    "A301",
    "dead-link",
    About.SITE,
    """\
A link within the built site leads to no file, or to no anchor of its page.
""",
)
REPEATED_ID = Code(
    "A302",
    "repeated-id",
    About.SITE,
    """\
Two elements of a page have one id, so that a link to it may lead to the wrong one.
""",
)
DEAD_MARK = Code(
    "A303",
    "dead-mark",
    About.SITE,
    """\
The way from a citation mark to its note, on to the entry of its source, and back is broken somewhere.
""",
)
WRONG_PASSAGE = Code(
    "A304",
    "wrong-passage",
    About.SITE,
    """\
A link opens an article at a passage that the evidence does not have, or the passage of a claim is not linked.
""",
)
LEADS_AWAY = Code(
    "A306",
    "leads-away",
    About.SITE,
    """\
A page leads its reader on by itself, and is no old address.

That of an old address leads on at once to a place of this site, to which its only link leads, too.
""",
)
FOREIGN_MARKUP = Code(
    "A307",
    "foreign-markup",
    About.SITE,
    """\
A page has an element, an attribute or a class that is not among those that may be there.

In the frame of a page that is what the theme puts there, on a hand-written page what Markdown makes; and
nowhere a character that nobody sees. On a page made from the data, the content is compared instead.
`raw_html: true` in `data/briefing.yml` allows anything on hand-written pages.
""",
)
FOREIGN_ADDRESS = Code(
    "A308",
    "foreign-address",
    About.SITE,
    """\
A page made from the data leads its reader to someone whom no source of the evidence names.
""",
)
SPEAKING_STYLE = Code(
    "A309",
    "speaking-style",
    About.SITE,
    """\
A style sheet adds words to pages.

Nobody finds them by searching, and no check reads them there. Marks between parts of a list are fine.
""",
)
UNKNOWN_FILE = Code(
    "A401",
    "unknown-file",
    About.SITE,
    """\
The built site has a file that nothing accounts for, or lacks one that it was built with.

A file is a page of the evidence or an old address; something that a page loads; a picture, a font, a
recording or a document; one of the theme; or one that the program that built the site makes. What a server
or a browser looks for by its name, such as `CNAME`, `_redirects` or a script that no page loads, is named
under `files:` in `data/briefing.yml`.
""",
)
CHANGED_FILE = Code(
    "A402",
    "changed-file",
    About.SITE,
    """\
A file is not as it was when the site was built: it has another digest than the published evidence lists.
""",
)
WRONG_INDEX = Code(
    "A403",
    "wrong-index",
    About.SITE,
    """\
The search index, the list of pages for search engines or an old address says something else than the pages.
""",
)
LOADED_FROM_ELSEWHERE = Code(
    "A305",
    "loaded-from-elsewhere",
    About.SITE,
    """\
A page would load something from someone else, or has a program for an address.

Whoever it is loaded from would know the site's readers. The attributes of elements and the style sheets are
checked. What a script of the site does is not.
""",
)
