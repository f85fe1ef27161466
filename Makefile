# make demo   watch Debrief at work in an office in a box (no key, no network)
# make test   everything that CI checks
# make bench  how fast it is
# make soak   a simulated month with random faults, held against the same month without (some minutes)
# make bench-reply  how well it finds what people typed, beside other libraries (installs those into .venv-bench)
# make readme  write the generated parts of the README anew
# make lock   take newer versions of dependencies into requirements.lock (needs uv)

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# Made after everything was installed, so that a second call installs nothing.
INSTALLED := .venv/.installed

# Libraries to measure against, in an environment of their own: nothing else needs them.
BENCH := .venv-bench/bin
BENCH_PIP := $(BENCH)/python -m pip --disable-pip-version-check -qq install --require-hashes --no-deps

.PHONY: demo test bench soak bench-reply readme lock clean

demo: $(INSTALLED)
	@$(BIN)/debrief demo

test: $(INSTALLED)
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports > .venv/imports.log || (cat .venv/imports.log; false)
	@$(BIN)/pytest --quiet --numprocesses 3 --dist worksteal

bench: $(INSTALLED)
	@failed=0; for file in tests/bench/bench_*.py; do $(BIN)/python -m tests.bench.$$(basename $$file .py) || failed=1; done; exit $$failed

soak: $(INSTALLED)
	@$(BIN)/python -m tests.soak

bench-reply: $(INSTALLED) .venv-bench/.installed
	@$(BIN)/python -m tests.bench.bench_reply --all

readme: $(INSTALLED)
	@$(BIN)/python -m tests.readme

lock:
	uv pip compile --quiet --upgrade --all-extras --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
		pyproject.toml --output-file requirements.lock
	cd tests/bench && for name in builders libraries; do uv pip compile --quiet --upgrade --no-deps --universal --generate-hashes \
		--no-header --no-emit-index-url --python-version 3.11 $$name.in --output-file $$name.lock || exit 1; done

clean:
	rm -rf .venv .venv-bench demo-output

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Debrief needs Python 3.11 or newer: make PYTHON=...")'
	@echo "Installing into .venv ..."
	@$(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv-bench/.installed: tests/bench/builders.lock tests/bench/libraries.lock
	@echo "Installing the libraries to measure against into .venv-bench ..."
	@$(PYTHON) -m venv .venv-bench
	@$(BENCH_PIP) --requirement tests/bench/builders.lock
	@$(BENCH_PIP) --no-build-isolation --requirement tests/bench/libraries.lock \
		|| echo "Not all could be installed; the tables leave out what is missing."
	@touch $@
