import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wizard.foundation.paths import resource
from wizard.guidance.pack import Pack
from wizard.guidance.packs.load_pack import load_pack
from wizard.guidance.packs.toml_files import PackError

Edit = Callable[[str, str, str], None]
ONE = "actions/01-safe-daily-limit.toml"


def refusal(folder: Path) -> str:
    with pytest.raises(PackError) as refused:
        load_pack(folder)
    return str(refused.value)


def test_a_copy_loads_as_the_shipped_pack_does(folder: Path, pack: Pack) -> None:
    assert load_pack(folder) == pack


def test_files_beside_the_pack_s_own_are_overlooked(folder: Path, pack: Pack) -> None:
    (folder / "README.txt").write_text("Made by an LMC.", encoding="utf-8")
    assert load_pack(folder) == pack


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (ONE, "prompts =", "promts =", "promts: unknown key “promts”; did you mean “prompts”?"),
        (ONE, "calculator =", "calculater =", "unknown key “calculater”; did you mean “calculator”?"),
        (ONE, 'whom = "patients"', 'whom = "patient"', "“patient” is not one of patients, clinicians,"),
        (ONE, 'whom = "patients"', 'whom = "patient"', "did you mean “patients”?"),
        (ONE, "minimum = 1", 'minimum = "one"', "› minimum: expected a whole number."),
        (ONE, "minimum = 1", "minimum = 1.5", "› minimum: expected a whole number."),
        (ONE, "since = 2026-04-01", 'since = "June"', "since: expected a date such as"),
        (ONE, "since = 2026-04-01", "since = 2026-04-01T10:00:00", "since: expected a date such as"),
        ("pack.toml", '"1" = 2026-06-30', '"1" = "June"', "evidence › 1: expected a date such as"),
        ("pack.toml", "use_until = 2027-03-31", 'use_until = "March"', "use_until: expected a date such as"),
        (ONE, 'title = "Safe', 'title = 7 # "Safe', "› title: expected text in quotation marks."),
        ("background.toml", 'id = "apms"', 'id = "APMS"', "id: “APMS” does not fit; expected an id in small letters"),
        (ONE, 'sources = ["S0", "P47"]', 'sources = ["s0"]', "expected a source id: a capital letter"),
        (ONE, 'sources = ["S0", "P47"]', 'sources = "S0"', "sources: expected a list in square brackets."),
        (ONE, ', sources = ["S0", "P47"]', "", "asks › no. 1: needs a source, or “editorial = true”."),
        (
            "pack.toml",
            'title = "GPC',
            'titel = "GPC',
            "pack.toml, line 5 › titel: unknown key “titel”; did you mean “title”? (1 more",
        ),
        ("pack.toml", 'issuer = "GP Action Wizard"', 'issuer = ""', "issuer: it may not be empty."),
        (
            "pack.toml",
            'short_title = "Pilots"',
            f'short_title = "{"x" * 301}"',
            "at most 300 characters are allowed, it has",
        ),
        ("pack.toml", "number = 10", "number = 100", "number: input should be less than or equal to 99."),
        (
            "sources.toml",
            "publisher =",
            "by =",
            "sources › “S0” › by: unknown key “by”; the keys are dated, id, no_url, publisher,",
        ),
        ("background.toml", "[[glossary]]", "[[glosary]]", "glosary: unknown key “glosary”; did you mean “glossary”?"),
    ],
)
def test_a_wrong_key_or_type_is_said_in_one_sentence(
    folder: Path, edit: Edit, name: str, old: str, new: str, said: str
) -> None:
    edit(name, old, new)
    message = refusal(folder)
    assert message.startswith(name)
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("pack.toml", 'items = ["4a", "4b"]', 'items = ["4a"]', "the ids are “4a”, “4b”, but pack.toml names “4a” for"),
        ("pack.toml", 'actions/10-pilots.toml"', 'actions/11.toml"', "actions/11.toml: the file is missing"),
        ("pack.toml", 'actions/10-pilots.toml"', '../10-pilots.toml"', "“../10-pilots.toml” is not the name of a file"),
        ("pack.toml", 'items = ["2"]', 'items = ["1"]', "for action 2; expected the same."),
        ("sources.toml", 'id = "N1"', 'id = "S0"', "sources.toml › sources: “S0” is there twice"),
        (ONE, 'sources = ["S0", "P47"]', 'sources = ["Z9"]', "asks › no. 1: the source “Z9” is not in sources.toml"),
        (
            ONE,
            'id = "longer-appointments"',
            'id = "less-burnout"',
            "gains and costs: “less-burnout” is there twice",
        ),
        (ONE, 'item = "9b"', 'item = "9z"', "links: “9z” is not another item of the pack"),
        (ONE, 'facts = ["contacts_now"', 'facts = ["nothing"', "facts: “nothing” is not one of the item’s fields"),
        (ONE, "headline = true", "default = 100", "default: 100 is not a number within its bounds"),
        (ONE, 'id = "contacts_now"', 'id = "contacts"', "fields: “contacts” is there twice"),
        (ONE, 'calculator = "contacts"', 'calculator = "services"', "calculator: “services” needs a field “services”"),
        ("background.toml", 'id = "apms"', 'id = "ag"', "background.toml › glossary: “ag” is there twice"),
        ("pack.toml", "number = 2", "number = 1", "pack.toml › actions: “1” is there twice"),
        (
            "actions/03-notice-on-services.toml",
            '{ id = "cost"',
            '{ id = "costs"',
            "needs a column “cost” in the field “services”",
        ),
    ],
)
def test_what_leads_nowhere_or_to_two_things_is_refused(
    folder: Path, edit: Edit, name: str, old: str, new: str, said: str
) -> None:
    edit(name, old, new)
    message = refusal(folder)
    assert said in message
    assert "\n" not in message


