"""The sections of a document, one file each."""
