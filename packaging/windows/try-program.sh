# Sourced by try.sh: the installed program, for one person without admin rights, in a read-only folder.

machine() { (cd "$WINEPREFIX" && find drive_c -path "drive_c/users/*" -prune -o -newer "$try/moment" -type f -print |
  grep -v '^drive_c/windows/\(temp\|Installer\)' || true; grep -c 'GP Action\|gpplan\|gppack' system.reg || true); }

touch "$try/moment"
holds "asks for no administrator's rights" grep -aq 'requestedExecutionLevel level="asInvoker"' "$setup"
holds "installs silently" windows "$setup" /S
wineserver --wait
holds "puts the same folder there, with an uninstaller" as_built
holds "leaves the machine's own folders and registry alone" test "$(machine)" = 0
holds "a plan's file is opened by it" \
  grep -qF 'gp-action-wizard.exe\" \"%1\"' "$WINEPREFIX/user.reg"
holds "the file type is known" registry 'HKCU\Software\Classes\.gpplan'
holds "and that of guidance" registry 'HKCU\Software\Classes\.gppack'
holds "is listed among the installed programs" \
  registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\GP Action Wizard'
holds "is in the Start menu" test -f "$(find "$home" -name 'GP Action Wizard.lnk' | head -1)"

console="$target/gp-action-wizard-console.exe"
printf '[policy]\r\nkeep_recent = no\r\nkeep_draft = no\r\n' >"$target/gp-action-wizard.ini"
fails_with 0 "keep_recent = no" "a policy file beside the program is read" windows "$console" --diagnose
fails_with 0 "not understood and ignored: keep_draft = no" "and a line of it that is not understood is named" windows "$console" --diagnose
rm "$target/gp-action-wizard.ini"

# From here on the folder is read-only, as it is where IT puts it.
if mount_at "$target" --bind "$target"; then
  mount -o remount,ro,bind "$target"
else
  chmod -R a-w "$target"
fi
cd "$plans"
holds "the self-test passes from a read-only folder" windows "$console" --self-test
holds "the window opens" windows "$target/gp-action-wizard.exe" --smoke
holds "the worked example is written" windows "$console" example --signed plan.gpplan
holds "and exported" windows "$console" export plan.gpplan plan.pdf
holds "and its PDF checked" windows "$console" check plan.pdf
fails_with 0 "Long paths: " "what IT needs to know of the PC is printed" windows "$console" --diagnose
windows "$console" --diagnose >"$try/diagnosis" 2>&1 || true
holds "and nothing of the plan" eval '! grep -q Harbour "$try/diagnosis"'
cd "$OLDPWD"
linux=build/linux/gp-action-wizard/gp-action-wizard
if [ -x $linux ]; then
  $linux export "$plans/plan.gpplan" "$try/plan.pdf" >/dev/null 2>&1 || true
  holds "the PDF is the same, byte for byte, as that of the bundle for Linux" cmp "$plans/plan.pdf" "$try/plan.pdf"
fi
[ ${#mounted[@]} -eq 0 ] || unmount "$target"
chmod -R u+w "$target"
holds "nothing was written into its folder" as_built

mv "$target/lib/wizard/app.pyc" "$try/"
fails_with 1 "wizard.app" "without one of its compiled modules it does not start" windows "$console" schema
mv "$try/app.pyc" "$target/lib/wizard/"
mv "$target/lib/wizard/resources/packs/gpce-2024/sources.toml" "$try/"
fails_with 3 "packs/gpce-2024/sources.toml" "a missing resource is named at the start" windows "$console" --smoke
# Started by Explorer, it has no console: the sentence must be in a message box, which Return closes.
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

# The two programs that start it. The probe is one of them with another module to run.
for program in gp-action-wizard gp-action-wizard-console; do
  holds "$program asks for Windows' present controls and for the scaling of each screen" $ENV/bin/python - "$built/$program.exe" <<'PYTHON'
import sys

import pefile

table = pefile.PE(sys.argv[1])
[kind] = [each for each in table.DIRECTORY_ENTRY_RESOURCE.entries if each.id == pefile.RESOURCE_TYPE["RT_MANIFEST"]]
place = kind.directory.entries[0].directory.entries[0].data.struct
manifest = table.get_data(place.OffsetToData, place.Size)
for words in (b"Microsoft.Windows.Common-Controls", b"PerMonitorV2", b"longPathAware", b"asInvoker"):
    assert words in manifest, words
PYTHON
done
library=$(basename "$built"/python3[0-9]*.dll)
cp -al "$built" "$try/probe"
small probe/probe.exe launcher.c -DCONSOLE -DMODULE='L"probe"' -DPYTHON_LIBRARY="L\"$library\""
mkdir "$try/planted"
small planted/planted.dll wine/bcryptprimitives.c -shared -ladvapi32
cat >"$try/probe/lib/probe.py" <<'PYTHON'
import ctypes
import sys

try:
    ctypes.CDLL("planted.dll", winmode=0)
except OSError:
    sys.exit("not found")
print("loaded")
PYTHON
cd "$try/planted"
holds "a library in the current folder is loaded by a program that looks for it there" \
  windows "$try/probe/python.exe" "$try/probe/lib/probe.py"
fails_with 1 "not found" "and not by ours" windows "$try/probe/probe.exe"
cd "$OLDPWD"
rm -r "$try/probe"
fails_with 0 "during 65001 after 850" "a console speaks UTF-8 while it runs, and what it spoke before afterwards" \
  windows "$try/code-page.exe" "$target/gp-action-wizard-console.exe" --version
