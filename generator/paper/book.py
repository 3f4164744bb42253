"""Turns the pages of a built site into one HTML document, in the order of the site's navigation."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote, urlsplit

# What a printed page has no use for: the words behind the marks are on the pages of the articles, which are
# printed, too; ways past something, and what is only opened.
_LEFT_OUT = {
    *("brief-apparatus", "brief-all", "brief-skip", "brief-report", "brief-what", "brief-key"),
    *("md-content__button", "md-source-file", "brief-sources"),
}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
_REFERRING = ("href", "aria-describedby", "aria-labelledby")


@dataclass
class _Article(HTMLParser):
    """What a page says, as a piece of the document: its ids are its own, its links lead within it."""

    page: str
    pages: Mapping[str, str]  # the id of each page in the document, by its file
    moved: Mapping[str, str]  # where old addresses lead, by their file, as seen from it
    html: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    sources: dict[str, str] = field(default_factory=dict)  # of the entries of the apparatus, by their ids

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self._open: list[str] = []
        self._inside = 0  # how deep within <article> it is; 0 is outside
        self._left_out = 0  # how deep within what is left out
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        classes = set((values.get("class") or "").split())
        if tag not in _VOID:
            self._open.append(tag)
        if not self._inside:
            if tag == "article":
                self._inside = len(self._open)
            return
        if source := values.get("data-source"):
            self.sources[f"{self.pages[self.page]}--{values.get('id')}"] = source
        if not self._left_out and classes & _LEFT_OUT and tag not in _VOID:
            self._left_out = len(self._open)
        if self._left_out:
            return
        self._in_title = self._in_title or tag == "h1"
        self.html.append(self._start(tag, values, classes))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in self._open:
            return
        depth = len(self._open) - self._open[::-1].index(tag)
        if self._inside and not self._left_out and depth > self._inside:
            self.html.append(f"</{tag}>")
        del self._open[depth - 1 :]
        if self._left_out and depth <= self._left_out:
            self._left_out = 0
        if depth <= self._inside:
            self._inside = 0
        if tag == "h1":
            self._in_title = False

    def handle_data(self, data: str) -> None:
        self._text(data)

    def handle_entityref(self, name: str) -> None:
        self._text(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._text(f"&#{name};")

    def _text(self, text: str) -> None:
        if self._inside and not self._left_out:
            self.html.append(text)
            if self._in_title:
                self.title.append(text)

    def _start(self, tag: str, values: dict[str, str | None], classes: set[str]) -> str:
        kept = {name: value for name, value in values.items() if name not in ("id", *_REFERRING)}
        if id_ := values.get("id"):
            kept["id"] = f"{self.pages[self.page]}--{id_}"
            self.ids.add(kept["id"] or "")
        claims = (values.get("data-claims") or "").split()
        if "brief-mark" in classes and claims and tag == "a":
            source, _, claim = claims[0].partition("#")
            leads_to = self._within(_file_of(self.pages, f"sources/{source}"), claim)
        else:
            leads_to = self._leads_to(values["href"] or "") if "href" in values else None
        if leads_to:
            kept["href"] = leads_to
        attributes = "".join(
            f' {name}="{escape(value)}"' if value is not None else f" {name}" for name, value in kept.items()
        )
        return f"<{tag}{attributes}>"

    def _leads_to(self, address: str) -> str | None:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return address
        if not parts.path:
            return self._within(self.page, parts.fragment)
        for file in _files_at(self.page, parts.path):
            if file in self.pages:
                return self._within(file, parts.fragment)
            if file in self.moved:
                address, _, anchor = self.moved[file].partition("#")
                there = next((each for each in _files_at(file, address) if each in self.pages), None)
                return self._within(there, anchor)
        return None

    def _within(self, file: str | None, anchor: str) -> str | None:
        """Return where a link leads in the document; nowhere if it is a file of the site, and no page."""
        if file is None:
            return None
        page, target = self.pages[file], unquote(anchor)
        self.links.append((f"{page}--{target}", page))
        return f"#{page}--{target}" if target else f"#{page}"


def book(site: Path, numbers: Mapping[str, int], size: str) -> tuple[str, dict[str, str]]:
    """Return the document of a built site, and the titles of its pages by their ids, in their order.

    `numbers` are the numbers of the printed pages by id, as far as they are known; `size` is that of the
    paper, as CSS names it. The document belongs into the site's own folder, where its style sheets are.
    """
    texts = {
        file: (site / file).read_text("utf-8")
        for file in sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
        if not file.startswith((".", "assets/", "search/")) and file != "404.html"
    }
    front, moved = texts["index.html"], _moved(texts)
    pages = _ids(_in_order([file for file in texts if file not in moved], front))
    articles = []
    for file in pages:
        article = _Article(file, pages, moved)
        article.feed(texts[file])
        articles.append(article)
    ids = {id_ for article in articles for id_ in article.ids}
    body, contents, titles = [], [], {}
    for article in articles:
        id_ = pages[article.page]
        html = "".join(article.html)
        for target, page in article.links:
            if target not in ids:  # it is in what is left out: an entry is of a source, which has a page
                source = _file_of(pages, f"sources/{article.sources.get(target, '')}")
                html = html.replace(f'"#{target}"', f'"#{pages[source] if source else page}"')
        body.append(f'<article class="md-content__inner md-typeset" id="{id_}">{html}</article>')
        number = numbers.get(id_, "")
        title = "".join(article.title).strip()
        titles[id_] = unescape(title)
        contents.append(f'<li><a href="#{id_}">{title}</a><span>{number}</span></li>')
    return _document(front, body, contents, size), titles


def _moved(texts: Mapping[str, str]) -> dict[str, str]:
    """Return where each page that only leads on leads, by its file, as seen from it."""
    found = {}
    for file, text in texts.items():
        if leads_to := re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', text):
            found[file] = unescape(leads_to[1])
    return found


def _ids(files: Iterable[str]) -> dict[str, str]:
    """Return an id of its own for each page in the document, of letters that no browser escapes."""
    ids: dict[str, str] = {}
    for file in files:
        path = file.removesuffix("index.html").removesuffix(".html")
        id_ = re.sub(r"[^A-Za-z0-9]+", "-", f"p-{path}").rstrip("-")
        taken = sum(each == id_ or each.startswith(f"{id_}.") for each in ids.values())
        ids[file] = f"{id_}.{taken + 1}" if taken else id_
    return ids


def _document(front: str, body: list[str], contents: list[str], size: str) -> str:
    sheets = "\n".join(re.findall(r'<link rel="stylesheet"[^>]*>', front))
    title = _first(r"<h1[^>]*>(.*?)</h1>", front)
    lead = _first(r'<p class="brief-lead">(.*?)</p>', front)
    dateline = re.sub(r"·[^·]*<a.*", "", _first(r'<p class="brief-dateline">(.*?)</p>', front))
    return f"""<!doctype html>
