"""Turns an id into text: what the site says of a record, finding or claim, and what rests on it."""

from collections.abc import Iterator

from generator import prose
from generator.corpus import Corpus, LinkedClaim, LinkedFinding
from generator.english import counted
from generator.fields import Meaning


def show(corpus: Corpus, name: str) -> str:
    """Return what is known by a name: `event/finding`, `source#claim`, or the id of a record; empty if nothing is."""
    blocks = [*_findings(corpus, name), *_claims(corpus, name), *_sources(corpus, name), *_events(corpus, name)]
    blocks += [*_actors(corpus, name), *_publishers(corpus, name)]
    return "\n\n".join("\n".join(block) for block in blocks)


def names(corpus: Corpus) -> list[str]:
    """Return every name that can be shown."""
    records = (corpus.sources, corpus.events, corpus.actors, corpus.publishers)
    return [*corpus.findings, *corpus.claims, *(id_ for record in records for id_ in record)]


def _findings(corpus: Corpus, name: str) -> Iterator[list[str]]:
    for linked in corpus.findings.values():
        if name in (linked.key, linked.id):
            place = f"{corpus.files[corpus.record_of(linked.home)].path}:{_finding_line(corpus, linked)}"
            yield [
                f"finding {linked.key} ({linked.finding.kind}), {place}",
                f"  {prose.plain(linked.finding.question)}" if linked.finding.question else f"  {linked.finding.label}",
                f"  {prose.plain(linked.finding.text)}",
                *(f"    {_claim_line(claim)}" for claim in corpus.claims_on(linked.key)),
                *(f"    {_claim_line(claim)}" for claim in corpus.claims_on(linked.key, part=True)),
                *(
                    line
                    for account, text in linked.finding.accounts.items()
                    for line in (
                        f"  {account}: {prose.plain(text)}",
                        *(f"    {_claim_line(claim)}" for claim in corpus.claims_on(linked.key, account)),
                    )
                ),
                *_resting(corpus, {linked.key}),
            ]


def _claims(corpus: Corpus, name: str) -> Iterator[list[str]]:
    claim = corpus.claims.get(name)
    if claim:
        record = f"sources/{claim.source}"
        yield [
            f"claim {claim.key}, {corpus.files[record].path}:{corpus.line(record, ('claims', claim.index))}",
            f"  {_claim_line(claim)}",
            *(
                f"  supports {key}{f', account {claim.claim.account}' if claim.claim.account else ''}"
                for key in claim.findings
            ),
            *_resting(corpus, {claim.key, *claim.findings}),
        ]


def _sources(corpus: Corpus, name: str) -> Iterator[list[str]]:
    source = corpus.sources.get(name)
    if source:
        claims = list(corpus.claims_of(name))
        capture = corpus.captures.get(name)
        yield [
            f"source {name}, {corpus.files[f'sources/{name}'].path}",
            f"  {corpus.publishers[source.publisher].name}, {source.issued.words if source.issued else 'no date'}",
            f"  {f'captured on {capture.captured.words}' if capture else 'never captured'}",
            f"  {counted(len(claims), 'claim')}:",
            *(f"    {_claim_line(claim)} → {', '.join(claim.findings)}" for claim in claims),
        ]


def _events(corpus: Corpus, name: str) -> Iterator[list[str]]:
    event = corpus.events.get(name)
    if event:
        yield [
            f"event {name}, {corpus.files[f'events/{name}'].path}",
            f"  {event.title}, {event.date.words}",
            f"  reported by: {', '.join(corpus.sources_of(name))}",
            "  findings:",
            *(f"    {linked.id}: {prose.plain(linked.finding.text)}" for linked in corpus.findings_of(name)),
        ]


def _actors(corpus: Corpus, name: str) -> Iterator[list[str]]:
    actor = corpus.actors.get(name)
    if actor:
        yield [
            f"actor {name}, {corpus.files[f'actors/{name}'].path}",
            f"  {actor.name}, {actor.kind}",
            *(f"  {prose.plain(role.text)}" for role in actor.roles),
            *(
                f"  says {key}: {prose.plain(linked.finding.text)}"
                for key, linked in corpus.findings.items()
                if linked.finding.speaker == name
            ),
            *(
                f"  stands in {key}: {prose.plain(linked.finding.text)}"
                for key, linked in corpus.findings.items()
                if name in linked.finding.about
            ),
            *(
                f"  is called by {source_id}: {style.exact} (¶{style.paragraph})"
                for source_id, source in corpus.sources.items()
                for style in source.names.get(name, ())
            ),
        ]


def _publishers(corpus: Corpus, name: str) -> Iterator[list[str]]:
    publisher = corpus.publishers.get(name)
    if publisher:
        yield [
            f"publisher {name}, {corpus.files['publishers'].path}:{corpus.line('publishers', (name,))}",
            f"  {publisher.name}: {prose.plain(publisher.descriptor)}",
            *(f"  publishes {key}" for key, source in corpus.sources.items() if source.publisher == name),
            *(f"  origin of {claim.key}" for claim in corpus.all_claims if claim.origin == name),
        ]


def _finding_line(corpus: Corpus, linked: LinkedFinding) -> int:
    return corpus.line(corpus.record_of(linked.home), ("findings", linked.id))


def _claim_line(claim: LinkedClaim) -> str:
    own = claim.claim
    words = f" “{own.quote.exact}”" if own.quote else ""
    said = f" {prose.plain(own.text)}" if own.text and not words else ""
    extras = f" (attributed to: {prose.plain(own.attributed_to)})" if own.attributed_to else ""
    return f"{claim.key} ¶{own.paragraph}{' in part' if own.part else ''}:{words}{said}{extras}".rstrip(":")


def _resting(corpus: Corpus, keys: set[str]) -> Iterator[str]:
    """Yield a line for everything in the data that says `rests_on` one of these."""
    for record, path, ref in corpus.marked(Meaning.SUPPORT):
        if corpus.resolve(ref, corpus.home_of(record)) in keys:
            place = f"{corpus.files[record].path}:{corpus.line(record, path)}"
            yield f"  rests on it: {place} {'.'.join(map(str, path[:-2]))}"
