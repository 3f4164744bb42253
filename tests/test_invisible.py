"""What nobody sees is refused where it is written, stays where a script needs it, and is seen in messages."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.corpus import codes as corpus_codes
from generator.problem import FORMATS, Position, Problem
from generator.text import invisible
from tests.vocabulary import check, codes, smallest

# One for each kind, and the ends of ranges that lists often forget.
UNSEEN = [
    "\x00", "\x1b", "\x7f", "\x85", "\xad", "\u034f", "\u061c", "\u115f", "\u17b4", "\u180b", "\u180e",
    "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202e", "\u2060", "\u2064",
    "\u2066", "\u206f", "\u2800", "\u3164", "\ue000", "\ufdd0", "\ufe0f", "\ufeff", "\uffa0", "\ufff9",
    "\ufffb", "\ufffc", "\uffff", "\U0001bca0", "\U0001d159", "\U0001d173", "\U000e0001", "\U000e0041",
    "\U000e007f", "\U000e0100", "\U000f0000", "\U0010ffff",
]  # fmt: skip


@pytest.mark.parametrize("character", UNSEEN, ids=invisible.number)
def test_it_is_found_between_latin_letters_at_an_end_and_alone(character: str):
    for text, at in ((f"a{character}b", 1), (f"ab{character}", 2), (character, 0), (f"4{character}000", 1)):
        assert [*invisible.invisible_in(text)] == [at]


@pytest.mark.parametrize(
    "text",
    [
        "می‌خواهم نمی‌شود",  # Persian, with joiners
        "क्‍ष র‍্য ക്‍",  # at a virama
        "👨‍👩‍👧 ❤️ 1️⃣ ©️ 👍🏽‍",
        "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
        "אב\u200f! (GDP\u200e) שלום",
        "العربية\u061c 5",
        "ភាសា\u200bខ្មែរ",
        "葛󠄀 城︀",
        "ᠮᠣᠩᠭᠣᠯ᠎ᠠ",
        "\u0600\u0661\u0662",
        "Ä ä ﷺ é naïve – „“ « » … \xa0 \u202f \u2009 \u3000",
        "one\ttwo\nthree",
        "جزء\u200cهای ۲۰\u200cساله PDF\u200cها «کیهان»\u200cها",
        "នៅ\u200b2020 ។\u200bភាសា ปี\u200b2020",
        "നു\u200cകമുള്ള",
        "→\ufe0e 。\ufe00",
    ],
)
def test_it_stays_where_a_script_needs_it(text: str):
    assert [*invisible.invisible_in(text.removesuffix("\u200d"))] == []


@given(st.text())
def test_what_is_shown_is_one_line_without_it_and_stays_the_same(text: str):
    shown = invisible.shown(text)

    assert [*invisible.invisible_in(shown)] == []
    assert not any(unicodedata.category(each) in ("Cc", "Zl", "Zp") for each in shown)
    assert invisible.shown(shown) == shown


@pytest.mark.parametrize(
    "reference", ["&#x202e;", "&#8203;", "&#000008203;", "&#X202E", "&shy;", "&zwj;", "&#0;", "&#x110000;"]
)
def test_a_reference_to_it_is_found(reference: str):
    assert [each[1] for each in invisible.references_in(f"a{reference} b")] == [reference]


def test_a_reference_to_what_is_seen_is_fine():
    assert [*invisible.references_in("&amp; &lt; &nbsp; &#233; &#x41; &Tab; &nothing; AT&T; &#;")] == []


@pytest.mark.parametrize("reference", ["&#x202e;", "&#8203;", "&shy;", "&#xE0041;"])
def test_prose_is_refused_with_a_reference_to_it(reference: str):
    files = smallest({"sources/courier.yml": f"summary: It calls the talks use{reference}ful.\n"})

    assert codes(files) == {"R314"}


def test_prose_in_persian_may_write_its_joiner_as_a_reference_and_code_may_show_one():
    text = "summary: They say می&zwnj;خواهم, written with `&#8203;`.\n"

    assert check(smallest({"sources/courier.yml": text})) == []


def test_each_line_with_one_is_a_problem_of_its_own():
    found = check(smallest() | {"actors/ana.yml": "name: A\u200bna\nkind: person\nshort: A\u202en\u3164a\n"})

    assert [line.partition(" ")[0] for line in found] == [
        "data/actors/ana.yml:1:8:",
        "data/actors/ana.yml:3:9:",
    ]


HOSTILE = Problem(
    Position("data/a\n::error::b\x1b]0;x\x07.yml", 2, 8),
    corpus_codes.UNREADABLE_FILE,
    "`\u202egnp.exe` and\n::stop-commands::x ##[error]y",
    "did you mean `a\u200bb`?",
    "\t::error::\x9b31mx\u2066y",
)


@pytest.mark.parametrize("form", FORMATS)
def test_messages_print_it_as_escapes_in_every_format(form: str):
    text = FORMATS[form]([HOSTILE])
    lines = text.split("\n")

    assert [*invisible.invisible_in(text)] == []
    assert "\t" not in text
    assert "##[" not in text or form == "json"
    begins = [line for line in lines if line.lstrip().startswith("::")]
    assert len(begins) == (1 if form == "github" else 0)
    assert len(lines) == {"text": 4, "github": 1}.get(form, len(lines))


def test_a_program_reads_what_was_written():
    [read] = json.loads(FORMATS["json"]([HOSTILE]))

    assert (read["file"], read["message"], read["hint"]) == (
        HOSTILE.position.file,
        HOSTILE.message,
        HOSTILE.hint,
    )


def test_the_caret_is_below_the_place_though_escapes_come_before_it():
    text = FORMATS["text"]([HOSTILE])
    _, excerpt, caret, _ = text.split("\n")

    assert excerpt[: caret.index("^")].endswith(" ::erro")
