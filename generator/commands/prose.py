"""Turns the prose of a section into text: each clause beside the findings and claims that it cites."""

import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from generator import pipeline
from generator.commands.command import Answer, Command, add_data
from generator.commands.show import claim_line
from generator.commands.writing import write
from generator.corpus import AtKey, Draft, Key, model, prose
from generator.problem import About
from generator.text import fold, near, negations, particulars

# Shorter words carry little, but for numbers and negations.
_CARRIES = re.compile(r"\w{4,}|\d+")
# An ending is left out: of what a clause and its findings say, many forms differ in it.
_STEM = 5


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("section", metavar="EVENT", help="the event's id, or background")
    parser.add_argument("--topic", help="the title of one topic; otherwise all that have prose")
    parser.add_argument(
        "--read", action="store_true", help="write that the prose was read beside what it tells, and is right"
    )
    add_data(parser)


def _run(options: Namespace) -> Answer:
    draft, problems = pipeline.check(options.data)
    if problems := [each for each in problems if each.code.about not in (About.READING, About.CAPTURE)]:
        return Answer.hindered(problems)
    section = options.section
    if section not in draft.sections:
        hint = near.did_you_mean(section, list(draft.sections))
        return Answer.refusal("prose", f"there is no event `{section}`", hint)
    topics = {n: topic for n, topic in enumerate(draft.sections[section].topics) if topic.prose}
    if options.topic is not None:
        titles = [topic.title for topic in topics.values()]
        topics = {number: topic for number, topic in topics.items() if topic.title == options.topic}
        if not topics:
            hint = near.did_you_mean(options.topic, titles)
            return Answer.refusal("prose", f"no topic `{options.topic}` has prose", hint)
    if not topics:
        return Answer(f"{section} has no prose")
    if options.read:
        text, titles = _as_read(draft, options.data, section, topics)
        path = options.data / Key.section(section).file
        if titles and (why := write(path, text, options.data)):
            return Answer.refusal("prose", why)
        lines = [f"{path.as_posix()}: {title}" for title in titles]
        return Answer("\n".join(lines) or "all of it was read as it is now")
    return Answer("\n".join(line for number in topics for line in _shown(draft, section, number)))


def _shown(draft: Draft, section: str, number: int) -> Iterator[str]:
    """Yield the clauses of a topic, each with what it cites below it."""
    topic, record = draft.sections[section].topics[number], Key.section(section)
    yield f"{topic.title}, {draft.written.at(record, ('topics', number))}"
    if topic.told:
        is_read = topic.told == prose.read_as(draft, section, number)
        yield "  read beside what it tells" if is_read else "  to be read again: what it tells has changed"
    for paragraph in prose.paragraphs((topic,)):
        yield ""
        for clause in paragraph.clauses:
            yield f"  {clause.text}"
            below = [line for ref in clause.refs for line in _cited(draft, ref, section)]
            yield from (f"    {line}" for line in below)
            if others := _not_in(clause.text, " ".join(below), draft.briefing.language):
                yield f"    not in these: {', '.join(others)}"
    for block in topic.prose:
        if block.show:
            yield f"\n  shown as a block: {block.show}"
    yield ""


def _cited(draft: Draft, ref: str, section: str) -> Iterator[str]:
    key = draft.resolve(ref, Key.section(section)) or ref
    if claim := draft.claims.get(key):
        yield claim_line(claim)
        yield from (f"  {draft.findings[each].finding.text.plain}" for each in claim.findings)
        return
    finding = draft.findings[key].finding
    yield f"{ref}: {finding.text.plain}"
    yield from (f"  {name}: {text.plain}" for name, text in finding.accounts.items())
    yield from (f"  {claim_line(claim)}" for claim in draft.every_claim_on(key))


def _not_in(clause: str, cited: str, language: str) -> list[str]:
    """Return the words and numbers of a clause that are in nothing that it cites, however they end."""
    known = {word[:_STEM] for word in _CARRIES.findall(fold(cited).text)}
    words = dict.fromkeys(_CARRIES.findall(fold(clause).text))
    said = {each.said for each in particulars.particulars(cited)}
    numbers = [clause[p.start : p.end] for p in particulars.particulars(clause) if p.said not in said]
    in_numbers = _CARRIES.findall(fold(" ".join(numbers)).text)
    found = [word for word in words if word[:_STEM] not in known and word not in in_numbers]
    found += numbers
    negation = negations.negation_in(clause, language)
    if negation and not negations.negation_in(cited, language):
        found.append(negation)
    return list(dict.fromkeys(found))


def _as_read(draft: Draft, data: Path, section: str, topics: dict[int, model.Topic]) -> tuple[str, list[str]]:
    """Return the file with what the prose of topics tells now, above it or in place of what was written.

    With it the titles of the topics for which that is new.
    """
    record = Key.section(section)
    titles: list[str] = []
    whole = (data / record.file).read_bytes().decode("utf-8")
    mark = whole[: whole.startswith("\ufeff")]  # a byte order mark stays
    lines = whole[len(mark) :].splitlines(keepends=True)
    for number in sorted(topics, reverse=True):  # from the end, so that what is before keeps its place
        topic, told = topics[number], prose.read_as(draft, section, number)
        if topic.told == told:
            continue
        field = "told" if topic.told else AtKey("prose")
        place = draft.written.position(record, ("topics", number, field))
        line, column = lines[place.line - 1], place.column - 1
        if topic.told:
            was = re.compile(rf"([\"']?){re.escape(topic.told)}\1")
            lines[place.line - 1] = line[:column] + was.sub(told, line[column:], count=1)
        elif re.fullmatch(r"[\s-]*", line[:column]):
            end = "\r\n" if line.endswith("\r\n") else "\n"
            inner = " " * column
            lines[place.line - 1] = f"{line[:column]}told: {told}{end}{inner}{line[column:]}"
        else:
            lines[place.line - 1] = f"{line[:column]}told: {told}, {line[column:]}"
        titles.insert(0, topic.title)
    return mark + "".join(lines), titles


COMMAND = Command(
    "prose",
    "print the prose of an event, each clause beside what it cites; or write that it was read so",
    'briefing prose kremlin-talks --topic "Military presence"',
    _add_arguments,
    _run,
)
