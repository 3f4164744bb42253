"""Turns an old address into a small page that leads on to where its matter is now, script or no script."""

from html import escape

from generator.site.addresses import Addresses
from generator.site.pages.link import Link
from generator.site.policy import with_policy


def moved_page(addresses: Addresses, path: str, to: Link) -> str:
    """Return the page at the old path, as HTML; browsers go on at once, and the rest have a link."""
    address = addresses.relative(path, to.page) + (f"#{to.anchor}" if to.anchor else "")
    href, name = escape(address), escape(str(to.text))
    html = f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{name}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
</head>
<body>
<p>This has moved: <a href="{href}">{name}</a></p>
</body>
</html>
"""
    return with_policy(html, frozenset())
