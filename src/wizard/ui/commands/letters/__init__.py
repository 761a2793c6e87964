"""Letters, minutes and sheets: the list, the forms and the documents."""
