"""The one style sheet, made from colours and a zoom factor.

`RULES` uses `$name` for colours and glyph folders, and lengths at zoom 1. If a sub-control is styled at all, style it
completely: Qt then stops drawing the rest of it in the system's style.
"""

import re
from string import Template

from wizard.foundation.paths import resource
from wizard.ui.theme.colours import Colours

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(px|pt)")
_CONTROL = 40
"""The height of a button or a field at zoom 1."""

RULES = """
* { font-family: "Source Sans 3"; font-size: 10.5pt; outline: 0; }
QWidget { color: $ink; }
QMainWindow, ScrollPage, PageHead, ScrollColumn { background: $page; }
QDialog { background: $surface; }
QToolTip { background: $surface; color: $ink; border: 1px solid $outline; padding: 6px 8px; }

Eyebrow { font-size: 9.5pt; font-weight: 600; color: $muted; }
Title { font-size: 20pt; font-weight: 600; }
SignerName { font-size: 26pt; font-weight: 600; }
Title[low="true"] { font-size: 15pt; }
When { font-weight: 600; }
When[late="true"] { color: $bad; }
CardTitle { font-size: 13pt; font-weight: 600; }
VoterName[large="true"] { font-size: 13pt; font-weight: 600; }
VoterName[asked="true"] { font-weight: 600; }
Subheading { font-weight: 600; }
Lead, TermLead { font-size: 11.5pt; color: $muted; }
Muted, Hint { color: $muted; }
Hint { font-size: 9.5pt; }
FieldLabel { font-weight: 600; }
FieldError { color: $bad; font-weight: 600; }

Card { background: $surface; border: 1px solid $hairline; border-radius: 10px; }
LeftColumn { background: $surface; border: none; border-right: 1px solid $hairline; }
BottomBar { background: $surface; border: none; border-top: 1px solid $hairline; }
AppName { font-size: 11.5pt; font-weight: 600; }
SavedState { font-weight: 600; }
SavedState[tone="good"] { color: $good; }
SavedState[tone="bad"] { color: $bad; }
SavedState[tone="neutral"] { color: $muted; }

QPushButton { background: $surface; color: $ink; border: 1px solid $outline; border-radius: 6px;
  padding: 0 16px; min-height: $control; font-weight: 600; }
QPushButton:hover { background: $tint; border-color: $accent; }
QPushButton:pressed { background: $sunken; }
QPushButton:checked { background: $tint; color: $accent; border-color: $accent; }
QPushButton:disabled { color: $muted; border-color: $hairline; background: $sunken; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_strong;
  border-color: $accent_strong; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $muted; border-color: $hairline; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="danger"]:hover { background: $bad_tint; border-color: $bad; }
QPushButton[kind="text"] { background: transparent; color: $accent; border: 1px solid transparent; padding: 0 8px; }
QPushButton[kind="text"]:hover { background: $tint; }
QPushButton[kind="text"]:disabled { color: $muted; }
QPushButton[small="true"] { min-height: $row; padding: 0 8px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px;
  min-width: 24px; min-height: 24px; }
QLineEdit QToolButton { padding: 0; min-width: 20px; min-height: 20px; }
QToolButton:hover { background: $tint; border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $ink;
  border: 1px solid $outline; border-radius: 6px; padding: 0 10px; placeholder-text-color: $muted;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: $control; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $accent; }
QLineEdit:disabled, QLineEdit:read-only, QPlainTextEdit:disabled, QPlainTextEdit:read-only, QComboBox:disabled,
  QAbstractSpinBox:disabled { background: $sunken; color: $muted; border-color: $hairline; }
*[gap="true"] QLineEdit, *[gap="true"] QComboBox { background: $waiting_tint; border-color: $waiting; }
*[wrong="true"] { border-color: $bad; }

QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 32px; border: none; }
QComboBox::down-arrow { image: url("$plain/down.svg"); width: 16px; height: 16px; }
QComboBox:editable { padding-right: 32px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QAbstractItemView, QListView[popup="true"] { background: $surface; color: $ink; border: 1px solid $outline;
  padding: 4px; selection-background-color: $tint; selection-color: $ink; }
QComboBox QAbstractItemView::item, QListView[popup="true"]::item { min-height: $row; padding: 0 8px;
  border-radius: 4px; border: 1px solid transparent; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover,
  QListView[popup="true"]::item:selected { background: $tint; color: $ink; border-color: $accent; }
QAbstractSpinBox { padding-right: 28px; }
QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 28px; border: none;
  background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url("$plain/up.svg"); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url("$plain/down.svg"); width: 14px; height: 14px; }
QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 32px; border: none; }
QDateEdit::down-arrow { image: url("$plain/down.svg"); width: 16px; height: 16px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: $row; background: transparent; }
QCheckBox::indicator { width: 18px; height: 18px; border: 1px solid $outline; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url("$on_accent_glyph/tick.svg"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent;
  image: url("$on_accent_glyph/dash.svg"); }
QRadioButton::indicator { width: $disc; height: $disc; border-radius: $half_disc; border: 1px solid $outline;
  background: $surface; }
QRadioButton::indicator:checked { border-color: $accent; background: $accent;
  image: url("$on_accent_glyph/dot.svg"); }
QCheckBox:disabled, QRadioButton:disabled { color: $muted; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $hairline; background: $sunken; }

QScrollArea, QScrollArea > QWidget > QWidget[bare="true"] { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: $bar; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: $bar; margin: 0; border: none; }
QScrollBar::handle { background: $outline; border-radius: $half_bar; margin: 1px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }

QProgressBar { background: $sunken; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QMenu { background: $surface; color: $ink; border: 1px solid $outline; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 30px; border-radius: 4px; min-height: 20px; border: 1px solid transparent; }
QMenu::item:selected { background: $tint; border-color: $accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $hairline; margin: 6px 8px; }
QMenu::indicator { width: 16px; height: 16px; left: 8px; }
QMenu::indicator:checked { image: url("$plain/tick.svg"); }
QMenu::right-arrow { image: url("$plain/right.svg"); width: 14px; height: 14px; right: 6px; }

QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none; border-bottom: 1px solid $hairline;
  padding: 6px 10px; font-size: 9.5pt; font-weight: 600; text-align: left; }
QTableView, QTreeView { background: $surface; alternate-background-color: $page; border: 1px solid $hairline;
  border-radius: 6px; gridline-color: $hairline; selection-background-color: $tint; selection-color: $ink; }
QTableView::item, QTreeView::item { padding: 4px 10px; }
QTableView::item:selected, QTreeView::item:selected { background: $tint; color: $ink; }
QTableCornerButton::section { background: $sunken; border: none; }

StepList { background: transparent; border: none; }
StepList QScrollBar:vertical { width: 6px; }
StepList QScrollBar::handle { border-radius: 2px; }

QCalendarWidget { background: $surface; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; border-bottom: 1px solid $hairline; }
QCalendarWidget QToolButton { color: $ink; font-weight: 600; min-height: 28px; padding: 2px 6px; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url("$plain/left.svg"); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url("$plain/right.svg"); }
QCalendarWidget QSpinBox { min-height: 28px; }
QCalendarWidget QAbstractItemView { background: $surface; color: $ink; border: none; border-radius: 0;
  alternate-background-color: $surface; selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; border-radius: 4px; }
QCalendarWidget QAbstractItemView:disabled { color: $muted; }
PopupFrame { background: $surface; border: 1px solid $outline; }
"""


