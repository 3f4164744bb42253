"""`mkdocs build` itself leaves the site that was there whole, however it ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.engines.replacing import beside, put_in_place, take_away
from tests.site import made_up_project, mkdocs
from tests.vocabulary import briefing


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = made_up_project(tmp_path / "project")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("yesterday")
    return project


def left(project: Path) -> list[str]:
    return sorted(path.name for path in project.iterdir() if path.name.startswith(".site"))


def test_a_good_build_takes_the_place_of_the_old_site(project: Path):
    assert mkdocs(project, "build", "--strict").returncode == 0

    assert "<html" in (project / "site/index.html").read_text("utf-8")
    assert left(project) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("dead.md", b"# A\n\n[x](nowhere.md)\n"),
        ("icon.md", b"---\nicon: material/no-such-icon\n---\n# A\n"),
        ("letters.md", b"# A\n\n\xff\xfe\n"),
    ],
)
def test_what_stops_a_strict_build_leaves_the_old_site(project: Path, name: str, text: bytes):
    (project / "briefings" / name).write_bytes(text)

    assert mkdocs(project, "build", "--strict").returncode != 0
    assert (project / "site/index.html").read_text() == "yesterday"
    assert left(project) == []


def test_a_build_that_is_killed_leaves_the_old_site_and_the_next_one_clears_up(project: Path):
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    for seconds in (0.5, 0.9, 1.2):
        build = subprocess.Popen(
            command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
        )
        time.sleep(seconds)
        build.send_signal(signal.SIGKILL)
        build.wait()
        page = (project / "site/index.html").read_text("utf-8")
        assert page == "yesterday" or "</html>" in page
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert left(project) == []


def test_two_builds_at_once_end_with_one_whole_site(project: Path):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    builds = [subprocess.Popen(command, cwd=project, stderr=subprocess.DEVNULL) for _ in range(2)]

    assert [build.wait() for build in builds] == [0, 0]
    assert "</html>" in (project / "site/index.html").read_text("utf-8")
    assert (project / "site/timeline/index.html").exists()
    assert left(project) == []


def test_what_a_kill_between_two_renames_moved_away_comes_back(project: Path):
    (project / "site").rename(project / ".site.999999.old")
    (project / "briefings/dead.md").write_text("# A\n\n[x](nowhere.md)\n")

    assert mkdocs(project, "build", "--strict").returncode != 0
    assert (project / "site/index.html").read_text() == "yesterday"


def test_what_dead_builds_left_is_cleared_and_what_others_are_at_stays(tmp_path: Path):
    site, dead, alive = tmp_path / "site", 2**22 - 3, os.getppid()
    kept = [f".site.{alive}.new", f".other.{dead}.new", ".site.x.new"]
    for name in (f".site.{dead}.new", f".site.{dead}.old", *kept):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    new = beside(site)

    assert new.name == f".site.{os.getpid()}.new"
    assert (site / "index.html").read_text() == f".site.{dead}.old"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["site", *kept])
    assert beside(tmp_path / "nowhere/site").parent == tmp_path / "nowhere"


def test_a_site_that_comes_in_the_way_makes_room_and_one_that_is_gone_is_an_error(tmp_path: Path):
    site, old, new = tmp_path / "site", tmp_path / f".site.{os.getpid()}.old", tmp_path / "new"
    for folder in (site, old, new):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name)
    put_in_place(new, site)

    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    with pytest.raises(FileNotFoundError):
        put_in_place(new, site)
    assert (site / "index.html").read_text() == "new"
    take_away(new)


def test_a_site_that_was_to_be_audited_first_and_all_beside_it_is_cleared_up_too(tmp_path: Path):
    dead, audited = 2**22 - 3, tmp_path / f".site.{os.getpid()}.new"
    for name in (f".site.{dead}.new", f"..site.{dead}.new.{dead - 1}.new", f".site.{dead}.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    new = beside(audited)

    assert new.name == f".{audited.name}.{os.getpid()}.new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (tmp_path / "site/index.html").read_text() == f".site.{dead}.old"


def test_an_audit_puts_a_site_in_its_place_only_if_nothing_is_wrong(project: Path):
    assert mkdocs(project, "build", "--site-dir", ".site.1.new").returncode == 0
    page = project / ".site.1.new/timeline/index.html"
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("</article>", '<p data-statement="finding">They lied.</p></article>'), "utf-8"
    )

    assert briefing("audit", ".site.1.new", "--put", "site", cwd=project)[0] == 1
    assert (project / "site/index.html").read_text() == "yesterday"
    page.write_text(text, "utf-8")
    assert briefing("audit", ".site.1.new", "--put", "site", cwd=project)[0] == 0
    assert (project / "site/timeline/index.html").read_text("utf-8") == text
    assert left(project) == []
    code, _, err = briefing("audit", "site", "--put", "nowhere/site", cwd=project)
    assert (code, err) == (2, "briefing audit: nowhere/site stays as it was: no such file or directory\n")


@pytest.mark.parametrize("place", ["data", "templates", "data/sources", "templates/theme", "mkdocs.yml"])
def test_a_site_never_takes_the_place_of_what_it_is_made_of(project: Path, place: str):
    before = sorted(path.name for path in (project / "data").rglob("*"))
    done = mkdocs(project, "build", "-d", place)

    assert done.returncode == 1
    assert "the site cannot be built into" in done.stderr + done.stdout
    assert sorted(path.name for path in (project / "data").rglob("*")) == before


def test_the_old_site_comes_back_though_the_number_is_anothers_by_now_or_no_number(tmp_path: Path):
    for number in (os.getppid(), 10**30):
        old = tmp_path / f".site.{number}.old"
        old.mkdir()
        (old / "index.html").write_text(str(number))
        beside(tmp_path / "site")
        assert (tmp_path / "site/index.html").read_text() == str(number)
        (tmp_path / "site/index.html").unlink()
        (tmp_path / "site").rmdir()


def test_what_a_build_left_that_is_dead_though_nobody_took_notice_is_cleared(tmp_path: Path):
    dead = subprocess.Popen(["true"])
    time.sleep(0.3)  # it has ended, and is still a process
    (tmp_path / f".site.{dead.pid}.new").mkdir()
    beside(tmp_path / "site")

    assert [*tmp_path.iterdir()] == []
    dead.wait()
