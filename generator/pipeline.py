"""Turns a folder into problems, or into a Publication: the whole pipeline, read from top to bottom."""

import os
import re
import traceback
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import corpus, rules, site
from generator.corpus import Draft
from generator.problem import About, Code, Position, Problem
from generator.site import Addresses, HandWritten, Publication
from generator.text import invisible, near

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


# More than any record or page; what is larger is not read.
_LARGEST = 10_000_000
# Further below a folder nobody keeps a file.
_DEEPEST = 20


@dataclass(frozen=True)
class PageFile:
    """A file of the folder of hand-written pages, and how messages name it.

    It must not lead out of `folder`: the one that it is in, if none is named.
    """

    file: Path
    shown_as: str
    folder: Path | None = None

    @property
    def root(self) -> Path:
        """Return what it must not lead out of."""
        return self.folder or self.file.parent


def publish(
    folder: Path,
    templates: Path,
    addresses: Addresses,
    pages: Mapping[str, PageFile],
    shown_as: str | None = None,
    others: Iterable[PageFile] = (),
    theme: Container[str] | None = None,
) -> Publication:
    """Return the publication of a folder of data with the hand-written `pages` by their paths.

    `others` are the files beside them, which an engine copies, `theme` the names of its theme's files;
    `shown_as` is how messages name the folder.
    """
    draft, problems = check(folder, shown_as)
    others = [*others]
    written, unreadable = _read(pages, others)
    if problems := [*problems, *unreadable, *_foreign(draft, others)]:
        return site.refused(draft, pages, sorted(problems))
    beside = {_below(other): other.shown_as for other in others}
    return site.publication(draft, written, templates, addresses, theme, beside)


def faulty(error: Exception) -> Publication:
    """Return what is published when the generator itself failed."""
    calls = reversed(traceback.extract_tb(error.__traceback__))
    where = " in ".join(f"{Path(call.filename).name}:{call.lineno}" for call in calls)
    message = f"{type(error).__name__}: {error}"
    return Publication((Problem(Position("generator"), FAULT, message, f"report it with this: {where}"),))


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


def check_pages(
    draft: Draft, pages: Mapping[str, PageFile], others: Iterable[PageFile] = ()
) -> list[Problem]:
    """Return all problems of hand-written pages and the files beside them, sorted; the draft has none."""
    others = [*others]
    written, unreadable = _read(pages, others)
    return sorted([*unreadable, *_foreign(draft, others), *site.check_handwritten(draft, written)])


def cited_in(draft: Draft, pages: Mapping[str, PageFile]) -> dict[str, list[str]]:
    """Return what each hand-written page cites, by the name of its file, citations of nothing included."""
    return site.cited_in(draft, _read(pages, ())[0])


def pages_in(folder: Path) -> tuple[dict[str, PageFile], list[PageFile]]:
    """Return the hand-written pages of a folder by path, and the files beside them.

    What is hidden is passed over, unless it is a link to a folder. There may be no such folder.
    """
    if not os.path.lexists(folder):
        return {}, []
    pages, others = {}, not_to_follow(folder)
    unreadable: dict[str, str] = {}
    for file in sorted(_within(folder, unreadable)):
        path = file.relative_to(folder)
        if file.is_dir() or any(part.startswith(".") for part in path.parts):
            continue
        if path.suffix in _MARKDOWN:
            pages[path.with_suffix("").as_posix()] = PageFile(file, file.as_posix(), folder)
        else:
            others.append(file)
    return pages, [PageFile(file, file.as_posix(), folder) for file in others]


def not_to_follow(folder: Path) -> list[Path]:
    """Return what nobody should follow: links to folders, and folders that are too deep or closed."""
    unreadable: dict[str, str] = {}
    links = [path for path in sorted(_within(folder, unreadable)) if path.is_symlink() and path.is_dir()]
    return [*links, *(folder / name for name in unreadable)]


