"""The lines of a Word file by the question or heading that they stand under, however
that is written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from villkor.document.word.found import (
    Beside,
    FoundBlock,
    FoundDocument,
    paragraphs_in,
)
from villkor.exchange.by_question import COVER, spoken_lines
from villkor.exchange.placing.asked_tables import asked_tables
from villkor.exchange.placing.contents_lines import contents_lines
from villkor.exchange.placing.flow_of_blocks import flow_of_blocks
from villkor.exchange.placing.form_lines import FormLine, LineKind, form_lines
from villkor.exchange.placing.line_index import line_index
from villkor.exchange.placing.marks import find_marks
from villkor.exchange.placing.splitting import splitter
from villkor.exchange.placing.words import words_of_line
from villkor.form.model import Form


class LinesUnder(Struct):
    """The lines by the name of what they stand under, as `by_question` gives them, and
    the names of the headings and questions that are there in other words.
    """

    under: dict[str, list[str]]
    reworded: set[str] = field(default_factory=set)
    name: str = COVER
    heading: str = COVER

    def begin(
        self,
        name: str,
        line: FormLine,
        said: list[str],
    ) -> None:
        """What follows stands under a line of the form. If that is said in other words,
        these stand under the heading above it.
        """
        self.name = name
        self.under[name] = []
        if line.kind is LineKind.HEADING:
            self.heading = name
        words = words_of_line(" ".join(said))
        if words[-len(line.words) :] != line.words:
            self.reworded.add(name)
            self.under[self.heading] += said


def lines_under(form: Form, found: FoundDocument) -> LinesUnder:
    """The lines under each question and heading of a form, as `place_answers` finds
    them.
    """
    index = line_index(form_lines(form))
    flow = flow_of_blocks(
        index,
        asked_tables(form),
        splitter(found),
    )
    contents = contents_lines(index, flow)
    marks = find_marks(
        index,
        flow,
        contents,
    ).lines
    charts = _charts(found)
    told = LinesUnder({COVER: []})
    for number, block in enumerate(flow):
        mark = marks.get(number)
        begins = "" if mark is None else _name_of(form, mark.line)
        lines = spoken_lines(_shown(block, charts))
        if mark is not None and begins and begins not in told.under:
            told.begin(
                begins,
                mark.line,
                lines,
            )
        elif number not in contents:
            told.under[told.name] += lines
    return told


def _name_of(form: Form, line: FormLine) -> str:
    """What the lines below a line of the form are known by; "" for those above it."""
    if line.kind is LineKind.QUESTION:
        return line.item
    if line.kind is LineKind.HEADING:
        return form.headings[line.item].text
    return ""


def _charts(found: FoundDocument) -> Mapping[int, str]:
    """What the charts show in each paragraph, by its place."""
    charts: dict[int, str] = defaultdict(str)
    for beside in found.beside:
        if beside.kind is Beside.CHART and beside.near is not None:
            charts[beside.near] += beside.text
    return charts


def _shown(block: FoundBlock, charts: Mapping[int, str]) -> Iterable[str]:
    for paragraph in paragraphs_in((block,)):
        yield paragraph.text + charts.get(paragraph.place, "")
