"""The audit that is given the data, too: a page and its evidence that were falsified alike are seen."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from generator.audit import EVIDENCE, audit, read_page
from tests.audited import files_of, listed_again
from tests.site import made_up_project_of
from tests.vocabulary import briefing

TALKS = "events/talks/index.html"


@pytest.fixture
def site(made_up_site: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made_up_site, tmp_path / "site"))


@pytest.fixture
def project(made_up_site: Path) -> Path:
    return made_up_project_of(made_up_site)


def falsify(site: Path, old: str, new: str, **changed: Any) -> None:
    """Write something else on the page of the talks and into the evidence, and sign it all again."""
    page = (site / TALKS).read_text("utf-8").replace(old, new)
    evidence = json.loads((site / EVIDENCE).read_text("utf-8").replace(old, new)) | changed
    parts = read_page(TALKS, page.encode()).blocks
    made = next(each for each in evidence["pages"] if each["path"] == "events/talks")
    made["digest"] = sha256("\n".join(parts).encode()).hexdigest()
    made["blocks"] = " ".join(sha256(part.encode()).hexdigest()[:8] for part in parts)
    files = files_of(site) | {TALKS: page.encode()}
    for path, data in listed_again(files, **evidence).items():
        (site / path).write_bytes(data)


def test_a_site_is_what_its_data_says(site: Path, project: Path):
    code, out, _ = briefing("audit", str(site), "--data", str(project / "data"))

    assert (code, out.partition(" in ")[0]) == (0, "0 problems")


def test_a_page_and_its_evidence_that_were_falsified_alike_are_seen_beside_the_data(
    site: Path, project: Path
):
    falsify(site, "The harbour is dry at low tide.", "The harbour is never dry.")
    _, alone = audit(site)
    code, out, _ = briefing("audit", str(site), "--data", str(project / "data"))

    assert TALKS not in {each.position.file.removeprefix(f"{site.as_posix()}/") for each in alone}
    assert code == 1
    assert (
        f"{site.as_posix()}/data/evidence.json:1:1: A102 false-evidence: its `pages` differ from the data in"
        in out
    )
    assert "its `statements` differ from the data in `The harbour is never dry.`" in out


FALSIFIED: dict[str, Callable[[dict[str, Any]], object]] = {
    "title": lambda evidence: evidence.update(title="Another briefing"),
    "as_of": lambda evidence: evidence.update(as_of="2031-06-02"),
    "raw_html": lambda evidence: evidence.update(raw_html=False),
    "named_files": lambda evidence: evidence["named_files"].append("_redirects"),
    "written": lambda evidence: evidence["written"].append({"path": "foreword"}),
    "sources": lambda evidence: evidence["sources"].reverse(),
    "claims": lambda evidence: evidence["claims"].pop(),
    "names": lambda evidence: evidence["names"][0].update(paragraph="9"),
    "publishers": lambda evidence: evidence["publishers"][0].update(descriptor="x"),
    "references": lambda evidence: evidence["references"].pop(),
    "moved": lambda evidence: evidence["moved"].pop(),
    "pages": lambda evidence: evidence["pages"][0].update(description="x"),
}


def test_every_part_of_the_evidence_is_compared_with_the_data(site: Path, project: Path):
    evidence = json.loads((site / EVIDENCE).read_text("utf-8"))
    for falsify_part in FALSIFIED.values():
        falsify_part(evidence)
    (site / EVIDENCE).write_bytes(listed_again(files_of(site), **evidence)[EVIDENCE])
    _, out, _ = briefing("audit", str(site), "--data", str(project / "data"))

    found = [line for line in out.splitlines() if "A102" in line]
    for part in FALSIFIED:
        wrong = "`written` differ from what was written in `foreword`" if part == "written" else f"`{part}`"
        assert any(wrong in line for line in found), part


def test_data_with_problems_is_no_measure(site: Path, project: Path, tmp_path: Path):
    for name in ("data", "briefings", "templates"):
        shutil.copytree(project / name, tmp_path / "other" / name)
    file = tmp_path / "other/data/sources/courier.yml"
    file.write_text(file.read_text("utf-8").replace("finding: timetable", "finding: timetabel"), "utf-8")
    code, out, _ = briefing("audit", str(site), "--data", str(tmp_path / "other/data"))

    assert code == 1
    assert "R104 unknown-finding" in out


def test_without_evidence_there_is_nothing_to_compare(site: Path, project: Path):
    (site / EVIDENCE).unlink()
    code, out, _ = briefing("audit", str(site), "--data", str(project / "data"))

    assert code == 1
    assert "A101 unreadable-site: the site publishes no evidence" in out
    assert "A102" not in out
