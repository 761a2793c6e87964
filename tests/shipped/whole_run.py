"""The whole program in one process under an audit hook: all steps of the window, or every command of the command line.

Run as `python -m tests.shipped.whole_run window|verbs FOLDER`. Prints a line for each socket, process or file outside
the places of the person and the program, and ends with 1 if there was one.
"""

import os
import site
import sys
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
STEPS = (
    "practice",
    "meeting",
    *(f"item-{item}" for item in ("1", "2", "3", "4a", "4b", "5", "6", "7", "8", "9a", "9b", "10")),
    "review",
    "sign",
    "export",
)
SYSTEM = (
    "/etc/ld.so",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/usr/lib",
    "/lib",
    "/dev/null",
    "/dev/urandom",
    # The table that shows a start from a share (`wizard.foundation.paths`).
    "/proc/self/mounts",
)
"""The system files that Python itself opens; `strace` sees those that Qt opens, in test_nothing_sent.py."""
FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "urllib.",
    "http.",
    "ftplib.",
)


class Watch:
    """Notes what the program should never do."""

    def __init__(self, folder: Path) -> None:
        python = [sys.prefix, sys.base_prefix, *site.getsitepackages(), *sysconfig.get_paths().values()]
        ours = [str(ROOT / name) for name in ("src", "resources", "tests")]
        self.allowed = tuple({*python, *ours, str(folder), *SYSTEM})
        self.found: list[str] = []
        self.opened = 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        """Note one event."""
        if event.startswith(FORBIDDEN):
            self.found.append(f"{event} {args!r}")
        elif event == "open" and isinstance(args[0], (str, bytes)):
            path = os.path.abspath(os.fsdecode(args[0]))  # noqa: PTH100  # pathlib may ask the file system.
            self.opened += 1
            if not path.startswith(self.allowed):
                self.found.append(f"open {path}")


def walk_window(folder: Path) -> None:
    """Open the worked example in the real window, go to all its steps, export, and close."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtWidgets import QApplication

    from wizard.services.pdf_copies import PdfRequest
    from wizard.services.preferences import own_preferences
    from wizard.ui.application import launch
    from wizard.ui.application.controller import Controller

    own_preferences().change(tour_seen=True)
    application = QApplication([])

    def settle(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    controller: Controller = launch.start(application)
    settle(50)
    controller.warm_up(None)
    controller.plans.open_example()
    for step in STEPS:
        controller.go_to(step)
        settle(60)
    done: list[Path | None] = []
    loop = QEventLoop()

    def finished(path: Path | None, problem: str) -> None:
        print(problem, end="")
        done.append(path)
        loop.quit()

    controller.pdfs.make_pdf(
        controller.session.plan, PdfRequest(), folder / "window.pdf", finished, lambda at, of: None
    )
    loop.exec()
    controller.window.close()
    if done != [folder / "window.pdf"]:
        raise RuntimeError("the window made no PDF")


def run_verbs(folder: Path) -> None:
    """Run every command of the command line."""
    from tests.pdf.exports import closed_example

    from wizard.app import main
    from wizard.cli.arguments import VERBS
    from wizard.storage.plan_file import write_new_plan

    plan, signed, closed, pdf = (str(folder / name) for name in ("a.gpplan", "b.gpplan", "c.gpplan", "a.pdf"))
    write_new_plan(Path(closed), closed_example())
    calls = (
        ["example", plan],
        ["example", signed, "--signed"],
        ["export", signed, pdf],
        ["export", plan, str(folder / "public.pdf"), "--for", "public", "--large-print"],
        ["brief", plan, str(folder / "brief.pdf")],
        ["show", plan, "--json"],
        ["check", signed],
        ["check", pdf],
        ["extract", pdf, str(folder / "out.gpplan")],
        ["pack", "check"],
        ["pack", "diff", str(ROOT / "resources/packs/gpce-2024"), str(ROOT / "resources/packs/gpce-2024")],
        ["letters", signed, str(folder / "letters")],
        ["minutes", signed, str(folder / "minutes.docx")],
        ["sheet", signed, str(folder / "sheet.xlsx")],
        ["calendar", signed, str(folder / "dates.ics")],
        ["slip", closed, str(folder / "slip.pdf"), "--person", "Dr Farah Noor"],
        ["schema"],
    )
    missing = set(VERBS) - {call[0] for call in calls}
    if missing:
        raise RuntimeError(f"nobody runs {missing}")
    for call in calls:
        if code := main(call):
            raise RuntimeError(f"{call} ended with {code}")


def main(what: str, folder: Path) -> int:
    """Do one of the two and return 1 if anything was noted."""
    watch = Watch(folder)
    sys.addaudithook(watch)
    if what == "window":
        walk_window(folder)
    else:
        run_verbs(folder)
    sys.stdout.flush()
    print("\n".join(dict.fromkeys(watch.found)) or f"nothing, in {watch.opened} files", file=sys.stderr)
    return 1 if watch.found else 0


if __name__ == "__main__":
    tempfile.tempdir = os.environ["TMPDIR"]
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
