"""Turns plain values into frozen records: every record of the data format, with every field described.

The descriptions are what editors read: the field reference and the JSON Schemas are made from them. What one
field must look like is decided here; what fields of several records must be together is decided by the rules.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.corpus.captured import Capture as Capture
from generator.corpus.fields import (
    ActorId,
    Country,
    Date,
    Day,
    FindingRef,
    Id,
    Label,
    Language,
    ProseText,
    Sentence,
    Support,
    SupportRef,
    Text,
    Url,
)
from generator.corpus.record import Record as Record
from generator.corpus.source import Claim as Claim
from generator.corpus.source import NameStyle as NameStyle
from generator.corpus.source import Quotation as Quotation
from generator.corpus.source import Source as Source
from generator.corpus.source import Translation as Translation
from generator.corpus.topic import AnyTopic
from generator.corpus.topic import Topic as Topic
from generator.corpus.waiver import Waiver as Waiver
from generator.text import Name

PublisherKind = Literal["outlet", "agency", "institution", "court", "organisation", "person", "channel"]


class Reference(Record):
    """A public page that supports what no source of the briefing says."""

    title: Text = Field(description="The page's title.")
    lang: Language | None = Field(
        None, description="The language of the title, where it is not the briefing's."
    )
    url: Url = Field(description="Its address.")
    accessed: Day = Field(description="The day on which it was read.")

    @property
    def shown(self) -> Name:
        """Return the title as pages show it."""
        return Name.of(self.title, self.lang)


class Publisher(Record):
    """Who publishes a source, or an origin of what it says, with what a reader must know to weigh it."""

    name: Text = Field(description="The name that readers know, in its own script.")
    lang: Language | None = Field(
        None, description="The language of the name, where it is not the briefing's."
    )
    transliteration: Text | None = Field(
        None, description="The name in the briefing's script, where its own is another; pages show it first."
    )
    kind: PublisherKind = Field(
        description="`outlet` (newspaper, broadcaster, site), `agency` (a news agency), `institution` (a "
        "public body), `court`, `organisation` (an NGO, a firm, a think tank), `person`, or `channel` (on a "
        "platform)."
    )
    country: Country | None = Field(
        None, description="ISO 3166 code of the country it works from, if that is known."
    )
    descriptor: ProseText = Field(
        description="The source descriptor: one sentence on who runs and pays it; or `not assessed`."
    )
    reference: Reference | None = Field(None, description="The public page that the descriptor rests on.")

    @property
    def shown(self) -> Name:
        """Return the name that pages and lists show."""
        return (
            Name.of(self.name, self.lang) if not self.transliteration else Name.of(self.transliteration, None)
        )

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that people call it."""
        return (self.name, self.transliteration) if self.transliteration else (self.name,)

    @property
    def original(self) -> Name | None:
        """Return the name in its own script, where pages show another."""
        return Name.of(self.name, self.lang or "und") if self.transliteration else None

    @property
    def is_assessed(self) -> bool:
        """Say whether the descriptor says anything of the publisher."""
        return self.descriptor != "not assessed"


class Comparison(Record):
    """The same matter at another time: shown on both, and never an account."""

    finding: FindingRef = Field(description="A finding of another event, as `event/finding`.")
    here: ProseText | None = Field(None, description="The matter at this event, in a few words, for a table.")
    there: ProseText | None = Field(None, description="The matter at the other event, in a few words.")
    note: ProseText | None = Field(
        None,
        description="What is the same and what is not; the editor's, and shown as such. It may be left out "
        "where `here` and `there` say it.",
    )

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if not self.note and not (self.here and self.there):
            raise PydanticCustomError("no_comparison", "a comparison has a `note`, or `here` and `there`")
        return self


Difference = Literal["contradiction", "sense", "wording"]


