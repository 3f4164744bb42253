"""Turns a source and its article's text into a capture, or into what differs from the one that there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import passages, quotes
from generator.captures import digest, on_one_line, quotation_digest, style_digest
from generator.corpus import Corpus, LinkedClaim
from generator.dates import EdtfDate
from generator.model import Capture, CapturedClaim, CapturedName
from generator.problem import Kind, Problem
from generator.quotes import Article, Found, NotFound, Selector
from generator.yaml_source import Path

# A shorter paragraph could be found by trying out sentences, so no digest of it is kept.
SHORTEST_PARAGRAPH = 25


@dataclass(frozen=True)
class Located:
    """A quotation or style of a name, and where it stands in the text."""

    name: str
    found: Found


def take(corpus: Corpus, source: str, text: str, day: EdtfDate) -> tuple[Capture, list[Located], list[Problem]]:
    """Return what is to be recorded of a source's text read on a day; not to be kept if there are problems."""
    article = quotes.read(text)
    located: list[Located] = []
    problems: list[Problem] = []
    record = f"sources/{source}"
    claims = {}
    for claim in corpus.claims_of(source):
        captured, found = _captured(article, claim)
        path: Path = ("claims", claim.index)
        if isinstance(found, NotFound):
            problems.append(_problem(corpus, record, (*path, *_blamed(claim, found)), found))
        elif isinstance(found, Found):
            located.append(Located(claim.key, found))
        claims[claim.id] = captured
    names: dict[str, list[CapturedName]] = {}
    for actor, styles in corpus.sources[source].names.items():
        for index, style in enumerate(styles):
            found = quotes.stands(article, Selector(style.exact, style.paragraph.first, style.paragraph.last))
            if isinstance(found, NotFound):
                problems.append(_problem(corpus, record, ("names", actor, index, "exact"), found))
                continue
            located.append(Located(f"{source} names {actor}", found))
            form = _another_form(article, found, style.exact)
            entry = CapturedName(paragraph=style.paragraph, digest=style_digest(style, form), printed=form)
            names.setdefault(actor, []).append(entry)
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


def differences(corpus: Corpus, source: str, taken: Capture) -> Iterator[Problem]:
    """Yield in what a capture taken from a text anew differs from the one that is kept for the source."""
    kept, record = corpus.captures[source], f"captures/{source}"
    if kept.digest != taken.digest:
        message = f"this is not the text that was captured on {kept.captured.words}: {changes(kept, taken)}"
        hint = "if the article was changed, read it again, then run `briefing capture`"
        yield corpus.problem(CHANGED_TEXT, record, ("digest",), message, hint)
        return
    if _styles(kept) != _styles(taken):
        yield corpus.problem(DIFFERING_CAPTURE, record, ("names",), "`names` is not what the text has", _ANEW)
    for name in ("words", "paragraphs", "paragraph_digests"):
        if getattr(kept, name) != getattr(taken, name):
            yield corpus.problem(DIFFERING_CAPTURE, record, (name,), f"`{name}` is not what the text has", _ANEW)
    for claim_id, captured in taken.claims.items():
        entry = kept.claims.get(claim_id)
        if entry and entry != captured:
            fields = [name for name in CapturedClaim.model_fields if getattr(entry, name) != getattr(captured, name)]
            message = f"{', '.join(f'`{each}`' for each in fields)} of `{claim_id}` is not what the text has"
            yield corpus.problem(DIFFERING_CAPTURE, record, ("claims", claim_id), message, _ANEW)


_ANEW = "`briefing capture` writes it anew"


def _styles(capture: Capture) -> dict[str, set[CapturedName]]:
    """Return the styles of names without their order, which the data may change."""
    return {actor: set(styles) for actor, styles in capture.names.items() if styles}


