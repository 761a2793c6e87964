"""Tool tips that show text as it is: Qt takes one for markup if it looks so, and would load a picture that it names."""

from PySide6.QtWidgets import QWidget


def plain_tip(text: str) -> str:
    """Return `text` such that Qt shows it as it is, whatever it looks like."""
    if "<" not in text and "&" not in text:
        return text
    # Late, with its list of all names of characters: what the first paint shows needs it nowhere.
    from html import escape

    return f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>"


def set_tip(widget: QWidget, text: str) -> None:
    """Give `widget` a tool tip that shows `text` as it is."""
    widget.setToolTip(plain_tip(text))