class Finding(Record):
    """The consolidated sentence; it rests on claims, or is labelled as the editor's."""

    kind: Literal["reported", "judgment", "context", "gap"] = Field(
        "reported",
        description="`reported` (default); `judgment`: the editor's, with `rests_on` and `confidence`; "
        "`context`: from a public page, with `reference`; `gap`: what no article says.",
    )
    topic: Text = Field(description="One of the `topics`.")
    label: Label = Field(
        description="A few words that name the matter and assert nothing; tables and search show it."
    )
    speaker: ActorId | None = Field(
        None, description="The actor who says it; absent where the articles say it themselves."
    )
    attributed_to: ProseText | None = Field(
        None, description="Who says it, where that is not one of the actors."
    )
    text: Sentence = Field(
        description="The finding, in our words: one sentence. For accounts, the first version."
    )
    question: ProseText | None = Field(
        None, description="With `accounts`: the question that they answer differently."
    )
    accounts: Mapping[Id, Sentence] = Field(
        default={},
        description="Other versions by id: both cannot be right of the same matter at the same time.",
    )
    about: tuple[ActorId, ...] = Field(
        (), description="The actors, other than the speaker, on whose pages it also appears."
    )
    date: Date | None = Field(None, description="When it happened, where that is not when the event was.")
    date_note: ProseText | None = Field(None, description="What a reader must know about that date.")
    date_inferred: bool = Field(
        False, description="`true` where no article gives all of that date; `date_note` says how it is known."
    )
    withdrawn: bool = Field(
        False,
        description="`true` where only withdrawn articles report it; pages then say that nothing else does.",
    )
    compares: tuple[Comparison, ...] = Field((), description="The same matter at another event.")
    wordings: bool = Field(False, description="`true` sets its quotations side by side.")
    difference: Difference | None = Field(
        None,
        description="How its articles differ: `contradiction` (the default with `accounts`), with `wordings` "
        "the same matter in another `sense`, or in another `wording` (the default).",
    )
    note: ProseText | None = Field(None, description="The editor's note, shown as such.")
    rests_on: tuple[SupportRef, ...] = Field((), description="For a judgment: what it is drawn from.")
    confidence: Literal["low", "moderate", "high"] | None = Field(None, description="For a judgment.")
    reference: Reference | None = Field(None, description="For context: the public page that says it.")
    bears_on: tuple[FindingRef, ...] = Field(
        (), description="For context: the findings that it helps to weigh, which are shown with it."
    )

    @property
    def is_disputed(self) -> bool:
        """Say whether standing articles have different accounts of it."""
        return bool(self.accounts) and not self.withdrawn

    @property
    def differs(self) -> Difference | None:
        """Return how its articles differ, if the editor sets side by side what they say."""
        if self.is_disputed:
            return self.difference or "contradiction"
        return self.difference or "wording" if self.wordings else None

    @property
    def is_block(self) -> bool:
        """Say whether prose does not tell it, but shows it as it is, between paragraphs."""
        return bool(self.accounts) or self.kind != "reported" or self.withdrawn


class Place(Record):
    """Where an event happened."""

    text: ProseText = Field(description="The place, in words.")
    rests_on: Support = Field(
        description="The findings or claims that say so together; what has not all of them supports a part."
    )


class Participant(Record):
    """An actor who took part in an event."""

    actor: ActorId = Field(description="The actor, by id.")
    role: ProseText = Field(
        description="What they were there: their office, or `guest`, as the articles say."
    )
    side: ActorId | None = Field(None, description="The actor, usually a state, for whom they took part.")
    rests_on: Support = Field(description="The findings or claims that say so, each of them.")


class SupportedText(Record):
    """A sentence with what it rests on."""

    text: Sentence = Field(description="The sentence, in our words.")
    rests_on: Support = Field(
        description="The findings or claims that say so together; what has not all of them supports a part."
    )


class Event(Record):
    """What happened at one time and place. The file's name is its id."""

    title: Text = Field(description="A heading that says what happened.")
    date: Date = Field(description="EDTF level 1.")
    date_rests_on: tuple[SupportRef, ...] = Field((), description="The findings or claims that date it.")
    date_note: ProseText | None = Field(None, description="How the date is known, where no source says it.")
    date_reference: Reference | None = Field(
        None, description="The public page that gives it, where no source does."
    )
    place: Place | None = Field(None, description="Where it happened.")
    participants: tuple[Participant, ...] = Field((), description="Who took part, in the order of the page.")
    in_brief: Annotated[tuple[SupportedText, ...], Field(min_length=1)] = Field(
        description="The bottom line first."
    )
    topics: Annotated[tuple[AnyTopic, ...], Field(min_length=1)] = Field(
        description="The sections, in their order."
    )
    findings: Annotated[Mapping[Id, Finding], Field(min_length=1)] = Field(description="The findings, by id.")
    waived: tuple[Waiver, ...] = Field(
        (),
        description="Words here with a number, date or name that no paragraph has, and the reason.",
    )

    @property
    def date_inferred(self) -> bool:
        """Say whether no source dates it."""
        return not self.date_rests_on


