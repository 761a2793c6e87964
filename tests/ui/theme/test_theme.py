"""The theme: contrast of every pair of colours, sizes that grow together, and a change that reaches the application."""

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from wizard.foundation.paths import resource
from wizard.ui.shell.menu import Commands
from wizard.ui.theme import CONTRAST, DARK, LIGHT, Colours, Icon, Look, Theme, Tone, current, paint_mark
from wizard.ui.theme.colours import from_system
from wizard.ui.theme.marks import mark_pixmap, read_drawing

THEMES = [LIGHT, DARK, CONTRAST]


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: str | QColor, other: str | QColor) -> float:
    high, low = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", THEMES)
def test_text_stands_out_from_every_ground(colours: Colours) -> None:
    tints = [colours.of_tone(tone)[1] for tone in Tone]
    for ground in (colours.page, colours.surface, colours.sunken, *tints):
        assert ratio(colours.ink, ground) >= 4.5
    for ground in (colours.page, colours.surface, colours.sunken):
        assert ratio(colours.muted, ground) >= 4.5
    assert ratio(colours.on_accent, colours.accent) >= 4.5
    assert ratio(colours.on_accent, colours.accent_strong) >= 4.5


@pytest.mark.parametrize("colours", THEMES)
def test_each_tone_can_be_read_as_text_on_its_own_ground_and_on_a_card(colours: Colours) -> None:
    for tone in Tone:
        ink, ground = colours.of_tone(tone)
        assert ratio(ink, ground) >= 4.5
        assert ratio(ink, colours.surface) >= 4.5


@pytest.mark.parametrize("colours", THEMES)
def test_edges_and_focus_stand_out_three_to_one(colours: Colours) -> None:
    for ground in (colours.page, colours.surface):
        assert ratio(colours.outline, ground) >= 3
        assert max(ratio(colours.focus, ground), ratio(colours.focus_line, ground)) >= 3
    assert ratio(colours.focus, colours.focus_line) >= 3


def test_the_systems_contrast_theme_gives_its_own_colours() -> None:
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("#00ff00"))
    colours = from_system(palette)
    assert (colours.page, colours.ink, colours.outline, colours.dark) == ("#000000", "#00ff00", "#00ff00", True)


def test_a_change_of_look_reaches_the_palette_before_it_is_told(theme: Theme) -> None:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(QApplication.palette().color(QPalette.ColorRole.Window).name()))
    theme.choose(Look.DARK)
    assert seen == [DARK.page]


def test_the_zoom_drives_space_and_type_together_and_is_held_within_its_limits(theme: Theme) -> None:
    theme.zoom_to(1.5)
    assert theme.px(16) == 24
    assert theme.font_of(10).pointSizeF() == pytest.approx(15)
    theme.zoom_to(9)
    assert theme.zoom == 2.0


def test_room_mode_enlarges_and_gives_back_the_readers_own_zoom(theme: Theme) -> None:
    theme.zoom_to(1.2)
    theme.set_room(True)
    assert theme.zoom == pytest.approx(1.8)
    assert theme.target >= 44
    theme.set_room(False)
    assert theme.zoom == pytest.approx(1.2)


def test_a_hairline_takes_any_room_and_still_is_a_pixel(theme: Theme) -> None:
    theme.zoom_to(0.8)
    assert theme.px(0.4) == 1
    assert theme.px(0) == 0


def test_the_theme_in_force_is_the_applications(theme: Theme) -> None:
    assert current() is theme


@pytest.mark.parametrize("mark", list(Icon))
def test_every_mark_has_a_drawing_that_takes_the_colour(mark: Icon, theme: Theme) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_mark(painter, mark, QRectF(0, 0, 40, 40), "#ff0000")
    painter.end()
    colours = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    painted = [colour for colour in colours if colour.green() < 60]
    assert len(painted) > 20
    assert all(colour.red() > 200 for colour in painted)


@pytest.mark.parametrize("mark", list(Icon))
@pytest.mark.parametrize("pixels", [15, 60])
def test_a_mark_looks_as_qt_s_own_reader_of_svg_draws_it(mark: Icon, pixels: int) -> None:
    ours = mark_pixmap(mark, "#000000", pixels).toImage()
    drawing = resource("icons", f"{mark.value}.svg").read_bytes().replace(b"currentColor", b"#000000")
    buffer = QBuffer()
    buffer.setData(QByteArray(drawing))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(pixels, pixels))
    theirs = reader.read()
    apart = [
        abs(ours.pixelColor(x, y).alpha() - theirs.pixelColor(x, y).alpha())
        for x in range(pixels)
        for y in range(pixels)
    ]
    assert max(apart) < 64
    assert sum(apart) / len(apart) < 2


def test_a_mark_drawn_with_more_of_svg_than_is_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "curve.svg").write_text('<svg stroke-width="2"><path d="M1 1c2 2 3 3 4 4"/></svg>')
    with pytest.raises(ValueError, match="“c”"):
        read_drawing(tmp_path / "curve.svg")


@pytest.mark.parametrize("zoom", [0.8, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_a_radio_disc_stays_round_at_every_zoom(zoom: float, theme: Theme) -> None:
    theme.zoom_to(zoom)
    button = QRadioButton()
    button.setChecked(True)
    button.resize(button.sizeHint().expandedTo(button.minimumSizeHint()))
    image = button.grab().toImage()
    accent = QColor(theme.colours.accent)
    side = theme.even_px(20) + 2
    top = (image.height() - side) // 2
    assert image.pixelColor(1, top + 1) != accent
    assert any(image.pixelColor(side // 2, y) == accent for y in range(top, top + 4))


def test_targets_for_fingers_are_in_the_menu(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    touch = Commands(window).touch
    touch.trigger()
    assert theme.target == 44
    touch.trigger()
    assert theme.target == 24
