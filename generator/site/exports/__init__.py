"""Turns a corpus into files for other programs, each by its address on the site."""

from collections.abc import Callable, Mapping

from generator.corpus import Corpus, Statements
from generator.site.exports import evidence
from generator.site.exports.made import Made

EXPORTS: Mapping[str, Callable[[Corpus, Statements, Made], str]] = {
    "data/evidence.json": evidence.as_json,
}
