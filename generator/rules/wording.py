"""Rules on words: whose they are, and that a sentence says one thing."""

import re
from collections.abc import Iterator

from generator.corpus import BRIEFING_KEY, AtKey, Draft, Key, Meaning, Steps, model
from generator.rules.rule import Wrong
from generator.text import (
    CUT,
    Prose,
    fold,
    insertions,
    invisible,
    listed,
    lookup,
    marks,
    sentences,
    word_count,
)

_NOTE = 25


def quotation_in_prose(draft: Draft) -> Iterator[Wrong]:
    """Our own words contain quotation marks.

    Words taken from an article belong in a claim's `quote` or under `names`, where they are looked up.
    Whatever is between quotation marks on the site has then been found in an article.

    Wrong:
        # data/sources/courier.yml
        summary: It calls the talks “useful”.
    Right:
        # data/sources/courier.yml
        summary: It calls the talks useful.
    """
    for record, steps, text in draft.marked(Meaning.PROSE):
        if found := marks.first_mark(text.plain):
            hint = "put an article's words into a claim's `quote`, and say it here in our own"
            yield Wrong(record, steps, f"our own words contain the quotation mark {found}", hint)


def not_one_sentence(draft: Draft) -> Iterator[Wrong]:
    """A text that must be one sentence is several, or does not end like one.

    Each sentence has its own sources. Two in one field would share marks that are right for one of them.

    Wrong:
        # data/events/talks.yml
        in_brief: [{text: The two sides met. They shook hands., rests_on: [met]}]
    Right:
        # data/events/talks.yml
        in_brief: [{text: The two sides met., rests_on: [met]}]
    """
    for record, steps, text in draft.marked(Meaning.SENTENCE):
        said, language = text.plain, draft.briefing.language
        if not sentences.has_end(said, language):
            yield Wrong(record, steps, "this sentence has no end", "end it with a full stop")
        elif sentences.is_several(said, language):
            hint = "make them findings or lines of their own"
            yield Wrong(record, steps, "these are several sentences", hint)


def closing_punctuation(draft: Draft) -> Iterator[Wrong]:
    """A quotation takes along a comma, full stop or bracket that belongs to the article's sentence.

    The full stop of a short form is its own, and stays: `Corp.`, `a.m.`

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "the two sides met,"}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    """
    for record, steps, words, language in _verbatim(draft):
        if sentences.takes_a_stop_along(words, language):
            message = f"the quotation ends with `{words.rstrip()[-1]}`"
            yield Wrong(record, steps, message, "leave the closing punctuation out")
        elif marks.at_ends(words):
            hint = "leave them out: the page sets them"
            yield Wrong(record, steps, "the quotation brings its own quotation marks", hint)


def _verbatim(draft: Draft) -> Iterator[tuple[Key, Steps, str, str]]:
    """Yield all words of articles, quotations and names, with where they are written, and their language."""
    for record, steps, quotation in draft.marked(Meaning.QUOTATION):
        language = quotation.lang or draft.sources[record.id].language
        yield record, (*steps, "exact"), quotation.exact, language
    for source_id, source in draft.sources.items():
        for actor, styles in source.names.items():
            for index, style in enumerate(styles):
                yield Key.source(source_id), ("names", actor, index, "exact"), style.exact, source.language


def cut_at_an_end(draft: Draft) -> Iterator[Wrong]:
    """The editor's cut `[…]` is where nothing is cut: at an end of a quotation, or beside another cut.

    A quotation may begin and end anywhere; a cut stands for words that are left out
    between two that are quoted. A `cut_note` says why a cut keeps the sense, so there must be one.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they met […]"}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they met […] again"}]
    """
    for record, steps, words, _ in _verbatim(draft):
        verbatim = insertions.as_edited(words).words
        if not verbatim and words.strip():
            yield Wrong(record, steps, "there are no words of the article here", "quote some beside it")
        elif not all(part.strip() for part in verbatim.split(CUT)):
            yield Wrong(record, steps, f"the cut `{CUT}` needs words before and after it", "take it out")
    for record, steps, quotation in draft.marked(Meaning.QUOTATION):
        if quotation.cut_note and CUT not in quotation.exact:
            message = f"there is no cut `{CUT}` to explain"
            yield Wrong(record, (*steps, AtKey("cut_note")), message, "take the note out")


