"""Turns a folder into problems, or into pages and files in memory: the whole pipeline, read top to bottom."""

from pathlib import Path

from generator import corpus as corpora
from generator import rules, views
from generator.corpus import Corpus
from generator.problem import Place, Problem, did_you_mean
from generator.render import Relative, RenderedPage, check_links, render


def check(folder: Path, shown_as: str | None = None) -> tuple[Corpus, list[Problem]]:
    """Return the corpus in a folder and all its problems, sorted by place; `shown_as` is its name in messages."""
    files, problems = _read_folder(folder, shown_as or folder.as_posix())
    corpus, found = check_files(files, shown_as or folder.as_posix())
    return corpus, sorted(problems + found)


def check_files(files: dict[str, bytes], root: str = "data") -> tuple[Corpus, list[Problem]]:
    """Return the corpus that files in memory hold and all its problems, sorted by place."""
    corpus, problems = corpora.read(files, root)
    return corpus, sorted(problems + rules.check(corpus))


def _read_folder(folder: Path, root: str) -> tuple[dict[str, bytes], list[Problem]]:
    files: dict[str, bytes] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        siblings = [each.name for each in folder.parent.iterdir() if each.is_dir()] if folder.parent.is_dir() else []
        hint = did_you_mean(folder.name, siblings)
        return files, [Problem(Place(root), corpora.UNREADABLE_FILE, "there is no such folder", hint)]
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            continue
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue  # what an editor or a system left there
        try:
            if not path.resolve(strict=True).is_relative_to(folder.resolve()):
                raise OSError("it is a link that leads out of the folder")
            if not path.is_file():
                raise OSError("it is no file")
            files[name] = path.read_bytes()
        except (OSError, RuntimeError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            problems.append(Problem(Place(f"{root}/{name}"), corpora.UNREADABLE_FILE, f"it can not be read: {reason}"))
    return files, problems


def build(
    folder: Path, templates: Path, relative: Relative, hand_written: set[str], shown_as: str | None = None
) -> tuple[Corpus, list[RenderedPage], list[Problem]]:
    """Return the corpus, the rendered pages and all problems; with any problem there are no pages.

    `relative` tells how one page links to another; `hand_written` are the paths of the pages beside ours.
    """
    corpus, problems = check(folder, shown_as)
    if problems:
        return corpus, [], problems
    rendered, problems = render(views.pages(corpus), templates, relative)
    if problems:
        return corpus, [], problems
    check_links(rendered, hand_written)
    return corpus, rendered, []
