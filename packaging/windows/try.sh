#!/usr/bin/env bash
# Tries the installer and the folder for Windows under wine: run after build.sh.
#
# Prints a line for each thing tried, and figures against their bounds; ends with 1 if any of them fails. wine is not
# Windows: what it cannot show is listed in docs/it-deployment.md. AGAIN=no leaves out the second build that shows that
# the same inputs give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."

# What is mounted here is seen by this script alone, and is gone when it ends, however it ends.
if [ "$(id -u)" -eq 0 ] && [ -z "${MOUNTS_APART:-}" ]; then
  MOUNTS_APART=yes exec unshare --mount "$PWD/packaging/windows/try.sh" "$@"
fi

. packaging/prepare.sh
. packaging/verdicts.sh

here=packaging/windows
built="$PWD/build/windows/GP Action Wizard"
setup=dist/gp-action-wizard-$VERSION-windows-setup.exe
try=$PWD/build/try/windows
[ -f "$setup" ] || { echo "$setup is not there. make bundle-windows makes it." >&2; exit 1; }

export WINEPREFIX=$try/prefix WINEDEBUG=-all WINE_SECONDS=120
display= mounted=
finish() {
  [ -z "$mounted" ] || umount "$mounted" || true
  [ -z "$display" ] || kill "$display" 2>/dev/null || true
  wineserver -k 2>/dev/null || true
}
trap finish EXIT
rm -rf "$try"
mkdir -p "$try/home"
Xvfb :94 -screen 0 1366x768x24 >/dev/null 2>&1 &
display=$!
own_home=$HOME
# wine would put links and menus of its own into the home folder.
export DISPLAY=:94 HOME=$try/home WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree,mshtml="
wineboot --init >"$try/boot.log" 2>&1 </dev/null || true
wineserver --wait

# Windows has these two libraries and wine has not.
for library in icuuc bcryptprimitives; do
  x86_64-w64-mingw32-gcc -shared -O1 -s -o "$WINEPREFIX/drive_c/windows/system32/$library.dll" $here/wine/$library.c -ladvapi32
done

x86_64-w64-mingw32-gcc -municode -O1 -s -o "$try/without-streams.exe" $here/wine/without_streams.c

windows() { $here/under-wine.sh "$@"; }
registry() { windows reg query "$@"; }
home=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 -type d ! -name Public | head -1)
target=$home/AppData/Local/Programs/"GP Action Wizard"
data=$home/AppData/Local/"GP Action Wizard"
machine() { (cd "$WINEPREFIX" && find drive_c -path "drive_c/users/*" -prune -o -newer "$try/moment" -type f -print |
  grep -v '^drive_c/windows/\(temp\|Installer\)' || true; grep -c 'GP Action\|gpplan' system.reg || true); }

touch "$try/moment"
holds "asks for no administrator's rights" grep -aq 'requestedExecutionLevel level="asInvoker"' "$setup"
holds "installs silently" windows "$setup" /S
wineserver --wait
holds "puts the same folder there, with an uninstaller" \
  test "$(diff -rq "$built" "$target" 2>&1)" = "Only in $target: uninstall.exe"
holds "leaves the machine's own folders and registry alone" test "$(machine)" = 0
holds "a plan's file is opened by it" \
  grep -qF 'gp-action-wizard.exe\" \"%1\"' "$WINEPREFIX/user.reg"
holds "the file type is known" registry 'HKCU\Software\Classes\.gpplan'
holds "is listed among the installed programs" \
  registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\GP Action Wizard'
holds "is in the Start menu" test -f "$(find "$home" -name 'GP Action Wizard.lnk' | head -1)"

# From here on the folder cannot be written, as it is where IT put it.
if [ "$(id -u)" -eq 0 ] && mount --bind "$target" "$target" 2>/dev/null; then
  mounted=$target
  mount -o remount,ro,bind "$target"
else
  chmod -R a-w "$target"
fi
console="$target/gp-action-wizard-console.exe"
plans=$home/Plans
mkdir -p "$plans"
cd "$plans"
here=$OLDPWD/$here
holds "the self-test passes from a read-only folder" windows "$console" --self-test
holds "the window opens" windows "$target/gp-action-wizard.exe" --smoke
holds "the worked example is written" windows "$console" example --signed plan.gpplan
holds "and exported" windows "$console" export plan.gpplan plan.pdf
holds "and its PDF checked" windows "$console" check plan.pdf
cd "$OLDPWD"
linux=build/linux/gp-action-wizard/gp-action-wizard
if [ -x $linux ]; then
  $linux export "$plans/plan.gpplan" "$try/plan.pdf" >/dev/null 2>&1 || true
  holds "the PDF is the same, byte for byte, as that of the bundle for Linux" cmp "$plans/plan.pdf" "$try/plan.pdf"
