"""Five different deeds, filled in by hand: the deed's words, the entries, the rule that results.

The practices, their people and the wording of their clauses are made up.
"""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from tests.plans import empty_plan
from tests.ui.seeing import named, press, words
from tests.ui.steps.practice.filling_in import answer, choose, opened, pick, write

from wizard.plan.tier import AbsentAnswers, Base, CastingHolder
from wizard.plan.voting_rule import RuleSource, TierName
from wizard.ui.inputs.text_inputs import NumberField
from wizard.ui.session.session import Session
from wizard.ui.steps.practice.practice_page import PracticePage
from wizard.voting.rule_in_words import away_in_words, deed_in_words, rule_in_words


def name_the_partners(page: PracticePage, practice: str, *people: str) -> None:
    write(page.details.name.control, practice)
    for name in people:
        write(page.people.new.field.control, name)


def give_votes(page: PracticePage, **votes: int) -> None:
    for name, number in votes.items():
        write(named(page.people, NumberField, f"Votes of Dr {name}"), str(number))


def no_deed(page: PracticePage) -> None:
    """No deed was ever signed; one of the four believes that his three votes count."""
    name_the_partners(page, "Old Mill Surgery", "Dr Ash", "Dr Bell", "Dr Cole", "Dr Dean")
    give_votes(page, Bell=3)


def chair_and_quorum(page: PracticePage) -> None:
    """Deed of 1 April 2019.

    12.3 “Decisions are taken by a simple majority of the votes cast. Four partners are a quorum, one of whom must be
    the senior partner; at an adjourned meeting those attending are a quorum.” 12.5 “The chair has a second or casting
    vote.” 12.6 “Failing a decision the partners go to mediation.” 12.7 “Seven days' notice is given of a meeting.”
    Dr Jay joined in 2023 and has not signed.
    """
    people = ("Dr Ash", "Dr Bell", "Dr Cole", "Dr Dean", "Dr Eyre", "Dr Jay")
    name_the_partners(page, "Harbour View Practice", *people)
    rule = page.rule
    choose(rule.preset, "half-of-votes")
    press(page, "More from the deed")
    choose(rule.fields.quorum.kind, "number")
    write(rule.fields.quorum.first, "4")
    pick(rule.fields.includes, "Dr Ash")
    choose(rule.fields.adjourned.kind, "any")
    choose(rule.fields.casting, CastingHolder.CHAIR)
    write(rule.fields.deadlock, "12.6")
    write(rule.fields.clause, "12.3")
    write(rule.deed.dated, "1 April 2019")
    write(rule.deed.notice, "7")
    answer(rule.deed.signed, yes=False)
    pick(rule.deed.missing, "Dr Jay")


def votes_by_share(page: PracticePage) -> None:
    """Deed of 2015.

    39.1 “A resolution needs at least 51 of the 100 votes, which follow the profit shares in Schedule 2. A partner with
    an interest stays in the count. An absent partner may answer in writing within 14 days.” 39.4 “Nothing is carried
    against the vote of the founding partner.”
    """
    name_the_partners(page, "Founders Lane Surgery", "Dr Ash", "Dr Bell", "Dr Cole")
    give_votes(page, Ash=60, Bell=25, Cole=15)
    rule = page.rule
    choose(rule.preset, "half-of-all")
    answer(rule.votes, yes=True)
    answer(rule.absent, yes=True)
    write(rule.within, "14")
    choose(rule.preset, "own")
    choose(rule.fields.need.kind, "number")
    write(rule.fields.need.first, "51")
    pick(rule.fields.veto, "Dr Ash")
    rule.fields.interests.click()
    write(rule.fields.clause, "39.1")
    answer(rule.deed.signed, yes=True)


def three_kinds(page: PracticePage) -> None:
    """Deed with three kinds of matter.

    8.1 “Ordinary matters: a majority of the partners.” 8.2 “The services in Schedule 4 and any agreement with a third
    party: three quarters of the partners.” 8.3 “Admitting a partner: all the partners but one.” 8.4 “A partner who
    cannot attend may answer in writing or by proxy.”
    """
    name_the_partners(page, "Three Oaks Health Centre", *(f"Dr {name}" for name in ("Ash", "Bell", "Cole", "Dean")))
    rule = page.rule
    choose(rule.preset, "half-of-all")
    answer(rule.absent, yes=True)
    choose(rule.how, AbsentAnswers.PROXY)
    answer(rule.differently, yes=True)
    kinds = rule.kinds
    important = kinds.sections[TierName.IMPORTANT]
    choose(important.preset, "three-quarters-of-all")
    important.head.click()
    write(important.fields.clause, "8.2")
    kinds.known[TierName.ALL].click()
    of_all = kinds.sections[TierName.ALL]
    of_all.head.click()
    choose(of_all.preset, "all-partners")
    choose(of_all.fields.need.kind, "all_but")
    write(of_all.fields.clause, "8.3")
    choose(kinds.items["3"], TierName.IMPORTANT)
    choose(kinds.items["6"], TierName.IMPORTANT)
    choose(kinds.items["10"], TierName.ALL)
    press(page, "More from the deed")
    write(rule.fields.clause, "8.1")


