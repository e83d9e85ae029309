"""What other programs may call: `from villkor import load_report`."""
