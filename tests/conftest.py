"""Reads the one option of the tests."""

import pytest

from tests import vocabulary


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    vocabulary.golden.update = config.getoption("--update-golden")  # type: ignore[attr-defined]
