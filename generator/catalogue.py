"""Turns the codes of all rooms into one table: every kind of problem by its id."""

from collections.abc import Iterator, Mapping
from types import ModuleType

from generator import audit, corpus, pipeline, rules, site
from generator.problem import Code

_MODULES: tuple[ModuleType, ...] = (corpus.codes, corpus.yaml_codes, site.codes, audit.codes, pipeline)


def _all() -> Iterator[Code]:
    for module in _MODULES:
        yield from (value for value in vars(module).values() if isinstance(value, Code))
    yield from rules.CODES.values()


CODES: Mapping[str, Code] = {code.id: code for code in sorted(_all())}
