"""A small report with something of everything, and much that is wrong."""

from __future__ import annotations

from functools import cache

from tests.tools import report_of
from villkor.exchange.preview.preview_page import preview_page
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

FILES = {
    "rapport": (
        "formulär: 2022\nregion: Region Norrbotten\nokänd: 1\n"
        "kontakt: <b>Regional utveckling</b>\nsenast: 2023-01-31\n"
    ),
    "1.1": (
        "ansvarig: Avdelning <script>alert(1)</script>\nstatus: klar\n"
        '"1.1.1": |\n  Ett *svar* om <b>länet</b> & landet, se [rapporten](https://exempel.se/a).\n\n'
        "  - punkt ett\n  - punkt två\n"
        '"1.1.2":\n  - fel slag\n'
        '"9.9.9": x\n'
    ),
    "1.2.4": '"1.2.4.1": |\n  Text: mer\n fel: indrag\n',
    "2-": (
        'ansvarig: Ekonomi\nstatus: utkast\n"2.1": |\n  Av alla fick {siffra: tilldelat} stöd.\n\n'
        "  {diagram: prioriteringar}\n\n  {tabell: prioriteringar}\n"
        '"2.3":\n  svar: ja\n  vid ja: |\n    - Ja, det har det.\n  vidnej: nej\n'
        '"2.4":\n  svar: kanske\n'
    ),
    "1.3.1": (
        '"1.3.1.2":\n  - namn: Insatsen\n    beskrivning: |\n      Vad den är.\n'
        "    mål:\n      agenda2030: [5]\n    prestation: fel nyckel\n"
    ),
    "anslag": (
        "tilldelat: 20 mnkr\nprioriteringar:\n  - namn: Kompetens\n    belopp: 15 mnkr\n"
        "  - namn: Innovation\n    belopp: 5 mnkr\n"
    ),
}


@cache
def small_report() -> Report:
    return report_of(**FILES)


@cache
def small_page(edition: int = 0) -> str:
    report = small_report()
    ours = [found for found in run_rules(report) if found.code != "VK513"]
    return preview_page(report, ours, edition=edition)
