"""Turns the published evidence into its form: each part, its fields, and what they say."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.corpus import captured, model

# The form of the file; it changes when a program that reads it has to.
FORMAT = 2

State = Literal["found", "not yet checked"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class TextQuoteSelector(_Part):
    """Words of an article, as in the W3C Web Annotation Data Model."""

    exact: str = Field(description="The words; an editor's cut is `[…]`.")
    prefix: str | None = Field(
        None, description="The words right before, where `exact` occurs twice in its paragraph."
    )
    suffix: str | None = Field(
        None, description="The words right after, where `exact` occurs twice in its paragraph."
    )


class EvidencePublisher(_Part):
    """A publisher of sources, or an origin of claims."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its name, in its own script.")
    language: str | None = Field(None, description="BCP 47 tag of the name, if not the briefing's.")
    transliteration: str | None = Field(None, description="Its name in the briefing's script.")
    kind: model.PublisherKind = Field(description="What it is.")
    country: str | None = Field(None, description="ISO 3166 code of the country that it works from.")
    descriptor: str = Field(description="Who runs and pays it; or `not assessed`.")


class EvidenceSource(_Part):
    """An article."""

    id: str = Field(description="Its id; its page is `sources/<id>`.")
    siglum: str = Field(description="The short name that its marks bear, such as `RM`.")
    publisher: str = Field(description="The publisher's id.")
    title: str | None = Field(None, description="Its title, if it is recorded.")
    title_translation: str | None = Field(None, description="The title in the briefing's language.")
    issued: str | None = Field(None, description="Its date, EDTF level 1.")
    language: str = Field(description="BCP 47 tag of its language.")
    url: str | None = Field(None, description="Its address.")
    archive: str | None = Field(None, description="Address of an archived copy.")
    accessed: str = Field(description="The day on which it was read.")
    primary: bool | None = Field(None, description="Whether it is itself what others report on.")
    status: Literal["corrected", "withdrawn"] | None = Field(
        None, description="What its publisher did with it since."
    )
    captured: str | None = Field(None, description="The day on which its text was captured.")
    digest: str | None = Field(None, description="SHA-256 of the captured text, folded.")
    captured_again: str | None = Field(
        None, description="The day on which it was captured again, as its publisher had changed it."
    )
    digest_again: str | None = Field(None, description="SHA-256 of that text, folded.")


class EvidenceClaim(_Part):
    """One thing that one source reports."""

    id: str = Field(description="`source#claim`; it is at `sources/<source>#<claim>`.")
    source: str = Field(description="The source's id.")
    findings: tuple[str, ...] = Field(description="The findings that it supports, as `event/finding`.")
    account: str | None = Field(None, description="The account of the finding that it supports.")
    part: bool = Field(description="Whether it supports less than the finding.")
    paragraph: str | None = Field(
        None, description="Where it is: the paragraph `9`, or `3-4`; with a `page`, counted on that page."
    )
    page: str | None = Field(None, description="Instead, the page of a document: `14`, or `14-15`.")
    time: str | None = Field(None, description="Instead, the time in a recording: `12:30`, or `12:30-13:05`.")
    post: str | None = Field(None, description="Instead, the post: `3`, or `3-4`.")
    text: str | None = Field(None, description="The article's version in the briefing's words.")
    attributed_to: str | None = Field(None, description="Whom the article has it from.")
    origin: str | None = Field(
        None, description="The id of the publisher that it is from; the article's own, if it says so."
    )
    selector: TextQuoteSelector | None = Field(None, description="The words that carry it.")
    shown: str | None = Field(
        None, description="These words as pages show them, where the editor put something into them: `[she]`."
    )
    language: str | None = Field(None, description="BCP 47 tag of these words.")
    paraphrase: bool = Field(description="Whether these words are the article's and not the speaker's.")
    translation: str | None = Field(None, description="The words in the briefing's language.")
    translated_by: Literal["us", "article"] | None = Field(
        None, description="Whose translation it is; one by the article was looked up like the words."
    )
    state: State | None = Field(None, description="Whether these words were found in the captured text.")
    change: captured.Change | None = Field(
        None,
        description="What the publisher did since: `changed` or `dropped` the words; or `touched` the "
        "paragraph of a claim without any.",
    )
    passage: str | None = Field(None, description="Address that opens the article at these words.")
    archived_passage: str | None = Field(
        None, description="Address that opens the archived copy at these words."
    )


class EvidenceName(_Part):
    """A style by which an article names an actor."""

    source: str = Field(description="The source's id.")
    actor: str = Field(description="The actor's id.")
    paragraph: str | None = Field(None, description="The paragraph that it is in, as of a claim.")
    page: str | None = Field(None, description="Its page.")
    time: str | None = Field(None, description="Its time.")
    post: str | None = Field(None, description="Its post.")
    selector: TextQuoteSelector = Field(description="The words.")
    translation: str | None = Field(None, description="The words in the briefing's language.")
    translated_by: Literal["us", "article"] | None = Field(
        None, description="Whose translation it is; one by the article was looked up like the words."
    )
    state: State = Field(description="Whether these words were found in the captured text.")


