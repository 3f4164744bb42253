"""The page of differences: one ranked table with articles as columns, two events, and names."""

from generator import pipeline
from generator.corpus import statements
from generator.site.pages import differences, overview
from generator.site.pages.differences import DifferencesContent
from tests.test_tables import article
from tests.vocabulary import check, codes, smallest

MET = "  met: {topic: Talks, label: The meeting, about: [ana], text: The two sides met."
QUOTED = '{{finding: met, paragraph: {0}, quote: "{1}"}}'


def content(files: dict[str, str]) -> DifferencesContent:
    corpus, found = pipeline.check_files({name: text.encode() for name, text in smallest(files).items()})
    assert {problem.code.id for problem in found} <= {"R501"}
    return next(differences.differences(corpus, statements(corpus))).content  # type: ignore[no-any-return]


def of_articles(number: int, findings: str = f"findings:\n{MET}, wordings: true}}\n") -> DifferencesContent:
    """Return the page of so many articles, which put the meeting in other words each."""
    files = {
        f"sources/a{n:02}.yml": article(QUOTED.format(n, f"they met in way {n}")) for n in range(1, number)
    }
    files["sources/courier.yml"] = f"claims: [{QUOTED.format(1, 'they came together')}]\n"
    return content({"events/talks.yml": findings, **files})


def test_each_article_has_a_column_in_which_its_words_are():
    table = of_articles(3).differing

    assert table
    assert table.is_across
    [matter] = table.groups[0].matters
    words = [[str(said.passage.quote.exact) for said in cell if said.passage.quote] for cell in matter.cells]
    assert dict(zip((to.page for _, to in table.columns), words, strict=True)) == {
        "sources/courier": ["they came together"],
        "sources/a01": ["they met in way 1"],
        "sources/a02": ["they met in way 2"],
    }


def test_contradictions_come_before_other_senses_and_other_senses_before_other_words():
    other = "topic: Talks, label: Other, about: [ana], text: They spoke., wordings: true"
    third = "topic: Talks, label: Third, about: [ana], text: They left., question: Who?, accounts: {no: No.}"
    said = content(
        {
            "events/talks.yml": f"findings:\n{MET}, wordings: true}}\n"
            f"  spoke: {{{other}, difference: sense}}\n  left: {{{third}}}\n",
            "sources/courier.yml": "claims: ["
            "{finding: met, paragraph: 1, quote: they met}, "
            "{finding: spoke, paragraph: 2, quote: they spoke}, {finding: left, paragraph: 3}]\n",
            "sources/mail.yml": article(
                "{finding: met, paragraph: 1, quote: they came}, "
                "{finding: spoke, paragraph: 2, quote: they said}, "
                "{finding: left, account: no, paragraph: 3}"
            ),
        }
    )

    assert said.differing
    ranked = [(group.kind, [matter.link.text for matter in group.matters]) for group in said.differing.groups]
    assert ranked == [("contradiction", ["Third"]), ("sense", ["Other"]), ("wording", ["The meeting"])]
    assert said.counts.startswith(
        "1 contradiction, 1 matter in another sense, 1 matter in other words, 0 compar"
    )


def test_more_articles_than_fit_beside_each_other_share_one_cell():
    assert [of_articles(number).differing.is_across for number in (7, 8)] == [True, False]  # type: ignore[union-attr]


def test_an_article_that_says_nothing_of_any_matter_has_no_column():
    files = {"sources/mute.yml": article("{finding: fare, paragraph: 1}")}
    fare = "  fare: {topic: Talks, label: The fare, about: [ana], text: It is five crowns.}\n"
    findings = f"findings:\n{MET}, wordings: true}}\n{fare}"
    files["sources/a01.yml"] = article(QUOTED.format(1, "they met again"))
    files["sources/courier.yml"] = f"claims: [{QUOTED.format(1, 'they came together')}]\n"
    table = content({"events/talks.yml": findings, **files}).differing

    assert table
    assert len(table.columns) == 2


def test_a_contradiction_without_accounts_is_a_problem():
    [problem] = check(smallest({"events/talks.yml": f"findings:\n{MET}, difference: contradiction}}\n"}))

    assert "R902 misplaced-difference: `contradiction` is for a finding with `accounts`" in problem
    assert codes(smallest({"events/talks.yml": f"findings:\n{MET}, difference: sense}}\n"})) == {"R902"}


def test_where_nothing_differs_the_page_says_so_and_has_no_table():
    said = content({})

    assert said.counts == (
        "0 contradictions, 0 matters in another sense, 0 matters in other words, 0 comparisons between events"
    )
    assert (said.differing, said.between_events, said.names) == (None, (), None)


def test_events_on_one_day_are_named_by_their_titles():
    later = (
        "title: Supper\ndate: 2031-05-01\ndate_rests_on: [fed]\ntopics: [Food]\n"
        "in_brief: [{text: They ate., rests_on: [fed]}]\nfindings:\n"
        "  fed: {topic: Food, label: The meal, about: [ana], text: They ate., wordings: true}\n"
    )
    said = content(
        {
            "events/supper.yml": later,
            "events/talks.yml": f"findings:\n{MET}, wordings: true}}\n",
            "sources/courier.yml": f"claims: [{QUOTED.format(1, 'they came together')}]\n",
            "sources/a.yml": article(QUOTED.format(1, "they met")),
            "sources/b.yml": article("{finding: fed, paragraph: 1, quote: they ate}", event="supper"),
            "sources/c.yml": article("{finding: fed, paragraph: 1, quote: they dined}", event="supper"),
        }
    )

    assert said.differing
    assert {matter.where for group in said.differing.groups for matter in group.matters} == {
        "Talks at the harbour",
        "Supper",
    }
    assert (said.differing.has_marks, said.differing.has_paraphrases) == (True, False)


def test_the_front_page_tells_differences_of_one_name_apart_by_their_events():
    left = (
        "{topic: Talks, label: Who left, about: [ana], text: They left., question: Who?, accounts: {no: No.}}"
    )
    four = "".join(f"  left-{n}: {left}\n" for n in range(4))
    claims = [f"{{finding: left-{n}, paragraph: {n + 2}}}" for n in range(4)]
    other = [f"{{finding: left-{n}, account: no, paragraph: {n + 2}}}" for n in range(4)]
    files = smallest(
        {
            "events/talks.yml": f"findings:\n{MET}}}\n{four}",
            "sources/courier.yml": f"claims: [{{finding: met, paragraph: 1}}, {', '.join(claims)}]\n",
            "sources/a.yml": article(", ".join(other)),
        }
    )
    corpus, found = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert found == []
    home = next(overview.home(corpus, statements(corpus))).content

    assert [str(link.text) for link in home.differences] == ["Who left (Talks at the harbour)"] * 2