class Background(Record):
    """Findings that belong to no event of the briefing."""

    topics: Annotated[tuple[AnyTopic, ...], Field(min_length=1)] = Field(
        description="The sections, in their order."
    )
    findings: Annotated[Mapping[Id, Finding], Field(min_length=1)] = Field(description="The findings, by id.")
    waived: tuple[Waiver, ...] = Field(
        (),
        description="Words here with a number, date or name that no paragraph has, and the reason.",
    )


class ScriptName(Record):
    """An actor's name in another script: reference data, shown without a citation."""

    text: Text = Field(description="The name.")
    lang: Language = Field(description="Its language.")


class Role(Record):
    """An office or position of an actor."""

    text: ProseText = Field(description="The role, in neutral words.")
    since: Date | None = Field(None, description="From when, as far as the sources say.")
    until: Date | None = Field(None, description="Until when, as far as the sources say.")
    rests_on: Support = Field(description="The findings or claims that say so, each of them.")


class Actor(Record):
    """A person, organisation, state or group that acts or speaks. The file's name is its id."""

    name: Text = Field(description="The name that the briefing uses.")
    short: Text | None = Field(None, description="The name within a sentence, where the whole is too long.")
    also: tuple[Text, ...] = Field(
        (),
        description="Other names, spellings and transliterations, for search and messages.",
    )
    kind: Literal["person", "organisation", "state", "group"] = Field(
        description="`person`, `organisation`, `state` or `group`."
    )
    script_names: tuple[ScriptName, ...] = Field((), description="The name in other scripts.")
    roles: tuple[Role, ...] = Field((), description="Offices and positions, the present ones first.")
    lead: tuple[SupportedText, ...] = Field(
        (),
        description="At most three sentences that come first on the actor's page: who they are, what they "
        "said, and what is reported of them.",
    )
    notes: tuple[SupportedText, ...] = Field((), description="What else a reader should know.")
    waived: tuple[Waiver, ...] = Field(
        (),
        description="Words here with a number, date or name that no paragraph has, and the reason.",
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that people call it, in every script, the briefing's own name first."""
        short = (self.short,) if self.short else ()
        return (self.name, *short, *self.also, *(each.text for each in self.script_names))


class OtherName(Record):
    """A name that is no actor's: of a place, a building, a war, a treaty."""

    name: Text = Field(description="The name that the briefing uses.")
    also: tuple[Text, ...] = Field(
        (),
        description="Other names, spellings, and forms in other languages. An article may have any of them "
        "where the briefing says `name`; where it says one of these, only that one.",
    )
    script_names: tuple[ScriptName, ...] = Field((), description="The name in other scripts.")

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that people call it, the briefing's own name first."""
        return (self.name, *self.also, *(each.text for each in self.script_names))


class HouseName(Record):
    """How the briefing itself names something contested."""

    name: Text = Field(description="The words that the briefing uses.")
    reason: ProseText = Field(description="Why these.")


class Briefing(Record):
    """The briefing as a whole."""

    title: Text = Field(description="The site's title.")
    scope: ProseText = Field(description="What it covers and from what, in one or two sentences.")
    as_of: Day = Field(description="The day of this edition.")
    language: Language = Field("en", description="The language that it is written in.")
    editor: Text | None = Field(None, description="Who answers for it.")
    lead_actors: tuple[ActorId, ...] = Field(
        (), description="The actors who come first everywhere, in this order."
    )
    in_brief: Annotated[tuple[SupportedText, ...], Field(min_length=1)] = Field(
        description="The bottom line."
    )
    open_questions: tuple[FindingRef, ...] = Field(
        (), description="The gaps that matter most, as `event/finding`; the front page shows them."
    )
    house_names: tuple[HouseName, ...] = Field(
        (), description="How it names contested things, with the reason."
    )
    waived: tuple[Waiver, ...] = Field(
        (),
        description="Words here with a number, date or name that no paragraph has, and the reason.",
    )
    raw_html: bool = Field(
        False, description="Whether hand-written pages may hold raw HTML, which no check then understands."
    )
    files: tuple[Text, ...] = Field(
        (),
        description="Files of the site, by their path in it, that no page shows or loads and that are asked "
        "for by name, such as `CNAME`, `_headers` or a feed.",
    )


# What a folder or file of `data/` holds. In a folder each file is one record and its name the id.
FOLDERS: dict[str, type[Record]] = {
    "actors": Actor,
    "events": Event,
    "sources": Source,
    "captures": Capture,
}
FILES: dict[str, Any] = {
    "background.yml": Background,
    "briefing.yml": Briefing,
    "names.yml": Mapping[Id, OtherName],
    "publishers.yml": Mapping[Id, Publisher],
}
