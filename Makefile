# make demo   set up, and turn the sample report into a Word file
# make test   set up, and run every check
# make newest  a part of the tests on the newest Python that the machine offers, in an environment of its own
# make fuzz   try some 23 000 broken files
# make bench  measure the speed beside other tools; BENCH="--only version --rounds 5" says how
# make crash  kill the program at 200 random moments; CRASH=50 says how many
# make docs   the handbook as a book, in build/handbok, with what the program says today
# make bundle  a zip to install from without a network; PLATFORM=win_amd64, macosx_11_0_arm64 or manylinux2014_x86_64
# make coverage  the tests once more, without those of many examples, and with which lines of villkor they run
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

# what a newer Python may do otherwise: the ground, processes and streams, each rule, Word files out and home, an editor
SMOKE := tests/base/test_lazy.py tests/base/test_lazy_pattern.py tests/base/test_disk.py tests/base/test_zip.py tests/base/yaml \
	tests/test_sample_reports.py tests/report/test_slips.py tests/report/test_write_answers_law.py tests/rules/test_rule_cases.py \
	tests/cli/test_warm_program.py tests/cli/test_watch_check.py tests/exchange/test_read_back.py \
	tests/exchange/placing/test_round_trip.py::test_the_sample_comes_home_the_same_with_controls_and_without \
	tests/cli/test_main.py::TestCheck::test_looks_on_a_terminal_as_in_the_golden_file \
	tests/cli/test_summarize_anslag.py::TestSummarizeAnslag::test_shows_the_figures_of_the_sample \
	tests/authoring/editor

.PHONY: demo test newest smoke coverage nightly bundle bench crash fuzz lint format docs clean

demo: $(VENV)/ready
	@mkdir -p demo
	$(BIN)/villkor check sample_reports/norrbotten-2022
	$(BIN)/villkor summarize-anslag sample_reports/norrbotten-2022
	$(BIN)/villkor export-docx sample_reports/norrbotten-2022 --to tillvaxtverket --output demo

test: lint
	$(BIN)/python -m pytest -n auto --dist worksteal

newest:
	@found=$$(.ci/newest_python) || exit; \
	if [ -z "$$found" ]; then echo "This machine offers no Python from 3.12 on: villkor is tried on no other."; \
	else echo "villkor is tried on this Python too: $$found"; \
	$(MAKE) smoke PYTHON="$${found#* }" VENV="build/python-$${found%% *}"; fi

smoke: $(VENV)/dev-ready
	$(BIN)/python -m pytest -n auto --dist worksteal $(SMOKE)

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
