"""Places in a source: paragraphs, pages, times and posts, in its text, its data, its links and its marks."""

import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import captures
from generator.text import as_article
from generator.text.locator import Locator, Span, TimeSpan, seconds, times
from tests.site import HARBOUR
from tests.vocabulary import briefing, check, smallest

PAGES = "[page 1] Title\n\nOne.\n\nTwo.\n[Page 2]\n\n[page 4]\nThree\n"
FED = "Title\n\nOne.\f\fThree\f[page 9] Nine"
TIMES = "Before.\n[0:10] Ten.\n[1:00:00] Hour.\n\nStill.\n"
POSTS = "[post 3]\nNew.\n\nMore.\n[post 1] Old."


def page(first: int, last: int = 0, paragraph: int = 0) -> Locator:
    return Locator("page", Span(first, last or first), Span(paragraph, paragraph) if paragraph else None)


def time(words: str) -> Locator:
    return Locator("time", times(words))


def post(first: int, last: int = 0) -> Locator:
    return Locator("post", Span(first, last or first))


@pytest.mark.parametrize(
    ("text", "locator", "there"),
    [
        (PAGES, page(1), "Title One. Two."),
        (PAGES, page(1, paragraph=2), "One."),
        (PAGES, page(4), "Three"),
        (PAGES, page(2), "p.\u00a02 has no words"),
        (PAGES, page(3), "the text has no page 3: it has 1–2, 4"),
        (PAGES, page(1, paragraph=4), "p.\u00a01 has 3 paragraphs"),
        (FED, page(1), "Title One."),
        (FED, page(2), "p.\u00a02 has no words"),
        (FED, page(3), "Three"),
        (FED, page(9), "Nine"),
        (TIMES, time("0:00"), "Before."),
        (TIMES, time("0:09"), "Before."),
        (TIMES, time("0:10"), "Ten."),
        (TIMES, time("0:09-0:10"), "Before."),  # what begins as the span ends is not in it
        (TIMES, time("0:09-0:11"), "Before. Ten."),
        (TIMES, time("2:00:00"), "Hour. Still."),
        (POSTS, post(3), "New. More."),
        (POSTS, post(1), "Old."),
        (POSTS, post(2), "the text has no post 2: it has 1, 3"),
        (
            "[post 1] A\n[post 3] B\n[post 2] C",
            post(1, 2),
            "posts\u00a01–2 do not follow each other in the text",
        ),
        ("[0:00] Begin.\n[0:10] Ten.", time("0:05"), "Begin."),
        ("One.\n\nTwo.", Locator("paragraph", Span(3, 3)), "the text has 2 paragraphs"),
    ],
)
def test_a_text_says_by_its_marks_what_is_at_a_place(text: str, locator: Locator, there: str):
    article = as_article(text, locator.kind)
    found = article.range_of(locator)

    assert article.wrong_marks == ""
    assert (
        found if isinstance(found, str) else " ".join(article.folded_paragraphs[found[0] - 1 : found[1]])
    ) in (
        there,
        there.lower(),
    )


@pytest.mark.parametrize(
    ("text", "kind", "paragraphs", "shown"),
    [
        (PAGES, "page", (2, 2), "p.\u00a01 ¶2"),
        (PAGES, "page", (3, 4), "pp.\u00a01–4"),
        (PAGES, "page", (1, 2), "p.\u00a01 ¶1–2"),
        (TIMES, "time", (3, 3), "1:00:00"),
        (TIMES, "time", (1, 2), "0:00–1:00:00"),  # up to where the next begins
        (POSTS, "post", (1, 2), "post\u00a03"),
        (POSTS, "post", (1, 3), "posts\u00a01–3"),
        ("One.\n\nTwo.", "paragraph", (1, 2), "¶1–2"),
    ],
)
def test_a_place_is_named_as_its_source_is_cited(
    text: str, kind: str, paragraphs: tuple[int, int], shown: str
):
    assert str(as_article(text, kind).locate(*paragraphs)) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (
            "No mark.",
            "page",
            "the text has no marks of its pages, such as `[page 1]` at the beginning of a line",
        ),
        ("No mark.", "time", "the text has no marks of its times, such as `[0:12:30]`"),
        ("Intro.\n[post 1] One.", "post", "the text begins before its first mark, `[post 1]`"),
        ("[page 2] A\n[page 1] B", "page", "the mark `[page 1]` comes after `[page 2]`"),
        ("[post 2] A\n[post 2] B", "post", "the mark `[post 2]` is there twice"),
        ("[1:00] A\n[0:30] B", "time", "the mark `[0:30]` comes after `[1:00]`"),
    ],
)
def test_marks_that_are_missing_or_out_of_order_are_said(text: str, kind: str, said: str):
    assert as_article(text, kind).wrong_marks.startswith(said)  # type: ignore[arg-type]


