"""Turns a corpus into files for other programs, each by its address on the site."""

from collections.abc import Callable, Mapping

from generator.corpus import Corpus
from generator.exports import evidence

__all__ = ["EXPORTS"]

EXPORTS: Mapping[str, Callable[[Corpus], str]] = {
    "data/evidence.json": evidence.as_json,
}
