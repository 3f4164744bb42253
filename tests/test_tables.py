"""The tables and the strip of an event: who reports what, what another event has of it, articles, dates."""

import re
from html import unescape
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Key, captures, statements
from generator.pipeline import PageFile
from generator.site import Addresses
from generator.site.pages import event, overview
from generator.site.pages.event import EventContent
from generator.site.pages.overview import HomeContent
from generator.site.pages.sentence import Sentence
from tests.vocabulary import PROJECT, briefing, check, smallest

FINDINGS = (
    "topics: [{title: Talks in the town, short: Talks}, Money]\nfindings:\n"
    "  met: {topic: Talks in the town, label: The meeting, about: [ana], text: The two sides met.}\n"
    "  fare: {topic: Money, label: The fare, about: [ana], text: It is five crowns.}\n"
)
COMPARED = (
    "title: Later\ndate: 2031-05-03\ndate_rests_on: [end]\ntopics: [End]\n"
    "in_brief: [{text: They left., rests_on: [end]}]\nfindings:\n"
    "  end:\n    topic: End\n    label: The end\n    about: [ana]\n    text: They left.\n"
)


def article(claims: str, event: str = "talks", extra: str = "") -> str:
    return (
        "publisher: courier\nissued: 2031-05-02\naccessed: 2031-05-03\nlanguage: en\n"
        f"event: {event}\nsummary: It reports.\nclaims: [{claims}]\n{extra}"
    )


def content(files: dict[str, str], page: str = "events/talks") -> EventContent:
    files = smallest(files)
    corpus, found = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert found == []
    return next(each for each in event.pages(corpus, statements(corpus)) if each.path == page).content  # type: ignore[no-any-return]


def of_articles(number: int) -> EventContent:
    """Return an event of so many articles: all report the meeting, the last one alone the fare."""
    files = {f"sources/a{n:02}.yml": article("{finding: met, paragraph: 1}") for n in range(1, number - 1)}
    files["sources/z.yml"] = article("{finding: met, paragraph: 1}, {finding: fare, paragraph: 2}")
    return content({"events/talks.yml": FINDINGS, **files})


def test_who_reports_what_counts_findings_by_topic_and_article():
    table = of_articles(3).who_reports_what

    assert table
    assert [row.topic.text for row in table.rows] == ["Talks", "Money"]
    assert [[count.number for count in row.counts] for row in table.rows] == [[1, 1, 1], [0, 0, 1]]
    assert [[count.level for count in row.counts] for row in table.rows] == [[5, 5, 5], [0, 0, 5]]
    assert (table.all, table.alone, table.total, table.total_alone) == ((1, 1, 2), (0, 0, 1), 2, 1)


@pytest.mark.parametrize(
    ("articles", "form"), [(2, "beside"), (7, "beside"), (8, "across"), (24, "across"), (25, "down")]
)
def test_the_table_has_room_for_its_articles(articles: int, form: str):
    table = of_articles(articles).who_reports_what

    assert table
    assert (len(table.columns), table.form) == (articles, form)


def test_an_event_that_one_article_reports_has_no_such_table():
    assert content({}).who_reports_what is None


def test_two_events_are_compared_in_a_few_words_with_a_note_where_it_is_needed():
    compares = (
        "    compares:\n      - {finding: talks/met, here: They left, there: They met}\n"
        "      - {finding: talks/fare, note: One was told of later.}\n"
    )
    files = {
        "events/talks.yml": FINDINGS,
        "events/later.yml": COMPARED + compares,
        "sources/courier.yml": article("{finding: met, paragraph: 1}, {finding: fare, paragraph: 1}"),
        "sources/herald.yml": article("{finding: end, paragraph: 1}", "later"),
    }
    later = content(files, "events/later")
    (table,) = later.compared
    told, linked = table.rows

    assert isinstance(told.here, Sentence)
    assert isinstance(told.there, Sentence)
    assert (told.here.text, told.there.text, told.note) == ("They left", "They met", None)
    assert [mark.source for mark in told.there.marks] == ["courier"]
    assert not isinstance(linked.here, Sentence)
    assert (linked.here.text, linked.note) == ("The end", "One was told of later.")
    (back,) = content(files).compared_elsewhere
    assert (back.page, back.anchor) == ("events/later", "_compared")


