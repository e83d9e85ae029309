"""A text that refers to figures says the figures, in the Word file, as plain text and wherever
answers are compared.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.test_any_text import TEXT, exported
from tests.tools import SAMPLE, copy_sample, empty_report, report_with, villkor
from tests.word_files import read_word_text
from villkor.document import markdown
from villkor.document.blocks import Chart, Paragraph, Table, TaggedAnswer, block_lines
from villkor.document.braces import masked_text
from villkor.document.commonmark import refused
from villkor.exchange.outline import report_outline
from villkor.exchange.plain_text import plain_answers
from villkor.figures.interval import can_be_equal
from villkor.figures.number import parse_figure
from villkor.figures.wording import UNITS, kind_of
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.report.reference_faults import leads_to, reference_faults
from villkor.report.references import (
    answer_blocks,
    cell_blocks,
    with_figures,
)
from villkor.rules.report.last_year import unchanged_answer

NBSP = "\N{NO-BREAK SPACE}"
FIGURES = """\
fördelning:
  projektverksamhet:
    andel: 61 %
  företagsstöd:
    belopp: 58,7 mnkr
    andel: 34 %
  kommersiell service:
    andel: 5 %
prioriteringar:
  - namn: Innovation och företagande
    belopp: 12 345 tkr
nyckeltal:
  inkomna ansökningar: 1164
  "*a* & b_c_ [d](e) 3. `f`": 58,7 mnkr
  fall: -3
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_with(tmp_path_factory.mktemp("references"), anslag=FIGURES)


@pytest.mark.parametrize(
    ("asked", "message", "hint"),
    [
        (
            "företagsstöd | mnkr, 7 decimaler",
            "7 decimaler är för många.",
            "Skriv högst 6 decimaler.",
        ),
        (
            "inkomna ansökningar | antal, 1 decimal",
            "”inkomna ansökningar” är ett antal och skrivs utan decimaler.",
            "Ta bort kommat och antalet decimaler.",
        ),
        (
            "företagsstöd | mnkr, 2 decimaler",
            "”företagsstöd” är inte angivet så noga i anslag.yaml: där står 58,7 mnkr.",
            "Skriv högst 1 decimal. Eller skriv ett noggrannare värde där.",
        ),
        (
            "andel företagsstöd | %, 1 decimal",
            (
                "”andel företagsstöd” är inte angivet så noga i anslag.yaml: "
                "där står 34 %."
            ),
            (
                "Ta bort kommat och antalet decimaler. Eller skriv ett noggrannare "
                "värde där."
            ),
        ),
    ],
)
def test_decimals_that_a_figure_cannot_have(
    report: Report, asked: str, message: str, hint: str
) -> None:
    text = f"Det blev {{siffra: {asked}}}."
    found = list(reference_faults(report, text, in_cell=False))
    assert found == [(9, message, hint)]
    assert said(report, text) == text  # a draft shows it


def test_a_table_whose_rounded_parts_do_not_add_up_has_a_note_under_it(
    tmp_path: Path,
) -> None:
    parts = "prioriteringar:\n" + "".join(
        f"  - namn: {name}\n    belopp: {amount}\n"
        for name, amount in (("A", "1,4 mnkr"), ("B", "1 450 tkr"), ("C", "1 450 tkr"))
    )
    report = report_with(tmp_path, anslag=parts)
    text = "Före.\n\n{tabell: prioriteringar}\n\nEfter."
    _, table, after = answer_blocks(report, text)[:3]
    assert isinstance(table, Table)
    note = "Beloppen är avrundade, så summan kan skilja sig från delarna."
    assert block_lines([after]) == [note]
    whole = said(report, text)
    assert whole.endswith(f"{note}\nEfter.")
    even = parts.replace("1 450 tkr", "1 400 tkr")
    (tmp_path / "even").mkdir()
    assert note not in said(report_with(tmp_path / "even", anslag=even), text)


