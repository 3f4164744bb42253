"""Turns a text into whether it is one sentence of its language."""

import re
from itertools import pairwise
from unicodedata import normalize

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
_ORDINAL = re.compile(r"(?:.*\D)?\d{1,3}\.\s*")
# In these a year is one, too.
_WITH_ORDINAL_YEARS = frozenset(["bs", "et", "hr", "hu", "lv", "sr"])
_YEAR = re.compile(r"(?:.*\D)?\d{4}\.\s*")
# After an end that is no short form's full stop, in scripts that the library does not know, words go on.
_GOES_ON = regex.compile(r"(?V1)[\p{Sentence_Terminal}--\p{ASCII}]\s*\p{L}|…[)\]]?\s+\p{Lu}")
# Short forms that the library does not know: initials, ranks, kinds of places and firms, days; and, before a
# number alone, parts of a document. Elsewhere `art.` or `par.` may well end a sentence.
_SHORT = re.compile(
    r"(?:.*\W)?(?:[^\W\d_](?:\.[^\W\d_])*|Adm|Amb|Assoc|Atty|Brig"
    r"|Cdr|Cmdr|Cpl|Dep|Ens|Gen|Hon|Insp|Messrs|Mses|Msgr|Pres|Pte"
    r"|Pvt|Sec|Sr|Sra|[Dd]r|[Pp]rof|Assn|Bldg|Blvd|Dept|Ft|Govt|Mts|Pk|Rd|Ste|Univ|plc"
    r"|approx|ca|cf|est|incl|max|[Mm]in|resp|vs"
    r"|[Dd]hr|[Mm]evr|им"
    r"|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.\s*"
)
_BEFORE_NUMBER = re.compile(
    r"(?:.*\W)?(?:apps?|arts?|chs?|cls?|cols?|eds?|eq|ex|figs?|fols?|nos?|nn?|pars?|paras?|pp?|pt|secs?|ss?"
    r"|vols?)\.\s*",
    re.IGNORECASE,
)
# After a short form these begin a sentence, since they are no part of a name or a measure.
_PRONOUNS = {
    tag: re.compile(rf"(?<!\bvs)(?<!\b[ie]\.[eg])\.[)\]]?\s+(?:{words})\b")
    for tag, words in {
        "de": "Sie|Er|Es|Wir|Dies|Diese|Dieser",
        "en": "They|He|She|It|We|This|These|Those|There|His|Her|Its|Their|Our",
        "es": "Ellos|Ellas|Él|Ella|Esto|Este|Esta",
        "fr": "Ils|Elles|Il|Elle|Cela|Ce|Cette|Ces",
        "it": "Essi|Esse|Egli|Ella|Questo|Questa|Questi",
        "ru": "Они|Он|Она|Оно|Это|Этот|Эта|Эти",
        "uk": "Вони|Він|Вона|Воно|Це|Цей|Ця|Ці",
    }.items()
}
# Of Unicode's Terminal_Punctuation, what is no question and no call; and the Greek raised dot.
_STOPS = regex.compile(r"(?V1)[\p{Terminal_Punctuation}\u00b7--[!?‼⁇⁈⁉¿؟⸮՜՞！？﹖﹗]]$")
# What "and so on" is where a full stop shortens it.
_AND_SO_ON = frozenset(
    "al atd ecc enz etc etj itd itp jne osv usw др пр итд إلخ".split()  # noqa: SIM905
)
_NEVER_LAST = (("en", "I"), ("en", "May"))
# A word without a vowel is a short form, but not in these, where r and l can be one.
_WITHOUT_VOWELS = frozenset(["bs", "cs", "hr", "mk", "sk", "sl", "sr"])
_VOWEL = re.compile("[^a-zа-яёіїєґα-ω]|[aeiouyæœøıəаеёиоуыэюяіїєαεηιουω]")


def has_end(text: str, language: str) -> bool:
    """Say whether a text ends as sentences of its language do."""
    tag, text = language.partition("-")[0], text.strip()
    return tag in _UNMARKED or bool(_ENDS.search(text)) or text.endswith(_MORE_ENDS.get(tag, "\0"))


def is_several(text: str, language: str) -> bool:
    """Say whether a text is more than one sentence of a language, by its BCP 47 tag."""
    tag = language.partition("-")[0]
    pronoun = _PRONOUNS.get(tag)
    if _GOES_ON.search(text) or (pronoun and pronoun.search(text)):
        return True
    return any(_ends(part, after, tag) for part, after in pairwise(sentencex.segment(tag, text.strip())))


def around(text: str, position: int, language: str) -> str:
    """Return the sentence of a text that a position is in, by the language's BCP 47 tag."""
    tag, start, sentence = language.partition("-")[0], 0, ""
    for part in sentencex.segment(tag, text):
        if sentence and _ends(sentence, part, tag):
            start, sentence = start + len(sentence), ""
        sentence += part
        if position < start + len(sentence) and _ends(sentence, text[start + len(sentence) :].lstrip(), tag):
            break
    return sentence


def _ends(part: str, after: str, tag: str) -> bool:
    """Say whether what the library takes for a sentence is one, by itself and by what is after it."""
    if _SHORT.fullmatch(part) or (tag in _WITH_OTHER_STOPS and part.rstrip().endswith(".")):
        return False
    if tag in _WITH_ORDINALS and _ORDINAL.fullmatch(part):
        return False
    if tag in _WITH_ORDINAL_YEARS and _YEAR.fullmatch(part):
        return False
    return not (_BEFORE_NUMBER.fullmatch(part) and re.match(r"\d|[IVXLC]+\b|[A-Z](?=[.,;)]|$)", after))


def takes_a_stop_along(words: str, language: str) -> bool:
    """Say whether words end with a stop, comma or bracket of the sentence around them.

    The full stop of a short form is its own: `etc.`, `Corp.`, `p.m.`; so are three dots.
    """
    end = words.rstrip()
    if end.endswith((")", "]")):
        return _opened(end[-1]) not in end
    if not _STOPS.search(end):
        return False
    return not (end.endswith(("..", "…")) or (end.endswith(".") and _is_short(end.split()[-1], language)))


def _opened(bracket: str) -> str:
    return "(" if bracket == ")" else "["


def _is_short(word: str, language: str) -> bool:
    """Say whether a word with a full stop is a short form that can be the last word of a sentence."""
    tag, bare = language.partition("-")[0], word.rstrip(".")
    if bare.casefold() in _AND_SO_ON or "." in bare:
        return True
    if bare.isalpha() and tag not in _WITHOUT_VOWELS and not _VOWEL.search(normalize("NFD", bare.casefold())):
        return True
    # Other forms in small letters come before what they belong to: `no. 5`, `art. 5`, `fig. 5`.
    may_be_last = not bare[:1].islower() and (tag, bare) not in _NEVER_LAST
    return may_be_last and not is_several(f"{word} Lind met them.", language)
