# Thin: each target one line. `make demo` and `make test` need nothing done before them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate pyproject.toml
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo talk test check bench clients lock migration clean

demo: $(VENV)/.runtime            ## play two quarters of a made-up board
	$(BIN)/boardpulse demo

talk: $(VENV)/.runtime            ## be any member of the demonstration's board
	$(BIN)/boardpulse talk --folder demo

test: check clients               ## everything that must hold
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.dev               ## style, types
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

clients: $(VENV)/.made            ## the chat clients of others that the tests drive, where they are kept beside this repository
	@test ! -f ../shared/clients/setup.sh || test -f $(VENV)/.clients || { bash ../shared/clients/setup.sh $(CURDIR)/$(VENV)/clients && touch $(VENV)/.clients; } || echo "The chat clients could not be installed: the tests that need them are skipped."

bench: $(VENV)/.dev               ## ratios, both sides measured in one run
	$(BIN)/python -m tests.benchmarks

lock: $(VENV)/.dev                ## renew the hashed locks from pyproject.toml
	$(COMPILE) --extra build -o requirements.lock && $(COMPILE) --extra build --extra dev -o requirements-dev.lock

migration: $(VENV)/.dev           ## write the migration for changed models
	$(BIN)/tortoise -c storage.connection.MIGRATION_CONFIG makemigrations

clean:                            ## remove what these targets made
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build *.egg-info

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Boardpulse needs Python 3.11 or later; set PYTHON=/path/to/it")'
	$(PYTHON) -m venv $(VENV) && touch $@

$(VENV)/.runtime: $(VENV)/.made requirements.lock pyproject.toml
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e . && touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock && touch $@
