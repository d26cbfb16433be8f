#!/usr/bin/env bash
# Holds the systemd units to systemd's own judgement: they verify without a word, and their exposure stays below 3.0 of 10.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v systemd-analyze >/dev/null || { echo "check-units: skipped: no systemd-analyze"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin"
# verify wants an executable behind ExecStart.
printf '#!/bin/sh\n' >"$work/bin/entente"
chmod +x "$work/bin/entente"
for unit in desk watch; do
  file=$work/entente-$unit.service
  sed "s|@PREFIX@|$work|; /^Documentation=/d" "Packaging/systemd/entente-$unit.service.in" >"$file"
  said=$(systemd-analyze verify "$file" 2>&1) || { echo "$said"; exit 1; }
  [ -z "$said" ] || { echo "check-units: $unit: $said"; exit 1; }
  systemd-analyze security --offline=true --threshold=30 --no-pager "$file" | tail -n 1
done
