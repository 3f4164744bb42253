"""Rules on what a source says of itself."""

from collections.abc import Iterator

from generator.corpus import Draft, Key
from generator.rules.rule import Wrong


def primary_from_another(draft: Draft) -> Iterator[Wrong]:
    """A primary document has an origin other than itself.

    It is what others report on. What it has from somebody else it reports as an article does.

    Wrong:
        # data/sources/courier.yml
        primary: true
        origin: wire
        # data/publishers.yml
        courier: {name: The Courier, kind: outlet, descriptor: not assessed}
        wire: {name: The Wire, kind: agency, descriptor: not assessed}
    Right:
        # data/sources/courier.yml
        primary: true
    """
    for source_id, source in draft.sources.items():
        if source.primary and source.origin not in (None, "own", source.publisher):
            hint = "take out `primary`; or give the claims that it has from another their own `origin`"
            message = f"a primary document is its publisher's own, and this is from `{source.origin}`"
            yield Wrong(Key.source(source_id), ("origin",), message, hint)
