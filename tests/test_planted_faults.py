"""Faults of the kinds by which an audit could be blinded, planted into a built site: each is found.

Most are looked for on their page alone, or in a site whose files are listed again and whose evidence is
signed anew, so that no digest of a file gives them away; those that only such a digest can are at the end.
"""

import gzip
import json
import re
from pathlib import Path

import pytest

from generator.audit import EVIDENCE, codes
from generator.audit.evidence import digest_of
from generator.problem import Code
from tests import test_audit
from tests.audited import Files, Find, files_of, finder, listed_again, on_page, with_changed

TALKS = "events/talks/index.html"
COURIER = "sources/courier/index.html"
ANALYSIS = "analysis/index.html"
LIND = "actors/ana-lind/index.html"
CSS = "stylesheets/briefing.css"
INDEX = "search/search_index.json"
CONTENT = '<article class="md-content__inner md-typeset">'


@pytest.fixture(scope="module")
def built(made_up_site: Path) -> Files:
    return files_of(made_up_site)


@pytest.fixture(scope="module")
def found(built: Files) -> Find:
    return finder(built)


# What hides, or shows as something else, what is in it; around all that a page says.
WRAPPERS = [
    *("noembed", "noframes", "select", "plaintext", "video", "audio", "canvas", "dialog", "math", "object"),
    *(
        "svg",
        "textarea",
        "xmp",
        "noscript",
        "iframe",
        "title",
        "style",
        "script",
        "details",
        "datalist",
        "option",
    ),
    *("map", "progress", "meter", "marquee", "fieldset", "custom-element", "search", "template"),
    *("div hidden", "div inert", "div popover", "div aria-hidden='true'", "div style='opacity:0'"),
    *(
        "div class='md-search__output'",
        "div class='brief-sr'",
        "div class='md-overlay'",
        "div class='unknown'",
    ),
    *("div contenteditable", "div role='presentation'", "math><annotation", "section", "div id='__search'"),
]


@pytest.mark.parametrize("wrapper", WRAPPERS)
@pytest.mark.parametrize("path", [TALKS, ANALYSIS])
def test_nothing_is_put_around_the_content_of_a_page(built: Files, path: str, wrapper: str):
    assert "A307" in on_page(with_changed(built, path, CONTENT, f"<{wrapper}>{CONTENT}"), path)


@pytest.mark.parametrize("wrapper", WRAPPERS)
def test_nothing_is_put_into_the_content_of_a_page(built: Files, wrapper: str):
    assert {"A209", "A307"} & on_page(with_changed(built, TALKS, CONTENT, f"{CONTENT}<{wrapper}>"), TALKS)


