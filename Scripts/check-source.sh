#!/usr/bin/env bash
# Keeps the promise of the source: on a clean Debian with a Swift toolchain, `make demo` and `make test` do everything.
#
#   Scripts/check-source.sh
#
# Takes the last commit. Needs root and debootstrap, and Debian's packages (MIRROR, default: debootstrap's own). Where no
# chroot can be made it says so and ends with status 0: "skipped". Some ten minutes on two cores.
set -euo pipefail
cd "$(dirname "$0")/.."

skip() { echo "check-source: skipped: $*"; exit 0; }
[ "$(id -u)" -eq 0 ] || skip "not root"
command -v debootstrap >/dev/null || skip "no debootstrap (apt-get install debootstrap)"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ -n "$suite" ] || skip "this system names no Debian suite"
# The folder that holds the toolchain's usr/bin.
toolchain=$(dirname "$(dirname "$(dirname "$(realpath "$(command -v swift)")")")")
[ -x "$toolchain/usr/bin/swift" ] && [ "$toolchain" != / ] || skip "the toolchain is no folder of its own"

work=$(mktemp -d)
root=$work/root
cleanup() {
  for mounted in "$root$toolchain" "$root/proc"; do
    if mountpoint -q "$mounted"; then umount "$mounted"; fi
  done
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT

echo "check-source: making a clean $suite"
debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$work/log" 2>&1 || {
  tail -n 3 "$work/log"
  skip "debootstrap could not make a chroot"
}
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/proc" "$root$toolchain" "$root/srv/entente"
mount -t proc proc "$root/proc" 2>/dev/null || skip "no /proc can be mounted in a chroot"
mount --bind "$toolchain" "$root$toolchain" 2>/dev/null || skip "the toolchain cannot be mounted in a chroot"
git archive HEAD | tar -x -C "$root/srv/entente"
inside() {
  chroot "$root" env -i PATH="$toolchain/usr/bin:/usr/sbin:/usr/bin:/sbin:/bin" LC_ALL=C.UTF-8 HOME=/root \
    DEBIAN_FRONTEND=noninteractive "$@"
}
{ inside apt-get update -q && inside apt-get install -y -q --no-install-recommends make; } >"$work/log" 2>&1 || {
  tail -n 3 "$work/log"
  skip "Debian's packages are out of reach"
}
for target in demo test; do
  if ! inside make -C /srv/entente "$target" >"$work/log" 2>&1 </dev/null; then
    tail -n 40 "$work/log"
    echo "check-source: FAILED: make $target" >&2
    exit 1
  fi
  echo "  holds: make $target"
done
echo "check-source: 2 passed, 0 failed"
