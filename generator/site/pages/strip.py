"""Turns what is dated around an event into a strip: where each moment or span is, from 0 to 100."""

from dataclasses import dataclass, replace
from datetime import date

from generator.corpus import BACKGROUND, Corpus, coverage, model
from generator.site.pages.findings import dated, permalink, section_link
from generator.site.pages.link import Link

# More labels do not fit; the moments farthest from the event are left to the timeline page.
_MOST = 7
_FARTHEST_DAYS = 800


@dataclass(frozen=True)
class Moment:
    """Something dated: its date in words, where it leads, and where it is on the strip, in hundredths.

    `lane` is where its label stands: `up`, `down`, or nowhere, since another is there.
    """

    when: str
    link: Link
    at: int
    width: int
    is_here: bool
    is_inferred: bool
    lane: str = ""

    @property
    def place(self) -> str:
        """Return the classes by which the stylesheet puts it there: by tens and ones, without a style."""
        tens, ones = divmod(self.at, 10)
        wide_tens, wide_ones = divmod(self.width, 10)
        return f"brief-x{tens}0 brief-x{ones} brief-w{wide_tens}0 brief-w{wide_ones}"


def strip(corpus: Corpus, event_id: str) -> tuple[Moment, ...]:
    """Return what is dated near an event, in order, the event among it; nothing where it is alone.

    Of the whole briefing, whose events come first, where the event is none.
    """
    days = [_middle(event.date.sort_key) for key, event in corpus.events.items() if event_id in ("", key)]
    here = days[0] + (days[-1] - days[0]) / 2
    found: list[tuple[model.Event | model.Finding, Link, bool]] = [
        (event, section_link(corpus, key), key == event_id) for key, event in corpus.events.items()
    ]
    for section in (event_id, BACKGROUND) if event_id else corpus.sections:
        findings = coverage.reported(corpus.findings_of(section))
        found += ((linked.finding, permalink(linked), False) for linked in findings if linked.finding.date)
    near = sorted(found, key=lambda each: _rank(each, here, is_whole=not event_id))
    shown = [each for each in near[:_MOST] if abs((_middle(_key(each[0])) - here).days) <= _FARTHEST_DAYS]
    if len(shown) < 2:
        return ()
    first = min(_key(each[0])[0] for each in shown)
    last = max(_key(each[0])[1] for each in shown)
    length = max((last - first).days, 1)
    moments = []
    for record, link, is_here in sorted(shown, key=lambda each: _key(each[0])):
        begins, ends = _key(record)
        at = round(100 * (begins - first).days / length)
        width = round(100 * (ends - begins).days / length)
        is_inferred = bool(record.date_inferred)
        moments.append(Moment(dated(record) or "", link, at, width, is_here, is_inferred))
    return tuple(_with_lanes(moments))


# A letter of a label is about so wide, in hundredths of a strip on a wide screen, and of the bold one. In the
# second half a label stands before its moment.
_LETTER, _BOLD_LETTER = 0.7, 0.75
_SECOND_HALF = 55


def _with_lanes(moments: list[Moment]) -> list[Moment]:
    """Return moments with a lane for each label: what matters most first, none where both are taken."""
    taken: dict[str, list[tuple[float, float]]] = {"down": [], "up": []}
    lanes: dict[int, str] = {}
    weighty = sorted(
        range(len(moments)), key=lambda i: (not moments[i].is_here, bool(moments[i].link.anchor))
    )
    for index in weighty:
        moment, at = moments[index], moments[index].at
        letters = max(len(moment.when), len(moment.link.text))
        width = letters * (_BOLD_LETTER if moment.is_here else _LETTER)
        label = (at + 1 - width, at + 1) if at > _SECOND_HALF else (at - 1, at - 1 + width)
        for lane, others in taken.items():
            if all(label[1] < begin or end < label[0] for begin, end in others):
                others.append(label)
                lanes[index] = lane
                break
    return [replace(each, lane=lanes.get(index, "")) for index, each in enumerate(moments)]


def _key(record: model.Event | model.Finding) -> tuple[date, date]:
    assert record.date
    return record.date.sort_key


def _middle(span: tuple[date, date]) -> date:
    return span[0] + (span[1] - span[0]) / 2


def _rank(
    found: tuple[model.Event | model.Finding, Link, bool], here: date, *, is_whole: bool
) -> tuple[bool, int]:
    """Return what the strip has first: the event itself, or all events of the briefing; then what is near."""
    record, _, is_here = found
    comes_first = isinstance(record, model.Event) if is_whole else is_here
    return not comes_first, abs((_middle(_key(record)) - here).days)
