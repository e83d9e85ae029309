"""Which paragraphs and cells of a Word file are the answer to which question."""
