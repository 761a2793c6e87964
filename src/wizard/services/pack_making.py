"""Make guidance: start a new edition, check, compare, and build a pack or a correction into one file."""

from pathlib import Path

from wizard.foundation.atomic_file import new_file, write_file
from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.dates import local_now
from wizard.foundation.disk import SHARED_FILE
from wizard.foundation.formatting import counted, date_in_words
from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.pack_diff import TextChange, pack_difference
from wizard.guidance.packs.adding import with_curly_quotes
from wizard.guidance.packs.checking import built, check_report
from wizard.guidance.packs.installed_packs import find_pack, newest_pack, pack_digest
from wizard.guidance.packs.load_pack import load_correction, load_pack, pack_files
from wizard.guidance.packs.making import TEMPLATE, built_correction, fresh_edition
from wizard.guidance.packs.pack_archive import CORRECTION, ENDING, Files, bounded_bytes, read_files
from wizard.guidance.packs.pack_outline import correction_names, outline
from wizard.guidance.packs.toml_files import PackError
from wizard.services.guidance_packs import SHIPPED_PACK, edition_in_words, found_packs, pack_errors
from wizard.services.plan_files import ServiceError

_LIST_BYTES = 1_000_000


def checked_pack(path: Path | None = None, links: Path | None = None) -> tuple[tuple[str, ...], bool]:
    """Return the findings of a check of a pack, one line each, and whether the pack passed.

    Args:
        path: Its folder or its `.gppack` file; by default the shipped one.
        links: A list of addresses that somebody looked up, to compare with those of the sources.

    Raises:
        ServiceError: The list cannot be read.
    """
    with pack_errors():
        listed = _listed(links) if links else None
        report = check_report(path or resource("packs", SHIPPED_PACK), local_now().date(), listed)
    return report.lines, report.sound


def pack_changes(old: Path | None, new: Path) -> tuple[str, tuple[TextChange, ...]]:
    """Return which edition the new one is compared with, in words, and what changed between them.

    Args:
        old: The earlier edition, a folder or a `.gppack` file; by default the newest other one on this PC.
        new: The new edition.

    Raises:
        ServiceError: One of them cannot be loaded, or there is none to compare with.
    """
    with pack_errors():
        other = _loaded(new)
        one = _loaded(old or _before(other))
        return edition_in_words(one), pack_difference(one, other)


def _loaded(path: Path) -> Pack:
    return load_pack(pack_files(with_curly_quotes(read_files(path))[0]))


def _before(pack: Pack) -> Path:
    """Return the newest edition on this PC with another name: of the same guidance, or else of the shipped one."""
    head = pack.edition
    others = [each for each in found_packs() if each.outline and each.outline.edition != head.edition]
    has_id = any(each.outline.id == head.id for each in others if each.outline)
    return newest_pack(others, head.id if has_id else SHIPPED_PACK)


def new_pack(folder: Path, edition: str, issuer: str, pack_id: str = "", start: Path | None = None) -> tuple[str, ...]:
    """Write a new edition to edit into a new folder; return what to do next, one line each.

    Args:
        folder: The new folder; it may exist if it is empty.
        edition: The name of the new edition.
        issuer: Who makes it.
        pack_id: An id of its own, for guidance on another subject.
        start: The edition that it starts from; by default the newest on this PC.

    Raises:
        ServiceError: The folder is not empty, or cannot be written to.
    """
    with pack_errors():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ServiceError(f"{folder} already has something in it; choose a folder that does not exist yet.")
        before = start or newest_pack(found_packs(), SHIPPED_PACK)
        files = pack_files(read_files(before))
        fresh = fresh_edition(files, edition, issuer, pack_id)
        for name, data in fresh.items():
            place = folder.joinpath(*name.split("/"))
            place.parent.mkdir(parents=True, exist_ok=True)
            new_file(place, data)
        named = outline(before)
    left = len(correction_names(files))
    return (
        f"Written: {folder.resolve()}, from edition {named.edition} of “{named.id}”.",
        *((f"Left out: {counted(left, 'correction')} of that edition. Put them into the texts.",) if left else ()),
        f"Edit the files there, and correct the dates under [evidence] in {folder / 'pack.toml'}.",
        f"Say at the end of {folder / 'questions.toml'} what this edition changes.",
        f"The letter texts are in {folder / 'letters.toml'}: change any that you want to word yourselves.",
        f'Then: pack check "{folder}"',
    )


def build_pack(folder: Path, out: Path, *, force: bool = False) -> tuple[str, ...]:
    """Build a pack into one file; return what was made and where it breaks house style, one line each.

    Raises:
        ServiceError: The pack is refused, or the file cannot be written.
    """
    with pack_errors():
        data, pack, style = built(folder, local_now().date())
        _write(out, data, force)
    return (
        *style,
        f"Written: {out}. {pack.edition.title}, edition {pack.edition.edition}.",
        f"Fingerprint, to put on your own page: {fingerprint(pack_digest(pack))}",
        *_asked(len(style)),
    )


def _asked(failed: int) -> tuple[str, ...]:
    if not failed:
        return ()
    return (f"Practices are warned before they add it: it fails {counted(failed, 'style check')}.",)


def new_correction(out: Path, *, force: bool = False) -> tuple[str, ...]:
    """Write a correction to fill in; return what to do next.

    Raises:
        ServiceError: The file exists already, or cannot be written.
    """
    today = local_now().date()
    with pack_errors():
        named = outline(newest_pack(found_packs(), SHIPPED_PACK))
        text = TEMPLATE.format(id=named.id, edition=named.edition, day=date_in_words(today), today=today.isoformat())
        _write(out, text.encode("utf-8"), force)
    return (f'Written: {out}. Fill it in, then: pack correct "{out}" "{out.with_suffix(ENDING)}"',)


def build_correction(
    correction: Path, out: Path, edition: Path | None = None, *, force: bool = False
) -> tuple[str, ...]:
    """Build a correction into one file; return every place that it changes, with the old and new words.

    Args:
        correction: Its text file.
        out: The `.gppack` file to write.
        edition: The edition that it corrects; by default found on this PC.
        force: Whether `out` may be replaced.

    Raises:
        ServiceError: It is refused, its edition is not on this PC, or the file cannot be written.
    """
    with pack_errors():
        content = bounded_bytes(correction, _LIST_BYTES)
        files = with_curly_quotes({CORRECTION: content})[0]
        base = pack_files(with_curly_quotes(read_files(edition or _edition_of(files)))[0])
        data, places, corrected, style = built_correction(content, base, local_now().date())
        _write(out, data, force)
    said = [f"{each.place}:\n  was: {each.old}\n  is:  {each.new}" for each in places]
    return (
        *said,
        *style,
        f"Written: {out}. It changes {counted(len(places), 'statement')}.",
        f"Fingerprint, to put on your own page: {fingerprint(pack_digest(corrected))}",
        *_asked(len(style)),
    )


def _edition_of(files: Files) -> Path:
    named = load_correction(files).corrects
    return find_pack(found_packs(), named.id, named.edition)


def _listed(path: Path) -> str:
    try:
        return bounded_bytes(path, _LIST_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PackError(f"“{path.name}” is not saved as UTF-8; save it as UTF-8 text.") from error


def _write(out: Path, data: bytes, force: bool) -> None:
    if out.exists() and not force:
        raise ServiceError(f"{out} already exists; “--force” replaces it.")
    write_file(out, data, mode=SHARED_FILE) if force else new_file(out, data)
