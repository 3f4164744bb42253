"""Turns a text into the names in it: those of a list, and the words with a capital that are in none.

A name is found as it is written, or not at all: nothing is compared by likeness. Only a sentence's capital,
an article's own (`the port`, `The port`), and words in capitals throughout (`MOSCOW`) may differ.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import simplemma

from generator.text.folding import fold


@dataclass(frozen=True)
class Form:
    """A name as it is written, and what it is the name of.

    `is_house` says that whoever writes it means whatever the thing is called elsewhere; another form means
    only itself.
    """

    words: str
    key: str
    is_house: bool = True


@dataclass(frozen=True)
class Named:
    """A name in a text: its words and place, the forms that it is, or none for a capital in no list.

    `may_begin` says that the capital may be that of a sentence.
    """

    words: str
    start: int
    end: int
    forms: tuple[Form, ...] = ()
    may_begin: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Return what it may be the name of."""
        return frozenset(form.key for form in self.forms)


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    end: int


class Names:
    """A list of names, to be found in texts."""

    def __init__(self, forms: Iterable[Form]) -> None:
        by_words: dict[tuple[str, ...], dict[Form, None]] = {}
        for form in forms:
            if tokens := tuple(token.text for token in _tokens(form.words)):
                by_words.setdefault(tokens, {})[form] = None
        self._forms = {tokens: tuple(found) for tokens, found in by_words.items()}

    def __len__(self) -> int:
        return len(self._forms)

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        found: dict[str, list[tuple[str, ...]]] = {}
        for tokens in sorted(self._forms, key=len, reverse=True):
            found.setdefault(tokens[0].casefold(), []).append(tokens)
        return {first: tuple(each) for first, each in found.items()}

    def within(self, text: str) -> Iterator[Named]:
        """Yield every name in a text, also those within others, such as `Assad` in `Bashar al-Assad`."""
        tokens = [*_tokens(text)]
        for at in range(len(tokens)):
            yield from self._at(text, tokens, at)

    def longest(self, text: str) -> Iterator[Named]:
        """Yield the names in a text from left to right, of several at a place the longest."""
        tokens, behind = [*_tokens(text)], 0
        for at, token in enumerate(tokens):
            if token.start >= behind and (found := next(self._at(text, tokens, at), None)):
                yield found
                behind = found.end

    def _at(self, text: str, tokens: list[_Token], at: int) -> Iterator[Named]:
        for form in self._by_first.get(tokens[at].text.casefold(), ()):
            there = tokens[at : at + len(form)]
            if len(there) == len(form) and _is_written_so(text, there, form):
                start, end = there[0].start, there[-1].end
                yield Named(text[start:end], start, end, self._forms[form])


def capitals(text: str, lower: Container[str]) -> Iterator[Named]:
    """Yield the words of an English text that begin with a capital, each by itself.

    At the beginning of a sentence, or of what is in quotation marks or brackets, that says something only of
    a word that is not among those `lower`, which are also written without one.
    """
    for token in _tokens(text):
        if not token.text[0].isupper() or token.text == "I":
            continue
        may_begin = _BEGINS.search(text, max(0, token.start - _NEAR), token.start) is not None
        if not (may_begin and fold(token.text).text in lower):
            yield Named(token.text, token.start, token.end, may_begin=may_begin)


def is_ordinary(word: str) -> bool:
    """Say whether an English word is one that is written without a capital, by a dictionary."""
    if len(word) > 1 and word.isupper():
        return False  # an acronym
    if word.lower() in _ALSO_NAMES:
        return True
    return simplemma.is_known(word.lower(), "en") and simplemma.lemmatize(word, "en").islower()


def lower_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that some texts write without a capital, folded."""
    return frozenset(
        fold(token.text).text for text in texts for token in _tokens(text) if token.text[0].islower()
    )


def spelt(word: str) -> str:
    """Return a word in the one form in which capitals are compared: folded, in British spelling."""
    word = fold(word).text
    return _SPELLINGS.get(word, word)


def words(text: str) -> Iterator[Named]:
    """Yield the words of a text."""
    yield from (Named(token.text, token.start, token.end) for token in _tokens(text))


def words_in(text: str) -> frozenset[str]:
    """Return all words of a text in the form in which capitals are compared."""
    return frozenset(spelt(token.text) for token in _tokens(text))


def _tokens(text: str) -> Iterator[_Token]:
    """Yield the words of a text; what an apostrophe or a hyphen joins is several, `U.S.` is one."""
    for found in _WORD.finditer(text):
        yield _Token(found[0].replace(".", ""), found.start(), found.end())


def _is_written_so(text: str, there: list[_Token], form: tuple[str, ...]) -> bool:
    for number, (token, word) in enumerate(zip(there, form, strict=True)):
        is_same = token.text == word or (len(word) >= _FEWEST_CAPITALS and token.text == word.upper())
        may_begin = number == 0 and (len(form) > 1 or word[0].islower())
        if not is_same and not (may_begin and token.text[1:] == word[1:]):
            return False
        if number and not _JOINT.fullmatch(text, there[number - 1].end, token.start):
            return False
    return True


# Of the words that begin sentences, those that the dictionary takes for names with a capital.
_ALSO_NAMES = frozenset(("a", "her", "no", "open", "seven"))
# So many characters before a word tell whether a sentence begins with it.
_NEAR = 12
# A shorter word in capitals may be an acronym.
_FEWEST_CAPITALS = 4
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_JOINT = re.compile(r"[\s\-\u2010\u2011\u2013.'’ʼ&/]+")
_BEGINS = re.compile(
    r"(?:^|(?<!\b[A-Z])(?<!\b(?:Dr|Mr|Ms|St))(?<!\b(?:Gen|Mrs|Rev|Sen))[.!?:…]\s|[“‘«\"'(\[])"
    r"[\s“‘«\"'(\[*_]*$"
)
# What British and American spelling part in names of offices and bodies; by rule would be by likeness.
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "organization": "organisation",
    "program": "programme",
    "harbor": "harbour",
    "theater": "theatre",
    "counselor": "counsellor",
}
