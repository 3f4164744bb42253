"""Turns an id into text: what the site says of a record, finding or claim, and what rests on it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping

from generator import pipeline
from generator.commands.command import Answer, Command, add_data
from generator.corpus import PUBLISHERS_KEY, Draft, Key, LinkedClaim, Statement, Statements, statements
from generator.problem import About
from generator.text import counted, near


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="event/finding, source#claim, or the id of a record")
    add_data(parser)


def _run(options: Namespace) -> Answer:
    draft, problems = pipeline.check(options.data)
    if problems := [each for each in problems if each.code.about is not About.READING]:
        return Answer.hindered(problems)
    text = show(draft, options.id)
    if not text:
        hint = near.did_you_mean(options.id, _names(draft))
        return Answer.refusal("show", f"nothing is called `{options.id}`", hint)
    return Answer(text)


def show(draft: Draft, name: str) -> str:
    """Return what is known by a name: `event/finding`, `source#claim`, or a record's id; empty if nothing."""
    blocks = [*_findings(draft, name), *_claims(draft, name), *_sources(draft, name), *_events(draft, name)]
    blocks += [*_actors(draft, name), *_publishers(draft, name)]
    return "\n\n".join("\n".join(block) for block in blocks)


def _names(draft: Draft) -> Mapping[str, tuple[str, ...]]:
    """Return every key that can be shown, with what else people call it."""
    kinds = ("findings", "claims", "sources", "events", "publishers", "actors")
    return {key: names for kind in kinds for key, names in draft.names(kind).items()}


def _findings(draft: Draft, name: str) -> Iterator[list[str]]:
    every = statements(draft)
    for linked in draft.findings.values():
        if name in (linked.key, linked.id):
            finding, written = linked.finding, draft.written.at(linked.record, ("findings", linked.id))
            accounts = {account: every.account(linked, account) for account in finding.accounts}
            yield [
                f"finding {linked.key} ({finding.kind}), {written}",
                f"  {finding.question.plain}" if finding.question else f"  {finding.label}",
                f"  {finding.text.plain}",
                *_claim_lines(every.finding(linked)),
                *(
                    line
                    for account, statement in accounts.items()
                    for line in (f"  {account}: {statement.text.plain}", *_claim_lines(statement))
                ),
                *_resting(every, draft, {linked.key}),
            ]


def _claim_lines(statement: Statement) -> Iterator[str]:
    """Yield a line for each claim that a finding or account rests on, those for a part of it last."""
    yield from (
        f"    {claim_line(claim)}" for claim in (*statement.whole, *statement.part) if statement.is_own
    )


def _claims(draft: Draft, name: str) -> Iterator[list[str]]:
    claim = draft.claims.get(name)
    if claim:
        yield [
            f"claim {claim.key}, {draft.written.at(claim.record, claim.steps)}",
            f"  {claim_line(claim)}",
            *(
                f"  supports {key}{f', account {claim.account}' if claim.account else ''}"
                for key in claim.findings
            ),
            *_resting(statements(draft), draft, {claim.key, *claim.findings}),
        ]


def _sources(draft: Draft, name: str) -> Iterator[list[str]]:
    source = draft.sources.get(name)
    if source:
        claims = list(draft.claims_of(name))
        capture = draft.captures.get(name)
        issued = source.issued.words if source.issued else "no date"
        yield [
            f"source {name}, {draft.written.at(Key.source(name))}",
            f"  {draft.publishers[source.publisher].name}, {issued}",
            f"  {f'captured on {capture.captured.words}' if capture else 'never captured'}",
            f"  {counted(len(claims), 'claim')}:",
            *(f"    {claim_line(claim)} → {', '.join(claim.findings)}" for claim in claims),
        ]


def _events(draft: Draft, name: str) -> Iterator[list[str]]:
    event = draft.events.get(name)
    if event:
        yield [
            f"event {name}, {draft.written.at(Key.event(name))}",
            f"  {event.title}, {event.date.words}",
            f"  reported by: {', '.join(draft.sources_of(name))}",
            "  findings:",
            *(f"    {linked.id}: {linked.finding.text.plain}" for linked in draft.findings_of(name)),
        ]


def _actors(draft: Draft, name: str) -> Iterator[list[str]]:
    actor = draft.actors.get(name)
    if actor:
        findings = draft.findings.values()
        yield [
            f"actor {name}, {draft.written.at(Key.actor(name))}",
            f"  {actor.name}, {actor.kind}",
            *(f"  {role.text.plain}" for role in actor.roles),
            *(
                f"  says {each.key}: {each.finding.text.plain}"
                for each in findings
                if each.finding.speaker == name
            ),
            *(
                f"  is in {each.key}: {each.finding.text.plain}"
                for each in findings
                if name in each.finding.about
            ),
            *(
                f"  is called by {source_id}: {style.exact} ({style.locator})"
                for source_id, source in draft.sources.items()
                for style in source.names.get(name, ())
            ),
        ]


def _publishers(draft: Draft, name: str) -> Iterator[list[str]]:
    publisher = draft.publishers.get(name)
    if publisher:
        yield [
            f"publisher {name}, {draft.written.at(PUBLISHERS_KEY, (name,))}",
            f"  {publisher.name}: {publisher.descriptor.plain}",
            *(f"  publishes {key}" for key, source in draft.sources.items() if source.publisher == name),
            *(f"  origin of {claim.key}" for claim in draft.all_claims if claim.origin == name),
        ]


def claim_line(claim: LinkedClaim) -> str:
    """Return a claim in one line: where it is, and its words or else what it says."""
    words = f" “{claim.quote.exact}”" if claim.quote else ""
    said = f" {claim.text.plain}" if claim.text else ""
    extras = f" (attributed to: {claim.attributed_to.plain})" if claim.attributed_to else ""
    return f"{claim.key} {claim.locator}{' in part' if claim.part else ''}:{words}{said}{extras}".rstrip(":")


def _resting(every: Statements, draft: Draft, keys: set[str]) -> Iterator[str]:
    """Yield a line for every statement that names one of these as what it rests on."""
    for statement in every.all:
        if statement.is_cited and not statement.is_own and any(leg.ref in keys for leg in statement.legs):
            written = draft.written.at(statement.key.record, statement.steps)
            yield f"  rests on it: {written} {statement.key.field}: {statement.text.plain}"


COMMAND = Command(
    "show",
    "print what the site says of a record, and what rests on it",
    "briefing show kremlin-talks/military-bases",
    _add_arguments,
    _run,
)
