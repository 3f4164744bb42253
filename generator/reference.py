"""Turns the model and the kinds of problems into reference pages for editors, and into JSON Schemas for their tools."""

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from generator import model
from generator.kinds import KINDS
from generator.model import Record

_GROUPS = {"F": "Files", "Y": "YAML", "M": "Fields", "R": "Rules", "T": "Templates"}


def schemas() -> dict[str, str]:
    """Return a JSON Schema (2020-12) for each kind of file, by the schema's file name."""
    forms = {folder.removesuffix("s"): form for folder, form in model.FOLDERS.items()}
    forms |= {name.removesuffix(".yml"): form for name, form in model.FILES.items()}
    return {f"{name}.json": _schema(name, form) for name, form in sorted(forms.items())}


def fields_page() -> str:
    """Return the reference of every field, in Markdown."""
    lines = [
        "# The data format",
        "",
        "Plain YAML in `data/`. A folder is a kind, a file name is an id, one file is one record.",
        "All scalars are text until the model gives them a type: `no`, `1.10` and `2025` stay what you wrote.",
        "This page is made from `generator/model.py`; `pytest --update-golden` writes it anew.",
        "",
        "| file | holds |",
        "| --- | --- |",
        *(f"| `data/{folder}/<id>.yml` | {_link(form)} |" for folder, form in model.FOLDERS.items()),
        "| `data/background.yml` | [Background](#background) |",
        "| `data/briefing.yml` | [Briefing](#briefing) |",
        "| `data/publishers.yml` | each publisher's id with a [Publisher](#publisher) |",
    ]
    for record in _records():
        lines += ["", f"## {record.__name__}", "", record.__doc__ or ""]
        lines += ["", "| field | | meaning |", "| --- | --- | --- |"]
        for name, field in record.model_fields.items():
            needed = "required" if field.is_required() else ""
            meaning = (field.description or "").replace("|", "\\|")
            lines.append(f"| `{name}` | {needed} | {meaning}{_refers(field.annotation)} |")
    return "\n".join(lines) + "\n"


def problems_page() -> str:
    """Return the reference of every kind of problem, in Markdown."""
    lines = [
        "# Problems",
        "",
        "What `briefing check` can find. Each example shows fields of a small valid corpus; the tests run them all.",
        "`briefing explain CODE` prints the same.",
        "This page is made from the code; `pytest --update-golden` writes it anew.",
    ]
    for letter, title in _GROUPS.items():
        lines += ["", f"## {title}"]
        for code, kind in sorted(KINDS.items()):
            if code.startswith(letter):
                lines += ["", f"### {code} {kind.name}", "", *_explanation(kind.explanation)]
    return "\n".join(lines) + "\n"


def _explanation(text: str) -> Iterator[str]:
    """Yield the lines of an explanation, with its examples as code."""
    in_example = False
    for line in text.strip().splitlines():
        if line in ("Wrong:", "Right:"):
            if in_example:
                yield "```"
            yield from ("", f"{line[:-1]}:", "", "```yaml")
            in_example = True
        else:
            yield line.removeprefix("    ") if in_example else line
    if in_example:
        yield "```"


def _schema(name: str, form: Any) -> str:
    schema = TypeAdapter(form).json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = name.capitalize()
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _records() -> list[type[Record]]:
    """Return all records in the order of the model, which goes from the small to the large."""
    return [
        each
        for each in vars(model).values()
        if isinstance(each, type) and issubclass(each, Record) and each is not Record
    ]


def _link(record: type[Record]) -> str:
    return f"[{record.__name__}](#{record.__name__.lower()})"


def _refers(annotation: Any) -> str:
    record = model.record_in(annotation)
    return f" See {_link(record)}." if record else ""
