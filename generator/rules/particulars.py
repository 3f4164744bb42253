"""Rules on particulars: no number, date or name of ours stands without a paragraph that has it."""

from collections.abc import Iterator
from functools import lru_cache

from generator.corpus import (
    BRIEFING_KEY,
    NAMES_KEY,
    Draft,
    Grounds,
    Key,
    Statement,
    Statements,
    Steps,
    Unfound,
    lexicon,
    model,
    statements,
)
from generator.rules.rule import Wrong
from generator.text import counted, english, listed, naming


def unfound_particular(draft: Draft) -> Iterator[Wrong]:
    """A sentence has a number, a date or a name that nothing it rests on has.

    A finding, an account, an article's own version, a role and a place are compared with the paragraphs of
    their claims; what cites findings, with their sentences; a note, a summary and what articles do not say,
    with the texts and the records of their event or article. docs/particulars.md says what is the same.

    Wrong:
        # data/events/talks.yml
        findings: {met: {topic: Talks, label: The meeting, text: Nine sides met.}}
        in_brief: [{text: They met., rests_on: [met]}]
        # data/actors/ana.yml
        name: Ana Lind
        kind: person
        roles: [{text: Harbour master, rests_on: [talks/met]}]
        # data/captures/courier.yml
        particulars: {1: {numbers: ['5'], dates: ['2031-05-01'], names: [harbour, master]}}
        # data/briefing.yml
        in_brief: [{text: They met., rests_on: [talks/met]}]
    Right:
        # data/events/talks.yml
        findings: {met: {topic: Talks, label: The meeting, text: Five sides met.}}
        in_brief: [{text: They met., rests_on: [met]}]
        # data/actors/ana.yml
        name: Ana Lind
        kind: person
        roles: [{text: Harbour master, rests_on: [talks/met]}]
        # data/captures/courier.yml
        particulars: {1: {numbers: ['5'], dates: ['2031-05-01'], names: [harbour, master]}}
        # data/briefing.yml
        in_brief: [{text: They met., rests_on: [talks/met]}]
    """
    for statement, unfound in _unfound(draft):
        if not any(
            _covers(waiver, statement, unfound) for _, waiver in _waivers(draft, statement.key.record)
        ):
            record, steps = statement.key.record, statement.steps
            message, hint = _message(draft, statement, unfound), _hint(unfound)
            yield Wrong(record, steps, message, hint, _at(statement.text.plain, unfound))
    for record, steps, text, unfound in _in_headings(draft):
        if not any(unfound.words in waiver.words for _, waiver in _waivers(draft, record)):
            message = f"`{unfound.words}` is in no text and no record of {_of(record)}"
            yield Wrong(record, steps, message, _hint(unfound), _at(text, unfound))


def needless_waiver(draft: Draft) -> Iterator[Wrong]:
    """A waiver is for words that no sentence of its record has, or that need none.

    Readers would be told of a doubt that there is not.

    Wrong:
        # data/events/talks.yml
        waived: [{words: The two sides, reason: The photograph shows two delegations.}]
        # data/captures/courier.yml
        particulars: {1: {numbers: ['2'], dates: ['2031-05-01']}}
    Right:
        # data/events/talks.yml
        waived: [{words: The two sides, reason: The photograph shows two delegations.}]
        # data/captures/courier.yml
        particulars: {1: {dates: ['2031-05-01']}}
    """
    records = [key for key, record in draft.records.items() if getattr(record, "waived", ())]
    if not records or draft.broken or draft.dangling:
        return
    (all_statements, grounds), found = _grounds(draft), _unfound(draft)
    for record in records:
        of_record = [each for each in found if each[0].key.record == record]
        for index, waiver in _waivers(draft, record):
            is_there = [
                each
                for each in all_statements.all
                if each.key.record == record
                and each.key.field != "waived"
                and waiver.words in each.text.plain
            ]
            is_needed = any(_covers(waiver, *each) for each in of_record)
            if is_needed or any(map(grounds.is_unchecked, is_there)):
                continue
            message = (
                "nothing in these words needs a waiver" if is_there else "no sentence here has these words"
            )
            yield Wrong(record, ("waived", index, "words"), message, "take it out")