def said(report: Report, text: str) -> str:
    """The words of a text, with ordinary blanks."""
    return "\n".join(block_lines(answer_blocks(report, text))).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Det kom {siffra: inkomna ansökningar} ansökningar.",
            "Det kom 1 164 ansökningar.",
        ),
        ("{siffra: Inkomna\n  ansökningar | Antal}", "1 164"),
        (
            "{siffra: företagsstöd | tkr}, {siffra: andel företagsstöd | procent}",
            "58 700 tkr, 34 procent",
        ),
        (
            "{siffra: innovation och företagande | mnkr} av {siffra: totalt}",
            "12,3 mnkr av 12 345 tkr",
        ),
        (
            "{siffra: innovation och företagande | mnkr, 2 decimaler}",
            "12,35 mnkr",
        ),
        ("{siffra: företagsstöd | MNKR,\n 0 Decimaler}", "59 mnkr"),
        ("{siffra: företagsstöd | mnkr, 1 decimal}", "58,7 mnkr"),
        ("{siffra: *a* & b_c_ [d](e) 3. `f`} och *mer*", "58,7 mnkr och mer"),
        ("**{siffra: fall}** och [{siffra: fall}](https://a.se)", "−3 och −3"),
        ("{siffra: inkomna ansökningar}. Resten", "1 164. Resten"),
        (
            "- {siffra: fall}\n- {siffra: fall} till\n  1. {siffra: fall}",
            "−3\n−3 till\n−3",
        ),
        (
            "{siffra: okänd} och {siffra: fall | tkr}",
            "{siffra: okänd} och {siffra: fall | tkr}",
        ),
        ("en {tabell: fördelning} mitt i", "en {tabell: fördelning} mitt i"),
        ("{a} och { och {siffra: fall", "{a} och { och {siffra: fall"),
        ("[a](https://a.se/{siffra:fall}) b", "a b"),
        ("[a]({siffra: fall}) b", "[a]({siffra: fall}) b"),
    ],
)
def test_figures_stand_in_the_place_of_references(
    text: str, words: str, report: Report
) -> None:
    assert said(report, text) == words


def test_a_reference_in_the_address_of_a_link_is_told_of(report: Report) -> None:
    ((offset, message, _),) = reference_faults(
        report, "[a](https://a.se/{siffra:fall}) och (se {siffra: fall})", in_cell=False
    )
    assert offset == len("[a](https://a.se/")
    assert message == "I en länks adress går det inte att hänvisa till en siffra."


@pytest.mark.parametrize(
    "written",
    ["{figur: fördelning}", "{Graf: fördelning}", "{ bild :\nkarta}", "{figur:}"],
)
def test_another_kind_of_thing_is_told_of(written: str, report: Report) -> None:
    ((offset, message, hint),) = reference_faults(
        report, f"Se {written} och {{siffra: fall}}.", in_cell=False
    )
    assert (offset, message) == (
        3,
        f"”{written.strip('{} ').split(':')[0].strip()}” är inget som villkor kan hämta.",
    )
    assert "{diagram: namn}" in hint


@pytest.mark.parametrize(
    "text", ["{a, b}", "{1: 2}", "{}", "{två ord: tre}", "[ord]{en}"]
)
def test_other_braces_are_not_told_of(text: str, report: Report) -> None:
    assert list(reference_faults(report, text, in_cell=False)) == []


def test_a_figure_is_never_taken_for_markdown(report: Report) -> None:
    (paragraph,) = answer_blocks(report, "{siffra: inkomna ansökningar}. Resten")
    assert isinstance(paragraph, Paragraph)


def test_a_table_and_a_chart_stand_where_they_are_alone(report: Report) -> None:
    kinds = [
        type(block)
        for block in answer_blocks(
            report,
            "Så här:\n\n{tabell: fördelning}\n\n**{diagram: Fördelning}**\n\nSlut.",
        )
    ]
    assert kinds == [Paragraph, Table, Chart, Paragraph]


