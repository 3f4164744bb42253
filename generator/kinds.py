"""Turns the whole project into one table: every kind of problem by its code."""

from collections.abc import Mapping

from generator import corpus, rules, validation, yaml_source
from generator.problem import Kind
from generator.render import BROKEN_TEMPLATE

_ALL = (*corpus.kinds(), *yaml_source.kinds(), *validation.kinds(), *map(rules.kind_of, rules.RULES), BROKEN_TEMPLATE)

KINDS: Mapping[str, Kind] = {kind.code: kind for kind in _ALL}
