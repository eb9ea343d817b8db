# Every task of this project is a verb here; `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

export HOST ?= 127.0.0.1
export PORT ?= 8000
export HIKIWAKE_DATA ?= var

.PHONY: help setup setup-dev run test torture check fix bench lock screenshots hooks

help: ## list the tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(BIN)/uv:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 15) else "Hikiwake needs Python 3.11 to 3.14, this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 …")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "This Python has no venv module. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.installed: requirements.lock | $(BIN)/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock | $(VENV)/.installed
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

setup: $(VENV)/.installed ## make .venv and install the runtime packages by hash

setup-dev: $(VENV)/.installed $(VENV)/.installed-dev ## the same, with the tools that test and check

run: setup ## start everything: database, pages, worker; prints the address and a sign-in link
	@exec $(BIN)/python manage.py up

test: setup-dev ## every test, on a real PostgreSQL and in a real Chromium
	@$(BIN)/python -m pytest

torture: setup-dev ## the long forms of the tests
	@$(BIN)/python -m pytest -m slow

check: setup-dev ## format, lint, types, import contracts, migrations, deploy check, audit
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@DJANGO_SETTINGS_MODULE=config.settings.testing $(BIN)/python manage.py makemigrations --check --dry-run
	@$(BIN)/python -m tests.architecture.deploy_check
	@$(BIN)/python -m tests.architecture.audit

fix: setup-dev ## format and mend what the linter can
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

hooks: setup-dev ## let git check each commit (.githooks/pre-commit)
	@git config core.hooksPath .githooks

bench: setup-dev ## measured speed, as ratios against a reference in the same run
	@$(BIN)/python -m tests.bench

screenshots: setup-dev ## pictures of every page, light and dark, wide and at 360 px
	@$(BIN)/python -m tests.screenshots screenshots

lock: | $(BIN)/uv ## compile the two lock files anew
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --quiet -o requirements-dev.lock
