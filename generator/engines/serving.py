"""Turns what goes wrong while somebody edits into a page in the browser, until it is right again."""

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_PAUSE = 0.5


def watch_over(server: Any, page_of: Callable[[Exception], str]) -> None:
    """Let a development server of MkDocs show why it cannot build, and see folders that go and come back.

    `page_of` returns the page that says what went wrong.
    """
    build = server.builder

    def build_or_show() -> None:
        try:
            build()
        except Exception as error:
            _show(Path(server.root), page_of(error))

    server.builder = build_or_show
    nudge = TemporaryDirectory(prefix="briefing_")
    server.watch(nudge.name)
    threading.Thread(target=_revive, args=(server, Path(nudge.name, "nudge"), nudge), daemon=True).start()


def _show(site: Path, page: str) -> None:
    """Put a page at every address of a site."""
    for file in {site / "index.html", site / "404.html", *site.rglob("*.html")}:
        file.write_text(page, "utf-8")


def _revive(server: Any, nudge: Path, folder: TemporaryDirectory[str]) -> None:
    """Build again when what the server watches was away: its watchers leave that for good.

    What is away and back between two of their looks they do not see at all, though a build may have met
    with its absence. Renaming changes the time of a folder's status, and not that of its content.
    """
    gone: set[str] = set()
    seen: dict[str, tuple[int, int]] = {}
    while Path(folder.name).exists():
        time.sleep(_PAUSE)
        if not server.observer.is_alive():  # the server is still naming what it watches
            continue
        for watch in [each.watch for each in server.observer.emitters if not each.is_alive()]:
            is_there = os.path.exists(watch.path)
            if is_there:
                with suppress(KeyError):
                    while True:
                        server.unwatch(watch.path)
                server.watch(watch.path)
            if is_there or watch.path not in gone:
                nudge.write_text(str(time.monotonic()))
            (gone.discard if is_there else gone.add)(watch.path)
        for path in [each.watch.path for each in server.observer.emitters]:
            with suppress(OSError):
                status = os.stat(path)
                changed, filled = status.st_ctime_ns, status.st_mtime_ns
                before = seen.get(path, (changed, filled))
                if changed != before[0] and filled == before[1]:
                    nudge.write_text(str(time.monotonic()))
                seen[path] = changed, filled
