# Sourced by try.sh: installing, updating and removing, for one person and for everybody, undisturbed and disturbed.

settings='HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders'
traces() { # traces HIVE: how often the registry mentions us, once wine has written it
  wineserver --wait || true
  { grep -ciE 'gp action|gpplan|gppack|gpaction' "$WINEPREFIX/$1.reg" || true; } 2>/dev/null
}
nothing_left() { # nothing_left FOLDER: the folder goes a moment after the uninstaller ends
  for _ in $(seq 40); do
    [ -e "$1" ] || break
    sleep 0.25
  done
  [ ! -e "$1" ] || { ls -la "$1"; return 1; }
}
running() { # running SENTENCE PROGRAM...: while it runs, nothing is replaced and nothing removed
  local sentence=$1
  shift
  background "$@"
  appears || true
  touch -d '2001-01-01' "$target/LICENCE.txt"
  fails_with 2 "is open" "while $sentence runs, setup replaces nothing and says so" windows "$setup" /S
  fails_with 2 "is open" "and the uninstaller removes nothing" windows "$target/uninstall.exe" /S
  holds "every file is as it was" as_built
  holds "and was not written anew" test "$(stat -c %Y "$target/LICENCE.txt")" -lt 1000000000
  ended
}

holds "installs over itself" windows "$setup" /S
holds "and is the same folder again" as_built
running "the window" "$target/gp-action-wizard.exe"
running "the console program" "$target/gp-action-wizard-console.exe"
running "pythonw.exe" "$target/pythonw.exe" -X utf8 -m desktop
background "$try/hold.exe" 2 r "$(named "$target/python313.dll")"
sleep 1
holds "a scanner that looks at a library for a moment does not stop an update" windows "$setup" /S
holds "which is whole" as_built
wineserver --kill || true

# Files that people and IT keep in the folder survive an update; unknown code does not.
mkdir -p "$target/Ours/2027"
echo plan >"$target/Ours/2027/plan.gpplan"
echo policy >"$target/gp-action-wizard.ini"
echo stray >"$target/lib/stray.pyc"
holds "an update" windows "$setup" /S
holds "keeps a plan in a folder of its own there" grep -q plan "$target/Ours/2027/plan.gpplan"
holds "and IT's settings" grep -q policy "$target/gp-action-wizard.ini"
holds "and loads no module that it did not bring" test ! -e "$target/lib/stray.pyc"

# Killed while it writes, and between its two renames.
rm -r "$target/Ours" "$target/gp-action-wizard.ini"
background "$setup" /S
for _ in $(seq 200); do
  [ "$(find "$target.gpaw-new" -type f 2>/dev/null | wc -l)" -lt 200 ] || break
  sleep 0.05
done
wineserver --kill || true
holds "killed while it writes, it leaves the new version unfinished" test -d "$target.gpaw-new"
holds "and the old one whole" test -z "$(differing "$target")"
holds "the next run" windows "$setup" /S
holds "puts that right" as_built
mv "$target" "$target.gpaw-old"
echo plan >"$target.gpaw-old/plan.gpplan"
holds "killed between its two renames, the next run" windows "$setup" /S
holds "puts that right, too" test "$(differing "$target")" = "Only in $target: plan.gpplan"
holds "with the plan that was there" test -f "$target/plan.gpplan"
rm "$target/plan.gpplan"

