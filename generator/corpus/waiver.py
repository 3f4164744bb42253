"""Turns plain values into a waiver: words of ours that nothing they rest on has, and why they stand."""

from pydantic import Field

from generator.corpus.fields import ProseText, Text
from generator.corpus.record import Record


class Waiver(Record):
    """Words of ours with a number, date or name that no paragraph has; the page prints the reason."""

    words: Text = Field(description="The words of this record's sentences that hold it, as they stand there.")
    reason: ProseText = Field(description="Why they stand; shown on the record's page.")
