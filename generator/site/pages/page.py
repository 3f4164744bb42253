"""What a page is: what one page of the site says, with its links; no theme in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.corpus import Key
from generator.site.pages.reference import SourceReference
from generator.site.pages.sentence import Note

Term = tuple[str, str]


@dataclass(frozen=True)
class Footing:
    """What a page's marks need: terms explained, the numbered sources, the notes; a summary of all sources.

    `numbers` gives the number of each source of the page, by its id; it has the same one on every page.
    """

    terms: tuple[Term, ...] = ()
    numbers: Mapping[str, int] | None = None
    sources: tuple[SourceReference, ...] = ()
    notes: tuple[Note, ...] = ()
    summary: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """One page: where it is, what it is called, the template that shows it, and what it says.

    `record` is the record of `data/` that an editor changes to change the page. `content` holds plain values,
    prose and links: what the template reads.
    """

    path: str
    title: str
    description: str
    template: str
    record: Key
    content: Any
    footing: Footing
