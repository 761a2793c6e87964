"""Making guidance on the command line, step by step as the help page says: made, checked, sent, added, used."""

import re
from datetime import date
from pathlib import Path

import pytest

from wizard.app import main
from wizard.foundation import dates
from wizard.foundation.paths import resource, resources
from wizard.guidance.packs.installed_packs import load_newest
from wizard.guidance.packs.letter_texts import shipped_letters
from wizard.guidance.packs.load_pack import load_pack
from wizard.plan.office import Dispatch
from wizard.services import example_plan, known_plans, plan_files
from wizard.services.guidance_packs import found_packs

SHIPPED = resource("packs", "gpce-2024")
EDITION = "2026-06, revised November 2026"
OLD = "How do our records show that we still respond to patients?"
Said = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def a_person_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Local data in a folder of the test's own."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "local"))
    monkeypatch.setenv("USER", "Gwen Abbot")
    monkeypatch.chdir(tmp_path)


def ran(said: Said, *arguments: str, code: int = 0) -> str:
    assert main(["pack", *arguments]) == code, said.readouterr()
    out, err = said.readouterr()
    assert "Traceback" not in err
    return f"{out}{err}"


def reword(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def page_blocks() -> list[str]:
    """The blocks that the page on making guidance tells its reader to type into files, in order."""
    page = resources().parent / "docs" / "making-a-pack.md"
    return re.findall(r"(?s)```toml\n(.*?)```", page.read_text("utf-8"))


def made(said: Said, name: str = "devon", edition: str = "2026-12-devon") -> Path:
    """A new edition with one changed status, one new trade-off with its source, and the LMC's card."""
    ran(said, "new", name, "--edition", edition, "--issuer", "Devon LMC", "--from", str(SHIPPED))
    folder = Path(name)
    head, action = folder / "pack.toml", folder / "actions" / "10-pilots.toml"
    head.write_text(re.sub(r'(?m)^("\w+" = )2026-0[67]-\d\d$', r"\g<1>2026-11-28", head.read_text("utf-8")), "utf-8")
    card, status, gain, source, revision = page_blocks()
    reword(head, "[[actions]]\n", f"{card}\n[[actions]]\n")
    text, count = re.subn(r"(?m)^words = .*\nsince = .*\ndetail = .*\n", status, action.read_text("utf-8"))
    assert count == 1
    action.write_text(text, "utf-8")
    reword(action, "[[items.gains]]\n", f"{gain}\n[[items.gains]]\n")
    with (folder / "sources.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{source}")
    with (folder / "questions.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{revision}")
    return folder


def test_an_edition_is_made_checked_built_added_and_used(capsys: Said, tmp_path: Path) -> None:
    folder = made(capsys)
    checked = ran(capsys, "check", str(folder))
    assert "Straight quotation marks in texts: 4." in checked
    assert "gpce-2024 2026-12-devon: 12 items" in checked
    assert checked.count("nothing found") == 1
    changes = ran(capsys, "diff", str(SHIPPED), str(folder))
    assert "Item 10, status:" in changes
    assert "Devon’s pilots have been paid since November 2026." in changes
    assert "Compared with GPC England’s ten actions of 2024" in ran(capsys, "diff", str(folder))
    built = ran(capsys, "build", str(folder), "devon.gppack")
    fingerprint = re.search(r"Fingerprint, to put on your own page: ((?:[0-9a-f]{4} ?){4})", built)
    assert fingerprint is not None
    said = ran(capsys, "add", "devon.gppack")
    assert fingerprint[1].strip() in said
    assert "New meetings use it from now on" in said
    pack, passed_over = load_newest(found_packs(), "gpce-2024")
    assert (pack.edition.edition, passed_over, pack.edition.lmc.name) == ("2026-12-devon", (), "Devon LMC")
    assert [each.text for each in pack.edition.revisions] == ["Devon’s pilots are paid now, and the status says so."]
    assert "Nothing was added: this edition is already on this PC." in ran(capsys, "add", str(folder))


def test_a_new_edition_has_the_texts_of_letters_to_change_and_none_counts_until_it_is(capsys: Said) -> None:
    folder = made(capsys)
    texts = (folder / "letters.toml").read_text("utf-8")
    assert texts.count("# [[letters]]") == len(shipped_letters())
    assert load_pack(folder).letters == ()
    # An author who changes a section first removes the marks from its lines.
    only = texts[texts.index('# [[letters]]\n# id = "d19"') :].split("\n\n")[0].split("\n#\n")[0]
    (folder / "letters.toml").write_text("\n".join(line[2:] for line in only.splitlines()), "utf-8")
    assert [letter.id for letter in load_pack(folder).letters] == ["d19"]


def test_everything_that_is_wrong_is_said_at_once_with_its_line(capsys: Said) -> None:
    folder = made(capsys)
    (folder / "background.toml").write_bytes('[[background]]\ntext = "Zoë"\n'.encode("cp1252"))
    reword(folder / "sources.toml", "seen = 2026-11-22", "seen = 22/11/2026")
    reword(folder / "actions" / "02-advice-and-guidance.toml", 'kind = "adopt"', 'kind = "adopted"')
    reword(folder / "pack.toml", "use_until = 2027-03-31\n", "")
    reword(folder / "pack.toml", "[lmc]\n", "[lmc]\nuse_until = 2027-03-31\n")
    said = ran(capsys, "check", str(folder), code=1)
    for words in (
        "background.toml, line 2: this file is not saved as UTF-8. In Notepad choose “Save as”",
        "sources.toml, line 13: “22/11/2026” is not the way to write a date here; write 2026-11-22",
        "“adopted” is not one of",
        "“use_until” is in the wrong place; move it above the first heading in square brackets",
    ):
        assert words in said
    assert said.count("\n") < 12


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("pack.toml", '"10" = 2026-11-28', '"10" = 2026-11-28,', "pack.toml, line 24: something follows the value"),
        ("sources.toml", "seen = 2026-11-28", "seen = 28 November 2026", "way to write a date here; write 2026-11-28"),
        ("pack.toml", 'name = "Devon LMC"', 'name = "Devon LMC', "pack.toml, line 34: text has no quotation mark"),
        (
            "pack.toml",
            "[words]\n",
            "[words]\nuse_until = 2027-03-31\n",
            "pack.toml, line 28 › words › use_until: “use_until” is in the wrong place",
        ),
        (
            "actions/10-pilots.toml",
            "[[items]]\n",
            '[[items.gains]]\nid = "x"\n\n[[items]]\n',
            "line 3: the part below [[items.gains]] is in the wrong place; move it below [[items]]",
        ),
    ],
)  # fmt: skip
def test_one_slip_is_said_once_with_its_line(capsys: Said, file: str, old: str, new: str, said: str) -> None:
    folder = made(capsys)
    reword(folder / file, old, new)
    lines = ran(capsys, "check", str(folder), code=1).strip().splitlines()
    assert len(lines) == 1, lines
    assert said in lines[0]


