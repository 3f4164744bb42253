"""What the site says: the pages of a small made-up corpus that uses every field, as golden HTML."""

import re

import pytest

from generator import build, captures, model, views
from generator.build import Built, HandWritten
from generator.model import Record
from generator.problem import as_text
from generator.render import Addresses, RenderedPage
from generator.views import Link
from tests.vocabulary import PROJECT, TESTS, golden

HARBOUR = TESTS / "golden" / "harbour"


def relative(from_page: str, to_page: str) -> str:
    return "../" * from_page.count("/") + to_page


def report(link: Link, title: str) -> str:
    return f"https://report.example/?{link.page}#{link.anchor}"


@pytest.fixture(scope="module")
def built() -> Built:
    method = HandWritten(HARBOUR / "method.md", "briefings/method.md")
    built = build.build(
        HARBOUR / "data", PROJECT / "templates", Addresses(relative, report), {"method": method}, "data"
    )
    assert as_text(built.problems) == ""
    return built


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, RenderedPage]:
    return {each.page.path: each for each in built.pages}


def test_every_field_of_the_format_is_used_by_the_made_up_corpus():
    corpus, _ = build.check(HARBOUR / "data")
    used: set[tuple[str, str]] = set()

    def visit(value: object) -> None:
        if isinstance(value, Record):
            for name in value.model_fields_set:
                used.add((type(value).__name__, name))
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
        (record.__name__, field)
        for record in vars(model).values()
        if isinstance(record, type) and issubclass(record, Record)
        for field in record.model_fields
    }
    assert described - used == set()


def test_every_page_is_as_its_golden_file_has_it(pages: dict[str, RenderedPage]):
    for path, rendered in pages.items():
        golden(f"tests/golden/harbour/pages/{path}.html", rendered.html)

    files = {path.relative_to(HARBOUR / "pages").with_suffix("") for path in (HARBOUR / "pages").rglob("*.html")}
    assert {path.as_posix() for path in files} == set(pages)


def test_a_hand_written_page_and_the_evidence_are_as_their_golden_files_have_them(built: Built):
    golden("tests/golden/harbour/pages/method.md", built.texts["method"])
    golden("tests/golden/harbour/evidence.json", built.files["data/evidence.json"])


def test_every_page_is_reached_from_another_or_from_the_navigation(pages: dict[str, RenderedPage]):
    def targets(entries: views.Navigation) -> set[str]:
        return {t for _, to in entries for t in ({to} if isinstance(to, str) else targets(to))}

    linked = {target for page in pages.values() for target, _ in page.links if target != page.page.path}
    navigation = targets(views.navigation(build.check(HARBOUR / "data")[0]))

    assert set(pages) - linked - navigation == set()


def test_n_of_m_counts_sources_with_a_whole_claim_among_the_articles_of_the_event(pages: dict[str, RenderedPage]):
    html = pages["events/talks"].html

    assert "2 of 3 articles, and 1 on another event" in html  # met: Courier and El Faro; a later article besides
    assert "only The Courier" in html  # the day


def test_several_sources_with_one_origin_are_counted_as_one_origin_and_unstated_ones_are_said(
    pages: dict[str, RenderedPage],
):
    assert "origin named: Beacon (1), not stated (2)" in pages["events/talks"].html


def test_words_of_an_article_are_q_or_blockquote_and_nothing_else_is(pages: dict[str, RenderedPage]):
    corpus, _ = build.check(HARBOUR / "data")
    quotations = {captures.printed(corpus, claim) for claim in corpus.all_claims if claim.claim.quote}
    styles = {
        captures.printed_style(corpus, source_id, actor, style)
        for source_id, source in corpus.sources.items()
        for actor, each in source.names.items()
        for style in each
    }
    for rendered in pages.values():
        for found in re.findall(r"<(?:q|blockquote)[^>]*>(.*?)</(?:q|blockquote)>", rendered.html, flags=re.S):
            text = re.sub(r"<[^>]+>", "", found)
            assert text in quotations | styles


def test_no_text_of_the_data_can_become_markup(pages: dict[str, RenderedPage]):
    html = pages["sources/courier"].html

    assert "Ferry &lt;talks&gt; begin" in html
    assert "<talks>" not in html
