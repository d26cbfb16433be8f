#!/usr/bin/env bash
# Prints the path of a Python that has the peers (Benchmarks/peers.txt), as far as they can be installed; with a name
# those of Benchmarks/peers-NAME.txt too.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$PWD/.build/bench/venv
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --upgrade pip >&2 || true
fi
for list in peers ${1:+"peers-$1"}; do
  [ "$venv/$list" -nt "Benchmarks/$list.txt" ] && continue
  grep -v '^#' "Benchmarks/$list.txt" | while read -r peer; do
    index=()
    case $peer in torch=*+cpu) index=(--extra-index-url https://download.pytorch.org/whl/cpu) ;; esac
    "$venv/bin/pip" install --quiet "${index[@]}" "$peer" >&2 || echo "peers: no $peer to be had" >&2
  done
  touch "$venv/$list"
done
echo "$venv/bin/python"
