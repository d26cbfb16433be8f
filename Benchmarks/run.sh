#!/usr/bin/env bash
# Runs every benchmark and prints one dated report with the facts of the machine, peers beside it where they can be
# had. Most need nothing beside the project; reading needs pages (Benchmarks/reading.sh). Takes about half an hour.
set -euo pipefail
cd "$(dirname "$0")/.."

SWIFT_DETERMINISTIC_HASHING=1 swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --product entente >&2
swift build -c release --package-path Benchmarks >&2
entente=$(swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --show-bin-path)/entente
language=$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-language
work=.build/bench
mkdir -p "$work"

echo "# Benchmarks, $(date -u +%Y-%m-%d), commit $(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1), load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null)"
echo
echo "## Start: entente --version, best of ten"
for _ in 1 2 3 4 5 6 7 8 9 10; do
  { TIMEFORMAT=%R; time "$entente" --version >/dev/null; } 2>&1
done | sort -n | head -n 1 | sed 's/$/ s/'
echo
echo "## Whole line, all pages through the encoder: the dossier's pages a hundred times, all cores"
python3 - "$work/pages.jsonl" <<'PY'
import json, pathlib, sys
pages = sorted(p for p in pathlib.Path("Examples/tirana").iterdir() if p.suffix in (".html", ".txt"))
with open(sys.argv[1], "w", encoding="utf8") as out:
    for turn in range(100):
        for page in pages:
            key = "html" if page.suffix == ".html" else "capture"
            out.write(json.dumps({"id": f"{page.stem}-{turn}", key: page.read_text(encoding="utf8")}) + "\n")
PY
start=$(date +%s.%N)
"$entente" read --format jsonl <"$work/pages.jsonl" >"$work/record.jsonl"
end=$(date +%s.%N)
awk -v n="$(wc -l <"$work/record.jsonl")" -v s="$start" -v e="$end" 'BEGIN { printf "%d articles in %.2f s: %.0f articles/s\n", n, e - s, n / (e - s) }'
if [ -f Models/english/model.entente ]; then
  echo
  echo "## Encoder: word pieces a second beside the int8 bound"
  "$entente" annotate --as html Examples/tirana/*.html |
    awk -F '\t' 'NF == 10 { line = line (line == "" ? "" : " ") $2; next } line != "" { print line; line = "" }' >"$work/sentences.txt"
  "$language" Models/english "$work/sentences.txt"
fi


# section TITLE COMMAND...: runs a benchmark; one that cannot run here says so and stops nothing.
section() {
  echo
  echo "## $1"
  shift
  "$@" || echo "not measured here"
}

bin=$(swift build -c release --package-path Benchmarks --show-bin-path)
python=$(Benchmarks/peers.sh)
section "Coding alone, and the whole line with the encoder, one core" Benchmarks/coding.sh
section "Reading pages beside trafilatura, readability-lxml and resiliparse" Benchmarks/reading.sh
section "Feeds and web archives beside feedparser, fastfeedparser, warcio and FastWARC" \
  "$python" Benchmarks/formats.py "$bin/bench-formats"
section "Stories: copies and clusters" "$bin/bench-stories" 10000 30000
copies() { "$bin/bench-stories" --lines 10000 | "$python" Benchmarks/stories.py; }
section "Copies by datasketch, rensa and gaoya" copies
section "Relations: 1,000,000 events, 200 actors, ten years, one core" "$bin/bench-relations"
section "Ledger" Benchmarks/ledger.sh 100000
section "Desk beside nginx" python3 Benchmarks/desk.py "$entente" .build/bench-desk
