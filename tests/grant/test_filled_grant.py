"""What the decisions come to stands where nobody has written a figure, and beside what somebody
has.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.tools import empty_report
from villkor.figures.number import Figure
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

HEAD = "Diarienummer;Sökande;Stödform;Beslut;Beviljat belopp;RUS-prioritering\n"
ROWS = (
    "1;Företag 001;företagsstöd;Bifall;1 200 000;Innovation\n"
    "2;Företag 002;projektverksamhet;Bifall;2 000 000;Kompetens\n"
    "3;Företag 003;projektverksamhet;Bifall;800 000;Innovation\n"
    "4;Företag 004;företagsstöd;Avslag;;Innovation\n"
)


def report(tmp_path: Path, anslag: str, rows: str = ROWS) -> Report:
    folder = tmp_path / "2022"
    if not folder.exists():
        empty_report(tmp_path)
    (folder / "anslag.yaml").write_text(
        f"beslut: beslut.csv\n{anslag}", encoding="utf-8"
    )
    (folder / "beslut.csv").write_text(HEAD + rows, encoding="utf-8")
    return load_report(folder)


def values(figures: dict[str, Figure | None]) -> dict[str, Decimal | None]:
    return {name: figure.value if figure else None for name, figure in figures.items()}


def codes(report: Report, of: str = "VK4") -> list[tuple[str, int]]:
    return [(found.code, found.where.line) for found in run_rules(report, [of])]


QUERIES = """\
nyckeltal:
  inkomna: {räknar: ansökningar, ur beslut: {antal: inkomna}}
  andra: 7
  beviljade: {ur beslut: {antal: beviljade, stödform: företagsstöd}}
  bifall: {ur beslut: {antal: beviljade, stödform: företagsstöd, andel av: inkomna}}
