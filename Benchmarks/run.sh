#!/usr/bin/env bash
# Runs the benchmarks and prints one dated table with the facts of the machine.
# The sentences are those of the bundled dossier, so that it needs nothing beside the project.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --static-swift-stdlib --traits Networks,PostgreSQL --product entente >&2
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
echo "## Whole line by rule: the dossier's pages a hundred times, all cores"
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

echo
echo "## Relations: 1,000,000 events, 200 actors, ten years, one core"
"$(swift build -c release --package-path Benchmarks --show-bin-path)/bench-relations"
