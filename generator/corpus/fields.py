"""Turns the text of a field into its type, such as an id, a reference or a date, and says what it means."""

import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, GetPydanticSchema, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

from generator.text import Prose, dates, english, locator, near


class Meaning(Enum):
    """What a value means beyond its type; the rules find every value of a meaning, wherever it occurs."""

    ACTOR = "the id of an actor"
    EVENT = "the id of an event"
    PUBLISHER = "the id of a publisher"
    ORIGIN = "the id of a publisher, or `own`"
    FINDING = "the name of a finding"
    SUPPORT = "the name of a finding or claim that something rests on"
    PROSE = "our own words, in inline Markdown"
    LABEL = "a few words that assert nothing"
    SENTENCE = "one sentence"
    QUOTATION = "words of an article"
    TOLD = "a paragraph of our own words that cites what it tells"


def _place(read: Callable[[str], locator.Span], value: Any) -> Any:
    if isinstance(value, locator.Span):
        return value
    try:
        return read(value if isinstance(value, str) else "")
    except ValueError as error:
        raise PydanticCustomError("bad_place", "{reason}", {"reason": str(error)}) from None


def _spans(what: str) -> BeforeValidator:
    """Return what reads numbers of something that is counted from 1, such as paragraphs."""
    return BeforeValidator(partial(_place, partial(locator.spans, what=what)))


def _number_of_pages(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,4}", value):
        return int(value)
    raise PydanticCustomError("bad_place", "how many pages there are is a number from 1, in digits alone")


def _duration(value: Any) -> Any:
    number = locator.seconds(value) if isinstance(value, str) else None
    if not number:
        raise PydanticCustomError("bad_place", "a duration is hours, minutes and seconds, such as 0:45:10")
    return number


def _date(value: Any) -> Any:
    if isinstance(value, dates.EdtfDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("bad_date", "a date is one piece of text")
    try:
        return dates.parse(value)
    except ValueError as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from None


def _day(value: Any) -> Any:
    day = _date(value)
    if day.earliest != day.latest or day.text != day.earliest.isoformat():
        raise PydanticCustomError("bad_date", "this date is known to the day: write it like 2025-10-15")
    return day


def _language(value: Any) -> Any:
    if (
        isinstance(value, str)
        and re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value)
        and english.language(value)
    ):
        return value
    meant = english.language_code(value) if isinstance(value, str) else None
    raise PydanticCustomError("bad_language", "a language is a BCP 47 tag such as en or ar", {"meant": meant})


def _country(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch("[A-Z]{2}", value) and english.country(value):
        return value
    meant = english.country_code(value) if isinstance(value, str) else None
    message = "this is no ISO 3166 code of a country, two capital letters such as RU"
    raise PydanticCustomError("bad_country", message, {"meant": meant})


def _count(value: Any) -> Any:
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch("[1-9][0-9]{0,6}", value)):
        return int(value)
    raise PydanticCustomError("bad_captured_value", "a count is a whole number from 1")


def _url(value: Any) -> Any:
    if isinstance(value, str):
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"[\s<>\"]", value):
            return value
    raise PydanticCustomError("bad_url", "an address starts with http:// or https:// and has no spaces")


def _matching(pattern: str, error: str, message: str) -> BeforeValidator:
    def check(value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(pattern, value):
            return value
        raise PydanticCustomError(error, message)

    return BeforeValidator(check)


ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
ID_WORDS = "an id is made of lower-case letters, digits and single hyphens"


def is_id(text: str) -> bool:
    """Say whether a text can be the id of a record."""
    return re.fullmatch(ID_PATTERN, text) is not None


def id_from(words: str) -> str:
    """Return words as an id; nothing where they have no letter or digit that an id can have."""
    return re.sub(r"[^a-z0-9]+", "-", near.without_accents(words)).strip("-")


Siglum = Annotated[
    str,
    _matching(
        "[A-Z][A-Za-z0-9]{0,7}", "bad_siglum", "a siglum is a capital and up to seven letters or digits"
    ),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z][A-Za-z0-9]{0,7}$"}),
]
Id = Annotated[
    str,
    _matching(ID_PATTERN, "bad_id", ID_WORDS),
    WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN}$"}),
]


def _reference(pattern: str) -> WithJsonSchema:
    """Return what editors' tools accept as a reference; here the rules say what one does not lead to."""
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$"})


_IdRef = Annotated[str, Field(min_length=1), _reference(ID_PATTERN)]
FindingRef = Annotated[str, Field(min_length=1), _reference(f"{ID_PATTERN}(/{ID_PATTERN})?"), Meaning.FINDING]
SupportRef = Annotated[
    str, Field(min_length=1), _reference(f"{ID_PATTERN}([/#]{ID_PATTERN})?"), Meaning.SUPPORT
]
Support = Annotated[tuple[SupportRef, ...], Field(min_length=1)]
ActorId = Annotated[_IdRef, Meaning.ACTOR]
EventId = Annotated[_IdRef, Meaning.EVENT]
PublisherId = Annotated[_IdRef, Meaning.PUBLISHER]
OriginId = Annotated[_IdRef, Meaning.ORIGIN]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
_AS_PROSE = GetPydanticSchema(
    lambda _source, _handler: core_schema.no_info_after_validator_function(
        Prose, core_schema.str_schema(min_length=1, pattern=r"\S")
    )
)
ProseText = Annotated[Prose, _AS_PROSE, Meaning.PROSE]
Label = Annotated[Prose, _AS_PROSE, Meaning.PROSE, Meaning.LABEL]
Sentence = Annotated[Prose, _AS_PROSE, Meaning.PROSE, Meaning.SENTENCE]
Url = Annotated[str, BeforeValidator(_url), WithJsonSchema({"type": "string", "format": "uri"})]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string"})]
Country = Annotated[
    str, BeforeValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})
]
Count = Annotated[int, BeforeValidator(_count)]
ParagraphNumber = Annotated[
    str,
    _matching("[1-9][0-9]{0,3}", "bad_captured_value", "a paragraph is a number from 1"),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]{0,3}$"}),
]
Digest = Annotated[
    str,
    _matching("[0-9a-f]{64}", "bad_captured_value", "a digest is 64 hexadecimal digits of SHA-256"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{64}$"}),
]
# An editor's YAML tools read `2025` and `9` as numbers; here they are text until the model gives them a type.
_DATE_SCHEMA = WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]})
Date = Annotated[dates.EdtfDate, BeforeValidator(_date), _DATE_SCHEMA]
Day = Annotated[dates.EdtfDate, BeforeValidator(_day), _DATE_SCHEMA]
_NUMBERS_SCHEMA = WithJsonSchema(
    {"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "pattern": r"^\d+(-\d+)?$"}]}
)
_TIME = r"(\d+:)?\d?\d:\d\d"
ParagraphsField = Annotated[locator.Span, _spans("paragraph"), _NUMBERS_SCHEMA]
PagesField = Annotated[locator.Span, _spans("page"), _NUMBERS_SCHEMA]
PostsField = Annotated[locator.Span, _spans("post"), _NUMBERS_SCHEMA]
TimesField = Annotated[
    locator.TimeSpan,
    BeforeValidator(partial(_place, locator.times)),
    WithJsonSchema({"type": "string", "pattern": f"^{_TIME}(-{_TIME})?$"}),
]
NumberOfPages = Annotated[
    int, BeforeValidator(_number_of_pages), WithJsonSchema({"type": "integer", "minimum": 1})
]
Duration = Annotated[
    int, BeforeValidator(_duration), WithJsonSchema({"type": "string", "pattern": f"^{_TIME}$"})
]
