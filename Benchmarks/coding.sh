#!/usr/bin/env bash
# The coder alone, sentences a second on one core, over the project's own sentences; beside it the
# whole line over the bundled dossier with one job.
set -euo pipefail
cd "$(dirname "$0")/.."
SWIFT_DETERMINISTIC_HASHING=1 swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --product entente >&2
swift build -c release --package-path Benchmarks --product bench-coding >&2
entente=$(swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --show-bin-path)/entente
coding=$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-coding
python3 Evaluation/score_own_events.py --inputs |
  python3 -c 'import json, sys; [print(json.loads(line)["text"]) for line in sys.stdin]' |
  "$coding" Data
start=$(date +%s.%N)
for _ in 1 2 3 4 5; do "$entente" read --format jsonl --jobs 1 Examples/tirana/*.html; done >/dev/null
end=$(date +%s.%N)
awk -v n="$(ls Examples/tirana/*.html | wc -l)" -v s="$start" -v e="$end" \
  'BEGIN { printf "whole line, start-up included, one job: %.1f articles/s\n", 5 * n / (e - s) }'
