"""What an officer writes, and what is said of it: read each message aloud as someone who does not
program would.

Each table is a family. What stands to the left is written in the report; to the right stand the
message and the hint, or nothing where nothing is wrong.
"""

from __future__ import annotations

import subprocess

import pytest

from tests.tools import ROOT, need, report_of
from villkor.form.load import load_form
from villkor.rules.catalogue import run_rules

REGISTER = """\
formulär: 2022
region: Region Norrbotten
mål:
  rus:
    - Smarta, hållbara innovationer
    - Attraktiva livsmiljöer
    - Kompetens
  s3:
    - Industriella system
"""


def said(code: str, **files: str) -> str:
    """What a rule says, each finding as its message, an arrow and its hint."""
    found = [
        f"{finding.message} → {finding.hint}"
        for finding in run_rules(report_of(**files), [code])
        if finding.code == code
    ]
    return "\n".join(found)


def goals(programme: str, written: str) -> dict[str, str]:
    row = f'"1.2.1.4":\n  - namn: A\n    mål:\n      {programme}: {written}\n'
    return {"1.2.1": row, "rapport": REGISTER}


def answer(text: str) -> dict[str, str]:
    indented = "\n".join(f"  {line}" for line in text.split("\n"))
    return {"2": f'"2.1": |\n{indented}\n'}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[8, 13]", ""),
        (
            "[8.2]",
            (
                "”8.2” är ett delmål. Målet är 8. → "
                "Skriv 8. Vilket delmål det gäller kan stå i texten."
            ),
        ),
        (
            "[8, 13.a]",
            (
                "”13.a” är ett delmål. Målet är 13. → "
                "Skriv 13. Vilket delmål det gäller kan stå i texten."
            ),
        ),
        (
            "[Delmål 4.7]",
            (
                "”Delmål 4.7” är ett delmål. Målet är 4. → "
                "Skriv 4. Vilket delmål det gäller kan stå i texten."
            ),
        ),
        (
            '["8,2"]',
            (
                "”8,2” är ett delmål. Målet är 8. → "
                "Skriv 8. Vilket delmål det gäller kan stå i texten."
            ),
        ),
        (
            "[18.2]",
            (
                "Agenda 2030 har inget mål ”18.2”. → "
                "Skriv nummer från 1 till 17 inom hakparentes, till exempel [8, 9]."
            ),
        ),
        (
            "[mål 8]",
            "”mål 8” är varken ett måls nummer eller dess namn. → Skriv bara numret: 8.",
        ),
        (
            "[8. Anständiga arbetsvillkor]",
            (
                "”8. Anständiga arbetsvillkor” är varken ett måls nummer eller dess namn. → "
                "Skriv bara numret: 8."
            ),
        ),
        (
            '["3 och 5"]',
            (
                "”3 och 5” är flera mål, men läses som ett. → "
                "Skriv dem med komma mellan inom hakparentes: [3, 5]."
            ),
        ),
        (
            "[3–5]",
            (
                "”3–5” är flera mål, men läses som ett. → "
                "Skriv dem med komma mellan inom hakparentes: [3, 4, 5]."
            ),
        ),
        (
            "[God utbildning]",
            (
                "Agenda 2030 har inget mål ”God utbildning”. → "
                "Menade du ”God utbildning för alla”? Skriv 4."
            ),
        ),
        (
            "[18]",
            (
                "Agenda 2030 har inget mål ”18”. → "
                "Skriv nummer från 1 till 17 inom hakparentes, till exempel [8, 9]."
            ),
        ),
    ],
)
def test_a_goal_of_agenda_2030(written: str, told: str) -> None:
    assert said("VK305", **goals("agenda2030", written)) == told


def test_a_goal_of_many_digits_is_judged_at_once() -> None:
    """A pattern that could part them in many ways would never end."""
    for word in ("1" * 5000 + "x", "mål " * 2000 + "x"):
        assert "inget mål" in said("VK305", **goals("agenda2030", f'["{word}"]'))


