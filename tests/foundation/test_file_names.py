from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.foundation.file_names import NAME_LENGTH, safe_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Hawthorn Lane Surgery", "Hawthorn Lane Surgery"),
        ("Zoë’s practice", "Zoë’s practice"),
        ("a/b\\c:d", "a-b-c-d"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "CON_"),
        ("nul.gpplan", "nul.gpplan_"),
        ("LPT1 ", "LPT1_"),
        ("com1 .txt", "com1 .txt_"),
        ("Console", "Console"),
        ("plan...", "plan"),
        (" . ", "Action plan"),
        ("", "Action plan"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("line\nbreak\x00", "line break"),
        ("line\r\x1f\rbreak", "line break"),
        ("~$plan", "$plan"),
    ],
)
def test_a_name_is_as_close_to_what_was_typed_as_every_system_allows(typed: str, name: str) -> None:
    assert safe_name(typed) == name


@given(st.text())
def test_every_name_can_be_a_file_and_is_one_part_of_a_path(text: str) -> None:
    name = safe_name(text)
    assert 0 < len(name) <= NAME_LENGTH + 1
    assert Path(name).name == name
    assert name == name.rstrip(". ")
    assert safe_name(name) == name
