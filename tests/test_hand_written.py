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


def test_a_citation_becomes_a_mark_with_its_words_and_source(written: Write):
    text = written("They met [@courier#met].\n").text

    assert text.startswith(
        'They met<sup class="brief-marks" id="_m._cited.1"><a class="brief-mark" href="#_CO-1"'
    )
    assert '<li id="_CO-1" data-source="courier">' in text
    assert '<a href="#_m._cited.1">in the text</a>' in text
    assert '<a href="../sources/courier/">The Courier, 2 May 2031 (corrected)</a>' in text


def test_a_source_as_a_whole_has_a_mark_without_a_paragraph(written: Write):
    text = written("As it says [@faro].\n").text

    assert ">FA</a></sup>." in text
    assert "The article as a whole." in text


def test_a_finding_is_cited_with_all_that_it_rests_on_and_a_disputed_one_says_so(written: Write):
    text = written("So it is [@talks/fare].\n").text

    assert text.count('class="brief-mark"') == 1  # the first version's; the others are behind the link
    assert '<a class="brief-disputed" href="../events/talks/#fare">accounts differ</a>.' in text
    assert written("It will [@talks/outlook].\n").text.count("<li id=") == 4  # a judgment's own basis


def test_several_are_parted_by_semicolons_and_come_in_the_order_of_the_sources(written: Write):
    text = written("A [@courier#met; @faro#met]. B [@courier#day].\n").text

    marks = re.findall(r'id="_m\._cited\.(\d)">(.*?)</sup>', text, re.DOTALL)
    assert [(number, re.findall(r">([A-Z]+)<b>\u202f(\d)", each)) for number, each in marks] == [
        ("1", [("FA", "1"), ("CO", "1")]),
        ("2", [("CO", "1")]),
    ]
    assert text.index('<li id="_FA-1"') < text.index('<li id="_CO-1"')


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
    "The channel [@rybar][tg] says so.\n\n[tg]: https://t.me/rybar",
    "The channel [@rybar] says so.\n\n[@rybar]: https://t.me/rybar",
    "The channel [@courier](https://t.me/courier) or [@courier][tg].\n\n[tg]: https://t.me/courier",
    "See https://social.example/@courier/1 and <https://social.example/@courier> and lind@courier.example",
    "![The harbour](a.png) of @rybar",
    "A @courier_news, an @courier.example and an a/@courier.",
    "<a href='mailto:x@courier'>x</a>",
    "    an indented block with [@courier]\n",
    "See @courier:matrix.example and &#91;@courier].",
    "[![@courier](a.png)](https://t.me/courier)",
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
        ("#A [@courier]", 1, 4, "H004 there is a citation in a heading", "cite in the text below it"),
        ("- ## A [@courier]", 1, 8, "H004 there is a citation in a heading", "cite in the text below it"),
        ("<h2>A [@courier]</h2>", 1, 7, "H004 there is a citation in a heading", "cite in the text below it"),
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
        # An editor's insertions are no words of the article, and a cut hides no negation in what it has.
        (
            "It is “[f]ive [old] crowns” now, or “five [new](https://a.example) crowns”.",
            1,
            37,
            "H005 no claim carries these words: `five new crowns`",
            "set words that are not",
        ),
        ("“the storm broke […] of last year”", 1, 1, "", ""),
        ("It is “[[f]ive crowns](https://a.example)” now.", 1, 7, "", ""),
        (
            "“the storm broke the pier in November of last year […] and for days”",
            1,
            1,
            "H008 the cut `[…]` leaves out a negation: `[…]`",
            "quote it, too",
        ),
        ("“[not] five crowns”", 1, 1, "H008 the insertion `[not]` negates", "say it in our own words"),
        (
            "“and for days […] boat could leave”",
            1,
            1,
            "H008 the cut `[…]` leaves out a negation: `no`",
            "quote it, too",
        ),
        ("“free” and “[T]he island of Vara”", 1, 1, "", ""),  # translations by articles
        ("It is “row” now.", 1, 7, "H005 no claim carries these words: `row`", "set words that are not"),
        ("A [@Courier].", 1, 4, "H001 `@Courier` is not a citation", "did you mean `@courier`?"),
        ("A [@courier, p. 3].", 1, 4, "H001 `@courier, p. 3` is not a citation", "the forms are"),
        ("A [@courier;].", 1, 4, "", ""),
        ("A [@courier; faro].", 1, 14, "H001 `faro` is not a citation", "did you mean `@faro`?"),
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
        "The article’s friend’s house, it's so, 5' 6\".",
        'A 15" screen and a 17" screen.\n\nHe said "five crowns" now.',
        '| 15" | 17" |\n| - | - |\n\n- a 6" pipe\n- one "five crowns"',
        "“[five crowns](https://e.example)”, “five crowns[^1]”, «&nbsp;five crowns&nbsp;», “… five crowns”",
        '[a]: https://e.example "Its title"',
        '<img alt="a > b" title="foo bar">',
        '!!! note "A title"',
        '---\ntitle: "A title"\n...\n\nText.',
        "[to us: info@courier.example] and [follow @faro][m]",
        "> “Five crowns,” [@courier#fare]",
        "One is 5'10\" and one 6'2\" tall.",
        'A lone " here.\n\nAnd a lone " there.',
        "`“six crowns”` in code",
        '<span title="six crowns">x</span> [a](b.md "six crowns") {: title="six crowns"}',
        "“the isle of Vara”",
        "“five […] crowns”",
        '!!! quote "Ana Lind"\n\n    Five crowns.\n',
        '!!! note "A title"\n\n    It has a note, and\n\n        “code”.\n',
        "<q>five crowns</q> and <blockquote>\nFive *crowns*.\n</blockquote>",
        "Rock 'n' roll of the '90s, and the dockers' house.",
        "> five crowns\n>\n> Five *crowns*.",
        "> - five crowns\n> - Five *crowns*.",
        "!!! quote\n\n    > five crowns",
        '!!! note "On “five crowns”"\n\n    So.',
        "A.[^1]\n\n[^1]: One.\n\n        “code”\n",
        "<var>“x”</var> and <textarea>“y”</textarea>",
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


