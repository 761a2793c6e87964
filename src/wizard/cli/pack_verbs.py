"""The verbs that make, check, compare, build, add and correct guidance."""

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from wizard.cli.arguments import SOUND, UNSOUND, USAGE
from wizard.services import guidance_packs, pack_making, plan_files, relying_plans

_ENDING = ".gppack"


def run(request: argparse.Namespace) -> int:
    """Do what `request` asks for and return the exit code; for a refused pack, print all that is wrong with it."""
    work: Callable[[argparse.Namespace], int] = _VERBS[request.pack_verb]
    try:
        return work(request)
    except guidance_packs.PackRefusedError as error:
        print("\n".join(error.problems), file=sys.stderr)
        return error.code


def _check(request: argparse.Namespace) -> int:
    lines, sound = pack_making.checked_pack(request.pack, request.links)
    _print(lines)
    return SOUND if sound else UNSOUND


def _diff(request: argparse.Namespace) -> int:
    compared, changes = pack_making.pack_changes(request.old, request.new)
    if request.old is None:
        print(f"Compared with {compared}")
    for change in changes:
        where = f"Item {change.item}, {change.part}" if change.item else f"Head, {change.part}"
        print(f"{where}:\n  was: {change.old or '(nothing)'}\n  is:  {change.new or '(nothing)'}")
    return SOUND


def _new(request: argparse.Namespace) -> int:
    _print(pack_making.new_pack(request.folder, request.edition, request.issuer, request.pack_id, request.start))
    return SOUND


def _build(request: argparse.Namespace) -> int:
    _refuse_ending(request.out)
    _print(pack_making.build_pack(request.folder, request.out, force=request.force))
    return SOUND


def _correct(request: argparse.Namespace) -> int:
    if request.new:
        _print(pack_making.new_correction(request.correction, force=request.force))
        return SOUND
    out = request.out or request.correction.with_suffix(_ENDING)
    _refuse_ending(out)
    _print(pack_making.build_correction(request.correction, out, request.edition, force=request.force))
    return SOUND


def _add(request: argparse.Namespace) -> int:
    offer = guidance_packs.look_at(request.pack)
    print(f"{offer.title}\nFingerprint, to compare with the one on the LMC’s own page: {offer.fingerprint}")
    for where, old, new in offer.changes:
        print(f"{where}:\n  was: {old}\n  is:  {new}")
    if relying := relying_plans.plans_that_relied(offer):
        print("Plans and letters on this PC that relied on the old words:")
        _print([f"- {line}" for line in relying])
    if offer.style and not offer.refused and not request.insist:
        print("\n".join(offer.style), file=sys.stderr)
        raise plan_files.ServiceError("It fails style checks. “--insist” adds it anyway.", UNSOUND)
    if offer.older_than and not request.older:
        raise plan_files.ServiceError(
            f"It is older than edition {offer.older_than}, which is on this PC. “--older” adds it anyway.",
            UNSOUND,
        )
    print(guidance_packs.add_pack(offer, insist=request.insist, older=request.older))
    return SOUND


def _refuse_ending(path: Path) -> None:
    if path.suffix.lower() != _ENDING:
        raise plan_files.ServiceError(f"{path}: the name must end in {_ENDING}.", USAGE)


def _print(lines: Iterable[str]) -> None:
    print("\n".join(lines))


_VERBS = {"new": _new, "check": _check, "diff": _diff, "build": _build, "add": _add, "correct": _correct}
