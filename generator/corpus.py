"""What a Corpus is: all records of a briefing by id, and look-ups in both directions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from generator import model
from generator.fields import Meaning
from generator.model import Actor, Background, Briefing, Capture, Claim, Event, Finding, Publisher, Source
from generator.problem import Kind, Place, Problem
from generator.yaml_source import Path, YamlFile

BACKGROUND = "background"

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True)
class LinkedFinding:
    """A finding with where it belongs: the id of an event, or `background`."""

    home: str
    id: str
    finding: Finding

    @property
    def key(self) -> str:
        """Return `event/finding`, its name everywhere in the briefing."""
        return f"{self.home}/{self.id}"


@dataclass(frozen=True)
class LinkedClaim:
    """A claim with its source, its place in that source's list, and what it refers to.

    `origin` is a publisher's id: the source's own publisher where the data says `own`, None where nothing is stated.
    """

    source: str
    index: int
    claim: Claim
    findings: tuple[str, ...]
    origin: str | None

    @property
    def id(self) -> str:
        """Return the claim's own id, or else that of its first finding."""
        return self.claim.id or self.claim.finding[0].rpartition("/")[2]

    @property
    def key(self) -> str:
        """Return `source#claim`, its name everywhere in the briefing."""
        return f"{self.source}#{self.id}"


@dataclass(frozen=True)
class Origins:
    """How many sources have their claims from whom: by named origin, and without one."""

    named: Mapping[str, int]
    not_stated: int


