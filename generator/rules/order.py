"""Rules on the order of dates."""

from collections.abc import Iterator

from generator.corpus import BRIEFING_KEY, Draft, Key
from generator.rules.rule import Wrong
from generator.text import dates


def dates_out_of_order(draft: Draft) -> Iterator[Wrong]:
    """Something was read before it appeared or after the briefing's date, or a role ended before it began.

    Wrong:
        # data/sources/courier.yml
        accessed: 2031-06-01
    Right:
        # data/sources/courier.yml
        accessed: 2031-05-02
    """
    as_of = draft.briefing.as_of
    for source_id, source in draft.sources.items():
        record = Key.source(source_id)
        if source.issued and _is_certain(source.issued) and source.issued.earliest > source.accessed.latest:
            yield Wrong(record, ("issued",), f"it appeared after it was read ({source.accessed})")
        if not draft.is_broken(BRIEFING_KEY) and source.accessed.earliest > as_of.latest:
            message = f"it was read after the briefing's own date ({as_of})"
            yield Wrong(
                record, ("accessed",), message, "set `as_of` in briefing.yml to the day of this edition"
            )
        if source.archive and source.issued and source.archive.captured.latest < source.issued.earliest:
            yield Wrong(
                record, ("archive", "captured"), f"the copy is older than the article ({source.issued})"
            )
        capture = draft.captures.get(source_id)
        if capture and source.issued and capture.captured.latest < source.issued.earliest:
            message = f"the text was captured before the article appeared ({source.issued})"
            yield Wrong(Key.capture(source_id), ("captured",), message)
    for actor_id, actor in draft.actors.items():
        for index, role in enumerate(actor.roles):
            if role.since and role.until and role.since.earliest > role.until.latest:
                message = f"the role ended before it began ({role.since})"
                yield Wrong(Key.actor(actor_id), ("roles", index, "until"), message)


def _is_certain(date: dates.EdtfDate) -> bool:
    return date.text[-1] not in "?~%"
