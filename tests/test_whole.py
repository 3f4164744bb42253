"""A text that looks like no whole article is not captured, unless somebody insists."""

from pathlib import Path

import pytest

from generator.text import as_article, whole
from tests.site import HARBOUR
from tests.vocabulary import PROJECT, WITHOUT_PARTICULARS, briefing, smallest

STORY = "The harbour master met the dockers on Thursday, and they spoke of the ferry for an hour. "


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            f"{STORY}\n\nSubscribe to continue reading.\n\nAlready a member? Sign in.",
            "it looks like a paywall",
        ),
        (
            f"{STORY}\n\nAbonnieren Sie, um weiterzulesen. Anmelden. Bereits Abonnent?",
            "it looks like a paywall",
        ),
        (
            "We value your privacy. We and our partners store cookies. Accept all. Manage preferences.",
            "it looks like a cookie wall",
        ),
        ("Please enable JavaScript and solve the captcha. Access denied.", "a page that asks for a browser"),
        (
            "\n\n".join(f"Author {number}: University of Alba, ISSN {number}" for number in range(12)),
            "a cover sheet",
        ),
    ],
)
def test_a_wall_and_a_cover_sheet_are_known_by_what_they_say(text: str, why: str):
    assert why in whole.doubt(as_article(text), ())


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        STORY * 30 + "\n\nSubscribe to our newsletter. Sign in. Log in.",
        f"{STORY}\n\nCookies were served at the talks, with consent of all.",
        "\n\n".join([STORY] * 12),
    ],
)
def test_an_article_may_speak_of_cookies_and_end_in_an_advertisement(text: str):
    assert whole.doubt(as_article(text), ()) == ""


def test_a_text_that_holds_little_but_what_is_quoted_from_it_was_made_from_the_quotations():
    text = "“They met at the harbour on Thursday, and they spoke of the ferry for an hour”, he said."
    end = text.index("”")

    assert whole.doubt(as_article(text), [(1, end), (1, 20)]).startswith("it holds little beyond the words")
    assert whole.doubt(as_article("“They met at six”, he said."), [(1, 16)]) == ""  # a flash may be as short
    assert whole.doubt(as_article(f"{STORY}{text}"), [(90, 120)]) == ""


def test_the_texts_of_both_corpora_are_whole():
    texts = [*(HARBOUR / "texts").glob("*.txt"), *(PROJECT.parent / "shared/articles").glob("*.txt")]

    assert texts
    assert [whole.doubt(as_article(text.read_text("utf-8")), ()) for text in texts] == [""] * len(texts)


def test_what_looks_like_a_wall_is_captured_only_by_somebody_who_insists(tmp_path: Path):
    for name, content in smallest(WITHOUT_PARTICULARS).items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content.replace("2031", "2025"), "utf-8")
    wall = "They met. Subscribe to continue reading. Sign in."
    (tmp_path / "wall.txt").write_text(wall, "utf-8")
    code, _, err = briefing("capture", "courier", "wall.txt", cwd=tmp_path)

    assert code == 2
    assert "briefing capture: it looks like a paywall: in 8 words it has " in err
    assert "`--insist`" in err
    assert not (tmp_path / "data/captures").exists()
    assert briefing("capture", "courier", "wall.txt", "--insist", cwd=tmp_path)[0] == 0
    assert (
        briefing("capture", "courier", "wall.txt", cwd=tmp_path)[0] == 0
    )  # it is the text that was captured
