"""Rules on prose: every finding is told, each clause has its mark, and quoted words are a claim's."""

import re
from collections.abc import Iterator

from generator.corpus import AtKey, Draft, Key, LinkedClaim, Steps, captures, prose
from generator.rules.rule import Wrong
from generator.text import Prose, insertions, lookup, marks, near, sentences


def untold_finding(draft: Draft) -> Iterator[Wrong]:
    """A topic is told in prose, which leaves out one of its findings.

    A reader of the page takes the prose for all that is known. Cite the finding, or one of its claims, where
    it is told. A gap has its own section; a finding with accounts, a judgment, context and what only
    withdrawn articles report come behind the prose.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met]."]}]
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          left: {topic: Talks, label: The end, about: [ana], text: The two sides left.}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: left, paragraph: 2}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met] and left [@left]."]}]
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          left: {topic: Talks, label: The end, about: [ana], text: The two sides left.}
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1}, {finding: left, paragraph: 2}]
    """
    for section, record in draft.sections.items():
        told = prose.told(draft, section)
        blocks = [block for topic in record.topics for block in topic.prose if block.show]
        shown = {draft.resolve(block.show or "", Key.section(section)) for block in blocks}
        unknown = [ref for ref in _cited(draft, section) if not _known(draft, ref, section)]
        unread = [each.topic for each, _ in _malformed(draft, section)]
        in_prose = {topic.title: index for index, topic in enumerate(record.topics) if topic.prose}
        for linked in draft.findings_of(section):
            index = in_prose.get(linked.finding.topic)
            is_told = linked.key in told or linked.key in shown
            is_told |= any(near.nearest(ref, {linked.id: ()}) for ref in unknown)  # which is reported
            is_told |= linked.finding.is_block
            if index is not None and index not in unread and not is_told:
                message = f"the prose does not tell the finding `{linked.id}`"
                steps = ("topics", index, AtKey("prose"))
                yield Wrong(
                    Key.section(section), steps, message, f"cite it where it is told: `[@{linked.id}]`"
                )


def unknown_told(draft: Draft) -> Iterator[Wrong]:
    """A citation in prose names no finding or claim, or one of another event without saying so.

    In prose an id is a finding of the event, `event/finding` one of another, and `source#claim` a claim.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@mett]."]}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met]."]}]
    """
    for section, paragraph, steps in _paragraphs(draft):
        record = Key.section(section)
        for clause in paragraph.clauses:
            for ref in clause.refs:
                if _known(draft, ref, section):
                    claim = draft.claims.get(ref)
                    if claim and not any(each.startswith(f"{section}/") for each in claim.findings):
                        message = f"the claim `{ref}` is on another event"
                        yield Wrong(record, steps, message, f"cite its finding: `[@{claim.findings[0]}]`")
                    continue
                if "#" in ref and draft.may_lack_claims(section):
                    continue
                if "/" in ref and draft.is_broken(Key.section(ref.partition("/")[0])):
                    continue
                elsewhere = [k for k, linked in draft.findings.items() if linked.id == ref]
                hint = near.did_you_mean(ref, draft.names("claims" if "#" in ref else "findings"))
                if elsewhere:
                    hint = f"`{ref}` is a finding of another event: `[@{elsewhere[0]}]`"
                elif ref in draft.sources:
                    hint = f"a bare id is a finding here; a claim is `[@{ref}#claim]`"
                elif hint.startswith(f"did you mean `{section}/"):
                    hint = hint.replace(f"`{section}/", "`")
                yield Wrong(record, steps, f"there is no `{ref}` to tell", hint)


def unmarked_words(draft: Draft) -> Iterator[Wrong]:
    """Words of a sentence in prose stand behind its last mark, or a sentence has none.

    A mark stands for its clause alone, so nothing would say where these words are from.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met] and were glad."]}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met]."]}]
    """
    language = draft.briefing.language
    for section, paragraph, steps in _paragraphs(draft):
        for clause in paragraph.clauses:
            if sentences.is_several(clause.text, language):
                first = clause.text.partition(". ")[0]
                message = f"a sentence has no mark: it begins `{_begin(first)}`"
                yield Wrong(Key.section(section), steps, message, "end each sentence in what it tells")
        if re.search(r"\w", paragraph.rest):
            message = f"these words stand behind the last mark: `{_begin(paragraph.rest)}`"
            yield Wrong(Key.section(section), steps, message, "cite what they tell, before the full stop")
        elif paragraph.clauses and not sentences.has_end(paragraph.clauses[-1].text, language):
            hint = "end it with a full stop, behind the citation"
            yield Wrong(Key.section(section), steps, "this paragraph has no end", hint)


