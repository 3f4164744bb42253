"""Where a quotation stands in a text: the hard cases, with what must come of each."""

import pytest

from generator.text.article import as_article
from generator.text.fragment import TextFragment, ends, link, shortest
from generator.text.lookup import Found, NotFound, Selector, find, stands

ARTICLE = as_article(
    "\ufeffThe ferry will sail again, Lind said. “We call it ‘the bridge’,” she\nadded — and smiled.\r\n"
    "\r\n"
    "The office… was closed. It is an illegal fare of 1,500 crowns, or 1.5 percent: the fare is high.\n"
    "  \n"
    "Here the first part begins\n\nand here it ends. A friend’s house, a well-known one.\n"
)


def looked_up(
    quotation: str, paragraph: str = "1", text: str | None = None, prefix: str = "", suffix: str = ""
) -> str:
    """Return the words that are found, with `~` before them if only after folding, or else the reason."""
    article = as_article(text) if text else ARTICLE
    first, _, last = paragraph.partition("-")
    found = find(article, Selector(quotation, int(first), int(last or first), prefix, suffix))
    if isinstance(found, NotFound):
        return found.reason
    words = " | ".join(article.text[start:end] for start, end in found.spans)
    return words if found.is_exact else f"~{words}"


@pytest.mark.parametrize(
    ("quotation", "paragraph", "outcome"),
    [
        ("ferry", "1", "ferry"),  # one word
        ("The ferry will sail again", "1", "The ferry will sail again"),
        ("the Ferry will sail AGAIN", "1", "~The ferry will sail again"),
        ("We call it ‘the bridge’", "1", "We call it ‘the bridge’"),  # nested
        ("“We call it 'the bridge',” she added", "1", "~“We call it ‘the bridge’,” she\nadded"),
        (
            "“We call it ‘the bridge’,” she added",
            "1",
            "“We call it ‘the bridge’,” she\nadded",
        ),  # white space aside
        ("she added - and smiled", "1", "~she\nadded — and smiled"),
        ("added—and smiled", "1", None),  # a space is a space
        ("The office... was closed", "2", "~The office… was closed"),  # the article's own ellipsis
        ("The office was closed", "2", None),
        ("The ferry […] Lind said", "1", "The ferry | Lind said"),
        ("Lind said […] The ferry", "1", None),  # the parts stand in another order
        ("The ferry [...] Lind said", "1", None),
        ("legal fare", "2", None),  # within a word
        ("500 crowns", "2", None),  # within a number
        ("5 percent", "2", None),
        ("friend", "4", "friend"),  # what belongs to a friend is another word
        ("known one", "4", None),  # a hyphen makes one word of two
        ("a well-known one", "4", "a well-known one"),
        (
            "Here the first part begins and here it ends",
            "3-4",
            "Here the first part begins\n\nand here it ends",
        ),
        ("Here the first part begins and here it ends", "3", None),
        ("begins […] A friend", "3-4", "begins | A friend"),
        ("The ferry", "5", None),
        ("the fare", "2", "the fare"),
        ("The ferry will sail gain", "1", None),
        ("The ferry will sail", "2", None),
    ],
)
def test_a_quotation_is_found_exactly_or_after_folding_or_not(
    quotation: str, paragraph: str, outcome: str | None
):
    found = looked_up(quotation, paragraph)

    assert (
        found == outcome
        if outcome
        else "are not in" in found or "the text has 4 paragraphs" in found or "inside a word" in found
    )