UNLISTED = "finns inte under mål i rapport.yaml. →"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Attraktiva livsmiljöer", ""),
        (
            "Attraktiva livsmiljöer och Kompetens",
            (
                "Här står flera mål på samma rad. → Skriv dem på var sin rad med bindestreck före: "
                "”Attraktiva livsmiljöer” och ”Kompetens”."
            ),
        ),
        (
            "Kompetens; Smarta, hållbara innovationer",
            (
                "Här står flera mål på samma rad. → Skriv dem på var sin rad med bindestreck före: "
                "”Kompetens” och ”Smarta, hållbara innovationer”."
            ),
        ),
        (
            "kompetens / attraktiva livsmiljöer",
            (
                "Här står flera mål på samma rad. → Skriv dem på var sin rad med bindestreck före: "
                "”Kompetens” och ”Attraktiva livsmiljöer”."
            ),
        ),
        (
            "Kompetens (delvis)",
            (
                f"Målet ”Kompetens (delvis)” {UNLISTED} Menade du ”Kompetens”? "
                "Skriv bara målets namn."
            ),
        ),
        (
            "Industriella system",
            f"Målet ”Industriella system” {UNLISTED} Det är ett mål under s3. Flytta det dit.",
        ),
        (
            "Något helt annat",
            (
                f"Målet ”Något helt annat” {UNLISTED} Skriv målet så som det står under mål: i "
                "rapport.yaml, eller lägg till det där."
            ),
        ),
    ],
)
def test_a_goal_in_the_register(written: str, told: str) -> None:
    assert said("VK306", **goals("rus", f"\n        - {written}")) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("uppnådda", ""),
        ("uppnådda/förväntade", "Välj ett: uppnådda eller förväntade."),
        ("förväntade och uppnådda", "Välj ett: förväntade eller uppnådda."),
        ("Uppnådda, förväntade", "Välj ett: uppnådda eller förväntade."),
        ("uppnått", "Menade du ”uppnådda”?"),
        ("kanske", "Här kan stå: uppnådda, förväntade."),
    ],
)
def test_one_word_of_two(written: str, told: str) -> None:
    row = f'"1.2.1.4":\n  - namn: A\n    effekter:\n      kort: B\n      status: {written}\n'
    found = said("VK108", **{"1.2.1": row})
    if told:
        assert found == f"”status” kan inte vara ”{written}”. → {told}"
    else:
        assert found == ""


def test_one_status_of_two_and_one_choice_of_two() -> None:
    assert said("VK108", **{"2": "status: klar/utkast\n"}).endswith(
        "→ Välj ett: klar eller utkast."
    )


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("24,1 mnkr", ""),
        (
            "24,1 miljoner",
            "Enheten i ”24,1 miljoner” känner villkor inte till. → Skriv 24,1 mnkr.",
        ),
        (
            "24,1 MSEK",
            "Enheten i ”24,1 MSEK” känner villkor inte till. → Skriv 24,1 mnkr.",
        ),
        (
            "24,1 milj. kr",
            "Enheten i ”24,1 milj. kr” känner villkor inte till. → Skriv 24,1 mnkr.",
        ),
        (
            "450 kSEK",
            "Enheten i ”450 kSEK” känner villkor inte till. → Skriv 450 tkr.",
        ),
        ("12 tusen", "Enheten i ”12 tusen” känner villkor inte till. → Skriv 12 tkr."),
        (
            "1,2 miljarder",
            "Enheten i ”1,2 miljarder” känner villkor inte till. → Skriv 1,2 mdkr.",
        ),
        ("30 pct", "Enheten i ”30 pct” känner villkor inte till. → Skriv 30 %."),
        (
            "12 M€",
            "”12 M€” är inte i kronor. → Räkna om beloppet och skriv det i kr, tkr eller mnkr.",
        ),
        (
            "12 st",
            "Efter antalet i ”12 st” ska det inte stå någon enhet. → Skriv 12.",
        ),
        (
            "ca 24,1 mnkr",
            "”ca 24,1 mnkr” är inte bara ett tal. → Skriv bara talet: 24,1 mnkr.",
        ),
        (
            "drygt 24 miljoner",
            "”drygt 24 miljoner” är inte bara ett tal. → Skriv bara talet: 24 mnkr.",
        ),
        (
            "24 mnkr (prel.)",
            (
                "Efter talet i ”24 mnkr (prel.)” står något som inte är en enhet. → "
                "Skriv till exempel 164, 34 % eller 58,7 mnkr."
            ),
        ),
        (
            "tolv",
            (
                "”tolv” går inte att läsa som ett tal. → "
                "Skriv till exempel 164, 34 % eller 58,7 mnkr."
            ),
        ),
    ],
)
def test_a_figure_in_anslag_yaml(written: str, told: str) -> None:
    assert said("VK115", anslag=f'nyckeltal:\n  a: "{written}"\n') == told


DECIDED = """\
diarienummer;stödform;beslut;beviljat belopp
R 1;företagsstöd;Bifall;100
R 2;företagsstöd;Avskriven;
R 3;företagsstöd;Avskriven;
R 4;företagsstöd;Avskriven;
R 5;företagsstöd;Godkänt;100
R 6;företagsstöd;Hm;100
"""


