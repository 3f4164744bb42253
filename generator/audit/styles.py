"""Turns a style sheet into what it could do to a page: what it hides, what it loads, and what it says."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

# Nobody nests further, and the parser calls itself for each level.
_DEEPEST = 50


@dataclass(frozen=True)
class Style:
    """What a style sheet hides on a screen or on paper, what it loads and what it says.

    `hides` are the selectors of what it hides, moves away or strikes out; `classes` are those by which alone
    something is hidden on a screen, whatever it is in.
    """

    hides: tuple[str, ...]
    classes: frozenset[str]
    loads: tuple[str, ...]
    says: tuple[str, ...]


@lru_cache(maxsize=32)
def read_style(css: str) -> Style:
    """Return what a style sheet could do, read as in CSS Syntax Level 3.

    Raise ValueError if its blocks are too deep within each other.
    """
    _check_depth(css)
    hides: list[str] = []
    classes: set[str] = set()
    loads: list[str] = []
    said: list[list[Any]] = []
    variables: dict[str, list[list[Any]]] = {}
    for selectors, is_print, declarations in _rules(tinycss2.parse_stylesheet(css, True, True), False):
        for name, value in declarations:
            loads += _addresses(value, is_loaded=name == "@import")
            if name.startswith("--"):
                variables.setdefault(name, []).append(value)
            elif name not in _NAMING:
                said.append(value)
            if _hides(name, value):
                hides += selectors
                classes.update(*(_subject(each) for each in selectors if not is_print))
    used = {name for value in said for name in _names(value)}
    said += [value for name, values in variables.items() if name in used for value in values]
    says = [text for value in said for text in _strings(value) if any(map(_is_word, text))]
    return Style(tuple(dict.fromkeys(hides)), frozenset(classes), tuple(loads), tuple(says))


def loaded_by(css: str) -> list[str]:
    """Return the addresses that the value of an attribute `style`, or of another that may hold one, loads.

    Raise ValueError if its blocks are too deep within each other.
    """
    _check_depth(css)
    return list(_addresses(tinycss2.parse_component_value_list(css, True)))


# The values of these are names, and not shown.
_NAMING = frozenset({"font", "font-family", "src", "grid-template-areas", "font-feature-settings", "@import"})


def _is_word(character: str) -> bool:
    """Say whether a character says something: a letter, a digit or a sign, but not a dot or a square."""
    return unicodedata.category(character)[0] in "LNS" and not "\u25a0" <= character <= "\u25ff"


def _check_depth(css: str) -> None:
    depth = 0
    for each in re.finditer(r"[({\[]|[)}\]]", css):
        depth = depth + 1 if each[0] in "({[" else max(0, depth - 1)
        if depth > _DEEPEST:
            raise ValueError(f"its blocks are more than {_DEEPEST} within each other")


# The selectors of a rule, whether it is for paper alone, and its declarations by their names.
Rule = tuple[list[str], bool, list[tuple[str, list[Any]]]]


def _rules(nodes: Iterable[Any], is_print: bool) -> Iterator[Rule]:
    """Yield the rules of a style sheet; a statement such as `@import` as a declaration of that name."""
    for node in nodes:
        if node.type not in ("at-rule", "qualified-rule"):
            continue
        if node.content is None:
            yield [], is_print, [(f"@{node.lower_at_keyword}", node.prelude)]
            continue
        within = tinycss2.parse_blocks_contents(node.content, True, True)
        declared = [(each.lower_name, each.value) for each in within if each.type == "declaration"]
        if node.type == "qualified-rule":
            yield _selectors(node.prelude), is_print, declared
            yield from _rules(within, is_print)
        else:
            yield [], is_print, declared
            yield from _rules(within, is_print or _is_for_paper(node))


def _is_for_paper(node: Any) -> bool:
    media = _written(node.prelude).split(",")
    is_media = node.lower_at_keyword == "media"
    return node.lower_at_keyword == "page" or (
        is_media and all(re.match(r"\s*(only\s+)?print\b", each) for each in media)
    )


def _number(text: str) -> float | None:
    found = re.fullmatch(r"([+-]?\d*\.?\d+(?:e[+-]?\d+)?)(%|[a-z]*)", text)
    if not found:
        return None
    per = {
        "%": 0.16,
        "em": 16,
        "rem": 16,
        "ch": 8,
        "vw": 10,
        "vh": 10,
        "cm": 38,
        "in": 96,
        "mm": 4,
        "pt": 1.3,
    }
    return float(found[1]) * per.get(found[2], 1)


def _is(pattern: str) -> Callable[[str], bool]:
    return re.compile(pattern).fullmatch  # type: ignore[return-value]


def _below(limit: float) -> Callable[[str], bool]:
    """Return what says that a value is below a limit, in pixels; what is computed could be anything."""
    return lambda text: number < limit if (number := _number(text)) is not None else "(" in text


def _tiny(text: str) -> bool:
    """Say whether a size leaves nothing to be seen."""
    return (number := _number(text)) is not None and number < 2


def _far(text: str) -> bool:
    """Say whether a value moves something out of sight."""
    return any((number := _number(each)) is not None and abs(number) >= 100 for each in text.split())


_SEE_THROUGH = r"transparent|#...0|#......00|(?:rgb|hsl)a?\(.*[,/]\s*0?\.?0*%?\s*\)"
# What takes a part of a page from its reader's eyes, or changes what is read there, by property.
_HIDING: Mapping[str, Callable[[str], bool]] = {
    "display": _is(r"none|.*var\(.*"),
    "visibility": _is(r"hidden|collapse|.*var\(.*"),
    "content-visibility": _is(r"hidden|.*var\(.*"),
    "opacity": _below(0.4),
    "clip": _is(r"rect.*"),
    "clip-path": _is(r"(?!none).*"),
    "mask": _is(r"(?!none).*"),
    "mask-image": _is(r"(?!none).*"),
    "-webkit-mask": _is(r"(?!none).*"),
    "-webkit-mask-image": _is(r"(?!none).*"),
    "filter": _is(r".*(?:opacity|blur|brightness|contrast|url)\(.*"),
    "font-size": _below(6),
    "font": _is(r"(?:.*\s)?0[a-z%]*(?:/.*|\s.*)"),
    "line-height": _is(r"0[a-z%]*"),
    "color": _is(_SEE_THROUGH),
    "-webkit-text-fill-color": _is(_SEE_THROUGH),
    "-webkit-text-security": _is(r"(?!none).*"),
    "-webkit-line-clamp": _is(r"(?!none|unset).*"),
    "text-indent": _far,
    "text-decoration": _is(r".*line-through.*"),
    "text-decoration-line": _is(r".*line-through.*"),
    "transform": _is(r".*(?:scale|matrix|skew|rotate|translate\w*\([^)]*\d{3}).*"),
    "scale": _is(r"(?!none|1).*"),
    "rotate": _is(r"(?!none).*"),
    "translate": _far,
    "zoom": _below(0.5),
    "position": _is(r"fixed"),
    "z-index": _is(r"-.*"),
    "unicode-bidi": _is(r".*override"),
    "flex-direction": _is(r".*-reverse"),
    "flex-wrap": _is(r".*-reverse"),
    "order": _is(r"(?!0).*"),
    "pointer-events": _is(r"none"),
    **dict.fromkeys(("left", "right", "top", "bottom", "inset", "inset-inline-start", "margin"), _far),
    **dict.fromkeys(("margin-left", "margin-right", "margin-top", "margin-bottom"), _far),
    **dict.fromkeys(("width", "height", "max-width", "max-height", "inline-size", "block-size"), _tiny),
}


def _hides(name: str, value: Iterable[Any]) -> bool:
    return name in _HIDING and bool(_HIDING[name](_written(value).removesuffix("!important").strip()))


def _written(value: Iterable[Any]) -> str:
    return str(tinycss2.serialize(value)).strip().lower()


def _selectors(prelude: Iterable[Any]) -> list[str]:
    """Return the selectors of a list, parted at its commas, but not at those within brackets."""
    found: list[list[Any]] = [[]]
    for each in prelude:
        if each == ",":
            found.append([])
        else:
            found[-1].append(each)
    return [str(tinycss2.serialize(each)).strip() for each in found]


# Selectors of an element by its tag and classes alone, whatever it is in; others hide it for a while.
_PLAIN = re.compile(r"[\w.*>+~ -]+")


def _subject(selector: str) -> list[str]:
    """Return the classes of what a selector selects, if it is selected by tags and classes alone."""
    if not _PLAIN.fullmatch(selector):
        return []
    return re.findall(r"\.([\w-]+)", re.split(r"[\s>+~]+", selector)[-1])


def _addresses(value: Iterable[Any], *, is_loaded: bool = False) -> Iterator[str]:
    """Yield the addresses in a value: each `url()`, and each string, which a function may take for one.

    Of strings only those that lead out of the site matter, unless `is_loaded` says that a string is loaded.
    """
    for each in value:
        if each.type == "url" or (each.type == "string" and (is_loaded or "//" in each.value)):
            yield each.value
        elif each.type == "function":
            yield from _addresses(each.arguments, is_loaded=is_loaded or each.lower_name in _LOADING)
        elif each.type in ("() block", "[] block", "{} block"):
            yield from _addresses(each.content, is_loaded=is_loaded)


_LOADING = frozenset(
    {"url", "src", "image-set", "-webkit-image-set", "image", "cross-fade", "-webkit-cross-fade"}
)


def _strings(value: Iterable[Any]) -> Iterator[str]:
    for each in value:
        if each.type == "string":
            yield each.value
        elif each.type == "function" and each.lower_name not in ("url", "format", "local", "tech"):
            yield from _strings(each.arguments)


def _names(value: Iterable[Any]) -> Iterator[str]:
    """Yield the names of the variables that a value asks for."""
    for each in value:
        if each.type == "ident" and each.value.startswith("--"):
            yield each.value
        elif each.type == "function":
            yield from _names(each.arguments)