@pytest.mark.parametrize(
    ("text", "quotation", "outcome"),
    [
        ("10\u00a0000 tons — the co\u00adoperation of the ports", "10 000 tons", "10\u00a0000 tons"),  # NBSP
        ("the co\u00adoperation of the ports", "cooperation of the ports", "~co\u00adoperation of the ports"),
        ("the oﬃce and the ﬂoor", "office and the floor", "~oﬃce and the ﬂoor"),  # ligatures
        ("the Cafe\u0301 Norte\u0301", "Café Norté", "~Cafe\u0301 Norte\u0301"),  # combining marks
        (
            "the Café Norte",
            "Cafe Norte",
            "these words are not in ¶1: the text has `Café` where this has `Cafe`",
        ),
        (
            "وقال الشرع إن العلاقات\u200f مع روسيا قوية، وأضاف",
            "العلاقات مع روسيا قوية",
            "~العلاقات\u200f مع روسيا قوية",
        ),
        (
            "وقال الشرع إن العلاقات مع روسيا قوية، وأضاف",
            "علاقات مع روسيا",
            "these words begin or end inside a word or number of ¶1",
        ),
        (
            "הוא אמר שצה״ל בתל־אביב לא ישוב",
            'שצה"ל בתל-אביב',
            "~שצה״ל בתל־אביב",
        ),  # Hebrew, gershayim and maqaf
        ("Он сказал: «Отношения — особые», добавив", "Отношения – особые", "~Отношения — особые"),
        ("Он сказал: «Отношения — особые», добавив", "отношения особые", None),
        ("他说两国关系非常友好。", "两国关系", "两国关系"),  # no spaces between words
        (
            "Они видят Москва́ днём",
            "видят Москва",
            None,
        ),  # an accent that does not compose belongs to its letter
        ("a 𝐛𝐨𝐥𝐝 claim", "bold claim", "~𝐛𝐨𝐥𝐝 claim"),
        ("‘15 people died’, he", "15 people died", "15 people died"),
        # Part of a word is no word, by whatever apostrophe or hyphen joins it.
        ("“We can’t accept this”, she said", "We can", None),
        ("“We can't accept this”, she said", "We can", None),
        ("They’re glad", "They", None),
        ("non-military aid only", "military aid only", None),
        ("non‑military aid only", "military aid only", None),
        ("the pro-Northern head", "Northern head", None),
        ("Port O‘zbekiston bilan", "zbekiston bilan", None),
        ("Port Oʻzbekiston bilan", "zbekiston bilan", None),
        ("у п’ять годин", "ять годин", None),
        ("Mr O’Neill left", "Neill left", None),
        ("la col·lecció nova", "lecció nova", None),
        ("צה״ל הגיע היום", "ל הגיע", None),
        ("The U.S.A. men", "The U.S", None),
        ("The U.S. men", "S. men", None),
        ("The R&D men", "D men", None),
        ("He’s ready now", "He", None),
        ("A semi-\u00adofficial man", "official man", None),
        ("Com’è arrivata ieri", "è arrivata", "è arrivata"),
        # An elision, a possessive and a dash leave whole words.
        ("que l’accord est signé", "accord est signé", "accord est signé"),
        ("qu’elle dell’accordo d’Oslo", "elle dell’accordo", "elle dell’accordo"),
        ("dell’accordo d’Oslo", "accordo d’Oslo", "accordo d’Oslo"),
        ("met Lind’s guests", "met Lind", "met Lind"),
        ("it held—and firmly", "and firmly", "and firmly"),
        ("Northern–Western relations", "Western relations", "Western relations"),
        # Digits grouped by threes are one number, by whatever space.
        ("versé 1\u202f500\u202f000 euros", "500 000 euros", None),
        ("paid 1\u00a0500 crowns", "paid 1", None),
        ("paid 1\u2009500 crowns", "500 crowns", None),
        ("paid 1 500 crowns", "500 crowns", None),
        ("versé 1\u202f500\u202f000 euros", "1 500 000 euros", "1\u202f500\u202f000 euros"),
        ("In 2030 500 crowns a day", "500 crowns a day", "500 crowns a day"),
        ("Of 12 50 left", "50 left", "50 left"),
        ("paid 12 34 567 rupees", "34 567 rupees", None),
        ("rose 1 ½ metres", "½ metres", None),
        ("rose 5% there", "rose 5", None),
        ("دفعت ١،٥٠٠ كرون", "٥٠٠ كرون", None),
        ("จ่าย ๑๕๐๐ บาท", "๕๐๐ บาท", None),
        ("付了一百五十万元", "五十万元", None),
        # A sign of several is one.
        ("A 👨\u200d👩\u200d👧 came", "A 👨", None),
        ("A 👨\u200d👩\u200d👧 came", "👧 came", None),
        ("The 🇺🇦 flag", "The 🇺", None),
        ("He said 👍🏽 to us", "He said 👍", None),
        ("’90s were", "90s were", "90s were"),
        ("they\tmet\n  twice", "they met twice", "they\tmet\n  twice"),
    ],
)
def test_words_of_many_scripts_are_found_wherever_only_their_form_differs(
    text: str, quotation: str, outcome: str | None
):
    found = looked_up(quotation, text=text)

    assert found == outcome if outcome else "are not in" in found or "inside a word" in found


TWICE = "A big man met a man. Later a man left, and a man laughed.\n\nA man left."


