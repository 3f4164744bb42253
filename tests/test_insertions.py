"""What an editor does to a quotation: insertions, changed letters, cuts; and whose a translation is."""

import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.corpus import Corpus, captures, capturing
from generator.text.article import as_article
from generator.text.insertions import find_edited
from generator.text.lookup import NotFound, Selector
from generator.text.negations import KNOWN, negation_in
from tests.site import HARBOUR
from tests.vocabulary import PROJECT, WITHOUT_PARTICULARS, briefing, check, smallest

ARTICLE = as_article(
    "Then Maria Lind left the dark room. The ferry [the old one] did not sail again, she said."
)


@pytest.mark.parametrize(
    ("quotation", "shown"),
    [
        ("[She] left the dark room", "<[She]> left the dark room"),
        ("left the dark room [of the court]", "left the dark room <[of the court]>"),
        ("[t]he ferry", "<[t]>he ferry"),
        ("the dark [R]oom", "the dark <[R]>oom"),
        ("did not [sic] sail", "did not <[sic]> sail"),
        ("again [sic], she", "again <[sic]>, she"),
        ("Then […] [she] left", "Then […] <[she]> left"),
        ("Then [Ms Lind] […] left", "Then <[Ms Lind]> […] left"),
        ("ferry [the old one] did", "ferry [the old one] did"),  # the article's own
        ("ferry [the old one] did [then] not sail", "ferry [the old one] did <[then]> not sail"),
        ("FERRY [sic] [THE OLD ONE]", "ferry <[sic]> [the old one]"),  # in the article's form
        ("[a] [b] [c] [d] [e] [f] [g] left", "<[a]> <[b]> <[c]> <[d]> <[e]> <[f]> <[g]> left"),
    ],
)
def test_words_are_looked_up_without_what_the_editor_put_in_and_shown_with_it(quotation: str, shown: str):
    reading, found = find_edited(ARTICLE, Selector(quotation, 1, 1))

    assert not isinstance(found, NotFound), found
    html = str(reading.shown(ARTICLE.printed(found.spans)).__html__())
    assert html.replace('<span class="brief-inserted">', "<").replace("</span>", ">") == shown


def test_in_a_script_that_does_not_part_its_words_an_insertion_needs_no_spaces():
    reading, found = find_edited(as_article("彼は港に行った。"), Selector("彼[田中]は港に", 1, 1))

    assert not isinstance(found, NotFound)
    assert str(reading.shown("彼は港に")) == "彼[田中]は港に"


@pytest.mark.parametrize(
    ("quotation", "reason", "hint"),
    [
        (
            "Then [she] left",
            "the insertion `[she]` hides words of the article: `Maria Lind`",
            "write `[…] [she]`, so that readers see that words are left out",
        ),
        (
            "Then Maria Lind [hastily] left the [nice] room",
            "the insertion `[nice]` hides words of the article: `dark`",
            "write `[…] [nice]`, so that readers see that words are left out",
        ),
        (
            "Then [she] left the […] rom",
            "the words `Then left the` are not in ¶1: it leaves out `Maria` `Lind` beside `Then`",
            "copy the words from the article",
        ),
        (
            "sail[ed] again",
            "the insertion `[ed]` is within a word",
            "put `[she]` between whole words; only the first letter of a word is changed, as in `[T]he`",
        ),
        ("[she]", "there are no words here", "a cut `[…]` has words before and after it"),
    ],
)
def test_an_insertion_takes_the_place_of_no_words(quotation: str, reason: str, hint: str):
    _, found = find_edited(ARTICLE, Selector(quotation, 1, 1))

    assert isinstance(found, NotFound)
    assert (found.reason, found.hint) == (reason, hint)


def test_words_that_occur_twice_are_so_with_an_insertion_too():
    _, found = find_edited(as_article("The ferry and the ferry"), Selector("[old] ferry", 1, 1))

    assert isinstance(found, NotFound)
    assert found.is_ambiguous


