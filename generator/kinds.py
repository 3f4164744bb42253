"""Turns the whole project into one table: every kind of problem by its code."""

from collections.abc import Mapping

from generator import corpus, rules, validation, yaml_source
from generator.problem import Kind

KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (*corpus.kinds(), *yaml_source.kinds(), *validation.kinds(), *map(rules.kind_of, rules.RULES))
}
