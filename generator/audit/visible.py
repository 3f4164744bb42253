"""Turns the elements around a sentence into the reason why no reader sees it, by what may be around one."""

from generator.audit.site import Site, SitePage
from generator.text import Element

# What browsers show as it is. Others hide what is in them, run it, or take it for something else.
_SHOWN = frozenset(
    """
    html body main article section div span p a abbr b bdi bdo blockquote br caption cite code col colgroup dd
    details dfn dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img kbd li mark nav ol path pre q rp rt ruby
    samp small strong sub summary sup svg table tbody td tfoot th thead time tr u ul var wbr
    """.split()  # noqa: SIM905
)

_HIDING = ("hidden", "inert", "style", "popover")
_ASKED = frozenset({*_HIDING, "aria-hidden"})


# What those hear who do not see the page: what a table says by where something stands, and states of marks.
HEARD = frozenset({"brief-sr"})
# Seen by whoever points at what they belong to: ways to and from a heading or a footnote.
POINTED_AT = frozenset({"headerlink", "footnote-backref"})


def hiding(site: Site, element: Element) -> str:
    """Return why an element hides what is in it, or takes it back; else nothing."""
    attributes = element.attributes
    like = element.tag, attributes.get("class"), attributes.keys().isdisjoint(_ASKED)
    if like[2] and like in site.seen:
        return site.seen[like]
    why = _hiding(site, element)
    if like[2]:
        site.seen[like] = why
    return why


def _hiding(site: Site, element: Element) -> str:
    if element.tag not in _SHOWN:
        return f"there is a <{element.tag}>"
    attributes = element.attributes
    if name := next((name for name in _HIDING if name in attributes), None):
        return f"there is an attribute `{name}`"
    if attributes.get("aria-hidden", "false") != "false":
        return "there is an attribute `aria-hidden`"
    if "class" in attributes and (found := site.hidden_classes.intersection(element.classes)):
        return f"there is a class `{min(found)}`"
    return ""


def hiding_within(site: Site, element: Element) -> str:
    """Return why a part of an element is not seen, besides what is there for those who do not see."""
    parts = (each for each in element.walk() if not HEARD.intersection(each.classes))
    return next(filter(None, (hiding(site, each) for each in parts)), "")


def hiding_all(site: Site, page: SitePage) -> dict[Element, str]:
    """Return all elements of a page that are hidden, and why."""
    found: dict[Element, str] = {}
    for element in page.elements:  # a parent always comes before what is in it
        if why := (element.parent and found.get(element.parent)) or hiding(site, element):
            found[element] = why
    return found