def unlisted_person(draft: Draft) -> Iterator[Wrong]:
    """A finding names a person who is neither its `speaker` nor in `about`.

    It would not be on that person's page; and a name that is there by mistake would not be noticed.

    Wrong:
        # data/events/talks.yml
        findings: {met: {topic: Talks, label: The meeting, text: Ana Lind met the dockers.}}
        # data/actors/ana.yml
        name: Ana Lind
        kind: person
        notes: [{text: She met the dockers., rests_on: [talks/met]}]
    Right:
        # data/events/talks.yml
        findings: {met: {topic: Talks, label: The meeting, about: [ana], text: Ana Lind met the dockers.}}
    """
    names = lexicon(draft)
    for linked in draft.findings.values():
        finding, steps = linked.finding, ("findings", linked.id)
        listed_ = {f"person:{actor}" for actor in (finding.speaker, *finding.about)}
        texts: list[tuple[Steps, str]] = [((*steps, "text"), finding.text.plain)]
        texts += [((*steps, "accounts", id_), text.plain) for id_, text in finding.accounts.items()]
        for at, text in texts:
            for named in names.longest(text):
                persons = {key for key in named.keys if key.startswith("person:")}
                if persons == named.keys and not persons & listed_:
                    ids = sorted(key.partition(":")[2] for key in persons)
                    message = f"`{named.words}` is named, and is neither `speaker` nor in `about`"
                    hint = f"`about: [{' or '.join(ids)}]`"
                    yield Wrong(linked.record, at, message, hint, _at(text, named))


def unfound_date(draft: Draft) -> Iterator[Wrong]:
    """The date of a finding is not in the paragraphs of its claims, and is not said to be inferred.

    The timeline and the finding's own line show it.

    Wrong:
        # data/events/talks.yml
        findings: {met: {topic: Talks, label: The meeting, about: [ana], text: They met., date: 2031-04}}
        in_brief: [{text: They met., rests_on: [met]}]
        # data/briefing.yml
        in_brief: [{text: They met., rests_on: [talks/met]}]
        # data/captures/courier.yml
        particulars: {1: {dates: ['2031-05-01']}}
    Right:
        # data/events/talks.yml
        findings: {met: {topic: Talks, label: The meeting, about: [ana], text: They met., date: 2031-05}}
        in_brief: [{text: They met., rests_on: [met]}]
        # data/briefing.yml
        in_brief: [{text: They met., rests_on: [talks/met]}]
        # data/captures/courier.yml
        particulars: {1: {dates: ['2031-05-01']}}
    """
    if not draft.captures or draft.broken or draft.dangling:
        return
    every, grounds = _grounds(draft)
    for linked in draft.findings.values():
        for unfound in grounds.unfound_date(linked):
            message = _message(draft, every.finding(linked), unfound)
            hint = "correct it; or, if no article gives it: `date_inferred: true`, with a `date_note`"
            yield Wrong(linked.record, ("findings", linked.id, "date"), message, hint)


def name_of_an_actor(draft: Draft) -> Iterator[Wrong]:
    """A name in `names.yml` is an actor's, or is there twice.

    Whoever is named would be two: a sentence that names the actor could rest on what is said of the place.

    Wrong:
        # data/names.yml (the whole file)
        harbour: {name: The harbour, also: [Ana Lind]}
    Right:
        # data/names.yml (the whole file)
        harbour: {name: The harbour}
    """
    first = {name: f"the actor `{actor}`" for actor, record in draft.actors.items() for name in record.names}
    for name_id, record in draft.other_names.items():
        fields = [(("name",), record.name), *((("also", at), name) for at, name in enumerate(record.also))]
        fields += [(("script_names", at, "text"), each.text) for at, each in enumerate(record.script_names)]
        for steps, name in fields:
            other = first.setdefault(name, f"`{name_id}`")
            if other != f"`{name_id}`":
                message = f"`{name}` is a name of {other}"
                yield Wrong(NAMES_KEY, (name_id, *steps), message, "take it out here, or there")


