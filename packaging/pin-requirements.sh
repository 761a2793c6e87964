#!/usr/bin/env bash
# Pins the requirements of pyproject.toml in requirements/: pin-requirements.sh UV==VERSION
#
# The files are valid for every system and every Python from 3.11 on (each release's hashes cover all its files), and
# name no index address. There is one resolution: the smaller files take their versions from the largest.
set -euo pipefail

cd "$(dirname "$0")/.."
tool=build/lock
mkdir -p build requirements
[ -x $tool/bin/python ] || python3 -m venv $tool
$tool/bin/python -m pip install --quiet --disable-pip-version-check "$1"

pin() { # pin FILE ARGUMENT...
  local file=$1
  shift
  $tool/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
    --custom-compile-command 'make lock' --output-file "requirements/$file" "$@" >/dev/null
}

pin dev.txt pyproject.toml --group dev --group build
pin run.txt pyproject.toml --constraints requirements/dev.txt
pin build.txt --group build --constraints requirements/dev.txt
pin bundle.txt --group bundle --constraints requirements/dev.txt
