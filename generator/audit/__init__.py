"""Turns a built site into all in it that cannot be checked, reading nothing but its files: a second opinion.

It shares the reading of text with what made the site and nothing else, and works on the site of any engine
that keeps our HTML.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from generator.audit import codes, files, frame, links, made, site, words
from generator.audit.evidence import EVIDENCE, Addresses, differences, read_evidence
from generator.audit.site import DEEPEST, Site, SitePage, read_page
from generator.problem import Position, Problem

__all__ = ["EVIDENCE", "addresses_of", "audit", "audit_files", "check_page", "codes", "compare", "read_page"]

# What is checked on each page by itself.
CHECKS: tuple[Callable[[Site, SitePage], Iterator[Problem]], ...] = (
    words.statements,
    words.quotations,
    words.states,
    words.citations,
    made.parts,
    made.names,
    made.addresses,
    made.written_parts,
    frame.around,
    frame.written,
    frame.hidden_characters,
    links.leads_on,
    links.repeated_ids,
    links.mark_to_words,
    links.passages,
    links.leads_out,
    links.loaded_from_elsewhere,
)


def audit(folder: Path) -> tuple[int, list[Problem]]:
    """Return the number of pages of a built site, and everything wrong with it, sorted by place."""
    files = _Folder(folder)
    count, problems = audit_files(files, folder.as_posix())
    strange = [
        Problem(Position(f"{folder.as_posix()}/{path}"), codes.UNKNOWN_FILE, "this is no file, or a link")
        for path in files.strange
    ]
    return count, sorted([*problems, *strange])


def addresses_of(folder: Path) -> Addresses | None:
    """Return how a built site is laid out by its evidence; None if that cannot be read."""
    files = _Folder(folder)
    evidence, _ = read_evidence(files[EVIDENCE]) if EVIDENCE in files else (None, "")
    return evidence.addresses if evidence else None


def compare(folder: Path, wanted: bytes) -> list[Problem]:
    """Return in what the evidence of a built site differs from that which its data makes now."""
    at = Position(f"{folder.as_posix()}/{EVIDENCE}")
    found = differences(_Folder(folder)[EVIDENCE], wanted)
    return [Problem(at, codes.FALSE_EVIDENCE, message) for message in found]


def check_page(found: Site, page: SitePage) -> list[Problem]:
    """Return everything that is wrong with one page by itself."""
    return [problem for check in CHECKS for problem in check(found, page)]


def audit_files(
    built: Mapping[str, bytes],
    root: str,
    read: Callable[[str, bytes], SitePage] = read_page,
    check: Callable[[Site, SitePage], list[Problem]] = check_page,
) -> tuple[int, list[Problem]]:
    """Return the same for files by their paths; `root` is how messages name their folder.

    Pages are read one by one. `read` reads one and `check` checks it; they may keep what they found.
    """
    found, problems = site.read_site(built, root)
    if not found:
        return sum(map(site.is_page, built)), sorted(problems)
    leads, frames, index = links.Leads(found), frame.Frames(found), files.Index(found)
    for path in found.pages:
        page = read(path, built[path])
        if page.depth > DEEPEST:
            message = f"elements are within each other {page.depth} deep"
            problems.append(found.at(path, codes.UNREADABLE_SITE, message))
            continue
        problems += check(found, page)
        problems += leads.add(page)
        problems += index.on(page)
        frames.add(page)

    def again(path: str) -> SitePage:
        return read(path, built[path])

    problems += [*leads.dead(again), *frames.foreign(again), *index.left(), *made.missing(found)]
    problems += [
        *files.pictures(found),
        *files.styles(found),
        *files.old_addresses(found, again),
        *files.sitemap(found),
    ]
    said = {problem.position.file for problem in problems}
    problems += [
        each
        for each in files.known(found, leads.loaded, leads.old)
        if each.code != codes.CHANGED_FILE or each.position.file not in said
    ]
    return len(found.pages), sorted(problems)


class _Folder(Mapping[str, bytes]):
    """The files of a folder by their paths in it, each read when asked for; `strange` is what is no file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
        is_file = {name: path.is_file() and not path.is_symlink() for name, path in found.items()}
        self._paths = sorted(name for name, yes in is_file.items() if yes)
        self._there = frozenset(self._paths)
        self.strange = sorted(
            name
            for name, path in found.items()
            if not is_file[name] and (path.is_symlink() or not path.is_dir())
        )

    def __getitem__(self, path: str) -> bytes:
        if path not in self._there:
            raise KeyError(path)
        return (self._folder / path).read_bytes()

    def __contains__(self, path: object) -> bool:
        return path in self._there

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
