# Les tâches de la maison, d'un mot chacune. Il suffit de make et de Python 3.11 ou plus récent.

.DEFAULT_GOAL := help
.PHONY: help run test coverage check fmt bench golden screenshots messages lock static promises

python := .venv/bin/python
pytest := $(python) -m pytest

# An environment that was moved or broken is made again, whatever its stamps say.
ifneq "$(shell .venv/bin/python -c 'import pip' 2>/dev/null && cat .venv/home 2>/dev/null)" "$(CURDIR)"
.PHONY: .venv/run.stamp .venv/dev.stamp
endif

help: ## Cette liste
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: .venv/run.stamp ## Démarre Courroie : sans jeton, un Discord d'essai sur cette machine
	@.venv/bin/courroie run

test: .venv/dev.stamp ## Les tests
	@echo 'Tests'
	@$(pytest) -n 2 --dist worksteal

coverage: .venv/dev.stamp ## Tous les tests, sur les deux bases, et ce qu'ils couvrent; les promesses sont à part
	@echo 'Tests, et ce qu'\''ils couvrent'
	@COURROIE_THOROUGH=1 $(pytest) -n 2 --dist worksteal -m 'not promise' --cov --cov-report=term

check: static promises coverage ## Tout ce que vérifie l'intégration continue

fmt: .venv/dev.stamp ## Met le code en forme
	@echo 'Mise en forme'
	@$(python) -m ruff format .
	@$(python) -m ruff check --fix .

bench: .venv/dev.stamp ## Mesure Courroie à côté d'un bot nu
	@$(python) -m bench

golden: .venv/dev.stamp ## Récrit les écrans de référence, et ce que le README et les guides en citent
	@echo 'Écrans de référence : relisez ce que git diff en montre'
	@COURROIE_GOLDEN=write COURROIE_THOROUGH=1 $(pytest) tests/scenarios tests/cli tests/meta/test_readme.py tests/meta/test_guides.py tests/meta/test_directory_format.py tests/meta/test_privacy_paper.py

screenshots: .venv/dev.stamp ## Refait les images du README : la visite guidée, dans chromium
	@$(python) -m tests.browser.screenshots

messages: .venv/dev.stamp ## Met à jour le catalogue anglais, et dit ce qui reste à traduire
	@$(python) -m tests.texts.messages

lock: .venv/dev.stamp ## Récrit requirements/*.txt d'après pyproject.toml (UPGRADE=--upgrade : aux dernières versions)
	@echo 'Verrous : requirements/run.txt, requirements/dev.txt'
	@$(lock) --group build --output-file requirements/run.txt pyproject.toml
	@$(lock) --group dev --constraints requirements/run.txt --output-file requirements/dev.txt pyproject.toml

lock := $(python) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-annotate $(UPGRADE)

static: .venv/dev.stamp
	@echo 'Forme, lint, types, contrats d'\''importation'
	@$(python) -m ruff format --check --quiet .
	@$(python) -m ruff check --quiet .
	@$(python) -m mypy --no-error-summary
	@.venv/bin/lint-imports --no-cache

# Before the tests, so that the last line that CI reads counts every test. Pytest's 5 is « none selected ».
promises: .venv/dev.stamp
	@echo 'Promesses, entières'
	@COURROIE_THOROUGH=1 $(pytest) -n 2 --dist worksteal -m promise || { code=$$?; [ $$code = 5 ] && ! grep -rq 'pytest.mark.promise' tests; }

.venv/run.stamp .venv/dev.stamp: .venv/%.stamp: requirements/%.txt requirements/venv.sh pyproject.toml
	@sh requirements/venv.sh $*
