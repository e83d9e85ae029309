"""The money: what anslag.yaml says, and where the grant went.

`decisions/` takes a file of decisions from rows to sums. What it asks on the way stands
here, a question each: what anslag.yaml says of the file (`decision_settings` →
`decision_file`), which sheet, which headings and which unit (`decision_sheets`,
`decision_headings`, `decision_units`), which rows are no decisions (`left_out`), and
what looks wrong (`heading_faults`, `hidden_rows`, `outside_groups`, `odd_sums`).
"""
