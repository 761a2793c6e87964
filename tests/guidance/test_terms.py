"""Words of the glossary where they occur in a text."""

from tests.plans import shipped_pack

from wizard.guidance.pack import Term, meaning, occurrences, terms_in


def term(word: str, long: str = "") -> Term:
    return Term(id=word.lower().replace(" ", "-").replace("&", "-"), term=word, long=long, text="Why.", editorial=True)


def found(text: str, *words: str) -> list[str]:
    return [text[place.start : place.end] for place in occurrences(text, [term(word) for word in words])]


def test_a_term_is_found_as_a_whole_word_and_with_a_plural_s() -> None:
    assert found("The PCN and two PCNs, not the PCNX.", "PCN") == ["PCN", "PCNs"]


def test_an_abbreviation_is_found_as_it_is_written_only() -> None:
    assert found("DES describes des.", "DES") == ["DES"]


def test_a_term_in_small_letters_is_found_at_the_beginning_of_a_sentence() -> None:
    assert found("Core hours are core hours.", "core hours") == ["Core hours", "core hours"]


def test_of_two_terms_that_overlap_the_longer_is_explained() -> None:
    assert found("GP Connect and GP", "GP", "GP Connect") == ["GP Connect", "GP"]


def test_a_term_with_a_sign_in_it_is_found() -> None:
    assert found("Use A&G here.", "A&G") == ["A&G"]


def test_every_shipped_term_is_found_in_its_own_name() -> None:
    glossary = shipped_pack().edition.glossary
    assert [each.term for each in glossary if each not in terms_in([each.term], glossary)] == []


def test_the_meaning_has_the_long_form_if_there_is_one() -> None:
    assert meaning(term("ICB", "integrated care board")) == "ICB: integrated care board. Why."
    assert meaning(term("controller")) == "controller: Why."
