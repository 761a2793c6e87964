#!/usr/bin/env bash
# Makes a release: builds everything, tries it, audits it, and writes checksums. Refuses if anything is not fit for one.
#
#   make release PYTHON_EMBED=PATH PYTHON_EMBED_SHA256=SUM
set -euo pipefail
cd "$(dirname "$0")/.."

refuse() { echo "release: $1" >&2; exit 1; }
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/wizard/__init__.py)
[ -z "$(git status --porcelain)" ] || refuse "There are changes that are not committed."
grep -q "^## $version\b" CHANGELOG.md || refuse "CHANGELOG.md has no section “$version”: the version in src/wizard/__init__.py."
[ -n "${PYTHON_EMBED:-}" ] ||
  refuse "Give PYTHON_EMBED, the official embeddable build of CPython for 64-bit Windows, and PYTHON_EMBED_SHA256."

rm -rf dist
make test check
make bundle-linux bundle-windows sbom audit
make bundle-test
(cd dist && sha256sum -- * >SHA256SUMS)
cat dist/SHA256SUMS
