import pytest
from tests.plans import empty_plan, plan_of, worked_example
from tests.signing.closed_plans import draft, second_closed

from wizard.foundation.formatting import number_word
from wizard.minutes.minutes import minutes_of
from wizard.minutes.resolution import bring_back_in_words
from wizard.overview.one_page import next_date, overview_rows, overview_sentence, quorum_sentence
from wizard.plan.people import VotesPrinted
from wizard.plan.proposal import BringBack, Proposal


def test_the_lead_says_in_words_what_became_of_the_items() -> None:
    assert overview_sentence(minutes_of(worked_example())) == (
        "Eight of the twelve items were on the agenda: four adopted, one deferred, two duties met and one duty not "
        "yet met."
    )


def test_items_on_the_agenda_that_nothing_was_put_on_are_not_decided() -> None:
    assert overview_sentence(minutes_of(second_closed(), 2)) == (
        "All four items were on the agenda: one adopted, one not adopted and two not decided."
    )


def test_before_anything_is_put_none_is_decided_yet() -> None:
    sentence = "Twelve of the twelve items are on the agenda. None is decided yet."
    assert overview_sentence(minutes_of(empty_plan())) == sentence


def test_with_nothing_for_the_meeting_none_is_for_it() -> None:
    plan = empty_plan()
    assert plan.meeting is not None
    bare = plan.with_meeting(plan.meeting.replace(items=()))
    assert overview_sentence(minutes_of(bare)) == "None of the twelve items is on the agenda yet."


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (VotesPrinted.OUTCOME, "Carried"),
        (VotesPrinted.COUNTS, "Carried 4 to 1"),
        (VotesPrinted.NAMES, "Carried 4 to 1"),
    ],
)
def test_a_row_prints_votes_as_it_is_told(printed: VotesPrinted, words: str) -> None:
    row = overview_rows(minutes_of(draft()), printed)[0]
    assert (row.outcome, row.label, row.owner) == (words, "Take up 1", "Dr Ben Shah")


def test_presence_is_held_against_the_quorum() -> None:
    assert quorum_sentence(minutes_of(worked_example())) == "Five of six with a vote took part; the quorum is four."
    assert quorum_sentence(minutes_of(draft())) == "Five of six with a vote took part; no quorum is set."
    assert quorum_sentence(minutes_of(plan_of(2))) == "None of two with a vote took part; no quorum is set."
    assert quorum_sentence(minutes_of(empty_plan())) == "Nobody with a vote has been named."


def test_counts_are_words_up_to_twelve() -> None:
    assert [number_word(count) for count in (0, 12, 13)] == ["no", "twelve", "13"]


def test_an_event_that_was_typed_as_a_sentence_stands_in_a_sentence() -> None:
    back = BringBack(event="The ICB has replied to us.")
    assert bring_back_in_words(back, ()) == "when the ICB has replied to us"
    put = Proposal(id="p1", position="later", bring_back=back)
    assert next_date(put) == ("Deferred until the ICB has replied to us", None)
