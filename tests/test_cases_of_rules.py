"""Cases of rules beyond the two examples that each rule has."""

import pytest

from generator import pipeline
from tests.vocabulary import check, codes, smallest


def line(text: str) -> dict[str, str]:
    return smallest({"events/talks.yml": f"in_brief:\n  - text: >-\n      {text}\n    rests_on: [met]\n"})


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Lind met Prof. Roth at 10 a.m. Moscow time.",
        "The U.S. President met Mr. Roth, i.e. Ana Lind.",
        "The ship No. 40 left.",
        "On 5 Dec. 2024 Brig. Gen. Lind met Maj. Roth.",
        "They met (at the harbour).",
        "The two sides met on Mt. Hermon.",
        "The report says so on pp. 3 and 4.",
        "The two sides met Amb. Lind.",
        "The map is Fig. 3 of the report.",
        "They met at Ft. Worth, by vol. 3, ch. 2, sec. 4 and para. IV.",
        "Rev. Lind and Hon. Roth met in St. Ives in Sept. 2031.",
        "The firm is Lind & Co. of Oslo.",
    ],
)
def test_one_sentence_with_short_forms_is_one_sentence(text: str):
    assert codes(line(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "They met at Mt. Roth. They left.",
        "She is fond of art. They met.",
        "They met. 40 ships left.",
        "They met. al-Lind left.",
        "They met! They left.",
        "They met in the U.S. They left.",
        "They met at 5 p.m. They left.",
        "They met (so Lind.) They left.",
        "They met on Sat. They left.",
        "They met",
    ],
)
def test_several_sentences_or_none_are_found(text: str):
    assert codes(line(text)) == {"R302"}


