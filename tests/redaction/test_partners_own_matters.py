"""The partners' own business is in their copy only: own items, the next meeting, notes."""

from datetime import date, time

import pytest
from tests.edits.test_together_edits import prepared
from tests.pdf.exports import OPTIONS, pdf
from tests.pdf.page_texts import page_texts

from wizard.edits.decision_edits import agreed, carried_over, with_particulars
from wizard.edits.next_meeting import with_next_meeting
from wizard.edits.own_items import with_own_item_changed
from wizard.plan.plan import Plan
from wizard.plan.proposal import CarryReason
from wizard.redaction.readers import Reader

OUTSIDE = [reader for reader in Reader if reader is not Reader.PARTNERS]


def plan() -> Plan:
    made = with_own_item_changed(prepared(), "o1", about="Twelve rooms")
    made = agreed(with_particulars(made, "o1", review_on=date(2027, 6, 1), reason="It is cheap."), "o1")
    made = with_next_meeting(made, on=date(2027, 3, 9), at=time(13), place="Marigold Library")
    return carried_over(made, "3", CarryReason.OTHER, words="A quarrel.")


def words(reader: Reader) -> str:
    return " ".join(" ".join(page_texts(pdf(plan(), OPTIONS[reader.value]))).split())


def test_the_partners_have_all_of_it() -> None:
    said = words(Reader.PARTNERS)
    assert "O1.1 The lease" in said
    assert "It was agreed to renew it." in said
    assert "Tuesday 9 March 2027, 13:00, Marigold Library" in said
    assert "another reason; A quarrel." in said


@pytest.mark.parametrize("reader", OUTSIDE)
def test_nobody_else_has_any_of_it(reader: Reader) -> None:
    said = words(reader)
    for never in ("The lease", "Twelve rooms", "to renew", "Marigold", "It is cheap"):
        assert never not in said
    assert "A quarrel" not in said
