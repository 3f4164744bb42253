"""What must never be: the invariants of ARCHITECTURE.md."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest

from tests.vocabulary import PROJECT

GENERATOR = PROJECT / "generator"


@dataclass(frozen=True)
class Module:
    """A module: its path as seen from `generator/`, such as `site/pages/event.py`, and its text."""

    path: str
    text: str

    @property
    def room(self) -> str:
        return self.path.partition("/")[0].removesuffix(".py")

    @property
    def file(self) -> str:
        """Return its path within its room, without its suffix; the `__init__` of a folder is the folder."""
        inside = self.path.partition("/")[2].removesuffix(".py")
        return inside.removesuffix("/__init__") if inside != "__init__" else ""

    @property
    def imports(self) -> Iterator[tuple[str, str]]:
        """Yield what it imports: the module that is named, and the name taken from it or nothing."""
        for node in ast.walk(ast.parse(self.text)):
            if isinstance(node, ast.Import):
                yield from ((each.name, "") for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{self.path}: imports name the whole path"
                yield from ((node.module or "", each.name) for each in node.names)


MODULES = [
    Module(p.relative_to(GENERATOR).as_posix(), p.read_text("utf-8")) for p in sorted(GENERATOR.rglob("*.py"))
]
TEMPLATES = sorted((PROJECT / "templates").glob("*.html"))

# The rooms from the bottom up, each with its files from the bottom up. A file imports from files before its
# own, and from rooms before its own by what their `__init__` hands out.
ROOMS: dict[str, tuple[str, ...]] = {
    "text": (
        "dates", "english", "demonyms", "names", "near", "encoding", "invisible", "folding", "words",
        "markdown", "marks", "elements", "allowed", "svg", "sentences", "locator", "article", "lookup",
        "negations", "insertions", "fragment", "foreign", "amounts", "particulars", "naming", "whole",
    ),
    "problem": (),
    "corpus": (
        "key", "codes", "yaml_codes", "letters", "yaml_slips", "yaml", "fields", "record", "placed", "waiver",
        "captured", "source", "sigla", "topic", "model", "forms", "validation", "written", "corpus",
        "coverage", "draft", "prose", "statements", "lexicon", "facts", "grounds", "sought",
        "captures", "capturing", "recapturing", "reading",
    ),
    "rules": (
        "rule", "captures", "chosen", "order", "particulars", "prose", "references", "sources", "support",
        "withdrawn", "wording",
    ),
    "site": (
        "codes", "markup", "written", "policy", "problem_page", "pages/link", "addresses", "moved",
        "pages/reference", "pages/sentence", "pages/findings", "pages/summary", "pages/page",
        "pages/footing", "pages/telling", "pages/strip", "pages/tables", "pages/event", "pages/actor",
        "pages/source", "pages/differences", "pages/calendar", "pages/overview", "pages",
        "pictures", "handwritten", "render", "exports/form", "exports/made", "exports/evidence",
        "exports", "publication",
    ),
    "audit": (
        "codes", "evidence", "styles", "places", "site", "visible", "words", "frame", "made", "links",
        "files",
    ),
    "paper": ("book", "printing"),
    "pipeline": (),
    "engines": ("replacing", "listing", "serving", "mkdocs"),
    "catalogue": (),
    "commands": (
        "command", "texts", "writing",
        "check", "explain", "show", "impact", "prose", "capture", "verify", "sigla", "audit", "pdf", "docs",
    ),
    "__main__": (),
}  # fmt: skip
ORDER = list(ROOMS)

# Rooms that do not know each other, whatever their order.
STRANGERS = (
    {"rules", "site"},
    *({"audit", room} for room in ("corpus", "rules", "site", "pipeline", "engines")),
)

# What only one file, or one room, may know.
ONLY_IMPORTER = {
    "mkdocs": "engines/mkdocs.py",
    "jinja2": "site/render.py",
    "yaml": "corpus/yaml.py",
    "markdown_it": "text/markdown.py",
    "argparse": "commands/",
    "babel": "text/english.py",
    "ftfy": "text/encoding.py",
    "regex": "text/",
    "selectolax": "text/elements.py",
    "simplemma": "text/naming.py",
    "sentencex": "text/sentences.py",
    "tinycss2": "audit/styles.py",
}

# The edges: only these files touch the disk, and what for.
TOUCHES_DISK = {
    "pipeline.py": "the data and the hand-written pages",
    "site/render.py": "the templates",
    "audit/__init__.py": "the built site",
    "engines/replacing.py": "the folder of the site",
    "engines/listing.py": "the files of the site, and its evidence",
    "engines/serving.py": "the site that is served",
    "commands/texts.py": "the articles' texts",
    "commands/writing.py": "what the commands write",
    "commands/capture.py": "the source that it renumbers",
    "commands/sigla.py": "the sources that it gives a siglum",
    "commands/prose.py": "the topics that it says were read",
    "commands/pdf.py": "the document that it prints, and the PDFs",
    "paper/book.py": "the built site",
    "paper/printing.py": "the browser, and the PDF that it makes",
}
DISK = re.compile(
    r"\b(read_text|read_bytes|write_text|write_bytes"
    r"|rglob|iterdir|glob|FileSystemLoader|mkdir|unlink|touch)\("
    r"|(?<![.\w])open\(|(?<!os)\.open\(|\bshutil\b"
)

# Who rests on what is written in the data and gathered in `corpus/statements`. These would gather it again.
GATHERING = re.compile(r"\.(rests_on|date_rests_on|in_brief)\b|Meaning\.SUPPORT|\.marked\(")
MAY_GATHER = ("corpus/", "rules/")


def handed_out(room: str) -> set[str]:
    """Return what the `__init__` of a room hands out, or the module itself."""
    path = GENERATOR / room / "__init__.py"
    found: set[str] = set()
    for node in ast.parse(
        (path if path.exists() else path.parent.with_suffix(".py")).read_text("utf-8")
    ).body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id == "__all__":
                assert isinstance(node.value, ast.List)
                return {str(each.value) for each in node.value.elts if isinstance(each, ast.Constant)}
            found |= {target.id} if isinstance(target, ast.Name) else set()
    return {each for each in found if not each.startswith("_")}


def wrong_imports(module: Module) -> Iterator[str]:
    """Yield every import of a module that goes up, into a stranger's room, or into a room by a back door."""
    own_room, own_file = module.room, module.file
    for source, name in module.imports:
        parts = source.split(".")
        if parts[0] != "generator":
            continue
        room = parts[1] if len(parts) > 1 else name
        shown = f"{module.path} imports {source} {name}"
        if room not in ROOMS:
            yield f"{shown}: that is in no room"
        elif room != own_room:
            if ORDER.index(room) > ORDER.index(own_room):
                yield f"{shown}: that room is above"
            if {own_room, room} in STRANGERS:
                yield f"{shown}: these rooms do not know each other"
            if len(parts) > 2 or (len(parts) == 2 and name not in handed_out(room)):
                yield f"{shown}: a room is entered by its `__init__`"
        elif own_file and len(parts) > 2:
            files = ROOMS[room]
            if own_file not in files:
                yield f"{module.path}: this file is not in `ROOMS`"
                continue
            inside = "/".join(parts[2:])
            file = f"{inside}/{name}" if f"{inside}/{name}" in files else inside
            if file not in files or files.index(file) >= files.index(own_file):
                yield f"{shown}: that file is not before its own"


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.path)
def test_imports_go_one_way(module: Module):
    assert list(wrong_imports(module)) == []