@dataclass(frozen=True)
class Corpus:
    """All records of a briefing. Maps are in the order of the site: lead actors first, events and sources by date."""

    briefing: Briefing
    publishers: Mapping[str, Publisher]
    actors: Mapping[str, Actor]
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    captures: Mapping[str, Capture]  # by source
    background: Background | None
    findings: Mapping[str, LinkedFinding]
    claims: Mapping[str, LinkedClaim]
    all_claims: tuple[LinkedClaim, ...]  # also those whose key another claim has already
    names: Mapping[str, str]  # of the sources: by publisher, and where that has several, by date, title or id too
    records: Mapping[str, Any]  # all of them, by `sources/zamin` or `background`
    files: Mapping[str, YamlFile]  # by record
    broken: frozenset[str]  # records whose file can not be read into one

    def ids(self, kind: str) -> set[str]:
        """Return the ids of a kind (`actors`, `events`, `sources`, `publishers`), broken records among them."""
        return {*getattr(self, kind), *(key.partition("/")[2] for key in self.broken if key.startswith(f"{kind}/"))}

    def is_broken(self, key: str) -> bool:
        """Say whether a record is broken, so that what is missing may stand there; `sources/` asks for any source."""
        return key in self.broken or (key.endswith("/") and any(each.startswith(key) for each in self.broken))

    def may_lack_claims(self, home: str) -> bool:
        """Say whether claims on an event's findings may be missing for want of something reported elsewhere already."""
        return self.is_broken("sources/") or home in self.dangling

    def marked(self, meaning: Meaning) -> tuple[tuple[str, Path, Any], ...]:
        """Return every value of a meaning in all records: the record, the value's path in it, and the value."""
        return self._marked.get(meaning, ())

    def home_of(self, record: str) -> str | None:
        """Return where references without a slash belong in a record: an event, the background, or nowhere."""
        kind, _, id_ = record.partition("/")
        if kind == "sources":
            return self.sources[id_].event
        return id_ if kind == "events" else BACKGROUND if record == BACKGROUND else None

    def problem(self, kind: Kind, record: str, path: Path, message: str, hint: str = "") -> Problem:
        """Return a problem at a path of a record; the path's last step is the key itself when it starts with `?`."""
        file = self.files.get(record)
        if file is None:
            return Problem(Place(record), kind, message, hint)
        if path and isinstance(path[-1], str) and path[-1].startswith("?"):
            return file.problem(kind, file.place((*path[:-1], path[-1][1:]), key=True), message, hint)
        return file.problem(kind, file.place(path), message, hint)

    def line(self, record: str, path: Path) -> int:
        """Return the line on which a value of a record is written, counted from 1."""
        return self.files[record].place(path, key=True).line

    def record_of(self, home: str) -> str:
        """Return the record that an event's or the background's findings are written in."""
        return BACKGROUND if home == BACKGROUND else f"events/{home}"

    def findings_of(self, home: str) -> tuple[LinkedFinding, ...]:
        """Return the findings of an event, or of the background, in the order of their file."""
        return self._findings_by_home.get(home, ())

    def claims_on(self, key: str, account: str | None = None, *, part: bool = False) -> tuple[LinkedClaim, ...]:
        """Return the claims for a finding's text, or for one of its accounts, in the order of the sources.

        Claims that support only a part are left out, unless `part` asks for them alone.
        """
        return tuple(c for c in self.every_claim_on(key) if c.claim.account == account and c.claim.part == part)

    def every_claim_on(self, key: str) -> tuple[LinkedClaim, ...]:
        """Return all claims on a finding: for its text or an account, whole or in part."""
        return self._claims_by_finding.get(key, ())

    def claims_of(self, source: str) -> tuple[LinkedClaim, ...]:
        """Return the claims of a source in the article's order."""
        return self._claims_by_source.get(source, ())

    def sources_of(self, home: str) -> tuple[str, ...]:
        """Return the sources that report an event; for the background, all sources."""
        return tuple(self.sources) if home == BACKGROUND else self._sources_by_event.get(home, ())

    def compared(self, key: str) -> tuple[tuple[LinkedFinding, str], ...]:
        """Return what a finding is compared with, with the note, whichever of the two says so."""
        return self._comparisons.get(key, ())

    def resolve(self, ref: str, home: str | None) -> str | None:
        """Return the key that a reference means, as written in the record of `home`; None where it lacks an event."""
        return resolve(ref, home)

    def support(self, refs: Iterable[str], home: str | None = None) -> tuple[LinkedClaim, ...]:
        """Return the claims that `rests_on` comes down to: for a finding those for its text, for a judgment its own."""
        found: dict[str, LinkedClaim] = {}
        seen: set[str] = set()
        waiting = [key for ref in refs if (key := self.resolve(ref, home))]
        while waiting:
            key = waiting.pop(0)
            if key in seen:
                continue
            seen.add(key)
            if claim := self.claims.get(key):
                found[key] = claim
            elif linked := self.findings.get(key):
                found.update((each.key, each) for each in self.claims_on(key))
                waiting += [k for ref in linked.finding.rests_on if (k := self.resolve(ref, linked.home))]
        return tuple(sorted(found.values(), key=lambda claim: (self.positions[claim.source], claim.index)))

    def origins(self, claims: Iterable[LinkedClaim]) -> Origins:
        """Count sources by the origin that they state; several sources with one origin stay one origin."""
        pairs = dict.fromkeys((claim.source, claim.origin) for claim in claims)
        named: dict[str, int] = {}
        for _, origin in pairs:
            if origin:
                named[origin] = named.get(origin, 0) + 1
        stated = {source for source, origin in pairs if origin}
        return Origins(named, len({source for source, _ in pairs} - stated))

    @cached_property
    def _marked(self) -> Mapping[Meaning, tuple[tuple[str, Path, Any], ...]]:
        return _grouped(
            (meaning, (key, path, value))
            for key, record in self.records.items()
            for path, meanings, value in model.marked(model.form_of(key), record)
            for meaning in meanings
        )

    @cached_property
    def dangling(self) -> frozenset[str]:
        """Return the sources that name a finding which does not exist, and the events that they may have meant."""
        found: set[str] = set()
        if any(source.event and source.event not in self.ids("events") for source in self.sources.values()):
            found |= {*self.events}
        for claim in self.all_claims:
            for key in claim.findings:
                home = key.partition("/")[0]
                if key not in self.findings:
                    found |= {claim.source, home}
                    found |= set() if home in self.events or home == BACKGROUND else {*self.events, BACKGROUND}
        return frozenset(found)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """Return the place of each source in the order of the site."""
        return {source: position for position, source in enumerate(self.sources)}

    @cached_property
    def _claims_by_finding(self) -> Mapping[str, tuple[LinkedClaim, ...]]:
        return _grouped((key, claim) for claim in self.all_claims for key in dict.fromkeys(claim.findings))

    @cached_property
    def _claims_by_source(self) -> Mapping[str, tuple[LinkedClaim, ...]]:
        return _grouped((claim.source, claim) for claim in self.all_claims)

    @cached_property
    def _findings_by_home(self) -> Mapping[str, tuple[LinkedFinding, ...]]:
        return _grouped((linked.home, linked) for linked in self.findings.values())

    @cached_property
    def _sources_by_event(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((source.event, source_id) for source_id, source in self.sources.items() if source.event)

    @cached_property
    def _comparisons(self) -> Mapping[str, tuple[tuple[LinkedFinding, str], ...]]:
        pairs: dict[frozenset[str], tuple[LinkedFinding, LinkedFinding, str]] = {}
        for linked in self.findings.values():
            for each in linked.finding.compares:
                other = self.findings.get(self.resolve(each.finding, linked.home) or "")
                if other:  # Where both name each other, the first note stands.
                    pairs.setdefault(frozenset((linked.key, other.key)), (linked, other, each.note))
        both_ways = [(a.key, (b, note)) for a, b, note in pairs.values()]
        return _grouped([*both_ways, *((b.key, (a, note)) for a, b, note in pairs.values())])


def resolve(ref: str, home: str | None) -> str | None:
    """Return the key that a reference means in a record of `home`; None where it lacks an event."""
    if "/" in ref or "#" in ref:
        return ref
    return f"{home}/{ref}" if home else None


def _grouped(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
