"""A file of decisions → what they come to, the same as when every row is added up by hand, however
the file is saved.
"""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.decisions import HEADINGS, PRIORITIES, Decision, country, decisions, write
from villkor.base.cell_text import case_key
from villkor.base.diagnostic import Where
from villkor.base.faults import Fault
from villkor.base.sources import FolderSources
from villkor.base.yaml.nodes import Scalar
from villkor.form.load import load_form
from villkor.grant.decision_file import Counted, DecisionFile, Query
from villkor.grant.decisions.model import (
    FORM,
    GENDER,
    KIND,
    MUNICIPALITY,
    PRIORITY,
    PROGRAMME,
    Decisions,
    Total,
)
from villkor.grant.decisions.read import read_decisions

YEAR = load_form(2022)
PATH = Where("anslag.yaml", 3, 9)
COLUMNS: dict[str, Callable[[Decision], str]] = {
    FORM: lambda row: row.form,
    KIND: lambda row: row.kind,
    PRIORITY: lambda row: row.priority,
    GENDER: lambda row: row.leader,
    PROGRAMME: lambda row: row.programme,
    MUNICIPALITY: lambda row: row.municipality,
}


def text_of(rows: Sequence[Decision], blank: str = "", delimiter: str = ";") -> str:
    text = io.StringIO(newline="")
    write(text, rows, blank=blank, delimiter=delimiter)
    return text.getvalue()


def read(
    folder: Path,
    content: bytes | str,
    queries: Sequence[Query] = (),
    name: str = "beslut.csv",
    source: DecisionFile | None = None,
) -> tuple[Decisions | None, list[Fault]]:
    (folder / name).write_bytes(
        content if isinstance(content, bytes) else content.encode()
    )
    return read_decisions(
        FolderSources(folder),
        source or DecisionFile(Scalar(name, PATH)),
        queries,
        YEAR,
        PRIORITIES,
    )


def taken(
    folder: Path, content: bytes | str, queries: Sequence[Query] = ()
) -> Decisions:
    found, faults = read(folder, content, queries)
    assert faults == []
    assert found
    return found


def by_hand(name: str, rows: Sequence[Decision], *, sizes: bool) -> Total:
    granted = [row for row in rows if row.granted]
    amounts = [Decimal(row.amount) for row in granted]
    measured = (
        {"largest": max(amounts), "median": median(amounts)}
        if sizes and amounts
        else {}
    )
    total = Total(
        name,
        len(granted),
        len(rows) - len(granted),
        Decimal(sum(amounts)),
        Decimal(sum(row.paid for row in granted)),
    )
    return replace(total, **measured)


def summed_by_hand(
    rows: Sequence[Decision],
) -> tuple[Total, dict[str, tuple[Total, ...]]]:
    by = {}
    for column, value in COLUMNS.items():
        names = {value(row) for row in rows}
        totals = [
            by_hand(
                name, [row for row in rows if value(row) == name], sizes=column == FORM
            )
            for name in names
        ]
        by[column] = tuple(
            sorted(totals, key=lambda total: (-total.amount, total.name))
        )
    return by_hand("", rows, sizes=True), by


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("decisions")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    count=st.integers(1, 700),
    seed=st.integers(0, 10**6),
    saved=st.tuples(
        st.sampled_from(["", " ", "\u00a0"]),
        st.sampled_from(";\t,"),
        st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    ),
)
def test_the_sums_are_those_that_one_gets_by_hand(
    folder: Path, count: int, seed: int, saved: tuple[str, str, str]
) -> None:
    blank, delimiter, encoding = saved
    rows = [*decisions(count, seed)]
    if seed % 2:
        Random(seed).shuffle(rows)  # noqa: S311
    found = taken(folder, text_of(rows, blank, delimiter).encode(encoding))
    assert (found.whole, dict(found.by)) == summed_by_hand(rows)
    assert (found.unread, found.paid, found.path) == (0, True, "beslut.csv")


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    order=st.permutations(range(len(HEADINGS))),
    quoted=st.booleans(),
    more=st.integers(0, 3),
)
def test_the_order_of_columns_quotation_marks_and_other_columns_make_no_difference(
    folder: Path, seed: int, order: list[int], more: int, *, quoted: bool
) -> None:
    rows = [*decisions(120, seed)]
    table = [HEADINGS, *(row.cells() for row in rows)]
    wide = [
        [cells[at] for at in order] + [f"annat {number}" for number in range(more)]
        for cells in table
    ]
    text = io.StringIO(newline="")
    csv.writer(
        text, delimiter=";", quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    ).writerows(wide)
    found = taken(folder, text.getvalue())
    assert (found.whole, dict(found.by)) == summed_by_hand(rows)


