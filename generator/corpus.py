"""Turns the files of `data/` into a Corpus, and its problems: records by id, and look-ups in both directions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from generator import dates, fields, model, validation, yaml_source
from generator.fields import Meaning
from generator.model import Actor, Background, Briefing, Claim, Event, Finding, Publisher, Source
from generator.problem import Kind, Place, Problem
from generator.yaml_source import Path, YamlFile

BACKGROUND = "background"


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
    """A claim with its source, its place in that source's list, and what it refers to."""

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
    background: Background | None
    findings: Mapping[str, LinkedFinding]
    claims: Mapping[str, LinkedClaim]
    all_claims: tuple[LinkedClaim, ...]  # also those whose key another claim has already
    records: Mapping[str, Any]  # all of them, by `sources/zamin` or `background`
    files: Mapping[str, YamlFile]  # by record
    broken: frozenset[str]  # records whose file can not be read into one
    _claims_on: Mapping[str, tuple[LinkedClaim, ...]] = field(repr=False)

    def ids(self, kind: str) -> set[str]:
        """Return the ids of a kind (`actors`, `events`, `sources`, `publishers`), broken records among them."""
        return {*getattr(self, kind), *(key.partition("/")[2] for key in self.broken if key.startswith(f"{kind}/"))}

    def is_broken(self, *starts: str) -> bool:
        """Say whether a record of which the key starts so is broken, so that what is missing may stand there."""
        return any(key.startswith(starts) for key in self.broken)

    def marked(self, meaning: Meaning) -> Iterator[tuple[str, Path, Any]]:
        """Yield every value of a meaning in all records: the record, the value's path in it, and the value."""
        for key, record in self.records.items():
            for path, value in model.marked(model.form_of(key), record, meaning):
                yield key, path, value

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

    def findings_of(self, home: str) -> Iterator[LinkedFinding]:
        """Yield the findings of an event, or of the background, in the order of their file."""
        return (linked for linked in self.findings.values() if linked.home == home)

    def claims_on(self, key: str, account: str | None = None, *, part: bool = False) -> tuple[LinkedClaim, ...]:
        """Return the claims for a finding's text, or for one of its accounts, in the order of the sources.

        Claims that support only a part are left out, unless `part` asks for them alone.
        """
        return tuple(c for c in self._claims_on.get(key, ()) if c.claim.account == account and c.claim.part == part)

    def every_claim_on(self, key: str) -> tuple[LinkedClaim, ...]:
        """Return all claims on a finding: for its text or an account, whole or in part."""
        return self._claims_on.get(key, ())

    def claims_of(self, source: str) -> Iterator[LinkedClaim]:
        """Yield the claims of a source in the article's order."""
        return (claim for claim in self.all_claims if claim.source == source)

    def sources_of(self, home: str) -> tuple[str, ...]:
        """Return the sources that report an event; for the background, all sources."""
        return tuple(s for s, source in self.sources.items() if home in (BACKGROUND, source.event))

    def resolve(self, ref: str, home: str | None) -> str | None:
        """Return the key that a reference means, as written in the record of `home`; None where it lacks an event."""
        return _resolve(ref, home)

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
        order = {source: position for position, source in enumerate(self.sources)}
        return tuple(sorted(found.values(), key=lambda claim: (order[claim.source], claim.index)))

    def origins(self, claims: Iterable[LinkedClaim]) -> Origins:
        """Count sources by the origin that they state; several sources with one origin stay one origin."""
        pairs = dict.fromkeys((claim.source, claim.origin) for claim in claims)
        named: dict[str, int] = {}
        for _, origin in pairs:
            if origin:
                named[origin] = named.get(origin, 0) + 1
        stated = {source for source, origin in pairs if origin}
        return Origins(named, len({source for source, _ in pairs} - stated))


def read(files: Mapping[str, bytes], root: str = "data") -> tuple[Corpus, list[Problem]]:
    """Return the corpus that the files hold, and every problem of reading them; never raises for bad data.

    `files` maps paths inside of `data/` to their bytes; `root` is how messages name the folder. A record with problems
    is left out of the corpus and listed as broken.
    """
    problems: list[Problem] = []
    yaml_files: dict[str, YamlFile] = {}
    records: dict[str, Any] = {}
    broken = set()
    for path in sorted(files):
        form, key, problem = _form_of(path, root)
        if problem:
            problems.append(problem)
            continue
        file, found = yaml_source.read(f"{root}/{path}", files[path])
        yaml_files[key] = file
        problems += found
        record = None
        if file.root is not None:
            record, found = validation.build(form, file)
            problems += found
        if record is None:
            broken.add(key)
        else:
            records[key] = record
    for name in ("briefing", "publishers"):
        if name not in yaml_files:
            place = Place(f"{root}/{name}.yml")
            problems.append(Problem(place, MISSING_FILE, "this file is missing", "every briefing needs it"))
            broken.add(name)
    if not any(key.startswith("events/") for key in (*records, *broken)):
        problems.append(Problem(Place(f"{root}/events"), MISSING_FILE, "there is no event", "a briefing needs one"))
    return _link(records, yaml_files, frozenset(broken)), problems


