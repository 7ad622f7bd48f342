# Everything here works on a bare machine with Python 3.11, git and make. Start with `make demo`.

PYTHON ?= $(firstword $(foreach name,python3.11 python3 python,$(shell command -v $(name))))
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard src/farled/locale/*/LC_MESSAGES/*.po))

export PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench format messages docs pictures lock clean environment

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

setup: environment .venv/.system-work ## Make .venv with everything needed for work on Farled

demo: environment ## Serve the five example organisations, with who to sign in as
	@$(BIN)/farled demo

test: setup ## Run all tests: SQLite, PostgreSQL where there is one, and a browser
	@tools/test

check: setup ## Lint, types, import rules, templates, migrations, translations, documentation
	@$(BIN)/python tools/check.py

bench: environment ## Measure the calculation library against its baselines
	@$(BIN)/python -m benchmarks.methods

format: environment ## Put the code in the shape that `make check` asks for
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --fix .

messages: setup ## Bring the translation catalogues up to date with the texts in the code
	@$(BIN)/python tools/translations.py update

docs: environment ## Build the documentation into docs/_build/html
	@$(BIN)/python tools/check.py docs

pictures: setup ## Take the pictures of the guide and README anew, from the demonstration
	@$(BIN)/python tools/pictures.py

lock: environment ## Pin the newest versions that pyproject.toml allows
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --all-extras \
		--no-header --no-emit-index-url --no-emit-find-links pyproject.toml --output-file requirements.lock

clean: ## Remove what was built; keeps .venv and the data in var
	@rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache build dist docs/_build

# Each stamp is remade only when what stands after its colon is newer, so a second start costs nothing.

environment: .venv/.system-run .venv/.farled $(CATALOGUES)

.venv/.system-run: tools/system-packages
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Farled needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3.11"; exit 1; }
	@tools/system-packages run
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

.venv/.system-work: tools/system-packages .venv/.system-run
	@tools/system-packages run work
	@touch $@

.venv/.packages: requirements.lock | .venv/.system-run
	@echo "Installing Python packages (about a minute the first time)"
	@$(PIP) install --require-hashes --no-deps --only-binary :all: --requirement requirements.lock
	@touch $@

.venv/.farled: pyproject.toml .venv/.packages
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

%.mo: %.po .venv/.packages
	@$(BIN)/pybabel --quiet compile --use-fuzzy --input-file $< --output-file $@
