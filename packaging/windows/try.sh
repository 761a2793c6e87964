#!/usr/bin/env bash
# Tries the installer and the folder for Windows under wine: run after build.sh.
#
# Prints a line for each thing tried, and figures against their limits; ends with 1 if any of them fails. wine is not
# Windows: what it cannot show is listed in docs/it-deployment.md. AGAIN=no leaves out the second build that shows that
# the same inputs give the same bytes; PARTS="setup files" tries these parts alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Only this script sees what is mounted here, and it is unmounted however the script ends.
if [ "$(id -u)" -eq 0 ] && [ -z "${MOUNTS_APART:-}" ]; then
  MOUNTS_APART=yes exec unshare --mount "$PWD/packaging/windows/try.sh" "$@"
fi

. packaging/prepare.sh
. packaging/verdicts.sh

. packaging/windows/ground.sh

for part in ${PARTS:-program guidance setup files inputs}; do
  . "$here/try-$part.sh"
done

at_most 33 "$(megabytes "$setup")" "MB, the installer"
at_most 105 "$(megabytes "$built")" "MB installed"

if [ "${AGAIN:-yes}" != no ]; then
  sums=$(cd dist && sha256sum gp-action-wizard-"$VERSION"-windows*)
  holds "is built again" env -u DISPLAY HOME="$own_home" WINEPREFIX= $here/build.sh
  again=$(cd dist && sha256sum gp-action-wizard-"$VERSION"-windows*)
  [ "$sums" = "$again" ] || diff <(echo "$sums") <(echo "$again") || true
  holds "and the same inputs gave the same bytes" test "$sums" = "$again"
fi
verdict
