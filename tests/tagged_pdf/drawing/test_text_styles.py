import re

import pikepdf
import pytest
from tests.tagged_pdf.documents_built import opened, pdf
from tests.tagged_pdf.example import STORY

from wizard.tagged_pdf import Furniture, InkTone, TypeScale
from wizard.tagged_pdf.drawing.text_styles import STYLES, TINT, WATERMARK, WHITE, rgb


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, by WCAG 2.2."""

    def luminance(colour: str) -> float:
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb(colour)]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tone", InkTone)
@pytest.mark.parametrize("ground", [WHITE, TINT, WATERMARK])
def test_every_colour_of_text_stands_out_seven_times_on_every_ground(tone: InkTone, ground: str) -> None:
    assert contrast(tone, ground) >= 7


def test_text_is_drawn_in_no_colour_beside_the_palette() -> None:
    allowed = {tuple(round(int(tone[at : at + 2], 16) / 255, 3) for at in (1, 3, 5)) for tone in InkTone}
    found = set()
    with opened(pdf(STORY, furniture=Furniture("Left", "Right", marking="Notice", footer_left="Foot"))) as document:
        for page in document.pages:
            colour = None
            for part in pikepdf.parse_content_stream(page):
                if str(part.operator) == "rg":
                    colour = tuple(round(float(each), 3) for each in part.operands)
                elif str(part.operator) == "Tj":
                    found.add(colour)
    assert found <= allowed
    assert len(found) > 3


@pytest.mark.parametrize("scale", TypeScale)
def test_no_style_is_smaller_than_its_readers_need(scale: TypeScale) -> None:
    least = {TypeScale.STAFF: 12, TypeScale.NOTICE: 14, TypeScale.LARGE: 16}.get(scale, 10)
    assert min(style.size for style in STYLES[scale].values()) >= least


def test_running_text_of_large_print_is_18_points() -> None:
    large = STYLES[TypeScale.LARGE]
    assert {large[name].size for name in ("body", "table", "label")} == {18}


def test_no_words_are_smaller_than_ten_points() -> None:
    with opened(pdf(STORY)) as document:
        sizes = {
            float(size)
            for page in document.pages
            for size in re.findall(rb"/F\S+ ([0-9.]+) Tf", page.Contents.read_bytes())
        }
    assert min(sizes) >= 10
