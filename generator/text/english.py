"""Turns numbers, lists, and codes of languages and countries into English."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global


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


def language_code(word: str) -> str | None:
    """Return the code of the language that a word means: its English name, an old code, one in capitals."""
    return _code(word, "languages", get_global("language_aliases"), word.lower())


def country_code(word: str) -> str | None:
    """Return the code of the country that a word means: its English name, `UK`, a code in small letters."""
    return _code(word, "territories", get_global("territory_aliases"), word.upper())


def _code(word: str, of: str, aliases: Mapping[str, Any], code: str) -> str | None:
    alias = aliases.get(code)
    if alias:
        return alias if isinstance(alias, str) else str(alias[0]) if len(alias) == 1 else None
    return code if code in getattr(_ENGLISH, of) else _by_name(of).get(word.casefold())


@cache
def _by_name(of: str) -> dict[str, str]:
    return {name.casefold(): key.replace("_", "-") for key, name in getattr(_ENGLISH, of).items()}


_ENGLISH = Locale("en")
