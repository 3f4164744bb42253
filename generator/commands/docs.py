"""Turns the model and the kinds of problems into reference pages for editors, and schemas for their tools."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter

from generator.catalogue import CODES
from generator.commands.command import Answer, Command
from generator.commands.writing import write
from generator.corpus import Meaning, captured, forms, model, source, topic, waiver
from generator.site import form
from generator.text import dates, locator

_GROUPS = {
    "F": "Files",
    "Y": "YAML",
    "M": "Fields",
    "R": "Rules",
    "T": "Templates",
    "H": "Hand-written pages",
    "V": "Texts of articles",
    "A": "Built sites",
    "X": "The program",
}


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default="docs", type=Path, metavar="DIR", help="default: docs")


def _run(options: Namespace) -> Answer:
    folder: Path = options.folder
    for name, text in reference().items():
        if why := write(folder / name, text, folder):
            return Answer.refusal("docs", why)
    return Answer(f"{len(reference())} files are written to {folder.as_posix()}")


def reference() -> dict[str, str]:
    """Return the reference of fields, problems and evidence, and the JSON Schemas, by file name."""
    pages = {"format.md": fields_page(), "problems.md": problems_page(), "evidence.md": evidence_page()}
    return pages | {f"schemas/{name}": schema for name, schema in schemas().items()}


def schemas() -> dict[str, str]:
    """Return the JSON Schema (2020-12) of each kind of file, and of the evidence, by its file name."""
    forms: dict[str, Any] = {folder.removesuffix("s"): form for folder, form in model.FOLDERS.items()}
    forms |= {name.removesuffix(".yml"): form for name, form in model.FILES.items()}
    forms["evidence"] = form.Evidence
    return {f"{name}.json": _schema(name, form) for name, form in sorted(forms.items())}


def evidence_page() -> str:
    """Return the reference of the published evidence, in Markdown."""
    lines = [
        "# The published evidence",
        "",
        "Each site publishes `data/evidence.json`: what it says, the claims that this rests on, and the",
        "articles' words with their paragraph, selector and state. `briefing audit` reads it, and so can any",
        "program; its JSON Schema is",
        "[schemas/evidence.json](schemas/evidence.json). An absent field says nothing.",
        "This page is made from `generator/site/exports/form.py`; `briefing docs` writes it.",
    ]
    for record in form.PARTS:
        lines += _table(record)
    return "\n".join(lines) + "\n"


def fields_page() -> str:
    """Return the reference of every field, in Markdown."""
    lines = [
        "# The data format",
        "",
        "Plain YAML in `data/`. A folder is a kind, a file name is an id, one file is one record.",
        "All scalars are text until the model gives them a type:",
        "`no`, `1.10` and `2025` stay what you wrote.",
        "This page is made from `generator/corpus/model.py`; `briefing docs` writes it.",
        "",
        *_WRITING.splitlines(),
        "",
        "| file | holds |",
        "| --- | --- |",
        *(f"| `data/{folder}/<id>.yml` | {_link(form)} |" for folder, form in model.FOLDERS.items()),
        "| `data/background.yml` | [Background](#background) |",
        "| `data/briefing.yml` | [Briefing](#briefing) |",
        "| `data/names.yml` | of places and other things: each one's id with an [OtherName](#othername) |",
        "| `data/publishers.yml` | each publisher's id with a [Publisher](#publisher) |",
    ]
    for record in _records():
        lines += _table(record)
    return "\n".join(lines) + "\n"


def problems_page() -> str:
    """Return the reference of every kind of problem, in Markdown."""
    lines = [
        "# Problems",
        "",
        "What `briefing check` can find. Each example shows fields of a small valid corpus;",
        "the tests run them all.",
        "`briefing explain CODE` prints the same.",
        "This page is made from the code; `briefing docs` writes it.",
    ]
    for letter, title in _GROUPS.items():
        lines += ["", f"## {title}"]
        for id_, code in CODES.items():
            if id_.startswith(letter):
                lines += ["", f"### {id_} {code.name}", "", *_explanation(code.explanation)]
    return "\n".join(lines) + "\n"


def _table(record: type[BaseModel]) -> Iterator[str]:
    """Yield the lines that describe a record and each of its fields, its place last."""
    one_of: tuple[str, ...] = getattr(record, "one_of", ())
    yield from ("", f"## {record.__name__}", "", cleandoc(record.__doc__ or ""))
    yield from ("", "| field | type | | meaning |", "| --- | --- | --- | --- |")
    for name, field in sorted(record.model_fields.items(), key=lambda each: each[0] in one_of):
        needed = "required" if field.is_required() else "one of these" if name in one_of else ""
        meaning = (field.description or "").replace("|", "\\|")
        yield f"| `{name}` | {_type(field.rebuild_annotation())} | {needed} | {meaning} |"


def _explanation(text: str) -> Iterator[str]:
    """Yield the lines of an explanation, with its examples as code."""
    in_example = False
    for line in text.strip().splitlines():
        if line in ("Wrong:", "Right:"):
            if in_example:
                yield "```"
            yield from ("", f"{line[:-1]}:", "", "```yaml")
            in_example = True
        else:
            yield line.removeprefix("    ") if in_example else line
    if in_example:
        yield "```"


def _schema(name: str, form: Any) -> str:
    schema = TypeAdapter(form).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = name.capitalize()
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _records() -> list[type[model.Record]]:
    """Return all records in the order of their files, which goes from the small to the large."""
    return [
        each
        for file in (model, topic, waiver, source, captured)
        for each in vars(file).values()
        if isinstance(each, type) and issubclass(each, model.Record) and each.__module__ == file.__name__
    ]


def _link(record: type[BaseModel]) -> str:
    return f"[{record.__name__}](#{record.__name__.lower()})"


def _type(form: Any) -> str:
    """Return a type as an editor writes it: text, a date, a list or mapping of something, a record."""
    form, meanings = forms.unwrapped(form)
    if Meaning.PROSE in meanings:
        return "prose" if Meaning.SENTENCE not in meanings else "sentence"
    arguments = get_args(form)
    match get_origin(form) or form:
        case origin if origin is Literal:
            return "word"
        case origin if origin is tuple:
            return f"list: {_type(arguments[0])}"
        case origin if origin is Mapping:
            return f"mapping by id: {_type(arguments[1])}"
        case record if isinstance(record, type) and issubclass(record, BaseModel):
            return _link(record)
    known = {dates.EdtfDate: "date", bool: "`true`", int: "number"}
    return known.get(form, "place" if issubclass(form, locator.Span) else "id" if meanings else "text")


_WRITING = """\
## Writing it

