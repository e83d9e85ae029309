"""A Word file held against the report: what is the same, what differs, in which of the two it was
changed, and since when.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx as python_docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.document.word.test_text import written
from tests.exchange.placing.changed_files import (
    with_automatic_numbers,
    without_controls,
)
from tests.laws import examples
from tests.tools import (
    INCOMPLETE,
    SAMPLE,
    copy_sample,
    empty_report,
    need,
    own_sample,
    villkor,
)
from tests.word_files import DOCUMENT, packed, parts_of
from villkor.base.diagnostic import UserError
from villkor.exchange.export import export_report
from villkor.exchange.receipt import checksum, path_of
from villkor.exchange.verify import Change, Verdict, verify_file
from villkor.report.load import load_report
from villkor.report.model import Report

WHEN = datetime(2023, 2, 21, 12, 30, tzinfo=UTC)
LATER = datetime(2023, 3, 1, 8, 0, tzinfo=UTC)
REGION = "Region Norrbotten och länsstyrelsen"  # the first words of 3.1.1


def exported(
    report: Report, target: Path, *, draft: bool = False, recipient: int = -1
) -> Path:
    """The Word file of a report with its receipt, made without LibreOffice: page numbers are not
    compared.
    """
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATH", "")
        environment.setenv("SOURCE_DATE_EPOCH", str(int(WHEN.timestamp())))
        export_report(
            report, [(target, report.form.recipients[recipient])], draft=draft
        )
    return target


@pytest.fixture(scope="module")
def _sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    exported(load_report(copy_sample(folder)), folder / "svar.docx")
    return folder


@pytest.fixture
def sent(_sent: Path, tmp_path: Path) -> Path:
    """A folder with the sample report (2022), the Word file made of it (svar.docx) and the receipt,
    to change as one wants.
    """
    return shutil.copytree(_sent, tmp_path / "sent")


def verdict(folder: Path) -> Verdict:
    return verify_file(load_report(folder / "2022"), folder / "svar.docx")


def in_report(folder: Path, name: str, old: str, new: str) -> None:
    """Change the first of a text in a file of the report, and save it on the first of March."""
    path = next(
        path
        for path in sorted((folder / "2022").glob("*.yaml"))
        if path.name.startswith(name)
    )
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    os.utime(path, (LATER.timestamp(),) * 2)


def in_word(folder: Path, change: Callable[[str], str]) -> None:
    """Change the XML of the Word file's text, as someone does who writes in it."""
    path = folder / "svar.docx"
    parts = parts_of(path.read_bytes())
    before = parts[DOCUMENT].decode()
    after = change(before)
    assert after != before
    path.write_bytes(packed({**parts, DOCUMENT: after}))
    os.utime(path, (LATER.timestamp(),) * 2)


def differences(found: Verdict) -> dict[str, Change]:
    return {answer.question: answer.change for answer in found.answers}


# --- the same ---


def test_an_untouched_file_says_what_the_report_says(sent: Path) -> None:
    found = verdict(sent)
    assert found.same
    assert (found.touched, found.changed, found.form_changed, found.recipient) == (
        False,
        (),
        False,
        "Tillväxtverket",
    )
    assert found.receipt is not None
    assert found.receipt.written == WHEN


def test_a_file_that_was_saved_again_with_nothing_changed_says_the_same(
    sent: Path,
) -> None:
    (sent / "svar.docx").write_bytes(
        packed(parts_of((sent / "svar.docx").read_bytes()))
    )
    os.utime(sent / "svar.docx", (LATER.timestamp(),) * 2)
    found = verdict(sent)
    assert (found.same, found.touched, found.saved) == (True, True, LATER)


def test_a_file_that_was_exported_twice_alike_has_the_receipt_of_the_second_time(
    sent: Path,
) -> None:
    exported(load_report(sent / "2022"), sent / "svar.docx")
    found = verdict(sent)
    assert (found.same, found.touched) == (True, False)
    assert found.receipt is not None


def test_a_file_with_automatic_numbers_and_no_controls_says_the_same(
    sent: Path,
) -> None:
    path = sent / "svar.docx"
    bare = without_controls(with_automatic_numbers(path.read_bytes()))
    path.write_bytes(bare)
    assert verdict(sent).same
    in_word(sent, lambda xml: xml.replace(REGION, "Regionen och länsstyrelsen"))
    found = verdict(sent)
    assert differences(found) == {"3.1.1": Change.IN_WORD}
    assert not found.lacking
    assert not found.added


