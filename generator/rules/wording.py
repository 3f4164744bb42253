"""Rules on words: whose they are, and that a sentence says one thing."""

import re
from collections.abc import Iterator

from generator import prose
from generator.corpus import Corpus
from generator.fields import Meaning
from generator.folding import fold
from generator.quotes import CUT
from generator.rules.rule import Wrong
from generator.yaml_source import Path


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
        if found := re.search('["“”„‟«»‹›「」‘]', prose.plain(text)):
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
        said = prose.plain(text).strip()
        if not re.search(r"[.!?…]\)?$", said):
            yield Wrong(record, path, "this sentence has no end", "end it with a full stop")
        elif any(not _SHORT.fullmatch(match[1]) for match in _BREAK.finditer(said)):
            yield Wrong(record, path, "these are several sentences", "make them findings or lines of their own")


# What stands before a full stop, and what may begin another sentence behind it.
_BREAK = re.compile(r"(\S+?)[.!?…]\)?\s+(?=[^\W_a-z]|al-)")
# After these a full stop ends no sentence: single letters, `a.m`, `U.S`, and common short forms.
_SHORT = re.compile(
    r"\(?([^\W\d_](\.[^\W\d_])*|Mr|Mrs|Ms|Dr|Prof|St|No|Gen|Lt|Col|Capt|Maj|Sgt|Brig|Adm|Cmdr|Sen|Rep|Gov|Jr|Sr|Inc|Ltd|Co|Corp|vs|ca|cf|Art"
    r"|approx|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)


def closing_punctuation(corpus: Corpus) -> Iterator[Wrong]:
    """A quotation takes along a comma or full stop that belongs to the article's sentence.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "the two sides met,"}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: the two sides met}]
    """
    for record, path, words in _verbatim(corpus):
        if re.search(r"(?<!\.\.)[.,;:،؛]\s*$", words) and not re.search(r"\b(\w\.)+$|\b(Inc|Ltd|Co)\.$", words):
            message = f"the quotation ends with `{words.rstrip()[-1]}`"
            yield Wrong(record, path, message, "leave the closing punctuation out")
        elif re.fullmatch('[“"„«‘].*[”"»’]', words) and not re.search('[“”"„«»‘]', words[1:-1]):
            yield Wrong(
                record, path, "the quotation brings its own quotation marks", "leave them out: the page sets them"
            )


def _verbatim(corpus: Corpus) -> Iterator[tuple[str, Path, str]]:
    """Yield all words of articles, quotations and names, with where they are written."""
    for record, path, quotation in corpus.marked(Meaning.QUOTATION):
        yield record, (*path, "exact"), quotation.exact
    for source_id, source in corpus.sources.items():
        for actor, styles in source.names.items():
            for index, style in enumerate(styles):
                yield f"sources/{source_id}", ("names", actor, index, "exact"), style.exact


def cut_at_an_end(corpus: Corpus) -> Iterator[Wrong]:
    """The editor's cut `[…]` stands where nothing is cut: at an end of a quotation, or beside another cut.

    A quotation may begin and end anywhere; a cut stands for words that are left out between two that are quoted.

    Wrong:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they met […]"}]
    Right:
        # data/sources/courier.yml
        claims: [{finding: met, paragraph: 1, quote: "they met […] again"}]
    """
    for record, path, words in _verbatim(corpus):
        if not all(part.strip() for part in words.split(CUT)):
            yield Wrong(record, path, f"the cut `{CUT}` needs words before and behind it", "take it out")


def quotation_within_a_quotation(corpus: Corpus) -> Iterator[Wrong]:
    """A speaker's words run on, past quotation marks, into what the article says itself.

    Shown as the speaker's, all of it would be theirs. Quote what stands within the marks; or say with `paraphrase` that
    the words are the article's.

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
    for claim in corpus.all_claims:
        words, findings = claim.claim.quote, [corpus.findings.get(key) for key in claim.findings]
        if not words or claim.claim.paraphrase or not any(each and each.finding.speaker for each in findings):
            continue
        # A mark that closes what was never opened here; after a digit it is a measure.
        rest = re.sub("„[^„“”]*[“”]|“[^“”]*”|”[^”]*”|«[^«»]*»|»[^«»]*«", "", words.exact)
        if re.search(r"(?<!\d)”.*\w", rest, re.DOTALL):
            path: Path = ("claims", claim.index, "quote", "exact")
            hint = f"leave out what is not theirs with `{CUT}`, or write `paraphrase: true`"
            yield Wrong(f"sources/{claim.source}", path, "these words run on past the speaker's quotation marks", hint)


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
    for linked in corpus.findings.values():
        if linked.finding.wordings and not corpus.may_lack_claims(linked.home):
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
    if corpus.is_broken("briefing"):
        return
    for claim in corpus.all_claims:
        quote = claim.claim.quote
        if not quote or quote.translation:
            continue
        language = quote.lang or corpus.sources[claim.source].language
        if language.partition("-")[0] != corpus.briefing.language.partition("-")[0]:
            path = ("claims", claim.index, "quote", "exact")
            message = f"this quotation is in `{language}`, and the briefing in `{corpus.briefing.language}`"
            yield Wrong(f"sources/{claim.source}", path, message, "write `quote: {exact: …, translation: {text: …}}`")


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
        if linked.finding.kind == "judgment" and _CONFIDENCE.search(linked.finding.text):
            message = "the sentence speaks of confidence, which `confidence` says already"
            yield Wrong(
                corpus.record_of(linked.home), ("findings", linked.id, "text"), message, "take it out of the text"
            )


_CONFIDENCE = re.compile(r"\b(low|moderate|high|medium|our) confidence\b|\bconfidence is\b|\bwe are .*confident", re.I)


def unnamed_speaker(corpus: Corpus) -> Iterator[Wrong]:
    """A finding has a speaker or is attributed to somebody, and its text does not say to whom.

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
        finding = linked.finding
        said = fold(prose.plain(f"{finding.question or ''} {finding.text}")).text
        actor = corpus.actors.get(finding.speaker or "")
        names = [actor.short or actor.name, actor.name] if actor else [prose.plain(finding.attributed_to or "")]
        if not any(re.search(rf"(?<!\w){re.escape(fold(name).text)}(?!\w)", said) for name in names):
            path = ("findings", linked.id, "text")
            message = f"the sentence does not say that {names[0]} says it"
            other = ", or give the actor a `short` name" if actor and not actor.short else ""
            yield Wrong(corpus.record_of(linked.home), path, message, f"begin it with `{names[0]} said`{other}")


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
