"""The plugin builds beside others, strictly, and with ProperDocs, which carries MkDocs on, the same pages."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.audit import audit
from tests.site import HOSTED, made_up_project, mkdocs

PLUGINS = {
    "awesome-nav": "",
    "redirects": "\n      redirect_maps: {before.md: timeline.md, old-notes.md: notes.md}",
}


def with_notes(to: Path) -> Path:
    project = made_up_project(to)
    (project / "briefings/notes.md").write_text("# Notes\n\nThey met [@courier#met].\n", "utf-8")
    return project


@pytest.mark.parametrize("plugin", PLUGINS)
def test_another_plugin_builds_strictly_beside_ours_and_the_audit_finds_nothing(tmp_path: Path, plugin: str):
    project = with_notes(tmp_path)
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    entry = f"  - {plugin}:{PLUGINS[plugin]}\n" if PLUGINS[plugin] else f"  - {plugin}\n"
    config.write_text(
        text.replace("  # `make offline` sets it", f"{entry}  # `make offline` sets it"), "utf-8"
    )
    done = mkdocs(project, "build", "--strict", **HOSTED)

    assert done.returncode == 0, done.stderr
    pages, problems = audit(project / "site")
    assert problems == []
    assert pages > 15
    html = (project / "site/index.html").read_text("utf-8")
    assert html.count('href="timeline/"') > 0


# What plugins for feeds and dates ask of every page; such plugins cannot be locked beside MkDocs on Windows.
HOOK = """
from pathlib import Path

def on_files(files, config):
    for file in files:
        assert file.abs_src_path and Path(file.abs_src_path).exists(), file.src_uri

def on_page_content(html, page, config, files):
    assert Path(page.file.abs_src_path).suffix in (".yml", ".md"), page.file.src_uri
"""


def test_other_plugins_learn_of_every_file_where_it_comes_from(tmp_path: Path):
    project = with_notes(tmp_path)
    (project / "hook.py").write_text(HOOK)
    config = project / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}hooks: [hook.py]\n", "utf-8")
    done = mkdocs(project, "build", "--strict")

    assert done.returncode == 0, done.stderr


def test_properdocs_builds_the_same_pages(tmp_path: Path):
    project = with_notes(tmp_path)
    assert mkdocs(project, "build", "--strict").returncode == 0
    command = [sys.executable, "-m", "properdocs", "build", "--strict", "-f", "mkdocs.yml", "-d", "other"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    ours = {path.relative_to(project / "site"): path for path in (project / "site").rglob("*.html")}
    theirs = {path.relative_to(project / "other"): path for path in (project / "other").rglob("*.html")}

    assert ours.keys() == theirs.keys()
    for name, path in ours.items():
        words = "\n".join(
            line
            for line in theirs[name].read_text("utf-8").splitlines()
            if '<meta name="generator"' not in line
        )
        assert words == "\n".join(
            line for line in path.read_text("utf-8").splitlines() if '<meta name="generator"' not in line
        )