def test_marks_are_no_words_and_what_is_behind_them_is_where_the_file_has_it():
    article = as_article(TIMES, "time")

    assert article.words == 4
    assert article.text.index("Ten") == TIMES.index("Ten")
    assert as_article(TIMES).words == 6  # for a source that is cited by paragraphs they are


@pytest.mark.parametrize(
    ("written", "number"), [("0:00", 0), ("12:30", 750), ("01:00:05", 3605), ("1:60", None), ("75:00", None)]
)
def test_a_time_is_hours_minutes_and_seconds(written: str, number: int | None):
    assert seconds(written) == number


CLAIM = "claims: [{finding: met, PLACE}]\n"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("page: 14", ""),
        ("page: 14-15", ""),
        ("page: 14, paragraph: 2", ""),
        ("time: 00:12:30", ""),
        ("time: 0:12:30-0:13:05", ""),
        ("post: 3", ""),
        ("text: They met.", "7:10: M002 missing-field: the field `paragraph` is missing"),
        ("page: 1, time: 0:10", "M010 bad-place: there are two kinds of places here"),
        ("paragraph: 1, time: 0:10", "7:25: M010 bad-place: there are two kinds of places here"),
        ("page: 0", "7:31: M010 bad-place: `0`: pages are counted from 1"),
        ("page: 3-2", "M010 bad-place: `3-2`: the second page comes before the first"),
        ("page: xi", "M010 bad-place: `xi`: a page is a number from 1, or two of them: 9 or 3-4"),
        ("post: [1, 2]", "M010 bad-place: a list: a post is a number from 1, or two of them"),
        ("time: 12.30", "M010 bad-place: `12.30`: a time is hours, minutes and seconds, or two of them"),
        ("time: 0:13-0:12", "M010 bad-place: `0:13-0:12`: the span ends before it starts"),
        ("time: 1:60", "M010 bad-place: `1:60`: a time is"),
    ],
)
def test_a_claim_has_one_place_of_one_kind(place: str, said: str):
    found = check(smallest({"sources/courier.yml": CLAIM.replace("PLACE", place)}))

    assert len(found) == bool(said), found
    assert all(said in each for each in found)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("claims: [{finding: met, page: 12}]\npages: 12", []),
        (
            "claims: [{finding: met, page: 12-13}]\npages: 12",
            ["R703 place-beyond-the-source: pp.\u00a012–13 is beyond the source, which has 12 pages"],
        ),
        (
            "claims: [{finding: met, time: 0:45:11}]\nduration: 0:45:10",
            ["R703 place-beyond-the-source: 45:11 is beyond the source, which ends at 45:10"],
        ),
        (
            "claims: [{finding: met, time: 0:45:10}]\npages: 12",
            ["R702 two-kinds-of-places: the source has `pages`, and is cited by times"],
        ),
        (
            "claims: [{finding: met, page: 1}, {finding: met, id: b, page: 2}]\n"
            "names: {ana: [{exact: Ana, post: 3}]}",
            ["R702 two-kinds-of-places: this is a post, and the source is cited by pages"],
        ),
        (
            "claims: [{finding: met, page: 1}]\npages: twenty",
            ["M010 bad-place: `twenty`: how many pages there are is a number from 1, in digits alone"],
        ),
        (
            "claims: [{finding: met, time: 0:10}]\nduration: long",
            ["M010 bad-place: `long`: a duration is hours, minutes and seconds, such as 0:45:10"],
        ),
    ],
)
def test_places_are_of_one_kind_and_within_their_source(fields: str, said: list[str]):
    found = check(smallest({"sources/courier.yml": fields + "\n"}))

    assert len(found) == len(said), found
    assert all(words in each for words, each in zip(said, found, strict=True))


