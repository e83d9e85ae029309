"""Relations between figures: `a + b = c`, read, reckoned and explained."""
