"""Turns the whole project into one table: every kind of problem by its code."""

from collections.abc import Mapping

from generator import audit, capturing, citations, reading, rules, validation, yaml_kinds
from generator.build import TAKEN_PAGE
from generator.problem import Kind
from generator.render import BROKEN_PAGE, BROKEN_TEMPLATE

_ALL = (
    *reading.kinds(),
    *yaml_kinds.kinds(),
    *validation.kinds(),
    *capturing.kinds(),
    *citations.kinds(),
    *map(rules.kind_of, rules.RULES),
    *audit.kinds(),
    BROKEN_TEMPLATE,
    BROKEN_PAGE,
    TAKEN_PAGE,
)

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _ALL}
