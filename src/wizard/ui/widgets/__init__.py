"""The parts that pages are made of. One module a widget; setters named `show_…` and `set_…` never emit a signal.

Every text that comes from a file or a person is shown as plain text.
"""
