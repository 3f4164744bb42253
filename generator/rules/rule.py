"""What a rule is: a draft turned into what is wrong in it, each with its record and the steps to it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.corpus import Draft, Key, Steps


@dataclass(frozen=True)
class Wrong:
    """One breach of a rule: the record, the steps to it there, what is wrong, and how it may be fixed.

    `words` are those in the text there that are wrong, with what is right before them.
    """

    record: Key
    steps: Steps
    message: str
    hint: str = ""
    words: tuple[str, str] | None = None


Rule = Callable[[Draft], Iterator[Wrong]]
