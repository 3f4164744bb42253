"""A hand-written page holds what Markdown makes, and nothing that runs, restyles, hides or asks elsewhere."""

import os
import shutil
from pathlib import Path

import pytest

from generator.problem import as_text
from generator.site import HandWritten
from generator.site.written import wrong_in_rendered, wrong_text
from generator.text import markdown
from tests.site import made_up_project, mkdocs
from tests.vocabulary import briefing


def found(text: str, *, raw_html: bool = False) -> list[str]:
    """Return what is wrong with a page, each as `line:column code`."""
    problems = wrong_text(HandWritten(text, "briefings/notes.md"), None, raw_html=raw_html)
    return [f"{each.position.line}:{each.position.column} {each.code.id}" for each in sorted(problems)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# A\n\nx <script>alert(1)</script>\n", ["3:3 H010"]),
        ("# A\n\n<IMG\n src=x onerror=alert(1)>\n", ["3:1 H010"]),
        ("# A\n\n<div markdown>\n*x*\n</div>\n", ["3:1 H010"]),
        ("# A\n\n<javascript:alert(1)>\n", ["3:1 H010"]),
        ("# A\n\n<!doctype html> <?php x ?> <![CDATA[x]]>\n", ["3:1 H010", "3:17 H010", "3:28 H010"]),
        ("# A\n\n`<b>` then <b>\n", ["3:12 H010"]),
        ("# A {: onclick=alert(1) }\n", ["1:8 H011"]),
        ('# A\n\nx\n{ #x .y style="display:none" OnLoad = "x" }\n', ["4:9 H011", "4:30 H011"]),
        ("# A\n\n[x](javascript:alert(1))\n", ["3:5 H012"]),
        ("# A\n\n[x](<java&#115;cript:alert(1)>)\n", ["3:6 H012"]),
        ("# A\n\n[x][y]\n\n[y]: vbscript:x\n", ["5:6 H012"]),
        ("# A\n\n![x](https://elsewhere.example/x.png)\n\n![y](//elsewhere)\n", ["3:6 H012", "5:6 H012"]),
        ("# A\n\n![x](data:image/svg+xml,x)\n", ["3:6 H012"]),
        ("# A\n\nuse\u200bful\n\na&#x202e;b `&#x202e;`\n", ["3:4 H009", "5:2 H009"]),
        ("---\ntitle: A\u202e\n---\n# A\n", ["2:9 H009", "2:9 Y002"]),
        ("---\ntitle: 'A\n---\n# A\n", ["2:10 Y003"]),
        ("---\ntitle: A\ntitle: B\n---\n# A\n", ["3:1 Y006"]),
        ('---  \ntitle: "\\u202e"\n---\n# A\n', ["2:8 Y002"]),
        ("Note: it is so.\n\n# A\n", ["1:1 H013"]),
        ("https://x.example is lost\n", ["1:1 H013"]),
        ('# A\n\n<html title="<" hidden>\n', ["3:1 H010"]),
        ('# A\n\nx <b title="<" hidden>gone</b>\n', ["3:3 H010"]),
        ("# A\n\nx [a](<span hidden>gone</span>\n", ["3:7 H010"]),
        ('# A\n\n<pre\tclass="mermaid\ta@b">\n', ["3:1 H010"]),
        ('# A\n\nx </article title="<"></div @x>\n', ["3:3 H010", "3:23 H010"]),
        ("# A\n\n[^1]: <body hidden>\n", ["3:7 H010"]),
        ("# A\n\nx *y*{: hidden=x }\n", ["3:9 H011"]),
        ("# A\n\nx\n{: data-md-component=consent .md-skip #__drawer .brief-sr .mermaid }\n",
         ["4:4 H011", "4:30 H011", "4:39 H011", "4:49 H011", "4:59 H011"]),
        ("# A\n\n[x](./nope\n::warning::x.md)\n", ["3:5 H012"]),
        ("# A\n\n[x](//[)\n", ["3:5 H012"]),
        ("---\n---\ndescription: !!binary Ij4=\n---\n# A\n", ["2:1 Y005"]),
        ("---\ntemplate: redirect.html\nlocation: https://x.example/\n---\n# A\n", ["2:1 H014"]),
        ("---\nicon: [x]\nhide: 5\nsearch: 5\n---\n# A\n", ["2:1 H014", "3:1 H014", "4:1 H014"]),
        ("---\nicon: ../.icons/material/pencil\n---\n# A\n", ["2:1 H014"]),
        ("---\ntitle: a&#x202e;b&shyc\n---\n# A\n", ["2:9 H009", "2:18 H009"]),
        ("# A\n\n" + "[" * 400 + "\n", ["3:1 H016"]),
        ("# A\n\n" + " " * 84 + "!!! quote\n", ["3:85 H015"]),
    ],
)  # fmt: skip
def test_what_it_may_not_hold_is_found_where_it_is_written(text: str, expected: list[str]):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n<https://x.example> <a@x.example> 1 < 2 > 0, <3, `<b>`\n\n    <b>\n\n```html\n<b>\n```\n",
        "# A\n\n[x](<a page.md>) [y]\n\n[y]: <a page.md>\n",
        "# A { #b .c title='d' data-search-exclude }\n\n![x](x.png){ width=9 loading=lazy align=left }\n",
        "# A\n\n[x](../y.md#z) [m](mailto:a@x.example) [h](HTTPS://x.example) <!-- a note -->\n",
        "---\ntitle: A\nhide: [toc]\nsearch: {exclude: true}\n---\n\n# A\n",
        "# A\n\nNote: it is so. {x} {on} a {= b =}\n",
        "\n\nNote: it is so.\n",
        "---\ntitle: Q&A\ntags: [a, b]\nicon: material/pencil\nsearch: {boost: 2}\nother: 5\n---\n\n# A\n",
        "# A\n\n[x](<a b.md>) and [y](z.md 'a title'){ .own #own title=x lang=fr }\n",
    ],
)
def test_what_markdown_makes_is_fine(text: str):
    assert found(text) == []


