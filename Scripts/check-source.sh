#!/usr/bin/env bash
# Keeps the promise of the source: on a clean Debian with a Swift toolchain, `make demo` and `make test` do everything.
#
#   Scripts/check-source.sh
#
# Takes the last commit. Where no chroot can be made it says so and ends with status 0: "skipped". Some ten minutes on
# two cores.
set -euo pipefail
cd "$(dirname "$0")/.."

source Scripts/clean-root.sh
# The folder that holds the toolchain's usr/bin.
toolchain=$(dirname "$(dirname "$(dirname "$(realpath "$(command -v swift)")")")")
[ -x "$toolchain/usr/bin/swift" ] && [ "$toolchain" != / ] || skip "the toolchain is no folder of its own"
mount_inside "$toolchain" --bind "$toolchain" || skip "the toolchain cannot be mounted in a chroot"
inside_path=$toolchain/usr/bin:$inside_path
inside_home=/root
install_inside make || skip "Debian's packages are out of reach"
mkdir -p "$root/srv/entente"
git archive HEAD | tar -x -C "$root/srv/entente"
for target in demo test; do
  if ! inside make -C /srv/entente "$target" >"$work/log" 2>&1 </dev/null; then
    tail -n 40 "$work/log"
    fail "make $target"
  fi
  holds "make $target" . "done"
done
echo "check-source: $passed passed, 0 failed"
