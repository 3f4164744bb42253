"""Rules on what editors choose to show: open questions, leads, and how articles differ."""

from collections.abc import Iterator

from generator.corpus import BRIEFING_KEY, Draft, Key
from generator.rules.rule import Wrong
from generator.text import listed

_LEAD = 3  # sentences
_NAMED = 3  # gaps in a hint


def question_that_is_no_gap(draft: Draft) -> Iterator[Wrong]:
    """An open question of the briefing is something that articles report.

    Wrong:
        # data/briefing.yml
        open_questions: [talks/met]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          length: {kind: gap, topic: Talks, label: The length, text: No article says how long they met.}
        # data/briefing.yml
        open_questions: [talks/length]
    """
    for index, ref in enumerate(draft.briefing.open_questions):
        linked = draft.findings.get(ref)
        if linked and linked.finding.kind != "gap":
            gaps = [each.key for each in draft.findings_of(linked.section) if each.finding.kind == "gap"]
            named = f": {listed((f'`{key}`' for key in gaps[:_NAMED]), 'or')}" if gaps else ""
            message, hint = f"`{ref}` is no gap", f"name what no article says{named}"
            yield Wrong(BRIEFING_KEY, ("open_questions", index), message, hint)


def misplaced_difference(draft: Draft) -> Iterator[Wrong]:
    """A finding says how its articles differ, and what they say is not set side by side, or not so.

    Accounts contradict each other; wordings are of one matter, in another sense or in other words.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met., difference: sense}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met., difference: sense,
                wordings: true}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: they met}]
        # data/sources/mail.yml
        publisher: courier
        accessed: 2031-05-02
        issued: 2031-05-01
        language: en
        event: talks
        summary: It reports that they met.
        claims: [{finding: met, paragraph: 1, quote: they came together}]
    """
    for linked in draft.findings.values():
        finding = linked.finding
        if not finding.difference:
            continue
        needs = "accounts" if finding.difference == "contradiction" else "wordings"
        if not getattr(finding, needs):
            message = f"`{finding.difference}` is for a finding with `{needs}`"
            hint = "without `difference`, accounts contradict each other, and wordings are other words"
            yield Wrong(linked.record, ("findings", linked.id, "difference"), message, hint)


def long_lead(draft: Draft) -> Iterator[Wrong]:
    """The lead of an actor has more than three sentences: who they are, what they said, what is reported.

    Wrong:
        # data/actors/ana.yml
        lead:
          - {text: Ana Lind met the other side., rests_on: [talks/met]}
          - {text: They met at the harbour., rests_on: [talks/met]}
          - {text: She came first., rests_on: [talks/met]}
          - {text: She left last., rests_on: [talks/met]}
    Right:
        # data/actors/ana.yml
        lead:
          - {text: Ana Lind met the other side., rests_on: [talks/met]}
    """
    for actor_id, actor in draft.actors.items():
        if len(actor.lead) > _LEAD:
            message = f"this lead has {len(actor.lead)} sentences; {_LEAD} are the most"
            hint = "what else a reader should know goes into `notes`"
            yield Wrong(Key.actor(actor_id), ("lead", _LEAD), message, hint)
