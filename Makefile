# Two commands: `make` sets up and converts seeds/ into dist/; `make test` sets up and runs every check.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: convert test lint types unit docs phrases bench lock clean

convert: $(VENV)/.run
	$(BIN)/convert all seeds --out dist

test: lint types unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report=term:skip-covered

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

# Gather the phrase files of all languages into the one that is read at run time.
phrases: $(VENV)/.dev
	$(BIN)/python -m convert.clean.phrases

bench: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet -r requirements/bench.txt
	for name in whole pdf office markdown; do $(BIN)/python -m benchmarks.$$name || exit 1; done

# A venv's own pip may be too old to resolve what we pin, so it is upgraded first.
$(VENV)/.pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/.run: $(VENV)/.pip requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install --quiet -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	$(BIN)/python -m pip install --quiet -r requirements/dev.txt
	touch $@

LOCK := $(BIN)/uv pip compile --quiet --universal --no-header --no-emit-index-url --upgrade pyproject.toml

# Renew the pins from pyproject.toml.
lock: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --extra cjk -o requirements/run.txt
	for group in dev bench train; do \
		$(LOCK) -c requirements/run.txt --group $$group -o requirements/$$group.txt || exit 1; \
	done

clean:
	rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .coverage
