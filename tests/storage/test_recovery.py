import errno
import os
from pathlib import Path

import pytest
from tests.storage.samples import failing, large_plan, small_plan, surroundings, with_list_size

from wizard.foundation.atomic_file import previous_of, replace_file
from wizard.foundation.disk import Disk
from wizard.plan.people import Person
from wizard.plan.plan import Plan
from wizard.storage.journal import Journal, Record, remove_journal
from wizard.storage.open_store import open_store
from wizard.storage.plan_file import PlanFile, parse_plan, plan_bytes, read_plan, read_plan_file, write_new_plan
from wizard.storage.plan_store import Told
from wizard.storage.recovery import differences, dismiss, offers, previous_version


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "osei.gpplan"
    write_new_plan(path, small_plan(), counter=5)
    return path


def crashed(tmp_path: Path, path: Path, plan: Plan, counter: int, token: str = "a" * 32) -> None:
    """Leave a journal behind, like a program that was killed before it reached the plan's file."""
    journal = Journal(surroundings(tmp_path).folders.recovery, path, token, Disk())
    journal.append(Record.of(counter, plan_bytes(plan, counter)))
    journal.close(remove=False)


def test_changes_that_never_reached_the_file_are_offered_with_what_differs(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, with_list_size(small_plan(), 9_000), counter=6)
    (offer,) = offers(surroundings(tmp_path).folders)
    assert (offer.path, offer.newer, offer.differences) == (path, True, ("practice details",))
    assert offer.kept_at.tzinfo is not None


def test_changes_are_ordered_by_the_counter_and_not_by_the_clock(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, with_list_size(small_plan(), 9_000), counter=4)
    (offer,) = offers(surroundings(tmp_path).folders)
    assert not offer.newer


def test_of_one_plans_versions_the_highest_counter_comes_first_and_plans_by_when_they_were_kept(
    tmp_path: Path, path: Path
) -> None:
    other = tmp_path / "elm.gpplan"
    write_new_plan(other, small_plan("Elm Road Surgery"), counter=5)
    changes = [(path, 7, "a"), (other, 9, "b"), (path, 8, "c"), (path, 6, "d")]
    for at, (file, counter, token) in enumerate(changes, start=1):
        crashed(tmp_path, file, with_list_size(small_plan(), counter), counter, token)
        (folder,) = surroundings(tmp_path).folders.recovery.glob(f"*-{token}")
        for part in folder.iterdir():
            os.utime(part, (at * 1e6, at * 1e6))
    found = [(offer.path, offer.kept.counter) for offer in offers(surroundings(tmp_path).folders)]
    assert found == [(path, 8), (path, 7), (path, 6), (other, 9)]


def test_what_is_saved_while_an_offer_waits_counts_above_it(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, with_list_size(small_plan(), 9_000), counter=9)
    store = open_store(path, surroundings(tmp_path), Told(lambda state: None))
    store.save(with_list_size(small_plan(), 1))
    store.close()
    (offer,) = offers(surroundings(tmp_path).folders)
    assert (read_plan_file(path).counter, offer.newer) == (10, False)


def test_what_the_file_holds_already_is_not_offered(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, small_plan(), counter=5)
    assert offers(surroundings(tmp_path).folders) == ()


def test_what_the_previous_version_holds_is_dropped_when_the_plan_is_opened(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, small_plan(), counter=5)
    replace_file(path, plan_bytes(with_list_size(small_plan(), 1), 6))
    open_store(path, surroundings(tmp_path), Told(lambda state: None)).close()
    assert offers(surroundings(tmp_path).folders) == ()


def test_an_offer_that_nobody_took_is_still_there_after_the_plan_was_worked_on(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, kept := with_list_size(small_plan(), 9_000), counter=6)
    store = open_store(path, surroundings(tmp_path), Told(lambda state: None))
    store.save(with_list_size(small_plan(), 1))
    store.close()
    (offer,) = offers(surroundings(tmp_path).folders)
    assert offer.kept.plan == kept


def test_what_cannot_be_read_when_the_plan_is_opened_is_offered_later(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, kept := with_list_size(small_plan(), 9_000), counter=6)
    around = surroundings(tmp_path, local=failing("read", number=errno.EIO))
    open_store(path, around, Told(lambda state: None)).close()
    (offer,) = offers(around.folders)
    assert offer.kept.plan == kept


