#!/usr/bin/env bash
# Reads the bundled dossier into a fresh ledger, answers its question, and tells how to go on.
# Usage: Scripts/demo.sh PATH_TO_ENTENTE
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
