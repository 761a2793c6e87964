#!/usr/bin/env bash
# Writes the documents made from the pinned packages: papers.sh notices | sbom
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/prepare.sh

case $1 in
notices) $ENV/bin/python packaging/notices.py ;;
sbom)
  mkdir -p dist
  $ENV/bin/python packaging/sbom.py "dist/gp-action-wizard-$VERSION-sbom.cdx.json"
  ;;
*)
  echo "papers: “$1” is neither notices nor sbom." >&2
  exit 2
  ;;
esac
