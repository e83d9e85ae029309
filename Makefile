# make demo   set up, and turn the sample report into a Word file
# make test   set up, and run every check
# make fuzz   try some 23 000 broken files
# make bench  measure the speed beside other tools; BENCH="--only version --rounds 5" says how
# make crash  kill the program at 200 random moments; CRASH=50 says how many
# make docs   the rules' pages of the handbook, and the words that shells suggest
# make nightly  try the laws with many more examples than make test does
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test nightly bench crash fuzz lint format docs clean

demo: $(VENV)/ready
	@mkdir -p demo
	$(BIN)/villkor check sample_reports/norrbotten-2022
	$(BIN)/villkor summarize-anslag sample_reports/norrbotten-2022
	$(BIN)/villkor export-docx sample_reports/norrbotten-2022 --to tillvaxtverket --output demo

test: lint
	$(BIN)/python -m pytest -n auto --cov --cov-report=term --cov-fail-under=95

nightly: $(VENV)/dev-ready
	VILLKOR_NIGHTLY=1 $(BIN)/python -m pytest -n auto -m law --durations=20

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

docs: $(VENV)/ready
	$(BIN)/python docs/build_manual.py

$(VENV)/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/dev-ready: $(VENV)/ready
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
