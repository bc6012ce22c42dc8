# Every target is a one-line call of `python -m pipeline …` or of a tool in the environment; `make help` lists them.
# A fresh machine needs Python 3.11 or later and make, nothing else: the environment makes itself.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
export PIP_NO_INPUT := 1

.DEFAULT_GOAL := help
.PHONY: help report test check lint types imports format soak bench notebooks notebooks-jupyter sample docs pictures lock clean

help:  ## List what can be done
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

report: $(VENV)/.runtime  ## Read new deliveries and write the report (ARGS="--period 2026-Q3 …")
	@$(RUN) -m pipeline report $(ARGS)

test: $(VENV)/.test  ## Run the tests, as .ci/run does
	@$(RUN) -m pytest -q -n auto --dist loadscope --no-loadscope-reorder $(ARGS)

check: lint types imports test  ## Format, lint, types, import contracts, tests

lint: $(VENV)/.test  ## Formatting and lint
	@$(RUN) -m ruff format --check . && $(RUN) -m ruff check .

types: $(VENV)/.test  ## Types, strict on pipeline/
	@$(RUN) -m mypy

imports: $(VENV)/.test  ## Which part may import which
	@$(VENV)/bin/lint-imports --no-logo

format: $(VENV)/.test  ## Format the code
	@$(RUN) -m ruff format . && $(RUN) -m ruff check --fix .

soak: $(VENV)/.test  ## The properties again, with many more invented cases
	@HYPOTHESIS_PROFILE=soak $(RUN) -m pytest -q -n auto -m soak $(ARGS)

bench: $(VENV)/.test  ## Time and memory on 1 and 10 million participations, beside DuckDB's bare load
	@$(RUN) benchmarks/load_to_figures.py $(ARGS)

notebooks: $(VENV)/.test  ## Open the notebooks, on this machine only
	@$(RUN) -m pipeline.desk

notebooks-jupyter: $(VENV)/.test  ## Write the notebooks as .ipynb, without outputs, into notebooks-jupyter/
	@$(RUN) -m pipeline.desk --jupyter notebooks-jupyter

sample: $(VENV)/.runtime  ## Write data/sample again from schemas/sample.yaml
	@rm -rf data/sample && $(RUN) -m pipeline sample --messy --out data/sample

docs: $(VENV)/.test  ## Write the handbook's generated pages again and build docs/_site, which is opened without a server
	@$(RUN) -m pipeline.handbook

pictures: $(VENV)/.test  ## Do the handbook's first quarter again, and write its answers and the pictures of all pages
	@UTFALL_HANDBOOK=write $(RUN) -m pytest -q tests/command/test_first_quarter.py

lock: $(VENV)/.test  ## Pin every package again with hashes (needs uv on the path)
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--extra build --extra slides pyproject.toml -o requirements.lock
	uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
		--extra build --extra test --constraint requirements.lock pyproject.toml -o requirements-test.lock

clean:  ## Remove the environment and what tools left; data and reports stay
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

$(VENV)/.runtime: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "utfall behöver Python 3.11 eller senare. Välj en annan med: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	@echo "Förbereder miljön (en gång, några minuter) …"
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.runtime
	@echo "Installerar det som testerna behöver …"
	@$(PIP) install --require-hashes -r requirements-test.lock
	@.ci/system-packages
	@touch $@