# Kinds of things made from data, each changed in one place: what they are, and how they are falsified.
OF_DATA = {
    "a heading of a topic": (TALKS, "The ferry</h2>", "The free ferry</h2>"),
    "the heading of a page": (TALKS, "Talks at the harbour</h1>", "Secret talks</h1>"),
    "the label of a finding": (
        TALKS,
        "data-search-exclude>The fare</h3>",
        "data-search-exclude>The tax</h3>",
    ),
    "a label of whose a sentence is": (TALKS, "moderate confidence", "high confidence"),
    "a label that readers do not see": (
        TALKS,
        '<span class="brief-tag" data-label>Context',
        '<span class="brief-tag brief-sr" data-label>Context',
    ),
    "a label that is hidden": (
        TALKS,
        '<span class="brief-tag" data-label>Context',
        '<span class="brief-tag" data-label hidden>Context',
    ),
    "a note of the editor": (TALKS, "Beacon withdrew its article.", "Beacon stands by its article."),
    "a name of somebody in the text": (TALKS, '">dockers</a>,', '">strikers</a>,'),
    "the name of a source": (TALKS, "<b>BE</b> Beacon", "<b>BE</b> The Sun"),
    "a count of articles": (TALKS, "3 of 4 articles", "4 of 4 articles"),
    "a count in a table": (TALKS, '<td class="brief-level-5">2</td>', '<td class="brief-level-5">3</td>'),
    "a level in a table": (TALKS, '<td class="brief-level-0">', '<td class="brief-level-5">'),
    "a dot": (TALKS, "●●●○", "●●●●"),
    "what a dot says": (TALKS, "1 June 2031: silent", "1 June 2031: reports it"),
    "whether one article alone reports": (TALKS, "only The Courier", "not only The Courier"),
    "an origin": (TALKS, "origin named: Beacon (1)", "origin named: Beacon (2)"),
    "an origin behind a mark": (TALKS, "from Beacon", "from The Sun"),
    "what words are attributed to": (TALKS, "an unnamed clerk", "the mayor"),
    "a translation of ours": (TALKS, "our translation: the storm", "our translation: the war"),
    "whose a translation is": (TALKS, "the article’s translation", "our translation"),
    "a paragraph in a margin": (TALKS, "<b>&#8239;4</b></span></dt>", "<b>&#8239;5</b></span></dt>"),
    "a siglum in a margin": (TALKS, '<span class="brief-place">FA', '<span class="brief-place">CO'),
    "a day": (TALKS, "<span>1 May 2031</span>", "<span>2 May 2031</span>"),
    "whether a day is inferred": (TALKS, "November 2030 (inferred)", "November 2030"),
    "where an event is on a line of time": (TALKS, "brief-x80", "brief-x00"),
    "when an article was published": (TALKS, "about May 2031 <", "10 May 2031 <"),
    "a note on a day": (TALKS, "The page gives the month.", "The page gives the day."),
    "the country of a publisher": (TALKS, "outlet, Sweden", "outlet, Norway"),
    "a descriptor": (TALKS, "owned by the port.", "owned by the state."),
    "what was not assessed": (TALKS, "Not assessed here: El Faro and", "Not assessed here:"),
    "a correction": (TALKS, "The number of dockers was 12", "The number of dockers was 20"),
    "how an article calls somebody": (TALKS, "<bdi>la capitana</bdi>", "<bdi>la jefa</bdi>"),
    "a title of an article": (
        TALKS,
        '<bdi lang="es" dir="ltr">Vuelve el',
        '<bdi lang="es" dir="ltr">Viene el',
    ),
    "a title in translation": (TALKS, "The ferry comes back.)", "The ferry goes.)"),
    "a summary of what a page rests on": (TALKS, "9 articles in English", "90 articles in English"),
    "what a judgment is drawn from": (TALKS, 'Drawn from: <a href="#ferry">', 'Drawn from: <a href="#fare">'),
    "a reference": (TALKS, "read 21 May 2031", "read 21 May 2030"),
    "what is not reported": (TALKS, "<b>The owner</b>", "<b>The crew</b>"),
    "a question": (TALKS, "What did Lind say that the fare will be?", "What did Lind lie about?"),
    "whose version it is": (
        TALKS,
        '<p class="brief-version-sources">El Faro</p>',
        '<p class="brief-version-sources">Beacon</p>',
    ),
    "whether accounts differ": (TALKS, "The accounts differ</p>", "The accounts agree</p>"),
    "what a mark means": (TALKS, "it supports the sentence in part", "it refutes the sentence in part"),
    "where words were found": (TALKS, "captured texts of 20 May 2031", "captured texts of 20 May 2021"),
    "an order": (
        TALKS,
        "All</th><td>3</td><td>5</td>",
        "All</th><td>5</td><td>3</td>",
    ),
    "a part that is gone": (
        TALKS,
        '<p class="brief-question">What did Lind say that the fare will be?</p>',
        "",
    ),
    "a paragraph more": (TALKS, '<div class="brief-top">', '<p>The talks failed.</p><div class="brief-top">'),
    "a bare text more": (TALKS, '<div class="brief-top">', 'The talks failed.<div class="brief-top">'),
    "a class that hides": (TALKS, '<p class="brief-question">', '<p class="brief-question brief-sr">'),
    "a class that says something": (TALKS, "brief-finding--judgment", "brief-finding--reported"),
    "a part that only those who see have": (
        TALKS,
        '<p class="brief-question">',
        '<p class="brief-question" aria-hidden="true">',
    ),
    "what those hear who do not see": (
        TALKS,
        'aria-label="FA ¶2: the article',
        'aria-label="FA ¶9: the article',
    ),
    "a title that a pointer shows": (TALKS, '<abbr title="El Faro">', '<abbr title="Beacon">'),
    "a summary of an article": (COURIER, "what Lind said.</span>", "what Lind hid.</span>"),
    "a version of an article": (COURIER, "promised that the ferry", "denied that the ferry"),
    "a speaker": (COURIER, "speaker: a sailor", "speaker: a spy"),
    "a paragraph of a claim": (COURIER, ">¶2–3</a>", ">¶2–4</a>"),
    "a name's paragraph": (
        COURIER,
        '<span class="brief-from">¶7</span>',
        '<span class="brief-from">¶8</span>',
    ),
    "what a claim is about": (
        COURIER,
        'events/talks/#timetable">The timetable',
        'events/talks/#fare">The timetable',
    ),
    "how many claims there are": (COURIER, "8 claims", "9 claims"),
    "what the publisher did": (COURIER, "taken out those of 1 claim", "taken out those of 2 claims"),
    "a fact about an article": (COURIER, "is not assessed.", "is trustworthy."),
    "a role": (LIND, "Harbour master", "Harbour tyrant"),
    "the text twin of a picture": ("index.html", "</h2>", "</h2><p class='brief-sr'>Lind leads.</p>"),
}