def test_a_comparison_that_says_nothing_is_a_problem():
    files = {"events/later.yml": COMPARED + "    compares: [{finding: talks/met, here: They left}]\n"}
    files["sources/herald.yml"] = article("{finding: end, paragraph: 1}", "later")
    (found,) = check(smallest(files))

    assert "the field `note` is missing" in found


def test_the_articles_say_what_they_call_the_actor_whom_they_name_most_differently():
    names = "names: {ana: [{exact: %s, paragraph: 1}], port: [{exact: the port, paragraph: 1}]}\n"
    port = {"actors/port.yml": "name: The port\nkind: organisation\n"}
    claims = "{finding: met, paragraph: 1}"
    table = content(
        {
            **port,
            "sources/courier.yml": article(claims, extra=names % "the chief"),
            "sources/herald.yml": article(claims, extra=names % "the boss"),
        }
    ).sources

    assert table
    assert table.called
    assert table.called.page == "actors/ana"
    assert [str(row.calls[0].exact) for row in table.rows if row.calls] == ["the chief", "the boss"]


def dated(*dates: str) -> dict[str, str]:
    findings = "".join(
        f"  f{n}: {{topic: Talks, label: L{n}, about: [ana], text: It was so., date: {date}}}\n"
        for n, date in enumerate(dates)
    )
    claims = ", ".join(f"{{finding: f{n}, paragraph: 1}}" for n, _ in enumerate(dates))
    met = "  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}\n"
    return {
        "events/talks.yml": f"findings:\n{met}{findings}",
        "sources/courier.yml": article("{finding: met, paragraph: 1}, " + claims),
    }


def test_what_is_dated_around_an_event_is_on_a_strip_in_order():
    strip = content(dated("2031-04-01", "2031-03")).strip

    assert [(moment.link.text, moment.at, moment.width) for moment in strip] == [
        ("L1", 0, 49),
        ("L0", 51, 0),
        ("Talks at the harbour", 100, 0),
    ]
    assert [moment.is_here for moment in strip] == [False, False, True]


def test_an_event_with_nothing_dated_near_it_has_no_strip():
    assert content(dated("1987")).strip == ()


def test_labels_that_would_stand_on_one_another_are_left_out_of_the_strip():
    strip = content(dated("2031-01-01", *(f"2031-04-{day}" for day in (27, 28, 29, 30)))).strip

    assert [moment.lane for moment in strip].count("") == 3
    assert strip[-1].lane == "down"


def test_sigla_are_written_below_the_publisher_of_each_source_that_has_none(tmp_path: Path):
    for name, text in smallest().items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text)
    code, out, _ = briefing("sigla", cwd=tmp_path)

    assert (code, out) == (0, "data/sources/courier.yml: CO\n")
    assert (tmp_path / "data/sources/courier.yml").read_text().startswith("publisher: courier\nsiglum: CO\n")
    assert briefing("sigla", cwd=tmp_path)[1] == "every source has a siglum\n"


def test_each_source_has_a_siglum_of_its_own_however_many_there_are():
    publishers = "".join(
        f"{name}: {{name: {name}, kind: outlet, descriptor: not assessed}}\n"
        for name in ("courier", "cottage", "co")
    )
    paper = article("{finding: met, paragraph: 1}")
    files = {f"sources/z{n:02}.yml": paper for n in range(30)}
    files |= {f"sources/{name}.yml": paper.replace("courier", name) for name in ("cottage", "co")}
    corpus, found = pipeline.check_files(
        {name: text.encode() for name, text in smallest({"publishers.yml": publishers, **files}).items()}
    )
    assert found == []

    assert len(set(corpus.sigla.values())) == len(corpus.sources)
    assert {corpus.sigla[name] for name in ("co", "cottage", "courier")} == {"CO", "COT", "COU"}
    assert {corpus.sigla["z00"], corpus.sigla["z29"]} == {"COUb", "COU6"}