class EvidenceStatement(_Part):
    """A sentence of the site in the briefing's own words, and the claims that it rests on."""

    kind: Literal[
        "finding",
        "account",
        "prose",
        "compared",
        "in-brief",
        "date",
        "place",
        "participant",
        "role",
        "lead",
        "note",
    ] = Field(description="What it is.")
    page: str = Field(description="The page that it belongs to, such as `events/kremlin-talks`.")
    anchor: str | None = Field(None, description="Its anchor there, if it has one.")
    text: str = Field(description="The sentence, as plain text.")
    claims: tuple[str, ...] = Field(description="The ids of its claims; none where it has a label instead.")
    label: Literal["judgment", "context", "gap", "inferred"] | None = Field(
        None, description="Whose it is, if not the articles'."
    )


class EvidenceReference(_Part):
    """A public page that is no source: a descriptor, a date or what we know besides rests on it."""

    title: str = Field(description="Its title.")
    url: str = Field(description="Its address.")
    accessed: str = Field(description="The day on which it was read.")


class EvidencePage(_Part):
    """A page made from the data, and what is on it."""

    path: str = Field(description="Its path, such as `events/kremlin-talks`.")
    title: str = Field(description="Its title, which its first heading has, too.")
    title_in_navigation: str | None = Field(None, description="The shorter one that the navigation has.")
    description: str = Field(description="What search engines show of it.")
    names: tuple[str, ...] = Field(description="The names by which the search finds it first.")
    digest: str = Field(
        description="SHA-256 of its content as HTML: each element and text in the `<article>` itself, as an "
        "HTML5 parser writes it again, without comments, each run of spaces being one space and those "
        "beside tags of blocks none; joined by line ends."
    )
    blocks: str = Field(
        description="For each of these parts the first eight digits of its own SHA-256, to find what differs."
    )


class EvidenceWritten(_Part):
    """A hand-written page, and what on it is made from the data; its own words are the editor's."""

    path: str = Field(description="Its path.")
    marks: str = Field("", description="The digests of its groups of marks, as of a part of a page.")
    parts: str = Field(
        "", description="The digests of what follows its text: the sources that it cites, and their words."
    )


class EvidenceMoved(_Part):
    """An old address."""

    path: str = Field(description="The path that no page has any more.")
    to: str = Field(description="The path of the page that it leads to.")
    anchor: str | None = Field(None, description="Where on that page.")


class EvidenceAddresses(_Part):
    """How the site is laid out."""

    directories: bool = Field(description="Whether a page is at `path/`, and not at `path.html`.")
    site: str = Field(description="Where it is published; empty if that is not known.")
    report: str = Field(description="Where readers report errors; empty for nowhere.")
    edit: str = Field("", description="Where editors change what pages are made of; empty for nowhere.")
    offers_pdf: bool = Field(description="Whether the front page leads to PDFs of the site.")


class EvidenceFile(_Part):
    """A file of the site as it was built; each file but this one is listed."""

    path: str = Field(description="Where it is in the site.")
    digest: str = Field(description="SHA-256 of its bytes.")
    theme: bool | None = Field(None, description="Whether it is one of the theme.")


class Evidence(_Part):
    """All evidence of a briefing."""

    format: Literal[2] = Field(description="The form of this file.")
    digest: str = Field(
        description="SHA-256 of the rest of this file: as JSON without spaces, each object's names sorted, "
        "in UTF-8 without escapes that JSON does not ask for."
    )
    title: str = Field(description="The briefing's title.")
    as_of: str = Field(description="The day of this edition.")
    publishers: tuple[EvidencePublisher, ...] = Field(
        description="Who published the articles, or is an origin."
    )
    sources: tuple[EvidenceSource, ...] = Field(description="The articles.")
    claims: tuple[EvidenceClaim, ...] = Field(description="What they report.")
    names: tuple[EvidenceName, ...] = Field(description="How they name the actors.")
    statements: tuple[EvidenceStatement, ...] = Field(description="What the site says, in its own words.")
    references: tuple[EvidenceReference, ...] = Field(
        description="Public pages that are no sources, and that the site refers to."
    )
    pages: tuple[EvidencePage, ...] = Field(description="The pages made from the data.")
    written: tuple[EvidenceWritten, ...] = Field(description="The hand-written pages.")
    raw_html: bool = Field(description="Whether these may hold raw HTML.")
    moved: tuple[EvidenceMoved, ...] = Field(description="Old addresses, and where they lead.")
    addresses: EvidenceAddresses = Field(description="How the site is laid out.")
    made_files: tuple[EvidenceFile, ...] = Field(
        description="Files made from the data: old addresses, pictures, and what crawlers may do."
    )
    named_files: tuple[str, ...] = Field(
        description="Files that the editor publishes beside the pages, and no page shows or loads."
    )
    files: tuple[EvidenceFile, ...] = Field(
        description="All files, if the program that built the site listed them."
    )


PARTS: tuple[type[BaseModel], ...] = (
    Evidence,
    EvidencePublisher,
    EvidenceSource,
    EvidenceClaim,
    EvidenceName,
    EvidenceStatement,
    EvidenceReference,
    EvidencePage,
    EvidenceWritten,
    EvidenceMoved,
    EvidenceAddresses,
    EvidenceFile,
    TextQuoteSelector,
)
