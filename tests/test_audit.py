"""The audit of a built site: nothing in a good one, and each planted fault is found where it is."""

import json
import shutil
from pathlib import Path

import pytest

from generator.audit import audit_files, kinds
from tests.site import copy_project, mkdocs
from tests.test_cli import briefing
from tests.vocabulary import TESTS

HARBOUR = TESTS / "golden" / "harbour" / "data"

ANALYSIS = """\
# Analysis

The ferry is to sail again [@courier#ferry; @talks/met], for “five crowns” [@courier#fare].[^1]

[^1]: A footnote of our own, on [@faro].
"""

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Files:
    project = copy_project(tmp_path_factory.mktemp("project"))
    shutil.rmtree(project / "data")
    shutil.copytree(HARBOUR, project / "data")
    (project / "briefings/method.md").write_text("# Method\n\nWritten *by hand*.\n")
    (project / "briefings/analysis.md").write_text(ANALYSIS)
    done = mkdocs(project, "build", "--strict", BRIEFING_SITE_URL="https://host.example/briefing/")
    assert done.returncode == 0, done.stderr
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def with_changed(files: Files, path: str, old: str, new: str) -> Files:
    text = files[path].decode()
    assert old in text, f"{path} has no {old}"
    return files | {path: text.replace(old, new).encode()}


def found(files: Files) -> list[str]:
    return [f"{problem.kind.code} {problem.place.file}" for problem in audit_files(files, "site")[1]]


def test_a_site_as_it_was_built_has_no_problem(built: Files):
    pages, problems = audit_files(built, "site")

    assert problems == []
    assert pages > 15


TALKS = "events/talks/index.html"
COURIER = "sources/courier/index.html"