def test_in_a_cell_a_table_is_left_as_it_is_written(report: Report) -> None:
    assert [
        block.text
        for block in cell_blocks(report, "{tabell: fördelning}")
        if isinstance(block, Paragraph)
    ] == ["{tabell: fördelning}"]


def test_the_text_itself_can_be_resolved(report: Report) -> None:
    text = (
        "*Av* {siffra: fall} {siffra: okänd}\n\n"
        "{tabell: fördelning} {siffra: andel företagsstöd}"
    )
    assert (
        with_figures(report, text)
        == f"*Av* −3 {{siffra: okänd}}\n\n{{tabell: fördelning}} 34{NBSP}%"
    )


@given(text=TEXT)
def test_a_text_without_braces_is_as_if_there_were_no_references(
    text: str, report: Report
) -> None:
    assume("{" not in text)
    assert (
        answer_blocks(report, text)
        == cell_blocks(report, text)
        == markdown.markdown_blocks(text)
    )
    assert with_figures(report, text) == text
    assert list(reference_faults(report, text, in_cell=False)) == []


@given(data=st.data())
def test_what_stands_there_is_the_figure_of_that_name(
    data: st.DataObject, report: Report
) -> None:
    name, figure = data.draw(
        st.sampled_from(
            sorted(report.figures_by_name.items(), key=lambda item: item[0])
        )
    )
    unit = data.draw(
        st.sampled_from([unit for unit in UNITS if kind_of(unit) == figure.unit])
    )
    written = with_figures(
        report, f"{{siffra: {name}{data.draw(st.sampled_from(('', f' | {unit}')))}}}"
    )
    assert can_be_equal(parse_figure(written).interval, figure.interval)
    assert parse_figure(written).unit == figure.unit


PIECES = [
    "{",
    "}",
    "{siffra: ",
    "{siffra: fall}",
    "{tabell: fördelning}",
    "{tabell: nyckeltal}",
    "{diagram: fördelning}",
    "{diagram: ",
    "|",
    " | tkr}",
    "\n",
    "\n\n",
    "- ",
    "  ",
    "**",
    "# ",
    "ord",
    "företagsstöd}",
    "\U00100000",
]


@pytest.mark.law
@settings(max_examples=examples(150), deadline=None)
@given(
    text=st.lists(st.one_of(st.sampled_from(PIECES), TEXT), max_size=12).map("".join)
)
def test_any_text_has_blocks_and_what_is_not_told_of_is_resolved(
    text: str, report: Report
) -> None:
    assert block_lines(answer_blocks(report, text)) is not None
    told = list(reference_faults(report, text, in_cell=False))
    assert all(
        text[offset] == "{" and message and hint for offset, message, hint in told
    )
    # HTML that is never closed is refused as a whole
    if not told and "{" not in masked_text(text) and not list(refused(text)):
        assert "{" not in "\n".join(block_lines(answer_blocks(report, text)))


