"""A form of other ids, columns, programmes, statuses and recipients than any that comes along, and
answers to it: what the code may know of a form is what the form says.
"""

from __future__ import annotations

from pathlib import Path

FORM = """\
formulär: 2031
titel: Rapport om bygdens medel 2031
sista dag: 2032-03-01
skickas som: Word
ordalydelse: SUM
exempel på eget diarienummer: BYG 17-2031

mottagare:
  departementet:
    namn: Departementet för bygden
    e-post: post@departementet.example
    diarienummer: DB 2031/4
    filnamn: bygden {år} {region} {nyckel}
  arkivet:
    namn: Bygdearkivet
    e-post: post@arkivet.example
    diarienummer: BA 2031-99

status: [börjad, färdig]
stödformer: [lån, gåvor]

målprogram:
  - nyckel: bygdeplan
    rubrik: Bygdeplanen
  - nyckel: tolvan
    rubrik: De tolv målen
    numrerade: [Rent vatten, Hela vägar, Levande torg]

effekter:
  på sikt:
    - nyckel: snart
      rubrik: Inom ett år
    - nyckel: sedan
      rubrik: Därefter
  status: [inträffade, väntade]
  underlag: [mätning, intervju]

tabeller:
  åtgärder:
    - rubrik: Åtgärd
      varje rad: Åtgärd
      fält:
        - nyckel: vad
          typ: rad
    - rubrik: Vart den leder
      fält:
        - nyckel: riktning
          typ: mål
        - nyckel: slag
          typ: val
          värden: [stor, liten]
    - rubrik: Följder
      fält:
        - nyckel: följder
          typ: effekter
    - rubrik: Klar
      fält:
        - nyckel: avslutad
          typ: ja_nej

delar:
  - id: "I"
    rubrik: Bygdens läge
    fil: laget
    rättslig grund: [2 § bygdeförordningen]
  - id: "I.a"
    typ: text
    fråga: Hur står det till i bygden?
  - id: "I.b"
    typ: ja_nej
    fråga: Har torget öppnat?
    vid ja: När öppnade det?
    vid nej: Varför inte?
  - id: "77"
    rubrik: Bygdens åtgärder
    fil: atgarderna
  - id: "77.10"
    typ: tabell
    fråga: Vilka åtgärder har gjorts? Ange högst 2.
    tabell: åtgärder
    högst antal rader: 2
  - id: "77.2"
    typ: text
    frivillig: ja
    punktform: ja
    fråga: Vad återstår?
"""

ANSWERS = {
    "laget.yaml": """\
ansvarig: Bygdekontoret
status: färdig

"I.a": |
  Det står väl till. Medlen uppgick till {siffra: tilldelat}.
"I.b":
  svar: ja
  vid ja: |
    Torget öppnade i maj.
""",
    "atgarderna.yaml": """\
ansvarig: Bygdekontoret
status: färdig

"77.10":
  - vad: Torget lagas
    riktning:
      bygdeplan: [Levande bygd]
      tolvan: [2, 3]
    slag: stor
    följder:
      snart: |
        Fler handlar på torget.
      status: inträffade
      underlag: mätning
    avslutad: ja
  - vad: Vägen rätas
    riktning:
      tolvan: [2]
    slag: liten
    följder:
      sedan: |
        Färre olyckor sker på vägen.
      status: väntade
      underlag: intervju
    avslutad: nej
"77.2": |
  - Bron är inte lagad.
  - Brunnen är inte grävd.
""",
    "anslag.yaml": """\
tilldelat: 40 mnkr
fördelning:
  lån:
    belopp: 10 mnkr
    andel: 25 %
  gåvor:
    belopp: 30 mnkr
    andel: 75 %
prioriteringar:
  - namn: Torg
    belopp: 40 mnkr
""",
    "rapport.yaml": """\
formulär: 2031
region: Region Gotland
diarienummer:
  departementet: DB 2031/4
  arkivet: BA 2031-99
  region: BYG 17-2031
kontakt: Bygdekontoret
mål:
  bygdeplan:
    - Levande bygd
""",
}


def write_form(folder: Path, checksum: str) -> Path:
    """The form in a folder of its own."""
    folder.mkdir()
    text = FORM.replace("SUM", checksum)
    (folder / "form.yaml").write_text(text, encoding="utf-8")
    return folder


def write_answers(folder: Path) -> None:
    """The answers in the place of what `init` wrote."""
    for name, text in ANSWERS.items():
        (folder / name).write_text(text, encoding="utf-8")
