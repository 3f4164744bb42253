"""Turns a source and its article's text into a capture, or into what differs from the one that there is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from generator.corpus.captured import (
    Capture,
    CapturedClaim,
    CapturedName,
    CapturedParticulars,
    CapturedText,
    CapturedWords,
)
from generator.corpus.captures import (
    digest,
    is_translated_by_article,
    on_one_line,
    quotation_digest,
    style_digest,
    style_in,
    translation_digest,
)
from generator.corpus.codes import (
    AMBIGUOUS_WORDS,
    CHANGED_TEXT,
    CUT_NEGATION,
    DIFFERING_CAPTURE,
    MISSING_WORDS,
    WRONG_MARKS,
)
from generator.corpus.corpus import LinkedClaim
from generator.corpus.draft import Draft
from generator.corpus.grounds import Grounds
from generator.corpus.key import Key
from generator.corpus.sought import in_paragraphs
from generator.corpus.source import NameStyle, Quotation
from generator.corpus.statements import statements
from generator.corpus.yaml import Steps
from generator.problem import Problem
from generator.text import (
    CUT,
    Article,
    Locator,
    as_article,
    dates,
    fold,
    fragment,
    insertions,
    locator,
    lookup,
    naming,
    negations,
)

# A shorter paragraph could be found by trying out sentences, so no digest of it is kept.
SHORTEST_PARAGRAPH = 25


T = TypeVar("T", CapturedClaim, CapturedName, CapturedWords)

# The steps, within a claim, to the words of its quotation.
_QUOTED: Steps = ("quote", "exact")
# What of a claim or style was looked up, beyond its words; the steps to it; what came of it.
LookedUp = tuple[str, Steps, lookup.Found | lookup.NotFound]


@dataclass(frozen=True)
class Located:
    """A quotation or style of a name, and where it is in the text."""

    name: str
    found: lookup.Found
    locator: Locator


@dataclass(frozen=True)
class SoughtClaim:
    """A claim that was looked up in a text: what to record of it, what came of it, and a cut negation."""

    claim: LinkedClaim
    entry: CapturedClaim
    looked_up: tuple[LookedUp, ...]
    negation: str

    @property
    def missing(self) -> lookup.NotFound | None:
        """Return why the text does not have it, if it does not."""
        return next((each for _, _, each in self.looked_up if isinstance(each, lookup.NotFound)), None)


@dataclass(frozen=True)
class SoughtStyle:
    """A style of an actor's name that was looked up in a text: what to record of it, what came of it."""

    actor: str
    index: int
    style: NameStyle
    entry: CapturedName
    looked_up: tuple[LookedUp, ...]

    @property
    def missing(self) -> lookup.NotFound | None:
        """Return why the text does not have it, if it does not."""
        return next((each for _, _, each in self.looked_up if isinstance(each, lookup.NotFound)), None)


@dataclass(frozen=True)
class Sought:
    """All that was looked up of a source in a text; `wrong` is what is wrong with the text itself."""

    draft: Draft
    source: str
    article: Article
    claims: tuple[SoughtClaim, ...]
    styles: tuple[SoughtStyle, ...]
    wrong: tuple[Problem, ...]

    def located(self, claims: Iterable[SoughtClaim], styles: Iterable[SoughtStyle]) -> Iterator[Located]:
        """Yield where the words of claims and styles are."""
        for name, _, found in self._results(claims, styles):
            if isinstance(found, lookup.Found):
                yield Located(name, found, self.article.locate(found.first, found.last))

    def problems(self, claims: Iterable[SoughtClaim], styles: Iterable[SoughtStyle]) -> Iterator[Problem]:
        """Yield what is wrong with claims and styles: words that are not there, or that a cut hides."""
        claims, record, written = tuple(claims), Key.source(self.source), self.draft.written
        for _, steps, found in self._results(claims, styles):
            if isinstance(found, lookup.NotFound):
                code = AMBIGUOUS_WORDS if found.is_ambiguous else MISSING_WORDS
                code = CUT_NEGATION if found.hides else code
                yield written.problem(code, record, steps, found.reason, found.hint)
        for each in claims:
            if each.negation and each.claim.quote and not each.claim.quote.cut_note:
                message = f"the cut `{CUT}` leaves out a negation: `{each.negation}`"
                hint = "quote it; or, if the sense is kept, say why: `quote: {exact: …, cut_note: …}`"
                yield written.problem(CUT_NEGATION, record, (*each.claim.steps, *_QUOTED), message, hint)

    def _results(self, claims: Iterable[SoughtClaim], styles: Iterable[SoughtStyle]) -> Iterator[LookedUp]:
        for each in claims:
            for what, steps, found in each.looked_up:
                yield f"{each.claim.key}{what}", (*each.claim.steps, *steps), found
        for style in styles:
            for what, steps, found in style.looked_up:
                name = f"{self.source} names {style.actor}{what}"
                yield name, ("names", style.actor, style.index, *steps), found


