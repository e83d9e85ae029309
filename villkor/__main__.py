"""`python -m villkor`."""

from villkor.cli.main import main

if __name__ == "__main__":
    main()
