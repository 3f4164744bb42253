"""Turns a paragraph of prose into its clauses: the words of each, and the findings and claims that it tells.

A clause ends in what it cites, `[@finding]` or `[@source#claim]` or several, separated by semicolons. The
citation is written before the punctuation, and its mark is shown behind it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from generator.corpus.corpus import Corpus
from generator.corpus.key import Key
from generator.corpus.model import Background, Event
from generator.corpus.topic import Topic
from generator.corpus.yaml import Steps
from generator.text import fold, marks

_KEY = r"[a-z0-9]+(?:-[a-z0-9]+)*(?:[/#][a-z0-9]+(?:-[a-z0-9]+)*)?"
# One citation, or several side by side.
_CITATION = re.compile(rf"(?:\s*\[@{_KEY}(?:\s*;\s*@{_KEY})*\])+")
_CITED = re.compile(rf"@({_KEY})")
# What is left when these and all quoted words are taken out, and was meant as a citation.
_NONE = re.compile(r"\[[^\[\]]*\]?(?:\([^()\s]*\))?")
# What closes a clause, and stands behind its words and before its marks.
_CLOSING = re.compile(r"""[)\]”’"'»›]*[.,;:!?…]*[)\]”’"'»›]*""")


@dataclass(frozen=True)
class Clause:
    """The words of a clause with their punctuation, what it cites as it is written, and where in its text."""

    text: str
    refs: tuple[str, ...]
    start: int


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose: its topic and place in it, its clauses, and the words behind the last mark."""

    topic: int
    index: int
    clauses: tuple[Clause, ...]
    rest: str

    @property
    def steps(self) -> Steps:
        """Return the steps to its text in the record of its section."""
        return ("topics", self.topic, "prose", self.index, "text")


def clauses(text: str) -> tuple[tuple[Clause, ...], str]:
    """Return the clauses of a paragraph, and what words stand behind its last mark."""
    found, behind = [], 0
    for citation in _CITATION.finditer(text):
        closing = _CLOSING.match(text, citation.end())
        assert closing
        words = f"{text[behind : citation.start()]}{closing[0]}"
        refs = tuple(dict.fromkeys(_CITED.findall(citation[0])))
        found.append(Clause(words.strip(), refs, behind))
        behind = closing.end()
    return tuple(found), text[behind:].strip()


def malformed(text: str) -> tuple[str, ...]:
    """Return what in a paragraph is in brackets like a citation, and is none; in quoted words that may be."""
    text = _CITATION.sub(lambda found: " " * len(found[0]), text)
    for quoted in marks.quoted(text):
        text = f"{text[: quoted.start]}{' ' * (quoted.end - quoted.start)}{text[quoted.end :]}"
    return tuple(found[0] for found in _NONE.finditer(text))


def paragraphs(topics: tuple[Topic, ...]) -> Iterator[Paragraph]:
    """Yield every paragraph of the topics of a section."""
    for number, topic in enumerate(topics):
        for index, block in enumerate(topic.prose):
            if block.text:
                yield Paragraph(number, index, *clauses(block.text))


def told(corpus: Corpus, section: str) -> dict[str, tuple[int, int, int]]:
    """Return where the prose of a section first tells each finding: topic, paragraph and clause, from 0."""
    record: Event | Background = corpus.sections[section]
    found: dict[str, tuple[int, int, int]] = {}
    for paragraph in paragraphs(record.topics):
        for number, clause in enumerate(paragraph.clauses):
            for ref in clause.refs:
                for key in findings_of(corpus, ref, section):
                    found.setdefault(key, (paragraph.topic, paragraph.index, number))
    return found


def read_as(corpus: Corpus, section: str, number: int) -> str:
    """Return a digest, of twelve hexadecimal digits, of the prose of a topic and of all that it tells.

    That is what its findings say, what articles have in their own version, and the claims that it cites by
    name. One more article that reports just what a finding says changes nothing in it.
    """
    topic = corpus.sections[section].topics[number]
    lines = [fold(block.text).text for block in topic.prose if block.text]
    cited = {ref for each in paragraphs((topic,)) for clause in each.clauses for ref in clause.refs}
    for ref in sorted(cited):
        for key in findings_of(corpus, ref, section):
            finding = corpus.findings[key].finding
            lines += [key, finding.text, *(f"{name}: {text}" for name, text in finding.accounts.items())]
            own = [claim for claim in corpus.every_claim_on(key) if claim.text]
            lines += [f"{claim.key} {claim.account or ''} {claim.part} {claim.text}" for claim in own]
        if claim := corpus.claims.get(ref):
            words = claim.quote.exact if claim.quote else ""
            lines += [f"{ref} {claim.account or ''} {claim.part} {claim.text or ''} {words}"]
    return sha256("\n".join(map(str, lines)).encode()).hexdigest()[:12]


def findings_of(corpus: Corpus, ref: str, section: str) -> tuple[str, ...]:
    """Return the findings that a citation in the prose of a section tells: itself, or those of its claim."""
    key = corpus.resolve(ref, Key.section(section)) or ref
    if claim := corpus.claims.get(key):
        return claim.findings
    return (key,) if key in corpus.findings else ()