<html lang="{_first(r'<html lang="([^"]*)"', front)}">
<head>
<meta charset="utf-8">
<title>{re.sub("<[^>]*>", "", title)}</title>
{sheets}
<style>
@page {{ size: {size}; }}
@page :first {{ @bottom-right {{ content: none; }} }}
.paper-cover {{ display: flex; flex-direction: column; height: 200mm; justify-content: center; }}
.md-typeset .paper-title {{ font: 700 26pt/1.15 var(--brief-serif); margin: 0 0 6mm; }}
.paper-contents {{ break-before: page; }}
.paper-contents ol {{ list-style: none; margin: 0; padding: 0; }}
.paper-contents a {{ color: inherit; text-decoration: none; }}
.paper-contents li {{ display: flex; gap: 1em; justify-content: space-between; margin: 0 0 .2em; }}
article[id] {{ break-before: page; }}
</style>
</head>
<body dir="ltr" data-md-color-scheme="default" data-md-color-primary="custom" data-md-color-accent="custom">
<section class="paper-cover md-typeset" id="cover">
<p class="paper-title">{title}</p>
<p class="brief-lead">{lead}</p>
<p>{dateline}</p>
</section>
<section class="paper-contents md-typeset"><h2>Contents</h2><ol>{"".join(contents)}</ol></section>
{"".join(body)}
</body>
</html>
"""


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.DOTALL)
    return found[1].strip() if found else ""


def _file_of(pages: Mapping[str, str], path: str) -> str | None:
    return next((file for file in (f"{path}/index.html", f"{path}.html") if file in pages), None)


def _in_order(every: Sequence[str], front: str) -> list[str]:
    """Return the files of pages: as in the navigation, and what is not in it after the last of its folder."""
    named = re.findall(r'<a href="([^"#]*)"[^>]*class="md-nav__link', front)
    found = (file for each in ("index.html", *named) for file in _files_at("index.html", each))
    listed = list(dict.fromkeys(file for file in found if file in every))
    order = []
    for position, file in enumerate(listed):
        order.append(file)
        folder = file.rpartition("/")[0].partition("/")[0]
        if folder and not any(each.startswith(f"{folder}/") for each in listed[position + 1 :]):
            order += (each for each in every if each.startswith(f"{folder}/") and each not in listed)
    return [*order, *(each for each in every if each not in order)]


def _files_at(file: str, address: str) -> tuple[str, str]:
    """Return the files that an address on a file may lead to, as an engine may lay a site out."""
    path = normpath(f"/{dirname(file)}/{unquote(address)}").strip("/")
    return path, f"{path}/index.html".lstrip("/")
