# `make` alone lists the targets. Variables:
#   PYTHON=python3.13    the Python to make .venv with (default: python3, else the newest of 3.11 to 3.14)
#   ARGS='…'             more arguments for run, demo, test, bench, faults and mutants

BIN := .venv/bin
LOCK := $(BIN)/uv pip compile pyproject.toml --group build --quiet --universal --python-version 3.11 \
	--generate-hashes --custom-compile-command 'make lock' \
	$(if $(UPGRADE),--upgrade)

LUPDATE := $(BIN)/pyside6-lupdate -silent -extensions py -no-obsolete -locations none -source-language en \
	src/deskreply/ui

.DEFAULT_GOAL := help
.PHONY: help base window setup strings screenshots demo run test lint format bench bench-short faults faults-short faults-night crash-points machine mutants lock ci clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

base:
	@sh .ci/setup base

window:
	@sh .ci/setup window

setup: ## make or renew .venv with everything for work on DeskReply (the other targets do it by themselves)
	@sh .ci/setup dev

demo: base ## show a missed call answered by text, in under a minute, without an account
	@$(BIN)/deskreply demo $(ARGS)

run: window ## start DeskReply (ARGS='agent --practice' for other commands)
	@$(BIN)/deskreply $(ARGS)

test: setup ## run the tests (ARGS='-k cooldown' for some of them)
	@$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

lint: setup ## check style, types and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: setup ## put the code into the style that lint checks
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: setup ## measure against the practice line: hang-up to text, a burst of calls, idle cost, a large database
	@$(BIN)/python -m tests.bench $(ARGS)

bench-short: setup ## the same in about a minute, to see that it works
	@$(BIN)/python -m tests.bench --short $(ARGS)

strings: setup ## bring the translations up to date with the words in the sources
	@$(LUPDATE) -target-language es -ts src/deskreply/ui/strings/deskreply_es.ts
	@$(LUPDATE) -target-language en -pluralonly -ts src/deskreply/ui/strings/deskreply_en.ts

screenshots: setup ## render every screen and state into build/screenshots (ARGS='--only desk' for some)
	@$(BIN)/python -m tests.screens $(ARGS)

faults: setup ## kill the agent 2,000 times and worse: nothing texted twice, lost or stuck (under 20 minutes, Linux)
	@$(BIN)/python -m tests.faults $(ARGS)

faults-short: setup ## the same in about three minutes
	@$(BIN)/python -m tests.faults --short $(ARGS)

faults-night: setup ## the same with 20,000 kills
	@$(BIN)/python -m tests.faults --night $(ARGS)

crash-points: setup ## kill the engine at every named point under every fault (about ten minutes; ARGS='--every 5' for some)
	@$(BIN)/python -m tests.crash $(ARGS)

machine: setup ## 500 stories of 50 steps in any order, each judged at its end (ARGS='--examples 50' for fewer)
	@$(BIN)/python -m tests.crash.machine $(ARGS)

mutants: setup ## break what decides and sends in every small way: a test has to notice each (ARGS=classify for one module)
	@$(BIN)/python -m tests.mutants $(ARGS)

lock: setup ## renew requirements/ after a change in pyproject.toml (UPGRADE=1 takes newer versions)
	$(LOCK) --output-file requirements/base.txt
	$(LOCK) --extra dev --constraints requirements/base.txt --output-file requirements/dev.txt

ci: ## everything CI checks
	@bash .ci/run

clean: ## remove .venv, caches and build output
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist src/*.egg-info
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