def _read(
    pages: Mapping[str, PageFile], others: Iterable[PageFile]
) -> tuple[dict[str, HandWritten], list[Problem]]:
    """Return the pages that can be read, and the problems of those and of other files that cannot."""
    others = [*others]
    read: dict[str, HandWritten] = {}
    problems = [wrong for page in (*pages.values(), *others) if (wrong := _hidden_in_name(page))]
    for path, page in pages.items():
        try:
            data = _content(page.file, page.root)
        except OSError as error:
            problems.append(_unreadable(page.shown_as, error))
            continue
        text, wrong = corpus.decoded(page.shown_as, data)
        problems += [wrong] if wrong else []
        read[path] = HandWritten(text, page.shown_as)
    for other in others:
        try:
            _check_file(other.file, other.root)
            other.file.open("rb").close()
        except OSError as error:
            problems.append(_unreadable(other.shown_as, error))
    return read, problems


def _foreign(draft: Draft, others: Iterable[PageFile]) -> Iterator[Problem]:
    """Yield the files beside the pages that would be published without anybody having checked them."""
    for other in () if draft.briefing.raw_html else others:
        if not site.may_run(other.file.name):
            continue
        try:
            why = site.wrong_in_file(other.file.name, _content(other.file, other.root))
        except OSError as error:
            why = _reason(error)
        if why:
            hint = "`raw_html: true` in data/briefing.yml allows it"
            yield Problem(Position(other.shown_as), site.codes.RAW_HTML, why, hint)


def _below(page: PageFile) -> str:
    """Return the path of a file in the folder of pages."""
    return page.file.relative_to(page.root).as_posix()


def _hidden_in_name(page: PageFile) -> Problem | None:
    """Return what is wrong with a file's name: a character that nobody sees, or that breaks lines."""
    name = _below(page)
    found = next((each for each in name if each in "\t\n"), None) or next(
        (name[at] for at in invisible.invisible_in(name)), None
    )
    if not found:
        return None
    message = f"the name of this file has the character {invisible.number(found)}, which is invisible"
    return Problem(Position(page.shown_as), site.codes.HIDDEN_CHARACTER, message, "rename it")


def _unreadable(shown_as: str, error: OSError) -> Problem:
    return Problem(Position(shown_as), corpus.codes.UNREADABLE_FILE, f"it cannot be read: {_reason(error)}")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _check_file(path: Path, folder: Path) -> None:
    """Raise OSError if a path is no file, or a link that leads out of a folder or to another folder."""
    if len(path.relative_to(folder).parts) >= _DEEPEST:
        raise OSError(f"it is {_DEEPEST} folders deep")
    try:
        target = path.resolve(strict=True)
    except RuntimeError as error:  # links that lead in a circle, in Python before 3.13
        raise OSError("it is a link that leads to itself") from error
    if not target.is_relative_to(folder.resolve()):
        raise OSError("it is a link that leads out of the folder")
    if path.is_symlink() and path.is_dir():
        raise OSError("it is a link to a folder")
    if not path.is_file():
        raise OSError("it is not a file")


def _content(path: Path, folder: Path) -> bytes:
    """Return what is in a file; raise OSError if that must not be read, or cannot."""
    _check_file(path, folder)
    if (size := path.stat().st_size) > _LARGEST:
        raise OSError(f"it has {size:,} bytes, and the most that is read is {_LARGEST:,}")
    return path.read_bytes()


# What editors and systems leave beside files, besides what is hidden: a backup, a lock, a probe for whether a
# folder can be written to, and how it is shown.
_LEFT_BEHIND = re.compile(r".*~|#.*#|[0-9]+|thumbs\.db|desktop\.ini", re.IGNORECASE)


def _within(folder: Path, unreadable: dict[str, str]) -> Iterator[Path]:
    """Yield all that is in a folder; what of it cannot be listed goes to `unreadable`, with the reason."""

    def remember(error: OSError) -> None:
        parts = Path(error.filename).relative_to(folder).parts
        unreadable[_shown(parts) or "."] = _reason(error)

    for top, folders, files in os.walk(folder, onerror=remember):
        parts = Path(top).relative_to(folder).parts
        if len(parts) >= _DEEPEST:
            unreadable[_shown(parts)] = f"it is {_DEEPEST} folders deep"
            folders.clear()
            continue
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
            files[name] = _content(path, folder)
        except OSError as error:
            unreadable[name] = _reason(error)
    return files, unreadable
