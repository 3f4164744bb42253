"""Turns articles' texts on the disk into captures beside the data, and into all that differs from the data.

The texts are copyrighted: they lie in a folder that git does not see, one file for each source, `<source>.txt`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator import build, captures, capturing, dates, yaml_source
from generator.capturing import Located
from generator.corpus import Corpus
from generator.english import counted
from generator.model import Capture
from generator.problem import Problem, did_you_mean

_FIRST_LINE = "# What was recorded of the article's text when it was read. `briefing capture` writes this file.\n"


@dataclass(frozen=True)
class Report:
    """What was done and seen, in lines; the problems; or why nothing could be done."""

    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    refusal: str = ""


def capture(data: Path, source: str, file: Path, today: str) -> Report:
    """Look up a source's words in its article's text, and write the capture if all of them are there."""
    corpus, problems = build.check(data)
    if not corpus.ids("sources"):
        return Report(problems=tuple(problems))
    if refusal := _no_source(corpus, source):
        return Report(refusal=refusal)
    in_the_way = [each for each in problems if each.place.file.endswith(f"/sources/{source}.yml")]
    in_the_way = [each for each in in_the_way if not each.kind.code.startswith("R5")]
    if in_the_way or source not in corpus.sources:
        return Report(problems=tuple(in_the_way))
    text, refusal = _text(file)
    if refusal:
        return Report(refusal=refusal)
    taken, located, missing = capturing.take(corpus, source, text, dates.parse(today))
    if missing:
        return Report((*_positions(located), *_doubts(taken, located, missing)), tuple(sorted(missing)))
    path = data / "captures" / f"{source}.yml"
    shown = f"{_size(taken)}, {counted(len(located), 'quotation or name', 'quotations and names')}"
    kept = corpus.captures.get(source)
    if kept and kept.model_copy(update={"captured": taken.captured}) == taken:
        return Report((f"{path.as_posix()} stands as it is: {shown}",))
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_text(_FIRST_LINE + yaml_source.write(captures.as_values(taken)), "utf-8")
    except OSError as error:
        return Report(refusal=f"{path.as_posix()} can not be written: {(error.strerror or str(error)).lower()}")
    lines = [*_positions(located, only_folded=True), f"{path.as_posix()} is written: {shown}"]
    if kept and kept.digest != taken.digest:
        lines.append(f"the text is not the one that was captured before: {capturing.changes(kept, taken)}")
    return Report(tuple(lines))


def verify(data: Path, texts: Path) -> Report:
    """Look up the words of every source whose text is in a folder, and compare the text with its capture."""
    corpus, problems = build.check(data)
    # What differs from a capture does not hinder: it is looked up here, and then told more exactly.
    if not all(each.kind.code.startswith("R5") for each in problems):
        return Report(problems=tuple(problems))
    if not texts.is_dir():
        return Report(refusal=f"there is no folder {texts.as_posix()}: put each article's text there, as <source>.txt")
    lines: list[str] = []
    counts = [0, 0]
    for source in corpus.sources:
        file = texts / f"{source}.txt"
        if not file.exists():
            lines.append(f"{source}: not looked up, there is no {file.as_posix()}")
            continue
        text, refusal = _text(file)
        if refusal:
            return Report(refusal=refusal)
        kept = corpus.captures.get(source)
        taken, located, missing = capturing.take(corpus, source, text, corpus.briefing.as_of)
        state = f"captured on {kept.captured.words}" if kept else "never captured"
        lines.append(f"{source}: {_size(taken)}, {state}")
        lines += [*_positions(located), *_doubts(taken, located, missing)]
        problems += missing
        if kept and (kept.digest != taken.digest or not missing):
            problems += capturing.differences(corpus, source, taken)
        counts = [counts[0] + 1, counts[1] + len(located)]
    for file in sorted(texts.glob("*.txt")):
        if file.stem not in corpus.sources:
            lines.append(f"{file.as_posix()}: belongs to no source")
    if not counts[0]:
        return Report(tuple(lines), refusal=f"there is no text of any source in {texts.as_posix()}")
    lines.append(f"{counts[0]} of {len(corpus.sources)} texts looked at, {counts[1]} quotations and names found")
    return Report(tuple(lines), tuple(sorted(problems)))


def _no_source(corpus: Corpus, source: str) -> str:
    if source in corpus.ids("sources"):
        return ""
    return f"there is no source `{source}`: {did_you_mean(source, corpus.ids('sources'))}"


def _text(file: Path) -> tuple[str, str]:
    """Return a file's text, or why it has none."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", f"{file.as_posix()} is not UTF-8 text: save it in that encoding"
    except OSError as error:
        return "", f"{file.as_posix()} can not be read: {(error.strerror or str(error)).lower()}"
    return text, "" if text.strip() else f"{file.as_posix()} is empty"


def _doubts(taken: Capture, located: list[Located], missing: list[Problem]) -> Iterator[str]:
    """Yield what may be wrong with the text itself, where much of it is not found."""
    if len(missing) > len(located):
        yield f"  only {len(located)} of {len(located) + len(missing)} found: is this the article's text?"
        if taken.paragraphs == 1:
            yield "  the text is one paragraph: paragraphs are parted by empty lines"
        else:
            yield "  where all stand some paragraphs off, take headline, byline and captions out of the text"


def _size(capture: Capture) -> str:
    return f"{counted(capture.words, 'word')}, {counted(capture.paragraphs, 'paragraph')}"


def _positions(located: list[Located], *, only_folded: bool = False) -> tuple[str, ...]:
    def lines() -> Iterator[str]:
        for each in located:
            found = each.found
            paragraphs = f"¶{found.first}" if found.first == found.last else f"¶{found.first}–{found.last}"
            way = "" if found.is_exact else ", only after folding: copy the words as the article has them"
            if not (only_folded and found.is_exact):
                yield f"  {each.name} {paragraphs}, characters {found.start}–{found.end}{way}"

    return tuple(lines())
