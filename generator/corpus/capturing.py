"""Turns a source and its article's text into a capture, or into what differs from the one that there is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

from generator.corpus.captured import Capture, CapturedClaim, CapturedName, CapturedWords
from generator.corpus.captures import (
    digest,
    is_translated_by_article,
    on_one_line,
    quotation_digest,
    style_digest,
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
from generator.corpus.key import Key
from generator.corpus.source import NameStyle, Quotation
from generator.corpus.yaml import Steps
from generator.problem import Problem
from generator.text import CUT, Article, Locator, as_article, dates, fragment, insertions, lookup, negations

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


def take(
    draft: Draft, source: str, text: str, day: dates.EdtfDate
) -> tuple[Capture, list[Located], list[Problem]]:
    """Return what to record of a source's text read on a day; not to be kept if there are problems."""
    kind = draft.claims_of(source)[0].locator.kind
    article, ours = as_article(text, kind), draft.briefing.language
    empty = Capture.model_construct(
        captured=day,
        digest=digest("\n".join(article.folded_paragraphs)),
        words=article.words,
        paragraphs=len(article.paragraphs),
        paragraph_digests=dict(_paragraph_digests(article)),
        claims={},
        names={},
    )
    if article.wrong_marks:
        hint = "docs/quotations.md says how a text names its pages, times and posts"
        wrong = draft.written.problem(WRONG_MARKS, Key.source(source), (), article.wrong_marks, hint)
        return empty, [], [wrong]
    located: list[Located] = []
    problems: list[Problem] = []
    record, language = Key.source(source), draft.sources[source].language

    def note(name: str, steps: Steps, found: lookup.Found | lookup.NotFound) -> None:
        if isinstance(found, lookup.Found):
            located.append(Located(name, found, article.locate(found.first, found.last)))
        else:
            problems.append(_problem(draft, record, steps, found))

    claims = {}
    for claim in draft.claims_of(source):
        claims[claim.id], looked_up = _captured(article, claim, language, ours)
        for what, steps, found in looked_up:
            note(f"{claim.key}{what}", (*claim.steps, *steps), found)
            negation = _cut_negation(article, found, claim.quote, language) if steps == _QUOTED else ""
            if negation and claim.quote and not claim.quote.cut_note:
                message = f"the cut `{CUT}` leaves out a negation: `{negation}`"
                hint = "quote it; or, if the sense is kept, say why: `quote: {exact: …, cut_note: …}`"
                steps = (*claim.steps, *_QUOTED)
                problems.append(draft.written.problem(CUT_NEGATION, record, steps, message, hint))
    names: dict[str, list[CapturedName]] = {}
    for actor, styles in draft.sources[source].names.items():
        for index, style in enumerate(styles):
            entry, looked_up = _captured_name(article, style, language, ours)
            for what, steps, found in looked_up:
                note(f"{source} names {actor}{what}", ("names", actor, index, *steps), found)
            names.setdefault(actor, []).append(entry)
    last = max(claim.locator.span.last for claim in draft.claims_of(source))
    if problems and kind == "paragraph" and len(article.paragraphs) == 1 < last:  # all have this one cause
        message = f"the text is one paragraph, and the claims are in ¶1 to ¶{last}"
        hint = "separate the paragraphs of the text by blank lines"
        problems = [draft.written.problem(MISSING_WORDS, record, (), message, hint)]
    styles_ = {actor: tuple(entries) for actor, entries in names.items()}
    capture = empty.model_copy(update={"claims": claims, "names": styles_})
    return capture, located, problems


def differences(draft: Draft, source: str, taken: Capture) -> Iterator[Problem]:
    """Yield how a capture just taken from a text differs from the one that is kept for the source."""
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
    for name in ("words", "paragraphs", "paragraph_digests"):
        if getattr(kept, name) != getattr(taken, name):
            yield differing((name,), f"`{name}`")
    for claim_id, captured in taken.claims.items():
        entry = kept.claims.get(claim_id)
        if entry and entry != captured:
            fields = CapturedClaim.model_fields
            differ = [f"`{name}`" for name in fields if getattr(entry, name) != getattr(captured, name)]
            yield differing(("claims", claim_id), f"{', '.join(differ)} of `{claim_id}`")


