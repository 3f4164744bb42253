"""The real data through a real `mkdocs build --strict`, as a reader gets it."""

import json
import os
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest

from generator import pipeline
from generator.corpus import Corpus
from tests.site import (
    HOSTED,
    BuiltPage,
    broken_links,
    copy_project,
    made_up_project,
    made_up_project_of,
    mkdocs,
)
from tests.vocabulary import PROJECT

Pages = dict[str, BuiltPage]
Entries = list[dict[str, str]]


@pytest.fixture
def pages(real_pages: Pages) -> Pages:
    return real_pages


@pytest.fixture(scope="module")
def entries(real_site: Path) -> list[dict[str, str]]:
    entries: Entries = json.loads((real_site / "search/search_index.json").read_text("utf-8"))["docs"]
    return entries


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return pipeline.check(PROJECT / "data")[0]


def test_the_data_has_no_problem():
    assert pipeline.check(PROJECT / "data")[1] == []


def test_there_is_a_page_for_each_event_actor_and_source_and_for_what_they_share(
    pages: Pages, corpus: Corpus
):
    assert set(pages) >= {
        "",
        "404.html",
        "background/",
        "differences/",
        "method/",
        "timeline/",
        *(f"{kind}/" for kind in ("events", "actors", "sources")),
        *(f"events/{each}/" for each in corpus.events),
        *(f"actors/{each}/" for each in corpus.actors if corpus.has_page(each)),
        *(f"sources/{each}/" for each in corpus.sources),
    }


def test_the_five_articles_are_two_events_and_are_never_mixed(corpus: Corpus):
    assert "rt-news" in corpus.sources_of("second-visit")
    assert {"daily-post", "realist-english", "reopen-media", "zamin"} <= set(
        corpus.sources_of("kremlin-talks")
    )
    for linked in corpus.findings_of("kremlin-talks"):
        assert all(claim.source != "rt-news" for claim in corpus.every_claim_on(linked.key))


def test_every_link_and_anchor_within_the_site_leads_somewhere(real_site: Path, pages: Pages):
    assert broken_links(real_site, pages) == []


def test_no_id_stands_twice_on_a_page(pages: Pages):
    for address, page in pages.items():
        ours = [id_ for id_ in page.ids if not id_.startswith("__")]
        assert len(ours) == len(set(ours)), address


def test_every_finding_and_claim_has_a_permalink(pages: Pages, corpus: Corpus):
    for linked in corpus.findings.values():
        home = "background/" if linked.section == "background" else f"events/{linked.section}/"
        assert linked.id in pages[home].ids
    for claim in corpus.all_claims:
        assert claim.id in pages[f"sources/{claim.source}/"].ids


def test_every_mark_has_its_note_and_every_note_leads_back(pages: Pages):
    for address, page in pages.items():
        marks = {id_ for id_ in page.ids if id_.startswith("fnref:")}
        notes = {id_ for id_ in page.ids if id_.startswith("fn:")}
        assert {mark.replace("fnref:", "fn:", 1) for mark in marks} == notes, address
        assert {f"#{id_}" for id_ in marks | notes} <= set(page.links), address


def test_every_page_has_a_title_and_a_description_of_its_own(pages: Pages):
    generated = {address: page for address, page in pages.items() if address not in ("404.html", "method/")}
    titles = [page.title for page in generated.values()]
    descriptions = [page.description for page in generated.values()]

    assert len(set(titles)) == len(titles)
    assert len(set(filter(None, descriptions))) == len(descriptions)


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("events/kremlin-talks/", "data/events/kremlin-talks.yml"),
        ("actors/novak/", "data/actors/novak.yml"),
        ("sources/zamin/", "data/sources/zamin.yml"),
        ("background/", "data/background.yml"),
        ("", "data/briefing.yml"),
        ("method/", "briefings/method.md"),
    ],
)
def test_edit_opens_the_file_that_a_page_is_made_of(pages: Pages, address: str, file: str):
    assert f"https://code.example/briefing/edit/main/{file}" in pages[address].links


def test_a_reader_can_report_an_error_at_every_finding(pages: Pages, corpus: Corpus):
    for linked in corpus.findings.values():
        home = "background/" if linked.section == "background" else f"events/{linked.section}/"
        address = f"https://site.example/briefing/{home}#{linked.id}"
        assert any(
            link.startswith("https://code.example/issues/new?title=Error%3A%20")
            and link.endswith(f"&address={quote(address, safe='')}")
            for link in pages[home].links
        )


