"""Turns a file's plain values into a record, or into everything that is wrong with them."""

import re
from collections.abc import Container, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from generator.corpus import yaml
from generator.corpus.codes import (
    BAD_CAPTURED_VALUE,
    BAD_CODE,
    BAD_DATE,
    BAD_ID,
    BAD_PLACE,
    BAD_SIGLUM,
    BAD_URL,
    EMPTY_FIELD,
    MISSING_FIELD,
    UNKNOWN_FIELD,
    VALUE_NOT_ALLOWED,
    WRONG_TYPE,
)
from generator.corpus.fields import id_from
from generator.corpus.forms import record_in, unwrapped
from generator.corpus.placed import Placed
from generator.corpus.yaml import AtKey, YamlFile, at_key
from generator.problem import Problem
from generator.text import listed, near

T = TypeVar("T")
_adapters: dict[Any, TypeAdapter[Any]] = {}


def record_from(form: type[T], file: YamlFile) -> tuple[T | None, list[Problem]]:
    """Return the record that a file holds, or None and everything that is wrong with it."""
    values = file.values
    if not isinstance(values, dict):
        message = f"the file must be a mapping, `field: value` on each line; it is {_said(values)}"
        return None, [file.problem(WRONG_TYPE, file.position(), message)]
    adapter = _adapters.setdefault(form, TypeAdapter(form))
    try:
        return adapter.validate_python(values), []
    except ValidationError as error:
        found = [dict(each) for each in error.errors(include_url=False)]
        if wrapper := _wrapper(adapter, file, found):
            message = f"the record is within `{wrapper}`"
            hint = "take this line out, and indent the others less"
            return None, [file.problem(UNKNOWN_FIELD, file.position((AtKey(wrapper),)), message, hint)]
        echoes = _echoes(form, file, found)
        return None, [_problem(form, file, each) for each in found if each["loc"] not in echoes]


def fields(form: Any) -> Mapping[str, Any]:
    """Return the fields of the record that a type holds, by name; none where it holds no record."""
    record = record_in(form)
    return record.model_fields if record else {}


def _wrapper(adapter: TypeAdapter[Any], file: YamlFile, errors: list[dict[str, Any]]) -> str | None:
    """Return the only field of a file whose value would be the record: its id, or the folder's name."""
    values = file.values
    name: str = next(iter(values), "")
    inner = values.get(name)
    if len(values) != 1 or not isinstance(inner, dict):
        return None
    try:
        adapter.validate_python(inner)
        return name
    except ValidationError as error:
        unknown = {each["loc"] for each in error.errors() if each["type"] == "extra_forbidden"}
        names = {(each,) for each in inner}
        is_wrong = any(each["type"] == "extra_forbidden" and each["loc"] == (name,) for each in errors)
        return name if is_wrong and not names <= unknown else None