def test_a_word_for_the_outcome_is_told_once_with_what_to_write() -> None:
    found = said("VK412", anslag="beslut: b.csv\n", **{"b.csv": DECIDED})
    assert found.splitlines() == [
        (
            "”Avskriven” är varken bifall eller avslag. Detsamma står på 2 rader till. → "
            "Betyder det att beslutet inte ska räknas, så skriv i anslag.yaml, under beslut:, "
            "värden: och beslut:, raden räknas inte: [Avskriven]."
        ),
        (
            "”Godkänt” är varken bifall eller avslag. → Betyder det bifall, så skriv i "
            "anslag.yaml, under beslut:, värden: och beslut:, raden bifall: [Godkänt]."
        ),
        (
            "”Hm” är varken bifall eller avslag. → Skriv i anslag.yaml vad ordet betyder, under "
            "beslut:, värden: och beslut:, på en av raderna bifall: [Hm], avslag: [Hm] och "
            "räknas inte: [Hm]."
        ),
    ]


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("Planen bifogas.", 1),
        ("Kartan bifogas, men inte tabellen.", 1),
        ("Det finns inga uppgifter. Planen bifogas.", 1),
        ("Vi har inte hunnit klart, men planen bifogas.", 1),
        ("Planen bifogas inte.", 0),
        ("Ingen plan bifogas.", 0),
        ("Rapporten bifogas därför ej.", 0),
        ("Planen ska inte bifogas.", 0),
        ("Redovisningen biläggs aldrig.", 0),
        ("Svaret finns varken i bilaga 1 eller här.", 0),
    ],
)
def test_what_is_not_enclosed_is_no_appendix(written: str, times: int) -> None:
    assert said("VK212", **answer(written)).count("hänvisar till en bilaga") == times


@pytest.mark.parametrize(
    ("written", "times"),
    [
        ("Ring 070-123 45 67.", 1),
        ("Ring 070-123 45 00.", 1),
        ("Ring +46 70 174 06 12.", 1),
        ("Ring 0920-28 41 23.", 1),
        ("Ring 08-785 40 00.", 0),
        ("Ring 0920-28 40 00.", 0),
        ("Ring 010-225 50 00.", 0),
        ("Ring +46 8 785 40 00.", 0),
        ("Växeln nås på 0920-28 41 23.", 0),
        ("Kundtjänst har telefon 0920-28 41 23.", 0),
    ],
)
def test_a_switchboard_is_nobodys_number(written: str, times: int) -> None:
    assert said("VK603", **answer(written)).count("telefonnummer") == times


def test_the_contact_of_a_report_may_be_called() -> None:
    contact = f"{REGISTER}kontakt: Regional utveckling, 070-123 45 67\n"
    assert said("VK603", rapport=contact) == ""


@pytest.mark.parametrize("word", ["VA", "HBTQI", "HBTQ", "SFI", "VVS", "LSS", "HR"])
def test_what_all_know_needs_no_explanation(word: str) -> None:
    assert said("VK512", **answer(f"Frågor om {word} ingår.")) == ""


def test_no_code_of_a_sign_is_asked_for_where_fix_mends_it() -> None:
    assert said("VK506", **answer("Det blev -5,2 procent.")).endswith(
        "→ Skriv −5,2 med minustecken. Det gör villkor check --fix."
    )
    assert said("VK507", **answer("Det blev 34 procent.")).endswith(
        "→ Sätt ett hårt blanksteg där. Det gör villkor check --fix."
    )
    assert "på samma rad" in said("VK507", **answer("Det blev 34\nprocent."))


def test_a_copy_is_no_section_that_is_left_to_do() -> None:
    files = {
        "2": 'status: godkänd\n"2.1": A\n',
        "2-anslag-1-1 - Kopia.yaml": 'status: utkast\n"2.1": A\n',
    }
    assert "avsnitt som inte har status" not in said("VK707", **files)
    assert said("VK701", **files).count("Avsnittet har status") <= 1


LISTED = sorted(load_form(2022).words)
MANY = 150


def test_the_words_of_the_trade_are_many_and_missing_in_the_dictionary() -> None:
    program = need("hunspell")
    found = subprocess.run(
        [program, "-l", "-i", "utf-8", "-d", "sv_SE"],
        input="\n".join(LISTED),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert len(LISTED) >= MANY
    assert set(found.stdout.split()) == set(LISTED)


def test_the_words_of_the_trade_are_no_misspellings() -> None:
    need("hunspell")
    text = "Ett årshjul, webbinarier i flera geografier och webbinariernas innovationshubbars liv."
    assert said("VK513", **answer(text)) == ""
    assert said("VK513", **answer("Ett webbinarum hölls.")) != ""


def test_the_list_is_one_word_a_line_in_order_and_once() -> None:
    path = ROOT / "templates" / "2022" / "ordlista.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if not line.startswith("#")]
    assert all(word.isalpha() and word.islower() for word in words)
    alphabet = "abcdefghijklmnopqrstuvwxyzåäö"
    assert words == sorted(set(words), key=lambda word: [*map(alphabet.index, word)])
