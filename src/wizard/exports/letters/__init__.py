"""Letters, notices and scripts that follow from what was decided: which, with which facts, as DOCX."""
