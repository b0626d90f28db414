# Two commands do everything on a machine with Python >= 3.11 (with venv) and make:
#   make site    build the example garden into site/
#   make test    run every check: lint, types, tests, browser
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site serve check test lint format types pytest chromium bench assets lock clean

site: assets
	$(BIN)/trellis build --out site $(STRICT)

check: $(READY)
	$(BIN)/trellis check

serve: assets
	$(BIN)/trellis serve

test: lint types chromium pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY)
	$(BIN)/mypy

pytest: assets
	$(BIN)/pytest --numprocesses auto

chromium:
	sh tests/browser/ensure-chromium.sh

bench: $(READY)
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.edits
	$(BIN)/python -m benchmarks.shapes

# The theme's styles, scripts and fonts, bundled anew where they have changed.
assets: $(READY)
	@$(BIN)/python hatch_build.py

# Locked versions for development; users get the ranges of pyproject.toml.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--group dev --output-file requirements.lock --upgrade pyproject.toml

$(READY): requirements.lock pyproject.toml hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Trellis needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q plugins
	@touch $@

clean:
	rm -rf theme/bundled theme/node_modules $(VENV) site .trellis dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
