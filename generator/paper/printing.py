"""Turns an HTML document into a PDF with tags, links and bookmarks, by a Chromium that is installed."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class CannotPrintError(Exception):
    """Why no PDF can be made here, in words for who wanted one."""


def print_pdf(document: Path, pdf: Path) -> None:
    """Print a document into a file; raise CannotPrintError if there is no browser, or if it fails."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if not browser:
        raise CannotPrintError(
            "there is no Chromium here, which prints it: install one (apt-get install chromium)"
        )
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser,
            "--headless",
            "--disable-gpu",
            f"--user-data-dir={profile}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={pdf}",
            *(["--no-sandbox"] if os.geteuid() == 0 else []),  # Chromium has none for root
            document.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, text=True)
    if not pdf.exists():
        raise CannotPrintError(f"Chromium made no PDF: {done.stderr.strip()[-300:]}")


def printed_on(pdf: Path, ids: Iterable[str]) -> dict[str, int]:
    """Return the number of the page that each id is on; raise CannotPrintError without what reads a PDF."""
    reader = _pypdf().PdfReader(pdf)
    named = {name.removeprefix("/"): place for name, place in reader.named_destinations.items()}
    pages = {id_: reader.get_destination_page_number(named[id_]) for id_ in ids if id_ in named}
    return {id_: number + 1 for id_, number in pages.items() if number is not None}


def add_bookmarks(pdf: Path, titles: Mapping[str, str], numbers: Mapping[str, int]) -> None:
    """Give a PDF a bookmark for each id by its title; Chromium's own say some headings twice."""
    writer = _pypdf().PdfWriter(clone_from=pdf)
    for id_, title in titles.items():
        if id_ in numbers:
            writer.add_outline_item(title=title, page_number=numbers[id_] - 1)
    writer.write(pdf)


def _pypdf() -> Any:
    try:
        import pypdf
    except ImportError:
        raise CannotPrintError("pypdf is missing, which reads page numbers: pip install pypdf") from None
    return pypdf