SENTENCES = {
    "ja": ("両者は会談した。", "両者は会談した。去った。", "両者は会談した"),
    "zh": ("双方举行了会谈。", "双方举行了会谈。他们走了。", "双方举行了会谈"),
    "hi": ("दोनों पक्ष मिले।", "दोनों पक्ष मिले। वे गए।", "दोनों पक्ष मिले"),
    "ur": ("دونوں فریق ملے۔", "دونوں فریق ملے۔ وہ چلے گئے۔", "دونوں فریق ملے"),
    "am": ("ተገናኙ።", "ተገናኙ። ሄዱ።", "ተገናኙ"),
    "hy": ("Նրանք հանդիպեցին։", "Նրանք հանդիպեցին։ Նրանք գնացին։", "Նրանք հանդիպեցին"),
    "my": ("တွေ့ဆုံခဲ့သည်။", "တွေ့ဆုံခဲ့သည်။ ထွက်ခွာခဲ့သည်။", "တွေ့ဆုံခဲ့သည်"),
    "km": ("ពួកគេបានជួប។", "ពួកគេបានជួប។ ពួកគេបានចេញ។", "ពួកគេបានជួប"),
    "el": ("Συναντήθηκαν;", "Συναντήθηκαν. Έφυγαν.", "Συναντήθηκαν"),
    "bo": ("ཐུག་འཕྲད་བྱས།", None, "ཐུག་འཕྲད་བྱས"),
    "th": ("ทั้งสองฝ่ายพบกัน", None, None),  # a space, or nothing, ends a sentence
    "de": ("Sie kamen am 3. Mai.", "Sie trafen sich 2031. Sie gingen.", "Sie kamen 2031"),
    "hr": ("Došli su 2031. godine.", "Sastali su se. Otišli su.", "Sastali su se"),
    "nl": ("Dhr. Lind ontmoette mevr. Roth.", "Zij kwam. Hij ging.", "Zij kwam"),
    "ru": ("Стороны встретились.", "Стороны встретились. Они ушли.", "Стороны встретились"),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_ends_as_sentences_of_its_language_do(language: str):
    one, several, unfinished = SENTENCES[language]

    def found(text: str) -> set[str]:
        brief = f"language: {language}\nin_brief: [{{text: '{text}', rests_on: [talks/met]}}]\n"
        problems = check(smallest({"briefing.yml": brief}))
        return {each.split(": ")[-1] for each in problems if "data/briefing.yml:" in each}

    assert found(one) == set()
    assert not several or found(several) == {"these are several sentences"}
    assert not unfinished or found(unfinished) == {"this sentence has no end"}


@pytest.mark.parametrize("text", ["They ‘met’.", "They „met“.", "They «met».", "They 「met」."])
def test_every_kind_of_quotation_mark_is_found(text: str):
    assert codes(line(text)) == {"R301"}


def quoting(words: str) -> dict[str, str]:
    claims = f"claims:\n  - finding: met\n    paragraph: 1\n    quote: >-\n      {words}\n"
    return smallest({"sources/courier.yml": claims})


@pytest.mark.parametrize(
    "words",
    [
        "fish, wood, etc.",
        "a ship of Acme Corp.",
        "left at 3:40 a.m.",
        "Ana Lind et al.",
        "met in the U.S.",
        "he called it “useful”",
        "always...",
        "Gazprom Inc.",
        "who met?",
        "fish of 50 kg.",
        "they met (in May)",
    ],
)
def test_a_quotation_may_end_with_what_belongs_to_it(words: str):
    assert codes(quoting(words)) == set()


TAKEN_ALONG = [
    "they met,",
    "they met.",
    "التقوا،",
    "“they met”",
    "“they met",
    "they met)",
    "they met.)",
    "she said no.",
    "they met in May.",
    "they love art.",
    "she and I.",
    "他们见面了。",
    "会談した、",
    "वे मिले।",
    "وہ ملے۔",
    "ተገናኙ።",
    "նրանք հանդիպեցին։",
    "တွေ့ခဲ့ကြသည်။",
    "ជួបគ្នា។",
    "συναντήθηκαν·",
]


@pytest.mark.parametrize("words", TAKEN_ALONG)
def test_a_quotation_brings_no_punctuation_of_the_article_along(words: str):
    assert codes(quoting(words)) == {"R303"}


@pytest.mark.parametrize(
    ("language", "words", "is_fine"),
    [
        ("de", "im 19. Jh.", True),
        ("de", "es war im Jahr 2031.", False),
        ("fi", "kalaa, puuta jne.", True),
        ("hu", "hal, fa stb.", True),
        ("pt", "peixe, madeira, etc.", True),
        ("ru", "500 млн.", True),
        ("ru", "рыба, лес и др.", True),
        ("ru", "они встретились.", False),
        ("hr", "riba, drvo itd.", True),
        ("hr", "bio je to trg.", False),
    ],
)
def test_a_short_form_of_a_quotations_language_ends_with_its_own_stop(
    language: str, words: str, is_fine: bool
):
    quote = f"{{exact: '{words}', translation: {{text: So}}}}"
    claims = f"language: {language}\nclaims: [{{finding: met, paragraph: 1, quote: {quote}}}]\n"

    assert codes(smallest({"sources/courier.yml": claims})) == (set() if is_fine else {"R303"})


def test_the_styles_of_names_are_looked_at_like_quotations():
    assert codes(
        smallest({"sources/courier.yml": "names: {ana: [{exact: '“the captain”', paragraph: 1}]}\n"})
    ) == {"R303"}


SPEAKING = {
    "events/talks.yml": "findings:\n  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
    "  said: {topic: Talks, label: L, speaker: ana, text: Ana Lind called it a start.}\n"
}


def test_a_speaker_may_be_named_by_another_spelling():
    files = {**SPEAKING, "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n"}
    text = SPEAKING["events/talks.yml"].replace("Ana Lind called", "Anna Lindh called")
    assert codes(smallest({**files, "events/talks.yml": text})) == {"R307"}

    actor = {"actors/ana.yml": "also: [Anna Lindh]\n"}
    assert codes(smallest({**files, **actor, "events/talks.yml": text})) == set()


def test_a_speaker_is_named_by_a_whole_word():
    files = {
        "actors/us.yml": "name: US\nkind: state\n",
        "events/talks.yml": "findings:\n"
        "  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        "  said: {topic: Talks, label: L, speaker: us, text: It was discussed.}\n",
        "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n",
    }

    assert codes(smallest(files)) == {"R307"}


@pytest.mark.parametrize(
    ("name", "text"),
    [("Tip O'Neil", "Tip O’Neil called it so."), ("Ana Lind", "Ana\u00a0*Lind* called it so.")],
)
def test_a_speaker_is_named_in_whatever_form(name: str, text: str):
    files = {**SPEAKING, "actors/ana.yml": f"name: {name}\n"}
    files["events/talks.yml"] = SPEAKING["events/talks.yml"].replace("Ana Lind called it a start.", text)

    assert (
        codes(smallest({**files, "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n"}))
        == set()
    )


def test_whom_a_finding_is_attributed_to_is_named_in_it():
    files = {
        "events/talks.yml": "findings:\n"
        "  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        "  said: {topic: Talks, label: L, attributed_to: a sailor, text: The bases will close.}\n",
        "sources/courier.yml": "claims: [{finding: [met, said], paragraph: 1}]\n",
    }

    assert codes(smallest(files)) == {"R307"}


def test_the_word_confidence_alone_says_nothing_of_ours():
    finding = (
        "trust: {kind: judgment, topic: Talks, label: T, text: They want to win the confidence of others.,"
    )
    files = {
        "events/talks.yml": "findings:\n"
        "  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        f"  {finding}\n    rests_on: [met], confidence: low}}\n"
    }

    assert codes(smallest(files)) == set()


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ("issued: 2031-05-04\naccessed: 2031-05-02\n", {"R401"}),
        ("issued: 2031-05-03\naccessed: 2031-05-02\n", set()),  # it may be tomorrow elsewhere
        ("issued: 2031-05-03~\naccessed: 2031-05-02\n", set()),
        ("issued: 2052-05-03?\naccessed: 2031-05-02\n", {"R401"}),
        ("archive: {url: 'https://a.example', captured: 2031-04-01}\n", {"R401"}),
    ],
)
def test_dates_stand_in_order_as_far_as_they_are_known(fields: str, found: set[str]):
    assert codes(smallest({"sources/courier.yml": fields})) == found


