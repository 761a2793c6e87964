"""The gates of `make check`: each passes sound code and names faulty code."""

from pathlib import Path

import pytest
from tests.gates.coverage_list import differences
from tests.gates.dead_code import uncalled
from tests.gates.language import unsaid
from tests.gates.listed import listed
from tests.gates.sizes import too_long

SHORT = "def short() -> None:\n" + "    pass\n" * 39
LONG = "def long() -> None:\n" + "    pass\n" * 40


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder `src/wizard` of a project at `tmp_path`."""
    package = tmp_path / "src" / "wizard"
    package.mkdir(parents=True)
    return package


@pytest.fixture
def exceptions(tmp_path: Path) -> Path:
    """An empty list of exceptions."""
    path = tmp_path / "uncalled.txt"
    path.write_text("# For the reader.\n\n", encoding="utf-8")
    return path


def test_a_function_of_forty_lines_is_let_through_and_one_more_is_named(package: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text(SHORT, encoding="utf-8")
    assert list(too_long(tmp_path)) == []
    (package / "one.py").write_text(LONG, encoding="utf-8")
    assert list(too_long(tmp_path)) == ["src/wizard/one.py:1: “long” has 41 lines; the most is 40."]


def test_a_method_counts_as_a_function(package: Path, tmp_path: Path) -> None:
    inside = "".join(f"    {line}\n" for line in LONG.splitlines())
    (package / "one.py").write_text(f"class One:\n{inside}", encoding="utf-8")
    assert list(too_long(tmp_path)) == ["src/wizard/one.py:2: “long” has 41 lines; the most is 40."]


def test_a_module_of_four_hundred_lines_is_let_through_and_one_more_is_named(package: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text("pass\n" * 400, encoding="utf-8")
    assert list(too_long(tmp_path)) == []
    (package / "one.py").write_text("pass\n" * 401, encoding="utf-8")
    assert list(too_long(tmp_path)) == ["src/wizard/one.py has 401 lines; the most is 400."]


def test_tests_and_bench_are_measured_too(tmp_path: Path) -> None:
    for folder in ("tests", "bench"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "one.py").write_text(LONG, encoding="utf-8")
    assert len(list(too_long(tmp_path))) == 2


def test_what_the_tests_alone_call_is_named(package: Path, exceptions: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text("def used() -> None: ...\n\n\ndef spare() -> None: ...\n", encoding="utf-8")
    (package / "two.py").write_text("from wizard.one import used\n\nused()\n", encoding="utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_one.py").write_text("from wizard.one import spare\n\nspare()\n", encoding="utf-8")
    assert list(uncalled(tmp_path, exceptions)) == [
        "src/wizard/one.py:4: nothing in src/wizard uses the function “spare”."
    ]


@pytest.mark.parametrize("name", ["wheelEvent", "one.py: wheelEvent"])
def test_an_exception_lets_its_name_through(name: str, package: Path, exceptions: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text("def wheelEvent() -> None: ...\n", encoding="utf-8")
    exceptions.write_text(f"{name} # Qt calls it\n", encoding="utf-8")
    assert list(uncalled(tmp_path, exceptions)) == []


def test_an_exception_in_one_module_is_none_in_another(package: Path, exceptions: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text("def wheelEvent() -> None: ...\n", encoding="utf-8")
    exceptions.write_text("two.py: wheelEvent # Qt calls it\n", encoding="utf-8")
    assert len(list(uncalled(tmp_path, exceptions))) == 2


def test_an_exception_that_is_not_needed_has_to_go(package: Path, exceptions: Path, tmp_path: Path) -> None:
    (package / "one.py").write_text("def used() -> None: ...\n\n\nused()\n", encoding="utf-8")
    exceptions.write_text("used # it once was not\n", encoding="utf-8")
    assert list(uncalled(tmp_path, exceptions)) == [
        "uncalled.txt: “used” is used after all, or is gone; take it off the list."
    ]


def test_an_exception_needs_a_reason(exceptions: Path) -> None:
    exceptions.write_text("wheelEvent\n", encoding="utf-8")
    with pytest.raises(ValueError, match="“wheelEvent” gives no reason"):
        listed(exceptions)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ({"voting/quorum.py": ""}, []),
        (
            {"voting/quorum.py": "line 7"},
            ["src/wizard/voting/quorum.py is to be covered whole: line 7."],
        ),
        ({}, ["fully_covered.txt: there is no module voting/quorum.py."]),
        (
            {"voting/quorum.py": "", "signing/answers.py": ""},
            ["fully_covered.txt: signing/answers.py is covered whole now; put it on the list."],
        ),
        ({"voting/quorum.py": "", "signing/answers.py": "line 3"}, []),
        (
            {"voting/quorum.py": "", "voting/tiers.py": "line 3"},
            ["fully_covered.txt: voting/tiers.py has to be on the list, and covered: line 3."],
        ),
    ],
)
def test_the_list_of_covered_modules_only_grows(report: dict[str, str], said: list[str]) -> None:
    assert list(differences(["voting/quorum.py"], report)) == said


@pytest.fixture
def worded(tmp_path: Path, exceptions: Path) -> Path:
    """A project with the word lists, and with a document and a module to write into."""
    lists = tmp_path / "resources" / "lint"
    lists.mkdir(parents=True)
    root = Path(__file__).parents[2]
    (lists / "prose.toml").write_bytes((root / "resources" / "lint" / "prose.toml").read_bytes())
    (tmp_path / "src" / "wizard").mkdir(parents=True)
    return tmp_path


def test_a_phrase_that_nobody_says_is_named_in_papers_strings_and_comments(worded: Path, exceptions: Path) -> None:
    (worded / "README.md").write_text("The meeting\nlies ahead.\n", encoding="utf-8")
    module = '"""It comes to nothing."""\n\nWORDS = "The item is taken up."  # The file is let go of.\n'
    (worded / "src" / "wizard" / "one.py").write_text(module, encoding="utf-8")
    said = list(unsaid(worded, exceptions))
    assert [line.partition("; ")[0] for line in said] == [
        "README.md:2: “lies ahead”",
        "README.md:2: “lies”",
        "src/wizard/one.py:1: “comes to”",
        "src/wizard/one.py:3: “taken up”",
        "src/wizard/one.py:3: “let go of”",
    ]


def test_code_that_a_paper_quotes_is_no_prose(worded: Path, exceptions: Path) -> None:
    (worded / "README.md").write_text("Type `take up` and see.\n", encoding="utf-8")
    assert list(unsaid(worded, exceptions)) == []


def test_a_phrase_may_stay_with_a_reason_and_the_reason_goes_with_it(worded: Path, exceptions: Path) -> None:
    exceptions.write_text("README.md: upon # a name\ndocs/a.md: upon # gone\n", encoding="utf-8")
    (worded / "README.md").write_text("Stratford-upon-Avon.\n", encoding="utf-8")
    assert list(unsaid(worded, exceptions)) == [
        "uncalled.txt: “docs/a.md: upon” is there no more; take it off the list."
    ]


def test_a_sentence_with_who_as_its_subject_is_found_and_a_question_is_not(worded: Path, exceptions: Path) -> None:
    readme = "Who was away signs later.\nWho can sign?\nIt ends. Whoever has an interest leaves.\n"
    (worded / "README.md").write_text(readme, encoding="utf-8")
    assert [line.partition("; ")[0] for line in unsaid(worded, exceptions)] == [
        "README.md:1: “Who …”",
        "README.md:3: “Who …”",
    ]
