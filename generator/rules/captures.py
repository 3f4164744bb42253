"""Rules on captures: what was found in an article's text stays as found until the text is read again."""

from collections.abc import Iterator

from generator.corpus import AtKey, Draft, Key, Steps, captured, captures, model
from generator.rules.rule import Wrong
from generator.text import Locator, lookup, near


def uncaptured_words(draft: Draft) -> Iterator[Wrong]:
    """A claim or its quotation is newer than the capture of its article's text.

    Where there is a capture, the site says that all of the source's words were found in the captured text.
    Read the text again: `briefing capture` looks every word up and adds what is new.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: met-again, paragraph: 2}]
        # data/captures/courier.yml
        claims: {met: {paragraph: 1}}
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: met, id: met-again, paragraph: 2}]
        # data/captures/courier.yml
        claims: {met: {paragraph: 1}, met-again: {paragraph: 2}}
    """
    for source_id, capture in draft.captures.items():
        record, hint = Key.source(source_id), f"look it up: {_command(source_id)}"
        for claim in draft.claims_of(source_id):
            entry = capture.entry(claim.id)
            steps = claim.steps
            if not entry:
                if source_id not in draft.dangling:  # there its id may be that of a finding misspelt
                    yield Wrong(record, steps, f"`{claim.key}` is not in the capture", hint)
            elif claim.quote and not entry.digest:
                message = f"`{claim.key}` had no quotation when it was captured"
                yield Wrong(record, (*steps, "quote"), message, hint)
            elif claim.quote and captures.is_translated_by_article(claim.quote) and not entry.translation:
                yield Wrong(record, (*steps, "quote", "translation"), _UNREAD_TRANSLATION, hint)
        source = draft.sources.get(source_id)
        for actor, index, style in _styles(source):
            named = captures.captured_style(capture, actor, style)
            if named and captures.is_translated_by_article(style) and not named.translation:
                yield Wrong(record, ("names", actor, index, "translation"), _UNREAD_TRANSLATION, hint)


def altered_words(draft: Draft) -> Iterator[Wrong]:
    """A quotation, a style of a name, or a paragraph is not the one that was found in the captured text.

    One letter makes it someone else's words. Put them back, or read the text again with `briefing capture`.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 2}]
        # data/captures/courier.yml
        claims: {met: {paragraph: 1}}
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}]
        # data/captures/courier.yml
        claims: {met: {paragraph: 1}}
    """
    for source_id, capture in draft.captures.items():
        record, hint = Key.source(source_id), f"put it back, or look it up again: {_command(source_id)}"
        words = f"these words are not those that were found in the captured text of {capture.captured.words}"
        for claim in draft.claims_of(source_id):
            entry, steps = capture.entry(claim.id), claim.steps
            if entry and entry.locator != claim.locator:
                message = f"`{claim.key}` was captured at {entry.locator}, not at {claim.locator}"
                yield Wrong(record, (*steps, claim.locator.kind), message, hint)
            elif entry and entry.digest and not claim.quote:
                yield Wrong(record, steps, f"`{claim.key}` had a quotation when it was captured", hint)
            elif entry and entry.digest and claim.quote:
                digest = captures.quotation_digest(
                    claim.locator, entry.occurrence, claim.quote, entry.printed
                )
                if digest != entry.digest:
                    hints = (lookup.cut_hint(claim.quote.exact), hint)
                    yield Wrong(record, (*steps, "quote", "exact"), words, "; ".join(filter(None, hints)))
                elif not captures.fits(entry, claim.quote):
                    message = "this entry was changed: it names words that are not the quotation's"
                    anew = f"capture it again: {_command(source_id)}"
                    yield Wrong(Key.capture(source_id), ("claims", claim.id), message, anew)
                elif not _is_as_captured(claim.quote, entry, claim.locator):
                    yield Wrong(record, (*steps, "quote", "translation", "text"), words, hint)
        source = draft.sources.get(source_id)
        for actor, index, style in _styles(source):
            if actor not in draft.actors:
                continue  # misspelt, which is reported elsewhere
            named = captures.captured_style(capture, actor, style)
            if not named:
                assert source
                is_new = len(source.names[actor]) > len(capture.styles(actor))
                message = (
                    "this style is new, or not what was found: it is not in the capture" if is_new else words
                )
                yield Wrong(record, ("names", actor, index, "exact"), message, hint)
            elif not _is_as_captured(style, named, style.locator):
                yield Wrong(record, ("names", actor, index, "translation", "text"), words, hint)


def unexplained_cut(draft: Draft) -> Iterator[Wrong]:
    """A cut `[…]` leaves out a word that negates, as the capture knows, and no `cut_note` says why.

    Readers cannot see what a cut hides. Quote the word; or, where the sense is kept, say why.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they […] met"}]
        # data/captures/courier.yml
        claims: {met: {paragraph: 1, cuts_negation: true,
                       digest: 4a7be171b80d9213c1b03a381235d405dc8cbf246fc1243a15032eb6e09f5df2}}
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: {exact: "they […] met", cut_note: They met before.}}]
        # data/captures/courier.yml
        claims: {met: {paragraph: 1, cuts_negation: true,
                       digest: 4a7be171b80d9213c1b03a381235d405dc8cbf246fc1243a15032eb6e09f5df2}}
    """
    for source_id, capture in draft.captures.items():
        for claim in draft.claims_of(source_id):
            entry = capture.entry(claim.id)
            if entry and entry.cuts_negation and claim.quote and not claim.quote.cut_note:
                message = "the cut leaves out a negation, and nothing says why"
                hint = "quote it; or, if the sense is kept, say why: `quote: {exact: …, cut_note: …}`"
                yield Wrong(claim.record, (*claim.steps, "quote", "exact"), message, hint)