def quotation_within_a_quotation(draft: Draft) -> Iterator[Wrong]:
    """A speaker's words run on, past quotation marks, into what the article says itself.

    Shown as the speaker's, all of it would be theirs. Quote what is between the marks; or say with
    `paraphrase` that the words are the article's.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: L, about: [ana], text: The two sides met.}
          said: {topic: Talks, label: L, speaker: ana, text: Ana Lind called it a start.}
        # data/sources/courier.yml
        claims: [{finding: [met, said], paragraph: 1, quote: "a start,” Lind told her guest. “I am glad"}]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: L, about: [ana], text: The two sides met.}
          said: {topic: Talks, label: L, speaker: ana, text: Ana Lind called it a start.}
        # data/sources/courier.yml
        claims: [{finding: [met, said], paragraph: 1, quote: "a start […] I am glad"}]
    """
    for claim in draft.all_claims:
        words, findings = claim.quote, [draft.findings.get(key) for key in claim.findings]
        if not words or claim.paraphrase or not any(each and each.finding.speaker for each in findings):
            continue
        if marks.runs_on(words.exact):
            steps = (*claim.steps, "quote", "exact")
            hint = f"leave out what is not theirs with `{CUT}`, or write `paraphrase: true`"
            yield Wrong(claim.record, steps, "these words run on past the speaker's quotation marks", hint)


def lonely_wording(draft: Draft) -> Iterator[Wrong]:
    """`wordings` is to set quotations side by side, and the finding has fewer than two.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met., wordings: true}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
    """
    for linked in draft.findings.values():
        if linked.finding.wordings and not draft.may_lack_claims(linked.section):
            quotations = [claim for claim in draft.every_claim_on(linked.key) if claim.quote]
            if len(quotations) < 2:
                there = ["is none", "is one"][len(quotations)]
                message = f"`wordings` needs two quotations at least; there {there}"
                yield Wrong(linked.record, ("findings", linked.id, AtKey("wordings")), message)


def untranslated_quotation(draft: Draft) -> Iterator[Wrong]:
    """A quotation is in another language than the briefing and has no translation.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: {exact: se reunieron, lang: es}}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1,
                  quote: {exact: se reunieron, lang: es, translation: {text: they met}}}]
    """
    if draft.is_broken(BRIEFING_KEY):
        return
    for claim in draft.all_claims:
        quote = claim.quote
        if not quote or quote.translation:
            continue
        language = quote.lang or draft.sources[claim.source].language
        if language.partition("-")[0] != draft.briefing.language.partition("-")[0]:
            steps = (*claim.steps, "quote", "exact")
            message = f"this quotation is in `{language}`, and the briefing in `{draft.briefing.language}`"
            yield Wrong(claim.record, steps, message, "write `quote: {exact: …, translation: {text: …}}`")


def negating_insertion(draft: Draft) -> Iterator[Wrong]:
    """An insertion in a quotation negates what the article says, as `[not]` does.

    Shown within the quotation marks, it would turn their words round. Say it in our own words.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they [never] met"}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they [then] met"}]
    """
    for record, steps, quotation in draft.marked(Meaning.QUOTATION):
        language = quotation.lang or draft.sources[record.id].language
        for each in dict.fromkeys((language, draft.briefing.language)):
            if found := insertions.negation(quotation.exact, each):
                message = f"the insertion `{found}` negates what the article says"
                yield Wrong(
                    record, (*steps, "exact"), message, "say it in our own words, in the claim's `text`"
                )
                break


