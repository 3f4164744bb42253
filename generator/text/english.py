"""Turns numbers, lists, and codes of languages and countries into English; knows months and names elsewhere.

What it knows of languages is of the Unicode CLDR, by Babel.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
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


def countries_in(language: str) -> Mapping[str, str]:
    """Return what a language calls each country, by its ISO 3166 code."""
    known = _locale(language)
    names = known.territories.items() if known else ()
    return {code: name for code, name in names if country(code) and not code.isdigit()}


def months_of(language: str) -> Iterator[tuple[str, int]]:
    """Yield the names of the months of a language, in each of their forms, with their numbers from 1."""
    for names in _forms(language, "months"):
        yield from ((name, number) for number, name in names.items() if not name.isdigit())


def weekdays_of(language: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the days of the week in a language, in each of their forms, with the English one."""
    for names in _forms(language, "days"):
        yield from ((name, _ENGLISH.days["format"]["wide"][day]) for day, name in names.items())


def decimal_sign(language: str) -> str:
    """Return the sign between the whole and its parts in a number of a language."""
    known = _locale(language)
    return str(known.number_symbols.get("latn", {}).get("decimal", ".")) if known else "."


def _forms(language: str, of: str) -> Iterator[Mapping[int, str]]:
    known = _locale(language)
    for context in ("format", "stand-alone") if known else ():
        yield getattr(known, of)[context]["wide"]


@cache
def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def _code(word: str, of: str, aliases: Mapping[str, Any], code: str) -> str | None:
    alias = aliases.get(code)
    if alias:
        return alias if isinstance(alias, str) else str(alias[0]) if len(alias) == 1 else None
    return code if code in getattr(_ENGLISH, of) else _by_name(of).get(word.casefold())


@cache
def _by_name(of: str) -> dict[str, str]:
    return {name.casefold(): key.replace("_", "-") for key, name in getattr(_ENGLISH, of).items()}


_ENGLISH = Locale("en")
