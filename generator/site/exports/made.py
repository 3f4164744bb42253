"""Turns what was made of a corpus into what an export tells of it: pages, old addresses, where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.site.addresses import Addresses
from generator.site.render import RenderedPage


@dataclass(frozen=True)
class Made:
    """The generated pages, and all else of a site.

    `titles` are the shorter ones that some pages have in the navigation, and `names` those by which readers
    look for each. `written` has the hand-written pages by path, each with its marks and what follows its
    text if it has any; `moved` the page and the anchor that old paths lead to; `files` the other files.
    """

    addresses: Addresses
    pages: Sequence[RenderedPage]
    titles: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    written: Mapping[str, RenderedPage | None]
    moved: Mapping[str, tuple[str, str]]
    files: Mapping[str, str | bytes]
