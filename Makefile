# Everything is made in .venv (the environment) and .fourfold (the database); git ignores both.
# Needed: make and Python 3.11 or newer with its venv module. Nothing is installed outside this folder.

PYTHON ?= python3
SHELL := /bin/sh
FOLDER ?= .fourfold/screenshots
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check words figures bench leaks journeys screenshots kills

# An environment does not survive a move of the clone or a new Python: then these stamps have other names.
PLACE := $(shell { pwd; $(PYTHON) -c 'import sys; print(sys.version_info[:2])'; } 2>/dev/null | cksum | cut -d' ' -f1)
STAMPS := .venv/stamps-$(PLACE)

help:
	@echo 'make demo    show Fourfold with an invented region, at http://127.0.0.1:8000'
	@echo 'make test    run the tests'
	@echo 'make check   look for style, type and layering faults'
	@echo 'make words   gather every sentence for its Welsh, and compile it'
	@echo 'make figures   published figures beside computed ones'
	@echo 'make bench     speed, beside a limit or a peer'
	@echo 'make leaks     what is hidden from somebody, asked of every surface in every role'
	@echo 'make journeys  the pages in a browser'
	@echo 'make kills     killed in the middle of writes, 100 times'
	@echo 'make screenshots   a picture of every page, in FOLDER'

demo: $(STAMPS)/app
	@.venv/bin/fourfold demo

test: $(STAMPS)/app $(STAMPS)/test
	@echo 'Running the tests, with a worker for each core'
	@.venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

words: $(STAMPS)/app
	@echo 'Gathering the sentences, joining them with their Welsh, and compiling it'
	@.venv/bin/python -m fourfold.config.catalogue

figures: $(STAMPS)/app
	@echo 'Replaying invented regions and asking for the published figures (SEED=n for one)'
	@.venv/bin/python -m fourfold.demo.figures

leaks: $(STAMPS)/app $(STAMPS)/test
	@echo 'Asking every surface in every role about what is hidden from it, and playing random worlds (WORLDS=n, ROLES=x for others)'
	@.venv/bin/python -m pytest -n auto --dist load -p tests.leaks.rows tests/leaks

journeys: $(STAMPS)/app $(STAMPS)/test $(STAMPS)/journeys
	@.venv/bin/python tests/journeys/chromium.py
	@echo 'Making the journeys in Chromium, with scripts and without, and looking at every page'
	@.venv/bin/python -m pytest -c tests/journeys/pytest.ini -n auto --dist loadgroup --no-loadscope-reorder tests/journeys

kills: $(STAMPS)/app $(STAMPS)/test
	@echo 'Killing the platform in the middle of writes, and comparing changes with entries (KILLS=n for another number)'
	@.venv/bin/python -m tests.kills.writes.killing

screenshots: $(STAMPS)/app $(STAMPS)/test $(STAMPS)/journeys
	@.venv/bin/python tests/journeys/chromium.py
	@echo 'Taking pictures of every page in every state into $(FOLDER) (FOLDER=x for another, WORDS=x for some)'
	@.venv/bin/python -m tests.journeys.screenshots '$(FOLDER)' $(if $(WORDS),'$(WORDS)')

bench: $(STAMPS)/app
	@echo 'Measuring lists of today and of the past, at 100,000 threats with ten versions each'
	@.venv/bin/python -m benchmarks.lists; lists=$$?; \
	  echo 'Measuring the import of 100,000 rows against COPY'; \
	  .venv/bin/python benchmarks/import_rate.py; rate=$$?; \
	  echo 'Measuring the import of disruptions in each sender'"'"'s own shape against COPY'; \
	  .venv/bin/python -m benchmarks.import_shapes; shapes=$$?; \
	  echo 'Measuring lists and the extract of a year, at 1,000,000 disruptions'; \
	  .venv/bin/python -m benchmarks.disruptions; disruptions=$$?; \
	  echo 'Measuring what auditors read, with 2,000,000 entries'; \
	  .venv/bin/python -m benchmarks.audit && exit $$((lists + rate + shapes + disruptions))

check: $(STAMPS)/app $(STAMPS)/test $(STAMPS)/check
	@echo 'Checking the layout of the code'
	@.venv/bin/ruff format --check .
	@echo 'Checking for faults'
	@.venv/bin/ruff check .
	@echo 'Checking types'
	@FOURFOLD_PURPOSE=test .venv/bin/mypy
	@echo 'Checking that imports run downwards'
	@.venv/bin/lint-imports
	@echo 'Asking the guardrails, and showing each its planted fault'
	@.venv/bin/python -m tests.guardrails.report

$(STAMPS)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo 'Fourfold needs Python 3.11 or newer as $(PYTHON). Set PYTHON to one, as in: make demo PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian and Ubuntu it is in the package python3-venv."; exit 1; }
	@echo 'Making the environment in .venv'
	@$(PYTHON) -m venv --clear .venv
	@.venv/bin/python -m pip install -qq --disable-pip-version-check uv || \
	  echo 'uv cannot be installed here. pip does its work, which takes some minutes.'
	@.venv/bin/python -c "$$LINK"
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/%: requirements/%.txt $(STAMPS)/venv
	@echo 'Installing the packages in requirements/$*.txt'
	@$(UV_ENVIRONMENT); if [ -x .venv/bin/uv ] && .venv/bin/uv pip install --quiet --python .venv/bin/python \
	    --require-hashes -r $<; then :; else \
	  echo 'Installing them with pip, which takes some minutes'; \
	  .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r $<; fi
	@touch $@

# uv does not read pip's variables: where they say how to reach the packages, say it to uv too.
UV_ENVIRONMENT = \
  [ -z "$$PIP_INDEX_URL$$UV_INDEX_URL" ] || export UV_DEFAULT_INDEX="$${UV_DEFAULT_INDEX:-$${UV_INDEX_URL:-$$PIP_INDEX_URL}}"; \
  [ -z "$$PIP_CERT" ] || export SSL_CERT_FILE="$${SSL_CERT_FILE:-$$PIP_CERT}"; \
  [ -z "$$PIP_DEFAULT_TIMEOUT" ] || export UV_HTTP_TIMEOUT="$${UV_HTTP_TIMEOUT:-$$PIP_DEFAULT_TIMEOUT}"; \
  export UV_PYTHON_DOWNLOADS=never; \
  mkdir -p "$${UV_CACHE_DIR:=$${XDG_CACHE_HOME:-$$HOME/.cache}/uv}" 2>/dev/null && [ -w "$$UV_CACHE_DIR" ] || UV_CACHE_DIR='$(CURDIR)/.venv/uv-cache'; \
  export UV_CACHE_DIR

# The project is run where it lies. Installing it would fetch a build tool and write into src.
define LINK
import os, site, sys
open(os.path.join(site.getsitepackages()[0], 'fourfold.pth'), 'w').write(os.path.abspath('src'))
with open('.venv/bin/fourfold', 'w') as script:
    script.write('#!/bin/sh\nexec "$${0%/*}/python" -m fourfold.config.cli "$$@"\n')
os.chmod('.venv/bin/fourfold', 0o755)
endef
export LINK
