"""What a link into our own pages is; only the renderer turns it into an address."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A page's path such as `events/kremlin-talks`, an anchor on it, and the link's text."""

    page: str
    anchor: str = ""
    text: str = ""
