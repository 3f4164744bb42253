"""Turns numbers, lists, and codes of languages and countries into English."""

from collections.abc import Iterable

from babel import Locale


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 article`, `4 articles`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(words: Iterable[str], joined_by: str = "and") -> str:
    """Return words as English lists them: `a`, `a and b`, `a, b and c`."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} {joined_by} {last}" if rest else last


def language(tag: str) -> str | None:
    """Return the English name of a language by its BCP 47 tag; None where there is no such language."""
    language = tag.partition("-")[0]
    return None if language in ("und", "mul", "zxx", "mis") else _ENGLISH.languages.get(language)


def country(code: str) -> str | None:
    """Return the English name of a country by its ISO 3166 code; None where there is no such country."""
    return None if code in ("EZ", "QO", "XA", "XB", "ZZ") else _ENGLISH.territories.get(code)


_ENGLISH = Locale("en")
