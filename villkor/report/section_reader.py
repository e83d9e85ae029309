"""The top node of a section file → its answers, who owns it, and how far it has
come.
"""

from __future__ import annotations

import re
from collections import Counter

from msgspec.structs import replace

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import closest, did_you_mean
from villkor.base.yaml.fields import INDENT, Values
from villkor.base.yaml.nodes import Mapping, Node, Scalar
from villkor.report.answers import Answer
from villkor.report.keys import NOT_APPLICABLE, SECTION_KEYS, YES_NO_KEYS
from villkor.report.model import SectionFile
from villkor.report.read_answers import AnswerReader
from villkor.report.read_dating import read_due_day

_KEYS_OF_ANSWERS = (*YES_NO_KEYS, NOT_APPLICABLE)
_CURLY_QUOTES = "”“„’'"
# the number that a key begins with: of `1.1.2 a`, `1,1,2` and `”1.1.2”`
_NUMBER = re.compile(r"[^\w]*(\d+(?:[.,]\d+)*)")


class SectionReader(AnswerReader):
    """Reads section files, one after the other."""

    def section(
        self,
        top: Node | None,
        name: str,
        stem: str,
        *,
        readable: bool,
    ) -> SectionFile:
        """What stands in a section file.

        `stem` is "" if the form knows no file of its name.
        """
        mapping = self.mapping(
            top,
            "Filen",
            "Börja raden med frågans nummer inom citattecken och kolon.",
        )
        empty = top is None or (isinstance(top, Scalar) and top.empty)
        values = self.values(mapping)
        answers = self._section_answers(values, name, stem)
        status = self.scalar(values.get("status"), "”status”")
        if status:
            self._try_status(status)
        owner = self.scalar(values.get("ansvarig"), "”ansvarig”")
        due = read_due_day(values, self)
        values.meant.update(self._meant_keys(values))
        misread = values.misread({"ansvarig": owner, "status": status})
        return SectionFile(
            stem,
            name,
            owner,
            status,
            tuple(answers),
            readable and (mapping is not None or empty),
            misread | _doubled_keys(mapping),
            due,
        )

    def _meant_keys(self, values: Values) -> set[str]:
        """The keys of a section that misspelt ones were probably meant for."""
        found = set()
        for key in values:
            known = key in SECTION_KEYS or key in self.form.questions
            if not (known or key in _KEYS_OF_ANSWERS or _number_in(key)):
                found.add(closest(key, SECTION_KEYS))
        return found

    def _try_status(self, status: Scalar) -> None:
        text, known = status.text.strip(), self.form.statuses
        if text.casefold() not in known:
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                status.where,
                f"”status” kan inte vara ”{text}”.",
                did_you_mean(text, known),
            )

    def _section_answers(self, values: Values, name: str, stem: str) -> list[Answer]:
        """The answers of a file.

        Other keys are faults; right under a question with nothing in it, they have slid
        out from it.
        """
        questions = self.form.questions
        answers: list[Answer] = []
        above_is_empty = False  # whether the key above is a question with nothing in it
        for key, node in values.items():
            where, meant = values.places[key], _number_in(key)
            if key in questions:
                self._try_place(key, where, name, stem)
                answers += self.answers(questions[key], where, node)
                above_is_empty = values.lacks(key)
            elif meant in questions:
                answers.append(Answer(questions[meant], where, None, misread=True))
                self._tell_unknown(key, where, stem)
            elif key not in SECTION_KEYS:
                slid = above_is_empty and _may_have_slid(key)
                # several lines that have slid out are one slip
                if not (slid and answers[-1].misread):
                    self._tell_unknown(key, where, stem)
                if slid:
                    answers[-1] = replace(answers[-1], misread=True)
        return answers

    def _try_place(
        self,
        key: str,
        where: Where,
        name: str,
        stem: str,
    ) -> None:
        """Tell if a question stands in a file where it does not belong, or for the
        second time.
        """
        right = self.form.file_of(self.form.questions[key])
        if stem and right != stem:
            self.fault(
                FaultKind.MISPLACED_QUESTION,
                where,
                f"Fråga {key} hör hemma i filen {right}.yaml.",
                "Flytta svaret dit.",
                key,
            )
        seen = self.seen.setdefault(key, where)
        if stem and seen.path != name:
            message = (
                f"Fråga {key} besvaras också i {seen.path}, rad {seen.line}. "
                "Svaret här räknas inte."
            )
            hint = "Slå ihop svaren i den ena filen."
            self.fault(FaultKind.ANSWERED_TWICE, where, message, hint, key)

    def _tell_unknown(self, key: str, where: Where, stem: str) -> None:
        """Tell of a key that is no question of the form and no word that may stand
        here.
        """
        meant = _number_in(key)
        if not stem:
            return  # a file of another name is told as a whole
        if meant in self.form.questions:
            self._tell_number(key, meant, where)
        elif meant and key[:1].isdigit():
            hint = (
                "Frågorna i filen: "
                f"{', '.join(each.id for each in self.form.files[stem])}."
            )
            if key in self.form.headings:
                hint = "Det är en rubrik. Svaret skrivs under en av dess frågor."
            self.fault(
                FaultKind.UNKNOWN_QUESTION,
                where,
                f"Formuläret {self.form.year} har ingen fråga {key}.",
                hint,
            )
        elif key in _KEYS_OF_ANSWERS:
            self.fault(
                FaultKind.UNKNOWN_KEY,
                where,
                f"”{key}” hör till en fråga, men står inte under någon.",
                INDENT,
            )
        else:
            hint = did_you_mean(
                key,
                SECTION_KEYS,
                f"Är det text i svaret ovanför? {INDENT}",
            )
            self.fault(FaultKind.UNKNOWN_KEY, where, f"Okänd nyckel: ”{key}”.", hint)

    def _tell_number(self, key: str, meant: str, where: Where) -> None:
        """Tell of a question's number that is not written as it should be."""
        if key.strip(_CURLY_QUOTES) == meant:
            kind = FaultKind.UNKNOWN_KEY
            message = (
                "Frågans nummer står inom typografiska citattecken, som YAML "
                "inte känner till."
            )
            hint = f'Skriv raka citattecken: "{meant}":'
        else:
            kind = FaultKind.UNKNOWN_QUESTION
            message = (
                f"Raden börjar med ”{key}”, men ska börja med bara frågans nummer."
            )
            hint = f'Skriv numret inom raka citattecken: "{meant}":'
        self.fault(kind, where, message, hint, meant)


def _number_in(key: str) -> str:
    """The number that a key begins with, as the form writes it: `1.1.2` for `”1.1.2”`,
    `1.1.2.`, `1,1,2` and `1.1.2 a`.
    """
    match = _NUMBER.match(key)
    return match[1].replace(",", ".") if match else ""


def _may_have_slid(key: str) -> bool:
    """Whether an unknown key may belong to an answer above it: it is neither a
    question's number nor nearly a word that may stand at the margin.
    """
    if key in _KEYS_OF_ANSWERS:
        return True
    return not _number_in(key) and not closest(key, SECTION_KEYS)


def _doubled_keys(mapping: Mapping | None) -> frozenset[str]:
    """The keys that are written more than once: what they say may stand under the
    second.
    """
    if mapping is None:
        return frozenset()
    times = Counter(entry.key.text for entry in mapping.entries)
    return frozenset(key for key, count in times.items() if count > 1)