def test_a_comment_in_a_file_of_the_report_changes_the_file_and_no_answer(
    sent: Path,
) -> None:
    in_report(sent, "3.1", "ansvarig:", "# Läst av ledningen\nansvarig:")
    found = verdict(sent)
    assert (found.same, found.changed) == (True, ("3.1-lansstyrelsen.yaml",))


def test_what_libreoffice_has_opened_and_saved_says_the_same(sent: Path) -> None:
    command = [
        need("soffice"),
        f"-env:UserInstallation={(sent / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", "saved", "svar.docx"],
        cwd=sent,
        check=True,
        capture_output=True,
    )
    (sent / "saved" / "svar.docx").replace(sent / "svar.docx")
    found = verdict(sent)
    assert (found.same, found.touched) == (True, True), found


def test_a_program_that_has_lost_every_tag_changes_nothing(sent: Path) -> None:
    in_word(sent, lambda xml: re.sub(r"<w:(tag|docPartGallery) [^>]*/>", "", xml))
    assert verdict(sent).same


def test_a_question_in_other_words_hides_no_answer(sent: Path) -> None:
    """The answer is then found by its tag."""
    in_word(sent, lambda xml: xml.replace(">3.1.1 Beskriv", ">3.1.1 Redogör för", 1))
    found = verdict(sent)
    assert differences(found) == {}
    assert [line[:13] for line in found.lacking] == ["3.1.1 Beskriv"]
    assert any(line.startswith("3.1.1 Redogör för") for line, _ in found.added)


@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
@pytest.mark.parametrize("recipient", [0, 1])
def test_without_a_receipt_it_is_found_out_to_whom_the_file_is_and_whether_it_is_a_draft(
    tmp_path: Path, recipient: int, *, draft: bool
) -> None:
    report = load_report(own_sample())
    exported(report, tmp_path / "a.docx", draft=draft, recipient=recipient)
    path_of(tmp_path / "a.docx").unlink()
    found = verify_file(report, tmp_path / "a.docx")
    assert (found.same, found.receipt, found.touched) == (True, None, None)


def test_a_draft_with_gaps_is_the_same_as_its_report(tmp_path: Path) -> None:
    report = load_report(empty_report(tmp_path))
    assert verify_file(report, exported(report, tmp_path / "a.docx", draft=True)).same


# --- what differs ---


def test_an_answer_that_was_changed_in_the_report_is_named_and_no_other(
    sent: Path,
) -> None:
    in_report(sent, "3.1", REGION, "Regionen och länsstyrelsen")
    found = verdict(sent)
    (answer,) = found.answers
    assert (answer.question, answer.change, answer.path) == (
        "3.1.1",
        Change.IN_REPORT,
        "3.1-lansstyrelsen.yaml",
    )
    assert answer.saved == LATER
    assert (found.changed, found.lacking, found.added) == (
        ("3.1-lansstyrelsen.yaml",),
        (),
        (),
    )


def test_an_answer_that_was_changed_in_word_is_named_and_no_other(sent: Path) -> None:
    in_word(sent, lambda xml: xml.replace(REGION, "Regionen och länsstyrelsen", 1))
    found = verdict(sent)
    assert differences(found) == {"3.1.1": Change.IN_WORD}
    assert (found.touched, found.changed, found.lacking, found.added) == (
        True,
        (),
        (),
        (),
    )


def test_an_answer_that_was_changed_in_both_is_told_so(sent: Path) -> None:
    in_report(sent, "3.1", REGION, "Regionen och länsstyrelsen")
    in_word(sent, lambda xml: xml.replace(REGION, "Regionen och Länsstyrelsen", 1))
    assert differences(verdict(sent)) == {"3.1.1": Change.IN_BOTH}


