"""The one style sheet, from colours and a zoom factor. Every sub-control that is touched is styled whole."""

import re
from string import Template

from wizard.foundation.paths import resource
from wizard.ui.theme.colours import Colours
from wizard.ui.theme.rules import RULES

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(px|pt)")
_CONTROL = 40
"""The height of a button or a field at the plain size."""


def style_sheet(colours: Colours, zoom: float, target: int) -> str:
    """Return the style sheet for `colours`, every length multiplied by `zoom`.

    Args:
        colours: The theme's colours.
        zoom: The factor on every length.
        target: The least height in pixels of a thing to press, already zoomed.

    Raises:
        wizard.foundation.paths.MissingResourceError: The glyphs of the sub-controls are not shipped.
    """
    glyphs = resource("icons", "sheet")
    # A radius above half the box makes Qt drop the rounding, so a circle's box and radius come from one even number.
    disc = 2 * max(1, round(20 * zoom / 2))
    bar = 2 * max(1, round(10 * zoom / 2))
    height = max(2 * round(_CONTROL * zoom / 2), target)
    # Lengths are zoomed first: what is put in afterwards (sizes, the folder's path) stays as it is.
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
        # A hairline stays one until there is room for two.
        return f"{max(1, int(zoom))}px"
    return f"{max(1, round(length * zoom)) if length else 0}px"
