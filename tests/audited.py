"""A built site that is changed after it was built, and what its audit then finds."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.audit import EVIDENCE, audit_files, check_page, read_page
from generator.audit.evidence import digest_of
from generator.audit.site import Site, SitePage, read_site
from generator.problem import Problem

Files = dict[str, bytes]
# From the files of a site, the problems of each as `A201 site/index.html`.
Find = Callable[[Files], list[str]]


def files_of(site: Path) -> Files:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def finder(built: Files) -> Find:
    """Return what finds the problems of a site that differs from a built one, reading only what differs."""
    as_built: dict[str, SitePage] = {}
    checked: dict[object, list[Problem]] = {}
    said = [""]  # what the evidence says besides the digests of files: pages are checked by it

    def read(path: str, data: bytes) -> SitePage:
        if data is not built.get(path):
            return read_page(path, data)
        if path not in as_built:
            as_built[path] = read_page(path, data)
        return as_built[path]

    def check(site: Site, page: SitePage) -> list[Problem]:
        if as_built.get(page.path) is not page:
            return check_page(site, page)
        key = page.path, said[0], site.hidden_classes, frozenset(site.files)
        if key not in checked:
            checked[key] = check_page(site, page)
        return checked[key]

    def find(files: Files) -> list[str]:
        said[0] = re.sub(r'"digest": "\w+"', "", files[EVIDENCE].decode("utf-8", "replace"))
        _, problems = audit_files(files, "site", read, check)
        return [f"{each.code.id} {each.position.file}" for each in problems]

    return find


def on_page(files: Files, path: str) -> set[str]:
    """Return the ids of the kinds of problems that one page of a site has by itself."""
    site, problems = read_site(files, "site")
    assert site
    assert not problems
    page = read_page(path, files[path])
    return {problem.code.id for problem in check_page(site, page)}


def listed_again(files: Files, /, **changed: Any) -> Files:
    """Return the files as somebody leaves them who lists them again and knows how evidence is signed."""
    evidence = json.loads(files[EVIDENCE]) | changed
    kept = {each["path"]: each for each in evidence["files"]}
    evidence["files"] = [
        {**kept.get(path, {"path": path}), "digest": sha256(data).hexdigest()}
        for path, data in files.items()
        if path != EVIDENCE
    ]
    evidence["digest"] = digest_of(evidence)
    return files | {EVIDENCE: json.dumps(evidence).encode()}


def with_changed(files: Files, path: str, old: str, new: str) -> Files:
    text = files[path].decode()
    assert old in text, f"{path} has no {old}"
    return files | {path: text.replace(old, new).encode()}


def small_site(text: str, claim: dict[str, Any]) -> Files:
    """Return a site with one hand-written page, and evidence with one claim of the source `courier`."""
    evidence: dict[str, Any] = {
        **{"format": 2, "title": "A briefing", "as_of": "2031-06-01", "raw_html": False},
        **{"names": [], "statements": [], "references": [], "pages": [], "moved": []},
        **{"named_files": [], "made_files": [], "files": []},
        "sources": [{"id": "courier", "siglum": "CO"}],
        "claims": [{"id": "courier#met", "source": "courier", "paragraph": "1", **claim}],
        "written": [{"path": "index"}],
        "addresses": {"directories": True, "site": "", "report": ""},
    }
    page = f'<article class="md-content__inner md-typeset"><p>{text}</p></article>'
    signed = evidence | {"digest": digest_of(evidence)}
    return {"index.html": page.encode(), EVIDENCE: json.dumps(signed).encode()}
