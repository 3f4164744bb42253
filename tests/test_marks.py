"""One grammar of quotation marks and one of whole words, for rules, hand-written pages and the audit."""

import ast
import json

import pytest

from generator import pipeline
from generator.audit import audit_files
from generator.corpus import statements
from generator.site import HandWritten, handwritten
from generator.text import lookup, marks
from tests.audited import small_site
from tests.vocabulary import PROJECT, codes, smallest


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “five crowns” and “six”.", ["five crowns", "six"]),
        ("Er sagte „fünf Kronen“, dann „sechs”.", ["fünf Kronen", "sechs"]),
        ("Il a dit « cinq couronnes ».", [" cinq couronnes "]),
        ("»Fünf Kronen«, sagte er.", ["Fünf Kronen"]),
        ("Han sa ”fem kronor” igår.", ["fem kronor"]),
        ("他说「五克朗」和『六』。", ["五克朗", "六"]),
        ('She said "five crowns" twice.', ["five crowns"]),
        ("It’s the dockers’ ‘last word’ on it.", ["last word"]),
        ("Sie sagte ‚fünf‘ dazu.", ["fünf"]),
        ("Il a dit «“oui” à tous» et il part", ["“oui” à tous"]),
        ("He said “five crowns» once.", ["five crowns"]),
        ("It was ‘Lind’s visit’ then.", ["Lind’s visit"]),
        ("A 15” screen and a 17” screen.", []),
        ('A 15" screen and a 5\'10" board.', []),
        ("'Tis the dockers’ house, isn’t it?", []),
        ("a start,” Lind told her guest. “I am glad", []),
        ("It is 'so', she's 'quite glad' of it.", ["so", "quite glad"]),
        ("Hän sanoi ’viisi kruunua’ heti.", ["viisi kruunua"]),
        ("〝五〟と﹁六﹂と｢七｣", ["五", "六", "七"]),
        ("Rock 'n' roll of the '90s, and the dockers' house", []),
        ("“not closed. He said “five crowns”.", ["five crowns"]),
        ('She said " five crowns " twice.', [" five crowns "]),
        ("그는 “다섯 냥”이라고 했다.", ["다섯 냥"]),
        ('O "beş kron"u dedi.', ["beş kron"]),
        ("Ő „öt koronát”at mondott.", ["öt koronát"]),
        ("הוא אמר ״חמש״ על צה״ל", ["חמש"]),
        ("At 33°30'47\"N 36°17'31\"E.", []),
        ("The ’90s ‘n’ so on", []),
    ],
)
def test_what_is_between_quotation_marks_is_quoted_in_every_style(text: str, quoted: list[str]):
    assert [each.words for each in marks.quoted(text)] == quoted


RUN_ON = [
    "a start,” she said, “so” it is",
    "ready,” said Lind. “We will sign",
    "ready”—she said—“and glad",
    "ready,’ said Lind. ‘We will sign",
    "ready’ said Lind. ‘We will sign",
    'ready," said Lind. "We will sign',
    "ready,' said Lind. 'We will sign",
    "bereit“, sagte Lind. „Wir",
    "bereit«, sagte Lind. »Wir",
    "prêts », a dit Lind. « Nous",
    "prêts\u00a0», a dit Lind. «\u00a0Nous",
    "готовы», — сказала Линд. «Мы",
    "مستعدون»، قالت ليند. «سنوقع",
    "redo”, sade Lind. ”Vi",
    "用意がある」とリンド氏は述べた。「署名する",
    "‹go›, and so on› she said",
    "«a” b c",
    "a” b",
    "준비됐다”고 린드가 말했다. “서명하겠다",
    '준비됐다"고 린드가 말했다. "서명하겠다',
    "Hazırız”ı söyledi. “İmza",
    '我们准备好了,"林德说,"我们将签字',
    "אנחנו מוכנים״, אמרה לינד. ״נחתום",
    "We called it ‘useful’,’ Lind said",
    "We met in 2031” said Lind",
]
NOT_RUN_ON = [
    "She told me “go” and «stay» again",
    "We are ready. “We will sign it",
    "«a “b” c» d",
    "«Il a dit “oui” à tous» et il part",
    "„a “b” c” d",
    "Мы «готовы» и подпишем “всё”",
    "the dockers’ house and the ships’ crews",
    "the dockers' strike of '09 isn't over",
    "a 15” gun and a 17” one, and a “big” one",
    "O‘zbekiston va G‘arb",
    'של צה"ל אמר',
    "they met”",
]


@pytest.mark.parametrize("text", RUN_ON)
def test_speech_that_ends_and_begins_again_is_seen_in_every_languages_marks(text: str):
    assert marks.runs_on(text)


