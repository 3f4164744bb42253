"""Turns a corpus into the pages of the site, and into its navigation."""

from typing import Union

from generator.corpus import Corpus
from generator.views import actor, event, overview, source
from generator.views.cited import page as cited
from generator.views.page import Link, Page

__all__ = ["PAGES", "Link", "Navigation", "Page", "cited", "navigation", "pages"]

PAGES = (
    overview.home,
    overview.events,
    event.pages,
    actor.pages,
    source.pages,
    overview.differences,
    overview.timeline,
)

# Titles, each with the path of a page or with entries below it.
Navigation = tuple[tuple[str, Union[str, "Navigation"]], ...]

# So many of the latest events stand in the navigation, which is the same size whatever the number of records.
_EVENTS_SHOWN = 7


def pages(corpus: Corpus) -> list[Page]:
    """Return every generated page of the site; the corpus must have no problems."""
    return [page for kind in PAGES for page in kind(corpus)]


def navigation(corpus: Corpus) -> Navigation:
    """Return the navigation: the latest events and the lead actors directly, everything else by its list."""
    events = list(corpus.events.items())[-_EVENTS_SHOWN:]
    actors = [(actor_id, corpus.actors[actor_id]) for actor_id in corpus.briefing.lead_actors]
    return (
        ("Home", "index"),
        (
            "Events",
            (*((f"{event.title}", f"events/{event_id}") for event_id, event in events), ("All events", "events/index")),
        ),
        (
            "Actors",
            (*((actor.name, f"actors/{actor_id}") for actor_id, actor in actors), ("All actors", "actors/index")),
        ),
        ("Differences", "differences"),
        ("Timeline", "timeline"),
        *((("Background", "background"),) if corpus.background else ()),
        ("Sources", "sources/index"),
    )
