"""The YAML under a question's number → an answer of the kind that the question asks for."""

from __future__ import annotations

import re

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.fields import Reader, no_blank
from villkor.base.yaml.nodes import Mapping, Node, Scalar, Sequence
from villkor.form.model import EffectTerms, Field, FieldKind, Form, GoalProgramme, Kind, Question
from villkor.report.keys import NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.model import (
    Answer,
    Cell,
    Effects,
    Goals,
    NotApplicable,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)

_YES_NO = {"ja": True, "nej": False}
_QUESTION = re.compile(r"""^["'](\d[\d.]*)["']:""", re.MULTILINE)
_LONGEST_QUOTE = 40  # characters of a faulty value that a message repeats
_AS_TEXT = "Skriv | (lodstreck) efter kolonet och texten på raderna under, med två blanksteg före."


class AnswerReader(Reader):
    """Reads answers. `seen` is where each question was first answered, over all files read."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.seen: dict[str, Where] = {}
        # questions whose line is read as text in the answer above
        self.swallowed: dict[str, Where] = {}

    def answers(self, question: Question, where: Where, node: Node) -> list[Answer]:
        """The answer under a question's number, and the questions that have slid into its text:
        they are faults, not unanswered.
        """
        self.swallowed.clear()
        answer = self.answer(question, where, node)
        return [
            answer,
            *(
                Answer(self.form.questions[key], place, None, misread=True)
                for key, place in self.swallowed.items()
            ),
        ]

    def answer(self, question: Question, where: Where, node: Node) -> Answer:
        """The answer under a question's number.

        Empty, or not readable as such: `content` is None.
        """
        faults_before = len(self.faults)
        content: TextAnswer | YesNoAnswer | TableAnswer | NotApplicable | None
        if isinstance(node, Mapping) and node.get(NOT_APPLICABLE) is not None:
            values = self.values(node, (NOT_APPLICABLE,))
            content = NotApplicable(self.scalar(values[NOT_APPLICABLE], f"”{NOT_APPLICABLE}”"))
        elif isinstance(node, Scalar) and node.empty:
            content = None
        elif question.kind is Kind.YES_NO:
            content = self.yes_no(question, node)
        elif question.kind is Kind.TABLE:
            content = self.table(question, node)
        else:
            text = self.prose(node, f"Svaret på {question.id}", question.id)
            content = TextAnswer(text) if text else None
        misread = (
            content in (None, TableAnswer(()), NotApplicable(None))
            and len(self.faults) > faults_before
        )
        if isinstance(content, YesNoAnswer):
            misread = "svar" in content.misread
        return Answer(question, where, content, misread)

    def prose(self, node: Node | None, what: str, question: str) -> Scalar | None:
        """Markdown text, or None.

        A YAML list or mapping where prose belongs is a usual slip, so the hint says what to do.
        """
        if isinstance(node, Sequence):
            hint = (
                "Skriv | (lodstreck) efter kolonet, så blir bindestrecken under en "
                "punktlista i svaret."
            )
            self.fault(
                FaultKind.WRONG_TYPE,
                node.where,
                f"{what} ska vara text, men är en lista.",
                hint,
                question,
            )
            return None
        if isinstance(node, Mapping):
            keys = [entry.key.text for entry in node.entries]
            hint = did_you_mean(keys[0], (NOT_APPLICABLE,), _AS_TEXT) if keys else _AS_TEXT
            self.fault(
                FaultKind.WRONG_TYPE,
                node.where,
                f"{what} ska vara text, men läses som nycklar med värden.",
                hint,
                question,
            )
            return None
        text = self.uncut(self.scalar(node, what))
        if text is None:
            return None
        slid = [match for match in _QUESTION.finditer(text.text) if match[1] in self.form.questions]
        for match in slid:
            where = text.at(match.start())
            self.swallowed[match[1]] = where
            message = f"Fråga {match[1]} är indragen och läses som text i svaret ovanför."
            self.fault(
                FaultKind.MISPLACED_QUESTION,
                where,
                message,
                "Låt raden börja längst till vänster.",
                match[1],
            )
        return None if slid else text

    def yes_no(self, question: Question, node: Node) -> YesNoAnswer | None:
        """The answer to a yes/no question: `svar` with its follow-ups, or the bare word.

        None if nothing is written.
        """
        if isinstance(node, Scalar) and not no_blank(node):
            return YesNoAnswer(self.choice(node, question), node, None, None)
        example = "Skriv svar: ja eller svar: nej på raden under, med två blanksteg före."
        mapping = self.mapping(node, f"Svaret på {question.id}", example, question.id)
        if mapping is None:
            return None
        values = self.values(mapping, (*YES_NO_KEYS, NOT_APPLICABLE))
        word = self.scalar(values.get("svar"), "”svar”")
        if_yes, if_no = (
            self.prose(values.get(key), f"”{key}”", question.id) for key in ("vid ja", "vid nej")
        )
        if word is None and if_yes is None and if_no is None:
            return None
        misread = values.misread(dict(zip(YES_NO_KEYS, (word, if_yes, if_no), strict=True)))
        return YesNoAnswer(
            self.choice(word, question) if word else None, word, if_yes, if_no, misread
        )

    def choice(self, word: Scalar, question: Question) -> bool | None:
        """True for ja, False for nej in any case; another word is a fault.

        `no` is not nej: this is no YAML 1.1.
        """
        found = _YES_NO.get(word.text.strip().casefold())
        if found is None:
            text = " ".join(word.text.split())
            said = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]} …"
            more = " " in text and (question.if_yes or question.if_no)
            hint = (
                "Skriv bara svar: ja eller svar: nej, och texten under vid ja: | eller vid nej: |."
                if more
                else "Skriv ja eller nej."
            )
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                word.where,
                f"”{said}” är varken ja eller nej.",
                hint,
                question.id,
            )
        return found

    def table(self, question: Question, node: Node) -> TableAnswer | None:
        """The rows of a table, without those that cannot be read."""
        example = (
            f"Börja varje rad i tabellen med bindestreck: - {question.fields[0].key}: … Saknas "
            f"rader, skriv {NOT_APPLICABLE}: och skälet."
        )
        if not isinstance(node, Sequence):
            hint = _not_rows(node, question) or example
            self.fault(
                FaultKind.WRONG_TYPE,
                node.where,
                f"Svaret på {question.id} ska vara en lista med rader.",
                hint,
                question.id,
            )
            return None
        if where := _one_row_as_many(node, question.fields[0].key):
            message = "Bindestrecket börjar en ny rad i tabellen, men här fortsätter raden ovanför."
            hint = (
                f"Sätt bindestreck bara framför {question.fields[0].key}:. Börja de andra fälten "
                "med två blanksteg i stället."
            )
            self.fault(FaultKind.WRONG_TYPE, where, message, hint, question.id)
            return TableAnswer(())
        rows = [self.row(question, item) for item in node.items]
        return TableAnswer(tuple(row for row in rows if row))

    def row(self, question: Question, node: Node) -> Row | None:
        """One row by its fields. An empty row is a fault."""
        fields = {field.key: field for field in question.fields}
        mapping = self.mapping(
            node,
            "En rad i tabellen",
            f"Skriv {question.fields[0].key}: och de andra fälten på var sin rad.",
            question.id,
        )
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
        cells: dict[str, Cell] = {}
        doubled, below = "", frozenset[str]()
        again = [
            number
            for number, entry in enumerate(mapping.entries)
            if entry.key.text == question.fields[0].key
        ]
        if len(again) > 1:  # one missing dash doubles every key of the next row: it is said once
            below = frozenset(entry.key.text for entry in mapping.entries[again[1] :])
            mapping = Mapping(mapping.entries[: again[1] + 1], mapping.where)
            doubled = (
                f"Är det en ny rad i tabellen? Sätt bindestreck framför {question.fields[0].key}:."
            )
        values = self.values(mapping, tuple(fields), doubled)
        misread = {*values.meant, *below}
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
        if field.kind is FieldKind.TEXT:
            return self.prose(node, f"”{field.key}”", question.id)
        if field.kind in {FieldKind.LINE, FieldKind.GOALS, FieldKind.EFFECTS}:
            return self.uncut(self.scalar(node, f"”{field.key}”"))
        return self.scalar(node, f"”{field.key}”")

    def goals(
        self, node: Node, programmes: tuple[GoalProgramme, ...], question: Question
    ) -> Goals | None:
        """Goals by programme. None if no programme has any."""
        by_key = {programme.key: programme for programme in programmes}
        mapping = self.mapping(
            node,
            "”mål”",
            f"Skriv till exempel {programmes[0].key}: och ett mål per rad med bindestreck.",
            question.id,
        )
        if mapping is None:
            return None
        found: list[tuple[str, tuple[Scalar, ...]]] = []
        for key, value in self.values(mapping, tuple(by_key)).items():
            names: tuple[Scalar, ...]
            if by_key[key].free:
                text = self.prose(value, f"”{key}”", question.id)
                names = (text,) if text else ()
            else:
                names = self.scalars(value, f"”{key}”")
                for name in names:
                    self.uncut(name)
            if names:
                found.append((key, names))
        return Goals(tuple(found), node.where) if found else None

    def effects(self, node: Node, terms: EffectTerms, question: Question) -> Effects | None:
        """Effects by term, with status and basis. None if no term has a text."""
        keys = tuple(key for key, _ in terms.terms)
        mapping = self.mapping(
            node, "”effekter”", f"Skriv till exempel {keys[0]}: | och texten under.", question.id
        )
        if mapping is None:
            return None
        values = self.values(mapping, (*keys, "status", "underlag"))
        texts = [(key, self.prose(values.get(key), f"”{key}”", question.id)) for key in keys]
        status = self.one_of(values, "status", terms.statuses, question)
        basis = self.one_of(values, "underlag", terms.bases, question)
        told = tuple((key, text) for key, text in texts if text)
        misread = values.misread({"status": status, "underlag": basis})
        return Effects(told, status, basis, node.where, misread) if told else None

    def one_of(
        self, values: dict[str, Node], key: str, known: tuple[str, ...], question: Question
    ) -> Scalar | None:
        """A word from a fixed list; another word is a fault."""
        word = self.scalar(values.get(key), f"”{key}”")
        if word and word.text.strip().casefold() not in known:
            text = word.text.strip()
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                word.where,
                f"”{key}” kan inte vara ”{text}”.",
                did_you_mean(text, known),
                question.id,
            )
        return word


def _not_rows(node: Scalar | Mapping, question: Question) -> str:
    """A hint for what stands in the place of a table's rows, if there is a better one than an
    example.
    """
    first = question.fields[0].key
    if isinstance(node, Mapping):
        return did_you_mean(node.entries[0].key.text, (NOT_APPLICABLE,), "") if node.entries else ""
    if node.text.strip().casefold().startswith(NOT_APPLICABLE):
        return f"Skriv {NOT_APPLICABLE}: och skälet på raden under numret, indraget två blanksteg."
    if node.style and re.match(r"\s*- *\w+:", node.text):
        return "Ta bort | (lodstreck) efter frågans nummer, så läses raderna under som en tabell."
    if node.text.lstrip().startswith("|"):
        return (
            f"Skriv varje rad i tabellen som fält under varandra: - {first}: … Exemplet i en ny "
            "rapport visar alla fält."
        )
    return ""


def _one_row_as_many(node: Sequence, first: str) -> Where | None:
    """Where the second dash stands, if each field of one row has got a dash of its own."""
    keys = [
        [entry.key.text for entry in item.entries] if isinstance(item, Mapping) else []
        for item in node.items
    ]
    together = [key for row in keys for key in row]
    if len(keys) > 1 and all(keys) and keys[0][0] == first and len(set(together)) == len(together):
        return node.items[1].where
    return None