def test_some_columns_are_enough(folder: Path) -> None:
    found = taken(
        folder,
        "Beviljat belopp;Beslut;Stödform;Diarienummer\n"
        "1 000;Bifall;företagsstöd;1\n"
        ";Avslag;företagsstöd;2\n",
    )
    assert found.by == {
        FORM: (
            Total(
                "företagsstöd",
                1,
                1,
                Decimal(1000),
                Decimal(0),
                Decimal(1000),
                Decimal(1000),
            ),
        )
    }
    assert not found.paid


def test_what_a_file_without_decisions_comes_to_is_not_known(folder: Path) -> None:
    found, faults = read(
        folder, "Diarienummer;Stödform;Beslut;Beviljat belopp;Kommun\n"
    )
    assert found is None
    assert [kind for kind, _ in faults] == ["decision row"]


def test_decimals_are_exact_and_the_median_of_two_is_between_them(folder: Path) -> None:
    rows = "".join(
        f"{number};företagsstöd;Bifall;0,{number:02}\n" for number in range(1, 11)
    )
    found = taken(folder, f"Diarienummer;Stödform;Beslut;Beviljat belopp\n{rows}")
    assert (found.whole.amount, found.whole.median, found.whole.largest) == (
        Decimal("0.55"),
        Decimal("0.055"),
        Decimal("0.10"),
    )


def test_what_does_not_count_is_left_out(folder: Path) -> None:
    words = {"beslut": {"räknas inte": ("Återkallad",)}}
    source = DecisionFile(Scalar("beslut.csv", PATH), words=words)
    text = (
        "Diarienummer;Stödform;Beslut;Beviljat belopp;Kommun\n"
        "1;företagsstöd;Bifall;5;Boden\n"
        "2;företagsstöd;Återkallad;9;Boden\n"
        "3;företagsstöd;Återkallad;;Kalix\n"
    )
    found, faults = read(folder, text, source=source)
    assert found
    assert faults == []
    assert (
        found.whole.received,
        found.whole.amount,
        [total.name for total in found.by[MUNICIPALITY]],
    ) == (1, 5, ["Boden"])


# --- what anslag.yaml asks for


def query(name: str, counted: Counted, share_of: str = "", **among: str) -> Query:
    """A query for figures among decisions with some values (commas between them) in some columns,
    by their first letters.
    """
    columns = {
        next(
            column
            for column in COLUMNS
            if column.casefold().startswith(word.casefold())
        ): values
        for word, values in among.items()
    }
    wanted = tuple(
        (column, tuple(Scalar(value, PATH) for value in values.split(",")))
        for column, values in columns.items()
    )
    return Query(
        name, PATH, counted, wanted, Scalar(share_of, PATH) if share_of else None
    )


def test_figures_are_counted_and_summed_among_some_decisions(folder: Path) -> None:
    rows = [*decisions(500)]
    queries = [
        query("inkomna", "inkomna"),
        query("beviljade", "beviljade", stödform="företagsstöd"),
        query("avslagna", "avslagna", stödform="Företagsstöd, kommersiell service"),
        query("beviljat", "beviljat", eu="REACT-EU"),
        query("utbetalt i Luleå", "utbetalt", kommun="luleå"),
        query(
            "kvinnor", "beviljade", "beviljade", stödform="företagsstöd", kön="Kvinna"
        ),
    ]
    figures = taken(folder, text_of(rows), queries).figures
    granted = [row for row in rows if row.granted]
    support = [row for row in granted if row.form == "företagsstöd"]
    women = Decimal(sum(row.leader == "Kvinna" for row in support)) / len(support) * 100
    assert {name: (figure.value, figure.unit) for name, figure in figures.items()} == {
        "inkomna": (500, ""),
        "beviljade": (len(support), ""),
        "avslagna": (
            sum(not row.granted and row.form != "projektverksamhet" for row in rows),
            "",
        ),
        "beviljat": (
            sum(row.amount for row in granted if row.programme == "REACT-EU"),
            "kr",
        ),
        "utbetalt i Luleå": (
            sum(row.paid for row in granted if row.municipality == "Luleå"),
            "kr",
        ),
        "kvinnor": (women, "%"),
    }
    assert all(
        figure.low == figure.value == figure.high and not figure.written
        for figure in figures.values()
    )


