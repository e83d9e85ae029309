"""The money: what anslag.yaml says, and where the grant went."""
