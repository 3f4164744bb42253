"""Turns text into text: dates, English, Markdown, where words occur; it knows no record and no problem."""

from generator.text import (
    allowed,
    dates,
    demonyms,
    encoding,
    english,
    folding,
    fragment,
    insertions,
    invisible,
    locator,
    lookup,
    markdown,
    marks,
    naming,
    near,
    negations,
    particulars,
    sentences,
    svg,
    whole,
)
from generator.text.article import CUT, Article, as_article
from generator.text.elements import Document, Element, blocks, elements, stays_within
from generator.text.english import counted, listed
from generator.text.folding import fold
from generator.text.locator import Locator, LocatorKind
from generator.text.markdown import Prose
from generator.text.names import Name, direction
from generator.text.words import word_count

__all__ = [
    "CUT",
    "Article",
    "Document",
    "Element",
    "Locator",
    "LocatorKind",
    "Name",
    "Prose",
    "allowed",
    "as_article",
    "blocks",
    "counted",
    "dates",
    "demonyms",
    "direction",
    "elements",
    "encoding",
    "english",
    "fold",
    "folding",
    "fragment",
    "insertions",
    "invisible",
    "listed",
    "locator",
    "lookup",
    "markdown",
    "marks",
    "naming",
    "near",
    "negations",
    "particulars",
    "sentences",
    "stays_within",
    "svg",
    "whole",
    "word_count",
]
