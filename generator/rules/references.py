"""Rules on what refers to what: every id that a record names must exist, and every record must be of use."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches

from generator.corpus import BACKGROUND, PUBLISHERS_KEY, Draft, Key, Meaning
from generator.rules.rule import Wrong
from generator.text import near


def unknown_actor(draft: Draft) -> Iterator[Wrong]:
    """An actor is named that has no file in `data/actors/`.

    The link would be dead.

    Wrong:
        # data/briefing.yml
        lead_actors: [anna]
    Right:
        # data/briefing.yml
        lead_actors: [ana]
    """
    yield from _unknown(draft, Meaning.ACTOR, "actor", draft.names("actors"))


def unknown_publisher(draft: Draft) -> Iterator[Wrong]:
    """A publisher or an origin is named that is not in `data/publishers.yml`.

    A reader weighs a source by its publisher.

    Wrong:
        # data/sources/courier.yml
        publisher: curier
    Right:
        # data/sources/courier.yml
        publisher: courier
    """
    if draft.is_broken(PUBLISHERS_KEY):
        return
    publishers = draft.names("publishers")
    yield from _unknown(draft, Meaning.PUBLISHER, "publisher", publishers)
    yield from _unknown(draft, Meaning.ORIGIN, "publisher", {**publishers, "own": ()})


def unknown_event(draft: Draft) -> Iterator[Wrong]:
    """A source names an event that has no file in `data/events/`.

    Wrong:
        # data/sources/courier.yml
        event: talk
        claims: [{finding: talks/met, paragraph: 1}]
    Right:
        # data/sources/courier.yml
        event: talks
    """
    if not draft.is_broken(Key.event("")):  # there is no event at all
        yield from _unknown(draft, Meaning.EVENT, "event", draft.names("events"))


def unknown_finding(draft: Draft) -> Iterator[Wrong]:
    """A finding is named that its event does not have.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: meet, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}]
    """
    missing_background = False
    for meaning in (Meaning.FINDING, Meaning.SUPPORT):
        for record, steps, ref in draft.marked(meaning):
            sections = draft.sections_of(record)
            key = draft.resolve(ref, record)
            if meaning is Meaning.FINDING and "#" in ref:
                claim = draft.claims.get(ref)
                meant = claim.findings[:1] if claim else ()
                hint = f"did you mean `{meant[0]}`?" if meant else "write `event/finding`"
                yield Wrong(record, steps, f"`{ref}` is a claim, and this must be a finding", hint)
                continue
            if key is None or "#" in key or key in draft.findings:
                continue
            event, _, name = key.partition("/")
            if "/" not in ref and {*sections} - {*draft.ids("events"), BACKGROUND} and len(sections) > 1:
                continue  # it may be of the event that is unknown
            others = [] if "/" in ref else sections
            if any(draft.is_broken(Key.section(each)) for each in (event, "", *others)):
                continue
            if event == BACKGROUND and draft.background is None:
                if not missing_background:
                    hint = "write it, or name a finding of an event"
                    yield Wrong(record, steps, "there is no file `background.yml`", hint)
                missing_background = True
                continue
            if event != BACKGROUND and event not in draft.ids("events"):
                if "/" in ref:  # else it is the source's event that is unknown, and reported there
                    yield Wrong(
                        record,
                        steps,
                        f"there is no event `{event}`",
                        near.did_you_mean(event, {**draft.names("events"), BACKGROUND: ()}),
                    )
                continue
            # The same id elsewhere, else what is near in this event.
            elsewhere = [each.key for each in draft.findings.values() if each.id == name]
            own = {each.id if each.section in sections else each.key: (each.finding.label.plain,)
                   for section in dict.fromkeys((event, *sections))
                   for each in draft.findings_of(section)}  # fmt: skip
            hint = (
                f"did you mean `{elsewhere[0]}`?"
                if elsewhere
                else near.did_you_mean(name if event in sections else ref, own)
            )
            yield Wrong(record, steps, f"`{event}` has no finding `{name}`", hint)


def unknown_claim(draft: Draft) -> Iterator[Wrong]:
    """Something rests on `source#claim`, and that source makes no such claim.

    Wrong:
        # data/events/talks.yml
        date_rests_on: [courier#meet]
    Right:
        # data/events/talks.yml
        date_rests_on: [courier#met]
    """
    for record, steps, ref in draft.marked(Meaning.SUPPORT):
        source, mark, _ = ref.partition("#")
        if not mark or ref in draft.claims or draft.is_broken(Key.source(source)) or source in draft.dangling:
            continue  # A claim whose finding is misspelt has a misspelt id.
        if source not in draft.sources:
            yield Wrong(
                record,
                steps,
                f"there is no source `{source}`",
                near.did_you_mean(source, draft.names("sources")),
            )
            continue
        hint = near.did_you_mean(ref, [claim.key for claim in draft.claims_of(source)])
        yield Wrong(record, steps, f"no claim is called `{ref}`", hint)


def unknown_account(draft: Draft) -> Iterator[Wrong]:
    """A claim is for an account that its finding does not have.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: no, account: denied, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}]
    """
    for claim in draft.all_claims:
        for key in claim.findings:
            linked = draft.findings.get(key)
            account = claim.account
            if linked and account and account not in linked.finding.accounts:
                message, hint = (
                    f"`{key}` has no account `{account}`",
                    near.one_of(account, linked.finding.accounts),
                )
                yield Wrong(claim.record, (*claim.steps, "account"), message, hint)


def homeless_reference(draft: Draft) -> Iterator[Wrong]:
    """A finding is named without its event, in a record that belongs to none.

    Wrong:
        # data/briefing.yml
        in_brief: [{text: The two sides met., rests_on: [met]}]
    Right:
        # data/briefing.yml
        in_brief: [{text: The two sides met., rests_on: [talks/met]}]
    """
    for meaning in (Meaning.FINDING, Meaning.SUPPORT):
        for record, steps, ref in draft.marked(meaning):
            if draft.resolve(ref, record) is None:
                elsewhere = [each.key for each in draft.findings.values() if each.id == ref]
                hint = f"did you mean `{elsewhere[0]}`?" if elsewhere else "write `event/finding`"
                if record.folder == "sources":
                    hint = f"{hint} Or give the source its `event`"
                yield Wrong(record, steps, f"`{ref}` does not say of which event it is", hint)


def unknown_topic(draft: Draft) -> Iterator[Wrong]:
    """A finding has a topic that is not among its event's `topics`.

    It would be in no section of the page.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {kind: gap, topic: Papers, label: The paper, text: Nobody says whether they signed a paper.}
    Right:
        # data/events/talks.yml
        topics: [Talks]
    """
    for section, topics in _topics(draft):
        known = {*topics, *_misspelt(draft, section, topics).values()}
        for linked in draft.findings_of(section):
            topic = linked.finding.topic
            if topic not in known:
                message, hint = f"`{topic}` is none of the topics", near.one_of(topic, topics)
                yield Wrong(Key.section(section), ("findings", linked.id, "topic"), message, hint)


def unused_topic(draft: Draft) -> Iterator[Wrong]:
    """A topic has no finding, or is in the list twice.

    Wrong:
        # data/events/talks.yml
        topics: [Talks, Trade]
    Right:
        # data/events/talks.yml
        topics: [Talks]
    """
    for section, topics in _topics(draft):
        meant = _misspelt(draft, section, topics)
        used = {linked.finding.topic for linked in draft.findings_of(section)}
        unknown = used - {*topics, *meant.values()}
        # None: one that is near to no topic may mean any of them.
        named_by_slip = {near.nearest(each, dict.fromkeys(topics, ())) for each in unknown}
        first = {topic: index for index, topic in reversed([*enumerate(topics)])}
        for index, topic in enumerate(topics):
            steps = ("topics", index)
            if first[topic] < index:
                message = f"the topic `{topic}` appears here a second time"
                yield Wrong(Key.section(section), steps, message, "take it out")
            elif topic not in used and (topic in meant or not {topic, None} & named_by_slip):
                named = meant.get(topic)
                hint = f"did you mean `{named}`, as its findings say?" if named else "take it out"
                yield Wrong(Key.section(section), steps, f"no finding has the topic `{topic}`", hint)


def _topics(draft: Draft) -> Iterator[tuple[str, tuple[str, ...]]]:
    for section, record in draft.sections.items():
        yield section, tuple(topic.title for topic in record.topics)


def _misspelt(draft: Draft, section: str, topics: tuple[str, ...]) -> dict[str, str]:
    """Return topics that no finding has, with the one that several findings have in its place."""
    used = Counter(linked.finding.topic for linked in draft.findings_of(section))
    unknown = [topic for topic in used.keys() - {*topics} if used[topic] > 1]
    close = {topic: get_close_matches(topic, unknown, n=1) for topic in topics if topic not in used}
    return {topic: found[0] for topic, found in close.items() if found}


def repeated_claim_id(draft: Draft) -> Iterator[Wrong]:
    """Two claims of one source have one id.

    Without an `id` a claim has the id of its finding; a second claim on the same finding needs its own. Ids
    are permalinks, so they are never made from positions.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: met-again, paragraph: 2}]
    """
    for claim in draft.all_claims:
        first = draft.claims[claim.key]
        if first is not claim:
            record = claim.record
            line = draft.written.line(record, first.steps)
            has_own = draft.sources[claim.source].claims[claim.index].id
            steps = (*claim.steps, "id" if has_own else "finding")
            yield Wrong(
                record,
                steps,
                f"the claim on line {line} is called `{claim.id}` too",
                "give this one its own `id`",
            )


def unmentioned_actor(draft: Draft) -> Iterator[Wrong]:
    """An actor has a file, and nothing names them.

    Their page would be empty; usually a `speaker` or `about` was forgotten.

    Wrong:
        # data/actors/ben.yml (the whole file)
        name: Ben Roth
        kind: person
    Right:
        # data/sources/courier.yml
        names: {ana: [{exact: the harbour master, paragraph: 1}]}
    """
    if draft.broken:
        return
    named = {actor for _, _, actor in draft.marked(Meaning.ACTOR)}
    if not named <= draft.actors.keys():
        return  # an id misspelt may mean this one
    for actor in draft.actors:
        if actor not in named:
            yield Wrong(
                Key.actor(actor), (), f"nothing names `{actor}`", "add them to `speaker`, `about` or `names`"
            )


def repeated_participant(draft: Draft) -> Iterator[Wrong]:
    """An actor is twice among the participants of an event.

    Wrong:
        # data/events/talks.yml
        participants:
          - {actor: ana, role: host, rests_on: [met]}
          - {actor: ana, role: speaker, rests_on: [met]}
    Right:
        # data/events/talks.yml
        participants:
          - {actor: ana, role: host and speaker, rests_on: [met]}
    """
    for event_id, event in draft.events.items():
        actors = [each.actor for each in event.participants]
        for index, actor in enumerate(actors):
            if actor in actors[:index]:
                steps = ("participants", index, "actor")
                yield Wrong(
                    Key.event(event_id),
                    steps,
                    f"`{actor}` appears here a second time",
                    "say both in one `role`",
                )


def repeated_reference(draft: Draft) -> Iterator[Wrong]:
    """A list names the same actor, event, finding or claim twice.

    Wrong:
        # data/events/talks.yml
        date_rests_on: [met, talks/met]
    Right:
        # data/events/talks.yml
        date_rests_on: [met]
    """
    for meaning in (Meaning.ACTOR, Meaning.EVENT, Meaning.FINDING, Meaning.SUPPORT):
        seen = set()
        for record, steps, value in draft.marked(meaning):
            if not isinstance(steps[-1], int):
                continue  # no entry of a list
            is_reference = meaning in (Meaning.FINDING, Meaning.SUPPORT)
            name = draft.resolve(value, record) if is_reference else value
            if (record, steps[:-1], name) in seen:
                yield Wrong(record, steps, f"`{value}` appears in this list a second time", "take it out")
            seen.add((record, steps[:-1], name))


def event_without_article(draft: Draft) -> Iterator[Wrong]:
    """No source names an event as the one that it reports.

    An event's page counts its articles; there must be one.

    Wrong:
        # data/sources/courier.yml (the whole file)
        publisher: courier
        accessed: 2031-05-02
        issued: 2031-05-01
        language: en
        summary: It reports that they met.
        claims: [{finding: talks/met, paragraph: 1}]
    Right:
        # data/sources/courier.yml
        event: talks
    """
    for event_id in draft.events:
        if not draft.sources_of(event_id) and not draft.may_lack_claims(event_id):
            hint = f"add `event: {event_id}` to the source that reports it"
            yield Wrong(Key.event(event_id), (), f"no source has `event: {event_id}`", hint)


def claim_of_another_event(draft: Draft) -> Iterator[Wrong]:
    """A claim is on a finding of an event that its source does not report.

    The event counts its articles; one that says something of it is one of them.

    Wrong:
        # data/sources/post.yml (the whole file)
        publisher: courier
        accessed: 2031-05-02
        issued: 2031-05-02
        language: en
        event: signing
        summary: It reports that they signed, and met.
        claims: [{finding: signed, paragraph: 1}, {finding: talks/met, paragraph: 2}]
        # data/events/signing.yml (the whole file)
        title: The signing
        date: 2031-05-02
        date_rests_on: [signed]
        in_brief: [{text: They signed., rests_on: [signed]}]
        topics: [Papers]
        findings: {signed: {topic: Papers, label: The paper, about: [ana], text: They signed.}}
    Right:
        # data/sources/courier.yml
        event: talks
    """
    for claim in draft.all_claims:
        reported = draft.sources[claim.source].event
        if {*reported} - draft.ids("events"):
            continue  # an event misspelt may mean this one
        for index, key in enumerate(claim.findings):
            event = key.partition("/")[0]
            is_counted = reported or draft.sources_of(event)  # else the event has no article at all
            if is_counted and key in draft.findings and event not in (*reported, BACKGROUND):
                steps = (*claim.steps, "finding", index)
                events = ", ".join((*reported, event))
                hint = f"write `event: {f'[{events}]' if reported else events}`"
                yield Wrong(claim.record, steps, f"this source does not report the event `{event}`", hint)


def comparison_within_event(draft: Draft) -> Iterator[Wrong]:
    """A finding is compared with one of the same event.

    A comparison is of the same matter at another time. Two versions of one matter are accounts.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          left: {kind: gap, topic: Talks, label: The end, text: Nobody says when it ended.,
                 compares: [{finding: met, note: The end of it.}]}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          left: {kind: gap, topic: Talks, label: The end, text: Nobody says when it ended.}
    """
    for linked in draft.findings.values():
        for index, comparison in enumerate(linked.finding.compares):
            key = draft.resolve(comparison.finding, linked.record)
            if key and key.partition("/")[0] == linked.section:
                steps = ("findings", linked.id, "compares", index, "finding")
                hint = "name a finding of another event, or make the two accounts of one finding"
                yield Wrong(linked.record, steps, f"`{key}` belongs to the same event", hint)


def _unknown(
    draft: Draft, meaning: Meaning, word: str, known: Mapping[str, Iterable[str]]
) -> Iterator[Wrong]:
    for record, steps, value in draft.marked(meaning):
        if value not in known:
            parts = re.split(r"\s*[,;]\s*", value)
            several = len(parts) > 1 and all(part in known for part in parts)
            hint = f"write `[{', '.join(parts)}]`" if several else near.did_you_mean(value, known)
            yield Wrong(record, steps, f"there is no {word} `{value}`", hint)
