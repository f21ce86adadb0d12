# The commands of this repository. Each does its own set-up; the second time is quick.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help serve build test test-full check format lock clean

PY := .venv/bin/python
# The example county's day (CI and documentation pin the same one).
export ZWGK_TODAY ?= 2026-11-22

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

serve: ## See the example county on 127.0.0.1:8000 (or the next free port)
	@scripts/setup
	@$(PY) -m zwgk serve

build: ## Build the example county into site/
	@scripts/setup
	@$(PY) -m zwgk build

check: ## All gates that need no browser and no Node
	@scripts/check --without html browser

test: ## Everything but the long matrix; under ten minutes on two cores
	@scripts/setup
	@scripts/setup-browser
	@scripts/check

test-full: ## The whole matrix: one page of each kind in every mode, all HTML, growth of the build
	@scripts/setup
	@scripts/setup-browser
	@scripts/check --full

format: ## Put the code in order
	@scripts/setup
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

lock: ## Choose the newest allowed versions and write the lock files
	@scripts/lock

clean: ## Remove what builds and tests leave behind (keeps .venv and node_modules)
	@rm -rf site dist .bench .zwgk-cache .cache .hypothesis .import_linter_cache \
	  .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -not -path './.venv/*' -not -path './node_modules/*' \
	  -prune -exec rm -rf {} +
