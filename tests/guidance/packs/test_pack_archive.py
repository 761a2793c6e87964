import io
import os
import stat
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.foundation.paths import resource
from wizard.guidance.packs.load_pack import load_pack, pack_files
from wizard.guidance.packs.pack_archive import archive, archived_files, read_files
from wizard.guidance.packs.toml_files import FILE_BYTES, PackError

SHIPPED = pack_files(resource("packs", "gpce-2024"))


def zipped(entries: dict[str, bytes], mode: int = 0o644, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in entries.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = mode << 16
            entry.compress_type = method
            made.writestr(entry, data)
    return out.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(PackError) as refused:
        archived_files(data, "devon.gppack")
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_what_was_built_comes_back_and_is_the_same_file_every_time() -> None:
    data = archive(SHIPPED)
    assert archived_files(data, "x") == SHIPPED
    assert archive(dict(reversed(list(SHIPPED.items())))) == data
    assert load_pack(archived_files(data, "x")) == load_pack(resource("packs", "gpce-2024"))


def test_a_folder_that_was_zipped_by_hand_is_read_with_the_litter_of_the_system_left_out() -> None:
    entries = {f"devon/{name}": data for name, data in SHIPPED.items()}
    entries |= {"__MACOSX/devon/._pack.toml": b"?", "devon/.DS_Store": b"?", "devon/Thumbs.db": b"?", "devon/": b""}
    assert archived_files(zipped(entries), "x") == SHIPPED


@pytest.mark.parametrize(
    "name",
    ["../pack.toml", "/etc/pack.toml", "C:/pack.toml", "..\\pack.toml", "a/../../pack.toml", "CON.toml"],
)
def test_a_path_that_leads_elsewhere_is_refused(name: str) -> None:
    assert "not the name of a file" in refusal(zipped({**SHIPPED, name: b""}))


def test_a_link_and_a_device_are_refused() -> None:
    for kind in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR):
        assert "contains a link or a device" in refusal(zipped({"pack.toml": b"/etc/passwd"}, kind | 0o777))


def test_ten_thousand_files_are_refused() -> None:
    assert "holds 10,000 files" in refusal(zipped({f"{number}.toml": b"" for number in range(10_000)}))


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    data = zipped({"pack.toml": b"#" * 400_000_000})
    assert len(data) < 1_000_000
    assert "is too large" in refusal(data)
    many = zipped({f"{number}.toml": b"#" * FILE_BYTES for number in range(6)} | {"pack.toml": b""})
    assert "5 MB in all" in refusal(many)


def test_a_file_that_says_it_is_small_is_not_believed() -> None:
    data = bytearray(zipped({"pack.toml": b"#" * (2 * FILE_BYTES)}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(PackError):
        archived_files(bytes(data), "x")


def test_two_packs_and_none_are_refused() -> None:
    two = zipped({"a/pack.toml": b"", "b/pack.toml": b""})
    assert "contains 2 packs; add one at a time" in refusal(two)
    assert "contains 2 packs" in refusal(zipped({"pack.toml": b"", "correction.toml": b""}))
    assert "has neither pack.toml nor correction.toml" in refusal(zipped({"readme.toml": b""}))


def test_one_name_twice_is_refused_also_where_only_capitals_differ() -> None:
    assert "twice" in refusal(zipped({"pack.toml": b"", "PACK.TOML": b""}))


def test_another_way_of_packing_and_a_password_are_refused() -> None:
    assert "compressed in a way" in refusal(zipped({"pack.toml": b""}, method=zipfile.ZIP_LZMA))
    data = bytearray(zipped({"pack.toml": b""}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert "locked with a password" in refusal(bytes(data))


def test_what_is_no_zip_is_refused() -> None:
    assert "is damaged, or is not a .gppack file" in refusal(b"Not a zip at all")
    assert "is damaged, or is not a .gppack file" in refusal(b"")


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_refused_in_a_sentence_or_is_a_pack(data: st.DataObject) -> None:
    broken = bytearray(archive({"pack.toml": b"id = 1\n" * 40, "actions/1.toml": b"x = 2\n"}))
    for _ in range(data.draw(st.integers(1, 4))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with suppress(PackError):
        archived_files(bytes(broken), "x")


def test_a_file_too_large_a_missing_one_and_a_device_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.gppack"
    large.write_bytes(b"#" * 6_000_000)
    with pytest.raises(PackError, match="larger than 5 MB"):
        read_files(large)
    with pytest.raises(PackError, match="could not be read"):
        read_files(tmp_path / "nothing.gppack")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.gppack")
        with pytest.raises(PackError, match="could not be read"):
            read_files(tmp_path / "pipe.gppack")


def test_a_folder_and_its_file_hold_the_same(tmp_path: Path) -> None:
    made = tmp_path / "devon.gppack"
    made.write_bytes(archive(SHIPPED))
    assert read_files(made) == read_files(resource("packs", "gpce-2024"))
