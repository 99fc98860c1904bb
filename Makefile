# Every verb works without make too: python scripts/bootstrap.py site|test|serve|package|check|engines|bench|wheel
PYTHON ?= python3

.PHONY: site test serve package check engines bench wheel clean

site test serve package check engines bench wheel:
	@$(PYTHON) scripts/bootstrap.py $@

clean:
	rm -rf site dist .cache overrides/assets