def _styles(capture: Capture) -> dict[str, set[CapturedName]]:
    """Return the styles of names without their order, which the data may change."""
    return {actor: set(styles) for actor, styles in capture.names.items() if styles}


def _captured(
    article: Article, claim: LinkedClaim, language: str, ours: str
) -> tuple[CapturedClaim, list[LookedUp]]:
    """Return what is recorded of a claim, and what was looked up; `ours` is the briefing's language."""
    at, quote = claim.locator, claim.quote
    if not quote:
        paragraphs = article.range_of(at)
        nowhere: list[LookedUp] = []
        if isinstance(paragraphs, str):
            nowhere.append(("", (at.kind,), lookup.NotFound(paragraphs)))
        return _entry(CapturedClaim, at), nowhere
    around = (quote.prefix or "", quote.suffix or "")
    found = _found(article, quote.exact, at, quote.lang or language, around)
    if isinstance(found, lookup.NotFound):
        steps: Steps = (at.kind,) if found.is_elsewhere else _QUOTED
        return _entry(CapturedClaim, at), [("", steps, found)]
    translation, there = _captured_translation(article, quote, at, ours)
    link = None if at.fragment else fragment.shortest(article, found)
    form = _another_form(article, found, quote.exact)
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
        cuts_negation=bool(_cut_negation(article, found, quote, language)),
        translation=translation,
    )
    further = [(", translated", ("quote", *steps), each) for steps, each in there]
    return captured, [("", _QUOTED, found), *further]


def _captured_name(
    article: Article, style: NameStyle, language: str, ours: str
) -> tuple[CapturedName, list[LookedUp]]:
    """Return what is recorded of a style of a name, and what was looked up for it."""
    at = style.locator
    found = _found(article, style.exact, at, language)
    translation, there = _captured_translation(article, style, at, ours)
    form = _another_form(article, found, style.exact)
    digest_ = style_digest(style, form)
    entry = _entry(CapturedName, at, digest=digest_, printed=form, translation=translation)
    further = [(", translated", steps, each) for steps, each in there if isinstance(found, lookup.Found)]
    return entry, [("", ("exact",), found), *further]


def _captured_translation(
    article: Article, of: Quotation | NameStyle, beside: Locator, ours: str
) -> tuple[CapturedWords | None, list[tuple[Steps, lookup.Found | lookup.NotFound]]]:
    """Return what is recorded of the article's own translation of some words, if it prints one."""
    translation = of.translation
    if not translation or not is_translated_by_article(of):
        return None, []
    at = translation.locator if translation.has_place else beside
    found = _found(article, translation.text, at, ours)
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


def _cut_negation(
    article: Article,
    found: lookup.Found | lookup.NotFound,
    quote: Quotation | None,
    language: str,
) -> str:
    """Return the first word that negates in what the cuts of a quotation leave out; else nothing."""
    if not quote or not isinstance(found, lookup.Found):
        return ""
    left_out = (article.text[one[1] : other[0]] for one, other in pairwise(found.spans))
    return next(filter(None, (negations.negation_in(each, quote.lang or language) for each in left_out)), "")


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def _another_form(article: Article, found: lookup.Found | lookup.NotFound, written: str) -> str | None:
    """Return how the article prints what was found, where that is more than another white space."""
    form = article.printed(found.spans) if isinstance(found, lookup.Found) else on_one_line(written)
    return form if form != on_one_line(written) else None


def _problem(draft: Draft, record: Key, steps: Steps, found: lookup.NotFound) -> Problem:
    return draft.written.problem(
        AMBIGUOUS_WORDS if found.is_ambiguous else MISSING_WORDS, record, steps, found.reason, found.hint
    )


def _paragraph_digests(article: Article) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(article.folded_paragraphs, start=1):
        if len(paragraph.split()) >= SHORTEST_PARAGRAPH:
            yield str(number), digest(paragraph)


def changes(kept: Capture, taken: Capture) -> str:
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
