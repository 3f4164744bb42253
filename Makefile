# Every target sets up .venv by itself; `make site` and `make test` are all that a new machine needs.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site offline pdf serve test lint check golden lock clean
.DEFAULT_GOAL := help

help: ## list what make can do
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F '|' '{ printf "make %-8s %s\n", $$1, $$2 }'

# Built aside, audited, and put in place only when all of it is fine. (With --quiet, MkDocs counts no warnings.)
define PUBLISH
	@new=.$(1).$$$$.new; \
	$(BIN)/mkdocs build --strict --site-dir $$new && $(2) $(BIN)/briefing audit $$new --put $(1) \
	|| { rm -rf $$new; exit 1; }
endef

site: .venv/site ## build the site into site/, and audit it
	$(call PUBLISH,site)
	@echo "The site is in site/: make serve shows it, and so does python3 -m http.server --directory site"

# A folder to take along: its pages are opened as files, and the search works there, too.
offline: export BRIEFING_OFFLINE := true
offline: export BRIEFING_SITE_URL :=
offline: .venv/site ## build the site into offline/, to be read without a server
	$(call PUBLISH,offline)
	@echo "Open offline/index.html"

# It is printed from the built site, which then offers it; a PDF has not the same bytes each time.
pdf: export BRIEFING_PDF := true
pdf: .venv/pdf ## build the site into site/, with all of it as a PDF, on A4 and on Letter
	$(call PUBLISH,site,$(BIN)/briefing pdf $$new &&)
	@echo "The PDFs are site/briefing-a4.pdf and site/briefing-letter.pdf"

serve: .venv/site ## show the site at http://127.0.0.1:8000 and rebuild it with every edit
	$(BIN)/mkdocs serve

PYTEST := pytest

test: .venv/dev tests/node_modules ## run all tests
	$(BIN)/$(PYTEST)

lint: .venv/dev ## check style, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Fewer lines and branches of `generator/` run by the tests than now is a failure.
check: lint ## the whole gate: lint, then all tests with their coverage
	$(BIN)/coverage erase
	$(MAKE) test PYTEST="coverage run -m pytest"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

golden: .venv/dev ## write the golden files and docs/ again; the diff is for you to read
	$(BIN)/pytest -q -n0 --update-golden tests/test_pages.py tests/test_edges.py tests/test_pictures.py tests/test_awful_corpus.py tests/test_reference.py

lock: .venv/lock ## take newer dependencies into the hash-pinned requirements
	$(COMPILE) --extra build pyproject.toml --output-file requirements.txt
	$(COMPILE) --extra build --extra dev --extra pdf --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt
	$(COMPILE) --extra pdf --constraint requirements.txt pyproject.toml --output-file requirements-pdf.txt
	$(COMPILE) --group lock --output-file requirements-lock.txt

COMPILE := $(BIN)/uv pip compile --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet

clean: ## remove everything that make has made
	rm -rf .venv tests/node_modules site .site.* offline .offline.*

# Stamps of what is installed; they go stale when a requirements file or pyproject.toml changes.
.venv/site: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index -e .
	touch $@

.venv/dev: requirements-dev.txt .venv/site
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

# Without npm the tests that need it are skipped.
tests/node_modules: tests/package-lock.json
	! command -v npm > /dev/null || npm ci --prefix tests --ignore-scripts --no-audit --no-fund --silent
	! test -d $@ || touch $@

.venv/pdf: requirements-pdf.txt .venv/site
	$(BIN)/pip install --quiet --require-hashes -r requirements-pdf.txt
	touch $@

.venv/lock: requirements-lock.txt .venv/site
	$(BIN)/pip install --quiet --require-hashes -r requirements-lock.txt
	touch $@
