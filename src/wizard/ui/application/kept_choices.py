"""Look, text size, large targets and the window's size, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.foundation.policy import policy
from wizard.ui.theme import Look, Theme

if TYPE_CHECKING:
    from wizard.services.preferences import PreferencesFile
    from wizard.ui.shell.main_window import Window


_WIDE = 2200
"""From this width of the screen on, in logical pixels, the window begins larger: it is looked at from further away."""


def look_as_left(preferences: PreferencesFile, screen_width: int) -> tuple[Look, float, bool]:
    """Return the look, the zoom, and whether targets are large, as they were left; the first zoom suits the screen."""
    kept = preferences.now
    percent = kept.zoom_percent or (125 if screen_width >= _WIDE else 100)
    return Look(kept.look), percent / 100, kept.large_targets


def keep_look(preferences: PreferencesFile, theme: Theme) -> None:
    """Keep what is chosen of the theme from now on; room mode is not a choice for the next start."""

    def keep() -> None:
        percent = round(theme.text_zoom * 100)
        preferences.change(look=theme.look.value, zoom_percent=percent, large_targets=theme.touch)

    theme.changed.connect(keep)


def show_as_left(preferences: PreferencesFile, window: Window) -> None:
    """Show the window as large as it was left, if its screen has room for that, and keep how it is left now."""
    from wizard.ui.shell.kept_on_screen import KeptOnScreen

    kept = preferences.now
    if kept.window_width and kept.window_height:
        window.resize(kept.window_width, kept.window_height)
    on_screen = KeptOnScreen(window)
    on_screen.show(maximised=kept.maximised or policy().start_maximised)

    def keep() -> None:
        if on_screen.maximised_by_need:
            return  # The small screen forced that size; on a larger screen restore the window as it was left there.
        # `normalGeometry` is the size to go back to, also in full screen and when maximised.
        size = window.normalGeometry().size()
        preferences.change(window_width=size.width(), window_height=size.height(), maximised=window.isMaximized())

    window.closing.connect(keep)
