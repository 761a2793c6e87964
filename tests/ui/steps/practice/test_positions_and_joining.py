"""Two folds of the rule: a single position under another kind of matter, and when partners joined."""

from datetime import date

from pytestqt.qtbot import QtBot
from tests.plans import plan_of
from tests.ui.answering import answering
from tests.ui.seeing import press, words
from tests.ui.steps.practice.filling_in import choose, opened, write

from wizard.edits.rule_edits import with_other_tier, with_preset, with_rule_parts
from wizard.plan.plan import Plan
from wizard.plan.voting_rule import DecidingRule, TierName
from wizard.ui.session.session import Session
from wizard.voting.rule_in_words import rule_in_words


def rule_of(session: Session) -> DecidingRule:
    return session.plan.settings.rule


def deed() -> Plan:
    """Five partners decide by more than half of the votes given, under a deed."""
    return with_preset(plan_of(5), "half-of-votes")


def test_a_single_position_may_be_of_another_kind_than_its_item(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_other_tier(deed(), TierName.IMPORTANT, known=True))
    part = page.rule.kinds.positions
    press(page, "A single position of another kind")
    press(page, "Add this position")
    assert "Choose the position, and which kind of matter it is." in words(part)
    choose(part.position, "3/adopt")
    choose(part.kind, TierName.IMPORTANT)
    press(page, "Add this position")
    rule = rule_of(session)
    kinds = [rule.tier_name("3", position) for position in ("adopt", "negotiate", "decline")]
    assert kinds == [TierName.IMPORTANT, TierName.ORDINARY, TierName.ORDINARY]
    assert "Important matters (item 3 in part): " in rule_in_words(rule, session.plan.people)
    choose(page.rule.kinds.items["3"], TierName.IMPORTANT)
    choose(part.position, "3/decline")
    choose(part.kind, TierName.ORDINARY)
    press(page, "Add this position")
    rule = rule_of(session)
    kinds = [rule.tier_name("3", position) for position in ("adopt", "negotiate", "decline")]
    assert kinds == [TierName.IMPORTANT, TierName.IMPORTANT, TierName.ORDINARY]
    assert "Important matters (item 3): " in rule_in_words(rule, session.plan.people)
    with answering("Keep", "Remove"):
        press(page, "Remove: 3  No notice on any service: ordinary matters")
        assert rule_of(session) == rule
        press(page, "Remove: 3  No notice on any service: ordinary matters")
    assert rule_of(session).tier_name("3", "decline") is TierName.IMPORTANT


def test_a_partner_who_joined_after_the_deed_is_said_to_be_no_party_to_it(qtbot: QtBot) -> None:
    page, session = opened(qtbot, with_rule_parts(deed(), deed_dated=date(2019, 4, 1)))
    press(page, "More from the deed")
    press(page, "When partners joined")
    joined = page.rule.deed.joined
    first, second, *_ = session.plan.people
    write(joined.fields[first.id], "1 Apr 2018")
    write(joined.fields[second.id], "1 May 2021")
    assert [session.plan.person(each.id).joined for each in (first, second)] == [date(2018, 4, 1), date(2021, 5, 1)]
    assert f"{second.name} joined after the deed of 2019; a deed that a partner has not signed" in words(page.rule)
    assert f"{first.name} joined after" not in words(page.rule)
    write(joined.fields[second.id], "")
    assert "joined after the deed of 2019" not in words(page.rule)
