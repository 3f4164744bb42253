"""Turns the articles' texts in a folder into all that differs from the data and its captures."""

from argparse import ArgumentParser, Namespace

from generator import pipeline
from generator.commands.command import Answer, Command, add_data
from generator.commands.texts import add_texts, doubts, positions, reported, size, text_of, texts_in
from generator.corpus import capturing, recapturing
from generator.problem import About


def _add_arguments(parser: ArgumentParser) -> None:
    add_texts(parser)
    add_data(parser)


def _run(options: Namespace) -> Answer:
    """Look up the words of every source whose text is there, and compare the text with its capture."""
    texts = options.texts
    draft, problems = pipeline.check(options.data)
    # What differs from a capture is not in the way: it is looked up here, and then reported more exactly.
    if not all(each.code.about in (About.CAPTURE, About.READING) for each in problems):
        return reported((), problems)
    if not texts.is_dir():
        why = f"there is no folder {texts.as_posix()}: put each article's text there, as <source>.txt"
        return Answer.refusal("verify", why)
    files, lines = texts_in(texts), list[str]()
    looked_at = words_found = 0
    for source in draft.sources:
        if source not in files:
            lines.append(f"{source}: not looked up, there is no {(texts / source).as_posix()}.txt")
            continue
        text, why = text_of(files[source])
        if why:
            return Answer.refusal("verify", why)
        kept = draft.captures.get(source)
        taken, located, missing = capturing.take(draft, source, text, draft.briefing.as_of)
        state = f"captured on {kept.captured.words}" if kept else "never captured"
        if kept and kept.later and kept.later.digest == taken.digest:
            state = f"captured on {kept.later.captured.words}, as its publisher had changed it"
            later, became, missing = recapturing.later(draft, source, text, kept.later.captured)
            missing += recapturing.differences(draft, source, later, text)
            lines.append(f"{source}: {size(taken)}, {state}")
            lines += [*positions(located), *(f"  {each.said}" for each in became)]
        else:
            lines.append(f"{source}: {size(taken)}, {state}")
            lines += [*positions(located), *doubts(taken, located, missing)]
            if kept and (kept.digest != taken.digest or not missing):
                missing += capturing.differences(draft, source, taken, text)
        problems += missing
        looked_at, words_found = looked_at + 1, words_found + len(located)
    for name, file in files.items():
        if name not in draft.sources:
            lines.append(f"{file.as_posix()}: belongs to no source")
    if not looked_at:
        return Answer.refusal("verify", f"there is no text of any source in {texts.as_posix()}")
    lines.append(
        f"{looked_at} of {len(draft.sources)} texts looked at, {words_found} quotations and names found"
    )
    return reported(lines, sorted(problems))


COMMAND = Command(
    "verify",
    "look up all words again in the articles' texts",
    "briefing verify --texts archive",
    _add_arguments,
    _run,
)
