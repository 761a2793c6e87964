#!/usr/bin/env bash
# Runs a program of Windows under wine and returns its exit code: under-wine.sh PROGRAM ARGUMENT...
#
# Needs WINEPREFIX. Arguments that name a file or folder of this system are passed on as Windows paths. The output
# goes through a pipe, because a Windows program finds no standard streams otherwise.
set -euo pipefail

arguments=()
for word in "$@"; do
  if [ -e "$word" ] && [[ $word == */* ]]; then word="Z:$(realpath "$word" | tr / '\\')"; fi
  arguments+=("$word")
done
# mscoree and mshtml would ask for downloads that the programs here do not need.
export WINEDLLOVERRIDES="${WINEDLLOVERRIDES:-winemenubuilder.exe=d;mscoree,mshtml=}"
set +e
timeout "${WINE_SECONDS:-300}" wine "${arguments[@]}" </dev/null 2>&1 | tr -d '\r'
code=${PIPESTATUS[0]}
exit "$code"
