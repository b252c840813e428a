# Two commands for a newcomer: make demo, make test. Both set up whatever is missing.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup demo test browser format lint types imports unit everyday evening bench bench-nlu chaos clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: ## both environments and the trained model
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it first"; exit 1; }
	@$(PYTHON) bot/runtime/bootstrap.py

demo: setup ## your own counter in the browser, nothing to configure
	@$(BIN)/comptoir demo --data data/demo

evening: setup ## an evening of the shop on a simulated clock: who saw what
	@$(BIN)/python -m bench.evening

test: setup browser lint types imports unit ## everything that CI runs

browser:
	@$(BIN)/python tests/get_browser.py

lint:
	@$(BIN)/ruff format --check --quiet . || { echo "not formatted: run make format"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/hadolint Dockerfile

format: ## let ruff format and sort
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

types:
	@$(BIN)/mypy

imports:
	@$(BIN)/lint-imports --no-logo

unit:
	@$(BIN)/pytest

everyday: ## the quick tests: no model, no browser
	@$(BIN)/pytest -m 'not rasa and not browser'

bench: setup ## what is measured: conversations, products, stock, mailbox, owners
	@for part in conversations mentions stock mailbox customers; do \
		echo "== $$part"; $(BIN)/python -m bench.$$part || exit 1; done

bench-nlu: setup ## understanding beside published systems: make bench-nlu HINT3=folder
	@$(BIN)/python -m bench.nlu $(if $(HINT3),--hint3 $(HINT3)) --write

chaos: ## races for last pieces by processes that are killed
	@$(BIN)/python -m bench.chaos

clean: ## forget environments, models and caches; data stays
	rm -rf .venv nlu/.venv models .cache .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis stock/lexicon/compiled.json
