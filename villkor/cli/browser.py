"""The browser of the user's own choice."""

from __future__ import annotations

import webbrowser

from villkor.cli.render.terminal import console, say_line


def show_in_browser(address: str) -> None:
    """Open a page in the browser, or say that it has to be done by hand."""
    if not webbrowser.open(address):
        say_line(console(), "Öppna sidan i en webbläsare: det gick inte härifrån.")
