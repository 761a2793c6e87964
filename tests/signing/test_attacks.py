"""Files that were once called sound: four attacks by hand, and a sample of the walk over all others."""

import copy

import pytest
from tests.signing.closed_plans import FIRST, PARTNERS, draft, reply, second_closed, second_draft, signed
from tests.signing.test_impossible import filled, proposal, refused
from tests.signing.walked_plans import PLANS
from tests.signing.walking import walk
from tests.storage.samples import plan_file

from wizard.foundation.canonical_json import plain
from wizard.plan.plan import open_meeting
from wizard.signing.closing import answer, record_fingerprint, signatures_fingerprint, with_record
from wizard.signing.verify_plan import verify
from wizard.storage.plan_file import parse_plan


def test_a_doubled_item_is_no_cover_for_votes_that_are_rewritten_after_signing() -> None:
    twice = draft()
    meeting = open_meeting(twice)
    meeting = meeting.replace(matters=(meeting.matters[0], *meeting.matters))
    # Closed without the check that refuses it, as an older program would have done.
    plan = with_record(twice.with_meeting(meeting), meeting, PARTNERS, FIRST)
    plan = answer(plan, 1, reply("p1"))
    data = plain(plan)
    first = data["records"][0]["content"]["meeting"]["matters"][0]["proposals"][0]
    first["decision"]["votes"][4]["choice"] = "for"
    altered = plan.model_validate_json(plan_file(data).partition(b'"plan": ')[2][:-1])
    assert record_fingerprint(altered.records[0]) == record_fingerprint(plan.records[0])
    assert signatures_fingerprint(altered.records[0]) == signatures_fingerprint(plan.records[0])
    assert verify(altered).headline.startswith("Changed after closing: ")
    assert refused(data) == "records, entry 1, content, outcomes, entry 2: this is already in the list."


def test_a_signed_record_is_not_hidden_among_the_reopenings() -> None:
    data = plain(second_closed(6))
    record = data["records"].pop()
    data["reopenings"] = [{"record": record, "reopened_at": "2027-04-01T10:00:00Z", "reason": "A slip."}]
    data["sealed"] = data["records"][0]["seal"]["digest"]
    assert refused(data) == "reopenings, entry 1: a record that everybody has signed cannot be reopened."


def test_a_signed_record_is_not_shadowed_by_an_open_meeting_of_its_number() -> None:
    data = plain(second_draft())
    data["meeting"]["number"] = 1
    assert refused(data) == "meeting, number: meeting 1 is closed, so the open one must come after it."


def test_a_date_that_is_none_never_reaches_the_window() -> None:
    data = filled()
    parse_plan(plan_file(data), "x.gpplan")
    proposal(data)["fields"]["since"] = "x"
    place = "meeting, matters, entry 2, proposals, entry 1, fields, since"
    assert refused(data) == f"{place}: this is not the kind of value that the guidance asks for."


def test_what_was_reopened_last_cannot_be_left_out_or_altered() -> None:
    data = plain(PLANS["reopened twice"]())
    for reason in ("Another reason.", None):
        altered = copy.deepcopy(data)
        if reason is None:
            del altered["reopenings"][-1]
        else:
            altered["reopenings"][-1]["reason"] = reason
        assert not verify(parse_plan(plan_file(altered), "x.gpplan").plan).sound


@pytest.mark.parametrize("name", sorted(PLANS))
def test_whatever_is_done_to_what_is_closed_is_refused_or_found(name: str) -> None:
    walked = walk(name, PLANS[name](), sample=40)
    assert walked.tried
    assert (walked.survived, walked.nowhere) == ([], [])


def test_the_walk_itself_sees_what_is_taken_for_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wizard.signing.verify_plan.content_findings", lambda *_: ())
    walked = walk("signed", signed(), sample=400)
    assert walked.survived
