"""Turns a quotation and an article's text into where it occurs there, or why it does not.

A quotation is looked up exactly, else after the one folding, else it is not found: never by likeness.
Likeness serves only to say, once it is not found, what the text has in its place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import islice, pairwise
from unicodedata import category, normalize

from generator.text.article import CUT, Article
from generator.text.english import counted
from generator.text.folding import Folded, fold
from generator.text.locator import Locator
from generator.text.words import divides_letters, divides_word, is_unparted


@dataclass(frozen=True)
class Selector:
    """Words to look up, in paragraphs from 1: a W3C TextQuoteSelector, with the editor's cuts in `exact`."""

    exact: str
    first: int
    last: int
    prefix: str = ""
    suffix: str = ""
    language: str | None = None
    where: Locator | None = None  # how messages name these paragraphs

    @property
    def parts(self) -> tuple[str, ...]:
        """Return what is between the cuts."""
        return tuple(part.strip() for part in self.exact.split(CUT))


@dataclass(frozen=True)
class Found:
    """Where words occur: code points of the text (a W3C TextPositionSelector), for each part between cuts.

    `occurrence` counts from 1 the places in their paragraphs that have these words, whatever is around them.
    """

    spans: tuple[tuple[int, int], ...]
    first: int
    last: int
    occurrence: int
    is_exact: bool

    @property
    def start(self) -> int:
        """Return the position of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Return the position after the last character."""
        return self.spans[-1][1]


@dataclass(frozen=True)
class NotFound:
    """Why words are not found, and how that may be fixed.

    `is_unlike` says that nothing is like them, `hides` that they are there, and a cut hides a negation.
    """

    reason: str
    hint: str = ""
    is_ambiguous: bool = False
    is_elsewhere: bool = False
    is_unlike: bool = False
    hides: bool = False


def find(article: Article, selector: Selector) -> Found | NotFound:
    """Return the one place where words occur in their paragraphs, or why there is none, or more than one."""
    if not all(fold(part).text for part in selector.parts):
        return NotFound("there are no words here", f"a cut `{CUT}` has words before and after it")
    if selector.last > len(article.paragraphs):
        return beyond(article, selector, f"the text has {counted(len(article.paragraphs), 'paragraph')}")
    text, offset = article.part(selector.first, selector.last)
    ways = [_found(article, selector, text, offset, starts) for starts in islice(_ways(text, selector), 100)]
    ways = [way for way in ways if way.is_exact] or ways
    if len(ways) == 1:
        return ways[0]
    if ways:
        hint = "add the words before or after it, as `prefix` or `suffix`"
        if selector.prefix or selector.suffix:
            hint = "give more of the words before or after it"
        if len(selector.parts) > 1:
            hint = f"give more of the words around `{CUT}`"
        return NotFound(
            f"these words occur {len(ways)} times in {_named(article, selector)}", hint, is_ambiguous=True
        )
    if any(_ways(text, replace(selector, prefix="", suffix=""))):
        context = " and ".join(f"`{name}`" for name in ("prefix", "suffix") if getattr(selector, name))
        reason = f"these words are in {_named(article, selector)}, but not with this {context}"
        return NotFound(reason, "copy the words right beside it")
    return _not_found(article, selector)


def everywhere(article: Article, selector: Selector) -> Iterator[tuple[int, int]]:
    """Yield all runs of as many paragraphs as a selector names in which its words occur, from the first."""
    length = selector.last - selector.first + 1
    for first in range(1, len(article.paragraphs) - length + 2):
        if any(_ways(article.part(first, first + length - 1)[0], selector)):
            yield first, first + length - 1


def beyond(article: Article, selector: Selector, reason: str) -> NotFound:
    """Say that a text does not have the place of some words, for a reason, and where they are instead."""
    there = _elsewhere(article, selector)
    return (
        _in_other_paragraphs(article, reason, there)
        if there
        else NotFound(reason, is_elsewhere=True, is_unlike=True)
    )


def stands(article: Article, selector: Selector) -> Found | NotFound:
    """Return the first of the places where words occur in their paragraphs, or why there is none."""
    if selector.last <= len(article.paragraphs):
        text, offset = article.part(selector.first, selector.last)
        ways = [
            _found(article, selector, text, offset, starts) for starts in islice(_ways(text, selector), 100)
        ]
        if ways:
            return next((way for way in ways if way.is_exact), ways[0])
    return find(article, selector)