def test_a_municipality_may_be_asked_for_together_with_other_columns(
    folder: Path,
) -> None:
    rows = [*decisions(500)]
    found = taken(
        folder,
        text_of(rows),
        [
            query(
                "stöd i Boden",
                "beviljade",
                kommun="Boden,Kalix",
                stödform="företagsstöd",
            )
        ],
    )
    wanted = [
        row
        for row in rows
        if row.granted
        and row.form == "företagsstöd"
        and row.municipality in {"Boden", "Kalix"}
    ]
    assert found.figures["stöd i Boden"].value == len(wanted) > 0
    assert found.by == summed_by_hand(rows)[1]


def test_a_value_that_nearly_stands_in_the_file_is_told_and_one_that_does_not_is_none(
    folder: Path,
) -> None:
    found, faults = read(
        folder,
        text_of([*decisions(300)]),
        [
            query("a", "beviljade", eu="REACT-UE"),
            query("b", "beviljade", eu="Interreg"),
        ],
    )
    assert found
    assert [(kind, finding.hint) for kind, finding in faults] == [
        ("unknown value", "Menas ”REACT-EU”?")
    ]
    assert found.figures["b"].value == 0


def test_a_column_that_the_file_does_not_have_is_told_where_it_is_asked_for(
    folder: Path,
) -> None:
    found, ((kind, finding),) = read(
        folder,
        "Diarienummer;Stödform;Beslut;Beviljat belopp\n1;företagsstöd;Bifall;5\n",
        [query("i Boden", "beviljade", kommun="Boden")],
    )
    assert found
    assert (kind, finding.where, found.figures) == ("decision row", PATH, {})
    assert "ingen kolumn för kommun" in finding.message


def test_a_share_of_nothing_is_no_figure(folder: Path) -> None:
    text = "Diarienummer;Stödform;Beslut;Beviljat belopp\n1;företagsstöd;Avslag;\n"
    assert set(
        taken(
            folder, text, [query("a", "beviljade"), query("b", "avslagna", "a")]
        ).figures
    ) == {"a"}


# --- what is wrong


def told(faults: Sequence[Fault]) -> list[tuple[str, int, int, str]]:
    return [
        (kind, finding.where.line, finding.where.column, finding.message)
        for kind, finding in faults
    ]


SHORT = "Diarienummer;Sökande;Stödform;Beslut;Beviljat belopp;Utbetalt;RUS-prioritering;Datum\n"


def test_each_fault_is_told_at_its_row_and_column_and_the_other_rows_are_added(
    folder: Path,
) -> None:
    text = (
        "1;F;företagsstöd;Bifall;1 000;;Övrigt;2022-01-01\n"
        ";F;företagsstöd;Bifall;5;;Övrigt;\n"
        "2;F;företagsstöd;Kanske;5;;Övrigt;\n"
        "3;F;företagsstöd;Bifall;1.5;;Övrigt;\n"
        "4;F;företagsstöd;Bifall;5;x;Övrigt;\n"
        "5;F;företagsstöd;Bifall;5;;Övrigt;3/4 2022\n"
        "6;F;företagsstöd;Bifall\n"
        "Summa;;;;1 020;;;\n"
        ";;;;1 020;;;\n"
        "7;F;st\x8fd;Bifall;5;;Övrigt;\n"
        "8;F;företagsstöd;Bifall;2 000;2 000;Övrigt;\n"
    )
    found, faults = read(folder, (SHORT + text).encode("latin-1"))
    assert found
    assert (found.whole.granted, found.whole.amount, found.unread) == (2, 3000, 8)
    assert sorted(
        (line, column)
        for kind, line, column, _ in told(faults)
        if kind == "decision row"
    ) == [
        (3, 1),
        (4, 4),
        (5, 5),
        (6, 6),
        (7, 8),
        (8, 1),
        (10, 1),
        (11, 3),
    ]
    assert all(
        finding.hint and finding.where.path == "beslut.csv" for _, finding in faults
    )


