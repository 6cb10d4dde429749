# De enige ingang: "make demo" voor wie het wil zien, "make check test" voor wie eraan werkt.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
UV_VERSION := 0.13.9
export UV_PYTHON_DOWNLOADS := never
# Compiled modules are kept, also where the machine says otherwise: without them every process compiles Django anew, five seconds each.
export PYTHONPYCACHEPREFIX := $(CURDIR)/var/pycache
export PYTHONDONTWRITEBYTECODE :=
# Half of the tests for each core; whoever is done takes over from the other.
PARALLEL := -n 2 --dist worksteal

.PHONY: help install demo serve check format test test-postgres e2e lock clean

help:
	@echo "make demo           omgeving, database en voorbeeld maken en starten op 127.0.0.1:$(PORT)"
	@echo "make install        alleen de omgeving"
	@echo "make check          opmaak, lint, typen, importcontracten, sjablonen, migraties"
	@echo "make test           de tests op SQLite"
	@echo "make test-postgres  dezelfde tests op een wegwerp-PostgreSQL"
	@echo "make e2e            de browsertests"

install: $(VENV)/.dev

demo: $(VENV)/.run
	$(BIN)/python manage.py demo --port $(PORT)

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)

# Where the tools for working on it are installed, the smaller set is there too.
$(VENV)/.run: $(BIN)/uv requirements.lock
	if [ -e $(VENV)/.dev ]; then $(MAKE) --no-print-directory install; \
	else $(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock; fi
	touch $@

$(VENV)/.dev: $(BIN)/uv requirements-dev.lock
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements-dev.lock
	touch $@

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy osp goals indicators meetings
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(find templates -name '*.html')
	$(BIN)/python manage.py makemigrations --check --dry-run
	OSP_ENV=production OSP_SECRET_KEY=$$($(BIN)/python -c "import secrets; print(secrets.token_urlsafe(50))") OSP_ALLOWED_HOSTS=osp.voorbeeld.nl $(BIN)/python manage.py check --deploy --fail-level WARNING

format: install
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djade --target-version 5.2 $$(find templates -name '*.html')

test: install
	$(BIN)/pytest $(PARALLEL)

test-postgres: install
	$(BIN)/python tests/postgres.py $(BIN)/pytest $(PARALLEL)

e2e: install
	$(BIN)/pytest tests/e2e

# The lock holds versions and hashes without naming a host, so any mirror serves it.
lock: $(BIN)/uv
	$(BIN)/uv lock --quiet
	$(BIN)/uv export --quiet --frozen --no-header --extra postgres --no-annotate -o requirements.lock
	$(BIN)/uv export --quiet --frozen --no-header --extra postgres --all-groups --no-annotate -o requirements-dev.lock

clean:
	rm -rf $(VENV) var
