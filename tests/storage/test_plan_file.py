import errno
import hashlib
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.samples import NOON, failing, large_plan, plan_file, small_plan, with_list_size

from wizard.edits.meeting_edits import new_plan
from wizard.foundation.canonical_json import canonical_bytes, digest, plain
from wizard.foundation.paths import resource
from wizard.guidance.packs.load_pack import load_pack
from wizard.plan.plan import Plan
from wizard.signing.verify_plan import verify
from wizard.storage.envelope import BoundError, checked_envelope
from wizard.storage.plan_file import (
    DAMAGED,
    UNREADABLE,
    KnownParts,
    PlanFileError,
    parse_plan,
    plan_bytes,
    read_plan,
    read_plan_bytes,
    read_plan_file,
    write_new_plan,
)

FILES = Path(__file__).with_name("files")


def refusal(data: bytes) -> PlanFileError:
    with pytest.raises(PlanFileError) as refused:
        read_plan_bytes(data, "osei.gpplan")
    return refused.value


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan(), counter=7)
    found = read_plan_file(path)
    assert (found.plan, found.counter) == (small_plan(), 7)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert plan_bytes(small_plan(), 3) == plan_bytes(Plan.model_validate_json(small_plan().model_dump_json()), 3)


def test_the_checksum_is_that_of_the_plans_canonical_json() -> None:
    assert json.loads(plan_bytes(small_plan(), 1))["sha256"] == digest(small_plan())


def test_parts_that_were_written_before_make_the_same_bytes() -> None:
    known, guided = KnownParts(), new_plan("0" * 32, NOON, load_pack(resource("packs", "gpce-2024")))
    longer = large_plan(3, 2)
    shorter = longer.replace(records=longer.records[1:])
    for plan in (small_plan(), guided, longer, shorter, longer, with_list_size(longer, 9), small_plan()):
        assert plan_bytes(plan, 1, known) == plan_bytes(plan, 1)
        assert hashlib.sha256(canonical_bytes(plain(plan))).hexdigest().encode() in plan_bytes(plan, 1, known)


def test_a_file_that_was_laid_out_anew_is_read_as_well() -> None:
    loose = json.dumps(json.loads(plan_bytes(small_plan(), 7)), indent=2, sort_keys=True).encode()
    assert parse_plan(loose, "osei.gpplan") == parse_plan(plan_bytes(small_plan(), 7), "osei.gpplan")


def test_a_plan_with_the_shipped_guidance_is_read_back() -> None:
    plan = new_plan("0" * 32, NOON, load_pack(resource("packs", "gpce-2024")))
    assert read_plan_bytes(plan_bytes(plan, 1), "osei.gpplan") == plan


def test_frozen_guidance_that_is_not_what_its_digest_names_is_refused() -> None:
    plan = plain(new_plan("0" * 32, NOON, load_pack(resource("packs", "gpce-2024"))))
    key, item = next(iter(plan["guidance"]["items"].items()))
    item["title"] = "Something else"
    refused = refusal(plan_file(plan))
    assert str(refused) == f"“osei.gpplan” is damaged: guidance, items, {key[:8]}…: the text has been changed."


KEPT = {"version-1-open": "Harbour Lane Surgery", "version-2": "Mill Lane Surgery"}


@pytest.mark.parametrize(("name", "practice"), KEPT.items(), ids=KEPT.keys())
def test_a_file_of_every_released_version_opens(name: str, practice: str) -> None:
    assert read_plan(FILES / f"{name}.gpplan").practice.name == practice


def test_what_was_signed_in_version_2_is_sound_for_ever() -> None:
    verdict = verify(read_plan(FILES / "version-2.gpplan"))
    assert (verdict.headline, verdict.findings) == ("This is the plan that six partners signed on 9 March 2027.", ())


def test_there_is_a_file_of_every_version() -> None:
    # Version 1 with closed meetings is refused: test_version_1.py.
    kept = sorted(path.stem for path in FILES.glob("*.gpplan"))
    assert kept == ["version-1", "version-1-open", "version-2"]


@pytest.mark.parametrize("cut", [2, 60, 200, 300])
def test_a_file_that_was_cut_short_says_so(cut: int) -> None:
    assert str(refusal(plan_bytes(small_plan(), 1)[:-cut])) == "“osei.gpplan” is cut short: its end is missing."


