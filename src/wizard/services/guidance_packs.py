"""Packs of guidance: the edition at hand, adding one, what a check holds against one, what changed between two."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from wizard.foundation.file_errors import reason
from wizard.foundation.paths import local_folders, resource
from wizard.foundation.policy import policy
from wizard.guidance.pack import Pack
from wizard.guidance.pack_diff import TextChange, pack_difference
from wizard.guidance.packs.installed_packs import install_pack, load_newest
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError
from wizard.plan.record import AnswerKind
from wizard.services.plan_files import UNSOUND, ServiceError

SHIPPED_PACK = "gpce-2024"
"""The id of the pack that is shipped."""


def current_pack() -> tuple[Pack, tuple[str, ...]]:
    """Return the newest edition at hand of the shipped pack, and a sentence on each newer one that is damaged.

    Raises:
        ServiceError: No edition of it is whole.
    """
    try:
        return load_newest(resource("packs"), local_folders().root, SHIPPED_PACK, policy().guidance)
    except PackError as error:
        raise ServiceError(str(error)) from error


def add_pack(folder: Path) -> str:
    """Check and install a pack for this person; return its title and edition in words.

    Raises:
        ServiceError: It is refused whole; what was installed before stays.
    """
    try:
        edition = load_pack(install_pack(folder, resource("packs"), local_folders().root)).edition
    except PackError as error:
        raise ServiceError(str(error), UNSOUND) from error
    except OSError as error:
        raise ServiceError(f"The pack cannot be put into its place: {reason(error)}.") from error
    return f"“{edition.title}”, edition {edition.edition},"


def checked_pack(folder: Path | None = None) -> tuple[list[str], bool]:
    """Return what a check of a pack comes to, a line an entry, and whether the pack is as it should be.

    Args:
        folder: Where the pack lies; the shipped one if none is given.
    """
    # Imported here: only `pack check` needs the rules.
    from wizard.guidance.packs.pack_lint import check_report

    try:
        return check_report(folder or resource("packs", SHIPPED_PACK))
    except PackError as error:
        raise ServiceError(str(error), UNSOUND) from error


def pack_changes(old: Path, new: Path) -> tuple[TextChange, ...]:
    """Return what changed from one edition of a pack to another.

    Raises:
        ServiceError: One of them cannot be loaded.
    """
    try:
        return pack_difference(load_pack(old), load_pack(new))
    except PackError as error:
        raise ServiceError(str(error), UNSOUND) from error


def statements() -> Mapping[AnswerKind, str]:
    """Return what people put their name to, by the kind of their answer."""
    texts = tomllib.loads(resource("texts", "statements.toml").read_text(encoding="utf-8"))
    return {AnswerKind(kind): words for kind, words in texts.items()}
