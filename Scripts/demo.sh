#!/usr/bin/env bash
# Reads the bundled dossier into a fresh ledger, answers its question, and with --open opens the desk on it,
# which runs until Ctrl-C; where nobody sits at a terminal it tells how to do that, and ends.
# Usage: Scripts/demo.sh PATH_TO_ENTENTE [--open]
set -euo pipefail
cd "$(dirname "$0")/.."

entente=$1
question="Are Albania, Croatia and Kosovo forming a military alliance?"
rm -rf demo
mkdir -p demo
echo "\$ entente ingest --ledger demo/desk.db Examples/tirana"
"$entente" ingest --ledger demo/desk.db Examples/tirana
echo
echo "\$ entente ask --ledger demo/desk.db \"$question\""
"$entente" ask --ledger demo/desk.db "$question"
cat <<TXT

The dossier's pages were written for this example. To go on:
  $entente agreements --ledger demo/desk.db
  $entente desk --ledger demo/desk.db        # then open http://127.0.0.1:8484
TXT
if [ "${2:-}" = --open ] && [ -t 1 ]; then
  # A browser is a courtesy: where none can be opened the desk's own line tells the address.
  for opener in xdg-open open; do
    command -v "$opener" >/dev/null || continue
    (sleep 1 && "$opener" http://127.0.0.1:8484/ >/dev/null 2>&1 || true) &
    break
  done
  exec "$entente" desk --ledger demo/desk.db
fi
