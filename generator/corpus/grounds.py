"""Turns a statement into the particulars of it that nothing it rests on has: numbers, dates and names.

A finding, an account, a version, a role and a place are compared with the paragraphs of their claims; what
cites findings, with their sentences; the editor's notes, and what articles do not say, with the texts and the
records of their event or article. What no capture has recorded is not yet checked, and nothing is said of it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import Literal

from generator.corpus.corpus import LinkedClaim, LinkedFinding
from generator.corpus.facts import Facts, Recorded, all_of
from generator.corpus.key import BRIEFING_KEY
from generator.corpus.statements import Leg, Statement, Statements
from generator.text import english, fold, marks, naming, negations, particulars, sentences

Against = Literal["paragraphs", "sentences", "records"]


@dataclass(frozen=True)
class Unfound:
    """A particular of a sentence that nothing it rests on has: its kind, its words, and where they are.

    `against` is what it was compared with. `instead` is what is there of that kind, `unknown` the languages
    in which it could not be looked up.
    """

    kind: str
    words: str
    start: int
    end: int
    instead: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    against: Against = "records"


class Grounds:
    """What the statements of a corpus are compared with."""

    def __init__(self, statements: Statements) -> None:
        self._statements, self._corpus = statements, statements.corpus
        self._recorded = Recorded(self._corpus)
        self._of_events: dict[str, Facts | None] = {}

    @property
    def names(self) -> naming.Names:
        """Return the names that the briefing knows."""
        return self._recorded.names

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Return the words of ours with a capital that are in no list of names, in one spelling."""
        texts = (_without_quotations(statement.text.plain) for statement in self._statements.all)
        found = (each for text in texts for each in self._capitals(text))
        return frozenset(naming.spelt(each.words) for each in found if not _is_ordinary(each))

    def unfound(self, statement: Statement) -> tuple[Unfound, ...]:
        """Return the particulars of a statement that nothing it rests on has; none where it is unchecked."""
        facts, against = self._behind(statement), self._against(statement)
        if not facts or not against:
            return ()
        text = statement.text.plain
        found = self._unfound(text, facts, "en" if statement.kind == "date" else "")
        if found and against == "records" and statement.key.record.folder == "sources":
            found = tuple(each for each in found if not self._is_denied(statement, each))
        return tuple(replace(each, against=against) for each in found)

    def _is_denied(self, statement: Statement, unfound: Unfound) -> bool:
        """Say whether a sentence says that an article does not have a name which its event has."""
        text, language = statement.text.plain, self._corpus.briefing.language
        if unfound.kind in ("number", "ordinal", "fraction", "date"):
            return False
        if not negations.negation_in(sentences.around(text, unfound.start, language), language):
            return False
        events = self._corpus.sources[statement.key.record.id].event
        behind = [self._of_event(event) for event in events]
        if None in behind:
            return True  # which cannot be told
        facts = all_of(each for each in behind if each)
        is_there = {(each.start, each.end) for each in self._unfound(text, facts)}
        return (unfound.start, unfound.end) not in is_there

    def unfound_date(self, linked: LinkedFinding) -> tuple[Unfound, ...]:
        """Return what of a finding's own date, unless it is inferred, its paragraphs do not have."""
        finding = linked.finding
        if not finding.date or finding.date_inferred or finding.kind != "reported":
            return ()
        claims = self._corpus.every_claim_on(linked.key)
        facts = self._of_paragraphs(self._statements.finding(linked), claims)
        years = (self._in_the_year(each, there) for each in claims if (there := self._recorded.claim(each)))
        facts = facts and facts | all_of(years)
        found = self._unfound(finding.date.words, facts, "en") if facts else ()
        return tuple(replace(each, against="paragraphs") for each in found if each.kind == "date")

    def unfound_in_heading(self, text: str, section: str | None) -> tuple[Unfound, ...]:
        """Return what of a title or label of an event, or of the briefing, no text of it has."""
        facts = self._of_event(section) if section else self._of_briefing()
        return self._unfound(text, facts) if facts else ()

    def is_compared(self, statement: Statement) -> bool:
        """Say whether a statement rests on articles, and not on a public page or on what it infers."""
        return self._against(statement) is not None

    def is_unchecked(self, statement: Statement) -> bool:
        """Say whether a statement is to be compared with texts, and one of them was not captured."""
        return self._against(statement) is not None and self._behind(statement) is None

    def unfound_in(self, text: str, legs: Iterable[Leg]) -> tuple[Unfound, ...]:
        """Return the particulars of words on a hand-written page that nothing they cite has.

        Words with a capital that are no name of the briefing are not looked up there, since no capture seeks
        them.
        """
        legs, corpus = tuple(legs), self._corpus
        facts = [self._recorded.source(leg.ref) for leg in legs if leg.ref in corpus.sources]
        facts += [self._recorded.claim(corpus.claims[leg.ref]) for leg in legs if leg.ref in corpus.claims]
        if None in facts:
            return ()
        known = self._of_sentences(legs) | all_of(each for each in facts if each)
        return tuple(each for each in self._unfound(text, known) if each.kind != "word")

    # What a statement is compared with.

    def _against(self, statement: Statement) -> Against | None:
        """Return what a statement is compared with; None where it rests on a public page, or on nothing."""
        if statement.kind == "descriptor" or statement.label == "context" or statement.key.field == "waived":
            return None
        if statement.kind in ("editor", "summary", "question") or statement.label == "gap":
            return "records"
        if (
            statement.kind in ("in-brief", "lead", "prose", "note", "compared")
            or statement.label == "judgment"
        ):
            return "sentences"
        return None if statement.label == "inferred" else "paragraphs"

    def _behind(self, statement: Statement) -> Facts | None:
        """Return what that has; None where not all of it was recorded."""
        match self._against(statement):
            case "records":
                return self._of_records(statement)
            case "sentences":
                return self._of_cited(statement)
            case None:
                return None
        if statement.kind == "attribution" and statement.key.record.folder != "sources":
            finding = f"{statement.key.record.id}/{statement.key.id}"
            return self._of_paragraphs(statement, self._corpus.every_claim_on(finding))
        return self._of_paragraphs(statement, (*statement.whole, *statement.part))

    def _of_paragraphs(self, statement: Statement, claims: Iterable[LinkedClaim]) -> Facts | None:
        """Return what the paragraphs of claims have, and who is cited there.

        A claim whose own version has another number or date gives none for its finding.
        """
        found: list[Facts] = []
        for claim in claims:
            facts = self._recorded.claim(claim)
            if not facts:
                return None
            if statement.kind == "date":
                facts |= self._in_the_year(claim, facts)
            is_own = statement.kind == "version" or not claim.text
            if (
                not is_own
                and claim.text
                and particulars.says_otherwise(claim.text.plain, statement.text.plain)
            ):
                facts = replace(facts, numbers=frozenset(), dates=frozenset())
            found.append(self._with_speakers(claim, facts) | self._recorded.publishers_of([claim]))
        return all_of(found) if found else None

    def _in_the_year(self, claim: LinkedClaim, facts: Facts) -> Facts:
        """Return the days of a claim's place in the last year before its article, which few articles name."""
        issued = self._corpus.sources[claim.source].issued
        days = [each.removeprefix("-") for each in facts.dates if re.fullmatch(r"--\d\d(?:-\d\d)?", each)]
        if not issued:
            return Facts()
        year, month = issued.latest.year, issued.latest.month
        return Facts(dates=frozenset(f"{year - (int(day[1:3]) > month)}{day}" for day in days))

    def _with_speakers(self, claim: LinkedClaim, facts: Facts) -> Facts:
        """Return what a claim's place has, with its speakers by the record if no person is named there."""
        if any(key.startswith("person:") for key in facts.keys):
            return facts
        findings = (self._corpus.findings.get(key) for key in claim.findings)
        speakers = {each.finding.speaker for each in findings if each and each.finding.speaker}
        return facts | all_of(map(self._recorded.actor, speakers))

    def _of_cited(self, statement: Statement) -> Facts | None:
        """Return what the sentences that a statement cites have, and what is counted of them.

        A title, which a sentence need not repeat, may be in the paragraphs, and so may two that are meant by
        `the two`. Prose tells its clauses one by one, without counts and dates of the event.
        """
        claims = (*statement.whole, *statement.part)
        places = [self._recorded.claim(claim) for claim in claims]
        if not claims or None in places:
            return None
        behind = all_of(each for each in places if each)
        titles = Facts(words=behind.words, has_pair=behind.names_two)
        facts = self._of_sentences(statement.legs) | titles
        if statement.kind == "prose":
            return facts
        record = statement.key.record
        own = self._recorded.actor(record.id) if record.folder == "actors" else Facts()
        sections = {linked.section for leg in statement.legs for linked in self._findings(leg.ref)}
        events = [self._recorded.event(each, to_the_day=False) for each in sections]
        return facts | own | self._counts(statement.legs) | all_of(events)

    def _of_sentences(self, legs: Iterable[Leg]) -> Facts:
        """Return what the sentences of findings and claims have."""
        found, corpus = list[Facts](), self._corpus
        for leg in legs:
            claim, linked = corpus.claims.get(leg.ref), corpus.findings.get(leg.ref)
            if claim:
                found.append(self._recorded.texts(_version(claim, self._findings(leg.ref))))
            elif linked:
                versions = chain(*(_version(each, ()) for each in corpus.every_claim_on(linked.key)))
                found.append(self._recorded.finding(linked) | self._recorded.texts(versions))
            found.append(self._recorded.publishers_of((*leg.whole, *leg.part)))
        return all_of(found)

    def _findings(self, ref: str) -> tuple[LinkedFinding, ...]:
        """Return a finding by its key, or those of a claim."""
        claim = self._corpus.claims.get(ref)
        keys = claim.findings if claim else (ref,)
        return tuple(each for key in keys if (each := self._corpus.findings.get(key)))

    def _counts(self, legs: Iterable[Leg]) -> Facts:
        """Return how many articles report what is cited: all of it, each thing, and each account of it.

        An article that has only a part of it does not count.
        """
        legs = tuple(legs)
        groups: list[Iterable[LinkedClaim]] = [[claim for leg in legs for claim in leg.whole]]
        for leg in legs:
            groups.append(leg.whole)
            cited = self._corpus.claims.get(leg.ref)
            for linked in self._findings(leg.ref):
                on_it = self._corpus.every_claim_on(linked.key)
                for account in [cited.account] if cited else [None, *linked.finding.accounts]:
                    groups.append([each for each in on_it if each.account == account and not each.part])
        return Facts(counts=frozenset(str(len({each.source for each in group})) for group in groups))

    def _of_records(self, statement: Statement) -> Facts | None:
        """Return what the texts and the records of a statement's event or article have."""
        record = statement.key.record
        if record.folder == "sources":
            return self._of_article(record.id)
        if record == BRIEFING_KEY:
            return self._of_briefing()
        linked = self._corpus.findings.get(f"{record.id}/{statement.key.id.partition('/')[0]}")
        if linked and linked.finding.kind != "gap":
            return self._beside(linked, statement.key.field)
        return self._of_event(record.id)

    def _of_article(self, source_id: str) -> Facts | None:
        """Return what an article and its record have, and the dates of the events that it reports."""
        facts = self._recorded.source(source_id)
        events = (self._recorded.event(each) for each in self._corpus.sources[source_id].event)
        return facts and facts | all_of(events)

    def _of_event(self, section: str) -> Facts | None:
        """Return what all texts on an event, or on the background, and its record have."""
        if section not in self._of_events:
            self._of_events[section] = self._texts_and_record(section)
        return self._of_events[section]

    def _texts_and_record(self, section: str) -> Facts | None:
        sources = self._corpus.sources_of(section)
        texts = [self._recorded.source(source) for source in sources]
        if not texts or None in texts:
            return None
        count = Facts(counts=frozenset([str(len(sources))]))
        return self._recorded.section(section) | count | all_of(each for each in texts if each)

    def _of_briefing(self) -> Facts | None:
        """Return what all texts name, and when the events were; the numbers are of events and of sources."""
        corpus = self._corpus
        texts = [self._recorded.source(source) for source in corpus.sources]
        if not texts or None in texts:
            return None
        named = replace(all_of(each for each in texts if each), numbers=frozenset(), dates=frozenset())
        counts = Facts(frozenset([str(len(corpus.events))]), counts=frozenset([str(len(texts))]))
        return named | counts | all_of(map(self._recorded.event, corpus.events))

    def _beside(self, linked: LinkedFinding, field: str) -> Facts | None:
        """Return what a note on a finding can be about: it, what it is compared with, and their paragraphs.

        Of the other articles on its event it is the names of their publishers. A note on its date can name
        when articles are from, and the months of the events that they report.
        """
        corpus, found = self._corpus, list[Facts]()
        compared = [other for other, _ in corpus.compared(linked.key)]
        for each in (linked, *compared):
            leg = next(iter(self._statements.legs([each.key])))
            claims = dict.fromkeys((*corpus.every_claim_on(each.key), *leg.whole, *leg.part))
            places = [self._recorded.claim(claim) for claim in claims]
            if None in places:
                return None
            of_event = corpus.sources_of(each.section)
            found += [
                *(place for place in places if place),
                self._recorded.finding(each),
                self._recorded.texts(chain(*(_version(claim, ()) for claim in claims))),
                self._recorded.publishers_of(chain(*map(corpus.claims_of, of_event))),
                self._counts([leg]),
                Facts(counts=frozenset([str(len(claims)), str(len({claim.source for claim in claims}))])),
            ]
            if each != linked:
                found.append(self._recorded.event(each.section))
            elif field == "date_note":
                found += self._dated(linked, {claim.source for claim in claims})
        return all_of(found)

    def _dated(self, linked: LinkedFinding, sources: Iterable[str]) -> Iterator[Facts]:
        """Yield what a note on a finding's date can name beside the texts."""
        for source_id in sources:
            source = self._corpus.sources[source_id]
            yield self._recorded.texts(each.words for each in (source.issued, linked.finding.date) if each)
            yield from (self._recorded.event(event, to_the_day=False) for event in source.event)

    # What of a sentence is not there.

    def _unfound(self, plain: str, facts: Facts, language: str = "") -> tuple[Unfound, ...]:
        text, found = _without_quotations(plain), list[Unfound]()
        names = self._names_in(text)
        behind: naming.Named | None = None
        for named in names:
            beside = text[behind.end : named.start] if behind else ""
            is_gloss = behind is not None and beside == " (" and bool(behind.keys & named.keys)
            if not is_gloss and not _is_named(named, facts):
                kind = min(named.keys).partition(":")[0]
                found.append(Unfound(kind, named.words, named.start, named.end, self._named(kind, facts)))
            behind = named
        unnamed = _blanked(text, names)
        for ours in particulars.particulars(unnamed, language or self._corpus.briefing.language):
            is_both = text[ours.start : ours.end].lower() == "both"  # of what was named before
            if not is_both and not _has(facts, ours, text):
                there = facts.dates if ours.kind == "date" else facts.numbers
                words = text[ours.start : ours.end]
                found.append(Unfound(ours.of_class, words, ours.start, ours.end, tuple(sorted(there))))
        for word in self._capitals(text):
            if naming.spelt(word.words) not in facts.words and not _is_ordinary(word):
                found.append(Unfound("word", word.words, word.start, word.end))
        unknown = tuple(sorted(facts.unknown))
        return tuple(replace(each, unknown=unknown) for each in sorted(found, key=lambda each: each.start))

    def _names_in(self, text: str) -> list[naming.Named]:
        """Return the names in a text; one that is all of a date, such as `May`, is none there."""
        dates = [each for each in particulars.particulars(text) if each.kind == "date"]
        return [
            each
            for each in self.names.longest(text)
            if not any(date.start <= each.start and each.end <= date.end for date in dates)
        ]

    def _capitals(self, text: str) -> Iterator[naming.Named]:
        """Yield the words of a text with a capital that are in no list of names, and no number or date."""
        if not particulars.knows_words(self._corpus.briefing.language):
            return  # in which a capital may say something else
        text = _blanked(text, self._names_in(text))
        text = _blanked(text, particulars.particulars(text))
        yield from naming.capitals(text, self._lower)

    @cached_property
    def _lower(self) -> frozenset[str]:
        return naming.lower_in(statement.text.plain for statement in self._statements.all)

    def _named(self, kind: str, facts: Facts) -> tuple[str, ...]:
        """Return what of a kind is named there, as the briefing calls it."""
        corpus, found = self._corpus, set[str]()
        for key in facts.keys:
            of, _, id_ = key.partition(":")
            if of == kind:
                actor, name = corpus.actors.get(id_), corpus.other_names.get(id_)
                publisher = corpus.publishers.get(id_) if kind == "publisher" else None
                shown = (actor.short or actor.name) if actor else name.name if name else english.country(id_)
                found.add(str(publisher.shown) if publisher else shown or id_)
        return tuple(sorted(found))


