"""An exception that the editor puts in rapport.yaml, however those that are there are written."""

from __future__ import annotations

import pytest

from tests.tools import report_of
from villkor.authoring.editor.allowance import placed_allowance
from villkor.rules.catalogue import run_rules

BEGUN = "formulär: 2022\nregion: Region Norrbotten\n"
ANSWER = '"1.1.1": |\n  Här  står två blanksteg.\n'
OTHER = 'kod: VK503\n{0}  var: "1.1.2"\n{0}  skäl: En vana här.\n'


def written(settings: str) -> str | None:
    """What rapport.yaml is with one more exception, to which its writer has given a reason."""
    lines = settings.split("\n")
    placed = placed_allowance(lines, "VK502", "1.1.1")
    if placed is None:
        return None
    number, start, stop = placed.span.line, placed.span.start, placed.span.stop
    line = lines[number]
    lines[number] = line[:start] + placed.text + line[stop:]
    text = "\n".join([*lines, ""])
    return text.replace("skäl:\n", "skäl: Så ska det vara.\n")


@pytest.mark.parametrize(
    "settings",
    [
        BEGUN,
        BEGUN.rstrip(),
        BEGUN + "diarienummer:\n  region: RUN 1",
        BEGUN + "tillåt:",
        BEGUN + "tillåt:\n",
        BEGUN + "tillåt:\n\nordlista:\n  - ord\n",
        BEGUN + "tillåt: []   # ännu inga\nordlista:\n  - ord\n",
        BEGUN + "tillåt: ~",
        BEGUN + '"tillåt":  # undantag\n  # det första\n  - ' + OTHER.format("  "),
        BEGUN + "tillåt:\n- " + OTHER.format(""),
        "tillåt:\n\n    - " + OTHER.format("    ") + BEGUN,
        "---\n" + BEGUN + "...\n",
    ],
)
def test_it_holds_and_breaks_nothing(settings: str) -> None:
    shown = written(settings)
    assert shown is not None
    before = run_rules(report_of(**{"rapport": settings, "1.1": ANSWER}))
    after = run_rules(report_of(**{"rapport": shown, "1.1": ANSWER}))
    assert "VK502" in {found.code for found in before}
    gone = {(found.code, found.message) for found in before if found.code != "VK502"}
    assert {(found.code, found.message) for found in after} == gone


def test_none_is_put_among_those_on_one_line() -> None:
    flow = 'tillåt: [{kod: VK503, var: "1.1.2", skäl: En vana.}]\n'
    assert written(BEGUN + flow) is None
