"""Long trials, bounded and repeatable: `python -m tests.stress kills|disk|mutations|payloads|time [COUNT]`.

Each prints what it did and stops at the first thing that must not be. `tests/test_stress.py` runs a short
form of each with the other tests; the last figures are in SECURITY.md.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

from markupsafe import escape
from playwright.sync_api import Browser, Dialog, Page, Route, sync_playwright

from generator import corpus, pipeline
from generator.corpus import Draft, statements
from generator.problem import FORMATS, as_text
from generator.site import Addresses, HandWritten, handwritten, publication
from tests.browser import ARGUMENTS, need_chromium
from tests.site import HARBOUR, made_up_project
from tests.vocabulary import PROJECT, TESTS, smallest

BIN = Path(sys.executable).parent
QUIET: Any = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
ARTICLE = "The two sides met at the harbour.\n"


def tree(folder: Path) -> str:
    """Return a digest of all names and bytes in a folder; nothing where there is none."""
    if not folder.is_dir():
        return ""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes() if path.is_file() else b"/")
    return digest.hexdigest()


def make(project: Path) -> list[str]:
    """Return the command that is `make site` in a project with what is installed here."""
    return [
        "make",
        "-s",
        "-C",
        str(project),
        "-f",
        str(PROJECT / "Makefile"),
        "-o",
        ".venv/site",
        f"BIN={BIN}",
        "site",
    ]


def yesterday(project: Path) -> str:
    """Give a project a small site of yesterday, and return its digest."""
    shutil.rmtree(project / "site", ignore_errors=True)
    for name in ("index.html", "events/talks/index.html"):
        (project / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / name).write_text("yesterday")
    return tree(project / "site")


def killed(command: list[str], folder: Path, within: float, chance: random.Random) -> None:
    """Run a command and kill it, with all that it started, at some moment."""
    process = subprocess.Popen(command, cwd=folder, start_new_session=True, **QUIET)
    time.sleep(chance.uniform(0, within))
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def taken(command: list[str], folder: Path) -> float:
    """Run a command to its end; return how many seconds it took."""
    started = time.monotonic()
    subprocess.run(command, cwd=folder, check=True, **QUIET)
    return time.monotonic() - started


def kills(count: int, folder: Path) -> str:
    """Kill `make site`, `mkdocs build` and `briefing capture` at any moment, each so many times."""
    chance = random.Random(1)
    for name in ("make site", "mkdocs build"):
        project = made_up_project(folder / name.replace(" ", "-"))
        command = make(project) if name == "make site" else [str(BIN / "mkdocs"), "build", "--strict", "-q"]
        longest = taken(command, project)
        after, before = tree(project / "site"), yesterday(project)
        for _ in range(count):
            killed(command, project, 1.05 * longest, chance)
            site = tree(project / "site")
            if not site:  # between two renames: whole beside it, and back with the next command
                [aside] = project.glob(".site.*.old")
                site = tree(aside)
            assert site in (before, after), f"{name}: half a site"
            if site == after:
                before = yesterday(project)
        taken(command, project)
        assert tree(project / "site") == after, f"{name}: another site"
        assert [path.name for path in project.iterdir() if re.match(r"\.+site", path.name)] == []
    data, capture = captured_data(folder / "capture")
    command = [str(BIN / "briefing"), "capture", "courier", str(data.parent / "courier.txt")]
    new, old = capture.read_bytes(), b"# an older capture\n"
    longest = taken(command, data.parent)
    for _ in range(count):
        capture.write_bytes(old)
        killed(command, data.parent, 1.05 * longest, chance)
        assert capture.read_bytes() in (old, new), "half a capture"
        for left in data.rglob(".*.new"):  # hidden, so that the reader passes over it
            left.unlink()
    return f"{count} kills each of make site, mkdocs build and capture: site and data whole each time"


def captured_data(folder: Path) -> tuple[Path, Path]:
    """Return the smallest data with a capture of its source, and where that is."""
    data = folder / "data"
    for name, text in smallest().items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, "utf-8")
    (folder / "courier.txt").write_text(ARTICLE, "utf-8")
    command = [str(BIN / "briefing"), "capture", "courier", str(folder / "courier.txt")]
    subprocess.run(command, cwd=folder, check=True, **QUIET)
    return data, data / "captures/courier.yml"


def disk(count: int, folder: Path) -> str:
    """Let a disk fill at so many moments while a site is built and a capture is written."""
    project = made_up_project(folder / "project")
    before = yesterday(project)
    data, _ = captured_data(project / "more")
    old = tree(data)
    need = sum(path.stat().st_size + 4096 for path in project.rglob("*"))
    script = f"""
        set -e
        mount -t tmpfs -o size="$1" none "$2"
        cp -r {project}/. "$2"
        cd "$2"
        {BIN}/mkdocs build --strict -q > /dev/null 2>&1 && echo built || echo refused
        (cd more && {BIN}/briefing capture courier courier.txt > /dev/null 2>&1 || true)
        cp -r site "$3/site"
        cp -r more/data "$3/data"
    """
    ends: dict[str, int] = {}
    for number in range(count):
        size = need + 4096 * 8 + int(number / max(count - 1, 1) * 12_000_000)
        mounted, out = folder / f"mounted{number}", folder / f"out{number}"
        mounted.mkdir()
        out.mkdir()
        command = ["unshare", "-rm", "sh", "-c", script, "sh", str(size), str(mounted), str(out)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        end = done.stdout.strip()
        ends[end] = ends.get(end, 0) + 1
        is_old = tree(out / "site") == before
        assert is_old == (end == "refused"), "half a site on a full disk"
        assert is_old or (out / "site/timeline/index.html").exists()
        for left in (out / "data").rglob(".*.new"):
            left.unlink()
        assert tree(out / "data") == old, "half a capture on a full disk"
    return f"a disk that filled at {count} moments ({ends}): site and data whole each time"


NASTY = [
    *"{}[]:,#&*!|>'\"%@`-?\\ \t\n<>=~^", "\n\n", "  ", ": ", "- ", "? ", "<<: ", "---\n", "...\n", "&a ",
    "*a", "!!", "!x ", "|\n", ">-\n", "\u200b", "\u202e", "\ufeff", "\ufffd", "\x00", "\x85", "\u2028",
    "Ã¶", "“", "”", "’", "[@", "]", "[@courier]", "[@talks/met]", "[^1]: ", "!!! quote\n    ", "```\n", "`",
    "<q>", "</q>", "<script>", "<!--", "-->", "{: onclick=x}", "[a](b)", "![a](//b)", "&#8203;", "[…]",
    "[not]", "2031-13-45", "~", "null", "yes", "0x1F", "1e9", "é", "ش", "中", "😀", "\U000e0041",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """Return a text with some of its characters, lines and parts changed."""
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        at, to = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        to = min(to, at + chance.choice((1, 2, 5, 40, 400)))
        match chance.randrange(6):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * chance.choice((2, 3, 50)) + text[to:]
            case 2:
                text = text[:at] + chance.choice(NASTY) * chance.choice((1, 1, 2, 200)) + text[at:]
            case 3:
                text = text[:at] + chance.choice(NASTY) + text[to:]
            case 4:
                text = (
                    text[:at]
                    + chr(chance.choice((chance.randrange(128), chance.randrange(0x3000))))
                    + text[at:]
                )
            case _:
                other = chance.randrange(len(text) + 1)
                text = text[:at] + text[other : other + 60] + text[at:]
        text = text[:20_000]
    return text


def harbour_files() -> dict[str, str]:
    """Return the files of the made-up corpus."""
    data = HARBOUR / "data"
    return {
        path.relative_to(data).as_posix(): path.read_text("utf-8") for path in sorted(data.rglob("*.yml"))
    }


def some_mutations(seed: int, count: int) -> tuple[int, int, float]:
    """Read so many mutated records, captures and pages; return how many had problems, and the longest."""
    chance, refused, longest = random.Random(seed), 0, 0.0
    files = harbour_files()
    every = statements(pipeline.check(HARBOUR / "data")[0])
    page = (HARBOUR / "method.md").read_text("utf-8")
    names = [*files]
    captures = [name for name in names if name.startswith("captures/")]
    small = {name: text.encode() for name, text in smallest().items()}
    for number in range(count):
        kind = number % 3
        name = "method.md" if kind == 2 else chance.choice(captures if kind else names)
        data = mutated(page if kind == 2 else files[name], chance).encode("utf-8", "surrogatepass")
        if chance.random() < 0.02:
            data = data[: chance.randrange(len(data) + 1)] + bytes([chance.randrange(256)])
        started = time.process_time()
        try:
            if kind == 2:
                text = data.decode("utf-8", "replace").replace("\r", "\n")
                _, problems = handwritten.read(every, HandWritten(text, "briefings/method.md"))
            elif number % 50 == 0:
                whole = {each: known.encode() for each, known in files.items()}
                _, problems = pipeline.check_files({**whole, name: data})
            else:
                _, problems = corpus.read({**small, name: data})
            for form in FORMATS.values():
                form(problems)
        except Exception as error:
            raise AssertionError(f"{name} was too much: {data!r}") from error
        refused += bool(problems)
        longest = max(longest, time.process_time() - started)
    return count, refused, longest


def mutations(count: int, folder: Path) -> str:
    """Read so many mutated inputs: each gives a record or problems, soon."""
    cores = os.cpu_count() or 1
    share = -(-count // (cores * 8))
    with ProcessPoolExecutor(cores) as pool:
        done = [*pool.map(some_mutations, range(cores * 8), [share] * cores * 8)]
    longest = max(each for *_, each in done)
    assert longest < 10, f"one input took {longest:.1f} s"
    total, refused = sum(each[0] for each in done), sum(each[1] for each in done)
    return f"{total:,} mutated inputs, {refused:,} refused; the longest took {longest:.2f} s of CPU"


PAYLOADS = (TESTS / "payloads.txt").read_text("utf-8").splitlines()


def with_payload(file: str, text: str, payload: str) -> str:
    """Return a record with a payload at the end of each of its texts, as YAML in quotation marks."""
    values = corpus.yaml.parse(file, text.encode())[0].values
    fields = {
        "attributed_to", "author", "descriptor", "editor", "explanation", "label", "name", "note", "place",
        "question", "reason", "role", "scope", "short", "summary", "text", "title", "topic", "topics",
        "translation", "what",
    }  # fmt: skip
    keep = {"kind", "lang"}

    def changed(value: object, name: str) -> object:
        if isinstance(value, dict):
            return {key: changed(each, str(key)) for key, each in value.items()}
        if isinstance(value, list):
            return [changed(each, name) for each in value]
        is_text = isinstance(value, str) and name not in keep and (name in fields or name.endswith("_note"))
        return f"{value} {payload}" if is_text else value

    whole = changed(values, "")
    assert isinstance(whole, dict)
    return corpus.yaml.write(whole)


def hostile_draft(payload: str) -> Draft:
    """Return the made-up corpus with a payload in its texts; fields that may not have it stay as they are."""
    files = harbour_files()
    data = {name: text.encode() for name, text in files.items()}
    for name, text in files.items():
        if not name.startswith("captures/"):
            changed = with_payload(name, text, payload).encode()
            _, problems = corpus.read({**data, name: changed})
            data[name] = data[name] if problems else changed
    draft, problems = corpus.read(data)
    assert problems == []
    return draft


def watched(page: Page, seen: list[str]) -> None:
    """Note what a page runs, and what it asks anybody but its own host for."""

    def note(dialog: Dialog) -> None:
        seen.append(f"ran: {dialog.message}")
        dialog.dismiss()

    def answer(route: Route) -> None:
        url = route.request.url
        if url.startswith(("http://site.test/", "data:", "about:")):
            body = PAGES.get(url.removeprefix("http://site.test/"))
            route.fulfill(status=200 if body else 404, body=body or "", content_type="text/html")
        else:
            seen.append(f"asked: {url}")
            route.abort()

    page.on("dialog", note)
    page.route("**/*", answer)


PAGE = "<!doctype html><html><head><meta charset=utf-8>{}</head><body>{}</body></html>"
PAGES: dict[str, str] = {}


def payloads(count: int, folder: Path) -> str:
    """Put so many payloads into every text of the data, front matter and file name; look at every page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=need_chromium(), args=ARGUMENTS)
        return payloads_in(browser, count, folder)


