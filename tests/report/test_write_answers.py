"""Answers written back into the section files: what is new is written as an officer would, and
every other byte stays.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tests.tools import INCOMPLETE, SAMPLE, sources_of
from villkor.base.diagnostic import UserError
from villkor.base.sources import MemorySources
from villkor.report.answer_values import values_of
from villkor.report.load import load_report, read_report
from villkor.report.model import Report
from villkor.report.values import AnswerValue, KeyPath, Value
from villkor.report.write_answers import edited_files

PROJECTS = "1.2.3-innovation-och-foretagande.yaml"
MONEY = "2-anslag-1-1.yaml"
SETTINGS = "formulär: 2022\nregion: Region Norrbotten\n".encode()
REASON = ("ej tillämpligt",)


def report_of(text: str | bytes, name: str) -> tuple[Report, MemorySources]:
    raw = text.encode() if isinstance(text, str) else text
    sources = MemorySources({"rapport.yaml": SETTINGS, name: raw})
    return read_report(sources, Path("/nowhere/2022")), sources


def written(text: str, number: str, value: AnswerValue, name: str = PROJECTS) -> str:
    """The text of a section file when a question has got another answer."""
    report, sources = report_of(text, name)
    return edited_files(report, {number: value}, sources)[name].decode()


def prose(text: str) -> AnswerValue:
    return AnswerValue({(): text})


def rows(*told: dict[KeyPath, Value]) -> AnswerValue:
    return AnswerValue(rows=told)


TEXTS = {
    "a paragraph more, and the lines of the others as they were": (
        '"1.2.3.1": |\n  Ett stycke som\n  har två rader.\n\n  Sist.\n\n# nästa\n"1.2.3.2": |\n',
        "Ett stycke som har två rader.\n\nNytt – i mitten.\n\nSist.",
        (
            '"1.2.3.1": |\n  Ett stycke som\n  har två rader.\n\n  Nytt – i mitten.\n\n  Sist.\n\n'
            '# nästa\n"1.2.3.2": |\n'
        ),
    ),
    "an empty question": (
        '"1.2.3.1": |\n\n# 1.2.3.2 Nästa\n"1.2.3.2": |\n',
        "Svaret.",
        '"1.2.3.1": |\n  Svaret.\n\n# 1.2.3.2 Nästa\n"1.2.3.2": |\n',
    ),
    "without the sign": (
        "1.2.3.1:   # här\n",
        "Svaret.",
        "# här\n1.2.3.1: |\n  Svaret.\n",
    ),
    "on the line of the number": (
        "1.2.3.1: Kort.     # kolla\n",
        "Kortare.",
        "1.2.3.1: Kortare.  # kolla\n",
    ),
    "within quotation marks": (
        "\"1.2.3.1\": 'Det blev ''bra'' så'\n",
        "Det blev 'bäst': så",
        "\"1.2.3.1\": 'Det blev ''bäst'': så'\n",
    ),
    "that has grown over a line": (
        '"1.2.3.1": "Ett"\n',
        "Ett\n\n- två\n- tre",
        '"1.2.3.1": |\n  Ett\n\n  - två\n  - tre\n',
    ),
    "folded": (
        '"1.2.3.1": >-   # vik\n    Ett stycke\n    på rader.\n',
        "Ett stycke på rader.\n\nOch ett.",
        '"1.2.3.1": |-   # vik\n    Ett stycke\n    på rader.\n\n    Och ett.\n',
    ),
    "kept to its end": (
        '"1.2.3.1": |+\n  Ett.\n\n\n"1.2.3.2": Två.\n',
        "Etta.",
        '"1.2.3.1": |+\n  Etta.\n\n\n"1.2.3.2": Två.\n',
    ),
    "a list with stars": (
        '"1.2.3.1": |\n  * ett\n  * två\n',
        "- ett\n- mitt emellan\n- två",
        '"1.2.3.1": |\n  * ett\n  * mitt emellan\n  * två\n',
    ),
    "a break within a paragraph": (
        '"1.2.3.1": |\n  Gatan 1  \n  Orten\n',
        "Gatan 2  \nOrten",
        '"1.2.3.1": |\n  Gatan 2  \n  Orten\n',
    ),
    "taken away": (
        '"1.2.3.1": |  # kom ihåg\n  Ett.\n\n  Två.\n\n"1.2.3.2": |\n',
        "",
        '"1.2.3.1": |  # kom ihåg\n\n"1.2.3.2": |\n',
    ),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_text(case: str) -> None:
    before, text, after = TEXTS[case]
    assert written(before, "1.2.3.1", prose(text)) == after


def test_no_line_begins_so_that_markdown_reads_something_else() -> None:
    """A dash, a number with a full stop, a number sign or a greater-than sign begins a line only
    where it did before, a reference is on one line, and long addresses are whole.
    """
    words = "ord " * 22 + "- 12. # > = + {siffra: inkomna ansökningar | st} "
    address = "https://example.se/" + "a" * 120
    text = (words * 6 + address).replace("ord ord -", "ordet -")
    for blanks in range(12):
        shifted = "x" * blanks + text
        lines = written('"1.2.3.1": |\n', "1.2.3.1", prose(shifted)).split("\n")[1:-1]
        assert "".join(lines).replace(" ", "") == shifted.replace(" ", "")
        assert not [
            line for line in lines if line[2:3] in "-#>=+" or line.startswith("  12.")
        ]
        assert all(line.count("{") == line.count("}") for line in lines)
        assert [line for line in lines if len(line) > 100] in ([], [f"  {address}"])


def test_a_question_that_is_missing_stands_where_the_form_has_it() -> None:
    before = (
        'ansvarig: Näringsliv\n\n# 1.2.3.1 Beskriv\n"1.2.3.1": |\n  Ett.\n# min kommentar\n\n'
        '# 1.2.3.3 Beskriv\n"1.2.3.3": |\n  Tre.\n'
    )
    after = written(before, "1.2.3.2", prose("Två."))
    above, _, below = before.partition("\n# 1.2.3.3")
    assert after.startswith(above + "\n# 1.2.3.2 Beskriv hur ni (inom ramen")
    assert after.endswith('\n"1.2.3.2": |\n  Två.\n\n# 1.2.3.3' + below)


YES_NO: dict[str, tuple[str, dict[KeyPath, Value], str]] = {
    "the word alone": (
        '"2.3": ja\n',
        {("svar",): "nej"},
        '"2.3":\n  svar: nej\n',
    ),
    "as it stands in a new report": (
        (
            '"2.3":\n  svar:                  # ja | nej\n  # Hur?\n  vid ja: |\n\n  # Varför?\n'
            "  vid nej: |\n"
        ),
        {("svar",): "ja", ("vid ja",): "- Så."},
        (
            '"2.3":\n  svar: ja               # ja | nej\n  # Hur?\n  vid ja: |\n    - Så.\n\n'
            "  # Varför?\n  vid nej: |\n"
        ),
    ),
    "from yes to no": (
        '"2.3":\n  svar: Ja\n  vid ja: |\n    - Så.\n',
        {("svar",): "nej", ("vid nej",): "Därför."},
        '"2.3":\n  svar: nej\n  vid ja: |\n  vid nej: |\n    Därför.\n',
    ),
    "does not apply any more": (
        '"2.3":\n  svar: ja  # säkert\n  vid ja: |\n    - Så.\n',
        {REASON: "Saknas."},
        '# säkert\n"2.3":\n  ej tillämpligt: |\n    Saknas.\n',
    ),
    "applies after all": (
        '"2.3":\n  ej tillämpligt: |\n    Saknas.\n',
        {("svar",): "ja"},
        '"2.3":\n  svar: ja\n',
    ),
    "another reason": (
        '"2.3":\n  ej tillämpligt: Saknas.   # enligt juristen\n',
        {REASON: "Finns inte."},
        '"2.3":\n  ej tillämpligt: Finns inte. # enligt juristen\n',
    ),
}


@pytest.mark.parametrize("case", YES_NO)
def test_ja_or_nej_and_what_does_not_apply(case: str) -> None:
    before, parts, after = YES_NO[case]
    assert written(before, "2.3", AnswerValue(parts), MONEY) == after


TABLE = """\
"1.2.3.4":
  # den första
  - namn: LOKET  # klustren
    mål:
      rus: [Företagande]
      agenda2030: [8, 9]   # FN
    effekter:
      kort: Snart.
      status: förväntade
    beskrivning: |
      Ett.

  - beskrivning: Två.
    namn: 'Nästa'
