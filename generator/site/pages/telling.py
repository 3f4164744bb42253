"""Turns the topics of a section into what a reader reads: prose with its marks, margins and blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from generator.corpus import Corpus, Key, LinkedFinding, Statement, Statements, coverage, model, prose
from generator.site.pages.findings import FindingView, actor_link, otherwise
from generator.site.pages.link import Link
from generator.site.pages.sentence import Passage, Sentence, passage, sentence
from generator.text import Prose, marks


@dataclass(frozen=True)
class Piece:
    """A part of a clause: its words, or somebody's name, which leads to their page."""

    text: Prose
    link: Link | None = None


@dataclass(frozen=True)
class ClauseView:
    """A clause with its marks, and the ids of the findings that it is the first to tell."""

    sentence: Sentence
    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True)
class Aside:
    """What stands beside a paragraph on a finding: each article's words, other figures, the editor's note."""

    id: str
    label: str
    passages: tuple[Passage, ...]
    otherwise: tuple[Passage, ...]
    note: Prose | None


@dataclass(frozen=True)
class Told:
    """A paragraph with what stands beside and below it; or a finding that is shown as a block of its own."""

    clauses: tuple[ClauseView, ...] = ()
    beside: tuple[Aside, ...] = ()
    below: tuple[Aside, ...] = ()
    finding: FindingView | None = None


@dataclass(frozen=True)
class TopicView:
    """A section of a page, in prose or a line for each finding; `only` is the one source that has it."""

    id: str
    title: str
    only: str | None
    told: tuple[Told, ...]


def topics(
    corpus: Corpus, statements: Statements, section: str, views: dict[str, FindingView]
) -> Iterator[TopicView]:
    """Yield the topics of a section; `views` are its findings as blocks, by key."""
    record = Key.section(section)
    by_steps: dict[tuple[str | int, ...], list[Statement]] = {}
    for statement in statements.lines(record, "topics"):
        by_steps.setdefault(statement.steps, []).append(statement)
    first = prose.told(corpus, section)
    for number, topic in enumerate(corpus.sections[section].topics):
        findings = [each for each in corpus.findings_of(section) if each.finding.topic == topic.title]
        shown = [each for each in findings if each.finding.kind != "gap"]
        if not shown:
            continue
        if topic.prose:
            paragraphs = list(prose.paragraphs((topic,)))
            by_index = _paragraphs(corpus, section, number, paragraphs, by_steps, first)
            blocks = list(_in_order(corpus, section, number, by_index, shown, views))
        else:
            blocks = [_line(corpus, statements, each, views[each.key]) for each in shown]
        told = tuple(_balanced(blocks))
        yield TopicView(f"_topic-{number + 1}", topic.title, _only(corpus, section, shown), told)


def _paragraphs(
    corpus: Corpus,
    section: str,
    number: int,
    paragraphs: Iterable[prose.Paragraph],
    by_steps: dict[tuple[str | int, ...], list[Statement]],
    first: dict[str, tuple[int, int, int]],
) -> dict[int, Told]:
    """Return the paragraphs of a topic by their place in its prose."""
    found, named = {}, set[str]()
    for paragraph in paragraphs:
        steps = ("topics", number, "prose", paragraph.index, "text")
        clauses, here = list[ClauseView](), list[str]()
        for index, statement in enumerate(by_steps.get(steps, ())):
            told = [key for key, place in first.items() if place == (number, paragraph.index, index)]
            here += told
            anchors = tuple(key.partition("/")[2] for key in told if key.startswith(f"{section}/"))
            id_ = anchors[0] if anchors else f"_told.{number + 1}.{paragraph.index + 1}.{index + 1}"
            view = sentence(corpus, statement, id_)
            # To a finding that the paragraph tells in several clauses, one way back is enough.
            same = [each.sentence for each in clauses if each.sentence.label == view.label]
            if same and not anchors:
                view = replace(view, id="", within=same[0].id or same[0].within)
            pieces = tuple(_pieces(corpus, statement, named))
            clauses.append(ClauseView(view, pieces, anchors))
        asides = (_aside(corpus, corpus.findings[key]) for key in here)
        found[paragraph.index] = Told(tuple(clauses), tuple(each for each in asides if each))
    return found


def _in_order(
    corpus: Corpus,
    section: str,
    number: int,
    told: dict[int, Told],
    shown: Iterable[LinkedFinding],
    views: dict[str, FindingView],
) -> Iterator[Told]:
    """Yield the paragraphs and blocks of a topic: those that name no place of their own come last."""
    record, placed = Key.section(section), set[str]()
    for index, block in enumerate(corpus.sections[section].topics[number].prose):
        if block.text:
            yield told[index]
        elif block.show:
            key = corpus.resolve(block.show, record) or block.show
            placed.add(key)
            yield Told(finding=views[key])
    blocks = [each for each in shown if each.key in placed or each.finding.is_block]
    # The block of a finding has the context that weighs it.
    placed |= {each.key for linked in blocks for each in corpus.bearing_on(linked.key)}
    yield from (Told(finding=views[each.key]) for each in blocks if each.key not in placed)


def _line(corpus: Corpus, statements: Statements, linked: LinkedFinding, view: FindingView) -> Told:
    if linked.finding.is_block:
        return Told(finding=view)
    statement = statements.finding(linked)
    shown = sentence(corpus, statement, linked.id)
    clause = ClauseView(shown, (Piece(statement.text),), (linked.id,))
    aside = _aside(corpus, linked)
    return Told((clause,), (aside,) if aside else ())


