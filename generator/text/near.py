"""Turns a word that is none of those allowed into a hint that names the one that was probably meant."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from unicodedata import category, normalize

# Below it words have little in common but their letters; measured with `SequenceMatcher.ratio`.
_NEAR = 0.75
# Fewer begin too many words to mean one of them.
_FEWEST_LETTERS = 4
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
    forms = {key: [_plain(key), *map(_plain, others)] for key, others in names.items()}
    meant, its_words = _plain(word), set(_plain(word).split("-"))
    for key, its_forms in forms.items():
        if meant in its_forms:
            return key
    for key, its_forms in forms.items():
        if any(set(form.split("-")) == its_words for form in its_forms):
            return key
    begun = [key for key, its_forms in forms.items() if any(form.startswith(meant) for form in its_forms)]
    if begun and len(meant) >= _FEWEST_LETTERS:
        return begun[0] if len(begun) == 1 else None
    close = max(
        ((_likeness(meant, form), key) for key, its_forms in forms.items() for form in its_forms),
        key=lambda each: each[0],
        default=(0.0, ""),
    )
    if close[0] >= _NEAR:
        return close[1]
    holding = [
        key for key, its_forms in forms.items() if any(its_words <= set(f.split("-")) for f in its_forms)
    ]
    return holding[0] if len(holding) == 1 and len(meant) >= _FEWEST_LETTERS else None


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
