"""Turns an event, or the whole briefing, into the picture that others show beside a link to it."""

import textwrap
from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources
from pathlib import Path

import resvg_py

from generator.corpus import HOME_PAGE, Corpus, Key, LinkedFinding, Statements, coverage
from generator.site.pages.findings import when
from generator.text import counted

# What Open Graph and cards are shown at, in pixels: https://ogp.me, and a ratio of 1.91 to 1.
WIDTH, HEIGHT = 1200, 630
_MARGIN = 80
# Longer titles are smaller: up to so many letters, so large. A letter is about so wide, for its size.
_SIZES = ((60, 72), (80, 58), (10_000, 46))
_LETTER = 0.64
_LINE_HEIGHT = 1.18
# The rule above what is counted, and the room that the date needs above it.
_RULE, _DATE = HEIGHT - 166, 70
_INK, _QUIET, _BLUE, _AMBER, _LINE = "#16191d", "#565d66", "#0b5a80", "#8a4b00", "#dfe3e8"


def picture_of(page: str) -> str:
    """Return the address of the picture for a page that may have one, seen from the top of the site."""
    return f"pictures/{page.removesuffix('/index')}.png"


def pictures(corpus: Corpus, statements: Statements) -> Iterator[tuple[str, bytes]]:
    """Yield the path of each page that has a picture of its own, with the PNG."""
    events, articles = counted(len(corpus.events), "event"), counted(len(corpus.sources), "article")
    reported = coverage.reported(corpus.findings.values())
    about = f"{events} · {articles} · {counted(len(reported), 'finding')}"
    briefing = corpus.briefing
    yield HOME_PAGE, _png(briefing.title, f"As of {briefing.as_of.words}", about, "", _differing(reported))
    for event_id, event in corpus.events.items():
        record = Key.event(event_id)
        place = next((each.text.plain for each in statements.lines(record, "place")), "")
        reported = coverage.reported(corpus.findings_of(event_id))
        articles = counted(len(corpus.standing(corpus.sources_of(event_id))), "article")
        about = f"{articles} · {counted(len(reported), 'finding')}"
        dateline = " · ".join(filter(None, (when(corpus, event_id), place)))
        yield record.page, _png(event.title, dateline, about, briefing.title, _differing(reported))


def _differing(reported: Iterable[LinkedFinding]) -> int:
    return sum(linked.finding.is_disputed for linked in reported)


def _png(title: str, dateline: str, about: str, whose: str, differing: int) -> bytes:
    size = next(size for letters, size in _SIZES if len(title) <= letters)
    room = WIDTH - 2 * _MARGIN
    parts = [_text(_short(whose), 96, 28, _QUIET, "sans-serif")] if whose else []
    top = (136 if whose else 80) + size
    most = int((_RULE - _DATE - top) / (size * _LINE_HEIGHT)) + 1
    lines = textwrap.wrap(title, int(room / (size * _LETTER)), max_lines=most, placeholder=" …")
    for number, line in enumerate(lines):
        parts.append(_text(line, round(top + number * size * _LINE_HEIGHT), size, _INK, "serif"))
    below = round(top + (len(lines) - 1) * size * _LINE_HEIGHT + 60)
    parts.append(_text(_short(dateline), below, 32, _QUIET, "sans-serif"))
    parts.append(_text(about, HEIGHT - 72, 30, _BLUE, "sans-serif"))
    if differing:
        text = f"The accounts differ in {counted(differing, 'place')}"
        parts.append(_text(text, HEIGHT - 116, 30, _AMBER, "sans-serif"))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
        f'<rect width="14" height="{HEIGHT}" fill="{_BLUE}"/>'
        f'<path d="M{_MARGIN} {_RULE}h{room}" stroke="{_LINE}" stroke-width="2"/>{"".join(parts)}</svg>'
    )
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        skip_system_fonts=True,
        font_files=_fonts(),
        serif_family="DejaVu Serif",
        sans_serif_family="DejaVu Sans",
    )


def _fonts() -> list[str]:
    folder = Path(str(resources.files("generator.site") / "fonts"))
    return [str(folder / name) for name in ("DejaVuSerif-Bold.ttf", "DejaVuSans.ttf")]


def _short(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder=" …")


def _text(text: str, baseline: int, size: int, colour: str, family: str) -> str:
    weight = ' font-weight="700"' if family == "serif" else ""
    return (
        f'<text x="{_MARGIN}" y="{baseline}" font-family="{family}" font-size="{size}"{weight} '
        f'fill="{colour}">{escape(text)}</text>'
    )
