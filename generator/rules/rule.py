"""What a rule is: a corpus turned into what is wrong in it, each with the record and the path where it is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.corpus import Corpus
from generator.yaml_source import Path


@dataclass(frozen=True)
class Wrong:
    """One breach of a rule: the record, the path in it, what is wrong there, and how it may be mended."""

    record: str
    path: Path
    message: str
    hint: str = ""


Rule = Callable[[Corpus], Iterator[Wrong]]
