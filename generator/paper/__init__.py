"""Turns a built site into one PDF with a cover, contents with page numbers, bookmarks and links."""

from generator.paper.book import book
from generator.paper.printing import CannotPrintError, add_bookmarks, print_pdf, printed_on

__all__ = ["CannotPrintError", "add_bookmarks", "book", "print_pdf", "printed_on"]
