"""Turns a file's plain values into a record, or into everything that is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from generator.model import record_in
from generator.problem import Kind, Problem, did_you_mean
from generator.yaml_source import YamlFile

T = TypeVar("T")
_adapters: dict[Any, TypeAdapter[Any]] = {}


def build(form: type[T], file: YamlFile) -> tuple[T | None, list[Problem]]:
    """Return the record that a file holds, or None and everything that is wrong with it."""
    values = file.values()
    if not isinstance(values, dict):
        message = f"the file must be a mapping, `field: value` on each line; it is {_said(values)}"
        return None, [file.problem(WRONG_TYPE, file.place(), message)]
    adapter = _adapters.setdefault(form, TypeAdapter(form))
    try:
        return adapter.validate_python(values), []
    except ValidationError as error:
        found = [dict(each) for each in error.errors(include_url=False)]
        # A list of which every entry is wrong is also called too short; the entries have said it.
        return None, [
            _problem(form, file, each) for each in found if not (each["type"] == "too_short" and each["input"])
        ]


def fields(form: Any) -> Mapping[str, Any]:
    """Return the fields of the record that a type holds, by name; none where it holds no record."""
    record = record_in(form)
    return record.model_fields if record else {}


def _problem(form: Any, file: YamlFile, error: dict[str, Any]) -> Problem:
    """Say what pydantic found, by its error type and never by its words."""
    location = tuple(step for step in error["loc"] if step != "[key]")
    path = _existing(file, location)
    name = str(location[-1]) if location else ""
    match error["type"]:
        case "missing":
            place = file.place(location)
            return file.problem(MISSING_FIELD, place, f"the field `{name}` is missing", _description(form, location))
        case "extra_forbidden":
            known = fields(_form_at(form, location[:-1]))
            message, hint = f"there is no field `{name}` here", did_you_mean(name, known)
            return file.problem(UNKNOWN_FIELD, file.place(path, key=True), message, hint)
        case "literal_error":
            message = f"`{error['input']}` is not allowed; allowed is {error['ctx']['expected'].replace(chr(39), '`')}"
            allowed = re.findall(r"'([^']+)'", error["ctx"]["expected"])
            hint = did_you_mean(str(error["input"]), allowed)
            return file.problem(VALUE_NOT_ALLOWED, file.place(path), message, hint if "did you" in hint else "")
        case "bad_id":
            is_key = "[key]" in error["loc"]
            shown = f"`{error['input']}`" if isinstance(error["input"], str) else _said(error["input"])
            message = f"{shown} is no id: {error['msg']}"
            return file.problem(BAD_ID, file.place(path, key=is_key), message)
        case custom if custom in _CUSTOM:
            shown = f"`{error['input']}`" if isinstance(error["input"], str) else _said(error["input"])
            return file.problem(_CUSTOM[custom], file.place(path), f"{shown}: {error['msg']}")
        case "too_short" | "string_too_short" | "string_pattern_mismatch":
            return file.problem(EMPTY_FIELD, file.place(path), f"{_field_name(location)} says nothing")
    message = f"{_field_name(location)} is {_said(error['input'])}; it must be {_expected(error['type'])}"
    return file.problem(WRONG_TYPE, file.place(path), message, _description(form, location))


def _existing(file: YamlFile, location: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out the steps that only the model knows, such as `exact` of a quotation written as plain text."""
    value, path = file.values(), []
    for step in location:
        if not (step in value if isinstance(value, dict) else isinstance(value, list) and isinstance(step, int)):
            break
        value = value[step]
        path.append(step)
    return tuple(path)


def _form_at(form: Any, location: tuple[Any, ...]) -> Any:
    for step in location:
        record = record_in(form)
        if get_origin(form) not in (None, Annotated, Union, UnionType) and isinstance(step, (int, str)):
            arguments = [part for part in get_args(form) if part is not Ellipsis]
            if record is None or isinstance(step, int) or step not in record.model_fields:
                form = arguments[-1]
                continue
        if record is None or step not in record.model_fields:
            return form
        form = record.model_fields[str(step)].annotation
    return form


def _description(form: Any, location: tuple[Any, ...]) -> str:
    if not location:
        return ""
    field = fields(_form_at(form, location[:-1])).get(str(location[-1]))
    return field.description or "" if field else ""


def _field_name(location: tuple[Any, ...]) -> str:
    name = next((f"`{step}`" for step in reversed(location) if isinstance(step, str)), "the file")
    return f"entry {location[-1] + 1} of {name}" if location and isinstance(location[-1], int) else name


def _said(value: Any) -> str:
    match value:
        case None:
            return "empty"
        case dict():
            return "a mapping"
        case list():
            return "a list"
    return "text"


def _expected(error_type: str) -> str:
    kinds = {"string": "text", "tuple": "a list", "bool": "`true` or `false`"}
    return next((words for start, words in kinds.items() if error_type.startswith(start)), "a mapping of fields")


