"""Hand-written pages cite as Pandoc does, with the marks, notes and sources of all other pages."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Statements, statements
from generator.pipeline import PageFile
from generator.problem import Problem
from generator.site import Addresses, HandWritten, handwritten
from generator.site.render import render_cited
from tests.vocabulary import PROJECT, TESTS, briefing

HARBOUR = TESTS / "golden" / "harbour" / "data"


TEMPLATES = PROJECT / "templates"


@pytest.fixture(scope="module")
def harbour() -> Statements:
    return statements(pipeline.check(HARBOUR)[0])


@dataclass(frozen=True)
class Written:
    """What became of a hand-written page: its problems, or its Markdown with marks, if it cites anything."""

    problems: list[Problem]
    text: str = ""


Write = Callable[[str], Written]


@pytest.fixture
def written(harbour: Statements) -> Write:
    def write(text: str) -> Written:
        found, problems = handwritten.read(harbour, HandWritten(text, "briefings/analysis.md"))
        if problems or not found:
            return Written(problems)
        (cited,), broken = render_cited(
            [handwritten.cited_page(harbour, "analysis", found)], TEMPLATES, Addresses()
        )
        assert broken == []
        return Written([], handwritten.with_marks(text, found, cited.marks, cited.html))

    return write


def test_a_citation_becomes_a_mark_with_its_note_and_source(written: Write):
    text = written("They met [@courier#met].\n").text

    assert text.startswith(
        'They met<sup id="fnref:_cited.1.courier"><a class="footnote-ref" href="#fn:_cited.1.courier" '
    )
    assert '<li id="fn:_cited.1.courier">' in text
    assert '<li id="source:courier">' in text
    assert '<a href="../sources/courier/#met">The Courier, 2 May 2031 (corrected) ¶1</a>' in text


def test_a_source_as_a_whole_has_a_mark_without_a_paragraph(written: Write):
    text = written("As it says [@faro].\n").text

    assert 'aria-label="Source 1, El Faro">1</a></sup>.' in text
    assert "The article as a whole." in text


def test_a_finding_is_cited_with_all_that_it_rests_on_and_a_disputed_one_says_so(written: Write):
    text = written("So it is [@talks/fare].\n").text

    assert (
        text.count('<sup id="fnref:_cited.1.') == 1
    )  # the first version's source; the others are behind the link
    assert '<a class="brief-disputed" href="../events/talks/#fare">accounts differ</a>.' in text
    assert written("It will [@talks/outlook].\n").text.count('<li id="fn:') == 2  # a judgment's own basis


def test_several_are_parted_by_semicolons_and_numbered_as_they_are_met(written: Write):
    text = written("A [@courier#met; @faro#met]. B [@courier#day].\n").text

    marks = re.findall(r'id="fnref:_cited\.(\S+)".*?>(\d)<', text)
    assert marks == [
        ("1.faro", "1"),
        ("1.courier", "2"),
        ("2.courier", "2"),
    ]  # within one in the order of the sources
    assert text.index('<li id="source:faro">') < text.index('<li id="source:courier">')


def test_a_page_without_citations_stays_as_it_is(written: Write):
    assert written("No *mark* here.\n").text == ""  # MkDocs and its plugins have it as it is


LEFT_ALONE = [
    "`[@nobody]`",
    "``a ` [@nobody]``",
    "```\n[@nobody]\n```",
    "~~~ text\n[@nobody]\n~~~",
    "A list:\n\n- one\n\n      [@nobody]\n",
    "    [@nobody]\n",
    "<!-- [@nobody] -->",
    "<pre>\n[@nobody]\n</pre>",
    "<code>[@nobody]</code>",
    "[@nobody](https://example.org)",
    "[@nobody]: https://example.org",
    "write to me@nobody, or @nobody",
    "---\ntitle: '[@nobody]'\n---\n\ntext",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_code_and_what_is_no_citation_are_left_alone(written: Write, text: str):
    built = written(f"{text}\n")

    assert built.problems == []
    assert built.text == ""


@pytest.mark.parametrize(
    ("text", "line", "column", "said", "hint"),
    [
        ("# Title\n\nA [@curier].", 3, 4, "H002 there is no `curier` to cite", "did you mean `courier`?"),
        (
            "A\nB `x` [@courier; @faro#fair].",
            2,
            18,
            "H002 there is no `faro#fair` to cite",
            "did you mean `faro#fare`?",
        ),
        ("A [@talks/mett].", 1, 4, "H002 there is no `talks/mett` to cite", "did you mean `talks/met`?"),
        ("A [@met].", 1, 4, "H002 there is no `met` to cite", "`met` is a finding: cite `talks/met`"),
        (
            "A [@talks].",
            1,
            4,
            "H002 there is no `talks` to cite",
            "`talks` is an event: cite one of its findings",
        ),
        ("A [see @courier, p. 3].", 1, 3, "H001 `[see @courier, p. 3]` is not a citation", "the forms are"),
        ("A [-@courier#met].", 1, 3, "H001 `[-@courier#met]` is not a citation", "the forms are"),
        ("# A [@courier]", 1, 5, "H004 there is a citation in a heading", "cite in the text below it"),
        ("A [@courier]\n---", 1, 3, "H004 there is a citation in a heading", "cite in the text below it"),
        (
            "A\n\n“six crowns”, he said.",
            3,
            1,
            "H005 no claim carries these words: `six crowns`",
            "set words that are not",
        ),
        (
            'It is "six crowns" now.',
            1,
            7,
            "H005 no claim carries these words: `six crowns`",
            "set words that are not",
        ),
        (
            "It is ‘*six* crowns,’ now.",
            1,
            7,
            "H005 no claim carries these words: `six crowns`",
            "set words that are not",
        ),
        ("> six crowns", 1, 1, "H005 no claim carries these words: `six crowns`", "set words that are not"),
        ("It is “row” now.", 1, 7, "H005 no claim carries these words: `row`", "set words that are not"),
        ("A [@Courier].", 1, 4, "H001 `@Courier` is not a citation", "the forms are"),
        ("A [@courier, p. 3].", 1, 4, "H001 `@courier, p. 3` is not a citation", "the forms are"),
        ("A [@courier;].", 1, 4, "", ""),
        ("A [@courier; faro].", 1, 14, "H001 `faro` is not a citation", "the forms are"),
        ("A [@talks/no-owner].", 1, 4, "H003 `talks/no-owner` is a gap finding", "take the mark out"),
        ("A [@talks/tides].", 1, 4, "H003 `talks/tides` is a context finding", "take the mark out"),
    ],
)
def test_a_citation_of_nothing_is_a_problem_with_its_line_and_a_hint(
    written: Write, text: str, line: int, column: int, said: str, hint: str
):
    problems = written(f"{text}\n").problems
    if not said:
        assert not problems
        return

    assert len(problems) == 1
    problem = problems[0]
    assert (problem.position.file, problem.position.line, problem.position.column) == (
        "briefings/analysis.md",
        line,
        column,
    )
    assert f"{problem.code.id} {problem.message}".startswith(said)
    assert problem.hint.startswith(hint)
    assert problem.excerpt == text.split("\n")[line - 1]


@pytest.mark.parametrize(
    "text",
    [
        "He said “five crowns,” and “Five *crowns*”.",
        "The article’s friend’s house, it's 'so', 5' 6\".",
        'A 15" screen and a 17" screen.\n\nHe said "five crowns" now.',
        '| 15" | 17" |\n| - | - |\n\n- a 6" pipe\n- one "five crowns"',
        "“[five crowns](https://e.example)”, “five crowns[^1]”, «&nbsp;five crowns&nbsp;», “… five crowns”",
        '[a]: https://e.example "Its title"',
        '<img alt="a > b" title="foo bar">',
        '!!! note "A title"',
        '---\ntitle: "A title"\n...\n\nText.',
        "[to us: info@courier.example] and [follow @faro][m]",
        '<a title="[@courier]" href="#">x</a>',
        "> “Five crowns,” [@courier#fare]",
        "One is 5'10\" and one 6'2\" tall.",
        'A lone " here.\n\nAnd a lone " there.',
        "`“six crowns”` in code",
        '<span title="six crowns">x</span> [a](b.md "six crowns") {: title="six crowns"}',
        "“the isle of Vara”",
    ],
)
def test_words_of_a_claim_or_name_and_what_is_no_quotation_are_fine(written: Write, text: str):
    assert written(f"{text}\n").problems == []


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("- [@courier#met] says", "- <sup"),
        ("1. [@courier#met] says", "1. <sup"),
        ("> five crowns [@courier#fare]", "> five crowns<sup"),
        ("> [@courier#fare] five crowns", "> <sup"),
        ("Term\n:   [@courier#met] says", "Term\n:   <sup"),
        ("| a |\n| - |\n| [@courier#met] |", "| a |\n| - |\n| <sup"),
        ("- one\n\n    [@courier#met] says", "- one\n\n    <sup"),
        ("- one [@courier#met] says", "- one<sup"),
        ("It says [@courier#met]: so", "It says<sup"),
    ],
)
def test_a_mark_leaves_the_line_what_it_is(written: Write, text: str, begins: str):
    assert written(f"{text}\n").text.startswith(begins)


def test_citations_may_stand_side_by_side(written: Write):
    assert written("A [@courier#met][@faro].\n").text.count('<sup id="fnref') == 2


def test_a_claim_that_supports_a_finding_in_part_is_marked_so(written: Write):
    assert "¶4 in part corrected</span>" in written("A [@courier#ferry-summer].\n").text


def test_check_finds_what_is_wrong_in_hand_written_pages(tmp_path: Path):
    shutil.copytree(HARBOUR, tmp_path / "data")
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/analysis.md").write_text("A [@curier].\n")
    (tmp_path / "briefings/.draft.md").write_text("A [@nobody].\n")  # neither of these is published
    (tmp_path / "briefings/.#analysis.md").symlink_to("me@host.1:2")
    (tmp_path / "briefings/folder.md").mkdir()

    code, out, _ = briefing("check", cwd=tmp_path)
    assert (code, out.split("\n")[0]) == (
        1,
        "briefings/analysis.md:1:4: H002 unknown-citation: there is no `curier` to cite",
    )


def test_all_wrong_citations_are_shown_at_once_and_nothing_is_built(tmp_path: Path):
    (tmp_path / "analysis.md").write_text("A [@a]. B [@b; @c].\n", "utf-8")
    pages = {"analysis": PageFile(tmp_path / "analysis.md", "briefings/analysis.md")}
    published = pipeline.publish(HARBOUR, TEMPLATES, Addresses(), pages, "data")

    assert len(published.problems) == 3
    assert not published.pages
    assert not published.files
    assert {"analysis", "events/talks", "index"} <= published.known  # where the problems are shown


def test_replacing_needs_a_mark_for_each_citation(harbour: Statements):
    text = "A [@courier] b [@faro]"
    found, _ = handwritten.read(harbour, HandWritten(text, "x.md"))

    assert handwritten.with_marks(text, found, ["1", "2"], "end") == "A1 b2\n\nend\n"
    with pytest.raises(ValueError, match="shorter"):
        handwritten.with_marks(text, found, ["1"], "end")
