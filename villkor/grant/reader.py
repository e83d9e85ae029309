"""anslag.yaml → Grant: the figures behind the report of how the grant was used."""

from __future__ import annotations

from msgspec.structs import replace

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.yaml.fields import Reader, Values
from villkor.base.yaml.nodes import Mapping, Node
from villkor.figures.number import Figure, NotANumber, told_figure
from villkor.figures.units import Unit
from villkor.form.model import Form
from villkor.grant.decision_file import Query
from villkor.grant.decision_settings import (
    check_shares,
    read_decision_file,
    read_query,
)
from villkor.grant.keys import GRANT_KEYS
from villkor.grant.model import Grant, KeyFigure, Share


class GrantReader(Reader):
    """Reads anslag.yaml. What is left empty is absent, not zero."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.unread: set[str] = set()  # as in `Grant`, and so is the next
        self.without_value: list[str] = []
        self.queries: list[Query] = []
        # key figures of which something could not be read
        self.misread: set[str] = set()

    def grant(self, top: Node | None) -> Grant:
        """The figures, without those that cannot be read: they are faults."""
        values = self.values(self.mapping(top, "Filen"), GRANT_KEYS)
        grant = Grant(
            allocated=self.figure(values.get("tilldelat"), "tilldelat", "kr"),
            allocated_where=values["tilldelat"].where
            if "tilldelat" in values
            else None,
            support_forms=self.support_forms(values),
            priorities=self.priorities(values.get("prioriteringar")),
            key_figures=self.key_figures(values.get("nyckeltal")),
            source=read_decision_file(self, values.get("beslut"), self.form),
            queries=tuple(check_shares(self, self.queries, self.misread)),
        )
        if any(
            kind
            in {FaultKind.UNKNOWN_KEY, FaultKind.DUPLICATE_KEY, FaultKind.WRONG_TYPE}
            for kind, _ in self.faults
        ):
            self.unread.add("")
        return replace(
            grant,
            controls=self.scalars(values.get("kontroller"), "”kontroller”"),
            unread=frozenset(self.unread),
            without_value=tuple(self.without_value),
        )

    def figure(
        self,
        node: Node | None,
        what: str,
        *units: Unit,
        of: str = "",
    ) -> Figure | None:
        """A figure in one of the units, or None if it is absent or faulty.

        `of` is the name it goes by, if not `what`.
        """
        scalar = self.scalar(node, f"”{what}”")
        if scalar is None:
            return None
        try:
            figure = told_figure(scalar.text)
        except NotANumber as error:
            self.fault(FaultKind.NUMBER, scalar.where, error.message, error.hint)
            self.unread.add(of or what)
            return None
        if units and figure.unit not in units:
            example = {"kr": "58,7 mnkr", "%": "34 %", "": "164"}[units[0]]
            wrong = "har fel enhet" if figure.unit else "saknar enhet"
            message = f"”{what}” är skrivet som ”{figure.written}”, som {wrong}."
            self.fault(
                FaultKind.NUMBER,
                scalar.where,
                message,
                f"Skriv till exempel {example}.",
            )
            self.unread.add(of or what)
            return None
        return figure

    def support_forms(self, values: Values) -> tuple[Share, ...]:
        """The support forms that stand in the file, in the order written."""
        example = (
            f"Skriv till exempel {'/'.join(self.form.support_forms[:1])}: och andel: "
            "61 % under."
        )
        forms = self.under(values, "fördelning", self.form.support_forms, example)
        return tuple(
            self.share(name, node, forms.places[name]) for name, node in forms.items()
        )

    def share(self, name: str, node: Node, where: Where) -> Share:
        """One support form."""
        example = "Skriv belopp: och andel: på var sin rad under, indragna."
        mapping = self.mapping(node, f"”{name}”", example)
        values = self.values(mapping, ("belopp", "andel"))
        return Share(name, where, *self.amount_and_share(values, name))

    def amount_and_share(
        self,
        values: Values,
        name: str,
    ) -> tuple[Figure | None, Figure | None]:
        """How much a part of the grant is, in kronor and in percent."""
        amount = self.figure(values.get("belopp"), "belopp", "kr", of=name)
        share = self.figure(values.get("andel"), "andel", "%", of=name)
        return amount, share

    def priorities(self, node: Node | None) -> tuple[Share, ...]:
        """The priorities of which anything is filled in, in the order written."""
        found = []
        for held in self.sequence(node, "”prioriteringar”"):
            share = self.priority(held)
            if share:
                found.append(share)
        return tuple(found)

    def priority(self, node: Node) -> Share | None:
        """One priority. None if nothing is filled in."""
        faults_before = len(self.faults)
        example = "Skriv namn: och belopp: på var sin rad."
        mapping = self.mapping(node, "En prioritering", example)
        values = self.values(mapping, ("namn", "belopp", "andel"))
        name = self.text(values, "namn")
        amount, share = self.amount_and_share(values, name)
        if (
            not name
            and amount is None
            and share is None
            and len(self.faults) == faults_before
        ):
            return None
        if values.lacks("namn") and (amount or share):
            self.fault(
                FaultKind.MISSING,
                node.where,
                "Prioriteringen saknar namn.",
                "Skriv namn: och prioriteringens namn.",
            )
        return Share(name, node.where, amount, share)

    def key_figures(self, node: Node | None) -> tuple[KeyFigure, ...]:
        """The named figures: the value alone, or with what it counts."""
        mapping = self.mapping(
            node,
            "”nyckeltal”",
            "Skriv till exempel inkomna ansökningar: 164.",
        )
        found = []
        figures = self.values(mapping)
        for name, held in figures.items():
            before = len(self.faults)
            values: dict[str, Node] = {"värde": held}
            if isinstance(held, Mapping):
                values = self.values(held, ("värde", "räknar", "ur beslut"))
            value, counts = (
                self.figure(values.get("värde"), name),
                self.text(values, "räknar"),
            )
            where = figures.places[name]
            if value:
                found.append(KeyFigure(name, where, value, counts))
            elif len(self.faults) == before:
                self.without_value.append(name)
            asked = len(self.faults)
            query = read_query(self, values.get("ur beslut"), name, where, counts)
            if query:
                self.queries.append(query)
            if len(self.faults) > asked:
                self.unread.add(name)
            if len(self.faults) > before:
                self.misread.add(name)
        return tuple(found)