@pytest.mark.parametrize(
    "date",
    [
        "2031-06-01",
        "2031-05-05",
        "2031-06",
        "2031-06~",
        "2032?",
        "2031-06/2031-07",
        "../2032",
        "2031-05-01/2031-09",
    ],
)
def test_nothing_is_told_that_is_still_to_come(date: str):
    finding = f"{{topic: Talks, label: L, about: [ana], text: The two sides met., date: {date}}}"
    role = f"roles: [{{text: Captain, since: {date}, rests_on: [talks/met]}}]\n"

    assert codes(smallest({"events/talks.yml": f"date: {date}\n"})) == {"R401"}
    assert codes(smallest({"events/talks.yml": f"findings:\n  met: {finding}\n"})) == {"R401"}
    assert codes(smallest({"actors/ana.yml": role})) == {"R401"}


@pytest.mark.parametrize("date", ["2031-05-04", "2031-05", "2031", "2031-05~", "2031-05-01/..", "../2031-05"])
def test_what_may_have_been_by_the_day_of_the_edition_is_told(date: str):
    assert codes(smallest({"events/talks.yml": f"date: {date}\n"})) == set()


def test_a_page_was_read_by_the_day_of_the_edition():
    reference = "{title: Register, url: 'https://a.example', accessed: 2031-06-01}"
    publisher = (
        f"courier: {{name: The Courier, kind: outlet, descriptor: Owned by it., reference: {reference}}}\n"
    )

    assert codes(smallest({"publishers.yml": publisher})) == {"R401"}