def test_tracked_changes_count_as_accepted(sent: Path) -> None:
    """What someone has struck out is gone, what they have written is there, and what they have
    moved is where it went.
    """
    who = 'w:id="9001" w:author="Avdelningen" w:date="2023-03-01T08:00:00Z"'
    deleted = f"<w:del {who}><w:r><w:delText>{REGION}</w:delText></w:r></w:del>"
    struck = f"</w:t></w:r>{deleted}<w:r><w:t>"
    moved = (
        f"<w:moveFrom {who}><w:r><w:t>Den här meningen står någon annanstans.</w:t>"
        "</w:r></w:moveFrom>"
    )
    in_word(
        sent,
        lambda xml: xml.replace(REGION, f"{REGION}{struck}", 1).replace(
            "</w:p>", f"{moved}</w:p>"
        ),
    )
    assert verdict(sent).same
    in_word(
        sent,
        lambda xml: xml.replace(
            f">{REGION}",
            f"></w:t></w:r><w:ins {who}><w:r><w:t>Nytt. {REGION}</w:t></w:r></w:ins><w:r><w:t>",
            1,
        ),
    )
    assert differences(verdict(sent)) == {"3.1.1": Change.IN_WORD}


def test_the_same_change_in_both_is_no_difference(sent: Path) -> None:
    in_report(sent, "3.1", REGION, "Regionen och länsstyrelsen")
    in_word(sent, lambda xml: xml.replace(REGION, "Regionen och länsstyrelsen", 1))
    assert verdict(sent).same


def test_without_a_receipt_nobody_can_tell_where_an_answer_was_changed(
    sent: Path,
) -> None:
    path_of(sent / "svar.docx").unlink()
    in_report(sent, "3.1", REGION, "Regionen och länsstyrelsen")
    assert differences(verdict(sent)) == {"3.1.1": Change.SOMEWHERE}


def test_a_receipt_that_agrees_with_neither_does_not_tell_either(sent: Path) -> None:
    """As after an export by a villkor that wrote answers in another way: the Word file is
    untouched, and the report too.
    """
    in_word(sent, lambda xml: xml.replace(REGION, "Regionen och länsstyrelsen", 1))
    receipt = json.loads(path_of(sent / "svar.docx").read_text(encoding="utf-8"))
    receipt["word-fil"]["sha256"] = checksum((sent / "svar.docx").read_bytes())
    path_of(sent / "svar.docx").write_text(json.dumps(receipt), encoding="utf-8")
    found = verdict(sent)
    assert (found.touched, differences(found)) == (False, {"3.1.1": Change.SOMEWHERE})


def test_a_cell_of_a_table_belongs_to_its_question(sent: Path) -> None:
    in_report(sent, "4-", "typ: Analys", "typ: Utvärdering")
    assert differences(verdict(sent)) == {"4.7": Change.IN_REPORT}


def test_two_cells_that_have_changed_places_are_found(sent: Path) -> None:
    one, other = ">Kunskapsunderlag<", ">Löpande rapportering<"
    in_word(
        sent,
        lambda xml: (
            xml.replace(one, "HÄR", 1).replace(other, one, 1).replace("HÄR", other, 1)
        ),
    )
    assert differences(verdict(sent)) == {"4.7": Change.IN_WORD}


def test_a_yes_that_has_become_a_no_is_found(sent: Path) -> None:
    in_report(sent, "4-", "svar: ja", "svar: nej")
    assert differences(verdict(sent)) == {"4.2": Change.IN_REPORT}


def test_an_answer_that_was_taken_away_is_told_where(sent: Path) -> None:
    path = sent / "2022" / "3.1-lansstyrelsen.yaml"
    path.write_text("ansvarig: Regional utveckling\nstatus: klar\n", encoding="utf-8")
    in_word(
        sent,
        lambda xml: re.sub(
            r'(w:tag w:val="3\.2\.1".*?<w:sdtContent>).*?(</w:sdtContent>)',
            r"\1<w:p/>\2",
            xml,
            count=1,
            flags=re.DOTALL,
        ),
    )
    changes = differences(verdict(sent))
    assert changes == {
        "3.1.1": Change.NOT_IN_REPORT,
        "3.1.2": Change.NOT_IN_REPORT,
        "3.2.1": Change.NOT_IN_WORD,
    }


def test_the_answers_of_a_file_that_cannot_be_read_are_not_compared(sent: Path) -> None:
    in_report(sent, "3.1", '"3.1.1":', '"3.1.1')
    found = verdict(sent)
    assert differences(found) == {
        "3.1.1": Change.UNREADABLE,
        "3.1.2": Change.UNREADABLE,
    }
    assert {answer.saved for answer in found.answers} == {None}


# --- beside the answers ---


