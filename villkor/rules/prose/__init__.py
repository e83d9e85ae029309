"""How prose is read: patterns, clauses and days."""
