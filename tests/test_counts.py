"""What is counted: n of m, origins, who alone reports; small corpora, one matter each."""

from generator import pipeline
from generator.corpus import Corpus, statements
from generator.site.pages import differences, event, navigation, overview, source
from generator.site.pages.event import EventContent, Listed
from generator.site.pages.page import Page
from tests.vocabulary import check, smallest

TWO_FINDINGS = """\
topics: [Talks]
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}
  left: {topic: Talks, label: The end, text: They left.}
"""


def article(publisher: str, claims: str, extra: str = "event: talks") -> str:
    return (
        f"publisher: {publisher}\naccessed: 2031-05-02\nissued: 2031-05-01\nlanguage: en\n{extra}\n"
        f"summary: It reports.\nclaims: [{claims}]\n"
    )


PUBLISHERS = "".join(
    f"{name}: {{name: {name.title()}, kind: outlet, descriptor: not assessed}}\n"
    for name in ("courier", "beacon", "herald", "wire")
)


def corpus_of(files: dict[str, str]) -> Corpus:
    files = smallest({"publishers.yml": PUBLISHERS, **files})
    assert check(files) == []
    return pipeline.check_files({name: text.encode() for name, text in files.items()})[0]


def page_of_talks(files: dict[str, str]) -> Page:
    corpus = corpus_of(files)
    return next(each for each in event.pages(corpus, statements(corpus)) if each.path == "events/talks")


def talks(files: dict[str, str]) -> tuple[EventContent, dict[str, Listed]]:
    content = page_of_talks(files).content
    return content, {listed.label: listed for listed in content.findings}


def marks_of(files: dict[str, str], label: str) -> list[tuple[str, bool]]:
    shown = talks(files)[1][label].sentence
    assert shown
    return [(mark.source, mark.in_part) for mark in shown.marks]


def alone(files: dict[str, str]) -> dict[str, int]:
    table = talks(files)[0].who_reports_what
    assert table
    return dict(zip((link.text for _, link in table.columns), table.alone, strict=True))


def borne(files: dict[str, str], label: str = "The meeting") -> tuple[str, str]:
    shown = talks(files)[1][label].borne
    assert shown
    return shown.words, shown.origins


def test_an_article_counts_once_however_many_claims_it_makes():
    twice = "{finding: met, paragraph: 1}, {finding: met, id: again, paragraph: 2}"

    assert borne({"sources/beacon.yml": article("beacon", twice)})[0] == "2 of 2 articles"


def test_a_claim_in_part_is_shown_and_not_counted():
    part = "{finding: met, part: true, text: They shook hands., paragraph: 1}"
    files = {"sources/beacon.yml": article("beacon", part)}

    assert borne(files)[0] == "1 of 2 articles; in part Beacon"
    assert marks_of(files, "The meeting") == [("beacon", True), ("courier", False)]
    assert alone(files) == {"Beacon": 0, "Courier": 0}


def test_what_one_article_alone_reports_is_said_to_be_only_there():
    files = {
        "events/talks.yml": TWO_FINDINGS,
        "sources/beacon.yml": article(
            "beacon", "{finding: met, paragraph: 1}, {finding: left, paragraph: 2}"
        ),
    }

    assert borne(files, "The end")[0] == "only Beacon"
    assert alone(files) == {"Beacon": 1, "Courier": 0}


def test_several_articles_with_one_origin_are_one_origin():
    files = {
        "sources/beacon.yml": article("beacon", "{finding: met, origin: wire, paragraph: 1}"),
        "sources/herald.yml": article("herald", "{finding: met, origin: wire, paragraph: 1}"),
    }

    assert borne(files) == ("3 of 3 articles", "origin named: Wire (2), not stated (1)")


