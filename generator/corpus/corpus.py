"""What a Corpus is: all records of a briefing by id, and look-ups in both directions."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from generator.corpus import forms
from generator.corpus.fields import Meaning
from generator.corpus.key import ACTORS_PAGE, BACKGROUND, BACKGROUND_KEY, BRIEFING_KEY, HOME_PAGE, Key
from generator.corpus.model import (
    Actor,
    Background,
    Briefing,
    Capture,
    Event,
    Finding,
    OtherName,
    Publisher,
    Quotation,
    Source,
)
from generator.corpus.yaml import Steps
from generator.text import Locator, Name, Prose

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True)
class LinkedFinding:
    """A finding with its section, which is the id of an event or `background`, and its id there."""

    section: str
    id: str
    finding: Finding

    @property
    def key(self) -> str:
        """Return `event/finding`, its name everywhere in the briefing."""
        return f"{self.section}/{self.id}"

    @property
    def record(self) -> Key:
        """Return the record that it is written in."""
        return Key.section(self.section)


@dataclass(frozen=True)
class LinkedClaim:
    """A claim with its source and its position in that source's list; its references are resolved.

    `id` is the claim's own or that of its first finding; `findings` are keys such as `event/finding`;
    `origin` is a publisher's id: the source's own publisher where the data says `own`, None where nothing is
    stated.
    """

    source: str
    index: int
    id: str
    findings: tuple[str, ...]
    account: str | None
    quote: Quotation | None
    paraphrase: bool
    locator: Locator
    text: Prose | None
    part: bool
    attributed_to: Prose | None
    origin: str | None

    @property
    def key(self) -> str:
        """Return `source#claim`, its name everywhere in the briefing."""
        return f"{self.source}#{self.id}"

    @property
    def record(self) -> Key:
        """Return the record that it is written in."""
        return Key.source(self.source)

    @property
    def steps(self) -> Steps:
        """Return the steps to it in its record."""
        return ("claims", self.index)


@dataclass(frozen=True, eq=False)
class Corpus:
    """All records of a briefing, in the site's order: lead actors first, events and sources by date."""

    briefing: Briefing
    publishers: Mapping[str, Publisher]
    other_names: Mapping[str, OtherName]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    captures: Mapping[str, Capture]  # by source
    background: Background | None
    findings: Mapping[str, LinkedFinding]
    claims: Mapping[str, LinkedClaim]
    all_claims: tuple[LinkedClaim, ...]  # also those whose key another claim has already
    # The name of each source: the publisher's, and where that has several, with date, title or id.
    source_names: Mapping[str, Name]
    sigla: Mapping[str, str]  # by source
    records: Mapping[Key, Any]

    @cached_property
    def sections(self) -> Mapping[str, Event | Background]:
        """Return what findings belong to: the events by id, and the background if there is one."""
        return {**self.events, **({BACKGROUND: self.background} if self.background else {})}

    def marked(self, meaning: Meaning) -> tuple[tuple[Key, Steps, Any], ...]:
        """Return every value of a meaning in all records: its record, the steps to it, and the value."""
        return self._marked.get(meaning, ())

    def sections_of(self, record: Key) -> tuple[str, ...]:
        """Return the sections that references without a slash mean in a record."""
        if record.folder == "sources":
            return self.sources[record.id].event
        return (record.id,) if record.folder == "events" or record == BACKGROUND_KEY else ()

    def resolve(self, ref: str, record: Key) -> str | None:
        """Return the key that a reference in a record means; None where it lacks an event."""
        return resolve(ref, self.sections_of(record), self.findings)

    def names(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """Return the keys of a kind (`actors`, `events`, …) with what else people call each of them."""
        if kind not in self._names:
            self._names[kind] = self._names_of(kind)
        return self._names[kind]

    @cached_property
    def _names(self) -> dict[str, Mapping[str, tuple[str, ...]]]:
        return {}

    def _names_of(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        match kind:
            case "actors":
                return {key: actor.names for key, actor in self.actors.items()}
            case "events":
                return {key: (event.title,) for key, event in self.events.items()}
            case "publishers":
                return {key: publisher.names for key, publisher in self.publishers.items()}
            case "sources":
                return {key: (*filter(None, [source.title]),) for key, source in self.sources.items()}
            case "findings":
                return {key: (each.id, each.finding.label.plain) for key, each in self.findings.items()}
            case "claims":
                return {claim.key: () for claim in self.all_claims}
        raise KeyError(kind)

    def findings_of(self, section: str) -> tuple[LinkedFinding, ...]:
        """Return the findings of an event, or of the background, in the order of their file."""
        return self._findings_by_section.get(section, ())

    def claims_on(
        self, key: str, account: str | None = None, *, part: bool = False
    ) -> tuple[LinkedClaim, ...]:
        """Return the claims for a finding's text, or for one of its accounts, in the order of the sources.

        Claims that support only a part are left out, unless `part` asks for them alone.
        """
        return tuple(c for c in self.every_claim_on(key) if c.account == account and c.part == part)

    def every_claim_on(self, key: str) -> tuple[LinkedClaim, ...]:
        """Return all claims on a finding: for its text or an account, whole or in part."""
        return self._claims_by_finding.get(key, ())

    def claims_of(self, source: str) -> tuple[LinkedClaim, ...]:
        """Return the claims of a source in the article's order."""
        return self._claims_by_source.get(source, ())

    def sources_of(self, section: str) -> tuple[str, ...]:
        """Return the sources that report an event; for the background, all sources."""
        return tuple(self.sources) if section == BACKGROUND else self._sources_by_event.get(section, ())

    def standing(self, sources: Iterable[str]) -> tuple[str, ...]:
        """Return those of some sources that their publishers did not withdraw: all that are counted."""
        return tuple(source for source in sources if self.sources[source].status != "withdrawn")

    def compared(self, key: str) -> tuple[tuple[LinkedFinding, Prose | None], ...]:
        """Return what a finding is compared with, with the note if any, whichever of the two says so."""
        return self._comparisons.get(key, ())

    def named_in(self, actor: str) -> int:
        """Return how many findings an actor is in, as the speaker or otherwise."""
        return self._named_in.get(actor, 0)

    def has_page(self, actor: str) -> bool:
        """Say whether an actor has a page: one without a lead, who is in one finding, is on the list."""
        is_lead = actor in self.briefing.lead_actors or bool(self.actors[actor].lead)
        return is_lead or self.named_in(actor) > 1

    def page_of(self, record: Key) -> str:
        """Return the path of the page on which the site shows a record."""
        if record.folder == "actors" and not self.has_page(record.id):
            return ACTORS_PAGE
        return HOME_PAGE if record == BRIEFING_KEY else record.page

    def bearing_on(self, key: str) -> tuple[LinkedFinding, ...]:
        """Return the findings of context that help to weigh a finding."""
        return self._bearing_on.get(key, ())

    def in_order(self, claims: Iterable[LinkedClaim]) -> tuple[LinkedClaim, ...]:
        """Return claims once each, in the order of the sources and in each in that of the article."""
        found = {claim.key: claim for claim in claims}
        return tuple(sorted(found.values(), key=lambda claim: (self.positions[claim.source], claim.index)))

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Return the position of each source in the order of the site."""
        return {source: position for position, source in enumerate(self.sources)}

    @cached_property
    def _marked(self) -> Mapping[Meaning, tuple[tuple[Key, Steps, Any], ...]]:
        return _grouped(
            (meaning, (key, steps, value))
            for key, record in self.records.items()
            for steps, meanings, value in forms.marked(forms.form_of(key), record)
            for meaning in meanings
        )

    @cached_property
    def _claims_by_finding(self) -> Mapping[str, tuple[LinkedClaim, ...]]:
        return _grouped((key, claim) for claim in self.all_claims for key in dict.fromkeys(claim.findings))

    @cached_property
    def _claims_by_source(self) -> Mapping[str, tuple[LinkedClaim, ...]]:
        return _grouped((claim.source, claim) for claim in self.all_claims)

    @cached_property
    def _findings_by_section(self) -> Mapping[str, tuple[LinkedFinding, ...]]:
        return _grouped((linked.section, linked) for linked in self.findings.values())

    @cached_property
    def _sources_by_event(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (event, source_id)
            for source_id, source in self.sources.items()
            for event in dict.fromkeys(source.event)
        )

    @cached_property
    def _named_in(self) -> Mapping[str, int]:
        findings = (linked.finding for linked in self.findings.values())
        return Counter(actor for each in findings for actor in {each.speaker, *each.about} if actor)

    @cached_property
    def _bearing_on(self) -> Mapping[str, tuple[LinkedFinding, ...]]:
        return _grouped(
            (key, linked)
            for linked in self.findings.values()
            for ref in linked.finding.bears_on
            if (key := self.resolve(ref, linked.record))
        )

    @cached_property
    def _comparisons(self) -> Mapping[str, tuple[tuple[LinkedFinding, Prose | None], ...]]:
        pairs: dict[frozenset[str], tuple[LinkedFinding, LinkedFinding, Prose | None]] = {}
        for linked in self.findings.values():
            for each in linked.finding.compares:
                other = self.findings.get(self.resolve(each.finding, linked.record) or "")
                if other:  # Where both name each other, the first note counts.
                    pairs.setdefault(frozenset((linked.key, other.key)), (linked, other, each.note))
        both_ways = [(a.key, (b, note)) for a, b, note in pairs.values()]
        return _grouped([*both_ways, *((b.key, (a, note)) for a, b, note in pairs.values())])


def resolve(ref: str, sections: Iterable[str], findings: Container[str]) -> str | None:
    """Return the key that a reference means in a record of some sections; None where it lacks an event.

    Without an event it is the finding of the first section that has one of that name.
    """
    if "/" in ref or "#" in ref:
        return ref
    keys = [f"{section}/{ref}" for section in sections]
    return next((key for key in keys if key in findings), keys[0] if keys else None)


def _grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
