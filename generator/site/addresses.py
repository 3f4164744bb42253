"""Turns the path of a page into its address on the site, and a link into an address to report an error at."""

from dataclasses import dataclass
from posixpath import dirname, relpath
from urllib.parse import quote, urljoin

from generator.site.pages.link import Link

# The PDFs that may be made of a built site, by the size of their paper, and where they are in it.
PAPERS = {"A4": "briefing-a4.pdf", "Letter": "briefing-letter.pdf"}


@dataclass(frozen=True)
class Addresses:
    """How an engine lays out a site.

    With `directories` a page is at `events/talks/`, else at `events/talks.html`. `site` is where the site is
    published, empty if that is not known. `report` is where a reader reports an error, with `{title}` and
    `{address}`, which are filled in; empty for nowhere. With `offers_pdf` the front page leads to the PDFs.
    """

    directories: bool = True
    site: str = ""
    report: str = ""
    offers_pdf: bool = False

    def of(self, page: str) -> str:
        """Return a page's address, seen from the top of the site; empty for the front page of directories."""
        if not self.directories:
            return f"{quote(page)}.html"
        folder = f"{quote(page)}/"
        return folder.removesuffix("index/") if folder == "index/" or folder.endswith("/index/") else folder

    def file(self, page: str) -> str:
        """Return the file that a page is built into, seen from the top of the site."""
        address = self.of(page)
        return address if address.endswith(".html") else f"{address}index.html"

    def relative(self, from_page: str, to_page: str) -> str:
        """Return the address of a page as seen from another one, or from itself."""
        target = self.of(to_page)
        address = relpath(target or ".", dirname(self.of(from_page)) or ".")
        return f"{address}/" if self.directories else address

    def robots(self) -> str:
        """Return what crawlers may do: read all (RFC 9309); and where the list of pages is, if known."""
        sitemap = f"Sitemap: {urljoin(self.site, 'sitemap.xml')}\n" if self.site else ""
        return f"User-agent: *\nDisallow:\n{sitemap}"

    def reporting(self, link: Link, title: str) -> str:
        """Return where a reader reports an error in what a link leads to; empty if that is nowhere."""
        address = urljoin(self.site, self.of(link.page)) + (f"#{link.anchor}" if link.anchor else "")
        filled = self.report.replace("{title}", quote(title))
        return filled.replace("{address}", quote(address, safe=""))
