"""Turns words that an editor's cut leaves out into the negation among them.

Words that negate are a closed class of each language; docs/quotations.md names the languages that are known
here. What negates by the form of a verb, as in Turkish or Czech, cannot be told by words, and is not listed.
"""

import re

from generator.text.folding import fold

# By language, patterns of whole words, folded; for scripts that do not part their words, of their signs.
_NEGATIONS = {
    "ar": r"[وف]?(?:لا|لم|لن|ليس|ليست|ليسوا|لست|غير|بدون|دون|بلا|كلا)",
    "bg": r"не|ни|нито|няма|никой|никога|нищо|без",
    "ca": r"no|ni|mai|cap|ningú|res|sense|tampoc",
    "da": r"ikke|ej|ingen|intet|aldrig|uden|hverken",
    "de": r"nicht|nichts|nie|niemals|niemand\w*|kein\w*|ohne|weder|nirgends|nirgendwo|nein",
    "el": r"δεν|δε|μην?|ουτε|ούτε|οχι|όχι|ποτε|ποτέ|κανεις|κανείς|κανένας|καμία|κανένα|τίποτα|χωρίς|χωρις",
    "en": r"not?|never|none|nor|neither|nobody|no-one|nothing|nowhere|without|cannot|\w+n't",
    "es": r"no|ni|nunca|jamás|nadie|nada|ningún|ningun[oa]s?|sin|tampoco",
    "et": r"ei|ega|pole|mitte|kunagi|ilma",
    "fi": r"en|et|ei|emme|ette|eivät|älä|älköön|ilman|eikä|koskaan",
    "fr": r"non|ne|n'\w+|pas|ni|jamais|rien|aucune?s?|sans|nulle?s?",
    "he": r"ו?ש?(?:לא|אין|אינו|אינה|אינם|אינן|בלי|ללא|מעולם)",
    "hr": r"ne|ni|nije|nisu|nisam|niti|nema|nikad|nikada|nitko|ništa|bez",
    "hu": r"nem|ne|sem|se|nincs|nincsenek|soha|senki|semmi|nélkül",
    "id": r"tidak|bukan|jangan|belum|tanpa|tak",
    "it": r"non|no|né|mai|nessun[oa]?|nessun'\w+|niente|nient'\w+|nulla|senza",
    "ja": r"ない|なかった|ません|(?<![必まは])ず(?=[に、。])",
    "ko": r"못|\w*(?:않|없|아니|못하)\w*",
    "nb": r"ikke|ingen|intet|aldri|uten|verken",
    "nl": r"niet|nooit|geen|noch|niemand|niets|zonder",
    "no": r"ikke|ingen|intet|aldri|uten|verken",
    "pl": r"nie|ani|nigdy|nikt|nic|bez|żaden|żadn\w+|nikogo|niczego",
    "pt": r"não|nem|nunca|jamais|ninguém|nada|nenhum\w*|sem|tampouco",
    "ro": r"nu|nu-\w+|n-\w+|nici|niciodată|nimeni|nimic|fără|niciun\w*",
    "ru": r"не|ни|нет|без|никогда|никто|ничего|ничто|никак\w*|нельзя|невозможно",
    "sr": r"не|ни|није|нису|нити|нема|никад|никада|нико|ништа|без|ne|ni|nije|niti|nema|nikad|bez",
    "sv": r"inte|ej|ingen|inget|inga|aldrig|utan|varken|icke",
    "uk": r"не|ні|немає|без|ніколи|ніхто|нічого|ніщо|жоден|жодн\w+|неможливо",
    "ur": r"نہیں|نہ|بغیر|مت",
    "vi": r"không|chẳng|chưa|đừng",
    "zh": r"不|没|沒|無|无|勿|未(?![来來必])|并非|並非|决非",
}
KNOWN = tuple(_NEGATIONS)
# Of these the signs are looked for, since nothing parts their words.
_UNPARTED = ("ja", "zh")
_DASHES = re.compile("[\u2012-\u2015\u2e3a\u2e3b]")
_WORD = re.compile(r"[\w'\u200c-]+")
# A step, and no negation.
_BEFORE_PAS = ("un", "le", "ce", "du", "premier", "faux", "grand", "petit")
_NUMBERED = re.compile(r"[.º°]?\s*\d")


def negation_in(text: str, language: str) -> str:
    """Return the first word of a text that negates in a language (BCP 47), as it is folded; else nothing."""
    primary = language.partition("-")[0]
    pattern = _NEGATIONS.get(primary)
    if not pattern:
        return ""
    folded = fold(_DASHES.sub(" ", text)).text
    if primary in _UNPARTED:
        found = re.search(pattern, folded)
        return found[0] if found else ""
    for each in _WORD.finditer(folded):
        word = each[0].strip("'-_")
        is_number = primary == "en" and word == "no" and _NUMBERED.match(folded, each.end())
        # In English a hyphen makes one word of two, such as `no-fly`; elsewhere it joins a pronoun.
        parts = {*word.split("-"), *re.split("[-']", word)} - {word} if primary != "en" else set()
        before = folded[: each.start()].split()[-1:]
        is_noun = (primary, word) == ("fr", "pas") and before and before[0] in _BEFORE_PAS
        whole = not is_noun and re.fullmatch(pattern, word)
        if (whole or any(re.fullmatch(pattern, part) for part in parts)) and not is_number:
            return word
    return ""
