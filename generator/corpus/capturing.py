"""Turns a source and its article's text into a capture, or into what differs from the one that there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.corpus.captured import Capture, CapturedClaim, CapturedName
from generator.corpus.captures import digest, on_one_line, quotation_digest, style_digest
from generator.corpus.codes import AMBIGUOUS_WORDS, CHANGED_TEXT, DIFFERING_CAPTURE, MISSING_WORDS
from generator.corpus.corpus import LinkedClaim
from generator.corpus.draft import Draft
from generator.corpus.key import Key
from generator.corpus.yaml import Steps
from generator.problem import Problem
from generator.text import dates, fragment, lookup

# A shorter paragraph could be found by trying out sentences, so no digest of it is kept.
SHORTEST_PARAGRAPH = 25


@dataclass(frozen=True)
class Located:
    """A quotation or style of a name, and where it is in the text."""

    name: str
    found: lookup.Found


def take(
    draft: Draft, source: str, text: str, day: dates.EdtfDate
) -> tuple[Capture, list[Located], list[Problem]]:
    """Return what to record of a source's text read on a day; not to be kept if there are problems."""
    article = lookup.as_article(text)
    located: list[Located] = []
    problems: list[Problem] = []
    record = Key.source(source)
    claims = {}
    for claim in draft.claims_of(source):
        captured, found = _captured(article, claim, draft.sources[source].language)
        if isinstance(found, lookup.NotFound):
            problems.append(_problem(draft, record, (*claim.steps, *_blamed(claim, found)), found))
        elif isinstance(found, lookup.Found):
            located.append(Located(claim.key, found))
        claims[claim.id] = captured
    names: dict[str, list[CapturedName]] = {}
    for actor, styles in draft.sources[source].names.items():
        for index, style in enumerate(styles):
            at, language = style.paragraph, _language(draft.sources[source].language)
            selector = lookup.Selector(style.exact, at.first, at.last, language=language)
            found = lookup.stands(article, selector)
            if isinstance(found, lookup.NotFound):
                problems.append(_problem(draft, record, ("names", actor, index, "exact"), found))
                continue
            located.append(Located(f"{source} names {actor}", found))
            form = _another_form(article, found, style.exact)
            entry = CapturedName(paragraph=style.paragraph, digest=style_digest(style, form), printed=form)
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
    article: lookup.Article, claim: LinkedClaim, language: str
) -> tuple[CapturedClaim, lookup.Found | lookup.NotFound | None]:
    """Return what is recorded of a claim, and where its quotation is or why nowhere; None if it has none."""
    if not claim.quote:
        count = len(article.paragraphs)
        is_beyond = claim.paragraph.last > count
        beyond = (
            lookup.NotFound(f"there is no ¶{claim.paragraph}: the text has {count}") if is_beyond else None
        )
        return CapturedClaim(paragraph=claim.paragraph), beyond
    at, quote = claim.paragraph, claim.quote
    around = (quote.prefix or "", quote.suffix or "")
    selector = lookup.Selector(quote.exact, at.first, at.last, *around, _language(quote.lang or language))
    found = lookup.find(article, selector)
    if isinstance(found, lookup.NotFound):
        return CapturedClaim(paragraph=claim.paragraph), found
    link, form = fragment.shortest(article, found), _another_form(article, found, claim.quote.exact)
    captured = CapturedClaim(
        paragraph=claim.paragraph,
        digest=quotation_digest(claim.paragraph, found.occurrence, claim.quote, form),
        printed=form,
        occurrence=found.occurrence,
        start_words=link.start_words if link else None,
        end_words=link.end_words if link else None,
        prefix=link.prefix if link else None,
        suffix=link.suffix if link else None,
    )
    return captured, found


def _language(tag: str) -> str:
    return tag.partition("-")[0]


def _another_form(article: lookup.Article, found: lookup.Found, written: str) -> str | None:
    """Return how the article prints what was found, where that is more than another white space."""
    form = article.printed(found)
    return form if form != on_one_line(written) else None


def _blamed(claim: LinkedClaim, found: lookup.NotFound) -> Steps:
    if not claim.quote or found.is_elsewhere:
        return ("paragraph",)
    return ("quote", "exact")


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
