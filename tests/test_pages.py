"""What the site says: the pages of a small made-up corpus that uses every field, as golden HTML."""

import re
from html import unescape
from urllib.parse import urljoin

import pytest

from generator import pipeline
from generator.corpus import captures, model
from generator.corpus.model import Record
from generator.pipeline import PageFile
from generator.problem import as_text
from generator.site import Addresses, Entry, Publication, PublishedPage
from tests.vocabulary import PROJECT, TESTS, golden

HARBOUR = TESTS / "golden" / "harbour"


ADDRESSES = Addresses(site="https://site.example/", report="https://report.example/?{title}&{address}")


@pytest.fixture(scope="module")
def published() -> Publication:
    method = PageFile(HARBOUR / "method.md", "briefings/method.md")
    found = pipeline.publish(HARBOUR / "data", PROJECT / "templates", ADDRESSES, {"method": method}, "data")
    assert as_text(found.problems) == ""
    return found


@pytest.fixture(scope="module")
def pages(published: Publication) -> dict[str, PublishedPage]:
    return {each.path: each for each in published.pages}


def declaring(record: type, field: str) -> str:
    """Return the name of the record that a field is declared in, from which others may have it."""
    return next(
        each.__name__ for each in reversed(record.__mro__) if field in vars(each).get("__annotations__", {})
    )


def test_every_field_of_the_format_is_used_by_the_made_up_corpus():
    corpus, _ = pipeline.check(HARBOUR / "data")
    used: set[tuple[str, str]] = set()

    def visit(value: object) -> None:
        if isinstance(value, Record):
            for name in value.model_fields_set:
                used.add((declaring(type(value), name), name))
                visit(getattr(value, name))
        elif isinstance(value, dict):
            for each in value.values():
                visit(each)
        elif isinstance(value, tuple):
            for each in value:
                visit(each)

    for record in corpus.records.values():
        visit(record)
    described = {
        (declaring(record, field), field)
        for record in vars(model).values()
        if isinstance(record, type) and issubclass(record, Record)
        for field in record.model_fields
    }
    assert described - used == set()


def test_every_page_is_as_its_golden_file_has_it(pages: dict[str, PublishedPage]):
    for path, rendered in pages.items():
        golden(f"tests/golden/harbour/pages/{path}.html", rendered.html)

    files = {
        path.relative_to(HARBOUR / "pages").with_suffix("") for path in (HARBOUR / "pages").rglob("*.html")
    }
    assert {path.as_posix() for path in files} == set(pages)


def test_a_hand_written_page_and_the_evidence_are_as_their_golden_files_have_them(published: Publication):
    golden("tests/golden/harbour/pages/method.md", published.written["method"].markdown)
    golden("tests/golden/harbour/evidence.json", str(published.files["data/evidence.json"]))


def test_every_page_is_reached_from_another_or_from_the_navigation(
    published: Publication, pages: dict[str, PublishedPage]
):
    def targets(entries: tuple[Entry, ...]) -> set[str]:
        return {path for each in entries for path in ({each.page} if each.page else targets(each.below))}

    linked = {
        urljoin(ADDRESSES.site + ADDRESSES.of(path), address.partition("#")[0])
        for path, page in pages.items()
        for address in re.findall(r'href="([^"#]+)', page.html)
        if urljoin(ADDRESSES.of(path), address) != ADDRESSES.of(path)
    }
    reached = {path for path in pages if ADDRESSES.site + ADDRESSES.of(path) in linked}

    assert set(pages) - reached - targets(published.navigation) == set()


def test_n_of_m_counts_sources_with_a_whole_claim_among_the_articles_of_the_event(
    pages: dict[str, PublishedPage],
):
    html = pages["events/talks"].html

    assert "3 of 4 articles" in html  # met: Courier, El Faro, and a later article that reports two events
    assert "only The Courier" in html  # the day


def test_several_sources_with_one_origin_are_counted_as_one_origin_and_unstated_ones_are_said(
    pages: dict[str, PublishedPage],
):
    assert "origin named: Beacon (1), not stated (2)" in pages["events/talks"].html


def test_words_of_an_article_are_quoted_but_what_it_says_of_a_speaker_itself_is_not(
    pages: dict[str, PublishedPage],
):
    corpus, _ = pipeline.check(HARBOUR / "data")
    quoting = [claim for claim in corpus.all_claims if claim.quote]
    styles = {
        captures.printed_style(corpus, source_id, actor, style)
        for source_id, source in corpus.sources.items()
        for actor, each in source.names.items()
        for style in each
    }

    def shown(opening: str) -> set[str]:
        tags = re.compile(rf"<(q|blockquote|span|p)\b{opening}[^>]*>(.*?)</\1>", re.DOTALL)
        found = (each for page in pages.values() for each in tags.findall(page.html))
        return {unescape(re.sub(r"<[^>]+>", "", words)) for _, words in found}

    own = {captures.printed(corpus, claim) for claim in quoting if claim.paraphrase}
    assert own
    assert shown("[^>]*data-words") == own
    theirs = {str(captures.shown(corpus, claim)) for claim in quoting if not claim.paraphrase}
    theirs |= {"free", "the island of Vara"}  # what articles print themselves as a translation
    quoted = {
        unescape(re.sub(r"<[^>]+>", "", words))
        for page in pages.values()
        for words in re.findall(r"<(?:q|blockquote)\b[^>]*>(.*?)</(?:q|blockquote)>", page.html, flags=re.S)
    }
    assert quoted == theirs | styles


def test_names_in_other_scripts_are_isolated_wherever_they_are_and_no_attribute_holds_an_element(
    pages: dict[str, PublishedPage],
):
    for name in ("הנמל", "המעבורת שבה לנמל"):
        for path, page in pages.items():
            bare = page.html.replace(f'<bdi lang="he" dir="rtl">{name}</bdi>', "")
            assert name not in bare, (path, name)
    for page in pages.values():
        assert not re.search(r'="[^"<]*<bdi', page.html)


def test_no_text_of_the_data_can_become_markup(pages: dict[str, PublishedPage]):
    html = pages["sources/courier"].html

    assert "Ferry &lt;talks&gt; begin" in html
    assert "<talks>" not in html
