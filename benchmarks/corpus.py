"""Turns a few numbers into a made-up briefing of that size, the same each time, to measure with.

Run it as `python -m benchmarks.corpus FOLDER FINDINGS ARTICLES DATES`: one event with so many findings, each
of which so many articles report in their own words; so many more findings of the background are dated.
`mkdocs build` in that folder then makes the site.
"""

import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

PROJECT = Path(__file__).parents[1]
_WORDS = ("harbour", "ferry", "council", "storm", "pier", "island", "fare", "vote", "winter", "crew", "cargo")
_TOPICS = 8
_FIRST_DAY = date(2019, 1, 1)


def sentence(number: int, length: int) -> str:
    """Return so many words, the same for the same number."""
    return " ".join(_WORDS[(number * 7 + index * (3 + number % 5)) % len(_WORDS)] for index in range(length))


def corpus(findings: int, articles: int, dates: int) -> dict[str, str]:
    """Return the files of `data/` by name."""
    event = ["title: Talks at the harbour", "date: 2031-05-01", "date_rests_on: [f1]"]
    event += ["in_brief: [{text: The two sides met., rests_on: [f1]}]", "topics:"]
    event += [f"  - Topic {number}" for number in range(1, min(_TOPICS, findings) + 1)] + ["findings:"]
    for number in range(1, findings + 1):
        topic = (number - 1) % _TOPICS + 1
        event.append(
            f"  f{number}: {{topic: Topic {topic}, label: Matter {number}, about: [ana], "
            f"text: The council spoke of {sentence(number, 12)}.}}"
        )
    files = {
        "briefing.yml": "title: The harbour\nscope: What the papers reported.\nas_of: 2031-06-01\n"
        "lead_actors: [ana]\nin_brief: [{text: The two sides met., rests_on: [talks/f1]}]\n",
        "publishers.yml": "".join(
            f"paper-{n}: {{name: Paper {n}, kind: outlet, descriptor: not assessed}}\n"
            for n in range(1, articles + 1)
        ),
        "actors/ana.yml": "name: Ana Lind\nkind: person\n",
        "events/talks.yml": "\n".join(event) + "\n",
    }
    dated = []
    for number in range(1, dates + 1):
        day = _FIRST_DAY + timedelta(days=number * 9)
        dated.append(
            f"  d{number}: {{topic: Before, label: Day {number}, date: {day}, "
            f"text: The council met about {sentence(number, 8)}.}}"
        )
    if dated:
        files["background.yml"] = "topics: [Before]\nfindings:\n" + "\n".join(dated) + "\n"
    for article in range(1, articles + 1):
        claims = [
            f"  - {{finding: f{number}, paragraph: {number}, quote: {sentence(number + article, 9)}}}"
            for number in range(1, findings + 1)
        ]
        claims += [
            f"  - {{finding: background/d{number}, paragraph: {findings + number}}}"
            for number in range(article, dates + 1, articles)
        ]
        files[f"sources/paper-{article}.yml"] = (
            f"publisher: paper-{article}\naccessed: 2031-05-02\nissued: 2031-05-01\nlanguage: en\n"
            f"event: talks\nsiglum: P{article}\nsummary: It reports.\nclaims:\n" + "\n".join(claims) + "\n"
        )
    return files


def project(folder: Path, files: dict[str, str]) -> None:
    """Write a project with these data, and with the pages, templates and settings of this one."""
    for name in ("briefings", "templates"):
        shutil.copytree(PROJECT / name, folder / name)
    (folder / "briefings/method.md").write_text("# Method\n\nMade up, to measure with.\n", "utf-8")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    for name, text in files.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    project(Path(sys.argv[1]), corpus(*map(int, sys.argv[2:5])))
