# make demo   set up, and turn the sample report into a Word file
# make test   set up, and run every check
# make fuzz   try some 23 000 broken files
# make bench  measure the speed beside other tools; BENCH="--only version --rounds 5" says how
# make crash  kill the program at 200 random moments; CRASH=50 says how many
# make docs   the handbook as a book, in build/handbok, with what the program says today
# make bundle  a zip to install from without a network; PLATFORM=win_amd64, macosx_11_0_arm64 or manylinux2014_x86_64
# make coverage  the tests once more, with which lines of villkor they run
# make nightly  try the laws with many more examples than make test does; PART=0.1 with a tenth of them
PYTHON ?= python3
PART ?= 1
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# what is used is compiled when it is first used
INSTALL := install --no-compile --constraint constraints.txt --editable

RELEASE := build/release
PLATFORM ?= win_amd64

.PHONY: demo test coverage nightly bundle bench crash fuzz lint format docs clean

demo: $(VENV)/ready
	@mkdir -p demo
	$(BIN)/villkor check sample_reports/norrbotten-2022
	$(BIN)/villkor summarize-anslag sample_reports/norrbotten-2022
	$(BIN)/villkor export-docx sample_reports/norrbotten-2022 --to tillvaxtverket --output demo

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

# to follow each line takes as long again as the tests themselves
coverage: $(VENV)/dev-ready
	$(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report=term --cov-fail-under=95

nightly: $(VENV)/dev-ready
	VILLKOR_NIGHTLY=$(PART) $(BIN)/python -m pytest -n auto -m law --dist worksteal --durations=20
	$(MAKE) bundle PLATFORM=manylinux2014_x86_64
	$(RELEASE)/bin/python -m release.tried dist/*-manylinux2014_x86_64.zip

bundle: $(RELEASE)/ready
	$(RELEASE)/bin/python -m release $(PLATFORM)
	$(RELEASE)/bin/twine check --strict dist/$(PLATFORM)/dist/*
	$(RELEASE)/bin/check-wheel-contents dist/$(PLATFORM)/dist/*.whl

# It installs villkor and its peers in environments of its own, under build/bench.
bench: $(VENV)/dev-ready
	$(BIN)/python -m benchmarks $(BENCH)

crash: $(VENV)/dev-ready
	$(BIN)/python -m tests.crash $(CRASH)

# what fell is saved under build/fuzz; FUZZ="--part 0.1 sections" says how much of what
fuzz: $(VENV)/dev-ready
	$(BIN)/python -m tests.fuzz $(FUZZ)

lint: $(VENV)/dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev-ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/dev-ready
	$(BIN)/python docs/build_manual.py
	NO_MKDOCS_2_WARNING=1 $(BIN)/python docs/book/build.py
	@echo "Öppna build/handbok/index.html"

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) $(INSTALL) .
	@touch $@

$(VENV)/dev-ready: $(VENV)/ready
	$(PIP) $(INSTALL) '.[dev]'
	@touch $@

$(RELEASE)/ready: release/constraints.txt constraints.txt
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt \
		--constraint release/constraints.txt hatchling packaging cyclonedx-python-lib twine check-wheel-contents
	@touch $@

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
