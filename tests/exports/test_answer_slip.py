"""The slip and the e-mail for a partner whose answer is awaited, each with the fingerprints to quote."""

from pathlib import Path

import pytest
from tests.pdf.page_texts import page_texts
from tests.signing.awaiting_plans import waiting
from tests.signing.closed_plans import FIRST, closed, signed

from wizard.app import main
from wizard.foundation.canonical_json import fingerprint
from wizard.foundation.quoted_prints import prints_in, quotes_others
from wizard.services.answer_asking import email_text, person_named, slip_pdf
from wizard.services.plan_files import ServiceError
from wizard.signing.closing import record_fingerprint
from wizard.storage.plan_file import write_new_plan
from wizard.voting.sitting import words_digest


def test_slip_and_e_mail_quote_the_record_and_say_what_they_do_not_prove() -> None:
    plan = closed()
    email = email_text(plan, 1, "p2", FIRST.date())
    (slip,) = page_texts(slip_pdf(plan, 1, "p2", FIRST.date()))
    for text in (email, " ".join(slip.split())):
        assert record_fingerprint(plan.records[0]) in text
        assert "does not prove who wrote it" in text
    assert "verified" not in email


def test_what_waits_for_a_partner_is_asked_with_the_fingerprint_of_its_words() -> None:
    plan = waiting()
    meeting = plan.records[-1].content.meeting
    item, put = next((each.item, each.proposals[-1]) for each in meeting.matters if each.proposals)
    words = fingerprint(words_digest(meeting, item, put))
    assert words in prints_in(email_text(plan, meeting.number, "p5", FIRST.date()))
    assert words in " ".join(" ".join(page_texts(slip_pdf(plan, meeting.number, "p5", FIRST.date()))).split())
    assert words not in email_text(plan, meeting.number, "p1", FIRST.date())


def test_nothing_is_asked_of_whoever_has_signed() -> None:
    plan = signed(1)
    with pytest.raises(ServiceError, match="has already answered"):
        email_text(plan, 1, "p1", FIRST.date())
    with pytest.raises(ServiceError, match="close the meeting"):
        slip_pdf(plan, 7, "p1", FIRST.date())
    name = plan.person("p2").name
    assert person_named(plan, 1, name.upper()) == "p2"
    with pytest.raises(ServiceError, match="still asked"):
        person_named(plan, 1, plan.person("p1").name)


def test_the_command_line_writes_the_slip_and_prints_the_e_mail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, path, out = closed(), tmp_path / "plan.gpplan", tmp_path / "slip.pdf"
    write_new_plan(path, plan)
    name = plan.person("p2").name
    assert main(["slip", str(path), str(out), "--person", name]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert main(["slip", str(path), "--person", name, "--email"]) == 0
    assert record_fingerprint(plan.records[0]) in capsys.readouterr().out
    assert main(["slip", str(path), "--person", name]) == 2
    assert main(["slip", str(path), str(out), "--person", "Nobody"]) == 3


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("I agree, 9F2C-41d0 77ab\n> e013.", ("9f2c 41d0 77ab e013",)),
        ("9f2c41d077abe013", ("9f2c 41d0 77ab e013",)),
        ("sha 9f2c41d077abe0139f2c41d077abe013", ()),
        ("Ring 0113 496 0000 on 12 January.", ()),
    ],
)
def test_a_fingerprint_is_found_as_mail_programs_leave_it(message: str, found: tuple[str, ...]) -> None:
    assert prints_in(message) == found
    assert quotes_others(message, ["0" * 64]) == bool(found)
    assert not quotes_others(message, ["9f2c41d077abe013" + "0" * 48])