def _balanced(blocks: Iterable[Told]) -> Iterator[Told]:
    """Yield blocks, in which what makes a margin longer than the text beside it stands below its paragraph.

    There it is twice as wide. A margin ends at the next block.
    """
    run: list[Told] = []
    for each in blocks:
        if each.finding:
            yield from _with_margin(run)
            run = []
            yield each
        else:
            run.append(each)
    yield from _with_margin(run)


def _with_margin(paragraphs: Sequence[Told]) -> Iterator[Told]:
    every = [aside for each in paragraphs for aside in each.beside]
    below: set[str] = set()
    while len(below) < len(every):
        tried = [below | {aside.id} for aside in every if aside.id not in below]
        best = min(tried, key=lambda ids: _bottom(paragraphs, ids))
        if _bottom(paragraphs, best) >= _bottom(paragraphs, below):
            break
        below = best
    for each in paragraphs:
        yield replace(
            each,
            beside=tuple(aside for aside in each.beside if aside.id not in below),
            below=tuple(aside for aside in each.beside if aside.id in below),
        )


def _bottom(paragraphs: Sequence[Told], below: set[str]) -> int:
    """Return about how far down some paragraphs and their margin reach where these asides stand below."""
    text = margin = 0
    for each in paragraphs:
        heights = {aside.id: _margin_height(aside) for aside in each.beside}
        beside = sum(height for id_, height in heights.items() if id_ not in below)
        if beside:
            margin = max(margin, text) + beside
        text += _PARAGRAPH + _height(_characters(each), *_TEXT)
        text += sum(height // 2 + _PARAGRAPH for id_, height in heights.items() if id_ in below)
    return max(text, margin)


# Characters in a line, and its height in pixels, on a wide screen: of the text, of an article's words in the
# margin, and of what else is there. What is between paragraphs.
_TEXT, _WORDS, _NOTES = (86, 27), (40, 18), (40, 18)
_PARAGRAPH = 15
_OF_A_MARK = 4


def _height(characters: int, in_a_line: int, line: int) -> int:
    return line * ceil(characters / in_a_line)


def _characters(told: Told) -> int:
    return sum(len(each.sentence.text) + _OF_A_MARK * len(each.sentence.marks) for each in told.clauses)


def _margin_height(aside: Aside) -> int:
    words = [len(str(each.quote.exact)) if each.quote else len(each.text) for each in aside.passages]
    words += [len(each.text) for each in aside.otherwise]
    notes = len(aside.note) if aside.note else 0
    return (
        _height(len(aside.label), *_NOTES)
        + sum(_height(each, *_WORDS) for each in words)
        + _height(notes, *_NOTES)
    )


def _aside(corpus: Corpus, linked: LinkedFinding) -> Aside | None:
    """Return what stands beside the paragraph that first tells a finding, if anything does."""
    finding = linked.finding
    if finding.accounts:
        return None  # it has a box of its own
    quoted = [claim for claim in corpus.every_claim_on(linked.key) if claim.quote] if finding.wordings else []
    differing = tuple(passage(corpus, claim) for claim in otherwise(corpus, linked))
    if not quoted and not finding.note and not differing:
        return None
    passages = tuple(passage(corpus, claim) for claim in quoted)
    return Aside(linked.id, finding.label.plain, passages, differing, finding.note)


def _only(corpus: Corpus, section: str, shown: Iterable[LinkedFinding]) -> str | None:
    """Return the name of the one source that has all of a topic, where its event has several."""
    if len(corpus.standing(corpus.sources_of(section))) < 2:
        return None
    alone = {coverage.coverage(corpus, each).alone for each in coverage.reported(shown)}
    only = alone.pop() if len(alone) == 1 else None
    return str(corpus.source_names[only]) if only else None


def _pieces(corpus: Corpus, statement: Statement, named: set[str]) -> Iterator[Piece]:
    """Yield the parts of a clause; `named` are the actors that the topic has named, to which it adds.

    A name in quoted words is left alone.
    """
    text, behind = str(statement.text), 0
    for quoted in marks.quoted(text):
        yield from _named(corpus, statement, text[behind : quoted.start], named)
        yield Piece(Prose(text[quoted.start : quoted.end]))
        behind = quoted.end
    yield from _named(corpus, statement, text[behind:], named)


def _named(corpus: Corpus, statement: Statement, text: str, named: set[str]) -> Iterator[Piece]:
    """Yield a text with the first mention of each actor that its clause cites as a link."""
    actors = {
        actor: corpus.actors[actor]
        for claim in (*statement.whole, *statement.part)
        for key in claim.findings
        for actor in (corpus.findings[key].finding.speaker, *corpus.findings[key].finding.about)
        if actor and actor not in named
    }
    while text:
        found = [
            (match.start(), -len(match[0]), actor, match)
            for actor, record in actors.items()
            if actor not in named
            for name in {record.name, record.short or record.name, *_surname(record)}
            if (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
        ]
        if not found:
            yield Piece(Prose(text))
            return
        _, _, actor, match = min(found, key=lambda each: each[:3])
        named.add(actor)
        if match.start():
            yield Piece(Prose(text[: match.start()]))
        to = actor_link(corpus, actor)
        yield Piece(Prose(match[0]), Link(to.page, to.anchor, match[0]))
        text = text[match.end() :]


def _surname(actor: model.Actor) -> tuple[str, ...]:
    """Return the last word of a person's name: prose names a person in full once, or not at all."""
    return (actor.name.split()[-1],) if actor.kind == "person" else ()