def test_every_module_has_its_place_in_a_room():
    for module in MODULES:
        room, file = module.room, module.file
        assert room == "__init__" or room in ROOMS, module.path
        assert not file or file in ROOMS[room], module.path
    for room, files in ROOMS.items():
        for file in files:
            path = GENERATOR / room / file
            assert path.with_suffix(".py").exists() or (path / "__init__.py").exists(), (
                f"{room}: there is no {file}"
            )


def test_few_rooms_are_at_the_top():
    entries = [
        each.name
        for each in GENERATOR.iterdir()
        if each.name not in ("__init__.py", "__main__.py", "__pycache__")
    ]

    assert len(entries) <= 11, sorted(entries)


@pytest.mark.parametrize(("one", "other"), list(permutations(("rules", "pages", "exports"), 2)))
def test_rules_views_and_exports_do_not_know_each_other(one: str, other: str):
    folders = {"rules": "rules", "pages": "site/pages", "exports": "site/exports"}
    for module in MODULES:
        if module.path.startswith(folders[one]):
            named = {f"{source}.{name}".replace(".", "/") for source, name in module.imports}
            assert not any(each.startswith(f"generator/{folders[other]}") for each in named), module.path


def test_the_audit_shares_the_folding_with_what_made_the_site_and_nothing_else():
    shared = {
        source.split(".")[1] if "." in source else name
        for module in MODULES
        if module.room == "audit"
        for source, name in module.imports
        if source.split(".")[0] == "generator"
    }

    assert shared == {"audit", "problem", "text"}


