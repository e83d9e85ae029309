# make demo   set up, and turn the sample report into a Word file
# make test   set up, and run every check
# make bench  measure the speed beside other tools; BENCH="--only version --rounds 5" says how
# make crash  kill the program at 200 random moments; CRASH=50 says how many
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test bench crash lint format docs clean

demo: $(VENV)/ready
	@mkdir -p demo
	$(BIN)/villkor check sample_reports/norrbotten-2022
	$(BIN)/villkor summarize-anslag sample_reports/norrbotten-2022
	$(BIN)/villkor export-docx sample_reports/norrbotten-2022 --to tillvaxtverket --output demo

test: lint
	$(BIN)/python -m pytest -n auto --cov --cov-report=term --cov-fail-under=95

# It installs villkor and its peers in environments of its own, under build/bench.
bench: $(VENV)/dev-ready
	$(BIN)/python -m benchmarks $(BENCH)

crash: $(VENV)/dev-ready
	$(BIN)/python -m tests.crash $(CRASH)

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
