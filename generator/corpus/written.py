"""Turns a record and the steps to a value in it into where that is written, and into problems there."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.corpus.key import Key
from generator.corpus.yaml import Steps, YamlFile, at_key
from generator.problem import Code, Position, Problem


@dataclass(frozen=True)
class Written:
    """Where every record is written: its file, by its key."""

    files: Mapping[Key, YamlFile]

    def problem(
        self,
        code: Code,
        record: Key,
        steps: Steps,
        message: str,
        hint: str = "",
        words: tuple[str, str] | None = None,
    ) -> Problem:
        """Return a problem where the steps lead to; at the name of the record where that has no file.

        Of a text it is at some `words`, given with what is right before them.
        """
        file = self.files.get(record)
        if file is None:
            return Problem(Position(str(record)), code, message, hint)
        position = file.position_of(steps, *words) if words else file.position(steps)
        return file.problem(code, position, message, hint)

    def line(self, record: Key, steps: Steps) -> int:
        """Return the line on which a value, or the key before it, is written, counted from 1."""
        return self.position(record, at_key(steps)).line

    def position(self, record: Key, steps: Steps) -> Position:
        """Return where a value is written."""
        return self.files[record].position(steps)

    def at(self, record: Key, steps: Steps = ()) -> str:
        """Return `file:line` of a value; the file alone of a whole record."""
        file = self.files[record].path
        return f"{file}:{self.line(record, steps)}" if steps else file
