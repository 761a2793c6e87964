"""Packs of guidance: the editions on this PC, and adding one, with everything to know before adding it."""

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.dates import local_now
from wizard.foundation.file_errors import reason
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.paths import local_folders, resource
from wizard.foundation.policy import policy
from wizard.guidance.pack import Pack
from wizard.guidance.packs.adding import Offered, add, now_added_by, offered
from wizard.guidance.packs.installed_packs import FoundPack, load_newest, pack_ids, packs_at_hand
from wizard.guidance.packs.toml_files import PackError, UnreadablePackError
from wizard.plan.record import AnswerKind
from wizard.services.plan_files import UNREADABLE, UNSOUND, ServiceError

SHIPPED_PACK = "gpce-2024"
"""The id of the shipped pack."""


class PackRefusedError(ServiceError):
    """A pack is refused. `problems` lists everything that is wrong with it, a sentence each."""

    def __init__(self, error: PackError) -> None:
        super().__init__(str(error), UNREADABLE if isinstance(error, UnreadablePackError) else UNSOUND)
        self.problems = error.problems


@contextmanager
def pack_errors() -> Iterator[None]:
    """Turn an error with a pack, or with one of its files, into a `ServiceError`."""
    try:
        yield
    except PackError as error:
        raise PackRefusedError(error) from error
    except OSError as error:
        raise ServiceError(f"The pack cannot be read or written: {reason(error)}.") from error


@dataclass(frozen=True)
class Guidance:
    """The newest edition of one guidance on this PC."""

    pack: Pack
    words: str
    """“GPC England’s ten actions of 2024 …, edition 2026-06, checked up to 30 June 2026.”"""


def found_packs() -> tuple[FoundPack, ...]:
    """Return the packs on this PC: shipped, added by this person, and provided by IT."""
    return packs_at_hand(resource("packs"), local_folders().root, policy().guidance)


def current_pack(pack_id: str = SHIPPED_PACK) -> tuple[Pack, tuple[str, ...]]:
    """Return the newest edition of a pack on this PC, and a sentence on each newer one that is damaged.

    Raises:
        ServiceError: Every edition of it is damaged.
    """
    try:
        return load_newest(found_packs(), pack_id)
    except PackError as error:
        raise ServiceError(str(error)) from error


def several_at_hand() -> bool:
    """Whether there is more than one guidance on this PC to choose from."""
    return len(pack_ids(found_packs())) > 1


def guidance_at_hand() -> tuple[Guidance, ...]:
    """Return the newest edition of each guidance on this PC, the shipped one first, without damaged ones."""
    found = []
    for pack_id in pack_ids(found_packs()):
        try:
            pack, _ = load_newest(found_packs(), pack_id)
        except PackError:
            continue
        found.append(Guidance(pack, edition_in_words(pack)))
    return tuple(found)


def edition_in_words(pack: Pack) -> str:
    """Return which edition a pack is: “Title, edition 2026-06, by …, checked up to 30 June 2026.”"""
    head = pack.edition
    checked = date_in_words(head.evidence_as_at)
    return f"{head.title}, edition {head.edition}, by {head.issuer}, checked up to {checked}."


def added_in_words() -> tuple[str, ...]:
    """Return a line on each edition that somebody added on this PC: title, who added it, when, its fingerprint."""
    lines = []
    for found in found_packs():
        if found.added is None or found.outline is None:
            continue
        who = " on ".join(part for part in (found.added.person, found.added.pc) if part) or "somebody"
        when = found.added.at[:16].replace("T", " ")
        lines.append(
            f"{found.outline.title}, edition {found.outline.edition}: added by {who}, {when}, from "
            f"“{found.added.source}”. Fingerprint {fingerprint(found.added.fingerprint)}."
        )
    return tuple(lines)


@dataclass(frozen=True)
class GuidanceOffer:
    """A pack that could be added, described for people."""

    title: str
    """Which edition it is."""
    fingerprint: str
    """The fingerprint, to compare with the one on the LMC's own page."""
    refused: tuple[str, ...]
    """Why it is refused; empty if it may be added."""
    style: tuple[str, ...]
    """Where it breaks house style. It is added only if the practice insists, and from then on it says so."""
    changes: tuple[tuple[str, str, str], ...]
    """What a correction changes: the place, the old words, the new words."""
    same: bool
    """Whether this exact edition is on this PC already."""
    older_than: str
    """The newer edition on this PC; empty if there is none."""
    source: str
    """The name of the file or folder that it came from."""
    found: Offered


def look_at(path: Path) -> GuidanceOffer:
    """Return what a folder, a `.gppack` file or a correction would add.

    Raises:
        PackRefusedError: It cannot be used at all; `problems` says why.
        ServiceError: It cannot be read.
    """
    with pack_errors():
        found = offered(path, found_packs(), local_now().date())
    return GuidanceOffer(
        title=edition_in_words(found.pack),
        fingerprint=fingerprint(found.fingerprint),
        refused=tuple(f"{finding}." for finding in found.refusals),
        style=tuple(f"{finding}." for finding in found.style),
        changes=tuple((str(each.place), each.old, each.new) for each in found.corrections),
        same=found.same,
        older_than=found.older_than,
        source=path.name,
        found=found,
    )


def add_pack(offer: GuidanceOffer, *, insist: bool = False, older: bool = False) -> str:
    """Add the offered pack for this person; return what this changes, in a sentence or two.

    Args:
        offer: The pack to add.
        insist: Whether the practice wants it although it breaks house style.
        older: Whether the practice wants it although there is a newer edition on this PC.

    Raises:
        ServiceError: The pack is refused; packs added before stay.
    """
    if offer.same:
        return f"Nothing was added: this edition is already on this PC. {offer.title}"
    if offer.refused:
        raise PackRefusedError(PackError(*offer.refused))
    if offer.style and not insist:
        failed = counted(len(offer.style), "style check")
        raise ServiceError(f"The pack fails {failed}: {' '.join(offer.style)}", UNSOUND)
    if offer.older_than and not older:
        raise ServiceError(f"The pack is older than edition {offer.older_than}, which is already on this PC.", UNSOUND)
    from wizard.storage.file_lock import this_person

    who = this_person()
    with pack_errors():
        add(offer.found, local_folders().root, now_added_by(who.person, who.pc, local_now(), offer.source, offer.found))
    return _meaning(offer)


def _meaning(offer: GuidanceOffer) -> str:
    head = offer.found.pack.edition
    fails = f" Pages made with it say that it fails {counted(len(offer.style), 'style check')}." if offer.style else ""
    newest, _ = current_pack(head.id)
    if newest.edition.edition != head.edition:
        return f"{offer.title} New meetings keep using edition {newest.edition.edition}, which is newer.{fails}"
    if head.id == SHIPPED_PACK:
        kept = "an open meeting keeps its own until you change it"
        return f"{offer.title} New meetings use it from now on; {kept}.{fails}"
    return f"{offer.title} You are asked which guidance to use when a new meeting begins.{fails}"


def statements(*, in_writing: bool = False) -> Mapping[AnswerKind, str]:
    """Return the sentences that people sign, by the kind of answer; a decision in writing has words of its own."""
    texts = tomllib.loads(resource("texts", "statements.toml").read_text(encoding="utf-8"))
    written = texts.pop("in_writing")
    return {AnswerKind(kind): words for kind, words in (texts | written if in_writing else texts).items()}
