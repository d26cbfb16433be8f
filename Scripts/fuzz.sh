#!/usr/bin/env bash
# Fuzzes the parsers with libFuzzer and AddressSanitizer.
#
# Usage: Scripts/fuzz.sh [SECONDS] [TARGET ...]
#
# A target is a file Fuzz/TARGET.swift that defines LLVMFuzzerTestOneInput; its seeds are in
# Fuzz/Seeds/TARGET. What a run learns is kept in .build/fuzz/corpus/TARGET, what it breaks in
# .build/fuzz/crashes.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  for file in Fuzz/*.swift; do targets+=("$(basename "$file" .swift)"); done
fi

build=.build/fuzz
mkdir -p "$build/crashes" "$build/corpus"

flags=(-O -wmo -swift-version 6 -parse-as-library -package-name entente -enable-testing -sanitize=fuzzer,address
  -I "$build" -enable-upcoming-feature InternalImportsByDefault)
for module in Sources/C*/; do flags+=(-I "$module"); done
packages="libxml-2.0 libcurl libdeflate zlib sqlite3"
# shellcheck disable=SC2086
for option in $(pkg-config --cflags $packages); do flags+=(-Xcc "$option"); done
# shellcheck disable=SC2086
libraries="$(pkg-config --libs $packages) -lcld2 -ldnnl -lstdc++"
for module in CLanguageID CKernels; do
  printf 'module %s { header "%s" export * }\n' "$module" "$PWD/$(ls Sources/$module/include/*.h)"
done >"$build/module.modulemap"
clang++ -O2 -std=c++17 -I Sources/CLanguageID/include -c Sources/CLanguageID/language.cpp \
  -o "$build/CLanguageID.o"
clang -O2 -I Sources/CKernels/include -c Sources/CKernels/kernels.c -o "$build/CKernels.o"

# compile MODULE: makes the module and its object file, if its sources are newer or a module below came out otherwise.
compile() {
  local object=$build/$1.o before=
  if [ -z "$changed" ] && [ -f "$object" ] &&
    [ -z "$(find "Sources/$1" -newer "$object" -name '*.swift')" ]; then
    return
  fi
  [ -f "$build/$1.swiftmodule" ] && before=$(sha1sum <"$build/$1.swiftmodule")
  echo "compiling $1"
  find "Sources/$1" -name '*.swift' -print0 | xargs -0 swiftc "${flags[@]}" -module-name "$1" \
    -emit-module -emit-module-path "$build/$1.swiftmodule" -emit-object -o "$object"
  [ "$before" = "$(sha1sum <"$build/$1.swiftmodule")" ] || changed=$1
}

# Every module up to the straight line, by depth as in Package.swift.
changed=
modules="Evidence Ontology Encoder Networks Records Reading Language Actors Coding Stories LedgerStore Analysis \
  Exchange Pipeline"
objects=()
for module in $modules; do
  compile "$module"
  objects+=("$build/$module.o")
done

# Swift's own crash handler would get ahead of libFuzzer's, and no crash would be kept.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
failed=0
for target in "${targets[@]}"; do
  # shellcheck disable=SC2086
  swiftc "${flags[@]}" -use-ld=lld "Fuzz/$target.swift" "${objects[@]}" "$build/CLanguageID.o" \
    "$build/CKernels.o" $libraries -o "$build/$target"
  mkdir -p "$build/corpus/$target"
  echo "fuzzing $target for $seconds seconds"
  "$build/$target" "$build/corpus/$target" "Fuzz/Seeds/$target" -max_total_time="$seconds" -timeout=60 \
    -rss_limit_mb=512 -max_len=65536 -print_final_stats=1 \
    -artifact_prefix="$build/crashes/$target-" 2>"$build/corpus/$target.log" || failed=1
  grep -E "ERROR|SUMMARY|Fatal|stat::(number|average|peak)" "$build/corpus/$target.log" || true
done
exit $failed
