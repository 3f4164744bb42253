"""A briefing from sources of every kind, from its texts to its audit, as an editor would make it."""

import shutil
from pathlib import Path

import pytest

from tests.site import copy_project, mkdocs
from tests.vocabulary import TESTS, briefing

QUAKE = TESTS / "golden" / "quake"


def run(folder: Path, *arguments: str) -> str:
    """Run a command that must find nothing wrong; return its answer."""
    code, out, err = briefing(*arguments, cwd=folder)
    assert (code, err) == (0, ""), f"{arguments}: {out}{err}"
    return out


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project whose sources were captured, one corrected later, and one grown."""
    project = copy_project(tmp_path_factory.mktemp("quake"), QUAKE / "data")
    (project / "briefings/method.md").write_text("# Method\n\nWritten *by hand*.\n")
    shutil.copytree(QUAKE / "texts", project / "archive")
    for text in sorted((project / "archive").glob("*.txt")):
        run(project, "capture", text.stem, f"archive/{text.name}")
    shutil.copy(project / "archive/later/live.txt", project / "archive/live.txt")
    run(project, "capture", "live", "archive/live.txt", "--renumber")
    run(project, "capture", "evening", "archive/later/evening.txt", "--changed")
    return project


def test_sources_of_every_kind_are_checked_captured_and_verified(project: Path):
    assert run(project, "check") == "0 problems in data\n"
    assert "9 of 9 texts looked at, 20 quotations and names found" in run(project, "verify")


def test_their_site_is_built_and_its_audit_is_clean(project: Path):
    done = mkdocs(project, "build", "--strict", "--quiet")
    assert done.returncode == 0, done.stderr
    assert "0 problems in " in run(project, "audit", "site")

    def page(path: str) -> str:
        return (project / f"site/{path}/index.html").read_text("utf-8")

    quake = page("events/quake")
    assert "2 of them are primary documents" in quake
    assert "1 more was withdrawn since and is not counted." in quake
    assert "1 of them was corrected since." in quake
    assert "only a withdrawn article reports it; nothing else supports it" in quake
    assert "taken out by the publisher after" in quake
    assert "with another number or date" in quake
    assert 'href="https://engineers.example/pier.pdf#page=13"' in quake
    assert 'href="https://radio.example/night#t=750,770"' in quake
    assert '<span class="brief-inserted">[n]</span>o falta nadie' in quake
    assert "The Wire (2)" in quake  # one agency’s text in two papers is one origin
    assert "2 of 2 articles" in page("events/visit")
    assert "post\u00a02" in page("sources/live")