@pytest.mark.parametrize(
    ("quotation", "prefix", "suffix", "outcome"),
    [
        ("a man", "", "", "these words occur 3 times in ¶1"),
        ("a man", "met", "", "a man"),
        ("a man", "", "left", "a man"),
        ("a man", "and", "laughed", "a man"),
        ("a man", "Later", "laughed", "these words are in ¶1, but not with this `prefix` and `suffix`"),
        ("a man", "a", "", "these words are in ¶1, but not with this `prefix`"),
        ("a man", "er", "", "these words are in ¶1, but not with this `prefix`"),  # no whole word
        ("a man", "", "laugh", "these words are in ¶1, but not with this `suffix`"),
        ("big man […] a man", "", "", "these words occur 3 times in ¶1"),
        ("big man […] a man", "", "laughed", "big man | a man"),
    ],
)
def test_words_that_stand_twice_need_what_stands_beside_them(
    quotation: str, prefix: str, suffix: str, outcome: str
):
    assert looked_up(quotation, text=TWICE, prefix=prefix, suffix=suffix) == outcome


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("It cost 1½ million crowns", "2 million crowns"),  # NFKC makes it 1 1⁄2
        ("It grew by .5 percent", "5 percent"),
        ("It grew by 1.5 percent", "by 1"),
        ("at −5 degrees", "5 degrees"),
        ("at 12:30 sharp", "30 sharp"),
        ("1·5 million", "5 million"),
        ("2014–2022 war", "2022 war"),
        ("1’500 men", "500 men"),
        ("١٫٥ مليون", "٥ مليون"),
        ("١٬٥٠٠ جندي", "٥٠٠ جندي"),
        ("यह कमी है", "यह कम"),  # a vowel sign behind the letter
        ("кто видит Москва́ днём", "видит Москва"),
        ("كتبَها الرجل", "كتب"),
    ],
)
def test_no_number_or_word_is_found_within_another(text: str, quotation: str):
    assert "inside a word" in looked_up(quotation, text=text) or "are not in" in looked_up(
        quotation, text=text
    )


@pytest.mark.parametrize("number", range(1, 18))
def test_a_word_left_out_is_named(number: int):
    text = "Both sides are standing with the unity of Syria, as he said on Monday in the old town hall"
    words = text.split()

    assert f"it leaves out `{words[number]}` beside `" in looked_up(
        " ".join(words[:number] + words[number + 1 :]), text=text
    )


def test_empty_lines_may_hold_what_can_not_be_seen():
    assert len(as_article("one\n\u200b\ntwo\r\n \ufeff\r\nthree\u2029four").paragraphs) == 4


def test_words_that_stand_exactly_once_need_no_context_for_those_that_only_fold_alike():
    text = "The ferry sails. Then the ferry rests. It’s late, it's dark."

    assert looked_up("the ferry", text=text) == "the ferry"
    assert looked_up("it's", text=text) == "it's"
    assert looked_up("THE FERRY", text=text) == "these words occur 2 times in ¶1"


def test_cuts_need_words_on_both_sides():
    for quotation in ("[…] ferry", "ferry […]", "The […] […] ferry", "\u200b"):
        assert looked_up(quotation) == "there are no words here"


def test_many_cuts_in_a_long_text_are_looked_up_in_no_time():
    text = "a b " * 500 + "end"

    assert looked_up(" […] ".join(["a"] * 12), text=text) == "these words occur 100 times in ¶1"
    assert looked_up(" […] ".join(["a"] * 12 + ["nowhere"]), text=text).startswith(
        "the words `nowhere` are not in"
    )
    assert looked_up(" […] ".join([*["b"] * 12, "end", "a"]), text=text).startswith(
        "the words around `[…]` are not"
    )


def test_where_a_quotation_stands_is_told_in_characters_and_as_which_of_several():
    found = find(as_article(TWICE), Selector("a man", 1, 1, "Later"))

    assert isinstance(found, Found)
    assert (found.start, found.end, found.first, found.occurrence) == (27, 32, 1, 2)


def test_a_style_of_a_name_may_stand_more_than_once_and_must_stand_once():
    assert isinstance(stands(as_article(TWICE), Selector("a man", 1, 1)), Found)
    assert isinstance(stands(as_article(TWICE), Selector("a woman", 1, 1)), NotFound)


