"""No false alarm: sites that are built otherwise, with all that Markdown and the theme can do, are fine."""

import shutil
from pathlib import Path

import pytest

from tests.site import made_up_project, mkdocs
from tests.vocabulary import PROJECT, briefing

PAGE = """\
# Notes & `x < y` on *all*

Text with a footnote.[^1] Another.[^two] <https://tides.example/a?b=1&c=2> and <us@port.example>.
{: .my-class #my-id }

Term
:   Its definition, with `code` and a [link](https://tides.example "A link").

| left | right | middle |
| :--- | ----: | :----: |
| a | 1 | x |

## Use `x < y` & *em* { #use }

1. one
    - two
        - three

        A paragraph with ~~nothing~~ struck.

> the storm broke the pier [@courier#storm]

```python
print("“code” is no quotation")
```

![A ferry](ferry.svg){ width="90" loading=lazy } ![Photo](photo.png)

[A report](report.pdf) and [a table](table.csv "The table").

***

### فارسی: می‌روم, हिन्दी क्‍ष, 👨‍👩‍👧, עברית

[^1]: One.
[^two]:
    Two, with

    a second paragraph.
"""

MORE = """\
# More

!!! note "A note"
    With a list:

    - one

??? info "A part that opens"
    It opens.

- [x] done
- [ ] not done

H~2~O, a^2^, ==marked==, ++ctrl+c++, :material-ferry: and HTML.

``` { .py linenums="1" title="a.py" }
x = 1
```

*[HTML]: Hypertext
"""

EXTENSIONS = """
  - admonition
  - abbr
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tasklist
  - pymdownx.tilde
  - pymdownx.caret
  - pymdownx.mark
  - pymdownx.keys
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""

BANNER = """{% block announce %}
New: <strong>all</strong> of <a href="{{ 'timeline/' | url }}">it</a>.
{% endblock %}
"""


def project_with_pages(to: Path) -> Path:
    """Return a project whose hand-written pages have all that Markdown makes, and no raw HTML."""
    project = made_up_project(to)
    pages = project / "briefings"
    (project / "data/briefing.yml").write_text(
        (project / "data/briefing.yml").read_text("utf-8").replace("raw_html: true\n", ""), "utf-8"
    )
    (pages / "notes.md").write_text(PAGE, "utf-8")
    (pages / "in a folder").mkdir()
    (pages / "in a folder/Über uns.md").write_text("# Über uns\n\nThey met [@courier#met].\n", "utf-8")
    (pages / "in a folder/README.md").write_text("# The folder & more\n\nText.\n", "utf-8")
    (pages / "ferry.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><rect width="9"/></svg>')
    shutil.copy(PROJECT / "docs/screenshot.png", pages / "photo.png")
    (pages / "report.pdf").write_bytes(b"%PDF-1.4")
    (pages / "table.csv").write_text("a,b\n")
    (pages / "CNAME").write_text("host.example\n")
    return project


def configured(project: Path, *changes: tuple[str, str]) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, "utf-8")


def with_nothing(project: Path) -> None:
    """Leave everything as it is."""


def with_much_of_the_theme(project: Path) -> None:
    theme = project / "templates/theme/main.html"
    theme.write_text(theme.read_text("utf-8") + BANNER, "utf-8")
    configured(
        project,
        ("  language: en\n", "  language: de\n"),
        ("    logo: material/file-document-check-outline\n", "    annotation: material/plus\n"),
        ("  favicon: images/favicon.svg\n", "  favicon: images/favicon.svg\n  logo: ferry.svg\n"),
        ("    - toc.integrate\n", "    - navigation.tabs\n    - navigation.path\n    - navigation.top\n"),
        ("  generator: false\n", "  alternate: [{name: English, link: /en/, lang: en}]\n"),
    )


def with_a_navigation_of_its_own(project: Path) -> None:
    nav = 'nav:\n  - Home: index.md\n  - "Notes, renamed": notes.md\n  - More: [timeline.md, method.md]\n'
    configured(
        project,
        ("docs_dir:", f"use_directory_urls: false\n{nav}docs_dir:"),
        ("  - toc\n", "  - toc: {permalink: true}\n"),
        ("  # `make offline` sets it", "  - tags\n  # `make offline` sets it"),
    )
    notes = project / "briefings/notes.md"
    notes.write_text(f"---\ntags: [ferry]\nhide: [navigation]\n---\n{PAGE}", "utf-8")


def with_more_extensions(project: Path) -> None:
    (project / "briefings/more.md").write_text(MORE, "utf-8")
    configured(project, ("  - toc\n", f"  - toc{EXTENSIONS}"))


@pytest.mark.parametrize(
    ("configure", "address"),
    [
        (with_nothing, ""),
        (with_much_of_the_theme, "https://host.example/a%20b/é/"),
        (with_a_navigation_of_its_own, "https://host.example/"),
        (with_more_extensions, "https://host.example/briefing/"),
    ],
)
def test_a_site_that_is_built_otherwise_is_fine(configure, address: str, tmp_path: Path):
    project = project_with_pages(tmp_path)
    configure(project)
    done = mkdocs(project, "build", "--strict", BRIEFING_SITE_URL=address)
    assert done.returncode == 0, done.stderr
    code, out, _ = briefing("audit", "site", "--data", "data", cwd=project)

    assert (code, out.partition(" in ")[0]) == (0, "0 problems"), out