@pytest.mark.parametrize("text", NOT_RUN_ON)
def test_marks_within_other_marks_and_apostrophes_end_no_speech(text: str):
    assert not marks.runs_on(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("It calls them ‘useful’ talks.", "‘"),
        ("It calls them 'useful' talks.", "'"),
        ("It calls them “useful talks.", "“"),
        ("It calls them useful” talks.", "”"),
        ("It calls them »useful« talks.", "»"),
        ("It calls them 「useful」 talks.", "「"),
        ("It calls them ‚useful talks.", "‚"),
        ("It calls it the ‘A’ plan.", "‘"),
        ("It calls them '2031' talks.", "'"),
        ("It says '5 ships' came.", "'"),
        ("It calls them ❮useful❯ talks.", "❮"),
        ("It calls them ``useful'' talks.", "``"),
        ("It calls them ,,useful'' talks.", ",,"),
        ("It calls them <<useful>> talks.", "<<"),
        ("It calls them `useful' talks.", "`"),
        ("It calls them ´useful´ talks.", "´"),
        ("It met in O‘zbekiston.", ""),
        ("It met in Farg‘ona and in Sana‘a.", ""),
        ("It names ‘Abd al-Malik, Lind’s guest.", ""),
        ("It names the Rabi‘ festival.", ""),
        ("It’s the dockers’ house of the '90s.", ""),
        ("Rock 'n' roll was heard.", ""),
        ('It names a 5" pipe and a 17” one.', ""),
        ('It names צה"ל and צה״ל.', ""),
    ],
)
def test_letters_that_look_like_quotation_marks_are_none(text: str, mark: str):
    assert marks.first_mark(text) == mark


@pytest.mark.parametrize("words", ["‘Lind’s visit’", "‘we’re glad’", '“a"', '"a”', "“they met”", "「会」"])
def test_words_that_bring_their_own_marks_are_seen(words: str):
    assert marks.at_ends(words) == words[0] + words[-1]
    assert len(marks.at_ends(f"so {words}")) < 2


# Words, a text, and whether the text has them as whole words: by folding, in scripts with and without spaces.
WHOLE = [
    ("会谈", "举行会谈之后", True),
    ("5", "1.5 percent", False),
    ("legal", "an illegal fare", False),
    ("the pier", "The Pier was shut", True),
    ("известн", "известная песня", False),
]


def on_a_page(words: str, quotation: str) -> list[str]:
    """Return the problems of a hand-written page that quotes some words, where a claim has this quotation."""
    claims = f"claims: [{{finding: met, paragraph: 1, quote: {{exact: {json.dumps(quotation)}}}}}]\n"
    files = smallest({"sources/courier.yml": claims})
    draft, problems = pipeline.check_files({name: text.encode() for name, text in files.items()})
    assert problems == []
    _, problems = handwritten.read(statements(draft), HandWritten(f"So “{words}”.", "x.md"))
    return [each.code.id for each in problems]


def on_a_built_page(words: str, quotation: str, marked: str = "“{}”") -> list[str]:
    """Return the problems of a built site with the same page, whose evidence has the quotation."""
    files = small_site(f"So {marked.format(words)}.", {"selector": {"exact": quotation}})
    return [each.code.id for each in audit_files(files, "site")[1]]


@pytest.mark.parametrize(("words", "text", "is_part"), WHOLE)
def test_pages_and_audit_mean_the_same_by_a_whole_word(words: str, text: str, is_part: bool):
    assert lookup.is_part(words, text) == is_part
    assert on_a_page(words, text) == ([] if is_part else ["H005"])
    assert on_a_built_page(words, text) == ([] if is_part else ["A205"])


@pytest.mark.parametrize(
    "words", ["stopped sending at 3:40 a.m.", "fish, wood, etc.", "a ship of Acme Corp."]
)
@pytest.mark.parametrize("marked", ["“{}”", "<q>{}</q>", "<span data-words>{}</span>"])
def test_a_quotation_that_ends_in_a_short_form_is_fine_for_the_audit(words: str, marked: str):
    assert on_a_built_page(words, words, marked) == []


@pytest.mark.parametrize(
    ("name", "text", "is_named"),
    [
        ("Ana", "Ana called it useful.", True),
        ("Ana", "Anastasia called it useful.", False),
        ("李娜", "据李娜说有用.", True),
    ],
)
def test_rules_mean_the_same_by_a_whole_word(name: str, text: str, is_named: bool):
    findings = f"""\
findings:
  met: {{topic: Talks, label: The meeting, about: [ana], text: The two sides met.}}
  useful: {{topic: Talks, label: Of use, speaker: ana, text: {text}}}
"""
    files = smallest(
        {
            "actors/ana.yml": f"name: {name}\n",
            "events/talks.yml": findings,
            "sources/courier.yml": "claims: [{finding: [met, useful], paragraph: 1}]\n",
        }
    )

    assert codes(files) == (set() if is_named else {"R307"})


@pytest.mark.parametrize("module", ["rules/wording.py", "site/handwritten.py", "audit/words.py"])
def test_no_other_file_has_a_grammar_of_quotation_marks(module: str):
    tree = ast.parse((PROJECT / "generator" / module).read_text("utf-8"))
    classes = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "[" in node.value
    ]

    assert not [each for each in classes if "“" in each and "”" in each and "[^" in each]
