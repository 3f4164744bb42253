"""Turns inline Markdown from the data into safe HTML, or into plain text.

Emphasis, code and links are understood. Raw HTML is shown as it is written and links lead to http(s) only, so that no
text from the data can run as script.
"""

import re
from html import unescape

from markdown_it import MarkdownIt
from markupsafe import Markup

_markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "backticks", "link", "escape", "entity"])
_markdown.validateLink = lambda url: bool(re.match(r"https?://", url))  # type: ignore[method-assign]


def html(text: str) -> Markup:
    """Return inline Markdown as HTML that is safe to put into a page."""
    return Markup(_markdown.renderInline(text))


def plain(text: str) -> str:
    """Return inline Markdown as plain text: what a reader would hear."""
    return unescape(re.sub(r"<[^>]*>", "", _markdown.renderInline(text)))
