"""The YAML of a text in Markdown → the text, and questions that have slid into it."""

from __future__ import annotations

import re

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Mapping, Node, Scalar, Sequence
from villkor.form.model import Form
from villkor.report.keys import NOT_APPLICABLE

_QUESTION = re.compile(r"""^["']([\w.]{1,24})["']:""", re.MULTILINE)  # `"1.1.2":`
_AS_TEXT = (
    "Skriv | (lodstreck) efter kolonet och texten på raderna under, med "
    "två blanksteg före."
)
_AS_BULLETS = (
    "Skriv | (lodstreck) efter kolonet, så blir bindestrecken under en "
    "punktlista i svaret."
)


class ProseReader(Reader):
    """Reads texts in Markdown.

    `swallowed` are the questions whose line is read as text in the answer above, with
    their places.
    """

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.swallowed: dict[str, Where] = {}

    def prose(self, node: Node | None, what: str, question: str) -> Scalar | None:
        """Markdown text, or None.

        A YAML list or mapping where prose belongs is a usual slip, so the hint says
        what to do.
        """
        if isinstance(node, Sequence):
            self.fault(
                FaultKind.WRONG_TYPE,
                node.where,
                f"{what} ska vara text, men är en lista.",
                _AS_BULLETS,
                question,
            )
            return None
        if isinstance(node, Mapping):
            message = f"{what} ska vara text, men läses som nycklar med värden."
            hint = _AS_TEXT
            if node.entries:
                hint = did_you_mean(
                    node.entries[0].key.text,
                    (NOT_APPLICABLE,),
                    _AS_TEXT,
                )
            self.fault(FaultKind.WRONG_TYPE, node.where, message, hint, question)
            return None
        text = self.uncut(self.scalar(node, what))
        if text is None or self._has_swallowed(text):
            return None
        return text

    def _has_swallowed(self, text: Scalar) -> bool:
        """Whether lines of a text are the beginnings of questions. Each is told of."""
        found = False
        for match in _QUESTION.finditer(text.text):
            number = match[1]
            if number in self.form.questions:
                found = True
                where = text.at(match.start())
                self.swallowed[number] = where
                self.fault(
                    FaultKind.MISPLACED_QUESTION,
                    where,
                    f"Fråga {number} är indragen och läses som text i svaret ovanför.",
                    "Låt raden börja längst till vänster.",
                    number,
                )
        return found
