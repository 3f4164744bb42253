"""Turns the folder of a built site into everything in it that cannot be checked."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from generator import pipeline
from generator.audit import EVIDENCE, addresses_of, audit, compare
from generator.commands.command import FINE, PROBLEMS, Answer, Command, pages_beside
from generator.engines import put_in_place
from generator.problem import Problem, as_text
from generator.site import Addresses
from generator.text import counted


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "site", nargs="?", default="site", type=Path, metavar="SITE", help="its folder (default: site)"
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="compare it with this folder of data, too, and with the templates and pages beside it",
    )
    parser.add_argument(
        "--put", type=Path, metavar="DIR", help="if nothing is wrong, put it in the place of this folder"
    )


def _run(options: Namespace) -> Answer:
    pages, problems = audit(options.site)
    if options.data and (found := addresses_of(options.site)):
        laid_out = Addresses(found.directories, found.site, found.report, found.offers_pdf)
        problems = sorted([*problems, *_against(options.data, options.site, laid_out)])
    count = f"{counted(len(problems), 'problem')} in {counted(pages, 'page')} of {options.site.as_posix()}"
    if problems:
        return Answer(f"{as_text(problems)}\n{count}", PROBLEMS)
    if options.put:
        try:
            put_in_place(options.site.absolute(), options.put)
        except OSError as error:
            why = f"{options.put.as_posix()} stays as it was: {(error.strerror or str(error)).lower()}"
            return Answer.refusal("audit", why)
    return Answer(count, FINE)


def _against(data: Path, site: Path, laid_out: Addresses) -> list[Problem]:
    """Return in what the evidence of a site differs from that of data, or the problems of the data."""
    pages, others = pipeline.pages_in(pages_beside(data))
    publication = pipeline.publish(data, data.parent / "templates", laid_out, pages, others=others)
    evidence = publication.files.get(EVIDENCE, "")
    return [*publication.problems] or compare(site, str(evidence).encode())


COMMAND = Command(
    "audit",
    "check a built site from outside, by its files alone",
    "briefing audit site",
    _add_arguments,
    _run,
)