def agreed_and_away(page: PracticePage) -> None:
    """No deed, but minutes of an away day: “We decide when everybody present agrees, at least two thirds of us there.”

    Dr Eyre is suspended under paragraph 14.2 of those minutes, which takes the vote away. Dr Dean is on leave and
    votes. Dr Cole retires for a day.
    """
    name_the_partners(
        page, "Riverside Partnership", *(f"Dr {name}" for name in ("Ash", "Bell", "Cole", "Dean", "Eyre"))
    )
    rule = page.rule
    choose(rule.preset, "everybody-here")
    press(page, "More from the deed")
    choose(rule.fields.quorum.kind, "least")
    write(rule.fields.quorum.second, "3")
    write(rule.fields.quorum.first, "2")
    write(rule.fields.clause, "3")
    choose(rule.deed.source, RuleSource.AGREED)
    page.away.head.click()
    away(page, "Dr Eyre", "Suspended", "1 Nov 2026", "", "14.2")
    answer(page.away.rows[0].counted, yes=False)
    away(page, "Dr Dean", "On leave", "1 Oct 2026", "31 Mar 2027", "")
    away(page, "Dr Cole", "Retired", "31 Mar 2027", "31 Mar 2027", "")


def away(page: PracticePage, name: str, why: str, first: str, last: str, clause: str) -> None:
    press(page.away, "Add time away")
    row = page.away.rows[-1]
    for control, label in ((row.person, name), (row.kind, why)):
        at = next(at for at in range(control.count()) if control.itemText(at).startswith(label))
        control.setCurrentIndex(at)
        control.activated.emit(at)
    write(row.first, first)
    for field, text in ((row.last, last), (row.clause, clause)):
        if text:
            write(field, text)


DEEDS: tuple[tuple[Callable[[PracticePage], None], str, str], ...] = (
    (
        no_deed,
        "More than half of all partners, one vote each, no quorum, no casting vote, absent partners may answer in "
        "writing; Partnership Act 1890 s.24(8).",
        "Under the Partnership Act each partner has one vote, so the 3 votes of Dr Bell are not used.",
    ),
    (
        chair_and_quorum,
        "More than half of the votes given, one vote each, quorum 4 with Dr Ash among them (after an adjournment, "
        "whoever is here), the chair has a casting vote, clause 12.6 on deadlock, absent partners have no vote; deed, "
        "clause 12.3.",
        "Dr Jay is not party to the deed of 2019; a deed that a partner has not signed may not bind.",
    ),
    (
        votes_by_share,
        "At least 51 votes, counted by votes held, no quorum, no casting vote, Dr Ash has a veto, absent partners may "
        "answer in writing within 14 days, partners who step aside because of an interest stay in the count; deed, "
        "clause 39.1.",
        "3 people with a vote, 100 votes in all",
    ),
    (
        three_kinds,
        "Ordinary matters: more than half of all partners, one vote each, no quorum, no casting vote, absent partners "
        "may answer in writing or by proxy; deed, clause 8.1. Important matters (items 3 and 6): at least three "
        "quarters of all partners, one vote each, no quorum, no casting vote, absent partners may answer in writing or "
        "by proxy; deed, clause 8.2. Matters for all partners (item 10): all partners but one, one vote each, no "
        "quorum, no casting vote, absent partners may answer in writing or by proxy; deed, clause 8.3.",
        "Does the deed name this?",
    ),
    (
        agreed_and_away,
        "Everybody here, one vote each, quorum two thirds of the partners, no casting vote, absent partners have no "
        "vote; agreed by the partners, clause 3.",
        "Dr Eyre is suspended from 1 November 2026, with no end known, and is not counted; clause 14.2.",
    ),
)
"""How each is filled in, the resulting sentence, and further sentences."""


@pytest.mark.parametrize(("fill_in", "sentence", "also"), DEEDS, ids=lambda part: getattr(part, "__name__", ""))
def test_a_deed_is_filled_in_by_hand(
    qtbot: QtBot, fill_in: Callable[[PracticePage], None], sentence: str, also: str
) -> None:
    page, session = opened(qtbot, empty_plan())
    fill_in(page)
    assert page.rule.words.sentence == sentence
    assert rule_in_words(session.plan.settings.rule, session.plan.people) == sentence
    assert also in words(page)
    undone(session)


def undone(session: Session) -> None:
    """Undo everything that was filled in, step by step."""
    while session.undo_label:
        session.undo()
    assert session.plan.settings == empty_plan().settings


def test_what_belongs_to_a_deed_is_kept_with_it(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    chair_and_quorum(page)
    assert deed_in_words(session.plan.settings.rule, session.plan.people) == (
        "The deed is dated 1 April 2019. Dr Jay is not party to it. It asks for 7 days’ notice of a meeting."
    )


def test_three_are_away_and_one_of_them_is_counted(qtbot: QtBot) -> None:
    page, session = opened(qtbot, empty_plan())
    agreed_and_away(page)
    assert session.plan.settings.rule.tiers.ordinary.base is Base.PRESENT
    assert away_in_words(session.plan.settings.spells, session.plan.people, None)[1:] == (
        "Dr Dean is on leave from 1 October 2026 until 31 March 2027, and is counted.",
        "Dr Cole is retired on 31 March 2027, and not a partner then.",
    )
