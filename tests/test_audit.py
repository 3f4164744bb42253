"""The audit of a built site: nothing in a good one, and each planted fault is found where it is."""

import json
from pathlib import Path

import pytest

from generator.audit import EVIDENCE, audit_files, codes
from tests.audited import Files, Find, files_of, finder, listed_again, with_changed
from tests.site import made_up_project, mkdocs
from tests.vocabulary import briefing


@pytest.fixture(scope="module")
def built(made_up_site: Path) -> Files:
    return files_of(made_up_site)


@pytest.fixture(scope="module")
def found(built: Files) -> Find:
    return finder(built)


def test_a_site_as_it_was_built_has_no_problem(built: Files):
    pages, problems = audit_files(built, "site")

    assert problems == []
    assert pages > 15


def test_the_front_matter_of_a_page_that_cites_is_no_text_of_it(built: Files):
    html = built["analysis/index.html"].decode()

    assert "<title>On the ferry" in html
    assert "title: On the ferry" not in html


TALKS = "events/talks/index.html"
COURIER = "sources/courier/index.html"

FAULTS = {
    "a mark shows another page": (
        "background/index.html",
        "<b>\u202fp.\u00a01 ¶2</b></a>",
        "<b>\u202fp.\u00a02 ¶2</b></a>",
        "A203",
    ),
    "a mark shows a time beside its own": (
        "background/index.html",
        "12:30–13:05</b></a></sup>",
        "12:30–13:10</b></a></sup>",
        "A203",
    ),
    "what the editor put in is not in the words": (COURIER, "[the ferry]", "[no ferry]", "A205"),
    "a note is silent on what the publisher took out": (
        "background/index.html",
        "taken out by the publisher after",
        "found by the publisher before",
        "A206",
    ),
    "a translation by an article is another": (
        "sources/faro/index.html",
        "<q>free</q>",
        "<q>freed</q>",
        "A205",
    ),
    "a mark is gone": (
        TALKS,
        'class="brief-mark" href="#_FA-1" data-claims="faro#met"',
        'href="#_FA-1"',
        "A203",
    ),
    "a mark does not say that it is in part": (
        TALKS,
        'brief-mark brief-mark--part" href="#_CO-7"',
        'brief-mark" href="#_CO-7"',
        "A203",
    ),
    "all marks of a sentence are gone": (
        TALKS,
        'class="brief-mark" href="#_CO-1" data-claims="courier#day"',
        'href="#_CO-1"',
        "A201",
    ),
    "a label is gone": (
        TALKS,
        '<span class="brief-tag" data-label>Context, not from the articles</span>',
        "",
        "A201",
    ),
    "a sentence says something else": (
        TALKS,
        "Ana Lind met the dockers.<sup",
        "Ana Lind met the bakers.<sup",
        "A202",
    ),
    "a mark shows another paragraph": (
        TALKS,
        "CO<b>\u202f1</b>",
        "CO<b>\u202f2</b>",
        "A203",
    ),
    "a mark leads to the entry of another source": (
        TALKS,
        'href="#_CO-1" data-claims="courier#met"',
        'href="#_FA-1" data-claims="courier#met"',
        "A303",
    ),
    "a mark leads to no entry": (TALKS, 'href="#_CO-1"', 'href="#_CO-9"', "A303"),
    "a mark stands for another claim": (
        TALKS,
        'data-claims="courier#met"',
        'data-claims="courier#day"',
        "A203",
    ),
    "a mark is described by other words": (
        TALKS,
        'describedby="_w.faro.met"',
        'describedby="_w.courier.met"',
        "A303",
    ),
    "a sentence is not marked as one": (TALKS, ' data-statement="finding"', "", "A204"),
    "a finding fell out": (TALKS, ">A sailor said that the ferry sails at noon.<", "><", "A204"),
    "an entry leads back to another mark": (TALKS, 'href="#_m.day"', 'href="#_m.met"', "A303"),
    "an entry is of another source": (
        TALKS,
        'id="_FA-1" data-source="faro"',
        'id="_FA-1" data-source="courier"',
        "A303",
    ),
    "no mark leads to an entry": (TALKS, 'href="#_FA-2"', 'href="#_FA-1"', "A303"),
    "a mark has another siglum": (TALKS, "CO<b>", "FA<b>", "A203"),
    "a quotation has another letter": (
        TALKS,
        "we will sail to Vara again</",
        "we will sail to Lara again</",
        "A205",
    ),
    "an article's words for what somebody said are a quotation": (
        COURIER,
        '<p class="brief-article-words" data-words>five crowns</p>',
        "<blockquote><p>five crowns</p></blockquote>",
        "A205",
    ),
    "a block of words is nobody's": (COURIER, ">five crowns</p>", ">six crowns</p>", "A205"),
    "a hand-written page quotes what nobody said": (
        "analysis/index.html",
        "“five crowns”",
        "“six crowns”",
        "A205",
    ),
    "a hand-written page quotes more than was said": (
        "analysis/index.html",
        "<p>the storm broke",
        "<p>never the storm broke",
        "A205",
    ),
    "the words of an article say what its state is": (
        "events/return-visit/index.html",
        '<span class="brief-unchecked">not yet checked</span>',
        "<q>not yet checked</q>",
        "A206",
    ),
    "a citation was not read": ("analysis/index.html", "for “five", "[@courier#nothing] for “five", "A207"),
    "words not yet checked are not shown as such": (
        "events/return-visit/index.html",
        ">not yet checked<",
        ">found<",
        "A206",
    ),
    "a correction is not shown": ("actors/vara/index.html", " corrected</span>", "</span>", "A206"),
    "a word is put among the marks": (
        TALKS,
        "Ana Lind met the dockers.<sup",
        "Ana Lind met the dockers.<sup> never</sup><sup",
        "A202",
    ),
    "a sentence is in capitals": (
        TALKS,
        ">Ana Lind met the dockers.<",
        ">ANA LIND MET THE DOCKERS.<",
        "A202",
    ),
    "a sentence is struck out": (
        TALKS,
        '<span data-statement="place">',
        '<del><span data-statement="place">',
        "A208",
    ),
    "a sentence is hidden": (TALKS, 'data-statement="place"', 'data-statement="place" hidden', "A208"),
    "a style hides a sentence": (
        TALKS,
        'data-statement="place"',
        'data-statement="place" style="display:none"',
        "A208",
    ),
    "an article is put into a template": (TALKS, "<article", "<template><article", "A307"),
    "an entry has the words of another claim": (
        TALKS,
        'data-claim="courier#day"',
        'data-claim="courier#met"',
        "A303",
    ),
    "the words of a claim are gone from their page": (COURIER, "data-words>five crowns<", "><", "A204"),
    "a source's page has another's words": (COURIER, ">five crowns</p>", ">gratis</p>", "A205"),
    "typed words stand on a page of ours": (
        TALKS,
        "Ana Lind met the dockers.<",
        "“We surrender”, she said.<",
        "A205",
    ),
    "typed words are within another word": ("analysis/index.html", "“five crowns”", "“row”", "A205"),
    "typed words with straight marks": ("analysis/index.html", "“five crowns”", '"six crowns"', "A205"),
    "typed words with single marks": ("analysis/index.html", "“five crowns”", "‘six crowns’", "A205"),
    "typed words with an emphasis among them": (
        "analysis/index.html",
        "“five crowns”",
        "“six <em>gold</em> crowns”",
        "A205",
    ),
    "an attribute stands twice": (
        TALKS,
        'src="../../javascripts',
        'src="//evil.example/x.js" src="../../javascripts',
        "A305",
    ),
    "an address is written so that only browsers read it": (
        "index.html",
        "</body>",
        '<img src="/\\evil.example/x.png"></body>',
        "A305",
    ),
    "an address has a line break in its scheme": (
        "index.html",
        "</body>",
        '<img src="ht&#10;tps://evil.example/x"></body>',
        "A305",
    ),
    "a program stands in an attribute": ("index.html", "<body", '<body onload="alert(1)"', "A305"),
    "a picture of vectors loads": (
        "index.html",
        "</body>",
        '<svg><image href="https://evil.example/x"/></svg></body>',
        "A305",
    ),
    "a frame holds a page that loads": (
        "index.html",
        "</body>",
        """<iframe srcdoc="<img src='https://evil.example/x'>"></iframe></body>""",
        "A305",
    ),
    "all links start elsewhere": ("index.html", "<head>", '<head><base href="/elsewhere/">', "A305"),
    "a style sheet loads in capitals": (
        "stylesheets/briefing.css",
        ":root {",
        "a{b:URL(HTTPS://x.example)}\n:root {",
        "A305",
    ),
    "a style sheet loads by an escape": (
        "stylesheets/briefing.css",
        ":root {",
        '@import"\\68ttps://x.example";\n:root {',
        "A305",
    ),
    "a script is not there": (TALKS, "javascripts/briefing.js", "javascripts/gone.js", "A301"),
    "an address cannot be read": (TALKS, 'href="../../actors/ana-lind/"', 'href="http://[bad"', "A301"),
    "a link leads nowhere": (
        TALKS,
        'href="../../actors/ana-lind/"',
        'href="../../actors/ana-lindt/"',
        "A301",
    ),
    "a link leads to no anchor": (COURIER, "events/talks/#met", "events/talks/#mett", "A301"),
    "an id stands twice": (TALKS, 'id="day"', 'id="met"', "A302"),
    "a passage is another": (COURIER, ":~:text=cost", ":~:text=coat", "A304"),
    "a script comes from elsewhere": (
        TALKS,
        "</body>",
        "<script src='//cdn.example/x.js'></script></body>",
        "A305",
    ),
    "a picture comes from elsewhere": (
        "index.html",
        "</body>",
        '<img srcset="a.png, https://cdn.example/b.png 2x"></body>',
        "A305",
    ),
    "a font comes from elsewhere": (
        "stylesheets/briefing.css",
        ":root {",
        '@import "https://fonts.example/a";\n:root {',
        "A305",
    ),
    "a style attribute loads": (
        "index.html",
        "<body",
        '<body style="background:url(https://cdn.example/x)"',
        "A305",
    ),
    "a frame is embedded": (
        "index.html",
        "</body>",
        '<iframe src="https://video.example"></iframe></body>',
        "A305",
    ),
    "a connection is opened early": (
        "index.html",
        "</head>",
        '<link rel="preconnect" href="https://cdn.example"></head>',
        "A305",
    ),
    "a link is a program": ("index.html", "</body>", '<a href="javascript:alert(1)">x</a></body>', "A305"),
    "an old address leads to nothing": (
        "actors/dockers/index.html",
        "#dockers",
        "#ferry",
        "A301",
    ),
    "an old address leads elsewhere than its link": (
        "actors/dockers/index.html",
        "url=../#dockers",
        "url=../../events/talks/",
        "A306",
    ),
    "the page sends its reader away": (
        "index.html",
        "</head>",
        '<meta http-equiv="refresh" content="0; url=https://x.example"></head>',
        "A306",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_on_its_page(built: Files, found: Find, fault: str):
    path, old, new, code = FAULTS[fault]

    assert f"{code} site/{path}" in found(listed_again(with_changed(built, path, old, new)))


def test_a_page_that_fell_out_and_a_file_that_is_gone_are_found(built: Files, found: Find):
    without = {path: data for path, data in built.items() if path not in (TALKS, "method/index.html")}

    assert "A204 site/events/talks" in found(without)
    assert "A301 site/index.html" in found(without)


@pytest.mark.parametrize(
    "evidence",
    [None, b"{", b"[]", b'{"claims": []}', b'{"sources": [{}], "claims": [], "names": [], "statements": []}'],
)
def test_a_site_without_its_evidence_can_not_be_audited(built: Files, evidence: bytes | None):
    files = {path: data for path, data in built.items() if path != "data/evidence.json"}
    files |= {"data/evidence.json": evidence} if evidence else {}

    _, problems = audit_files(files, "site")
    assert [str(each.position) for each in problems] == ["site/data/evidence.json:1:1"]
    assert problems[0].code is codes.UNREADABLE_SITE


@pytest.mark.parametrize(
    "address",
    ["//cdn.example/x", "https:cdn.example", "\t//cdn.example/x", "\\\\cdn.example", "wss://cdn.example"],
)
def test_every_way_to_write_an_address_elsewhere_is_seen(built: Files, found: Find, address: str):
    html = built["index.html"].decode().replace("</body>", f'<img src="{address}"></body>')

    assert "A305 site/index.html" in found(built | {"index.html": html.encode()})


@pytest.mark.parametrize(
    "name",
    ["onauxclick", "onplay", "oninvalid", "onfullscreenchange", "ONLOAD", "onsomethingnew", "onscrollend"],
)
def test_every_attribute_that_runs_a_program_is_seen(built: Files, found: Find, name: str):
    html = built["index.html"].decode().replace("<body", f'<body {name}="alert(1)"')

    assert "A305 site/index.html" in found(built | {"index.html": html.encode()})


@pytest.mark.parametrize("end", ["?", "!", "…", "U.S."])
def test_a_quotation_may_end_in_punctuation_of_its_own(built: Files, found: Find, end: str):
    evidence = json.loads(built[EVIDENCE])
    claim = next(each for each in evidence["claims"] if "selector" in each)
    claim["selector"]["exact"] = f"they met {end}"
    claim.pop("shown", None)
    page = built["method/index.html"].decode().replace("Written", f"<q>they met {end}</q>")
    files = listed_again(built | {"method/index.html": page.encode()}, claims=evidence["claims"])
    more = files | {"method/index.html": page.replace("they met", "we met").encode()}

    assert "A205 site/method/index.html" not in found(files)
    assert "A205 site/method/index.html" in found(more)


def test_a_page_whose_elements_are_too_deep_to_be_read_is_not_audited(built: Files, found: Find):
    files = with_changed(built, TALKS, "</article>", "<div>" * 3000 + "</article>")
    assert [each for each in found(files) if TALKS in each] == [f"A101 site/{TALKS}"]


def test_neither_odd_html_nor_odd_json_is_too_much(built: Files, found: Find):
    deep = b"<p>" * 5000 + b"</div></p>" + b"<em>" * 5000
    assert "A204 site/method/index.html" not in found(built | {"method/index.html": deep})
    nested = b'{"claims": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    _, problems = audit_files(built | {"data/evidence.json": nested}, "site")
    assert [each.code for each in problems] == [codes.UNREADABLE_SITE]


@pytest.mark.parametrize(
    "options", [{}, {"BRIEFING_SITE_URL": "https://host.example/a/b/"}], ids=["root", "below"]
)
def test_a_site_with_file_addresses_has_no_problem(tmp_path: Path, options: dict[str, str]):
    project = made_up_project(tmp_path)
    with (project / "mkdocs.yml").open("a") as config:
        config.write("use_directory_urls: false\n")
    assert mkdocs(project, "build", "--strict", **options).returncode == 0

    assert briefing("audit", cwd=project)[1].startswith("0 problems in ")


def test_evidence_that_rests_a_sentence_on_another_claim_is_found(built: Files, found: Find):
    evidence = json.loads(built["data/evidence.json"])
    next(each for each in evidence["statements"] if each["kind"] == "place")["claims"] = ["faro#met"]
    files = listed_again(built, statements=evidence["statements"])

    assert found(files) == [f"A203 site/{TALKS}"]


def test_the_command_prints_what_it_found_and_its_exit_code_says_so(built: Files, tmp_path: Path):
    for path, data in with_changed(built, TALKS, "we will sail to Vara again</", "we will sail</").items():
        (tmp_path / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / path).write_bytes(data)
    code, out, _ = briefing("audit", cwd=tmp_path)

    assert code == 1
    assert (
        "A205 foreign-quotation: no claim that could be quoted here carries these words: `we will sail`\n"
        in out
    )
    assert out.endswith(" pages of site\n")
    assert briefing("audit", "nowhere", cwd=tmp_path)[0] == 1
