"""Turns a text into whether it is one sentence of its language."""

import re
from itertools import pairwise

import regex
import sentencex

# Unicode's Sentence_Terminal (https://unicode.org/reports/tr44/), and what else ends a sentence: three dots,
# the Greek question mark, the Tibetan shad, and the Ethiopic full stop typed as two colons.
_ENDS = regex.compile(
    r"(?:[\p{Sentence_Terminal}…;\u037e\u0f0d-\u0f12]|\u1361\u1361)"
    r"[\p{Close_Punctuation}\p{Final_Punctuation}\"']*$"
)
# Thai and Lao end a sentence with a space, or with nothing.
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}][\p{Number}\s\p{Close_Punctuation}\p{Final_Punctuation}]*$")
# After an end that is no short form's full stop, in scripts that the library does not know, words go on.
_GOES_ON = regex.compile(r"(?V1)[\p{Sentence_Terminal}--\p{ASCII}]\s+\p{L}|…[)\]]?\s+\p{Lu}")
# Short forms that the library does not know: initials, ranks, kinds of places and firms, days; and, before a
# number alone, parts of a document. Elsewhere `art.` or `par.` may well end a sentence.
_SHORT = re.compile(
    r"(?:.*\W)?(?:[^\W\d_](?:\.[^\W\d_])*|Adm|Amb|Brig"
    r"|Cdr|Cmdr|Cpl|Ens|Gen|Hon|Insp|Messrs|Mses|Msgr|Pres|Pte"
    r"|Pvt|Sec|Sr|Assn|Bldg|Blvd|Dept|Ft|Govt|Mts|Pk|Rd|Ste|Univ|plc|approx|ca|cf|est|incl|max|min|resp|vs"
    r"|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.\s*"
)
_BEFORE_NUMBER = re.compile(
    r"(?:.*\W)?(?:apps?|arts?|chs?|cls?|cols?|eds?|eq|ex|figs?|fols?|nos?|nn?|pars?|paras?|pp?|pt|secs?|ss?"
    r"|vols?)\.\s*",
    re.IGNORECASE,
)


def has_end(text: str, language: str) -> bool:
    """Say whether a text ends as sentences of its language do."""
    text = text.strip()
    is_greek = language.partition("-")[0] == "el"
    return (bool(_ENDS.search(text)) and (is_greek or not text.endswith(";"))) or bool(_UNMARKED.search(text))


def is_several(text: str, language: str) -> bool:
    """Say whether a text is more than one sentence of a language, by its BCP 47 tag."""
    if _GOES_ON.search(text):
        return True
    parts = list(sentencex.segment(language.partition("-")[0], text.strip()))
    return any(
        not _SHORT.fullmatch(part)
        and not (_BEFORE_NUMBER.fullmatch(part) and re.match(r"\d|[IVXLC]+\b", after))
        for part, after in pairwise(parts)
    )


def ends_in_short_form(words: str, language: str) -> bool:
    """Say whether words end in the full stop of a short form, such as `etc.`, `Corp.` or `p.m.`."""
    last = words.split()[-1] if words.split() else ""
    return last.endswith(".") and not is_several(f"{last} Lind met them.", language)