def _styles(source: model.Source | None) -> Iterator[tuple[str, int, model.NameStyle]]:
    for actor, styles in source.names.items() if source else ():
        yield from ((actor, index, style) for index, style in enumerate(styles))


def _is_as_captured(
    of: model.Quotation | model.NameStyle,
    entry: captured.CapturedClaim | captured.CapturedName,
    at: Locator,
) -> bool:
    """Say whether the article's translation of some words is the one that was captured, if there is one."""
    if not of.translation or not captures.is_translated_by_article(of):
        return True  # what a capture has of it besides says nothing on the site
    kept = entry.translation
    digest = captures.translation_digest(of.translation, at, kept.printed if kept else None)
    return not kept or kept.digest == digest


_UNREAD_TRANSLATION = "the article's translation was not looked up when the text was captured"


def stale_capture(draft: Draft) -> Iterator[Wrong]:
    """A capture holds a source, claim or style of a name that there is no longer.

    It would keep the trace of words that the site does not show.

    Wrong:
        # data/captures/courier.yml
        claims: {met: {paragraph: 1}, signed: {paragraph: 2}}
    Right:
        # data/captures/courier.yml
        claims: {met: {paragraph: 1}}
    """
    for source_id, capture in draft.captures.items():
        record, source = Key.capture(source_id), draft.sources.get(source_id)
        if not source:
            if not draft.is_broken(Key.source(source_id)):
                meant = near.nearest(source_id, draft.names("sources"))
                hint = "delete the file, or rename it" + (f" to `{meant}.yml`" if meant else "")
                yield Wrong(record, (), f"there is no source `{source_id}`", hint)
            continue
        claims = {claim.id for claim in draft.claims_of(source_id)}
        for steps, claim_id in _captured_claims(capture):
            if claim_id not in claims and source_id not in draft.dangling:
                message = f"the source has no claim `{claim_id}`"
                hint = (
                    "if it was renamed, give it its id back, which is a permalink; "
                    "if it was taken out, so is this line"
                )
                yield Wrong(record, (*steps, AtKey(claim_id)), message, hint)
        for steps, text in _texts(capture):
            for actor, entries in text.names.items():
                if not source.names.keys() <= draft.actors.keys() and actor not in source.names:
                    continue  # the source may have it under an id misspelt
                styles = source.names.get(actor, ())
                matched = [captures.captured_style(capture, actor, style) for style in styles]
                unmatched = [index for index, each in enumerate(entries) if each not in matched]
                if unmatched and all(matched):
                    message = f"the source has no such style of `{actor}`"
                    steps = (*steps, "names", actor, unmatched[0])
                    yield Wrong(record, steps, message, "take the line out")


def older_capture(draft: Draft) -> Iterator[Wrong]:
    """A capture is of an older form: it does not say what numbers, dates and names each paragraph has.

    What it lacks cannot be checked, and must not look as if it had been. `briefing capture --all` takes all
    captures again whose texts are there.

    Wrong:
        # data/captures/courier.yml (the whole file)
        captured: 2031-05-02
        digest: 7c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5
        words: 120
        paragraphs: 3
        paragraph_digests: {}
        claims: {met: {paragraph: 1}}
    Right:
        # data/captures/courier.yml
        particulars: {1: {numbers: ['2'], dates: ['2031-05-01'], names: [Ana Lind]}}
    """
    for source_id, capture in draft.captures.items():
        for steps, text in _texts(capture):
            if text.particulars is None and not (steps and capture.particulars is None):
                message = "this capture has no `particulars`: it is of an older form"
                hint = "take it again, with all others: `briefing capture --all`"
                yield Wrong(Key.capture(source_id), steps or ("paragraph_digests",), message, hint)


def capture_out_of_order(draft: Draft) -> Iterator[Wrong]:
    """The later text of an article was captured before the first one, or is the same text.

    It records what its publisher changed since the first was read.

    Wrong:
        # data/captures/courier.yml
        later: {captured: 2031-05-01, words: 120, paragraphs: 3, paragraph_digests: {}, particulars: {},
                digest: 0c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5}
    Right:
        # data/captures/courier.yml
        later: {captured: 2031-05-03, words: 120, paragraphs: 3, paragraph_digests: {}, particulars: {},
                digest: 0c211433f02071597741e6ff5a8ea34789abbf43b0c7e7cc4d2b4fd1d8a9e1f5}
    """
    for source_id, capture in draft.captures.items():
        later, record = capture.later, Key.capture(source_id)
        if later and later.captured.earliest < capture.captured.earliest:
            message = f"the second capture is older than the first ({capture.captured})"
            hint = f"capture it again: {_command(source_id)}"
            yield Wrong(record, ("later", "captured"), message, hint)
        elif later and later.digest == capture.digest:
            message = "the second capture is of the same text as the first"
            yield Wrong(record, (AtKey("later"),), message, "take it out")


def _texts(capture: captured.Capture) -> Iterator[tuple[Steps, captured.CapturedText]]:
    """Yield the texts that a capture is of, with the steps to each."""
    yield (), capture
    if capture.later:
        yield ("later",), capture.later


def _captured_claims(capture: captured.Capture) -> Iterator[tuple[Steps, str]]:
    """Yield every claim that a capture names, with the steps to where it does."""
    yield from ((("claims",), claim) for claim in capture.claims)
    if capture.later:
        yield from ((("later", "claims"), claim) for claim in capture.later.claims)
        yield from ((("later", "changes"), claim) for claim in capture.later.changes)


def _command(source: str) -> str:
    return f"`briefing capture {source} FILE` with the article's text"
