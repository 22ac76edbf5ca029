# `make report` and `make test` set up everything they need in $(VENV); see `make help`.

PYTHON ?= python3
VENV ?= .venv
OUT ?= reports/out
WORKERS ?= 2
PYTEST_ARGS ?=
LOCK_ARGS ?=

BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-header --no-annotate --group build $(LOCK_ARGS) pyproject.toml

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup setup-dev browser report test lint format bench setup-bench certificates lock clean

help:
	@echo "make report        verify every claim and write the report to $(OUT)"
	@echo "make test          lint, type-check and run the tests"
	@echo "make lint          ruff and mypy only;  make format  rewrites the layout"
	@echo "make certificates  write the certificates again"
	@echo "make bench         the benchmarks; make setup-bench  first, to compare with PyTorch"
	@echo "make lock          write the lock files again; LOCK_ARGS=--upgrade takes newer versions"
	@echo "make clean         remove $(VENV), caches and $(OUT)"
	@echo "Another interpreter (>= 3.11): make clean, then make PYTHON=python3.12 ..."

# $(call install,LOCK FILE): the virtual environment holds exactly checked files, then the project itself.
define install
@command -v $(PYTHON) >/dev/null || { echo "make: no '$(PYTHON)' found; choose one: make PYTHON=python3.12 ..." >&2; exit 1; }
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "make: Python 3.11 or newer is needed, but '$(PYTHON)' is $$($(PYTHON) -V 2>&1);" \
	"choose one: make PYTHON=python3.12 ..." >&2; exit 1; }
@echo "Setting up $(VENV) from $(1) (a minute or two, once)"
@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r $(1)
@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation --editable .
@touch $@
endef

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/.installed: requirements.lock pyproject.toml
	$(call install,requirements.lock)

$(VENV)/.installed-dev: requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)

report: setup
	$(BIN)/prefixbounds report --out $(OUT)

certificates: setup
	$(BIN)/prefixbounds certify

test: lint browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup $(PYTEST_ARGS)

# The tests of the page open it in Chromium. Only an administrator of a Debian system gets it installed here.
browser:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || { \
		if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
			echo "Installing Chromium for the tests of the page"; \
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium >/dev/null; \
		else echo "No Chromium found: the browser tests will be skipped"; fi; }

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/mypy .

format: setup-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

setup-bench: setup
	$(BIN)/python -m pip install --disable-pip-version-check --no-build-isolation --editable '.[bench]'

bench: setup
	$(BIN)/python -m benchmarks

lock: setup-dev
	$(LOCK) --output-file requirements.lock
	$(LOCK) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) $(OUT) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
