"""Turns the sentences of a briefing into falsified ones, and these into the share of them that is refused.

Run it as `python -m benchmarks.falsified DATA [DATA …]`. Every number, date and name in every sentence of
ours that rests on captured articles is replaced by every other one of its class in the same briefing, one at
a time, in the file that it is written in; `briefing check` then refuses it or not. That prose is to be read
again is not counted, since it says nothing of the number, and a date that is only less exact is no other
one. It prints a row for each class, as Markdown; with `--passed`, it names each that passed, too.

As `python -m benchmarks.falsified --site SITE DATA` it puts the same into the built pages, one at a time, and
prints how many of them `briefing audit` finds.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from generator import pipeline
from generator.audit import check_page, read_page
from generator.audit.site import read_site
from generator.corpus import Draft, Grounds, Statement, Statements, statements
from generator.problem import About
from generator.text import Prose, marks
from generator.text.particulars import follows, particulars

CLASSES = (
    "number",
    "number word",
    "ordinal",
    "date",
    "weekday",
    "person",
    "place",
    "state or demonym",
    "other name",
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_NUMBERS = "|".join(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "eighty",
    ]
)
_NUMBER = re.compile(
    rf"\d[\d,.]*\d|\d|\w*(?:first|second|third|[^o\W]th)\b|(?:{_NUMBERS})\b|half", re.IGNORECASE
)


@dataclass(frozen=True)
class Particular:
    """A particular of a sentence: its class, its words and place there, and what they mean."""

    of_class: str
    words: str
    start: int
    end: int
    means: str


@dataclass(frozen=True)
class Falsified:
    """A sentence in which one particular is another: the words before it, what it was, and what it is."""

    statement: Statement
    particular: Particular
    words: str

    @property
    def text(self) -> str:
        """Return the sentence."""
        plain, at = self.statement.text.plain, self.particular
        return f"{plain[: at.start]}{self.words}{plain[at.end :]}"


def found_in(grounds: Grounds, draft: Draft, text: str) -> Iterator[Particular]:
    """Yield the particulars of a sentence, without those in quotation marks."""
    for quoted in marks.quoted(text):
        text = f"{text[: quoted.start]}{' ' * (quoted.end - quoted.start)}{text[quoted.end :]}"
    for named in grounds.names.longest(text):
        of, _, id_ = min(named.keys).partition(":")
        of_class = {"person": "person", "name": "place", "country": "state or demonym"}.get(of, "other name")
        is_short = of == "person" and named.words != draft.actors[id_].name
        yield Particular(f"{of_class}{' ' * is_short}", named.words, named.start, named.end, min(named.keys))
        text = f"{text[: named.start]}{' ' * (named.end - named.start)}{text[named.end :]}"
    for each in particulars(text):
        words = text[each.start : each.end]
        start, end = each.start, each.end
        if each.kind == "number":  # its unit and hedge stay
            number = _NUMBER.search(words)
            if not number:
                continue  # as `both`, which counts what was named
            start, end, words = start + number.start(), start + number.end(), number[0]
        of_class = each.of_class if each.of_class != "fraction" else "number word"
        if re.fullmatch(r"\d\d:\d\d", each.written):
            continue  # a time of day is no other date
        if each.written in _WEEKDAYS:
            of_class = "weekday"
        elif of_class == "number" and not any(letter.isdigit() for letter in words):
            of_class = "number word"
        means = each.value if each.kind == "number" else each.written
        yield Particular(of_class, words, start, end, means)


def falsified(grounds: Grounds, draft: Draft, all_statements: Statements) -> Iterator[Falsified]:
    """Yield every sentence that rests on articles with every particular replaced by every other."""
    of_each = [
        (each, list(found_in(grounds, draft, each.text.plain)))
        for each in all_statements.all
        if grounds.is_compared(each) and not grounds.is_unchecked(each)
    ]
    pool: dict[str, dict[str, str]] = defaultdict(dict)
    pool["weekday"] = {day: day for day in _WEEKDAYS}
    for _, found in of_each:
        for one in found:
            pool[one.of_class].setdefault(one.means, one.words)
    for statement, found in of_each:
        for one in found:
            for means, words in pool[one.of_class].items():
                if not _agree(means, one.means):
                    yield Falsified(statement, one, words)


def _agree(one: str, other: str) -> bool:
    """Say whether two dates can both be right, since one is only less exact; or are the same."""
    years = {each.rpartition(" ")[2][:4] for each in (one, other)}
    is_part = any(" " in each and not each.endswith("s") for each in (one, other))
    return follows(one, other) or follows(other, one) or (is_part and len(years) == 1)


def passed(folder: Path, tried: Iterable[tuple[str, Falsified]]) -> list[Falsified]:
    """Return those of some falsified sentences that `check` does not refuse."""
    draft, files = _read(folder)
    found = []
    for _, each in tried:
        record, plain, at = each.statement.key.record, each.statement.text.plain, each.particular
        before = plain[max(0, at.start - 20) : at.start]
        file = draft.written.files[record]
        position = file.position_of(each.statement.steps, before, at.words)
        lines = "\n".join(file.lines).split("\n")
        rest = "\n".join([lines[position.line - 1][position.column - 1 :], *lines[position.line :]])
        pattern = re.compile(r"\s+".join(map(re.escape, at.words.split(" "))))
        assert pattern.match(rest), (each, rest[:40])
        head = "\n".join([*lines[: position.line - 1], lines[position.line - 1][: position.column - 1]])
        changed = {**files, record.file: f"{head}{each.words + pattern.sub('', rest, count=1)}".encode()}
        _, problems = pipeline.check_files(changed)
        if all(problem.code.about is About.READING for problem in problems):
            found.append(each)
    return found


def _read(folder: Path) -> tuple[Draft, Mapping[str, bytes]]:
    draft, problems = pipeline.check(folder)
    assert not problems, f"{folder} has problems"
    files = {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.yml")}
    return draft, files


def missed_by_audit(folder: Path, built: Path) -> tuple[int, list[Falsified]]:
    """Return how many falsified sentences there are in the pages of a site, and which no audit finds."""
    draft, _ = _read(folder)
    all_statements = statements(draft)
    files = {
        file.relative_to(built).as_posix(): file.read_bytes() for file in built.rglob("*") if file.is_file()
    }
    found, problems = read_site(files, built.as_posix())
    assert found, problems
    number, missed = 0, []
    for each in falsified(Grounds(all_statements), draft, all_statements):
        page = each.statement.page
        path = f"{page}.html" if page.rpartition("/")[2] == "index" else f"{page}/index.html"
        changed = with_words(files[path].decode(), each)
        if changed is None:
            continue  # the page of another record has it
        number += 1
        if not check_page(found, read_page(path, changed.encode())):
            missed.append(each)
    return number, missed


def with_words(html: str, each: Falsified) -> str | None:
    """Return a page in which a particular of a sentence is another; None where the sentence is not on it."""
    plain, places = [], []
    for found in re.compile(r"<[^>]*>|&#?\w+;|.", re.DOTALL).finditer(html, html.index("<article")):
        if found[0][0] != "<":
            plain.append(unescape(found[0])[:1])
            places.append(found.span())
    text, at = each.statement.text.plain, each.particular
    start = "".join(plain).find(text)
    if start < 0:
        return None
    first, last = places[start + at.start][0], places[start + at.end - 1][1]
    return f"{html[:first]}{each.words}{html[last:]}"


def main(folders: list[str]) -> None:
    """Print the share that is refused of each class, or how many an audit finds."""
    if folders[0] == "--site":
        number, missed = missed_by_audit(Path(folders[2]), Path(folders[1]))
        print(f"{number - len(missed):,} of {number:,} are found by the audit")
        return
    shows, folders = "--passed" in folders, [each for each in folders if each != "--passed"]
    tried, refused = Counter[str](), Counter[str]()
    for folder in map(Path, folders):
        draft, _ = _read(folder)
        all_statements = statements(draft)
        grounds = Grounds(all_statements)
        doubtful = []
        for each in falsified(grounds, draft, all_statements):
            of_class = each.particular.of_class.strip()
            tried[of_class] += 1
            if grounds.unfound(replace(each.statement, text=Prose(each.text))):
                refused[of_class] += 1
            else:
                doubtful.append((of_class, each))
        size = max(1, len(doubtful) // 16)
        with ProcessPoolExecutor() as pool:
            parts = [doubtful[at : at + size] for at in range(0, len(doubtful), size)]
            through = [each for found in pool.map(passed, [folder] * len(parts), parts) for each in found]
        refused.update(of_class for of_class, _ in doubtful)
        refused.subtract(each.particular.of_class.strip() for each in through)
        for each in through if shows else ():
            print(f"{folder}: {each.statement.key}: {each.particular.words} → {each.words}", file=sys.stderr)
    print("| class | tried | refused | share |\n| --- | ---: | ---: | ---: |")
    for of_class in CLASSES:
        if tried[of_class]:
            share = 100 * refused[of_class] / tried[of_class]
            print(f"| {of_class} | {tried[of_class]:,} | {refused[of_class]:,} | {share:.1f} % |")


if __name__ == "__main__":
    main(sys.argv[1:])
