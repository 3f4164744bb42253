"""Turns the citations of a hand-written page into their marks, notes and numbered sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.citations import Citation
from generator.corpus import Corpus
from generator.views.evidence import Evidence, Note, SourceReference, Statement
from generator.views.findings import permalink
from generator.views.legend import Term, legend
from generator.views.page import Link, Page


@dataclass(frozen=True)
class CitedContent:
    """What a hand-written page gets: for each citation its marks and the disputed findings in it; and what follows."""

    citations: tuple[tuple[Statement, tuple[Link, ...]], ...]
    terms: tuple[Term, ...]
    sources: tuple[SourceReference, ...]
    notes: tuple[Note, ...]


def page(corpus: Corpus, path: str, citations: Iterable[Citation]) -> Page:
    """Return what a hand-written page gets, as a page at its path."""
    evidence = Evidence(corpus)
    shown = []
    for number, citation in enumerate(citations, start=1):
        claims = corpus.support(citation.keys)
        whole, parts = [c for c in claims if not c.claim.part], [c for c in claims if c.claim.part]
        sources = [key for key in citation.keys if key in corpus.sources]
        statement = evidence.statement("hand-written", f"_cited.{number}", "", whole, parts, sources)
        findings = [corpus.findings[key] for key in citation.keys if key in corpus.findings]
        shown.append((statement, tuple(permalink(linked) for linked in findings if linked.finding.accounts)))
    terms = legend(corpus, evidence)
    content = CitedContent(tuple(shown), terms, evidence.sources(), evidence.notes())
    return Page(path, "", "", "cited.html", "", content)