@pytest.mark.parametrize("what", OF_DATA)
def test_what_is_made_from_data_is_compared(built: Files, what: str):
    path, old, new = OF_DATA[what]

    assert "A209" in on_page(with_changed(built, path, old, new), path)


# Around the content of a page, where a theme is: what is said there, how it looks and where it leads.
OF_FRAMES: dict[str, tuple[str, str | re.Pattern[str], str, str]] = {
    "a title of a page": (TALKS, "<title>Talks", "<title>Secret talks", "A210"),
    "a description": (TALKS, 'name="description" content="', 'name="description" content="False: ', "A210"),
    "the title that others show": (
        TALKS,
        'property="og:title" content="',
        'property="og:title" content="No ',
        "A210",
    ),
    "what others show of a page": (
        TALKS,
        'property="og:description" content="',
        'property="og:description" content="No ',
        "A210",
    ),
    "the address that others show": (
        TALKS,
        'property="og:url" content="https://host.example',
        'property="og:url" content="https://evil.example',
        "A210",
    ),
    "the address of a page": (
        TALKS,
        'rel="canonical" href="https://host.example',
        'rel="canonical" href="https://evil.example',
        "A210",
    ),
    "an entry of the navigation": (
        TALKS,
        re.compile(r"(md-ellipsis\">\s*)Ana Lind"),
        r"\1The liar",
        "A210",
    ),
    "where an entry of the navigation leads": (
        TALKS,
        'href="../../actors/ana-lind/" class="md-nav__link"',
        'href="../../actors/vara/" class="md-nav__link"',
        "A210",
    ),
    "an entry of the contents": (LIND, re.compile(r"(md-ellipsis\">\s*)Named by"), r"\1Blamed by", "A210"),
    "the title of the next page": (TALKS, "Next: The dockers", "Next: The strikers", "A210"),
    "a banner": (
        TALKS,
        '<div data-md-component="announce">',
        '<div data-md-component="announce">All of this is false.',
        "A210",
    ),
    "a word at the foot of a page": (TALKS, "</footer>", "<p>Not true</p></footer>", "A210"),
    "what the search asks for": (TALKS, 'placeholder="Search"', 'placeholder="Ask the liar"', "A210"),
    "a program in a page": (TALKS, "</body>", "<script>document.body.innerHTML='x'</script></body>", "A210"),
    "the settings of the theme": (TALKS, "No matching documents", "Go to evil.example", "A210"),
    "a style in a page": (TALKS, "</head>", "<style>article{color:transparent}</style></head>", "A210"),
    "a style of an element": (
        TALKS,
        '<main class="md-main"',
        '<main style="display:none" class="md-main"',
        "A307",
    ),
    "a class of the frame": (TALKS, '<main class="md-main"', '<main class="md-main md-search"', "A307"),
    "a class of the body": (TALKS, '<body dir="ltr"', '<body class="md-overlay" dir="ltr"', "A307"),
    "an element over the page": (TALKS, "</body>", "<dialog open>All false</dialog></body>", "A307"),
    "a picture over the page": (TALKS, "</body>", '<img src="../../ferry.svg"></body>', "A210"),
    "a form": (TALKS, "</body>", '<form action="../x"><textarea></textarea></form></body>', "A307"),
    "a frame": (TALKS, "</body>", '<iframe src="../"></iframe></body>', "A307"),
    "an attribute that runs": (TALKS, "<main ", '<main onpointerrawupdate="x()" ', "A305"),
    "a second article": (
        TALKS,
        CONTENT,
        f"{CONTENT}All false.</article>{CONTENT}",
        "A307",
    ),
    "a sentence in the frame": (
        TALKS,
        "<footer",
        '<p><span data-statement="finding">The ferry sank.</span></p><footer',
        "A202",
    ),
}


