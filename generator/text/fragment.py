"""Turns a place in an article into the shortest passage that points at it alone, and a passage into a link.

A passage is a text fragment, `#:~:text=[prefix-,]start[,end][,-suffix]`, of
https://wicg.github.io/scroll-to-text-fragment/: a browser that opens the link looks for the first such place
on the page and scrolls there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from unicodedata import category, normalize
from urllib.parse import quote

from generator.text.article import CUT, Article
from generator.text.folding import fold, visible
from generator.text.lookup import Found, places

# A live page has more on it than the article: fewer words than these would soon be found in its furniture.
_FEWEST_WORDS = 3
_MOST_WORDS = 12
_MOST_CONTEXT = 12
_MOST_TRIES = 5000


@dataclass(frozen=True)
class TextFragment:
    """What points at a quotation: how many first and last words, or all as the first; and words around it."""

    start_words: int
    end_words: int | None = None
    prefix: str | None = None
    suffix: str | None = None


def shortest(article: Article, found: Found) -> TextFragment | None:
    """Return the shortest fragment that points at what was found, and at nothing else; None if none does."""
    printed = article.printed(found.spans)
    whole = fold(article.text)
    first, last = _folded_span(whole.spans, found)
    text, target = _bare(whole.text), (len(_bare(whole.text[:first])), len(_bare(whole.text[:last])))
    for fragment in islice(_candidates(article, printed, found), _MOST_TRIES):
        start, end = ends(printed, fragment)
        terms = (_bare(fold(each or "").text) for each in (fragment.prefix, start, end, fragment.suffix))
        if list(_pointed_at(text, *terms)) == [target]:
            return fragment
    return None


def ends(exact: str, fragment: TextFragment) -> tuple[str, str]:
    """Return the words of a quotation that a link needs: the first and the last, or all of them and none."""
    words = exact.split()
    return " ".join(words[: fragment.start_words]), " ".join(
        words[-fragment.end_words :] if fragment.end_words else []
    )


def link(address: str, exact: str, fragment: TextFragment) -> str:
    """Return the address that opens a page at a passage."""
    start, end = ends(exact, fragment)
    terms = [f"{_encoded(fragment.prefix)}-"] if fragment.prefix else []
    terms += [_encoded(start), *([_encoded(end)] if end else [])]
    terms += [f"-{_encoded(fragment.suffix)}"] if fragment.suffix else []
    address = address.partition(":~:")[0]
    return f"{address}{'' if '#' in address else '#'}:~:text={','.join(terms)}"


def _candidates(article: Article, printed: str, found: Found) -> Iterator[TextFragment]:
    """Yield what may do, the shortest first: without words around it, with some before or after, or both."""
    before, behind = _words_round(article, found)
    rounds = sorted(
        product(range(min(_MOST_CONTEXT, len(before)) + 1), range(min(_MOST_CONTEXT, len(behind)) + 1)),
        key=sum,
    )
    for prefix, suffix in rounds:
        context = (
            " ".join(before[-prefix:]) if prefix else None,
            " ".join(behind[:suffix]) if suffix else None,
        )
        if any(words and not any(map(str.isalnum, words)) for words in context):
            continue  # A dash or a quotation mark alone is no word to look for.
        for start, end in _lengths(article, printed, found):
            yield TextFragment(start, end, *context)


def _lengths(article: Article, printed: str, found: Found) -> Iterator[tuple[int, int | None]]:
    """Yield how many words to take from the start and the end; all from the start only in one paragraph."""
    words = len(printed.split())
    in_one = len(found.spans) == 1 and found.first == found.last
    parts = printed.split(CUT)
    first, last = len(parts[0].split()), len(parts[-1].split())
    if found.first != found.last:  # A term of a link cannot reach across paragraphs; a passage can.
        first = min(first, len(article.text[found.start : article.paragraphs[found.first - 1][1]].split()))
        last = min(last, len(article.text[article.paragraphs[found.last - 1][0] : found.end].split()))
    if in_one and words <= 2 * _FEWEST_WORDS:
        yield words, None
        return
    limits = (words // 2, words // 2) if in_one else (first, last)
    limits = min(limits[0], _MOST_WORDS), min(limits[1], _MOST_WORDS)
    fewest = min(_FEWEST_WORDS, limits[0]), min(_FEWEST_WORDS, limits[1])
    yield from sorted(product(range(fewest[0], limits[0] + 1), range(fewest[1], limits[1] + 1)), key=sum)
    if in_one:
        yield words, None


def _pointed_at(text: str, prefix: str, start: str, end: str, suffix: str) -> Iterator[tuple[int, int]]:
    """Yield every place in a folded text that fits the terms, with the first end after it, as browsers do."""
    for at in places(text, start):
        if prefix and not text[:at].rstrip().endswith(prefix):
            continue
        behind = at + len(start)
        stops = [behind] if not end else [stop + len(end) for stop in places(text, end) if stop >= behind]
        stop = next((stop for stop in stops if text[stop:].lstrip().startswith(suffix)), None)
        if stop is not None:
            yield at, stop


def _words_round(article: Article, found: Found) -> tuple[list[str], list[str]]:
    """Return the words before and after a place, in its paragraphs."""
    begin, stop = article.paragraphs[found.first - 1][0], article.paragraphs[found.last - 1][1]
    return visible(article.text[begin : found.start]).split(), visible(article.text[found.end : stop]).split()


def _folded_span(spans: tuple[tuple[int, int], ...], found: Found) -> tuple[int, int]:
    first = next(index for index, (_, end) in enumerate(spans) if end > found.start)
    last = max(index for index, (start, _) in enumerate(spans) if start < found.end)
    return first, last + 1


def _bare(text: str) -> str:
    """Return a folded text without accents and the like, as browsers compare it: by base letters only."""
    return "".join(each for each in normalize("NFD", text) if category(each) != "Mn")


def _encoded(term: str) -> str:
    # The specification wants `&`, `,` and `-` encoded besides what every address does.
    return quote(term, safe="").replace("-", "%2D")
