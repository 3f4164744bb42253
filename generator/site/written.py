"""Turns a hand-written page, as text, into what is wrong with it before anybody looks at its citations."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from generator.corpus import AtKey, yaml
from generator.problem import Code, Lines, Problem
from generator.site.codes import DEEP_INDENTATION, FRONT_MATTER, HIDDEN_CHARACTER, LOST_LETTER, LOST_LINES
from generator.site.markup import in_html, in_markdown
from generator.text import encoding, invisible, markdown


@dataclass(frozen=True)
class HandWritten:
    """A hand-written page: its Markdown, and how messages name its file."""

    text: str
    shown_as: str

    @cached_property
    def lines(self) -> Lines:
        """Its lines, and where each begins."""
        return Lines(self.text)


@dataclass(frozen=True)
class Wrong:
    """Something wrong on a page, and at which character."""

    code: Code
    start: int
    message: str
    hint: str


def problem(page: HandWritten, wrong: Wrong) -> Problem:
    """Return what is wrong with a page as a problem."""
    position = page.lines.position(page.shown_as, wrong.start)
    return Problem(position, wrong.code, wrong.message, wrong.hint, page.lines.line(position))


def wrong_text(page: HandWritten, theme: Container[str] | None, *, raw_html: bool) -> list[Problem]:
    """Return what is wrong with a page's letters, markup and front matter.

    `theme` has the names of the theme's files, where they are known; `raw_html` says that it is allowed.
    """
    found = [*_unseen(page), *_lost_letters(page), *_lost_lines(page), *_deep(page)]
    found += [
        Wrong(code, start, message, hint)
        for start, code, message, hint in in_markdown(page.text, raw_html=raw_html)
    ]
    return [*(problem(page, each) for each in found), *_front_matter(page, theme)]


def wrong_in_rendered(page: HandWritten, html: str, *, raw_html: bool) -> list[Problem]:
    """Return what a rendered page has that a hand-written page may not have."""
    problems = []
    for code, message, sought in in_html(html, raw_html=raw_html):
        start = max(page.text.lower().find(sought.lower()), 0)
        problems.append(problem(page, Wrong(code, start, message, "write it in Markdown")))
    return sorted(problems)


def _unseen(page: HandWritten) -> Iterator[Wrong]:
    """Yield the first character of each line that nobody sees, and each reference to one."""
    start = 0
    for line in page.text.split("\n"):
        for at in islice(invisible.invisible_in(line), 1):
            message = f"the character {invisible.number(line[at])} is invisible"
            yield Wrong(HIDDEN_CHARACTER, start + at, message, "take it out")
        start += len(line) + 1
    front = markdown.front_matter(page.text)
    for at, written, meant in invisible.references_in(front + markdown.without_code(page.text)[len(front) :]):
        message = f"`{written}` stands for {invisible.number(meant)}, which is invisible"
        yield Wrong(HIDDEN_CHARACTER, at, message, "take it out, or write it as code")


def _front_matter(page: HandWritten, theme: Container[str] | None) -> Iterator[Problem]:
    """Yield what is wrong with a page's front matter, which is read as the files of data are."""
    text = markdown.front_matter(page.text).rstrip("\n").rpartition("\n")[0]
    if not text.strip("- \t\n"):
        return
    file, problems = yaml.parse(page.shown_as, text.encode())
    yield from problems
    values = file.values if isinstance(file.values, dict) else {}
    for name, value in values.items():
        position = file.position((AtKey(name),))
        if name in _FIELDS and not _is_of(_FIELDS[name], value):
            yield file.problem(FRONT_MATTER, position, f"`{name}` must be {_FIELDS[name]}")
        elif name == "template":
            message = "a page does not choose its template, which could lead readers elsewhere"
            yield file.problem(FRONT_MATTER, position, message, "take it out")
        elif name == "icon" and not (
            re.fullmatch(r"\w[\w-]*(/\w[\w-]*)*", value) and (theme is None or f".icons/{value}.svg" in theme)
        ):
            yield file.problem(FRONT_MATTER, position, f"the theme has no icon `{value}`")


# What MkDocs and its theme take for granted of the fields that they know.
_FIELDS = {
    **dict.fromkeys(("author", "date", "description", "icon", "status", "subtitle", "title"), "text"),
    **dict.fromkeys(("hide", "tags"), "a list of words"),
    "search": "a mapping, such as `{exclude: true}`",
}


def _is_of(form: str, value: object) -> bool:
    if form == "text":
        return isinstance(value, str)
    is_list = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return is_list if form == "a list of words" else isinstance(value, dict)


def _lost_lines(page: HandWritten) -> Iterator[Wrong]:
    """Yield the first line of a page where MkDocs reads it as a field."""
    if found := re.match(r" {0,3}[A-Za-z0-9_-]+:.*", page.text):
        message = f"`{found[0].strip()}` would be taken for front matter, and not be shown"
        yield Wrong(LOST_LINES, 0, message, "begin the page with its heading")


def _deep(page: HandWritten) -> Iterator[Wrong]:
    """Yield the first call-out, footnote or definition that is deeper within others than anybody reads."""
    for found in islice(markdown.too_deep(page.text), 1):
        message = f"this is indented by more than {markdown.DEEPEST} spaces"
        yield Wrong(DEEP_INDENTATION, found, message, "indent it less")


def _lost_letters(page: HandWritten) -> Iterator[Wrong]:
    for lost in encoding.lost_letters(page.text):
        meant = f": `{lost.meant}` was meant" if lost.meant else ""
        message = f"a letter of `{lost.words}` was lost in a wrong encoding{meant}"
        yield Wrong(LOST_LETTER, lost.start, message, "write it again, and save the file as UTF-8")
