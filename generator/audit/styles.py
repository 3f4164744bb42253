"""Turns a style sheet into what it could do to a page: the classes it hides, what it loads, what it says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2

# What takes an element from its reader's eyes: properties, and their values as a pattern.
_HIDING = {
    "display": r"none",
    "visibility": r"hidden|collapse",
    "content-visibility": r"hidden",
    "opacity": r"0?\.0\d*|0%?",
    "clip": r"rect\(.*\)",
    "clip-path": r"(?!none).*",
    "font-size": r"0(?:px|r?em|%)?",
    "color": r"transparent",
    "text-indent": r"-.*",
    "transform": r".*scale[xy]?\(0.*|.*translate.*-\d{3,}.*",
}
# Selectors of an element by its tag and classes alone, whatever it is in; others hide it for a while.
_PLAIN = re.compile(r"[\w.*>+~ -]+")
_LETTER = re.compile(r"[^\W_]")
_LOADING = frozenset({"url", "src", "image-set", "-webkit-image-set", "image"})


@dataclass(frozen=True)
class Style:
    """The classes that a style sheet hides, the addresses that it loads, and the words that it shows."""

    hides: frozenset[str]
    loads: tuple[str, ...]
    says: tuple[str, ...]


@lru_cache(maxsize=32)
def read_style(css: str) -> Style:
    """Return what a style sheet could do, read as in CSS Syntax Level 3.

    Raise RecursionError if its blocks are too deep within each other.
    """
    hides: set[str] = set()
    loads: list[str] = []
    contents: list[list[Any]] = []
    variables: dict[str, list[list[Any]]] = {}
    for selectors, declarations in _rules(tinycss2.parse_stylesheet(css, True, True), is_print=False):
        for name, value in declarations:
            loads += _addresses(value, is_loaded=name == "@import")
            if name == "content":
                contents.append(value)
            elif name.startswith("--"):
                variables.setdefault(name, []).append(value)
            if _hides(name, value):
                hides.update(*map(_subject, _selectors(selectors)))
    says = [
        text for value in contents for text in _said(value, variables, frozenset()) if _LETTER.search(text)
    ]
    return Style(frozenset(hides), tuple(loads), tuple(says))


def loaded_by(css: str) -> list[str]:
    """Return the addresses that the value of an attribute `style`, or of another that may hold one, loads."""
    return list(_addresses(tinycss2.parse_component_value_list(css, True)))


# A rule's selectors, and its declarations by their names.
Rule = tuple[list[Any], list[tuple[str, list[Any]]]]


def _rules(nodes: Iterable[Any], *, is_print: bool) -> Iterator[Rule]:
    """Yield the rules of a style sheet; a statement such as `@import` as a declaration of that name.

    What is only for print has no selectors here, since it hides nothing on a screen.
    """
    for node in nodes:
        if node.type not in ("at-rule", "qualified-rule"):
            continue
        if node.content is None:
            yield [], [(f"@{node.lower_at_keyword}", node.prelude)]
            continue
        within = tinycss2.parse_blocks_contents(node.content, True, True)
        declared = [(each.lower_name, each.value) for each in within if each.type == "declaration"]
        if node.type == "qualified-rule":
            yield ([] if is_print else node.prelude), declared
            yield from _rules(within, is_print=is_print)
        else:
            yield [], declared
            is_paper = node.lower_at_keyword == "page" or "print" in _written(node.prelude)
            yield from _rules(within, is_print=is_print or is_paper)


def _hides(name: str, value: Iterable[Any]) -> bool:
    return name in _HIDING and bool(re.fullmatch(_HIDING[name], _written(value)))


def _written(value: Iterable[Any]) -> str:
    return str(tinycss2.serialize(value)).strip().lower()


def _selectors(prelude: Iterable[Any]) -> list[str]:
    return [each.strip() for each in str(tinycss2.serialize(prelude)).split(",")]


def _subject(selector: str) -> list[str]:
    """Return the classes of what a selector selects, if it is selected by tags and classes alone."""
    if not _PLAIN.fullmatch(selector):
        return []
    return re.findall(r"\.([\w-]+)", re.split(r"[\s>+~]+", selector)[-1])


def _addresses(value: Iterable[Any], *, is_loaded: bool = False) -> Iterator[str]:
    """Yield the addresses in a value; with `is_loaded` a string is one, too, as within `image-set()`."""
    for each in value:
        if each.type == "url" or (each.type == "string" and is_loaded):
            yield each.value
        elif each.type == "function":
            yield from _addresses(each.arguments, is_loaded=is_loaded or each.lower_name in _LOADING)
        elif each.type in ("() block", "[] block", "{} block"):
            yield from _addresses(each.content, is_loaded=is_loaded)


def _said(
    value: Iterable[Any], variables: Mapping[str, list[list[Any]]], inside: frozenset[str]
) -> Iterator[str]:
    """Yield the strings of a value, those of the variables in it included; `inside` are those it is for."""
    for each in value:
        if each.type == "string":
            yield each.value
        elif each.type == "function" and each.lower_name not in ("attr", "url"):
            yield from _said(each.arguments, variables, inside)
        elif each.type == "ident" and each.value not in inside:
            for further in variables.get(each.value, ()):
                yield from _said(further, variables, inside | {each.value})
