"""Turns a text into whether it is one sentence of its language."""

import re
from itertools import pairwise

import regex
import sentencex

# Unicode's Sentence_Terminal (https://unicode.org/reports/tr44/), and what else ends a sentence: three dots,
# the Greek question mark, the Tibetan shad, and the Ethiopic full stop typed as two colons.
_ENDS = regex.compile(
    r"(?:[\p{Sentence_Terminal}…\u037e\u0f0d-\u0f12]|\u1361\u1361)"
    r"[\p{Close_Punctuation}\p{Final_Punctuation}\"']*$"
)
# Thai and Lao end a sentence with a space, or with nothing; Armenian is often typed with a colon.
_UNMARKED = ("th", "lo")
_MORE_ENDS = {"el": ";", "hy": ":"}
# Of these a full stop ends no sentence, only a short form.
_WITH_OTHER_STOPS = frozenset(["am", "bn", "bo", "dz", "hi", "hy", "ja", "km", "my", "ne", "ti", "ur", "zh"])
# In these a number with a full stop is an ordinal.
_WITH_ORDINALS = frozenset(
    [
        "bs",
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "hr",
        "hu",
        "is",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
        "sv",
    ]
)
_ORDINAL = re.compile(r"(?:.*\D)?\d{1,4}\.\s*")
# After an end that is no short form's full stop, in scripts that the library does not know, words go on.
_GOES_ON = regex.compile(r"(?V1)[\p{Sentence_Terminal}--\p{ASCII}]\s*\p{L}|…[)\]]?\s+\p{Lu}")
# Short forms that the library does not know: initials, ranks, kinds of places and firms, days; and, before a
# number alone, parts of a document. Elsewhere `art.` or `par.` may well end a sentence.
_SHORT = re.compile(
    r"(?:.*\W)?(?:[^\W\d_](?:\.[^\W\d_])*|Adm|Amb|Assoc|Atty|Brig"
    r"|Cdr|Cmdr|Cpl|Dep|Ens|Gen|Hon|Insp|Messrs|Mses|Msgr|Pres|Pte"
    r"|Pvt|Sec|Sr|Sra|[Dd]r|[Pp]rof|Assn|Bldg|Blvd|Dept|Ft|Govt|Mts|Pk|Rd|Ste|Univ|plc"
    r"|approx|ca|cf|est|incl|max|[Mm]in|resp|vs"
    r"|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.\s*"
)
_BEFORE_NUMBER = re.compile(
    r"(?:.*\W)?(?:apps?|arts?|chs?|cls?|cols?|eds?|eq|ex|figs?|fols?|nos?|nn?|pars?|paras?|pp?|pt|secs?|ss?"
    r"|vols?)\.\s*",
    re.IGNORECASE,
)


def has_end(text: str, language: str) -> bool:
    """Say whether a text ends as sentences of its language do."""
    tag, text = language.partition("-")[0], text.strip()
    return tag in _UNMARKED or bool(_ENDS.search(text)) or text.endswith(_MORE_ENDS.get(tag, "\0"))


def is_several(text: str, language: str) -> bool:
    """Say whether a text is more than one sentence of a language, by its BCP 47 tag."""
    tag = language.partition("-")[0]
    if _GOES_ON.search(text):
        return True
    return any(_ends(part, after, tag) for part, after in pairwise(sentencex.segment(tag, text.strip())))


def _ends(part: str, after: str, tag: str) -> bool:
    """Say whether what the library takes for a sentence is one, by itself and by what is after it."""
    if _SHORT.fullmatch(part) or (tag in _WITH_OTHER_STOPS and part.rstrip().endswith(".")):
        return False
    if tag in _WITH_ORDINALS and _ORDINAL.fullmatch(part):
        return False
    return not (_BEFORE_NUMBER.fullmatch(part) and re.match(r"\d|[IVXLC]+\b|[A-Z](?=[.,;)]|$)", after))


def ends_in_short_form(words: str, language: str) -> bool:
    """Say whether words end in the full stop of a short form, such as `etc.`, `Corp.` or `p.m.`."""
    last = words.split()[-1] if words.split() else ""
    return last.endswith(".") and not is_several(f"{last} Lind met them.", language)
