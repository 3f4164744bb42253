"""Turns plain values into a capture: what was recorded of an article's text when it was read."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from generator.corpus.fields import Count, Day, Digest, Id, ParagraphNumber, Text
from generator.corpus.placed import Placed
from generator.corpus.record import Record
from generator.text import dates

Change = Literal["changed", "dropped", "touched"]


class CapturedWords(Placed):
    """Words that were found in the captured text: a style of a name, or a translation by the article."""

    digest: Digest = Field(description="SHA-256 of the words at their place.")
    printed: Text | None = Field(
        None, description="The words as the article prints them, where that is another form."
    )


class CapturedClaim(Placed):
    """Where a claim was found in the captured text; for a quotation its digest, and what a link needs."""

    digest: Digest | None = Field(None, description="SHA-256 of the quotation's words at their place.")
    printed: Text | None = Field(
        None, description="The words as the article prints them, where that is another form."
    )
    occurrence: Count = Field(1, description="Which of the places in these paragraphs that have these words.")
    start_words: Count | None = Field(
        None,
        description="So many of its first words begin the link; absent where no link points at it alone.",
    )
    end_words: Count | None = Field(
        None, description="So many of its last words end the link, unless all begin it."
    )
    prefix: Text | None = Field(None, description="The words before it, where the link cannot do without.")
    suffix: Text | None = Field(None, description="The words after it, where the link cannot do without.")
    cuts_negation: bool = Field(
        False, description="`true` where a word that its cut leaves out negates in the article's language."
    )
    translation: CapturedWords | None = Field(None, description="The article's own translation of it.")


class CapturedName(CapturedWords):
    """A style of a name that was found in the captured text."""

    translation: CapturedWords | None = Field(None, description="The article's own translation of it.")


class CapturedParticulars(Placed):
    """The numbers and dates of a paragraph, and those names in it that the briefing uses.

    Its place is written where the source is not cited by paragraphs.
    """

    one_of: ClassVar[tuple[str, ...]] = ()

    numbers: tuple[Text, ...] = Field((), description="Its numbers, each in one form: `>4000`, `4%`, `2.`.")
    dates: tuple[Text, ...] = Field((), description="Its dates, each in one form: `2025-10-15`, `--10`.")
    names: tuple[Text, ...] = Field((), description="Names, and words of ours with a capital, as printed.")


class CapturedText(Record):
    """What was recorded of a text of an article."""

    captured: Day = Field(description="The day on which the text was read.")
    digest: Digest = Field(description="SHA-256 of the whole folded text.")
    words: Count = Field(description="How many words the text has.")
    paragraphs: Count = Field(description="How many paragraphs it has.")
    paragraph_digests: Mapping[ParagraphNumber, Digest] = Field(
        description="SHA-256 of each folded paragraph of 25 words or more, by its number."
    )
    particulars: Mapping[ParagraphNumber, CapturedParticulars] | None = Field(
        None,
        description="What each paragraph has of numbers, dates and names, by its number in the text; a "
        "capture without it is of an older form.",
    )
    claims: Mapping[Id, CapturedClaim] = Field(
        default={}, description="Each claim that is of this text alone, by its id."
    )
    names: Mapping[Id, tuple[CapturedName, ...]] = Field(
        default={}, description="Each style of a name, by the actor's id, in the order of the source."
    )


class LaterCapture(CapturedText):
    """What was recorded of the text as its publisher has changed it since."""

    changes: Mapping[Id, Change] = Field(
        default={},
        description="What became of claims: `changed` words, `dropped` words; or `touched`, where a claim "
        "has no quotation and its paragraph is another.",
    )


class Capture(CapturedText):
    """What was recorded of an article's text; written by `briefing capture`, never by hand."""

    claims: Mapping[Id, CapturedClaim] = Field(description="Each claim of the source, by its id.")
    later: LaterCapture | None = Field(None, description="The text as its publisher has changed it since.")

    @property
    def texts(self) -> "tuple[CapturedText, ...]":
        """Return what was recorded of the text, and of the later one if there is one."""
        return (self, self.later) if self.later else (self,)

    def entry(self, claim: str) -> CapturedClaim | None:
        """Return where a claim was found, by its id: in the text, else in the later one."""
        return self.claims.get(claim) or (self.later.claims.get(claim) if self.later else None)

    def styles(self, actor: str) -> tuple[CapturedName, ...]:
        """Return the styles of an actor's name that were found in either text."""
        return (*self.names.get(actor, ()), *(self.later.names.get(actor, ()) if self.later else ()))

    def read_on(self, claim: str) -> dates.EdtfDate:
        """Return the day of the text in which a claim was found."""
        is_later = self.later and claim not in self.claims
        return self.later.captured if self.later and is_later else self.captured
