"""The parts that pages are made of, one widget a module. Setters called `show_…` and `set_…` never emit a signal.

Every text from a file or a person is shown as plain text.
"""
