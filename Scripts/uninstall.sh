#!/usr/bin/env bash
# Removes what Scripts/install.sh put under PREFIX; ledgers are not touched.
#
#   Scripts/uninstall.sh PREFIX [DESTDIR]
set -euo pipefail

root=${2:-}$1
share=$root/share
rm -f "$root/bin/entente" "$share/man/man1/entente.1" "$share"/man/man1/entente-*.1 \
  "$share/bash-completion/completions/entente" "$share/zsh/vendor-completions/_entente" \
  "$share/fish/vendor_completions.d/entente.fish" "$root"/lib/systemd/system/entente-{desk,watch}.service
rm -rf "$share/entente" "$share/doc/entente"