def test_a_paragraph_written_below_an_answer_is_told_as_added_and_the_answer_as_the_same(
    sent: Path,
) -> None:
    in_word(
        sent,
        lambda xml: re.sub(
            r'(w:tag w:val="3\.1\.1".*?</w:sdt>)',
            r"\1<w:p><w:r><w:t>Stämmer det här?</w:t></w:r></w:p>",
            xml,
            count=1,
            flags=re.DOTALL,
        ),
    )
    found = verdict(sent)
    assert (differences(found), found.lacking, found.added) == (
        {},
        (),
        (("Stämmer det här?", "3.1.1"),),
    )


def test_another_register_number_is_told_from_both_sides(sent: Path) -> None:
    in_report(sent, "rapport", "RUN 00060-2022", "RUN 00061-2022")
    found = verdict(sent)
    assert (differences(found), found.lacking, found.added) == (
        {},
        ("RUN 00061-2022",),
        (("RUN 00060-2022", ""),),
    )
    assert not found.same


def test_a_section_that_is_gone_is_told_with_its_answers(sent: Path) -> None:
    def without_3_5(path: Path) -> None:
        document = python_docx.Document(str(path))
        inside = False
        for element in list(document.element.body):
            text = "".join(element.itertext())
            inside = text.startswith("3.5 ") or (
                inside and not text.startswith("Återrapportering 4")
            )
            if inside:
                document.element.body.remove(element)
        document.save(str(path))

    without_3_5(sent / "svar.docx")
    found = verdict(sent)
    assert differences(found) == {
        "3.5.1": Change.NOT_IN_WORD,
        "3.5.2": Change.NOT_IN_WORD,
    }
    assert [line.split()[0] for line in found.lacking] == ["3.5", "3.5.1", "3.5.2"]


def test_a_form_that_has_changed_since_is_told(sent: Path) -> None:
    receipt = json.loads(path_of(sent / "svar.docx").read_text(encoding="utf-8"))
    receipt["formulär"]["sha256"] = "0" * 64
    path_of(sent / "svar.docx").write_text(json.dumps(receipt), encoding="utf-8")
    assert verdict(sent).form_changed


def test_a_recipient_that_the_form_no_longer_has_is_looked_for_among_the_others(
    sent: Path,
) -> None:
    receipt = json.loads(path_of(sent / "svar.docx").read_text(encoding="utf-8"))
    receipt["mottagare"] = "landshovdingen"
    path_of(sent / "svar.docx").write_text(json.dumps(receipt), encoding="utf-8")
    found = verdict(sent)
    assert (found.same, found.recipient) == (True, "")


# --- what cannot be compared ---


def test_the_file_of_another_region_is_not_compared(sent: Path) -> None:
    with pytest.raises(
        UserError,
        match=r"svar\.docx är från Region Norrbotten, "
        r"men rapporten i .* är från Region Norrboten\.",
    ) as refusal:
        verify_file(load_report(INCOMPLETE), sent / "svar.docx")
    assert (
        refusal.value.hint
        == "Ange rapportens mapp efter Word-filen: villkor verify FIL MAPP."
    )


def test_a_draft_of_another_region_is_not_compared_either(
    sent: Path, tmp_path: Path
) -> None:
    exported(
        load_report(empty_report(tmp_path, "Region Gotland")),
        tmp_path / "a.docx",
        draft=True,
    )
    with pytest.raises(UserError, match=r"a\.docx är från Region Gotland"):
        verify_file(load_report(sent / "2022"), tmp_path / "a.docx")


def test_a_report_whose_region_is_not_filled_in_is_told(sent: Path) -> None:
    in_report(sent, "rapport", "region: Region Norrbotten", "region:")
    with pytest.raises(UserError, match="är från en region som inte är ifylld"):
        verdict(sent)


def test_a_word_file_that_answers_another_form_is_not_compared(tmp_path: Path) -> None:
    other = python_docx.Document()
    other.add_paragraph("Protokoll")
    other.save(str(tmp_path / "a.docx"))
    with pytest.raises(
        UserError,
        match=r"a\.docx är inte ett svar på formuläret 2022: ingen av frågorna finns i filen\.",
    ) as refusal:
        verify_file(load_report(SAMPLE), tmp_path / "a.docx")
    assert refusal.value.hint == "Ange Word-filen som villkor export-docx skapade."