**Quotation marks.** Put a text into quotation marks, or write it on lines of its own after `>-`, where it

- holds a colon and a space, or a space and `#`;
- begins with one of ``* & % @ ` ! | > - ? [ ] { } " '``, as a quotation with the editor's cut `[…]` may;
- is inside `{ }` or `[ ]` and holds a comma or a bracket.

Inside single quotation marks an apostrophe is written twice; inside double ones a backslash is special.

**Types.** *text* is shown as it is. *prose* is our own words in inline Markdown: `*emphasis*`, `` `code` ``,
`[link](https://…)`; a *sentence* is prose that is one sentence and ends like one. A *word* is one of those
that the meaning names. A list of one may be written as `[one]`.

**Dates** are EDTF level 1: `2025`, `2025-10`, `2025-10-15`; followed by `~` for about, `?` for uncertain, `%`
for both; `202X` and `2025-XX` for what is not known; `2025-21` to `2025-24` for the seasons; `2024/2025` for
a span, with `..` for an open end. `accessed`, `captured` and `as_of` are known to the day.

**Names of things.** A finding is `finding` within its own event, `event/finding` from elsewhere,
`background/finding`; a claim is `source#claim`. `index` cannot be an id, nor `background` the id of an event.

**Whose words.** A claim on a finding with a `speaker` makes the article say that this speaker said it.
`paraphrase: true` says that the quoted words are the article's own, not the speaker's.

**Cuts and insertions.** In a quotation, `[…]` is what the editor leaves out, `[she]` what the editor puts in
between whole words, `[sic]` says that the article has it so, and `[T]he` is a changed first letter:

    quote:
      exact: "[T]he port […] is open [again]"
      cut_note: What is cut says not yet which ship comes first.

The words are looked up without insertions, and pages set these apart. `[she]` cannot stand for words of the
article: that is `[…] [she]`. A cut that leaves out a negation needs a `cut_note`, which pages print.

**Whose translation.** A translation is ours and looked up nowhere, unless the article prints one itself:

    quote: {exact: gratis, lang: es, translation: {text: free, by: article}}

Then both are looked up in the paragraph, and pages show both in quotation marks.

**Places in a source.** A claim, a style of a name and an article's translation say where in the source they
are. All places of a source are of one kind:

    - {finding: met, paragraph: 9}            # or 3-4: paragraphs of an article, from 1
    - {finding: met, page: 14}                # pages of a document, as a viewer of its file counts them
    - {finding: met, page: 14, paragraph: 2}  # the second paragraph of that page
    - {finding: met, time: 0:12:30}           # a time in a recording, or a span: 0:12:30-0:13:05
    - {finding: met, post: 3}                 # posts of a thread or live blog

`pages: 20` and `duration: 0:45:10` say how long a source is, so that no place is beyond its end. Links open a
document at the page (`#page=14`) and a recording at the time (`#t=750`). docs/quotations.md says how the
text for `briefing capture` names pages, times and posts.

**Another number.** Where an article has another number, date or hedge than the finding, say so in the claim's
`text`; it is then shown beside the finding wherever that stands:

    findings: {growth: {topic: Trade, label: Trade, text: Trade grew by 4 %.}}
    claims: [{finding: growth, text: Trade grew by four-and-something per cent., paragraph: 5}]

**Numbers, dates and names.** Each of them in a sentence of ours is in a paragraph that the sentence cites, or
in a sentence that it cites; docs/particulars.md says what is compared with what. Names of places and other
things that are no actors are in `data/names.yml`, and what articles have for them in `also`:

    khmeimim: {name: Khmeimim, also: [Hmeimim]}

What a paragraph does not have may stand with a reason, which the page prints:

    # data/sources/courier.yml
    waived: [{words: The Harbour Post, reason: The page has the name beside the article.}]

**Several events.** An article reports one event or several:

    event: [talks, signing]
    claims:
      - {finding: met, paragraph: 2}          # talks/met: the first event that has a finding of this id
      - {finding: signed, paragraph: 5}       # signing/signed
      - {finding: signing/met, id: met-again, paragraph: 6}

It counts among the articles of each: "2 of 3 articles" is about those that report the event. To split an
event, move findings to another, and name both in the articles that report them; their claims stay.

**Primary documents.** A source that is itself what others report on says so; its publisher says what it is:

    # data/publishers.yml
    high-court: {name: The High Court, kind: court, country: SE, descriptor: not assessed}
    # data/sources/judgment.yml
    publisher: high-court
    primary: true

Pages call it a primary document, and the source summary counts it. Its claims have their origin in itself.

**Withdrawn articles** stay, and are counted nowhere. What only they report is a problem until it says so:

    # data/sources/beacon.yml
    status: withdrawn
    status_note: The agency took it back on 3 May.
    # data/events/talks.yml
    findings:
      closing: {topic: Talks, label: The closing, text: The port was to close., withdrawn: true}

Its address stays, and its page says that nothing else supports it; nothing may rest on it.

**Prose.** A topic without prose lists its findings, a line each. With `prose` it tells them, in paragraphs of
our own words in which each clause ends in what it tells, before the comma or full stop:

    topics:
      - title: The meeting
        short: Meeting          # in tables, where the title is too long
        prose:
          - >-
            Ana Lind met the dockers [@met] on Thursday, 1 May [@day]. She promised a ferry
            [@courier#ferry], or hoped for one [@faro#ferry].
          - show: fare
          - She said that it “will sail to Vara again” [@courier#ferry].

- `[@met]` tells a finding: its mark stands for all articles that report it. `[@courier#ferry]` tells what one
  article has, where each has it in its own sense. `[@signing/signed]` is a finding of another event. Several
  are separated by semicolons: `[@met; @day]`.
- A paragraph is plain text. No words stand behind its last mark, no sentence is without one, and what
  somebody said comes after the name of who says it.
- Words in quotation marks are those of a claim that the clause cites, and the speaker's or article's own. An
  article's words for what somebody said, and our translations, are told without.
- Every finding is told, once or more. Its address leads to the clause that first tells it. A gap has its own
  section. A finding with accounts, a judgment, context and what only withdrawn articles report are blocks:
  `show` says where, else they come last.
- The margin beside a paragraph has, of each finding that it is the first to tell, the articles' words if it
  has `wordings: true`, another number or date, and its `note`. Say nothing there that the prose says.

`briefing prose talks` prints each clause beside what it cites, and names the words that are in none of it.
Read it so, then write with `briefing prose talks --read` that the prose is right (`told`). When the prose
or a finding changes later, `briefing check` asks to read it again.

**Notes** have 25 words at most: what a reader must know to read the finding rightly.

**Comparisons.** `compares` puts a finding of another event beside this one, in one table: in a few words
each, `here` and `there`, with a `note` where these do not say it:

    compares: [{finding: return-visit/sailing, here: Announced, there: Done}]"""


COMMAND = Command(
    "docs",
    "write the reference of all fields and problems, and JSON Schemas for editors",
    "briefing docs docs",
    _add_arguments,
    _run,
)
