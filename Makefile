# Thin on purpose: every target calls one command; the work is in infra/local/city (python -m city).
PYTHON ?= python3
ARCH ?= x86_64
export ARCH

city = PYTHONPATH=infra/local $(PYTHON) -m city

.DEFAULT_GOAL := help
.PHONY: help setup run up down reset status test check fmt build deploy connect bench openapi

help: ## show this list
	@awk -F ': ## ' '/^[a-z]+: ## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what the city is built and tested with
	@$(city) setup

run: ## start the whole city here and stay; Ctrl-C stops it, data is kept
	@$(city) run

up: ## start the city and return when it is ready (addresses in .local/outputs.json)
	@$(city) up

down: ## stop the city, keep its data
	@$(city) down

reset: ## stop the city and delete its data
	@$(city) reset

status: ## say which parts of the city run
	@$(city) status

test: ## run every test, on a fresh machine too
	@$(city) test

check: ## run format, lints, licences, templates and every test
	@$(city) check

fmt: ## format the Rust code
	@cargo fmt --all

build: ## build the functions for AWS (ARCH=x86_64 or arm64)
	@$(city) build

deploy: ## deploy to AWS after `make build`; asks for every setting
	@.venv/bin/sam deploy --guided --stack-name hotline --capabilities CAPABILITY_IAM CAPABILITY_AUTO_EXPAND --parameter-overrides Architecture=$(ARCH)

connect: ## after a deployment: webhook, first administrator, directory (CITY_FILE=…)
	@$(city) connect

bench: ## measure cold start, warm updates, memory, database calls
	@tests/bench/run.sh

openapi: ## write the API's description and the site's client anew from the code
	@UPDATE_SNAPSHOTS=1 cargo test --workspace --test openapi
	@npm --prefix web run generate
