"""The shipped help: every step has some, and it uses the words of the program."""

from tests.plans import worked_example

from wizard.minutes.minutes import minutes_of
from wizard.overview.wizard_steps import steps_of
from wizard.ui.accessibility.shortcuts import key_groups
from wizard.ui.help.help_texts import about_text, help_on, program_words, step_helps, tour_cards


def all_texts() -> list[str]:
    helps = [text for each in step_helps().values() for text in (*each.text, *each.keys)]
    helps += [text for each in step_helps().values() for topic in each.topics for text in topic.text]
    tour = [text for card in tour_cards() for text in card.text]
    about = [text for part in about_text().parts for text in part.text]
    words = [word.text for word in program_words()]
    keys = [row.does for group in key_groups() for row in group.rows]
    return [*helps, *tour, *about, *words, *keys]


def test_there_is_help_on_every_step() -> None:
    for step in steps_of(minutes_of(worked_example())):
        assert help_on(step.key).text, step.key


def test_what_is_unclear_in_law_is_said_where_the_rule_is_filled_in() -> None:
    practice = help_on("practice")
    assert [topic.title for topic in practice.topics] == ["The rule, from your deed", "What is unclear in law"]
    assert "not legal advice" in practice.spoken
    assert "What is unclear in law." in practice.spoken


def test_a_page_with_a_duty_has_help_of_its_own() -> None:
    assert help_on("item-9a", duty=True) != help_on("item-9a")


def test_every_item_of_the_practices_own_has_the_same_help() -> None:
    assert help_on("item-o1") == help_on("item-o12") == step_helps()["own"]


def test_the_tour_has_three_cards() -> None:
    assert len(tour_cards()) == 3


def test_words_of_voting_and_of_law_are_explained_beside_those_of_the_guidance() -> None:
    guidance = {term.term for term in minutes_of(worked_example()).head.glossary}
    explained = guidance | {word.term for word in program_words()}
    abbreviations = {"UEMO", "e-RS", "A&G", "CQRS", "DPIA", "ICB", "LMC", "PCN", "ODS code"}
    assert abbreviations | {"quorum", "casting vote", "abstain"} <= explained
    assert not guidance & {word.term for word in program_words()}


def test_no_text_claims_more_than_a_simple_signature_or_recommends() -> None:
    words = " ".join(all_texts()).lower()
    for never in ("qualified", "certified", "tamper", "we recommend", "you should choose", "advanced"):
        assert never not in words


def test_no_paragraph_is_too_long_to_be_read_in_a_meeting() -> None:
    assert [text for text in all_texts() if len(text) > 260] == []
