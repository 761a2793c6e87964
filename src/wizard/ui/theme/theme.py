"""The theme of the application: which look, how large, and bringing Qt in line with both."""

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
"""How much larger everything is in room mode, before the reader's own zoom."""

FUSION = ("-style", "fusion")
"""Arguments that give a `QApplication` the style that the sheet is written for. (To ask a running one for its style
costs 12 ms of the start, for the many names that Qt has for the parts of one.)"""


class Look(Enum):
    """Which colours: the system's choice, or one of ours whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """The colours and sizes in force. One for an application; made by composition, found with `current()`."""

    changing = Signal()
    """Everything is about to be dressed anew: that takes Qt nearly a millisecond a widget, seen or not."""
    changed = Signal()
    """Colours, sizes or both are different now; the palette and the style sheet already are."""

    _made: "Theme | None" = None
    """The theme that was made last."""

    def __init__(
        self, application: QApplication, look: Look = Look.SYSTEM, zoom: float = 1.0, *, touch: bool = False
    ) -> None:
        """Load the typeface and dress `application`, whose style is Fusion: `FUSION` among its arguments asks for it.

        Raises:
            wizard.foundation.paths.MissingResourceError: A font file is not shipped.
        """
        super().__init__(application)
        self._application = application
        # A copy from before our own palette is set: the contrast theme takes its colours from it.
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
        """The look that was chosen."""
        return self._look

    @property
    def zoom(self) -> float:
        """The factor on type, space, icons and delegates, room mode included: 0.8 to 2.0."""
        return self._whole_zoom

    @property
    def text_zoom(self) -> float:
        """The reader's own factor, room mode not included."""
        return self._zoom

    @property
    def room(self) -> bool:
        """Whether the window is in room mode."""
        return self._room

    @property
    def touch(self) -> bool:
        """Whether targets are large enough for fingers."""
        return self._touch

    @property
    def source_marks(self) -> bool:
        """Whether the ids of its sources stand behind each statement of the guidance; its tip names them always."""
        return self._source_marks

    def show_source_marks(self, shown: bool) -> None:
        """Show the ids of sources, or not; pages that are built from now on follow."""
        self._source_marks = shown

    @property
    def target(self) -> int:
        """The least height in pixels of a thing to press: 24 times the zoom, and at least 44 in room and touch mode."""
        return self._least_target

    @property
    def sheet(self) -> str:
        """The style sheet for the present colours and sizes, room mode included."""
        return style_sheet(self.colours, self.zoom, self.target)

    def choose(self, look: Look) -> None:
        """Change to `look`."""
        self._look = look
        self._renew()

    def zoom_to(self, zoom: float) -> None:
        """Make everything `zoom` times its plain size, held within 0.8 and 2.0."""
        self._zoom = _within(zoom)
        self._renew()

    def set_room(self, room: bool, *, wall: float = 0.0) -> None:
        """Enter or leave room mode.

        Args:
            room: Whether to enter it.
            wall: What stands alone on the wall, and is to be so large at least. Then that, and what opens beside it,
                is dressed by `dress`; the rest is not seen and is spared. By default everything is enlarged.
        """
        larger = max(ROOM, wall / self._zoom) if room else 1.0
        alone = room and wall > 0
        if (room, larger, alone) != (self._room, self._larger, self._alone):
            self._room, self._larger, self._alone = room, larger, alone
            self._renew()

    def dress(self, part: QWidget) -> None:
        """Bring `part` of a window in line with room mode if that has not enlarged everything."""
        sheet = self.sheet if self._alone else ""
        if part.styleSheet() != sheet:
            part.setStyleSheet(sheet)

    def set_touch(self, touch: bool) -> None:
        """Make targets large enough for fingers, or not."""
        self._touch = touch
        self._renew()

    def px(self, length: float) -> int:
        """Return `length` pixels of the plain size in pixels of the present zoom; never 0 for a length above 0."""
        return max(1, round(length * self.zoom)) if length > 0 else round(length * self.zoom)

    def even_px(self, length: float) -> int:
        """Return `length` zoomed to an even number, for circles: half of it is the radius, exactly."""
        return 2 * max(1, round(length * self.zoom / 2))

    def font_of(self, points: float, *, strong: bool = False) -> QFont:
        """Return the typeface at `points` of the plain size, weight 600 if `strong`, else 400."""
        return _font(points * self.zoom, strong=strong)

    def colour(self, name: str) -> QColor:
        """Return the colour called `name` in `Colours`."""
        return QColor(getattr(self.colours, name))

    def _follow_system(self) -> None:
        if self._look is Look.SYSTEM:
            self._renew()

    def _measure(self) -> None:
        # Worked out once for each change: whatever is laid out asks for them, again and again.
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
        """Give the application its sheet, palette and font, unless it has them."""
        zoom = self._zoom if self._alone else self.zoom
        target = _target(zoom, large=self._touch or (self._room and not self._alone))
        dress = (self.colours, zoom, target)
        # Setting the same style sheet again would make Qt style every widget again.
        if dress == self._dressed:
            return
        self.changing.emit()
        self._dressed = dress
        # Qt 6.11: another sheet instead of a sheet styles each widget once for every widget around it, a dozen times
        # over. Without a sheet in between each is styled twice.
        self._application.setStyleSheet("")
        self._application.setFont(_font(10.5 * zoom, strong=False))
        self._application.setPalette(_palette(self.colours))
        # Last, so that the sheet is applied once, with font and palette in force.
        self._application.setStyleSheet(style_sheet(*dress))


def current() -> Theme:
    """Return the application's theme.

    Raises:
        LookupError: No `Theme` was made for this application.
    """
    # Kept here, since widgets ask whenever they are measured: tens of thousands of times on a walk through all pages.
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
