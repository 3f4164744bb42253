"""Rules on what a source says of itself."""

from collections import Counter
from collections.abc import Iterator

from generator.corpus import AtKey, Draft, Key, Steps, model
from generator.rules.rule import Wrong
from generator.text import Locator, counted, locator


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


def event_without_claim(draft: Draft) -> Iterator[Wrong]:
    """A source with several events says nothing of one of them.

    It would be counted among the articles that report the event, as silent on all of it.

    Wrong:
        # data/sources/courier.yml
        event: [talks, visit]
        # data/sources/post.yml (the whole file)
        publisher: courier
        accessed: 2031-05-02
        issued: 2031-05-02
        language: en
        event: visit
        summary: It reports that they met again.
        claims: [{finding: again, paragraph: 1}]
        # data/events/visit.yml (the whole file)
        title: A visit
        date: 2031-05-02
        date_rests_on: [again]
        in_brief: [{text: They met again., rests_on: [again]}]
        topics: [Talks]
        findings: {again: {topic: Talks, label: Again, about: [ana], text: They met again.}}
    Right:
        # data/sources/courier.yml
        event: talks
    """
    for source_id, source in draft.sources.items():
        sections = {key.partition("/")[0] for claim in draft.claims_of(source_id) for key in claim.findings}
        for index, event in enumerate(source.event):
            if len({*source.event}) > 1 and event in draft.events and event not in sections:
                if {*source.event} - draft.ids("events") or source_id in draft.dangling:
                    continue  # what is misspelt may be of this one
                message = f"no claim of this source is on the event `{event}`"
                yield Wrong(Key.source(source_id), ("event", index), message, "take it out of the list")


def equal_sigla(draft: Draft) -> Iterator[Wrong]:
    """Two sources have the same siglum, so that a mark could be of either.

    Wrong:
        # data/sources/courier.yml
        siglum: CO
        # data/sources/courier-again.yml (the whole file)
        publisher: courier
        siglum: Co
        accessed: 2031-05-02
        issued: 2031-05-01
        language: en
        event: talks
        summary: It reports that they met.
        claims: [{finding: met, paragraph: 1}]
    Right:
        # data/sources/courier.yml
        siglum: CO
        # data/sources/courier-again.yml (the whole file)
        publisher: courier
        siglum: COb
        accessed: 2031-05-02
        issued: 2031-05-01
        language: en
        event: talks
        summary: It reports that they met.
        claims: [{finding: met, paragraph: 1}]
    """
    first: dict[str, str] = {}
    for source_id, source in sorted(draft.sources.items()):
        if source.siglum:
            other = first.setdefault(source.siglum.casefold(), source_id)
            if other != source_id:
                message = f"`{other}` has the siglum `{draft.sources[other].siglum}` already"
                yield Wrong(Key.source(source_id), ("siglum",), message, "give one of the two another")


def two_kinds_of_places(draft: Draft) -> Iterator[Wrong]:
    """A source is cited by paragraphs here and by pages, times or posts there.

    Its places are counted in one way, and its text names them in one way. On a page, a paragraph may be
    named beside it: `page: 14, paragraph: 2`.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, page: 1}, {finding: met, id: met-again, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, page: 1}, {finding: met, id: met-again, page: 1, paragraph: 2}]
    """
    for source_id, source in draft.sources.items():
        places, record = list(_places(source)), Key.source(source_id)
        kind = Counter(place.kind for _, place in places).most_common(1)[0][0]
        for steps, place in places:
            if place.kind != kind:
                message = f"this is a {place.kind}, and the source is cited by {kind}s"
                hint = f"write `{kind}: …` here, or change its other claims"
                yield Wrong(record, (*steps, AtKey(place.kind)), message, hint)
        for field, of in (("pages", "page"), ("duration", "time")):
            if getattr(source, field) and kind != of:
                message = f"the source has `{field}`, and is cited by {kind}s"
                yield Wrong(
                    record, (AtKey(field),), message, f"name the `{of}` of each claim, or take it out"
                )


def place_beyond_the_source(draft: Draft) -> Iterator[Wrong]:
    """A page is beyond those that the document has, or a time beyond the end of the recording.

    `pages` and `duration` say how much there is.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, page: 13}]
        pages: 12
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, page: 12}]
        pages: 12
    """
    for source_id, source in draft.sources.items():
        ends = {"page": source.pages, "time": source.duration}
        for steps, place in _places(source):
            end = ends.get(place.kind)
            if end and place.span.last > end:
                is_page = place.kind == "page"
                has = f"has {counted(end, 'page')}" if is_page else f"ends at {locator.clock(end)}"
                steps = (*steps, place.kind)
                yield Wrong(Key.source(source_id), steps, f"{place} is beyond the source, which {has}")


def _places(source: model.Source) -> Iterator[tuple[Steps, Locator]]:
    """Yield every place in a source that its record names, with the steps to the record that names it."""
    for index, claim in enumerate(source.claims):
        yield ("claims", index), claim.locator
        translation = claim.quote.translation if claim.quote else None
        if translation and translation.has_place:
            yield ("claims", index, "quote", "translation"), translation.locator
    for actor, styles in source.names.items():
        for index, style in enumerate(styles):
            yield ("names", actor, index), style.locator
            if style.translation and style.translation.has_place:
                yield ("names", actor, index, "translation"), style.translation.locator
