"""The arguments of the command line. `subcommands.py` does the work."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from wizard import __version__

SOUND, UNSOUND, USAGE, UNREADABLE = 0, 1, 2, 3
"""Exit codes: done and sound; changed or damaged; wrong usage; could not read, write or open a display.

A check that proves nothing either way ends with 4 (`services.plan_files.NOT_PROVEN`).
"""

VERBS = (
    "example",
    "export",
    "brief",
    "show",
    "check",
    "extract",
    "letters",
    "minutes",
    "sheet",
    "calendar",
    "slip",
    "pack",
    "schema",
)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {message}\n")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; expected one such as 2027-01-11") from None


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Parse the arguments; `verb` is “window” if no verb is given.

    Raises:
        SystemExit: The usage is wrong (code 2), or help or the version was asked for (code 0).
    """
    if arguments and arguments[0] in VERBS:
        return _verbs().parse_args(arguments)
    return _window().parse_args(arguments)


def _window() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="gp-action-wizard",
        description=f"Opens the window. These verbs work without it: {', '.join(VERBS)}. “VERB --help” explains each.",
    )
    parser.set_defaults(verb="window")
    parser.add_argument("--version", action="version", version=f"GP Action Wizard {__version__}")
    parser.add_argument("plan", nargs="?", type=Path, metavar="PLAN", help="a plan to open")
    parser.add_argument("--room", action="store_true", help="start in room mode, for a projector")
    parser.add_argument("--smoke", action="store_true", help="paint the window once and quit")
    parser.add_argument(
        "--diagnose", action="store_true", help="print what IT needs to know about this PC; reads no plan"
    )
    parser.add_argument("--self-test", action="store_true", help="also write, export and check the worked example")
    return parser


def _verbs() -> argparse.ArgumentParser:
    # Late: the window starts without knowing what readers get.
    from wizard.services.pdf_copies import readers

    known = [choice.reader for choice in readers()]
    parser = _Parser(prog="gp-action-wizard")
    verbs = parser.add_subparsers(dest="verb", required=True)
    force = {"action": "store_true", "help": "replace OUT if it already exists"}

    verb = verbs.add_parser("example", help="write the worked example: a made-up practice, real actions")
    verb.add_argument("out", type=Path, metavar="OUT.gpplan")
    verb.add_argument("--signed", action="store_true", help="with the meeting closed and signed")
    for name, words in (("export", "the action plan as a PDF"), ("brief", "the briefing for the coming meeting")):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("plan", type=Path, metavar="PLAN")
        verb.add_argument("out", type=Path, metavar="OUT.pdf")
        verb.add_argument("--force", **force)  # type: ignore[arg-type]
        verb.add_argument("--large-print", action="store_true", help="18 point type, without columns")
        if name == "brief":
            verb.add_argument("--sheet", action="store_true", help="the one sheet for a meeting without a screen")
        else:
            verb.add_argument("--meeting", type=int, metavar="N", help="for meeting N instead of the latest")
            verb.add_argument("--for", dest="reader", choices=known, default="partners", help="who the document is for")
            verb.add_argument("--no-annex", action="store_true", help="leave out the annex with the guidance")
            verb.add_argument("--one-page", action="store_true", help="only page one")
            verb.add_argument("--pages-only", action="store_true", help="without the record inside, for e-mail")
            verb.add_argument("--issued", type=_day, metavar="DATE", help="the date of issue")
    _looking_verbs(verbs)
    _after_verbs(verbs)
    _slip_verb(verbs)
    return parser


