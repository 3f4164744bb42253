"""Turns a corpus into a site: pages, files for programs, hand-written pages with marks; one Publication."""

from generator.site import codes
from generator.site.addresses import PAPERS, Addresses
from generator.site.exports import EXPORTS, evidence, form
from generator.site.markup import in_file as wrong_in_file
from generator.site.markup import may_run
from generator.site.pages import Entry
from generator.site.pages.link import Link
from generator.site.policy import scripts_in, with_policy
from generator.site.problem_page import failure_page
from generator.site.publication import (
    Publication,
    PublishedPage,
    WrittenPage,
    check_handwritten,
    cited_in,
    publication,
    refused,
)
from generator.site.written import HandWritten

__all__ = [
    "EXPORTS",
    "PAPERS",
    "Addresses",
    "Entry",
    "HandWritten",
    "Link",
    "Publication",
    "PublishedPage",
    "WrittenPage",
    "check_handwritten",
    "cited_in",
    "codes",
    "evidence",
    "failure_page",
    "form",
    "may_run",
    "publication",
    "refused",
    "scripts_in",
    "with_policy",
    "wrong_in_file",
]