def kinds() -> Iterator[Kind]:
    """Yield every way in which a file can fail to be a record."""
    yield from (UNKNOWN_FIELD, MISSING_FIELD, WRONG_TYPE, VALUE_NOT_ALLOWED, EMPTY_FIELD, BAD_ID, BAD_REFERENCE)
    yield from (BAD_DATE, BAD_URL, BAD_PARAGRAPH, BAD_CODE, BAD_CAPTURED_VALUE)


UNKNOWN_FIELD = Kind(
    "M001",
    "unknown-field",
    """\
A field is not one of the format's.

Its content would never reach the page; mostly its name is misspelt.

Wrong:
    # data/actors/ana.yml
    nmae: Ana Lind
Right:
    # data/actors/ana.yml
    name: Ana Lind
""",
)
MISSING_FIELD = Kind(
    "M002",
    "missing-field",
    """\
A field that every such record needs is not there.

Wrong:
    # data/actors/ana.yml (the whole file)
    kind: person
Right:
    # data/actors/ana.yml (the whole file)
    name: Ana Lind
    kind: person
""",
)
WRONG_TYPE = Kind(
    "M003",
    "wrong-type",
    """\
A text stands where a list or mapping is needed, or the other way round.

Wrong:
    # data/events/talks.yml
    topics: Talks
Right:
    # data/events/talks.yml
    topics: [Talks]
""",
)
VALUE_NOT_ALLOWED = Kind(
    "M004",
    "value-not-allowed",
    """\
A field that knows a few words only has another one.

Wrong:
    # data/actors/ana.yml
    kind: human
Right:
    # data/actors/ana.yml
    kind: person
""",
)
EMPTY_FIELD = Kind(
    "M005",
    "empty-field",
    """\
A text is empty, or a list that needs an entry has none: something that rests on nothing, a source without claims.

Wrong:
    # data/events/talks.yml
    place: {text: The harbour, rests_on: []}
Right:
    # data/events/talks.yml
    place: {text: The harbour, rests_on: [met]}
""",
)
BAD_ID = Kind(
    "M006",
    "bad-id",
    """\
An id has other characters than lower-case letters, digits and single hyphens.

Ids are addresses: they stand in links that other people keep. A file's name is the id of its record.

Wrong:
    # data/events/talks.yml
    findings:
      They_Met: {topic: Talks, label: The meeting, text: The two sides met.}
Right:
    # data/events/talks.yml
    findings:
      met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
""",
)
BAD_REFERENCE = Kind(
    "M007",
    "bad-reference",
    """\
A reference is not written like one: `finding`, `event/finding`, `background/finding` or `source#claim`.

Wrong:
    # data/events/talks.yml
    date_rests_on: [courier:met]
Right:
    # data/events/talks.yml
    date_rests_on: [courier#met]
""",
)
BAD_DATE = Kind(
    "M008",
    "bad-date",
    """\
A date is not EDTF level 1, or there is no such day.

Write what is known and no more: `2025`, `2025-10`, `2025-10-15`, with `~` behind it for about, `?` for uncertain.

Wrong:
    # data/sources/courier.yml
    issued: 2031-02-29
Right:
    # data/sources/courier.yml
    issued: 2031-02~
""",
)
BAD_URL = Kind(
    "M009",
    "bad-url",
    """\
An address is not one of http or https.

Wrong:
    # data/sources/courier.yml
    url: javascript:alert(1)
Right:
    # data/sources/courier.yml
    url: https://courier.example/talks
""",
)
BAD_PARAGRAPH = Kind(
    "M010",
    "bad-paragraph",
    """\
A paragraph is not a number from 1, or two of them with a hyphen.

Paragraphs are counted from 1, as a reader counts them; headings and captions do not count.

Wrong:
    # data/sources/courier.yml
    claims: [{finding: met, paragraph: 0}]
Right:
    # data/sources/courier.yml
    claims: [{finding: met, paragraph: 1}]
""",
)
BAD_CODE = Kind(
    "M011",
    "bad-code",
    """\
A language or country is not given by its code.

Wrong:
    # data/sources/courier.yml
    language: English
Right:
    # data/sources/courier.yml
    language: en
""",
)
BAD_CAPTURED_VALUE = Kind(
    "M012",
    "bad-captured-value",
    """\
A capture holds something that is no count or digest.

Captures are written by `briefing capture`. Where one was changed by hand or by a merge, run the command again.

Wrong:
    # data/captures/courier.yml
    digest: 4f2a
Right:
    # data/captures/courier.yml
    digest: 7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5
""",
)
_CUSTOM = {
    "bad_captured_value": BAD_CAPTURED_VALUE,
    "bad_reference": BAD_REFERENCE,
    "bad_date": BAD_DATE,
    "bad_url": BAD_URL,
    "bad_paragraph": BAD_PARAGRAPH,
    "bad_language": BAD_CODE,
    "bad_country": BAD_CODE,
}