@pytest.mark.parametrize(
    ("language", "left_out", "negation"),
    [
        ("en", "and she did NOT say", "not"),
        ("en", "what they don’t want", "don't"),
        ("en", "which is the non-military part of note", ""),
        ("en-GB", "never", "never"),
        ("fr", "ce qu’il n’est plus", "n'est"),
        ("de", "in keinem Fall", "keinem"),
        ("es", "sin ellos", "sin"),
        ("ru", "которые никогда", "никогда"),
        ("ar", "التي لم تكن", "لم"),
        ("he", "שלא היו", "שלא"),
        ("zh", "他们不是", "不"),
        ("ja", "行かない人", "ない"),
        ("tlh", "not a word of it", ""),  # nothing is known of it
        ("en", "not—as he put it—", "not"),
        ("en", "– ‘not’ or _not_ –", "not"),
        ("en", "no-one but", "no-one"),
        ("en", "No. 5 of the no-fly zones", ""),
        ("en", "from 東京, as announced,", ""),
        ("fr", "un pas de plus", ""),
        ("fr", "c’est pas vrai", "pas"),
        ("fr", "n’est-il", "n'est-il"),
        ("ro", "nu-i", "nu-i"),
        ("zh", "特别的未来", ""),
        ("ja", "必ず行く", ""),
        ("he", "אל העיר", ""),
    ],
)
def test_a_negation_is_known_in_its_language(language: str, left_out: str, negation: str):
    assert negation_in(left_out, language) == negation


def test_the_page_on_quotations_names_the_languages_whose_negations_are_known():
    page = (PROJECT / "docs/quotations.md").read_text("utf-8")

    assert f"({', '.join(KNOWN)})" in " ".join(page.split())


TEXT = "The port will not open. It is, she said, “gratis” (free) and ready.\n"


def captured(quote: str, tmp_path: Path) -> tuple[str, str]:
    """Capture a small article for one quotation; return the answer and the site's problems."""
    changes = WITHOUT_PARTICULARS | {"sources/courier.yml": f"claims: [{quote}]\n"}
    for name, text in smallest(changes).items():
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).write_text(text.replace("2031", "2025"), "utf-8")
    (tmp_path / "courier.txt").write_text(TEXT, "utf-8")
    _, out, _ = briefing("capture", "courier", "courier.txt", cwd=tmp_path)
    return out, briefing("check", cwd=tmp_path)[1]


def test_a_cut_that_leaves_out_a_negation_is_a_problem_until_a_note_says_why(tmp_path: Path):
    claim = "{finding: met, paragraph: 1, quote: {exact: 'The port will […] open', NOTE}}"
    out, _ = captured(claim.replace(", NOTE", ""), tmp_path)
    assert "V105 cut-negation: the cut `[…]` leaves out a negation: `not`" in out

    out, site = captured(claim.replace("NOTE", "cut_note: It opened later."), tmp_path)
    assert "is written" in out
    assert "0 problems" in site

    _, site = captured(claim.replace(", NOTE", ""), tmp_path)  # the note is taken out later
    assert "R504 unexplained-cut: the cut leaves out a negation, and nothing says why" in site


def test_a_cut_of_anything_else_needs_no_note(tmp_path: Path):
    out, site = captured('{finding: met, paragraph: 1, quote: "The port […] not open"}', tmp_path)

    assert "is written" in out
    assert "0 problems" in site


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (
            "{exact: gratis, lang: es, translation: {text: gratis, by: article}}",
            "these are the words themselves",
        ),
        (
            "{exact: gratis, lang: es, translation: {text: 'will […] open', by: article}}",
            "V105 cut-negation: the cut `[…]` leaves out a negation: `not`",
        ),
    ],
)
def test_an_articles_translation_is_another_text_and_hides_nothing(claim: str, said: str, tmp_path: Path):
    assert said in captured(f"{{finding: met, paragraph: 1, quote: {claim}}}", tmp_path)[0]


