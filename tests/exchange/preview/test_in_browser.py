"""The page in a real browser, started once: it follows the report, can be read by everyone, and
asks for nothing.
"""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from tests.exchange.preview.small_report import small_page
from tests.tools import ROOT, need
from villkor.exchange.preview.page_server import served_page

PROGRAM = ROOT / "tests" / "browser" / "look.mjs"


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    """What the browser found on a page, of which there was a second edition while it looked."""
    command = [need("node"), PROGRAM, need("chromium")]
    need("playwright-core")
    with served_page() as server:
        server.show_page(small_page(1))
        with subprocess.Popen(
            [*command, server.address], stdout=subprocess.PIPE, encoding="utf-8"
        ) as looking:
            assert looking.stdout
            assert looking.stdout.readline() == "loaded\n"
            server.show_page(small_page(2))
            found: dict[str, Any] = json.loads(looking.stdout.read())
        return {**found, "address": server.address}


def test_it_asks_for_itself_and_for_word_of_a_later_edition_alone(
    seen: dict[str, Any],
) -> None:
    address = seen["address"]
    told = f"{address}andringar"
    assert seen["requests"] == [address, f"{told}?1", address, f"{told}?2"]
    assert seen["console"] == []  # where a browser tells what a policy has stopped


def test_nothing_shuts_a_reader_out(seen: dict[str, Any]) -> None:
    assert seen["axe"] == {"light 320": [], "dark 1280": []}


def test_no_window_is_too_narrow(seen: dict[str, Any]) -> None:
    assert seen["wide"] == {"320": [], "768": [], "1280": []}


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(
    seen: dict[str, Any],
) -> None:
    keyboard = seen["keyboard"]
    assert keyboard["unseen"] == []
    assert keyboard["met"] == keyboard["links"] > 40


def test_on_paper_there_is_nothing_to_press(seen: dict[str, Any]) -> None:
    assert seen["printed"] == ["none", "none"]
    assert seen["pdf"] > 20_000