def place_of_our_translation(draft: Draft) -> Iterator[Wrong]:
    """A translation of ours has a place in the article, which does not print it.

    Only what the article prints is looked up there: say `by: article`, or take the place out.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1,
                  quote: {exact: se reunieron, lang: es, translation: {text: they met, paragraph: 2}}}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1,
                  quote: {exact: se reunieron, lang: es, translation: {text: they met}}}]
    """
    for record, steps, quotation in draft.marked(Meaning.QUOTATION):
        yield from _misplaced(record, steps, quotation.translation)
    for source_id, source in draft.sources.items():
        for actor, styles in source.names.items():
            for index, style in enumerate(styles):
                yield from _misplaced(Key.source(source_id), ("names", actor, index), style.translation)


def _misplaced(record: Key, steps: Steps, translation: model.Translation | None) -> Iterator[Wrong]:
    if translation and translation.has_place and translation.by == "us":
        steps = (*steps, "translation", AtKey(translation.locator.kind))
        yield Wrong(record, steps, "this translation is ours", "write `by: article`, or take the place out")


def likelihood_with_confidence(draft: Draft) -> Iterator[Wrong]:
    """A judgment says in one sentence how likely something is and with how much confidence it is said.

    The two are different things, and readers take one for the other (ICD 203).
    The confidence has its own field.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust,
                  text: We have high confidence that they will meet again.,
                  rests_on: [met], confidence: high}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: They are likely to meet again.,
                  rests_on: [met], confidence: high}
    """
    for linked in draft.findings.values():
        if linked.finding.kind == "judgment" and _CONFIDENCE.search(linked.finding.text):
            message = "the sentence speaks of confidence, which `confidence` says already"
            yield Wrong(linked.record, ("findings", linked.id, "text"), message, "take it out of the text")


_CONFIDENCE = re.compile(
    r"\b(low|moderate|high|medium|our) confidence\b|\bconfidence is\b|\bwe are .*confident", re.I
)


def overused_words(draft: Draft) -> Iterator[Wrong]:
    """The same words of an article are quoted for three findings or more.

    Words that carry everything carry nothing: each finding should rest on the words that say it.

    Wrong:
        # data/events/talks.yml
        in_brief: [{text: The two sides met., rests_on: [met, again, later]}]
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          again: {topic: Talks, label: Again, text: They met again.}
          later: {topic: Talks, label: Later, text: They met later.}
        # data/sources/courier.yml
        claims: [{finding: [met, again, later], paragraph: 1, quote: they met}]
    Right:
        # data/events/talks.yml
        in_brief: [{text: The two sides met., rests_on: [met, again, later]}]
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          again: {topic: Talks, label: Again, text: They met again.}
          later: {topic: Talks, label: Later, text: They met later.}
        # data/sources/courier.yml
        claims:
          - {finding: [met, again], paragraph: 1, quote: they met}
          - {finding: later, paragraph: 2, quote: later they met}
    """
    findings: dict[tuple[str, str], set[str]] = {}
    for claim in draft.all_claims:
        if claim.quote:
            words = (claim.source, fold(claim.quote.exact).text)
            found = findings.setdefault(words, set())
            is_new = not found.issuperset(claim.findings)
            found.update(claim.findings)
            if is_new and len(found) >= _OVERUSED:
                message = f"these words are quoted for {len(found)} findings: {listed(sorted(found))}"
                hint = "quote for each the words that say it, or leave the quotation out"
                yield Wrong(claim.record, (*claim.steps, "quote", "exact"), message, hint)


_OVERUSED = 3