def seek(draft: Draft, source: str, text: str) -> Sought:
    """Look up all claims and styles of names of a source in a text."""
    article = as_article(text, draft.claims_of(source)[0].locator.kind)
    if article.wrong_marks:
        hint = "docs/quotations.md says how a text names its pages, times and posts"
        wrong = draft.written.problem(WRONG_MARKS, Key.source(source), (), article.wrong_marks, hint)
        return Sought(draft, source, article, (), (), (wrong,))
    language, ours = draft.sources[source].language, draft.briefing.language
    claims = tuple(_captured(article, claim, language, ours) for claim in draft.claims_of(source))
    styles = tuple(
        SoughtStyle(actor, index, style, *_captured_name(article, style, language, ours))
        for actor, styles in draft.sources[source].names.items()
        for index, style in enumerate(styles)
    )
    return Sought(draft, source, article, claims, styles, tuple(_beyond(draft, source, article)))


def _beyond(draft: Draft, source: str, article: Article) -> Iterator[Problem]:
    """Yield that a text goes on after the pages, or the time, that its source has."""
    record, last = draft.sources[source], article.parts[-1].value if article.parts else 0
    end = {"page": record.pages, "time": record.duration}.get(article.kind)
    if end and last > end:
        name = f"page {last}" if article.kind == "page" else locator.clock(last)
        field = "pages" if article.kind == "page" else "duration"
        message = f"the text goes on to {name}, and by `{field}` the source ends before"
        yield draft.written.problem(WRONG_MARKS, Key.source(source), (field,), message)


def _in_one(draft: Draft, source: str, article: Article) -> Iterator[Problem]:
    """Yield that a text is one paragraph, which is the cause of all that is not found in it."""
    last = max(claim.locator.span.last for claim in draft.claims_of(source))
    if article.kind == "paragraph" and len(article.paragraphs) == 1 < last:
        message = f"the text is one paragraph, and the claims are in ¶1 to ¶{last}"
        hint = "separate the paragraphs of the text by blank lines"
        yield draft.written.problem(MISSING_WORDS, Key.source(source), (), message, hint)


def take(
    draft: Draft, source: str, text: str, day: dates.EdtfDate
) -> tuple[Capture, list[Located], list[Problem]]:
    """Return what to record of a source's text read on a day; not to be kept if there are problems.

    What was found in the later text alone, which the publisher has changed, is not sought in the first.
    """
    sought, kept = seek(draft, source, text), draft.captures.get(source)
    recorded = of_text(draft, source, sought.article, day)
    is_first = kept and kept.later and kept.digest == recorded["digest"]
    later = kept.later if kept and is_first else None
    claims = [each for each in sought.claims if not (later and each.claim.id in later.claims)]
    apart = later.names if later else {}
    styles = [each for each in sought.styles if not style_in(apart.get(each.actor, ()), each.style)]
    capture = Capture.model_construct(
        **recorded,
        claims={each.claim.id: each.entry for each in claims},
        names=names_of(styles),
        later=later,
    )
    located, problems = list(sought.located(claims, styles)), list(sought.problems(claims, styles))
    if problems:
        problems = list(_in_one(draft, source, sought.article)) or problems
    return capture, located, list(sought.wrong) or problems


def of_text(draft: Draft, source: str, article: Article, day: dates.EdtfDate) -> dict[str, Any]:
    """Return what is recorded of a text itself, and of the particulars in it."""
    grounds, language = Grounds(statements(draft)), draft.sources[source].language
    return {
        "captured": day,
        "digest": digest("\n".join(article.folded_paragraphs)),
        "words": article.words,
        "paragraphs": len(article.paragraphs),
        "paragraph_digests": dict(_paragraph_digests(article)),
        "particulars": in_paragraphs(article, language, grounds.names, grounds.capitals),
    }


def names_of(styles: Iterable[SoughtStyle]) -> dict[str, tuple[CapturedName, ...]]:
    """Return what is recorded of styles of names, by the actor."""
    names: dict[str, list[CapturedName]] = {}
    for each in styles:
        names.setdefault(each.actor, []).append(each.entry)
    return {actor: tuple(entries) for actor, entries in names.items()}