def foreign_words_in_prose(draft: Draft) -> Iterator[Wrong]:
    """Words in quotation marks in prose are not those of a claim that their clause cites.

    They must be a speaker's or an article's own statement; an article's words for what somebody said are in
    no quotation marks.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides “shook hands” [@met]."]}]
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["“[T]he two sides met” [@met]."]}]
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    """
    for section, paragraph, steps in _paragraphs(draft):
        if draft.may_lack_claims(section):
            continue
        for clause in paragraph.clauses:
            if not all(_known(draft, ref, section) for ref in clause.refs):
                continue
            cited = [claim for ref in clause.refs for claim in _claims(draft, ref, section) if claim.quote]
            quotations, outside = tuple(marks.quoted(clause.text)), clause.text
            for quoted in reversed(quotations):
                outside = f"{outside[: quoted.start]}{outside[quoted.end :]}"
            if alone := marks.first_mark(outside):
                message = f"the quotation mark {alone} has no other that opens or closes with it"
                yield Wrong(Key.section(section), steps, message, "put both within the clause")
            for quoted in quotations:
                words = marks.bare(quoted.words)
                by = [c for c in cited if any(insertions.is_part(words, each) for each in _printed(draft, c))]
                if not by:
                    message = f"no claim that is cited here has these words: `{words}`"
                    yield Wrong(Key.section(section), steps, message, _quotable(draft, cited, words))
                elif all(claim.paraphrase for claim in by):
                    message = f"these are the article's words for what somebody said: `{words}`"
                    yield Wrong(Key.section(section), steps, message, "take the quotation marks out")


def sayings_before_speaker(draft: Draft) -> Iterator[Wrong]:
    """A paragraph tells what somebody said before it names who said it.

    Each paragraph is read by itself, and what it tells would be our own assertion.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met]. The talks were of use [@useful]."]}]
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          useful: {topic: Talks, label: Of use, speaker: ana, text: Ana Lind called the talks useful.}
        # data/sources/courier.yml
        claims: [{finding: [met, useful], paragraph: 1}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met]. Lind called it useful [@useful]."]}]
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          useful: {topic: Talks, label: Of use, speaker: ana, text: Ana Lind called the talks useful.}
        # data/sources/courier.yml
        claims: [{finding: [met, useful], paragraph: 1}]
    """
    for section, paragraph, steps in _paragraphs(draft):
        so_far = ""
        for clause in paragraph.clauses:
            so_far = f"{so_far} {Prose(clause.text).plain}"
            for ref in clause.refs:
                for key in prose.findings_of(draft, ref, section):
                    finding = draft.findings[key].finding
                    actor = draft.actors.get(finding.speaker or "")
                    named = actor and any(lookup.is_part(name, so_far) for name in _short_names(actor.names))
                    if actor and not named:
                        message = f"`{ref}` is told before the paragraph names {actor.short or actor.name}"
                        yield Wrong(Key.section(section), steps, message, "name who says it first")


def wrong_block(draft: Draft) -> Iterator[Wrong]:
    """A block between paragraphs shows a finding that is no block, or that is told or shown already.

    A finding with accounts, a judgment, context and what only withdrawn articles report are blocks; anything
    else is told.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met].", {show: met}]}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met]."]}]
    """
    for section, record in draft.sections.items():
        seen, told = set[str](), prose.told(draft, section)
        for number, topic in enumerate(record.topics):
            for index, block in enumerate(topic.prose):
                if not block.show:
                    continue
                steps = ("topics", number, "prose", index, "show")
                key = draft.resolve(block.show, Key.section(section)) or block.show
                linked = draft.findings.get(key)
                if linked and (key in seen or key in told):
                    message = f"`{block.show}` is {'shown' if key in seen else 'told'} already"
                    yield Wrong(Key.section(section), steps, message, "take it out")
                elif linked and not linked.finding.is_block:
                    message = f"`{block.show}` is no block: it has no accounts, and is no judgment or context"
                    yield Wrong(Key.section(section), steps, message, f"tell it: `[@{block.show}]`")
                seen.add(key)


