"""Some sections to one colleague: to write in, and home again."""
