"""Complaints of the YAML parser about its indicators, which mean something to it where
they stand: quotes, brackets, | and >, * and &, and those that begin nothing.

What each most likely is, and how to mend it, in Swedish.
"""

from __future__ import annotations

import re

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.yaml.slips import BLOCK, Complaint, Explanation, indent_of, open_quote

_PERCENT_FIRST = lazy_pattern(r"%\s*(\d+)")
_BRACKET = re.compile(r"[\[{]")


def quote_complaint(met: Complaint) -> Explanation:
    """A quotation mark that is not closed."""
    return open_quote(met.opened or met.place)


def escape_complaint(met: Complaint) -> Explanation:
    """A backslash within quotation marks that means nothing."""
    message = "Ett omvänt snedstreck inom citattecken betyder något särskilt i YAML."
    return met.place, message, BLOCK


def first_sign_complaint(met: Complaint) -> Explanation:
    """A sign that no value may begin with."""
    sign = met.line[met.place[1] : met.place[1] + 1]
    if sign == "\t":
        message = "Här står en tabb. YAML tillåter bara blanksteg."
        return met.place, message, "Byt tabben mot ett blanksteg."
    percent = _PERCENT_FIRST.match(met.line, met.place[1])
    if percent:
        message = "Tecknet % kan inte stå först i ett värde."
        return met.place, message, f"Skriv procenttecknet efter talet: {percent[1]} %."
    what = f"Tecknet {sign}" if sign.strip() else "Tecknet här"
    return met.place, f"{what} kan inte stå först i ett värde utan citattecken.", BLOCK


def bracket_complaint(met: Complaint) -> Explanation:
    """A bracket that is not closed, or lacks a comma."""
    start = (met.opened or met.place)[0]
    place = (start, 0)
    for number in range(min(start, len(met.lines) - 1), -1, -1):
        bracket = _BRACKET.search(met.lines[number])
        if bracket:
            place = (number, bracket.start())
            break
    message = (
        "En hakparentes eller klammer öppnas här men stängs inte, eller saknar "
        "ett kommatecken."
    )
    hint = (
        "Stäng med ] eller }, eller skriv varje del på en egen rad som börjar med "
        "ett bindestreck."
    )
    return place, message, hint


def text_sign_complaint(met: Complaint) -> Explanation:
    """A | or > that has text after it, or no key before it."""
    sign = met.line.lstrip()[:1]
    if sign not in {"|", ">"}:
        message = "Efter | (lodstreck) eller > ska raden vara slut."
        return (
            met.place,
            message,
            "Flytta texten till raden under, med två blanksteg före.",
        )
    message = (
        f"Raden börjar med tecknet {sign}, som i YAML hör hemma efter en nyckels kolon."
    )
    hint = f"Ta bort tecknet. {BLOCK}"
    if sign == "|":
        hint = "Skriv varje ruta som ett fält på en egen rad, under ett bindestreck."
    return (met.place[0], indent_of(met.line)), message, hint


def alias_complaint(met: Complaint) -> Explanation:
    """A * or & first in a value."""
    message = (
        "En asterisk (*) eller ett och-tecken (&) först i ett värde läses "
        "som en hänvisning."
    )
    return met.place, message, f"En punktlista skrivs med bindestreck. {BLOCK}"
