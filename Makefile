# De opdrachten van dit project. Elke opdracht zet eerst klaar wat zij nodig heeft;
# een tweede keer gaat dat niet opnieuw. Draai 'make help' voor een lijst.
PYTHON ?= python3
BIN := .venv/bin
NODE := PATH="$(CURDIR)/.venv/bin:$$PATH" node
SHELL_SOURCES := $(shell find overrides -type f -not -path '*/node_modules/*' \( -path 'overrides/css/*' -o -path 'overrides/js/*' -o -path 'overrides/static/*' -o -name '*.mjs' \) 2>/dev/null)

export NO_MKDOCS_2_WARNING := 1
# Python vertaalt zijn modules één keer en niet bij elke opdracht opnieuw: dat is een derde van het werk van een controle.
unexport PYTHONDONTWRITEBYTECODE
# De datum van een bouw: die van de commit, of vandaag als er iets veranderd is dat nog niet is vastgelegd.
# Een andere dag: make site KENNISBANK_DATUM=2026-12-01, of KENNISBANK_DATUM=vandaag (zo publiceren de workflows).
export KENNISBANK_DATUM
SOURCE_DATE_EPOCH := $(or $(strip $(SOURCE_DATE_EPOCH)),$(shell test -z "$$(git status --porcelain 2>&1)" && git log -1 --format=%ct || date +%s))
export SOURCE_DATE_EPOCH

.DEFAULT_GOAL := help
.PHONY: help site uitgave voorbeeld test lint code inhoud wijzigingen gepubliceerd keuring noteer snel serve beheer check links keur publiceer beelden afbreken fuzz properdocs bench zoekmeting opgezet testklaar

help: ## toon deze lijst
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /  make \1	/' | expand -t 18

site: opgezet ## bouw de site in site/
	@$(BIN)/python -m macros.host

uitgave: opgezet ## bouw de site met alles wat lezers downloaden
	@UITGAVE=true $(BIN)/python -m macros.host
	@VORIGE='$(VORIGE)' $(BIN)/python -m macros.host uitgave

voorbeeld: uitgave ## bouw ook een kopie in voorbeeld/ die je zonder server opent
	@$(BIN)/python -m macros.host voorbeeld

test: testklaar ## draai alle controles, ook in een browser
	$(BIN)/python tests/chromium.py
	$(BIN)/python tests/firefox.py
	@$(MAKE) --no-print-directory code
	$(BIN)/pytest

lint: code site ## kijk alles na zonder iets te draaien: Python, scripts, stijlen, en de pagina's van de gebouwde site
	@cd overrides && $(NODE) node_modules/.bin/html-validate --config .htmlvalidate.json --formatter text "../site/**/*.html"

# Wat de code zelf zegt; 'make test' doet dit ook en legt de pagina's van de proefsite langs dezelfde regels.
code: testklaar
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	cd overrides && $(NODE) node_modules/.bin/eslint .
	cd overrides && $(NODE) node_modules/.bin/tsc --project .
	cd overrides && $(NODE) node_modules/.bin/stylelint "css/*.css"

inhoud: testklaar ## controleer de inhoud, bouw de site en draai wat van elke inhoud moet gelden
	$(BIN)/python tests/chromium.py
	$(BIN)/kennisbank controleer --stil
	$(BIN)/pytest tests/inhoud

wijzigingen: testklaar ## draai de tests over inhoud op een kopie waarin van alles is veranderd
	$(BIN)/python tests/chromium.py
	$(BIN)/python tests/wijzigingen.py

gepubliceerd: .venv/klaar ## vergelijk met wat het laatst is gepubliceerd: wat bevroren is, verandert niet
	@$(BIN)/kennisbank controleer --stil --gepubliceerd

keuring: ## draai wat een wijziging nodig heeft: 'make inhoud' als alleen de inhoud anders is, anders alles
	@$(PYTHON) .ci/keuring.py

noteer: KENNISBANK_DATUM := $(or $(KENNISBANK_DATUM),vandaag)
noteer: opgezet ## noteer na het publiceren welke commit groen is en welke adressen op de site staan
	@$(BIN)/kennisbank controleer --stil --herstel --ja principles/adressen.txt
	@$(PYTHON) .ci/keuring.py noteer

snel: testklaar ## draai wat geen browser nodig heeft
	@$(MAKE) --no-print-directory code
	$(BIN)/pytest --ignore=tests/browser --ignore=tests/inhoud/test_browser.py

