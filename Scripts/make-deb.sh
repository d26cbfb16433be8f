#!/usr/bin/env bash
# Makes the Debian package: OUT/entente_VERSION_ARCHITECTURE.deb. The same commit and binary give the same bytes.
#
#   Scripts/make-deb.sh PATH_TO_ENTENTE OUT
set -euo pipefail
cd "$(dirname "$0")/.."

entente=$1
out=$2
for tool in dpkg-deb dpkg-shlibdeps strip gzip; do
  command -v $tool >/dev/null || { echo "make-deb: no '$tool'; install dpkg-dev and binutils" >&2; exit 1; }
done
version=$("$entente" --version | awk '{print $2}')
architecture=$(dpkg --print-architecture)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
tree=$work/tree
Scripts/install.sh "$entente" /usr "$tree"
strip --strip-unneeded "$tree/usr/bin/entente"

install -D -m 644 Packaging/systemd/entente.default "$tree/etc/default/entente"
rm "$tree/usr/share/doc/entente/entente.default"
install -m 644 Packaging/debian/copyright "$tree/usr/share/doc/entente/copyright"
{
  printf 'entente (%s) unstable; urgency=medium\n\n' "$version"
  # One entry a point of the newest section, folded to the width that Debian asks for.
  sed -n '/^- /,$p' CHANGELOG.md | sed '/^## /,$d; /^$/d' | sed -e ':a' -e 'N; s/\n  */ /; ta' -e 'P; D' |
    sed 's/^- //' | while read -r point; do fold -s -w 72 <<<"$point" | sed '1s/^/  * /; 2,$s/^/    /; s/ *$//'; done
  printf '\n -- The Entente authors <entente@example.org>  %s\n' "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
} | gzip -9n >"$tree/usr/share/doc/entente/changelog.gz"
gzip -9n "$tree"/usr/share/man/man1/*.1

# dpkg-shlibdeps reads a source package's control file; the library names are all it is asked for.
mkdir -p "$work/debian" "$tree/DEBIAN"
printf 'Source: entente\n\nPackage: entente\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O -e"$tree/usr/bin/entente" 2>/dev/null | sed 's/^shlibs:Depends=//')
sed -e "s|@VERSION@|$version|" -e "s|@ARCHITECTURE@|$architecture|" -e "s|@DEPENDS@|$depends|" \
  -e "s|@SIZE@|$(du -sk --apparent-size "$tree/usr" | cut -f1)|" Packaging/debian/control.in >"$tree/DEBIAN/control"
install -m 755 Packaging/debian/{postinst,prerm,postrm} "$tree/DEBIAN/"
echo /etc/default/entente >"$tree/DEBIAN/conffiles"
(cd "$tree" && find usr etc -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)

mkdir -p "$out"
deb=$out/entente_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$tree" "$deb" >/dev/null
echo "$deb: $(stat -c %s "$deb") bytes; Depends: $depends"
