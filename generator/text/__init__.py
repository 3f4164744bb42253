"""Turns text into text: dates, English, Markdown, where words occur; it knows no record and no problem."""

from generator.text import (
    dates,
    encoding,
    english,
    folding,
    fragment,
    insertions,
    lookup,
    markdown,
    marks,
    near,
    negations,
    sentences,
)
from generator.text.english import counted, listed
from generator.text.folding import fold
from generator.text.markdown import Prose
from generator.text.names import Name, direction

__all__ = [
    "Name",
    "Prose",
    "counted",
    "dates",
    "direction",
    "encoding",
    "english",
    "fold",
    "folding",
    "fragment",
    "insertions",
    "listed",
    "lookup",
    "markdown",
    "marks",
    "near",
    "negations",
    "sentences",
]
