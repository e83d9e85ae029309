"""Regler för frågornas och rubrikernas nummer: luckor och oordning.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from villkor.base.diagnostic import Finding
from villkor.rules.form.subject import FormFile

_TOKEN = re.compile(r"\d{1,6}|[^\W\d_]{1,24}")


class _Step(Struct, frozen=True):
    """A number in an id: the ids before it ("1.2." of 1.2.3), and how high it is.
    `shown` is the id until there.
    """

    before: str
    number: int
    shown: str


def _steps_of(key: str) -> Iterator[_Step]:
    """The numbers in an id. Letters only count as what stands before."""
    for match in _TOKEN.finditer(key):
        if match[0].isdecimal():
            before = key[: match.start()].casefold()
            yield _Step(before, int(match[0]), key[: match.end()])


class _Seen(Struct):
    """The numbers after one beginning: by the number, the first id that has it."""

    ids: dict[int, str] = field(default_factory=dict)
    steps: dict[int, _Step] = field(default_factory=dict)


def gap_in_numbers(form: FormFile) -> Iterator[Finding]:
    """Ett nummer saknas mellan två andra, eller före det första.

    Varför: en lucka är oftast en fråga som inte har kommit med när formuläret gjordes,
    och då blir den inte besvarad.
    Fel: frågorna 1.2.1 och 1.2.3.
    Rätt: frågorna 1.2.1, 1.2.2 och 1.2.3. Hoppar blanketten själv över numret är
    varningen inget att göra åt.
    """
    by_beginning: dict[str, _Seen] = {}
    for key in form.examined.parts:
        for step in _steps_of(key):
            seen = by_beginning.setdefault(step.before, _Seen())
            seen.ids.setdefault(step.number, key)
            seen.steps.setdefault(step.number, step)
    for seen in by_beginning.values():
        yield from _gaps_in(form, seen)


def _gaps_in(form: FormFile, seen: _Seen) -> Iterator[Finding]:
    last, before = 0, ""
    for number in sorted(seen.ids):
        step = seen.steps[number]
        if number > last + 1:
            missing = _missing(step, last + 1)
            where = form.examined.place_of(seen.ids[number], "id")
            between = f"före {step.shown}"
            if before:
                between = f"mellan {before} och {step.shown}"
            yield Finding(
                where,
                f"{missing} saknas {between}.",
                "Se efter i blanketten om en fråga har fallit bort, och lägg till den.",
                seen.ids[number],
            )
        last, before = number, step.shown


def _missing(step: _Step, first: int) -> str:
    """The numbers that are missing before one, in words."""
    beginning = step.shown.removesuffix(str(step.number))
    last = step.number - 1
    if first == last:
        return f"{beginning}{first}"
    return f"{beginning}{first}–{beginning}{last}"


def numbers_out_of_order(form: FormFile) -> Iterator[Finding]:
    """En fråga eller rubrik står efter en som har ett högre nummer.

    Varför: svaren trycks i formulärets ordning. En fråga på fel plats är ofta en som
    har fått fel nummer.
    Fel: fråga 1.3 och efter den fråga 1.2.
    Rätt: fråga 1.2 och efter den fråga 1.3.
    """
    before: dict[str, _Step] = {}
    for key in form.examined.parts:
        for step in _steps_of(key):
            above = before.get(step.before, step)
            before[step.before] = step
            if step.number < above.number:
                yield Finding(
                    form.examined.place_of(key, "id"),
                    f"{key} står efter {above.shown}.",
                    "Flytta den, eller rätta numret efter blanketten.",
                    key,
                )
                break
