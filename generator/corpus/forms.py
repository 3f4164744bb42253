"""Turns the type of a record, or of a field, into what it holds and what its values mean."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from generator.corpus import model
from generator.corpus.fields import Meaning
from generator.corpus.key import Key
from generator.corpus.record import Record
from generator.corpus.yaml import AtKey, Steps


def form_of(key: Key) -> Any:
    """Return what the record with a key holds."""
    return model.FOLDERS.get(key.folder) or model.FILES[key.file]


def record_in(form: Any) -> type[Record] | None:
    """Return the record that a type holds, such as Claim for a list of claims; None where it holds none."""
    if isinstance(form, type) and issubclass(form, Record):
        return form
    return next((found for part in get_args(form) if (found := record_in(part))), None)


def marked(form: Any, value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, tuple[Meaning, ...], Any]]:
    """Yield every value with a meaning in a record of a form: the steps to it, what it means, and the value.

    A last step that is an `AtKey` leads to the key of a mapping.
    """
    form, meanings = unwrapped(form)
    if value is None:
        return
    if meanings:
        yield steps, meanings, value
    arguments = get_args(form)
    if isinstance(value, Record):
        for name, field in _field_forms(type(value)):
            yield from marked(field, getattr(value, name), (*steps, name))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from marked(arguments[0], each, (*steps, index))
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from marked(arguments[0], key, (*steps, AtKey(key)))
            yield from marked(arguments[1], each, (*steps, key))


@cache
def _field_forms(record: type[Record]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, field.rebuild_annotation()) for name, field in record.model_fields.items())


@cache
def unwrapped(form: Any) -> tuple[Any, tuple[Meaning, ...]]:
    """Return a form without `Annotated` and `| None`, and what they said of its meaning."""
    meanings: tuple[Meaning, ...] = ()
    while True:
        if get_origin(form) is Annotated:
            form, *metadata = get_args(form)
            meanings += tuple(each for each in metadata if isinstance(each, Meaning))
        elif get_origin(form) in (Union, UnionType):
            form = next(part for part in get_args(form) if part is not NoneType)
        else:
            return form, meanings
