"""Turns plain values into the record of a source: its reference, what it reports, and in whose words."""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from generator.corpus.fields import (
    ActorId,
    Date,
    Day,
    Duration,
    EventId,
    FindingRef,
    Id,
    Language,
    Meaning,
    NumberOfPages,
    OriginId,
    ProseText,
    PublisherId,
    Siglum,
    Text,
    Url,
)
from generator.corpus.placed import Placed
from generator.corpus.record import Record
from generator.corpus.waiver import Waiver


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _quotation(value: Any) -> Any:
    return {"exact": value} if isinstance(value, str) else value


class Archive(Record):
    """A copy of an article that stays as it was."""

    url: Url = Field(description="Address of the archived copy.")
    captured: Day = Field(description="The day of the copy.")


class Translation(Placed):
    """Words in the briefing's language: of a quotation, or of a style of a name.

    A place is needed only where the article prints them elsewhere than the words that they translate.
    """

    one_of: ClassVar[tuple[str, ...]] = ()

    text: Text = Field(description="The translated words.")
    by: Literal["us", "article"] = Field(
        "us",
        description="Whose translation it is: `us` (default); or `article`, which prints these words itself, "
        "so that they are looked up like a quotation.",
    )


class Quotation(Record):
    """Words taken verbatim from an article: a W3C TextQuoteSelector, with its language."""

    exact: Text = Field(
        description="The words, exactly as the article prints them; an editor's cut is `[…]`, an insertion "
        "`[she]`, a changed letter `[T]he`."
    )
    prefix: Text | None = Field(
        None, description="The words right before, where `exact` occurs twice in a paragraph."
    )
    suffix: Text | None = Field(
        None, description="The words right after, where `exact` occurs twice in a paragraph."
    )
    lang: Language | None = Field(None, description="Their language, where it is not the article's.")
    translation: Translation | None = Field(
        None, description="Needed where they are not in the briefing's language."
    )
    cut_note: ProseText | None = Field(
        None,
        description="Why the sense is kept although a cut leaves out a negation; shown as the editor's.",
    )


class NameStyle(Placed):
    """A name or description that an article gives to an actor, verbatim: framing, not fact."""

    exact: Text = Field(description="The words, exactly as the article prints them.")
    translation: Translation | None = Field(
        None, description="Where they are not in the briefing's language."
    )


class Claim(Placed):
    """One thing that one source reports, at one place in it, perhaps in a speaker's words."""

    finding: Annotated[
        tuple[FindingRef, ...],
        BeforeValidator(_one_or_more, json_schema_input_type=FindingRef | tuple[FindingRef, ...]),
        Field(min_length=1),
    ] = Field(
        description="The finding that it supports, or a list where one utterance bears several: an id in an "
        "event that the source reports, or `event/finding`, or `background/finding`."
    )
    id: Id | None = Field(
        None, description="Its own id; without one, the id of its (first) finding. A permalink."
    )
    account: Id | None = Field(None, description="The account that it supports, if not the finding's text.")
    quote: Annotated[
        Quotation | None,
        BeforeValidator(_quotation, json_schema_input_type=str | Quotation),
        Meaning.QUOTATION,
    ] = Field(
        None,
        description="The words that carry it, verbatim: text, or a mapping. Closing punctuation of the "
        "article's sentence stays out.",
    )
    paraphrase: bool = Field(
        False,
        description="`true` where the quoted words are the article's own, not those of the speaker or of "
        "whom the article has them from.",
    )
    text: ProseText | None = Field(
        None, description="This article's version, in our words, if it is not the finding's."
    )
    part: bool = Field(
        False,
        description="`true` where it supports less than the finding; `text` says what. Shown, not counted.",
    )
    attributed_to: ProseText | None = Field(
        None,
        description="Whom this article has it from, where the finding does not say so.",
    )
    origin: OriginId | None = Field(
        None,
        description="The publisher that the article had this from, or `own`; "
        "without it the source's `origin`.",
    )


class Source(Record):
    """One article: its reference, and what it reports. The file's name is its id."""

    publisher: PublisherId = Field(description="Its publisher, by id.")
    siglum: Siglum | None = Field(
        None,
        description="The short name that its marks bear, as `RM`; `briefing sigla` writes those missing.",
    )
    title: Text | None = Field(None, description="Its title, only if the page or its address says so.")
    title_translation: Text | None = Field(
        None, description="The title in the briefing's language, where it is in another."
    )
    title_from: Literal["address", "editor"] | None = Field(
        None,
        description="Where the title is not the page's own: `address` or `editor`. "
        "It is then shown in brackets.",
    )
    issued: Date | None = Field(None, description="EDTF level 1; absent where the article has no date.")
    issued_note: ProseText | None = Field(
        None, description="What a reader must know about the date, or about its absence."
    )
    primary: bool = Field(
        False,
        description="`true` where it is itself what others report on: a transcript on the speaker's own "
        "site, a judgment, the tables of a survey. Its claims are then its publisher's own.",
    )
    pages: NumberOfPages | None = Field(
        None, description="How many pages it has, where its claims name the `page` that they are on."
    )
    duration: Duration | None = Field(
        None, description="How long it is, where its claims name a `time`: `0:45:10`."
    )
    url: Url | None = Field(None, description="Its address, if it is known.")
    archive: Archive | None = Field(None, description="An archived copy.")
    accessed: Day = Field(description="The day on which it was read.")
    language: Language = Field(description="Its language.")
    origin: OriginId | None = Field(
        None, description="The default for its claims: a publisher, or `own`; absent where it is not stated."
    )
    origin_note: ProseText | None = Field(None, description="How the article or its page states the origin.")
    status: Literal["corrected", "withdrawn"] | None = Field(
        None, description="What its publisher did with it since."
    )
    status_note: ProseText | None = Field(None, description="What was corrected, or why it was withdrawn.")
    event: Annotated[
        tuple[EventId, ...],
        BeforeValidator(_one_or_more, json_schema_input_type=EventId | tuple[EventId, ...]),
    ] = Field(
        (),
        description="The event that it reports, or a list. A claim that names no event belongs to the first "
        "of them that has its finding.",
    )
    summary: ProseText = Field(description="What it says, in our own words and a few sentences.")
    names: Mapping[ActorId, Annotated[tuple[NameStyle, ...], Field(min_length=1)]] = Field(
        default={}, description="How it styles each actor, by the actor's id."
    )
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)] = Field(
        description="What it reports, in its own order."
    )
    waived: tuple[Waiver, ...] = Field(
        (),
        description="Words of this record with a number, date or name that its text lacks, with the reason.",
    )
