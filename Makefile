# make run: the app. make test: everything that must hold. The rest is for those who change the project.
PYTHON ?= python3
BIN := .venv/bin
# One test after the other to whoever is free; those that take longest come first.
PARALLEL := -n 2 --maxschedchunk 1

.PHONY: run test test-fast test-deep mutants lint bench load lock audit licences messages clean
.DEFAULT_GOAL := run

.venv/app: requirements.txt
	$(PYTHON) -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13) and 'Python 3.11, 3.12 or 3.13 is needed')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --requirement requirements.txt
	touch $@

.venv/test: .venv/app tests/requirements.txt
	$(BIN)/python -m pip install --quiet --requirement tests/requirements.txt
	touch $@

run: .venv/app
	$(BIN)/streamlit run app.py --server.address=localhost

test: .venv/test lint
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest $(PARALLEL)

# While one works: no browser, few examples of what is random.
test-fast: .venv/test
	$(BIN)/python -m pytest $(PARALLEL) -m "not browser and not deep" --hypothesis-profile=fast

# Before a change of what reads files, addresses or scenarios: also the slow hostile files, and many more mutated ones.
test-deep: .venv/test
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m pytest $(PARALLEL) -m "deep or not deep" --hypothesis-profile=deep

# After a change of how figures are read or computed: which faults no test would notice. Takes half an hour.
mutants: .venv/test
	$(BIN)/python -m tools.mutants

lint: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/test
	$(BIN)/python -m tests.chromium
	$(BIN)/python -m benchmarks.steps
	$(BIN)/python -m benchmarks.live
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.brief
	$(BIN)/python -m benchmarks.page

load: .venv/test
	$(BIN)/python -m benchmarks.visitors

audit: .venv/app
	$(BIN)/python -m pip install --quiet pip-audit==2.10.1
	$(BIN)/python -m tools.audit

licences: .venv/app
	$(BIN)/python -m tools.licences

lock: .venv/test
	$(BIN)/python -m pip install --quiet uv==0.13.9
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock" tests/requirements.in -o tests/requirements.txt

messages: .venv/test
	$(BIN)/python -m tools.messages

clean:
	rm -rf .venv
