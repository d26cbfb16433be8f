# A clean Debian in a chroot, for checks that need a machine on which nothing was installed; to be sourced.
#
# Makes the folder `work` and in it the system `root`, both removed on leaving, and defines `skip`, `fail`, `holds` and
# `inside`. Needs root, debootstrap, and Debian's packages (MIRROR, default: debootstrap's own). Where no chroot can be
# made it says so and ends with status 0: "skipped".

check=$(basename "$0" .sh)
passed=0
skip() { echo "$check: skipped: $*"; exit 0; }
fail() { echo "$check: FAILED: $*" >&2; exit 1; }
holds() { # DESCRIPTION PATTERN TEXT
  grep -q -- "$2" <<<"$3" || fail "$1: $3"
  passed=$((passed + 1))
  echo "  holds: $1"
}

[ "$(id -u)" -eq 0 ] || skip "not root"
command -v debootstrap >/dev/null || skip "no debootstrap (apt-get install debootstrap)"
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[ -n "$suite" ] || skip "this system names no Debian suite"

work=$(mktemp -d)
root=$work/root
# What is mounted below the root, the last first.
mounted=()
mount_inside() { # FOLDER, ARGUMENTS OF mount
  local folder=$root$1
  shift
  mkdir -p "$folder"
  mount "$@" "$folder" 2>/dev/null || return 1
  mounted=("$folder" "${mounted[@]}")
}
clean_up() {
  for folder in "${mounted[@]}"; do umount "$folder"; done
  rm -rf --one-file-system "$work"
}
trap clean_up EXIT

echo "$check: making a clean $suite"
debootstrap --variant=minbase "$suite" "$root" ${MIRROR:+"$MIRROR"} >"$work/log" 2>&1 || {
  tail -n 3 "$work/log"
  skip "debootstrap could not make a chroot"
}
cp /etc/resolv.conf "$root/etc/resolv.conf"
mount_inside /proc -t proc proc || skip "no /proc can be mounted in a chroot"

# The search path of commands inside, and where their home is.
inside_path=/usr/sbin:/usr/bin:/sbin:/bin
inside_home=/nonexistent
inside() {
  chroot "$root" env -i PATH="$inside_path" LC_ALL=C.UTF-8 HOME="$inside_home" DEBIAN_FRONTEND=noninteractive "$@"
}
inside apt-get update -q >>"$work/log" 2>&1 || {
  tail -n 3 "$work/log"
  skip "Debian's packages are out of reach"
}
install_inside() { # PACKAGES
  inside apt-get install -y -q --no-install-recommends "$@" >>"$work/log" 2>&1
}
