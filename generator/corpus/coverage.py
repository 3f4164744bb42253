"""Turns the claims on a finding into who reports it: in whole, in part, alone, and from how many origins.

All pages count by this module, so that "only", "2 of 4 articles" and the totals mean the same everywhere. An
article that supports a part of a finding is not silent, several articles with one origin are one origin, and
an article that its publisher withdrew is counted nowhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.corpus.corpus import Corpus, LinkedClaim, LinkedFinding


@dataclass(frozen=True)
class Origins:
    """How many sources have their claims from whom, by the origin that they state, and without one.

    `published` counts publishers by id; `own` are those of them that only their own articles name.
    `attributed` counts others, whom the data names in words, such as `Moscow`: whether two of these are one
    cannot be told.
    """

    published: Mapping[str, int]
    own: frozenset[str]
    attributed: Mapping[str, int]
    not_stated: int

    @property
    def number(self) -> int | None:
        """Return how many origins there are; None where that is not known of all."""
        return None if self.attributed or self.not_stated else len(self.published)


@dataclass(frozen=True)
class Coverage:
    """Who reports a finding, its text or an account, of the sources that report its event.

    `whole` have a claim for all of it, `part` only for a part of it, `silent` none; `withdrawn` are those
    with a claim on it that their publishers took back, and are none of these. `origins` are those of
    the claims for all of it. `one_origin` is the publisher from whom several sources have all that they say
    of it.
    """

    whole: tuple[str, ...]
    part: tuple[str, ...]
    silent: tuple[str, ...]
    withdrawn: tuple[str, ...]
    origins: Origins
    one_origin: str | None

    @property
    def alone(self) -> str | None:
        """Return the one source that says anything of it; None where there are several, or none.

        Where only a withdrawn source reports all of it, none has it alone.
        """
        mentioning = (*self.whole, *self.part) if self.whole or not self.withdrawn else ()
        return mentioning[0] if len(mentioning) == 1 else None

    @property
    def is_reported(self) -> bool:
        """Say whether any source reports all of it."""
        return bool(self.whole)


def coverage(corpus: Corpus, linked: LinkedFinding) -> Coverage:
    """Return who reports a finding."""
    every_claim = corpus.every_claim_on(linked.key)
    claiming = dict.fromkeys(claim.source for claim in every_claim)
    standing = corpus.standing(claiming)
    claims = [claim for claim in every_claim if claim.source in standing]
    whole = {claim.source for claim in claims if not claim.part}
    part = {claim.source for claim in claims} - whole
    own = corpus.standing(corpus.sources_of(linked.section))
    every = origins(corpus, claims)
    return Coverage(
        whole=tuple(source for source in own if source in whole),
        part=tuple(source for source in own if source in part),
        silent=tuple(source for source in own if source not in whole | part),
        withdrawn=tuple(source for source in claiming if source not in standing),
        origins=origins(corpus, (claim for claim in claims if not claim.part)),
        one_origin=next(iter(every.published)) if every.number == 1 and len(whole | part) > 1 else None,
    )


def origins(corpus: Corpus, claims: Iterable[LinkedClaim]) -> Origins:
    """Count the sources of claims, but withdrawn ones, by the origin that they state."""
    published: dict[str, set[str]] = {}
    attributed: dict[str, set[str]] = {}
    sources, stating = set(), set()
    for claim in claims:
        if not corpus.standing([claim.source]):
            continue
        sources.add(claim.source)
        if claim.origin:
            published.setdefault(claim.origin, set()).add(claim.source)
        elif name := attribution(corpus, claim):
            attributed.setdefault(name, set()).add(claim.source)
        else:
            continue
        stating.add(claim.source)
    publishers = {each: corpus.sources[each].publisher for each in sources}
    return Origins(
        {origin: len(them) for origin, them in published.items()},
        frozenset(o for o, them in published.items() if {publishers[each] for each in them} == {o}),
        {name: len(them) for name, them in attributed.items()},
        len(sources - stating),
    )


def attribution(corpus: Corpus, claim: LinkedClaim) -> str | None:
    """Return whom an article has a claim from, in words: those of the claim, or of a finding it supports."""
    texts = (claim.attributed_to, *(corpus.findings[key].finding.attributed_to for key in claim.findings))
    return next((text.plain for text in texts if text), None)


def reported(findings: Iterable[LinkedFinding]) -> tuple[LinkedFinding, ...]:
    """Return the findings that standing articles report: no context, gap or judgment is counted as one."""
    return tuple(each for each in findings if each.finding.kind == "reported" and not each.finding.withdrawn)
