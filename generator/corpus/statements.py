"""Turns a corpus into its statements: every sentence of the site once, with its key and what it rests on.

Pages, the published evidence, `show`, `impact` and the citations of hand-written pages all read this one
list. A label or a number that the program makes is not a statement.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Literal

from generator.corpus import prose
from generator.corpus.corpus import Corpus, LinkedClaim, LinkedFinding
from generator.corpus.key import BRIEFING_KEY, HOME_PAGE, METHOD_PAGE, PUBLISHERS_KEY, SOURCES_PAGE, Key
from generator.corpus.model import Role, SupportedText
from generator.corpus.yaml import Steps
from generator.text import Prose, fold

StatementKind = Literal[
    "finding", "account", "prose", "compared", "in-brief", "date", "place", "participant", "role",
    "lead", "note", "question", "version", "attribution", "summary", "descriptor", "editor",
]  # fmt: skip
Label = Literal["judgment", "context", "gap", "inferred", "editor"]


@dataclass(frozen=True, order=True)
class StatementKey:
    """What names a statement from edition to edition: its record, its field, and an id in that field.

    A line without an id of its own is named by what it rests on, and where several lines of a field rest on
    the same, by their words as well; never by its position.
    """

    record: Key
    field: str
    id: str = ""

    def __str__(self) -> str:
        return f"{self.record} {self.field} {self.id}".rstrip()


@dataclass(frozen=True)
class Leg:
    """One thing that a statement rests on, and the claims behind it: those for all of it, and for a part.

    `ref` is the key of a finding or claim, or the id of a source that is cited as a whole; with `is_own`, of
    the finding whose statement it is.
    """

    ref: str
    whole: tuple[LinkedClaim, ...] = ()
    part: tuple[LinkedClaim, ...] = ()
    is_own: bool = False


@dataclass(frozen=True)
class Statement:
    """A sentence of the site in our own words.

    `page` is the page that it belongs to, `anchor` its id there if it has one, `steps` lead to its text in
    its record. `label` says whose it is where that is not the articles'. `whole` and `part` are the claims of
    all `legs`, in the order of the sources.
    """

    key: StatementKey
    kind: StatementKind
    page: str
    text: Prose
    steps: Steps
    legs: tuple[Leg, ...] = ()
    whole: tuple[LinkedClaim, ...] = ()
    part: tuple[LinkedClaim, ...] = ()
    label: Label | None = None
    anchor: str | None = None

    @property
    def is_cited(self) -> bool:
        """Say whether the site shows it with citation marks or a label, and publishes it as evidence."""
        return self.kind in _CITED

    @property
    def is_own(self) -> bool:
        """Say whether it rests on claims that name it, as a finding or account does, not on what it names."""
        return len(self.legs) == 1 and self.legs[0].is_own


_CITED = {
    "finding",
    "account",
    "prose",
    "compared",
    "in-brief",
    "date",
    "place",
    "participant",
    "role",
    "lead",
    "note",
}


@dataclass(frozen=True)
class Statements:
    """All statements of a corpus, in the order of its records."""

    corpus: Corpus
    all: tuple[Statement, ...]

    def one(self, record: Key, field: str, id_: str = "") -> Statement:
        """Return the statement of a field, or of an id in it; raise KeyError if there is none."""
        return self._by_key[StatementKey(record, field, id_)]

    def lines(self, record: Key, field: str) -> tuple[Statement, ...]:
        """Return the statements of a field, in the order of the file."""
        return self._by_field.get((record, field), ())

    def finding(self, linked: LinkedFinding) -> Statement:
        """Return the statement that a finding makes; of one with accounts, the first version."""
        return self.one(linked.record, "findings", linked.id)

    def account(self, linked: LinkedFinding, account: str) -> Statement:
        """Return the statement that another account of a finding makes."""
        return self.one(linked.record, "accounts", f"{linked.id}/{account}")

    def legs(self, keys: Iterable[str]) -> tuple[Leg, ...]:
        """Return what keys of findings and claims, and ids of sources, give a citation to rest on."""
        return tuple(_leg(self.corpus, key) for key in keys)

    @cached_property
    def _by_key(self) -> dict[StatementKey, Statement]:
        return {each.key: each for each in self.all}

    @cached_property
    def _by_field(self) -> dict[tuple[Key, str], tuple[Statement, ...]]:
        groups: dict[tuple[Key, str], list[Statement]] = {}
        for each in self.all:
            groups.setdefault((each.key.record, each.key.field), []).append(each)
        return {field: tuple(found) for field, found in groups.items()}


def statements(corpus: Corpus) -> Statements:
    """Return every statement of a corpus with no problems but those of captures and withdrawn articles."""
    return Statements(corpus, tuple(_all(corpus)))


def _all(corpus: Corpus) -> Iterator[Statement]:
    yield from _of_briefing(corpus)
    for event_id in corpus.events:
        yield from _of_event(corpus, event_id)
    for section in corpus.sections:
        yield from _of_prose(corpus, section)
    for linked in corpus.findings.values():
        yield from _of_finding(corpus, linked)
    for actor_id, actor in corpus.actors.items():
        record = Key.actor(actor_id)
        yield from _supported(corpus, record, "roles", "role", actor.roles)
        yield from _supported(corpus, record, "lead", "lead", actor.lead)
        yield from _supported(corpus, record, "notes", "note", actor.notes)
    for source_id in corpus.sources:
        yield from _of_source(corpus, source_id)
    for record, value in corpus.records.items():
        for index, waiver in enumerate(getattr(value, "waived", ())):
            at: Steps = ("waived", index, "reason")
            yield _editors(record, corpus.page_of(record), "waived", waiver.words, waiver.reason, at)
    for publisher_id, publisher in corpus.publishers.items():
        key = StatementKey(PUBLISHERS_KEY, "descriptor", publisher_id)
        steps = (publisher_id, "descriptor")
        yield Statement(key, "descriptor", SOURCES_PAGE, publisher.descriptor, steps, label="context")


def _of_briefing(corpus: Corpus) -> Iterator[Statement]:
    record, briefing = BRIEFING_KEY, corpus.briefing
    yield _editors(record, HOME_PAGE, "scope", "", briefing.scope, ("scope",))
    yield from _supported(corpus, record, "in_brief", "in-brief", briefing.in_brief)
    for index, each in enumerate(briefing.house_names):
        steps = ("house_names", index, "reason")
        yield _editors(record, METHOD_PAGE, "house_names", each.name, each.reason, steps)


def _of_event(corpus: Corpus, event_id: str) -> Iterator[Statement]:
    record, event = Key.event(event_id), corpus.events[event_id]
    yield from _supported(corpus, record, "in_brief", "in-brief", event.in_brief)
    yield _resting(
        corpus, StatementKey(record, "date"), "date", Prose(event.date.words), ("date",), event.date_rests_on,
        label=None if event.date_rests_on else "inferred",
    )  # fmt: skip
    if event.date_note:
        yield _editors(record, record.page, "date_note", "", event.date_note, ("date_note",))
    if event.place:
        yield _resting(
            corpus,
            StatementKey(record, "place"),
            "place",
            event.place.text,
            ("place", "text"),
            event.place.rests_on,
        )
    for index, each in enumerate(event.participants):
        key = StatementKey(record, "participants", each.actor)
        steps: Steps = ("participants", index, "role")
        yield _resting(corpus, key, "participant", each.role, steps, each.rests_on)


def _of_prose(corpus: Corpus, section: str) -> Iterator[Statement]:
    """Yield the clauses of a section's prose, each named by what it cites."""
    record = Key.section(section)
    told = [
        (paragraph, clause, "+".join(sorted(corpus.resolve(ref, record) or ref for ref in clause.refs)))
        for paragraph in prose.paragraphs(corpus.sections[section].topics)
        for clause in paragraph.clauses
    ]
    times = Counter(id_ for _, _, id_ in told)
    for paragraph, clause, id_ in told:
        words = f"~{sha256(fold(clause.text).text.encode()).hexdigest()[:8]}" if times[id_] > 1 else ""
        key, text = StatementKey(record, "topics", id_ + words), Prose(clause.text)
        yield _resting(corpus, key, "prose", text, paragraph.steps, clause.refs)


