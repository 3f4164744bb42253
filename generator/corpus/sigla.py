"""Turns the sources of a briefing into their sigla: the short names that its marks bear, as in `RM 2`.

A siglum is that of textual criticism: the short name of a witness, the same on every page.
"""

from collections.abc import Iterator, Mapping
from itertools import count

from generator.corpus.source import Source


def assigned(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the siglum of each source: the one that the data gives it, else one that no other has.

    That is the initials of the publisher's id, of one word its first two letters, and more until no other
    publisher has it; a publisher's second source has a `b` behind it. What the data gives is never changed
    by another source.
    """
    found = {source_id: source.siglum for source_id, source in sources.items() if source.siglum}
    taken = {siglum.casefold() for siglum in found.values()}
    of_publisher = {sources[source_id].publisher: siglum for source_id, siglum in reversed(found.items())}
    further: dict[str, Iterator[str]] = {}
    for source_id, source in sorted(sources.items()):
        if source.siglum:
            continue
        first = of_publisher.get(source.publisher)
        if first and source.publisher not in further:
            further[source.publisher] = _further(first)
        candidates = further[source.publisher] if first else _of(source.publisher)
        siglum = next(each for each in candidates if each.casefold() not in taken)
        found[source_id] = siglum
        taken.add(siglum.casefold())
        of_publisher.setdefault(source.publisher, siglum)
    return {source_id: found[source_id] for source_id in sources}


def _of(publisher: str) -> Iterator[str]:
    """Yield what may name a publisher, the shortest first."""
    words = [*filter(None, publisher.split("-"))] or ["source"]  # it may be no id
    initials = "".join(word[0] for word in words)
    if len(words) == 1:
        yield from (publisher[:length].upper() for length in range(2, len(publisher) + 1))
    else:
        yield from ((initials + words[-1][1:length]).upper() for length in range(1, len(words[-1]) + 1))
    yield from (f"{publisher[:2].upper()}{number}" for number in count(2))


def _further(first: str) -> Iterator[str]:
    """Yield what may name a further source of a publisher."""
    yield from (f"{first}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")
    yield from (f"{first}{number}" for number in count(2))
