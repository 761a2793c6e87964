"""The command line as people use it: what it prints, where, and its exit codes."""

import errno
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from wizard.app import main
from wizard.cli.arguments import VERBS
from wizard.edits.correction_edits import corrected
from wizard.foundation.disk import Disk
from wizard.services.plan_files import load
from wizard.signing.record_corrections import Slip
from wizard.storage.plan_file import plan_bytes
from wizard.ui.application.launch import NO_DISPLAY


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "example.gpplan"
    assert main(["example", str(path)]) == 0
    return path


def test_example_export_and_show_work_in_a_row(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.pdf"
    assert main(["export", str(plan), str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert main(["show", str(plan), "--json", "--on", "2026-12-09"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown["items"]) == ["1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10"]
    assert shown["items"]["1"]["tally"] == {
        "for": 4,
        "against": 1,
        "abstain": 0,
        "not_voting": 0,
        "absent": 1,
        "in_writing": 0,
        "not_recorded": 0,
    }
    assert shown["items"]["1"]["earlier"][0]["outcome"] == "not_carried"


def test_show_in_words_says_each_outcome(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(plan), "--on", "2026-12-09"]) == 0
    said = capsys.readouterr().out
    assert "Carried: 4 for, 1 against (3 of 5 needed).\n" in said
    assert "        Rule: more than half of the votes given, one vote each, quorum 4" in said


def test_a_plan_is_never_replaced(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert main(["example", str(plan)]) == 3
    assert "there is already a file of that name" in capsys.readouterr().err
    assert plan.read_bytes() == before


def test_a_pdf_is_replaced_only_when_asked(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.pdf"
    out.write_bytes(b"somebody's own")
    assert main(["export", str(plan), str(out)]) == 3
    assert "--force" in capsys.readouterr().err
    assert out.read_bytes() == b"somebody's own"
    assert main(["export", str(plan), str(out), "--force"]) == 0


def test_check_says_who_signed_and_finds_a_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "signed.gpplan"
    assert main(["example", str(path), "--signed"]) == 0
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().out.startswith("✓ Sound. This is the plan that six partners signed")
    path.write_bytes(path.read_bytes().replace(b"Nobody wanted", b"Nobody liked "))
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr()
    assert said.out + said.err


@pytest.mark.parametrize(
    ("content", "words", "code"),
    [
        (b"not a plan", "is not a plan, or is damaged from line 1 on", 1),
        (b'{"format": "gp-action-wizard plan", "version": 99, "counter": 1, "sha256": "", "plan": {}}', "99", 3),
        (b"", "empty", 1),
    ],
)
def test_a_file_that_is_no_plan_gets_one_sentence(
    content: bytes, words: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.gpplan"
    path.write_bytes(content)
    assert main(["show", str(path)]) == code
    said = capsys.readouterr().err
    assert words in said
    assert "plan.gpplan" in said
    assert len(said.strip().splitlines()) == 1
    assert path.read_bytes() == content


def test_a_plan_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "nowhere.gpplan"]) == 3
    assert "nowhere.gpplan" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["export"], ["show", "x", "--on", "yesterday"], ["pack", "wash"], ["--nonsense"]]
)
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err


def test_a_fingerprint_that_is_none_is_wrong_usage(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(plan), "--fingerprint", "zz"]) == 2
    assert "sixteen" in capsys.readouterr().err


def test_schema_is_that_of_the_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert "records" in json.loads(capsys.readouterr().out)["properties"]


def test_pack_check_counts_and_is_satisfied(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", "check"]) == 0
    assert "12 items" in capsys.readouterr().out


def test_without_a_display_the_window_says_so_and_which_verbs_need_none() -> None:
    surroundings = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    surroundings.pop("QT_QPA_PLATFORM", None)
    ended = subprocess.run(
        [sys.executable, "-m", "wizard"], env=surroundings, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 3
    assert "there is no display" in ended.stderr
    assert "export" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_pdf_is_checked_and_gives_its_plan_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan, pdf, back = tmp_path / "signed.gpplan", tmp_path / "signed.pdf", tmp_path / "back.gpplan"
    assert main(["example", str(plan), "--signed"]) == 0
    assert main(["export", str(plan), str(pdf)]) == 0
    assert main(["check", str(pdf)]) == 0
    assert "the plan that six partners signed" in capsys.readouterr().out
    assert main(["extract", str(pdf), str(back)]) == 0
    assert main(["check", str(back)]) == 0


def test_a_forged_plan_is_taken_out_as_asked_and_said_to_be_forged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, pdf, back = tmp_path / "p.gpplan", tmp_path / "p.pdf", tmp_path / "back.gpplan"
    assert main(["example", str(plan), "--signed"]) == 0
    assert main(["export", str(plan), str(pdf)]) == 0
    assert main(["extract", str(pdf), str(tmp_path / "sound.gpplan")]) == 0
    assert capsys.readouterr().err == ""
    signed = load(plan)
    forged = signed.replace(records=(signed.records[0].replace(answers=signed.records[0].answers[:-1]),))
    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        document.attachments["plan.json"] = plan_bytes(forged, 1)
        document.save(pdf)
    assert main(["check", str(pdf)]) == 1
    found = capsys.readouterr().out.splitlines()[0].removeprefix("✗ Changed or damaged. ")
    assert main(["extract", str(pdf), str(back)]) == 1
    assert load(back).records == forged.records
    said = capsys.readouterr()
    assert said.out == ""
    assert f"back.gpplan was written, but {pdf} is not sound. {found}" in said.err


def test_a_pdf_of_somebody_else_carries_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = tmp_path / "other.pdf"
    pdf.write_bytes(b"%PDF-1.7\nnothing\n%%EOF\n")
    assert main(["extract", str(pdf), str(tmp_path / "back.gpplan")]) == 1
    assert capsys.readouterr().err


@pytest.mark.parametrize("verb", ["check", "extract"])
def test_a_pdf_that_is_not_there_is_said_in_a_sentence(
    verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = [str(tmp_path / "out.gpplan")] if verb == "extract" else []
    assert main([verb, str(tmp_path / "away.pdf"), *more]) == 3
    said = capsys.readouterr()
    assert "“away.pdf” cannot be read" in said.out + said.err


def test_an_unforeseen_error_is_said_in_words(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(path: Path) -> None:
        raise ZeroDivisionError("a secret value")

    monkeypatch.setattr("wizard.services.plan_files.load", fails)
    assert main(["show", str(plan)]) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError, test_subcommands.py, line" in said
    assert "secret" not in said
    assert "Traceback" not in said


def test_the_schema_says_what_each_field_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["properties"]["meeting"]["description"] == "The open meeting, if there is one."
    assert "one unless the deed says otherwise" in schema["$defs"]["Person"]["properties"]["votes"]["description"]


# --- Where it runs ----------------------------------------------------------------------------------------------------


def program(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "wizard", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, env={**os.environ, **environment}, timeout=60, check=False
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_a_terminal_without_some_character_gets_a_question_mark(plan: Path, encoding: str) -> None:
    for verb in (["show"], ["check"], ["show", "--json"]):
        done = program(*verb, plan, cwd=plan.parent, PYTHONIOENCODING=encoding)
        assert (done.returncode, done.stderr) == (0, b""), verb
        assert done.stdout.decode(encoding)
        if "--json" in verb:
            # Characters that the encoding lacks are escaped as in JSON, so that nothing is lost.
            everything = program(*verb, plan, cwd=plan.parent, PYTHONIOENCODING="utf-8")
            assert json.loads(done.stdout.decode(encoding)) == json.loads(everything.stdout)


def test_nothing_is_taken_from_the_current_folder(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("json", "argparse", "pydantic", "datetime", "platformdirs", "hashlib"):
        (folder / f"{name}.py").write_text("raise SystemExit('taken from the current folder')", encoding="utf-8")
    done = program("check", plan, cwd=folder)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("verb", ["check", "extract", "show"])
def test_pipes_and_devices_are_never_opened(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kind = "gpplan" if verb == "show" else "pdf"
    pipe, device = tmp_path / f"pipe.{kind}", tmp_path / f"device.{kind}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    more = [str(tmp_path / "out.gpplan")] if verb == "extract" else []
    for path in (pipe, device):
        assert main([verb, str(path), *more]) == 3
        said = capsys.readouterr()
        assert "it is a device or a pipe and not a file" in said.out + said.err


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes among its files")
def test_no_pdf_takes_the_place_of_a_pipe(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "out.pdf"
    os.mkfifo(pipe)
    assert main(["export", str(plan), str(pipe), "--force"]) == 3
    assert "“out.pdf” cannot be written: it is a device or a pipe" in capsys.readouterr().err
    assert pipe.is_fifo()


def test_a_disk_that_can_only_be_read_is_said_in_a_sentence(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuses(*_: object) -> int:
        raise OSError(errno.EROFS, "Read-only file system")

    pdf = tmp_path / "plan.pdf"
    assert main(["export", str(plan), str(pdf)]) == 0
    monkeypatch.setattr(Disk, "create", refuses)
    for arguments in (
        ["example", tmp_path / "new.gpplan"],
        ["export", plan, tmp_path / "new.pdf"],
        ["export", plan, pdf, "--force"],
        ["extract", pdf, tmp_path / "new.gpplan"],
    ):
        assert main([str(each) for each in arguments]) == 3
        assert "the disk is read-only" in capsys.readouterr().err
    assert main(["check", str(plan)]) == 0


def test_show_says_everything_about_one_person_as_text_and_as_a_pdf(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "whitlock.pdf"
    assert main(["show", str(plan), "--person", "whitlock", "--on", "2026-12-09"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "Everything that this plan holds about Dr Ben Whitlock\nHarbour Lane Surgery, as at 9 December"
    )
    assert "choice: Against" in said
    assert "Osei" not in said
    assert main(["show", str(plan), "--person", "whitlock", "--pdf", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert main(["show", str(plan), "--person", "whitlock", "--pdf", str(out)]) == 3
    assert main(["show", str(plan), "--person", "whitlock", "--pdf", str(out), "--force"]) == 0


@pytest.mark.parametrize(
    ("more", "code", "why"),
    [
        (["--person", "Dr"], 3, "names several people called “Dr”"),
        (["--person", "Nobody Atall"], 3, "names nobody called “Nobody Atall”"),
        (["--pdf", "x.pdf"], 2, "only with “--person NAME”"),
        (["--person", "osei", "--json"], 2, "neither with “--json”"),
        (["--person", "osei", "--pdf", "x.txt"], 2, "must end in .pdf"),
        (["--person", "osei", "--pdf", "/nowhere/x.pdf"], 3, "cannot be written"),
    ],
)
def test_a_person_who_cannot_be_shown_is_refused_in_words(
    plan: Path, more: list[str], code: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(plan), *more]) == code
    assert why in capsys.readouterr().err


def test_show_and_check_name_what_was_corrected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "signed.gpplan"
    assert main(["example", str(path), "--signed"]) == 0
    signed = load(path)
    record = signed.records[0]
    at = record.answers[-1].at
    old = record.content.meeting.other_business.split(",")[0].split(".")[0]
    slip = Slip("other business", old, "licence", "The wrong word.", record.content.meeting.chair or "", at.date())
    path.write_bytes(plan_bytes(corrected(signed, 1, slip, at), 9))
    assert main(["show", str(path), "--on", "2026-12-09"]) == 0
    assert f"Any other business: “{old}” should read “licence”." in capsys.readouterr().out
    assert main(["show", str(path), "--json"]) == 0
    [said] = json.loads(capsys.readouterr().out)["corrections"]
    assert (said["old"], said["new"], said["seen_by"]) == (old, "licence", [])
    assert main(["check", str(path)]) == 0
    assert "was corrected on 21 December 2026 (other business)" in capsys.readouterr().out


def test_check_says_its_verdict_by_mark_word_and_code_and_what_can_be_done_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, pages, again = tmp_path / "a.gpplan", tmp_path / "a.pdf", tmp_path / "again.pdf"
    assert main(["example", "--signed", str(plan)]) == 0
    assert main(["export", str(plan), str(pages), "--one-page", "--pages-only"]) == 0
    assert main(["check", str(pages)]) == 4
    said = capsys.readouterr().out
    assert said.startswith("? Not proven. These are pages only")
    assert "Next: Compare the pages with the plan they were made from. (check FILE --plan PLAN)" in said
    assert main(["check", str(pages), "--plan", str(plan)]) == 0
    assert capsys.readouterr().out.startswith("✓ Sound. ")
    asked = ["check", str(pages), "--plan", str(plan), "--genuine", str(again)]
    assert main(asked) == 0
    assert again.read_bytes() == pages.read_bytes()
    assert main(asked) == 3
    assert main([*asked, "--force"]) == 0
    capsys.readouterr()
    assert main(["check", str(pages), "--genuine", str(tmp_path / "none.pdf")]) == 1
    assert "Give the plan too" in capsys.readouterr().err
    assert not (tmp_path / "none.pdf").exists()


def test_what_works_without_a_display_is_said_of_every_command() -> None:
    named = re.search(r"These commands work without one: ([\w, ]+)\.", NO_DISPLAY)
    assert named is not None
    assert sorted(named[1].split(", ")) == sorted(VERBS)