@pytest.mark.parametrize(
    ("data", "method"),
    [("data", "briefings/method.md"), ("tests/golden/harbour/data", "tests/golden/harbour/method.md")],
)
def test_nothing_that_is_known_of_an_event_is_lost_on_its_page(data: str, method: str):
    corpus, found = pipeline.check(PROJECT / data)
    assert found == []
    written = {"method": PageFile(PROJECT / method, method)}
    published = pipeline.publish(PROJECT / data, PROJECT / "templates", Addresses(), written, "data")
    pages = {
        each.path: " ".join(unescape(re.sub(r"<[^>]*>", "", each.html)).split()) for each in published.pages
    }
    every = statements(corpus)
    for section, record in corpus.sections.items():
        page = Key.section(section).page
        kinds = [
            each for each in every.all if each.page == page and each.kind not in ("attribution", "version")
        ]
        for each in kinds:
            assert each.text.plain in pages[page], each.key
        for topic in record.topics:
            assert topic.title in pages[page] or all(
                linked.finding.kind == "gap"
                for linked in corpus.findings_of(section)
                if linked.finding.topic == topic.title
            )
        for linked in corpus.findings_of(section):
            assert linked.finding.label.plain in pages[page]
            for claim in corpus.every_claim_on(linked.key):
                assert not claim.quote or str(captures.shown(corpus, claim)) in pages[page], claim.key


def home_of(files: dict[str, str]) -> HomeContent:
    corpus, found = pipeline.check_files({name: text.encode() for name, text in smallest(files).items()})
    assert found == []
    return next(overview.home(corpus, statements(corpus))).content  # type: ignore[no-any-return]


GAP = "  length: {kind: gap, topic: Money, label: The length, text: No article says how long they met.}\n"
DISPUTED = (
    "  cost:\n    topic: Money\n    label: The cost\n    about: [ana]\n    question: What did it cost?\n"
    "    text: Five.\n    accounts: {ten: Ten.}\n"
)
ON_ALL = (
    "{finding: met, paragraph: 1}, {finding: fare, paragraph: 1}, {finding: cost, paragraph: 2}, "
    "{finding: cost, id: other, account: ten, paragraph: 3}"
)


def test_the_front_page_has_events_differences_open_questions_and_the_articles():
    home = home_of(
        {
            "briefing.yml": "open_questions: [talks/length]\n",
            "events/talks.yml": FINDINGS + GAP + DISPUTED,
            "sources/courier.yml": article(ON_ALL),
        }
    )

    assert [each.link.text for each in home.events] == ["Talks at the harbour"]
    assert [view.label for view in home.differing] == ["The cost"]
    assert [(to.anchor, sentence.text) for to, sentence in home.questions] == [
        ("length", "No article says how long they met.")
    ]
    assert [row.reference.siglum for row in home.sources.rows] == ["CO"]


def test_of_a_few_events_the_front_page_has_three_lines_and_of_many_one():
    def lines_of(events: int) -> list[int]:
        many = {f"events/later{n}.yml": COMPARED for n in range(events)}
        articles = {
            f"sources/s{n}.yml": article("{finding: end, paragraph: 1}", f"later{n}") for n in range(events)
        }
        brief = "{text: They met., rests_on: [met]}"
        talks = {"events/talks.yml": f"in_brief: [{', '.join([brief] * 4)}]\n"}
        return [1 + len(each.further) for each in home_of({**talks, **many, **articles}).events]

    assert lines_of(1) == [3, 1]
    assert lines_of(4) == [1] * 5


def test_an_open_question_that_is_no_gap_is_a_problem():
    (found,) = check(smallest({"briefing.yml": "open_questions: [talks/met]\n"}))

    assert "R901 question-that-is-no-gap: `talks/met` is no gap" in found
