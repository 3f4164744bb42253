# Every target sets up .venv by itself; `make site` and `make test` are all a new machine needs.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: site serve test lint check golden lock clean

# The new site is built aside and put in place only when all of it is fine. (With --quiet, MkDocs counts no warnings.)
site: .venv/site
	rm -rf .site-new
	$(BIN)/mkdocs build --strict --site-dir .site-new
	$(BIN)/briefing audit .site-new
	rm -rf site
	mv .site-new site
	@echo "The site is in site/index.html"

serve: .venv/site
	$(BIN)/mkdocs serve

test: .venv/dev
	$(BIN)/pytest

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test

# Writes the golden files and the reference anew; the diff is for you to read.
golden: .venv/dev
	$(BIN)/pytest -q --update-golden

# Stamps of what is installed; they go stale when a lock file or pyproject.toml changes.
.venv/site: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --no-index -e .
	touch $@

.venv/dev: requirements-dev.txt .venv/site
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.txt
	touch $@

# Rewrites the hash-pinned requirements from pyproject.toml.
lock: .venv/site
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
	  --upgrade --extra build pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet \
	  --upgrade --extra build --extra dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt

clean:
	rm -rf .venv site .site-new
