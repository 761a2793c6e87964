"""The document, as frozen values: practice, people, meetings, proposals, votes, records."""
