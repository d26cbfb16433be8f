#!/usr/bin/env bash
# Prints the path of a Python that has the peers (Benchmarks/peers.txt), as far as they can be installed.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$PWD/.build/bench/venv
if [ ! -x "$venv/bin/python" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --upgrade pip >&2 || true
fi
if [ ! "$venv/peers" -nt Benchmarks/peers.txt ]; then
  grep -v '^#' Benchmarks/peers.txt | while read -r peer; do
    "$venv/bin/pip" install --quiet "$peer" >&2 || echo "peers: no $peer to be had" >&2
  done
  touch "$venv/peers"
fi
echo "$venv/bin/python"
