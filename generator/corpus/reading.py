"""Turns the files of `data/` into a Corpus, and its problems."""

import re
from collections import Counter
from collections.abc import Container, Mapping
from pathlib import PurePosixPath
from typing import Any

from generator.corpus import forms, model, sigla, validation, yaml
from generator.corpus.codes import BAD_ID, MISSING_FILE, STRAY_FILE, UNREADABLE_FILE
from generator.corpus.corpus import LinkedClaim, LinkedFinding, resolve
from generator.corpus.draft import Draft
from generator.corpus.fields import ID_WORDS, id_from, is_id
from generator.corpus.key import BACKGROUND, BACKGROUND_KEY, BRIEFING_KEY, NAMES_KEY, PUBLISHERS_KEY, Key
from generator.corpus.model import Briefing, Claim, Publisher, Source
from generator.corpus.written import Written
from generator.corpus.yaml import YamlFile
from generator.corpus.yaml_codes import INCOMPLETE
from generator.problem import Position, Problem
from generator.text import Name, Prose, dates, near


def read(
    files: Mapping[str, bytes], root: str = "data", unreadable: Mapping[str, str] | None = None
) -> tuple[Draft, list[Problem]]:
    """Return the corpus that the files hold, and every problem of reading them; never raises for bad data.

    `files` maps paths inside `data/` to their bytes, `unreadable` those of other files to the reason; `root`
    is how messages name the folder. A record with problems is left out of the corpus and listed as broken.
    """
    problems: list[Problem] = []
    yaml_files: dict[Key, YamlFile] = {}
    records: dict[Key, Any] = {}
    broken: set[Key] = set()
    for path, reason in sorted((unreadable or {}).items()):
        problems.append(Problem(Position(f"{root}/{path}"), UNREADABLE_FILE, f"it cannot be read: {reason}"))
        broken.add(_key_of(path))
    for path in sorted(files):
        key = _key_of(path)
        if problem := _stray(path, key, root):
            problems.append(problem)
            broken.add(key)  # so that nothing seems wrong for want of it
            continue
        file, found = yaml.parse(f"{root}/{path}", files[path])
        yaml_files[key] = file
        problems += found
        record = None
        if file.root is not None:
            record, wrong = validation.record_from(forms.form_of(key), file)
            problems += wrong
        if record is None or any(each.code in INCOMPLETE for each in found):
            broken.add(key)
        else:
            records[key] = record
    for key in (BRIEFING_KEY, PUBLISHERS_KEY):
        if key not in yaml_files and key not in broken:
            position = Position(f"{root}/{key.file}")
            problems.append(
                Problem(position, MISSING_FILE, "this file is missing", "every briefing needs it")
            )
            broken.add(key)
    for folder, word in (("events", "event"), ("sources", "source")):
        if not any(key.folder == folder for key in (*records, *broken)):
            hint = "a briefing needs at least one"
            problems.append(Problem(Position(f"{root}/{folder}"), MISSING_FILE, f"there is no {word}", hint))
            broken.add(Key(folder, ""))
    return _link(records, Written(yaml_files), frozenset(broken)), problems


def _key_of(path: str) -> Key:
    """Return the key of the record that a path holds, or would hold if its name were right."""
    folder, slash, name = path.partition("/")
    if not slash:
        file = near.nearest(path, dict.fromkeys(model.FILES, ())) or path
        return Key("", file.removesuffix(".yml"))
    id_ = name.removesuffix(".yml")
    return Key(_nearest_folder(folder), id_ if is_id(id_) else id_from(name.partition(".")[0]))


def _nearest_folder(name: str) -> str:
    return near.nearest(name, dict.fromkeys(model.FOLDERS, ())) or name


def _stray(path: str, key: Key, root: str) -> Problem | None:
    """Return why a path holds no record, if it holds none."""
    parts, position = PurePosixPath(path), Position(f"{root}/{path}")
    if path in model.FILES:
        return None
    if str(parts.parent) not in model.FOLDERS or parts.suffix != ".yml":
        is_known = key.folder in model.FOLDERS or key.file in model.FILES
        if is_known and key.id and re.search(r"\.ya?ml\b", path, re.IGNORECASE):
            is_here = key.folder == str(parts.parent)
            hint = f"rename it to `{key.id}.yml`" if is_here else f"did you mean `{root}/{key.file}`?"
            return Problem(position, STRAY_FILE, "this file is ignored", hint)
        folders = ", ".join(f"`{each}/`" for each in model.FOLDERS)
        hint = f"records are `.yml` files in {folders}; beside these folders are {', '.join(model.FILES)}"
        return Problem(position, STRAY_FILE, "this file is ignored", hint)
    if not is_id(parts.stem):
        hint = f"rename the file to `{key.id}.yml`" if key.id else "rename the file"
        return Problem(position, BAD_ID, f"`{parts.stem}` is not an id: {ID_WORDS}", hint)
    if key.id == "index" or key == Key.event(BACKGROUND):
        message = f"`{key.id}` is the name of a page of its own"
        return Problem(position, STRAY_FILE, message, "give the record another id: rename the file")
    return None


