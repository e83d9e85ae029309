"""What a blank form leaves unsure is said in a sentence, beside what was read all the same."""

from __future__ import annotations

import pytest

from tests.authoring.blanks.blank_files import doubts_of, drafted, questions_of
from tests.authoring.blanks.other_blanks import add_lines, begun
from villkor.authoring.blanks.drafted import DraftedForm
from villkor.form.model import Kind

NEXT = "2. Vad återstår?"
# the lines below the question "1. Har ni en plan?", what it is read as, and what is said
BOXES = [
    ("☐ Ja", Kind.YES_NO, "en ruta för ja men ingen för nej"),
    ("☐ Nej", Kind.YES_NO, "en ruta för nej men ingen för ja"),
    ("☐ Ja ☐ Nej ☐ Delvis", Kind.YES_NO, "fler svar än ja och nej (Delvis)"),
    ("☐ Länsplan\n☐ Kustplan", Kind.TEXT, "kryssas i (Länsplan, Kustplan)"),
    ("Om ja, beskriv den.", Kind.YES_NO, "inga rutor att kryssa i"),
    ("☐ Ja ☐ Nej\nBeskriv den.", Kind.YES_NO, "om ”Beskriv den.” gäller vid ja, vid"),
]
# the question of a table with four rows, how many it may have, and what is said
ROWS = [
    ("Ange högst två insatser.", 2, "”högst två”, men tabellen i Word-filen har 4"),
    ("Ange högst två per område.", 4, "”högst två per område”: kontrollera hur många"),
    ("Ange tre insatser per område.", 4, "”tre insatser per område”: kontrollera"),
    ("Ange högst 5, dock max 3 som pågår.", 5, "”högst 5” och ”max 3”. Kontrollera"),
    ("Ange högst fem insatser per mål, totalt max 20.", 20, ""),
    ("Ange minst tre insatser.", 4, "säger inte hur många rader"),
    ("Ange högst ett tiotal insatser.", 4, "säger inte hur många rader"),
    ("Ange högst 4 insatser.", 4, ""),
]


def own_doubts(draft: DraftedForm) -> str:
    """What is said of the questions, and not of where the form is sent."""
    return "\n".join(each for each in doubts_of(draft) if "skickas" not in each)


@pytest.mark.parametrize(("below", "kind", "said"), BOXES)
def test_boxes(below: str, kind: Kind, said: str) -> None:
    document = begun()
    add_lines(document, "1. Har ni en plan?", *below.split("\n"), NEXT)
    draft = drafted(document)
    first, second = questions_of(draft)
    assert (first.wording, first.kind) == ("Har ni en plan?", kind)
    assert (second.id, second.kind) == ("2", Kind.TEXT)
    assert said in own_doubts(draft)


@pytest.mark.parametrize(("wording", "rows", "said"), ROWS)
def test_rows(wording: str, rows: int, said: str) -> None:
    document = begun()
    add_lines(document, f"1. {wording}")
    table = document.add_table(5, 2, "Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Insats", "Resultat"
    draft = drafted(document)
    (question,) = questions_of(draft)
    assert (question.kind, question.max_rows) == (Kind.TABLE, rows)
    assert said in own_doubts(draft)
    assert bool(own_doubts(draft)) == bool(said)
