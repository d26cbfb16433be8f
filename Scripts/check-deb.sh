#!/usr/bin/env bash
# Installs the Debian package in a clean chroot without Swift, uses it, and removes it.
#
#   Scripts/check-deb.sh PACKAGE.deb
#
# Where no chroot can be made it says so and ends with status 0: "skipped".
set -euo pipefail

deb=$(realpath "$1")
source "$(dirname "$0")/clean-root.sh"

if inside sh -c 'command -v swift' >/dev/null; then fail "the chroot has Swift"; fi
inside find / -xdev \( -type f -o -type l -o -type d \) -not -path '/var/*' -not -path '/etc/ld.so.cache' | sort >"$work/before"
# Everything of this check that is no part of the package lies in one folder.
here=/srv/check
mkdir -p "$root$here"
cp "$deb" "$root$here/entente.deb"
install_inside "$here/entente.deb" || {
  tail -n 20 "$work/log"
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
holds "completions for bash are in place" entente "$(cat "$root"/usr/share/bash-completion/completions/entente)"
if install_inside zsh fish && mount_inside /dev/pts -t devpts -o newinstance,ptmxmode=0666 devpts; then
  holds "fish completes a flag's value" '^jsonl' "$(inside fish -c 'complete -C "entente read --format j"')"
  # A terminal of its own, in which a tab is pressed.
  cat >"$root$here/tab.zsh" <<'ZSH'
zmodload zsh/zpty
zpty shell TERM=dumb zsh -f -i
zpty -w shell "autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; print rea''dy"
zpty -r shell line '*ready*'
zpty -w -n shell $'entente read --format js\t'
zpty -r shell line '*format json*'
print -r -- $line
ZSH
  holds "zsh completes a flag's value" 'entente read --format json' "$(inside timeout 60 zsh "$here/tab.zsh")"
else
  echo "  not shown: completions for zsh and fish (no packages, or no terminal)"
fi

inside apt-get purge -y -q entente >>"$work/log" 2>&1 || fail "apt-get purge"
inside apt-get autoremove -y -q --purge >>"$work/log" 2>&1
rm -rf "$root$here"
inside find / -xdev \( -type f -o -type l -o -type d \) -not -path '/var/*' -not -path '/etc/ld.so.cache' | sort >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep -i entente || true)
[ -z "$left" ] || fail "left behind: $left"
holds "removal leaves nothing behind" . "clean"
echo "check-deb: $passed passed, 0 failed"