def _of_finding(corpus: Corpus, linked: LinkedFinding) -> Iterator[Statement]:
    finding, record = linked.finding, linked.record
    top: Steps = ("findings", linked.id)
    legs = [_leg(corpus, corpus.resolve(ref, linked.record) or ref) for ref in finding.rests_on]
    if finding.kind != "judgment":
        legs = [_own_leg(corpus, linked, None)]
    yield _with_claims(
        corpus,
        Statement(
            StatementKey(record, "findings", linked.id),
            "account" if finding.accounts else "finding",
            record.page,
            finding.text,
            (*top, "text"),
            tuple(legs),
            label=None if finding.kind == "reported" else finding.kind,
            anchor=linked.id,
        ),
    )
    for account, text in finding.accounts.items():
        key = StatementKey(record, "accounts", f"{linked.id}/{account}")
        legs = [_own_leg(corpus, linked, account)]
        steps = (*top, "accounts", account)
        yield _with_claims(
            corpus, Statement(key, "account", record.page, text, steps, tuple(legs), anchor=linked.id)
        )
    if finding.attributed_to:
        key, steps = StatementKey(record, "attributed_to", linked.id), (*top, "attributed_to")
        yield Statement(key, "attribution", record.page, finding.attributed_to, steps)
    if finding.question:
        key, steps = StatementKey(record, "question", linked.id), (*top, "question")
        yield Statement(key, "question", record.page, finding.question, steps, label="editor")
    for field, note in (("note", finding.note), ("date_note", finding.date_note)):
        if note:
            yield _editors(record, record.page, field, linked.id, note, (*top, field))
    for index, each in enumerate(finding.compares):
        other = corpus.resolve(each.finding, linked.record) or each.finding
        id_ = f"{linked.id}/{other}"
        for field, words, ref in (("here", each.here, linked.key), ("there", each.there, other)):
            if words:
                key, steps = StatementKey(record, field, id_), (*top, "compares", index, field)
                yield _resting(corpus, key, "compared", words, steps, [ref])
        if each.note:
            yield _editors(record, record.page, "compares", id_, each.note, (*top, "compares", index, "note"))