@pytest.mark.parametrize(("old", "new"), [(b"journal 1 ", b"journal 2 "), (b'"list_size":9000', b'"list_size":9001')])
def test_what_is_not_understood_stays_when_the_plan_is_opened(
    tmp_path: Path, path: Path, old: bytes, new: bytes
) -> None:
    crashed(tmp_path, path, with_list_size(small_plan(), 9_000), counter=6)
    (segment,) = surroundings(tmp_path).folders.recovery.glob("*/*.journal")
    segment.write_bytes(strange := segment.read_bytes().replace(old, new))
    assert offers(surroundings(tmp_path).folders) == ()
    open_store(path, surroundings(tmp_path), Told(lambda state: None)).close()
    assert segment.read_bytes() == strange


def test_an_offer_that_was_taken_is_in_the_file_and_gone(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, kept := with_list_size(small_plan(), 9_000), counter=6)
    (offer,) = offers(surroundings(tmp_path).folders)
    store = open_store(path, surroundings(tmp_path), Told(lambda state: None))
    store.save(offer.kept.plan)
    store.close()
    dismiss(offer)
    assert (read_plan(path), offers(surroundings(tmp_path).folders)) == (kept, ())


def test_what_a_running_program_holds_is_not_offered(tmp_path: Path, path: Path) -> None:
    store = open_store(path, surroundings(tmp_path), Told(lambda state: None))
    path.write_bytes(b"changed by somebody else")
    store.save(with_list_size(small_plan(), 9_000))
    store.try_again()
    assert offers(surroundings(tmp_path).folders) == ()
    store.close()
    assert len(offers(surroundings(tmp_path).folders)) == 1


def test_a_file_that_is_gone_or_damaged_is_offered_with_the_reason(tmp_path: Path, path: Path) -> None:
    crashed(tmp_path, path, with_list_size(small_plan(), 9_000), counter=6)
    path.unlink()
    (offer,) = offers(surroundings(tmp_path).folders)
    assert (offer.on_disk, offer.newer) == (None, True)
    assert "cannot be found" in offer.trouble


@pytest.mark.parametrize(
    "rubbish", [b"", b"\x00" * 5_000, b"gp-action-wizard journal 1 1 99999999 " + b"a" * 64 + b"\n"]
)
def test_a_journal_of_rubbish_is_passed_over(tmp_path: Path, path: Path, rubbish: bytes) -> None:
    folder = surroundings(tmp_path).folders.recovery / "rubbish"
    folder.mkdir(parents=True)
    (folder / "00000001.journal").write_bytes(rubbish)
    (folder / "plan.json").write_bytes(rubbish)
    assert offers(surroundings(tmp_path).folders) == ()


def test_the_previous_version_of_a_damaged_plan_can_be_read(path: Path) -> None:
    replace_file(path, plan_bytes(with_list_size(small_plan(), 1), 6))
    path.write_bytes(b"damaged")
    found = previous_version(path)
    assert found is not None
    assert (found.plan, found.counter) == (small_plan(), 5)


def test_a_previous_version_that_is_damaged_too_is_none(path: Path) -> None:
    previous_of(path).write_bytes(b"damaged")
    assert previous_version(path) is None


def test_differences_name_the_meeting_and_the_item() -> None:
    old = large_plan(2, 3)
    assert old.meeting is not None
    matter = old.meeting.matter("4a").replace(minute="Otherwise.")
    new = old.with_person(Person(id="p9", name="Sam")).with_meeting(
        old.meeting.with_matter(matter).replace(place="Attic")
    )
    assert differences(old, new) == ("people", "meeting 10000, place", "meeting 10000, item 4a")


def test_differences_name_records_and_signatures() -> None:
    new = large_plan(3, 2)
    signed = new.records[0]
    old = new.replace(records=(signed.replace(answers=signed.answers[:1]), new.records[1]))
    assert differences(old, new) == ("record of meeting 1, signatures", "record of meeting 3")
    assert differences(new, old.replace(records=()))[-1] == "without the record of meeting 3"


def test_a_plan_does_not_differ_from_itself() -> None:
    assert differences(large_plan(1, 2), large_plan(1, 2)) == ()


def test_a_journal_that_is_removed_while_it_is_looked_at_stops_nobody(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashed(tmp_path, path, with_list_size(small_plan(), 9_000), counter=6)

    def reads_and_removes(data: bytes, name: str) -> PlanFile:
        for folder in surroundings(tmp_path).folders.recovery.iterdir():
            remove_journal(folder)
        return parse_plan(data, name)

    monkeypatch.setattr("wizard.storage.recovery.parse_plan", reads_and_removes)
    offers(surroundings(tmp_path).folders)
