"""Turns a folder into the one built beside it all at once: whoever stops a build leaves the old one whole."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

_LEFT = re.compile(r"\.(.+)\.([0-9]+)\.(new|old)")
_TRIES = 10


def beside(site: Path) -> Path:
    """Return where the next site is built, and bring back what an earlier build was killed over.

    The site may itself be one that is built aside, to be audited before it is put in its place.
    """
    site = Path(os.path.realpath(site))
    place = site.with_name(_placed(site.name))
    if site.parent.is_dir():
        for left in sorted(site.parent.iterdir()):
            found = _LEFT.fullmatch(left.name)
            if not found or _placed(left.name) != place.name:
                continue
            # Whoever runs may be somebody else by now; a build between its two renames makes room again.
            if found[3] == "old" and found[1] == place.name and not place.exists():
                left.rename(place)
            elif not _runs(int(found[2])):
                take_away(left)
    return site.with_name(f".{site.name}.{os.getpid()}.new")


def _placed(name: str) -> str:
    """Return the name of the folder in whose place one with this name is to be put, or its own."""
    while found := _LEFT.fullmatch(name):
        name = found[1]
    return name


def put_in_place(new: Path, site: Path) -> None:
    """Put the folder that was built aside in the place of the site; raise OSError if that cannot be done.

    Between two renames there may be no site; killed just then, the old one is beside it, and the next build
    brings it back.
    """
    site = Path(os.path.realpath(site))
    old = site.with_name(f".{site.name}.{os.getpid()}.old")
    for attempt in range(_TRIES):
        try:
            if site.exists():
                site.rename(old)
            new.rename(site)
            break
        except OSError:  # another build was faster: its site is as new as ours, and makes room
            if attempt == _TRIES - 1 or not new.exists():
                if old.exists() and not site.exists():
                    old.rename(site)
                raise
            take_away(old)
    take_away(old)


def take_away(new: Path) -> None:
    """Remove a folder that was built aside and is not wanted."""
    shutil.rmtree(new, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:  # somebody else's
        return True
    with suppress(OSError):  # one that was killed may wait for its parent to take notice
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return True
