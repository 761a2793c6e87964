from datetime import date

from tests.plans import shipped_pack

from wizard.guidance.background import NO_LMC, boards_sentence, evidence_line, lmc_lines, sections_of, source_in_words
from wizard.guidance.pack import LmcContact
from wizard.guidance.statement import Source

HEAD = shipped_pack().edition
ALWAYS = "Nothing after {date} was seen. Check with your LMC before deciding."


def test_every_statement_of_the_background_stands_in_a_section() -> None:
    shown = [passage.statement for section in sections_of(HEAD) for passage in section.passages]
    assert shown == [*HEAD.background, *HEAD.timeline, *HEAD.gaps, *HEAD.neutrality]
    assert [section.title for section in sections_of(HEAD)][1] == "Timeline 2024 to 2026"


def test_a_date_is_printed_as_precisely_as_it_is_known() -> None:
    timeline = next(section for section in sections_of(HEAD) if section.key == "timeline")
    assert [passage.when for passage in timeline.passages][:3] == ["28 February 2024", "27 March 2024", "April 2024"]


def test_a_section_that_an_edition_leaves_empty_is_left_out() -> None:
    assert [section.key for section in sections_of(HEAD.replace(background=(), timeline=(), gaps=()))] == ["neutrality"]


def test_an_edition_fills_in_its_lmc_or_says_that_it_names_none() -> None:
    assert lmc_lines(HEAD.lmc) == (NO_LMC,)
    contact = LmcContact(name="Devon LMC", telephone="01392 496000", email="office@lmc.example")
    assert lmc_lines(contact) == ("Devon LMC", "Telephone: 01392 496000", "E-mail: office@lmc.example")


def test_the_names_of_boards_are_said_to_be_unverified() -> None:
    assert "None of them is verified" in boards_sentence(HEAD)
    assert boards_sentence(HEAD.replace(boards=())) == ""


def test_a_source_says_that_it_is_known_through_a_report() -> None:
    source = Source(
        id="P1", publisher="Pulse", title="A report", dated="June 2026", url="https://x.example", reported=True
    )
    assert source_in_words(source) == "Pulse: A report, June 2026. Known through a report of it. https://x.example"
    assert source_in_words(source.replace(dated="", reported=False), address=False) == "Pulse: A report."


def test_what_always_stands_by_the_guidance_gives_its_age_once_it_is_old() -> None:
    seen = date(2026, 6, 30)
    plain = "Nothing after 30 June 2026 was seen. Check with your LMC before deciding."
    assert evidence_line(ALWAYS, seen, None) == evidence_line(ALWAYS, seen, date(2026, 9, 29)) == plain
    assert evidence_line(ALWAYS, seen, date(2026, 12, 8)) == (
        "Nothing after 30 June 2026 was seen, and that is 5 months before 8 December 2026. "
        "Check with your LMC before deciding."
    )
