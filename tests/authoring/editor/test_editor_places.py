"""Where a finding is underlined, in lines whose letters are not written as they are compared."""

from __future__ import annotations

import unicodedata

import pytest

from tests.tools import report_of
from villkor.authoring.editor.editor_places import saved_lines, span_of_finding
from villkor.rules.catalogue import run_rules


@pytest.mark.parametrize(
    "before",
    [
        "",
        "Här ",
        unicodedata.normalize("NFD", "Åtgärder på ön "),
        "Väl\u00adfärd ",
        "\ufeff\u200bOrd\u200b\u2060 ",
        "Tonen 𝄞 och 👩\u200d🌾 ",
    ],
)
def test_the_word_itself_is_underlined(before: str) -> None:
    report = report_of(**{"1.1": f'"1.1.1": |\n  Text.\n  {before}TBD är kvar.\n'})
    (found,) = [each for each in run_rules(report) if "”TBD”" in each.message]
    span = span_of_finding(report, found.where)
    line = saved_lines(report, found.where.path)[span.line]
    assert line[span.start : span.stop] == "TBD"