def places(text: str, folded: str) -> Iterator[int]:
    """Yield where folded words begin in a folded text, as a browser finds words: not within letters."""
    for at in _everywhere(text, folded):
        if not divides_letters(text, at) and not divides_letters(text, at + len(folded)):
            yield at


def whole(text: Folded, folded: str, language: str | None = None) -> Iterator[int]:
    """Yield where folded words begin in a text as whole words, never within another word or number."""
    for at in _everywhere(text.text, folded):
        if not any(divides_word(text, end, language) for end in (at, at + len(folded))):
            yield at


def is_part(words: str, text: str) -> bool:
    """Say whether words, or their parts between cuts in their order, occur in a text as whole words."""
    return left_out(words, text) is not None


def left_out(words: str, text: str) -> tuple[str, ...] | None:
    """Return what the cuts in words leave out of a text; None where their parts do not occur in it."""
    within, behind, gaps = fold(text), 0, list[str]()
    for part in words.split(CUT):
        folded = fold(part).text
        at = next((at for at in whole(within, folded) if at >= behind), None)
        if at is None:
            return None
        if gaps or behind:
            gaps.append(within.text[behind:at])
        behind = at + len(folded)
    return tuple(gaps)


def cut_hint(words: str) -> str:
    """Return how an editor's cut is written, for words with dots that may be meant as one; else nothing."""
    dots = _DOTS.search(words.replace(CUT, ""))
    return f"an editor's cut is written `{CUT}`, not `{dots[0]}`" if dots else ""


def _everywhere(text: str, folded: str) -> Iterator[int]:
    at = text.find(folded) if folded else -1
    while at >= 0:
        yield at
        at = text.find(folded, at + 1)


def _found(article: Article, selector: Selector, text: Folded, offset: int, starts: tuple[int, ...]) -> Found:
    parts = [fold(part).text for part in selector.parts]
    folded = [text.span(at, at + len(part)) for at, part in zip(starts, parts, strict=True)]
    spans = tuple((start + offset, end + offset) for start, end in folded)
    return Found(
        spans=spans,
        first=article.paragraph_at(spans[0][0]),
        last=article.paragraph_at(spans[-1][1] - 1),
        occurrence=sum(at <= starts[0] for at in whole(text, parts[0], selector.language)),
        is_exact=[article.text[start:end].split() for start, end in spans]
        == [each.split() for each in selector.parts],
    )


def _ways(folded: Folded, selector: Selector) -> Iterator[tuple[int, ...]]:
    """Yield all ways in which the parts occur in order in a text: where each begins in its folded form."""
    text, parts = folded.text, [fold(part).text for part in selector.parts]
    prefix, suffix = fold(selector.prefix).text, fold(selector.suffix).text
    starts = [
        [
            at
            for at in whole(folded, part, selector.language)
            if not folded.is_within(at) and not folded.is_within(at + len(part))
        ]
        for part in parts
    ]
    starts[0] = [at for at in starts[0] if _ends_with(text[:at], prefix)]
    starts[-1] = [at for at in starts[-1] if _begins_with(text[at + len(parts[-1]) :], suffix)]
    # From the end, drop what leaves no room for the parts after it, so that no way is tried in vain.
    room = len(text)
    for index in reversed(range(len(parts))):
        starts[index] = [at for at in starts[index] if at + len(parts[index]) <= room]
        room = max(starts[index], default=-1)

    def follow(index: int, behind: int) -> Iterator[tuple[int, ...]]:
        if index == len(parts):
            yield ()
            return
        for at in starts[index]:
            if at >= behind:
                for rest in follow(index + 1, at + len(parts[index])):
                    yield (at, *rest)

    yield from follow(0, 0)


def _ends_with(text: str, prefix: str) -> bool:
    text = text.rstrip(" ")
    return text.endswith(prefix) and not (prefix and divides_letters(text, len(text) - len(prefix)))


def _begins_with(text: str, suffix: str) -> bool:
    text = text.lstrip(" ")
    return text.startswith(suffix) and not (suffix and divides_letters(text, len(suffix)))


def _named(article: Article, selector: Selector) -> str:
    return str(selector.where or article.locate(selector.first, selector.last))


