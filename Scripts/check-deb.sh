#!/usr/bin/env bash
# Installs the Debian package in a clean chroot without Swift, uses it, and removes it.
#
#   Scripts/check-deb.sh PACKAGE.deb
#
# Needs root and debootstrap, and Debian's packages (MIRROR, default: debootstrap's own). Where no chroot can be made
# it says so and ends with status 0: "skipped".
set -euo pipefail

deb=$(realpath "$1")
skip() { echo "check-deb: skipped: $*"; exit 0; }
[ "$(id -u)" -eq 0 ] || skip "not root"
command -v debootstrap >/dev/null || skip "no debootstrap (apt-get install debootstrap)"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ -n "$suite" ] || skip "this system names no Debian suite"

work=$(mktemp -d)
root=$work/root
cleanup() {
  if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT

echo "check-deb: making a clean $suite"
debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$work/debootstrap.log" 2>&1 || {
  tail -n 3 "$work/debootstrap.log"
  skip "debootstrap could not make a chroot"
}
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/proc"
mount -t proc proc "$root/proc" 2>/dev/null || skip "no /proc can be mounted in a chroot"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/nonexistent DEBIAN_FRONTEND=noninteractive "$@"; }
fail() { echo "check-deb: FAILED: $*" >&2; exit 1; }
passed=0
holds() { # DESCRIPTION PATTERN TEXT
  grep -q -- "$2" <<<"$3" || fail "$1: $3"
  passed=$((passed + 1))
  echo "  holds: $1"
}

if inside sh -c 'command -v swift' >/dev/null; then fail "the chroot has Swift"; fi
inside find / -xdev \( -type f -o -type l -o -type d \) -not -path '/var/*' -not -path '/etc/ld.so.cache' | sort >"$work/before"
# Everything of this check that is no part of the package lies in one folder.
here=/srv/check
mkdir -p "$root$here"
cp "$deb" "$root$here/entente.deb"
inside apt-get update -q >"$work/apt.log" 2>&1 || { tail -n 3 "$work/apt.log"; skip "Debian's packages are out of reach"; }
inside apt-get install -y -q --no-install-recommends "$here/entente.deb" >>"$work/apt.log" 2>&1 || {
  tail -n 20 "$work/apt.log"
  fail "apt-get install"
}

version=$(dpkg-deb -f "$deb" Version)
holds "entente --version tells the package's version" "^entente $version\$" "$(inside entente --version)"
pages=/usr/share/doc/entente/examples/tirana
record=$(inside entente read --format json "$pages/wire.html")
holds "a sample page gives an agreement of three parties" '"parties":' "$record"
holds "the page's text is read" 'defence ministers of Albania, Croatia and Kosovo' "$record"
holds "the encoder takes part" 'head:' "$(inside sh -c "entente read --format jsonl $pages/*.html")"
inside entente ingest --ledger "$here/desk.db" "$pages" >/dev/null
holds "ask answers from a ledger" '^NO, COOPERATION' \
  "$(inside entente ask --ledger "$here/desk.db" 'Are Albania, Croatia and Kosovo forming a military alliance?')"
inside sh -c "entente desk --ledger $here/desk.db --port 18484 2>$here/desk.err & echo \$! >$here/desk.pid"
for _ in $(seq 50); do
  answer=$( (exec 3<>/dev/tcp/127.0.0.1/18484 && printf 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3 && cat <&3) 2>/dev/null) && break
  sleep 0.2
done
kill "$(cat "$root$here/desk.pid")"
holds "the desk answers" '^HTTP/1.1 200' "${answer:-no answer}"
for command in "" $(inside entente help --commands | sed 's/^/-/'); do
  [ -s "$root/usr/share/man/man1/entente$command.1.gz" ] || fail "no manual page entente$command(1)"
done
holds "every command has its manual page" . "all"
holds "completions are in place" entente "$(cat "$root"/usr/share/bash-completion/completions/entente)"

inside apt-get purge -y -q entente >>"$work/apt.log" 2>&1 || fail "apt-get purge"
inside apt-get autoremove -y -q --purge >>"$work/apt.log" 2>&1
rm -rf "$root$here"
inside find / -xdev \( -type f -o -type l -o -type d \) -not -path '/var/*' -not -path '/etc/ld.so.cache' | sort >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -i entente || true)
[ -z "$left" ] || fail "left behind: $left"
holds "removal leaves nothing behind" . "clean"
echo "check-deb: $passed passed, 0 failed"