def test_a_cell_that_has_swallowed_others_is_refused_and_not_told(folder: Path) -> None:
    text = (
        "1;F;företagsstöd;Bifall;5;;Övrigt;\n"
        '2;F;";Bifall;5;;Övrigt;\n'
        '3;Hemlig AB;";Bifall;5;;Övrigt;\n'
        "4;F;företagsstöd;Bifall;5;;Övrigt;\n"
    )
    found, faults = read(folder, SHORT + text)
    assert found
    assert (found.whole.granted, found.unread) == (2, 1)
    assert [(kind, line, column) for kind, line, column, _ in told(faults)] == [
        ("decision row", 3, 3)
    ]
    assert "Hemlig" not in repr((found, faults))


def test_a_quotation_mark_that_swallows_rows_makes_the_sums_unknown(
    folder: Path,
) -> None:
    rows = [
        f"{at};AB {at};företagsstöd;Bifall;5;;Övrigt;2022-03-14\n" for at in range(1, 6)
    ]
    rows[1] = rows[1].replace("AB 2", '"Hemlig AB')
    rows[3] = rows[3].replace("AB 4", 'Hemlig AB"')
    found, faults = read(folder, SHORT + "".join(rows))
    assert found
    assert (found.whole.granted, found.unread) == (2, 1)
    ((kind, line, column, message),) = told(faults)
    assert (kind, line, column) == ("decision row", 3, 2)
    assert "citattecken" in message
    assert "Hemlig" not in repr((found, faults))


def test_decisions_that_look_wrong_are_told_and_count(folder: Path) -> None:
    text = (
        "1;F;företagsstöd;Bifall;1 000;2 000;Övrigt;2022-01-01\n"
        "2;F;företagsstöd;Bifall;;;Övrigt;2021-12-31\n"
        "3;F;Mikrostöd;Bifall;5;;Klimat;\n"
        "4;F;företagsstöd;Avslag;7;;Övrigt;\n"
        "5;F;företagsstöd;Avslag;;8;Övrigt;\n"
        "1;F;Mikrostöd;Avslag;;;Klimat;\n"
        "6;F;företagsstöd;Avslag;;;Annat;\n"
    )
    found, faults = read(folder, SHORT + text)
    assert found
    assert (
        found.whole.granted,
        found.whole.rejected,
        found.whole.amount,
        found.unread,
    ) == (
        3,
        4,
        1005,
        0,
    )
    assert [(kind, line, column) for kind, line, column, _ in told(faults)] == [
        ("decision doubtful", 2, 6),
        ("decision doubtful", 3, 5),
        ("decision doubtful", 5, 5),
        ("decision doubtful", 6, 6),
        ("decision outside year", 3, 8),
        ("decision outside groups", 4, 3),
        ("decision outside groups", 4, 7),
    ]


def test_a_number_that_stands_several_times_is_told_each_time_with_the_first(
    folder: Path,
) -> None:
    rows = [*decisions(3000)]
    Random(3).shuffle(rows)  # noqa: S311
    rows[2500] = rows[10]
    rows[2999] = replace(rows[10], applicant="Annan")
    rows[1] = rows[0]
    _, faults = read(folder, text_of(rows))
    assert [(line, message) for kind, line, _, message in told(faults)] == [
        (3, "Samma diarienummer och belopp står också på rad 2."),
        (2502, "Samma diarienummer och belopp står också på rad 12."),
        (3001, "Samma diarienummer och belopp står också på rad 12."),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("RUN 2022-1", "run 2022-1"),
        ("RUN 2022-1", "RUN 2022-1 "),
        ("RUN 2022-1", "RUN  2022-1"),
        ("RUN 2022-1", "RUN\u00a02022-1"),
        ("RUN 2022-1", "RUN2022-1"),
        ("RUN 2022-1", "RUN 2022–1"),
        ("RUN 2022-1", "RUN 2022\u20111"),
        ("RUN 2022-1", "RUN 2022 - 1"),
        ("RUN 2022-1", "\ufeffRUN 2022-1\u200b"),
        ("NÄR 2022/14:3", "när2022/14:3"),
        ("Ä 2022-1", "A\u0308 2022-1"),
    ],
)
def test_a_case_is_the_same_however_its_number_is_typed(
    first: str, second: str
) -> None:
    assert case_key(first) == case_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("RUN 2022-1", "RUN 2022-11"),
        ("RUN 2022-11", "RUN 202-211"),
        ("RUN 2022-1", "RUN 2022/1"),
        ("RUN 2022-1", "RUN 2022-01"),
        ("1.1", "11"),
        ("A 1", "B 1"),
        ("2022-1:2", "2022-12"),
    ],
)
def test_two_cases_are_told_apart(first: str, second: str) -> None:
    assert case_key(first) != case_key(second)


