"""What an editor sees while editing: `mkdocs serve` over HTTP, a bad edit, and its recovery."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator import pipeline
from generator.engines.mkdocs import BriefingPlugin
from tests.site import made_up_project, mkdocs
from tests.vocabulary import PROJECT


@contextmanager
def serving(project: Path, *options: str) -> Iterator[Callable[[str], str]]:
    """Serve a project; yield a function that returns what stands at an address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

    def get(address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{address}", timeout=10) as response:
                return str(response.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    try:
        yield get
    finally:
        server.terminate()
        server.wait(timeout=10)


def wait_for(get: Callable[[str], str], address: str, text: str) -> None:
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        if text in get(address):
            return
        time.sleep(0.2)
    raise AssertionError(f"/{address} never had {text!r}")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_bad_edit_shows_the_problems_on_every_page_and_the_next_good_edit_recovers(tmp_path: Path):
    project = made_up_project(tmp_path)
    courier = project / "data/sources/courier.yml"
    with serving(project) as get:
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")

        edit(courier, "finding: timetable", "finding: timetabel")
        wait_for(get, "events/talks/", "R104 unknown-finding")
        assert "data/sources/courier.yml:" in get("")
        assert "livereload" in get("events/talks/")  # so the page comes back by itself
        assert "R104" in get("not/a/page/")

        edit(courier, "finding: timetabel", "finding: timetable")
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")

        edit(project / "templates/event.html", "Who took part", "Who was there")
        wait_for(get, "events/talks/", "Who was there")

        edit(project / "templates/event.html", "{% endif %}", "{% endfi %}")
        wait_for(get, "events/talks/", "T001 broken-template")

        edit(project / "templates/event.html", "{% endfi %}", "{% endif %}")
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")


def test_serving_starts_with_bad_data_too_and_recovers(tmp_path: Path):
    project = made_up_project(tmp_path)
    courier = project / "data/sources/courier.yml"
    edit(courier, "language: en", "language: english language")
    with serving(project) as get:
        wait_for(get, "", "M011 bad-code")
        assert "livereload" in get("sources/faro/")
        assert "livereload" in get("method/")

        edit(courier, "language: english language", "language: en")
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")


def test_a_fault_of_the_program_while_serving_is_shown_as_a_page_and_not_blamed_on_the_data(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    def fail(*arguments: object) -> None:
        raise RuntimeError("a planted fault")

    monkeypatch.setattr(pipeline, "publish", fail)
    monkeypatch.chdir(PROJECT)
    config = load_config("mkdocs.yml")
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    with pytest.raises(RuntimeError, match="a planted fault"):
        plugin.on_pre_build(config=config)
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_pre_build(config=config)

    assert "X001 fault-of-the-generator" in capsys.readouterr().err
    assert "a planted fault" in plugin.on_post_template("", template_name="404.html", config=config)


def test_whatever_goes_away_or_breaks_is_shown_and_served_again_when_it_is_back(tmp_path: Path):
    project = made_up_project(tmp_path / "project")
    with serving(project) as get:
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")

        for folder, said in (
            ("data", "there is no such folder"),
            ("templates", "This site cannot be built"),
            ("briefings", "This site cannot be built"),
        ):
            (project / folder).rename(tmp_path / folder)
            wait_for(get, "events/talks/", said)
            (tmp_path / folder).rename(project / folder)
            wait_for(get, "events/talks/", "Ana Lind met the dockers.")

        notes = project / "briefings/notes.md"
        for text, said in (
            (b"# Notes\n\n\xff\n", "Y001 not-utf-8"),
            (b"---\nicon: material/no-such\n---\n# Notes\n", "H014 wrong-front-matter"),
            (b"# Notes\n\nfine now\n", "Ana Lind met the dockers."),
        ):
            notes.write_bytes(text)
            wait_for(get, "events/talks/", said)

        edit(project / "mkdocs.yml", "site_name:", "site_name")
        wait_for(get, "events/talks/", "This site cannot be built")
        assert "livereload" in get("")
        edit(project / "mkdocs.yml", "site_name", "site_name:")
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")


def test_a_folder_that_is_away_and_back_before_the_server_looks_is_built_again(tmp_path: Path):
    project = made_up_project(tmp_path / "project")
    with serving(project) as get:
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")
        time.sleep(2)  # so that it has been seen where it is
        built = re.findall(r"livereload\((\d+)", get(""))

        (project / "templates").rename(tmp_path / "templates")
        (tmp_path / "templates").rename(project / "templates")

        deadline = time.monotonic() + 20
        while re.findall(r"livereload\((\d+)", get("")) == built and time.monotonic() < deadline:
            time.sleep(0.2)
        assert re.findall(r"livereload\((\d+)", get("")) != built


def test_an_address_in_use_is_said_in_a_line(tmp_path: Path):
    project = made_up_project(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = mkdocs(project, "serve", "--dev-addr", f"127.0.0.1:{taken.getsockname()[1]}")

    assert done.returncode == 1
    assert ": address already in use; --dev-addr takes another" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("options", [["--clean"], ["--clean", "--no-livereload"], ["--dirty"]])
def test_the_site_is_served_however_mkdocs_is_asked_to(tmp_path: Path, options: list[str]):
    with serving(made_up_project(tmp_path / "project"), *options) as get:
        wait_for(get, "events/talks/", "Ana Lind met the dockers.")