@pytest.mark.law
@settings(
    deadline=None,
    max_examples=examples(30, 3_000),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_answer_is_read_back_exactly(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "2022"
    if not folder.exists():
        empty_report(tmp_path)
        (folder / "anslag.yaml").write_text(FIGURES, encoding="utf-8")
    body = "".join(f"  {line}\n" for line in f"x{text}".split("\n"))
    (folder / "3.1-lansstyrelsen.yaml").write_text(
        f'"3.1.1": |2\n{body}', encoding="utf-8", newline="\n"
    )
    exported(load_report(folder))


class TestNames:
    def test_a_name_leads_to_its_figure(self, report: Report) -> None:
        assert leads_to(report, "fall", parse_figure("-3"))
        assert not leads_to(report, "fall", parse_figure("4"))
        assert not leads_to(report, "okänd", parse_figure("4"))

    @pytest.mark.parametrize("name", ["a | b", "a}", "{a", "", "a} {siffra: fall"])
    def test_a_name_that_breaks_the_reference_leads_nowhere(
        self, name: str, tmp_path: Path
    ) -> None:
        report = report_with(tmp_path, anslag=f'nyckeltal:\n  "{name}": 7\n')
        assert not leads_to(report, name, parse_figure("7"))


class TestTheSample:
    def test_every_answer_says_its_figures_as_plain_text(self) -> None:
        answers = {
            answer.question.id: answer.text.replace(NBSP, " ")
            for answer in plain_answers(load_report(SAMPLE))
        }
        assert not [number for number, text in answers.items() if "{" in text]
        assert (
            "gick 61 procent av medlen till projektverksamhet, 34 procent till"
            in answers["2.1"]
        )
        assert "\nInternationellt samarbete: 1,4 mnkr\n" in answers["2.1"]
        assert (
            "\n\nStapeldiagram. Anslagets fördelning per stödform: Projektverksamhet 61 %; "
            in answers["2.1"]
        )
        assert "Under året kom 164 ansökningar in" in answers["1.2.3.4"]

    def test_a_table_and_a_chart_have_tags_that_say_what_they_are(self) -> None:
        report = load_report(SAMPLE)
        answers = [
            block
            for block in report_outline(report, ()).blocks
            if isinstance(block, TaggedAnswer) and block.tag.key.split(":")[0] == "2.1"
        ]
        assert [(answer.tag.key, answer.tag.title) for answer in answers] == [
            ("2.1", "Fråga 2.1"),
            ("2.1:2:diagram: fördelning", "Fråga 2.1, diagram: fördelning"),
            ("2.1:3", "Fråga 2.1, fortsättning"),
            ("2.1:4:tabell: prioriteringar", "Fråga 2.1, tabell: prioriteringar"),
            ("2.1:5", "Fråga 2.1, fortsättning"),
        ]

    def test_a_figure_changed_in_one_place_is_changed_in_every_sentence(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path, anslag=("värde: 183 mnkr", "värde: 184,5 mnkr"))
        made = villkor(
            "export-docx",
            folder,
            "--to",
            "tillvaxtverket",
            "--output",
            tmp_path / "a.docx",
            PATH="",
        )
        assert made.returncode == 0, made.stderr
        text = "\n".join(read_word_text((tmp_path / "a.docx").read_bytes()).lines)
        assert f"184,5{NBSP}miljoner kronor" in text
        assert "183" not in text

    def test_verify_knows_that_the_answer_is_another_when_its_figure_is(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        target = tmp_path / "a.docx"
        assert (
            villkor(
                "export-docx",
                folder,
                "--to",
                "tillvaxtverket",
                "--output",
                target,
                PATH="",
            ).returncode
            == 0
        )
        assert villkor("verify", target, folder).returncode == 0
        figures = (folder / "anslag.yaml").read_text(encoding="utf-8")
        (folder / "anslag.yaml").write_text(
            figures.replace("andel: 61 %", "andel: 60 %").replace(
                "andel: 5 %", "andel: 6 %"
            ),
            encoding="utf-8",
        )
        told = villkor("verify", target, folder)
        assert told.returncode == 1
        assert "2.1  ändrat i rapporten" in told.stdout
        assert "1 svar är inte detsamma" in told.stdout

    def test_last_years_answer_is_another_when_its_figures_are(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        earlier = shutil.copytree(SAMPLE, tmp_path / "2021")
        assert {"2.1", "2.2"} <= {
            finding.question
            for finding in unchanged_answer(load_report(folder, earlier))
        }
        figures = (earlier / "anslag.yaml").read_text(encoding="utf-8")
        (earlier / "anslag.yaml").write_text(
            figures.replace("värde: 164", "värde: 165"), encoding="utf-8"
        )
        differs = {
            finding.question
            for finding in unchanged_answer(load_report(folder, earlier))
        }
        assert "2.1" not in differs
        assert "2.2" in differs