def style_sheet(colours: Colours, zoom: float, target: int) -> str:
    """Return the style sheet for `colours`, every length multiplied by `zoom`.

    Args:
        colours: The theme's colours.
        zoom: The factor for all lengths.
        target: The minimum height in pixels of anything that can be pressed, already zoomed.

    Raises:
        wizard.foundation.paths.MissingResourceError: The glyphs of the sub-controls are missing.
    """
    glyphs = resource("icons", "sheet")
    # Qt draws square corners if the radius is more than half the box. An even size makes the radius exactly half.
    disc = 2 * max(1, round(20 * zoom / 2))
    bar = 2 * max(1, round(10 * zoom / 2))
    height = max(2 * round(_CONTROL * zoom / 2), target)
    # Zoom lengths before substituting: the sizes put in are already zoomed, and the folder's path may contain “px”.
    return Template(_LENGTH.sub(lambda found: _zoomed(found, zoom), RULES)).substitute(
        colours._asdict(),
        disc=f"{disc}px",
        half_disc=f"{disc // 2}px",
        bar=f"{bar}px",
        half_bar=f"{bar // 2 - 1}px",
        control=f"{height - 2}px",
        row=f"{max(target, round(32 * zoom))}px",
        plain=(glyphs / ("paper" if colours.dark else "ink")).as_posix(),
        on_accent_glyph=(glyphs / ("ink" if colours.dark else "paper")).as_posix(),
    )


def _zoomed(found: re.Match[str], zoom: float) -> str:
    length, unit = float(found[1]), found[2]
    if unit == "pt":
        return f"{length * zoom:.2f}pt"
    if length == 1:
        # Keep hairlines at 1 px until the zoom reaches 2.
        return f"{max(1, int(zoom))}px"
    return f"{max(1, round(length * zoom)) if length else 0}px"
