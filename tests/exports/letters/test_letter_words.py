"""What letters say, and what they must never say."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exports.letters.letter_plans import AGREEMENTS, EVERYTHING, Decisions, decided, proposal_on
from tests.exports.letters.test_letter_choice import made
from tests.plans import NOW, shipped_pack, worked_example

from wizard.exports.letters.letter import Letter, letters_of
from wizard.exports.letters.notice_dates import period_in
from wizard.guidance.letter_lint import refused_words
from wizard.guidance.letter_text import LetterKind, LetterText, Recipient, said_by
from wizard.guidance.packs.letter_texts import letters_with, shipped_letters
from wizard.plan.meeting import Interest, LmcAsked, Matter
from wizard.plan.office import OutsideReader, TypedText
from wizard.plan.plan import Plan, PrivateDissent, PrivateMatter
from wizard.plan.proposal import Dissent, RollCall, Vote
from wizard.signing.closing import close


def words_of(letter: Letter) -> str:
    parts = [letter.subject, *letter.to, *letter.signed, *letter.letterhead, *letter.warnings]
    for piece in letter.pieces:
        parts += [piece.heading, piece.text, *piece.bullets, *piece.head, *(cell for row in piece.rows for cell in row)]
    return "\n".join(parts)


# --- The texts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", shipped_letters(), ids=lambda text: text.id)
def test_no_text_holds_words_that_no_letter_may(text: LetterText) -> None:
    found = [words for said in said_by(text) for words in refused_words(said, text.id)]
    assert found == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("We close at noon.", "close"),
        ("The surgery is closed.", "close"),
        ("This is a strike.", "strike"),
        ("We refuse to see you.", "refuse to see"),
        ("It is a breach.", "breach"),
        ("A boycott of forms.", "boycott"),
        ("All practices in our area do so.", "all practices"),
    ],
)
def test_words_that_no_letter_may_hold_are_found(said: str, words: str) -> None:
    assert list(refused_words(said)) == [words]


@pytest.mark.parametrize("said", ["When we are closed: 111.", "Advice: “it is a breach”."])
def test_words_that_only_look_alike_are_let_through(said: str) -> None:
    assert list(refused_words(said)) == []


def test_a_sum_of_money_may_not_go_to_the_lmc() -> None:
    assert list(refused_words("£1,240", "d9")) == ["£"]
    assert list(refused_words("£1,240", "d5")) == []


def test_every_text_says_where_it_is_from_and_when_it_was_checked() -> None:
    known = {source.id for source in shipped_pack().edition.sources}
    for text in shipped_letters():
        assert text.as_at <= date(2026, 7, 2)
        assert set(text.sources) <= known
        assert text.never


def test_every_letter_to_the_outside_says_that_this_practice_alone_decided_and_which_duties_go_on() -> None:
    for text in shipped_letters():
        if text.kind is LetterKind.LETTER and text.to is not Recipient.STAFF and text.id != "d24":
            assert "{letter_practice} made this decision independently." in " ".join(said_by(text))
        assert re.search(r"continue|unchanged|does not affect|stays|clinician|that duty", " ".join(said_by(text)))


def test_every_slot_is_known() -> None:
    known: set[str] = set()
    for text in shipped_letters():
        known |= {slot for said in said_by(text) for slot in re.findall(r"\{([a-z0-9_-]+)\}", said)}
    fields = {each.id for item in shipped_pack().items() for each in item.fields}
    columns = {column.id for item in shipped_pack().items() for each in item.fields for column in each.columns}
    ours = {"answer_by", "notice_clause", "earlier_sent_on", "earlier_title"}
    for slot in sorted(known):
        prefix, _, rest = slot.partition("_")
        assert (
            slot in fields | ours
            or prefix in ("letter", "agreement", "line")
            or (prefix in ("row", "entry") and rest in columns)
        ), slot


# --- What is made -----------------------------------------------------------------------------------------------------


def test_the_notice_names_clause_period_and_last_day() -> None:
    said = words_of(made(decided())["d5-3-2"])
    for words in ("under Clause 12.3, with a notice period of 3 months", "last day of the service is 30 April 2027",
                  "2 working days after sending", "12 patients", "LES 7, dated 1 April 2024"):  # fmt: skip
        assert words in said


def test_a_template_holds_no_patient_and_is_addressed_by_the_clinical_system() -> None:
    for key in ("d7-2", "d11-4a"):
        letter = made(decided())[key]
        assert "[filled in by the clinical system]" in words_of(letter)
        assert (letter.to, letter.signed, letter.missing) == ((), (), ())


def test_a_notice_that_would_end_too_early_says_the_earliest_day() -> None:
    early: Decisions = {
        "3": ("adopt", {}, {"services": ({**EVERYTHING["3"][2]["services"][1], "ends": "2027-03-31"},)})
    }
    (warning, *_) = made(decided(early))["d5-3-1"].warnings
    assert warning == (
        "Sent on 4 January 2027, this notice ends on 6 April 2027 at the earliest; the last day entered is "
        "31 March 2027."
    )


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("28 days", (0, 28)),
        ("Three months", (3, 0)),
        ("three (3) calendar months in writing", (3, 0)),
        ("6 weeks’ notice", (0, 42)),
        ("3 months, 3 months to both parties", (3, 0)),
        ("28 days or three months", None),
        ("20 working days", None),
        ("Reasonable notice", None),
    ],
)
def test_a_notice_period_is_read_from_its_words_or_left_to_the_reader(
    words: str, period: tuple[int, int] | None
) -> None:
    assert period_in(words) == period


@pytest.mark.parametrize(
    ("term", "ends", "said"),
    [
        ("28 days", "2027-01-20", "Sent on 4 January 2027, this notice ends on 1 February 2027 at the earliest; the "),
        ("28 days", "2027-02-01", ""),
        ("Reasonable notice", "2027-02-28", "The notice is recorded as “Reasonable notice”: work out the last day to"),
    ],
)
def test_the_dates_of_a_notice_on_an_agreement_are_checked(term: str, ends: str, said: str) -> None:
    row = {**AGREEMENTS[0], "notice_term": term, "ends_on": ends}
    plan = decided({"6": ("withdraw", EVERYTHING["6"][1], {"agreements": (row,)})})
    plan = plan.replace(office=plan.office.replace(agreements=()))
    letter = made(plan, issued=date(2027, 1, 4))["d19-6-1"]
    dated = [each for each in letter.warnings if each != letter.aged]
    assert [each[: len(said)] for each in dated] == ([said] if said else [])


def test_an_agreement_is_to_be_ended_by_a_notice_served_in_time() -> None:
    plan = decided({"6": ("withdraw", EVERYTHING["6"][1], {"agreements": (AGREEMENTS[0],)})})
    plan = plan.replace(office=plan.office.replace(agreements=()))
    assert "Serve it by 31 January 2027." in made(plan)["d19-6-1"].warnings


def test_the_last_line_stays_until_the_lmc_was_asked_and_then_goes() -> None:
    plan = decided()
    assert made(plan, final=True)["d9-3"].closing.startswith("Check this against")
    content = plan.records[-1].content
    asked = content.meeting.replace(lmc_asked=LmcAsked(on=date(2026, 12, 7)))
    plan = plan.replace(records=(plan.records[-1].replace(content=content.replace(meeting=asked)),))
    assert made(plan, final=True)["d9-3"].closing == ""
    assert made(plan)["d9-3"].closing.startswith("Check this against")
    assert made(plan, final=True)["d5-3-2"].closing == "Draft text, not checked by an LMC."


def test_an_lmc_replaces_the_words_and_not_the_decisions_that_send_them() -> None:
    own = next(text for text in shipped_letters() if text.id == "d5")
    theirs = own.replace(uses=(), title="Our LMC’s notice", checked_by="Devon LMC")
    found = {letter.key: letter for letter in letters_of(decided(), letters_with((theirs,)))}
    assert found["d5-3-2"].text.title == "Our LMC’s notice"
    assert found["d5-3-2"].closing.startswith("Check this against")
    assert [key for key in found if key.startswith("d5-")] == ["d5-3-2"]


def test_words_typed_for_letters_fill_what_the_record_left_empty_and_are_linted() -> None:
    decisions = {**EVERYTHING, "1": ("adopt", {"contacts": 28, "same_day_route": "Six slots"}, {})}
    plan = decided(decisions)
    (missing,) = [each for each in made(plan)["d3-1"].missing if each.words.startswith("Overflow")]
    typed = TypedText(reader=OutsideReader.STAFF, place=missing.key, item="1", words="Duty doctor, or we close")
    plan = plan.replace(office=plan.office.replace(typed=(typed,)))
    letter = made(plan)["d3-1"]
    assert letter.missing == ()
    assert letter.draft
    assert letter.halts == ("“close” must not be said in a letter: change the words that were typed.",)


def test_past_the_last_day_of_its_guidance_every_letter_stays_a_draft_and_says_why() -> None:
    plan = decided()
    last = shipped_pack().edition.use_until
    assert last is not None
    late = "The guidance behind this letter is out of date: ask your LMC before you send it."
    assert not any(late in letter.halts for letter in made(plan, issued=last).values())
    overdue = made(plan, issued=last + timedelta(days=1)).values()
    assert len(overdue) > 10
    for letter in overdue:
        assert letter.draft, letter.key
        assert late in letter.halts, letter.key


# --- What never leaves ------------------------------------------------------------------------------------------------

SECRET = st.sampled_from(["Zyxwv", "Qmarker", "Xsecretx"])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    reason=SECRET,
    secret=st.sampled_from(["Pprivate", "Kdissent"]),
    choices=st.lists(st.sampled_from(["for", "against", "abstain"]), min_size=6, max_size=6),
)
def test_no_letter_holds_a_vote_a_reason_a_private_word_or_money(reason: str, secret: str, choices: list[str]) -> None:
    plan = worked_example()
    assert plan.meeting is not None
    voters = [each.id for each in plan.people if each.has_vote]
    matters = []
    for item, (position, fields, _) in EVERYTHING.items():
        put = proposal_on(plan, item, position, fields, reason)
        if put.decision is not None and put.decision.how == "agreed":
            votes = tuple(
                Vote.model_validate_json(f'{{"person": "{person}", "choice": "{choice}"}}')
                for person, choice in zip(voters, ["for"] * 4 + choices, strict=False)
            )
            put = put.replace(
                decision=RollCall(how="roll_call", votes=votes),
                conditions="",
                dissents=(Dissent(person=voters[-1], words=f"{secret} on the record"),),
            )
        matters.append(Matter(item=item, proposals=(put,), minute=f"{reason} was said"))
    meeting = plan.meeting.replace(
        matters=tuple(matters), items=tuple(EVERYTHING), lapses=(), own_items=(), together=(), interests=(
            Interest(person=voters[0], items=("3",), words=f"{secret} interest"),
        ),
    )  # fmt: skip
    office = decided().office
    private = PrivateMatter(
        notes={"meeting": f"{secret} note"},
        contacts={voters[0]: f"{secret} 01632"},
        dissents=(PrivateDissent(meeting=1, item="3", proposal="p1", dissent=Dissent(person=voters[1], words=secret)),),
    )
    facts = {item: facts for item, (_, _, facts) in EVERYTHING.items()}
    plan = close(plan.replace(meeting=meeting, facts=facts, office=office, private=private, tasks=()), NOW)
    _hold_none_of(plan, reason, secret)


def _hold_none_of(plan: Plan, *hidden: str) -> None:
    found = letters_of(plan, shipped_letters())
    assert len(found) >= 12
    quiet = {each.name for each in plan.people if each.has_vote} - {"Dr Carys Rhydderch"}
    for letter in found:
        said = words_of(letter)
        assert not [words for words in (*hidden, "£", *quiet) if words in said]
        assert not re.search(r"\b(votes?|voted|against|abstain\w*|majority|carried|quorum)\b", said), said
