"""The authority's own Word form, with the answers of a report in it."""
