# Everything is done by drift/, so that paths with spaces are safe and the rules are readable.
PYTHON ?= python3
export PORT

.PHONY: run test lint bench databas stoppa

run:
	@$(PYTHON) -m drift run

test:
	@$(PYTHON) -m drift test

lint:
	@$(PYTHON) -m drift lint

bench:
	@$(PYTHON) -m drift bench

databas:
	@$(PYTHON) -m drift databas

stoppa:
	@$(PYTHON) -m drift stoppa