def test_what_the_rules_find_is_said_with_file_and_line(capsys: Said) -> None:
    folder = made(capsys)
    action = folder / "actions" / "10-pilots.toml"
    reword(action, "Devon's pilots have been paid", "You should know: Devon's pilots have been paid")
    reword(action, 'sources = ["X1"] }', 'sources = ["X1"], side = "bma", as_at = "2026-03-09" }')
    reword(folder / "sources.toml", "seen = 2026-11-28", "seen = 2126-11-28")
    reword(folder / "pack.toml", "It recommends nothing.", "It  recommends nothing.")

    def line(file: str, words: str) -> int:
        return (folder / file).read_text("utf-8").splitlines().index(words) + 1

    gain = line(
        "actions/10-pilots.toml", 'text = "You should know: Devon\'s pilots have been paid since November 2026."'
    )
    seen = line("sources.toml", "seen = 2126-11-28")
    said = ran(capsys, "check", str(folder), code=1)
    assert f"actions/10-pilots.toml, line {gain} › item 10 › gains › “local-pay” › text: “you should” tells" in said
    assert f"sources.toml, line {seen} › sources › “X1” › seen: 2126-11-28 is in the future [future]" in said
    assert re.search(r"pack.toml, line \d+ › disclaimers › no. 1 › text: double spaces", said)
    assert re.search(
        r"actions/10-pilots.toml, line \d+ › item 10 › status › detail: the text does not give its date", said
    )
    reword(action, 'sources = ["X1"]', 'sources = ["X7"]')
    said = ran(capsys, "check", str(folder), code=1)
    assert re.search(
        r"10-pilots.toml, line \d+ › item 10 › status › detail: the source “X7” is not in sources.toml", said
    )