def test_a_briefing_may_allow_raw_html_and_still_no_address_that_runs():
    text = "# A\n\n<b onclick=x>b</b>\n{: style=x }\n\n[x](javascript:x)\n"

    assert found(text, raw_html=True) == ["6:5 H012"]
    assert wrong_in_rendered(HandWritten("", "x.md"), "<script>1</script>", raw_html=True) == []


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<p><script>alert(1)</script>", "H010"),
        ("<p><SCRIPT/src=x>", "H010"),
        ("<svg><animate onbegin=x>", "H010"),
        ("<iframe srcdoc=x></iframe>", "H010"),
        ("<input type=image src=x>", "H010"),
        ("<p onpointerover=x>", "H011"),
        ("<p style='display:none'>", "H011"),
        ("<a href='\x01java\tscript:x'>", "H012"),
        ("<img src=\\\\elsewhere.example/x>", "H012"),
        ("<img src=https:elsewhere.example/x>", "H012"),
        ("<a href='https://[x.example'>", "H012"),
        ("<html hidden>", "H011"),
        ("</article></main><p hidden>", "H010"),
        ("<p hidden>", "H011"),
        ("<p data-md-component=consent>", "H011"),
        ("<p class='a md-skip'>", "H011"),
        ("<pre class=mermaid>", "H011"),
        ("<p id=__drawer>", "H011"),
        ("<p aria-hidden=true>", "H011"),
    ],
)
def test_what_is_rendered_is_read_as_a_browser_reads_it(html: str, code: str):
    page = HandWritten("# A\n\n<Script onpointerover\n", "briefings/notes.md")

    assert {each.code.id for each in wrong_in_rendered(page, html, raw_html=False)} >= {code}


def test_the_message_says_where_the_source_has_what_was_rendered():
    page = HandWritten("# A\n\nx <Script>\n", "briefings/notes.md")
    [problem] = wrong_in_rendered(page, "<p><script></script></p>", raw_html=False)

    assert as_text([problem]).startswith(
        "briefings/notes.md:3:3: H010 raw-html: the page has an element `script`"
    )


# Where CommonMark, by which messages find code, and Python-Markdown, which makes the page, do not agree.
DISAGREEMENTS = [
    "1. a\n\n   ```\n   <script>alert(1)</script>\n   ```\n",
    "text\n```\n<img src=x onerror=alert(1)>\n```\n",
    "- a\n\n     <img src=x onerror=alert(1)>\n",
    "`` ` <img src=x onerror=alert(1)> ` ``\n",
    "\\`<img src=x onerror=alert(1)>\\`\n",
    "~~~\n<img src=x onerror=alert(1)>\n~~~\n",
    "[x]: <javascript:alert(1)>\n\n[x]\n",
    "![x][y]\n\n[y]:\n  https://elsewhere.example/x.png\n",
    "x\n{: {onclick=alert(1)} }\n",
    "<!-- --><img src=x onerror=alert(1)> <!-- -->\n",
    "<!-->\n<img src=x onerror=alert(1)>\n-->\n",
]


def test_no_disagreement_of_two_readers_of_markdown_is_published(tmp_path: Path):
    project = made_up_project(tmp_path)
    allow = project / "data/briefing.yml"
    allow.write_text(allow.read_text("utf-8").replace("raw_html: true\n", ""), "utf-8")
    published = []
    for text in DISAGREEMENTS:
        (project / "briefings/notes.md").write_text(f"# Notes\n\n{text}", "utf-8")
        done = mkdocs(project, "build")
        assert "Traceback" not in done.stderr
        page = project / "site/notes/index.html"
        if done.returncode == 0:
            published.append(page.read_text("utf-8").partition("<article")[2].partition("</article")[0])

    for html in published:
        assert "<script" not in html
        assert '<img src="x"' not in html
        assert "<img src=x" not in html
        assert 'href="javascript' not in html
        assert "https://elsewhere" not in html
        assert 'onclick="' not in html


