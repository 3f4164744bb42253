"""Turns a source and its article's text into a capture, or into what differs from the one that there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

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
)
from generator.corpus.corpus import LinkedClaim
from generator.corpus.draft import Draft
from generator.corpus.fields import Paragraphs
from generator.corpus.key import Key
from generator.corpus.source import NameStyle, Quotation
from generator.corpus.yaml import Steps
from generator.problem import Problem
from generator.text import dates, fragment, insertions, lookup, negations

# A shorter paragraph could be found by trying out sentences, so no digest of it is kept.
SHORTEST_PARAGRAPH = 25


# The steps, within a claim, to the words of its quotation.
_QUOTED: Steps = ("quote", "exact")
# What of a claim or style was looked up, beyond its words; the steps to it; what came of it.
LookedUp = tuple[str, Steps, lookup.Found | lookup.NotFound]


@dataclass(frozen=True)
class Located:
    """A quotation or style of a name, and where it is in the text."""

    name: str
    found: lookup.Found


def take(
    draft: Draft, source: str, text: str, day: dates.EdtfDate
) -> tuple[Capture, list[Located], list[Problem]]:
    """Return what to record of a source's text read on a day; not to be kept if there are problems."""
    article, ours = lookup.as_article(text), draft.briefing.language
    located: list[Located] = []
    problems: list[Problem] = []
    record, language = Key.source(source), draft.sources[source].language

    def note(name: str, steps: Steps, found: lookup.Found | lookup.NotFound) -> None:
        if isinstance(found, lookup.Found):
            located.append(Located(name, found))
        else:
            problems.append(_problem(draft, record, steps, found))

    claims = {}
    for claim in draft.claims_of(source):
        claims[claim.id], looked_up = _captured(article, claim, language, ours)
        for what, steps, found in looked_up:
            note(f"{claim.key}{what}", (*claim.steps, *steps), found)
            negation = _cut_negation(article, found, claim.quote, language) if steps == _QUOTED else ""
            if negation and claim.quote and not claim.quote.cut_note:
                message = f"the cut `{lookup.CUT}` leaves out a negation: `{negation}`"
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
    last = max(claim.paragraph.last for claim in draft.claims_of(source))
    if problems and len(article.paragraphs) == 1 < last:  # all of them have this one cause
        message = f"the text is one paragraph, and the claims are in ¶1 to ¶{last}"
        hint = "separate the paragraphs of the text by blank lines"
        problems = [draft.written.problem(MISSING_WORDS, record, (), message, hint)]
    capture = Capture.model_construct(
        captured=day,
        digest=digest("\n".join(article.folded_paragraphs)),
        words=article.words,
        paragraphs=len(article.paragraphs),
        paragraph_digests=dict(_paragraph_digests(article)),
        claims=claims,
        names={actor: tuple(entries) for actor, entries in names.items()},
    )
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
    article: lookup.Article, claim: LinkedClaim, language: str, ours: str
) -> tuple[CapturedClaim, list[LookedUp]]:
    """Return what is recorded of a claim, and what was looked up; `ours` is the briefing's language."""
    if not claim.quote:
        count = len(article.paragraphs)
        beyond = lookup.NotFound(f"there is no ¶{claim.paragraph}: the text has {count}")
        is_there = claim.paragraph.last <= count
        return CapturedClaim(paragraph=claim.paragraph), [] if is_there else [("", ("paragraph",), beyond)]
    at, quote = claim.paragraph, claim.quote
    around = (quote.prefix or "", quote.suffix or "")
    written_in = quote.lang or language
    selector = lookup.Selector(quote.exact, at.first, at.last, *around, _primary(written_in))
    _, found = insertions.find_edited(article, selector)
    if isinstance(found, lookup.NotFound):
        steps: Steps = ("paragraph",) if found.is_elsewhere else _QUOTED
        return CapturedClaim(paragraph=claim.paragraph), [("", steps, found)]
    translation, there = _captured_translation(article, quote, at, ours)
    link, form = fragment.shortest(article, found), _another_form(article, found, quote.exact)
    captured = CapturedClaim(
        paragraph=claim.paragraph,
        digest=quotation_digest(claim.paragraph, found.occurrence, quote, form),
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
    article: lookup.Article, style: NameStyle, language: str, ours: str
) -> tuple[CapturedName, list[LookedUp]]:
    """Return what is recorded of a style of a name, and what was looked up for it."""
    at = style.paragraph
    found = lookup.stands(
        article, lookup.Selector(style.exact, at.first, at.last, language=_primary(language))
    )
    translation, there = _captured_translation(article, style, at, ours)
    form = _another_form(article, found, style.exact)
    entry = CapturedName(
        paragraph=at, digest=style_digest(style, form), printed=form, translation=translation
    )
    further = [(", translated", steps, each) for steps, each in there if isinstance(found, lookup.Found)]
    return entry, [("", ("exact",), found), *further]


def _captured_translation(
    article: lookup.Article, of: Quotation | NameStyle, beside: Paragraphs, ours: str
) -> tuple[CapturedWords | None, list[tuple[Steps, lookup.Found | lookup.NotFound]]]:
    """Return what is recorded of the article's own translation of some words, if it prints one."""
    translation = of.translation
    if not translation or not is_translated_by_article(of):
        return None, []
    at = translation.paragraph or beside
    selector = lookup.Selector(translation.text, at.first, at.last, language=_primary(ours))
    found = lookup.stands(article, selector)
    form = _another_form(article, found, translation.text)
    words = CapturedWords(paragraph=at, digest=translation_digest(translation, beside, form), printed=form)
    return words, [(("translation", "text"), found)]


def _cut_negation(
    article: lookup.Article,
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


def _another_form(article: lookup.Article, found: lookup.Found | lookup.NotFound, written: str) -> str | None:
    """Return how the article prints what was found, where that is more than another white space."""
    form = article.printed(found) if isinstance(found, lookup.Found) else on_one_line(written)
    return form if form != on_one_line(written) else None


def _problem(draft: Draft, record: Key, steps: Steps, found: lookup.NotFound) -> Problem:
    return draft.written.problem(
        AMBIGUOUS_WORDS if found.is_ambiguous else MISSING_WORDS, record, steps, found.reason, found.hint
    )


def _paragraph_digests(article: lookup.Article) -> Iterator[tuple[str, str]]:
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
        found.append(f"¶{', ¶'.join(changed)} differ{'s' if len(changed) == 1 else ''}, and shorter ones may")
    elif changed:
        found.append(
            f"of those with {SHORTEST_PARAGRAPH} words or more the first that differs is ¶{changed[0]}"
        )
    elif not found:
        short = [
            str(number)
            for number in range(1, taken.paragraphs + 1)
            if str(number) not in taken.paragraph_digests
        ]
        found.append(
            f"a paragraph of fewer than {SHORTEST_PARAGRAPH} words differs: one of ¶{', ¶'.join(short)}"
        )
    return "; ".join(found)
