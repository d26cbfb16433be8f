#!/usr/bin/env bash
# Reads the development pages beside the project with entente and with its peers from PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."
pages=${1:-../shared/packs/extraction/scrapinghub/dev/html}
if [ ! -d "$pages" ]; then
  echo "bench-reading: no pages in $pages; name a folder of *.html or *.html.gz files" >&2
  exit 1
fi
SWIFT_DETERMINISTIC_HASHING=1 swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --product entente >&2
"$(Benchmarks/peers.sh)" Benchmarks/reading.py \
  "$(swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --show-bin-path)/entente" "$pages"