def _link(records: Mapping[Key, Any], written: Written, broken: frozenset[Key]) -> Draft:
    def in_folder(folder: str) -> dict[str, Any]:
        return {key.id: record for key, record in records.items() if key.folder == folder}

    briefing = records.get(BRIEFING_KEY, _NO_BRIEFING)
    publishers = records.get(PUBLISHERS_KEY, {})
    lead = {actor: position for position, actor in enumerate(briefing.lead_actors)}
    actors = sorted(
        in_folder("actors").items(), key=lambda each: (lead.get(each[0], len(lead)), each[1].name)
    )
    events = dict(sorted(in_folder("events").items(), key=lambda each: (each[1].date.sort_key, each[0])))
    sources = dict(
        sorted(in_folder("sources").items(), key=lambda each: _by_date(each[1], each[0], publishers))
    )
    background = records.get(BACKGROUND_KEY)

    findings = {}
    for section, record in [*events.items(), *([(BACKGROUND, background)] if background else [])]:
        for finding_id, finding in record.findings.items():
            linked = LinkedFinding(section, finding_id, finding)
            findings[linked.key] = linked
    all_claims = tuple(
        _linked(source_id, source, index, claim, findings)
        for source_id, source in sources.items()
        for index, claim in enumerate(source.claims)
    )
    claims: dict[str, LinkedClaim] = {}
    for linked_claim in all_claims:
        claims.setdefault(linked_claim.key, linked_claim)
    return Draft(
        briefing=briefing,
        publishers=publishers,
        other_names=records.get(NAMES_KEY, {}),
        actors=dict(actors),
        events=events,
        sources=sources,
        captures=in_folder("captures"),
        background=background,
        findings=findings,
        claims=claims,
        all_claims=all_claims,
        source_names=_source_names(sources, publishers),
        sigla=sigla.assigned(sources),
        records=records,
        written=written,
        broken=broken,
    )


def _linked(
    source_id: str, source: Source, index: int, claim: Claim, findings: Container[str]
) -> LinkedClaim:
    origin = claim.origin or source.origin or ("own" if source.primary else None)
    return LinkedClaim(
        source=source_id,
        index=index,
        id=claim.id or claim.finding[0].rpartition("/")[2],
        findings=tuple(key for ref in claim.finding if (key := resolve(ref, source.event, findings))),
        account=claim.account,
        quote=claim.quote,
        paraphrase=claim.paraphrase,
        locator=claim.locator,
        text=claim.text,
        part=claim.part,
        attributed_to=claim.attributed_to,
        origin=source.publisher if origin == "own" else origin,
    )


def _source_names(sources: Mapping[str, Source], publishers: Mapping[str, Publisher]) -> dict[str, Name]:
    """Return a unique name for each source: the publisher's, what else is needed, and its status."""

    def candidates(source_id: str) -> list[str]:
        source = sources[source_id]
        further = [source.issued.words if source.issued else None, source.title, source_id]
        return ["", *(f", {each}" for each in further if each)]

    def publisher(source_id: str) -> Name:
        found = publishers.get(sources[source_id].publisher)
        return found.shown if found else Name.of(sources[source_id].publisher, None)

    shown = {source_id: candidates(source_id) for source_id in sources}
    taken = Counter(f"{publisher(source_id)}{rest}" for source_id, rests in shown.items() for rest in rests)
    names = {}
    for source_id, rests in shown.items():
        name, status = publisher(source_id), sources[source_id].status
        rest = next(rest for rest in rests if taken[f"{name}{rest}"] == 1 or rest == rests[-1])
        names[source_id] = Name.of(str(name), name.lang, f"{rest} ({status})" if status else rest)
    return names


def _by_date(source: Source, source_id: str, publishers: Mapping[str, Publisher]) -> tuple[Any, ...]:
    """Sort dated sources first, then by publisher, so that numbers on a page do not depend on file names."""
    publisher = publishers.get(source.publisher)
    date = (
        source.issued.sort_key
        if source.issued
        else (dates.parse("9999").earliest, dates.parse("9999").latest)
    )
    return date, publisher.name if publisher else "", source_id


# Stands in for a briefing.yml that cannot be read, so that the rules can go on.
_NO_BRIEFING = Briefing.model_construct(
    title="",
    as_of=dates.parse("0001-01-01"),
    scope=Prose(""),
    language="en",
    lead_actors=(),
    in_brief=(),
    house_names=(),
)
