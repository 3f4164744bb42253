"""Turns plain values into what is at a place in a source: in paragraphs, on pages, at a time or in posts."""

from typing import ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from generator.corpus.fields import PagesField, ParagraphsField, PostsField, TimesField
from generator.corpus.record import Record
from generator.text import Locator


class Placed(Record):
    """What is at one place of a source; all places in a source are of one kind."""

    one_of: ClassVar[tuple[str, ...]] = ("paragraph", "page", "time", "post")

    paragraph: ParagraphsField | None = Field(
        None, description="The paragraph that it is in: `9`, or `3-4`; with a `page`, counted on that page."
    )
    page: PagesField | None = Field(
        None, description="Instead, the page of a document: `14`, or `14-15`, as a viewer of its file counts."
    )
    time: TimesField | None = Field(
        None, description="Instead, the time in a recording: `0:12:30`, or `0:12:30-0:13:05`."
    )
    post: PostsField | None = Field(
        None, description="Instead, the post of a thread or live blog: `3`, or `3-4`."
    )

    @property
    def locator(self) -> Locator:
        """Return the place, once there is one."""
        found = self._locator
        assert found
        return found

    @property
    def _locator(self) -> Locator | None:
        return Locator.of(self.paragraph, self.page, self.time, self.post)

    @property
    def has_place(self) -> bool:
        """Say whether it has a place of its own."""
        return any((self.paragraph, self.page, self.time, self.post))

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if self.has_place and not self._locator:
            message = "a place is a paragraph, a page perhaps with a paragraph, a time, or a post"
            raise PydanticCustomError("two_places", message)
        if self.one_of and not self.has_place:
            raise PydanticCustomError("no_place", "there is no place")
        return self
