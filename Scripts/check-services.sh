#!/usr/bin/env bash
# Boots a clean Debian on which the package is installed, and runs its two services under systemd, sandbox and all.
#
#   Scripts/check-services.sh PACKAGE.deb
#
# Where no chroot can be made, or no system booted in it, it says so and ends with status 0: "skipped".
set -euo pipefail

deb=$(realpath "$1")
source "$(dirname "$0")/clean-root.sh"
command -v systemd-nspawn >/dev/null || skip "no systemd-nspawn (apt-get install systemd-container)"

mkdir -p "$root/srv/check" "$root/etc/entente"
cp "$deb" "$root/srv/check/entente.deb"
install_inside systemd-sysv dbus curl /srv/check/entente.deb || skip "the packages cannot be installed"
cat >"$root/etc/entente/feeds.opml" <<'OPML'
<opml version="2.0"><head/><body><outline type="rss" text="A feed that is not there" xmlUrl="https://feeds.invalid/rss"/></body></opml>
OPML
echo 'ENTENTE_CONTACT=desk@example.org' >>"$root/etc/default/entente"
# What runs inside once the system is up; each line of its report is one fact.
cat >"$root/srv/check/services.sh" <<'SERVICES'
#!/bin/bash
exec >/srv/check/report 2>&1
as_service() {
  systemd-run --wait --quiet --pipe -p DynamicUser=yes -p User=entente -p StateDirectory=entente \
    -p WorkingDirectory=/var/lib/entente "$@"
}
says() { # UNIT WORDS: waits until its log holds them
  for _ in $(seq 60); do journalctl -u "$1" -o cat --no-pager | grep -q "$2" && break; sleep 1; done
}
systemctl start entente-desk
says entente-desk 'Failed with result'
echo "before a ledger: $(systemctl is-active entente-desk) $(journalctl -u entente-desk -o cat --no-pager | tr '\n' ' ')"
as_service entente ingest --ledger desk.db /usr/share/doc/entente/examples/tirana
systemctl restart entente-desk
for _ in $(seq 30); do curl -s -o /dev/null http://127.0.0.1:8484/healthz && break; sleep 1; done
echo "desk: $(systemctl is-active entente-desk) $(curl -s http://127.0.0.1:8484/healthz)"
question='Are Albania, Croatia and Kosovo forming a military alliance?'
echo "answer: $(curl -s -G --data-urlencode "q=$question" http://127.0.0.1:8484/ask | grep -o -m 1 'NO, COOPERATION')"
systemctl start entente-watch
says entente-watch 'feeds polled'
echo "watch: $(systemctl is-active entente-watch) $(journalctl -u entente-watch -o cat --no-pager | tr '\n' ' ')"
echo "check: $(as_service entente ledger check --ledger desk.db)"
systemctl poweroff
SERVICES
chmod +x "$root/srv/check/services.sh"
cat >"$root/etc/systemd/system/check.service" <<'UNIT'
[Unit]
After=multi-user.target
[Service]
Type=oneshot
ExecStart=/srv/check/services.sh
[Install]
WantedBy=graphical.target
UNIT
inside systemctl -q enable check.service
umount "$root/proc"
mounted=()
timeout 300 systemd-nspawn -q -D "$root" --register=no --keep-unit --boot >"$work/boot" 2>&1 </dev/null || true
[ -s "$root/srv/check/report" ] || skip "no system boots in a container here: $(tail -n 1 "$work/boot")"
report=$(cat "$root/srv/check/report")
holds "the desk waits until there is a ledger, and says so" '^before a ledger: activating .*no such ledger yet' "$report"
holds "pages go into the service's ledger" '11 articles read (11 added)' "$report"
holds "the desk answers" '^desk: active ok' "$report"
holds "a question has its answer" '^answer: NO, COOPERATION' "$report"
holds "feeds are followed, and one that is not there is told" '^watch: active .*1 feeds polled (1 in error)' "$report"
holds "the ledger is sound" '^check: desk.db: no faults found' "$report"
echo "$check: $passed passed, 0 failed"