@pytest.mark.parametrize("what", OF_FRAMES)
def test_what_is_around_a_page_is_a_themes(built: Files, found: Find, what: str):
    path, old, new, code = OF_FRAMES[what]
    if isinstance(old, re.Pattern):
        text, times = old.subn(new, built[path].decode())
        assert times
        files = built | {path: text.encode()}
    else:
        files = with_changed(built, path, old, new)

    assert f"{code} site/{path}" in found(listed_again(files))


# On a page that somebody wrote, whose words no data has.
ON_WRITTEN_PAGES = {
    "an element": ("<p>It is", "<marquee>x</marquee><p>It is", "A307"),
    "an element of vectors": ("<p>It is", "<svg><text>All false</text></svg><p>It is", "A307"),
    "an attribute": ("<p>It is", "<p data-md-component='announce'>It is", "A307"),
    "a style": ("<p>It is", "<p style='display:none'>It is", "A307"),
    "an attribute that hides": ("<p>It is", "<p hidden>It is", "A307"),
    "a class of the theme": ("<p>It is", "<p class='md-overlay'>It is", "A307"),
    "a class of ours that hides": ("<p>It is", "<p class='brief-report'>It is", "A307"),
    "what is heard and not seen": ("<p>It is", "<p aria-hidden='true'>It is", "A307"),
    "an invisible character": ("<p>It is", "<p>It\u2060 is", "A307"),
    "an invisible character by its number": ("<p>It is", "<p>It&#x202e; is", "A307"),
    "a control character": ("<p>It is", "<p>It\x1b is", "A307"),
    "an address that is a program": ("mailto:us", "vbscript:us", "A305"),
    "an address with another scheme": ("mailto:us", "intent:us", "A307"),
    "a quotation that is none": ("<p>It is", "<p><q>we surrender</q> It is", "A205"),
    "a link to what is not there": ('href="https://tides.example"', 'href="../nowhere/"', "A301"),
}


@pytest.mark.parametrize("what", ON_WRITTEN_PAGES)
def test_on_a_hand_written_page_is_what_markdown_makes(built: Files, found: Find, what: str):
    old, new, code = ON_WRITTEN_PAGES[what]
    files = listed_again(with_changed(built, ANALYSIS, old, new), raw_html=False)

    assert f"{code} site/{ANALYSIS}" in found(files)


# What style sheets load, say and hide.
IN_STYLES = {
    "an address behind a string": ('a{b:")";c:url(//evil.example)}', "A305"),
    "an import with an escape": ('@im\\port "https://evil.example/a";', "A305"),
    "a function with an escape": ("a{b:u\\72 l(https://evil.example/)}", "A305"),
    "an address with an escape": ("a{b:url(https\\3a //evil.example/)}", "A305"),
    "an import by an address": ("@import url(//evil.example/a);", "A305"),
    "a font": ("@font-face{font-family:x;src:url(//evil.example/a)}", "A305"),
    "a set of pictures": ('a{b:image-set("//evil.example/a" 1x)}', "A305"),
    "a set with a prefix": ('a{b:-webkit-image-set(url("//evil.example/a") 1x)}', "A305"),
    "an address in a variable": ("a{--b:url(//evil.example/a)}", "A305"),
    "an address in a condition": ("@media screen{@supports (a:b){a{b:url(//evil.example/a)}}}", "A305"),
    "an address in a nested rule": ("a{&:hover{b:url(//evil.example/a)}}", "A305"),
    "a list of styles": ("@namespace url(https://evil.example);", "A305"),
    "words before an element": ('h1::before{content:"False: "}', "A309"),
    "words by an escape": ('h1::before{con\\74 ent:"\\46 alse"}', "A309"),
    "words from a variable": (':root{--x:"False"}h1::after{content:var(--x)}', "A309"),
    "words from a variable's other value": ('h1::after{content:var(--y,"False")}', "A309"),
    "words for a marker": ('li::marker{content:"not "}', "A309"),
    "words for those who hear": ('h1::before{content:"" / "False"}', "A309"),
    "a sentence that is not shown": (".brief-sentence{display:none}", "A208"),
    "a sentence that is transparent": (".brief-sentence{opacity:0}", "A208"),
    "a sentence that is not visible": (".brief-sentence{visibility:hidden !important}", "A208"),
    "a sentence that is cut away": (
        ".brief-told .brief-sentence, .brief-sentence{clip-path:inset(50%)}",
        "A208",
    ),
    "a sentence in letters of no size": ("@media all{.brief-sentence{font-size:0}}", "A208"),
    "braces without an end": ("a{" * 3000, "A101"),
}


