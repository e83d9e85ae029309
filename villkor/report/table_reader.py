"""The YAML of a table → its rows, by the fields that the form has for them."""

from __future__ import annotations

from itertools import chain

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.yaml.fields import no_blank
from villkor.base.yaml.nodes import Mapping, Node, Scalar, Sequence
from villkor.form.model import EffectTerms, Field, FieldKind, GoalProgramme, Question
from villkor.report.answers import Cell, Effects, Goals, Row, TableAnswer
from villkor.report.keys import EFFECT_NOTES, NOT_APPLICABLE
from villkor.report.prose_reader import ProseReader

# no comment may end such a text
_NAMES = {FieldKind.LINE, FieldKind.GOALS, FieldKind.EFFECTS}
_LISTED_ROW = lazy_pattern(r"\s*- *\w+:")  # `- namn:` within a text


class TableReader(ProseReader):
    """Reads tables."""

    def table(self, question: Question, node: Node) -> TableAnswer | None:
        """The rows of a table, without those that cannot be read."""
        first = question.fields[0].key
        if not isinstance(node, Sequence):
            message = f"Svaret på {question.id} ska vara en lista med rader."
            example = (
                f"Börja varje rad i tabellen med bindestreck: - {first}: … Saknas "
                f"rader, skriv {NOT_APPLICABLE}: och skälet."
            )
            hint = _no_list_hint(node, first) or example
            self.fault(FaultKind.WRONG_TYPE, node.where, message, hint, question.id)
            return None
        where = _one_row_as_many(node, first)
        if where:
            message = (
                "Bindestrecket börjar en ny rad i tabellen, men här fortsätter "
                "raden ovanför."
            )
            hint = (
                f"Sätt bindestreck bara framför {first}:. Börja de andra fälten "
                "med två blanksteg i stället."
            )
            self.fault(FaultKind.WRONG_TYPE, where, message, hint, question.id)
            return TableAnswer(())
        rows = [self.row(question, item) for item in node.items]
        return TableAnswer(tuple(row for row in rows if row))

    def row(self, question: Question, node: Node) -> Row | None:
        """One row by its fields. An empty row is a fault."""
        first = question.fields[0].key
        example = f"Skriv {first}: och de andra fälten på var sin rad."
        mapping = self.mapping(node, "En rad i tabellen", example, question.id)
        if mapping is None:
            if isinstance(node, Scalar) and node.empty:
                self.fault(
                    FaultKind.WRONG_TYPE,
                    node.where,
                    "Raden i tabellen är tom.",
                    "Fyll i raden, eller ta bort bindestrecket.",
                    question.id,
                )
            return None
        mapping, below = _without_next_row(mapping, first)
        doubled = ""
        if below:
            doubled = f"Är det en ny rad i tabellen? Sätt bindestreck framför {first}:."
        fields = {field.key: field for field in question.fields}
        values = self.values(mapping, tuple(fields), doubled)
        cells: dict[str, Cell] = {}
        misread = values.meant | below
        for key, value in values.items():
            faults_before = len(self.faults)
            cell = self.cell(fields[key], value, question)
            if cell is not None:
                cells[key] = cell
            elif len(self.faults) > faults_before:
                misread.add(key)
        return Row(cells, node.where, values.places, frozenset(misread))

    def cell(self, field: Field, node: Node, question: Question) -> Cell | None:
        """What stands in a field, by what the field may hold."""
        keyed = not isinstance(node, Scalar) or no_blank(node)
        if field.kind is FieldKind.GOALS and keyed:
            return self.goals(node, self.form.programmes, question)
        if field.kind is FieldKind.EFFECTS and keyed:
            return self.effects(node, self.form.effects, question)
        what = f"”{field.key}”"
        if field.kind is FieldKind.TEXT:
            return self.prose(node, what, question.id)
        text = self.scalar(node, what)
        return self.uncut(text) if field.kind in _NAMES else text

    def goals(
        self,
        node: Node,
        programmes: tuple[GoalProgramme, ...],
        question: Question,
    ) -> Goals | None:
        """Goals by programme. None if no programme has any."""
        by_key = {programme.key: programme for programme in programmes}
        example = (
            f"Skriv till exempel {programmes[0].key}: och ett mål per rad "
            "med bindestreck."
        )
        mapping = self.mapping(node, "”mål”", example, question.id)
        if mapping is None:
            return None
        found: list[tuple[str, tuple[Scalar, ...]]] = []
        for key, value in self.values(mapping, tuple(by_key)).items():
            names = self._goals_of(by_key[key], value, question)
            if names:
                found.append((key, names))
        free = frozenset(each.key for each in programmes if each.free)
        return Goals(tuple(found), node.where, free) if found else None

    def _goals_of(
        self,
        programme: GoalProgramme,
        node: Node,
        question: Question,
    ) -> tuple[Scalar, ...]:
        """The goals of one programme: a text if it is free, else their names."""
        what = f"”{programme.key}”"
        if programme.free:
            text = self.prose(node, what, question.id)
            return (text,) if text else ()
        names = self.scalars(node, what)
        for name in names:
            self.uncut(name)
        return names

    def effects(
        self,
        node: Node,
        terms: EffectTerms,
        question: Question,
    ) -> Effects | None:
        """Effects by term, with status and basis. None if no term has a text."""
        keys = tuple(key for key, _ in terms.terms)
        example = f"Skriv till exempel {keys[0]}: | och texten under."
        mapping = self.mapping(node, "”effekter”", example, question.id)
        if mapping is None:
            return None
        values = self.values(mapping, (*keys, *EFFECT_NOTES))
        told: list[tuple[str, Scalar]] = []
        for key in keys:
            text = self.prose(values.get(key), f"”{key}”", question.id)
            if text:
                told.append((key, text))
        status = self.one_of(values, "status", terms.statuses, question)
        basis = self.one_of(values, "underlag", terms.bases, question)
        misread = values.misread({"status": status, "underlag": basis})
        return (
            Effects(tuple(told), status, basis, node.where, misread) if told else None
        )

    def one_of(
        self,
        values: dict[str, Node],
        key: str,
        known: tuple[str, ...],
        question: Question,
    ) -> Scalar | None:
        """A word from a fixed list; another word is a fault."""
        word = self.scalar(values.get(key), f"”{key}”")
        if word and word.text.strip().casefold() not in known:
            text = word.text.strip()
            message = f"”{key}” kan inte vara ”{text}”."
            hint = did_you_mean(text, known)
            self.fault(FaultKind.UNKNOWN_VALUE, word.where, message, hint, question.id)
        return word


