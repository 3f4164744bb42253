"""What a page is: what one page of the site says, with its links; no theme in it."""

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
