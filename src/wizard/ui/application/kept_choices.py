"""Remembers look, text size, large targets and window size from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.foundation.policy import policy
from wizard.ui.theme import Look, Theme

if TYPE_CHECKING:
    from wizard.services.preferences import PreferencesFile
    from wizard.ui.shell.main_window import Window


_WIDE = 2200
"""On screens at least this wide, in logical pixels, the window starts larger, because people sit further away."""


def look_as_left(preferences: PreferencesFile, screen_width: int) -> tuple[Look, float, bool]:
    """Return the saved look, zoom and whether targets are large. The first zoom depends on the screen."""
    kept = preferences.now
    percent = kept.zoom_percent or (125 if screen_width >= _WIDE else 100)
    return Look(kept.look), percent / 100, kept.large_targets


def keep_look(preferences: PreferencesFile, theme: Theme) -> None:
    """Save changes of the theme from now on, except room mode."""

    def keep() -> None:
        percent = round(theme.text_zoom * 100)
        preferences.change(look=theme.look.value, zoom_percent=percent, large_targets=theme.touch)

    theme.changed.connect(keep)


def show_as_left(preferences: PreferencesFile, window: Window) -> None:
    """Show the window in its saved size if the screen has space for it, and save its size from now on."""
    from wizard.ui.shell.kept_on_screen import KeptOnScreen

    kept = preferences.now
    if kept.window_width and kept.window_height:
        window.resize(kept.window_width, kept.window_height)
    on_screen = KeptOnScreen(window)
    on_screen.show(maximised=kept.maximised or policy().start_maximised)

    def keep() -> None:
        if on_screen.maximised_by_need:
            return  # The small screen forced that size; on a larger screen restore the saved size.
        # `normalGeometry` is the size to return to, even in full screen or maximised.
        size = window.normalGeometry().size()
        preferences.change(window_width=size.width(), window_height=size.height(), maximised=window.isMaximized())

    window.closing.connect(keep)
