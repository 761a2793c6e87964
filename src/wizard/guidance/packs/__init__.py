"""Packs as folders on a disk: loading, checking, installing."""