def _in_headings(draft: Draft) -> Iterator[tuple[Key, Steps, str, Unfound]]:
    """Yield what of titles and labels no text of their event, or of any, has."""
    if not draft.captures or draft.broken or draft.dangling:
        return
    _, grounds = _grounds(draft)
    headings: list[tuple[Key, Steps, str, str | None]] = [
        (BRIEFING_KEY, ("title",), draft.briefing.title, None)
    ]
    for section, record in draft.sections.items():
        key = Key.section(section)
        if isinstance(record, model.Event):
            headings.append((key, ("title",), record.title, section))
        headings += [
            (key, ("topics", at, "title"), each.title, section) for at, each in enumerate(record.topics)
        ]
        headings += [
            (key, ("findings", id_, "label"), finding.label.plain, section)
            for id_, finding in record.findings.items()
            if finding.kind != "context"
        ]
    for key, steps, text, of in headings:
        for unfound in grounds.unfound_in_heading(text, of):
            if unfound.kind != "word":
                yield key, steps, text, unfound


@lru_cache(maxsize=1)  # for all rules that ask for them
def _grounds(draft: Draft) -> tuple[Statements, Grounds]:
    """Return the statements of a draft, and what they are compared with."""
    every = statements(draft)
    return every, Grounds(every)


@lru_cache(maxsize=1)
def _unfound(draft: Draft) -> tuple[tuple[Statement, Unfound], ...]:
    """Return what is not there of each statement; nothing where it may be in a file that cannot be read."""
    if not draft.captures or draft.broken or draft.dangling:
        return ()
    every, grounds = _grounds(draft)
    return tuple((each, unfound) for each in every.all for unfound in grounds.unfound(each))


def _waivers(draft: Draft, record: Key) -> Iterator[tuple[int, model.Waiver]]:
    yield from enumerate(getattr(draft.records.get(record), "waived", ()))


def _covers(waiver: model.Waiver, statement: Statement, unfound: Unfound) -> bool:
    """Say whether a waiver is for the words around a particular."""
    text, start = statement.text.plain, -1
    while (start := text.find(waiver.words, start + 1)) >= 0:
        if start <= unfound.start and unfound.end <= start + len(waiver.words):
            return True
    return False


def _at(text: str, found: Unfound | naming.Named) -> tuple[str, str]:
    """Return the words that were found, after a few that are before them."""
    return text[max(0, found.start - _BEFORE) : found.start], text[found.start : found.end]


def _message(draft: Draft, statement: Statement, unfound: Unfound) -> str:
    what = f"`{unfound.words}`"
    claims = (*statement.whole, *statement.part)
    if not claims:  # whom a finding is from rests on its claims
        claims = draft.every_claim_on(f"{statement.key.record.id}/{statement.key.id}")
    places = dict.fromkeys(f"{each.source} {each.locator}" for each in claims)
    match unfound.against:
        case "paragraphs" if len(places) <= _FEW:
            where = f"is not in {listed(places, 'or')}"
        case "paragraphs":
            where = f"is in none of the {len(places)} paragraphs that this rests on"
        case "sentences":
            where = "is in no sentence that this cites"
        case _:
            where = f"is in no text and no record of {_of(statement.key.record)}"
    is_number = unfound.kind in _NUMBERS
    languages = [english.language(each) or each for each in unfound.unknown]
    if languages and is_number:
        where += f"; of {listed(languages)}, the words for numbers are not known"
    elif unfound.instead:
        shown = [f"`{each}`" for each in unfound.instead[:_MANY]]
        rest = len(unfound.instead) - _MANY
        where += f"; there: {listed([*shown, *([counted(rest, 'more', 'more')] if rest > 0 else [])])}"
    return f"{what} {where}"


def _of(record: Key) -> str:
    """Return whose texts those are that a sentence of a record is compared with."""
    if record == BRIEFING_KEY or record.folder == "actors":
        return "the briefing"
    return {"sources": "its article", "events": "its event"}.get(record.folder, "the background")


def _hint(unfound: Unfound) -> str:
    if unfound.kind in _NUMBERS:
        if unfound.unknown:
            return "quote the article's words with a translation, or say why it stands: `waived`"
        return "correct it, or say why it stands: `waived: [{words: …, reason: …}]`"
    if unfound.kind == "word":
        return (
            "correct it; if a text has it, it was not sought when that was captured: "
            "`briefing capture --all`; or say why it stands: `waived`"
        )
    return (
        "correct it; if the article has another name for it, add that to `also`, then "
        "`briefing capture --all`; or say why it stands: `waived`"
    )


_NUMBERS = ("number", "ordinal", "fraction", "date")


# So many places are named in a message, and so many things that are there.
_FEW = 4
_BEFORE = 12
_MANY = 6
