"""Rules on the order of dates."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from generator.corpus import BRIEFING_KEY, PUBLISHERS_KEY, Draft, Key, Steps
from generator.rules.rule import Wrong
from generator.text import dates

# At one moment the calendars of two places may be a day apart, which says nothing about what came first.
_BETWEEN_CALENDARS = 1
# So much an uncertain or approximate date may be off.
_ABOUT = timedelta(days=366)


def dates_out_of_order(draft: Draft) -> Iterator[Wrong]:
    """Something was read before it appeared or after the briefing's date, or it has not happened yet.

    Everything on the site is told as past or present. What is still to come is told without `date`, in the
    words of whoever announced it. A day's difference is no mistake: the calendars of two places may be a day
    apart.

    Wrong:
        # data/sources/courier.yml
        accessed: 2031-06-01
    Right:
        # data/sources/courier.yml
        accessed: 2031-05-02
    """
    for source_id, source in draft.sources.items():
        record, issued = Key.source(source_id), source.issued
        if issued and issued.text[-1] in "?~%":
            issued = replace(issued, earliest=issued.earliest - _ABOUT)
        if issued and _is_after(issued, source.accessed):
            yield Wrong(record, ("issued",), f"it appeared after it was read ({source.accessed})")
        if source.archive and issued and _is_after(issued, source.archive.captured):
            yield Wrong(record, ("archive", "captured"), f"the copy is older than the article ({issued})")
        capture = draft.captures.get(source_id)
        if capture and issued and _is_after(issued, capture.captured):
            message = f"the text was captured before the article appeared ({issued})"
            yield Wrong(Key.capture(source_id), ("captured",), message)
    for actor_id, actor in draft.actors.items():
        for index, role in enumerate(actor.roles):
            if role.since and role.until and role.since.earliest > role.until.latest:
                message = f"the role ended before it began ({role.since})"
                yield Wrong(Key.actor(actor_id), ("roles", index, "until"), message)
    if draft.is_broken(BRIEFING_KEY):
        return
    as_of = draft.briefing.as_of
    for what, record, steps, day in _told(draft):
        if _is_after(day, as_of) or (what == _HAPPENED and _ends_after(day, as_of)):
            message = f"{what} after the briefing's own date ({as_of})"
            hint = "set `as_of` in briefing.yml to the day of this edition"
            if what == _HAPPENED:
                hint = f"{hint}; or tell what is still to come without a date of its own"
            yield Wrong(record, steps, message, hint)


_READ, _COPIED, _HAPPENED = "it was read", "it was copied", "this is"


def _told(draft: Draft) -> Iterator[tuple[str, Key, Steps, dates.EdtfDate]]:
    """Yield every day on which something was read or happened, as the site tells it."""
    for source_id, source in draft.sources.items():
        yield _READ, Key.source(source_id), ("accessed",), source.accessed
        if source.archive:
            yield _COPIED, Key.source(source_id), ("archive", "captured"), source.archive.captured
    for publisher_id, publisher in draft.publishers.items():
        if publisher.reference:
            steps: Steps = (publisher_id, "reference", "accessed")
            yield _READ, PUBLISHERS_KEY, steps, publisher.reference.accessed
    for event_id, event in draft.events.items():
        yield _HAPPENED, Key.event(event_id), ("date",), event.date
        if event.date_reference:
            yield _READ, Key.event(event_id), ("date_reference", "accessed"), event.date_reference.accessed
    for linked in draft.findings.values():
        finding, top = linked.finding, ("findings", linked.id)
        if finding.date:
            yield _HAPPENED, linked.record, (*top, "date"), finding.date
        if finding.reference:
            yield _READ, linked.record, (*top, "reference", "accessed"), finding.reference.accessed
    for actor_id, actor in draft.actors.items():
        for index, role in enumerate(actor.roles):
            if role.since:
                yield _HAPPENED, Key.actor(actor_id), ("roles", index, "since"), role.since


def _ends_after(span: dates.EdtfDate, day: dates.EdtfDate) -> bool:
    """Say whether a span of time, whose end is known, ends after a day."""
    end = span.text.partition("/")[2]
    return end not in ("", "..") and _is_after(dates.parse(end), day)


def _is_after(later: dates.EdtfDate, earlier: dates.EdtfDate) -> bool:
    """Say whether a date is after another, whatever the place of each."""
    return later.earliest.toordinal() - earlier.latest.toordinal() > _BETWEEN_CALENDARS
