"""What a page is: what one page of the site says, with its links; no theme in it."""

from dataclasses import dataclass
from typing import Any

from generator.corpus import Key
from generator.site.pages.link import Link
from generator.site.pages.reference import SourceReference
from generator.site.pages.sentence import Passage
from generator.text import Prose

Term = tuple[str, str]


@dataclass(frozen=True)
class Back:
    """The way from an entry of the apparatus back to what cites it: its id on the page, and its label."""

    id: str
    label: str
    in_part: bool


@dataclass(frozen=True)
class Entry:
    """What a source has at one place, for all marks of a page that name it; the whole source has no words.

    `opens` is the passage at which the article opens.
    """

    id: str
    place: str
    passages: tuple[Passage, ...]
    opens: Passage | None
    backs: tuple[Back, ...]


@dataclass(frozen=True)
class Witness:
    """A source in the apparatus: its id, siglum and link, and an entry for each place that is cited."""

    source: str
    siglum: str
    link: Link
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Footing:
    """What a page's marks need: the sigla, terms explained, the sources, the words behind the marks.

    `found` says where the words were found; `summary` is what is known of all sources together. Without
    an apparatus, since it would be too long, `leads_out` says that marks lead to the pages of the sources.
    `waived` are words of ours with a number, date or name that nothing has, each with the reason.
    """

    sigla: tuple[tuple[str, Link], ...] = ()
    terms: tuple[Term, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    apparatus: tuple[Witness, ...] = ()
    leads_out: bool = False
    found: str = ""
    summary: tuple[str, ...] = ()
    waived: tuple[tuple[str, Prose], ...] = ()


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
