"""The reference for editors is made from the code and never differs from it."""

import json
import re

import pytest
import yaml

from generator.catalogue import CODES
from generator.commands import docs as reference
from tests.vocabulary import PROJECT, golden


def test_the_reference_pages_are_those_that_the_code_makes():
    golden("docs/format.md", reference.fields_page())
    golden("docs/problems.md", reference.problems_page())
    golden("docs/evidence.md", reference.evidence_page())


@pytest.mark.parametrize("name", sorted(reference.schemas()))
def test_the_json_schemas_are_those_that_the_model_makes(name: str):
    golden(f"docs/schemas/{name}", reference.schemas()[name])


def test_every_record_that_a_field_holds_is_described():
    page = reference.fields_page()

    for anchor in re.findall(r"\]\(#([a-z]+)\)", page):
        assert re.search(f"^## {anchor}$", page, re.MULTILINE | re.IGNORECASE), anchor


def test_every_kind_of_problem_is_in_the_reference():
    page = reference.problems_page()

    for code in CODES.values():
        assert f"### {code.id} {code.name}\n" in page


def test_every_field_is_described():
    for name, text in reference.schemas().items():
        for record, schema in json.loads(text).get("$defs", {}).items():
            for field, described in schema.get("properties", {}).items():
                assert described.get("description"), f"{name}: {record}.{field}"


def test_the_schema_of_a_file_names_its_fields():
    schema = json.loads(reference.schemas()["source.json"])
    zamin = yaml.safe_load((PROJECT / "data/sources/zamin.yml").read_text("utf-8"))

    assert set(zamin) <= set(schema["properties"])
    assert schema["additionalProperties"] is False
