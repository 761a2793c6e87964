"""The theme of the application: its colours, its zoom, and applying both to Qt."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from wizard.foundation.paths import resource
from wizard.ui.theme.colours import CONTRAST, DARK, LIGHT, Colours, from_system
from wizard.ui.theme.style_sheet import style_sheet

FAMILY = "Source Sans 3"
SMALLEST, LARGEST = 0.8, 2.0
ROOM = 1.5
"""The extra zoom of room mode, multiplied by the reader's own."""

FUSION = ("-style", "fusion")
"""Arguments that start a `QApplication` in the style that the sheet is written for.

Getting the style from a running application costs 12 ms at the start, because of the many enum names in `QStyle`.
"""


class Look(Enum):
    """The choice of colours: the system's, or one of ours whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """The current colours and sizes. The application makes one, and widgets get it with `current()`."""

    changing = Signal()
    """Everything is about to be restyled, which takes Qt nearly a millisecond a widget, visible or not."""
    changed = Signal()
    """Colours or sizes have changed; the palette and the style sheet are already up to date."""

    _made: "Theme | None" = None
    """The most recent theme."""

    def __init__(
        self, application: QApplication, look: Look = Look.SYSTEM, zoom: float = 1.0, *, touch: bool = False
    ) -> None:
        """Load the typeface and style `application`, which must use the Fusion style: pass it `FUSION`.

        Raises:
            wizard.foundation.paths.MissingResourceError: A font file is missing.
        """
        super().__init__(application)
        self._application = application
        # Copy the palette before ours is set, because the contrast theme takes its colours from it.
        self._system_palette = QPalette(application.palette())
        self._look = look
        self._zoom = _within(zoom)
        self._room = False
        self._larger = 1.0
        self._alone = False
        self._touch = touch
        self._source_marks = False
        self._dressed: tuple[Colours, float, int] | None = None
        for weight in ("Regular", "SemiBold"):
            QFontDatabase.addApplicationFont(str(resource("fonts", f"SourceSans3-{weight}.ttf")))
        self.colours = self._choose_colours()
        self._measure()
        self._dress()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        Theme._made = self

    @property
    def look(self) -> Look:
        """The chosen look."""
        return self._look

    @property
    def zoom(self) -> float:
        """The factor for type, space, icons and delegates, including room mode: 0.8 to 2.0."""
        return self._whole_zoom

    @property
    def text_zoom(self) -> float:
        """The reader's own factor, without room mode."""
        return self._zoom

    @property
    def room(self) -> bool:
        """Whether the window is in room mode."""
        return self._room

    @property
    def touch(self) -> bool:
        """Whether buttons and fields are large enough for fingers."""
        return self._touch

    @property
    def source_marks(self) -> bool:
        """Whether each statement of the guidance is followed by its source ids. Its tool tip always lists them."""
        return self._source_marks

    def show_source_marks(self, shown: bool) -> None:
        """Show or hide source ids. This affects pages built from now on."""
        self._source_marks = shown

    @property
    def target(self) -> int:
        """The minimum height in pixels of a button or field: 24 times the zoom, at least 44 in room and touch mode."""
        return self._least_target

    @property
    def sheet(self) -> str:
        """The style sheet for the current colours and sizes, including room mode."""
        return style_sheet(self.colours, self.zoom, self.target)

    def choose(self, look: Look) -> None:
        """Change to `look`."""
        self._look = look
        self._renew()

    def zoom_to(self, zoom: float) -> None:
        """Set the reader's zoom, limited to 0.8 to 2.0."""
        self._zoom = _within(zoom)
        self._renew()

    def set_room(self, room: bool, *, wall: float = 0.0) -> None:
        """Enter or leave room mode.

        Args:
            room: Whether to enter it.
            wall: The least zoom of the wall, if the wall alone is enlarged. Then `dress` styles the wall and any
                dialogs, and hidden widgets are left alone. By default everything is enlarged.
        """
        larger = max(ROOM, wall / self._zoom) if room else 1.0
        alone = room and wall > 0
        if (room, larger, alone) != (self._room, self._larger, self._alone):
            self._room, self._larger, self._alone = room, larger, alone
            self._renew()

    def dress(self, part: QWidget) -> None:
        """Restyle `part` of a window for room mode, unless room mode enlarges everything anyway."""
        sheet = self.sheet if self._alone else ""
        if part.styleSheet() != sheet:
            part.setStyleSheet(sheet)

    def set_touch(self, touch: bool) -> None:
        """Make buttons and fields large enough for fingers, or not."""
        self._touch = touch
        self._renew()

    def px(self, length: float) -> int:
        """Return `length`, in pixels at zoom 1, at the current zoom; at least 1 for a length above 0."""
        zoomed = round(length * self._whole_zoom)
        return zoomed if zoomed or length <= 0 else 1

    def even_px(self, length: float) -> int:
        """Return `length` zoomed to an even number, so that half of it is the exact radius of a circle."""
        return 2 * max(1, round(length * self.zoom / 2))

    def font_of(self, points: float, *, strong: bool = False) -> QFont:
        """Return the typeface at `points`, in the size for zoom 1, with weight 600 if `strong`, else 400."""
        return _font(points * self.zoom, strong=strong)

    def colour(self, name: str) -> QColor:
        """Return the colour called `name` in `Colours`."""
        return QColor(getattr(self.colours, name))

    def _follow_system(self) -> None:
        if self._look is Look.SYSTEM:
            self._renew()

    def _measure(self) -> None:
        # Computed once for each change, because layouts ask for them again and again.
        self._whole_zoom = min(LARGEST, self._zoom * self._larger)
        self._least_target = _target(self._whole_zoom, large=self._room or self._touch)

    def _renew(self) -> None:
        self._measure()
        self.colours = self._choose_colours()
        self._dress()
        self.changed.emit()

    def _choose_colours(self) -> Colours:
        if self._look is not Look.SYSTEM:
            return {Look.LIGHT: LIGHT, Look.DARK: DARK, Look.CONTRAST: CONTRAST}[self._look]
        hints = self._application.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return from_system(self._system_palette)
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _dress(self) -> None:
        """Set the application's style sheet, palette and font if they have changed."""
        zoom = self._zoom if self._alone else self.zoom
        target = _target(zoom, large=self._touch or (self._room and not self._alone))
        dress = (self.colours, zoom, target)
        # Setting the same style sheet again would make Qt restyle every widget.
        if dress == self._dressed:
            return
        self.changing.emit()
        self._dressed = dress
        # Qt 6.11 restyles each widget once for every widget around it, a dozen times over, when one sheet replaces
        # another. Clearing the sheet in between restyles each only twice.
        self._application.setStyleSheet("")
        self._application.setFont(_font(10.5 * zoom, strong=False))
        self._application.setPalette(_palette(self.colours))
        # Set the sheet last, so that it is applied once, with font and palette already set.
        self._application.setStyleSheet(style_sheet(*dress))


def current() -> Theme:
    """Return the application's theme.

    Raises:
        LookupError: The application has no `Theme`.
    """
    # Kept here because widgets ask whenever they are measured, tens of thousands of times on a walk through all pages.
    if Theme._made is None:
        raise LookupError("no Theme was made for this application")
    return Theme._made


def _font(points: float, *, strong: bool) -> QFont:
    font = QFont(FAMILY)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def _target(zoom: float, *, large: bool) -> int:
    return max(1, round(24 * zoom), 44 if large else 0)


def _within(zoom: float) -> float:
    return min(LARGEST, max(SMALLEST, zoom))


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, colour in (
        (role.Window, colours.page),
        (role.WindowText, colours.ink),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.sunken),
        (role.Text, colours.ink),
        (role.PlaceholderText, colours.muted),
        (role.Button, colours.surface),
        (role.ButtonText, colours.ink),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.ink),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.outline),
        (role.Light, colours.hairline),
        (role.Dark, colours.outline),
        (role.BrightText, colours.bad),
    ):
        palette.setColor(part, QColor(colour))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(colours.muted))
    return palette
