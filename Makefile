# `make` tests and lints; `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := all

BUILD_FLAGS := --explicit-target-dependency-import-check error
SOURCES := Sources Tests Plugins Benchmarks Package.swift
ASSAY = $$(swift build -c release --show-bin-path)/assay

define step
	@echo "==> $(1)"
endef

.PHONY: all setup setup-tests build demo test format lint golden eval check references bench-report bench-alarms bench-check fuzz bench-reading bench-memory bench-models clean help

all: test ## Test and lint (what is done when no target is named)

setup: ## Install the system packages, the local model's runtime and its weights
	@scripts/setup.sh all

setup-tests:
	$(call step,set-up: system packages and the small model that the tests run)
	@scripts/setup.sh tests

build: ## Build the command line tool, optimised
	$(call step,build: assay, release)
	@swift build $(BUILD_FLAGS) -c release --product assay

demo: ## Compare rules with the local model on the samples; writes EVAL.md, the README's results and demo/report.html
	$(call step,set-up: system packages and the local model)
	@scripts/setup.sh default
	@$(MAKE) --no-print-directory build
	$(call step,demo: every labelled sample by rules and by the local model)
	@scripts/demo.sh

test: setup-tests ## Run every test, then the lint
	$(call step,build: the program and its tests)
	@swift build $(BUILD_FLAGS) --build-tests
	$(call step,test)
	@ASSAY_JSON_SCHEMA_SUITE="$$(scripts/schema-suite.sh || echo)" swift test $(BUILD_FLAGS) --skip-build --no-parallel
	@$(MAKE) --no-print-directory lint

format: ## Rewrite the sources in the house format
	@swift format --in-place --recursive $(SOURCES)

lint: ## Check the format of the sources and the shell scripts
	$(call step,lint)
	@swift format lint --strict --recursive $(SOURCES)
	@if command -v shellcheck >/dev/null; then shellcheck scripts/*.sh .ci/run; else \
	    echo "shellcheck is not installed: the shell scripts are not checked"; fi

golden: ## Record the golden files anew (the recording run fails on purpose: look at the diff)
	ASSAY_RECORD_GOLDENS=1 swift test $(BUILD_FLAGS) --filter Golden

eval: build ## Write EVAL.md and the README's results from the demo's ledger
	@$(ASSAY) report --ledger demo/assay.sqlite --eval EVAL.md --readme README.md

check: test build ## Test and lint, and fail when EVAL.md or the README's results are not what the demo's ledger says
	$(call step,check: EVAL.md and README.md)
	@$(ASSAY) report --ledger demo/assay.sqlite --eval EVAL.md --readme README.md --check

references: ## Run scipy, statsmodels and stickler again, and fail where their stored figures are not what they say
	@scripts/references.sh

bench-report: build ## Measure a report of 10,000 documents: its size, how soon a browser has opened it, and what comparing takes
	$(call step,bench: a report of 10,000 documents)
	@swift build $(BUILD_FLAGS) -c release --product assay-bench
	@python3 scripts/bench_report.py $(ASSAY) $(ASSAY)-bench

bench-alarms: ## Simulate 2,000 comparisons of known truth for each of four sizes: false alarms and power
	$(call step,bench: false alarms and power of the comparison)
	@swift build $(BUILD_FLAGS) -c release --product assay-bench
	@$(ASSAY)-bench alarms 2000 2000

bench-check: ## Time the validator and the grounder against other programs on the same work
	@scripts/bench-check.sh

fuzz: ## Fuzz the parsers, the validator and the readers of values: ASSAY_FUZZ_SECONDS each (60), from ASSAY_FUZZ_SEED
	@scripts/fuzz.sh

bench-reading: build ## Read against tesseract, ocrmypdf, kreuzberg, pdftotext and pypdfium2 (ASSAY_DATA=DIR for more files)
	@scripts/bench-reading-peers.sh
	@scripts/bench-reading.py --peers .build/bench-peers

bench-memory: build ## Read 2,000 documents, and fail where memory of program and helpers grows
	$(call step,bench-memory: program and helpers over 2000 documents)
	@scripts/bench-memory.py --assay $(ASSAY)

bench-models: ## Measure model calls against Python clients on the same work
	$(call step,bench-models: calls a second and CPU a call, against a server on this machine)
	@scripts/bench-models.sh

clean: ## Remove what was built (the local model stays in its cache)
	@rm -rf .build demo

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
