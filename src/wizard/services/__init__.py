"""The only door through which the window and the command line reach files, PDFs and packs."""
