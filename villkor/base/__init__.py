"""The ground: findings, faults, files, text, YAML and zips.

Knows no form, report or Word file.
"""
