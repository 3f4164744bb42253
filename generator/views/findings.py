"""Turns findings into what every page shows of them: the sentence, who bears it, its wordings and its accounts."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from generator import prose
from generator.corpus import BACKGROUND, Corpus, LinkedClaim, LinkedFinding
from generator.english import counted, listed
from generator.model import Reference
from generator.views.evidence import Evidence, Passage, Statement
from generator.views.page import Link

KIND_LABELS = {"judgment": "Editor’s judgment", "context": "Context, not from the articles", "gap": "Not reported"}


@dataclass(frozen=True)
class Dot:
    """One article of the event beside a finding: `whole`, `part` or `silent`."""

    source: str
    state: str


@dataclass(frozen=True)
class Borne:
    """How a finding is borne: a dot for each article of its event, and the same in words."""

    dots: tuple[Dot, ...]
    words: str
    origins: str


@dataclass(frozen=True)
class Wording:
    """A source's words, with those marked that not all of the others have."""

    passage: Passage
    marked: Markup


@dataclass(frozen=True)
class Account:
    """One version of a finding: the sentence with its marks, and the words of each source for it."""

    statement: Statement
    sources: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Comparison:
    """The same matter at another event."""

    link: Link
    when: str
    text: str
    note: Markup


@dataclass(frozen=True)
class Basis:
    """The public page behind a finding of context, or behind a date."""

    title: str
    url: str
    accessed: str


@dataclass(frozen=True)
class FindingView:
    """A finding as a page shows it. `link` is its permalink; `anchor` is its id on this very page, or empty."""

    link: Link
    anchor: str
    label: str
    kind: str
    kind_label: str | None
    question: Markup | None
    statement: Statement
    accounts: tuple[Account, ...]
    borne: Borne | None
    passages: tuple[Passage, ...]
    wordings: tuple[Wording, ...]
    has_common_words: bool
    date: str | None
    date_note: Markup | None
    note: Markup | None
    compares: tuple[Comparison, ...]
    confidence: str | None
    rests_on: tuple[Link, ...]
    basis: Basis | None


def finding_view(
    corpus: Corpus, evidence: Evidence, linked: LinkedFinding, *, here: bool = False, within: str = ""
) -> FindingView:
    """Return a finding for a page with its evidence.

    `here` says that this page is where its permalink leads; `within` tells apart where it stands on the page twice.
    """
    finding = linked.finding
    id_ = linked.id if here else ".".join((*([within] if within else []), linked.home, linked.id))
    claims = corpus.claims_on(linked.key)
    parts = corpus.claims_on(linked.key, part=True)
    every = corpus.every_claim_on(linked.key)
    if finding.kind == "judgment":
        supported = corpus.support(finding.rests_on, linked.home)
        claims = tuple(claim for claim in supported if not claim.claim.part)
        parts = tuple(claim for claim in supported if claim.claim.part)
    accounts: tuple[Account, ...] = ()
    if finding.accounts:
        versions = [("", finding.text), *finding.accounts.items()]
        accounts = tuple(_account(corpus, evidence, linked, id_, name, text) for name, text in versions)
        statement = Statement("account", prose.html(finding.text), ())
    else:
        statement = evidence.statement("finding", id_, finding.text, claims, parts)
    quoted = [claim for claim in every if claim.claim.quote]
    wordings = _wordings(evidence, quoted) if finding.wordings else ()
    return FindingView(
        link=permalink(linked),
        anchor=linked.id if here else "",
        label=prose.plain(finding.label),
        kind=finding.kind,
        kind_label=KIND_LABELS.get(finding.kind),
        question=prose.html(finding.question) if finding.question else None,
        statement=statement,
        accounts=accounts,
        borne=_borne(corpus, linked) if finding.kind == "reported" and not finding.accounts else None,
        passages=tuple(evidence.passage(claim) for claim in quoted),
        wordings=wordings,
        has_common_words=any("<mark>" in wording.marked for wording in wordings),
        date=finding.date.words if finding.date else None,
        date_note=prose.html(finding.date_note) if finding.date_note else None,
        note=prose.html(finding.note) if finding.note else None,
        compares=comparisons(corpus, linked),
        confidence=finding.confidence,
        rests_on=tuple(
            permalink(corpus.findings[key])
            for ref in finding.rests_on
            if (key := corpus.resolve(ref, linked.home)) and key in corpus.findings
        ),
        basis=basis(finding.reference),
    )


def basis(reference: Reference | None) -> Basis | None:
    """Return a public page as a page of ours names it."""
    return Basis(reference.title, reference.url, reference.accessed.words) if reference else None


def permalink(linked: LinkedFinding, text: str | None = None) -> Link:
    """Return the link that always leads to a finding."""
    return Link(home_path(linked.home), linked.id, prose.plain(linked.finding.label) if text is None else text)


def home_path(home: str) -> str:
    """Return the path of the page that an event's or the background's findings stand on."""
    return BACKGROUND if home == BACKGROUND else f"events/{home}"


def home_name(corpus: Corpus, home: str) -> str:
    """Return the title of an event, or of the background."""
    return "Background" if home == BACKGROUND else corpus.events[home].title


