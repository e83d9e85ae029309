"""What a person reads: errors never drown, what is not known is not claimed."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from tests.cli.terminal import on_a_terminal
from tests.tools import SAMPLE, copy_sample, empty_report, report_with, villkor
from villkor.base.diagnostic import Diagnostic, Severity, Where
from villkor.cli.render.findings import print_text
from villkor.cli.render.manual import deadline
from villkor.cli.subject import Subject
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules


def shown(report: Report, diagnostics: list[Diagnostic]) -> str:
    out = Console(file=io.StringIO(), width=100, color_system=None)
    print_text(out, Subject(report), diagnostics)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def finding(severity: Severity, line: int = 1, code: str = "VK999") -> Diagnostic:
    return Diagnostic(
        code, "prov", severity, Where("anslag.yaml", line), "Något att titta på."
    )


def test_at_most_20_warnings_of_a_kind_are_shown_and_the_rest_are_counted() -> None:
    text = shown(
        load_report(SAMPLE), [finding(Severity.WARNING, line) for line in range(1, 31)]
    )
    assert text.count("varning: Något att titta på.") == 20
    assert "… och 10 varningar till av samma slag (VK999)." in text
    assert "0 fel och 30 varningar. Rapporten kan exporteras." in text


def test_what_is_left_out_is_counted_by_its_code() -> None:
    many = [
        finding(Severity.WARNING, line, code)
        for code, number in (("VK998", 21), ("VK999", 30))
        for line in range(1, number + 1)
    ]
    notes = [finding(Severity.NOTE, line, "VK997") for line in range(1, 23)]
    text = shown(load_report(SAMPLE), [*many, *notes])
    assert re.findall(r"… och .*", text) == [
        "… och 1 varning till av samma slag (VK998).",
        "… och 10 varningar till av samma slag (VK999).",
        "… och 2 notiser till av samma slag (VK997).",
    ]


def test_unanswered_questions_do_not_drown_other_errors() -> None:
    text = shown(
        load_report(SAMPLE),
        [
            finding(Severity.ERROR, line, code)
            for code in ("VK201", "VK202")
            for line in range(1, 49)
        ],
    )
    assert len(re.findall(r"VK201  fel:", text)) == 20
    assert len(re.findall(r"VK202  fel:", text)) == 48
    assert "… och 28 fel till av samma slag (VK201)." in text
    assert "96 fel och 0 varningar." in text


def test_findings_are_grouped_by_file_in_the_forms_order_errors_first() -> None:
    """Each group says how many there are, and all that is left out is counted somewhere."""
    files = ("4-analys.yaml", "rapport.yaml", "1.1-regional-utvecklingsstrategi.yaml")
    found = [
        Diagnostic(code, "prov", severity, Where(path, 2), "Något.")
        for severity, code in ((Severity.ERROR, "VK998"), (Severity.NOTE, "VK997"))
        for path in files
    ]
    many = [
        Diagnostic("VK999", "prov", Severity.NOTE, Where(path), "Något.")
        for path, number in ((files[0], 22), ("5-ovriga-medskick.yaml", 3))
        for _ in range(number)
    ]
    text = shown(load_report(SAMPLE), [*found, *many])
    lines = re.findall(r"(?m)^(?:… och .*|[\w.-]+\.yaml:.*)$", text)
    assert [re.sub(":2:1  (VK...).*", r" \1", line) for line in lines] == [
        "rapport.yaml: 1 fel, 1 notis",
        "rapport.yaml VK998",
        "rapport.yaml VK997",
        "1.1-regional-utvecklingsstrategi.yaml: 1 fel, 1 notis",
        "1.1-regional-utvecklingsstrategi.yaml VK998",
        "1.1-regional-utvecklingsstrategi.yaml VK997",
        "4-analys.yaml: 1 fel, 23 notiser",
        "4-analys.yaml VK998",
        "4-analys.yaml VK997",
        *["4-analys.yaml:1:1  VK999  notis: Något."] * 20,
        "… och 2 notiser till av samma slag (VK999).",
        "… och 3 notiser till av samma slag (VK999) i andra filer.",
    ]


def test_errors_are_all_shown() -> None:
    text = shown(
        load_report(SAMPLE), [finding(Severity.ERROR, line) for line in range(1, 31)]
    )
    assert text.count("fel: Något att titta på.") == 30
    assert "30 fel och 0 varningar. Rapporten kan inte exporteras" in text


def test_a_single_warning_is_counted_in_the_singular() -> None:
    assert "0 fel och 1 varning." in shown(
        load_report(SAMPLE), [finding(Severity.WARNING)]
    )


def test_a_finding_beyond_the_end_of_its_file_has_no_excerpt() -> None:
    assert "│" not in shown(load_report(SAMPLE), [finding(Severity.ERROR, 9999)])


def test_a_long_line_is_cut_on_both_sides_of_the_place(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"3.1": '"3.1.1": ' + "ord " * 60 + "<br> " + "ord " * 60}
    )
    column = report.sources["3.1-lansstyrelsen.yaml"].index("<br>") + 1
    lines = shown(
        report,
        [
            Diagnostic(
                "VK999",
                "prov",
                Severity.ERROR,
                Where("3.1-lansstyrelsen.yaml", 1, column),
                "Här.",
            )
        ],
    ).splitlines()
    assert lines[1].index("<br>") == lines[2].index("^")
    assert max(map(len, lines[:3])) <= 100


class TestSummary:
    def test_more_than_allocated_is_said_but_is_no_contradiction(
        self, tmp_path: Path
    ) -> None:
        done = villkor(
            "summarize-anslag",
            copy_sample(tmp_path, anslag=("tilldelat:  ", "tilldelat: 133 mnkr ")),
        )
        assert (
            "Totalt 171,1 mnkr av 133 mnkr tilldelade (128,6 %): mer är fördelat än tilldelat."
            in done.stdout.replace("\N{NO-BREAK SPACE}", " ")
        )
        assert done.returncode == 0

    def test_figures_that_could_not_be_read_are_not_passed_over(
        self, tmp_path: Path
    ) -> None:
        done = villkor(
            "summarize-anslag",
            copy_sample(tmp_path, anslag=("belopp: 5,3 mnkr", "belopp: 5.3 mnkr")),
        )
        assert (
            "1 uppgift i anslag.yaml går inte att läsa och är inte med här. Se villkor check."
            in done.stdout
        )
        assert done.returncode == 1

    def test_a_file_that_cannot_be_read_at_all_is_not_called_empty(
        self, tmp_path: Path
    ) -> None:
        folder = empty_report(tmp_path)
        (folder / "anslag.yaml").write_text("tilldelat: 1: 33\n", encoding="utf-8")
        done = villkor("summarize-anslag", folder)
        assert "går inte att läsa" in done.stdout
        assert done.returncode == 1

    def test_two_ways_of_dividing_the_grant_must_come_to_the_same(
        self, tmp_path: Path
    ) -> None:
        text = (
            "fördelning:\n"
            "  projektverksamhet: {belopp: '34,2 mnkr'}\n"
            "  företagsstöd: {belopp: '20,1 mnkr'}\n"
            "  kommersiell service: {belopp: '14,5 mnkr'}\n"
            "prioriteringar:\n"
            "  - {namn: A, belopp: '52,3 mnkr'}\n"
            "  - {namn: B, belopp: '33,5 mnkr'}\n"
        )
        done = villkor("summarize-anslag", report_with(tmp_path, anslag=text).folder)
        shown_text = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
        assert (
            "stödformerna blir 68,8 mnkr och prioriteringarna 85,8 mnkr" in shown_text
        )
        assert "Summa" in shown_text
        assert done.returncode == 1

    def test_a_relation_that_cannot_be_read_is_shown_with_a_caret(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(
            tmp_path,
            anslag=(
                "beviljat investeringsstöd ≤",
                "utlösta investeringar ≥ beviljat stöd ≤",
            ),
        )
        lines = villkor("summarize-anslag", folder).stdout.splitlines()
        at = lines.index(
            "✗ utlösta investeringar ≥ beviljat stöd ≤ utlösta investeringar"
        )
        assert lines[at + 1] == " " * lines[at].index("beviljat stöd") + "^"
        assert lines[at + 2].startswith("  anslag.yaml:")
        assert "Det finns ingen siffra som heter ”beviljat stöd”." in lines[at + 2]

    def test_a_long_relation_is_cut_on_both_sides_of_the_caret(
        self, tmp_path: Path
    ) -> None:
        folder = report_with(
            tmp_path,
            anslag=f"kontroller:\n  - {'1 + ' * 50}bevilj + {'1 + ' * 50}1 = 1\n",
        ).folder
        line, caret = villkor("summarize-anslag", folder).stdout.splitlines()[3:5]
        assert line.startswith("✗ …")
        assert line.endswith("…")
        assert line.index("bevilj") == caret.index("^")

    def test_a_relation_is_shown_in_names_and_in_figures(self, tmp_path: Path) -> None:
        text = (
            "nyckeltal:\n"
            "  a: 34,2 mnkr\n"
            "  b: 20 mnkr\n"
            "  c: 54 mnkr\n"
            "kontroller:\n"
            "  - a + b = c\n"
            "  - a + c = b\n"
        )
        shown_text = summarized(tmp_path, text)
        assert (
            "✓ a + b = c\n"
            "  34,2 mnkr + 20 mnkr är 54,2 mnkr (53,6–54,8); angivet 54 mnkr → stämmer\n"
        ) in shown_text
        assert (
            "✗ a + c = b\n"
            "  34,2 mnkr + 54 mnkr är 88,2 mnkr (87,6–88,8); angivet 20 mnkr → stämmer inte, "
            "skiljer minst 67,1 mnkr\n"
        ) in shown_text
        assert "Samband ur formuläret" not in shown_text

    def test_what_the_form_implies_follows_with_the_parts_it_is_about(
        self, tmp_path: Path
    ) -> None:
        parts = (
            "prioriteringar:\n"
            "  - {namn: A, belopp: 40 mnkr, andel: 40 %}\n"
            "  - {namn: B, belopp: 60 mnkr, andel: 66 %}\n"
        )
        assert """\
