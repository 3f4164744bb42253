"""Turns the folder of a built site into the digests of its files, in the evidence that it publishes."""

import json
from collections.abc import Container
from hashlib import sha256
from pathlib import Path

from generator.site import evidence

_EVIDENCE = Path("data/evidence.json")


def list_files(site: Path, theme: Container[str], edit: str) -> None:
    """List all files of a site in its evidence, so that none is changed or added without being noticed.

    `theme` has the paths of the theme's files, and `edit` is where editors change what pages are made of.
    """
    files = {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path != site / _EVIDENCE
    }
    file = site / _EVIDENCE
    file.write_text(evidence.with_files(file.read_text("utf-8"), files, theme, edit), "utf-8")


def list_again(site: Path) -> None:
    """List the files of a site again, after some of them were made from the others."""
    before = json.loads((site / _EVIDENCE).read_text("utf-8"))
    theme = {each["path"] for each in before["files"] if each.get("theme")}
    list_files(site, theme, before["addresses"]["edit"])
