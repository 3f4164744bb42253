"""Turns numbers and lists into English."""

from collections.abc import Iterable


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 article`, `4 articles`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str]) -> str:
    """Return words as English lists them: `a`, `a and b`, `a, b and c`."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
