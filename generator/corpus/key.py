"""Turns what names a record into its file, its page, and how it is written."""

from dataclasses import dataclass

# What findings belong to that belong to no event; it is also the name of their file and of their page.
BACKGROUND = "background"

# The paths of the pages that are no record's own; the method is written by hand.
METHOD_PAGE = "method"
HOME_PAGE = "index"
ACTORS_PAGE = "actors/index"
SOURCES_PAGE = "sources/index"


@dataclass(frozen=True, order=True)
class Key:
    """What names a record: its folder in `data/` and its id; a file beside the folders has no folder."""

    folder: str
    id: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.id}" if self.folder else self.id

    @property
    def file(self) -> str:
        """Return the record's file, as seen from `data/`."""
        return f"{self}.yml"

    @property
    def page(self) -> str:
        """Return the path of the record's page on the site."""
        return str(self)

    @classmethod
    def actor(cls, id_: str) -> "Key":
        """Return the key of an actor."""
        return cls("actors", id_)

    @classmethod
    def capture(cls, source: str) -> "Key":
        """Return the key of a source's capture."""
        return cls("captures", source)

    @classmethod
    def event(cls, id_: str) -> "Key":
        """Return the key of an event."""
        return cls("events", id_)

    @classmethod
    def section(cls, section: str) -> "Key":
        """Return the key of the event with this id, or of the background."""
        return BACKGROUND_KEY if section == BACKGROUND else cls.event(section)

    @classmethod
    def source(cls, id_: str) -> "Key":
        """Return the key of a source."""
        return cls("sources", id_)


BRIEFING_KEY = Key("", "briefing")
BACKGROUND_KEY = Key("", BACKGROUND)
PUBLISHERS_KEY = Key("", "publishers")
NAMES_KEY = Key("", "names")
