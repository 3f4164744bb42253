"""Turns the texts that were captured, and the records beside them, into facts: numbers, dates and names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from generator.corpus.captured import CapturedParticulars, CapturedText
from generator.corpus.corpus import Corpus, LinkedClaim, LinkedFinding
from generator.corpus.lexicon import key_of, lexicon
from generator.corpus.model import Finding
from generator.text import Locator, fold, locator, naming, particulars


@dataclass(frozen=True)
class Facts:
    """What some texts have: numbers and dates in one form, what is named, and how; the words themselves.

    `counts` are the numbers of articles behind it. `has_pair` says that what `the two` may mean is there;
    `unknown` are the languages of those texts in which no number words are known.
    """

    numbers: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    counts: frozenset[str] = frozenset()
    has_pair: bool = False
    unknown: frozenset[str] = frozenset()

    def __or__(self, other: "Facts") -> "Facts":
        return all_of((self, other))

    @property
    def names_two(self) -> bool:
        """Say whether two are named who act, or two that are places, as `the two` may mean."""
        acting = [key for key in self.keys if not key.startswith(("name:", "publisher:"))]
        others = [key for key in self.keys if key.startswith("name:")]
        return self.has_pair or max(len(acting), len(others)) > 1


def all_of(facts: Iterable[Facts]) -> Facts:
    """Return what several have together."""
    found = [*facts]

    def together(sets: Iterable[frozenset[str]]) -> frozenset[str]:
        return frozenset(chain.from_iterable(sets))

    return Facts(
        together(each.numbers for each in found),
        together(each.dates for each in found),
        together(each.keys for each in found),
        together(each.forms for each in found),
        together(each.words for each in found),
        together(each.counts for each in found),
        any(each.has_pair for each in found),
        together(each.unknown for each in found),
    )


class Recorded:
    """What is known of the texts of a corpus, from their captures, and what its own records say."""

    def __init__(self, corpus: Corpus) -> None:
        self.names = lexicon(corpus)
        self._corpus = corpus
        self._of_texts: dict[str, Facts] = {}
        self._of_findings: dict[str, Facts] = {}
        self._of_sections: dict[str, Facts] = {}
        self._of_sources: dict[str, Facts | None] = {}
        self._of_places: dict[tuple[str, Locator, bool], Facts | None] = {}

    def text(self, text: str) -> Facts:
        """Return what a text of ours, or a translation into our language, has."""
        if text not in self._of_texts:
            found = particulars.particulars(text, self._corpus.briefing.language)
            if not particulars.knows_words(self._corpus.briefing.language):
                found += particulars.particulars(text)  # as the program writes dates
            named = list(self.names.within(text))
            self._of_texts[text] = Facts(
                frozenset(form for each in found if each.kind == "number" for form in each.forms),
                frozenset(each.written for each in found if each.kind == "date"),
                frozenset(key for each in named for key in each.keys),
                frozenset(fold(each.words).text for each in named),
                naming.words_in(text),
            )
        return self._of_texts[text]

    def texts(self, texts: Iterable[str | None]) -> Facts:
        """Return what several texts of ours have together."""
        return all_of(self.text(each) for each in texts if each)

    def actor(self, actor_id: str) -> Facts:
        """Return that an actor is named."""
        actor = self._corpus.actors.get(actor_id)
        return Facts(keys=frozenset([key_of(actor_id, actor)] if actor else []))

    def publisher(self, publisher_id: str) -> Facts:
        """Return that a publisher is named."""
        return Facts(keys=frozenset([f"publisher:{publisher_id}"]))

    def publishers_of(self, claims: Iterable[LinkedClaim]) -> Facts:
        """Return the publishers of claims' sources, and those that they have it from."""
        claims = [*claims]
        found = {self._corpus.sources[each.source].publisher for each in claims}
        return all_of(map(self.publisher, found | {each.origin for each in claims if each.origin}))

    def claim(self, claim: LinkedClaim) -> Facts | None:
        """Return what is at a claim's place in the text that has it; None where it was not captured there."""
        capture = self._corpus.captures.get(claim.source)
        entry = capture.entry(claim.id) if capture else None
        if not capture or not entry or entry.locator != claim.locator:
            return None
        is_later = bool(capture.later) and claim.id not in capture.claims
        key = (claim.source, claim.locator, is_later)
        if key not in self._of_places:
            text = capture.later if capture.later and is_later else capture
            self._of_places[key] = self._recorded(claim.source, [text], claim.locator)
        return self._of_places[key]

    def source(self, source_id: str) -> Facts | None:
        """Return what the whole text of a source and its record have; None where it was not captured."""
        if source_id not in self._of_sources:
            self._of_sources[source_id] = self._source(source_id)
        return self._of_sources[source_id]

    def _source(self, source_id: str) -> Facts | None:
        source, capture = self._corpus.sources[source_id], self._corpus.captures.get(source_id)
        facts = self._recorded(source_id, capture.texts) if capture else None
        if not facts:
            return None
        dated = [each.words for each in (source.issued, source.accessed) if each]
        own = self.texts([source.title, source.title_translation, *dated])
        return facts | own | self.publishers_of(self._corpus.claims_of(source_id))

    def finding(self, linked: LinkedFinding) -> Facts:
        """Return what a finding says: its texts, what is asked, whom it is from, and when it was."""
        if linked.key not in self._of_findings:
            self._of_findings[linked.key] = self.texts(_says(linked.finding))
        return self._of_findings[linked.key]

    def section(self, section: str) -> Facts:
        """Return what the record of an event, or of the background, says, without the editor's sentences."""
        if section not in self._of_sections:
            self._of_sections[section] = self._section(section)
        return self._of_sections[section]

    def _section(self, section: str) -> Facts:
        corpus, texts, facts = self._corpus, list[str | None](), Facts()
        if event := corpus.events.get(section):
            texts = [event.date.words, event.place.text.plain if event.place else None]
            texts += [event.date_reference.title if event.date_reference else None]
            texts += [each.role.plain for each in event.participants]
            facts = all_of(self.actor(each.actor) for each in event.participants)
        reported = (
            each for each in corpus.findings_of(section) if each.finding.kind in ("reported", "context")
        )
        return all_of((facts, self.texts(texts), *map(self.finding, reported)))

    def event(self, section: str, *, to_the_day: bool = True) -> Facts:
        """Return the date of an event, to the day or to the month, and the numbers in its title."""
        event = self._corpus.events.get(section)
        if not event:
            return Facts()
        dates = self.text(event.date.words).dates
        if not to_the_day:
            dates = frozenset("-".join(each.split("-")[:2]) for each in dates)
        return Facts(numbers=self.text(event.title).numbers, dates=dates)

    def _recorded(
        self, source_id: str, texts: Iterable[CapturedText], at: Locator | None = None
    ) -> Facts | None:
        """Return what was recorded of texts of a source, at a place or in all of them."""
        corpus, texts = self._corpus, [*texts]
        if any(text.particulars is None for text in texts):
            return None
        source = corpus.sources[source_id]
        there = [each for place, each in chain(*map(_placed, texts)) if not at or _meet(place, at)]
        styles = [
            (actor, style)
            for actor, styles in source.names.items()
            for style in styles
            if not at or _meet(style.locator, at)
        ]
        quotations = [
            claim.quote
            for claim in corpus.claims_of(source_id)
            if claim.quote and (not at or _meet(claim.locator, at))
        ]
        facts = all_of(
            (
                *map(self._entry, there),
                *(self.actor(actor) | self.text(style.exact) for actor, style in styles),
                self.texts(each.translation.text for _, each in styles if each.translation),
                self.texts(each.translation.text for each in quotations if each.translation),
            )
        )
        return (
            facts
            if particulars.knows_words(source.language)
            else replace(facts, unknown=frozenset([source.language]))
        )

    def _entry(self, entry: CapturedParticulars) -> Facts:
        named = all_of(map(self.text, entry.names))
        return Facts(frozenset(entry.numbers), frozenset(entry.dates), named.keys, named.forms, named.words)


