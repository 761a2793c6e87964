"""Another engine sets the same words: python weasyprint_file.py IN.html OUT.pdf."""

import sys

from weasyprint import HTML  # type: ignore[import-not-found, unused-ignore]

HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])
