"""How the window looks: colours, one zoom for type and space, the palette, the style sheet, the marks.

The theme belongs to the application, as Qt's own style, palette and font do: composition makes one `Theme`, and every
widget finds it with `current()`.
"""

from wizard.ui.theme.colours import CONTRAST, DARK, LIGHT, Colours, Tone
from wizard.ui.theme.marks import Icon, paint_mark
from wizard.ui.theme.theme import FUSION, LARGEST, Look, Theme, current

__all__ = [
    "CONTRAST",
    "DARK",
    "FUSION",
    "LARGEST",
    "LIGHT",
    "Colours",
    "Icon",
    "Look",
    "Theme",
    "Tone",
    "current",
    "paint_mark",
]