def test_a_receipt_that_is_none_stops_the_comparison(sent: Path) -> None:
    path_of(sent / "svar.docx").write_text("{}", encoding="utf-8")
    with pytest.raises(
        UserError, match=r"svar\.kvitto\.json går inte att läsa som ett kvitto"
    ):
        verdict(sent)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("finns-inte.docx", "finns inte"),
        ("2022", "är en mapp"),
        ("2022/rapport.yaml", "inte ett Word-dokument"),
    ],
)
def test_what_is_no_word_file_is_told(sent: Path, name: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        verify_file(load_report(sent / "2022"), sent / name)


# --- laws ---

# Answers as people write them, with lists and bold words, but no line that Markdown could take for
# something else.
WORDS = st.text("abcåäö ABC0123,.", min_size=1, max_size=30).map(
    lambda text: f"o{text}".strip()
)
ANSWERS = st.lists(
    st.one_of(
        WORDS,
        WORDS.map(lambda text: f"- {text}"),
        WORDS.map(lambda text: f"**{text}**"),
    ),
    min_size=1,
    max_size=4,
).map("\n\n".join)
QUESTIONS = {
    "1.1.1": "1.1-regional-utvecklingsstrategi",
    "1.1.3": "1.1-regional-utvecklingsstrategi",
    "3.1.1": "3.1-lansstyrelsen",
    "3.1.2": "3.1-lansstyrelsen",
    "3.5.2": "3.5-naringsliv",
}
REPORTS = st.dictionaries(st.sampled_from(sorted(QUESTIONS)), ANSWERS, min_size=1)


def write(folder: Path, answers: dict[str, str]) -> Report:
    """A report with those answers and no other."""
    for stem in set(QUESTIONS.values()):
        text = "".join(
            written(f'"{key}"', answer, 2)
            for key, answer in sorted(answers.items())
            if QUESTIONS[key] == stem
        )
        (folder / f"{stem}.yaml").write_text(text, encoding="utf-8", newline="\n")
    report = load_report(folder)
    assert report.faults == ()
    return report


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_report(tmp_path_factory.mktemp("law"))


law = settings(
    max_examples=examples(20, 3_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.mark.law
@law
@given(answers=REPORTS)
def test_any_report_is_the_same_as_its_untouched_word_file(
    folder: Path, answers: dict[str, str]
) -> None:
    report = write(folder, answers)
    found = verify_file(report, exported(report, folder.parent / "a.docx", draft=True))
    assert (found.same, found.touched, found.changed) == (True, False, ())


@pytest.mark.law
@law
@given(answers=REPORTS, key=st.sampled_from(sorted(QUESTIONS)), new=ANSWERS)
def test_of_any_report_an_answer_that_was_changed_is_named_and_no_other(
    folder: Path, answers: dict[str, str], key: str, new: str
) -> None:
    docx = exported(write(folder, answers), folder.parent / "a.docx", draft=True)
    found = verify_file(write(folder, {**answers, key: new}), docx)
    assert set(differences(found)) == (
        {key} if _lines(new) != _lines(answers.get(key, "")) else set()
    )
    assert (found.lacking, found.added) == ((), ())


def _lines(answer: str) -> list[str]:
    """The words of an answer, line by line, without the marks of the Markdown above."""
    return [line.removeprefix("- ").strip("*") for line in answer.split("\n\n")]


# --- the command ---


def test_the_command_says_by_its_exit_code_whether_they_are_the_same(
    sent: Path,
) -> None:
    same = villkor("verify", sent / "svar.docx", sent / "2022")
    assert same.returncode == 0
    assert same.stdout.endswith(
        "\nAlla svar i Word-filen är desamma som i rapporten.\n"
    )
    in_report(sent, "3.1", REGION, "Regionen och länsstyrelsen")
    other = villkor("verify", sent / "svar.docx", sent / "2022")
    assert other.returncode == 1
    assert "3.1.1  ändrat i rapporten" in other.stdout
    assert villkor("verify", sent / "annan.docx", sent / "2022").returncode == 2


def test_the_command_finds_the_report_itself(sent: Path) -> None:
    found = villkor("verify", "svar.docx", cwd=sent)
    assert found.returncode == 0, found.stderr
    assert found.stdout.startswith("Rapporten i mappen 2022:\n")