def test_an_insertion_that_negates_is_a_problem_and_so_are_brackets_alone():
    (negates,) = check(
        smallest({"sources/courier.yml": 'claims: [{finding: met, paragraph: 1, quote: "[not] met"}]\n'})
    )
    (alone,) = check(
        smallest({"sources/courier.yml": 'claims: [{finding: met, paragraph: 1, quote: "[She]"}]\n'})
    )

    assert "R312 negating-insertion: the insertion `[not]` negates what the article says" in negates
    assert "R309 cut-at-an-end: there are no words of the article here" in alone


def test_a_note_on_a_cut_needs_a_cut():
    claim = "{finding: met, paragraph: 1, quote: {exact: they met, cut_note: It is so.}}"
    (found,) = check(smallest({"sources/courier.yml": f"claims: [{claim}]\n"}))

    assert "R309 cut-at-an-end: there is no cut `[…]` to explain" in found


FREE = "{finding: met, paragraph: 1, quote: {exact: gratis, lang: es, translation: {text: TEXT, by: BY}}}"


def test_a_translation_that_the_article_prints_is_looked_up_and_kept(tmp_path: Path):
    claim = FREE.replace("BY", "article")
    out, _ = captured(claim.replace("TEXT", "for free"), tmp_path)
    assert "V101 missing-words: these words are not in ¶1: " in out

    out, site = captured(claim.replace("TEXT", "Free"), tmp_path)
    assert "courier#met, translated ¶1, characters 51–55, only after folding" in out
    assert "0 problems" in site
    corpus, _ = pipeline.check(tmp_path / "data")
    assert shown_translation(corpus) == "free"

    _, site = captured(claim.replace("TEXT", "freely"), tmp_path)
    assert "R502 altered-words: these words are not those that were found" in site


def shown_translation(corpus: Corpus) -> str:
    claim = corpus.claims["courier#met"]
    assert claim.quote
    assert claim.quote.translation
    return captures.printed_translation(corpus.captures["courier"].claims["met"], claim.quote.translation)


def test_a_translation_of_ours_that_becomes_the_articles_must_be_looked_up(tmp_path: Path):
    _, site = captured(FREE.replace("BY", "us").replace("TEXT", "for nothing"), tmp_path)
    assert "0 problems" in site

    source = tmp_path / "data/sources/courier.yml"
    source.write_text(source.read_text("utf-8").replace("by: us", "by: article"), "utf-8")
    _, site, _ = briefing("check", cwd=tmp_path)
    assert "R501 uncaptured-words: the article's translation was not looked up" in site


def test_a_translated_style_of_a_name_is_looked_up_too():
    corpus, _ = pipeline.check(HARBOUR / "data")
    text = "קהילה: האי וארה (the island of Vara)\n\nצוות חדש"
    taken, located, missing = capturing.take(corpus, "ha-namal", text, corpus.briefing.as_of)
    assert missing == []
    assert "ha-namal names vara, translated" in [each.name for each in located]
    assert taken.names["vara"][0].translation

    _, _, missing = capturing.take(corpus, "ha-namal", text.replace("island", "isle"), corpus.briefing.as_of)
    assert "the text has `isle` where this has `island`" in missing[0].message


def test_a_style_of_a_name_whose_translation_was_not_looked_up_is_found(tmp_path: Path):
    shutil.copytree(HARBOUR / "data", tmp_path / "data")
    source = tmp_path / "data/sources/faro.yml"
    words = "translation: {text: the harbour mistress}"
    source.write_text(source.read_text("utf-8").replace(words, f"{words[:-1]}, by: article}}"), "utf-8")
    _, out, _ = briefing("check", cwd=tmp_path)

    assert "faro.yml:11:" in out
    assert "R501 uncaptured-words: the article's translation" in out