@pytest.mark.parametrize("what", IN_STYLES)
def test_a_style_sheet_loads_says_and_hides_nothing(built: Files, found: Find, what: str):
    css, code = IN_STYLES[what]
    files = listed_again(built | {CSS: f"{css}\n".encode() + built[CSS]})
    where = TALKS if code == "A208" else CSS

    assert f"{code} site/{where}" in found(files)


# Files that no page shows or loads, and that a server, a browser or a reader asks for by name.
STRAY = [
    *("_redirects", "_headers", "CNAME", "sw.js", "service-worker.js", "netlify.toml", "vercel.json"),
    *(".htaccess", ".well-known/security.txt", "web.config", "events/talks.html", "extra/index.html"),
    *("feed.xml", "manifest.webmanifest", "data/more.json", "ads.txt", "index.htm", "actors/ana-lind.html"),
    *("assets/stylesheets/extra.css", "assets/javascripts/extra.js", "events/talks/README.md", "index.php"),
]


@pytest.mark.parametrize("path", STRAY)
def test_a_file_that_nothing_accounts_for_is_found(built: Files, found: Find, path: str):
    files = listed_again(built | {path: b"/* https://evil.example */"}, named_files=[])

    assert f"A401 site/{path}" in found(files)


def test_a_file_that_the_editor_names_belongs_to_the_site(built: Files, found: Find):
    files = built | {"CNAME": b"briefing.example\n"}

    assert found(listed_again(files)) == []


@pytest.mark.parametrize("path", ["report.pdf", "photo.jpg", "voice.mp3", "ferry.svg", "assets/images/x.png"])
def test_a_picture_or_a_document_that_the_site_was_built_with_is_fine_and_another_is_not(
    built: Files, found: Find, path: str
):
    files = built | {path: b"<svg></svg>"}
    code = "A402" if path in built else "A401"

    assert found(listed_again(files)) == []
    assert found(files) == [f"{code} site/{path}"]


def entries_changed(files: Files, field: str, value: object) -> Files:
    index = json.loads(files[INDEX])
    at = next(
        number for number, each in enumerate(index["docs"]) if each["location"] == "events/talks/#_f.met"
    )
    index["docs"][at] |= {field: value}
    return files | {INDEX: json.dumps(index).encode()}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "<p>Ana Lind sank the ferry.</p>"),
        ("title", "The surrender"),
        ("location", "events/talks/#nowhere"),
        ("location", "https://evil.example/"),
        ("location", "events/no-talks/"),
        ("tags", ["The liar"]),
    ],
)
def test_the_search_index_says_what_pages_say(built: Files, found: Find, field: str, value: object):
    assert f"A403 site/{INDEX}" in found(listed_again(entries_changed(built, field, value)))


def test_a_page_is_in_the_search_index_and_an_index_can_be_read(built: Files, found: Find):
    index = json.loads(built[INDEX])
    kept = [each for each in index["docs"] if not each["location"].startswith("events/talks/")]

    assert f"A403 site/{INDEX}" in found(listed_again(built | {INDEX: json.dumps({"docs": kept}).encode()}))
    assert f"A403 site/{INDEX}" in found(listed_again(built | {INDEX: b'{"docs": [1'}))
    other = b"var __index = " + json.dumps({"docs": kept}).encode()
    assert f"A403 site/{INDEX}" in found(listed_again(built | {"search/search_index.js": other}))


def test_the_list_of_pages_has_every_page_and_no_other(built: Files, found: Find):
    for old, new in (
        ("https://host.example/briefing/events/talks/", "https://evil.example/"),
        ("<loc>https://host.example/briefing/events/talks/</loc>", ""),
    ):
        files = with_changed(built, "sitemap.xml", old, new)
        files["sitemap.xml.gz"] = gzip.compress(files["sitemap.xml"])
        assert "A403 site/sitemap.xml" in found(listed_again(files))
    more = gzip.compress(built["sitemap.xml"] + b"<!-- more -->")
    assert found(listed_again(built | {"sitemap.xml.gz": more})) == ["A402 site/sitemap.xml.gz"]


def test_an_old_address_leads_to_where_the_evidence_says(built: Files, found: Find):
    path = "actors/dockers/index.html"
    text = built[path].decode().replace("../#dockers", "../#port")

    assert f"A403 site/{path}" in found(listed_again(built | {path: text.encode()}))
    gone = {name: data for name, data in built.items() if name != path}
    assert any(each.startswith("A403 site/actors/dockers") for each in found(listed_again(gone)))


