"""Turns an English text into its amounts: numbers, ordinals and fractions, with their units and hedges."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

_SPELT = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: number for number, word in enumerate(_SPELT.split())}
_TENTHS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: number for number, word in enumerate(_TENTHS.split(), start=2)}
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_ORDINALS = {word: number for number, word in enumerate(_NTH.split(), start=1)}
_SCALES = {
    "hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
_FRACTIONS = {"half": "1/2", "quarter": "1/4"}
# So many that nobody counted them.
_MANY = "tens|dozens|scores|hundreds|thousands|millions|billions"
_HEDGES = {
    ">": r"more than|over|above|in excess of|well over|just over|a little over|upwards of|beyond|>",
    "≥": r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of",
    "<": r"less than|fewer than|under|below|just under|<",
    "≤": r"at most|up to|as many as|as much as|no more than|not more than|a maximum of",
    "~": r"about|around|some|approximately|roughly|circa|c\.|ca\.|nearly|almost|close to|an estimated"
    r"|perhaps|barely|~",
}
# Behind the number, perhaps after what is counted.
_LATE_HEDGES = {
    "≥": r"(?:\w+\s+){0,2}or more|(?:\w+\s+)?or later|[\s-]*plus",
    "≤": r"(?:\w+\s+){0,2}or (?:less|fewer)|(?:\w+\s+)?or earlier|at (?:the )?most",
    "~": r"or so|or thereabouts",
}
# These are hedges before an amount, and before a few of something they may say where it is.
_PLACES = ("over", "above", "under", "below", "about", "around", "beyond")
_FEW = 12
_CURRENCIES = {
    "usd": "$", "us$": "$", "dollar": "$", "eur": "€", "euro": "€", "gbp": "£", "pound": "£", "rub": "₽",
    "rouble": "₽", "ruble": "₽", "jpy": "¥", "yen": "¥",
}  # fmt: skip
_MEASURES = {
    "century": "centuries", "centurie": "centuries", "decade": "decades", "year": "years", "month": "months",
    "week": "weeks", "day": "days", "hour": "hours", "minute": "minutes", "second": "seconds",
    "kilometre": "kilometres", "kilometer": "kilometres", "km": "kilometres", "metre": "metres",
    "meter": "metres", "mile": "miles", "foot": "feet", "feet": "feet", "ft": "feet", "hectare": "hectares",
    "acre": "acres", "tonne": "tonnes", "ton": "tons", "kilogram": "kilograms", "kilo": "kilograms",
    "kg": "kilograms", "litre": "litres", "liter": "litres", "barrel": "barrels", "degree": "degrees",
    "°c": "degrees", "°f": "degrees", "cm": "centimetres", "mm": "millimetres", "yuan": "yuan",
}  # fmt: skip


@dataclass(frozen=True)
class Amount:
    """An amount: its value in one form, its unit and hedge, where it is, and what else it may be.

    `also` are further forms that say the same; `is_pair` says that it is the two of something.
    """

    value: str
    unit: str
    hedge: str
    start: int
    end: int
    is_pair: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    number: Decimal | str
    scale: int
    unit: str
    start: int
    end: int
    is_spelt: bool
    hedge: str = ""


def amounts(text: str) -> Iterator[Amount]:
    """Yield the amounts of a text that has no dates, in their order."""
    found = [each for match in _AMOUNT.finditer(text) if (each := _read(match))]
    for index, each in enumerate(found):
        before = found[index - 1] if index else None
        after = found[index + 1] if index + 1 < len(found) else None
        yield _amount(text, _as_in_list(text, each, before, after))


def _as_in_list(text: str, each: _Found, before: _Found | None, after: _Found | None) -> _Found:
    """Return an amount with the unit and scale that stand once in a range or list, as in `5 to 7 %`."""
    if after and _LISTED.fullmatch(text, each.end, after.start):
        if not each.unit:
            each = replace(each, unit=after.unit)
        small, large = each.number, after.number
        if isinstance(small, Decimal) and isinstance(large, Decimal) and small < 1000 and each.scale == 1:
            each = replace(each, scale=after.scale)
            thousands = 1000 ** ((len(str(int(large))) - 1) // 3)
            if after.scale == 1 and large % thousands == 0 and small < large:
                each = replace(each, scale=thousands)
    if before and not each.unit and before.unit in _SIGNS and _LISTED.fullmatch(text, before.end, each.start):
        each = replace(each, unit=before.unit)
    return each


def _amount(text: str, each: _Found) -> Amount:
    value = each.number if isinstance(each.number, str) else f"{(each.number * each.scale).normalize():f}"
    start, end, hedge, word = _hedged(text, each.start, each.end)
    hedge = each.hedge or hedge
    bare = f"{value}{each.unit}"
    is_pair = value == "2" and not each.unit and not hedge
    is_pair = is_pair and bool(_DEFINITE.search(text[max(0, start - _NEAR) : start]))
    also: list[str] = []
    is_few = isinstance(each.number, Decimal) and each.is_spelt and not each.unit and each.number <= _FEW
    if hedge and word in _PLACES and is_few:
        also.append(bare)
    if not each.unit and _AGE.search(text[max(0, start - 2 * _NEAR) : start]) and _AFTER_AGE.match(text, end):
        also.append(f"{hedge}{value} years")
    return Amount(value, each.unit, hedge, start, end, is_pair, tuple(also))


def _read(match: re.Match[str]) -> _Found | None:
    """Return what an amount says, or None where its words count nothing."""
    scale, unit = 1, _unit_before(match)
    if digits := match["digits"]:
        number: Decimal | str = _number(digits)
        suffix = (match["suffix"] or "").lower()
        if suffix in ("st", "nd", "rd", "th"):
            return _Found(f"{number}.", 1, unit, match.start(), match.end(), is_spelt=False)
        if (
            suffix == "m"
            and not unit
            and "." not in digits
            and not _OF_MILLIONS.match(match.string, match.end())
        ):
            unit = " metres"
        elif suffix in _SHORT_SCALES:
            scale = _SHORT_SCALES[suffix]
        elif suffix in _MEASURES:
            unit = f" {_MEASURES[suffix]}"
    elif match["many"]:
        number = " ".join(match["many"].lower().split())
    else:
        if _counts_nothing(match):
            return None
        value = _spelt_value(match)
        if value is None:
            return None
        number = value
    if named := match["scale"]:
        scale = _SCALES.get(named.lower()) or _SHORT_SCALES[named.lower()]
    unit = unit or _unit_behind(match)
    scale = scale if isinstance(number, Decimal) else 1
    vague = {"": "", "+": "≥"}.get(match["vague"] or "", "~")
    return _Found(number, scale, unit, match.start(), match.end(), not digits, vague)


def _unit_before(match: re.Match[str]) -> str:
    sign = (match["currency"] or "").strip()
    return _CURRENCIES.get(sign.lower(), sign)


def _unit_behind(match: re.Match[str]) -> str:
    if match["percent"]:
        return "%"
    if match["sign"]:
        return match["sign"]
    word = (match["measure"] or "").lower()
    if not word:
        return ""
    word = re.sub(r"^(?:us|american)\s+", "", word)
    singular = word.removesuffix("s")
    if singular in _CURRENCIES:
        return _CURRENCIES[singular]
    return f" {_MEASURES.get(word) or _MEASURES[singular]}"


def _number(digits: str) -> Decimal | str:
    """Return digits as a number; as they are written where they are a version or a ratio."""
    if digits[-1] in _VULGAR and re.fullmatch(r"\d*", digits[:-1]):
        whole, part = digits[:-1], Decimal(unicodedata.numeric(digits[-1])).quantize(Decimal("0.0001"))
        return Decimal(whole) + part.normalize() if whole else _VULGAR[digits[-1]]
    plain = re.sub(r"(?<=\d)[,\s\u00a0\u202f\u2009’'](?=\d{3}(?!\d))", "", digits)
    if re.fullmatch(r"\d+,\d{1,2}", plain):
        plain = plain.replace(",", ".")
    return Decimal(plain) if re.fullmatch(r"\d*\.?\d+", plain) else plain


def _counts_nothing(match: re.Match[str]) -> bool:
    """Say whether `one` stands for something, or an ordinal is an adverb or, as of a war, part of a name."""
    words, text = match["words"], match.string
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if words.lower() == "one":
        has_unit = match["percent"] or match["measure"] or match["sign"]
        return not has_unit and (not _COUNTED.match(text, match.end()) or bool(_IDIOM.search(before)))
    is_name = words[:1].isupper() and _WITHIN.search(before) and _CAPITAL.match(text, match.end())
    is_adverb = words.lower() == "first" and _AT.search(before)
    opens = words.lower() in ("first", "second", "third") and text[match.end() :][:1] == ","
    return bool(is_name or is_adverb or (opens and not before.strip()))


def _spelt_value(match: re.Match[str]) -> Decimal | str | None:
    """Return the number that words spell: an ordinal with a full stop, a fraction with a stroke."""
    words = re.split(r"[\s-]+", match["words"].lower())
    if words in (["twice"], ["both"]):
        return Decimal(2)
    if words == ["thrice"]:
        return Decimal(3)
    if words[0] == "half" and len(words) > 1:  # `half a million`
        scale = _spelt([word for word in words[1:] if word != "a"])
        return scale / 2 if scale else None
    if "half" in words[1:]:  # `one and a half million`, `a million and a half`
        at = words.index("half")
        whole = _spelt([word for word in words[:at] if word not in ("and", "a")])
        last = _SCALES.get(words[at - 3], 1) if at > 2 else 1
        behind = _spelt(words[at + 1 :]) if words[at + 1 :] else Decimal(1)
        return None if whole is None or not behind else (whole + Decimal(last) / 2) * behind
    last_word, before = words[-1], words[:-1]
    singular = last_word.removesuffix("s") if last_word not in _ORDINALS else last_word
    is_part = (
        last_word.endswith("s") or before[-1:] in (["one"], ["a"]) or _OF.match(match.string, match.end())
    )
    if singular in _FRACTIONS or (_ORDINALS.get(singular, 0) > 2 and is_part and (before or _is_a(match))):
        part = _FRACTIONS.get(singular) or f"1/{_ORDINALS[singular]}"
        times = _spelt([word for word in before if word not in ("a", "one")])
        return None if times is None else part if not times else f"{times}×{part}"
    if last_word in _ORDINALS or last_word.endswith("ieth"):
        number = _ORDINALS.get(last_word) or 10 * _TENS.get(f"{last_word.removesuffix('ieth')}y", 0)
        head = _spelt(before)
        return f"{(head or 0) + number}." if number and head is not None else None
    return _spelt(words)


def _is_a(match: re.Match[str]) -> bool:
    return bool(_A.search(match.string[max(0, match.start() - _NEAR) : match.start()]))


def ordinal(words: str) -> int:
    """Return the number of an ordinal in words that is known to be one, such as `twenty-first`."""
    *head, last = re.split(r"[\s-]+", words.lower())
    number = _ORDINALS.get(last) or 10 * _TENS[f"{last.removesuffix('ieth')}y"]
    return number + int(_spelt(head) or 0)


def _spelt(words: list[str]) -> Decimal | None:
    """Return the number that words such as `two hundred and five` spell."""
    total = group = Decimal(0)
    for word in words:
        if word in ("and", "a"):
            continue
        if word in _UNITS:
            group += _UNITS[word]
        elif word in _TENS:
            group += _TENS[word] * 10
        elif word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word == "dozen":
            group = (group or Decimal(1)) * 12
        elif word in _SCALES:
            total, group = total + (group or Decimal(1)) * _SCALES[word], Decimal(0)
        else:
            return None
    return total + group


def _hedged(text: str, start: int, end: int) -> tuple[int, int, str, str]:
    """Return where a number and its hedge are, the hedge, and the word for it before the number."""
    before, after = text[max(0, start - 2 * _NEAR) : start], text[end : end + 2 * _NEAR]
    for sign, pattern in _HEDGES.items():
        found = re.search(rf"(?<![\w-])({pattern})\s*(?:the\s+|an?\s+)?$", before, re.IGNORECASE)
        if found and (found[1] not in "<>~" or not text[start].isalpha()):
            return start - len(before) + found.start(), end, sign, found[1].lower()
    for sign, pattern in _LATE_HEDGES.items():
        if found := re.match(rf"\s*(?:{pattern})\b", after, re.IGNORECASE):
            return start, end + found.end(), sign, ""
    return start, end, "", ""


# So many characters before a number tell what it is.
_NEAR = 20
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2×1/3", "¼": "1/4", "¾": "3×1/4", "⅕": "1/5", "⅛": "1/8"}
_SIGNS = "$€£¥₽₹"
_LISTED = re.compile(r"(?:-(?=\s))?\s*(?:[-\u2010-\u2014]|\bto\b|\band\b|\bor\b|,)\s*")
# What `one` counts: a word that follows it and is none of these.
_COUNTED = re.compile(
    r"\s+(?!(?:an|the|this|that|these|those|which|who|whom|whose|to|in|on|at|by|for|from|with|and|or|but"
    r"|nor|is|was|are|were|be|has|had|have|will|would|may|might|can|could|should|another|as|than|after|before"
    r"|here|there|of|when|where|while|because|since|if|about|he|she|it|they|we|does|did|do)\b)\w"
    r"|-(?!sided|way|off|time)|\s*%",
    re.IGNORECASE,
)
_IDIOM = re.compile(r"\b(?:at|on the|each|every|no|any)\s+$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_WITHIN = re.compile(r"[\w,]\s+$")
_CAPITAL = re.compile(r"\s+[A-Z]")
_AT = re.compile(r"\bat\s+$", re.IGNORECASE)
_A = re.compile(r"\ban?\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+of\b")
_AGE = re.compile(r"(?:[^\W\d_][\w’'-]*,\s+|\baged?\s+)$")
_AFTER_AGE = re.compile(r"[,.;]|$")
_OF_MILLIONS = re.compile(r"\s+(?:tonne|ton|barrel|people|ship|of\b|[a-z]+s\b)")
_GROUPED = r"\d{1,3}(?:[,\u00a0\u202f\u2009’'\ ]\d{3})+(?!\d)(?:\.\d+)?"
_DIGITS = rf"{_GROUPED}|\d+:\d+|\d+(?:[.,]\d+)*[{''.join(_VULGAR)}]?|\.\d+|[{''.join(_VULGAR)}]"
_NTHS = "|".join(f"{each.removesuffix('y')}ieth" for each in _TENS)
_PARTS = "|".join(f"{each}s?" for each in _ORDINALS if each not in ("first", "second"))
_SINGLE = sorted({*_UNITS, *_TENS, *_SCALES, "first", "second", "dozen"}, key=len, reverse=True)
_WORD = rf"(?:{_PARTS}|half|halves|quarters?|{'|'.join(_SINGLE)}|{_NTHS})"
_UNIT_WORDS = "|".join(
    sorted((re.escape(each) for each in (*_MEASURES, *_CURRENCIES)), key=len, reverse=True)
)
_AMOUNT = re.compile(
    rf"""
    (?<![A-Za-z\d])(?<!\d[.,:])
    (?P<currency>(?:US|A|C|HK|NZ)?[{_SIGNS}]\s*|(?:USD|EUR|GBP|RUB|JPY)\s+)?
    (?:
      (?P<digits>{_DIGITS})(?P<suffix>[A-Za-z°]+)?
    | (?P<many>(?:(?:{_MANY})\s+of\s+)*(?:{_MANY}))
    | (?P<words>(?:twice|thrice|both|half\s+an?\s+(?:million|billion|thousand|dozen|hundred)
        |{_WORD}(?:(?:[\s-]+|\s+and\s+(?:a\s+)?){_WORD})*))
    )
    (?P<vague>\+|[\s-]and[\s-]something|[\s-]something|[\s-]odd)?
    (?![A-Za-z\d]|[.,:]\d)
    (?:[\s\u00a0-]+(?P<scale>{"|".join(_SCALES)}|bn|mn|tn)\b)?
    (?:
      [\s\u00a0]*(?P<percent>%|per\s?cent\b|percent\b)
    | \s?(?P<sign>[{_SIGNS}])(?!\d)
    | [\s\u00a0-]+(?P<measure>(?:(?:US|American)\s+)?(?:{_UNIT_WORDS})s?)\b
    )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
