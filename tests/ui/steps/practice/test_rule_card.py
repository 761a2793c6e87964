"""The voting rule on the Practice step: a first line, three questions, the words of the deed, and refusals."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from tests.plans import plan_of
from tests.rules import CHAIR, quorum
from tests.ui.answering import answering
from tests.ui.seeing import has_button, named, press, words
from tests.ui.steps.practice.filling_in import answer, choose, opened, pick, write

from wizard.edits.rule_edits import with_other_tier, with_preset, with_rule_parts, with_tier_of, with_tier_parts
from wizard.plan.plan import Plan
from wizard.plan.tier import (
    HALF,
    AbsentAnswers,
    AllBut,
    Base,
    Casting,
    CastingHolder,
    Interests,
    Number,
    Over,
    Quorum,
    Tier,
    Unit,
    least,
)
from wizard.plan.voting_rule import DecidingRule, RuleSource, TierName
from wizard.ui.inputs.choice_inputs import ChoiceField
from wizard.ui.session.session import Session
from wizard.voting.rule_in_words import rule_in_words


def rule_of(session: Session) -> DecidingRule:
    return session.plan.settings.rule


def ordinary(session: Session) -> Tier:
    return rule_of(session).tiers.ordinary


def deed(people: int = 5) -> Plan:
    """A practice that decides by more than half of the votes given, under a deed."""
    return with_preset(plan_of(people), "half-of-votes")


def test_under_the_act_nothing_else_is_offered(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(3))
    assert rule_of(session).source is RuleSource.ACT
    assert "The Act fixes all of this." in words(page.rule)
    names = ("Yes: Do votes differ", "Yes: May absent", "Yes: Does the deed treat", "More from the deed")
    assert not any(has_button(page.rule, name) for name in names)
    choose(page.rule.preset, "half-of-all")
    assert all(has_button(page.rule, name) for name in names)
    assert "The Act fixes all of this." not in words(page.rule)


def test_the_rule_is_said_in_words_at_every_change_and_asks_for_its_clause(qtbot: QtBot) -> None:
    page, session = opened(qtbot, plan_of(5))
    choose(page.rule.preset, "half-of-all")
    press(page, "More from the deed")
    choose(page.rule.fields.quorum.kind, "least")
    assert ordinary(session).quorum == Quorum(need=least(1, 2))
    assert rule_of(session).source is RuleSource.DEED
    assert "but no clause of the deed is given" in words(page.rule)
    write(page.rule.fields.clause, "Clause 12.3")
    assert ordinary(session).clause == "12.3"
    assert "but no clause of the deed is given" not in words(page.rule)
    assert page.rule.words.sentence == rule_in_words(rule_of(session), session.plan.people)
    assert page.rule.words.sentence.startswith("More than half of all partners, one vote each, quorum half")


def test_a_rule_of_our_own_unfolds_what_the_deed_may_say(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    assert "Deed’s clause" not in words(page.rule)
    choose(page.rule.preset, "own")
    assert "Deed’s clause" in words(page.rule)
    assert page.rule.fields.need.kind.hasFocus()
    assert session.plan == deed()


def test_all_but_one_may_be_enough(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    choose(page.rule.preset, "all-partners")
    page.rule.all_but_one.click()
    assert (ordinary(session).need, page.rule.preset.choice) == (AllBut(kind="all_but", fewer=1), "all-partners")
    page.rule.all_but_one.click()
    assert ordinary(session).need == AllBut(kind="all_but")
    choose(page.rule.preset, "half-of-all")
    assert "All but one are enough" not in words(page.rule)


@pytest.mark.parametrize("said", ["Keep", "Replace"])
def test_the_act_never_replaces_what_was_typed_without_asking(qtbot: QtBot, said: str) -> None:
    plan = with_tier_parts(deed(), quorum=quorum(4), casting=CHAIR, clause="12.3")
    page, session = opened(qtbot, plan)
    with answering(said) as asked:
        choose(page.rule.preset, "no-deed")
    assert "a quorum of 4, the casting vote of the chair and clause 12.3" in asked[0]
    assert (session.plan == plan) is (said == "Keep")
    assert page.rule.preset.choice == ("half-of-votes" if said == "Keep" else "no-deed")
    if said == "Replace":
        session.undo()
        assert session.plan == plan
        assert page.rule.preset.choice == "half-of-votes"


def test_a_preset_keeps_quorum_casting_vote_and_clause(qtbot: QtBot) -> None:
    plan = with_tier_parts(deed(), quorum=quorum(4), casting=CHAIR, clause="12.3")
    page, session = opened(qtbot, plan)
    choose(page.rule.preset, "two-thirds-of-all")
    assert ordinary(session) == plan.settings.rule.tiers.ordinary.replace(need=least(2, 3), base=Base.ALL)
    # It can break no tie there, so it is not offered or mentioned, and comes back once it can matter.
    assert "Casting vote on a tie" not in words(page.rule)
    assert "no casting vote" in page.rule.words.sentence
    assert "kept but not used" in words(page.rule)
    choose(page.rule.preset, "half-of-all")
    assert "the chair has a casting vote" in page.rule.words.sentence
    assert "kept but not used" not in words(page.rule)
    session.undo()
    session.undo()
    assert session.plan == plan


def test_the_three_questions(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    answer(page.rule.votes, yes=True)
    assert ordinary(session).unit is Unit.VOTES
    assert "Each partner’s votes are in the list of people." in words(page.rule)
    assert "How they answer" not in words(page.rule)
    answer(page.rule.absent, yes=True)
    assert ordinary(session).absent is AbsentAnswers.WRITTEN
    choose(page.rule.how, AbsentAnswers.PROXY)
    write(page.rule.within, "14")
    assert (ordinary(session).absent, ordinary(session).answer_within) == (AbsentAnswers.PROXY, 14)
    answer(page.rule.absent, yes=False)
    assert (ordinary(session).absent, ordinary(session).answer_within) == (AbsentAnswers.NO, None)
    answer(page.rule.votes, yes=False)
    assert ordinary(session).unit is Unit.HEADS
    answer(page.rule.differently, yes=True)
    assert rule_of(session).tiers.important == ordinary(session)
    answer(page.rule.differently, yes=False)
    assert session.plan == deed()


def test_votes_that_are_not_used_are_said(qtbot: QtBot) -> None:
    plan = deed()
    page, _session = opened(qtbot, plan.with_person(plan.person("p1").replace(votes=60)))
    assert "the votes in the list of people are not used" in words(page.rule)


def test_any_fraction_or_number_can_be_needed(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    need = page.rule.fields.need
    write(need.second, "20")
    write(need.first, "11")
    assert ordinary(session).need == Over(kind="over", part=11, of=20)
    assert page.rule.words.sentence.startswith("More than 11/20 of the votes given")
    assert page.rule.preset.choice == "own"
    choose(need.kind, "number")
    write(need.first, "4")
    assert ordinary(session).need == Number(kind="number", number=4)
    choose(need.kind, "all_but")
    write(need.first, "2")
    assert ordinary(session).need == AllBut(kind="all_but", fewer=2)
    choose(page.rule.fields.base, Base.PRESENT)
    assert page.rule.words.sentence.startswith("Everybody here but two")


@pytest.mark.parametrize("typed", ["0", "-1", "1.5", "half"])
def test_a_fraction_with_nought_is_refused_at_the_field(qtbot: QtBot, typed: str) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    write(page.rule.fields.need.second, typed)
    assert "Write a whole number from 1 to" in words(page.rule)
    assert ordinary(session).need == HALF


def test_more_than_all_is_refused_at_the_field_until_it_is_put_right(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    need, quorum_field = page.rule.fields.need, page.rule.fields.quorum
    write(need.first, "2")
    assert "“More than” needs less than the whole" in words(page.rule)
    assert ordinary(session).need == HALF
    write(need.second, "3")
    assert "is impossible" not in words(page.rule)
    assert ordinary(session).need == Over(kind="over", part=2, of=3)
    choose(quorum_field.kind, "least")
    write(quorum_field.first, "3")
    assert "cannot be more than the whole" in words(page.rule)
    assert ordinary(session).quorum == Quorum(need=least(1, 2))
    write(quorum_field.second, "4")
    assert ordinary(session).quorum == Quorum(need=least(3, 4))
    assert "cannot be more than the whole" not in words(page.rule)
    write(quorum_field.second, "")
    assert "Enter the number." in words(page.rule)


def test_need_and_quorum_above_the_people_are_found(qtbot: QtBot) -> None:
    page, _session = opened(qtbot, deed(3))
    page.rule.show_parts()
    choose(page.rule.fields.need.kind, "number")
    write(page.rule.fields.need.first, "9")
    choose(page.rule.fields.quorum.kind, "number")
    write(page.rule.fields.quorum.first, "4")
    choose(page.rule.fields.adjourned.kind, "number")
    write(page.rule.fields.adjourned.first, "5")
    assert "The rule needs 9 to be for, but there are only 3 partners." in words(page.rule)
    assert "The quorum is 4, but there are only 3 partners." in words(page.rule)
    assert "The quorum after an adjournment is 5, but there are only 3 partners." in words(page.rule)


def test_a_quorum_may_name_people_and_differ_after_an_adjournment(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    fields = page.rule.fields
    assert "Must be here" not in words(page.rule)
    choose(fields.quorum.kind, "number")
    write(fields.quorum.first, "3")
    pick(fields.includes, "Dr Number 2", "Dr Number 1")
    choose(fields.adjourned.kind, "any")
    assert ordinary(session).quorum == quorum(3).replace(includes=("p1", "p2"), adjourned_any=True)
    choose(fields.adjourned.kind, "least")
    press(fields.includes, "Must be here: remove Dr Number 1")
    assert ordinary(session).quorum == quorum(3).replace(includes=("p2",), adjourned=least(1, 2))
    answer(page.rule.votes, yes=True)
    choose(fields.quorum_unit, Unit.VOTES)
    assert ordinary(session).quorum == quorum(3).replace(includes=("p2",), adjourned=least(1, 2), unit=Unit.VOTES)


def test_a_casting_vote_belongs_to_nobody_the_chair_or_a_partner(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    casting = page.rule.fields.casting
    choose(casting, CastingHolder.CHAIR)
    assert ordinary(session).casting == CHAIR
    casting.setCurrentIndex(casting.findText("Dr Number 3"))
    casting.activated.emit(casting.currentIndex())
    assert ordinary(session).casting == Casting(who=CastingHolder.PERSON, person="p3")
    write(page.rule.fields.deadlock, "12.6")
    assert "Dr Number 3 has a casting vote, clause 12.6 on deadlock" in page.rule.words.sentence
    choose(casting, CastingHolder.NOBODY)
    assert ordinary(session).casting == Casting()


def test_a_veto_of_somebody_who_is_no_partner_any_more_is_found_and_can_be_taken_out(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    pick(page.rule.fields.veto, "Dr Number 2")
    page.rule.fields.interests.click()
    assert (ordinary(session).veto, ordinary(session).interests) == (("p2",), Interests.IN)
    session.apply(session.plan.with_person(session.plan.person("p2").replace(left=True)), "left")
    assert "The rule gives Dr Number 2 a veto, but they have no vote." in words(page.rule)
    press(page.rule.fields.veto, "Has a veto: remove Dr Number 2")
    assert ordinary(session).veto == ()
    assert named(page.rule.fields.veto, ChoiceField, "Has a veto").findText("Dr Number 2") == -1


def test_the_deed_its_date_its_notice_and_who_is_not_party_to_it(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    page.rule.show_parts()
    part = page.rule.deed
    choose(part.source, RuleSource.AGREED)
    write(part.dated, "1 Apr 2019")
    write(part.notice, "7")
    rule = rule_of(session)
    assert (rule.source, rule.deed_dated, rule.notice_days) == (RuleSource.AGREED, date(2019, 4, 1), 7)
    answer(part.signed, yes=False)
    assert rule_of(session).parties == ()
    pick(part.missing, "Dr Number 5")
    assert rule_of(session).parties == ("p1", "p2", "p3", "p4")
    assert "Dr Number 5 is not party to the deed of 2019" in words(page.rule)
    answer(part.signed, yes=True)
    assert len(rule_of(session).parties) == 5
    press(part, "Take back the answer: Has every partner signed the deed?")
    assert rule_of(session).parties == ()


def test_a_deed_that_nobody_signed_is_refused_in_words(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed(1))
    page.rule.show_parts()
    answer(page.rule.deed.signed, yes=False)
    pick(page.rule.deed.missing, "Dr Number 1")
    assert "leave the question open" in words(page.rule)
    assert rule_of(session).parties == ()


def test_some_matters_are_treated_differently_and_items_are_given_to_them(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    answer(page.rule.differently, yes=True)
    kinds = page.rule.kinds
    important = kinds.sections[TierName.IMPORTANT]
    choose(important.preset, "three-quarters-of-all")
    kinds.known[TierName.ALL].click()
    choose(kinds.sections[TierName.ALL].preset, "all-partners")
    choose(kinds.items["3"], TierName.IMPORTANT)
    choose(kinds.items["6"], TierName.ALL)
    rule = rule_of(session)
    assert rule.tier("3") == ordinary(session).replace(need=least(3, 4), base=Base.ALL)
    assert rule.tier("6") == ordinary(session).replace(need=AllBut(kind="all_but"), base=Base.ALL)
    assert rule.tier("1") == ordinary(session)
    assert "Important matters (item 3): at least three quarters of all partners" in page.rule.words.sentence
    assert words(kinds).count("Does the deed name this?") == 2
    assert {"5", "9a", "9b"}.isdisjoint(kinds.items)
    choose(kinds.items["3"], TierName.ORDINARY)
    assert [entry.item for entry in rule_of(session).tier_of] == ["6"]


def test_another_kind_of_matter_has_every_field_of_its_own(qtbot: QtBot) -> None:
    page, session = opened(qtbot, deed())
    answer(page.rule.differently, yes=True)
    section = page.rule.kinds.sections[TierName.IMPORTANT]
    section.head.click()
    choose(section.preset, "own")
    choose(section.fields.unit, Unit.VOTES)
    choose(section.fields.absent, AbsentAnswers.WRITTEN)
    write(named(section, type(section.fields.clause), "Important matters: Deed’s clause"), "13")
    important = rule_of(session).tiers.important
    assert important is not None
    assert (important.unit, important.absent, important.clause) == (Unit.VOTES, AbsentAnswers.WRITTEN, "13")
    assert ordinary(session).unit is Unit.HEADS
    choose(section.fields.absent, AbsentAnswers.NO)
    assert session.undo_label == "absent partners of the voting rule on important matters"


@pytest.mark.parametrize("said", ["Keep", "Remove"])
def test_a_kind_of_matter_that_was_filled_in_goes_only_when_asked(qtbot: QtBot, said: str) -> None:
    plan = with_tier_of(with_other_tier(deed(), TierName.IMPORTANT, known=True), "3", None, TierName.IMPORTANT)
    page, session = opened(qtbot, plan)
    with answering(*[said] * (2 if said == "Keep" else 1)) as asked:
        page.rule.kinds.known[TierName.IMPORTANT].click()
        if said == "Keep":
            answer(page.rule.differently, yes=False)
    assert "Item 3 becomes ordinary." in asked[0]
    assert (session.plan == plan) is (said == "Keep")
    assert page.rule.kinds.known[TierName.IMPORTANT].isChecked() is (said == "Keep")


def test_findings_name_the_kind_of_matter(qtbot: QtBot) -> None:
    plan = with_other_tier(with_tier_parts(deed(), quorum=quorum(2), clause="9"), TierName.ALL, known=True)
    page, _session = opened(qtbot, plan)
    assert "Matters for all partners: the rule has a quorum, but no clause of the deed is given." in words(page.rule)


def test_a_board_unfolds_and_asks_before_the_act(qtbot: QtBot) -> None:
    plan = with_rule_parts(deed(), board=("p1", "p2"), board_name="Management board")
    page, session = opened(qtbot, plan)
    assert page.rule.more.is_open
    with answering("Keep") as asked:
        choose(page.rule.preset, "no-deed")
    assert "Management board" in asked[0]
    assert session.plan == plan


@pytest.mark.parametrize(("control", "unfolded"), [("clause", "Deed’s clause"), ("rule", "Needed")])
def test_a_finding_leads_to_what_mends_it(qtbot: QtBot, control: str, unfolded: str) -> None:
    page, _session = opened(qtbot, deed())
    page.land(control)
    assert unfolded in words(page.rule.more)
    assert page.rule.fields.clause.hasFocus() is (control == "clause")
    assert page.rule.more.head.hasFocus() is (control == "rule")


def test_a_finding_on_a_time_away_leads_to_those(qtbot: QtBot) -> None:
    page, _session = opened(qtbot, deed())
    page.land("away")
    assert page.away.head.hasFocus()
    assert "Add time away" in words(page.away)