def _of_source(corpus: Corpus, source_id: str) -> Iterator[Statement]:
    record, source = Key.source(source_id), corpus.sources[source_id]
    legs = (Leg(source_id),)
    key = StatementKey(record, "summary")
    yield Statement(key, "summary", record.page, source.summary, ("summary",), legs, label="editor")
    for field in ("issued_note", "origin_note", "status_note"):
        if note := getattr(source, field):
            yield _editors(record, record.page, field, "", note, (field,))
    for claim in corpus.claims_of(source_id):
        of_claim = (Leg(claim.key, (claim,)),)
        own: tuple[tuple[str, StatementKind, Prose | None], ...] = (
            ("text", "version", claim.text),
            ("attributed_to", "attribution", claim.attributed_to),
        )
        for field, kind, text in own:
            if text:
                key, steps = StatementKey(record, field, claim.id), (*claim.steps, field)
                statement = Statement(key, kind, record.page, text, steps, of_claim, anchor=claim.id)
                yield _with_claims(corpus, statement)
        if claim.quote and claim.quote.cut_note:
            steps = (*claim.steps, "quote", "cut_note")
            yield _editors(record, record.page, "cut_note", claim.id, claim.quote.cut_note, steps)


def _supported(
    corpus: Corpus, record: Key, field: str, kind: StatementKind, lines: Sequence[SupportedText | Role]
) -> Iterator[Statement]:
    """Yield the statements of a field whose lines have no ids, but say what they rest on."""
    ids = ["+".join(sorted(corpus.resolve(ref, record) or ref for ref in line.rests_on)) for line in lines]
    times = Counter(ids)
    for index, (line, id_) in enumerate(zip(lines, ids, strict=True)):
        words = f"~{sha256(fold(line.text).text.encode()).hexdigest()[:8]}" if times[id_] > 1 else ""
        key, steps = StatementKey(record, field, id_ + words), (field, index, "text")
        yield _resting(corpus, key, kind, line.text, steps, line.rests_on)


def _resting(
    corpus: Corpus,
    key: StatementKey,
    kind: StatementKind,
    text: Prose,
    steps: Steps,
    rests_on: Iterable[str],
    label: Label | None = None,
) -> Statement:
    legs = tuple(_leg(corpus, corpus.resolve(ref, key.record) or ref) for ref in rests_on)
    return _with_claims(
        corpus, Statement(key, kind, corpus.page_of(key.record), text, steps, legs, label=label)
    )


def _editors(record: Key, page: str, field: str, id_: str, text: Prose, steps: Steps) -> Statement:
    return Statement(StatementKey(record, field, id_), "editor", page, text, steps, label="editor")


def _with_claims(corpus: Corpus, statement: Statement) -> Statement:
    """Return a statement with the claims of its legs."""
    whole = corpus.in_order(claim for leg in statement.legs for claim in leg.whole)
    part = corpus.in_order(claim for leg in statement.legs for claim in leg.part)
    return replace(statement, whole=whole, part=part)


def _own_leg(corpus: Corpus, linked: LinkedFinding, account: str | None) -> Leg:
    """Return what a finding, or one of its accounts, rests on: the claims that name it."""
    claims = corpus.claims_on(linked.key, account)
    return Leg(linked.key, claims, corpus.claims_on(linked.key, account, part=True), is_own=True)


def _leg(corpus: Corpus, key: str) -> Leg:
    """Return what a finding, claim or source gives to what rests on it.

    A finding gives the claims for its text, a judgment what it rests on itself, a source no claim.
    """
    found: list[LinkedClaim] = []
    seen: set[str] = set()
    waiting = [key]
    while waiting:
        at = waiting.pop(0)
        if at in seen:
            continue
        seen.add(at)
        if claim := corpus.claims.get(at):
            found.append(claim)
        elif linked := corpus.findings.get(at):
            found += (*corpus.claims_on(at), *corpus.claims_on(at, part=True))
            waiting += [k for ref in linked.finding.rests_on if (k := corpus.resolve(ref, linked.record))]
    claims = corpus.in_order(found)
    return Leg(
        key,
        tuple(claim for claim in claims if not claim.part),
        tuple(claim for claim in claims if claim.part),
    )
