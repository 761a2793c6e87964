"""The text that goes to every partner: the whole proposal, how to answer, and what silence means."""

from tests.edits.test_circulation_edits import BEGUN
from tests.edits.test_circulation_words import between
from tests.overview.second_meetings import CLOSED
from tests.plans import shipped_pack, worked_example
from tests.signing.closed_plans import pack

from wizard.edits.circulation_words import begun_between, offered, with_words
from wizard.edits.decision_edits import with_particulars
from wizard.foundation.canonical_json import fingerprint
from wizard.minutes.minutes import circulation_minutes
from wizard.minutes.words_sent import words_sent
from wizard.plan.plan import Plan
from wizard.plan.proposal import Owner
from wizard.signing.closing import close
from wizard.voting.sitting import words_digest


def text(plan: Plan) -> str:
    (circulation,) = plan.circulations
    return words_sent(circulation_minutes(plan, circulation, BEGUN), circulation)


def test_the_whole_of_a_short_proposal() -> None:
    plan = begun_between(offered(between(), pack()), "4a", "do", on=BEGUN, clause="12.7")
    plan = with_words(
        plan, "c1", lambda ahead: with_particulars(ahead, "4a", owner=Owner(person="p1"), reason="To settle it.")
    )
    minutes = circulation_minutes(plan, plan.circulations[0], BEGUN)
    quoted = fingerprint(words_digest(minutes.meeting, "4a", minutes.item("4a").proposals[-1].proposal))
    assert text(plan) == (
        "Decision in writing C1\n\n"
        "The partners of Mill Lane Surgery are asked to decide in writing, without a meeting (clause 12.7).\n\n"
        "Item 4a, Item 4a\n"
        "It was proposed to do it.\n"
        "Owner: Dr Amara Osei\n"
        "Reason: To settle it.\n"
        f"Please quote the fingerprint of these words in your answer: {quoted}\n\n"
        "Please answer by 8 February 2027, on each item: for, against or abstain; or call for a meeting. "
        "An answer with a condition, or to different words, cannot be counted. No answer means neither consent "
        "nor abstention."
    )


def test_tables_go_round_line_by_line() -> None:
    plan = begun_between(offered(close(worked_example(), CLOSED), shipped_pack()), "3", "adopt", on=BEGUN)
    assert "\n- Ring pessary changes · The ICB" in text(plan)
