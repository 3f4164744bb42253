"""The page of an actor, and the list of all: a lead, names, and by event what is said and reported."""

from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import ACTORS_PAGE, statements
from generator.pipeline import PageFile
from generator.site import Addresses
from generator.site.moved import moved_page
from generator.site.pages import actor, moved
from generator.site.pages.actor import ActorContent, ActorsContent
from generator.site.pages.link import Link
from generator.site.pages.page import Page
from tests.site import HARBOUR
from tests.test_tables import article
from tests.vocabulary import PROJECT, check, smallest

BO = "name: Bo Berg\nkind: person\n"
TWO = (
    "findings:\n  met: {topic: Talks, label: The meeting, about: [ana, bo], text: The two sides met.}\n"
    "  vow: {topic: Talks, label: The vow, speaker: ana, text: Ana Lind said that she will return.}\n"
)


def site(files: dict[str, str]) -> dict[str, Page]:
    """Return the pages of actors by their path, and what moved by its old one."""
    files = smallest({"actors/bo.yml": BO, "events/talks.yml": TWO, **files})
    files.setdefault("sources/b.yml", article("{finding: vow, paragraph: 2}"))
    corpus, found = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert found == []
    pages = {page.path: page for page in actor.pages(corpus, statements(corpus))}
    assert not {*pages} & {path for path, _ in moved(corpus)}
    return pages


def test_an_actor_in_one_finding_without_a_lead_is_on_the_list():
    pages = site({})
    listed = pages[ACTORS_PAGE].content

    assert isinstance(listed, ActorsContent)
    assert {*pages} == {ACTORS_PAGE, "actors/ana"}
    assert [each.name for each in listed.others] == ["Bo Berg"]
    assert [view.label for view in listed.others[0].at[0].reported] == ["The meeting"]


@pytest.mark.parametrize(
    "files",
    [
        {"actors/bo.yml": f"{BO}lead: [{{text: Berg met Lind., rests_on: [talks/met]}}]\n"},
        {"briefing.yml": "lead_actors: [ana, bo]\n"},
        {"events/talks.yml": TWO.replace("speaker: ana", "speaker: ana, about: [bo]")},
    ],
)
def test_an_actor_with_a_lead_or_two_findings_or_who_leads_the_briefing_has_a_page(files: dict[str, str]):
    assert "actors/bo" in site(files)


def test_the_page_has_the_lead_first_then_by_event_what_was_said_and_what_is_reported():
    lead = "lead: [{text: Lind met the other side., rests_on: [talks/met]}]\n"
    content = site({"actors/ana.yml": lead})["actors/ana"].content

    assert isinstance(content, ActorContent)
    assert [(str(line.sentence.text), len(line.sentence.marks)) for line in content.lead] == [
        ("Lind met the other side.", 1)
    ]
    assert [[view.label for view in views] for at in content.at for views in (at.said, at.reported)] == [
        ["The vow"],
        ["The meeting"],
    ]


@pytest.mark.parametrize(
    ("lead", "problem"),
    [
        ("[{text: She met them.}]", "3:8: M002 missing-field: the field `rests_on` is missing"),
        ("[{text: She met them., rests_on: []}]", "3:40: M005 empty-field: `rests_on` says nothing"),
        (
            "[{text: She left., rests_on: [talks/left]}]",
            "R104 unknown-finding: `talks` has no finding `left`",
        ),
    ],
)
def test_a_lead_that_rests_on_nothing_is_a_problem_where_it_stands(lead: str, problem: str):
    [found] = check(smallest({"actors/ana.yml": f"lead: {lead}\n"}))

    assert found.startswith("data/actors/ana.yml:3:")
    assert problem in found


@pytest.mark.parametrize(("directories", "address"), [(True, "../#bo"), (False, "index.html#bo")])
def test_an_old_address_leads_to_the_place_on_the_list_however_the_site_is_laid_out(
    directories: bool, address: str
):
    addresses = Addresses(directories)
    html = moved_page(addresses, "actors/bo", Link(ACTORS_PAGE, "bo", "Bo <Berg>"))

    assert html.count(address) == 2
    assert "Bo &lt;Berg&gt;" in html
    assert addresses.file("actors/bo") == ("actors/bo/index.html" if directories else "actors/bo.html")


def test_a_hand_written_page_at_the_old_address_of_an_actor_is_a_problem(tmp_path: Path):
    note = tmp_path / "port.md"
    note.write_text("# The port\n", "utf-8")
    pages = {"method": PageFile(HARBOUR / "method.md", "method.md"), "actors/port": PageFile(note, "port.md")}
    found = pipeline.publish(HARBOUR / "data", PROJECT / "templates", Addresses(), pages, "data").problems

    assert [(each.position.file, each.message) for each in found] == [
        ("port.md", "a generated page already uses this address")
    ]
