#!/usr/bin/env bash
# Fills a ledger in a file and, where PostgreSQL is installed, one on a throw-away server, and searches both.
# Usage: Benchmarks/ledger.sh [ARTICLES]   (100,000: 1.4 GB each)
set -euo pipefail
cd "$(dirname "$0")/.."
articles=${1:-100000}
swift build -c release --package-path Benchmarks --product bench-ledger >&2
ledger=$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-ledger
work=$(mktemp -d "${TMPDIR:-/tmp}/entente-ledger-XXXXXX")
trap 'rm -rf "$work"' EXIT
echo "### In a file, $articles articles"
"$ledger" "$work/desk.db" "$articles"
rm -f "$work"/desk.db*
for writers in 1 2; do
  echo "### On a PostgreSQL server, $articles articles, writers: $writers"
  PYTHONPATH=Scripts python3 - "$ledger" "$articles" "$writers" <<'PY' || echo "not measured"
import subprocess
import sys

import throwaway_postgres

with throwaway_postgres.Server() as server:
    subprocess.run([sys.argv[1], server.address("bench"), *sys.argv[2:]], check=True)
PY
done