LOST = [
    ("They met.\n\n[@courier]: https://paper.example/a\n\nThey left.", 3, 1, "the definition of a link"),
    ('<a title="[@courier]" href="#">x</a>', 1, 11, "an attribute"),
    ("<img\n  alt='The harbour [@courier#met]'>", 2, 20, "an attribute"),
    ('A [word](a.md){ title="[@courier]" }', 1, 24, "an attribute"),
    ("![The harbour [@courier]](harbour.png)", 1, 15, "the text of an image"),
    ("![The harbour [@courier]][h]\n\n[h]: harbour.png", 1, 15, "the text of an image"),
    ("[They met [@talks/met]](a.md)", 1, 11, "the text of another link"),
    ('[They met](a.md "By [@courier]")', 1, 21, "the address or title of a link"),
    ('!!! note "Talks [@courier]"\n\n    They met.', 1, 17, "the title of a call-out"),
    ('!!! note "Talks"\n\n    They met [@courier].', 3, 14, "a call-out"),
    ("??? note\n    They met [@courier].", 2, 14, "a call-out"),
    ('=== "Talks"\n\n    They met.\n\n    They left [@courier#met; @faro].', 5, 15, "a call-out"),
    ("- one\n\n    !!! note\n\n        They met [@courier].", 5, 18, "a call-out"),
    ("A[^1].\n\n[^1]: One.\n\n    They met [@courier].", 5, 14, "a paragraph below a footnote or definition"),
    ("Term\n:   One.\n\n    They met [@courier].", 4, 14, "a paragraph below a footnote or definition"),
    ("*[HTML]: as [@courier] says", 1, 13, "an abbreviation"),
    ("---\ntitle: Talks [@courier]\n---\n\ntext", 2, 14, "the front matter"),
]


