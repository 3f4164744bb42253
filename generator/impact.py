"""Turns the id of a source into text: all that rests on it, and what would be left with no source without it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator import prose
from generator.corpus import Corpus, LinkedClaim
from generator.english import counted
from generator.fields import Meaning
from generator.yaml_source import Path


@dataclass(frozen=True)
class _Sentence:
    """A sentence: what it is, where it is written, its words, and for each thing that it rests on the claims."""

    what: str
    place: str
    text: str
    legs: tuple[tuple[LinkedClaim, ...], ...]


def impact(corpus: Corpus, source: str, pages: Mapping[str, Iterable[str]]) -> str:
    """Return in lines what rests on a source: findings, accounts, events, actors' fields and lines in brief.

    `pages` are the hand-written pages, as messages name them, each with what it cites.
    """
    groups: dict[str, list[_Sentence]] = {"none": [], "some": [], "all": []}
    for sentence in _sentences(corpus):
        if any(claim.source == source for leg in sentence.legs for claim in leg):
            kept = [bool(_bearers(corpus, leg) - {source}) for leg in sentence.legs]
            groups["all" if all(kept) else "some" if any(kept) else "none"].append(sentence)
    lines = [
        f"{source}: {corpus.names[source]}, {counted(len(corpus.claims_of(source)), 'claim')}",
        "",
        f"Without it {counted(len(groups['none']), 'sentence')} would be left without a source:",
        *map(_line, groups["none"]),
        "",
        f"{counted(len(groups['some']), 'sentence')} would keep a part of the support:",
        *map(_line, groups["some"]),
        "",
        f"{counted(len(groups['all']), 'sentence')} would keep another source:",
        *map(_line, groups["all"]),
    ]
    citing = [page for page, keys in pages.items() if any(_is_on(corpus, key, source) for key in keys)]
    if citing:
        lines += ["", "Hand-written pages cite it:", *(f"  {page}" for page in citing)]
    if event := corpus.sources[source].event:
        others = len(corpus.sources_of(event)) - 1
        lines += ["", f"The event {event} would be left with {counted(others, 'article')}."]
    if actors := corpus.sources[source].names:
        lines += ["", f"Gone would be how it names {', '.join(actors)}."]
    return "\n".join(lines)


def _is_on(corpus: Corpus, key: str, source: str) -> bool:
    return key == source or any(claim.source == source for claim in corpus.support([key]))


def _line(sentence: _Sentence) -> str:
    return f"  {sentence.what}, {sentence.place}: {sentence.text}"


def _bearers(corpus: Corpus, claims: tuple[LinkedClaim, ...]) -> set[str]:
    """Return the sources whose claims bear a whole sentence and that are not withdrawn."""
    whole = [claim for claim in claims if not claim.claim.part] or claims
    return {claim.source for claim in whole if corpus.sources[claim.source].status != "withdrawn"}


def _sentences(corpus: Corpus) -> Iterator[_Sentence]:
    """Yield every sentence of the briefing that rests on claims."""
    for linked in corpus.findings.values():
        record, finding = corpus.record_of(linked.home), linked.finding
        every = corpus.every_claim_on(linked.key)
        for account, text in ((None, finding.text), *finding.accounts.items()):
            path: Path = ("findings", linked.id, *(("accounts", account) if account else ()))
            what = f"account {account} of {linked.key}" if account else f"{finding.kind} finding {linked.key}"
            legs = [tuple(claim for claim in every if claim.claim.account == account)]
            if finding.kind == "judgment":
                legs = [corpus.support([ref], linked.home) for ref in finding.rests_on]
            yield _Sentence(what, _place(corpus, record, path), prose.plain(text), tuple(legs))
    fields: dict[tuple[str, Path], list[str]] = {}
    for record, path, ref in corpus.marked(Meaning.SUPPORT):
        if path[0] != "findings":
            fields.setdefault((record, path[:-1]), []).append(ref)
    for (record, path), refs in fields.items():
        legs = [corpus.support([ref], corpus.home_of(record)) for ref in refs]
        name = "date" if path[0] == "date_rests_on" else str(path[0])
        yield _Sentence(f"{name} of {record}", _place(corpus, record, path), _words(corpus, record, path), tuple(legs))


def _place(corpus: Corpus, record: str, path: Path) -> str:
    return f"{corpus.files[record].path}:{corpus.line(record, path)}"


def _words(corpus: Corpus, record: str, path: Path) -> str:
    """Return the words that a `rests_on` stands beside."""
    value: Any = corpus.records[record]
    if path == ("date_rests_on",):
        return str(value.date.words)
    for step in path[:-1]:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return prose.plain(getattr(value, "text", None) or value.role)
