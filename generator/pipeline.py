"""Turns a folder into problems, or into a Publication: the whole pipeline, read from top to bottom."""

import os
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import corpus, rules, site
from generator.corpus import Draft
from generator.problem import About, Code, Position, Problem
from generator.site import Addresses, HandWritten, Publication
from generator.text import near

# The suffixes that MkDocs takes for Markdown.
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")

FAULT = Code(
    "X001",
    "fault-of-the-generator",
    About.GENERATOR,
    """\
The generator itself failed.
This is not a mistake in the data: please report it with the lines that it prints.
""",
)


@dataclass(frozen=True)
class PageFile:
    """The file of a hand-written page, and how messages name it."""

    file: Path
    shown_as: str


def publish(
    folder: Path,
    templates: Path,
    addresses: Addresses,
    pages: Mapping[str, PageFile],
    shown_as: str | None = None,
) -> Publication:
    """Return the publication of a folder of data with the hand-written `pages` by their paths.

    `shown_as` is how messages name the folder.
    """
    draft, problems = check(folder, shown_as)
    if problems:
        return site.refused(draft, pages, problems)
    return site.publication(draft, _read(pages), templates, addresses)


def faulty(error: Exception) -> Publication:
    """Return what is published when the generator itself failed."""
    message = "".join(traceback.format_exception(error))
    return Publication((Problem(Position("generator"), FAULT, message),))


def check(
    folder: Path, shown_as: str | None = None, instead: Mapping[str, bytes] | None = None
) -> tuple[Draft, list[Problem]]:
    """Return what is in a folder of data and all its problems, sorted; `shown_as` is its name in messages.

    `instead` has what some files, by their path in it, are to hold.
    """
    root = shown_as or folder.as_posix()
    if not folder.is_dir():
        what = "this is a file; name the folder" if folder.exists() else "there is no such folder"
        siblings = (
            [each.name for each in folder.parent.iterdir() if each.is_dir()] if folder.parent.is_dir() else []
        )
        draft, _ = corpus.read({}, root)
        hint = (
            near.did_you_mean(folder.name, siblings)
            if siblings
            else "run it in the project's folder, or name the data"
        )
        return draft, [Problem(Position(root), corpus.codes.UNREADABLE_FILE, what, hint)]
    files, unreadable = _read_folder(folder)
    return check_files({**files, **(instead or {})}, root, unreadable)


def check_files(
    files: Mapping[str, bytes], root: str = "data", unreadable: Mapping[str, str] | None = None
) -> tuple[Draft, list[Problem]]:
    """Return what files in memory hold, and all their problems, sorted."""
    draft, problems = corpus.read(files, root, unreadable)
    return draft, sorted(problems + rules.check(draft))


def check_pages(draft: Draft, pages: Mapping[str, PageFile]) -> list[Problem]:
    """Return all problems of hand-written pages, sorted; the draft must have none."""
    return site.check_handwritten(draft, _read(pages))


def cited_in(draft: Draft, pages: Mapping[str, PageFile]) -> dict[str, list[str]]:
    """Return what each hand-written page cites, by the name of its file, citations of nothing included."""
    return site.cited_in(draft, _read(pages))


def pages_in(folder: Path) -> dict[str, PageFile]:
    """Return the hand-written pages of a folder by path."""
    paths = {file: file.relative_to(folder) for file in sorted(folder.rglob("*"))}
    return {
        path.with_suffix("").as_posix(): PageFile(file, file.as_posix())
        for file, path in paths.items()
        if file.is_file()
        and path.suffix in _MARKDOWN
        and not any(part.startswith(".") for part in path.parts)
    }


def _read(pages: Mapping[str, PageFile]) -> dict[str, HandWritten]:
    return {
        path: HandWritten(page.file.read_text("utf-8-sig", "replace"), page.shown_as)
        for path, page in pages.items()
    }


# What editors and systems leave beside files, besides what is hidden: a backup, a lock, a probe for whether a
# folder can be written to, and how it is shown.
_LEFT_BEHIND = re.compile(r".*~|#.*#|[0-9]+|thumbs\.db|desktop\.ini", re.IGNORECASE)


def _within(folder: Path, unreadable: dict[str, str]) -> Iterator[Path]:
    """Yield all that is in a folder; what of it cannot be listed goes to `unreadable`, with the reason."""

    def remember(error: OSError) -> None:
        parts = Path(error.filename).relative_to(folder).parts
        unreadable[_shown(parts) or "."] = (error.strerror or str(error)).lower()

    for top, folders, files in os.walk(folder, onerror=remember):
        yield from (Path(top, name) for name in (*folders, *files))


def _shown(parts: Iterable[str]) -> str:
    return "/".join(parts).encode("utf-8", "backslashreplace").decode()


def _read_folder(folder: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files of a folder by their path in it, and why others cannot be read."""
    files: dict[str, bytes] = {}
    unreadable: dict[str, str] = {}
    for path in sorted(_within(folder, unreadable)):
        parts = path.relative_to(folder).parts
        name = _shown(parts)
        if any(part.startswith(".") for part in parts) or _LEFT_BEHIND.fullmatch(parts[-1]):
            continue
        if path.is_dir() and not path.is_symlink():
            if path.suffix == ".yml":
                unreadable[name] = "it is a folder, and must be a file"
            continue
        try:
            if not path.resolve(strict=True).is_relative_to(folder.resolve()):
                raise OSError("it is a link that leads out of the folder")
            if not path.is_file():
                raise OSError("it is not a file")
            files[name] = path.read_bytes()
        except (OSError, RuntimeError) as error:
            unreadable[name] = (getattr(error, "strerror", None) or str(error)).lower()
    return files, unreadable