def actor_link(corpus: Corpus, actor: str) -> Link:
    """Return a link to an actor's page."""
    return Link(f"actors/{actor}", text=corpus.actors[actor].name)


def reporting(corpus: Corpus, linked: LinkedFinding) -> tuple[str, ...]:
    """Return the sources with a whole claim on a finding, for its text or an account."""
    return tuple(dict.fromkeys(claim.source for claim in corpus.every_claim_on(linked.key) if not claim.claim.part))


def is_only_in(corpus: Corpus, linked: LinkedFinding) -> str | None:
    """Return the one source that says anything of a finding, where its event has several articles."""
    mentioning = {claim.source for claim in corpus.every_claim_on(linked.key)}
    own = corpus.sources_of(linked.home)
    return min(mentioning) if len(mentioning) == 1 and len(own) > 1 and mentioning <= set(own) else None


def comparisons(corpus: Corpus, linked: LinkedFinding) -> tuple[Comparison, ...]:
    """Return the same matter at other events."""
    return tuple(
        Comparison(permalink(other), when(corpus, other.home), prose.plain(other.finding.text), prose.html(note))
        for other, note in corpus.compared(linked.key)
    )


def origins_in_words(corpus: Corpus, claims: tuple[LinkedClaim, ...]) -> str:
    """Return the origins that sources name for their claims, with the number of sources: `TASS (1), not stated (3)`."""
    origins = corpus.origins(claims)
    named = [f"{corpus.publishers[origin].name} ({count})" for origin, count in origins.named.items()]
    if not named:
        return "not stated"
    return ", ".join([*named, *([f"not stated ({origins.not_stated})"] if origins.not_stated else [])])


def when(corpus: Corpus, home: str) -> str:
    """Return the date of an event in words; the background has none."""
    return "Background" if home == BACKGROUND else corpus.events[home].date.words


def _account(corpus: Corpus, evidence: Evidence, linked: LinkedFinding, id_: str, name: str, text: str) -> Account:
    claims = corpus.claims_on(linked.key, name or None)
    parts = corpus.claims_on(linked.key, name or None, part=True)
    return Account(
        statement=evidence.statement("account", f"{id_}.{name}" if name else id_, text, claims, parts),
        sources=listed(corpus.names[source] for source in dict.fromkeys(claim.source for claim in claims)),
        passages=tuple(evidence.passage(claim) for claim in (*claims, *parts)),
    )


def _borne(corpus: Corpus, linked: LinkedFinding) -> Borne | None:
    sources = corpus.sources_of(linked.home)
    whole = {claim.source for claim in corpus.claims_on(linked.key)}
    part = {claim.source for claim in corpus.claims_on(linked.key, part=True)} - whole
    inside = [source for source in sources if source in whole]
    outside = len(whole - set(sources))
    if len(sources) == 1 and not outside:
        return None  # One article reports the event: the page says so once.
    if len(inside) == 1 and not outside and not part:
        words = f"only {corpus.names[inside[0]]}"
    else:
        words = f"{len(inside)} of {counted(len(sources), 'article')}"
    if len(inside) > 1 and (withdrawn := sum(corpus.sources[source].status == "withdrawn" for source in inside)):
        words += f", {withdrawn} of them withdrawn"
    if outside:
        words += f", and {outside} on another event"
    if part:
        words += f"; in part {listed(corpus.names[source] for source in sources if source in part)}"
    claims = corpus.claims_on(linked.key)
    named = corpus.origins(claims).named
    origins = ""
    if named or len(whole) > 1:
        origins = f"origin {'named: ' if named else ''}{origins_in_words(corpus, claims)}"
    dots = tuple(
        Dot(corpus.names[source], "whole" if source in whole else "part" if source in part else "silent")
        for source in sources
    )
    return Borne(dots, words, origins)


def _wordings(evidence: Evidence, claims: list[LinkedClaim]) -> tuple[Wording, ...]:
    """Mark in each quotation the words that not all of the others have.

    Across languages that would mean nothing; where they share but articles and the like, everything would be marked.
    """
    passages = [evidence.passage(claim) for claim in claims]
    pairs = [(passage, passage.quote) for passage in passages if passage.quote]
    common = set.intersection(*({_folded(word) for word in _WORD.findall(quote.exact)} for _, quote in pairs))
    if not any(len(word) > 3 for word in common) or len({quote.lang for _, quote in pairs}) > 1:
        return tuple(Wording(passage, escape(quote.exact)) for passage, quote in pairs)
    return tuple(Wording(passage, _marked(quote.exact, common)) for passage, quote in pairs)


_WORD = re.compile(r"[\w’']+(?:-[\w’']+)*")


def _folded(word: str) -> str:
    return word.replace("’", "'").casefold()


def _marked(text: str, common: set[str]) -> Markup:
    runs: list[tuple[int, int]] = []
    goes_on = False
    for match in _WORD.finditer(text):
        uncommon = _folded(match[0]) not in common
        if uncommon and goes_on:
            runs[-1] = (runs[-1][0], match.end())
        elif uncommon:
            runs.append(match.span())
        goes_on = uncommon
    html, position = Markup(), 0
    for start, end in runs:
        html += escape(text[position:start]) + Markup("<mark>{}</mark>").format(text[start:end])
        position = end
    return html + escape(text[position:])
