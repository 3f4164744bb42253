"""An article that its publisher changes, and a page that grows: captured again, and numbered anew."""

import re
from pathlib import Path

import pytest

from tests.vocabulary import WITHOUT_PARTICULARS, briefing, check, smallest

LONG = (
    "The port was there before the town, and the town before the road, and nobody asked which of the three "
    "was the oldest, or why, or for whom."
)
OTHER = (
    "Every morning at six the harbour master opened the gate, counted the boats, wrote their names into the "
    "book, and closed the gate again until the evening came."
)
SOURCE = """\
# what the Courier reports
publisher: courier
accessed: 2025-05-02
issued: 2025-05-01
language: en
event: talks
summary: It reports that they met.
names:
  ana: [{exact: the harbour master, paragraph: 4}]  # as it calls her
claims:
  - {finding: met, paragraph: 1}
  - finding: met
    id: short
    paragraph: "2"   # a line of its own
  - {finding: met, id: five, quote: five boats came, paragraph: 3}
  - {finding: met, id: gate, quote: opened the gate, paragraph: 4}
"""
TEXT = ["Short and first.", LONG, "Then five boats came home.", OTHER]
FIRST = [LONG, "Short.", "Then five boats came home.", OTHER, "The end."]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project in which the Courier was captured."""
    files = smallest(WITHOUT_PARTICULARS)
    files["sources/courier.yml"] = SOURCE
    for name, content in files.items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(content.replace("2031", "2025"), "utf-8")
    assert capture(tmp_path, FIRST)[0] == 0
    return tmp_path


def capture(folder: Path, paragraphs: list[str], *flags: str) -> tuple[int, str]:
    """Capture a text; return the exit code and all that was said."""
    (folder / "courier.txt").write_text("\n\n".join(paragraphs), "utf-8")
    code, out, err = briefing("capture", "courier", "courier.txt", *flags, cwd=folder)
    return code, out + err


def problems(folder: Path) -> str:
    return briefing("check", cwd=folder)[1]


def kept(folder: Path) -> str:
    return (folder / "data/captures/courier.yml").read_text("utf-8")


def source(folder: Path) -> str:
    return (folder / "data/sources/courier.yml").read_text("utf-8")


CHANGED = [
    LONG.replace("road", "bridge"),
    "Short.",
    "Then six boats came home.",
    "No, said the harbour master.",
    "The end.",
]


def test_a_text_that_the_publisher_changed_is_captured_beside_the_first(folder: Path):
    first = kept(folder)
    code, out = capture(folder, CHANGED, "--changed")

    assert code == 0
    assert out.splitlines()[:4] == [
        "  courier#met: ¶1 was changed; it has no quotation: read it again",
        "  courier#short: it has no quotation, and whether ¶2 changed cannot be told: read it again",
        "  courier#five: changed: these words are not in ¶3: the text has `six` where this has `five`",
        "  courier#gate: dropped: these words are not in ¶4: nothing there is like it",
    ]
    assert kept(folder).startswith(first)
    assert "changes: {met: touched, five: changed, gate: dropped}" in kept(folder)
    assert "0 problems" in problems(folder)


def test_both_texts_are_verified(folder: Path):
    capture(folder, CHANGED, "--changed")
    (folder / "archive").mkdir()
    text = folder / "archive/courier.txt"

    text.write_text("\n\n".join(CHANGED), "utf-8")
    code, out, _ = briefing("verify", cwd=folder)
    assert (code, "as its publisher had changed it" in out) == (0, True)
    assert "courier#five: changed" in out

    text.write_text("\n\n".join(FIRST), "utf-8")
    assert briefing("verify", cwd=folder)[0] == 0

    text.write_text("\n\n".join(CHANGED).replace("six", "seven"), "utf-8")
    assert "V103 changed-text" in briefing("verify", cwd=folder)[1]


def test_a_change_that_was_written_by_hand_is_found_by_verify(folder: Path):
    capture(folder, CHANGED, "--changed")
    file = folder / "data/captures/courier.yml"
    file.write_text(kept(folder).replace("five: changed", "five: dropped"), "utf-8")
    (folder / "archive").mkdir()
    (folder / "archive/courier.txt").write_text("\n\n".join(CHANGED), "utf-8")

    assert "V104 differing-capture: `later` is not what the text has" in briefing("verify", cwd=folder)[1]


def test_words_that_have_only_moved_are_as_before(folder: Path):
    code, out = capture(folder, ["News.", *FIRST], "--changed")

    assert code == 0
    assert "changes:" not in kept(folder)
    assert "courier#gate" not in out


def test_paragraphs_that_changed_places_are_as_before(folder: Path):
    swapped = [OTHER, "Short.", "Then five boats came home.", LONG, "The end."]
    code, out = capture(folder, swapped, "--changed")

    assert code == 0
    assert "changed:" not in out


def test_a_negation_that_comes_into_a_cut_is_a_change(folder: Path):
    file = folder / "data/sources/courier.yml"
    file.write_text(source(folder).replace("quote: opened the gate", "quote: 'counted […] boats'"), "utf-8")
    assert capture(folder, FIRST)[0] == 0
    later = [*FIRST[:3], OTHER.replace("counted the", "counted not the"), "The end."]

    assert (
        "courier#gate: changed: what the cut leaves out now negates, `not`"
        in capture(folder, later, "--changed")[1]
    )


def test_styles_of_names_that_are_gone_are_said(folder: Path):
    later = [*FIRST[:3], OTHER.replace("the harbour master", "somebody"), "The end."]

    assert (
        "courier names ana: `the harbour master` is not there any more"
        in capture(folder, later, "--changed")[1]
    )


def test_an_article_cut_down_to_one_paragraph_is_recorded(folder: Path):
    code, out = capture(folder, [LONG], "--changed")

    assert (code, "courier#gate: dropped" in out) == (0, True)


def test_words_elsewhere_are_not_those_that_were_there(folder: Path):
    moved = [LONG, "Short.", "Then they came home.", OTHER, "In another year five boats came."]
    _, out = capture(folder, moved, "--changed")

    assert "courier#five: changed: these words are not in ¶3; they are in ¶5" in out


def test_a_claim_of_the_later_text_is_looked_up_there(folder: Path):
    file = folder / "data/sources/courier.yml"
    names = "ana: [{exact: the harbour master, paragraph: 4}, {exact: Captain Lind, paragraph: 5}]"
    file.write_text(
        re.sub("ana: .*", names, source(folder))
        + "  - {finding: met, id: six, quote: six boats, paragraph: 3}\n",
        "utf-8",
    )
    later = [*CHANGED[:4], "The end, says Captain Lind."]
    assert "R501" in problems(folder)

    code, _ = capture(folder, later, "--changed")
    assert (code, "0 problems" in problems(folder)) == (0, True)
    code, out = capture(folder, FIRST)  # it is not sought in the first
    assert (code, "is up to date" in out) == (0, True)

    _, out = capture(folder, [each.replace("Captain", "Miss") for each in later], "--changed")
    assert (
        "V101 missing-words: these words are not in ¶5: the text has `Miss` where this has `Captain`" in out
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FIRST, "capitals and marks aside"),
        (
            ["Another story.", "Of other things."],
            "nothing that was captured is in this text: is it the article's?",
        ),
    ],
)
def test_a_text_that_is_no_later_one_is_refused(folder: Path, text: list[str], said: str):
    before = kept(folder)
    code, out = capture(folder, text, "--changed")

    assert code == 2
    assert said in out
    assert kept(folder) == before


@pytest.mark.parametrize("flag", ["--changed", "--renumber"])
def test_what_was_never_captured_is_not_captured_again(folder: Path, flag: str):
    (folder / "data/captures/courier.yml").unlink()
    code, out = capture(folder, FIRST, flag)

    assert (code, f"`courier` was never captured: run it without `{flag}`, with" in out) == (2, True)


def test_a_capture_of_a_day_to_come_has_no_later_text(folder: Path):
    file = folder / "data/captures/courier.yml"
    file.write_text(re.sub("captured: .*", "captured: 2999-01-01", kept(folder)), "utf-8")

    assert "is after today" in capture(folder, CHANGED, "--changed")[1]


def test_another_text_without_the_words_names_both_ways_to_go_on(folder: Path):
    code, out = capture(folder, CHANGED)

    assert code == 1
    assert "if its publisher changed it, add `--changed`; if its paragraphs or posts have only moved" in out


LATER = (
    "later: {captured: DAY, words: 9, paragraphs: 1, paragraph_digests: {}, particulars: {}, digest: DIGEST, "
    "changes: {met: changed}}\n"
)
DIGEST = "7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5"


@pytest.mark.parametrize(
    ("day", "digest", "changes", "said"),
    [
        ("2031-05-03", "0" * 64, "met", ""),
        (
            "2031-05-01",
            "0" * 64,
            "met",
            "R505 capture-out-of-order: the second capture is older than the first (2031-05-02)",
        ),
        ("2031-05-03", DIGEST, "met", "R505 capture-out-of-order: the second capture is of the same text"),
        ("2031-05-03", "0" * 64, "left", "R503 stale-capture: the source has no claim `left`"),
    ],
)
def test_a_later_capture_is_of_another_text_and_a_later_day(day: str, digest: str, changes: str, said: str):
    later = LATER.replace("DAY", day).replace("DIGEST", digest).replace("met:", f"{changes}:")
    found = check(smallest({"captures/courier.yml": later}))

    assert len(found) == bool(said), found
    assert all(said in each for each in found)


def test_a_page_that_grew_is_numbered_anew(folder: Path):
    code, out = capture(folder, ["New.", "Newer.", *FIRST], "--renumber")

    assert code == 0
    assert out.splitlines() == [
        "  courier#met: ¶1 → ¶3",
        "  courier#short: ¶2 → ¶4",
        "  courier#five: ¶3 → ¶5",
        "  courier#gate: ¶4 → ¶6",
        "  courier names ana: ¶4 → ¶6",
        "data/sources/courier.yml is written: 5 places",
        "data/captures/courier.yml is written: 66 words, 7 paragraphs, 3 quotations and names",
        "the text is not the one that was captured before: it has 7 paragraphs instead of 5; "
        "it has 66 words instead of 64; of those with 25 words or more the first that differs is ¶1",
    ]
    expected = SOURCE
    for old in (4, 3, 2, 1):
        expected = re.sub(f'(paragraph: "?){old}\\b', rf"\g<1>{old + 2}", expected)
    assert source(folder) == expected  # with its comments, and all else
    assert "0 problems" in problems(folder)


def test_nothing_is_renumbered_while_one_place_cannot_be_told(folder: Path):
    before = source(folder), kept(folder)
    code, out = capture(folder, [LONG, "New.", "Short.", "Then five boats came home.", OTHER], "--renumber")

    assert code == 1
    assert "courier.yml:14:16: V107 lost-place: where ¶2 is now cannot be told" in out
    assert "  courier#five: ¶3 → ¶4\n" in out
    assert "nothing was written" in out
    assert (source(folder), kept(folder)) == before


def test_a_claim_without_words_whose_paragraph_changed_is_not_renumbered(folder: Path):
    code, out = capture(folder, ["New.", LONG.replace("road", "bridge"), *FIRST[1:]], "--renumber")

    assert code == 1
    assert "V107 lost-place: ¶1 was changed, and this claim has no quotation: read it again" in out


@pytest.mark.parametrize("notation", ['"\\x34"', "|2-\n      4", ">- # 4\n      4"])
def test_a_number_in_an_odd_notation_stays_as_it_was(folder: Path, notation: str):
    file = folder / "data/sources/courier.yml"
    odd = "  - finding: met\n    id: gate\n    quote: opened the gate\n    paragraph: " + notation + "\n"
    file.write_text(re.sub(r"  - {finding: met, id: gate.*\n", lambda _: odd, source(folder)), "utf-8")
    assert "0 problems" in problems(folder)
    before = source(folder), kept(folder)
    code, out = capture(folder, ["New.", *FIRST], "--renumber")

    assert code == 1
    assert (
        "data/sources/courier.yml stays as it was, since a number is not a plain one: write these yourself"
        in out
    )
    assert (source(folder), kept(folder)) == before


def test_a_byte_order_mark_and_line_ends_stay(folder: Path):
    file = folder / "data/sources/courier.yml"
    file.write_bytes(b"\xef\xbb\xbf" + source(folder).replace("\n", "\r\n").encode())
    code, _ = capture(folder, ["New.", *FIRST], "--renumber")

    assert code == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfpublisher") or file.read_bytes().startswith(
        b"\xef\xbb\xbf#"
    )
    assert b"paragraph: 5}" in file.read_bytes()
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n")


def test_the_time_of_words_that_did_not_move_stays(folder: Path):
    file = folder / "data/sources/courier.yml"
    timed = re.sub(r"names:.*", "", source(folder), flags=re.DOTALL)
    claims = (
        "claims:\n  - {finding: met, time: 0:12:35, quote: and nobody}\n"
        '  - {finding: met, id: b, time: 0:12:30-0:12:50, quote: "nobody […] missing"}\n'
    )
    file.write_text(timed + claims, "utf-8")
    (folder / "data/captures/courier.yml").unlink()
    text = ["[0:12:30] and nobody,", "[0:12:41] as far, is missing."]
    assert capture(folder, [*text, "[0:13:05] Then."])[0] == 0
    before = source(folder)

    assert capture(folder, [*text, "[0:13:05] Later."], "--renumber")[0] == 0
    assert source(folder) == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            ["New.", LONG, "Short.", "Then six boats came home.", OTHER, "The end."],
            "V107 lost-place: these words are nowhere in the text",
        ),
        (
            ["New.", LONG, "Short.", "Where five boats came.", "Then five boats came home.", OTHER],
            "V107 lost-place: these words are in ¶4 and ¶5",
        ),
    ],
)
def test_words_that_are_gone_or_twice_are_not_renumbered(folder: Path, text: list[str], said: str):
    code, out = capture(folder, text, "--renumber")

    assert (code, said in out) == (1, True), out


def test_a_text_in_which_nothing_moved_writes_no_place(folder: Path):
    code, out = capture(folder, FIRST, "--renumber")

    assert code == 0
    assert "data/sources/courier.yml is written: 0 places" not in out
    assert source(folder) == SOURCE


def test_the_posts_of_a_live_blog_are_numbered_anew(folder: Path):
    file = folder / "data/sources/courier.yml"
    posts = SOURCE.replace("paragraph: ", "post: ").replace('"2"   # a line of its own', "2-3")
    posts = posts.replace("{finding: met, post: 1}", "{finding: met, post: 1, quote: They met}")
    file.write_text(posts.replace("id: short", "id: short\n    quote: Short"), "utf-8")
    (folder / "data/captures/courier.yml").unlink()
    assert (
        capture(
            folder,
            ["[post 4] " + OTHER, "[post 3] Then five boats came.", "[post 2] Short.", "[post 1] They met."],
        )[0]
        == 0
    )

    code, out = capture(
        folder,
        [
            "[post 5] " + OTHER,
            "[post 4] Then five boats came.",
            "[post 3] Short.",
            "[post 2] They met.",
            "[post 1] Good morning.",
        ],
        "--renumber",
    )
    assert (code, out.splitlines()[:5]) == (
        0,
        [
            "  courier#met: post\u00a01 → post\u00a02",
            "  courier#short: posts\u00a02–3 → posts\u00a03–4",
            "  courier#five: post\u00a03 → post\u00a04",
            "  courier#gate: post\u00a04 → post\u00a05",
            "  courier names ana: post\u00a04 → post\u00a05",
        ],
    )
    assert "post: 3-4\n" in source(folder)
    assert "0 problems" in problems(folder)