def long_note(draft: Draft) -> Iterator[Wrong]:
    """A note has more than 25 words.

    It stands in a margin, a table or beside a mark, where a reader takes in a line or two. Say what a reader
    must know to read the finding rightly; what is a finding of its own is one.

    Wrong:
        # data/events/talks.yml
        findings:
          met:
            topic: Talks
            label: The meeting
            about: [ana]
            text: The two sides met.
            note: >-
              The article does not say how long the two sides met or what they met about, and it does not say
              either who of the two had asked for it.
    Right:
        # data/events/talks.yml
        findings:
          met:
            topic: Talks
            label: The meeting
            about: [ana]
            text: The two sides met.
            note: The article does not say how long they met, what about, or at whose request.
    """
    for record, steps, text in draft.marked(Meaning.PROSE):
        name = next((step for step in reversed(steps) if isinstance(step, str)), "")
        if name == "note" or name.endswith("_note"):
            number = word_count(text.plain)
            if number > _NOTE:
                message = f"this note has {number} words; a note has {_NOTE} at most"
                yield Wrong(record, steps, message, "say what a reader must know, and no more")


def hidden_character(draft: Draft) -> Iterator[Wrong]:
    """A character reference in our own words stands for a character that nobody sees.

    It is what Y002 is where the character itself is written: words that look alike and are not, or that
    run the wrong way.

    Wrong:
        # data/sources/courier.yml
        summary: It calls the talks use&#8203;ful.
    Right:
        # data/sources/courier.yml
        summary: It calls the talks useful.
    """
    for record, steps, text in (*draft.marked(Meaning.PROSE), *draft.marked(Meaning.TOLD)):
        said = Prose(text).plain
        for at in invisible.invisible_in(said):
            message = f"a character reference puts {invisible.number(said[at])} here, which is invisible"
            yield Wrong(record, steps, message, "take it out")


def unnamed_speaker(draft: Draft) -> Iterator[Wrong]:
    """A finding has a speaker or is attributed to someone, and its text does not say to whom.

    The sentence is read on other pages, in search results and in downloads: there it would be our own
    assertion. With accounts, the question may name the speaker.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          useful: {topic: Talks, label: Of use, speaker: ana, text: The talks were of use.}
        # data/sources/courier.yml
        claims: [{finding: [met, useful], paragraph: 1}]
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          useful: {topic: Talks, label: Of use, speaker: ana, text: Ana Lind called the talks useful.}
        # data/sources/courier.yml
        claims: [{finding: [met, useful], paragraph: 1}]
    """
    for linked in draft.findings.values():
        finding = linked.finding
        said = Prose(f"{finding.question or ''} {finding.text}").plain
        actor = draft.actors.get(finding.speaker or "")
        other = finding.attributed_to.plain if finding.attributed_to else ""
        names = [actor.short or actor.name, *actor.names] if actor else [other]
        if names[0] and not any(lookup.is_part(name, said) for name in names):
            steps = ("findings", linked.id, "text")
            message = f"the sentence does not say that {names[0]} says it"
            short = ", or give the actor a `short` name" if actor and not actor.short else ""
            yield Wrong(linked.record, steps, message, f"begin it with `{names[0]} said`{short}")


def groundless_paraphrase(draft: Draft) -> Iterator[Wrong]:
    """A claim is marked as a paraphrase, and it quotes nothing, or no one is named who speaks.

    The mark tells readers that words beside the name of a speaker, or of whom the article has it from, are
    the article's and not theirs.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met, paraphrase: true}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    """
    for claim in draft.all_claims:
        if not claim.paraphrase:
            continue
        findings = [draft.findings[key].finding for key in claim.findings if key in draft.findings]
        speakers = [each.speaker or each.attributed_to or claim.attributed_to for each in findings]
        steps = (*claim.steps, AtKey("paraphrase"))
        if not claim.quote:
            yield Wrong(
                claim.record, steps, "this paraphrase quotes nothing", "add its `quote`, or take it out"
            )
        elif speakers and not any(speakers):
            message = "no one speaks here, so these are the article's own words anyway"
            yield Wrong(claim.record, steps, message, "take it out")
