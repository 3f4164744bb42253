"""Rules on what refers to what: every id that a record names must exist, and every record must be of use."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from generator.corpus import BACKGROUND, Corpus
from generator.fields import Meaning
from generator.problem import did_you_mean
from generator.rules.rule import Wrong


def unknown_actor(corpus: Corpus) -> Iterator[Wrong]:
    """An actor is named that has no file in `data/actors/`.

    The page would link to nobody.

    Wrong:
        # data/briefing.yml
        lead_actors: [anna]
    Right:
        # data/briefing.yml
        lead_actors: [ana]
    """
    yield from _unknown(corpus, Meaning.ACTOR, "actor", corpus.ids("actors"))


def unknown_publisher(corpus: Corpus) -> Iterator[Wrong]:
    """A publisher or an origin is named that does not stand in `data/publishers.yml`.

    A reader weighs a source by its publisher.

    Wrong:
        # data/sources/courier.yml
        publisher: curier
    Right:
        # data/sources/courier.yml
        publisher: courier
    """
    if corpus.is_broken("publishers"):
        return
    yield from _unknown(corpus, Meaning.PUBLISHER, "publisher", corpus.publishers)
    yield from _unknown(corpus, Meaning.ORIGIN, "publisher", {*corpus.publishers, "own"})


def unknown_event(corpus: Corpus) -> Iterator[Wrong]:
    """A source names an event that has no file in `data/events/`.

    Wrong:
        # data/sources/courier.yml
        event: talk
        claims: [{finding: talks/met, paragraph: 1}]
    Right:
        # data/sources/courier.yml
        event: talks
    """
    yield from _unknown(corpus, Meaning.EVENT, "event", corpus.ids("events"))


def unknown_finding(corpus: Corpus) -> Iterator[Wrong]:
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
        for record, path, ref in corpus.marked(meaning):
            home = corpus.home_of(record)
            key = corpus.resolve(ref, home)
            if key is None or "#" in key or key in corpus.findings:
                continue
            event, _, name = key.partition("/")
            if corpus.is_broken(corpus.record_of(event)):
                continue
            if event == BACKGROUND and corpus.background is None:
                if not missing_background:
                    yield Wrong(
                        record, path, "there is no file `background.yml`", "write it, or name a finding of an event"
                    )
                missing_background = True
                continue
            if event != BACKGROUND and event not in corpus.ids("events"):
                if "/" in ref:  # Without a slash it is the source's event that is unknown, and reported there.
                    yield Wrong(record, path, f"there is no event `{event}`", did_you_mean(event, corpus.ids("events")))
                continue
            own = {each.id for each in corpus.findings_of(event)}
            allowed = own if event == home else {f"{event}/{each}" for each in own}
            elsewhere = [each.key for each in corpus.findings.values() if each.id == name]
            hint = f"did you mean `{elsewhere[0]}`?" if elsewhere else did_you_mean(ref, allowed)
            yield Wrong(record, path, f"`{event}` has no finding `{name}`", hint)


def unknown_claim(corpus: Corpus) -> Iterator[Wrong]:
    """Something rests on `source#claim`, and that source makes no such claim.

    Wrong:
        # data/events/talks.yml
        date_rests_on: [courier#meet]
    Right:
        # data/events/talks.yml
        date_rests_on: [courier#met]
    """
    for record, path, ref in corpus.marked(Meaning.SUPPORT):
        source, mark, _ = ref.partition("#")
        if not mark or ref in corpus.claims or corpus.is_broken(f"sources/{source}") or source in corpus.dangling:
            continue  # A claim whose finding is misspelt has a misspelt id.
        if source not in corpus.sources:
            yield Wrong(record, path, f"there is no source `{source}`", did_you_mean(source, corpus.ids("sources")))
            continue
        hint = did_you_mean(ref, [claim.key for claim in corpus.claims_of(source)])
        yield Wrong(record, path, f"no claim is called `{ref}`", hint)


def unknown_account(corpus: Corpus) -> Iterator[Wrong]:
    """A claim is for an account that its finding does not have.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: no, account: denied, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}]
    """
    for claim in corpus.all_claims:
        for key in claim.findings:
            linked = corpus.findings.get(key)
            account = claim.claim.account
            if linked and account and account not in linked.finding.accounts:
                message, hint = f"`{key}` has no account `{account}`", did_you_mean(account, linked.finding.accounts)
                yield Wrong(f"sources/{claim.source}", ("claims", claim.index, "account"), message, hint)


def homeless_reference(corpus: Corpus) -> Iterator[Wrong]:
    """A finding is named without its event, in a record that belongs to none.

    Wrong:
        # data/briefing.yml
        in_brief: [{text: The two sides met., rests_on: [met]}]
    Right:
        # data/briefing.yml
        in_brief: [{text: The two sides met., rests_on: [talks/met]}]
    """
    for meaning in (Meaning.FINDING, Meaning.SUPPORT):
        for record, path, ref in corpus.marked(meaning):
            if corpus.resolve(ref, corpus.home_of(record)) is None:
                elsewhere = [each.key for each in corpus.findings.values() if each.id == ref]
                hint = f"did you mean `{elsewhere[0]}`?" if elsewhere else "write `event/finding`"
                if record.startswith("sources/"):
                    hint = f"{hint} Or give the source its `event`"
                yield Wrong(record, path, f"`{ref}` does not say of which event it is", hint)


def unknown_topic(corpus: Corpus) -> Iterator[Wrong]:
    """A finding has a topic that is not among its event's `topics`.

    It would stand in no section of the page.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {kind: gap, topic: Papers, label: The paper, text: Nobody says whether they signed a paper.}
    Right:
        # data/events/talks.yml
        topics: [Talks]
    """
    for home, topics in _topics(corpus):
        meant = _misspelt(corpus, home, topics)
        for linked in corpus.findings_of(home):
            topic = linked.finding.topic
            if topic not in topics and topic not in meant.values():
                path, message = ("findings", linked.id, "topic"), f"`{topic}` is none of the topics"
                yield Wrong(corpus.record_of(home), path, message, did_you_mean(topic, topics))


def unused_topic(corpus: Corpus) -> Iterator[Wrong]:
    """A topic has no finding, or stands in the list twice.

    Wrong:
        # data/events/talks.yml
        topics: [Talks, Trade]
    Right:
        # data/events/talks.yml
        topics: [Talks]
    """
    for home, topics in _topics(corpus):
        meant = _misspelt(corpus, home, topics)
        used = {linked.finding.topic for linked in corpus.findings_of(home)}
        for index, topic in enumerate(topics):
            path = ("topics", index)
            if topic in topics[:index]:
                message = f"the topic `{topic}` stands here a second time"
                yield Wrong(corpus.record_of(home), path, message, "take it out")
            elif topic not in used:
                hint = f"did you mean `{meant[topic]}`, as its findings say?" if topic in meant else "take it out"
                yield Wrong(corpus.record_of(home), path, f"no finding has the topic `{topic}`", hint)


def _topics(corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    for home, record in [*corpus.events.items(), (BACKGROUND, corpus.background)]:
        if record:
            yield home, record.topics


def _misspelt(corpus: Corpus, home: str, topics: tuple[str, ...]) -> dict[str, str]:
    """Return topics that no finding has, with the one that several findings have in its place."""
    used = Counter(linked.finding.topic for linked in corpus.findings_of(home))
    unknown = [topic for topic, times in used.items() if times > 1 and topic not in topics]
    close = {topic: get_close_matches(topic, unknown, n=1) for topic in topics if topic not in used}
    return {topic: found[0] for topic, found in close.items() if found}


def repeated_claim_id(corpus: Corpus) -> Iterator[Wrong]:
    """Two claims of one source have one id.

    Without an `id` a claim bears the id of its finding; a second claim on the same finding needs its own. Ids are
    permalinks, so they are never made from positions.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: met-again, paragraph: 2}]
    """
    for claim in corpus.all_claims:
        first = corpus.claims[claim.key]
        if first is not claim:
            record = f"sources/{claim.source}"
            line = corpus.line(record, ("claims", first.index))
            path = ("claims", claim.index, "id" if claim.claim.id else "finding")
            yield Wrong(
                record, path, f"the claim on line {line} is called `{claim.id}` too", "give this one its own `id`"
            )


def unmentioned_actor(corpus: Corpus) -> Iterator[Wrong]:
    """An actor has a file, and nothing names them.

    Their page would be empty; mostly a `speaker` or `about` was forgotten.

    Wrong:
        # data/actors/ben.yml (the whole file)
        name: Ben Roth
        kind: person
    Right:
        # data/sources/courier.yml
        names: {ana: [{exact: the harbour master, paragraph: 1}]}
    """
    if corpus.broken:
        return
    named = {actor for _, _, actor in corpus.marked(Meaning.ACTOR)}
    for actor in corpus.actors:
        if actor not in named:
            yield Wrong(f"actors/{actor}", (), f"nothing names `{actor}`", "add them to `speaker`, `about` or `names`")


def repeated_participant(corpus: Corpus) -> Iterator[Wrong]:
    """An actor stands twice among the participants of an event.

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
    for event_id, event in corpus.events.items():
        actors = [each.actor for each in event.participants]
        for index, actor in enumerate(actors):
            if actor in actors[:index]:
                path = ("participants", index, "actor")
                yield Wrong(
                    f"events/{event_id}", path, f"`{actor}` stands here a second time", "say both in one `role`"
                )


