#!/usr/bin/env bash
# Builds the documentation of the library modules with the toolchain's own docc, offline; a warning is a failure.
#
# Usage: Scripts/docc.sh BUILD_FOLDER OUT
#
# BUILD_FOLDER is where `swift build` put the modules. OUT gets a folder MODULE.doccarchive each, for static hosting.
set -euo pipefail
cd "$(dirname "$0")/.."

build=$1
out=$2
modules="Evidence Ontology Encoder Networks Records Reading Language Actors Coding Stories LedgerStore Analysis Exchange \
  Pipeline Following Desk"
work=.build/docc
rm -rf "$work" "$out"
mkdir -p "$work" "$out"
includes=(-I "$build/Modules")
for folder in Sources/C*/; do includes+=(-I "$folder"); done
for module in CLanguageID CKernels; do includes+=(-I "$build/$module.build"); done
# shellcheck disable=SC2046
for option in $(pkg-config --cflags-only-I libxml-2.0 libpq igraph); do includes+=("$option"); done

failed=0
for module in $modules; do
  graphs=$work/$module
  mkdir -p "$graphs"
  swift symbolgraph-extract -module-name "$module" "${includes[@]}" -output-dir "$graphs" -minimum-access-level public \
    -skip-synthesized-members -target "$(swift -print-target-info | sed -n 's/^ *"triple": "\(.*\)",/\1/p' | head -n 1)"
  # What a module adds to types of others stands in their documentation.
  find "$graphs" -name '*@*' -delete
  docc convert --additional-symbol-graph-dir "$graphs" --fallback-display-name "$module" \
    --fallback-bundle-identifier "entente.$module" --warnings-as-errors --transform-for-static-hosting \
    --hosting-base-path "$module" --output-path "$out/$module.doccarchive" >"$work/$module.log" 2>&1 || {
    failed=1
    cat "$work/$module.log"
  }
done
[ $failed = 0 ] && echo "$out: $(echo "$modules" | wc -w) modules, no warnings"
exit $failed
