"""What comes of a table that has been changed in the report, in Word, or in both."""

from __future__ import annotations

from tests.exchange.merging.test_merge_answers import TABLE, merged
from villkor.exchange.merging.merged import Outcome
from villkor.report.values import AnswerValue


def row(name: str, **fields: str) -> str:
    lines = [f"- namn: {name}"]
    for key, text in fields.items():
        lines.append(f"  {key}: {text}")
    return "\n".join(lines)


LOKET = row(
    "LOKET",
    beskrivning="Kluster i länet samlas och lär av varandra.",
    prestationer="Tre studiebesök.",
    mål="{rus: [Ett, Två], agenda2030: [8, 9]}",
    effekter="{kort: Mer kunskap., status: förväntade}",
)
STOD = row(
    "Företagsstöd", beskrivning="Stöd till investeringar.", prestationer="Fyra beslut."
)
BASE = f"{LOKET}\n{STOD}"


def names(value: AnswerValue) -> list[object]:
    return [each["namn",] for each in value.rows]


def test_cells_are_put_together_one_by_one() -> None:
    whole = merged(
        TABLE,
        BASE,
        BASE.replace("Tre studiebesök", "Fyra studiebesök").replace("Två", "Två, Tre"),
        BASE.replace("Fyra beslut", "Fem beslut")
        .replace("[Ett, Två]", "[Noll, Två]")
        .replace("förväntade", "uppnådda"),
    )
    assert whole.outcome is Outcome.MERGED
    first, second = whole.value.rows
    assert first["prestationer",] == "Fyra studiebesök."
    assert first["mål", "rus"] == ("Noll", "Två", "Tre")
    assert first["effekter", "status"] == "uppnådda"
    assert second["prestationer",] == "Fem beslut."


def test_rows_are_added_moved_and_taken_away_on_both_sides() -> None:
    third, fourth = row("Tredje"), row("Fjärde")
    both = merged(
        TABLE, BASE, f"{LOKET}\n{third}\n{STOD}", f"{STOD}\n{fourth}\n{LOKET}"
    )
    assert both.outcome is Outcome.MERGED
    assert names(both.value) == ["Företagsstöd", "Fjärde", "LOKET", "Tredje"]
    gone = merged(TABLE, BASE, f"{BASE}\n{third}", STOD)
    assert names(gone.value) == ["Företagsstöd", "Tredje"]
    assert (
        merged(TABLE, BASE, f"{BASE}\n{third}", f"{BASE}\n{third}").outcome
        is Outcome.ALIKE
    )


def test_a_row_is_known_again_by_what_it_says_when_its_name_is_another() -> None:
    whole = merged(
        TABLE,
        BASE,
        BASE.replace("Tre studiebesök", "Fyra studiebesök"),
        BASE.replace("LOKET", "Projekt LOKET"),
    )
    assert names(whole.value) == ["Projekt LOKET", "Företagsstöd"]
    assert whole.value.rows[0]["prestationer",] == "Fyra studiebesök."


def test_a_row_that_one_takes_away_and_the_other_changes_is_a_conflict() -> None:
    changed = BASE.replace("Fyra beslut", "Fem beslut")
    in_word = merged(TABLE, BASE, changed, LOKET)
    assert in_word.outcome is Outcome.CONFLICT
    assert names(in_word.value) == names(in_word.marked) == ["LOKET", "Företagsstöd"]
    assert in_word.conflicts[0].row == "Företagsstöd"
    assert in_word.conflicts[0].theirs == ""
    assert "(raden är borttagen)" in str(in_word.marked.rows[1]["beskrivning",])
    in_report = merged(TABLE, BASE, LOKET, changed)
    assert in_report.outcome is Outcome.CONFLICT
    assert names(in_report.value) == ["LOKET"]
    assert names(in_report.marked) == ["LOKET", "Företagsstöd"]


def test_a_cell_that_both_change_is_a_conflict_in_its_row() -> None:
    whole = merged(
        TABLE,
        BASE,
        BASE.replace("Tre studiebesök", "Fyra studiebesök"),
        BASE.replace("Tre studiebesök", "Fem studiebesök"),
    )
    (conflict,) = whole.conflicts
    assert (conflict.path, conflict.row) == (("prestationer",), "LOKET")
    assert (conflict.ours, conflict.theirs) == ("Fyra studiebesök.", "Fem studiebesök.")
    assert whole.value.rows[0]["prestationer",] == "Fyra studiebesök."


def test_without_a_base_rows_of_the_word_file_alone_are_left_to_a_person() -> None:
    whole = merged(TABLE, None, LOKET, f"{LOKET}\n{STOD}")
    assert whole.outcome is Outcome.CONFLICT
    assert names(whole.value) == ["LOKET"]
    assert merged(TABLE, None, BASE, LOKET).outcome is Outcome.OURS