def repeated_reference(corpus: Corpus) -> Iterator[Wrong]:
    """A list names the same actor, finding or claim twice.

    Wrong:
        # data/events/talks.yml
        date_rests_on: [met, talks/met]
    Right:
        # data/events/talks.yml
        date_rests_on: [met]
    """
    for meaning in (Meaning.ACTOR, Meaning.FINDING, Meaning.SUPPORT):
        seen = set()
        for record, path, value in corpus.marked(meaning):
            if not isinstance(path[-1], int):
                continue  # no entry of a list
            name = value if meaning is Meaning.ACTOR else corpus.resolve(value, corpus.home_of(record))
            if (record, path[:-1], name) in seen:
                yield Wrong(record, path, f"`{value}` stands in this list a second time", "take it out")
            seen.add((record, path[:-1], name))


def event_without_article(corpus: Corpus) -> Iterator[Wrong]:
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
    for event_id in corpus.events:
        if not corpus.sources_of(event_id) and not corpus.may_lack_claims(event_id):
            hint = f"add `event: {event_id}` to the source that reports it"
            yield Wrong(f"events/{event_id}", (), f"no source has `event: {event_id}`", hint)


def comparison_within_event(corpus: Corpus) -> Iterator[Wrong]:
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
    for linked in corpus.findings.values():
        for index, comparison in enumerate(linked.finding.compares):
            key = corpus.resolve(comparison.finding, linked.home)
            if key and key.partition("/")[0] == linked.home:
                path = ("findings", linked.id, "compares", index, "finding")
                hint = "name a finding of another event, or make the two accounts of one finding"
                yield Wrong(corpus.record_of(linked.home), path, f"`{key}` belongs to the same event", hint)


def _unknown(corpus: Corpus, meaning: Meaning, word: str, known: Iterable[str]) -> Iterator[Wrong]:
    for record, path, value in corpus.marked(meaning):
        if value not in known:
            yield Wrong(record, path, f"there is no {word} `{value}`", did_you_mean(value, known))