Samband ur formuläret
✗ varje prioriterings belopp andel av totalt = varje prioriterings andel
  A: 40 mnkr av 100 mnkr = 40 % → stämmer
  B: 60 mnkr av 100 mnkr är 60,0 % (58,9–61,2); angivet 66 % → stämmer inte, \
skiljer minst 4,3 procentenheter
✓ varje prioriterings belopp ≤ totalt
  A: 40 mnkr ≤ 100 mnkr (99–101) → stämmer
""" in summarized(tmp_path, parts)

    def test_what_need_not_hold_is_marked_in_its_own_way_and_is_no_contradiction(
        self, tmp_path: Path
    ) -> None:
        folder = report_with(
            tmp_path,
            anslag=(
                "prioriteringar: [{namn: A, belopp: 9 mnkr}]\n"
                "nyckeltal: {utbetalt: 5, beviljat: 4}\n"
            ),
        ).folder
        done = villkor("summarize-anslag", folder)
        assert (
            "! utbetalt ≤ beviljat\n  5 ≤ 4 → stämmer inte, skiljer 1\n" in done.stdout
        )
        assert done.stdout.endswith(
            "1 samband är värt att titta på (!). Annars stämmer alla angivna siffror.\n"
        )
        assert done.returncode == 0


def summarized(tmp_path: Path, anslag: str) -> str:
    return villkor(
        "summarize-anslag", report_with(tmp_path, anslag=anslag).folder
    ).stdout.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("control", "line", "caret"),
    [
        (
            "  - beviljade + avslag = inkomna",
            "  - beviljade + avslag = inkomna",
            "avslag",
        ),
        (
            '  - "beviljade + avslag = inkomna"',
            '  - "beviljade + avslag = inkomna"',
            "avslag",
        ),
        (
            "  - 'beviljade + avslag = inkomna'",
            "  - 'beviljade + avslag = inkomna'",
            "avslag",
        ),
        ("  - beviljade\n    + avslag = inkomna", "    + avslag = inkomna", "avslag"),
        ("  - |\n    beviljade +\n    avslag\n    = inkomna", "    avslag", "avslag"),
        ("  - >-\n    beviljade +\n    avslag\n    = inkomna", "    avslag", "avslag"),
        (
            '  - "beviljade\n     + avslag = inkomna"',
            '     + avslag = inkomna"',
            "avslag",
        ),
        ("  - beviljade +\n    avslagna", "    avslagna", ""),
        ("  beviljade + avslag = inkomna", "  beviljade + avslag = inkomna", "avslag"),
    ],
)
def test_the_caret_stands_under_what_is_wrong_in_a_relation_however_it_is_written(
    control: str, line: str, caret: str, tmp_path: Path
) -> None:
    figures = "nyckeltal: {inkomna: 164, beviljade: 125, avslagna: 39}\nkontroller:\n"
    report = report_with(tmp_path, anslag=f"{figures}{control}\n")
    lines = shown(report, list(run_rules(report, select=["VK403"]))).splitlines()
    excerpt, pointer = (text.partition("│ ")[2] for text in lines[1:3])
    assert excerpt == line
    assert pointer == " " * (line.index(caret) if caret else len(line)) + "^"


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2023, 1, 21), "31 dagar kvar till 21 februari 2023."),
        (date(2023, 2, 20), "1 dag kvar till 21 februari 2023."),
        (date(2023, 2, 21), "Sista dagen är i dag, 21 februari 2023."),
        (date(2023, 2, 23), "Sista dagen var 21 februari 2023, för 2 dagar sedan."),
    ],
)
def test_the_days_that_are_left(today: date, words: str) -> None:
    assert deadline(date(2023, 2, 21), today).plain == words


@pytest.mark.parametrize("command", [("status",), ("summarize-anslag",)])
@pytest.mark.parametrize("width", [80, 120])
def test_no_word_is_split_at_the_edge_of_a_column(
    tmp_path: Path, command: tuple[str, ...], width: int
) -> None:
    """A word of the widest table there is stands whole on the narrowest screen; a file's name goes
    on below after a hyphen.
    """
    words = set(
        re.split(
            r"[\s-]+",
            on_a_terminal([*command, str(SAMPLE)], tmp_path, width=width, NO_COLOR="1"),
        )
    )
    names = (
        {"utvecklingsstrategi", "Kompetensförsörjning"}
        if command == ("status",)
        else {"projektverksamhet", "tillgänglighet"}
    )
    assert names <= words
    assert not any(word.endswith("…") for word in words)


def test_bars_yield_to_names_and_disappear_before_a_name_is_folded(
    tmp_path: Path,
) -> None:
    wide, narrow, least = (
        on_a_terminal(
            ["summarize-anslag", str(SAMPLE)], tmp_path, width=width, NO_COLOR="1"
        )
        for width in (120, 80, 70)
    )
    longest = [
        max((line.count("█") for line in text.splitlines()), default=0)
        for text in (wide, narrow, least)
    ]
    assert longest[0] > longest[1] > longest[2] == 0
    assert "Attraktiva livsmiljöer och tillgänglighet " in least
