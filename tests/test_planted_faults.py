"""Faults of the kinds by which an audit could be blinded, planted into a built site: each is found.

Most are looked for on their page alone, or in a site whose files are listed again and whose evidence is
signed anew, so that no digest of a file gives them away; those that only such a digest can are at the end.
"""

import gzip
import json
import os
import re
import shutil
from pathlib import Path

import pytest

from generator.audit import EVIDENCE, audit, codes
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
    "a program by an address of data": (
        TALKS,
        "</body>",
        '<script src="data:application/javascript,x()"></script></body>',
        "A305",
    ),
    "a style sheet by an address of data": (
        TALKS,
        "</head>",
        '<link rel="stylesheet" href=" data: text/css,p{}"></head>',
        "A305",
    ),
    "a style sheet that is gone": (
        TALKS,
        '<link rel="stylesheet" href="../../stylesheets/briefing.css">',
        "",
        "A210",
    ),
    "a style sheet for paper alone": (
        TALKS,
        'href="../../stylesheets/briefing.css"',
        'href="../../stylesheets/briefing.css" media="print"',
        "A210",
    ),
    "a policy that is gone": (
        TALKS,
        re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>'),
        "",
        "A210",
    ),
    "a policy that is open": (TALKS, "default-src 'none'", "default-src *", "A210"),
    "another encoding": (TALKS, '<meta charset="utf-8">', '<meta charset="windows-1251">', "A210"),
    "what keeps search engines out": (
        TALKS,
        "</head>",
        '<meta name="robots" content="noindex"></head>',
        "A210",
    ),
    "a title of another kind": (TALKS, "</head>", '<meta name="twitter:title" content="No"></head>', "A210"),
    "a description in capitals": (TALKS, "</head>", '<meta name="Description " content="No"></head>', "A210"),
    "a title that is gone": (TALKS, re.compile(r"<title>.*?</title>", re.DOTALL), "", "A210"),
    "a canonical address in capitals": (
        TALKS,
        "</head>",
        '<link rel="CANONICAL nofollow" href="https://evil.example/"></head>',
        "A210",
    ),
    "a picture that others show": (
        TALKS,
        'property="og:image" content="https://host.example',
        'property="og:image" content="https://evil.example',
        "A210",
    ),
    "a relation to another page": (
        TALKS,
        "</head>",
        '<link rel="shortlink" href="https://evil.example/"></head>',
        "A210",
    ),
    "an entry of the navigation that leads elsewhere": (
        TALKS,
        'href="../../timeline/" class="md-nav__link"',
        'href="https://evil.example/" class="md-nav__link"',
        "A210",
    ),
    "an entry of the navigation that leads to a place": (
        TALKS,
        'href="../../timeline/" class="md-nav__link"',
        'href="../../sources/#_end" class="md-nav__link"',
        "A210",
    ),
    "an entry of the navigation that is gone": (
        TALKS,
        re.compile(r'<li class="md-nav__item">\s*<a href="../../timeline/".*?</li>', re.DOTALL),
        "",
        "A210",
    ),
    "a way onward": (
        TALKS,
        "</head>",
        '<meta http-equiv="refresh" content="0; url=../../timeline/"></head>',
        "A306",
    ),
    "an element that a program is told of": (
        TALKS,
        'data-md-component="content"',
        'data-md-component="search-result" hidden',
        "A307",
    ),
    "another direction": (TALKS, '<html lang="en"', '<html dir="rtl" lang="ar"', "A210"),
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
    "a struck out part of a quotation": ("<p>It is", "<p><q>five <del>crowns</del></q> It is", "A205"),
    "a turned part of a quotation": ("<p>It is", "<p><q>five <bdo dir=rtl>crowns</bdo></q> It is", "A205"),
    "a quotation in no paragraph": ("<p>It is", "<div>“we surrender”</div><p>It is", "A205"),
    "a correction of a source": ("The number of dockers was 12", "The number of dockers was 20", "A209"),
    "a descriptor of a source": ("News agency owned by the port", "Independent agency", "A209"),
    "words among the marks": (
        '<sup class="brief-marks"',
        '<sup class="brief-marks"><i>not</i></sup><sup class="brief-marks"',
        "A209",
    ),
    "the origin in a mark": ("</a><i>Beacon</i>", "</a><i>Reuters</i>", "A209"),
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
    "a sentence that is hidden by what it is": ("[data-statement]{display:none}", "A208"),
    "a page that is hidden": ("body{visibility:hidden}", "A208"),
    "a sentence in an element of a list": (":is(.brief-sentence){display:none}", "A208"),
    "a sentence that has marks": ("p:has(.brief-marks){display:none}", "A208"),
    "a nested rule that hides": (".brief-lead{& span{display:none}}", "A208"),
    "what is not for print": ("@media not print{[data-statement]{display:none}}", "A208"),
    "what is for a printer": ("@media print{[data-statement]{display:none}}", "A208"),
    "what is for a telephone": ("@media (max-width:600px){.brief-status{display:none}}", "A208"),
    "a sentence in a colour of nothing": (".brief-status{color:#0000}", "A208"),
    "a sentence far away": (".brief-status{position:absolute;left:-9999px}", "A208"),
    "a sentence that is small": (".brief-status{scale:0}", "A208"),
    "a sentence that is struck out": (".brief-status{text-decoration:line-through}", "A208"),
    "a sentence in another order": (".brief-status{unicode-bidi:bidi-override;direction:rtl}", "A208"),
    "a sentence that something covers": (".brief-status{position:fixed}", "A208"),
    "a variable that hides": (":root{--n:none}.brief-status{display:var(--n)}", "A208"),
    "an animation that hides": ("@keyframes x{to{opacity:0}}", "A208"),
    "words for a list": ('ul{list-style-type:"Not true: "}', "A309"),
    "words of a counter": ('@counter-style z{system:cyclic;symbols:"False: "}', "A309"),
    "words for quotation marks": ('q{quotes:"He never said: " "."}', "A309"),
    "words for what is cut": ('p{text-overflow:"false"}', "A309"),
    "words for an attribute that is not there": ('p::before{content:attr(x,"False")}', "A309"),
    "a sign before a number": ('td::before{content:"−"}', "A309"),
    "an address in a string of a variable": ('a{--u:"https://evil.example/a"}', "A305"),
    "a style sheet in another encoding": ("\x00", "A101"),
    "braces without an end": ("a{" * 3000, "A101"),
}


