"""`python -m villkor`."""

from villkor.cli import main

if __name__ == "__main__":
    main()