def test_the_same_item_in_two_files_is_refused(folder: Path, edit: Edit) -> None:
    edit("pack.toml", 'file = "actions/02-advice-and-guidance.toml"\nitems = ["2"]', f'file = "{ONE}"\nitems = ["1"]')
    assert "two items have the id “1”" in refusal(folder)


def test_a_resolution_names_only_fields_and_dates_that_there_are(folder: Path, edit: Edit) -> None:
    edit(ONE, "{contacts}", "{contact}")
    assert "resolution: “{contact}” is neither a field of the item nor one of the dates" in refusal(folder)


def test_a_position_asks_only_for_fields_that_there_are(folder: Path, edit: Edit) -> None:
    edit("actions/03-notice-on-services.toml", 'fields = ["services"', 'fields = ["service"')
    assert "“service” is not one of the item’s fields" in refusal(folder)


def test_a_table_within_a_table_is_refused(folder: Path, edit: Edit) -> None:
    edit("actions/03-notice-on-services.toml", 'label = "Clause", kind = "text"', 'label = "Clause", kind = "table"')
    assert "a table cannot contain a table" in refusal(folder)


def test_every_further_fault_is_counted(folder: Path, edit: Edit) -> None:
    edit(ONE, 'item = "9b"', 'item = "9z"')
    edit(ONE, 'facts = ["contacts_now"', 'facts = ["nothing"')
    assert refusal(folder).endswith("(1 more to correct after it.)")


def test_a_message_repeats_little_of_what_is_in_the_file(folder: Path, edit: Edit) -> None:
    edit("pack.toml", "issuer =", f'"{"x" * 90_000}\\n\\u202e" = 1\nissuer =')
    assert len(refusal(folder)) < 400
    edit(ONE, 'whom = "patients"', f'whom = "{"y" * 90_000}"')
    assert refusal(folder).isprintable()


def test_text_with_a_control_character_is_refused(folder: Path, edit: Edit) -> None:
    edit("pack.toml", 'issuer = "GP', 'issuer = "\\u0007GP')
    assert refusal(folder) == "pack.toml, line 6 › issuer: contains a control character or a broken character."


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_loaded_or_refused_in_words_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = shutil.copytree(resource("packs", "gpce-2024"), tmp_path_factory.mktemp("damaged") / "copy")
    path = Path(whole) / data.draw(st.sampled_from(["pack.toml", "sources.toml", "background.toml", ONE]))
    content = path.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    length = data.draw(st.integers(0, 40))
    path.write_bytes(content[:place] + data.draw(st.binary(max_size=8)) + content[place + length :])
    message = outcome(Path(whole))
    assert "\n" not in message
    assert len(message) < 1000


def outcome(folder: Path) -> str:
    try:
        return load_pack(folder).edition.title
    except PackError as error:
        return str(error)
