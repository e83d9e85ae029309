"""The rules on references to figures: what is wrong with one is told once, and nothing else finds
anything in it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.tools import SAMPLE, copy_sample, report_with
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.mend import BY_HAND, TYPOGRAPHY, mends, write_mends
from villkor.rules.report import quoted_figures

NBSP = "\N{NO-BREAK SPACE}"
EVERYTHING = TYPOGRAPHY | {BY_HAND}
FIGURES = """\
nyckeltal:
  inkomna ansökningar: {värde: 164, räknar: ansökningar}
  beviljade ansökningar: {värde: 125, räknar: ansökningar}
  beslut med EU-medel: {värde: 46, räknar: beslut om företagsstöd}
"""


def report_on(tmp_path: Path, *answers: str, figures: str = FIGURES) -> Report:
    """A report with texts as answers on question 2.1 and following paragraphs."""
    body = "\n\n".join(answers)
    indented = "\n".join(f"  {line}".rstrip() for line in body.split("\n"))
    return report_with(tmp_path, anslag=figures, **{"2": f'"2.1": |\n{indented}\n'})


class TestOneSlipOneFinding:
    @pytest.mark.parametrize(
        "change",
        [
            ("värde: 164", "värde: 1.64"),
            ("inkomna ansökningar:\n", "inkomna ansökningar\n"),
            ("nyckeltal:", "nyckeltl:"),
            ("    värde: 164", "    värdet: 164"),
            ("andel: 34 %", "andel: 34"),
            ("andel: 34 %", "andel: [34 %]"),
        ],
    )
    def test_what_cannot_be_read_in_anslag_yaml_is_told_there_and_nowhere_else(
        self, change: tuple[str, str], tmp_path: Path
    ) -> None:
        report = load_report(copy_sample(tmp_path, anslag=change))
        assert any(finding.where.path == "anslag.yaml" for finding in run_rules(report))
        assert list(quoted_figures.unknown_reference(report)) == []

    def test_a_missing_file_is_told_and_not_every_reference_to_it(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        (folder / "anslag.yaml").unlink()
        assert [finding.code for finding in run_rules(load_report(folder))] == ["VK112"]

    def test_a_figure_that_is_not_there_is_told_at_each_reference(
        self, tmp_path: Path
    ) -> None:
        report = load_report(
            copy_sample(
                tmp_path,
                anslag=(
                    "  utlösta investeringar:\n    värde: 183 mnkr\n",
                    "  investeringar:\n    värde: 183 mnkr\n",
                ),
            )
        )
        (finding,) = quoted_figures.unknown_reference(report)
        assert finding.hint == "Menade du ”investeringar”?"
        assert finding.question == "1.2.3.4"

    def test_a_misspelt_unit_of_a_known_figure_is_told_though_another_figure_cannot_be_read(
        self, tmp_path: Path
    ) -> None:
        report = report_on(
            tmp_path, "{siffra: b | mnkr}", figures="nyckeltal:\n  a: 1.5\n  b: 7\n"
        )
        (finding,) = quoted_figures.unknown_reference(report)
        assert finding.hint == "Ta bort | och enheten."


NAMES = st.sampled_from(
    [
        "stöd till 147 ansökningar",
        "Under 2021 antogs",
        "den 12 mars 2031",
        "se bilaga 1",
        'fo¨r  att , "a"',
        "-5,2 %",
        "34%",
        "mkr",
        "2021-2027",
        "[fyll i]",
        "xxx",
        "TODO",
        "031-390 06 05",
        "anna.ek@exempel.se",
        "*a* _b_ `c` <b> # ![d](e)",
        "1.234",
        "Projekttid: 2015–2018",
        "164 inkomna ansökningar",
        "100 000 kronor",
        "t.ex. 12 företag fick",
        "• punkt",
    ]
)


@pytest.mark.law
@settings(
    max_examples=examples(20, 3_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    name=NAMES,
    unit=st.sampled_from(("", " | tkr")),
    around=st.sampled_from(("Det gäller {}.", "- {}", "{}", "**{}** i länet, med {}")),
)
def test_nothing_but_the_reference_itself_is_found_in_what_a_figure_is_called(
    name: str, unit: str, around: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    plain, asking = (
        around.replace("{}", word) for word in ("a", f"{{siffra: {name}{unit}}}")
    )
    folder = tmp_path_factory.mktemp("names")
    before = [
        finding.code
        for finding in run_rules(report_on(folder / "a", plain))
        if finding.where.path == "2-anslag-1-1.yaml"
    ]
    report = report_on(folder / "b", asking)
    after = [
        finding.code
        for finding in run_rules(report)
        if finding.where.path == "2-anslag-1-1.yaml"
    ]
    assert [code for code in after if code != "VK417"] == before
    assert mends(report, EVERYTHING) == ()


class TestByHand:
    @pytest.mark.parametrize(
        ("text", "mended"),
        [
            (
                "Det kom in 164 ansökningar.",
                "Det kom in {siffra: inkomna ansökningar} ansökningar.",
            ),
            (
                "164\nansökningar, varav 125 Ansökningar",
                (
                    "{siffra: inkomna ansökningar}\n"
                    "ansökningar, varav {siffra: beviljade ansökningar} Ansökningar"
                ),
            ),
            (
                "- **164 ansökningar** kom",
                "- **{siffra: inkomna ansökningar} ansökningar** kom",
            ),
            (
                "46 beslut om företagsstöd",
                "{siffra: beslut med EU-medel} beslut om företagsstöd",
            ),
            (
                "46 beslut med EU-medel",
                "{siffra: beslut med EU-medel} beslut med EU-medel",
            ),
            (
                "164 inkomna ansökningar",
                "{siffra: inkomna ansökningar} inkomna ansökningar",
            ),
            (
                f"164{NBSP}ansökningar",
                f"{{siffra: inkomna ansökningar}}{NBSP}ansökningar",
            ),
            (
                "164  anso¨kningar och 164 anso\u0308kningar",
                "164 anso¨kningar och {siffra: inkomna ansökningar} ansökningar",
            ),
        ],
    )
    def test_is_found_and_replaced_and_no_other_byte_changes(
        self, text: str, mended: str, tmp_path: Path
    ) -> None:
        report = report_on(tmp_path, text)
        path = report.folder / "2-anslag-1-1.yaml"
        before = path.read_bytes()
        write_mends(report, mends(report, EVERYTHING))
        assert path.read_bytes() == before.replace(
            "\n  ".join(text.split("\n")).encode(),
            "\n  ".join(mended.split("\n")).encode(),
        )
        again = load_report(report.folder)
        assert (
            list(quoted_figures.figure_by_hand(again))
            == list(quoted_figures.unknown_reference(again))
            == []
        )
        assert mends(again, EVERYTHING) == ()

    @pytest.mark.parametrize(
        "text",
        [
            "163 ansökningar",
            "cirka 164 ansökningar",
            "I fjol kom 164 ansökningar.",
            "År 2021 kom 164 ansökningar.",
            "1 164 ansökningar",
            "3–164 ansökningar",
            "164 ansökningarna",
            "164 nya ansökningar",
            "{siffra: stöd till 164 ansökningar}",
            "[länk](https://a.se/164 ansökningar)",
        ],
    )
    def test_what_may_be_something_else_is_let_be(
        self, text: str, tmp_path: Path
    ) -> None:
        report = report_on(tmp_path, text)
        assert list(quoted_figures.figure_by_hand(report)) == []

    @pytest.mark.parametrize(
        "figures",
        [
            (
                "nyckeltal:\n"
                "  a: {värde: 164, räknar: ansökningar}\n"
                "  b: {värde: 164, räknar: ansökningar}\n"
            ),
            'nyckeltal:\n  "a | b": {värde: 164, räknar: ansökningar}\n',
            "nyckeltal:\n  a: {värde: 164 tkr, räknar: ansökningar}\n",
            'nyckeltal:\n  a: {värde: "164,5", räknar: ansökningar}\n',
            "nyckeltal:\n  a: {värde: 164, räknar: ansökningar}\n  b: 1.5\n",
            "nyckeltal:\n",
        ],
    )
    def test_only_where_one_figure_fits(self, figures: str, tmp_path: Path) -> None:
        assert (
            list(
                quoted_figures.figure_by_hand(
                    report_on(tmp_path, "164 ansökningar", figures=figures)
                )
            )
            == []
        )

    @pytest.mark.parametrize(
        "answer",
        [
            '"2.1": Det kom in 164 ansökningar.\n',
            '"2.1": "Det kom in 164 ansökningar."\n',
            '"2.1": >\n  Det kom in\n  164 ansökningar.\n',
        ],
    )
    def test_where_yaml_would_read_a_brace_otherwise_it_is_told_and_left(
        self, answer: str, tmp_path: Path
    ) -> None:
        report = report_with(tmp_path, anslag=FIGURES, **{"2": answer})
        (finding,) = quoted_figures.figure_by_hand(report)
        assert (
            finding.message
            == "”164 ansökningar” är ”inkomna ansökningar” i anslag.yaml, skrivet för hand."
        )
        assert mends(report, EVERYTHING) == ()


PIECES = [
    "164 ansökningar",
    "125",
    "46 beslut om\nföretagsstöd",
    "164  ansökningar",
    "anso\u0308kningar",
    "164 ",
    "ansökningar",
    " , ",
    ": ",
    "1 : ",
    "\n",
    "\n\n",
    "- ",
    "{siffra: inkomna ansökningar}",
    "{",
    "}",
    "§ ",
    "år 2021",
    ".",
    "cirka ",
    '"',
    "ord",
]


@pytest.mark.law
@settings(
    max_examples=examples(20, 3_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example(text="\n§ 164 ansökningar")
@example(
    text="46 beslut om\nföretagsstöd ,  , 125år 202146 beslut om\nföretagsstöd",
)
def test_mending_twice_is_mending_once_and_adds_no_finding(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    report = report_on(tmp_path_factory.mktemp("mend"), f"x{text}")
    before = [finding.code for finding in run_rules(report)]
    write_mends(report, mends(report, EVERYTHING))
    again = load_report(report.folder)
    after = [finding.code for finding in run_rules(again)]
    assert all(after.count(code) <= before.count(code) for code in set(after)), (
        before,
        after,
    )
    assert mends(again, EVERYTHING) == ()
    assert after.count("VK418") == 0


def test_the_sample_has_no_figure_by_hand_and_no_reference_to_nothing() -> None:
    report = load_report(SAMPLE)
    assert [
        *quoted_figures.unknown_reference(report),
        *quoted_figures.figure_by_hand(report),
    ] == []
