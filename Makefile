# One way to run each thing, the same here and in CI. `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UV := uv==0.13.9
ARGS ?=

.PHONY: help
help: ## List what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: system-run .venv/run ## Open the wizard (make run ARGS=plan.gpplan opens a plan)
	@$(BIN)/python -m wizard $(ARGS)

.PHONY: test
test: system-test .venv/dev ## Run the tests on every core, with no display (make test ARGS=tests/voting runs some)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

.PHONY: check
check: .venv/dev ## Check style, types, layers, sizes, dead code and what is covered whole
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.gates

.PHONY: fmt
fmt: .venv/dev ## Mend what style checks can mend
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bench
bench: system-run .venv/dev ## Measure speed and memory against bare Qt and reportlab (make bench ARGS=--compare also says what became slower)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m bench $(ARGS)

.PHONY: torture
torture: system-test .venv/dev ## Kill it, cut its power and damage its files, on two cores (a quarter of an hour or so)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.torture $(ARGS)

.PHONY: archive-check
archive-check: .venv/dev ## Have two checkers look at every document of 50 random plans, and 2,000 random changes (Java)
	@$(PIP_INSTALL) --require-hashes --no-deps -r requirements/archive.txt
	@$(BIN)/python -m tests.archive $(ARGS)

.PHONY: prove
prove: system-test .venv/dev ## Alter and save again PDFs of every kind, and see that no verdict is wrong (dist/prove.log)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.prove $(ARGS)

.PHONY: hands
hands: system-test .venv/dev ## Use the real window by key strokes and clicks, on a screen of its own (some minutes)
	@HANDS=all $(BIN)/python -m pytest $(or $(ARGS),tests/hands)

.PHONY: ear
ear: system-ear .venv/dev ## Hear a whole meeting through Orca, against what is kept (make ear GOLDEN=write keeps it anew)
	@GOLDEN='$(GOLDEN)' $(BIN)/python -m tests.ear

.PHONY: cases
cases: .venv/dev ## Run the worked cases and 20,000 random meetings (make cases CASES=FILE runs a file)
	@$(BIN)/python -m tests.voting.run_cases $(CASES)

.PHONY: pictures
pictures: system-test .venv/dev ## Take the pictures of the window for docs/pictures/
	@rm -rf docs/pictures
	@QT_QPA_PLATFORM=offscreen:configfile=tests/screen.json $(BIN)/python -m tests.ui.pictures --publish docs/pictures

.PHONY: lock
lock: ## Pin what is installed, with hashes, in requirements/
	@packaging/pin-requirements.sh $(UV)

.PHONY: bundle-linux
bundle-linux: ## Build the folder and the Debian package, in dist/
	@packaging/linux/build.sh

.PHONY: bundle-windows
bundle-windows: ## Build the folder, zip and installer for Windows (PYTHON_EMBED=zip PYTHON_EMBED_SHA256=sum)
	@PYTHON_EMBED='$(PYTHON_EMBED)' PYTHON_EMBED_SHA256='$(PYTHON_EMBED_SHA256)' packaging/windows/build.sh

.PHONY: bundle-test
bundle-test: system-run .venv/run ## Try both bundles: in a bare Debian, and under wine (as root; some minutes)
	@packaging/linux/try.sh
	@PYTHON_EMBED='$(PYTHON_EMBED)' PYTHON_EMBED_SHA256='$(PYTHON_EMBED_SHA256)' packaging/windows/try.sh

.PHONY: notices
notices: ## Write THIRD-PARTY-NOTICES.md anew, from the pinned packages
	@packaging/papers.sh notices

.PHONY: sbom
sbom: ## Write a bill of materials (CycloneDX), in dist/
	@packaging/papers.sh sbom

.PHONY: audit
audit: ## Ask whether weaknesses are known of what is shipped
	@packaging/audit.sh

.PHONY: release
release: ## Build, try and audit everything, and write checksums
	@PYTHON_EMBED='$(PYTHON_EMBED)' PYTHON_EMBED_SHA256='$(PYTHON_EMBED_SHA256)' packaging/release.sh

.PHONY: clean
clean: ## Remove the environment and everything that was made
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests bench -name __pycache__ -prune -exec rm -rf {} +

# The system's libraries come before the environment: whoever lacks them is told at once, not after a long download.
.PHONY: system-run system-test system-ear
system-run:
	@packaging/debian-packages.sh run

system-test:
	@packaging/debian-packages.sh run test

system-ear:
	@packaging/debian-packages.sh run ear

# What is installed is compiled at once: where the shell forbids Python to write, each start would compile it anew.
# A stamp is newer than the files that say what is installed. Each holds whatever the one before it needs.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or later is needed, this is " + sys.version)'
	@$(PYTHON) -m venv .venv

.venv/run: requirements/run.txt requirements/build.txt pyproject.toml | .venv/bin/python
	@echo "Installing what the program needs into .venv"
	@$(PIP_INSTALL) --require-hashes -r requirements/run.txt -r requirements/build.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src/wizard
	@touch $@

.venv/dev: requirements/dev.txt .venv/run
	@echo "Installing what the tests need into .venv"
	@$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
