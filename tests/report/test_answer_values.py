"""An answer's values: as they are written, and as a Word file says them."""

from __future__ import annotations

from tests.report.shown_values import shown_values
from tests.tools import SAMPLE, report_of
from villkor.document.markdown import markdown_blocks
from villkor.document.to_markdown import to_markdown
from villkor.report.answer_values import values_of
from villkor.report.load import load_report
from villkor.report.values import AnswerValue, KeyPath, Value

FIGURES = "nyckeltal:\n  inkomna ansökningar: 1164\n"
NBSP = "\N{NO-BREAK SPACE}"
TABLE = """\
"1.2.3.4":
  - namn: "  LOKET   norr "
    mål:
      rus: ["*kluster*", Ett annat]
      agenda2030: [8, "Hav och marina resurser", 99, egna ord]
      övrigt: |
        * fritt
        * skrivet
    effekter:
      kort: |
        Det kom {siffra: inkomna
        ansökningar}.
      status: förväntade
      underlag:  uppföljning
  - namn: Bara namnet
"""


def values(key: str, **files: str) -> tuple[AnswerValue, AnswerValue]:
    report = report_of(anslag=FIGURES, **files)
    answer = report.answers()[key]
    return values_of(answer), shown_values(report, answer)


def parts(key: str, **files: str) -> list[dict[KeyPath, Value]]:
    written, shown = values(key, **files)
    assert written.rows == shown.rows == ()
    return [dict(written.parts), dict(shown.parts)]


def test_a_text_is_as_it_is_written_and_as_it_is_shown() -> None:
    text = '"1.1.1": |\n  __Ett__ ord,\n  {siffra: inkomna ansökningar} st\n\n\n  * punkt\n\n'
    written = "__Ett__ ord,\n{siffra: inkomna ansökningar} st\n\n\n* punkt"
    shown = f"**Ett** ord, 1{NBSP}164 st\n\n- punkt"
    assert parts("1.1.1", **{"1.1": text}) == [{(): written}, {(): shown}]


def test_what_does_not_lead_to_a_figure_stands_as_it_is_written() -> None:
    text = '"2.1": |\n  {tabell:  prioriteringar}\n\n  {siffra:  okänd} och {diagram: stödformer}\n'
    _, shown = parts("2.1", **{"2": text})
    assert shown == {
        (): "{tabell: prioriteringar}\n\n{siffra: okänd} och {diagram: stödformer}"
    }


def test_ja_and_nej_have_their_own_key_however_they_are_written() -> None:
    bare = parts("2.3", **{"2": '"2.3": JA\n'})
    assert bare == [{("svar",): "JA"}, {("svar",): "ja"}]
    keyed = '"2.3":\n  svar: nej\n  vid nej: |\n    Det tar\n    tid.\n'
    assert parts("2.3", **{"2": keyed}) == [
        {("svar",): "nej", ("vid nej",): "Det tar\ntid."},
        {("svar",): "nej", ("vid nej",): "Det tar tid."},
    ]
    neither = parts("2.3", **{"2": '"2.3":\n  svar: kanske\n'})
    assert neither == [{("svar",): "kanske"}, {}]


def test_that_a_question_does_not_apply_is_told_without_a_reason_too() -> None:
    path = ("ej tillämpligt",)
    assert parts(
        "1.1.1", **{"1.1": '"1.1.1":\n  ej tillämpligt: "En *kommun*."\n'}
    ) == [
        {path: "En *kommun*."},
        {path: "En *kommun*."},
    ]
    assert parts("1.1.1", **{"1.1": '"1.1.1":\n  ej tillämpligt:\n'}) == [
        {path: ""},
        {path: ""},
    ]


def test_a_row_has_its_goals_and_effects_under_two_keys() -> None:
    written, shown = values("1.2.3.4", **{"1.2.3": TABLE})
    assert written.parts == shown.parts == {}
    assert dict(written.rows[0]) == {
        ("namn",): "LOKET   norr",
        ("mål", "rus"): ("*kluster*", "Ett annat"),
        ("mål", "agenda2030"): ("8", "Hav och marina resurser", "99", "egna ord"),
        ("mål", "övrigt"): "* fritt\n* skrivet",
        ("effekter", "kort"): "Det kom {siffra: inkomna\nansökningar}.",
        ("effekter", "status"): "förväntade",
        ("effekter", "underlag"): "uppföljning",
    }
    assert dict(shown.rows[0]) == {
        **written.rows[0],
        ("namn",): "LOKET norr",
        ("mål", "agenda2030"): ("8", "14", "99", "egna ord"),
        ("mål", "övrigt"): "- fritt\n- skrivet",
        ("effekter", "kort"): f"Det kom 1{NBSP}164.",
    }
    assert written.rows[1] == shown.rows[1] == {("namn",): "Bara namnet"}


def test_what_is_shown_of_the_sample_is_canonical() -> None:
    report = load_report(SAMPLE)
    for answer in report.answers().values():
        shown = shown_values(report, answer)
        for values_shown in (shown.parts, *shown.rows):
            for value in values_shown.values():
                if isinstance(value, str):
                    assert to_markdown(markdown_blocks(value)) == value
