"""Rules on what rests on what: no sentence without a source, or a label that says whose it is."""

from collections.abc import Iterator

from generator.corpus import PUBLISHERS_KEY, AtKey, Draft, Key, LinkedFinding, Meaning
from generator.rules.rule import Wrong


def unsupported_finding(draft: Draft) -> Iterator[Wrong]:
    """No source makes a claim for the whole text of a finding.

    A finding is what sources report.
    What the editor concludes is a `judgment`; what no source says is a `gap`.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {topic: Talks, label: The paper, text: They signed a paper.}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {kind: gap, topic: Talks, label: The paper, text: Nobody says whether they signed a paper.}
    """
    for linked in draft.findings.values():
        if draft.may_lack_claims(linked.section):
            continue
        if linked.finding.kind == "reported" and not draft.claims_on(linked.key):
            part = " (one supports a part of it)" if draft.claims_on(linked.key, part=True) else ""
            message = f"no claim is for `{linked.key}`{part}"
            yield _wrong(linked, "text", message, "add the claim to its source, or label it: kind: gap")


def unsupported_account(draft: Draft) -> Iterator[Wrong]:
    """No source makes a claim for an account.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.,
                question: Did they meet?, accounts: {denied: The two sides did not meet.}}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
    """
    for linked in draft.findings.values():
        for account in linked.finding.accounts:
            if not draft.claims_on(linked.key, account) and not draft.may_lack_claims(linked.section):
                steps = ("findings", linked.id, "accounts", account)
                message = f"no claim is for the account `{account}` of `{linked.key}`"
                hint = f"add `account: {account}` to the claim that says so"
                yield Wrong(linked.record, steps, message, hint)


def resting_on_nothing(draft: Draft) -> Iterator[Wrong]:
    """Something rests on a finding that no source reports: a gap, context, or a judgment of the editor's.

    A judgment may rest on judgments; a line, a role or a place would show the editor's view as reported.

    Wrong:
        # data/events/talks.yml
        place: {text: The harbour, rests_on: [signed]}
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {kind: gap, topic: Talks, label: The paper, text: Nobody says whether they signed a paper.}
    Right:
        # data/events/talks.yml
        place: {text: The harbour, rests_on: [met]}
    """
    for record, steps, ref in draft.marked(Meaning.SUPPORT):
        key = draft.resolve(ref, record)
        linked = draft.findings.get(key or "")
        is_judgment = linked is not None and linked.finding.kind == "judgment" and steps[0] != "findings"
        if linked and (is_judgment or linked.finding.kind in ("gap", "context")):
            message = f"`{key}` is a {linked.finding.kind} finding, so this rests on no source"
            yield Wrong(record, steps, message)


def circular_support(draft: Draft) -> Iterator[Wrong]:
    """A judgment rests on itself, by way of other judgments.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: They trust each other.,
                  rests_on: [met, peace], confidence: low}
          peace: {kind: judgment, topic: Talks, label: Peace, text: They want peace.,
                  rests_on: [trust], confidence: low}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: They trust each other.,
                  rests_on: [met], confidence: low}
          peace: {kind: judgment, topic: Talks, label: Peace, text: They want peace.,
                  rests_on: [trust], confidence: low}
    """
    for linked in draft.findings.values():
        for index, ref in enumerate(linked.finding.rests_on):
            if way := _way(draft, draft.resolve(ref, linked.record), linked.key):
                message = " → ".join(f"`{key}`" for key in (linked.key, *way))
                steps = ("findings", linked.id, "rests_on", index)
                yield Wrong(linked.record, steps, f"it rests on itself: {message}")


def claim_on_unreported(draft: Draft) -> Iterator[Wrong]:
    """A claim supports a finding that is labelled as what no source says, or as the editor's.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {kind: gap, topic: Talks, label: The paper, text: Nobody says whether they signed a paper.}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: signed, paragraph: 2}]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          signed: {topic: Talks, label: The paper, text: They signed a paper.}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: signed, paragraph: 2}]
    """
    for claim in draft.all_claims:
        for index, key in enumerate(claim.findings):
            linked = draft.findings.get(key)
            if linked and linked.finding.kind != "reported":
                message = f"`{key}` is a {linked.finding.kind} finding, and this source reports it"
                steps = (*claim.steps, "finding", index)
                yield Wrong(claim.record, steps, message, "make it a reported finding, or take the claim out")


def unexplained_part(draft: Draft) -> Iterator[Wrong]:
    """A claim supports a part of a finding and does not say which.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: hands, part: true, paragraph: 2}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1},
                 {finding: met, id: hands, part: true, text: They shook hands., paragraph: 2}]
    """
    for claim in draft.all_claims:
        if claim.part and not claim.text:
            message = "this claim is for a part of its finding: `text` must say for which"
            yield Wrong(claim.record, (*claim.steps, "part"), message)


