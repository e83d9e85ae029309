"""templates/lagar.yaml → which law governs the report of a year, and its last day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.base.yaml.nodes import Node
from villkor.form.places import form_years
from villkor.form.reader import FormReader, fault_messages
from villkor.form.templates import templates_folder

_FIRST_REST_DAY = 5  # Saturday, as date.weekday counts
_KEYS = ("från", "till", "sista dag", "grund", "förbehåll")


class GoverningLaw(Struct, frozen=True):
    """What governs the reports of the years from `first` to `last` (0: and on).

    `basis` goes on a sentence, `caveat` is what is not known of it, and `last_day` is
    month and day of the year after.
    """

    first: int
    last: int
    basis: str
    caveat: str
    last_day: str

    def governs(self, year: int) -> bool:
        """Whether the report of a year is written after this law."""
        return self.first <= year and (not self.last or year <= self.last)

    def deadline(self, year: int) -> date:
        """The last day for the report of a year; on a Saturday or a Sunday the next
        working day (2 § lagen 1930:173).
        """
        day = date.fromisoformat(f"{year + 1}-{self.last_day}")
        while day.weekday() >= _FIRST_REST_DAY:
            day += timedelta(days=1)
        return day


def law_of_year(year: int) -> GoverningLaw | None:
    """The law that governs the report of a year, if villkor knows it."""
    for law in _load_laws():
        if law.governs(year):
            return law
    return None


@cache
def _load_laws() -> tuple[GoverningLaw, ...]:
    path = templates_folder() / "lagar.yaml"
    reader = FormReader(str(path))
    nodes = reader.sequence(reader.top(path.read_text(encoding="utf-8")), "Filen")
    laws = tuple(_read_law(reader, node) for node in nodes)
    if reader.faults:
        raise UserError(
            "Listan över lagar går inte att använda:\n"
            + "\n".join(fault_messages(reader.faults))
        )
    return laws


def _read_law(reader: FormReader, node: Node) -> GoverningLaw:
    values = reader.part(node, _KEYS)
    last_day = reader.required(values, "sista dag", node)
    try:
        date.fromisoformat(f"2000-{last_day}")
    except ValueError:
        message = "”sista dag” ska vara månad och dag, som 02-21."
        reader.fault(FaultKind.WRONG_TYPE, node.where, message)
    return GoverningLaw(
        reader.number(values, "från", node),
        reader.number(values, "till", node) if "till" in values else 0,
        reader.required(values, "grund", node),
        reader.text(values, "förbehåll"),
        last_day,
    )


def nearest_year(year: int) -> int:
    """The year of the nearest form outside any report, one after the same law before
    others.
    """
    law = law_of_year(year)
    return min(
        form_years(),
        key=lambda each: (law_of_year(each) != law, abs(each - year)),
    )