def test_two_copies_of_one_agencys_text_are_two_articles_and_one_origin():
    copies = {
        "events/talks.yml": TWO_FINDINGS,
        "sources/beacon.yml": article(
            "beacon", "{finding: left, paragraph: 1}", "event: talks\norigin: wire"
        ),
        "sources/herald.yml": article(
            "herald", "{finding: left, paragraph: 1}", "event: talks\norigin: wire"
        ),
    }

    assert borne(copies, "The end") == ("2 of 3 articles, 1 origin", "origin named: Wire (2)")
    assert alone(copies) == {"Beacon": 0, "Courier": 1, "Herald": 0}
    summary = " ".join(page_of_talks(copies).footing.summary)
    assert (
        "Of 2 findings, 1 is in one article only. 1 more rests on several articles with one origin."
        in summary
    )


def test_what_is_attributed_to_somebody_is_no_origin_not_stated():
    files = {
        "sources/beacon.yml": article(
            "beacon", "{finding: met, attributed_to: a port official, paragraph: 1}"
        ),
        "sources/herald.yml": article("herald", "{finding: met, origin: wire, paragraph: 1}"),
    }

    assert borne(files) == ("3 of 3 articles", "origin named: Wire (1), a port official (1), not stated (1)")
    summary = " ".join(page_of_talks(files).footing.summary)
    assert "1 attributes something to a port official. 1 names no origin for some or all" in summary


def test_what_a_finding_is_attributed_to_is_its_origin_too():
    files = {
        "events/talks.yml": TWO_FINDINGS.replace(
            "text: They left.", "attributed_to: a sailor, text: A sailor said so."
        ),
        "sources/beacon.yml": article("beacon", "{finding: [met, left], paragraph: 1}"),
    }

    assert borne(files, "The end") == ("only Beacon", "origin named: a sailor (1)")


def test_an_article_that_supports_a_part_is_not_silent_and_others_are_not_alone():
    files = {
        "events/talks.yml": TWO_FINDINGS,
        "sources/beacon.yml": article("beacon", "{finding: left, paragraph: 1}"),
        "sources/herald.yml": article("herald", "{finding: left, part: true, text: One left., paragraph: 1}"),
    }
    page = page_of_talks(files)

    assert alone(files) == {"Beacon": 0, "Courier": 1, "Herald": 0}
    assert "Of 2 findings, 1 is in one article only." in page.footing.summary
    corpus = corpus_of(files)
    herald = next(each for each in source.pages(corpus, statements(corpus)) if each.path == "sources/herald")
    assert [link.text for each in herald.content.omitted for link in each.findings] == ["The meeting"]


def test_own_reporting_is_an_origin_of_its_publisher_and_not_shared_with_others():
    files = {
        "sources/beacon.yml": article("beacon", "{finding: met, origin: own, paragraph: 1}"),
        "sources/herald.yml": article("herald", "{finding: met, origin: beacon, paragraph: 1}"),
    }

    assert borne(files)[1] == "origin named: Beacon (2), not stated (1)"


def test_a_source_that_states_an_origin_for_one_claim_is_not_counted_as_stating_none():
    both = "{finding: met, origin: wire, paragraph: 1}, {finding: met, id: again, paragraph: 2}"

    assert (
        borne({"sources/beacon.yml": article("beacon", both)})[1] == "origin named: Wire (1), not stated (1)"
    )


def test_a_line_that_rests_on_a_disputed_finding_or_claim_says_so():
    files = {
        "events/talks.yml": """\
in_brief: [{text: They met., rests_on: [met]}, {text: They did not., rests_on: [beacon#no]}]
findings:
  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.,
        question: Did they meet?, accounts: {denied: They did not.}}
""",
        "sources/beacon.yml": article("beacon", "{finding: met, id: no, account: denied, paragraph: 2}"),
    }

    happened = talks(files)[0].happened

    assert happened
    assert [[link.anchor for link in line.disputed] for line in happened.in_brief] == [["met"], ["met"]]


def test_a_judgment_rests_on_what_the_findings_it_is_drawn_from_rest_on():
    files = {
        "events/talks.yml": "topics: [Talks]\nfindings:\n"
        "  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}\n"
        "  trust: {kind: judgment, topic: Talks, label: Trust, text: They trust., "
        "rests_on: [met], confidence: low}\n"
        "  peace: {kind: judgment, topic: Talks, label: Peace, text: They want peace., "
        "rests_on: [trust], confidence: low}\n"
    }

    assert marks_of(files, "Peace") == [("courier", False)]