def test_a_role_ends_after_it_begins():
    role = "roles: [{text: Captain, since: 2031, until: 2030, rests_on: [talks/met]}]\n"

    assert codes(smallest({"actors/ana.yml": role})) == {"R401"}


@pytest.mark.parametrize(
    "field", ["confidence: low", "speaker: ana", "attributed_to: a sailor", "wordings: true"]
)
def test_a_gap_has_nothing_of_what_is_reported(field: str):
    gap = (
        "gap: {kind: gap, topic: Talks, label: L, text: Nobody says what Ana Lind or a sailor did., "
        f"{field}}}"
    )
    findings = (
        f"findings:\n  met: {{topic: Talks, label: L, about: [ana], text: The two sides met.}}\n  {gap}\n"
    )

    assert "R211" in codes(smallest({"events/talks.yml": findings}))


def test_a_topic_misspelt_in_the_list_is_one_problem_there():
    files = {
        "events/talks.yml": "topics: [Talk]\nfindings:\n"
        "  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}\n"
        "  left: {kind: gap, topic: Talks, label: L, text: Nobody says when they left.}\n"
    }

    assert codes(smallest(files)) == {"R109"}


def test_a_misspelt_finding_is_one_problem_and_not_many():
    files = smallest({"sources/courier.yml": "claims: [{finding: meet, paragraph: 1}]\n"})

    assert codes(files) == {"R104"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("a start,” Lind told her guest", {"R310"}),
        ("готовы», — сказала Линд. «Мы", {"R310"}),
        ("ready,’ said Lind. ‘We will", {"R310"}),
        ("der „große“ Anfang", set()),  # marks of other languages
        ("kallar ”det” så", set()),
        ("the first ends. “The second begins", set()),  # a speech of several paragraphs
        ("a 12” record was played", set()),
        ("we call it “the start” here", set()),  # a quotation within hers
        ("we call it ‘the start’ here", set()),
        ("it is a start", set()),
    ],
)
def test_a_speakers_words_end_where_the_articles_begin(words: str, code: set[str]):
    claims = f"claims:\n  - finding: [met, said]\n    paragraph: 1\n    quote: >-\n      {words}\n"

    assert codes(smallest({**SPEAKING, "sources/courier.yml": claims})) == code
    paraphrase = claims + "    paraphrase: true\n"
    assert codes(smallest({**SPEAKING, "sources/courier.yml": paraphrase})) == set()


@pytest.mark.parametrize("words", ["[…] they met", "they […] […] met", "[…]"])
def test_a_cut_needs_words_on_both_sides(words: str):
    assert codes(quoting(words)) == {"R309"}


@pytest.mark.parametrize("field", ["language: xx", "language: und", "language: eng-", "language: English"])
def test_a_language_that_does_not_exist_is_found(field: str):
    assert codes(smallest({"sources/courier.yml": f"{field}\n"})) == {"M011"}


@pytest.mark.parametrize("code", ["XX", "ZZ", "XA", "UK"])
def test_a_country_that_does_not_exist_is_found(code: str):
    publisher = f"courier: {{name: The Courier, kind: outlet, country: {code}, descriptor: not assessed}}\n"

    assert codes(smallest({"publishers.yml": publisher})) == {"M011"}


def with_a_withdrawn_article(herald: str, changes: dict[str, str] | None = None) -> dict[str, str]:
    """Return the smallest corpus with its article withdrawn and a second one with a claim of its own."""
    status = "status: withdrawn\nstatus_note: Taken back.\n"
    other = smallest({"sources/courier.yml": f"claims: [{herald}]\n"})["sources/courier.yml"]
    return smallest({"sources/courier.yml": status, **(changes or {})}) | {"sources/herald.yml": other}


def test_what_a_standing_article_reports_too_may_rest_on_a_withdrawn_one():
    assert codes(with_a_withdrawn_article("{finding: met, paragraph: 1}")) == set()