def _form_of(path: str, root: str) -> tuple[Any, str, Problem | None]:
    """Return which record a path holds and its key, or why it holds none."""
    parts = PurePosixPath(path)
    name, place = parts.stem, Place(f"{root}/{path}")
    if path in model.FILES:
        return model.FILES[path], name, None
    folder = str(parts.parent)
    if folder not in model.FOLDERS or parts.suffix != ".yml":
        folders = ", ".join(f"`{each}/`" for each in model.FOLDERS)
        hint = f"records are `.yml` files in {folders}; beside these folders stand {', '.join(model.FILES)}"
        return None, "", Problem(place, STRAY_FILE, "nothing reads this file", hint)
    if not fields.is_id(name):
        message = f"`{name}` is no id: {fields.ID_WORDS}"
        return None, "", Problem(place, validation.BAD_ID, message, "a file's name is the id of its record: rename it")
    if folder == "events" and name == BACKGROUND:
        message = f"`{BACKGROUND}` is the name of what belongs to no event"
        return None, "", Problem(place, STRAY_FILE, message, "give the event another id")
    return model.FOLDERS[folder], f"{folder}/{name}", None


def _link(records: Mapping[str, Any], files: Mapping[str, YamlFile], broken: frozenset[str]) -> Corpus:
    def of_kind(kind: str) -> dict[str, Any]:
        return {key.partition("/")[2]: record for key, record in records.items() if key.startswith(f"{kind}/")}

    briefing = records.get("briefing", _NO_BRIEFING)
    publishers = records.get("publishers", {})
    lead = {actor: position for position, actor in enumerate(briefing.lead_actors)}
    actors = dict(sorted(of_kind("actors").items(), key=lambda item: (lead.get(item[0], len(lead)), item[1].name)))
    events = dict(sorted(of_kind("events").items(), key=lambda item: (item[1].date.sort_key, item[0])))
    sources = dict(sorted(of_kind("sources").items(), key=lambda item: _by_date(item[1], item[0], publishers)))
    background = records.get(BACKGROUND)

    findings = {}
    for home, record in [*events.items(), *([(BACKGROUND, background)] if background else [])]:
        for finding_id, finding in record.findings.items():
            linked = LinkedFinding(home, finding_id, finding)
            findings[linked.key] = linked
    claims: dict[str, LinkedClaim] = {}
    all_claims = []
    claims_on: dict[str, list[LinkedClaim]] = {}
    for source_id, source in sources.items():
        for index, claim in enumerate(source.claims):
            keys = [
                ref if "/" in ref else f"{source.event}/{ref}" for ref in claim.finding if "/" in ref or source.event
            ]
            linked_claim = LinkedClaim(source_id, index, claim, tuple(keys), claim.origin or source.origin)
            all_claims.append(linked_claim)
            claims.setdefault(linked_claim.key, linked_claim)
            for key in dict.fromkeys(keys):
                claims_on.setdefault(key, []).append(linked_claim)
    return Corpus(
        briefing=briefing,
        publishers=publishers,
        actors=actors,
        events=events,
        sources=sources,
        background=background,
        findings=findings,
        claims=claims,
        all_claims=tuple(all_claims),
        records=records,
        files=files,
        broken=broken,
        _claims_on={key: tuple(found) for key, found in claims_on.items()},
    )


def _resolve(ref: str, home: str | None) -> str | None:
    if "/" in ref or "#" in ref:
        return ref
    return f"{home}/{ref}" if home else None


def _by_date(source: Source, source_id: str, publishers: Mapping[str, Publisher]) -> tuple[Any, ...]:
    """Sort dated sources first, then by publisher, so that numbers on a page do not depend on file names."""
    publisher = publishers.get(source.publisher)
    date = source.issued.sort_key if source.issued else (dates.parse("9999").earliest, dates.parse("9999").latest)
    return date, publisher.name if publisher else "", source_id


# Stands in for a briefing.yml that can not be read, so that the rules can go on.
_NO_BRIEFING = Briefing.model_construct(
    title="", as_of=dates.parse("0001-01-01"), scope="", language="en", lead_actors=(), in_brief=(), house_names=()
)


def kinds() -> Iterator[Kind]:
    """Yield every way in which the files of `data/` can fail to be a corpus."""
    yield from (UNREADABLE_FILE, STRAY_FILE, MISSING_FILE)


UNREADABLE_FILE = Kind(
    "F001",
    "unreadable-file",
    """\
A file can not be opened, or is a link that leads out of `data/`.

What the build can not read, nobody else can check either.
""",
)
STRAY_FILE = Kind(
    "F002",
    "stray-file",
    """\
A file stands where nothing reads it, or its name does not end in `.yml`.

Its content would be missing from the site without a word.

Wrong:
    # data/people/ana.yml (the whole file)
    name: Ana Lind
    kind: person
Right:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
""",
)
MISSING_FILE = Kind(
    "F003",
    "missing-file",
    """\
`briefing.yml`, `publishers.yml` or every event is missing.

There is no briefing without a title, without publishers, or without an event.
""",
)
