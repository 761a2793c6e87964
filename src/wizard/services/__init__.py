"""The only door through which the window and the command line reach files, PDFs and packs, so that both do the same.

What cannot be done raises `plan_files.ServiceError`, whose message is one sentence for people.
"""
