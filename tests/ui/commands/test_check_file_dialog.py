"""Checking a file in the window: the verdict by mark, word and colour, and a printed fingerprint compared."""

from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.signing.closed_plans import signed
from tests.ui.seeing import button, press, words, write

from wizard.pdf.export_pdf import ExportOptions, export
from wizard.services.file_check import FileVerdict, NextStep
from wizard.services.plan_files import NOT_PROVEN, UNREADABLE, UNSOUND
from wizard.signing.closing import record_fingerprint
from wizard.storage.plan_file import write_new_plan
from wizard.ui.commands.check_file_dialog import CheckFileDialog
from wizard.ui.theme import Tone
from wizard.ui.widgets.messages import Banner


def dialog_for(qtbot: QtBot, path: Path) -> CheckFileDialog:
    dialog = CheckFileDialog(None, path)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def tone(dialog: CheckFileDialog) -> Tone:
    banner = dialog.findChild(Banner)
    assert isinstance(banner, Banner)
    return banner.tone


def written(tmp_path: Path) -> Path:
    path = tmp_path / "plan.gpplan"
    write_new_plan(path, signed())
    return path


def test_a_sound_plan_is_said_to_be_sound_and_what_cannot_be_told(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, written(tmp_path))
    assert "Sound" in words(dialog).splitlines()
    assert "partners signed" in words(dialog)
    assert "What this check cannot tell you" in words(dialog)
    assert tone(dialog) is Tone.GOOD


def test_the_printed_fingerprint_is_compared(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, written(tmp_path))
    write(dialog, "Fingerprint from a printed page", record_fingerprint(signed().records[-1]))
    press(dialog, "Compare")
    assert dialog.verdict.notes
    assert dialog.verdict.notes[-1] in words(dialog)
    assert tone(dialog) is Tone.GOOD


def test_another_fingerprint_is_a_finding(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, written(tmp_path))
    write(dialog, "Fingerprint from a printed page", "0000 1111 2222 3333")
    press(dialog, "Compare")
    assert dialog.verdict.code == UNSOUND
    assert "Changed or damaged" in words(dialog)
    assert all(finding in words(dialog) for finding in dialog.verdict.findings)
    assert tone(dialog) is Tone.BAD


def test_what_is_no_fingerprint_is_refused_at_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_for(qtbot, written(tmp_path))
    write(dialog, "Fingerprint from a printed page", "nothing like it")
    press(dialog, "Compare")
    assert "A fingerprint has sixteen characters" in words(dialog)
    assert tone(dialog) is Tone.GOOD


def test_a_file_that_is_no_plan_is_said_to_be_unreadable(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "missing.gpplan"
    dialog = dialog_for(qtbot, path)
    assert dialog.verdict.code == UNREADABLE
    assert "Cannot be read" in words(dialog)


def test_findings_stand_one_to_a_line(qtbot: QtBot) -> None:
    verdict = FileVerdict(UNSOUND, "Changed after closing.", ("The reason on item 3.", "The owner of item 4a."))
    dialog = CheckFileDialog(None, Path("plan.gpplan"), lambda _path, _typed, _plan: verdict)
    qtbot.addWidget(dialog)
    dialog.show()
    assert {"The reason on item 3.", "The owner of item 4a."} <= set(words(dialog).splitlines())


def test_pages_that_cannot_be_proven_are_never_called_sound(qtbot: QtBot) -> None:
    step = NextStep("plan", "Compare the pages with the plan.", "check FILE --plan PLAN")
    verdict = FileVerdict(NOT_PROVEN, "The pages cannot be verified, because of its version.", steps=(step,))
    dialog = CheckFileDialog(None, Path("plan.pdf"), lambda _path, _typed, _plan: verdict)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Not proven" in words(dialog)
    assert tone(dialog) is Tone.WAITING
    assert "What you can do next\nCompare the pages with the plan." in words(dialog)
    assert "Sound" not in words(dialog).splitlines()


def test_the_genuine_pages_are_offered_where_they_can_be_written(qtbot: QtBot) -> None:
    step = NextStep("genuine", "Write the genuine pages again.", "check FILE --genuine OUT.pdf")
    verdict = FileVerdict(UNSOUND, "Changed.", steps=(step,))
    asked: list[Path] = []

    def genuine(path: Path, _plan: Path | None) -> Path:
        asked.append(path)
        return Path("again.pdf")

    dialog = CheckFileDialog(None, Path("copy.pdf"), lambda _path, _typed, _plan: verdict, genuine)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "Save genuine pages…")
    assert asked == [Path("copy.pdf")]
    assert "The genuine pages were saved as “again.pdf”." in words(dialog)


def test_pages_without_a_record_are_compared_with_a_plan_that_is_picked(qtbot: QtBot, tmp_path: Path) -> None:
    pages, plan = tmp_path / "pages.pdf", written(tmp_path)
    export(signed(), pages, ExportOptions(pages_only=True))
    dialog = CheckFileDialog(None, pages, plan=lambda: plan)
    qtbot.addWidget(dialog)
    dialog.show()
    assert tone(dialog) is Tone.WAITING
    press(dialog, "Compare with a plan…")
    assert tone(dialog) is Tone.GOOD
    assert "Every page is the same as in the plan." in words(dialog)
    assert button(dialog, "Compare with a plan…").isVisible()


def test_where_no_plan_is_picked_the_verdict_stays(qtbot: QtBot) -> None:
    step = NextStep("plan", "Compare the pages with the plan.", "check FILE --plan PLAN")
    verdicts = iter([FileVerdict(NOT_PROVEN, "It has no record inside.", steps=(step,))])
    dialog = CheckFileDialog(None, Path("a.pdf"), lambda _path, _typed, _plan: next(verdicts), plan=lambda: None)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog, "Compare with a plan…")
    assert dialog.verdict.headline == "It has no record inside."
