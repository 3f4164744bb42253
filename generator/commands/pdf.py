"""Turns the folder of a built site into a PDF of all its pages, on A4 and on Letter."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator.commands.command import Answer, Command
from generator.engines import list_again
from generator.paper import CannotPrintError, add_bookmarks, book, print_pdf, printed_on
from generator.site import PAPERS

_DOCUMENT = ".paper.html"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "site", nargs="?", default="site", type=Path, metavar="SITE", help="its folder (default: site)"
    )


def _run(options: Namespace) -> Answer:
    site: Path = options.site.absolute()
    if not (site / "index.html").is_file():
        why = f"{options.site.as_posix()} is no built site"
        return Answer.refusal("pdf", why, "make one with `mkdocs build`")
    said = []
    for size, name in PAPERS.items():
        try:
            pages = _print(site, size, site / name)
        except CannotPrintError as error:
            return Answer.refusal("pdf", str(error))
        list_again(site)
        said.append(f"{options.site.as_posix()}/{name}: {pages} pages in the contents, on {size}")
    return Answer("\n".join(said))


def _print(site: Path, size: str, pdf: Path) -> int:
    """Print a site on a size of paper: once to see where each page is, and once with these numbers."""
    document, draft = site / _DOCUMENT, site / ".paper.pdf"
    try:
        html, titles = book(site, {}, size)
        document.write_text(html, "utf-8")
        print_pdf(document, draft)
        numbers = printed_on(draft, titles)
        document.write_text(book(site, numbers, size)[0], "utf-8")
        print_pdf(document, draft)
        add_bookmarks(draft, titles, numbers)
        draft.replace(pdf)
    finally:
        document.unlink(missing_ok=True)
        draft.unlink(missing_ok=True)
    return len(titles)


COMMAND = Command(
    "pdf",
    "print a built site into one PDF with contents and bookmarks, on A4 and on Letter",
    "briefing pdf site",
    _add_arguments,
    _run,
)
