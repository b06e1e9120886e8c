# Two commands are all you need:  make run  and  make test.
# They set up .venv themselves and ask for nothing but python3 (3.11 or newer), its venv, and make.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
FILE   ?=

# What Qt and the set-up need from a bare Debian 12: offscreen, then an X display.
PACKAGES := python3-venv \
  libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-xkb1 libxkbcommon-x11-0 libxcb-shape0
APT_LINE := apt-get install -y --no-install-recommends $(PACKAGES)
SUDO     := $(shell test "$$(id -u)" = 0 || echo sudo)

HINT  = echo >&2; echo "Something of the system is missing. This line brings it (or say: make system):" >&2; \
        echo "  $(strip $(SUDO) $(APT_LINE))" >&2
# Starts Qt the way the program would: on the display, or offscreen where there is none.
QT_UP = said=$$(test -n "$$DISPLAY$$WAYLAND_DISPLAY" || export QT_QPA_PLATFORM=offscreen; \
        $(BIN)/python -c "from PySide6.QtWidgets import QApplication; QApplication([])" 2>&1) \
        || { case "$$said" in *"not connect to display"*) echo "No display answers at $$DISPLAY." >&2;; \
             *) echo "$$said" | tail -n 1 >&2; $(HINT);; esac; exit 1; }

.PHONY: run test check bench system clean help

run: $(VENV)/.run ## open the bundled dataset, or FILE=path/to/your.json
	@$(BIN)/python -m viewer run $(if $(FILE),"$(FILE)") || { status=$$?; \
	  $(QT_UP); exit $$status; }

test: check ## all checks and all tests
	$(BIN)/python -m pytest -n auto -q

check: $(VENV)/.test ## style, types and floors only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

bench: $(VENV)/.run ## measure everything, an hour; QUICK=1: a few minutes; PEERS=folder: browsers too
	$(BIN)/python -m benchmarks $(if $(QUICK),--quick) $(if $(PEERS),--npm "$(PEERS)") $(if $(DATA),--data "$(DATA)")

system: ## bring what a bare Debian lacks
	$(SUDO) apt-get update
	$(SUDO) $(APT_LINE)

clean: ## remove the set-up and what tools left behind
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis tradewake.png
	find viewer tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

# Made once, and again whenever pyproject.toml changes.
$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
	  echo "Tradewake needs Python 3.11 or newer; say which one: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c "import venv, ensurepip" 2>/dev/null || { $(HINT); exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@DISPLAY= WAYLAND_DISPLAY=; $(QT_UP)
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@
