"""Turns a file into another text at once: written beside it, then put in its place, never through a link."""

import os
from contextlib import suppress
from pathlib import Path


def write(path: Path, text: str, within: Path) -> str:
    """Write a file in a folder; return why it cannot be written, or nothing.

    Whatever goes wrong, and whenever, the file is the old one or the new one, whole. Folders between are
    made. Neither the file nor a folder between may be a link, which could lead out of the briefing.
    """
    for each in (path, *path.parents):
        if each == within:
            break
        if each.is_symlink():
            return f"{path.as_posix()} is not written: {each.as_posix()} is a link"
    if path.exists() and not path.is_file():
        return f"{path.as_posix()} is not written: it is no file"
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("xb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        return f"{path.as_posix()} cannot be written: {(error.strerror or str(error)).lower()}"
    return ""
