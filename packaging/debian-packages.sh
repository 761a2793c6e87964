#!/usr/bin/env bash
# Checks the system's libraries: debian-packages.sh SECTION...
#
# Reads debian-packages.txt beside it. As root on Debian and its derivatives, it installs missing packages. Not as root,
# it prints the command that does and stops. Elsewhere, it says what is needed and continues.
set -euo pipefail

list=$(dirname "$0")/debian-packages.txt

wanted() {
  awk -v sections=" $* " '
    { sub(/#.*/, "") }
    /^\[/ { gsub(/[][ ]/, ""); take = index(sections, " " $0 " "); next }
    take && NF { print $1 }' "$list"
}

# Names of installed packages and of what they provide: libglib2.0-0 is called libglib2.0-0t64 in later releases.
installed() {
  dpkg-query --show --showformat='${db:Status-Abbrev}|${Package}, ${Provides}\n' |
    awk -F'|' '/^ii/ { gsub(/ *\([^)]*\)/, "", $2); gsub(/[, ]+/, "\n", $2); print $2 }'
}

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "Not a Debian system. If a window does not open, install what is called here: $(wanted "$@" | tr '\n' ' ')" >&2
  exit 0
fi

present=$(installed)
missing=()
for package in $(wanted "$@"); do
  grep -qxF "$package" <<<"$present" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
  echo "Libraries of the system are missing. Install them with this command, then try again:" >&2
  echo "sudo apt-get install ${missing[*]}" >&2
  exit 1
fi

echo "Installing libraries of the system: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null
