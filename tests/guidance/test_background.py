from datetime import date

from tests.plans import shipped_pack

from wizard.guidance.background import (
    NO_LMC,
    boards_sentence,
    by_question,
    lmc_lines,
    questions_of,
    sections_of,
    source_in_words,
)
from wizard.guidance.pack import LmcContact
from wizard.guidance.statement import Read, Source

HEAD = shipped_pack().edition


def test_every_statement_of_the_background_stands_in_a_section() -> None:
    shown = [passage.statement for section in sections_of(HEAD) for passage in section.passages]
    answers = [answer for question in HEAD.questions for answer in question.answers]
    plain = [*answers, *HEAD.background, *HEAD.timeline, *HEAD.gaps, *HEAD.neutrality]
    assert shown[: len(plain)] == plain
    assert [statement.text for statement in shown[len(plain) :]] == [revision.text for revision in HEAD.revisions]
    assert [section.title for section in sections_of(HEAD)][2] == "Timeline 2024 to 2026"


def test_a_date_is_printed_as_precisely_as_it_is_known() -> None:
    timeline = next(section for section in sections_of(HEAD) if section.key == "timeline")
    assert [passage.when for passage in timeline.passages][:3] == ["28 February 2024", "27 March 2024", "April 2024"]


def test_a_section_that_an_edition_leaves_empty_is_left_out() -> None:
    empty = HEAD.replace(questions=(), background=(), timeline=(), gaps=(), revisions=())
    assert [section.key for section in sections_of(empty)] == ["neutrality"]


def test_an_edition_fills_in_its_lmc_or_says_that_it_names_none() -> None:
    assert lmc_lines(HEAD.lmc) == (NO_LMC,)
    contact = LmcContact(name="Devon LMC", telephone="01392 496000", email="office@lmc.example")
    assert lmc_lines(contact) == ("Devon LMC", "Telephone: 01392 496000", "E-mail: office@lmc.example")


def test_the_names_of_boards_are_said_to_be_unverified() -> None:
    assert "They are not verified" in boards_sentence(HEAD)
    assert boards_sentence(HEAD.replace(boards=())) == ""


def test_a_source_says_that_it_is_known_through_a_report() -> None:
    source = Source(
        id="P1", publisher="Pulse", title="A report", dated="June 2026", url="https://x.example", reported=True
    )
    assert source_in_words(source) == "Pulse: A report, June 2026. Known from a report. https://x.example"
    assert source_in_words(source.replace(dated="", reported=False), address=False) == "Pulse: A report."


def test_a_source_says_how_far_it_was_read_and_when_or_why_it_has_no_address() -> None:
    source = Source(
        id="B1", publisher="BMA", title="A page", dated="May 2026", read=Read.OPENING, seen=date(2026, 11, 22)
    )
    said = "BMA: A page, May 2026. Only the opening was read, on 22 November 2026."
    assert source_in_words(source.replace(url="https://x.example")) == f"{said} https://x.example"
    assert source_in_words(source.replace(no_url="It was sent as a letter.")) == f"{said} It was sent as a letter."
    assert source_in_words(source.replace(read=None)) == "BMA: A page, May 2026. Seen 22 November 2026."


def test_every_answer_stands_under_its_question_in_order() -> None:
    grouped = by_question(questions_of(HEAD))
    assert [question for question, _ in grouped] == [question.question for question in HEAD.questions]
    assert [[each.statement for each in answers] for _, answers in grouped] == [
        list(question.answers) for question in HEAD.questions
    ]
    assert [question for question, _ in by_question(questions_of(HEAD, "9a"))] == [
        question.question for question in HEAD.questions if "9a" in question.items
    ]
