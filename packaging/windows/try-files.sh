# Sourced by try.sh: the window and the console program among files that others have open, read-only folders, drives
# that vanish, and a process that is killed. The window is driven by its keys, as a person would.

console="$built/gp-action-wizard-console.exe"
files=$try/files
mkdir -p "$files" "$data"
echo '{"version": 1, "tour_seen": true}' >"$data/preferences.json"

now() { date +%s%N; }
since() { awk -v from="$1" -v to="$(now)" 'BEGIN { printf "%.1f", (to - from) / 1e9 }'; }

fresh_plan() { # fresh_plan FOLDER: a plan of the worked example there, called plan.gpplan
  mkdir -p "$1"
  rm -f "$1"/plan.gpplan*
  [ -f "$try/example.gpplan" ] || (cd "$try" && windows "$console" example example.gpplan >/dev/null)
  cp "$try/example.gpplan" "$1/plan.gpplan"
}

program=0
open_plan() { # open_plan FILE [PATH]: opens it, by another path if one is given, and goes to the practice's name
  background "$built/gp-action-wizard.exe" "${2:-$(named "$1")}"
  program=$started
  appears
  # Its lock shows that it is open.
  for _ in $(seq 240); do
    [ ! -e "$1.lock" ] || break
    sleep 0.25
  done
  sleep 5
  xdotool key alt+n
  sleep 3
}
windows_of_ours() { xdotool search --onlyvisible --pid "$program" 2>/dev/null | wc -l; }
alive() { kill -0 "$program" 2>/dev/null; }
gone_within() { # gone_within SECONDS
  for _ in $(seq $(($1 * 5))); do
    alive || return 0
    sleep 0.2
  done
  return 1
}
saved_within() { # saved_within SECONDS WORD FILE
  for _ in $(seq $(($1 * 20))); do
    ! grep -q "$2" "$3" 2>/dev/null || return 0
    sleep 0.05
  done
  echo "not within $1 seconds"
  return 1
}
quit() { # quit SECONDS: like Ctrl+Q; the process and the lock must be gone by then
  xdotool key ctrl+q
  gone_within "$1" && [ ! -e "$files/plan.gpplan.lock" ]
}
only() { # only FOLDER NAME...: the folder has these files and no others
  local folder=$1
  shift
  diff <(cd "$folder" && find . -type f | sort) <(printf './%s\n' "$@" | sort)
}
hold() { # hold SECONDS SHARED FILE...: returns once they are open
  local seconds=$1 share=$2 file list=()
  shift 2
  for file in "$@"; do list+=("$(named "$file")"); done
  wine "$try/hold.exe" "$seconds" "$share" "${list[@]}" >"$try/held" 2>/dev/null </dev/null &
  for _ in $(seq 100); do
    ! grep -q held "$try/held" || return 0
    sleep 0.05
  done
  return 1
}

# The time of a start, and from a change to its file. The typed text has letters that no digest has.
export WINE_SECONDS=60
windows "$built/gp-action-wizard.exe" --smoke >/dev/null || true
from=$(now)
holds "the window opens once" windows "$built/gp-action-wizard.exe" --smoke
at_most 15 "$(since "$from")" "seconds from the start to its end, under wine"
fresh_plan "$files"
open_plan "$files/plan.gpplan"
from=$(now)
xdotool type qqq
holds "a change is saved by itself" saved_within 10 qqq "$files/plan.gpplan"
at_most 5 "$(since "$from")" "seconds from the first key to the plan's file"

# Opened as a scanner opens a file: nobody else may read it, or nobody may rename it.
word=qqq
for seconds in 1 5 60; do
  for share in - r; do
    word=${word}k
    hold "$seconds" "$share" "$files/plan.gpplan"
    xdotool type k
    holds "a plan that is held for $seconds s (others may: $share) is saved by itself" \
      saved_within $((seconds + 35)) "$word" "$files/plan.gpplan"
  done
done
for seconds in 1 5; do
  word=${word}k
  hold "$seconds" r "$files/plan.gpplan.bak"
  xdotool type k
  holds "so it is if the version before is held for $seconds s" saved_within $((seconds + 20)) "$word" "$files/plan.gpplan"
done
word=${word}k
hold 60 r "$files/plan.gpplan.bak"
xdotool type k
holds "and if that is held for longer than anybody waits" saved_within 30 "$word" "$files/plan.gpplan"
# The plan is saved before the previous version is given up.
for _ in $(seq 40); do
  ! compgen -G "$files/.*.gpaw-tmp" >/dev/null || { sleep 0.5; continue; }
  break