# Folders that cannot be written or replaced. A mount cannot be renamed, like a Windows folder with an open file in it.
programs=$home/AppData/Local/Programs
if mount_at "$programs" -t tmpfs -o size=140m none; then
  cp -r "$built" "$target"
  cp build/windows/parts/*uninstall.exe "$target/"
  fails_with 3 "could not be written" "where the disk is full, it says so" windows "$setup" /S
  holds "and the old version is whole" as_built
  unmount "$programs"
  mount_at "$target" --bind "$target"
  fails_with 2 "using" "a folder that cannot be moved aside is left alone" windows "$setup" /S
  unmount "$target"
  holds "and is whole" as_built
  (
    for _ in $(seq 200); do
      [ ! -d "$target.gpaw-new/lib" ] || break
      sleep 0.05
    done
    mount --bind "$target.gpaw-new" "$target.gpaw-new"
  ) &
  fails_with 2 "could not be put in its place" "a new version that cannot be put in its place is given up" windows "$setup" /S
  umount "$target.gpaw-new"
  holds "and the old version is back" test -z "$(differing "$target")"
  holds "the next run" windows "$setup" /S
  holds "is undisturbed" as_built
fi

# For everybody who uses the PC.
fails_with 4 "Only an administrator" "for everybody it wants an administrator" windows "$try/without-rights.exe" "$setup" /S /ALLUSERS
fails_with 4 "below" "and a folder that people cannot write to" windows "$setup" /S /ALLUSERS '/D=C:\Tools'
mkdir -p "$WINEPREFIX/drive_c/Tools"
touch "$WINEPREFIX/drive_c/Tools/other.exe"
fails_with 4 "another program" "no folder of another program is taken" windows "$setup" /S '/D=C:\Tools'
holds "installs for everybody beside what one person has" windows "$setup" /S /ALLUSERS
holds "into Program Files" as_built "$machine_target"
holds "with the file type" registry 'HKLM\Software\Classes\GPActionWizard.Plan\DefaultIcon'
holds "and an entry among the installed programs, with its version" \
  registry 'HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\GP Action Wizard' /v DisplayVersion
holds "and in everybody's Start menu" \
  test -n "$(find "$WINEPREFIX/drive_c/ProgramData" "$WINEPREFIX/drive_c/users/Public" -name 'GP Action Wizard.lnk' 2>/dev/null)"
fails_with 4 "Only an administrator" "somebody without rights does not remove it" \
  windows "$try/without-rights.exe" 'C:\Program Files\GP Action Wizard\uninstall.exe' /S
holds "an administrator does" windows "$machine_target/uninstall.exe" /S
holds "and nothing is left" nothing_left "$machine_target"
holds "nor in the machine's registry" test "$(traces system)" = 0
holds "what the one person has is still there" as_built
holds "and is registered" registry 'HKCU\Software\GP Action Wizard'
windows reg add "$settings" /v 'Local AppData' /d 'C:\windows\system32\config\systemprofile\AppData\Local' /f >/dev/null
holds "as SYSTEM, which has no profile of a person, it installs for everybody unasked" windows "$setup" /S
holds "into Program Files" as_built "$machine_target"
holds "and not into SYSTEM's profile" test ! -e "$WINEPREFIX/drive_c/windows/system32/config/systemprofile/AppData/Local/Programs"
holds "and is removed" windows "$machine_target/uninstall.exe" /S
holds "whole" nothing_left "$machine_target"
holds "with all in the machine's registry" test "$(traces system)" = 0
windows reg add "$settings" /v 'Local AppData' /d '%USERPROFILE%\AppData\Local' /f >/dev/null

# Uninstalling, after real use.
background "$target/gp-action-wizard.exe"
appears || true
sleep 3
xdotool key Escape
sleep 1
xdotool windowclose "$(window)" 2>/dev/null || true
vanishes 20 || true
ended
holds "it was really used" test -e "$data"
temporary=$(windows cmd /c 'echo %TEMP%')
temporary=$(WINEDEBUG=-all winepath -u "$temporary" 2>/dev/null)
mkdir -p "$data/drafts" "$data/logs" "$data/running" "$temporary/gp-action-wizard-left"
touch "$temporary/gp-action-wizard-left/preview.pdf" "$data/.recent.json.0123456789ab"
cp "$plans/plan.gpplan" "$data/drafts/"
cp "$plans/plan.gpplan" "$target/"
holds "uninstalls silently" windows "$target/uninstall.exe" /S
for _ in $(seq 40); do
  [ -e "$target/uninstall.exe" ] || break
  sleep 0.25
done
left=$(find "$programs" "$data" "$plans" -type f 2>/dev/null | sort)
expected=$(printf '%s\n' "$data/drafts/plan.gpplan" "$target/plan.gpplan" "$plans/plan.gpplan" "$plans/plan.pdf" | sort)
[ "$left" = "$expected" ] || echo "$left"
holds "and leaves nothing but the person's own plans" test "$left" = "$expected"
holds "nor anything in the temporary folder" test -z "$(find "$temporary" -name '*gp-action-wizard*' -o -name '*uninstall*')"
holds "nor in the registry" test "$(traces user)" = 0
holds "nor in the Start menu" test -z "$(find "$home" -name 'GP Action Wizard.lnk')"
holds "it can be installed again beside the plan" windows "$setup" /S
holds "which stays" test -f "$target/plan.gpplan"
rm "$target/plan.gpplan"
holds "and removed again" windows "$target/uninstall.exe" /S
holds "without a trace" nothing_left "$target"
