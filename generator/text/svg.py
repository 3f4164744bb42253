"""Turns a picture of vectors (SVG 2, W3C) into why it may not be published: it must draw, and no more."""

import re
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
# What draws; no scripts, pages, animations or sounds.
_ELEMENTS = frozenset(
    """
    svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text
    tspan textPath marker pattern mask clipPath linearGradient radialGradient stop switch image filter feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
    feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """.split()  # noqa: SIM905
)
_ADDRESS = re.compile(r"url\(\s*[\"']?\s*([^\"')\s]*)|@import\s*[\"']?([^\"';]*)", re.IGNORECASE)


def wrong_in(data: bytes) -> str:
    """Return why a picture may not be published, or nothing: it runs, leads elsewhere, or is no XML."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "this picture is not UTF-8 text, so that no check reads it"
    if re.search(r"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)|<\?(?!xml\s)", text, re.IGNORECASE):
        return "the picture has a document type or an instruction, which could load something"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return f"the picture is no XML: {error}"
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if element.tag.startswith("{") and not element.tag.startswith(_SVG):
            continue  # what a program that draws notes for itself
        if name not in _ELEMENTS:
            return f"the picture has an element `{name}`, which does more than draw"
        for attribute, value in element.attrib.items():
            attribute = attribute.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                return f"the picture runs a program: `{attribute}`"
            if attribute in ("href", "src") and not _is_within(value):
                return f"the picture leads to `{value[:80]}`"
            if wrong := _elsewhere(value):
                return f"the picture loads `{wrong[:80]}`"
        if name == "style" and (wrong := _elsewhere("".join(element.itertext()))):
            return f"the picture loads `{wrong[:80]}`"
    return ""


def _is_within(address: str) -> bool:
    address = "".join(address.split()).lower()
    return address.startswith("#") or bool(re.match(r"data:image/(?!svg)", address))


def _elsewhere(css: str) -> str:
    if "\\" in css and re.search(r"url|import|\\", css, re.IGNORECASE):
        return css  # escapes hide what is loaded
    found = (first or second for first, second in _ADDRESS.findall(css))
    return next((address for address in found if not _is_within(address)), "")