def _captured(article: Article, claim: LinkedClaim) -> tuple[CapturedClaim, Found | NotFound | None]:
    """Return what is recorded of a claim, and where its quotation stands or why not; None where it has none."""
    own = claim.claim
    if not own.quote:
        count = len(article.paragraphs)
        beyond = NotFound(f"there is no ¶{own.paragraph}: the text has {count}") if own.paragraph.last > count else None
        return CapturedClaim(paragraph=own.paragraph), beyond
    selector = Selector(
        own.quote.exact, own.paragraph.first, own.paragraph.last, own.quote.prefix or "", own.quote.suffix or ""
    )
    found = quotes.find(article, selector)
    if isinstance(found, NotFound):
        return CapturedClaim(paragraph=own.paragraph), found
    fragment, form = passages.shortest(article, found), _another_form(article, found, own.quote.exact)
    captured = CapturedClaim(
        paragraph=own.paragraph,
        digest=quotation_digest(own.paragraph, found.occurrence, own.quote, form),
        printed=form,
        occurrence=found.occurrence,
        start_words=fragment.start_words if fragment else None,
        end_words=fragment.end_words if fragment else None,
        prefix=fragment.prefix if fragment else None,
        suffix=fragment.suffix if fragment else None,
    )
    return captured, found


def _another_form(article: Article, found: Found, written: str) -> str | None:
    """Return how the article prints what was found, where that is more than another white space."""
    form = article.printed(found)
    return form if form != on_one_line(written) else None


def _blamed(claim: LinkedClaim, found: NotFound) -> Path:
    if not claim.claim.quote or found.is_elsewhere:
        return ("paragraph",)
    return ("quote", "exact")


def _problem(corpus: Corpus, record: str, path: Path, found: NotFound) -> Problem:
    return corpus.problem(
        AMBIGUOUS_WORDS if found.is_ambiguous else MISSING_WORDS, record, path, found.reason, found.hint
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
    changed = [each for each in numbers if kept.paragraph_digests.get(each) != taken.paragraph_digests.get(each)]
    if changed and kept.paragraphs == taken.paragraphs:
        found.append(f"¶{', ¶'.join(changed)} differ{'s' if len(changed) == 1 else ''}, and shorter ones may")
    elif changed:
        found.append(f"of those with {SHORTEST_PARAGRAPH} words or more the first that differs is ¶{changed[0]}")
    elif not found:
        short = [str(number) for number in range(1, taken.paragraphs + 1) if str(number) not in taken.paragraph_digests]
        found.append(f"a paragraph of fewer than {SHORTEST_PARAGRAPH} words differs: one of ¶{', ¶'.join(short)}")
    return "; ".join(found)


def kinds() -> Iterator[Kind]:
    """Yield every way in which a text can fail to be what the data says of it."""
    yield from (MISSING_WORDS, AMBIGUOUS_WORDS, CHANGED_TEXT, DIFFERING_CAPTURE)


MISSING_WORDS = Kind(
    "V101",
    "missing-words",
    """\
A quotation, or a style of a name, does not stand in the paragraph of the article that the data names.

`briefing capture` and `briefing verify` look it up in the article's text: exactly, else after the folding that
docs/quotations.md describes, and never by likeness. Copy the words again, or correct the paragraph.
""",
)
AMBIGUOUS_WORDS = Kind(
    "V102",
    "ambiguous-words",
    """\
A quotation stands more than once in its paragraph, so that a reader can not know which is meant.

Say what stands right before or behind it: `quote: {exact: …, prefix: …, suffix: …}`.
""",
)
CHANGED_TEXT = Kind(
    "V103",
    "changed-text",
    """\
An article's text is not the one that was captured.

The article was changed, another page was saved, or the text lies under the wrong name. What the briefing says of it
may no longer be so: read it again before `briefing capture` records it.
""",
)
DIFFERING_CAPTURE = Kind(
    "V104",
    "differing-capture",
    """\
A capture holds something that the very text that was captured does not have.

It was changed by hand or by a merge. `briefing capture` writes it anew.
""",
)