@pytest.mark.parametrize(
    ("herald", "problem"),
    [
        ("{finding: met, paragraph: 1}", {"R602"}),  # another article stands and reports it
        (
            "{finding: met, part: true, text: They shook hands., paragraph: 1}",
            {"R601"},
        ),  # of what rests on it
    ],
)
def test_a_finding_is_called_withdrawn_only_where_no_article_that_stands_reports_all_of_it(
    herald: str, problem: set[str]
):
    finding = "met: {topic: Talks, label: L, about: [ana], text: The two sides met., withdrawn: true}"
    changes = {"events/talks.yml": f"findings: {{{finding}}}\n"}

    assert codes(with_a_withdrawn_article(herald, changes)) == problem


def test_a_part_in_another_article_does_not_save_a_finding():
    part = "{finding: met, part: true, text: They shook hands., paragraph: 1}"

    assert codes(with_a_withdrawn_article(part)) == {"R601"}


def test_a_line_that_rests_on_the_claim_of_a_withdrawn_article_is_found_beside_a_finding_that_stands():
    line = {"briefing.yml": "in_brief: [{text: The two sides met., rests_on: [courier#met]}]\n"}

    assert check(with_a_withdrawn_article("{finding: met, paragraph: 1}", line)) == [
        "data/briefing.yml:5:19: R601 resting-on-withdrawn: this rests on a withdrawn article only"
    ]


def test_nothing_is_said_to_rest_on_withdrawn_articles_while_another_can_not_be_read():
    files = with_a_withdrawn_article("{finding: met, paragraph: 1}") | {
        "sources/herald.yml": "nothing: yet\n"
    }

    assert "R601" not in codes(files)


def first(changes: dict[str, str]) -> str:
    """Return the first problem of the smallest corpus with these changes, without its place."""
    return check(smallest(changes))[0].split(": ", 1)[1]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"events/talks.yml": "date_rests_on: [background/storm, background/tide]\n"},
            "R104 unknown-finding: there is no file `background.yml`",
        ),
        (
            {"events/talks.yml": "date_rests_on: [talk/met]\n"},
            "R104 unknown-finding: there is no event `talk`",
        ),
        (
            {"events/talks.yml": "date_rests_on: [currier#met]\n"},
            "R105 unknown-claim: there is no source `currier`",
        ),
        (
            {"events/talks.yml": "date_note: It is inferred.\n"},
            "R212 undocumented-date: a source dates this event, so nothing about its date is inferred",
        ),
        (
            {
                "events/talks.yml": "findings:\n"
                "  met: {topic: Talks, label: L, about: [ana], text: The two sides met., "
                "date_note: In May.}\n"
            },
            "R216 unexplained-status: `date_note` is here without `date`",
        ),
        (
            {"sources/courier.yml": "claims: [{finding: met, paragraph: 1, paraphrase: true}]\n"},
            "R308 groundless-paraphrase: this paraphrase quotes nothing",
        ),
    ],
)
def test_a_message_says_which_of_several_mistakes_it_is(changes: dict[str, str], problem: str):
    assert first(changes) == problem


def test_a_missing_background_is_one_problem_however_often_it_is_named():
    files = smallest({"events/talks.yml": "date_rests_on: [background/storm, background/tide]\n"})

    assert len(check(files)) == 1


def test_a_source_without_an_event_must_say_of_which_event_its_findings_are():
    source = smallest()["sources/courier.yml"].replace("event: talks\n", "")
    file = {name: text for name, text in smallest().items() if name != "sources/courier.yml"}
    _, problems = pipeline.check_files(
        {name: text.encode() for name, text in {**file, "sources/courier.yml": source}.items()}
    )

    assert [each.hint for each in problems if each.code.id == "R107"] == [
        "did you mean `talks/met`? Or give the source its `event`"
    ]


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("paragraph: 0-2", "M010 bad-place: `0-2`: paragraphs are counted from 1"),
        ("paragraph: 3-2", "M010 bad-place: `3-2`: the second paragraph comes before the first"),
    ],
)
def test_paragraphs_that_cannot_be_are_told_apart(field: str, problem: str):
    assert first({"sources/courier.yml": f"claims: [{{finding: met, {field}}}]\n"}) == problem