# slut
"""
FIRST: dict[KeyPath, Value] = {
    ("namn",): "LOKET",
    ("beskrivning",): "Ett.",
    ("mål", "rus"): ("Företagande",),
    ("mål", "agenda2030"): ("8", "9"),
    ("effekter", "kort"): "Snart.",
    ("effekter", "status"): "förväntade",
}
SECOND: dict[KeyPath, Value] = {("namn",): "Nästa", ("beskrivning",): "Två."}


def without(row: dict[KeyPath, Value], *paths: KeyPath) -> dict[KeyPath, Value]:
    return {path: value for path, value in row.items() if path not in paths}


TABLES: dict[str, tuple[AnswerValue, str, str]] = {
    "a goal more": (
        rows(FIRST | {("mål", "agenda2030"): ("8", "9", "12")}, SECOND),
        "[8, 9]",
        "[8, 9, 12]",
    ),
    "a goal that needs quotation marks": (
        rows(FIRST | {("mål", "rus"): ("Företagande", "A, b: c")}, SECOND),
        "[Företagande]",
        '[Företagande, "A, b: c"]',
    ),
    "a programme more": (
        rows(FIRST | {("mål", "övrigt"): "Annat."}, SECOND),
        "      agenda2030: [8, 9]   # FN\n",
        "      agenda2030: [8, 9]   # FN\n      övrigt: |\n        Annat.\n",
    ),
    "a name": (
        rows(FIRST | {("namn",): "LOKET 2"}, SECOND),
        "namn: LOKET  # klustren",
        "namn: LOKET 2 # klustren",
    ),
    "the first field taken away": (
        rows(without(FIRST, ("namn",)), SECOND),
        "  - namn: LOKET  # klustren\n    mål:",
        "  - mål:",
    ),
    "all effects taken away": (
        rows(without(FIRST, ("effekter", "kort"), ("effekter", "status")), SECOND),
        "    effekter:\n      kort: Snart.\n      status: förväntade\n",
        "",
    ),
    "a row at the end": (
        rows(FIRST, SECOND, {("namn",): "Tredje: sist", ("beskrivning",): "Tre."}),
        "# slut",
        '\n  - namn: "Tredje: sist"\n    beskrivning: |\n      Tre.\n# slut',
    ),
    "a row between": (
        rows(FIRST, {("namn",): "Mellan"}, SECOND),
        "  - beskrivning: Två.",
        "  - namn: Mellan\n\n  - beskrivning: Två.",
    ),
    "a row taken away": (
        rows(FIRST),
        "\n  - beskrivning: Två.\n    namn: 'Nästa'\n",
        "",
    ),
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table(case: str) -> None:
    value, old, new = TABLES[case]
    assert TABLE.count(old) == 1
    assert written(TABLE, "1.2.3.4", value) == TABLE.replace(old, new)


def test_an_effect_is_written_beside_the_status_that_waits_for_it() -> None:
    """A row as the example of a new report has it, in which no effect is told yet."""
    before = '"1.2.3.4":\n  - namn: A\n    effekter:\n      kort: |\n      status: förväntade\n'
    told: dict[KeyPath, Value] = {("namn",): "A", ("effekter", "kort"): "Snart."}
    after = before.replace("kort: |\n", "kort: |\n        Snart.\n")
    assert written(before, "1.2.3.4", rows(told)) == after
    achieved = told | {("effekter", "status"): "uppnådda"}
    after = after.replace("förväntade", "uppnådda")
    assert written(before, "1.2.3.4", rows(achieved)) == after


def test_rows_stand_apart() -> None:
    before = '"1.2.3.4":\n  - namn: A\n    beskrivning: |\n      Ett.\n'
    row: dict[KeyPath, Value] = {("namn",): "A", ("beskrivning",): "Ett."}
    more = rows(row, {("namn",): "B"})
    after = before + "\n  - namn: B\n"
    assert written(before, "1.2.3.4", more) == after
    assert written('"1.2.3.4":\n', "1.2.3.4", more) == after


def test_rows_change_places_with_all_their_lines() -> None:
    head, first, second = (
        TABLE.partition("\n\n")[0],
        "  - namn",
        "  - beskrivning: Två.\n    namn: 'Nästa'\n",
    )
    above, row = head.split(first)
    after = written(TABLE, "1.2.3.4", rows(SECOND, FIRST))
    assert after == f"{above}{second}\n{first}{row}\n# slut\n"


@pytest.mark.parametrize(
    "row", ["- beskrivning: |\n", "  - beskrivning:\n    mål:\n", "[]\n"]
)
def test_a_table_that_has_no_answer_yet_is_let_be_when_none_is_wanted(row: str) -> None:
    start = " " if row == "[]\n" else "\n"
    report, sources = report_of(f'"1.2.3.4":{start}{row}', PROJECTS)
    assert edited_files(report, {"1.2.3.4": AnswerValue()}, sources) == {}
    assert edited_files(report, {"1.2.3.4": rows({})}, sources) == {}


def test_the_example_of_an_empty_table_is_kept_under_its_rows() -> None:
    before = '"1.2.3.4":\n#   - namn: …\n#     beskrivning: |\n#       …\n'
    after = written(before, "1.2.3.4", rows({("namn",): "LOKET"}))
    assert after == before.replace(":\n", ":\n  - namn: LOKET\n", 1)


def test_endings_marks_and_signs_of_other_lines_are_kept() -> None:
    """The byte order mark, CRLF, a line that ends otherwise, letters in two parts."""
    apart = unicodedata.normalize("NFD", "å")
    raw = (
        b'\xef\xbb\xbf"1.2.3.1": |\r\n  F'
        + apart.encode()
        + b'\r\n\r\n  Andra.\r\n\n"1.2.3.2": |\r\n  Tv'
        + apart.encode()
    )
    report, sources = report_of(raw, PROJECTS)
    after = edited_files(report, {"1.2.3.1": prose("Få\n\nTredje.")}, sources)[PROJECTS]
    assert after == raw.replace(b"Andra.", b"Tredje.")


def test_a_section_file_that_is_missing_is_made() -> None:
    files = dict(sources_of(SAMPLE).contents)
    del files["3.1-lansstyrelsen.yaml"]
    sources = MemorySources(files)
    report = read_report(sources, Path("/nowhere/2022"))
    made = edited_files(report, {"3.1.1": prose("Svaret.")}, sources)
    text = made["3.1-lansstyrelsen.yaml"].decode()
    assert text.startswith(
        "# 3.1 Samverkan med länsstyrelsen\nansvarig:\nstatus: utkast  "
    )
    assert '\n"3.1.1": |\n  Svaret.\n\n\n# 3.1.2 ' in text


@pytest.mark.parametrize("folder", [SAMPLE, INCOMPLETE], ids=lambda folder: folder.name)
def test_what_is_the_same_changes_no_file(folder: Path) -> None:
    report = load_report(folder)
    same = {number: values_of(answer) for number, answer in report.answers().items()}
    assert edited_files(report, same) == {}


REFUSED = {
    "a list where a text belongs": ('"1.2.3.1":\n  - ett\n  - två\n', "rad 2"),
    "a key that nobody knows": ('"1.2.3.1":\n  svaret: ja\n', "rad 2"),
    "a file that is no YAML": ('"1.2.3.1": "ett\n', "går inte att läsa"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_could_not_be_read_is_never_written_over(case: str) -> None:
    before, words = REFUSED[case]
    report, sources = report_of(before, PROJECTS)
    with pytest.raises(UserError, match=words):
        edited_files(report, {"1.2.3.1": prose("Nytt.")}, sources)


def test_what_a_file_cannot_say_is_not_written() -> None:
    """Å that was read with the wrong encoding makes a whole file unreadable."""
    report, sources = report_of('"1.2.3.1": |\n', PROJECTS)
    with pytest.raises(UserError, match=r"1\.2\.3\.1 går inte att skriva in"):
        edited_files(report, {"1.2.3.1": prose("FÃ¥")}, sources)


def test_a_file_that_somebody_has_saved_meanwhile_is_let_be() -> None:
    report, _ = report_of('"1.2.3.1": |\n', PROJECTS)
    _, saved = report_of('"1.2.3.1": |\n  Hej.\n', PROJECTS)
    with pytest.raises(UserError, match="har ändrats medan"):
        edited_files(report, {"1.2.3.1": prose("Nytt.")}, saved)
