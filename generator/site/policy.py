"""Turns a whole page into the same page with a content security policy that its own scripts keep.

A policy (Content Security Policy Level 3, W3C) says from where a page may take what, and browsers keep to it:
here from this site alone. Scripts within a page run only if they are the theme's, by their digest.
"""

import re
from base64 import b64encode
from collections.abc import Container, Iterator
from hashlib import sha256

_CHARSET = re.compile(r"""<meta\s+charset=["']?utf-8["']?\s*/?>""", re.IGNORECASE)
_WITHIN = re.compile(
    r"<(?P<tag>script|style)\b(?P<attributes>[^>]*)>(?P<text>.*?)</(?P=tag)", re.DOTALL | re.IGNORECASE
)
_NOT_RUN = re.compile(r"""\bsrc=|\btype=["']?(?!module|text/javascript)""", re.IGNORECASE)


# The one thing in which the theme's scripts differ from page to page: where the top of the site is.
_TOP = re.compile(r'new URL\("[\w./~%:-]*",location\)')


def scripts_in(html: str) -> frozenset[str]:
    """Return the scripts and styles within a page, the same for every page that they are on."""
    return frozenset(_TOP.sub("", text) for _, text in _within(html))


def with_policy(html: str, known: Container[str]) -> str:
    """Return a page with the policy in its head, in front of all that it is for; without a head, as it is.

    Of the scripts and styles within it only those run that are `known`: see `scripts_in`.
    """
    digests: dict[str, list[str]] = {"script": [], "style": []}
    for tag, text in _within(html):
        if _TOP.sub("", text) in known:
            digest = b64encode(sha256(text.encode()).digest()).decode()
            digests[tag].append(f"'sha256-{digest}'")
    policy = "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *dict.fromkeys(digests["script"]))),
            " ".join(("style-src 'self'", *dict.fromkeys(digests["style"]))),
            "img-src 'self' data:",  # the icons of the theme's stylesheet are in it
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return _CHARSET.sub(lambda charset: f"{charset[0]}\n{meta}", html, count=1)


def _within(html: str) -> Iterator[tuple[str, str]]:
    for found in _WITHIN.finditer(html):
        if found["tag"].lower() == "style" or not _NOT_RUN.search(found["attributes"]):
            yield found["tag"].lower(), found["text"]