@pytest.mark.parametrize(
    ("field", "problem"),
    [
        ("issued: [2031-05-01]", "M008 bad-date: a list: a date is one piece of text"),
        (
            "url: 'http://[bad'",
            "M009 bad-url: `http://[bad`: an address starts with http:// or https:// and has",
        ),
        (
            "archive: {url: 'https://a.example', captured: 2031-05}",
            "M008 bad-date: `2031-05`: this date is known to",
        ),
        (
            "title_from: adress",
            "M004 value-not-allowed: `adress` is not allowed; allowed is `address` or `editor`",
        ),
    ],
)
def test_a_field_of_the_wrong_form_says_what_is_right(field: str, problem: str):
    assert first({"sources/courier.yml": f"title: T\n{field}\n"}).startswith(problem)


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        ("actors/ben.yaml", "F002 stray-file: this file is ignored"),
        ("actors/index.yml", "F002 stray-file: `index` is the name of a page of its own"),
        ("events/background.yml", "F002 stray-file: `background` is the name of a page of its own"),
    ],
)
def test_a_file_with_a_name_of_no_record_is_stray(file: str, problem: str):
    assert check(smallest() | {file: "name: Ben\nkind: person\n"})[0].split(": ", 1)[1] == problem


def test_words_that_leave_the_speaker_and_come_back_are_found_wherever_they_begin():
    findings = """\
findings:
  met: {topic: Talks, label: L, about: [ana], text: The two sides met.}
  said: {topic: Talks, label: L, speaker: ana, text: Ana Lind called it a start.}
"""
    quote = "a start,” Lind said. “I am glad,” she added"
    claims = f"claims: [{{finding: [met, said], paragraph: 1, quote: '{quote}'}}]\n"

    assert codes(smallest({"events/talks.yml": findings, "sources/courier.yml": claims})) == {"R310"}


@pytest.mark.parametrize("id_", ["date", "text", "note", "kind"])
def test_an_id_may_be_the_name_of_a_field(id_: str):
    findings = f"findings:\n  {id_}: {{kind: rumour, topic: Talks, label: X, text: They left.}}\n"

    assert "M004" in codes(smallest({"events/talks.yml": findings}))
    assert first(
        {"publishers.yml": f"{id_}: {{name: X, kind: paper, descriptor: not assessed}}\n"}
    ).startswith("M004 value-not-allowed: `paper` is not allowed; allowed is `outlet`, `agency`,")


def test_a_source_in_a_folder_too_deep_is_one_problem_and_hides_no_other():
    files = {name: text for name, text in smallest().items() if name != "sources/courier.yml"}

    assert codes(files | {"sources/a/courier.yml": smallest()["sources/courier.yml"]}) == {"F002"}
    assert codes(smallest({"briefing.yml": "lead_actors: [anna]\n"}) | {"events/talks.txt": "x"}) == {
        "F002",
        "R101",
    }


def test_an_actor_called_background_is_not_the_background():
    actor = "name: Ben\nkind: person\nroles: [{text: Boss, rests_on: [storm]}]\n"

    assert "R107" in codes(smallest({"actors/background.yml": actor}))


def test_an_account_of_several_findings_is_found_whether_or_not_they_can_be_resolved():
    source = smallest()["sources/courier.yml"].replace("event: talks\n", "")
    source = source.replace(
        "{finding: met, paragraph: 1}", "{finding: [met, talks/met], account: a, paragraph: 1}"
    )

    assert "R207" in codes(smallest() | {"sources/courier.yml": source})
