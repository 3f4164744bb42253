"""Turns a folder into problems, or into pages and files in memory: the whole pipeline, read top to bottom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator import citations, reading, rules, views
from generator.citations import Citation
from generator.corpus import Corpus
from generator.exports import EXPORTS
from generator.problem import Kind, Place, Problem, did_you_mean
from generator.render import NEXT, Addresses, RenderedPage, check_links, render
from generator.views import Page


def check(folder: Path, shown_as: str | None = None) -> tuple[Corpus, list[Problem]]:
    """Return the corpus in a folder and all its problems, sorted by place; `shown_as` is its name in messages."""
    root = shown_as or folder.as_posix()
    if not folder.is_dir():
        what = "this is a file; name the folder" if folder.exists() else "there is no such folder"
        siblings = [each.name for each in folder.parent.iterdir() if each.is_dir()] if folder.parent.is_dir() else []
        corpus, _ = reading.read({}, root)
        hint = did_you_mean(folder.name, siblings) if siblings else "run it in the project's folder, or name the data"
        return corpus, [Problem(Place(root), reading.UNREADABLE_FILE, what, hint)]
    files, unreadable = _read_folder(folder)
    return check_files(files, root, unreadable)


def check_files(
    files: Mapping[str, bytes], root: str = "data", unreadable: Mapping[str, str] | None = None
) -> tuple[Corpus, list[Problem]]:
    """Return the corpus that files in memory hold and all its problems, sorted by place."""
    corpus, problems = reading.read(files, root, unreadable)
    return corpus, sorted(problems + rules.check(corpus))


@dataclass(frozen=True)
class HandWritten:
    """A hand-written page: its file, and how messages name it."""

    file: Path
    shown_as: str


@dataclass(frozen=True)
class Built:
    """A briefing as a site needs it, in memory; with any problem there are no pages and files.

    `files` are other files by their address, `texts` the Markdown of hand-written pages that cite, with their marks.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    pages: tuple[RenderedPage, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def build(
    folder: Path,
    templates: Path,
    addresses: Addresses,
    hand_written: Mapping[str, HandWritten],
    shown_as: str | None = None,
) -> Built:
    """Return a folder's briefing; `addresses` tells where pages are, `hand_written` has the pages beside ours."""
    corpus, problems = check(folder, shown_as)
    if problems:
        return Built(corpus, tuple(problems))
    texts, cited, problems = check_hand_written(corpus, hand_written)
    if problems:
        return Built(corpus, tuple(problems))
    pages = views.pages(corpus)
    rendered, problems = render(pages, templates, addresses)
    citing = [views.cited(corpus, path, found) for path, found in cited.items() if found]
    rendered_cited, more = render(citing, templates, addresses)
    problems = [*_taken(pages, hand_written), *problems, *more]
    problems = problems or check_links([*rendered, *rendered_cited], hand_written)
    if problems:
        return Built(corpus, tuple(problems))
    for each in rendered_cited:
        *marks, rest = each.html.split(NEXT)
        path = each.page.path
        text = citations.replaced(texts[path], cited[path], (mark.strip() for mark in marks))
        texts[path] = f"{text.rstrip()}\n\n{rest.strip()}\n"
    texts = {each.page.path: texts[each.page.path] for each in rendered_cited}
    files = {address: export(corpus) for address, export in EXPORTS.items()}
    return Built(corpus, (), tuple(rendered), files, texts)


def check_hand_written(
    corpus: Corpus, pages: Mapping[str, HandWritten]
) -> tuple[dict[str, str], dict[str, list[Citation]], list[Problem]]:
    """Return the text and the citations of each hand-written page, and all problems; the data must have none."""
    texts = {path: page.file.read_text("utf-8-sig", "replace") for path, page in pages.items()}
    read = {path: citations.read(corpus, text, pages[path].shown_as) for path, text in texts.items()}
    problems = sorted(problem for _, found in read.values() for problem in found)
    return texts, {path: found for path, (found, _) in read.items()}, problems


# The suffixes that MkDocs takes for Markdown.
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


def hand_written_in(folder: Path) -> dict[str, HandWritten]:
    """Return the hand-written pages of a folder by path."""
    paths = {file: file.relative_to(folder) for file in sorted(folder.rglob("*"))}
    return {
        path.with_suffix("").as_posix(): HandWritten(file, file.as_posix())
        for file, path in paths.items()
        if file.is_file() and path.suffix in _MARKDOWN and not any(part.startswith(".") for part in path.parts)
    }


def _taken(pages: Iterable[Page], hand_written: Mapping[str, HandWritten]) -> Iterator[Problem]:
    for page in pages:
        if page.path in hand_written:
            message = "a page of the briefing stands at this address"
            yield Problem(Place(hand_written[page.path].shown_as), TAKEN_PAGE, message, "rename the file")


def _read_folder(folder: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files of a folder by their path in it, and why others can not be read."""
    files: dict[str, bytes] = {}
    unreadable: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        name = "/".join(parts).encode("utf-8", "backslashreplace").decode()
        if any(part.startswith(".") for part in parts):
            continue  # what an editor or a system left there
        if path.is_dir() and not path.is_symlink():
            if path.suffix == ".yml":
                unreadable[name] = "it is a folder, and must be a file"
            continue
        try:
            if not path.resolve(strict=True).is_relative_to(folder.resolve()):
                raise OSError("it is a link that leads out of the folder")
            if not path.is_file():
                raise OSError("it is no file")
            files[name] = path.read_bytes()
        except (OSError, RuntimeError) as error:
            unreadable[name] = (getattr(error, "strerror", None) or str(error)).lower()
    return files, unreadable


TAKEN_PAGE = Kind(
    "T003",
    "taken-page",
    """\
A hand-written page stands where the briefing has a page of its own, such as `timeline.md`.

One of the two would be lost without a word.
""",
)
