"""Rules on what editors choose to show: the open questions of the front page."""

from collections.abc import Iterator

from generator.corpus import BRIEFING_KEY, Draft
from generator.rules.rule import Wrong


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
            message = f"`{ref}` is no gap"
            yield Wrong(BRIEFING_KEY, ("open_questions", index), message, "name what no article says")
