"""Turns an article's text as it is now into what its publisher changed, or into where its words are now."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.corpus.captured import Capture, Change, LaterCapture
from generator.corpus.captures import digest, quotation_digest, style_in
from generator.corpus.capturing import Sought, SoughtClaim, misrecorded, names_of, of_text, seek
from generator.corpus.codes import DIFFERING_CAPTURE, LOST_PLACE
from generator.corpus.corpus import LinkedClaim
from generator.corpus.draft import Draft
from generator.corpus.key import Key
from generator.corpus.placed import Placed
from generator.corpus.yaml import Steps, YamlFile
from generator.problem import Problem
from generator.text import Article, Locator, as_article, dates, listed, lookup


@dataclass(frozen=True)
class Became:
    """What became of a claim in a later text: its change, if that can be told, and a line about it."""

    claim: str
    change: Change | None
    said: str


@dataclass(frozen=True)
class Move:
    """A place that has another number in a text: whose it is, the steps to what names it, both places."""

    name: str
    steps: Steps
    old: Locator
    new: Locator


def later(
    draft: Draft, source: str, text: str, day: dates.EdtfDate
) -> tuple[LaterCapture, list[Became], list[Problem]]:
    """Return what to record of a text that its publisher has changed since, and what became of each claim.

    Claims and styles that the capture does not have must be in this text; the problems are of those.
    """
    kept, sought = draft.captures[source], seek(draft, source, text)
    old = [each for each in sought.claims if _was_captured(kept, each)]
    new = [each for each in sought.claims if each not in old]
    styles = [s for s in sought.styles if not style_in(kept.names.get(s.actor, ()), s.style)]
    gone = [s for s in sought.styles if s not in styles and s.missing]
    recorded = of_text(draft, source, sought.article, day)
    digests = recorded["paragraph_digests"]
    became = [found for each in old if (found := _became(kept, sought, each, digests))]
    became += (
        Became("", None, f"{source} names {s.actor}: `{s.style.exact}` is not there any more") for s in gone
    )
    record = LaterCapture.model_construct(
        **recorded,
        changes={each.claim: each.change for each in became if each.change},
        claims={each.claim.id: each.entry for each in new},
        names=names_of(styles),
    )
    return record, became, list(sought.wrong) or list(sought.problems(new, styles))


def has_anything_of(draft: Draft, source: str, text: str) -> bool:
    """Say whether a text has any of the words or long paragraphs that were captured of a source."""
    kept, sought = draft.captures[source], seek(draft, source, text)
    known = {*kept.paragraph_digests.values()} & {*map(digest, sought.article.folded_paragraphs)}
    placed = [each for each in _placed(draft, source) if each.selector]
    found = (_places(sought.article, each.selector, each.old, {}) for each in placed if each.selector)
    return bool(known) or any(found) or not (placed or kept.paragraph_digests)


def differences(draft: Draft, source: str, taken: LaterCapture, text: str) -> Iterator[Problem]:
    """Yield how what was just recorded of a later text differs from what is kept of it."""
    kept = draft.captures[source].later
    assert kept
    article = as_article(text, draft.claims_of(source)[0].locator.kind)
    is_same = taken.model_copy(update={"particulars": kept.particulars}) == kept
    if not is_same or any(misrecorded(kept, taken, article)):
        message, hint = "`later` is not what the text has", "run `briefing capture --changed` again"
        yield draft.written.problem(DIFFERING_CAPTURE, Key.capture(source), ("later",), message, hint)


def _was_captured(kept: Capture, sought: SoughtClaim) -> bool:
    """Say whether a claim is in a capture of the first text as it is in the data."""
    entry, claim = kept.claims.get(sought.claim.id), sought.claim
    if not entry or not claim.quote:
        return bool(entry and entry.locator == claim.locator)
    return entry.digest == quotation_digest(claim.locator, entry.occurrence, claim.quote, entry.printed)


def _became(kept: Capture, sought: Sought, each: SoughtClaim, digests: Mapping[str, str]) -> Became | None:
    """Return what became of a claim that was in the first text; None where it is as it was."""
    claim, at = each.claim, each.claim.locator
    if claim.quote:
        hidden = each.negation and not kept.claims[claim.id].cuts_negation
        if hidden:
            said = f"{claim.key}: changed: what the cut leaves out now negates, `{each.negation}`"
            return Became(claim.id, "changed", said)
        if not each.missing:
            return None
        words = each.looked_up[0][2]
        if isinstance(words, lookup.Found):  # what is missing is the article's translation
            return Became(
                claim.id, "changed", f"{claim.key}: its translation is changed: {each.missing.reason}"
            )
        if _places(sought.article, _selector(kept, claim), at, _anchors(kept, sought.article)):
            return None
        change: Change = "dropped" if each.missing.is_unlike else "changed"
        return Became(claim.id, change, f"{claim.key}: {change}: {each.missing.reason}")
    numbers = range(at.span.first, at.span.last + 1) if at.kind == "paragraph" else ()
    before = [kept.paragraph_digests.get(str(number)) for number in numbers]
    if any(known and known not in digests.values() for known in before):
        return Became(
            claim.id, "touched", f"{claim.key}: {at} was changed; it has no quotation: read it again"
        )
    if before and all(before):
        return None
    return Became(
        claim.id,
        None,
        f"{claim.key}: it has no quotation, and whether {at} changed cannot be told: read it again",
    )


def renumbered(draft: Draft, source: str, text: str) -> tuple[list[Move], list[Problem]]:
    """Return the places of a source that have other numbers in a text, and those that cannot be told.

    Words are found again where they occur once. Long paragraphs are known by their digests; what is between
    two that have moved by the same number has moved by it, too.
    """
    kept, sought = draft.captures[source], seek(draft, source, text)
    if sought.wrong:
        return [], list(sought.wrong)
    article, placed = sought.article, list(_placed(draft, source))
    known = _anchors(kept, article)
    anchors = dict(known)
    for each in placed:
        found = _places(article, each.selector, each.old, known) if each.selector else []
        if len(found) == 1 and each.old.span.first == each.old.span.last:
            anchors[each.old.span.first] = article.locate(*found[0]).span.first
    moves, problems = [], []
    for each in placed:
        moved, why = _moved(article, each, anchors, kept)
        if not moved:
            steps = (*each.steps, each.old.kind)
            hint = "give it its number yourself; or, if the publisher changed the words, use `--changed`"
            problems.append(draft.written.problem(LOST_PLACE, Key.source(source), steps, why, hint))
        elif moved != each.old:
            moves.append(Move(each.name, each.steps, each.old, moved))
    return moves, problems


def with_moves(file: YamlFile, text: str, moves: Iterable[Move]) -> str:
    """Return the text of a source's file with other numbers in it, and all else as it was.

    A number in an odd notation may come out wrong: whoever writes the text reads it again first.
    """
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    places = {
        file.position((*move.steps, name)): value for move in moves for name, value in move.new.fields.items()
    }
    for position, value in sorted(places.items(), reverse=True):
        line, at = lines[position.line - 1], position.column - 1
        lines[position.line - 1] = line[:at] + _NUMBERS.sub(value, line[at:], count=1)
    return "".join(lines)


def places(draft: Draft, source: str, expected: Iterable[tuple[str, Locator]]) -> bool:
    """Say whether a source names these places, by the names of what is there."""
    named = [(each.name, each.old) for each in _placed(draft, source)]
    return all(each in named for each in expected)


# What is written for a place, perhaps in quotation marks, which stay.
_NUMBERS = re.compile(r"(?<!\d)[\d:]+(?:-[\d:]+)?")


@dataclass(frozen=True)
class _Placed:
    name: str
    steps: Steps
    old: Locator
    selector: lookup.Selector | None  # none where a claim has no quotation


def _placed(draft: Draft, source: str) -> Iterator[_Placed]:
    """Yield everything of a source that names a place in it."""
    kept = draft.captures[source]

    def translated(name: str, steps: Steps, of: Placed | None) -> Iterator[_Placed]:
        if of and of.has_place:
            words = lookup.Selector(getattr(of, "text", ""), 1, 1)
            yield _Placed(f"{name}, translated", (*steps, "translation"), of.locator, words)

    for claim in draft.claims_of(source):
        words = _selector(kept, claim) if claim.quote else None
        yield _Placed(claim.key, claim.steps, claim.locator, words)
        if claim.quote:
            yield from translated(claim.key, (*claim.steps, "quote"), claim.quote.translation)
    for actor, styles in draft.sources[source].names.items():
        for index, style in enumerate(styles):
            name, steps = f"{source} names {actor}", ("names", actor, index)
            yield _Placed(name, steps, style.locator, lookup.Selector(style.exact, 1, 1))
            yield from translated(name, steps, style.translation)


def _selector(kept: Capture, claim: LinkedClaim) -> lookup.Selector:
    """Return what to look up for a quotation, without what the editor put in."""
    entry, quote = kept.claims.get(claim.id), claim.quote
    assert quote
    words = (entry.printed if entry else None) or quote.exact
    return lookup.Selector(words, 1, 1, quote.prefix or "", quote.suffix or "", quote.lang)


def _anchors(kept: Capture, article: Article) -> dict[int, int]:
    """Return where the paragraphs are now that are known by their digests, by their numbers."""
    if article.kind != "paragraph":
        return {}
    digests = [digest(each) for each in article.folded_paragraphs]
    return {
        int(number): digests.index(each) + 1
        for number, each in kept.paragraph_digests.items()
        if digests.count(each) == 1 and list(kept.paragraph_digests.values()).count(each) == 1
    }


def _moved(
    article: Article, placed: _Placed, anchors: Mapping[int, int], kept: Capture
) -> tuple[Locator | None, str]:
    """Return where a place is now, or why that cannot be told."""
    old, selector = placed.old, placed.selector
    if not selector:
        return _by_neighbours(article, old, anchors, kept)
    first, last = _between(old.span.first, anchors), _between(old.span.last, anchors)
    meant = Locator(old.kind, type(old.span)(first, last)) if first and last and not old.paragraphs else None
    found = [_like(old, article.locate(*each)) for each in _places(article, selector, old, anchors)]
    if old.kind in ("page", "time") and _holds(article, selector, old):
        return old, ""
    if meant and any(_is_within(each, meant) for each in found):
        return meant, ""
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, f"these words are in {listed(map(str, found))}"
    return None, "these words are nowhere in the text, or no longer where the paragraphs around them are"


def _by_neighbours(
    article: Article, old: Locator, anchors: Mapping[int, int], kept: Capture
) -> tuple[Locator | None, str]:
    """Return where a place without words is now, by the paragraphs that are known around it."""
    numbers = range(old.span.first, old.span.last + 1)
    digests = {digest(each) for each in article.folded_paragraphs}
    before = [kept.paragraph_digests.get(str(number)) for number in numbers if old.kind == "paragraph"]
    if any(known and known not in digests for known in before):
        return None, f"{old} was changed, and this claim has no quotation: read it again"
    first, last = _between(old.span.first, anchors), _between(old.span.last, anchors)
    if first and last and old.kind in ("paragraph", "post"):
        return Locator(old.kind, type(old.span)(first, last)), ""
    return None, f"where {old} is now cannot be told, since this claim has no quotation"


def _holds(article: Article, selector: lookup.Selector, at: Locator) -> bool:
    """Say whether words are still at a place."""
    there = article.range_of(at)
    if isinstance(there, str):
        return False
    found = lookup.stands(article, replace(selector, first=there[0], last=there[1]))
    return isinstance(found, lookup.Found)


def _between(number: int, anchors: Mapping[int, int]) -> int | None:
    """Return what a number became: where it is known, or has moved like what is known before and after it."""
    if number in anchors:
        return anchors[number]
    before = max((each for each in anchors if each < number), default=None)
    after = min((each for each in anchors if each > number), default=None)
    if before is None or after is None or anchors[before] - before != anchors[after] - after:
        return None
    return number + anchors[before] - before


def _places(
    article: Article, selector: lookup.Selector, at: Locator, anchors: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return the runs of paragraphs in which words occur, of one, else of as many as their place had.

    What is known to have been before them is before them still, and what was behind them, behind.
    """
    length = at.span.last - at.span.first + 1 if at.kind == "paragraph" else 2
    for number in range(1, length + 1):
        found = list(lookup.everywhere(article, replace(selector, first=1, last=number)))
        in_order = [
            each for each in found if _is_in_order(at.span.first, article.locate(*each).span.first, anchors)
        ]
        if in_order:
            return in_order
    return []


def _is_in_order(old: int, new: int, anchors: Mapping[int, int]) -> bool:
    if old in anchors:  # the very paragraph is known
        return anchors[old] == new
    return all((a < old) == (b < new) and (a > old) == (b > new) for a, b in anchors.items())


def _is_within(inner: Locator, outer: Locator) -> bool:
    return outer.span.first <= inner.span.first and inner.span.last <= outer.span.last


def _like(old: Locator, found: Locator) -> Locator:
    """Return a place as another was written: without a paragraph on the page if that had none."""
    return found if old.paragraphs else Locator(found.kind, found.span)
