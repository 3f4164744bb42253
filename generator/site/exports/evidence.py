"""Turns a corpus into `evidence.json`: each claim's words, paragraph, selector, state, and what rests on it.

With it a program, such as `briefing audit`, can check the site without the data that it was made from: the
pages and the files are in it, too, by their digests.
"""

import json
from collections.abc import Container, Iterator, Mapping
from hashlib import sha256
from typing import Any

from generator.corpus import Corpus, LinkedClaim, Statement, Statements, captures, model
from generator.site.exports.form import (
    FORMAT,
    Evidence,
    EvidenceAddresses,
    EvidenceClaim,
    EvidenceFile,
    EvidenceMoved,
    EvidenceName,
    EvidencePage,
    EvidencePublisher,
    EvidenceReference,
    EvidenceSource,
    EvidenceStatement,
    EvidenceWritten,
    State,
    TextQuoteSelector,
)
from generator.site.exports.made import Made
from generator.site.render import RenderedPage
from generator.text import blocks


def as_json(corpus: Corpus, statements: Statements, made: Made) -> str:
    """Return the evidence of a corpus without problems, as JSON; the files are not in it yet."""
    evidence = Evidence(
        format=FORMAT,
        digest="",
        title=corpus.briefing.title,
        as_of=corpus.briefing.as_of.text,
        publishers=tuple(
            EvidencePublisher(
                id=publisher_id,
                name=publisher.name,
                language=publisher.lang,
                transliteration=publisher.transliteration,
                kind=publisher.kind,
                country=publisher.country,
                descriptor=publisher.descriptor.plain,
            )
            for publisher_id, publisher in corpus.publishers.items()
        ),
        sources=tuple(_source(corpus, source_id, source) for source_id, source in corpus.sources.items()),
        claims=tuple(_claim(corpus, claim) for claim in corpus.all_claims),
        names=tuple(_names(corpus)),
        statements=tuple(_statement(corpus, each) for each in statements.all if each.is_cited),
        references=tuple(_references(corpus)),
        pages=tuple(_page(page, made) for page in made.pages),
        written=tuple(_written(path, page) for path, page in sorted(made.written.items())),
        raw_html=corpus.briefing.raw_html,
        moved=tuple(
            EvidenceMoved(path=path, to=to, anchor=anchor or None)
            for path, (to, anchor) in sorted(made.moved.items())
        ),
        addresses=EvidenceAddresses(
            directories=made.addresses.directories,
            site=made.addresses.site,
            report=made.addresses.report,
            offers_pdf=made.addresses.offers_pdf,
        ),
        made_files=tuple(
            EvidenceFile(path=path, digest=_digest(content)) for path, content in sorted(made.files.items())
        ),
        named_files=corpus.briefing.files,
        files=(),
    )
    return _with_digest(evidence.model_dump(mode="json", exclude_none=True))


def with_files(evidence: str, files: Mapping[str, str], theme: Container[str], edit: str) -> str:
    """Return the same evidence with the digests of a site's files, by path.

    `theme` has the paths of the theme's files, and `edit` is where editors change what pages are made of.
    """
    listed = [
        EvidenceFile(path=path, digest=digest, theme=path in theme or None)
        for path, digest in sorted(files.items())
    ]
    parts = json.loads(evidence)
    parts["files"] = [each.model_dump(exclude_none=True) for each in listed]
    parts["addresses"]["edit"] = edit
    return _with_digest(parts)


