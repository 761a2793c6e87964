"""The long explanation of every outcome in the annex: each rule once, each count once with its proposals."""

import pytest
from tests.pdf.exports import pdf, signed_example
from tests.pdf.page_texts import page_texts
from tests.pdf.second_meeting import second_signed
from tests.pdf.sections.test_in_writing_section import decided_in_writing
from tests.plans import worked_example

from wizard.foundation.formatting import capital
from wizard.minutes.minutes import minutes_of
from wizard.plan.people import VotesPrinted
from wizard.plan.plan import Plan
from wizard.signing.closing import close
from wizard.voting.rule_sentences import count_words, rule_behind

HEADING = "How each outcome was counted"


def counted(plan: Plan) -> str:
    """The section in the annex, in one line."""
    text = " ".join(" ".join(page_texts(pdf(plan))).replace("\N{NO-BREAK SPACE}", " ").split())
    _, found, section = text.rpartition(HEADING)
    assert found
    return section.partition(" Notes ")[0].partition(" Since the last meeting ")[0]


@pytest.mark.parametrize("plan", [signed_example(), second_signed(), decided_in_writing()], ids=["1", "2", "writing"])
def test_what_explains_an_outcome_on_the_screen_stands_in_the_annex_once(plan: Plan) -> None:
    section = counted(plan)
    put = [each for entry in minutes_of(plan).entries for each in entry.proposals]
    explained = [each for each in put if each.explanation]
    assert explained
    for each in explained:
        rule, count = capital(rule_behind(each.ruling, each.source)), capital(count_words(each.ruling))
        assert each.explanation.startswith(f"Rule: {rule[:1].lower()}{rule[1:]}")
        assert section.count(rule) == 1
        line = section.partition(f"Count {count}: ")[2].partition(" Count ")[0].partition(" Rule ")[0]
        assert f" {each.number}" in f" {line}"
    assert section.count("Count ") == len({(rule_behind(e.ruling, e.source), count_words(e.ruling)) for e in explained})


def test_a_duty_has_no_count_and_no_rule_behind_it() -> None:
    duties = [entry for entry in minutes_of(signed_example()).items if entry.is_duty and entry.proposals]
    assert duties
    for entry in duties:
        assert not entry.proposals[-1].explanation
        assert entry.proposals[-1].number not in counted(signed_example())


def test_in_writing_the_annex_says_that_all_partners_are_counted() -> None:
    section = counted(decided_in_writing())
    assert "Without a meeting, all partners are counted and may answer in writing. Count 6 partners, so 4" in section


def test_nothing_is_counted_where_the_outcome_alone_is_printed() -> None:
    plan = worked_example()
    settings = plan.settings.replace(votes_printed=VotesPrinted.OUTCOME)
    closed = close(plan.replace(settings=settings), signed_example().records[0].content.closed_at)
    assert HEADING not in " ".join(page_texts(pdf(closed)))