"""


class TestWhatNobodyHasWritten:
    def test_is_reckoned_and_nothing_need_be_typed_twice(self, tmp_path: Path) -> None:
        grant = report(tmp_path, QUERIES).grant
        forms = {share.name: share.amount for share in grant.support_forms}
        assert values(forms) == {
            "projektverksamhet": 2_800_000,
            "företagsstöd": 1_200_000,
            "kommersiell service": 0,
        }
        assert values({share.name: share.amount for share in grant.priorities}) == {
            "Innovation": 2_000_000,
            "Kompetens": 2_000_000,
        }
        assert [
            (figure.name, figure.value.value, figure.value.unit, figure.counts)
            for figure in grant.key_figures
        ] == [
            ("inkomna", 4, "", "ansökningar"),
            ("andra", 7, "", ""),
            ("beviljade", 1, "", ""),
            ("bifall", 25, "%", ""),
        ]
        figures = [
            *forms.values(),
            *(figure.value for figure in grant.key_figures if figure.name != "andra"),
        ]
        assert not any(figure.written for figure in figures if figure)

    def test_stands_in_the_summary_as_exact_amounts(self, tmp_path: Path) -> None:
        summary = report(
            tmp_path, "fördelning: {företagsstöd: {andel: 30 %}}\n"
        ).summary
        assert summary.total
        assert (summary.total.low, summary.total.high) == (4_000_000, 4_000_000)
        line = next(
            line for line in summary.support_forms if line.name == "företagsstöd"
        )
        assert (line.decided, line.amount_reckoned, line.agrees) == (True, False, True)
        assert (summary.comparisons[0].what, summary.contradictions) == ("andel", 0)

    def test_may_be_named_in_relations(self, tmp_path: Path) -> None:
        text = (
            f"{QUERIES}kontroller:\n"
            "  - inkomna = 4\n"
            "  - företagsstöd + projektverksamhet = totalt\n"
            "  - beviljade = 2\n"
        )
        found = report(tmp_path, text)
        assert [relation.holds for relation in found.summary.relations] == [
            True,
            True,
            False,
        ]
        ((code, line),) = codes(found)
        assert (code, line) == ("VK403", 10)
        assert "Beviljade är 1" in next(iter(run_rules(found, ["VK403"]))).hint

    def test_is_compared_with_the_answers(self, tmp_path: Path) -> None:
        report(tmp_path, QUERIES)
        (tmp_path / "2022" / "2-anslag-1-1.yaml").write_text(
            '"2.1": |\n  Det kom in 5 ansökningar.\n', encoding="utf-8"
        )
        (finding,) = run_rules(load_report(tmp_path / "2022"), ["VK406"])
        assert "men ”inkomna” är 4 i anslag.yaml." in finding.message

    def test_keeps_the_order_and_the_place_of_what_is_written(
        self, tmp_path: Path
    ) -> None:
        grant = report(
            tmp_path,
            "prioriteringar:\n"
            "  - namn: Kompetens\n"
            "  - {namn: Innovation, belopp: 2 mnkr}\n"
            "  - namn: Klimat\n",
        ).grant
        assert [
            (share.name, share.amount and share.amount.value, share.where.line)
            for share in grant.priorities
        ] == [
            ("Kompetens", 2_000_000, 3),
            ("Innovation", 2_000_000, 4),
            ("Klimat", 0, 5),
        ]

    def test_has_a_name_of_its_own_where_there_is_no_priority(
        self, tmp_path: Path
    ) -> None:
        found = report(
            tmp_path,
            "",
            ROWS + "5;F;företagsstöd;Bifall;5;\n6;F;företagsstöd;Avslag;;Klimat\n",
        )
        assert [share.name for share in found.grant.priorities] == [
            "Innovation",
            "Kompetens",
            "utan prioritering",
        ]
        total = found.summary.total
        assert total
        assert total.value == 4_000_005

    def test_is_not_made_up_if_the_file_has_no_such_column(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "2022").exists() or empty_report(tmp_path)
        (tmp_path / "2022" / "anslag.yaml").write_text(
            "beslut: b.csv\nprioriteringar:\n  - namn: Kompetens\n", encoding="utf-8"
        )
        (tmp_path / "2022" / "b.csv").write_text(
            "Diarienummer;Stödform;Beslut;Beviljat belopp\n1;företagsstöd;Bifall;5\n",
            encoding="utf-8",
        )
        assert [
            share.amount for share in load_report(tmp_path / "2022").grant.priorities
        ] == [None]


class TestWhatIsWritten:
    @pytest.mark.parametrize(
        ("anslag", "found"),
        [
            ("fördelning: {företagsstöd: {belopp: '1,2 mnkr', andel: 30 %}}\n", []),
            ("fördelning: {företagsstöd: {belopp: 1 200 tkr, andel: '30,0 %'}}\n", []),
            ("fördelning: {företagsstöd: {belopp: 1 mnkr}}\n", []),
            ("fördelning: {företagsstöd: {belopp: '1,3 mnkr'}}\n", [("VK411", 2)]),
            ("fördelning: {företagsstöd: {andel: 29 %}}\n", [("VK411", 2)]),
            ("prioriteringar: [{namn: innovation, belopp: '2,0 mnkr'}]\n", []),
            (
                (
                    "prioriteringar: [{namn: Innovation, belopp: '2,1 mnkr', "
                    "andel: 50 %}, {namn: Kompetens}]\n"
                ),
                [("VK411", 2)],
            ),
            ("nyckeltal: {inkomna: {värde: 4, ur beslut: {antal: inkomna}}}\n", []),
            (
                "nyckeltal: {inkomna: {värde: 5, ur beslut: {antal: inkomna}}}\n",
                [("VK411", 2)],
            ),
            (
                "nyckeltal: {inkomna: {värde: 4 mnkr, ur beslut: {antal: inkomna}}}\n",
                [("VK411", 2)],
            ),
            ("nyckeltal: {inkomna: 5}\n", []),
        ],
    )
    def test_is_compared_as_it_is_written(
        self, anslag: str, found: list[tuple[str, int]], tmp_path: Path
    ) -> None:
        assert codes(report(tmp_path, anslag), "VK411") == found

    @pytest.mark.parametrize(
        ("anslag", "found"),
        [
            ("fördelning: {företagsstöd: {belopp: '58,7 mnkr'}}\n", [("VK411", 2)]),
            ("fördelning: {företagsstöd: {belopp: '58,8 mnkr'}}\n", []),
            ("fördelning: {företagsstöd: {andel: 23 %}}\n", [("VK411", 2)]),
            ("fördelning: {företagsstöd: {andel: 24 %}}\n", []),
        ],
    )
    def test_and_a_half_is_written_upward(
        self, anslag: str, found: list[tuple[str, int]], tmp_path: Path
    ) -> None:
        """58 750 000 kr are written 58,8 mnkr, and of 250 000 000 kr they are 23,5 %: 24 %."""
        rows = (
            "1;Företag 001;företagsstöd;Bifall;58 750 000;Innovation\n"
            "2;Företag 002;projektverksamhet;Bifall;191 250 000;Kompetens\n"
        )
        assert codes(report(tmp_path, anslag, rows), "VK411") == found

    def test_and_the_difference_is_told(self, tmp_path: Path) -> None:
        text = (
            "fördelning: {företagsstöd: {belopp: '1,3 mnkr', andel: '30,1 %'}}\n"
            "nyckeltal: {inkomna: {värde: 1, ur beslut: {antal: inkomna}}}\n"
        )
        told = [
            found.message.replace("\u00a0", " ")
            for found in run_rules(report(tmp_path, text), ["VK411"])
        ]
        assert told == [
            (
                "”företagsstöd”, andel: angivet är 30,1 %, men besluten blir 30,0 %, 0,1 "
                "procentenheter mindre."
            ),
            (
                "”företagsstöd”, belopp: angivet är 1,3 mnkr, men besluten blir 1 200 000 kr, "
                "100 000 kr mindre."
            ),
            "”inkomna”, siffra: angivet är 1, men besluten blir 4, 3 mer.",
        ]

    def test_a_small_difference_is_told_with_more_decimals(
        self, tmp_path: Path
    ) -> None:
        (told,) = run_rules(
            report(tmp_path, "fördelning: {företagsstöd: {andel: '30,02 %'}}\n"),
            ["VK411"],
        )
        assert "0,02 procentenheter mindre" in told.message.replace("\u00a0", " ")

    def test_the_rows_to_look_at_first_are_told(self, tmp_path: Path) -> None:
        text = "nyckeltal: {inkomna: {värde: 4, ur beslut: {antal: inkomna}}}\n"
        doubled = run_rules(
            report(
                tmp_path,
                text,
                ROWS + "2;F;projektverksamhet;Bifall;2 000 000;Kompetens\n",
            ),
            ["VK411"],
        )
        assert [found.hint[:18] for found in doubled] == ["Se först på rad 6 "]
        thrice = run_rules(
            report(
                tmp_path,
                text,
                ROWS
                + "2;F;projektverksamhet;Bifall;2 000 000;Kompetens\n"
                + "4;F;företagsstöd;Avslag;;Innovation\n",
            ),
            ["VK411"],
        )
        assert [found.hint[:25] for found in thrice] == ["Se först på raderna 6, 7 "]

    def test_only_the_rule_on_decisions_speaks_where_they_settle_it(
        self, tmp_path: Path
    ) -> None:
        """Not also those on shares against amounts, on sums against each other, and on parts above
        the whole.
        """
        text = (
            "fördelning:\n"
            "  projektverksamhet: {andel: 20 %}\n"
            "prioriteringar:\n"
            "  - {namn: Innovation, belopp: 9 tkr}\n"
            "  - namn: Kompetens\n"
        )
        assert set(codes(report(tmp_path, text))) == {("VK411", 3), ("VK411", 5)}

    def test_a_figure_that_cannot_be_read_is_told_once_and_not_filled_in(
        self, tmp_path: Path
    ) -> None:
        found = report(
            tmp_path,
            "fördelning: {företagsstöd: {belopp: 1.2 mnkr}}\n"
            "nyckeltal: {a: {värde: x, ur beslut: {antal: inkomna}}}\n",
        )
        assert [finding.code for finding in run_rules(found, ["VK115", "VK4"])] == [
            "VK115",
            "VK115",
        ]
        assert (
            next(
                share
                for share in found.grant.support_forms
                if share.name == "företagsstöd"
            ).amount
            is None
        )
        assert found.grant.key_figures == ()


class TestAFileThatCannotBeRead:
    @pytest.mark.parametrize(
        "rows",
        [ROWS + "5;F;företagsstöd;Kanske;5;\n", ROWS + '5;"x" y;\n', ROWS + "5;F\n"],
    )
    def test_is_told_once_and_compared_with_nothing(
        self, rows: str, tmp_path: Path
    ) -> None:
        text = (
            "fördelning: {företagsstöd: {belopp: 9 mnkr}}\n"
            f"{QUERIES}kontroller:\n"
            "  - inkomna ≥ 1\n"
            "  - Innovation ≥ 1 kr\n"
        )
        found = report(tmp_path, text, rows)
        assert codes(found) == [("VK412", 6)]
        assert {"inkomna", "beviljade", "bifall"} <= found.grant.unread
        summary = found.summary
        assert (
            summary.comparisons,
            summary.undecided,
            summary.contradictions,
            summary.faults,
        ) == (
            (),
            1,
            0,
            (),
        )

    def test_may_be_one_that_is_not_there(self, tmp_path: Path) -> None:
        report(tmp_path, "")
        (tmp_path / "2022" / "beslut.csv").unlink()
        found = load_report(tmp_path / "2022")
        assert codes(found) == [("VK412", 1)]
        assert (found.grant.decisions, found.summary.unread) == (None, 1)


def test_a_priority_without_a_name_is_compared_with_nothing_and_makes_no_other_strange(
    tmp_path: Path,
) -> None:
    assert (
        codes(
            report(tmp_path, "prioriteringar: [{belopp: 9 mnkr}, {namn: Kompetens}]\n"),
            "VK4",
        )
        == []
    )
    assert codes(report(tmp_path, "prioriteringar: [{namn: Kompetens}]\n"), "VK42") == [
        ("VK422", 2)
    ]
