"""Turns words that an editor's cut leaves out into the negation among them.

Words that negate are a closed class of each language; docs/quotations.md names the languages that are known
here. What negates by the form of a verb, as in Turkish or Czech, cannot be told by words, and is not listed.
"""

import re

from generator.text.folding import fold
from generator.text.words import is_unparted

# By language, patterns of whole words, folded; for scripts that do not part their words, of their signs.
_NEGATIONS = {
    "ar": r"[وف]?(?:لا|لم|لن|ليس|ليست|ليسوا|لست|غير|بدون|دون|بلا|كلا)",
    "bg": r"не|ни|нито|няма|никой|никога|нищо|без",
    "ca": r"no|ni|mai|cap|ningú|res|sense|tampoc",
    "da": r"ikke|ej|ingen|intet|aldrig|uden|hverken",
    "de": r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|ohne|weder|nirgends|nein",
    "el": r"δεν|δε|μην?|ουτε|ούτε|οχι|όχι|ποτε|ποτέ|κανεις|κανείς|κανένας|καμία|κανένα|τίποτα|χωρίς|χωρις",
    "en": r"not?|never|none|nor|neither|nobody|nothing|nowhere|without|cannot|\w+n't",
    "es": r"no|ni|nunca|jamás|nadie|nada|ningún|ningun[oa]s?|sin|tampoco",
    "et": r"ei|ega|pole|mitte|kunagi|ilma",
    "fa": r"نه|نیست|نیستند|بدون|هیچ|هرگز|غیر",
    "fi": r"en|et|ei|emme|ette|eivät|älä|älköön|ilman|eikä|koskaan",
    "fr": r"non|ne|n'\w+|pas|ni|jamais|rien|aucune?s?|sans|personne|nulle?s?",
    "he": r"ו?ש?(?:לא|אין|אינו|אינה|אינם|אינן|אל|בלי|ללא|מעולם)",
    "hr": r"ne|ni|nije|nisu|nisam|niti|nema|nikad|nikada|nitko|ništa|bez",
    "hu": r"nem|ne|sem|se|nincs|nincsenek|soha|senki|semmi|nélkül",
    "id": r"tidak|bukan|jangan|belum|tanpa|tak",
    "it": r"non|no|né|mai|nessun[oa]?|nessun'\w+|niente|nulla|senza",
    "ja": r"ない|なかった|ません|ず|不|非|無|未",
    "ko": r"안|못|\w*(?:않|없|아니|못하)\w*",
    "nb": r"ikke|ingen|intet|aldri|uten|verken",
    "nl": r"niet|nooit|geen|noch|niemand|niets|zonder",
    "no": r"ikke|ingen|intet|aldri|uten|verken",
    "pl": r"nie|ani|nigdy|nikt|nic|bez|żaden|żadn\w+|nikogo|niczego",
    "pt": r"não|nem|nunca|jamais|ninguém|nada|nenhum\w*|sem|tampouco",
    "ro": r"nu|n-\w+|nici|niciodată|nimeni|nimic|fără|niciun\w*",
    "ru": r"не|ни|нет|без|никогда|никто|ничего|ничто|никак\w*|нельзя|невозможно",
    "sr": r"не|ни|није|нису|нити|нема|никад|никада|нико|ништа|без|ne|ni|nije|niti|nema|nikad|bez",
    "sv": r"inte|ej|ingen|inget|inga|aldrig|utan|varken|icke",
    "uk": r"не|ні|немає|без|ніколи|ніхто|нічого|ніщо|жоден|жодн\w+|неможливо",
    "ur": r"نہیں|نہ|بغیر|مت",
    "vi": r"không|chẳng|chưa|đừng",
    "zh": r"不|没|沒|無|无|非|未|別|别|勿|否",
}
KNOWN = tuple(_NEGATIONS)
_WORD = re.compile(r"[\w'\u200c-]+")


def negation_in(text: str, language: str) -> str:
    """Return the first word of a text that negates in a language (BCP 47), as it is folded; else nothing."""
    primary = language.partition("-")[0]
    pattern = _NEGATIONS.get(primary)
    if not pattern:
        return ""
    folded = fold(text).text
    if any(map(is_unparted, folded)):
        found = re.search(pattern, folded)
        return found[0] if found else ""
    words = (each[0] for each in _WORD.finditer(folded))
    return next((word for word in words if re.fullmatch(pattern, word)), "")