FAULTS = {
    "a mark is gone": (TALKS, 'class="footnote-ref" href="#fn:met.faro"', 'href="#fn:met.faro"', "A203"),
    "all marks of a sentence are gone": (
        TALKS,
        'class="footnote-ref" href="#fn:day.courier"',
        'href="#fn:day.courier"',
        "A201",
    ),
    "a label is gone": (TALKS, '<span class="brief-tag" data-label>Context, not from the articles</span>', "", "A201"),
    "a sentence says something else": (TALKS, "Ana Lind met the dockers.<sup", "Ana Lind met the bakers.<sup", "A202"),
    "a mark shows another paragraph": (
        TALKS,
        '1<span class="brief-mark-place">&#8239;¶1</span>',
        '1<span class="brief-mark-place">&#8239;¶2</span>',
        "A203",
    ),
    "a mark leads to the note of another source": (TALKS, 'href="#fn:met.courier"', 'href="#fn:met.faro"', "A203"),
    "a mark leads to no note": (TALKS, 'href="#fn:met.courier"', 'href="#fn:met.nobody"', "A303"),
    "a sentence is not marked as one": (TALKS, ' data-statement="finding"', "", "A204"),
    "a finding fell out": (TALKS, ">A sailor said that the ferry sails at noon.<", "><", "A204"),
    "a note leads back to another mark": (
        TALKS,
        'class="footnote-backref" href="#fnref:met.courier"',
        'class="footnote-backref" href="#fnref:met.faro"',
        "A303",
    ),
    "a note does not lead to its source": (TALKS, 'href="#source:courier"', 'href="#source:curier"', "A303"),
    "the list of sources lacks one": (TALKS, '<li id="source:faro">', "<li>", "A303"),
    "a mark has another number": (TALKS, ">2<span", ">1<span", "A303"),
    "a quotation has another letter": (TALKS, "We will sail to Vara again</", "We will sail to Lara again</", "A205"),
    "a block of words is nobody's": (COURIER, "<p>five crowns</p>", "<p>six crowns</p>", "A205"),
    "a hand-written page quotes what nobody said": ("analysis/index.html", "“five crowns”", "“six crowns”", "A205"),
    "a citation was not read": ("analysis/index.html", "for “five", "[@courier#nothing] for “five", "A207"),
    "words not yet checked are not shown as such": (
        "events/return-visit/index.html",
        "Not yet checked",
        "Found.",
        "A206",
    ),
    "a correction is not shown": ("actors/vara/index.html", " (corrected)", "", "A206"),
    "a link leads nowhere": (TALKS, 'href="../../actors/ana-lind/"', 'href="../../actors/ana-lindt/"', "A301"),
    "a link leads to no anchor": (COURIER, "events/talks/#met", "events/talks/#mett", "A301"),
    "an id stands twice": (TALKS, 'id="day"', 'id="met"', "A302"),
    "a passage is another": (COURIER, ":~:text=cost", ":~:text=coat", "A304"),
    "a script comes from elsewhere": (TALKS, "</body>", "<script src='//cdn.example/x.js'></script></body>", "A305"),
    "a picture comes from elsewhere": (
        "index.html",
        "</body>",
        '<img srcset="a.png, https://cdn.example/b.png 2x"></body>',
        "A305",
    ),
    "a font comes from elsewhere": (
        "stylesheets/briefing.css",
        ":root {",
        '@import "https://fonts.example/a";\n:root {',
        "A305",
    ),
    "a style attribute loads": ("index.html", "<body", '<body style="background:url(https://cdn.example/x)"', "A305"),
    "a frame is embedded": ("index.html", "</body>", '<iframe src="https://video.example"></iframe></body>', "A305"),
    "a connection is opened early": (
        "index.html",
        "</head>",
        '<link rel="preconnect" href="https://cdn.example"></head>',
        "A305",
    ),
    "a link is a program": ("index.html", "</body>", '<a href="javascript:alert(1)">x</a></body>', "A305"),
    "the page sends its reader away": (
        "index.html",
        "</head>",
        '<meta http-equiv="refresh" content="0; url=https://x.example"></head>',
        "A305",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_on_its_page(built: Files, fault: str):
    path, old, new, code = FAULTS[fault]

    assert f"{code} site/{path}" in found(with_changed(built, path, old, new))


def test_every_kind_of_fault_is_planted():
    assert {code for *_, code in FAULTS.values()} | {"A101"} == {kind.code for kind in kinds()}


def test_a_page_that_fell_out_and_a_file_that_is_gone_are_found(built: Files):
    without = {path: data for path, data in built.items() if path not in (TALKS, "assets/javascripts/x.js")}

    assert "A204 site/events/talks" in found(without)
    assert "A301 site/index.html" in found(without)


@pytest.mark.parametrize("evidence", [None, b"{", b"[]", b'{"claims": []}'])
def test_a_site_without_its_evidence_can_not_be_audited(built: Files, evidence: bytes | None):
    files = {path: data for path, data in built.items() if path != "data/evidence.json"}
    files |= {"data/evidence.json": evidence} if evidence else {}

    assert found(files) == ["A101 site/data/evidence.json"]


def test_evidence_that_rests_a_sentence_on_another_claim_is_found(built: Files):
    evidence = json.loads(built["data/evidence.json"])
    next(each for each in evidence["statements"] if each["kind"] == "place")["claims"] = ["faro#met"]
    files = built | {"data/evidence.json": json.dumps(evidence).encode()}

    assert found(files) == [f"A203 site/{TALKS}"]


def test_the_command_prints_what_it_found_and_its_exit_code_says_so(built: Files, tmp_path: Path):
    for path, data in with_changed(built, TALKS, "We will sail to Vara again</", "We will sail</").items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    code, out, _ = briefing("audit", cwd=tmp_path)

    assert code == 1
    assert "A205 foreign-quotation: no claim carries these words: `We will sail`\n" in out
    assert out.endswith(" pages of site\n")
    assert briefing("audit", "nowhere", cwd=tmp_path)[0] == 1
