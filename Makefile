# make graph    set-up, then seeds/ to output/
# make test     set-up, then the whole test suite
# make help     the other targets

VENV   := .venv
BIN    := $(VENV)/bin
# The first of these that is there and is 3.11 or newer; `make PYTHON=...` names another.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock
SEEDS  := seeds
OUTPUT := output
PYTEST := $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help graph serve setup test test-quick test-browser test-slow check check-format check-lint check-types check-imports \
	format bench figures lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

graph: $(VENV)/.kg ## seeds/ to output/: graph.ttl, graph.html, graph.graphml
	$(BIN)/kg build $(SEEDS) -o $(OUTPUT)

serve: graph ## explorer and SPARQL endpoint on 127.0.0.1
	$(BIN)/kg serve $(OUTPUT)/graph.ttl

setup: $(VENV)/.dev ## the virtual environment with everything that tests and tools need

test: $(VENV)/.dev ## the whole test suite; what needs Chromium is left out where there is none
	$(PYTEST)

test-quick: $(VENV)/.dev ## what takes less than two minutes
	$(PYTEST) -m "not browser and not slow"

test-browser: $(VENV)/.dev ## the explorer in a real Chromium
	$(PYTEST) -m browser

test-slow: $(VENV)/.dev ## the wheel, the notebooks, long random input
	$(PYTEST) -m "slow and not browser"

check: check-format check-lint check-types check-imports ## formatter, linter, types, import law

check-format: $(VENV)/.dev
	$(BIN)/ruff format --check .

check-lint: $(VENV)/.dev
	$(BIN)/ruff check --output-format concise .

check-types: $(VENV)/.dev
	$(BIN)/mypy

check-imports: $(VENV)/.dev
	$(BIN)/lint-imports

format: $(VENV)/.dev ## put all Python into its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## how fast it is
	for script in $$(grep -l __main__ benchmarks/*.py); do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done

figures: graph ## the measured figures in README.md and README.zh.md
	$(BIN)/python scripts/readme_figures.py

# One environment for both: tests add packages to it. The two files say how far it is.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found (make PYTHON=/path/to/python)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.kg: pyproject.toml requirements.lock | $(BIN)/python
	$(PIP) setuptools
	$(PIP) --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements.lock | $(VENV)/.kg
	$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $@

lock: ## write requirements.lock anew: the newest versions that pyproject.toml allows
	rm -rf build/lock
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	{ echo "# Versions for make graph, make test and .ci/run; written by make lock."; \
	  build/lock/bin/python -m pip freeze --all --exclude pip --exclude kg-news; } > requirements.lock.new
	mv requirements.lock.new requirements.lock
	rm -rf build/lock

clean: ## remove everything that was made, the environment too
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