def payloads_in(browser: Browser, count: int, folder: Path) -> str:
    """Do so in a browser that runs."""
    seen: list[str] = []
    looked = 0
    page = browser.new_page()
    watched(page, seen)
    for payload in PAYLOADS[:count]:
        for html in publication_of(payload):
            PAGES["page.html"] = html
            page.goto("http://site.test/page.html", wait_until="load")
            page.mouse.move(200, 200)
            page.keyboard.press("Tab")
            looked += 1
        assert seen == [], (payload, seen)
    for address, html in hand_written_site(PAYLOADS[:count], folder):
        PAGES["page.html"] = re.sub("<meta http-equiv=.Content-Security-Policy[^>]*>", "", html)
        page.goto("http://site.test/page.html", wait_until="load")
        page.mouse.move(400, 300)
        looked += 1
        assert seen == [], (address, seen)
    page.close()
    return f"{min(count, len(PAYLOADS))} payloads on {looked:,} pages: nothing ran, nothing was asked for"


def publication_of(payload: str) -> Iterator[str]:
    """Yield all generated pages of the made-up corpus with a payload, without the theme and its policy.

    Rules that would refuse a payload are passed over: what they let through must be harmless, too.
    """
    draft = hostile_draft(payload)
    method = HandWritten((HARBOUR / "method.md").read_text("utf-8"), "briefings/method.md")
    made = publication(draft, {"method": method}, PROJECT / "templates", Addresses())
    assert made.problems == (), as_text(made.problems)
    for each in made.pages:
        names = "".join(f"<li>{escape(name)}" for name in each.names)
        head = f'<title>{each.title}</title><meta name=description content="{each.description}">'
        yield PAGE.format(head, f"{each.html}<ul>{names}</ul>")
    for written in made.written.values():
        yield PAGE.format("", written.markdown)


