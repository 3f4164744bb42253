"""What pip installs, and what others build it from, are the same bytes on every machine, and whole."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.vocabulary import PROJECT

# Both kinds, by the interface that pip itself builds with (PEP 517).
BUILD = "from hatchling import build; build.build_wheel('dist'); build.build_sdist('dist')"


def built(project: Path, **environment: str) -> dict[str, bytes]:
    (project / "dist").mkdir()
    command = [sys.executable, "-c", BUILD]
    subprocess.run(command, cwd=project, env=os.environ | environment, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in (project / "dist").iterdir()}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Copy what is under version control."""
    files = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True
    ).stdout.split("\0")
    for name in filter(None, files):
        if (PROJECT / name).is_file():
            (tmp_path / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, tmp_path / "source" / name)
    return tmp_path / "source"


def test_wheel_and_sdist_are_the_same_bytes_in_another_place_at_another_time(source: Path, tmp_path: Path):
    first = built(source)
    again = tmp_path / "another place"
    shutil.copytree(source, again, ignore=shutil.ignore_patterns("dist"))
    for path in again.rglob("*"):
        os.utime(path, (1, 1))

    assert built(again, TZ="Asia/Tokyo", PYTHONHASHSEED="7", LC_ALL="tr_TR.UTF-8") == first
    assert len(first) == 2


def test_the_sdist_has_all_that_the_site_and_the_tests_are_made_of(source: Path):
    [name] = [name for name in built(source) if name.endswith(".tar.gz")]
    with tarfile.open(source / "dist" / name) as archive:
        files = {member.name.partition("/")[2] for member in archive}

    for needed in ("Makefile", "mkdocs.yml", "templates/event.html", "templates/theme/main.html",
                   "briefings/stylesheets/briefing.css", "tests/vocabulary.py", "data/briefing.yml",
                   "requirements.txt", "docs/_headers", "generator/site/fonts/LICENSE"):  # fmt: skip
        assert needed in files
