"""Turns a built site into all in it that cannot be checked, reading nothing but its files: a second opinion.

It shares the reading of text with what made the site and nothing else, and works on the site of any engine
that keeps our HTML.
"""

from collections.abc import Mapping
from pathlib import Path

from generator.audit import codes, links, site, words
from generator.audit.site import read_page, read_site
from generator.problem import Problem

__all__ = ["audit", "audit_files", "audit_site", "codes", "read_page", "read_site"]

CHECKS = (
    words.statements,
    words.quotations,
    words.states,
    words.citations,
    links.resolve,
    links.leads_on,
    links.repeated_ids,
    links.mark_to_words,
    links.passages,
    links.loaded_from_elsewhere,
)


def audit(folder: Path) -> tuple[int, list[Problem]]:
    """Return the number of pages of a built site, and everything wrong with it, sorted by place."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return audit_files(
        {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}, folder.as_posix()
    )


def audit_files(files: Mapping[str, bytes], root: str) -> tuple[int, list[Problem]]:
    """Return the same for files in memory; `root` is how messages name their folder."""
    built, problems = site.read_site(files, root)
    return len(built.pages), sorted(problems) or audit_site(built)


def audit_site(built: site.Site) -> list[Problem]:
    """Return everything wrong with a site that was read without a problem, sorted by position."""
    return sorted(problem for check in CHECKS for problem in check(built))