def _echoes(form: Any, file: YamlFile, errors: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    """Return where an error only follows from another: what is empty, misspelt, or not indented."""
    echoes = set()
    unknown = {each["loc"] for each in errors if each["type"] == "extra_forbidden"}
    unknown_in: dict[tuple[Any, ...], list[str]] = {}
    for location in unknown:
        unknown_in.setdefault(location[:-1], []).append(str(location[-1]))
    before: dict[tuple[Any, ...], dict[Any, Any]] = {}  # of each record, what is before each of its fields
    for error in errors:
        location = error["loc"]
        parent = location[:-1]
        if error["type"] == "missing":
            misspelt = unknown_in.get(parent, [])
            known = _allowed_fields(form, parent, error["input"])
            # A record without any of its fields is something else.
            is_other = len(misspelt) == len(error["input"]) > 0
            if is_other or location[-1] in (_meant_field(each, known) for each in misspelt):
                echoes.add(location)
        elif error["type"] == "no_place" and {*error["input"]} & {*Placed.one_of}:
            echoes.add(location)  # the one that is there is empty
        elif location in unknown:
            record = file.at(parent)
            if parent not in before:
                before[parent] = dict(zip(list(record)[1:], record, strict=False)) if record else {}
            if location[-1] in before[parent] and record[before[parent][location[-1]]] is None:
                echoes.add(location)
        # The reader has said what is empty; of a list's entries each has said what is wrong with it.
        elif error["input"] is None or (error["type"] == "too_short" and error["input"]):
            echoes.add(location)
    return echoes


def _problem(form: Any, file: YamlFile, error: dict[str, Any]) -> Problem:
    """Say what pydantic found, by its error type and never by its words."""
    location = tuple(step for step in error["loc"] if step != "[key]")
    path = _existing(file, location)
    name = str(location[-1]) if location else ""
    match error["type"]:
        case "missing":
            position = file.position(location)
            return file.problem(
                MISSING_FIELD, position, f"the field `{name}` is missing", _description(form, location)
            )
        case "no_place":
            position = file.position((*location, "paragraph"))
            hint = "where it is: `paragraph: 9`; or a `page`, a `time` or a `post`"
            return file.problem(MISSING_FIELD, position, "the field `paragraph` is missing", hint)
        case "no_paragraph":
            hint = "text with a colon or `#` is written on lines of its own after `>-`"
            return file.problem(MISSING_FIELD, file.position(path), error["msg"], hint)
        case "no_comparison":
            hint = "say what is the same and what is not; or say both, `here` and `there`, in a few words"
            return file.problem(MISSING_FIELD, file.position(path), "the field `note` is missing", hint)
        case "two_places":
            position = file.position(at_key((*path, "paragraph")))
            return file.problem(BAD_PLACE, position, "there are two kinds of places here", error["msg"])
        case "extra_forbidden":
            known = _allowed_fields(form, location[:-1], file.at(location[:-1]))
            meant = _meant_field(name, known)
            hint = f"did you mean `{meant}`?" if meant else near.one_of(name, known)
            if " " in name and not meant:
                hint = "text with a colon in it is written on lines of its own after `>-`"
            message = f"there is no field `{name}` here"
            return file.problem(UNKNOWN_FIELD, file.position(at_key(path)), message, hint)
        case "literal_error":
            allowed = _allowed(form, location)
            words = listed((f"`{word}`" for word in allowed), "or")
            message = f"`{error['input']}` is not allowed; allowed is {words}"
            hint = near.did_you_mean(str(error["input"]), allowed)
            return file.problem(
                VALUE_NOT_ALLOWED, file.position(path), message, hint if "did you" in hint else ""
            )
        case "bad_id":
            is_key = "[key]" in error["loc"]
            shown = f"`{error['input']}`" if isinstance(error["input"], str) else _said(error["input"])
            message = f"{shown} is not an id: {error['msg']}"
            return file.problem(BAD_ID, file.position(at_key(path) if is_key else path), message)
        case custom if custom in _CUSTOM:
            shown = f"`{error['input']}`" if isinstance(error["input"], str) else _said(error["input"])
            meant = error.get("ctx", {}).get("meant")
            hint = f"did you mean `{meant}`?" if meant and meant != error["input"] else ""
            return file.problem(_CUSTOM[custom], file.position(path), f"{shown}: {error['msg']}", hint)
        case "too_short" | "string_too_short" | "string_pattern_mismatch":
            return file.problem(EMPTY_FIELD, file.position(path), f"{_field_name(location)} says nothing")
    message = f"{_field_name(location)} is {_said(error['input'])}; it must be {_expected(error['type'])}"
    written = _right_form(_form_at(form, location), error["input"])
    hints = (f"write {written}" if written else "", _description(form, location))
    return file.problem(WRONG_TYPE, file.position(path), message, "; ".join(filter(None, hints)))


def _allowed_fields(form: Any, location: tuple[Any, ...], given: Any) -> dict[str, bool]:
    """Return the fields of the record at a location, and whether each is needed and missing."""
    return {
        name: needed and name not in given
        for name, needed in _needed(_form_at(form, location), given).items()
    }


def _needed(form: Any, given: Container[str] = ()) -> dict[str, bool]:
    """Return the fields of the record that a type holds, and whether each is needed beside those given.

    Of fields of which one is needed, that is the first, unless there is another.
    """
    record = record_in(form)
    if not record:
        return {}
    usual = () if any(each in given for each in record.one_of) else record.one_of[:1]
    return {name: field.is_required() or name in usual for name, field in record.model_fields.items()}


def _meant_field(name: str, known: dict[str, bool]) -> str | None:
    """Return the field that a misspelt one means: one that is missing, if it is near."""
    missing = {each: () for each, is_missing in known.items() if is_missing}
    return near.nearest(name, missing) or near.nearest(name, dict.fromkeys(known, ()))


def _existing(file: YamlFile, location: tuple[Any, ...]) -> tuple[Any, ...]:
    """Leave out the steps that only the model knows, such as `exact` of a quotation written as plain text."""
    value, path = file.values, []
    for step in location:
        if not (
            step in value if isinstance(value, dict) else isinstance(value, list) and isinstance(step, int)
        ):
            break
        value = value[step]
        path.append(step)
    return tuple(path)


def _form_at(form: Any, location: tuple[Any, ...]) -> Any:
    """Return the form of a value in a record: an entry of a list or mapping, or a field."""
    for step in location:
        form, _ = unwrapped(form)
        if get_origin(form) in (tuple, Mapping):
            form = [part for part in get_args(form) if part is not Ellipsis][-1]
        elif record := record_in(form):
            if step not in record.model_fields:
                return form
            form = record.model_fields[str(step)].rebuild_annotation()
    return form


def _allowed(form: Any, location: tuple[Any, ...]) -> tuple[str, ...]:
    """Return the words that a field of a few words knows."""
    return get_args(unwrapped(_form_at(form, location))[0])


def _description(form: Any, location: tuple[Any, ...]) -> str:
    if not location:
        return ""
    field = fields(_form_at(form, location[:-1])).get(str(location[-1]))
    return field.description or "" if field else ""


def _right_form(form: Any, given: Any) -> str:
    """Return how a value that was given in another form is written, as far as that can be known."""
    form, _ = unwrapped(form)
    if get_origin(form) is tuple:
        entry = get_args(form)[0]
        if isinstance(given, str) and not record_in(entry):
            parts = re.split(r"[,;]|\band\b|(?:^|\s)[-–—•*]", given)
            words = [each.strip() for each in parts if each.strip()]
            if unwrapped(entry)[1]:  # ids
                words = [re.sub(r"[^/#]+", lambda part: id_from(part[0]), each) for each in words]
            return f"`{yaml.flow(words) if all(words) else '[…]'}`"
        return f"`[{_shape(entry)}]`"
    return f"`{_shape(form)}`" if record_in(form) or get_origin(form) is Mapping else ""


def _shape(form: Any) -> str:
    """Return a form as YAML on one line, with `…` for what an editor knows."""
    form, _ = unwrapped(form)
    if get_origin(form) is tuple:
        return f"[{_shape(get_args(form)[0])}]"
    if get_origin(form) is Mapping:
        return f"{{id: {_shape(get_args(form)[1])}}}"
    if record := record_in(form):
        needed = [name for name, is_needed in _needed(record).items() if is_needed]
        needed.sort(key=lambda name: name in record.one_of)
        values = {name: _shape(record.model_fields[name].rebuild_annotation()) for name in needed}
        return f"{{{', '.join(f'{name}: {value}' for name, value in values.items())}}}"
    return "…"


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
    return next(
        (words for start, words in kinds.items() if error_type.startswith(start)), "a mapping of fields"
    )


_CUSTOM = {
    "bad_captured_value": BAD_CAPTURED_VALUE,
    "bad_date": BAD_DATE,
    "bad_url": BAD_URL,
    "bad_place": BAD_PLACE,
    "bad_language": BAD_CODE,
    "bad_country": BAD_CODE,
    "bad_siglum": BAD_SIGLUM,
}
