"""Turns inline Markdown from the data into safe HTML or plain text, and finds what is code on a page.

Emphasis, code and links are understood. Raw HTML is shown as it is written, and links lead to http(s) only,
so that no text from the data can run as a script.
"""

import re
from html import unescape

from markdown_it import MarkdownIt

_pages = MarkdownIt("commonmark")
_markdown = MarkdownIt("zero", {"html": False}).enable(["emphasis", "backticks", "link", "escape", "entity"])
_markdown.validateLink = lambda url: bool(re.match(r"https?://", url))  # type: ignore[method-assign]


class Prose(str):
    """Our own words in inline Markdown, as they are written; a template shows them as HTML."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return it as HTML that is safe to put into a page: what Jinja2 and MarkupSafe ask for."""
        return str(_markdown.renderInline(str(self)))

    @property
    def plain(self) -> str:
        """Return it as plain text: what a reader would hear."""
        return unescape(re.sub(r"<[^>]*>", "", self.__html__()))


def without_code(text: str) -> str:
    """Return a page's Markdown, as long as it was, with spaces for code, HTML comments and front matter."""
    lines = text.split("\n")
    for token in _pages.parse(text):
        is_raw = token.type == "html_block" and re.match(
            r"\s*<(pre|script|style|!--)", token.content, re.IGNORECASE
        )
        if token.map and (token.type in ("fence", "code_block") or is_raw):
            lines[slice(*token.map)] = [_blank(line) for line in lines[slice(*token.map)]]
    front_matter = r"\A---\n.*?^(?:---|\.\.\.)[ \t]*$"
    spans = r"(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)"
    tags = r"<(code|kbd|pre|samp|script|style)\b.*?</\2>"
    pattern = re.compile(f"{front_matter}|{spans}|{tags}|<!--.*?-->", re.DOTALL | re.MULTILINE)
    return pattern.sub(lambda found: _blank(found[0]), "\n".join(lines))


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