def test_a_name_to_which_the_editor_added_an_ending_is_named(capsys: Said) -> None:
    folder = made(capsys)
    (folder / "sources.toml").rename(folder / "sources.toml.txt")
    (folder / "shared.toml").rename(folder / "shared.toml.txt")
    said = ran(capsys, "check", str(folder), code=1)
    assert "sources.toml.txt: the editor added “.txt” to the name." in said
    assert "shared.toml.txt: the editor added “.txt” to the name." in said
    assert "is one file of a pack. Choose the folder" in ran(capsys, "add", str(folder / "pack.toml"), code=1)


def test_a_stray_copy_is_named_and_never_mailed(capsys: Said) -> None:
    folder = made(capsys)
    (folder / "actions" / "10-pilots - Copy.toml").write_text("x = 1\n", encoding="utf-8")
    said = ran(capsys, "check", str(folder), code=1)
    assert "actions/10-pilots - Copy.toml: this file is not part of the pack; delete it" in said
    whole = (folder / "sources.toml").read_text(encoding="utf-8")
    (folder / "sources.toml").write_text(f'{whole}\nx = "y\n', encoding="utf-8")
    said = ran(capsys, "check", str(folder), code=1)
    assert "text has no quotation mark at its end" in said
    assert "actions/10-pilots - Copy.toml: this file is not part of the pack; delete it" in said
    (folder / "sources.toml").write_text(whole, encoding="utf-8")
    ran(capsys, "build", str(folder), "devon.gppack")
    assert "- Copy" not in Path("devon.gppack").read_bytes().decode("latin-1")


def test_style_is_insisted_on_and_what_it_says_is_not(capsys: Said) -> None:
    folder = made(capsys)
    reword(folder / "pack.toml", "It recommends nothing.", "It  recommends nothing.")
    ran(capsys, "build", str(folder), "devon.gppack")
    refused = ran(capsys, "add", "devon.gppack", code=1)
    assert "double spaces" in refused
    assert "“--insist” adds it anyway" in refused
    assert "Pages made with it say that it fails 1 style check." in ran(capsys, "add", "devon.gppack", "--insist")
    pack, _ = load_newest(found_packs(), "gpce-2024")
    assert pack.edition.failed_checks == 1
    reword(folder / "pack.toml", '"2026-12-devon"', '"2026-12b"')
    reword(folder / "pack.toml", "It  recommends nothing.", "You should adopt all of it.")
    assert "tells the reader what to choose" in ran(capsys, "build", str(folder), "worse.gppack", code=1)
    assert "tells the reader what to choose" in ran(capsys, "add", str(folder), "--insist", code=1)
    assert not Path("worse.gppack").exists()


def test_an_older_edition_and_another_under_its_name_are_not_simply_added(capsys: Said) -> None:
    ran(capsys, "add", str(made(capsys)))
    older = made(capsys, "older", "2026-11-devon")
    head = older / "pack.toml"
    head.write_text(head.read_text("utf-8").replace("= 2026-11-28", "= 2026-11-20"), "utf-8")
    assert "It is older than edition 2026-12-devon" in ran(capsys, "add", str(older), code=1)
    assert "New meetings keep using edition 2026-12-devon, which is newer" in ran(capsys, "add", str(older), "--older")
    other = made(capsys, "other")
    reword(other / "pack.toml", 'issuer = "Devon LMC"', 'issuer = "Somebody"')
    assert "is already on this PC with different texts" in ran(capsys, "add", str(other), code=1)


