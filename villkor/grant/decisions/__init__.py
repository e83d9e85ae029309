"""The file of decisions, from rows to sums: header → record → tally → model, by `read`.

`stated_figures` in `grant` holds the sums against what is stated.
"""