def broken_paragraph(draft: Draft) -> Iterator[Wrong]:
    """A paragraph of prose has a line break in it, or a citation that is not one.

    Write it on lines of its own after `>-`, and the next paragraph as another entry of the list.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met].\\n\\nThey met [@met]."]}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, prose: ["The two sides met [@met].", "They met [@met]."]}]
    """
    for section, record in draft.sections.items():
        for number, topic in enumerate(record.topics):
            for index, block in enumerate(topic.prose):
                steps = ("topics", number, "prose", index, "text")
                text = block.text or ""
                if "\n" in text.strip():
                    hint = "make two entries of the list; after `>-`, an empty line is a line break"
                    yield Wrong(Key.section(section), steps, "this paragraph has a line break in it", hint)
        for paragraph, found in _malformed(draft, section):
            hint = "the forms are [@finding], [@event/finding], [@source#claim] and [@finding; @other]"
            yield Wrong(Key.section(section), paragraph.steps, f"`{found}` is not a citation", hint)


def prose_behind(draft: Draft) -> Iterator[Wrong]:
    """A topic's prose, or what it tells, is not what it was when somebody read the one beside the other.

    The prose has changed since, or a finding, or an article's own version of it. `briefing prose` prints each
    clause with what it cites; when the prose is right, `briefing prose --read` writes so.

    Wrong:
        # data/events/talks.yml
        topics: [{title: Talks, told: 0123456789ab, prose: ["The two sides met [@met]."]}]
    Right:
        # data/events/talks.yml
        topics: [{title: Talks, told: 4430bfe9913a, prose: ["The two sides met [@met]."]}]
    """
    for section, record in draft.sections.items():
        unread = {paragraph.topic for paragraph, _ in _malformed(draft, section)}
        for number, topic in enumerate(record.topics):
            cited = prose.paragraphs((topic,))
            unknown = any(not _known(draft, ref, section) for p in cited for c in p.clauses for ref in c.refs)
            if not topic.told or unknown or number in unread or draft.may_lack_claims(section):
                continue
            if topic.told != prose.read_as(draft, section, number):
                hint = f"read it with `briefing prose {section}`; then `briefing prose {section} --read`"
                message = "this prose, or what it tells, has changed since it was read"
                yield Wrong(Key.section(section), ("topics", number, "told"), message, hint)


def _paragraphs(draft: Draft) -> Iterator[tuple[str, prose.Paragraph, Steps]]:
    """Yield all paragraphs of which the citations can be read."""
    for section, record in draft.sections.items():
        unread = {each.steps for each, _ in _malformed(draft, section)}
        for paragraph in prose.paragraphs(record.topics):
            if paragraph.steps not in unread:
                yield section, paragraph, paragraph.steps


def _malformed(draft: Draft, section: str) -> Iterator[tuple[prose.Paragraph, str]]:
    """Yield what is no citation, and looks like one, with its paragraph."""
    topics = draft.sections[section].topics
    for paragraph in prose.paragraphs(topics):
        text = topics[paragraph.topic].prose[paragraph.index].text or ""
        yield from ((paragraph, found) for found in prose.malformed(text))


def _cited(draft: Draft, section: str) -> Iterator[str]:
    """Yield all that a section's prose cites, as it is written."""
    for paragraph in prose.paragraphs(draft.sections[section].topics):
        yield from (ref for clause in paragraph.clauses for ref in clause.refs)


def _known(draft: Draft, ref: str, section: str) -> bool:
    key = draft.resolve(ref, Key.section(section)) or ref
    return key in draft.claims or key in draft.findings


def _claims(draft: Draft, ref: str, section: str) -> Iterator[LinkedClaim]:
    key = draft.resolve(ref, Key.section(section)) or ref
    if claim := draft.claims.get(key):
        yield claim
    yield from draft.every_claim_on(key)


def _printed(draft: Draft, claim: LinkedClaim) -> Iterator[str]:
    """Yield the words of a claim that may be quoted: the article's, and its own translation of them."""
    yield captures.printed(draft, claim)
    translation = claim.quote.translation if claim.quote else None
    if translation and translation.by == "article":
        yield translation.text


def _quotable(draft: Draft, cited: list[LinkedClaim], words: str) -> str:
    """Return what of some claims could be quoted instead of these words."""
    ours = [claim.quote.translation for claim in cited if claim.quote and claim.quote.translation]
    if any(insertions.is_part(words, each.text) for each in ours):
        return "they are our translation: tell it without quotation marks"
    printed = [each for claim in cited for each in _printed(draft, claim)]
    return near.did_you_mean(words, printed) or lookup.cut_hint(words) or near.one_of(words, printed)


def _short_names(names: tuple[str, ...]) -> Iterator[str]:
    """Yield names, and the last word of each: a person is named in full once."""
    for name in names:
        yield name
        yield name.split()[-1]


def _begin(words: str) -> str:
    return words if len(words) < 40 else f"{words[:40].rsplit(' ', 1)[0]} …"