def test_headings_make_the_table_of_contents(pages: Pages):
    page = pages["events/kremlin-talks/"]
    contents = re.search(r'<nav class="md-nav md-nav--secondary".*?</nav>', page.html, flags=re.S)

    assert contents
    assert page.headings[0] == ("h1", {"id": "_top", "class": "brief-wide"})
    for tag, attributes in page.headings:
        if tag == "h2":
            assert f'href="#{attributes["id"]}"' in contents[0]


def test_each_claim_is_in_the_search_index_once_on_its_source_page(entries: Entries, corpus: Corpus):
    locations = [entry["location"] for entry in entries]
    for claim in corpus.all_claims:
        assert locations.count(f"sources/{claim.source}/#{claim.id}") == 1
        if claim.quote and len(claim.quote.exact) > 30:
            found = {entry["location"] for entry in entries if claim.quote.exact in entry["text"]}
            assert f"sources/{claim.source}/#{claim.id}" in found
            assert all(location.startswith("sources/") for location in found)


def test_each_finding_is_in_the_search_index_once_on_its_event_page(entries: Entries, corpus: Corpus):
    locations = [entry["location"] for entry in entries]
    for linked in corpus.findings.values():
        home = "background/" if linked.section == "background" else f"events/{linked.section}/"
        assert locations.count(f"{home}#_f.{linked.id}") == 1


def test_an_actor_is_found_by_the_name_in_its_own_script(entries: Entries):
    text = next(entry["text"] for entry in entries if entry["location"] == "actors/al-sharaa/")

    assert "أحمد الشرع" in text


def test_nothing_is_loaded_from_anyone_else(pages: Pages):
    for address, page in pages.items():
        assert not [load for load in page.loads if urlsplit_host(load)], address


def urlsplit_host(address: str) -> bool:
    return address.startswith(("http:", "https:", "//")) and not address.startswith("https://site.example/")


def test_the_same_data_gives_the_same_bytes(made_up_site: Path, tmp_path: Path):
    project, again = tmp_path / "another place" / "project", tmp_path / "again"
    shutil.copytree(made_up_project_of(made_up_site), project)
    for number, path in enumerate(sorted(project.rglob("*"))):
        os.utime(path, (number, number))
    environment = {
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "tr_TR.UTF-8",
        "USER": "somebody",
    }
    environment |= {"HOME": str(tmp_path), "PYTHONUTF8": "0"}
    done = mkdocs(project, "build", "--site-dir", str(again), **HOSTED, **environment)

    assert done.returncode == 0, done.stderr
    for path in made_up_site.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (again / path.relative_to(made_up_site)).read_bytes(), path


def test_a_mistake_in_the_data_fails_the_build_and_leaves_the_site_as_it_was(tmp_path: Path):
    project = copy_project(tmp_path)
    (project / "site").mkdir()
    (project / "site/index.html").write_text("yesterday")
    zamin = project / "data/sources/zamin.yml"
    zamin.write_text(
        zamin.read_text("utf-8").replace("finding: closed-doors", "finding: closed-dors"), "utf-8"
    )

    done = mkdocs(project, "build")

    assert done.returncode == 1
    assert re.search(r"data/sources/zamin\.yml:\d+:15: R104 unknown-finding: .*`closed-dors`", done.stderr)
    assert "did you mean `closed-doors`?" in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site/index.html").read_text() == "yesterday"


def test_a_broken_template_fails_the_build_with_its_line(tmp_path: Path):
    project = made_up_project(tmp_path)
    event = project / "templates/event.html"
    event.write_text(event.read_text("utf-8").replace("page.articles", "page.artikles"), "utf-8")

    done = mkdocs(project, "build")

    assert done.returncode == 1
    assert re.search(r"templates/event\.html:\d+:1: T001 broken-template: .*artikles", done.stderr)
    assert "Traceback" not in done.stderr


def test_a_hand_written_page_can_not_take_the_place_of_a_generated_one(tmp_path: Path):
    project = made_up_project(tmp_path)
    (project / "briefings/timeline.md").write_text("# My timeline\n")

    done = mkdocs(project, "build")

    assert done.returncode == 1
    assert "briefings/timeline.md:1:1: T003 taken-page" in done.stderr


def test_a_page_that_the_navigation_does_not_name_has_none_before_or_behind_it(pages: Pages):
    def has_links(address: str) -> bool:
        return any(each.has_class("md-footer__link") for each in pages[address].page.elements)

    assert has_links("timeline/")
    assert not has_links("sources/zamin/")
