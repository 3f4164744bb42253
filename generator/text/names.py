"""Turns a name in a foreign script into one that does not disturb the text around it."""

from unicodedata import bidirectional

from markupsafe import Markup


class Name(str):
    """A name that may begin in another language, such as a publisher's; a template shows that part isolated.

    As plain text, in an attribute or a title, it is what it says; there a template asks for `| plain`.
    """

    __slots__ = ("foreign", "lang")
    foreign: str
    lang: str | None

    @classmethod
    def of(cls, foreign: str, lang: str | None, rest: str = "") -> "Name":
        """Return a name that begins with words in a language (None: the briefing's), and goes on in ours."""
        name = cls(foreign + rest)
        name.foreign, name.lang = foreign, lang
        return name

    def __html__(self) -> str:
        """Return it as HTML, with `bdi`, `lang` and `dir` where it is in another language."""
        if not self.lang:
            return Markup.escape(str(self))
        html = '<bdi lang="{}" dir="{}">{}</bdi>{}'
        return Markup(html).format(
            self.lang, direction(self.foreign), self.foreign, self[len(self.foreign) :]
        )


def direction(text: str) -> str:
    """Return the direction in which a text runs, by its first letter (Unicode, UAX #9, rule P2)."""
    strong = (bidirectional(each) for each in text)
    first = next((each for each in strong if each in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"