def test_two_articles_of_one_publisher_and_day_have_names_of_their_own():
    corpus = corpus_of({"sources/courier-late.yml": article("courier", "{finding: met, paragraph: 1}")})

    assert corpus.source_names == {"courier": "Courier, courier", "courier-late": "Courier, courier-late"}


def test_any_finding_may_be_called_like_a_part_of_its_page():
    files = {
        "events/talks.yml": """\
date_rests_on: [date]
place: {text: The harbour, rests_on: [place]}
in_brief: [{text: They met., rests_on: [in-brief]}]
topics: [Talks]
findings:
  date: {topic: Talks, label: The day, about: [ana], text: It was on 1 May.}
  place: {topic: Talks, label: The place, text: It was at the harbour.}
  in-brief: {topic: Talks, label: The meeting, text: They met.}
""",
        "briefing.yml": "in_brief: [{text: They met., rests_on: [talks/in-brief]}]\n",
        "sources/courier.yml": "claims: [{finding: [date, place, in-brief], paragraph: 1}]\n",
    }

    assert set(talks(files)[1]) == {"The day", "The place", "The meeting"}


def test_the_navigation_does_not_grow_with_the_number_of_events():
    texts = {
        f"events/talks-{number}.yml": smallest()["events/talks.yml"].replace(
            "2031-05-01", f"2030-{number:02}-01"
        )
        for number in range(1, 13)
    }
    sources = {
        f"sources/courier-{number}.yml": article(
            "courier", "{finding: met, paragraph: 1}", f"event: talks-{number}"
        )
        for number in range(1, 13)
    }
    shown = next(each for each in navigation(corpus_of({**texts, **sources})) if each.title == "Events")

    assert [each.page for each in shown.below] == [f"events/talks-{number}" for number in range(7, 13)] + [
        "events/talks",
        "events/index",
    ]


def test_withdrawn_articles_among_those_of_the_event_are_counted_beside_them():
    withdrawn = "event: talks\nstatus: withdrawn\nstatus_note: Taken back."
    files = {
        "sources/beacon.yml": article("beacon", "{finding: met, paragraph: 1}", withdrawn),
        "sources/herald.yml": article("herald", "{finding: met, paragraph: 1}"),
    }

    assert borne(files)[0] == "2 of 2 articles, and 1 withdrawn"
    shown = talks(files)[1]["The meeting"].sentence
    assert shown
    assert [mark.status for mark in shown.marks] == [
        "withdrawn",
        None,
        None,
    ]


def taken_back(finding: str, claims: str = "{finding: [met, left], paragraph: 1}") -> dict[str, str]:
    """Return a corpus with an article that was withdrawn, and a finding that only it reports."""
    met = "met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met.}"
    withdrawn = "event: talks\nstatus: withdrawn\nstatus_note: Taken back."
    return {
        "events/talks.yml": f"findings:\n  {met}\n  left: {{topic: Talks, label: The end, {finding}}}\n",
        "sources/beacon.yml": article("beacon", claims, withdrawn),
    }


LEFT = "about: [ana], text: The two sides left., withdrawn: true"


def test_a_finding_that_only_a_withdrawn_article_reports_stays_says_so_and_is_counted_nowhere():
    shown = talks(taken_back(LEFT))[1]["The end"]
    said = summary(taken_back(LEFT))

    assert shown.borne
    assert shown.borne.words == "only a withdrawn article reports it; nothing else supports it"
    assert "This page rests on 1 article in English." in said
    assert "1 more was withdrawn since and is not counted." in said
    assert "2 findings" not in said


