"""What is made after a meeting, with everything loaded: letters against the PDF of the plan, and the workbook."""

from collections.abc import Iterator

from bench.side_by_side import Figure, measured_apart

_A_SECOND = 1000.0


def figures() -> Iterator[Figure]:
    """Yield all letters of the worked example, as Word files and PDFs, and the workbook of sixty meetings."""
    found = measured_apart("after_meeting")
    letters, book = found["letters"], found["workbook"]
    said = "all letters of the example as DOCX and PDF, against its plan"
    yield Figure(said, "ms", letters["ours"], letters["floor"], aim=1.5, most=1.5)
    said = "an XLSX of 60 meetings of 20, against a second"
    yield Figure(said, "ms", book["ours"], _A_SECOND, aim=1.0, most=1.0, fixed=True)
