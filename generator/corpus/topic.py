"""Turns plain values into a topic: a section of findings, and how these are told in prose."""

from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.corpus.fields import FindingRef, Meaning, Text
from generator.corpus.record import Record


def _paragraph(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


def _topic(value: Any) -> Any:
    return {"title": value} if isinstance(value, str) else value


class Block(Record):
    """A paragraph of prose; or, between paragraphs, a finding that is shown as a block of its own."""

    one_of: ClassVar[tuple[str, ...]] = ("text", "show")

    text: Annotated[Text, Meaning.TOLD] | None = Field(
        None,
        description="The paragraph: our own words, in which each clause ends in the findings that it tells, "
        "`[@finding]`, or in a claim alone, `[@source#claim]`. It is written as plain text.",
    )
    show: FindingRef | None = Field(
        None,
        description="Instead, a finding to show here: one with accounts, a judgment, context, or what only "
        "withdrawn articles report.",
    )

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if bool(self.text) == bool(self.show):
            raise PydanticCustomError("no_paragraph", "a paragraph is text, or `show: finding`")
        return self


class Topic(Record):
    """A section of findings, and how they are told; a title alone where they are listed one by one."""

    title: Text = Field(description="Its heading, which findings name as their `topic`.")
    short: Text | None = Field(None, description="The title in tables, where the whole is too long.")
    prose: tuple[Annotated[Block, BeforeValidator(_paragraph, json_schema_input_type=str | Block)], ...] = (
        Field((), description="Its findings, told in paragraphs.")
    )
    told: Text | None = Field(
        None,
        description="What `briefing prose --read` wrote when somebody had read it beside its findings.",
    )


AnyTopic = Annotated[Topic, BeforeValidator(_topic, json_schema_input_type=str | Topic)]
