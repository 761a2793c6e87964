#!/usr/bin/env bash
# Stops a build whose bundle lacks a shipped resource: whole.sh FOLDER, the bundle's folder of resources.
set -euo pipefail

missing=$(comm -23 <(cd "$(dirname "$0")/../resources" && find . -type f | sort) <(cd "$1" && find . -type f | sort))
if [ -n "$missing" ]; then
  echo "whole: the bundle lacks $(wc -l <<<"$missing") of the shipped resources, first of all $(head -1 <<<"$missing" | cut -c3-)." >&2
  exit 1
fi
