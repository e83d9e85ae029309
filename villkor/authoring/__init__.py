"""Files to write in: a new report, and the schemas that an editor reads."""