def differences(draft: Draft, source: str, taken: Capture, text: str) -> Iterator[Problem]:
    """Yield how a capture just taken from a text differs from the one that is kept for the source.

    Names are of those that the briefing used on that day: they must be there, and others may be.
    """
    kept, record = draft.captures[source], Key.capture(source)
    if kept.digest != taken.digest:
        message = f"this is not the text that was captured on {kept.captured.words}: {changes(kept, taken)}"
        hint = "if the article was changed, read it again, then run `briefing capture`"
        yield draft.written.problem(CHANGED_TEXT, record, ("digest",), message, hint)
        return

    def differing(steps: Steps, what: str) -> Problem:
        hint = "run `briefing capture` again"
        return draft.written.problem(
            DIFFERING_CAPTURE, record, steps, f"{what} is not what the text has", hint
        )

    if _styles(kept) != _styles(taken):
        yield differing(("names",), "`names`")
    for number in misrecorded(kept, taken, as_article(text, draft.claims_of(source)[0].locator.kind)):
        yield differing(("particulars", number), f"what is recorded of paragraph {number}")
    for name in ("words", "paragraphs", "paragraph_digests"):
        if getattr(kept, name) != getattr(taken, name):
            yield differing((name,), f"`{name}`")
    for claim_id, captured in taken.claims.items():
        entry = kept.claims.get(claim_id)
        if entry and entry != captured:
            fields = CapturedClaim.model_fields
            differ = [f"`{name}`" for name in fields if getattr(entry, name) != getattr(captured, name)]
            yield differing(("claims", claim_id), f"{', '.join(differ)} of `{claim_id}`")


def misrecorded(kept: CapturedText, taken: CapturedText, article: Article) -> Iterator[str]:
    """Yield the paragraphs of which a capture has numbers or dates that its text has not, or lacks one."""
    if kept.particulars is None or taken.particulars is None:
        return  # of an older form, which is reported elsewhere
    nothing = CapturedParticulars()
    for number in sorted({*kept.particulars, *taken.particulars}, key=int):
        ours, theirs = (each.get(number, nothing) for each in (kept.particulars, taken.particulars))
        if int(number) > len(article.paragraphs):
            yield number
            continue
        start, end = article.paragraphs[int(number) - 1]
        has_names = naming.words_in(" ".join(ours.names)) <= naming.words_in(article.text[start:end])
        places = all(
            getattr(ours, name) == getattr(theirs, name) for name in ("paragraph", "page", "time", "post")
        )
        is_same = {*ours.numbers} == {*theirs.numbers} and {*ours.dates} == {*theirs.dates}
        if not (has_names and is_same and places):
            yield number


def _styles(capture: Capture) -> dict[str, set[CapturedName]]:
    """Return the styles of names without their order, which the data may change."""
    return {actor: set(styles) for actor, styles in capture.names.items() if styles}


def _captured(article: Article, claim: LinkedClaim, language: str, ours: str) -> SoughtClaim:
    """Look up a claim; `ours` is the briefing's language."""
    at, quote = claim.locator, claim.quote
    if not quote:
        paragraphs = article.range_of(at)
        nowhere: list[LookedUp] = []
        if isinstance(paragraphs, str):
            nowhere.append(("", (at.kind,), lookup.NotFound(paragraphs)))
        return SoughtClaim(claim, _entry(CapturedClaim, at), tuple(nowhere), "")
    around = (quote.prefix or "", quote.suffix or "")
    found = _found(article, quote.exact, at, quote.lang or language, around)
    if isinstance(found, lookup.NotFound):
        steps: Steps = (at.kind,) if found.is_elsewhere else _QUOTED
        return SoughtClaim(claim, _entry(CapturedClaim, at), (("", steps, found),), "")
    translation, there = _captured_translation(article, quote, at, ours)
    link = None if at.fragment else fragment.shortest(article, found)
    form = _another_form(article, found, quote.exact)
    negation = _cut_negation(article, found, quote.lang or language)
    captured = _entry(
        CapturedClaim,
        at,
        digest=quotation_digest(at, found.occurrence, quote, form),
        printed=form,
        occurrence=found.occurrence,
        start_words=link.start_words if link else None,
        end_words=link.end_words if link else None,
        prefix=link.prefix if link else None,
        suffix=link.suffix if link else None,
        cuts_negation=bool(negation),
        translation=translation,
    )
    further = ((", translated", ("quote", *steps), each) for steps, each in there)
    return SoughtClaim(claim, captured, (("", _QUOTED, found), *further), negation)


def _captured_name(
    article: Article, style: NameStyle, language: str, ours: str
) -> tuple[CapturedName, tuple[LookedUp, ...]]:
    """Return what is recorded of a style of a name, and what was looked up for it."""
    at = style.locator
    found = _open(article, _found(article, style.exact, at, language), language)
    translation, there = _captured_translation(article, style, at, ours)
    form = _another_form(article, found, style.exact)
    digest_ = style_digest(style, form)
    entry = _entry(CapturedName, at, digest=digest_, printed=form, translation=translation)
    is_there = isinstance(found, lookup.Found)
    further = ((", translated", steps, each) for steps, each in there if is_there)
    return entry, (("", ("exact",), found), *further)


