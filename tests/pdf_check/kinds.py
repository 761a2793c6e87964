"""Documents of every kind, each with what its check needs: the record inside, or the plan beside it."""

import functools
from dataclasses import dataclass

import pytest
from tests.pdf.exports import OPTIONS, closed_example, given_out, opened, pdf, signed_example
from tests.plans import worked_example
from tests.signing.closed_plans import second_closed

from wizard.pdf.export_pdf import ExportOptions
from wizard.pdf_check import verify_pdf
from wizard.pdf_check.verify_pdf import PdfVerdict, check_pdf
from wizard.plan.plan import Plan
from wizard.redaction.readers import Reader


@dataclass(frozen=True)
class Kind:
    """A document, and the plan that proves it if it carries no record."""

    data: bytes
    against: Plan | None = None

    def check(self, data: bytes) -> PdfVerdict:
        """Return the verdict on a file made from it."""
        return check_pdf(data, opened, against=self.against)


SHORT = ExportOptions(annex=False)


@functools.cache
def kind(name: str) -> Kind:
    """The document of this name, made once."""
    if name in _OUTWARD:
        plan = given_out()
        return Kind(pdf(plan, ExportOptions(reader=_OUTWARD[name])), plan)
    if name == "pages only":
        return Kind(pdf(signed_example(), OPTIONS[name]), signed_example())
    plan, options = {
        "signed": (signed_example(), SHORT),
        "with its annex": (signed_example(), ExportOptions()),
        "large print": (signed_example(), ExportOptions(annex=False, large_print=True)),
        "one page": (signed_example(), OPTIONS["one page"]),
        "closed": (closed_example(), SHORT),
        "draft": (worked_example(), SHORT),
        "second meeting": (second_closed(), SHORT),
    }[name]
    return Kind(pdf(plan, options))


_OUTWARD = {"staff sheet": Reader.STAFF, "return": Reader.LMC, "note": Reader.ICB, "notice": Reader.PUBLIC}
CARRYING = ("signed", "large print", "one page", "closed", "draft", "second meeting", "with its annex")
KINDS = (*CARRYING, "pages only", *_OUTWARD)


def export_once(patch: pytest.MonkeyPatch) -> None:
    """Make the genuine file of each record once: it is the same each time, and other tests check that."""
    made = functools.cache(verify_pdf.exported_again)
    kept: dict[tuple[bytes, bytes], bytes] = {}

    def once(plan: Plan, note: object, record: bytes, say: object = None) -> bytes:
        key = record, repr(note).encode()
        if key not in kept:
            kept[key] = made.__wrapped__(plan, note, record)
        return kept[key]

    patch.setattr(verify_pdf, "exported_again", once)