def account_of_several_findings(draft: Draft) -> Iterator[Wrong]:
    """A claim for an account names several findings, so that it is not clear whose account it is.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.,
                question: Did they meet?, accounts: {denied: The two sides did not meet.}}
          left: {topic: Talks, label: The end, text: They left early.,
                 question: When did they leave?, accounts: {denied: They left late.}}
        # data/sources/courier.yml
        claims: [{finding: [met, left], paragraph: 1},
                 {finding: [met, left], id: no, account: denied, paragraph: 2}]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.,
                question: Did they meet?, accounts: {denied: The two sides did not meet.}}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: no, account: denied, paragraph: 2}]
    """
    for claim in draft.all_claims:
        if claim.account and len(draft.sources[claim.source].claims[claim.index].finding) > 1:
            message = "a claim for an account names one finding only"
            yield Wrong(claim.record, (*claim.steps, "account"), message, "make it two claims")


def accounts_without_question(draft: Draft) -> Iterator[Wrong]:
    """A finding has accounts and no question, or a question and no accounts.

    The question tells a reader at a glance on what the versions differ.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.,
                question: Did they meet?}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
    """
    for linked in draft.findings.values():
        finding = linked.finding
        if finding.accounts and not finding.question:
            yield _wrong(linked, "accounts", "these accounts answer no `question`")
        if finding.question and not finding.accounts:
            yield _wrong(linked, "question", "a question is for accounts, and there are none")


def unfounded_judgment(draft: Draft) -> Iterator[Wrong]:
    """A judgment does not say what it rests on, or with how much confidence it is made.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: They trust each other., rests_on: [met]}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: They trust each other.,
                  rests_on: [met], confidence: low}
    """
    for linked in draft.findings.values():
        if linked.finding.kind == "judgment":
            if not linked.finding.rests_on:
                yield _wrong(linked, "kind", "this judgment rests on nothing", "add `rests_on`")
            if not linked.finding.confidence:
                hint = "add `confidence`: low, moderate or high"
                yield _wrong(linked, "kind", "this judgment has no confidence", hint)


def unfounded_context(draft: Draft) -> Iterator[Wrong]:
    """Context comes from no public page that a reader could open.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          tide: {kind: context, topic: Talks, label: The tide, text: The tide was high.}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          tide: {kind: context, topic: Talks, label: The tide, text: The tide was high.,
                 reference: {title: Tide tables, url: "https://tides.example", accessed: 2031-05-01}}
    """
    for linked in draft.findings.values():
        if linked.finding.kind == "context" and not linked.finding.reference:
            yield _wrong(
                linked, "kind", "this context has no `reference`", "name the public page that says it"
            )


def misplaced_basis(draft: Draft) -> Iterator[Wrong]:
    """A finding has a field that its kind has no use for.

    `rests_on` and `confidence` are for judgments, `reference` and `bears_on` for context; a reported finding
    rests on its claims. A speaker, accounts and wordings are for what is reported.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met., confidence: high}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
    """
    uses = {
        **dict.fromkeys(("rests_on", "confidence"), "judgment"),
        **dict.fromkeys(("reference", "bears_on"), "context"),
        **dict.fromkeys(("accounts", "speaker", "attributed_to", "wordings"), "reported"),
    }
    for linked in draft.findings.values():
        for field, kind in uses.items():
            if getattr(linked.finding, field) and linked.finding.kind != kind:
                message = (
                    f"`{field}` is for findings of the kind `{kind}`; this one is `{linked.finding.kind}`"
                )
                yield _wrong(linked, field, message)


def wordings_of_accounts(draft: Draft) -> Iterator[Wrong]:
    """A finding has both `accounts` and `wordings`.

    Accounts show the words of each version already; side by side they would seem to be of one.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met., wordings: true,
                question: Did they meet?, accounts: {denied: The two sides did not meet.}}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: they met},
                 {finding: met, id: no, account: denied, paragraph: 2, quote: they did not}]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.,
                question: Did they meet?, accounts: {denied: The two sides did not meet.}}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: they met},
                 {finding: met, id: no, account: denied, paragraph: 2, quote: they did not}]
    """
    for linked in draft.findings.values():
        if linked.finding.accounts and linked.finding.wordings:
            yield _wrong(linked, "wordings", "its accounts show their words already", "take `wordings` out")


