"""A real browser on a built site: what it loads, what it says, what it sees."""

import gzip
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from typing import NoReturn

import pytest
from playwright.sync_api import Page

from tests.vocabulary import PROJECT, TESTS

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

# Without these Chromium asks its makers' hosts for things, which no test may.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
]


def need_chromium() -> str:
    """Return the browser's path; without one skip, or fail where the environment says there must be one."""
    if not CHROMIUM:
        missing("no Chromium: `apt-get install chromium`, or name one in the environment variable CHROMIUM")
    return CHROMIUM


def missing(reason: str) -> NoReturn:
    """Skip a test for want of something, or fail where the environment says that nothing may be wanting."""
    if os.environ.get("BRIEFING_NEEDS_CHROMIUM"):
        pytest.fail(reason)
    pytest.skip(reason)


@lru_cache(maxsize=256)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body)


# What the documentation tells a host to send.
HEADERS = [
    (name.strip(), value.strip())
    for name, colon, value in (
        line.partition(":") for line in (PROJECT / "docs/_headers").read_text("utf-8").splitlines()
    )
    if colon and not name.startswith("#")
]


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a host of static sites does: text is compressed."""

    def log_message(self, *arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        body, kind = path.read_bytes(), self.guess_type(path)
        self.send_response(200)
        if kind.startswith("text/") or kind.endswith(("javascript", "json", "svg+xml")):
            body = _compressed(body)
            self.send_header("Content-Encoding", "gzip")
            kind += "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        for name, value in HEADERS:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


AXE = TESTS / "node_modules/axe-core/axe.min.js"


def violations(page: Page, include: str | None = None) -> list[str]:
    """Return what axe-core finds, its best practices and the size of targets among it: rule and element."""
    if not AXE.exists():
        missing("no axe-core: `npm ci --ignore-scripts` in tests/")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    script = """async include => {
      const found = await axe.run(include ? {include: [include]} : document, {
        resultTypes: ["violations"],
        rules: {"target-size": {enabled: true}, "label-content-name-mismatch": {enabled: true}},
      })
      return found.violations.flatMap(rule => rule.nodes.map(each => `${rule.id}: ${each.html.slice(0, 99)}`))
    }"""
    found: list[str] = page.evaluate(script, include)
    return found