def _without_next_row(mapping: Mapping, first: str) -> tuple[Mapping, set[str]]:
    """A row without the next one, if the dash before that is missing, and the keys of
    the next.

    Every key of it is then doubled, but only its first is kept, so that this is said
    once.
    """
    at = [
        number
        for number, entry in enumerate(mapping.entries)
        if entry.key.text == first
    ]
    if len(at) < 2:  # noqa: PLR2004 - the second begins the next row
        return mapping, set()
    below = {entry.key.text for entry in mapping.entries[at[1] :]}
    return Mapping(mapping.entries[: at[1] + 1], mapping.where), below


def _no_list_hint(node: Scalar | Mapping, first: str) -> str:
    """A hint for what stands in the place of a table's rows, if there is a better one
    than an example.
    """
    if isinstance(node, Mapping):
        keys = [entry.key.text for entry in node.entries]
        return did_you_mean(keys[0], (NOT_APPLICABLE,), "") if keys else ""
    if node.text.strip().casefold().startswith(NOT_APPLICABLE):
        return (
            f"Skriv {NOT_APPLICABLE}: och skälet på raden under numret, indraget "
            "två blanksteg."
        )
    if node.style and _LISTED_ROW.match(node.text):
        return (
            "Ta bort | (lodstreck) efter frågans nummer, så läses raderna under "
            "som en tabell."
        )
    if node.text.lstrip().startswith("|"):
        return (
            f"Skriv varje rad i tabellen som fält under varandra: - {first}: … "
            "Exemplet i en ny rapport visar alla fält."
        )
    return ""


def _one_row_as_many(node: Sequence, first: str) -> Where | None:
    """Where the second dash stands, if each field of one row has got a dash of its
    own.
    """
    keys_by_dash: list[list[str]] = []
    for item in node.items:
        if not isinstance(item, Mapping) or not item.entries:
            return None
        keys_by_dash.append([entry.key.text for entry in item.entries])
    # a second dash (PLR2004)
    if len(keys_by_dash) < 2 or keys_by_dash[0][0] != first:  # noqa: PLR2004
        return None
    together = list(chain.from_iterable(keys_by_dash))
    if len(set(together)) < len(together):
        return None
    return node.items[1].where
