#!/usr/bin/env bash
# Installs what the build needs and the machine lacks: Debian packages on Linux, a hint on macOS.
# Says what it does; does nothing, and asks no server, when everything is there.
#
#   Scripts/deps.sh [TRAIT,...]     the package's traits that are built in, with their libraries
set -euo pipefail

if [ "$(uname -s)" = Darwin ]; then
  echo "On macOS run: brew install libxml2 sqlite zlib libdeflate curl libmicrohttpd onednn igraph libpq libxcrypt pkg-config"
  exit 0
fi

command -v swift >/dev/null || {
  echo "deps: no 'swift' on the PATH; install a Swift 6.2 or newer toolchain (https://www.swift.org/install)" >&2
  exit 1
}

# What the toolchain needs to start, compile and link, and the libraries of the manifest.
wanted=(
  binutils libc6-dev libncurses6 libcurl4 libsqlite3-0 libxml2 pkg-config make ca-certificates
  libxml2-dev libsqlite3-dev zlib1g-dev libdeflate-dev libcurl4-openssl-dev libmicrohttpd-dev
  libdnnl-dev libcld2-dev libcrypt-dev
)
case ",${1:-}," in *,Networks,*) wanted+=(libigraph-dev) ;; esac
case ",${1:-}," in *,PostgreSQL,*) wanted+=(libpq-dev) ;; esac

installed() {
  dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -q '^installed$'
}

missing=()
for package in "${wanted[@]}"; do
  installed "$package" || installed "${package}t64" || missing+=("$package")
done
# The C and C++ start files come in a package per compiler version.
if ! compgen -G '/usr/lib/gcc/*/*/crtbeginS.o' >/dev/null || ! compgen -G '/usr/include/c++/*/cstdlib' >/dev/null; then
  missing+=(libstdc++-dev)
fi
command -v python3 >/dev/null || missing+=(python3)

[ ${#missing[@]} -gt 0 ] || exit 0

command -v apt-get >/dev/null || {
  echo "deps: please install the equivalents of: ${missing[*]}" >&2
  exit 1
}
sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
echo "deps: installing missing packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${sudo[@]}" apt-get update -q
resolved=()
for package in "${missing[@]}"; do
  case "$package" in
    libstdc++-dev)
      newest=$(apt-cache search --names-only '^libstdc\+\+-[0-9]+-dev$' | awk '{print $1}' | sort -V | tail -n 1)
      resolved+=("$newest" "$(sed 's/stdc++/gcc/' <<<"$newest")") ;;
    *)
      if apt-cache show "$package" >/dev/null 2>&1; then
        resolved+=("$package")
      elif apt-cache show "${package}t64" >/dev/null 2>&1; then
        resolved+=("${package}t64")
      else
        echo "deps: this system has no package '$package'; install its equivalent by hand" >&2
        exit 1
      fi ;;
  esac
done
"${sudo[@]}" apt-get install -y -q --no-install-recommends "${resolved[@]}"
