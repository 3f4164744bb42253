"""Nothing takes longer than it is long: four times as much of anything takes about four times as long.

What is counted are calls of functions, which are the same on every machine; `tests/stress.py` takes the time.
"""

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Statements, statements
from generator.problem import FORMATS
from generator.site import HandWritten, handwritten
from generator.text import encoding, invisible, marks
from tests.vocabulary import TESTS, smallest

HARBOUR = TESTS / "golden" / "harbour" / "data"
FEW, MANY = 150, 600

ANA = "name: Ana Lind\nkind: person\n"
OF_RECORDS: dict[str, Callable[[int], dict[str, str]]] = {
    "unknown fields": lambda n: {"actors/ana.yml": ANA + "".join(f"field{i}: x\n" for i in range(n))},
    "fields without a value": lambda n: {"actors/ana.yml": ANA + "".join(f"field{i}:\n" for i in range(n))},
    "wrong languages": lambda n: {
        "actors/ana.yml": f"{ANA}script_names:\n" + "  - {text: x, lang: zzzzz}\n" * n
    },
    "names of values": lambda n: {"actors/ana.yml": f"{ANA}also: [{'*a,' * n}]\n"},
    "texts that a comma ends": lambda n: {"actors/ana.yml": f"x: {{{'a,' * n}}}\n"},
    "typographic marks": lambda n: {"actors/ana.yml": f"name: “{'a” “' * n}\n"},
    "lost letters": lambda n: {"actors/ana.yml": "name: |\n" + "  Malm\u00c3\u00b6\n" * n},
    "invisible letters": lambda n: {"actors/ana.yml": "# \u200b\n" * n},
    "topics": lambda n: {"events/talks.yml": f"topics: [{', '.join(f'Talks{i}' for i in range(n))}]\n"},
    "publishers with a wrong field": lambda n: {
        "publishers.yml": "".join(f"p{i}: {{name: P{i}, kinds: outlet}}\n" for i in range(n))
    },
    "claims of nothing": lambda n: {
        "sources/courier.yml": "claims:\n"
        + "".join(f"  - {{finding: mett{i}, paragraph: 1}}\n" for i in range(n))
    },
    "sources of one publisher": lambda n: {
        f"sources/s{i}.yml": smallest()["sources/courier.yml"] for i in range(n)
    },
}
OF_PAGES: dict[str, Callable[[int], str]] = {
    "braces": lambda n: "{" * n,
    "braces with a sign": lambda n: "{a=" * n,
    "braces with signs": lambda n: f"{{{'a=' * n}",
    "open code": lambda n: "<code " * n,
    "code": lambda n: "<code>" * n,
    "backticks": lambda n: "".join("`" * (i % 50 + 1) + "a" for i in range(n)),
    "half a citation": lambda n: f"[x @{'a-' * n}",
    "wrong citations": lambda n: "They met [@courrier]. " * n,
    "wrong citations of many names": lambda n: "".join(f"[@courrier{i}] " for i in range(n)),
    "right citations": lambda n: "They met [@courier]. " * n,
    "citations without brackets": lambda n: "They @courier met. " * n,
    "headings with a citation": lambda n: "# a [@courier]\n\n" * n,
    "open headings": lambda n: "<h1>a [@courier]" * n,
    "quotations": lambda n: "“a b c d” " * n,
    "block quotations": lambda n: "> a b c d\n\n" * n,
    "quoting elements": lambda n: "<q>a b</q> " * n,
    "open links": lambda n: "[a](" * n,
    "links in links": lambda n: "[[a]" * n,
    "open comments": lambda n: "<!--" * n,
    "character references": lambda n: "&#8203;" * n,
    "call-outs": lambda n: "!!! quote\n    a b\n" * n,
    "footnotes": lambda n: "[^1]: a\n\n    b\n" * n,
    "front matter": lambda n: "---\n" + "".join(f"a{i}: b\n" for i in range(n)) + "---\n# A\n",
    "cuts": lambda n: f"“{'a […] ' * n}b”",
}
OF_TEXTS: dict[str, Callable[[str], object]] = {
    "letters that were lost": lambda text: [*encoding.lost_letters(text)],
    "what nobody sees": lambda text: [*invisible.invisible_in(text)],
    "what is in quotation marks": lambda text: [*marks.quoted(text)],
}


def calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def assert_linear(work: Callable[[int], object]) -> None:
    work(FEW)  # what is looked up once
    assert calls(lambda: work(MANY)) < 1.5 * MANY / FEW * calls(lambda: work(FEW)) + 2000


@pytest.mark.parametrize("kind", OF_RECORDS)
def test_reading_records_is(kind: str):
    def check(n: int) -> None:
        files = smallest() | OF_RECORDS[kind](n)
        _, problems = pipeline.check_files({name: text.encode() for name, text in files.items()})
        for form in FORMATS.values():
            form(problems)

    assert_linear(check)


@pytest.fixture(scope="module")
def harbour() -> Statements:
    return statements(pipeline.check(Path(HARBOUR))[0])


@pytest.mark.parametrize("kind", OF_PAGES)
def test_reading_a_page_is(harbour: Statements, kind: str):
    def read(n: int) -> None:
        text = OF_PAGES[kind](n)
        page = HandWritten(text if text.startswith("---") else f"# A\n\n{text}", "x.md")
        for form in FORMATS.values():
            form(handwritten.read(harbour, page)[1])

    assert_linear(read)


@pytest.mark.parametrize("kind", OF_TEXTS)
@pytest.mark.parametrize("piece", ["a", "“a", "'a ", "“a” ", "Ã¶", "\u200b", "ا\u200e", '1" '])
def test_looking_through_a_text_is(kind: str, piece: str):
    assert_linear(lambda n: OF_TEXTS[kind](piece * n))