@pytest.mark.parametrize(
    ("quotation", "paragraph", "reason", "hint"),
    [
        ("smiled", "2", "these words are not in ¶2; they are in ¶1", "write `paragraph: 1`"),
        ("begins and here", "4", "these words are not in ¶4; they are in ¶3–4", "write `paragraph: 3-4`"),
        ("smiled", "9", "the text has 4 paragraphs; they are in ¶1", "write `paragraph: 1`"),
        (
            "The fairy will sail again",
            "1",
            "these words are not in ¶1: the text has `ferry` where this has `fairy`",
            "copy the words from the article",
        ),
        (
            "The ferry sail again",
            "1",
            "these words are not in ¶1: it leaves out `will` beside `sail`",
            "copy the words from the article",
        ),
        (
            "The ferry will never sail again",
            "1",
            "these words are not in ¶1: the text has no `never` beside `sail`",
            "copy the words from the article",
        ),
        (
            "We call it ‘the bridge’ she added",
            "1",
            "these words are not in ¶1: the text has `bridge’,”` where this has `bridge’`",
            "copy the words from the article",
        ),
        (
            "The ferry […] Lint said",
            "1",
            "the words `Lint said` are not in ¶1: the text has `Lind` where this has `Lint`",
            "copy the words from the article",
        ),
        (
            "fery",
            "1",
            "these words are not in ¶1: the text has `ferry` where this has `fery`",
            "copy the words from the article",
        ),
        (
            "a whale was seen",
            "1",
            "these words are not in ¶1: nothing there is like it",
            "copy the words from the article",
        ),
        (
            "The ferry [...] said",
            "1",
            "these words are not in ¶1",
            "an editor's cut is written `[…]`, not `...`",
        ),
        (
            "[Ana] Lind said",
            "1",
            "these words are not in ¶1",
            "`[Ana]` is not a word of the article: quote the words beside it",
        ),
        (
            "Here the first pert begins",
            "1",
            "these words are not in ¶1: nothing there is like it; in ¶3 the text has "
            "`part` where this has `pert`",
            "copy the words from the article",
        ),
        ("said […] ferry", "1", "the words around `[…]` are not in this order in ¶1", ""),
    ],
)
def test_what_is_not_found_is_explained(quotation: str, paragraph: str, reason: str, hint: str):
    first = int(paragraph)
    found = find(ARTICLE, Selector(quotation, first, first))

    assert isinstance(found, NotFound)
    assert (found.reason, found.hint) == (reason, hint)


PARTED = [
    ("fr", "La presqu’île arriva.", "île arriva", False),
    ("fr", "Ce qu’elle dit.", "elle dit", True),
    ("ca", "El col•legi és gran.", "legi és", False),
    ("en", "The C++ men met.", "The C", False),
    ("en", "It is 3×10⁶ crowns now.", "10⁶ crowns", False),
    ("en", "They met.¹ Then they left.", "They met", True),
    ("en", "They met.1 Then they left.", "They met", True),
    ("en", "In 2031 ½ of them met.", "½ of them", True),
    ("en", "It took 3 ½ years.", "½ years", False),
    ("en", "The Acme™ men met.", "The Acme", True),
    ("en", "The Lind&Roth men met.", "Roth men", True),
    ("en", "The R&D men met.", "D men", False),
    ("en", "The 🇺🇦🇸🇾 flags rose.", "🇸🇾 flags", True),
    ("ru", "А.С.Линд пришла.", "Линд пришла", True),
    ("he", 'ב"הארץ" נכתב היום.', "הארץ", True),
    ("he", "ב״הארץ״ נכתב היום.", "הארץ", True),
    ("he", 'של צה"ל אמר.', "ל אמר", False),
    ("ko", "그는 '유익'이라고 했다.", "유익", True),
    ("tr", "Ankara'da buluştular.", "Ankara", True),
    ("en", "O'Lind came.", "O", False),
    ("it", "Cent’anni fa ieri.", "anni fa", True),
    ("it", "Dev’essere così.", "essere così", True),
    ("pt", "Copo d’água se fala.", "água se", True),
    ("mt", "F’Malta hemm.", "Malta hemm", True),
    ("zh", "他要统一百姓。", "百姓", True),
    ("zh", "共有三百五十人。", "五十人", False),
]


@pytest.mark.parametrize(("language", "text", "words", "is_whole"), PARTED)
def test_what_is_a_word_of_its_own_is_what_readers_of_the_language_take_for_one(
    language: str, text: str, words: str, is_whole: bool
):
    found = find(as_article(text), Selector(words, 1, 1, language=language))

    assert isinstance(found, Found) == is_whole


def test_a_vowel_sign_alone_on_a_line_has_a_link():
    article = as_article("\nำ\n")
    found = find(article, Selector("ำ", 1, 1))

    assert isinstance(found, Found)
    assert shortest(article, found) == TextFragment(1, None, None, None)


