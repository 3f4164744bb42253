"""Every page says what it may load and run, keeps to it, and a browser holds it to that."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.site import scripts_in, with_policy
from tests.browser import HEADERS, hosted

PAGE = '<!doctype html><html><head><meta charset="utf-8">{}</head><body>{}</body></html>'


def policy(html: str) -> dict[str, str]:
    """Return the policy of a page by directive."""
    [content] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return dict(each.split(" ", 1) for each in content.split("; "))


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_script_or_style_within_the_page_is_in_it_by_digest_and_nothing_else_is():
    html = PAGE.format(
        "<script>a=1</script><style>b{}</style>",
        "<SCRIPT>é</SCRIPT><script type=module>c</script><script>a=1</script>"
        '<script src="x.js"></script><script type="application/json">{}</script>',
    )
    found = policy(with_policy(html, scripts_in(html)))

    assert found["script-src"] == " ".join(("'self'", *map(digest, ("a=1", "é", "c"))))
    assert found["style-src"] == f"'self' {digest('b{}')}"
    assert "unsafe" not in str(found)


def test_a_script_that_the_theme_does_not_have_is_not_in_it():
    html = PAGE.format('<script>a=new URL("../..",location)</script>', "<script>stolen()</script>")
    known = scripts_in(PAGE.format('<script>a=new URL("/briefing/",location)</script>', ""))
    found = policy(with_policy(html, known))

    assert found["script-src"] == "'self' " + digest('a=new URL("../..",location)')


def test_what_has_no_head_stays_as_it_is():
    assert with_policy("<p>x</p>", frozenset()) == "<p>x</p>"


def test_every_page_has_one_and_sets_no_style(real_site: Path):
    for file in real_site.rglob("*.html"):
        html = file.read_text("utf-8")
        head = html.partition("</head>")[0]
        assert policy(html)["default-src"] == "'none'", file
        assert head.index("Content-Security-Policy") < head.find("<script") or "<script" not in head, file
        assert not re.search(r"<[^>]+\sstyle=", html), file
        assert 'href="javascript:' not in html, file


@pytest.mark.parametrize(
    "foreign",
    [
        "<script>ran()</script>",
        "<img src=x onerror=ran()>",
        '<img src="https://elsewhere.example/x.png">',
        '<iframe src="https://elsewhere.example/"></iframe>',
        '<link rel="stylesheet" href="https://elsewhere.example/x.css">',
        '<script src="https://elsewhere.example/x.js"></script>',
        '<a id="go" href="javascript:ran()">x</a>',
        '<base href="https://elsewhere.example/"><img src="y.png">',
        "<svg><style>@import 'https://elsewhere.example/x.css'</style></svg>",
        '<p style="background:url(https://elsewhere.example/x.png)">x</p>',
    ],
)
def test_a_browser_runs_and_asks_nothing_that_is_not_in_it(
    browser: Browser, real_site: Path, tmp_path: Path, foreign: str
):
    html = (real_site / "method/index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(html.replace("</article>", f"{foreign}</article>"), "utf-8")
    ran: list[str] = []
    answered: list[str] = []
    with hosted(tmp_path) as address:
        page = browser.new_page()
        page.expose_function("ran", lambda: ran.append("ran"))
        page.on("requestfinished", lambda request: answered.append(request.url))
        page.on("requestfailed", lambda request: answered.append(f"{request.url} {request.failure}"))
        page.goto(address)
        if page.locator("#go").count():
            page.locator("#go").click()
        page.wait_for_timeout(150)
        page.close()

    assert ran == []
    refused = ("net::ERR_BLOCKED_BY_CSP", "csp")
    assert [each for each in answered if "elsewhere" in each and not each.endswith(refused)] == []


def test_the_headers_for_a_host_hold_what_a_page_cannot_say_of_itself():
    headers = dict(HEADERS)

    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