def test_addresses_are_compared_with_a_list_that_somebody_checked(capsys: Said, tmp_path: Path) -> None:
    folder = made(capsys)
    urls = re.findall(r'(?m)^url = "(.*)"$', (folder / "sources.toml").read_text("utf-8"))
    listed = [f"{url}, ok" for url in dict.fromkeys(urls)]
    links = tmp_path / "links.txt"
    links.write_text("# Checked on 28 November 2026\n" + "\n".join(listed), encoding="utf-8")
    assert "nothing found" in ran(capsys, "check", str(folder), "--links", str(links))
    listed[0] = listed[0].replace(", ok", ", 404 not found")
    links.write_text("\n".join(listed[:-1]), encoding="utf-8")
    said = ran(capsys, "check", str(folder), "--links", str(links), code=1)
    assert "the list says “404 not found” instead of “ok”" in said
    assert "https://lmc.example/newsletter is not in the list" in said
    ran(capsys, "check", str(folder), "--links", "nowhere.txt", code=3)


def test_a_correction_is_written_mailed_and_added_and_names_the_plans_that_relied_on_the_old_words(
    capsys: Said, tmp_path: Path
) -> None:
    plan = tmp_path / "harbour.gpplan"
    plan_files.keep_new(example_plan.example(signed=True), plan)
    known_plans.note_plan(plan, plan_files.load(plan), dates.local_now())
    said = ran(capsys, "correct", "correction.toml", "--new")
    assert 'pack correct "correction.toml" "correction.gppack"' in said
    file = Path("correction.toml")
    text = file.read_text(encoding="utf-8")
    text = text.replace('sources = ["B1"]\n', "").replace("How it reads now.", OLD)
    text = text.replace("How it reads from now on.", "How does the record show that we'll respond?")
    file.write_text(text, encoding="utf-8")
    built = ran(capsys, "correct", "correction.toml")
    assert "item 1 › prompts › no. 1:" in built
    mailed = re.search(r"Fingerprint, to put on your own page: ((?:[0-9a-f]{4} ?){4})", built)
    assert mailed is not None
    assert f"was: {OLD}" in built
    said = ran(capsys, "add", "correction.gppack")
    assert f"Fingerprint, to compare with the one on the LMC’s own page: {mailed[1].strip()}" in said
    assert "is:  How does the record show that we’ll respond?" in said
    assert "Plans and letters on this PC that relied on the old words:" in said
    assert (
        f"- Harbour Lane Surgery, meeting 1 of 8 December 2026: item 1, “Work to a safe daily limit” ({plan})" in said
    )
    pack, _ = load_newest(found_packs(), "gpce-2024")
    assert pack.edition.edition.startswith(f"{EDITION}, corrected ")
    assert "is already on this PC" in ran(capsys, "add", "correction.gppack")


def test_a_plan_that_cannot_be_read_is_named_too(capsys: Said, tmp_path: Path) -> None:
    plan = tmp_path / "harbour.gpplan"
    plan_files.keep_new(example_plan.example(), plan)
    known_plans.note_plan(plan, plan_files.load(plan), dates.local_now())
    plan.write_bytes(b"?")
    ran(capsys, "correct", "correction.toml", "--new")
    file = Path("correction.toml")
    text = file.read_text(encoding="utf-8").replace('sources = ["B1"]\n', "").replace("How it reads now.", OLD)
    file.write_text(text.replace("How it reads from now on.", "How do we show that we respond?"), encoding="utf-8")
    assert "It changes 1 statement." in ran(capsys, "correct", "correction.toml")
    said = ran(capsys, "add", "correction.gppack")
    assert f"- {plan}: it cannot be read now, so look at it yourself." in said


def test_letters_that_carry_out_a_decision_on_the_old_words_are_named(capsys: Said, tmp_path: Path) -> None:
    plan = example_plan.example(signed=True)
    sent = Dispatch(
        id="d1", document="d5", item="3", row="Spirometry", meeting=1, to_words="Notice on a service",
        made_on=date(2026, 12, 9), sent_on=date(2026, 12, 14),
    )  # fmt: skip
    other = sent.replace(id="d2", item="1", to_words="Safe limit, to staff", row="")
    plan = plan.replace(office=plan.office.replace(dispatches=(sent, other)))
    file = tmp_path / "harbour.gpplan"
    plan_files.keep_new(plan, file)
    known_plans.note_plan(file, plan, dates.local_now())
    old = plan.item(plan.records[0].content.meeting.guidance.items["3"]).prompts[0].text
    text = corrected_text(capsys).replace('item = "1"', 'item = "3"').replace(OLD, old)
    Path("correction.toml").write_text(text, encoding="utf-8")
    ran(capsys, "correct", "correction.toml")
    said = ran(capsys, "add", "correction.gppack")
    assert "Harbour Lane Surgery, meeting 1 of 8 December 2026: item 3" in said
    assert (
        f"- Harbour Lane Surgery, letter: item 3, Notice on a service, Spirometry: sent on 14 December 2026 ({file})"
    ) in said
    assert "Safe limit" not in said


