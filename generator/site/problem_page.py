"""Turns problems into a page of plain HTML, so that not even a broken template is in the way."""

from collections.abc import Sequence
from html import escape

from generator.problem import Problem, as_text
from generator.text import counted


def problem_page(problems: Sequence[Problem]) -> str:
    """Return a whole page that lists problems, for an editor who looks at the site while editing it."""
    return _page(counted(len(problems), "problem"), as_text(problems))


def failure_page(text: str) -> str:
    """Return a whole page that says why there is no site at all."""
    return _page("This site cannot be built", text)


def _page(heading: str, text: str) -> str:
    return (
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Problems</title>"
        "<style>body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:60rem;padding:0 1rem}"
        "pre{font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap}</style></head>"
        f"<body><h1>{heading}</h1><p>The next valid edit restores the site.</p>"
        f"<pre>{escape(text)}</pre></body></html>"
    )
