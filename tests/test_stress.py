"""A short form of each long trial of `tests/stress.py`."""

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.stress import NASTY, PAYLOADS, disk, kills, mutations, payloads_in


def test_whoever_kills_a_build_or_a_capture_leaves_site_and_data_whole(tmp_path: Path):
    assert kills(3, tmp_path).startswith("3 kills each of make site, mkdocs build and capture")


def test_a_disk_that_fills_leaves_site_and_data_whole(tmp_path: Path):
    if subprocess.run(["unshare", "-rm", "true"], capture_output=True).returncode:
        pytest.skip("no disk of its own can be made here: unshare needs user namespaces")

    assert disk(3, tmp_path).startswith("a disk that filled at 3 moments")


def test_mutated_inputs_give_records_or_problems(tmp_path: Path):
    found = mutations(400, tmp_path)

    assert int(found.partition(" ")[0]) >= 400
    assert len(NASTY) > 50


def test_payloads_run_nothing_and_ask_for_nothing_in_any_field(browser: Browser, tmp_path: Path):
    assert len(PAYLOADS) == 90
    assert payloads_in(browser, 2, tmp_path).startswith("2 payloads on ")
