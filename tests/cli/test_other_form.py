"""Nothing of the form that came first is known to the code: one in which everything is called
something else goes all the way, from a new report to a Word file that is read back.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.other_form import ANSWERS, FORM, write_answers, write_form
from tests.cli.word_edits import replace_words
from tests.tools import ROOT, ooxml_errors, villkor
from villkor.document.word.package import open_package
from villkor.document.word.text import text_of
from villkor.form.load import load_form, load_regions
from villkor.form.places import form_years
from villkor.form.read_form import read_form


def checksum_of_questions() -> str:
    """The sum that the form is to have, as its faults tell it."""
    _, faults = read_form(FORM, "form.yaml", load_regions())
    found = re.search("[0-9a-f]{64}", "".join(faults))
    assert found, faults
    return found[0]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bygden")
    form = write_form(folder / "blankett", checksum_of_questions())
    made = villkor("init", "2031", "--form", form, "--region", "Gotland", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert "4 frågor, varav 1 frivillig" in made.stdout
    return folder / "2031"


def test_a_new_report_asks_what_the_form_asks_and_is_only_unanswered(
    report: Path,
) -> None:
    told = json.loads(villkor("check", report, "--format", "json").stdout)
    codes = {each["code"] for each in told["diagnostics"]}
    assert codes == {"VK201"}
    text = (report / "atgarderna.yaml").read_text(encoding="utf-8")
    assert "#   - vad: …" in text
    assert "#       tolvan: […]" in text
    assert "status: börjad" in text


def test_an_answered_report_has_no_faults_and_its_sums_hold(report: Path) -> None:
    write_answers(report)
    checked = villkor("check", report)
    assert checked.returncode == 0, checked.stdout
    assert "4 av 4 frågor besvarade, inga fel och inga varningar" in checked.stdout
    summed = villkor("summarize-anslag", report, "--format", "csv")
    assert summed.returncode == 0
    assert "gåvor" in summed.stdout
    status = villkor("status", report)
    assert "färdig" in status.stdout


def test_the_word_files_hold_it_and_are_what_the_report_says(report: Path) -> None:
    write_answers(report)
    done = villkor("export-docx", report, "--to", "alla", "--eml", cwd=report.parent)
    assert done.returncode == 0, done.stderr
    docx = report.parent / "bygden-2031-region-gotland-departementet.docx"
    lines = text_of(open_package(docx.read_bytes(), docx.name)).lines
    for words in (
        "Rapport om bygdens medel 2031",
        "I.a Hur står det till i bygden?",
        "Det står väl till. Medlen uppgick till 40\u00a0mnkr.",
        "77.10 Vilka åtgärder har gjorts? Ange högst 2.",
        "Torget lagas",
        "Bron är inte lagad.",
    ):
        assert words in lines
    assert not ooxml_errors(docx)
    verified = villkor("verify", docx, report)
    assert verified.returncode == 0, verified.stdout


def test_what_is_changed_in_the_word_file_comes_home(report: Path) -> None:
    write_answers(report)
    docx = report.parent / "hem.docx"
    done = villkor("export-docx", report, "--to", "arkivet", "--output", docx)
    assert done.returncode == 0, done.stderr
    replace_words(docx, "Torget öppnade i maj.", "Torget öppnade i juni.")
    replace_words(docx, "Färre olyckor sker", "Hälften så många olyckor sker")
    home = villkor("import-docx", docx, report, "--yes")
    assert home.returncode == 0, home.stdout + home.stderr
    for name, text in ANSWERS.items():
        expected = text.replace("i maj", "i juni")
        expected = expected.replace("Färre olyckor", "Hälften så många olyckor")
        assert (report / name).read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("tolvan: [2, 3]", "tolvan: [2, 4]", "VK305"),
        ("slag: liten", "slag: lagom", "VK303"),
        ("status: väntade", "status: förväntade", "VK108"),
        ("      underlag: intervju\n", "", "VK308"),
        ("      status: inträffade\n", "", "VK307"),
        ("  - Bron är inte lagad.\n  - Brunnen", "  Brunnen", "VK204"),
        ("- vad: Vägen rätas", "- vad: Torget lagas", "VK309"),
        ('"77.2": |', '  "77.2": |', "VK101"),
        ("status: färdig", "status: godkänd", "VK108"),
    ],
)
def test_the_rules_find_what_they_ask_for_by_what_the_form_says_it_is(
    report: Path, old: str, new: str, code: str
) -> None:
    write_answers(report)
    path = report / "atgarderna.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = villkor("check", report, "--format", "json").stdout
    found = json.loads(told)["diagnostics"]
    approved_with_errors = {"VK701"}
    assert {each["code"] for each in found} - approved_with_errors == {code}, told


# Words of a form that are also words of villkor's own files, or of the language, and why
OURS = {
    "namn": "a key of anslag.yaml and of form.yaml",
    "mål": "a key of rapport.yaml, and a kind of field",
    "effekter": "a kind of field, and a key of form.yaml",
    "övrigt": "what is left over in a table of sums",
    "slag": "a word",
    "utkast": "a Word file that is a draft",
    "beskrivning": "the name of a style in Word",
    "ämne": "of a mail, in form.yaml",
    "typ": "a key of form.yaml",
}


def words_of_forms() -> set[str]:
    """What the forms that come along call things: ids, files, columns, tables, programmes, terms,
    statuses, recipients, support forms, known values.
    """
    found: set[str] = set()
    for year in form_years():
        form = load_form(year)
        found |= {*form.questions, *form.headings, *form.files}
        found |= {*form.statuses, *form.support_forms, *form.effects.bases}
        found |= {*form.effects.statuses, *(key for key, _ in form.effects.terms)}
        for programme in form.programmes:
            found |= {programme.key, programme.title, *programme.numbered}
        for recipient in form.recipients:
            found |= {recipient.key, recipient.name, recipient.email}
        for question in form.questions.values():
            found |= {question.wording, *(each.heading for each in question.columns)}
            for field in question.fields:
                found |= {field.key, *field.values}
    return found


def strings_in(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.value


def test_no_string_of_the_code_is_a_word_of_a_form() -> None:
    known = {word.casefold() for word in words_of_forms()} - set(OURS)
    found = []
    for path in sorted((ROOT / "villkor").rglob("*.py")):
        found += [
            f"{path.relative_to(ROOT)}: {word}"
            for word in strings_in(path)
            if word.strip().casefold() in known
        ]
    assert found == []
