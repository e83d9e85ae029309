"""anslag.yaml → Grant: the figures behind the report of how the grant was used."""

from __future__ import annotations

from villkor.fields import Reader
from villkor.figures import Figure, NotANumber, Unit
from villkor.figures import parse as parse_figure
from villkor.form import Form
from villkor.report import Grant, KeyFigure, Share
from villkor.yaml_text import Entry, Mapping, Node

_KEYS = ("tilldelat", "fördelning", "prioriteringar", "nyckeltal", "kontroller")


class GrantReader(Reader):
    """Reads anslag.yaml. What is left empty is absent, not zero."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form

    def grant(self, top: Node | None) -> Grant:
        """The figures, without those that cannot be read: they are faults."""
        mapping = self.mapping(top, "Filen")
        if mapping is None:
            return Grant()
        values = self.values(mapping, _KEYS)
        return Grant(
            allocated=self.figure(values.get("tilldelat"), "tilldelat", "kr"),
            allocated_where=values["tilldelat"].where if "tilldelat" in values else None,
            support_forms=self.support_forms(values.get("fördelning")),
            priorities=tuple(filter(None, map(self.priority, self.sequence(values.get("prioriteringar"), "”prioriteringar”")))),
            key_figures=self.key_figures(values.get("nyckeltal")),
            controls=self.scalars(values.get("kontroller"), "”kontroller”"),
        )

    def figure(self, node: Node | None, what: str, *units: Unit) -> Figure | None:
        """A figure in one of the units, or None if it is absent or faulty."""
        scalar = self.scalar(node, f"”{what}”")
        if scalar is None:
            return None
        try:
            figure = parse_figure(scalar.text)
        except NotANumber as error:
            self.fault("number", scalar.where, error.message, error.hint)
            return None
        if units and figure.unit not in units:
            example = {"kr": "58,7 mnkr", "%": "34 %", "": "164"}[units[0]]
            message = f"”{what}” är skrivet som ”{figure.written}”, som {'har fel enhet' if figure.unit else 'saknar enhet'}."
            self.fault("number", scalar.where, message, f"Skriv till exempel {example}.")
            return None
        return figure

    def support_forms(self, node: Node | None) -> tuple[Share, ...]:
        """The support forms that stand in the file, in the order written."""
        mapping = self.mapping(node, "”fördelning”", f"Skriv till exempel {self.form.support_forms[0]}: och andel: 61 % under.")
        return tuple(self.share(entry) for entry in self.entries(mapping, self.form.support_forms)) if mapping else ()

    def share(self, entry: Entry) -> Share:
        """One support form."""
        name = entry.key.text
        mapping = self.mapping(entry.value, f"”{name}”", "Skriv belopp: och andel: på var sin rad under, indragna.")
        values = self.values(mapping, ("belopp", "andel")) if mapping else {}
        amount, share = self.figure(values.get("belopp"), "belopp", "kr"), self.figure(values.get("andel"), "andel", "%")
        return Share(name, entry.key.where, amount, share)

    def priority(self, node: Node) -> Share | None:
        """One priority. None if nothing is filled in."""
        mapping = self.mapping(node, "En prioritering", "Skriv namn: och belopp: på var sin rad.")
        if mapping is None:
            return None
        values = self.values(mapping, ("namn", "belopp", "andel"))
        name = self.text(values, "namn")
        amount, share = self.figure(values.get("belopp"), "belopp", "kr"), self.figure(values.get("andel"), "andel", "%")
        if not name and amount is None and share is None:
            return None
        if not name:
            self.fault("missing", node.where, "Prioriteringen saknar namn.", "Skriv namn: och prioriteringens namn.")
        return Share(name, node.where, amount, share)

    def key_figures(self, node: Node | None) -> tuple[KeyFigure, ...]:
        """The named figures: the value alone, or with what it counts."""
        mapping = self.mapping(node, "”nyckeltal”", "Skriv till exempel inkomna ansökningar: 164.")
        found = []
        for entry in self.entries(mapping) if mapping else ():
            values = {"värde": entry.value}
            if isinstance(entry.value, Mapping):
                values = self.values(entry.value, ("värde", "räknar"))
            value = self.figure(values.get("värde"), entry.key.text)
            if value:
                found.append(KeyFigure(entry.key.text, entry.key.where, value, self.text(values, "räknar")))
        return tuple(found)