def _after_verbs(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    """Add the verbs for what comes after the meeting."""
    verb = verbs.add_parser("letters", help="the letters, notices and scripts that the decisions call for")
    verb.add_argument("plan", type=Path, metavar="PLAN")
    verb.add_argument("folder", type=Path, metavar="FOLDER", help="where to save them; made if it does not exist")
    verb.add_argument("--item", metavar="ITEM", help="only those of one item, such as 3")
    verb.add_argument("--list", action="store_true", help="list them and what each still needs; write nothing")
    verb.add_argument("--meeting", type=int, metavar="N", help="for meeting N instead of the last closed one")
    verb.add_argument("--issued", type=_day, metavar="DATE", help="the date to put on them")
    verb.add_argument("--final", action="store_true", help="leave out the last line where that is allowed")
    verb.add_argument("--only", choices=("docx", "pdf"), help="only in this format")
    verb.add_argument("--force", action="store_true", help="replace files that already exist")
    for name, out, words in (
        ("minutes", "OUT.docx", "the minutes as a Word file"),
        ("sheet", "OUT.xlsx", "tasks, decisions and services as a workbook, or only the tasks as OUT.csv"),
        ("calendar", "OUT.ics", "the dates as a calendar"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("plan", type=Path, metavar="PLAN")
        verb.add_argument("out", type=Path, metavar=out)
        verb.add_argument("--force", action="store_true", help="replace OUT if it already exists")
        if name == "minutes":
            verb.add_argument("--template", type=Path, metavar="FILE", help="the practice's own .docx or .dotx")
            verb.add_argument("--meeting", type=int, metavar="N", help="for meeting N instead of the latest")


def _slip_verb(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    verb = verbs.add_parser("slip", help="a slip for an absent partner to answer a closed record")
    verb.add_argument("plan", type=Path, metavar="PLAN")
    verb.add_argument("out", type=Path, metavar="OUT.pdf", nargs="?", help="not needed with --email")
    verb.add_argument("--person", required=True, metavar="NAME", help="the partner to ask")
    verb.add_argument("--email", action="store_true", help="print the text of an e-mail instead")
    verb.add_argument("--meeting", type=int, metavar="N", help="the record of meeting N instead of the last")
    verb.add_argument("--on", type=_day, metavar="DATE", help="as at this day instead of today")
    verb.add_argument("--force", action="store_true", help="replace OUT if it already exists")


def _looking_verbs(verbs: "argparse._SubParsersAction[_Parser]") -> None:
    """Add the verbs that look at what is there."""
    verb = verbs.add_parser("show", help="everything worked out from a plan")
    verb.add_argument("plan", type=Path, metavar="PLAN")
    verb.add_argument("--json", action="store_true", help="as JSON")
    verb.add_argument(
        "--on",
        type=_day,
        metavar="DATE",
        help="as at this day instead of today, and what the plan cannot show",
    )
    verb.add_argument("--person", metavar="NAME", help="everything about one person, without other people's names")
    verb.add_argument("--pdf", type=Path, metavar="OUT.pdf", help="with --person: save it as a PDF")
    verb.add_argument("--force", action="store_true", help="replace OUT if it already exists")
    verb = verbs.add_parser("check", help="whether a plan, or a PDF made from one, is complete and as it was signed")
    verb.add_argument("file", type=Path, metavar="FILE")
    verb.add_argument("--fingerprint", metavar="XXXX", help="the fingerprint printed on a page, to compare")
    verb.add_argument("--plan", type=Path, metavar="PLAN", help="the plan to compare with, for pages without a record")
    verb.add_argument("--genuine", type=Path, metavar="OUT.pdf", help="write the genuine pages again from the record")
    verb.add_argument("--force", action="store_true", help="replace OUT if it already exists")
    verb = verbs.add_parser("extract", help="the plan inside a PDF")
    verb.add_argument("pdf", type=Path, metavar="PDF")
    verb.add_argument("out", type=Path, metavar="OUT.gpplan")
    _pack_verbs(verbs.add_parser("pack", help="make, check, compare, build, add or correct guidance"))
    verbs.add_parser("schema", help="the plan file's JSON Schema")


def _pack_verbs(pack: argparse.ArgumentParser) -> None:
    verbs = pack.add_subparsers(dest="pack_verb", required=True)
    force = {"action": "store_true", "help": "replace OUT if it already exists"}
    _pack_readers(verbs)
    verb = verbs.add_parser("new", help="start a new edition from the newest on this PC")
    verb.add_argument("folder", type=Path, metavar="DIR", help="a folder that does not exist yet")
    verb.add_argument("--edition", required=True, metavar="NAME", help="its name, such as 2026-12-devon")
    verb.add_argument("--issuer", required=True, metavar="NAME", help="who makes it, such as Devon LMC")
    verb.add_argument("--id", dest="pack_id", default="", metavar="ID", help="its own id, for other guidance")
    verb.add_argument("--from", dest="start", type=Path, metavar="PACK", help="another edition to start from")
    verb = verbs.add_parser("build", help="check a pack and put it into one file to e-mail")
    verb.add_argument("folder", type=Path, metavar="DIR")
    verb.add_argument("out", type=Path, metavar="OUT.gppack")
    verb.add_argument("--force", **force)  # type: ignore[arg-type]
    verb = verbs.add_parser("correct", help="put corrections of single statements into one file to e-mail")
    verb.add_argument("correction", type=Path, metavar="FILE.toml")
    verb.add_argument("out", nargs="?", type=Path, metavar="OUT.gppack", help="next to FILE.toml if left out")
    verb.add_argument("--new", action="store_true", help="write FILE.toml for you to fill in")
    verb.add_argument("--edition", type=Path, metavar="PACK", help="the edition it corrects, if that is not on this PC")
    verb.add_argument("--force", **force)  # type: ignore[arg-type]
    verb = verbs.add_parser("add", help="add an edition or a correction for the person logged on")
    verb.add_argument("pack", type=Path, metavar="PACK", help="a .gppack file or a folder")
    verb.add_argument("--insist", action="store_true", help="add it even if it fails style checks; its pages say so")
    verb.add_argument("--older", action="store_true", help="add it even if a newer edition is on this PC")


def _pack_readers(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    verb = verbs.add_parser("check", help="everything that is wrong with a pack, with file and line")
    verb.add_argument("pack", nargs="?", type=Path, metavar="PACK", help="the shipped one if left out")
    verb.add_argument("--links", type=Path, metavar="FILE", help="compare its addresses with a list of checked ones")
    verb = verbs.add_parser("diff", help="what changed between two editions")
    verb.add_argument("old", nargs="?", type=Path, metavar="A", help="the newest other edition on this PC if left out")
    verb.add_argument("new", type=Path, metavar="B")
