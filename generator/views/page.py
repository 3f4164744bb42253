"""What a page is: what one page of the site says, with its links; no theme in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    """A link into our own pages: a page's path such as `events/kremlin-talks`, an anchor on it, and its text."""

    page: str
    anchor: str = ""
    text: str | Markup = ""


@dataclass(frozen=True)
class Page:
    """One page: where it stands, what it is called, the template that shows it, and what it says.

    `record` is the record of `data/` that an editor changes to change the page. `content` holds plain values, Markup
    and links: what the template reads.
    """

    path: str
    title: str
    description: str
    template: str
    record: str
    content: Any


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 article`, `4 articles`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Return words as English lists them: `a`, `a and b`, `a, b and c`."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