done
holds "no file of ours is left beside it" only "$files" plan.gpplan plan.gpplan.bak plan.gpplan.lock
hold 60 - "$data/recent.json"
holds "with the list of recent plans held, the program ends when it is asked to, and lets go of the plan" quit 30
ended
rm -rf "$data/recovery" "$data/running" "$data/drafts"

# A drive that goes and comes back. It is a drive of wine's, which leads to a folder.
drive=$try/drive
fresh_plan "$drive"
ln -s "$drive" "$WINEPREFIX/dosdevices/x:"
open_plan "$drive/plan.gpplan" 'X:\plan.gpplan'
xdotool type vvv
holds "a plan on a drive is saved" saved_within 15 vvv "$drive/plan.gpplan"
rm "$WINEPREFIX/dosdevices/x:"
xdotool type www
sleep 5
holds "when the drive is gone, the window stays" test -n "$(window)"
holds "and what was typed is on this PC" grep -rqs vvvwww "$data/recovery"
ln -s "$drive" "$WINEPREFIX/dosdevices/x:"
holds "when it is back, the plan is saved by itself" saved_within 45 vvvwww "$drive/plan.gpplan"
rm "$WINEPREFIX/dosdevices/x:"
xdotool type xxx
sleep 2
xdotool key ctrl+q
holds "with the drive gone, closing ends, or a second window asks" eval 'gone_within 40 || [ "$(windows_of_ours)" -gt 1 ]'
ended
rm -rf "$data/recovery" "$data/running"

# Killed while writing.
fresh_plan "$files"
open_plan "$files/plan.gpplan"
xdotool type yyy
kill -KILL "$program" || true
ended
holds "killed in the middle, it leaves a whole plan" windows "$console" check "$files/plan.gpplan"
rm -rf "$data/recovery" "$data/running" "$files"/*.lock "$files"/.*.gpplan-tmp

# PDFs. A viewer lets nobody rename or remove the file that it shows.
cd "$files"
export WINE_SECONDS=40
holds "a PDF is exported" windows "$console" export plan.gpplan plan.pdf
let_go_after() { # let_go_after SECONDS: the holder ends this long after the program has made its PDF beside ours
  local holder=$!
  {
    for _ in $(seq 800); do
      ! compgen -G "$files/.*.gpaw-tmp" >/dev/null || break
      sleep 0.05
    done
    sleep "$1"
    kill $holder
  } >/dev/null 2>&1 &
}
for seconds in 1 5; do
  hold 60 r "$files/plan.pdf"
  let_go_after "$seconds"
  holds "so it is over one that a viewer holds for $seconds s" windows "$console" export --force plan.gpplan plan.pdf
done
before=$(sha256sum plan.pdf)
hold 60 r "$files/plan.pdf"
fails_with 3 "another program" "over one that is held for 60 s it is given up with a sentence" \
  windows "$console" export --force --large-print plan.gpplan plan.pdf
holds "and leaves the PDF that is there" test "$(sha256sum plan.pdf)" = "$before"
wineserver --kill || true
holds "no part of one is left" only "$files" plan.gpplan plan.pdf
mkdir -p "$try/closed"
if mount_at "$try/closed" --bind "$try/closed"; then
  mount -o remount,ro,bind "$try/closed"
  for verb in export brief; do
    fails_with 3 "out.pdf" "where no file can be made, $verb ends with a sentence" \
      windows "$console" $verb plan.gpplan "$(named "$try/closed")\\out.pdf"
  done
  fails_with 3 "out.gpplan" "so does the example" windows "$console" example "$(named "$try/closed")\\out.gpplan"
  unmount "$try/closed"
fi
fails_with 3 "" "a name with a colon is refused" windows "$console" example 'a:b.gpplan'
holds "and made nothing" only "$files" plan.gpplan plan.pdf
long=$(printf 'Minutes of the partners %.0s' 1 2 3 4 5 6)
mkdir -p "$files/$long"
cp plan.gpplan "$files/$long/$(printf 'n%.0s' $(seq $((240 - $(named "$files/$long" | wc -c))))).gpplan"
name=$(ls "$files/$long")
cd "$OLDPWD"
open_plan "$files/$long/$name"
xdotool type zzz
holds "a plan whose path is as long as Windows takes is saved" saved_within 20 zzz "$files/$long/$name"
ended
export WINE_SECONDS=180
