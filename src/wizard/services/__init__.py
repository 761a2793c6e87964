"""The only way in which the window and the command line reach files, PDFs and packs, so both behave alike.

A function that fails raises `plan_files.ServiceError`, whose message is one sentence for people.
"""
