"""The figures of anslag.yaml, reckoned. Figures agree when they can be the same number."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.tools import SAMPLE, report_with
from villkor.figures.number import Figure, parse_figure
from villkor.figures.relations.patterns import EACH, SINGLE
from villkor.figures.sums import add
from villkor.grant.summary import Line, Summary
from villkor.report.load import load_report

AMOUNTS = """\
prioriteringar:
  - {namn: Kompetens, belopp: 40 mnkr}
  - {namn: Innovation, belopp: 60 mnkr}
"""


def summary(tmp_path: Path, anslag: str) -> Summary:
    report = report_with(tmp_path, anslag=anslag)
    assert report.faults == (), "the test's own anslag.yaml is faulty"
    return report.summary


def line(summary: Summary, name: str) -> Line:
    return next(
        line
        for line in (*summary.support_forms, *summary.priorities)
        if line.name == name
    )


def shares(*percent: int) -> str:
    forms = ("projektverksamhet", "företagsstöd", "kommersiell service")
    return "fördelning:\n" + "".join(
        f"  {form}: {{andel: {share} %}}\n"
        for form, share in zip(forms, percent, strict=False)
    )


FORMS = """\
fördelning:
  projektverksamhet: {belopp: 61 mnkr}
  företagsstöd: {belopp: 34 mnkr}
  kommersiell service: {belopp: 5 mnkr}
