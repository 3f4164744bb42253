"""The commands in the README do what it says."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site import copy_project, made_up_project
from tests.vocabulary import PROJECT, briefing

README = (PROJECT / "README.md").read_text("utf-8")
COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", README, flags=re.S) for line in block.splitlines()
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Path:
    """Return a copy of the project with its built site."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    (project / "site").symlink_to(real_site)
    return project


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("briefing ")])
def test_a_command_of_the_readme_runs(project: Path, command: str):
    assert briefing(*command.split()[1:], cwd=project)[0] == 0


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.startswith("make ")])
def test_make_knows_the_targets_of_the_readme(command: str):
    assert (
        subprocess.run(["make", "-n", *command.split()[1:]], cwd=PROJECT, capture_output=True).returncode == 0
    )


def test_the_links_of_the_documents_lead_to_files():
    for document in PROJECT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")):
            assert (PROJECT / target).exists(), f"{document.name}: {target}"


def test_the_example_of_the_readme_is_a_source_that_can_be_read(tmp_path: Path):
    example = re.search(r"```yaml\n(.*?)```", README, flags=re.S)
    assert example
    project = copy_project(tmp_path)
    text = "\n".join(line.removeprefix("   ") for line in example[1].splitlines())
    (project / "data/sources/example.yml").write_text(text + "\n", "utf-8")

    assert briefing("check", cwd=project)[1] == "0 problems in data\n"


@pytest.mark.skipif(not (PROJECT / ".venv/site").exists(), reason="make has installed nothing here")
def test_make_site_builds_the_site_and_a_failed_one_leaves_it_as_it_was(tmp_path: Path):
    project = made_up_project(tmp_path)
    for name in ("Makefile", "requirements.txt", "pyproject.toml"):
        shutil.copy2(PROJECT / name, project)
    (project / ".venv").symlink_to(PROJECT / ".venv")

    def make_site() -> int:
        return subprocess.run(
            ["make", "-o", ".venv/site", "site"], cwd=project, capture_output=True, env={**os.environ}
        ).returncode

    assert make_site() == 0
    before = (project / "site/index.html").read_bytes()

    (project / "briefings/method.md").write_text(
        "[nowhere](nowhere.md)\n"
    )  # strict mode sees this after writing
    assert make_site() != 0
    assert (project / "site/index.html").read_bytes() == before
    assert (project / "site/events/talks/index.html").exists()
