"""The look of the window: colours, one zoom for type and spacing, the palette, the style sheet and the marks.

The theme belongs to the application, like Qt's own style, palette and font. The application makes one `Theme`, and
every widget gets it with `current()`.
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
