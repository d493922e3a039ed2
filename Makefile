# Dagmar's two commands are `make demo` and `make test`; `make help` lists the others.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
IN_PARALLEL := -v --numprocesses=auto --dist=loadgroup
# The tests of the rooms that decide money, and of the checks that lie in them. They run by themselves, since to measure what
# they reach takes as long again, and every branch of those rooms (pyproject.toml names them) is to be reached by them alone.
MONEY_TESTS := tests/test_money.py tests/test_derivation.py tests/allocation tests/assessment \
	tests/agreement/test_checks.py tests/agreement/test_messages.py
MONEY_ROOMS_COVERED := 100
# At least so many per cent of their mutants are killed by `make mutants`.
MUTANTS_KILLED := 95

.PHONY: help demo test setup check docs readme lock nightly mutants bench bench-indicators bench-site clean

help: ## show this list
	@echo "make TARGET, where TARGET is one of"
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  %-18s %s\n", $$1, $$2}' Makefile
	@echo "make test is the default profile. The long profiles, run by name and never by make test:"
	@echo "  nightly, mutants, bench, bench-indicators, bench-site"

demo: ## set up, run the library of agreements, explain one amount, make documents, compute indicators and publish the site
	@tools/set_up.sh
	@tools/demo.sh

test: check ## set up, then lint, types, import rules and every test but the long profiles
	@rm -f .coverage .coverage.*
	@$(PYTEST) $(IN_PARALLEL) $(MONEY_TESTS) --cov --cov-report=
	@tools/cover.sh $(MONEY_ROOMS_COVERED)
	@$(PYTEST) $(IN_PARALLEL) $(addprefix --ignore=,$(MONEY_TESTS))

setup: ## make .venv from the lock, and .venv/bin/dagmar; find or install what the tests start
	@tools/set_up.sh
	@tools/set_up_engines.sh

check: setup ## lint, format, strict types and import rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: setup ## build the documentation into docs/_build
	@$(BIN)/sphinx-build -q -W --keep-going -b html docs docs/_build
	@echo "docs/_build/index.html"

readme: setup ## write the tables of README.md that commands make
	@$(BIN)/python tools/write_readme.py

lock: setup ## write requirements.lock anew from pyproject.toml, keeping the versions that still fit
	@$(BIN)/uv pip compile pyproject.toml --extra notebook --extra postgres --extra spark --group dev --generate-hashes --no-header \
		--no-emit-index-url --python-version 3.11 --universal --quiet -o requirements.lock
	@tools/set_up.sh

nightly: setup ## long: every property test with 10 000 random cases
	@DAGMAR_TEST_PROFILE=nightly $(PYTEST) $(IN_PARALLEL) -m "hypothesis or nightly"

mutants: setup ## long: change the money rooms in every small way and see the tests fail
	@DAGMAR_TEST_PROFILE=mutants $(BIN)/python tools/mutants.py $(MUTANTS_KILLED)

bench: setup ## long: time a decision for 311 recipients, and how it grows
	@$(PYTEST) -v -s -m bench tests/bench --ignore=tests/bench/test_site.py

bench-site: setup ## long: time a whole site of open comparisons, some 50 000 pages
	@$(PYTEST) -v -s -m bench tests/bench/test_site.py

# ROWS contacts, and with DATA=DIR the folder that they lie in or are kept in.
ROWS := 100000000
bench-indicators: setup ## long: time 76 definitions on ROWS contacts (100 million) against SQL by hand, pandas, Polars
	@$(BIN)/python -W ignore -m tests.bench.indicators --rows $(ROWS) $(if $(DATA),--data $(DATA))

clean: ## remove what was made, but not .venv
	@rm -rf build docs/_build mutants htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
