"""What everything stands on: values, dates, files, words for numbers. It knows nothing of plans or guidance."""