def undocumented_date(draft: Draft) -> Iterator[Wrong]:
    """An event's date rests neither on a claim nor on a note with a public page; or it rests on both.

    Wrong:
        # data/events/talks.yml
        date_rests_on: []
    Right:
        # data/events/talks.yml
        date_rests_on: []
        date_note: No article gives the day; it is inferred.
        date_reference: {title: Port calendar, url: "https://port.example", accessed: 2031-05-01}
    """
    for event_id, event in draft.events.items():
        if event.date_rests_on and (event.date_note or event.date_reference):
            message = "a source dates this event, so nothing about its date is inferred"
            yield Wrong(Key.event(event_id), ("date",), message, "take `date_note` and `date_reference` out")
        if not event.date_rests_on and not (event.date_note and event.date_reference):
            hint = "add `date_rests_on`; or `date_note` and `date_reference`, where no source says it"
            yield Wrong(Key.event(event_id), ("date",), "nothing says how this date is known", hint)


def undocumented_descriptor(draft: Draft) -> Iterator[Wrong]:
    """A source descriptor says something of a publisher, and no reference supports it.

    Wrong:
        # data/publishers.yml
        courier: {name: The Courier, kind: outlet, descriptor: Owned by the port.}
    Right:
        # data/publishers.yml
        courier: {name: The Courier, kind: outlet, descriptor: not assessed}
    """
    for publisher_id, publisher in draft.publishers.items():
        if publisher.is_assessed and not publisher.reference:
            message = "nothing supports this descriptor"
            yield Wrong(
                PUBLISHERS_KEY,
                (publisher_id, "descriptor"),
                message,
                "add `reference`, or say `not assessed`",
            )


def two_speakers(draft: Draft) -> Iterator[Wrong]:
    """A finding has both a `speaker` and an `attributed_to`.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, speaker: ana, attributed_to: a sailor,
                text: Ana Lind met them.}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, speaker: ana, text: Ana Lind said that the two sides met.}
    """
    for linked in draft.findings.values():
        if linked.finding.speaker and linked.finding.attributed_to:
            message = "`speaker` and `attributed_to` both say whose words these are"
            yield _wrong(
                linked, "attributed_to", message, "keep one; different speakers are different findings"
            )


def unexplained_absence(draft: Draft) -> Iterator[Wrong]:
    """A source has no date, and no note says why.

    Wrong:
        # data/sources/courier.yml (the whole file)
        publisher: courier
        accessed: 2031-05-02
        language: en
        event: talks
        summary: It reports that they met.
        claims: [{finding: met, paragraph: 1}]
    Right:
        # data/sources/courier.yml (the whole file)
        publisher: courier
        issued_note: The page has no date.
        accessed: 2031-05-02
        language: en
        event: talks
        summary: It reports that they met.
        claims: [{finding: met, paragraph: 1}]
    """
    for source_id, source in draft.sources.items():
        if not source.issued and not source.issued_note:
            message = "this source has neither `issued` nor `issued_note`"
            yield Wrong(
                Key.source(source_id), (), message, "give its date, or say in `issued_note` why there is none"
            )


def unexplained_status(draft: Draft) -> Iterator[Wrong]:
    """A source is corrected or withdrawn and no note says how; or a field explains one that is not there.

    Wrong:
        # data/sources/courier.yml
        status: corrected
    Right:
        # data/sources/courier.yml
        status: corrected
        status_note: The number of ships was 3, not 4.
    """
    pairs = (
        ("status", "status_note"),
        ("status_note", "status"),
        ("title_from", "title"),
        ("title_translation", "title"),
    )
    for linked in draft.findings.values():
        for field, needed in (
            ("date_note", "date"),
            ("date_inferred", "date"),
            ("date_inferred", "date_note"),
        ):
            if getattr(linked.finding, field) and not getattr(linked.finding, needed):
                yield _wrong(linked, field, f"`{field}` is here without `{needed}`")
    for source_id, source in draft.sources.items():
        for field, needed in pairs:
            if getattr(source, field) and not getattr(source, needed):
                yield Wrong(Key.source(source_id), (AtKey(field),), f"`{field}` is here without `{needed}`")


def _wrong(linked: LinkedFinding, field: str, message: str, hint: str = "") -> Wrong:
    return Wrong(linked.record, ("findings", linked.id, AtKey(field)), message, hint)


def _way(draft: Draft, start: str | None, end: str) -> tuple[str, ...]:
    """Return the keys along `rests_on` between two findings, both included; nothing if there is no way."""
    ways: list[tuple[str, ...]] = [(start,)] if start else []
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        linked = draft.findings.get(way[-1])
        if way[-1] in seen or not linked:
            continue
        seen.add(way[-1])
        ways += [(*way, key) for ref in linked.finding.rests_on if (key := draft.resolve(ref, linked.record))]
    return ()