"""


def number(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def test_an_empty_file_gives_an_empty_summary_without_contradictions(
    tmp_path: Path,
) -> None:
    empty = summary(tmp_path, "")
    assert (empty.year, empty.region) == (2022, "Region Norrbotten")
    assert (
        empty.total,
        empty.allocated,
        empty.used_of_allocated,
        empty.share_sum,
        empty.share_sum_agrees,
    ) == (None,) * 5
    assert (
        empty.support_forms,
        empty.priorities,
        empty.key_figures,
        empty.relations,
        empty.implied,
        empty.faults,
    ) == ((),) * 6
    assert (
        empty.forms_total,
        empty.forms_total_agrees,
        empty.unread,
        empty.contradictions,
    ) == (
        None,
        None,
        0,
        0,
    )


class TestTotal:
    def test_the_total_is_the_sum_of_the_priorities(self, tmp_path: Path) -> None:
        assert summary(tmp_path, AMOUNTS).total == add(
            parse_figure("40 mnkr"), parse_figure("60 mnkr")
        )

    def test_without_priorities_the_total_is_the_sum_of_the_support_forms(
        self, tmp_path: Path
    ) -> None:
        assert number(summary(tmp_path, FORMS).total) == 100_000_000

    def test_the_priorities_go_before_the_support_forms(self, tmp_path: Path) -> None:
        found = summary(
            tmp_path,
            FORMS + "prioriteringar:\n  - {namn: Kompetens, belopp: 40 mnkr}\n",
        )
        assert (number(found.total), number(found.forms_total)) == (
            40_000_000,
            100_000_000,
        )

    @pytest.mark.parametrize(
        ("other", "agrees"), [("60 mnkr", True), ("62 mnkr", True), ("63 mnkr", False)]
    )
    def test_priorities_and_support_forms_agree_if_their_sums_can_be_the_same(
        self,
        tmp_path: Path,
        other: str,
        agrees: bool,  # noqa: FBT001
    ) -> None:
        """Three support forms and two priorities, each rounded to a million: they may differ by 2,5
        millions.
        """
        found = summary(
            tmp_path,
            FORMS
            + (
                "prioriteringar:\n"
                "  - {namn: A, belopp: 40 mnkr}\n"
                f"  - {{namn: B, belopp: {other}}}\n"
            ),
        )
        assert found.forms_total_agrees is agrees
        assert found.contradictions == (not agrees)

    def test_support_forms_are_not_compared_while_an_amount_is_missing(
        self, tmp_path: Path
    ) -> None:
        found = summary(
            tmp_path, AMOUNTS + FORMS.replace("belopp: 34 mnkr", "andel: 34 %")
        )
        assert (found.forms_total, found.forms_total_agrees) == (None, None)

    def test_a_priority_without_amount_leaves_the_total_unknown(
        self, tmp_path: Path
    ) -> None:
        assert (
            summary(tmp_path, AMOUNTS + "  - {namn: Övrigt, andel: 5 %}\n").total
            is None
        )

    def test_the_total_is_compared_with_what_was_allocated(
        self, tmp_path: Path
    ) -> None:
        assert (
            number(
                summary(tmp_path, "tilldelat: 125 mnkr\n" + AMOUNTS).used_of_allocated
            )
            == 80
        )

    def test_nothing_is_compared_with_an_allocation_that_could_be_nothing(
        self, tmp_path: Path
    ) -> None:
        assert (
            summary(tmp_path, "tilldelat: 0 mnkr\n" + AMOUNTS).used_of_allocated is None
        )


class TestLines:
    def test_a_stated_amount_gives_its_share_of_the_total(self, tmp_path: Path) -> None:
        kompetens = line(summary(tmp_path, AMOUNTS), "Kompetens")
        assert (number(kompetens.amount), kompetens.amount_reckoned) == (
            40_000_000,
            False,
        )
        assert (number(kompetens.share), kompetens.stated_share, kompetens.agrees) == (
            40,
            None,
            None,
        )

    def test_a_stated_share_gives_its_amount_of_the_total(self, tmp_path: Path) -> None:
        stod = line(summary(tmp_path, AMOUNTS + shares(61, 34)), "företagsstöd")
        assert (number(stod.amount), stod.amount_reckoned) == (34_000_000, True)
        assert (stod.share, number(stod.stated_share), stod.agrees) == (None, 34, None)

    def test_a_share_without_any_total_stands_alone(self, tmp_path: Path) -> None:
        stod = line(summary(tmp_path, shares(61, 34)), "företagsstöd")
        assert (stod.amount, stod.share, number(stod.stated_share)) == (None, None, 34)

    @pytest.mark.parametrize(
        ("share", "agrees"),
        [("41 %", True), ("40,6 %", True), ("42 %", False), ("39 %", False)],
    )
    def test_amount_and_share_agree_if_both_can_be_true(
        self,
        tmp_path: Path,
        share: str,
        agrees: bool,  # noqa: FBT001
    ) -> None:
        """40,6 of 100,6 mnkr is between 40,2 and 40,5 percent at the least, and 41 percent begins
        at 40,5.
        """
        parts = (
            "prioriteringar:\n"
            f'  - {{namn: A, belopp: "40,6 mnkr", andel: "{share}"}}\n'
            '  - {namn: B, belopp: "59,4 mnkr"}\n'
        )
        found = summary(tmp_path, parts)
        assert line(found, "A").agrees is agrees
        assert found.contradictions == (not agrees)

    def test_a_support_form_with_nothing_filled_in_is_left_out(
        self, tmp_path: Path
    ) -> None:
        forms = (
            "fördelning:\n"
            "  projektverksamhet:\n"
            "    belopp:\n"
            "    andel:\n"
            "  företagsstöd: {andel: 34 %}\n"
        )
        assert [line.name for line in summary(tmp_path, forms).support_forms] == [
            "företagsstöd"
        ]

    def test_a_line_knows_where_it_was_written(self, tmp_path: Path) -> None:
        assert line(summary(tmp_path, AMOUNTS), "Innovation").source.where.line == 3


class TestShareSum:
    @pytest.mark.parametrize(
        ("percent", "total", "agrees"),
        [
            ((61, 34, 5), 100, True),
            ((33, 33, 33), 99, True),
            ((61, 34, 6), 101, True),
            ((61, 34, 8), 103, False),
            ((60, 30, 5), 95, False),
        ],
    )
    def test_shares_agree_with_the_whole_if_rounding_can_explain_the_difference(
        self,
        tmp_path: Path,
        percent: tuple[int, ...],
        total: int,
        agrees: bool,  # noqa: FBT001
    ) -> None:
        found = summary(tmp_path, shares(*percent))
        assert (number(found.share_sum), found.share_sum_agrees) == (total, agrees)
        assert found.contradictions == (not agrees)

    def test_shares_are_not_added_while_one_is_missing(self, tmp_path: Path) -> None:
        found = summary(tmp_path, shares(61, 34))
        assert (found.share_sum, found.share_sum_agrees) == (None, None)


class TestRelations:
    FIGURES = "nyckeltal: {inkomna: 164, beviljade: {värde: 125, räknar: beslut}, avslagna: 39}\n"

    def test_key_figures_are_told_with_what_they_count(self, tmp_path: Path) -> None:
        found = summary(tmp_path, self.FIGURES).key_figures
        assert [
            (figure.name, figure.value.value, figure.counts) for figure in found
        ] == [
            ("inkomna", 164, ""),
            ("beviljade", 125, "beslut"),
            ("avslagna", 39, ""),
        ]

    def test_relations_between_key_figures_hold_or_contradict(
        self, tmp_path: Path
    ) -> None:
        found = summary(
            tmp_path,
            self.FIGURES
            + "kontroller:\n  - beviljade + avslagna = inkomna\n  - beviljade ≤ avslagna\n",
        )
        assert [relation.holds for relation in found.relations] == [True, False]
        assert found.contradictions == 1

    def test_relations_may_name_support_forms_priorities_the_total_and_the_allocation(
        self, tmp_path: Path
    ) -> None:
        anslag = (
            "tilldelat: 125 mnkr\n"
            f"{AMOUNTS}{FORMS}kontroller:\n"
            "  - Kompetens + Innovation = totalt\n"
            "  - totalt ≤ tilldelat\n"
            "  - företagsstöd andel av totalt = 34 %\n"
        )
        found = summary(tmp_path, anslag)
        assert [relation.holds for relation in found.relations] == [True, True, True]
        assert found.faults == ()

    def test_a_relation_that_cannot_be_read_is_a_fault_at_its_character(
        self, tmp_path: Path
    ) -> None:
        found = summary(
            tmp_path,
            self.FIGURES
            + "kontroller:\n  - beviljade + avslag = inkomna\n  - beviljade ≤ inkomna\n",
        )
        (fault,) = found.faults
        assert str(fault.where) == "anslag.yaml:3:17"
        assert (fault.message, fault.hint) == (
            "Det finns ingen siffra som heter ”avslag”.",
            "Menade du ”avslagna”?",
        )
        assert [relation.holds for relation in found.relations] == [True]
        assert found.contradictions == 0

    @pytest.mark.parametrize(
        ("anslag", "relation", "message", "hint"),
        [
            (
                "",
                "kommersiell service ≤ totalt",
                "”kommersiell service” har inget belopp i anslag.yaml än.",
                "Fyll i beloppet där.",
            ),
            (
                "",
                "andel företagsstöd = 3 %",
                "”andel företagsstöd” har inget värde i anslag.yaml än.",
                "Fyll i andelen där.",
            ),
            (
                "",
                "tilldelat ≥ 3 mnkr",
                "”tilldelat” har inget belopp i anslag.yaml än.",
                "Fyll i beloppet där.",
            ),
            (
                "nyckeltal:\n  inkomna:\n",
                "inkomna = 3",
                "”inkomna” har inget värde i anslag.yaml än.",
                "Fyll i det där.",
            ),
        ],
    )
    def test_a_name_without_a_value_is_told_as_such(
        self, anslag: str, relation: str, message: str, hint: str, tmp_path: Path
    ) -> None:
        (fault,) = summary(tmp_path, f"{anslag}kontroller:\n  - {relation}\n").faults
        assert (fault.message, fault.hint) == (message, hint)

    def test_a_relation_may_name_what_stands_for_all_parts_together(
        self, tmp_path: Path
    ) -> None:
        controls = (
            "kontroller:\n"
            "  - stödformernas belopp = prioriteringarnas belopp\n"
            "  - stödformernas andelar = 100 %\n"
        )
        found = summary(tmp_path, AMOUNTS + FORMS + controls)
        assert [relation.holds for relation in found.relations] == [True]
        (fault,) = found.faults
        assert fault.message == "”stödformernas andelar” går inte att räkna ut än."
        assert fault.hint == "Fyll i de belopp eller andelar som det är summan av."

    def test_every_name_of_a_sum_stands_for_something_in_a_whole_report(
        self, tmp_path: Path
    ) -> None:
        parts = "prioriteringar: [{namn: A, belopp: 100 mnkr, andel: 100 %}]\n"
        forms = (
            FORMS.replace("61 mnkr", "61 mnkr, andel: 61 %")
            .replace("34 mnkr", "34 mnkr, andel: 34 %")
            .replace("5 mnkr", "5 mnkr, andel: 5 %")
        )
        controls = "".join(f"  - {name} = {name}\n" for name in SINGLE)
        found = summary(
            tmp_path, f"tilldelat: 125 mnkr\n{parts}{forms}kontroller:\n{controls}"
        )
        assert [relation.names for relation in found.relations] == [
            [name] for name in SINGLE
        ]
        assert {name for one in found.implied for name in one.relation.names} > set(
            EACH
        )

    def test_the_text_of_a_relation_that_cannot_be_read_is_one_line(
        self, tmp_path: Path
    ) -> None:
        (fault,) = summary(
            tmp_path,
            self.FIGURES
            + "kontroller:\n  - |\n    beviljade\n    + avslag = inkomna\n",
        ).faults
        assert (fault.text, fault.offset) == ("beviljade + avslag = inkomna", 12)
        assert str(fault.where) == "anslag.yaml:5:7"

    def test_a_relation_knows_where_it_is_written(self, tmp_path: Path) -> None:
        found = summary(
            tmp_path,
            self.FIGURES
            + "kontroller:\n  - beviljade ≤ avslagna\n  - beviljade ≤ avslagna\n",
        )
        assert [str(relation.where) for relation in found.relations] == [
            "anslag.yaml:3:5",
            "anslag.yaml:4:5",
        ]


class TestWhatTheFormImplies:
    def implied(self, tmp_path: Path, anslag: str) -> list[tuple[str, str, bool]]:
        """The relations of the form that are tried: of which part, in words, and whether they
        hold.
        """
        return [
            (
                one.part.name if one.part else "",
                one.relation.written,
                one.relation.holds,
            )
            for one in summary(tmp_path, anslag).implied
        ]

    def test_shares_are_the_whole(self, tmp_path: Path) -> None:
        assert ("", "stödformernas andelar = exakt 100 %", False) in self.implied(
            tmp_path, shares(61, 34, 8)
        )
        assert all(
            "andelar" not in written
            for _, written, _ in self.implied(tmp_path / "igen", shares(61, 34))
        )

    def test_support_forms_and_priorities_are_the_same_amount(
        self, tmp_path: Path
    ) -> None:
        relation = "stödformernas belopp = prioriteringarnas belopp"
        assert ("", relation, True) in self.implied(tmp_path, AMOUNTS + FORMS)
        assert all(
            written != relation
            for _, written, _ in self.implied(tmp_path / "igen", FORMS)
        )

    def test_each_part_agrees_with_its_share_and_is_at_most_the_whole(
        self, tmp_path: Path
    ) -> None:
        parts = (
            "prioriteringar:\n"
            "  - {namn: A, belopp: 40 mnkr, andel: 50 %}\n"
            "  - {namn: B, belopp: 60 mnkr, andel: 60 %}\n"
        )
        assert self.implied(tmp_path, parts) == [
            (
                "A",
                "varje prioriterings belopp andel av totalt = varje prioriterings andel",
                False,
            ),
            (
                "B",
                "varje prioriterings belopp andel av totalt = varje prioriterings andel",
                True,
            ),
            ("B", "varje prioriterings belopp ≤ totalt", True),
            ("B", "varje prioriterings andel ≤ exakt 100 %", True),
        ]

    def test_what_is_decided_is_what_was_received_and_no_more_is_paid_than_granted(
        self, tmp_path: Path
    ) -> None:
        figures = (
            "nyckeltal: {inkomna bidrag: 5, beviljade bidrag: 3, avslagna bidrag: 2, "
            "utbetalda bidrag: 4}\n"
        )
        assert self.implied(tmp_path, figures) == [
            ("", "beviljade bidrag + avslagna bidrag = inkomna bidrag", True),
            ("", "utbetalda bidrag ≤ beviljade bidrag", False),
        ]
        assert summary(tmp_path / "igen", figures).contradictions == 0, (
            "more may be paid than granted"
        )

    def test_figures_of_different_units_are_not_related(self, tmp_path: Path) -> None:
        figures = (
            "nyckeltal: {inkomna bidrag: 5, beviljade bidrag: 3 mnkr, avslagna bidrag: 2, "
            "utbetalda bidrag: 4}\n"
        )
        assert self.implied(tmp_path, figures) == []

    @pytest.mark.parametrize(
        "control",
        [
            "beviljade bidrag + avslagna bidrag = inkomna bidrag",
            "inkomna bidrag - avslagna bidrag = beviljade bidrag",
            "BEVILJADE BIDRAG + avslagna bidrag + vilande = inkomna bidrag",
        ],
    )
    def test_what_the_report_says_itself_is_not_said_again(
        self, tmp_path: Path, control: str
    ) -> None:
        figures = (
            "nyckeltal: {inkomna bidrag: 5, beviljade bidrag: 3, "
            "avslagna bidrag: 1, vilande: 1}\n"
        )
        assert self.implied(tmp_path, f"{figures}kontroller: [{control}]\n") == []

    @pytest.mark.parametrize(
        "control",
        [
            "beviljade bidrag ≤ inkomna bidrag",
            "beviljade bidrag + avslagna bidrag ≤ inkomna bidrag",
            "beviljade bidrag = 3",
        ],
    )
    def test_what_the_report_says_of_other_figures_or_less_strictly_does_not_replace_it(
        self, tmp_path: Path, control: str
    ) -> None:
        figures = (
            "nyckeltal: {inkomna bidrag: 5, beviljade bidrag: 3, avslagna bidrag: 1}\n"
        )
        assert [
            holds
            for _, _, holds in self.implied(
                tmp_path, f"{figures}kontroller: [{control}]\n"
            )
        ] == [False]


@pytest.mark.parametrize(
    ("figures", "faults"),
    [
        # told where it stands; the others' misspelt names are still told
        ("nyckeltal:\n  inkomna: 1.64\n  övriga: 2\n", 1),
        (
            "nyckeltal:\n  inkomna: 164\n  övriga: [2]\n",
            0,
        ),  # which name is lost is not known
        ("nyckeltal:\n  övriga: 2\n", 2),
    ],
)
def test_a_relation_on_a_figure_that_cannot_be_read_is_not_a_fault_of_its_own(
    figures: str, faults: int, tmp_path: Path
) -> None:
    found = report_with(
        tmp_path, anslag=f"{figures}kontroller:\n  - inkomna ≥ 1\n  - annat ≥ 1\n"
    ).summary
    assert len(found.faults) == faults


def test_the_total_is_told_of_where_an_amount_cannot_be_read(tmp_path: Path) -> None:
    found = report_with(
        tmp_path,
        anslag="prioriteringar:\n  - {namn: A, belopp: 1.5 mnkr}\nkontroller:\n  - totalt ≥ 1 kr\n",
    ).summary
    assert (found.faults, found.unread) == ((), 1)


def test_figures_that_cannot_be_read_are_counted_and_left_out(tmp_path: Path) -> None:
    found = report_with(
        tmp_path,
        anslag="tilldelat: 58.7 mnkr\nnyckeltal: {inkomna: många, beviljade: 125}\n",
    ).summary
    assert found.unread == 2
    assert found.allocated is None
    assert [figure.name for figure in found.key_figures] == ["beviljade"]


def test_contradictions_of_every_sort_are_counted_together(tmp_path: Path) -> None:
    anslag = (
        "fördelning:\n"
        "  projektverksamhet: {andel: 61 %}\n"
        "  företagsstöd: {belopp: 34 mnkr, andel: 36 %}\n"
        "  kommersiell service: {andel: 8 %}\n"
        "prioriteringar:\n"
        "  - {namn: A, belopp: 40 mnkr, andel: 50 %}\n"
        "  - {namn: B, belopp: 60 mnkr}\n"
        "kontroller: [1 = 2]\n"
    )
    assert summary(tmp_path, anslag).contradictions == 4


def test_the_sample_agrees_with_itself() -> None:
    found = load_report(SAMPLE).summary
    assert number(found.total) == Decimal("171.1") * 1_000_000
    assert found.relations
    assert (found.contradictions, found.faults) == (0, ())
