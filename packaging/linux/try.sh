#!/usr/bin/env bash
# Tries the Debian package on a bare Debian, and the folder against the source: run after build.sh, as root.
#
# Prints a line for each thing tried, and figures against their limits; ends with 1 if any of them fails.
set -euo pipefail
cd "$(dirname "$0")/../.."

[ "$(id -u)" -eq 0 ] || { echo "A bare Debian can be made by root only. Run this as root." >&2; exit 1; }
# Only this script sees what is mounted here, and it is unmounted however the script ends.
[ -n "${MOUNTS_APART:-}" ] || MOUNTS_APART=yes exec unshare --mount "$PWD/packaging/linux/try.sh" "$@"

. packaging/prepare.sh
. packaging/verdicts.sh

package=dist/gp-action-wizard_${VERSION}_$(dpkg --print-architecture).deb
folder=$PWD/build/linux/gp-action-wizard
root=$PWD/build/try/root
[ -f "$package" ] || { echo "$package is not there. make bundle-linux makes it." >&2; exit 1; }

display=
finish() {
  for place in tmp/.X11-unix dev/pts dev proc; do mountpoint -q "$root/$place" && umount "$root/$place"; done
  [ -z "$display" ] || kill "$display" 2>/dev/null || true
}
trap finish EXIT
finish

# A bare system, kept as an archive for next time. It takes its packages from the same place as this system.
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
if [ ! -f "$root.$suite.tar" ]; then
  rm -rf "$root"
  mkdir -p "$root"
  sources=$(find /etc/apt -name '*.sources' -o -name sources.list | sort -r | xargs sed -n \
    's/^URIs: *//p; s/^deb \(\[.*\] \)\?\([^ ]*\) .*/\2/p' | sed 1q)
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$sources" >"$root.log" 2>&1 ||
    { tail -5 "$root.log" >&2; exit 1; }
  tar -C "$root" -cf "$root.$suite.tar" .
fi
rm -rf "$root"
mkdir -p "$root"
tar -C "$root" -xf "$root.$suite.tar"
rm -f "$root/etc/apt/sources.list"
cp -r /etc/apt/sources.list.d /etc/apt/apt.conf.d "$root/etc/apt/"
cp -r /etc/ssl/certs "$root/etc/ssl/"
mkdir -p "$root/usr/local/share/ca-certificates"
cp -r /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/"
cp /etc/resolv.conf /etc/hosts "$root/etc/"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"

inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$root" "$@"; }
person() { inside runuser -u person -- env -i PATH=/usr/bin:/bin HOME=/home/person LANG=C.UTF-8 QT_QPA_PLATFORM="$screen" DISPLAY=:93 "$@"; }

inside apt-get update -qq >/dev/null 2>&1
before=$(inside dpkg-query -W -f '${Package}\n')
cp "$package" "$root/tmp/wizard.deb"
holds "installs with what it names, and nothing else" inside apt-get install -y -qq --no-install-recommends /tmp/wizard.deb
inside useradd --create-home person
holds "is owned by root, with nothing a person could change" \
  test -z "$(find "$root/usr/lib/gp-action-wizard" ! -uid 0 -o -perm /022 ! -type l)"

everything() { (cd "$root" && find . -path ./proc -prune -o -path ./dev -prune -o -path ./tmp -prune -o \
  -path ./var/log -prune -o -printf '%p %s %T@ %m\n' | sort); }
everything >build/try/before
screen=offscreen
holds "the self-test passes in a bare system, as a person without rights" person gp-action-wizard --self-test
holds "the worked example is written" person gp-action-wizard example --signed /home/person/plan.gpplan
holds "and exported" person gp-action-wizard export /home/person/plan.gpplan /home/person/plan.pdf
holds "and its PDF checked" person gp-action-wizard check /home/person/plan.pdf
Xvfb :93 -screen 0 1366x768x24 >/dev/null 2>&1 &
display=$!
sleep 1
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
screen=xcb
holds "the window opens on a display" person gp-action-wizard --smoke
everything >build/try/after
written=$(diff build/try/before build/try/after | sed -n 's/^> \.\/\([^ ]*\).*/\1/p' |
  grep -vE '^home/person(/plan\.(gpplan|pdf)|/\.local(/share(/GP)?)?|/\.cache(/fontconfig.*)?)?$|^home/person/\.local/share/GP|^(\.|var/cache/fontconfig.*)$' || true)
[ -z "$written" ] || echo "$written"
holds "nothing is written outside the person's data folder and the plan's folder" test -z "$written"

lib=$root/usr/lib/gp-action-wizard/_internal/wizard/resources
mv "$lib/fonts/SourceSans3-Bold.ttf" "$root/tmp/"
screen=offscreen
fails_with 3 "SourceSans3-Bold.ttf" "a missing resource is named at the start" person gp-action-wizard --smoke
mv "$root/tmp/SourceSans3-Bold.ttf" "$lib/fonts/"

for file in applications/gp-action-wizard.desktop mime/packages/gp-action-wizard.xml icons/hicolor/48x48/apps/gp-action-wizard.png; do
  holds "puts $file where desktops look" test -f "$root/usr/share/$file"
done
holds "is purged" inside apt-get purge -y -qq gp-action-wizard
left=$(cd "$root" && find usr etc var/lib -iname '*gp-action-wizard*' ! -path 'var/lib/apt/*')
[ -z "$left" ] || echo "$left"
holds "and leaves nothing" test -z "$left"
added=$(comm -13 <(sort <<<"$before") <(inside dpkg-query -W -f '${Package}\n' | sort) | wc -l)
echo "      beyond the bare system it needed $added packages"

at_most 145 "$(megabytes "$folder")" "MB, the folder"
at_most 44 "$(megabytes "$package")" "MB, the package"
ratio=$(DISPLAY=:93 QT_QPA_PLATFORM=xcb .venv/bin/python packaging/start_ratio.py "$folder/gp-action-wizard")
at_most 1.10 "$ratio" "times the start from source"
verdict
