"""Rules on words: whose they are, and that a sentence says one thing."""

import re
from collections.abc import Iterator

from generator import prose
from generator.corpus import Corpus
from generator.fields import Meaning
from generator.rules.rule import Wrong


def quotation_in_prose(corpus: Corpus) -> Iterator[Wrong]:
    """Quotation marks stand in a text of our own.

    Words taken from an article belong in a claim's `quote` or under `names`, where they are looked up. Whatever stands
    between quotation marks on the site has then been found in an article.

    Wrong:
        # data/sources/courier.yml
        summary: It calls the talks “useful”.
    Right:
        # data/sources/courier.yml
        summary: It calls the talks useful.
    """
    for record, path, text in corpus.marked(Meaning.PROSE):
        if found := re.search('["“”„‟«»]', prose.plain(text)):
            hint = "put an article's words into a claim's `quote`, and say it here in our own"
            yield Wrong(record, path, f"the quotation mark {found[0]} stands in our own words", hint)


def not_one_sentence(corpus: Corpus) -> Iterator[Wrong]:
    """A text that must be one sentence is several, or does not end like one.

    Each sentence has its own sources. Two in one field would share marks that are right for one of them.

    Wrong:
        # data/events/talks.yml
        in_brief: [{text: The two sides met. They shook hands., rests_on: [met]}]
    Right:
        # data/events/talks.yml
        in_brief: [{text: The two sides met., rests_on: [met]}]
    """
    for record, path, text in corpus.marked(Meaning.SENTENCE):
        said = prose.plain(text)
        if not re.search(r"[.!?…]\)?$", said):
            yield Wrong(record, path, "this sentence has no end", "end it with a full stop")
        # A full stop after one capital letter or a common short form ends no sentence.
        elif re.search(r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|St|No))(?<!\bMrs)[.!?…]\)?\s+[^\W\d_a-z]", said):
            yield Wrong(record, path, "these are several sentences", "make them findings or lines of their own")


def closing_punctuation(corpus: Corpus) -> Iterator[Wrong]:
    """A quotation takes along a comma or full stop that belongs to the article's sentence.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "the two sides met,"}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    """
    for record, path, quotation in corpus.marked(Meaning.QUOTATION):
        if re.search(r"(?<!\.\.)[.,;:]\s*$", quotation.exact):
            message = f"the quotation ends with `{quotation.exact.rstrip()[-1]}`"
            yield Wrong(record, (*path, "exact"), message, "leave the closing punctuation out")
        elif re.search('^[“"„«‘]|[”"»]$', quotation.exact):
            message = "the quotation brings its own quotation marks"
            yield Wrong(record, (*path, "exact"), message, "leave them out: the page sets them")


def lonely_wording(corpus: Corpus) -> Iterator[Wrong]:
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
    if corpus.is_broken("sources/"):
        return
    for linked in corpus.findings.values():
        if linked.finding.wordings:
            quotations = [claim for claim in corpus.every_claim_on(linked.key) if claim.claim.quote]
            if len(quotations) < 2:
                message = f"`wordings` needs two quotations at least; there {['is none', 'is one'][len(quotations)]}"
                yield Wrong(corpus.record_of(linked.home), ("findings", linked.id, "?wordings"), message)


def untranslated_quotation(corpus: Corpus) -> Iterator[Wrong]:
    """A quotation is in another language than the briefing and has no translation.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: {exact: se reunieron, lang: es}}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: {exact: se reunieron, lang: es, translation: {text: they met}}}]
    """
    for claim in corpus.all_claims:
        quote = claim.claim.quote
        if not quote or quote.translation:
            continue
        language = quote.lang or corpus.sources[claim.source].language
        if language.partition("-")[0] != corpus.briefing.language.partition("-")[0]:
            path = ("claims", claim.index, "quote", "exact")
            message = f"this quotation is in `{language}`, and the briefing in `{corpus.briefing.language}`"
            yield Wrong(f"sources/{claim.source}", path, message, "add its `translation`")


def likelihood_with_confidence(corpus: Corpus) -> Iterator[Wrong]:
    """A judgment says in one sentence how likely something is and with how much confidence it is said.

    The two are different things, and readers take one for the other (ICD 203). The confidence has its own field.

    Wrong:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: We have high confidence that they will meet again.,
                  rests_on: [met], confidence: high}
    Right:
        # data/events/talks.yml
        findings:
          met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
          trust: {kind: judgment, topic: Talks, label: Trust, text: They are likely to meet again.,
                  rests_on: [met], confidence: high}
    """
    for linked in corpus.findings.values():
        if linked.finding.kind == "judgment" and re.search(r"\bconfiden(ce|t)\b", linked.finding.text):
            message = "the sentence speaks of confidence, which `confidence` says already"
            yield Wrong(
                corpus.record_of(linked.home), ("findings", linked.id, "text"), message, "take it out of the text"
            )


def unnamed_speaker(corpus: Corpus) -> Iterator[Wrong]:
    """A finding has a speaker, and its text does not say who speaks.

    The sentence is read on other pages, in search results and in downloads: there it would be our own assertion.
    With accounts, the question may name the speaker.

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
    for linked in corpus.findings.values():
        actor = corpus.actors.get(linked.finding.speaker or "")
        said = f"{linked.finding.question or ''} {linked.finding.text}".lower()
        if actor and not any(name.lower() in said for name in (actor.name, actor.short or actor.name)):
            path = ("findings", linked.id, "text")
            message = f"the sentence does not say that {actor.short or actor.name} says it"
            yield Wrong(
                corpus.record_of(linked.home), path, message, f"begin it with `{actor.short or actor.name} said`"
            )


def groundless_paraphrase(corpus: Corpus) -> Iterator[Wrong]:
    """A claim is marked as a paraphrase, and it quotes nothing or its finding has no speaker.

    The mark tells readers that words under a speaker's name are the article's and not the speaker's.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met, paraphrase: true}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    """
    for claim in corpus.all_claims:
        if not claim.claim.paraphrase:
            continue
        speakers = [corpus.findings[key].finding.speaker for key in claim.findings if key in corpus.findings]
        path = ("claims", claim.index, "?paraphrase")
        if not claim.claim.quote:
            yield Wrong(
                f"sources/{claim.source}", path, "this paraphrase quotes nothing", "add its `quote`, or take it out"
            )
        elif speakers and not any(speakers):
            message = "nobody speaks here, so these are the article's own words anyway"
            yield Wrong(f"sources/{claim.source}", path, message, "take it out")
