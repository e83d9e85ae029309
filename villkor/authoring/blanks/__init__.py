"""The authority's own Word form → a form of villkor's, as a draft to look at."""
