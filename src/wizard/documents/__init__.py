"""What is given out: the PDF and its sections, and what is read back from one."""
