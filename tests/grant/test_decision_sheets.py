"""The decisions are on the sheet that has their headings, wherever it stands in the workbook."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import pytest

from tests.workbooks import book_of
from villkor.base.diagnostic import Where
from villkor.base.open_table import open_tables
from villkor.base.table_rows import TableRow, TableRows, UnreadableTable
from villkor.base.yaml.nodes import Scalar
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decision_sheets import OpenedTable, choose_table

HEADINGS = ("Diarienummer", "Stödform", "Beslut", "Beviljat belopp")
ROWS = (HEADINGS, ("RUN 1", "företagsstöd", "Bifall", 58700))
TITLES = (("Utdrag ur ärendesystemet",), (), ("Framtaget 2023-01-15",))
SOURCE = DecisionFile(Scalar("beslut.xlsx", Where("anslag.yaml")))
Rows = Sequence[Sequence[object]]


def chosen(sheets: Mapping[str, Rows], hidden: str = "", sheet: str = "") -> str:
    """The name of the sheet, or what is said and what to do."""
    content = io.BytesIO(book_of(sheets, hidden))
    opened = choose_table(open_tables(content, sheet), SOURCE)
    if isinstance(opened, OpenedTable):
        return opened.table.name
    assert opened.where == Where("beslut.xlsx")
    return f"{opened.message} {opened.hint}"


@pytest.mark.parametrize(
    "sheets",
    [
        {"Data": ROWS},
        {"Läs mig": TITLES, "Data": ROWS},
        {
            "Tomt": (),
            "Pivot": (("Stödform", "Summa"), ("företagsstöd", 1)),
            "Data": ROWS,
        },
        {"Data": (*TITLES, *ROWS), "Koder": (("Stödform", "Kod"),)},
        {"Mall": (HEADINGS,), "Data": ROWS},
        {"Läs mig": TITLES, "Data": (HEADINGS[:3], ROWS[1])},
    ],
)
def test_the_one_with_decisions_is_read(sheets: Mapping[str, Rows]) -> None:
    assert chosen(sheets) == "Data"


def test_a_hidden_one_is_not_if_another_has_them() -> None:
    assert chosen({"Gammalt": ROWS, "Data": ROWS}, hidden="Gammalt") == "Data"
    told = chosen({"Läs mig": TITLES, "Data": ROWS}, hidden="Data")
    assert "Bara dolda blad i arbetsboken har beslut: ”Data”." in told
    assert "blad: Data" in told
    assert chosen({"Läs mig": TITLES, "Data": ROWS}, "Data", sheet="Data") == "Data"


def test_of_several_one_must_be_named() -> None:
    sheets = {"Bifall": ROWS, "Avslag": ROWS}
    told = chosen(sheets)
    assert "Flera blad i arbetsboken har beslut: ”Bifall”, ”Avslag”." in told
    assert "blad: Bifall" in told
    assert chosen(sheets, sheet="avslag") == "Avslag"


def test_if_none_has_them_the_sheets_are_told() -> None:
    told = chosen({"Läs mig": TITLES, "Annat": TITLES})
    assert "Inget av bladen" in told
    assert "”Läs mig”, ”Annat”" in told
    assert "diarienummer, stödform, beslut, beviljat belopp" in told


def test_a_sheet_that_cannot_be_read_stops_only_if_it_may_be_the_one() -> None:
    def broken() -> TableRows:
        return TableRows(iter(map(refuse, [1])), ";", "Trasigt")

    def refuse(_: int) -> TableRow:
        raise UnreadableTable("Bladet är trasigt.")

    good = open_tables(io.BytesIO(book_of({"Data": ROWS})), "")
    opened = choose_table([broken(), *good], SOURCE)
    assert isinstance(opened, OpenedTable)
    assert opened.table.name == "Data"
    with pytest.raises(UnreadableTable):
        choose_table([broken()], SOURCE)
