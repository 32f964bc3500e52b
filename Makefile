# Everything is done by drift/, so that paths with spaces are safe and the rules are readable.
# VAL is handed on as it stands: make test VAL="tests/samverkan -q"
PYTHON ?= python3
export PORT

.PHONY: run test lint bench skarmbilder databas stoppa

run:
	@$(PYTHON) -m drift run

test:
	@$(PYTHON) -m drift test $(VAL)

lint:
	@$(PYTHON) -m drift lint

bench:
	@$(PYTHON) -m drift bench $(VAL)

skarmbilder:
	@$(PYTHON) -m drift skarmbilder

databas:
	@$(PYTHON) -m drift databas

stoppa:
	@$(PYTHON) -m drift stoppa