def _says(finding: Finding) -> Iterator[str]:
    further = (finding.attributed_to, finding.question, *finding.accounts.values())
    yield from (each.plain for each in (finding.text, *further) if each)
    if finding.date and not finding.date_inferred:
        yield finding.date.words
    if finding.reference:
        yield finding.reference.title


def _placed(text: CapturedText) -> Iterator[tuple[Locator, CapturedParticulars]]:
    """Yield what was recorded of each paragraph of a text, with its place; a time ends as the next begins."""
    entries = text.particulars or {}
    begins = sorted({each.time.first for each in entries.values() if each.time})
    for number, entry in entries.items():
        if entry.time:
            ends = next((each for each in begins if each > entry.time.first), _NEVER)
            yield Locator("time", locator.TimeSpan(entry.time.first, ends)), entry
        else:
            span = locator.Span(int(number), int(number))
            yield entry.locator if entry.has_place else Locator("paragraph", span), entry


def _meet(one: Locator, other: Locator) -> bool:
    """Say whether two places of a source have something in common."""
    if one.kind != other.kind:
        return False
    a, b = one.span, other.span
    if one.kind == "time":  # what begins as a span ends is not within it
        return a.first < max(b.last, b.first + 1) and b.first < max(a.last, a.first + 1)
    if a.last < b.first or b.last < a.first:
        return False
    if not (one.paragraphs and other.paragraphs and a == b):
        return True
    return one.paragraphs.first <= other.paragraphs.last and other.paragraphs.first <= one.paragraphs.last


_NEVER = 10**9