@pytest.mark.parametrize("what", IN_STYLES)
def test_a_style_sheet_loads_says_and_hides_nothing(built: Files, found: Find, what: str):
    css, code = IN_STYLES[what]
    files = listed_again(built | {CSS: css.encode()})
    problems = found(files)

    assert f"{code} site/{CSS}" in problems or f"{code} site/{TALKS}" in problems


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
        ("text", "<b>A</b><b>na</b> <b>Lind</b> <b>no</b><b>t</b>"),
        ("text", "<img src=x onerror=x()>"),
        ("text", "The fare Ana Lind"),
        ("text", None),
        ("title", "The surrender"),
        ("location", "events/talks/#nowhere"),
        ("location", "https://evil.example/"),
        ("location", "events/no-talks/"),
        ("tags", ["The liar"]),
        ("tags", None),
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
        ("<loc>https://host.example/briefing/events/talks/</loc>", "<loc x='1'>https://evil.example/</loc>"),
        ("</urlset>", "<image>False</image></urlset>"),
        ("<urlset", "<!DOCTYPE x><urlset"),
        ("<urlset", "<?xml-stylesheet href='//evil.example'?><urlset"),
        ("</urlset>", "</url>"),
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
        'href="https://articles.example/faro.html#:~:text=la%20tormenta%20da%C3%B1%C3%B3,de%20hacia%201987"',
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


PICTURES = [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://evil.example"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:z="http://www.w3.org/1999/xlink">'
    '<use z:href="https://evil.example"/></svg>',
    '<?xml-stylesheet href="https://evil.example"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"/>',
    '<svg xmlns="http://www.w3.org/2000/svg"><style>@import "https://evil.example";</style></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><rect fill="url(https://evil.example)"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><rect style="fill:u\\72l(x)"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><set attributeName="href" to="https://evil.example"/></svg>',
    '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject/></svg>',
    "<svg><p></svg>",
]


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_of_vectors_draws_and_does_nothing_else(built: Files, found: Find, picture: str):
    assert "A305 site/ferry.svg" in found(listed_again(built | {"ferry.svg": picture.encode()}))


ONWARD = '<meta http-equiv="refresh" content="0; url=../"><a href="../">x</a>'