def _with_digest(parts: dict[str, Any]) -> str:
    rest = {name: value for name, value in parts.items() if name != "digest"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    parts["digest"] = _digest(text)
    return json.dumps(parts, indent=1, ensure_ascii=False) + "\n"


def _digest(content: str | bytes) -> str:
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _written(path: str, page: RenderedPage | None) -> EvidenceWritten:
    marks = blocks("".join(page.marks)) if page else []
    return EvidenceWritten(
        path=path,
        marks=" ".join(map(_digest, marks)),
        parts=" ".join(map(_digest, blocks(page.html) if page else [])),
    )


def _references(corpus: Corpus) -> Iterator[EvidenceReference]:
    found = (
        *(publisher.reference for publisher in corpus.publishers.values()),
        *(event.date_reference for event in corpus.events.values()),
        *(linked.finding.reference for section in corpus.sections for linked in corpus.findings_of(section)),
    )
    for url, each in {each.url: each for each in found if each}.items():
        yield EvidenceReference(title=each.title, url=url, accessed=each.accessed.text)


def _page(rendered: RenderedPage, made: Made) -> EvidencePage:
    page, parts = rendered.page, blocks(rendered.html)
    shorter = made.titles.get(page.path, page.title)
    return EvidencePage(
        path=page.path,
        title=page.title,
        title_in_navigation=shorter if shorter != page.title else None,
        description=page.description,
        names=made.names[page.path],
        digest=_digest("\n".join(parts)),
        blocks=" ".join(_digest(part)[:8] for part in parts),
    )


def _source(corpus: Corpus, source_id: str, source: model.Source) -> EvidenceSource:
    capture = corpus.captures.get(source_id)
    return EvidenceSource(
        id=source_id,
        siglum=corpus.sigla[source_id],
        publisher=source.publisher,
        title=source.title,
        title_translation=source.title_translation,
        issued=source.issued.text if source.issued else None,
        language=source.language,
        url=source.url,
        archive=source.archive.url if source.archive else None,
        accessed=source.accessed.text,
        primary=source.primary or None,
        status=source.status,
        captured=capture.captured.text if capture else None,
        digest=capture.digest if capture else None,
        captured_again=capture.later.captured.text if capture and capture.later else None,
        digest_again=capture.later.digest if capture and capture.later else None,
    )


def _claim(corpus: Corpus, claim: LinkedClaim) -> EvidenceClaim:
    source, quotation = corpus.sources[claim.source], claim.quote
    capture = corpus.captures.get(claim.source)
    entry = capture.entry(claim.id) if capture else None
    translation = quotation.translation if quotation else None
    shown = captures.shown(corpus, claim) if quotation else None
    return EvidenceClaim(
        id=claim.key,
        source=claim.source,
        findings=claim.findings,
        account=claim.account,
        part=claim.part,
        **claim.locator.fields,
        text=claim.text.plain if claim.text else None,
        attributed_to=claim.attributed_to.plain if claim.attributed_to else None,
        origin=claim.origin,
        selector=_selector(captures.printed(corpus, claim), quotation) if quotation else None,
        shown=str(shown) if shown and shown.insertions else None,
        language=(quotation.lang or source.language) if quotation else None,
        paraphrase=claim.paraphrase,
        translation=captures.printed_translation(entry, translation) if translation else None,
        translated_by=translation.by if translation else None,
        state=_state(corpus, claim.source) if quotation else None,
        change=capture.later.changes.get(claim.id) if capture and capture.later else None,
        passage=captures.passage_link(corpus, claim, source.url),
        archived_passage=captures.passage_link(corpus, claim, source.archive.url if source.archive else None),
    )


def _selector(words: str, quotation: model.Quotation) -> TextQuoteSelector:
    return TextQuoteSelector(exact=words, prefix=quotation.prefix, suffix=quotation.suffix)


def _state(corpus: Corpus, source: str) -> State:
    return "found" if source in corpus.captures else "not yet checked"


def _names(corpus: Corpus) -> Iterator[EvidenceName]:
    for source_id, source in corpus.sources.items():
        for actor, styles in source.names.items():
            capture = corpus.captures.get(source_id)
            for style in styles:
                entry = captures.captured_style(capture, actor, style) if capture else None
                translation = style.translation
                yield EvidenceName(
                    source=source_id,
                    actor=actor,
                    **style.locator.fields,
                    selector=TextQuoteSelector(exact=captures.printed_style(corpus, source_id, actor, style)),
                    translation=captures.printed_translation(entry, translation) if translation else None,
                    translated_by=translation.by if translation else None,
                    state=_state(corpus, source_id),
                )


def _statement(corpus: Corpus, statement: Statement) -> EvidenceStatement:
    claims = corpus.in_order((*statement.whole, *statement.part))
    return EvidenceStatement.model_validate(
        {
            "kind": statement.kind,
            "page": statement.page,
            "anchor": statement.anchor,
            "text": statement.text.plain,
            "claims": tuple(claim.key for claim in claims),
            "label": statement.label,
        }
    )