@pytest.mark.parametrize(("text", "line", "column", "where"), LOST)
def test_a_citation_that_would_be_swallowed_or_shown_as_written_is_a_problem(
    written: Write, text: str, line: int, column: int, where: str
):
    (problem,) = written(f"{text}\n").problems

    assert (problem.code.id, problem.position.line, problem.position.column) == ("H006", line, column)
    assert problem.message.endswith(f"is in {where}, where no citation is read")


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("As @courier reports, they met.", "@courier"),
        ("See @courier#met.", "@courier#met"),
        ("(@talks/met)", "@talks/met"),
        ("[@courier and more", "@courier"),
        ("- **@faro**: they met", "@faro"),
    ],
)
def test_a_key_without_brackets_is_a_problem(written: Write, text: str, raw: str):
    (problem,) = written(f"{text}\n").problems

    assert f"{problem.code.id} {problem.message}" == f"H001 `{raw}` is not a citation"


@pytest.mark.parametrize(
    "text", [r"\[@courier]", r"[\@courier]", r"\@courier", r"A \[@nobody; @faro] b", r"# On \[@faro]"]
)
def test_an_escaped_citation_is_left_alone(written: Write, text: str):
    assert written(f"{text}\n") == Written([])


def test_an_escaped_citation_is_set_apart_for_the_audit(written: Write):
    text = written(r"As \[@courier] in `\[@courier]`, they met [@courier]." + "\n").text

    assert text.startswith(r"As <span data-literal>\[@courier]</span> in `\[@courier]`, they met<sup ")


@pytest.mark.parametrize(
    "text",
    [
        "It was 「six crowns」.",
        'אמר ש"מילים מומצאות" כאן.',
        "Talks\n:   > six crowns",
        '!!! note "On “six crowns”"\n\n    So.',
        "> - five crowns\n> - six crowns",
        "<blockquote>\n\n> six crowns\n\n</blockquote>",
        "It was ‹six crowns› or so.",
        "It was 'six crowns'.",
        "It was ＂six crowns＂.",
        "It was “five […] pounds” [@courier].",
        "It was “crowns […] five” [@courier].",
        "It was “five … crowns” [@courier].",
        '!!! quote "Ana Lind"\n\n    six crowns\n',
        "??? cite\n    six crowns\n",
        "!!! note\n\n    She said “six crowns”.\n",
        "It was <q>six crowns</q>.",
        "It was &ldquo;six crowns&rdquo;.",
        "- > six crowns",
        "- one\n\n    > six crowns\n",
        "> five crowns\n>\n> six crowns",
        "!!! note quote\n\n    six crowns\n",
        "<blockquote>\nsix crowns\n</blockquote>",
    ],
)
def test_invented_words_are_seen_in_every_kind_of_marks(written: Write, text: str):
    (problem,) = written(f"{text}\n").problems

    assert problem.code.id == "H005"
    assert ("[…]" in problem.hint) == ("five … crowns" in text)


def test_a_letter_that_a_wrong_encoding_lost_is_a_problem(written: Write):
    problems = written("They met in MalmÃ¶.\n\nAnna Lindstr\ufffdm came.\n").problems

    assert [(problem.code.id, problem.position.line) for problem in problems] == [("H007", 1), ("H007", 3)]


def test_citations_may_stand_side_by_side(written: Write):
    assert written("A [@courier#met][@faro].\n").text.count('<sup class="brief-marks" id="_m.') == 2


def test_a_claim_that_supports_a_finding_in_part_is_marked_so(written: Write):
    text = written("A [@courier#ferry-summer].\n").text

    assert 'class="brief-mark brief-mark--part" href="#_CO-4"' in text
    assert (
        '<span class="brief-sr"> in part</span><span class="brief-mark-state"> corrected</span></a>' in text
    )


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
