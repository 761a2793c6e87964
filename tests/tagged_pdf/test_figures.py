import pikepdf
from hypothesis import given
from hypothesis import strategies as st
from tests.tagged_pdf.documents_built import opened, pages, pdf, roles
from tests.tagged_pdf.example import drawn

from wizard.tagged_pdf import Figure, Furniture, Signature, TypeScale
from wizard.tagged_pdf.drawing.figure_pen import Pen

STROKE = [(0, 0, 20), (300, 400, 30), (700, 100, 40), (1200, 500, 60), (1500, 300, 20)]


def operators(data: bytes) -> list[tuple[str, list[float]]]:
    """Return the drawing operators of the first page, with their numbers."""
    with opened(data) as document:
        return [
            (str(part.operator), [float(str(each)) for each in part.operands])
            for part in pikepdf.parse_content_stream(document.pages[0])
            if str(part.operator) in {"m", "c", "w", "J"}
        ]


def test_a_signature_is_a_figure_of_curves_with_round_ends_and_several_widths() -> None:
    data = pdf([Signature([STROKE], "Drawn signature of Dr A. Patel")], furniture=Furniture())
    assert roles(data) == ["Document", "  Figure"]
    marks = operators(data)
    assert sum(operator == "c" for operator, _ in marks) == len(STROKE) - 1
    assert ("J", [1.0]) in marks
    assert len({tuple(numbers) for operator, numbers in marks if operator == "w"}) > 3


POINTS = st.tuples(st.integers(-999, 20000), st.integers(-999, 9000), st.integers(0, 90))


@given(st.lists(st.lists(POINTS, min_size=1, max_size=30), min_size=1, max_size=5))
def test_a_signature_stays_in_its_frame(strokes: list[list[tuple[int, int, int]]]) -> None:
    data = pdf([Signature(strokes, "Drawn signature", width=150, height=40)], furniture=Furniture())
    with opened(data) as document:
        left, bottom, right, top = map(float, document.Root.StructTreeRoot.K.K.A.BBox)
    for operator, numbers in operators(data):
        # The rules of header and footer are outside the frame of the text.
        if operator == "m" and 60 < numbers[1] < 760:
            assert left - 0.1 <= numbers[0] <= right + 0.1
            assert bottom - 0.1 <= numbers[1] <= top + 0.1


def test_a_signature_without_strokes_is_an_empty_figure() -> None:
    assert roles(pdf([Signature([], "No signature")])) == ["Document", "  Figure"]


def test_points_on_a_straight_line_are_left_out() -> None:
    straight = [(number * 10, number * 5, 30) for number in range(200)]
    marks = operators(pdf([Signature([straight], "A line")], furniture=Furniture()))
    assert sum(operator == "c" for operator, _ in marks) == 1


def test_a_figure_grows_with_large_print() -> None:
    told: list[tuple[float, float]] = []

    def measure(pen: Pen) -> None:
        told.append((pen.height, pen.scale))

    for scale in (TypeScale.PLAN, TypeScale.LARGE):
        pdf([Figure(measure, 90, "Alt", width=100)], scale=scale)
    assert told == [(90, 1), (135, 1.5)]


def test_labels_of_a_figure_do_not_run_together() -> None:
    (text,) = pages(pdf([Figure(drawn, 70, "Alt")], furniture=Furniture()))
    assert "Recruit3" not in text.replace("\n", "")
