"""Prose is inline Markdown, and nothing in it can run."""

import pytest

from generator.text import Prose


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("a *word*", "a <em>word</em>", "a word"),
        ("`code`", "<code>code</code>", "code"),
        ("[RT](https://rt.example/a?b=1&c=2)", '<a href="https://rt.example/a?b=1&amp;c=2">RT</a>', "RT"),
        ("AT&T <b>bold</b>", "AT&amp;T &lt;b&gt;bold&lt;/b&gt;", "AT&T <b>bold</b>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,x)", "[x](data:text/html,x)", "[x](data:text/html,x)"),
        ("# not a heading", "# not a heading", "# not a heading"),
        ("2 * 3 * 4", "2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_prose(text: str, html: str, plain: str):
    assert (html, plain) == (Prose(text).__html__(), Prose(text).plain)
