"""The file of decisions: read, summed by group, and held against what is stated."""