# What a link leads to: on this site, and elsewhere.
LINKS = {
    "an address of an article": (TALKS, 'href="https://articles.example/faro.html"', "A308"),
    "an address of a copy": (TALKS, 'href="https://articles.example/faro.html?copy=1"', "A308"),
    "a passage": (TALKS, 'href="https://articles.example/faro.html#:~:text=gratis"', "A308"),
    "a passage of another source": (
        TALKS,
        'href="https://articles.example/faro.html#:~:text=la%20tormenta"',
        "A209",
    ),
    "the address of a reference": (TALKS, 'href="https://tides.example"', "A308"),
    "a link to an actor": (TALKS, 'href="../../actors/#dockers"', "A209"),
    "a link to an event": (TALKS, 'href="../return-visit/"', "A209"),
    "a link to a claim": (TALKS, 'href="../../sources/faro/#fare"', "A209"),
}


@pytest.mark.parametrize("what", LINKS)
def test_a_link_leads_to_where_it_was_made_for(built: Files, found: Find, what: str):
    path, link, code = LINKS[what]
    to = "https://evil.example/x" if code == "A308" else "../../sources/courier/#fare"
    files = with_changed(built, path, link, f'href="{to}"')

    assert f"{code} site/{path}" in found(listed_again(files))


def test_evidence_that_was_changed_and_not_signed_is_found(built: Files, found: Find):
    text = built[EVIDENCE].decode()
    assert "A102 site/data/evidence.json" in found(built | {EVIDENCE: text.replace("Faro", "Sol").encode()})


def test_a_page_and_its_evidence_that_are_changed_alike_are_found_where_they_differ_from_each_other(
    built: Files, found: Find
):
    evidence = json.loads(built[EVIDENCE])
    for each in evidence["statements"]:
        each["text"] = each["text"].replace("Ana Lind met", "Ana Lind shot")
    files = with_changed(built, TALKS, "Ana Lind met the dockers.<", "Ana Lind shot the dockers.<")
    problems = found(listed_again(files, statements=evidence["statements"]))

    assert f"A209 site/{TALKS}" in problems


# Only the digest of a file tells these from what was built.
FILES = {
    "a word of a hand-written page": (ANALYSIS, "Write to", "Never write to"),
    "a sentence more on a hand-written page": (ANALYSIS, "<p>It is", "<p>All of this is false.</p><p>It is"),
    "a program of the site": ("javascripts/briefing.js", "addEventListener", "removeEventListener"),
    "a colour": (CSS, "--brief-quiet", "--brief-quite"),
    "what crawlers may do": ("robots.txt", "Disallow:", "Disallow: /"),
    "a page for what is not there": ("404.html", "There is no page", "There is no truth"),
    "a picture": ("ferry.svg", 'width="9"', 'width="8"'),
}


@pytest.mark.parametrize("what", FILES)
def test_a_file_is_as_it_was_built(built: Files, found: Find, what: str):
    path, old, new = FILES[what]

    assert f"A402 site/{path}" in found(with_changed(built, path, old, new))


def test_a_file_of_the_theme_is_as_it_was_built_and_there(built: Files, found: Find):
    path = next(path for path in built if re.fullmatch(r"assets/javascripts/bundle\..*\.js", path))
    gone = next(path for path in built if path.startswith("assets/javascripts/lunr/"))

    assert f"A402 site/{path}" in found(built | {path: built[path] + b"/* x */"})
    assert f"A401 site/{gone}" in found({name: data for name, data in built.items() if name != gone})


def test_comments_and_spaces_that_nobody_sees_are_no_change_of_what_a_page_says(built: Files, found: Find):
    text = (
        built[TALKS].decode().replace("</p>\n", "  </p><!-- a comment -->\n\n").replace("&#8239;", "\u202f")
    )

    assert found(listed_again(built | {TALKS: text.encode()})) == []


def test_every_kind_of_fault_is_planted():
    tables = (test_audit.FAULTS, OF_FRAMES, ON_WRITTEN_PAGES, IN_STYLES, LINKS)
    planted = {str(entry[-1]) for table in tables for entry in table.values()}
    by_name = {"A101", "A102", "A209", "A401", "A402", "A403"}

    assert planted | by_name == {code.id for code in vars(codes).values() if isinstance(code, Code)}


def test_the_digest_of_evidence_is_that_of_all_else_in_it(built: Files):
    evidence = json.loads(built[EVIDENCE])

    assert evidence["digest"] == digest_of(evidence)
    assert digest_of({**evidence, "title": "x"}) != evidence["digest"]