def test_a_newer_version_is_named_and_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    path.write_bytes(plan_file({"new": True}, version=3, more=1))
    before = path.read_bytes()
    with pytest.raises(
        PlanFileError, match="is in version 3 of the file format, and this program reads up to version 2"
    ) as refused:
        read_plan(path)
    assert (refused.value.exit_code, path.read_bytes()) == (UNREADABLE, before)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"people": [{"id": "p1", "name": "A"}, {"id": "p2", "name": "B", "votes": "1"}]}, "people, entry 2, votes: "),
        ({"people": [{"id": "p1", "name": "A", "votes": 1, "vote": 1}]}, "people, entry 1, vote: unknown key"),
        ({"practice": []}, "practice: expected keys and values"),
        ({"created_at": "2027-01-11T12:00:00"}, "created at: expected a moment with its offset from UTC"),
        ({"people": [{"id": "p1"}]}, "people, entry 1, name: this is missing"),
        ({"people": [{"id": "p1", "name": "e\u0301"}]}, "people, entry 1, name: is not in Unicode form NFC"),
        ({"people": [{"id": "p1", "name": "A\u0000"}]}, "people, entry 1, name: contains a control character"),
        ({"people": [{"id": "p1", "name": "x" * 301}]}, "people, entry 1, name: expected at most 300 characters"),
        ({"tasks": [{"id": "t1", "text": "x", "due": "9999-12-31"}]}, "tasks, entry 1, due: expected a date from "),
        ({"tasks": [{"id": "t1", "text": "x", "due": "1899-12-31"}]}, "expected a date from 1900-01-01 to 2199-12-31."),
        ({"settings": {"marking": "secret"}}, "settings, marking: expected one of partners, lmc or none"),
        ({"facts": {"1": {"sessions": [[1]]}}}, "facts, 1, sessions: expected true or false, a whole number, text"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(change: dict[str, object], words: str) -> None:
    refused = refusal(plan_file(plain(small_plan()) | change))
    assert (words in str(refused), refused.exit_code) == (True, DAMAGED), str(refused)


def test_a_number_that_is_not_whole_is_named_with_its_place() -> None:
    data = plan_bytes(small_plan(), 1).replace(b'"name":"Dr Amara Osei"', b'"name":"Dr Amara Osei","votes":1.5')
    assert str(refusal(data)) == "“osei.gpplan” is damaged: people, entry 1, votes: expected a whole number."


def test_a_plan_that_was_edited_by_hand_does_not_match_its_checksum() -> None:
    data = plan_bytes(small_plan(), 1).replace(b"Dr Amara Osei", b"Dr Amara Oser")
    assert "does not match its checksum" in str(refusal(data))


def test_what_the_file_holds_is_not_repeated_in_the_message() -> None:
    assert "sensitive" not in str(refusal(plan_file(plain(small_plan()) | {"practice": {"name": ["sensitive"]}})))


def test_the_name_in_a_message_is_one_line_of_plain_text() -> None:
    with pytest.raises(PlanFileError) as refused:
        read_plan_bytes(b"", "a\n\u202eb\x00.gpplan" + "x" * 1_000)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_new_plan_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    path.write_text("mine")
    with pytest.raises(PlanFileError, match="there is already a file of that name") as refused:
        write_new_plan(path, small_plan())
    assert (refused.value.exit_code, path.read_text()) == (UNREADABLE, "mine")


@pytest.mark.parametrize("operation", ["create", "write", "sync", "sync_folder"])
def test_a_new_plan_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, operation: str) -> None:
    with pytest.raises(PlanFileError, match=r"“osei.gpplan” was not written: the disk is full\."):
        write_new_plan(tmp_path / "osei.gpplan", small_plan(), disk=failing(operation))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        PlanFileError, match=r"“none\.gpplan” cannot be read: the file or its folder cannot be found"
    ) as refused:
        read_plan(tmp_path / "none.gpplan")
    assert refused.value.exit_code == UNREADABLE


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan())
    with pytest.raises(PlanFileError, match="cannot be read: you do not have permission to do that there"):
        read_plan(path, failing("read", number=errno.EACCES))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_refused_with_a_sentence(value: object) -> None:
    assert str(refusal(json.dumps(value).encode())).endswith(".")


@given(st.binary())
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    assert str(refusal(data)).endswith(".")


@given(st.sampled_from(sorted(Plan.model_fields)), JSON)
def test_any_part_of_a_plan_may_hold_anything_and_does_no_harm(name: str, value: object) -> None:
    data = json.dumps({"format": "gp-action-wizard plan", "version": 2, "counter": 1, "sha256": "a" * 64})[:-1]
    plan = plain(small_plan()) | {name: value}
    assert str(refusal(f'{data},"plan":{json.dumps(plan)}}}'.encode())).endswith(".")


@given(st.data())
def test_a_flipped_byte_is_found(data: st.DataObject) -> None:
    whole = bytearray(plan_bytes(small_plan(), 1))
    place = data.draw(st.integers(0, len(whole) - 2))
    whole[place] ^= 1 << data.draw(st.integers(0, 7))
    try:
        found = parse_plan(bytes(whole), "osei.gpplan")
    except PlanFileError:
        return
    assert found.plan == small_plan(), "only the counter stands outside the checksum"


@given(st.integers(0, 400))
def test_a_key_that_stands_twice_is_found_wherever_it_is(which: int) -> None:
    data = plan_bytes(large_plan(1, 2), 1)
    keys = list(re.finditer(rb'"(\w+)":', data))
    key = keys[which % len(keys)]
    twice = data[: key.start()] + b'"%s":"",' % key[1] + data[key.start() :]
    with pytest.raises(BoundError, match="appears twice"):
        checked_envelope(twice, "osei.gpplan")
