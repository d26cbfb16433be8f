#!/usr/bin/env bash
# Installs the program with its data, model, manual pages, completions and units.
#
#   Scripts/install.sh PATH_TO_ENTENTE PREFIX [DESTDIR]
#
# PREFIX is where it will run from, DESTDIR a folder that stands for / while a package is made.
set -euo pipefail
cd "$(dirname "$0")/.."

entente=$1
prefix=$2
root=${3:-}$prefix
share=$root/share

install -d "$root/bin" "$share/entente/Data" "$share/man/man1" "$share/bash-completion/completions" \
  "$share/zsh/vendor-completions" "$share/fish/vendor_completions.d" "$share/doc/entente/examples" \
  "$root/lib/systemd/system"

# Beside the old file first, so that a running program keeps its own.
install -m 755 "$entente" "$root/bin/entente.new"
mv "$root/bin/entente.new" "$root/bin/entente"
install -m 644 Data/*.tsv "$share/entente/Data/"
if [ -d Models/english ]; then
  install -d "$share/entente/Models/english"
  install -m 644 Models/english/* "$share/entente/Models/english/"
fi

"$entente" help --man >"$share/man/man1/entente.1"
for command in $("$entente" help --commands); do
  "$entente" help --man "$command" >"$share/man/man1/entente-$command.1"
done
"$entente" help --complete bash >"$share/bash-completion/completions/entente"
"$entente" help --complete zsh >"$share/zsh/vendor-completions/_entente"
"$entente" help --complete fish >"$share/fish/vendor_completions.d/entente.fish"

for unit in desk watch; do
  sed "s|@PREFIX@|$prefix|" "Packaging/systemd/entente-$unit.service.in" \
    >"$root/lib/systemd/system/entente-$unit.service"
done
install -m 644 README.md "$share/doc/entente/"
install -m 644 Packaging/systemd/entente.default "$share/doc/entente/"
cp -R Examples/tirana "$share/doc/entente/examples/"
find "$share/man/man1" "$share/doc/entente" "$root/lib/systemd/system" -type f -exec chmod 644 {} +
