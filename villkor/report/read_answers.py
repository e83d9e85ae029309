"""The YAML under a question's number → an answer of the kind that the question asks
for.
"""

from __future__ import annotations

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.yaml.fields import no_blank
from villkor.base.yaml.nodes import Mapping, Node, Scalar
from villkor.form.model import Form, Kind, Question
from villkor.report.answers import (
    Answer,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.keys import NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.table_reader import TableReader

_CHOICES = {"ja": True, "nej": False}
_LONGEST_QUOTE = 40  # characters of a faulty value that a message repeats
_WORD_ALONE = (
    "Skriv bara svar: ja eller svar: nej, och texten under vid ja: | eller vid nej: |."
)

Content = TextAnswer | YesNoAnswer | TableAnswer | NotApplicable


class AnswerReader(TableReader):
    """Reads answers.

    `seen` is where each question was first answered, over all files read.
    """

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self.seen: dict[str, Where] = {}

    def answers(self, question: Question, where: Where, node: Node) -> list[Answer]:
        """The answer under a question's number, and the questions that have slid into
        its text: they are faults, not unanswered.
        """
        self.swallowed.clear()
        found = [self.answer(question, where, node)]
        for key, place in self.swallowed.items():
            found.append(Answer(self.form.questions[key], place, None, misread=True))
        return found

    def answer(self, question: Question, where: Where, node: Node) -> Answer:
        """The answer under a question's number.

        Empty, or not readable as such: `content` is None.
        """
        faults_before = len(self.faults)
        content = self._content(question, node)
        if isinstance(content, YesNoAnswer):
            misread = "svar" in content.misread
        else:
            nothing = content in (None, TableAnswer(()), NotApplicable(None))
            misread = nothing and len(self.faults) > faults_before
        return Answer(question, where, content, misread)

    def _content(self, question: Question, node: Node) -> Content | None:
        if isinstance(node, Mapping) and node.get(NOT_APPLICABLE) is not None:
            values = self.values(node, (NOT_APPLICABLE,))
            return NotApplicable(
                self.scalar(values[NOT_APPLICABLE], f"”{NOT_APPLICABLE}”")
            )
        if isinstance(node, Scalar) and node.empty:
            return None
        if question.kind is Kind.YES_NO:
            return self.yes_no(question, node)
        if question.kind is Kind.TABLE:
            return self.table(question, node)
        text = self.prose(node, f"Svaret på {question.id}", question.id)
        return TextAnswer(text) if text else None

    def yes_no(self, question: Question, node: Node) -> YesNoAnswer | None:
        """The answer to a yes/no question: `svar` with its follow-ups, or the bare
        word.

        None if nothing is written.
        """
        if isinstance(node, Scalar) and not no_blank(node):
            return YesNoAnswer(self.choice(node, question), node, None, None)
        example = (
            "Skriv svar: ja eller svar: nej på raden under, med två blanksteg före."
        )
        mapping = self.mapping(node, f"Svaret på {question.id}", example, question.id)
        if mapping is None:
            return None
        values = self.values(mapping, (*YES_NO_KEYS, NOT_APPLICABLE))
        word = self.scalar(values.get("svar"), "”svar”")
        if_yes = self.prose(values.get("vid ja"), "”vid ja”", question.id)
        if_no = self.prose(values.get("vid nej"), "”vid nej”", question.id)
        if word is None and if_yes is None and if_no is None:
            return None
        misread = values.misread({"svar": word, "vid ja": if_yes, "vid nej": if_no})
        choice = self.choice(word, question) if word else None
        return YesNoAnswer(choice, word, if_yes, if_no, misread)

    def choice(self, word: Scalar, question: Question) -> bool | None:
        """True for ja, False for nej in any case; another word is a fault.

        `no` is not nej: this is no YAML 1.1.
        """
        found = _CHOICES.get(word.text.strip().casefold())
        if found is None:
            text = " ".join(word.text.split())
            said = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]} …"
            follow_up = question.if_yes or question.if_no
            hint = _WORD_ALONE if " " in text and follow_up else "Skriv ja eller nej."
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                word.where,
                f"”{said}” är varken ja eller nej.",
                hint,
                question.id,
            )
        return found