def test_check_reads_the_folder_of_pages_by_the_rules_of_data(tmp_path: Path):
    project = made_up_project(tmp_path / "project")
    pages = project / "briefings"
    (tmp_path / "secret.md").write_text("# Secret\n")
    (pages / "out.md").symlink_to(tmp_path / "secret.md")
    (pages / "out.css").symlink_to(tmp_path / "secret.md")
    (pages / "loop.md").symlink_to(pages / "loop.md")
    (pages / "round").symlink_to(pages)
    (pages / "bytes.md").write_bytes(b"# A\n\n\xff\n")
    (pages / "large.md").write_bytes(b"# A\n" + b"x" * 10_000_000)
    (pages / "a\u202eb.md").write_text("# A\n")
    (pages / "a\u202eb.css").write_text("")
    (pages / "a\n::error::x.md").write_text("# A\n")
    (pages / "own.html").write_text("<script>alert(1)</script>")
    (pages / "own.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
    (pages / "led.svg").write_text("<svg><use href='https://elsewhere.example/x.svg#a'/></svg>")
    (pages / "wide.svg").write_bytes("<svg onload='alert(1)'/>".encode("utf-16"))
    (pages / "vast.svg").write_bytes(b"<svg onload='alert(1)'>" + b" " * 10_000_000)
    (pages / "packed.svgz").write_bytes(b"\x1f\x8b")
    deep = pages.joinpath(*["d"] * 60)
    deep.mkdir(parents=True)
    allow = project / "data/briefing.yml"
    allow.write_text(allow.read_text("utf-8").replace("raw_html: true\n", ""), "utf-8")
    os.mkfifo(pages / "pipe.md")
    os.mkfifo(pages / "pipe.css")
    code, out, _ = briefing("check", cwd=project)

    assert code == 1
    for expected in (
        "briefings/out.md:1:1: F001 unreadable-file: it cannot be read: it is a link that leads out",
        "briefings/out.css:1:1: F001 unreadable-file: it cannot be read: it is a link that leads out",
        "briefings/loop.md:1:1: F001",
        "briefings/round:1:1: F001 unreadable-file: it cannot be read: it is a link to a folder",
        "briefings/bytes.md:3:1: Y001 not-utf-8",
        "briefings/large.md:1:1: F001 unreadable-file: it cannot be read: it has 10,000,004 bytes",
        "briefings/a\\u202eb.md:1:1: H009",
        "briefings/pipe.md:1:1: F001 unreadable-file: it cannot be read: it is not a file",
        "briefings/pipe.css:1:1: F001 unreadable-file: it cannot be read: it is not a file",
        "briefings/a\\u202eb.css:1:1: H009",
        "briefings/a\\n::error::x.md:1:1: H009",
        "briefings/own.html:1:1: H010 raw-html: it is a page of its own",
        "briefings/own.svg:1:1: H010 raw-html: the picture runs a program: `onload`",
        "briefings/led.svg:1:1: H010 raw-html: the picture leads to",
        "briefings/wide.svg:1:1: H010 raw-html: this picture is not UTF-8 text",
        "briefings/vast.svg:1:1: H010 raw-html: it has 10,000,023 bytes",
        "briefings/packed.svgz:1:1: H010 raw-html: it is a page of its own",
        "briefings/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d:1:1: F001",
    ):
        assert expected in out
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert "briefings/round:1:1: F001" in done.stderr
    assert not (project / "site").exists()
    (pages / "round").unlink()
    shutil.rmtree(pages / "d")
    done = mkdocs(project, "build")
    assert "briefings/pipe.css:1:1: F001" in done.stderr
    assert "briefings/large.md:1:1: F001" in done.stderr


def test_a_page_or_file_that_shares_an_address_is_refused(tmp_path: Path):
    project = made_up_project(tmp_path)
    pages = project / "briefings"
    (pages / "x").mkdir()
    (pages / "sources").mkdir()
    for name in ("x.md", "x/index.md"):
        (pages / name).write_text("# X\n")
    for name in ("robots.txt", "sources/index.html"):
        (pages / name).write_text("x")
    done = mkdocs(project, "build")

    assert done.returncode == 1
    assert "briefings/x/index.md:1:1: T003" in done.stderr
    assert "briefings/robots.txt:1:1: T003" in done.stderr
    assert "briefings/sources/index.html:1:1: T003" in done.stderr


def test_code_below_a_call_out_and_behind_it_is_code_and_what_is_between_is_text(tmp_path: Path):
    text = "!!! note\n    a\n\n        <b>\n\n    <i>\n\n1 < 2\n\n    <u>\n"

    assert found(f"# A\n\n{text}") == ["8:5 H010"]


def test_a_quoting_element_within_another_is_a_part_of_it():
    assert [*markdown.elements_in("<q>a <q>b</q> c</q> <q>d", "q|blockquote")] == [(0, 13, 3, 9)]