def _elsewhere(article: Article, selector: Selector) -> tuple[int, int] | None:
    """Return where else the words occur, as one paragraph or as two that follow each other."""
    count = len(article.paragraphs)
    for length in (1, 2):
        for first in range(1, count - length + 2):
            if any(_ways(article.part(first, first + length - 1)[0], selector)):
                return first, first + length - 1
    return None


def _in_other_paragraphs(article: Article, reason: str, there: tuple[int, int]) -> NotFound:
    locator = article.locate(*there)
    written = ", ".join(f"{name}: {value}" for name, value in locator.fields.items())
    return NotFound(f"{reason}; they are in {locator}", f"write `{written}`", is_elsewhere=True)


def _not_found(article: Article, selector: Selector) -> NotFound:
    """Say as exactly as possible why words are not in their paragraphs, which exist."""
    if there := _elsewhere(article, selector):
        return _in_other_paragraphs(article, f"these words are not in {_named(article, selector)}", there)
    text, offset = article.part(selector.first, selector.last)
    original = article.text[offset : article.paragraphs[selector.last - 1][1]]
    added = re.search(r"\[[^\]…]*\w[^\]…]*\]", selector.exact)
    if added and fold(added[0]).text not in text.text:
        reason = f"these words are not in {_named(article, selector)}"
        return NotFound(reason, f"`{added[0]}` is not a word of the article: quote the words beside it")
    for part in selector.parts:
        if next(whole(text, fold(part).text, selector.language), None) is not None:
            continue
        said = f"the words `{part}`" if len(selector.parts) > 1 else "these words"
        if fold(part).text in text.text:
            return NotFound(
                f"{said} begin or end inside a word or number of {_named(article, selector)}",
                "quote whole words",
            )
        said = f"{said} are not in {_named(article, selector)}"
        if "[...]" in part or (_DOTS.search(part) and is_part(_DOTS.sub(CUT, part), text.original)):
            return NotFound(said, cut_hint(part))
        if divided := _divided(part, original):
            reason = f"{said}: there a hyphen divides `{divided}` at the end of a line"
            return NotFound(
                reason, "join it in the file of the text, if the article does not have the hyphen"
            )
        difference = _difference(part, original) or _difference_elsewhere(article, selector, part)
        hints = ("copy the words from the article", cut_hint(part))
        is_unlike = difference == _NOTHING
        return NotFound(f"{said}: {difference}", "; ".join(filter(None, hints)), is_unlike=is_unlike)
    return NotFound(f"the words around `{CUT}` are not in this order in {_named(article, selector)}")


_NOTHING = "nothing there is like it"
# What may be meant as the editor's cut.
_DOTS = re.compile(r"\[\s*\.\.\s*\]|(?:\.\s?){2,}\.|[…⋯]")
_LINE_END_HYPHEN = re.compile(r"(\w+)[-\u2010\u2011\u058a\u00ad\u00ac][ \t]*\n\s*(\w+)")


def _divided(quoted: str, text: str) -> str:
    """Return the word, with its hyphen, that a line's end divides in a text and a quotation does not."""
    divided = list(_LINE_END_HYPHEN.finditer(text))
    # Whether such a hyphen is the word's or the line's cannot be told, so none is compared.
    if not divided or not is_part(_unhyphened(quoted), _unhyphened(_LINE_END_HYPHEN.sub(r"\1\2", text))):
        return ""
    words = {f"{each[1]}-{each[2]}": f"{each[1]}{each[2]}" for each in divided}
    ours = _unhyphened(quoted)
    return next((shown for shown, joined in words.items() if is_part(joined, ours)), next(iter(words)))


def _unhyphened(text: str) -> str:
    return fold(text).text.replace("-", "")


def _difference(quoted: str, text: str) -> str:
    """Say in words what a text has in place of quoted words, where the two are alike at all."""
    ours_words, their_words = _tokens(quoted), _tokens(text)
    # First without punctuation at words' ends, which need not be quoted; with it if that is all that differs.
    ours, theirs = (
        [_without_punctuation(fold(word).text) for word in each] for each in (ours_words, their_words)
    )
    if len(ours) == 1 and (close := get_close_matches(ours[0], theirs, n=1)):
        return f"the text has `{their_words[theirs.index(close[0])]}` where this has `{ours_words[0]}`"
    if split := _split_in_two(ours, theirs):
        one, two = split
        return f"the text has `{' '.join(their_words[two : two + 2])}` where this has `{ours_words[one]}`"
    if split := _split_in_two(theirs, ours):
        one, two = split
        return f"the text has `{their_words[one]}` where this has `{' '.join(ours_words[two : two + 2])}`"
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    a, b, size = match.a, match.b, match.size
    if size == len(ours):
        return _punctuation(ours_words, their_words[b : b + size])
    if size < len(ours) / 4 or (size == 1 and len(ours) > 2):
        return _letters(ours_words, their_words)
    # What differs is right after the longest run of words that are alike, or right before it.
    if a + size < len(ours):
        return _compared(
            ours[a + size :], theirs[b + size :], ours_words[a + size :], their_words[b + size :]
        )
    backwards = (each[::-1] for each in (ours[:a], theirs[:b], ours_words[:a], their_words[:b]))
    return _compared(*backwards, step=-1)


