"""Turns the files of `data/` into a Corpus, and its problems."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator import dates, fields, model, validation, yaml_source
from generator.corpus import BACKGROUND, Corpus, LinkedClaim, LinkedFinding, resolve
from generator.model import Briefing, Claim, Publisher, Source
from generator.problem import Kind, Place, Problem
from generator.yaml_source import YamlFile


def read(
    files: Mapping[str, bytes], root: str = "data", unreadable: Mapping[str, str] | None = None
) -> tuple[Corpus, list[Problem]]:
    """Return the corpus that the files hold, and every problem of reading them; never raises for bad data.

    `files` maps paths inside of `data/` to their bytes, `unreadable` those of other files to the reason; `root` is how
    messages name the folder. A record with problems is left out of the corpus and listed as broken.
    """
    problems: list[Problem] = []
    yaml_files: dict[str, YamlFile] = {}
    records: dict[str, Any] = {}
    broken = set()
    for path, reason in sorted((unreadable or {}).items()):
        problems.append(Problem(Place(f"{root}/{path}"), UNREADABLE_FILE, f"it can not be read: {reason}"))
        broken.add(path.removesuffix(".yml"))
    for path in sorted(files):
        form, key, problem = _form_of(path, root)
        if problem:
            problems.append(problem)
            broken.add(path.removesuffix(".yml"))  # so that nothing seems wrong for want of it
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
        if name not in yaml_files and name not in broken:
            place = Place(f"{root}/{name}.yml")
            problems.append(Problem(place, MISSING_FILE, "this file is missing", "every briefing needs it"))
            broken.add(name)
    for folder, word in (("events", "event"), ("sources", "source")):
        if not any(key.startswith(f"{folder}/") for key in (*records, *broken)):
            hint = "a briefing needs one at least"
            problems.append(Problem(Place(f"{root}/{folder}"), MISSING_FILE, f"there is no {word}", hint))
            broken.add(f"{folder}/")
    return _link(records, yaml_files, frozenset(broken)), problems


def _form_of(path: str, root: str) -> tuple[Any, str, Problem | None]:
    """Return which record a path holds and its key, or why it holds none."""
    parts = PurePosixPath(path)
    name, place = parts.stem, Place(f"{root}/{path}")
    if path in model.FILES:
        return model.FILES[path], name, None
    folder = str(parts.parent)
    if folder not in model.FOLDERS or parts.suffix != ".yml":
        if folder in model.FOLDERS and parts.suffix in (".yaml", ".yaml~", ".YML", ".YAML"):
            return None, "", Problem(place, STRAY_FILE, "nothing reads this file", f"rename it to `{name}.yml`")
        folders = ", ".join(f"`{each}/`" for each in model.FOLDERS)
        hint = f"records are `.yml` files in {folders}; beside these folders stand {', '.join(model.FILES)}"
        return None, "", Problem(place, STRAY_FILE, "nothing reads this file", hint)
    if not fields.is_id(name):
        message = f"`{name}` is no id: {fields.ID_WORDS}"
        better = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
        hint = f"rename the file to `{better}.yml`" if better else "rename the file"
        return None, "", Problem(place, validation.BAD_ID, message, hint)
    if name == "index" or (folder == "events" and name == BACKGROUND):
        message = f"`{name}` is the name of a page of its own"
        return None, "", Problem(place, STRAY_FILE, message, "give the record another id: rename the file")
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
    all_claims = tuple(
        _linked(source_id, source, index, claim)
        for source_id, source in sources.items()
        for index, claim in enumerate(source.claims)
    )
    claims: dict[str, LinkedClaim] = {}
    for linked_claim in all_claims:
        claims.setdefault(linked_claim.key, linked_claim)
    return Corpus(
        briefing=briefing,
        publishers=publishers,
        actors=actors,
        events=events,
        sources=sources,
        captures=of_kind("captures"),
        background=background,
        findings=findings,
        claims=claims,
        all_claims=all_claims,
        names=_names(sources, publishers),
        records=records,
        files=files,
        broken=broken,
    )


def _linked(source_id: str, source: Source, index: int, claim: Claim) -> LinkedClaim:
    keys = [key for ref in claim.finding if (key := resolve(ref, source.event))]
    origin = claim.origin or source.origin
    return LinkedClaim(source_id, index, claim, tuple(keys), source.publisher if origin == "own" else origin)


def _names(sources: Mapping[str, Source], publishers: Mapping[str, Publisher]) -> dict[str, str]:
    """Return a name for each source that no other has: the publisher's, what else is needed, and its status."""

    def candidates(source_id: str) -> list[str]:
        source = sources[source_id]
        publisher = publishers.get(source.publisher)
        name = publisher.name if publisher else source.publisher
        further = [source.issued.words if source.issued else None, source.title, source_id]
        return [name, *(f"{name}, {each}" for each in further if each)]

    def status(source_id: str) -> str:
        return f" ({sources[source_id].status})" if sources[source_id].status else ""

    shown = {source_id: candidates(source_id) for source_id in sources}
    taken = Counter(name for names in shown.values() for name in names)
    return {
        source_id: next(name for name in names if taken[name] == 1 or name == names[-1]) + status(source_id)
        for source_id, names in shown.items()
    }


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
`briefing.yml`, `publishers.yml`, every event or every source is missing.

There is no briefing without a title, without publishers, without an event, or without a source.
""",
)
