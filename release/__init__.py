"""What is given out: a wheel, an sdist, and a bundle to install without a network."""
