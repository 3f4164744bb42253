"""Turns a word that is none of those allowed into a hint that names the one that was probably meant."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import category, normalize

# Below it words have little in common but their letters; measured with `SequenceMatcher.ratio`.
_NEAR = 0.75
# Fewer begin too many words to mean one of them.
_FEWEST_LETTERS = 4
# More of a word tells no more of what it means.
_LONGEST = 200
# So many can be read at a glance.
_FEW = 8


def did_you_mean(word: str, allowed: Iterable[str] | Mapping[str, Iterable[str]]) -> str:
    """Return a hint with the allowed word that was probably meant, or nothing.

    With a mapping each allowed word has other names, such as an actor's name or a finding's label.
    """
    names = allowed if isinstance(allowed, Mapping) else dict.fromkeys(allowed, ())
    if not names:
        return "there is none so far"
    meant = nearest(word, names)
    return f"did you mean `{meant}`?" if meant else ""


def one_of(word: str, allowed: Iterable[str]) -> str:
    """Return a hint with the word of a closed list that was probably meant, or with all of them if few."""
    words = list(allowed)
    if (hint := did_you_mean(word, words)) or len(words) > _FEW:
        return hint
    return f"there {'is' if len(words) == 1 else 'are'} {', '.join(f'`{each}`' for each in words)}"


def nearest(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """Return the key of `names` that a word probably means: by itself, its names, or some of its words."""
    return _nearest(word[:_LONGEST], tuple((key, *others) for key, others in names.items()))


@lru_cache(maxsize=4096)
def _nearest(word: str, names: tuple[tuple[str, ...], ...]) -> str | None:
    forms, keys, words = _forms(names)
    meant = _plain(word)
    its_words = frozenset(meant.split("-"))
    if meant in keys:
        return keys[meant]
    for form, of_form in words.items():
        if of_form == its_words:
            return keys[form]
    begun = dict.fromkeys(key for key, form, _ in forms if form.startswith(meant))
    if begun and len(meant) >= _FEWEST_LETTERS:
        return next(iter(begun)) if len(begun) == 1 else None
    letters, likeness, close = _letters(meant), 0.0, None
    for key, form, its_letters in forms:
        # No more letters can be common than are in both: that is told faster than how alike two words are.
        common = min(
            len(meant) - (letters & ~its_letters).bit_count(),
            len(form) - (its_letters & ~letters).bit_count(),
        )
        if 2 * common >= _NEAR * (len(meant) + len(form)) and (alike := _likeness(meant, form)) > likeness:
            likeness, close = alike, key
    if likeness >= _NEAR:
        return close
    holding = dict.fromkeys(key for key, form, _ in forms if its_words <= words[form])
    return next(iter(holding)) if len(holding) == 1 and len(meant) >= _FEWEST_LETTERS else None


@lru_cache(maxsize=64)
def _forms(
    names: tuple[tuple[str, ...], ...],
) -> tuple[list[tuple[str, str, int]], dict[str, str], dict[str, frozenset[str]]]:
    """Return the forms of all names with their key and letters, the first key of each, and its words."""
    forms = [(each[0], plain, _letters(plain)) for each in names for plain in map(_plain, each)]
    keys = {form: key for key, form, _ in reversed(forms)}
    return forms, keys, {form: frozenset(form.split("-")) for _, form, _ in forms}


def _letters(word: str) -> int:
    """Return which letters a word has, as a set of bits; some may share one."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 127)
    return bits


def _plain(word: str) -> str:
    """Return a word in lower case, without accents, with hyphens between its parts; `/` and `#` stay."""
    return re.sub(r"[^\w/#]+|_", "-", re.sub(r"\.ya?ml$", "", without_accents(word))).strip("-")


def without_accents(word: str) -> str:
    """Return a word in lower case, without accents."""
    return "".join(each for each in normalize("NFKD", word.casefold()) if category(each) != "Mn")


def _likeness(word: str, other: str) -> float:
    """Return how alike two words are, from 0 to 1; of `event/finding` and the like, the less alike parts."""
    ours, theirs = re.split("[/#]", word), re.split("[/#]", other)
    if len(ours) != len(theirs):
        return 0.0
    return min(_alike(a, b) for a, b in zip(ours, theirs, strict=True))


def _alike(a: str, b: str) -> float:
    if a[:1] == b[:1] and sorted(a) == sorted(b):
        return 1.0  # letters in another order
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0.0