serve: opgezet ## toon de site op http://127.0.0.1:8000/ en werk die bij als je bewaart
	@$(BIN)/kennisbank bekijk --poort $(or $(POORT),8000)

beheer: opgezet ## open het formulier waarin je records verandert, met de site ernaast
	@$(BIN)/kennisbank bekijk --beheer --poort $(or $(POORT),8000)

check: .venv/klaar ## controleer alleen de inhoud
	@$(BIN)/kennisbank controleer $(if $(STIL),--stil) $(if $(FORMAAT),--formaat $(FORMAAT),--nieuw)

links: opgezet ## kijk of de webadressen van bronnen nog werken; houdt nooit iets tegen
	@$(BIN)/kennisbank adressen --json .build/adressen.json

keur: opgezet ## bekijk de gepubliceerde site als een vreemde, naast site/: make keur ADRES=https://...
	@$(BIN)/kennisbank keur --json .build/keur.json $(ADRES)

publiceer: KENNISBANK_DATUM := $(or $(KENNISBANK_DATUM),vandaag)
publiceer: uitgave ## zet de gebouwde site op een server: make publiceer DOEL=gebruiker@server:/pad
	@DOEL='$(DOEL)' BEWAAR='$(BEWAAR)' sh .ci/publiceer.sh

beelden: testklaar site ## maak de beelden van de gids en de README opnieuw
	$(BIN)/python tests/chromium.py
	$(BIN)/python tests/beelden.py

afbreken: testklaar ## breek het bouwen op 20 momenten af en kijk of de site die er staat heel blijft
	$(BIN)/python tests/kills.py

fuzz: testklaar ## laat een uur lang verzonnen teksten door alles heen gaan, en een miljoen bestanden door de lezer
	FUZZ=1 $(BIN)/pytest tests/fuzz tests/test_markup.py tests/test_sheet.py
	cd tests && ../$(BIN)/python -m fuzz.million $(AANTAL)

properdocs: testklaar ## bouw de site ook met ProperDocs, de opvolger van MkDocs, en kijk of zij gelijk is
	$(BIN)/python tests/properdocs.py

bench: testklaar ## meet hoe snel het gaat, ook in het formulier
	$(BIN)/python tests/bench.py
	$(BIN)/python tests/beheermeting.py

zoekmeting: testklaar ## meet hoe goed het zoeken vindt, naast dat van Material
	$(BIN)/python tests/zoekmeting.py

opgezet: .venv/klaar .build/assets.json .build/schema/klaar
testklaar: opgezet .venv/klaar-test overrides/node_modules/.klaar-test

# De hulp bij het typen kent de ids van nu: zij wordt ververst als er in een map een bestand bij komt of weg gaat.
RECORD_FOLDERS := $(shell find principles -mindepth 1 -maxdepth 1 -type d -name '[a-z]*' ! -name '* *' 2>/dev/null)
.build/schema/klaar: .venv/klaar macros/model.py $(RECORD_FOLDERS)
	@$(BIN)/kennisbank editorhulp
	@touch $@
# Wat bouwen nodig heeft staat in requirements.txt en bij dependencies in package.json; wat controleren daarnaast nodig
# heeft in requirements-test.txt en bij devDependencies. Elk wordt alleen vernieuwd als zijn lijst verandert.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
.venv/klaar: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dit project vraagt Python 3.11 of nieuwer."; exit 1; }
	@test ! -L .venv || rm .venv
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-build-isolation --editable .
	@touch $@
.venv/klaar-test: requirements-test.txt | .venv/klaar
	$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

# Node komt van de machine als zij er een heeft van versie 22.13 of nieuwer, anders uit PyPI.
NPM := cd overrides && PATH="$(CURDIR)/$(BIN):$$PATH" npm
QUIETLY := --ignore-scripts --no-audit --no-fund --loglevel=error
overrides/node_modules/.klaar: overrides/package.json overrides/package-lock.json requirements-node.txt | .venv/klaar
	$(BIN)/python overrides/node.py
	$(NPM) ci --omit=dev $(QUIETLY)
	@touch $@
overrides/node_modules/.klaar-test: overrides/node_modules/.klaar
	$(NPM) install --no-save $(QUIETLY)
	@touch -r $< overrides/package-lock.json # npm schrijft hem opnieuw, ook als er niets verandert
	@touch $@

.build/assets.json: overrides/node_modules/.klaar $(SHELL_SOURCES)
	$(NODE) overrides/build.mjs
