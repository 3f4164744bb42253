"""Turns a corpus into files for other programs, each by its address on the site."""

from collections.abc import Callable, Mapping

from generator.corpus import Corpus, Statements
from generator.site.exports import evidence

EXPORTS: Mapping[str, Callable[[Corpus, Statements], str]] = {
    "data/evidence.json": evidence.as_json,
}