@pytest.mark.parametrize("library", ONLY_IMPORTER)
def test_a_library_is_known_to_one_file(library: str):
    importers = {
        each.path for each in MODULES if any(name.split(".")[0] == library for name, _ in each.imports)
    }
    only = ONLY_IMPORTER[library]

    assert importers
    assert all(each == only or (only.endswith("/") and each.startswith(only)) for each in importers), (
        importers
    )


def touches_disk(module: Module) -> bool:
    return DISK.search(module.text) is not None


def test_only_the_edges_touch_the_disk():
    assert {module.path for module in MODULES if touches_disk(module)} == set(TOUCHES_DISK)


def gathers(module: Module) -> bool:
    return not module.path.startswith(MAY_GATHER) and GATHERING.search(module.text) is not None


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.path)
def test_only_the_statements_gather_who_rests_on_what(module: Module):
    assert not gathers(module), f"{module.path}: ask `corpus.statements` instead"


PLANTED = {
    "a room above": Module("corpus/reading.py", "from generator.site import Link\n"),
    "a file above in its room": Module("corpus/yaml.py", "from generator.corpus.model import Claim\n"),
    "a back door": Module("rules/order.py", "from generator.corpus.yaml import parse\n"),
    "a name that is not handed out": Module("rules/order.py", "from generator.corpus import validation\n"),
    "a stranger": Module("site/render.py", "from generator.rules import check\n"),
    "the judge": Module("engines/mkdocs.py", "from generator.audit import audit\n"),
    "an import within a function": Module("text/dates.py", "def f():\n    import generator.problem\n"),
    "no room": Module("site/render.py", "from generator.utils import x\n"),
}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_import_is_found(planted: str):
    assert list(wrong_imports(PLANTED[planted]))


@pytest.mark.parametrize(
    "text", ["Path('x').read_text()", "open('x')", "with file.open() as f: pass", "shutil.copyfile(a, b)"]
)
def test_a_planted_read_of_the_disk_is_found_also_in_an_init(text: str):
    planted = Module("corpus/__init__.py", text)

    assert touches_disk(planted)
    assert planted.path not in TOUCHES_DISK


@pytest.mark.parametrize(
    "text", ["event.date_rests_on", "for line in event.in_brief: pass", "corpus.marked(Meaning.SUPPORT)"]
)
def test_a_planted_second_enumeration_is_found(text: str):
    assert gathers(Module("site/exports/csv.py", text))
    assert gathers(Module("commands/diff.py", text))


def test_nothing_uses_the_network():
    for module in MODULES:
        named = {source for source, _ in module.imports}
        assert not {each.split(".")[0] for each in named} & {"socket", "requests", "http", "urllib3"}
        assert "urllib.request" not in named


@pytest.mark.parametrize("module", MODULES, ids=lambda module: f"generator/{module.path}")
def test_a_module_opens_with_a_sentence_and_is_short_enough_to_read(module: Module):
    text = module.text
    docstring = ast.get_docstring(ast.parse(text))

    assert docstring
    assert docstring.split("\n\n")[0].endswith(".")
    assert len(text.splitlines()) <= 450
    assert max(map(len, text.splitlines())) <= 110


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_opens_with_what_it_shows_and_is_used(template: Path):
    text = template.read_text("utf-8")
    elsewhere = [each.text for each in MODULES]
    elsewhere += [each.read_text("utf-8") for each in TEMPLATES if each != template]

    assert text.startswith("{# ")
    assert any(f'"{template.name}"' in other for other in elsewhere)
    assert "|safe" not in text.replace(" ", "")
    assert max(map(len, text.splitlines())) <= 140


def test_every_module_has_its_line_in_the_map():
    architecture = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")

    for room, files in ROOMS.items():
        assert f"`{room}" in architecture, room
        for file in files:
            assert f"`{file.rpartition('/')[2]}`" in architecture, f"{room}/{file}"


def test_no_registry_and_no_path_of_a_machine_is_written_anywhere():
    hosts = "|".join(
        ("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "/work" + "/", "/home" + "/")
    )
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    for name in filter(None, listed.split("\0")):
        path = PROJECT / name
        if path.is_file() and path.suffix not in (".png", ".ttf"):
            found = re.search(hosts, path.read_text("utf-8"))
            assert not found, f"{path}: {found}"