def _version(claim: LinkedClaim, findings: Iterable[LinkedFinding]) -> Iterator[str]:
    """Yield what a claim says: its own version, or else its findings; whom it is from, and its words."""
    if claim.text:
        yield claim.text.plain
    else:
        for each in findings:
            yield (each.finding.accounts.get(claim.account or "") or each.finding.text).plain
    if claim.attributed_to:
        yield claim.attributed_to.plain
    if claim.quote:
        yield claim.quote.translation.text if claim.quote.translation else claim.quote.exact


def _is_ordinary(word: naming.Named) -> bool:
    """Say whether a word has its capital only since a sentence begins with it."""
    return word.may_begin and naming.is_ordinary(word.words)


def _is_named(named: naming.Named, facts: Facts) -> bool:
    """Say whether what a name of ours means is named there: in any form, if it is the briefing's own name."""
    house = {form.key for form in named.forms if form.is_house}
    return bool(house & facts.keys) or fold(named.words).text in facts.forms


def _has(facts: Facts, ours: particulars.Particular, text: str) -> bool:
    if ours.kind == "date":
        return any(particulars.follows(ours.written, other) for other in facts.dates)
    if _OF_ARTICLES.match(text, ours.end) and facts.counts:
        return ours.written in facts.counts
    is_count = _OF_NOTHING_ELSE.match(text, ours.end) and ours.written in facts.counts
    is_there = any(form in facts.numbers for form in ours.forms)
    return bool(is_count) or is_there or (ours.is_pair and facts.names_two)


# What a number counts, behind it: articles; or what is not said, which may be articles.
_OF_ARTICLES = re.compile(r"\s+(?:\w+\s+){0,2}(?:articles?|sources?)\b(?!\s+of\b)")
_OF_NOTHING_ELSE = re.compile(r"\s*(?:[,.;:)!?]|$|(?:of|says?|reports?|gives?|names?|does|do|has|have)\b)")


def _without_quotations(text: str) -> str:
    """Return a text with spaces for what is in quotation marks, which other rules look up."""
    return _blanked(text, marks.quoted(text))


def _blanked(text: str, spans: Iterable[naming.Named | particulars.Particular | marks.Quoted]) -> str:
    for each in spans:
        text = f"{text[: each.start]}{' ' * (each.end - each.start)}{text[each.end :]}"
    return text
