#!/usr/bin/env bash
# Builds for Windows, on Linux: one folder, and from it a zip, an installer for one person, and lists of the content.
#
#   PYTHON_EMBED=PATH PYTHON_EMBED_SHA256=SUM build.sh    with CPython's embeddable build for 64-bit Windows
#   build.sh                                              with a build for trying, not for a release
#
# The results are in dist/. The bundle's own python.exe compiles its modules, under wine.
set -euo pipefail
cd "$(dirname "$0")/../.."
. packaging/prepare.sh

here=packaging/windows
work=build/windows
name="GP Action Wizard"
folder="$work/$name"
stem=gp-action-wizard-$VERSION-windows
rm -rf "$work/parts" "$folder"
mkdir -p $work/parts dist

if [ -n "${PYTHON_EMBED:-}" ]; then
  runtime=$PYTHON_EMBED
  sum=${PYTHON_EMBED_SHA256:?"PYTHON_EMBED is given, and PYTHON_EMBED_SHA256, its SHA-256, is not."}
else
  echo "PYTHON_EMBED is not given: this bundle gets a runtime that is good for trying, not for a release."
  runtime=$($here/test-runtime.sh $ENV/bin/pip $work/runtime)
  sum=7176a402790181e0f48b34d9391f9c9565f3754b1879f67dce23830e83374e8f
fi
$ENV/bin/python $here/runtime.py "$runtime" "$sum" "$folder"

minor=$(basename "$folder"/python3[0-9]*.dll .dll)
minor=3.${minor#python3}
rm -rf $work/wheels
echo "Getting the wheels for Python $minor on Windows"
$ENV/bin/python -m pip download --quiet --disable-pip-version-check --dest $work/wheels --platform win_amd64 \
  --implementation cp --python-version "$minor" --only-binary=:all: --require-hashes --requirement requirements/run.txt
$ENV/bin/python $here/assemble.py $work/wheels "$folder"
packaging/whole.sh "$folder/lib/wizard/resources"

# The two programs that start it: one for the desktop, one for a terminal.
$ENV/bin/python packaging/icons.py build/icons
numbers=$(awk -F. '{ printf "%d.%d.%d.0", $1, $2, $3 }' <<<"$VERSION")
library=$(basename "$folder"/python3[0-9]*.dll)
compiler=(x86_64-w64-mingw32-gcc -std=c11 -O2 -Wall -Wextra -Werror -s -municode -Wl,--no-insert-timestamp
  -Wl,--dynamicbase -Wl,--nxcompat -Wl,--high-entropy-va)
described() { # described NAME: the icon, version and manifest of the program of this name
  x86_64-w64-mingw32-windres -I build/icons -I $here -DINTERNAL_NAME="\\\"$1\\\"" -DVERSION_TEXT="\\\"$VERSION\\\"" \
    -DVERSION_NUMBERS="${numbers//./,}" $here/launcher.rc -O coff -o "$work/parts/$1.o"
}
for kind in gp-action-wizard gp-action-wizard-console; do
  window=-mwindows console=
  [ $kind = gp-action-wizard ] || window='' console=-DCONSOLE
  described $kind
  "${compiler[@]}" $window $console -DPYTHON_LIBRARY="L\"$library\"" -o "$folder/$kind.exe" $here/launcher.c $work/parts/$kind.o
done

export WINEPREFIX=$PWD/$work/wine WINEDEBUG=-all HOME=$PWD/$work/home
mkdir -p "$WINEPREFIX" "$HOME"
$here/under-wine.sh "$folder/python.exe" $here/compile_lib.py "$folder/lib"
$here/under-wine.sh "$folder/python.exe" -c 'import platform; print(platform.python_version())' >$work/python-version

cp LICENSE "$folder/LICENCE.txt"
cp THIRD-PARTY-NOTICES.md "$folder/"
mkdir -p "$folder/licences/python" "$folder/licences/qt" "$folder/licences/source-sans-3"
mv "$folder/LICENSE.txt" "$folder/licences/python/LICENSE.txt"
cp /usr/share/common-licenses/LGPL-3 /usr/share/common-licenses/GPL-3 "$folder/licences/qt/"
cp resources/fonts/OFL.txt "$folder/licences/source-sans-3/"
find "$folder" -type f -exec chmod 644 {} +
same_time "$folder"

$ENV/bin/python packaging/zip_folder.py "$folder" dist/$stem.zip
$ENV/bin/python $here/installer_lists.py "$folder" $work/parts
nsis() { # nsis SCRIPT OUT
  makensis -V2 -WX -NOCD "-X!addincludedir $here" -DVERSION="$VERSION" -DVERSION_NUMBERS="$numbers" \
    -DKILOBYTES="$(du -sk "$folder" | cut -f1)" -DLISTS="$PWD/$work/parts" -DPARTS="$PWD/$work/parts" \
    -DICON="$PWD/build/icons/app.ico" -DOUT="$PWD/$2" $here/"$1"
}
described finish-uninstall
"${compiler[@]}" -mwindows -o $work/parts/finish-uninstall.exe $here/finish_uninstall.c $work/parts/finish-uninstall.o
nsis uninstaller.nsi $work/parts/uninstall.exe
same_time $work/parts
out=dist/$stem-setup.exe
nsis installer.nsi $out
$ENV/bin/python $here/executables.py "$folder" dist/$stem-executables.csv \
  $work/parts/uninstall.exe $work/parts/finish-uninstall.exe $out

echo "$name for Windows: $(megabytes "$folder") MB as a folder, $(megabytes dist/$stem.zip) MB as a zip," \
  "$(megabytes $out) MB as an installer."
