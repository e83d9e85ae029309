"""The lines of an export that are neither the form's nor an answer's: what stands above
a table or a chart, above a row, and in the place of what is not answered.
"""

from __future__ import annotations

import re

from villkor.document.blocks import GAP
from villkor.exchange.own_words import NOTHING_TO_TELL
from villkor.form.model import Form

EMPTY = frozenset({GAP, NOTHING_TO_TELL})
"""What stands where nothing is answered."""


def own_line_pattern(form: Form) -> re.Pattern[str]:
    """What matches the captions, the sources and the names of rows of an export."""
    regions = "|".join(re.escape(region.name) for region in form.regions)
    names = {
        question.columns[0].row_name
        for question in form.questions.values()
        if question.columns
    }
    rows = "|".join(re.escape(name) for name in sorted(names - {""}))
    decisions = f"beslut om anslaget {form.year} och "
    lines = [
        rf"(?:Tabell|Diagram) \d{{1,3}}\. .{{1,300}}, (?:{regions}) {form.year}",
        rf"Källa: (?:{regions}), (?:{decisions})?egen uppföljning\.",
    ]
    if rows:
        lines.append(rf"(?:{rows}) \d{{1,3}}(?: av \d{{1,3}})?[.:]?")
    return re.compile("|".join(lines))


def stands_for_nothing(text: str) -> bool:
    """Whether a text stands where nothing is answered."""
    return text.strip() in EMPTY
