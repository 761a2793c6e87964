"""Lets one thread at a time use the PDF-reading library, which does not protect its own state."""

import threading

PDFIUM = threading.RLock()
"""Held for as long as a document is open in pdfium."""
