"""The pictures that others show beside a link, and what the head of each page says of it."""

import hashlib
import struct
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import statements
from generator.site.pictures import HEIGHT, WIDTH, pictures
from tests.site import HARBOUR, HOSTED, BuiltPage
from tests.vocabulary import golden, smallest


def drawn(title: str = "Talks at the harbour") -> dict[str, bytes]:
    files = smallest({"events/talks.yml": f"title: {title}\n"})
    corpus, found = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert found == []
    return dict(pictures(corpus, statements(corpus)))


def test_home_and_each_event_have_a_picture_with_the_same_bytes_everywhere():
    corpus, _ = pipeline.check(HARBOUR / "data")
    made = dict(pictures(corpus, statements(corpus)))

    assert {*made} == {"index", *(f"events/{event}" for event in corpus.events)}
    digests = [f"{path} {hashlib.sha256(png).hexdigest()}" for path, png in made.items()]
    golden("tests/golden/harbour/pictures.txt", "\n".join(digests) + "\n")


@pytest.mark.parametrize(
    "title",
    [
        "Talks",
        "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüssel",
        "محادثات الميناء",
        "A <b> & C",
        "x " * 200,
    ],
)
def test_a_picture_is_a_png_of_the_right_size_whatever_the_title(title: str):
    png = drawn(f"{title!r}" if "'" not in title else title)["events/talks"]

    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (WIDTH, HEIGHT)


def test_a_title_is_drawn_and_not_read_as_markup():
    assert drawn("A <b> C")["events/talks"] != drawn("A  C")["events/talks"]


def meta(page: BuiltPage) -> dict[str, str]:
    metas = (each.attributes for each in page.page.elements if each.tag == "meta")
    return {each["property"]: each["content"] for each in metas if "property" in each}


def test_each_page_says_what_to_show_with_a_link_to_it(real_pages: dict[str, BuiltPage], made_up_site: Path):
    page = meta(BuiltPage(made_up_site / "events/talks/index.html"))

    assert page["og:image"] == HOSTED["BRIEFING_SITE_URL"] + "pictures/events/talks.png"
    assert page["og:url"] == HOSTED["BRIEFING_SITE_URL"] + "events/talks/"
    assert (page["og:title"], page["og:type"]) == ("Talks at the harbour", "article")
    for address, built in real_pages.items():
        if address == "404.html":
            continue
        assert {"og:title", "og:description", "og:site_name", "og:type"} <= {*meta(built)}, address
        assert meta(built)["og:image"].endswith(".png"), address
