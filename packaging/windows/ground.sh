# Sourced by try.sh: a Windows under wine to try things in, a screen, and functions that the tries share. Needs
# packaging/verdicts.sh.

here=$PWD/packaging/windows
built="$PWD/build/windows/GP Action Wizard"
setup=$PWD/dist/gp-action-wizard-$VERSION-windows-setup.exe
try=$PWD/build/try/windows
[ -f "$setup" ] || { echo "$setup is not there. make bundle-windows makes it." >&2; exit 1; }

export WINEPREFIX=$try/prefix WINEDEBUG=-all WINE_SECONDS=180
display=
mounted=()
finish() {
  [ -z "$display" ] || kill "$display" 2>/dev/null || true
  wineserver -k 2>/dev/null || true
  for place in "${mounted[@]}"; do umount --lazy "$place" 2>/dev/null || true; done
}
trap finish EXIT
rm -rf "$try"
mkdir -p "$try/home"
Xvfb :94 -screen 0 1366x768x24 >/dev/null 2>&1 &
display=$!
own_home=$HOME
# wine would put its own links and menus into the home folder.
export DISPLAY=:94 HOME=$try/home WINEDLLOVERRIDES="winemenubuilder.exe=d;mscoree,mshtml="
wineboot --init >"$try/boot.log" 2>&1 </dev/null || true
wineserver --wait

# Windows has these two libraries and wine does not.
for library in icuuc bcryptprimitives; do
  x86_64-w64-mingw32-gcc -shared -O1 -s -o "$WINEPREFIX/drive_c/windows/system32/$library.dll" "$here/wine/$library.c" -ladvapi32
done
small() { # small OUT SOURCE OPTION...: builds one of the small programs that the tries use
  x86_64-w64-mingw32-gcc -municode -std=c11 -O1 -Wall -Wextra -Werror -s -o "$try/$1" "$here/$2" "${@:3}"
}
small without-streams.exe wine/without_streams.c
small without-rights.exe wine/without_rights.c
small code-page.exe wine/code_page.c
small hold.exe hold.c

windows() { "$here/under-wine.sh" "$@"; }
registry() { windows reg query "$@"; }
named() { echo "Z:${1//\//\\}"; } # named PATH: the path as Windows writes it
home=$(find "$WINEPREFIX/drive_c/users" -mindepth 1 -maxdepth 1 -type d ! -name Public | head -1)
target=$home/AppData/Local/Programs/"GP Action Wizard"
data=$home/AppData/Local/"GP Action Wizard"
machine_target="$WINEPREFIX/drive_c/Program Files/GP Action Wizard"
plans=$home/Plans
mkdir -p "$plans"

differing() { # differing FOLDER: the files that differ from the build
  diff -rq "$built" "$1" 2>&1 | grep -vE 'Only in .*: (uninstall.exe|finish-uninstall.exe|installed-for-all-users.txt)$' || true
}
# The folder is as it was built, with the two programs that remove it, and the installer left nothing else beside it.
as_built() { # as_built [FOLDER]
  local folder=${1:-$target}
  differing "$folder"
  [ -z "$(differing "$folder")" ] && [ -f "$folder/uninstall.exe" ] && ! compgen -G "$folder.gpaw-*"
}

# The mount ends with try.sh, however it ends. Not every system lets us mount.
mount_at() { # mount_at PLACE OPTION...
  if [ "$(id -u)" -eq 0 ] && mount "${@:2}" "$1"; then
    mounted+=("$1")
  else
    return 1
  fi
}
unmount() { # unmount PLACE
  umount "$1" && mounted=("${mounted[@]/$1/}")
}

window() { xdotool search --onlyvisible --name "${1:-GP Action Wizard}" 2>/dev/null | tail -1; }
appears() { # appears [NAME]: waits for a window
  for _ in $(seq 120); do
    [ -z "$(window "${1:-}")" ] || return 0
    sleep 0.25
  done
  return 1
}
vanishes() { # vanishes SECONDS: waits until no window of ours is open
  for _ in $(seq $(($1 * 4))); do
    [ -n "$(window)" ] || return 0
    sleep 0.25
  done
  return 1
}

# In the background, with no standard streams; `ended` waits for them.
started=0
background() {
  wine "$@" >/dev/null 2>&1 </dev/null &
  started=$!
}
ended() { # ended: asks every window of ours to close, and kills the others
  local id
  for id in $(xdotool search --onlyvisible --name 'GP Action Wizard' 2>/dev/null); do
    xdotool windowclose "$id" 2>/dev/null || true
  done
  wineserver -k || true
  wineserver --wait || true
}
