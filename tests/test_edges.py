"""Pages of what is at an edge: one date, open and uncertain spans, long names, names from right to left."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.corpus import project
from generator import pipeline
from generator.audit import audit
from generator.pipeline import PageFile
from generator.site import Addresses
from tests.browser import hosted
from tests.site import built_once, mkdocs
from tests.vocabulary import PROJECT, golden, smallest

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
SPANS = (
    "2019/..",
    "../2018",
    "2020-05/",
    "199X",
    "2025-03?",
    "2025~",
    "2025-04/2025-06",
    "2025-22",
    "2025-07-01%",
)


def background(dates: tuple[str, ...]) -> dict[str, str]:
    """Return a background of findings that are dated so, and an article that reports them all."""
    findings = "".join(
        f"  d{n}: {{topic: Before, label: Date {n}, about: [ana], date: '{date}', text: It was so.}}\n"
        for n, date in enumerate(dates)
    )
    claims = ", ".join(f"{{finding: background/d{n}, paragraph: {n + 2}}}" for n in range(len(dates)))
    return {
        "background.yml": f"topics: [Before]\nfindings:\n{findings}",
        "sources/courier.yml": f"claims: [{{finding: met, paragraph: 1}}, {claims}]\n",
    }


CASES: dict[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "one": (("index", "timeline", "differences"), {}),
    "spans": (("timeline",), background(SPANS)),
    "long": (
        ("actors/ana", "events/talks"),
        {
            "actors/ana.yml": f"name: {LONG}\nshort: {LONG[:60]}\nalso: [{LONG[:60]}]\n",
            "events/talks.yml": f"title: {LONG} {LONG}\n",
        },
    ),
    "right-to-left": (
        ("actors/ana", "events/talks"),
        {
            "actors/ana.yml": "name: أحمد الشرع\nscript_names: [{text: אחמד, lang: he}]\n",
            "events/talks.yml": "title: لقاء في الميناء (2031)\n",
            "sources/courier.yml": "language: ar\nnames:\n  ana:\n"
            "    - {exact: الرئيس, paragraph: 1, translation: {by: us, text: the president}}\n",
        },
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_page_at_an_edge_is_as_its_golden_file_has_it(case: str, tmp_path: Path):
    paths, files = CASES[case]
    for name, text in smallest(files).items():
        file = tmp_path / "data" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    method_file = tmp_path / "method.md"
    method_file.write_text("# Method\n", "utf-8")
    method = {"method": PageFile(method_file, "method.md")}
    site = pipeline.publish(tmp_path / "data", PROJECT / "templates", Addresses(), method, "data")
    assert [str(problem) for problem in site.problems] == []
    pages = {each.path: each.html for each in site.pages}

    for path in paths:
        golden(f"tests/golden/edges/{case}/{path}.html", pages[path])


def test_a_page_at_an_edge_is_no_wider_than_a_telephone_and_has_no_problem_for_the_audit(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser
):
    word = LONG * 2
    files = {
        "publishers.yml": f"courier: {{name: {word}, kind: outlet, descriptor: not assessed}}\n",
        "events/talks.yml": f"title: 'Talks \"of {word}\"'\ntopics: [{word}]\n"
        "place: {text: the port of ميناء, rests_on: [met]}\n"
        f"findings:\n  met: {{topic: {word}, label: {word}, about: [ana], text: The two sides met.}}\n",
        "actors/ana.yml": 'name: Ana "Ace" Lind\n',
    }

    def build(folder: Path) -> None:
        project(folder / "project", smallest(files))
        done = mkdocs(folder / "project", "build", "--strict")
        assert done.returncode == 0, done.stdout

    site = built_once(tmp_path_factory, "edges", build) / "project/site"
    wide = []
    with hosted(site) as address:
        page = browser.new_page(viewport={"width": 320, "height": 800})
        for path in (
            "",
            "events/talks/",
            "events/",
            "actors/ana/",
            "actors/",
            "sources/courier/",
            "sources/",
        ):
            page.goto(f"{address}{path}")
            if page.evaluate("document.documentElement.scrollWidth") > 320:
                wide.append(path)
        page.close()

    assert wide == []
    assert audit(site)[1] == []
