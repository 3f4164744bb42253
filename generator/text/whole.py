"""Turns a text into why it does not look like a whole article: it is a wall, a cover sheet, a scrap."""

import re
from collections.abc import Iterable

from generator.text.article import Article
from generator.text.folding import fold

# What pages say instead of an article: of subscriptions, of cookies, of the reader's browser.
_WALLS = {
    "a paywall": (
        r"subscri(?:be|ber|bers|ption|ptions)|sign in|log in|sign up|register(?:ed)?|free trial"
        r"|(?:continue|keep) reading|unlimited access|already a member|to read the full"
        r"|abonn(?:ieren|ement|ent|é|és|ez|ieren)|anmelden|s'abonner|connectez|suscr[ií]\w+|iniciar sesión"
        r"|abbonati|abbonamento|accedi|подпи\w+|войдите|войти|подписк\w+"
    ),
    "a cookie wall": (
        r"cookies?|consent|privacy (?:policy|settings)|accept all|reject all|manage (?:preferences|options)"
        r"|third part(?:y|ies)|partners|personal(?:ised|ized) ads|legitimate interest"
        r"|datenschutz\w*|einwilligung\w*"
        r"|confidentialité|privacidad|файл\w* cookie"
    ),
    "a page that asks for a browser": (
        r"javascript|captcha|verify (?:that )?you are (?:a )?human|unusual traffic|enable cookies|ad ?blocker"
        r"|checking your browser|access denied|error 40[34]|page not found"
    ),
}
_PATTERNS = {what: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for what, words in _WALLS.items()}
# So many different such expressions, and so many words of the text for each of them at most.
_FEWEST_SIGNS = 3
_MOST_WORDS = 40
# A cover sheet is lines, and not sentences; a shorter text says too little of what it is.
_FEWEST_WORDS = 60
_ENDS = re.compile(r"[.!?…。؟।]['\"”’)»\]]*$")
_FEWEST_OF_SENTENCE = 8
# So much of a text must be in sentences, and so much beyond what is quoted if that is more than a few words.
_LEAST_IN_SENTENCES = 1 / 3
_LEAST_BEYOND = 1 / 4
_FEWEST_QUOTED = 12


def doubt(article: Article, quoted: Iterable[tuple[int, int]]) -> str:
    """Return why a text may be no whole article, in words; nothing where it looks like one.

    `quoted` is where in it words are that the data quotes from it.
    """
    text = fold(article.text).text
    for what, pattern in _PATTERNS.items():
        signs = {found[0] for found in pattern.finditer(text)}
        if len(signs) >= _FEWEST_SIGNS and article.words < _MOST_WORDS * len(signs):
            shown = ", ".join(f"`{each}`" for each in sorted(signs)[:_FEWEST_SIGNS])
            return f"it looks like {what}: in {article.words} words it has {shown}"
    paragraphs = [article.text[start:end].strip() for start, end in article.paragraphs]
    in_sentences = sum(len(each.split()) for each in paragraphs if _is_sentence(each))
    if article.words >= _FEWEST_WORDS and in_sentences < article.words * _LEAST_IN_SENTENCES:
        return (
            f"it looks like a cover sheet or a list: of {article.words} words {in_sentences} are in sentences"
        )
    covered = sorted({*quoted})
    within = sum(len(article.text[start:end].split()) for start, end in _joined(covered))
    beyond = article.words - within
    if within >= _FEWEST_QUOTED and beyond < article.words * _LEAST_BEYOND:
        return f"it holds little beyond the words that are quoted from it: {beyond} of {article.words} words"
    return ""


def _is_sentence(paragraph: str) -> bool:
    return len(paragraph.split()) >= _FEWEST_OF_SENTENCE and _ENDS.search(paragraph[-20:]) is not None


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans that are in order, those that meet as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
