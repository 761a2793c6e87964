"""The base that everything else uses: values, dates, files, numbers in words. It knows nothing of plans or guidance."""
