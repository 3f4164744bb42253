"""What must never be: the invariants of ARCHITECTURE.md."""

import ast
import re
import subprocess
from itertools import permutations
from pathlib import Path

import pytest

from tests.vocabulary import PROJECT

MODULES = sorted((PROJECT / "generator").rglob("*.py"))
TEMPLATES = sorted((PROJECT / "templates").glob("*.html"))

# Each room, from the bottom up: a module imports from rooms that stand before its own, or from its own.
ROOMS = (
    ("problem", "dates", "prose", "english", "folding"),
    ("yaml_kinds", "quotes"),
    ("yaml_source", "fields", "passages"),
    ("model",),
    ("validation",),
    ("corpus",),
    ("reading", "captures"),
    ("citations", "capturing"),
    ("rules",),
    ("views", "exports"),
    ("render",),
    ("build", "show", "impact"),
    ("texts", "audit"),
    ("kinds",),
    ("reference",),
    ("cli", "mkdocs_plugin"),
    ("__main__",),
)
ORDER = {name: height for height, names in enumerate(ROOMS) for name in names}

# What only one file may know.
ONLY_IMPORTER = {
    "mkdocs": "mkdocs_plugin.py",
    "jinja2": "render.py",
    "yaml": "yaml_source.py",
    "markdown_it": "prose.py",
    "argparse": "cli.py",
    "babel": "english.py",
}


def room(module: Path) -> str:
    return module.relative_to(PROJECT / "generator").parts[0].removesuffix(".py")


def imports(module: Path) -> list[str]:
    """Return what a module imports, as dotted names."""
    names = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{each.name}" for each in node.names]
    return names


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PROJECT)))
def test_imports_go_one_way(module: Path):
    for name in imports(module):
        parts = name.split(".")
        if parts[0] != "generator" or room(module) == "__init__":
            continue
        assert parts[1] in ORDER, f"{name} is in no room"
        assert ORDER[parts[1]] < ORDER[room(module)] or parts[1] == room(module), f"{name} is above"


@pytest.mark.parametrize(("one", "other"), list(permutations(("rules", "views", "exports"), 2)))
def test_rules_views_and_exports_do_not_know_each_other(one: str, other: str):
    for module in MODULES:
        if room(module) == one:
            assert not any(name.startswith(f"generator.{other}") for name in imports(module))


def test_the_audit_shares_the_folding_with_what_made_the_site_and_nothing_else():
    shared = {
        name.split(".")[1]
        for module in MODULES
        if room(module) == "audit"
        for name in imports(module)
        if "generator." in name
    }

    assert shared == {"audit", "problem", "folding"}


@pytest.mark.parametrize("library", ONLY_IMPORTER)
def test_a_library_is_known_to_one_file(library: str):
    importers = {module.name for module in MODULES if any(name.split(".")[0] == library for name in imports(module))}

    assert importers == {ONLY_IMPORTER[library]}


def test_only_the_edges_touch_the_disk():
    touching = re.compile(
        r"read_text|read_bytes|write_text|write_bytes|(?<!os\.)\bopen\(|rglob|iterdir|FileSystemLoader"
    )

    assert {module.name for module in MODULES if touching.search(module.read_text("utf-8"))} == {
        "build.py",
        "render.py",  # the templates
        "__init__.py",  # of the audit: the built site
        "texts.py",  # the articles' texts, and the captures that it writes
    }


def test_nothing_uses_the_network():
    for module in MODULES:
        assert not {name.split(".")[0] for name in imports(module)} & {"socket", "requests", "http", "urllib3"}
        assert "urllib.request" not in imports(module)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(PROJECT)))
def test_a_module_opens_with_a_sentence_and_is_short_enough_to_read(module: Path):
    text = module.read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(text))

    assert docstring
    assert docstring.split("\n\n")[0].endswith(".")
    assert len(text.splitlines()) <= 450


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.name)
def test_a_template_opens_with_what_it_shows_and_is_used(template: Path):
    text = template.read_text("utf-8")
    elsewhere = [path.read_text("utf-8") for path in (*MODULES, *TEMPLATES) if path != template]

    assert text.startswith("{# ")
    assert any(f'"{template.name}"' in other for other in elsewhere)
    assert "|safe" not in text.replace(" ", "")


def test_every_module_has_its_line_in_the_map():
    architecture = (PROJECT / "ARCHITECTURE.md").read_text("utf-8")

    for name in {room(module) for module in MODULES} - {"__init__"}:
        assert f"`{name}" in architecture, name


def test_no_registry_and_no_path_of_a_machine_is_written_anywhere():
    hosts = "|".join(("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", "/work" + "/", "/home" + "/"))
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        path = PROJECT / name
        if path.is_file() and path.suffix != ".png":
            found = re.search(hosts, path.read_text("utf-8"))
            assert not found, f"{path}: {found}"