def hand_written_site(of: list[str], folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the pages of a real build with each payload in front matter, file names and cited names."""
    project = made_up_project(folder / "project")
    shutil.rmtree(project / "data")
    known, marks, files = {}, [], smallest()
    for number, payload in enumerate(of):
        known[f"hostile{number}"] = {
            "name": f"{payload} {number}",
            "kind": "outlet",
            "descriptor": "not assessed",
        }
        text = files["sources/courier.yml"].replace("publisher: courier", f"publisher: hostile{number}")
        files[f"sources/hostile{number}.yml"] = text
        marks.append(f"It is so [@hostile{number}#met].")
        safe = payload.replace("/", "∕").encode()[:180].decode("utf-8", "ignore")
        (project / f"briefings/{number} {safe}.md").write_text("Text.\n", "utf-8")
        quoted = payload.replace("'", "''")
        fields = "".join(
            f"{field}: '{quoted}'\n" for field in ("title", "description", "author", "status", "subtitle")
        )
        front = f"---\n{fields}tags: ['{quoted}']\nhide: ['{quoted}']\n---\n"
        (project / f"briefings/front{number}.md").write_text(f"{front}\nText.\n", "utf-8")
        (project / f"briefings/body{number}.md").write_text(f"# Body\n\nText {payload}\n", "utf-8")
    files["publishers.yml"] += corpus.yaml.write(known)
    for name, text in files.items():
        (project / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "data" / name).write_text(text, "utf-8")
    (project / "briefings/notes.md").write_text("# Notes\n\n" + "\n\n".join(marks) + "\n", "utf-8")
    draft, problems = pipeline.check(project / "data")
    assert problems == [], as_text(problems)
    for problem in pipeline.check_pages(draft, *pipeline.pages_in(project / "briefings")):
        Path(problem.position.file).unlink(missing_ok=True)
    while True:  # what only the rendered page shows is refused page by page
        done = subprocess.run([BIN / "mkdocs", "build"], cwd=project, capture_output=True, text=True)
        if done.returncode == 0:
            break
        assert "Traceback" not in done.stderr, done.stderr
        refused = re.search(r"briefings/(.+?\.md):\d+:\d+: H", done.stderr + done.stdout)
        assert refused, done.stderr + done.stdout
        (project / "briefings" / refused[1]).unlink()
    for file in (project / "site").rglob("*.html"):
        yield file.relative_to(project / "site").as_posix(), file.read_text("utf-8")


def times(count: int, folder: Path) -> str:
    """Take the time of four times as much of each kind of input: at most six times as long."""
    from tests.test_time import HARBOUR as DATA
    from tests.test_time import OF_PAGES, OF_RECORDS, OF_TEXTS

    every = statements(pipeline.check(DATA)[0])

    def record(make: Callable[[int], dict[str, str]]) -> Callable[[int], object]:
        def work(n: int) -> None:
            files = smallest() | make(n)
            pipeline.check_files({name: text.encode() for name, text in files.items()})

        return work

    def read(make: Callable[[int], str]) -> Callable[[int], object]:
        return lambda n: bool(handwritten.read(every, HandWritten(make(n), "x.md")))

    def look(look: Callable[[str], object], piece: str) -> Callable[[int], object]:
        return lambda n: bool(look(piece * n))

    pieces = ("a", "“a", "'a ", "Ã¶", "\u200b")
    works = {
        **{name: record(make) for name, make in OF_RECORDS.items()},
        **{name: read(make) for name, make in OF_PAGES.items()},
        **{f"{name}: {piece!r}": look(found, piece) for name, found in OF_TEXTS.items() for piece in pieces},
    }
    worst = ("", 0.0)
    for name, work in works.items():
        taken = []
        for n in (count // 4, count):
            started = time.process_time()
            work(n)
            taken.append(time.process_time() - started)
        ratio = taken[1] / max(taken[0], 0.1)
        assert ratio < 7, f"{name}: {taken[0]:.2f} s, then {taken[1]:.2f} s"
        worst = max(worst, (name, ratio), key=lambda each: each[1])
    most = f"at most {worst[1]:.1f} times as long ({worst[0]})"
    return f"{len(works)} kinds of input, {count // 4:,} and {count:,} of each: {most}"


TRIALS: dict[str, tuple[Callable[[int, Path], str], int]] = {
    "kills": (kills, 50),
    "disk": (disk, 50),
    "mutations": (mutations, 500_000),
    "payloads": (payloads, 90),
    "time": (times, 40_000),
}

if __name__ == "__main__":
    trial, usual = TRIALS[sys.argv[1]]
    with tempfile.TemporaryDirectory() as scratch:
        began = time.monotonic()
        print(trial(int(sys.argv[2]) if len(sys.argv) > 2 else usual, Path(scratch)), end=" ")
        print(f"({time.monotonic() - began:.0f} s)")