fi
[ -z "$mounted" ] || umount "$mounted"
mounted=
chmod -R u+w "$target"
holds "nothing was written into its folder" \
  test "$(diff -rq "$built" "$target" 2>&1)" = "Only in $target: uninstall.exe"

mv "$target/lib/wizard/cli.pyc" "$try/"
fails_with 1 "'cli'" "without one of its compiled modules it does not start" windows "$console" schema
mv "$try/cli.pyc" "$target/lib/wizard/"
mv "$target/lib/wizard/resources/packs/gpce-2024/sources.toml" "$try/"
fails_with 3 "packs/gpce-2024/sources.toml" "a missing resource is named at the start" windows "$console" --smoke
# Started as Explorer starts it, it has nowhere to write to: the sentence must stand in a box, which Return closes.
(
  for _ in $(seq 60); do
    box=$(xdotool search --onlyvisible --name '^GP Action Wizard$' 2>/dev/null | head -1) && [ -n "$box" ] && break
    sleep 0.5
  done
  sleep 1
  echo "${box:-none}" >"$try/box"
  xdotool key Return 2>/dev/null || true
) &
watcher=$!
fails_with 3 "" "from the desktop, too" windows "$try/without-streams.exe" "$target/gp-action-wizard.exe"
wait $watcher
holds "and a box says so" grep -qv none "$try/box"
mv "$try/sources.toml" "$target/lib/wizard/resources/packs/gpce-2024/"
mv "$target"/python3[0-9]*.dll "$try/"
fails_with 3 "is missing or damaged" "a missing runtime is named at the start" windows "$console" --smoke
mv "$try"/python3[0-9]*.dll "$target/"

holds "installs over itself" windows "$setup" /S
wineserver --wait
holds "and is the same folder again" \
  test "$(diff -rq "$built" "$target" 2>&1)" = "Only in $target: uninstall.exe"
cp "$plans/plan.gpplan" "$target/"
mkdir -p "$data/drafts" "$data/logs"
cp "$plans/plan.gpplan" "$data/drafts/"
holds "uninstalls silently" windows "$target/uninstall.exe" /S
sleep 3
wineserver --wait
left=$(find "$target" "$data" "$plans" -type f 2>/dev/null | sort)
expected=$(printf '%s\n' "$data/drafts/plan.gpplan" "$target/plan.gpplan" "$plans/plan.gpplan" "$plans/plan.pdf" | sort)
[ "$left" = "$expected" ] || echo "$left"
holds "and leaves nothing but the person's own plans" test "$left" = "$expected"
holds "and nothing in the registry" test "$(grep -ciE 'gp action|gpplan|gpaction' "$WINEPREFIX/user.reg")" = 0
holds "and nothing in the Start menu" test -z "$(find "$home" -name 'GP Action Wizard.lnk')"

altered=${PYTHON_EMBED:-build/windows/runtime/python-embed.zip}
# What the build refuses. The altered archive has one byte of one library changed, and its checksum is right again.
$ENV/bin/python - "$altered" "$try/altered.zip" <<'PYTHON'
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as old, zipfile.ZipFile(sys.argv[2], "w") as new:
    for entry in old.infolist():
        data = bytearray(old.read(entry))
        if entry.filename.endswith("_ctypes.pyd"):
            data[5000] ^= 1
        new.writestr(entry, bytes(data))
PYTHON
sum=$(sha256sum "$try/altered.zip" | cut -d' ' -f1)
fails_with 1 "_ctypes.pyd: it was altered" "a library of the runtime that was altered stops the build" \
  $ENV/bin/python $here/runtime.py "$try/altered.zip" "$sum" "$try/runtime"
mkdir "$try/wheels"
cp build/windows/wheels/*.whl "$try/wheels/"
rm "$try"/wheels/reportlab-*
fails_with 1 "no wheels of reportlab" "a missing wheel stops the build" \
  $ENV/bin/python $here/assemble.py "$try/wheels" "$try/runtime"
cp -r resources "$try/resources"
rm "$try/resources/colour/srgb.icc"
fails_with 1 "colour/srgb.icc" "a resource that is left out stops the build" packaging/whole.sh "$try/resources"

at_most 30 "$(megabytes "$setup")" "MB, the installer"
at_most 95 "$(megabytes "$built")" "MB installed"

if [ "${AGAIN:-yes}" != no ]; then
  sums=$(cd dist && sha256sum gp-action-wizard-"$VERSION"-windows*)
  holds "is built again" env -u DISPLAY HOME="$own_home" WINEPREFIX= $here/build.sh
  again=$(cd dist && sha256sum gp-action-wizard-"$VERSION"-windows*)
  [ "$sums" = "$again" ] || diff <(echo "$sums") <(echo "$again") || true
  holds "and the same inputs gave the same bytes" test "$sums" = "$again"
fi
verdict
