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