@pytest.mark.parametrize(
    ("path", "html", "code"),
    [
        ("news/index.html", f"{ONWARD}<p>{'All of it is false. ' * 9}</p>", "A306"),
        ("news/index.html", f"<noscript>{ONWARD}</noscript>", "A306"),
        ("news/index.html", ONWARD.replace('url=../"', 'url=../../"'), "A306"),
        ("timeline/index.html", ONWARD, "A306"),
        ("method/index.html", ONWARD, "A306"),
        ("404.html", ONWARD, "A306"),
        ("actors/dockers/index.html", ONWARD, "A402"),
    ],
)
def test_a_page_that_leads_on_says_nothing_and_is_in_no_pages_place(
    built: Files, found: Find, path: str, html: str, code: str
):
    problems = found(listed_again(built | {path: f"<!doctype html><title>x</title>{html}".encode()}))

    assert any(each == f"{code} site/{path}" or each == f"A403 site/{path}" for each in problems)


def test_an_old_address_of_another_plugin_is_fine(built: Files, found: Find):
    page = f"<!doctype html><title>Redirecting</title>{ONWARD}".encode()

    assert found(listed_again(built | {"before/index.html": page})) == []


def test_what_crawlers_may_do_is_made_from_the_data(built: Files, found: Find):
    files = listed_again(built | {"robots.txt": b"User-agent: *\nDisallow: /\n"})

    assert found(files) == ["A402 site/robots.txt"]


CONTRADICTIONS = {
    "claims": lambda evidence: evidence["claims"].append(evidence["claims"][0]),
    "sources": lambda evidence: evidence["sources"].pop(),
    "statements": lambda evidence: evidence["statements"][0]["claims"].append("courier#none"),
    "files": lambda evidence: evidence["files"].append(evidence["files"][0]),
}


@pytest.mark.parametrize("part", CONTRADICTIONS)
def test_parts_of_the_evidence_fit_each_other(built: Files, found: Find, part: str):
    evidence = json.loads(built[EVIDENCE])
    CONTRADICTIONS[part](evidence)
    evidence["digest"] = digest_of(evidence)

    assert "A102 site/data/evidence.json" in found(built | {EVIDENCE: json.dumps(evidence).encode()})


@pytest.mark.parametrize(
    "evidence",
    [
        b'{"title": "\\ud800"}',
        b'{"claims": [], "claims": []}',
        b"\xff\xfe{\x00}\x00",
        b'{"format": 1}',
        b"[" * 9999,
        b"1",
    ],
)
def test_evidence_that_can_be_read_in_two_ways_or_in_none_is_none(built: Files, found: Find, evidence: bytes):
    assert found(built | {EVIDENCE: evidence}) == ["A101 site/data/evidence.json"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (TALKS, "<h1", "<?x?><h1"),
        (TALKS, "<h1", f"<p style='{'(' * 5000}'>x</p><h1"),
        (TALKS, "<h1", "<a href='/%2F[x'>x</a><h1"),
        (TALKS, "<h1", "<a href='http://[x'>x</a><h1"),
        (
            CSS,
            ":root {",
            f":root{{{''.join(f'--v{n}:var(--v{n + 1}) var(--v{n + 1});' for n in range(40))}}}:root {{",
        ),
        ("sitemap.xml", "<loc>", f"<loc>{' ' * 9000}"),
    ],
)
def test_hostile_files_are_refused_and_not_stumbled_over(
    built: Files, found: Find, path: str, old: str, new: str
):
    assert any(path in each for each in found(with_changed(built, path, old, new)))


def test_what_is_compressed_beside_a_file_is_that_file(built: Files, found: Find):
    bomb = gzip.compress(b"x" * 9_000_000)
    for data in (bomb, bomb[:-9], b"\x1f\x8b broken", b""):
        assert found(built | {"sitemap.xml.gz": data}) == ["A402 site/sitemap.xml.gz"]


def test_links_and_pipes_in_a_site_are_no_files_of_it(made_up_site: Path, tmp_path: Path):
    site = Path(shutil.copytree(made_up_site, tmp_path / "site"))
    (site / "notes.csv").symlink_to("/etc/hostname")
    (site / "folder").symlink_to(made_up_site)
    os.mkfifo(site / "pipe.csv")
    _, problems = audit(site)

    assert [(each.code.id, each.position.file.rpartition("/")[2]) for each in problems] == [
        ("A401", "folder"),
        ("A401", "notes.csv"),
        ("A401", "pipe.csv"),
    ]


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
