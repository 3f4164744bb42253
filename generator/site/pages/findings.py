"""Turns findings into what every page shows of them: the sentence, its sources, words and accounts."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus import BACKGROUND, Corpus, Key, LinkedClaim, LinkedFinding, Statements, coverage, model
from generator.site.pages.link import Link
from generator.site.pages.sentence import Passage, Sentence, passage, sentence
from generator.text import Name, Prose, counted, listed, particulars

# Of more articles no dots are shown: nobody counts them, and words say how many report it.
_DOTS = 12
KIND_LABELS = {
    "judgment": "Editor’s judgment",
    "context": "Context, not from the articles",
    "gap": "Not reported",
}


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
class Account:
    """One version of a finding: the sentence with its marks, and the words of each source for it."""

    sentence: Sentence
    sources: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Comparison:
    """The same matter at another event."""

    link: Link
    when: str
    note: Prose | None


@dataclass(frozen=True)
class Basis:
    """The public page behind a finding of context, or behind a date."""

    title: Name
    url: str
    accessed: str


@dataclass(frozen=True)
class ContextView:
    """What a public page says that helps to weigh a finding."""

    link: Link
    kind_label: str
    sentence: Sentence
    basis: Basis


@dataclass(frozen=True)
class FindingView:
    """A finding as a page shows it. `link` is its permalink; `anchor` is its id on this page, or empty."""

    link: Link
    anchor: str
    label: str
    kind: str
    kind_label: str | None
    question: Prose | None
    sentence: Sentence
    accounts: tuple[Account, ...]
    borne: Borne | None
    passages: tuple[Passage, ...]
    otherwise: tuple[Passage, ...]
    date: str | None
    date_note: Prose | None
    note: Prose | None
    compares: tuple[Comparison, ...]
    confidence: str | None
    rests_on: tuple[Link, ...]
    basis: Basis | None
    context: tuple[ContextView, ...]


def finding_view(
    corpus: Corpus,
    statements: Statements,
    linked: LinkedFinding,
    *,
    here: bool = False,
    within: str = "",
    weighed: bool = False,
) -> FindingView:
    """Return a finding for a page with its evidence.

    `here` says that its permalink leads to this page; `within` tells it apart where the page has it twice;
    `weighed` asks for the context that bears on it, where the page does not have that by itself.
    """
    finding, own = linked.finding, statements.finding(linked)
    id_ = linked.id if here else ".".join((*([within] if within else []), linked.section, linked.id))
    versions = [("", own), *((name, statements.account(linked, name)) for name in finding.accounts)]
    quoted = [claim for claim in corpus.every_claim_on(linked.key) if claim.quote]
    return FindingView(
        link=permalink(linked),
        anchor=linked.id if here else "",
        label=finding.label.plain,
        kind=finding.kind,
        kind_label=KIND_LABELS.get(finding.kind),
        question=finding.question,
        sentence=Sentence("account", own.text) if finding.accounts else sentence(corpus, own, id_),
        accounts=tuple(
            Account(
                sentence(corpus, version, f"{id_}.{name}" if name else id_),
                listed(
                    corpus.source_names[source]
                    for source in dict.fromkeys(claim.source for claim in version.whole)
                ),
                tuple(passage(corpus, claim) for claim in (*version.whole, *version.part)),
            )
            for name, version in (versions if finding.accounts else ())
        ),
        borne=_borne(corpus, linked, here=here)
        if finding.kind == "reported" and (not finding.accounts or finding.withdrawn)
        else None,
        passages=tuple(passage(corpus, claim) for claim in quoted),
        otherwise=tuple(passage(corpus, claim) for claim in otherwise(corpus, linked)),
        date=dated(finding),
        date_note=finding.date_note,
        note=finding.note,
        compares=comparisons(corpus, linked),
        confidence=finding.confidence,
        rests_on=tuple(
            permalink(corpus.findings[leg.ref])
            for leg in own.legs
            if leg.ref in corpus.findings and not leg.is_own
        ),
        basis=basis(finding.reference),
        context=tuple(context(corpus, statements, linked)) if weighed else (),
    )


def otherwise(corpus: Corpus, linked: LinkedFinding) -> Iterator[LinkedClaim]:
    """Yield the claims whose own version has another number, date or hedge than the finding or account."""
    finding = linked.finding
    for claim in corpus.every_claim_on(linked.key):
        text = finding.accounts[claim.account] if claim.account else finding.text
        whole = Prose(f"{finding.question or ''} {text}")
        if claim.text and particulars.says_otherwise(claim.text.plain, whole.plain):
            yield claim


def context(corpus: Corpus, statements: Statements, linked: LinkedFinding) -> Iterator[ContextView]:
    """Yield the findings of context that bear on a finding."""
    for other in corpus.bearing_on(linked.key):
        if public := basis(other.finding.reference):
            bare = Sentence("finding", statements.finding(other).text)
            yield ContextView(permalink(other), KIND_LABELS[other.finding.kind], bare, public)


def basis(reference: model.Reference | None) -> Basis | None:
    """Return a public page as a page of ours names it."""
    return Basis(reference.shown, reference.url, reference.accessed.words) if reference else None


def permalink(linked: LinkedFinding, text: str | None = None) -> Link:
    """Return the link that always leads to a finding."""
    return Link(linked.record.page, linked.id, linked.finding.label.plain if text is None else text)


def section_name(corpus: Corpus, section: str) -> str:
    """Return the title of an event, or of the background."""
    return "Background" if section == BACKGROUND else corpus.events[section].title


def section_link(corpus: Corpus, section: str) -> Link:
    """Return a link to the page of an event, or of the background."""
    return Link(Key.section(section).page, text=section_name(corpus, section))


def actor_link(corpus: Corpus, actor: str) -> Link:
    """Return a link to an actor's page, or to the actor's place on the list of those who have none."""
    page = corpus.page_of(Key.actor(actor))
    return Link(page, "" if corpus.has_page(actor) else actor, corpus.actors[actor].name)


def comparisons(corpus: Corpus, linked: LinkedFinding) -> tuple[Comparison, ...]:
    """Return the same matter at other events."""
    return tuple(
        Comparison(permalink(other), when(corpus, other.section), note)
        for other, note in corpus.compared(linked.key)
    )


def origins_in_words(corpus: Corpus, origins: coverage.Origins) -> str:
    """Return the origins that sources state, with counts of sources: `TASS (1), not stated (3)`."""
    named = {
        f"{corpus.publishers[each].shown}{' itself' if each in origins.own else ''}": number
        for each, number in origins.published.items()
    }
    words = [f"{name} ({number})" for name, number in {**named, **origins.attributed}.items()]
    if not words:
        return "not stated"
    return ", ".join([*words, *([f"not stated ({origins.not_stated})"] if origins.not_stated else [])])


def when(corpus: Corpus, section: str) -> str:
    """Return the date of an event in words; the background has none."""
    return dated(corpus.events[section]) or "" if section in corpus.events else "Background"


def dated(record: model.Event | model.Finding) -> str | None:
    """Return the date of an event or finding in words, and that it is inferred where it is."""
    if not record.date:
        return None
    if not record.date_inferred:
        return record.date.words
    return f"{record.date.words} (inferred)".replace("(uncertain) (", "(uncertain, ")


def _borne(corpus: Corpus, linked: LinkedFinding, *, here: bool) -> Borne | None:
    """Return how a reported finding is borne; `here` says that it is shown on the page of its event."""
    found = coverage.coverage(corpus, linked)
    sources = corpus.standing(corpus.sources_of(linked.section))
    if found.withdrawn and not found.whole:
        them = "a withdrawn article reports" if len(found.withdrawn) == 1 else "withdrawn articles report"
        rest = listed(corpus.source_names[source] for source in found.part)
        return Borne((), f"only {them} it; {f'in part {rest}' if rest else 'nothing else supports it'}", "")
    if here and len(sources) == 1 and not found.withdrawn:
        return None  # One article reports the event: its page says so once.
    number = len(found.whole)
    if found.alone in found.whole:
        words = f"only {corpus.source_names[found.alone or '']}"
    else:
        words = f"{number} of {counted(len(sources), 'article')}"
    if found.origins.number and found.origins.number < number:
        words += f", {counted(found.origins.number, 'origin')}"
    if found.withdrawn:
        words += f", and {len(found.withdrawn)} withdrawn"
    if found.part:
        words += f"; in part {listed(corpus.source_names[source] for source in found.part)}"
    origins = ""
    stated = found.origins.not_stated < number
    if stated or number > 1:
        origins = f"origin {'named: ' if stated else ''}{origins_in_words(corpus, found.origins)}"
    states = {**dict.fromkeys(found.whole, "whole"), **dict.fromkeys(found.part, "part")}
    dots = tuple(Dot(str(corpus.source_names[each]), states.get(each, "silent")) for each in sources)
    return Borne(dots if 1 < len(sources) <= _DOTS else (), words, origins)