@pytest.mark.parametrize(
    ("other", "doubled"),
    [
        ("run 2022-1;F;företagsstöd;Bifall;100 000;;Övrigt;2022-03-14", True),
        ("RUN 2022-1;F;företagsstöd;Bifall;100000,00;5;Övrigt;20220314", True),
        ("RUN 2022-1;F;företagsstöd;Bifall;100 000;;Övrigt;2022-03-14 08:00", True),
        ("RUN 2022-1;F;företagsstöd;Bifall;100 000;;Övrigt;2022-09-01", False),
        ("RUN 2022-1;F;företagsstöd;Bifall;20 000;;Övrigt;2022-03-14", False),
        ("RUN 2022-1;F;företagsstöd;Avslag;;;Övrigt;2022-03-14", False),
    ],
)
def test_another_decision_in_a_case_is_none_twice(
    folder: Path, other: str, *, doubled: bool
) -> None:
    row = "RUN 2022-1;F;företagsstöd;Bifall;100 000;;Övrigt;2022-03-14"
    _, faults = read(folder, f"{SHORT}{row}\n{other}\n")
    assert [kind for kind, _ in faults] == (["decision twice"] if doubled else [])


def test_a_wrong_file_gives_a_bounded_number_of_findings(folder: Path) -> None:
    rows = [
        replace(
            row, form="Mikrostöd", day=row.day.replace(year=2019), paid=row.amount + 1
        )
        for row in decisions(2000)
    ]
    _, faults = read(folder, text_of(rows).replace("Avslag", "Nej tack"))
    assert len(faults) <= 4 * 21
    granted = sum(row.granted for row in rows)
    messages = [message for _, _, _, message in told(faults)]
    assert [message for message in messages if "Nej tack" in message] == [
        (
            "”Nej tack” är varken bifall eller avslag. Detsamma står på "
            f"{2000 - granted - 1} rader till."
        )
    ]
    assert [message for message in messages if "Samma slags fel" in message] == [
        f"Samma slags fel finns på {granted - 20} rader till, som inte visas.",
        f"Samma slags fel finns på {granted - 20} rader till, som inte visas.",
    ]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("besult.csv", "Menas beslut.csv?"),
        ("helt annat", "Lägg filen i rapportens mapp"),
        ("", "Lägg själva filen"),
        (".", "Lägg själva filen"),
    ],
)
def test_a_file_that_is_not_there_is_told_where_it_is_named(
    folder: Path, name: str, hint: str
) -> None:
    (folder / "beslut.csv").write_text("", encoding="utf-8")
    found, ((kind, finding),) = read_decisions(
        FolderSources(folder), DecisionFile(Scalar(name, PATH)), (), YEAR, ()
    )
    assert (found, kind, finding.where) == (None, "decision row", PATH)
    assert hint in finding.hint


def test_a_file_that_cannot_be_read_to_its_end_comes_to_nothing(folder: Path) -> None:
    found, faults = read(folder, text_of([*decisions(50)]) + '99;"x" y;företagsstöd\n')
    assert found is None
    assert [(kind, line) for kind, line, _, _ in told(faults)] == [("decision row", 52)]


@pytest.mark.parametrize("headings", ["a;b;c\n1;2;3\n", "<html></html>", ""])
def test_a_file_that_holds_no_decisions_is_told(folder: Path, headings: str) -> None:
    found, faults = read(folder, headings)
    assert found is None
    assert {kind for kind, _ in faults} == {"decision row"}


@pytest.mark.no_cover
def test_the_whole_country_over_ten_years_is_one_file_too(folder: Path) -> None:
    rows = [*country(20_000)]
    found, faults = read(folder, text_of(rows))
    assert found
    assert (found.whole, dict(found.by)) == summed_by_hand(rows)
    assert {kind for kind, _ in faults} == {"decision outside year"}


@pytest.mark.no_cover
def test_memory_grows_by_less_than_a_decision_takes_in_the_file(folder: Path) -> None:
    peaks = []
    for count in (4_000, 40_000):
        content = text_of([*country(count)]).encode()
        (folder / "beslut.csv").write_bytes(content)
        tracemalloc.start()
        read_decisions(
            FolderSources(folder),
            DecisionFile(Scalar("beslut.csv", PATH)),
            (),
            YEAR,
            PRIORITIES,
        )
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] - peaks[0] < 36_000 * 90
    assert len(content) > 40_000 * 130