def capture(claim: str, text: str, folder: Path) -> str:
    for name, content in smallest({"sources/courier.yml": f"claims: [{claim}]\n"}).items():
        (folder / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / name).write_text(content.replace("2031", "2025"), "utf-8")
    (folder / "courier.txt").write_text(text, "utf-8")
    return briefing("capture", "courier", "courier.txt", cwd=folder)[1]


@pytest.mark.parametrize(
    ("claim", "text", "said"),
    [
        ("page: 4, quote: One", PAGES, "these words are not in p. 4; they are in p. 1 ¶2\n"),
        ("page: 4, quote: One", PAGES, "hint: write `page: 1, paragraph: 2`"),
        ("page: 3, quote: One", PAGES, "the text has no page 3: it has 1–2, 4; they are in p. 1 ¶2\n"),
        ("page: 3", PAGES, "V101 missing-words: the text has no page 3: it has 1–2, 4\n"),
        (
            "page: 1, quote: Twoo",
            PAGES,
            "these words are not in p. 1: the text has `Two.` where this has `Twoo`",
        ),
        ("time: 0:10, quote: still", TIMES, "these words are not in 0:10; they are in 1:00:00\n"),
        ("post: 3, quote: Old", POSTS, "hint: write `post: 1`"),
        ("post: 1, quote: Old", "Old.", "V106 wrong-marks: the text has no marks of its posts"),
        ("page: 1", PAGES, "data/captures/courier.yml is written"),
    ],
)
def test_messages_name_a_place_as_the_data_does(claim: str, text: str, said: str, tmp_path: Path):
    out = capture(f"{{finding: met, {claim}}}", text, tmp_path).replace("\u00a0", " ")

    assert said in out


@pytest.mark.parametrize(
    ("fields", "text", "said"),
    [
        (
            "page: 1}]\npages: 3",
            "[page 1] They met.\n[page 20] End.",
            "the text goes on to page 20, and by `pages`",
        ),
        ("time: 0:10}]\nduration: 0:15:00", "[0:10] They met.\n[0:50:00] End.", "goes on to 50:00"),
    ],
)
def test_a_text_ends_where_its_source_does(fields: str, text: str, said: str, tmp_path: Path):
    capture("{finding: met, page: 1}", PAGES, tmp_path)
    source = tmp_path / "data/sources/courier.yml"
    claims = re.sub(r"claims: .*", f"claims: [{{finding: met, {fields}", source.read_text("utf-8"))
    source.write_text(claims, "utf-8")
    (tmp_path / "courier.txt").write_text(text, "utf-8")

    assert said in briefing("capture", "courier", "courier.txt", cwd=tmp_path)[1]


def test_another_page_in_the_data_is_not_the_one_that_was_captured(tmp_path: Path):
    capture("{finding: met, page: 4, quote: three}", PAGES, tmp_path)
    source = tmp_path / "data/sources/courier.yml"
    source.write_text(source.read_text("utf-8").replace("page: 4", "page: 1"), "utf-8")
    out = briefing("check", cwd=tmp_path)[1].replace("\u00a0", " ")

    assert "R502 altered-words: `courier#met` was captured at p. 4, not at p. 1" in out


def test_a_link_opens_a_document_at_its_page_and_a_recording_at_its_time():
    corpus, _ = pipeline.check(HARBOUR / "data")

    def link(claim: str, address: str | None) -> str | None:
        return captures.passage_link(corpus, corpus.claims[claim], address)

    assert link("judgment#storm", "https://a.example/b.pdf") == "https://a.example/b.pdf#page=1"
    assert link("radio#first-ferry", "https://a.example/b") == "https://a.example/b#t=750,785"
    assert link("radio#storm", "https://a.example/b") == "https://a.example/b#t=785"
    assert link("radio#storm", "https://a.example/b#c") is None  # an address has one such part only
    assert link("live#storm", "https://a.example/b") == "https://a.example/b#:~:text=la%20tormenta"


def test_times_are_shown_as_clocks_show_them():
    assert str(Locator("time", TimeSpan(59, 3605))) == "0:59–1:00:05"
