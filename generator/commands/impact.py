"""Turns the id of a source into text: all that rests on it, and what would lose its support without it."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Mapping

from generator import pipeline
from generator.commands.command import Answer, Command, add_data, pages_beside
from generator.corpus import Draft, Leg, Statement, Statements, statements
from generator.problem import About
from generator.text import counted, near


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="the source's id")
    add_data(parser)


def _run(options: Namespace) -> Answer:
    draft, problems = pipeline.check(options.data)
    # What rests on a withdrawn source is asked for just while it is a problem.
    ignored = (About.CAPTURE, About.WITHDRAWAL, About.READING)
    if problems := [each for each in problems if each.code.about not in ignored]:
        return Answer.hindered(problems)
    if options.source not in draft.sources:
        hint = near.did_you_mean(options.source, draft.names("sources"))
        return Answer.refusal("impact", f"there is no source `{options.source}`", hint)
    cited = pipeline.cited_in(draft, pipeline.pages_in(pages_beside(options.data))[0])
    return Answer(impact(draft, options.source, cited))


def impact(draft: Draft, source: str, pages: Mapping[str, Iterable[str]]) -> str:
    """Return in lines what rests on a source: findings, accounts, events, actors' fields and lines in brief.

    `pages` are the hand-written pages, as messages name them, each with what it cites.
    """
    every = statements(draft)
    # What keeps none, some or all of its legs without the source.
    groups: dict[str, list[Statement]] = {"none": [], "some": [], "all": []}
    for statement in every.all:
        claims = statement.whole + statement.part
        if statement.is_cited and any(claim.source == source for claim in claims):
            kept = [bool(_bearers(draft, leg) - {source}) for leg in statement.legs]
            groups["all" if all(kept) else "some" if any(kept) else "none"].append(statement)
    lines = [f"{source}: {draft.source_names[source]}, {counted(len(draft.claims_of(source)), 'claim')}"]
    for name, what in (
        ("none", "would lose all support without it"),
        ("some", "would keep a part of the support"),
        ("all", "would keep another source"),
    ):
        found = sorted(groups[name], key=lambda each: not each.anchor)
        lines += ["", f"{counted(len(found), 'sentence')} {what}:", *(_line(draft, each) for each in found)]
    citing = [page for page, keys in pages.items() if any(_is_on(every, key, source) for key in keys)]
    if citing:
        lines += ["", "Hand-written pages cite it:", *(f"  {page}" for page in citing)]
    for event in draft.sources[source].event:
        others = sum(each != source for each in draft.standing(draft.sources_of(event)))
        lines += ["", f"The event {event} would be left with {counted(others, 'article')}."]
    if actors := draft.sources[source].names:
        lines += ["", f"How it names {', '.join(actors)} would be gone."]
    return "\n".join(lines)


def _is_on(every: Statements, key: str, source: str) -> bool:
    claims = [claim for leg in every.legs([key]) for claim in (*leg.whole, *leg.part)]
    return key == source or any(claim.source == source for claim in claims)


def _line(draft: Draft, statement: Statement) -> str:
    written = draft.written.at(statement.key.record, statement.steps)
    return f"  {_named(draft, statement)}, {written}: {statement.text.plain}"


def _named(draft: Draft, statement: Statement) -> str:
    key = statement.key
    if not statement.anchor:
        return f"{key.field} of {key.record}"
    finding, _, account = key.id.partition("/")
    finding = f"{draft.sections_of(key.record)[0]}/{finding}"
    return (
        f"account {account} of {finding}"
        if account
        else f"{draft.findings[finding].finding.kind} finding {finding}"
    )


def _bearers(draft: Draft, leg: Leg) -> set[str]:
    """Return the sources, not withdrawn, whose claims support the whole of what a statement rests on."""
    claims = leg.whole or leg.part
    return {claim.source for claim in claims if draft.sources[claim.source].status != "withdrawn"}


COMMAND = Command(
    "impact",
    "print what rests on a source, and what would lose its support without it",
    "briefing impact zamin",
    _add_arguments,
    _run,
)
