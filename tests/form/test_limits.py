"""How many rows the words of a question let one fill in, and what is no such number."""

from __future__ import annotations

import pytest

from villkor.form.limits import row_limits

# what a question says, and the largest numbers of rows that it names
LIMITS = [
    ("Ange max 5 insatser och fyll i tabellen nedan.", [5]),
    ("Ange max. 5 st.", [5]),
    ("Insatser (max 5st)", [5]),
    ("Insatser (max: 5)", [5]),
    ("Lista max 10 av de viktigaste analyserna.", [10]),
    ("Ange maximalt sju projekt.", [7]),
    ("Maxantal: 8", [8]),
    ("Max antal insatser: 12", [12]),
    ("Högsta antal rader: 6", [6]),
    ("Antalet insatser är högst fem.", [5]),
    ("Ange högst fem (5) insatser.", [5]),
    ("Ange högst 5 (fem) insatser.", [5]),
    ("Ange högst fem.", [5]),
    ("Ange högst\N{NO-BREAK SPACE}5\ninsatser.", [5]),
    ("Redovisa högst ett exempel.", [1]),
    ("HÖGST TRETTIO RADER", [30]),
    ("Ge upp till 8 exempel på projekt.", [8]),
    ("Nämn som mest tjugo aktörer.", [20]),
    ("På sin höjd tre satsningar redovisas.", [3]),
    ("Det går inte att lista fler än tio.", [10]),
    ("Ange inte mer än 4 mål.", [4]),
    ("Begränsa redovisningen till de fem viktigaste.", [5]),
    ("Det maximala antalet insatser som får anges är 9.", [9]),
    ("Ange minst två och högst fem åtgärder.", [5]),
    ("Ange högst 3–5 insatser.", [5]),
    ("Ange högst fem till tio insatser.", [10]),
    ("Ange max 3 eller 4 exempel.", [4]),
    ("Ange tre till fem exempel.", [5]),
    ("Beskriv 3-5 viktiga resultat.", [5]),
    ("Redovisa mellan tre och sex insatser.", [6]),
    ("Högst 300 ord och max 5 insatser.", [5]),
    ("Skriv högst 1 500 tecken. Ange högst 4.", [4]),
    ("Högst fem insatser, med belopp för varje insats.", [5]),
    ("Max fem insatser och fyra resultat per insats.", [5]),
    ("För varje mål anges belopp, totalt högst 12 rader.", [12]),
    ("Högst två per mål och sammanlagt max 10 insatser.", [10]),
    ("Ange högst 5. Nämn dock inte fler än 3 som pågår.", [5, 3]),
    ("Ange högst fem insatser. Fler än fem (max 5) tas inte med.", [5]),
]
FOR_EACH = [
    ("Ange högst två per område.", 2),
    ("Ange högst tre insatser för varje prioritering.", 3),
    ("Ange två insatser per område.", 2),
    ("Ange per område högst två exempel.", 2),
    ("För varje mål: max 3 åtgärder", 3),
    ("Högst fyra exempel inom varje område.", 4),
    ("Ange upp till 2 insatser vardera.", 2),
]
NO_LIMITS = [
    "Beskriv åren 2021–2030.",
    "Beskriv arbetet mellan 2021 och 2022.",
    "Redovisa insatser upp till 2022.",
    "Ange minst tre insatser.",
    "Ange fem till tio.",
    "Sjukfrånvaron låg på fem till tio procent av insatserna.",
    "Högst 5 procent av medlen får gå till detta.",
    "Högst 10 % av anslaget.",
    "Skriv högst 1 500 tecken.",
    "Skriv högst 100 tecken.",
    "Max antal tecken: 100",
    "Antal tecken (max 50)",
    "Svarets längd: högst 50.",
    "Sammanfatta i högst 99 ord.",
    "Skriv max två A4-sidor.",
    "Beskriv på högst en halv sida.",
    "Beskriv i högst fem meningar.",
    "Ge stöd med upp till 25 miljoner kronor.",
    "Stöd på högst 5 mnkr.",
    "Företag med upp till 49 anställda.",
    "Unga upp till 25 år.",
    "Insatser som pågår i högst tre månader.",
    "En fil på högst 10 MB.",
    "Ange högst ett tiotal.",
    "Ange högst ett par insatser.",
    "Ange högst 2,5.",
    "Upp till en viss gräns.",
    "Upp till 250 insatser.",
    "De högst prioriterade målen.",
    "Ange fler än fem insatser.",
    "Gradera på 1–5, där 5 är bäst.",
    "Se fråga 2 eller 3 om resultat.",
    "Beskriv de tre viktigaste resultaten.",
    "Nollalternativ: högst 0 insatser.",
    "Ange belopp per år.",
    "Skriv en rad.",
    "",
]


@pytest.mark.parametrize(("wording", "rows"), LIMITS)
def test_the_largest_number_of_rows(wording: str, rows: list[int]) -> None:
    found = row_limits(wording)
    assert [limit.rows for limit in found if not limit.per] == rows
    said = " ".join(wording.split()).casefold()
    assert all(limit.words in said for limit in found)


@pytest.mark.parametrize(("wording", "rows"), FOR_EACH)
def test_a_number_that_is_counted_for_each_of_something(
    wording: str, rows: int
) -> None:
    (limit,) = row_limits(wording)
    assert (limit.rows, limit.per) == (rows, True)
    assert limit.words in wording.casefold()


@pytest.mark.parametrize("wording", NO_LIMITS)
def test_other_numbers_are_no_limit(wording: str) -> None:
    assert row_limits(wording) == ()


def test_what_it_is_of_each_of_is_quoted_too() -> None:
    (limit,) = row_limits("Ange högst två insatser per område, i ordning.")
    assert limit.words == "högst två insatser per område"