def _split_in_two(words: list[str], others: list[str]) -> tuple[int, int] | None:
    """Return where a word is that only others has in two parts, and where the first of these is."""
    pairs = {"".join(pair): index for index, pair in enumerate(pairwise(others))}
    for index, word in enumerate(words):
        if word in pairs and word not in others and not is_unparted(word[0]):
            return index, pairs[word]
    return None


def _difference_elsewhere(article: Article, selector: Selector, part: str) -> str:
    """Say in which other paragraph something is like quoted words, and how it differs."""
    for number, (start, end) in enumerate(article.paragraphs, start=1):
        within = selector.first <= number <= selector.last
        if not within and len(part.split()) > 2 and (found := _difference(part, article.text[start:end])):
            return f"{_NOTHING}; in {article.locate(number, number)} {found}"
    return _NOTHING


def _tokens(text: str) -> list[str]:
    """Return the words of a text; in a script that does not part them, its characters."""
    return [token for word in text.split() for token in (word if any(map(is_unparted, word)) else [word])]


def _punctuation(quoted: list[str], text: list[str]) -> str:
    """Say where words differ from others in nothing but punctuation."""
    last = len(quoted) - 1
    for index, (ours, theirs) in enumerate(zip(quoted, text, strict=True)):
        a, b = fold(ours).text, fold(theirs).text
        if index == 0:
            a, b = re.sub(r"^\W+", "", a), re.sub(r"^\W+", "", b)
        if index == last:
            a, b = re.sub(r"\W+$", "", a), re.sub(r"\W+$", "", b)
        if a != b:
            return f"the text has `{theirs}` where this has `{ours}`"
    return f"the text has `{' '.join(text)}` where this has `{' '.join(quoted)}`"


def _letters(quoted: list[str], text: list[str]) -> str:
    """Say in which word the passage of a text that is most like quoted words differs, letter by letter."""
    ours, theirs = (
        ["".join(c for c in normalize("NFD", fold(word).text) if category(c) != "Mn") for word in words]
        for words in (quoted, text)
    )
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(" ".join(ours))
    best, at = 0.0, 0
    for start in range(max(1, len(theirs) - len(ours) + 1)):
        matcher.set_seq1(" ".join(theirs[start : start + len(ours)]))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, at = matcher.ratio(), start
    if best < 0.7:
        return ""
    folded = zip(quoted, text[at:], strict=False)
    differing = (
        (q, t) for q, t in folded if _without_punctuation(fold(q).text) != _without_punctuation(fold(t).text)
    )
    ours_word, their_word = next(differing, (quoted[-1], "nothing"))
    return f"the text has `{their_word}` where this has `{ours_word}`"


def _compared(
    ours: list[str], theirs: list[str], quoted: list[str], text: list[str], *, step: int = 1
) -> str:
    """Say how two runs of words differ where they begin: something left out, added, or another word.

    With a `step` of -1 the runs are read from their ends.
    """

    def shown(words: list[str]) -> str:
        return f"`{'` `'.join(words[::step])}`"

    if not theirs:
        return f"the text has nothing where this has `{quoted[0]}`"
    for number in (1, 2, 3):
        if theirs[number : number + 1] == ours[:1]:
            return f"it leaves out {shown(text[:number])} beside `{quoted[0]}`"
        if ours[number : number + 1] == theirs[:1]:
            return f"the text has no {shown(quoted[:number])} beside `{text[0]}`"
    return f"the text has `{text[0]}` where this has `{quoted[0]}`"


def _without_punctuation(word: str) -> str:
    return re.sub(r"^\W+|\W+$", "", word) or word