def test_what_is_against_house_style_in_a_correction_is_said_to_its_maker(capsys: Said) -> None:
    text = corrected_text(capsys).replace("How do we show that we respond?", "How do we show  that we respond?")
    Path("correction.toml").write_text(text, encoding="utf-8")
    said = ran(capsys, "correct", "correction.toml")
    assert "item 1 › prompts › no. 1 › text: double spaces" in said
    assert "Practices are warned before they add it: it fails " in said


def corrected_text(said: Said) -> str:
    """A correction of a prompt on item 1, written by `--new` and then filled in."""
    ran(said, "correct", "correction.toml", "--new")
    text = Path("correction.toml").read_text(encoding="utf-8").replace('sources = ["B1"]\n', "")
    return text.replace("How it reads now.", OLD).replace(
        "How it reads from now on.", "How do we show that we respond?"
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (OLD, "How does this record show that we go on responding?", f"The nearest is: “{OLD}”"),
        ('item = "1"\n', "", "The old words are here: item 1 › prompts › no. 1."),
        ('item = "1"\n', 'item = "9c"\n', "It has no item “9c”."),
    ],
)
def test_a_correction_that_misses_its_line_says_where_that_is(capsys: Said, old: str, new: str, said: str) -> None:
    text = corrected_text(capsys)
    assert old in text
    Path("correction.toml").write_text(text.replace(old, new), encoding="utf-8")
    assert said in ran(capsys, "correct", "correction.toml", code=1)


def test_a_correction_of_a_line_that_is_not_there_is_refused(capsys: Said) -> None:
    ran(capsys, "correct", "correction.toml", "--new")
    said = ran(capsys, "correct", "correction.toml", code=1)
    assert "Correction 1, item 1: the edition has no such line, so there is nothing to correct." in said
    assert not Path("correction.gppack").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["new", "there", "--edition", "x", "--issuer", "y"], 3, "already has something in it"),
        (["new", "fresh", "--edition", EDITION, "--issuer", "y"], 1, "choose another"),
        (["build", "nowhere", "x.gppack"], 3, "could not be read"),
        (["build", "there", "x.zip"], 2, "the name must end in .gppack"),
        (["build", "there", "x.gppack"], 1, "pack.toml: the file is missing"),
        (["add", "nowhere.gppack"], 3, "could not be read"),
        (["add", "there"], 1, "pack.toml: the file is missing"),
        (["check", "nowhere"], 3, "could not be read"),
        (["check", "there"], 1, "pack.toml: the file is missing"),
        (["check", "--links", "nowhere.txt"], 3, "could not be read"),
        (["diff", "there", "nowhere"], 3, "could not be read"),
        (["diff", "there", "there"], 1, "pack.toml: the file is missing"),
        (["correct", "nowhere.toml"], 3, "could not be read"),
    ],
)
def test_whatever_does_not_work_is_said_in_a_sentence(capsys: Said, arguments: list[str], code: int, said: str) -> None:
    Path("there").mkdir()
    Path("there", "note.txt").write_text("x", encoding="utf-8")
    ended = main(["pack", *arguments])
    out, err = capsys.readouterr()
    assert said in out + err
    assert ended == code
    assert "Traceback" not in err


def test_nothing_is_replaced_unless_that_is_wanted(capsys: Said) -> None:
    folder = made(capsys)
    Path("devon.gppack").write_bytes(b"mine")
    assert "already exists; “--force” replaces it" in ran(capsys, "build", str(folder), "devon.gppack", code=3)
    assert Path("devon.gppack").read_bytes() == b"mine"
    ran(capsys, "build", str(folder), "devon.gppack", "--force")
    assert Path("devon.gppack").read_bytes() != b"mine"