@pytest.mark.parametrize(("language", "outcome"), [("fr", True), ("en", False), (None, True)])
def test_an_elision_is_one_only_in_languages_that_have_it(language: str | None, outcome: bool):
    article = as_article("Then D’Artagnan came.")
    found = find(article, Selector("Artagnan came", 1, 1, language=language))

    assert isinstance(found, Found) == outcome


@pytest.mark.parametrize(
    ("text", "quotation", "reason"),
    [
        (
            "The harbour master came.",
            "The harbourmaster came",
            "the text has `harbour master` where this has `harbourmaster`",
        ),
        (
            "The harbourmaster came.",
            "The harbour master came",
            "the text has `harbourmaster` where this has `harbour master`",
        ),
        ("Лидер всё сказал ещё раз", "Лидер все сказал еще раз", "the text has `всё` where this has `все`"),
        (
            "Președinția și țara",
            "Preşedinţia şi ţara",
            "the text has `Președinția` where this has `Preşedinţia`",
        ),
        ("She said; they met", "She said, they met", "the text has `said;` where this has `said,`"),
        (
            "They “met” at noon and left.",
            "They met at noon and left",
            "the text has `“met”` where this has `met`",
        ),
        ("said on Monday that the sides", "said that the sides", "it leaves out `on` `Monday` beside `said`"),
        ("双方发表了联合声明。", "双方发表了联和声明", "the text has `合` where this has `和`"),
        (
            "the inter-\nnational and well-\nknown aid",
            "international and well-known aid",
            "there a hyphen divides `inter-national` at the end of a line",
        ),
        ("Putin met them", "Рutin mеt thеm", "the text has `Putin` where this has `Рutin`"),
        (
            "that the inter-\nnational ties",
            "international ties",
            "there a hyphen divides `inter-national` at the end of a line",
        ),
        (
            "that the inter\u00ad\nnational ties",
            "international ties",
            "there a hyphen divides `inter-national` at the end of a line",
        ),
        (
            "a well-\nknown harbour",
            "well-known harbour",
            "there a hyphen divides `well-known` at the end of a line",
        ),
    ],
)
def test_what_differs_in_a_letter_or_a_line_end_is_named(text: str, quotation: str, reason: str):
    assert looked_up(quotation, text=f"She said: {text} now.").endswith(reason)


REPEATING = as_article(
    "We sail to Vara again in the summer of this year, she said. "
    "We sail to Vara again in the summer of next year.\n\n"
    "The quick ferry sails. The slow ferry sails. "
    "Another line has the slow ferry in it, and the quick one.\n\n"
    "A line breaks here\n\nand goes on there, and ends."
)


@pytest.mark.parametrize(
    ("quotation", "paragraph", "prefix", "passage"),
    [
        ("The slow ferry sails", "2", "", ("The slow ferry sails", "", None, None)),
        (
            "We sail to Vara again in the summer of this year",
            "1",
            "",
            (
                "We sail to",
                "of this year",
                None,
                None,
            ),  # the first place that fits is the right one, but not the only
        ),
        ("the slow ferry", "2", "has", ("the slow ferry", "", None, "in")),
        ("here and goes", "3-4", "", ("here", "and goes", None, None)),
        (
            "The quick ferry sails. The slow ferry sails",
            "2",
            "",
            ("The quick ferry", "slow ferry sails", None, None),
        ),
        ("Another line […] quick one", "2", "", ("Another line", "quick one", None, None)),
    ],
)
def test_a_passage_is_as_long_as_it_takes_to_be_the_only_one(
    quotation: str, paragraph: str, prefix: str, passage: tuple[str, str, str | None, str | None]
):
    first, _, last = paragraph.partition("-")
    selector = Selector(quotation, int(first), int(last or first), prefix)
    found = find(REPEATING, selector)
    assert isinstance(found, Found)
    way = shortest(REPEATING, found)

    assert way
    assert (*ends(REPEATING.printed(found.spans), way), way.prefix, way.suffix) == passage


def test_a_link_keeps_the_anchor_of_an_address_and_drops_another_passage():
    assert (
        link("https://p.example/a#top", "a b c", TextFragment(3))
        == "https://p.example/a#top:~:text=a%20b%20c"
    )
    assert (
        link("https://p.example/a#:~:text=x", "a b c", TextFragment(3))
        == "https://p.example/a#:~:text=a%20b%20c"
    )


def test_a_quotation_that_nothing_tells_apart_has_no_passage():
    article = as_article("So it is. " * 20 + "\n\n" + "So it is. " * 20)

    assert shortest(article, Found(((100, 108),), 1, 1, 11, True)) is None
