from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.exported import NAME
from tests.tools import SAMPLE, copy_sample, empty_report
from villkor.base.diagnostic import UserError
from villkor.exchange.recipients import export_targets, file_name
from villkor.report.load import load_report


@pytest.mark.parametrize(
    "written", ["tillvaxtverket", "Tillväxtverket", " TILLVÄXTVERKET "]
)
def test_a_recipient_is_known_by_key_or_name_in_any_case(written: str) -> None:
    ((_, recipient),) = export_targets(load_report(SAMPLE), written, None, draft=False)
    assert recipient.key == "tillvaxtverket"


@pytest.mark.parametrize("written", ["", "landshövdingen", "tillväxt"])
def test_another_word_is_no_recipient(written: str) -> None:
    with pytest.raises(
        UserError, match=f"Det finns ingen mottagare som heter ”{written}”"
    ) as refusal:
        export_targets(load_report(SAMPLE), written, None, draft=False)
    assert (
        refusal.value.hint == "Välj någon av: regeringskansliet, tillvaxtverket, alla."
    )


def test_the_file_lies_beside_the_report_unless_told_otherwise(tmp_path: Path) -> None:
    report = load_report(copy_sample(tmp_path))
    assert [
        path for path, _ in export_targets(report, "tillvaxtverket", None, draft=False)
    ] == [tmp_path / NAME]


@pytest.mark.parametrize(
    ("output", "target"),
    [
        ("", NAME),
        ("svar.docx", "svar.docx"),
        ("svar", "svar.docx"),
        ("svar 2.1", "svar 2.1.docx"),
    ],
)
def test_output_is_a_folder_or_a_file_name_with_or_without_its_ending(
    tmp_path: Path, output: str, target: str
) -> None:
    ((path, _),) = export_targets(
        load_report(SAMPLE), "tillvaxtverket", tmp_path / output, draft=False
    )
    assert path == tmp_path / target


def test_one_file_name_does_not_do_for_several_files(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match="Med --to alla blir det en fil för varje mottagare"
    ) as refusal:
        export_targets(load_report(SAMPLE), "alla", tmp_path / "a.docx", draft=False)
    assert (
        refusal.value.hint == "Ange en mapp med --output-dir, eller välj en mottagare."
    )


def test_a_pdf_is_asked_for_in_another_way(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refusal:
        export_targets(
            load_report(SAMPLE), "tillvaxtverket", tmp_path / "rapport.PDF", draft=False
        )
    assert (
        refusal.value.message
        == "--output är Word-filens namn, och rapport.PDF är en PDF."
    )
    assert "--pdf" in refusal.value.hint


def test_all_files_go_to_the_folder_that_is_named_whether_it_is_there_or_not(
    tmp_path: Path,
) -> None:
    report = load_report(SAMPLE)
    names = [NAME.replace("tillvaxtverket", "regeringskansliet"), NAME]
    assert [
        path
        for path, _ in export_targets(
            report, "alla", None, tmp_path / "ut", draft=False
        )
    ] == [tmp_path / "ut" / name for name in names]
    assert [
        path for path, _ in export_targets(report, "alla", tmp_path, draft=False)
    ] == [tmp_path / name for name in names]
    assert list(tmp_path.iterdir()) == []


def test_a_file_and_a_folder_are_not_both_named(tmp_path: Path) -> None:
    with pytest.raises(
        UserError, match="--output och --output-dir går inte att använda tillsammans"
    ):
        export_targets(
            load_report(SAMPLE),
            "tillvaxtverket",
            tmp_path / "a.docx",
            tmp_path / "ut",
            draft=False,
        )


def test_a_file_is_named_as_the_form_has_it_in_plain_letters() -> None:
    report = load_report(SAMPLE)
    recipient = replace(
        report.form.recipients[1],
        file_name="Svar {år}, {mottagare}/{region}[ {diarienummer}]",
    )
    assert (
        file_name(report, recipient, draft=True)
        == "svar-2022-tillvaxtverket-region-norrbotten-a-2022-4019-utkast.docx"
    )


def test_two_recipients_never_get_one_file_name() -> None:
    report = load_report(SAMPLE)
    form = replace(
        report.form,
        recipients=tuple(
            replace(recipient, file_name="{region}")
            for recipient in report.form.recipients
        ),
    )
    with pytest.raises(
        UserError, match="Flera mottagare skulle få filer med samma namn"
    ) as refusal:
        export_targets(replace(report, form=form), "alla", None, draft=False)
    assert refusal.value.hint == "Skriv {nyckel} i mottagarnas filnamn i formuläret."


@pytest.mark.parametrize(
    ("region", "name"),
    [
        (
            "Region Norrbotten",
            "aterrapportering-2022-region-norrbotten-tillvaxtverket.docx",
        ),
        (
            "Region Jämtland Härjedalen",
            "aterrapportering-2022-region-jamtland-harjedalen-tillvaxtverket.docx",
        ),
        (
            "Västra Götalandsregionen",
            "aterrapportering-2022-vastra-gotalandsregionen-tillvaxtverket.docx",
        ),
    ],
)
def test_a_file_name_says_what_when_who_and_to_whom_in_plain_letters(
    tmp_path: Path, region: str, name: str
) -> None:
    report = load_report(empty_report(tmp_path, region))
    recipient = report.form.recipients[1]
    assert file_name(report, recipient, draft=False) == name
    assert file_name(report, recipient, draft=True) == name.replace(
        ".docx", "-utkast.docx"
    )


def test_every_region_of_the_form_gets_a_file_name_that_any_system_takes(
    tmp_path: Path,
) -> None:
    report = load_report(empty_report(tmp_path))
    for region in report.form.regions:
        settings = f"formulär: 2022\nregion: {region.name}\n"
        (report.folder / "rapport.yaml").write_text(settings, encoding="utf-8")
        for path, _ in export_targets(
            load_report(report.folder), "alla", None, draft=True
        ):
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.docx", path.name)