def _captured_translation(
    article: Article, of: Quotation | NameStyle, beside: Locator, ours: str
) -> tuple[CapturedWords | None, list[tuple[Steps, lookup.Found | lookup.NotFound]]]:
    """Return what is recorded of the article's own translation of some words, if it prints one."""
    translation = of.translation
    if not translation or not is_translated_by_article(of):
        return None, []
    at = translation.locator if translation.has_place else beside
    found = _open(article, _found(article, translation.text, at, ours), ours)
    if fold(translation.text).text == fold(of.exact).text:
        hint = "take it out, or write the article's words for it"
        found = lookup.NotFound("these are the words themselves, and no translation of them", hint)
    form = _another_form(article, found, translation.text)
    digest_ = translation_digest(translation, beside, form)
    words = _entry(CapturedWords, at, digest=digest_, printed=form)
    return words, [(("translation", "text"), found)]


def _entry(form: type[T], at: Locator, **fields: Any) -> T:
    """Return an entry of a capture at a place."""
    places = {at.kind: at.span} | ({"paragraph": at.paragraphs} if at.paragraphs else {})
    return form(**places, **fields)


def _found(
    article: Article, words: str, at: Locator, language: str, around: tuple[str, str] | None = None
) -> lookup.Found | lookup.NotFound:
    """Look words up at a place: the only one of a quotation, with what is `around` it, or any of a name."""
    paragraphs = article.range_of(at)
    prefix, suffix = around or ("", "")
    first, last = (0, 0) if isinstance(paragraphs, str) else paragraphs
    selector = lookup.Selector(words, first, last, prefix, suffix, _primary(language), where=at)
    if isinstance(paragraphs, str):
        return lookup.beyond(article, selector, paragraphs)
    return insertions.find_edited(article, selector)[1] if around else lookup.stands(article, selector)


def _open(
    article: Article, found: lookup.Found | lookup.NotFound, language: str
) -> lookup.Found | lookup.NotFound:
    """Return what was found, unless its cut hides a negation, which nothing could explain here."""
    negation = _cut_negation(article, found, language) if isinstance(found, lookup.Found) else ""
    if not negation:
        return found
    return lookup.NotFound(
        f"the cut `{CUT}` leaves out a negation: `{negation}`", "write it, too", hides=True
    )


def _cut_negation(article: Article, found: lookup.Found, language: str) -> str:
    """Return the first word that negates in what the cuts of a quotation leave out; else nothing."""
    left_out = (article.text[one[1] : other[0]] for one, other in pairwise(found.spans))
    return next(filter(None, (negations.negation_in(each, language) for each in left_out)), "")


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def _another_form(article: Article, found: lookup.Found | lookup.NotFound, written: str) -> str | None:
    """Return how the article prints what was found, where that is more than another white space."""
    form = article.printed(found.spans) if isinstance(found, lookup.Found) else on_one_line(written)
    return form if form != on_one_line(written) else None


def _paragraph_digests(article: Article) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(article.folded_paragraphs, start=1):
        if len(paragraph.split()) >= SHORTEST_PARAGRAPH:
            yield str(number), digest(paragraph)


def changes(kept: CapturedText, taken: Capture) -> str:
    """Say in words where a text, of which a capture was taken, differs from the one of a kept capture."""
    found = []
    for name, count, before in (
        ("paragraphs", taken.paragraphs, kept.paragraphs),
        ("words", taken.words, kept.words),
    ):
        if count != before:
            found.append(f"it has {count} {name} instead of {before}")
    numbers = sorted({*kept.paragraph_digests, *taken.paragraph_digests}, key=int)
    changed = [
        each for each in numbers if kept.paragraph_digests.get(each) != taken.paragraph_digests.get(each)
    ]
    if changed and kept.paragraphs == taken.paragraphs:
        differ = f"{_numbered(taken, changed)} differ{'s' if len(changed) == 1 else ''}"
        found.append(f"{differ}, and shorter ones may")
    elif changed:
        first = _numbered(taken, changed[:1])
        found.append(f"of those with {SHORTEST_PARAGRAPH} words or more the first that differs is {first}")
    elif not found:
        numbers = [str(number) for number in range(1, taken.paragraphs + 1)]
        short = [each for each in numbers if each not in taken.paragraph_digests]
        differs = f"a paragraph of fewer than {SHORTEST_PARAGRAPH} words differs"
        found.append(f"{differs}: one of {_numbered(taken, short)}")
    return "; ".join(found)


def _numbered(taken: Capture, numbers: Sequence[str]) -> str:
    """Name paragraphs by their numbers in the text, which ¶ means only where a source is cited by them."""
    if all(claim.locator.kind == "paragraph" for claim in taken.claims.values()):
        return ", ".join(f"¶{number}" for number in numbers)
    return f"{'paragraph' if len(numbers) == 1 else 'paragraphs'} {', '.join(numbers)} of the text"
