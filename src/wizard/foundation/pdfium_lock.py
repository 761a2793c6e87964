"""One thread at a time: the library that reads PDFs keeps state of its own and protects none of it."""

import threading

PDFIUM = threading.RLock()
"""Held for as long as a document is open in pdfium."""
