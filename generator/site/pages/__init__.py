"""Turns a corpus into the pages of the site, and into its navigation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.corpus import ACTORS_PAGE, BACKGROUND_KEY, HOME_PAGE, SOURCES_PAGE, Corpus, Key, Statements
from generator.site.pages import actor as actor_pages
from generator.site.pages import differences as difference_pages
from generator.site.pages import event as event_pages
from generator.site.pages import overview
from generator.site.pages import source as source_pages
from generator.site.pages.link import Link
from generator.site.pages.page import Page

__all__ = ["PAGES", "Entry", "Page", "moved", "navigation", "pages"]

PAGES: tuple[Callable[[Corpus, Statements], Iterator[Page]], ...] = (
    overview.home,
    overview.events,
    event_pages.pages,
    actor_pages.pages,
    source_pages.pages,
    difference_pages.differences,
    overview.timeline,
)

# So many of the latest events are in the navigation, which is the same size whatever the number of records.
_EVENTS_SHOWN = 7


@dataclass(frozen=True)
class Entry:
    """An entry of the navigation: a title, and the path of a page or the entries below it."""

    title: str
    page: str = ""
    below: tuple["Entry", ...] = ()


def pages(corpus: Corpus, statements: Statements) -> list[Page]:
    """Return every generated page of the site; the corpus must have no problems."""
    return [page for kind in PAGES for page in kind(corpus, statements)]


def moved(corpus: Corpus) -> Iterator[tuple[str, Link]]:
    """Yield each path that no page has any more, and where what was there is now."""
    yield from actor_pages.moved(corpus)


def navigation(corpus: Corpus) -> tuple[Entry, ...]:
    """Return the navigation: the latest events and the lead actors directly, everything else by its list."""
    events = list(corpus.events.items())[-_EVENTS_SHOWN:]
    actors = [(actor_id, corpus.actors[actor_id]) for actor_id in corpus.briefing.lead_actors]
    return (
        Entry("Home", HOME_PAGE),
        Entry(
            "Events",
            below=(
                *(Entry(event.title, Key.event(event_id).page) for event_id, event in events),
                Entry("All events", overview.EVENTS_PAGE),
            ),
        ),
        Entry(
            "Actors",
            below=(
                *(Entry(actor.name, Key.actor(actor_id).page) for actor_id, actor in actors),
                Entry("All actors", ACTORS_PAGE),
            ),
        ),
        Entry("Differences", difference_pages.DIFFERENCES_PAGE),
        Entry("Timeline", overview.TIMELINE_PAGE),
        *([Entry("Background", BACKGROUND_KEY.page)] if corpus.background else []),
        Entry("Sources", SOURCES_PAGE),
    )