def test_nothing_may_rest_on_a_finding_that_only_a_withdrawn_article_reports():
    line = "in_brief: [{text: They left., rests_on: [left]}]\n"
    files = taken_back(LEFT)
    files["events/talks.yml"] += line

    (problem,) = pipeline.check_files(
        {name: text.encode() for name, text in smallest({"publishers.yml": PUBLISHERS, **files}).items()}
    )[1]
    assert (problem.code.id, problem.message) == ("R601", "this rests on a withdrawn article only")


def summary(files: dict[str, str]) -> str:
    return " ".join(page_of_talks(files).footing.summary)


def test_the_source_summary_says_what_is_known_of_all_sources_together():
    files = {
        "publishers.yml": PUBLISHERS.replace(
            "courier: {name: Courier,", "courier: {name: Courier, country: SE,"
        ),
        "sources/beacon.yml": article(
            "beacon",
            "{finding: met, paragraph: 1, origin: wire}, {finding: met, id: b, paragraph: 1, origin: own}",
        ).replace("issued: 2031-05-01", "issued: 2031-05-02"),
        "sources/herald.yml": article("herald", "{finding: met, paragraph: 1, quote: they met}")
        .replace("issued: 2031-05-01\nlanguage: en", "issued_note: It bears none.\nlanguage: es")
        .replace("quote: they met", "quote: {exact: se reunieron, translation: {text: they met}}"),
    }
    said = summary(files)

    for sentence in (
        "rests on 3 articles in English and Spanish.",
        "Country of their publishers: Sweden; for 2 publishers it is not recorded.",
        "Of the 2 that have a date, the oldest is of 1 May 2031, the newest of 2 May 2031; 1 has no date.",
        "1 article reports something as its own (primary); "
        "1 has something from a named origin (secondary): Wire.",
        "2 name no origin for some or all of what they report.",
        "The one quotation was not yet checked against a captured text.",
    ):
        assert sentence in said


def test_a_primary_document_is_counted_as_one_and_reports_its_own():
    primary = {
        "sources/courier.yml": article(
            "courier", "{finding: met, paragraph: 1}", "event: talks\nprimary: true"
        )
    }
    said = summary(primary | {"sources/beacon.yml": article("beacon", "{finding: met, paragraph: 1}")})

    assert "1 of them is a primary document, itself what others report on." in said
    assert "1 article reports something as its own (primary)." in said


def test_a_dated_finding_of_which_the_accounts_differ_says_so_on_the_timeline():
    findings = "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
    findings += (
        "  left: {topic: Talks, label: L, date: 2031-05-02, text: Two., "
        "question: How many?, accounts: {one: One.}}\n"
    )
    claims = "{finding: [met, left], paragraph: 1}, {finding: left, id: o, account: one, paragraph: 2}"
    corpus = corpus_of({"events/talks.yml": findings, "sources/courier.yml": article("courier", claims)})
    moments = next(overview.timeline(corpus, statements(corpus))).content.moments

    assert [(moment.is_event, moment.is_disputed) for moment in moments] == [(True, False), (False, True)]


def test_words_that_fold_to_the_same_are_not_marked_as_differing():
    findings = (
        "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met., wordings: true}\n"
    )
    claims = "{finding: met, paragraph: 1, quote: a cease‑fire holds}, "
    claims += "{finding: met, id: b, paragraph: 2, quote: the cease-fire holds}"
    corpus = corpus_of({"events/talks.yml": findings, "sources/courier.yml": article("courier", claims)})
    table = next(differences.differences(corpus, statements(corpus))).content.differing
    [matter] = table.groups[0].matters

    assert [str(said.shown) for cell in matter.cells for said in cell] == [
        "<mark>a</mark> cease‑fire holds",
        "<mark>the</mark> cease-fire holds",
    ]


def test_a_dated_judgment_is_labelled_on_the_timeline():
    findings = """\
findings:
  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}
  trust: {kind: judgment, topic: Talks, label: T, date: 2031-05, text: They trust.,
          rests_on: [met], confidence: low}
"""
    corpus = corpus_of({"events/talks.yml": findings})
    moments = next(overview.timeline(corpus, statements(corpus))).content.moments

    assert [moment.kind_label for moment in moments] == [None, "Editor’s judgment"]
