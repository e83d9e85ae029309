"""What people paste, misspell and leave half done: no text stops an export or loses a word on the
way.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.word.test_text import word_file, written
from tests.laws import examples
from tests.tools import empty_report, report_with, villkor
from tests.word_files import read_word_text
from villkor.base.diagnostic import UserError
from villkor.base.disk import create_folder
from villkor.document.blocks import block_lines
from villkor.document.commonmark import refused
from villkor.exchange.outline import report_outline
from villkor.exchange.read_back import compare_lines
from villkor.exchange.recipients import export_targets
from villkor.report.load import load_report
from villkor.report.model import Report

PIECES = [
    "- ",
    "* ",
    "1. ",
    "2) ",
    "\n",
    "\n\n",
    "    ",
    "> ",
    "# ",
    "`",
    "```\n",
    "**",
    "_",
    "[a](b)",
    "![a](b)",
    "<b>",
    "<!--",
    "|",
    "--|--\n",
    "&amp;",
    "&#12;",
    "&#13;",
    "&Tab;",
    "&NewLine;",
    "\\",
    "***\n",
    "ord",
    "8",
    "å",
]
TEXT = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.characters(
            exclude_characters="".join(map(chr, (0xFFFE, 0xFFFF, 0x2028, 0x2029))),
            exclude_categories=["Cc", "Cs"],
        ),
    ),
    max_size=20,
).map("".join)


def exported(report: Report) -> None:
    document = report_outline(report, report.form.recipients, draft=True)
    found = read_word_text(word_file(document)).lines
    assert found == block_lines(document.blocks)
    compare_lines(report, document, found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_report(tmp_path_factory.mktemp("law"))


@pytest.mark.law
@settings(max_examples=examples(80, nightly=10_000))
@given(answer=TEXT, cell=TEXT, choice=TEXT, goal=TEXT)
def test_any_text_is_read_back_exactly(
    folder: Path, answer: str, cell: str, choice: str, goal: str
) -> None:
    (folder / "3.1-lansstyrelsen.yaml").write_text(
        written('"3.1.1"', answer, 2), encoding="utf-8", newline="\n"
    )
    table = (
        '"1.2.1.4":\n  -\n'
        + written("namn", "A", 6)
        + written("prestationer", cell, 6)
        + "    mål:\n"
        + written("agenda2030", goal, 8)
        + written("rus", goal, 8)
    )
    (folder / "1.2.1-boende-arbete-och-valfard.yaml").write_text(
        table, encoding="utf-8", newline="\n"
    )
    (folder / "4-analys.yaml").write_text(
        '"4.7":\n  -\n' + written("typ", choice, 6), encoding="utf-8", newline="\n"
    )
    exported(load_report(folder))


@pytest.mark.parametrize("answer", ["-", "- \n- b", "1.", "a&#12;b"])
def test_an_empty_list_item_or_a_form_feed_does_not_stop_the_export(
    tmp_path: Path, answer: str
) -> None:
    exported(report_with(tmp_path, **{"3.1": written('"3.1.1"', answer, 2)}))


@pytest.mark.parametrize("choice", ["*Fokus*grupp", "Analys\nmer", "a \\* b"])
def test_a_choice_of_ones_own_does_not_stop_the_export(
    tmp_path: Path, choice: str
) -> None:
    exported(
        report_with(tmp_path, **{"4": '"4.7":\n  -\n' + written("typ", choice, 6)})
    )


@pytest.mark.parametrize("goal", ["*Fem*", "Fem\nmål"])
def test_a_goal_that_agenda_2030_does_not_have_does_not_stop_a_draft(
    tmp_path: Path, goal: str
) -> None:
    exported(
        report_with(
            tmp_path,
            **{
                "1.2.1": '"1.2.1.4":\n  - namn: A\n    mål:\n'
                + written("agenda2030", goal, 8)
            },
        )
    )


def test_a_folder_with_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Det går inte att skapa"):
        create_folder(tmp_path / ("a" * 300), {"a.yaml": ""})


@pytest.mark.parametrize("epoch", ["99999999999999999", "999999999999"])
def test_a_source_date_epoch_beyond_the_calendar_is_no_crash(
    tmp_path: Path, epoch: str
) -> None:
    made = villkor(
        "export-docx",
        empty_report(tmp_path),
        "--to",
        "tillvaxtverket",
        "--draft",
        PATH="",
        SOURCE_DATE_EPOCH=epoch,
    )
    assert "Traceback" not in made.stderr


def test_an_unknown_region_with_a_stroke_gives_a_plain_file_name(
    tmp_path: Path,
) -> None:
    report = report_with(
        tmp_path, rapport="formulär: 2022\nregion: Region A/B, del 1\n"
    )
    ((path, _),) = export_targets(report, "tillvaxtverket", None, draft=True)
    assert (
        path
        == tmp_path
        / "aterrapportering-2022-region-a-b-del-1-tillvaxtverket-utkast.docx"
    )


def test_a_region_of_300_letters_does_not_crash_a_draft(tmp_path: Path) -> None:
    exported(
        report_with(tmp_path, rapport=f"formulär: 2022\nregion: Region {'a' * 300}\n")
    )


def test_a_draft_holds_what_is_written_under_an_unanswered_yes_or_no(
    tmp_path: Path,
) -> None:
    report = report_with(
        tmp_path, **{"2": '"2.3":\n  svar:\n  vid ja: |\n    - fler jobb\n'}
    )
    assert "fler jobb" in block_lines(report_outline(report, (), draft=True).blocks)


@pytest.mark.law
@settings(deadline=None, max_examples=examples(200))
@given(text=TEXT)
def test_nothing_that_word_cannot_carry_passes_without_being_parsed(text: str) -> None:
    """`refused` looks at the text before it parses it; parsing must not find more.

    A "<" makes it parse, and is nothing itself.
    """
    assert bool(list(refused(text))) == bool(list(refused(f"{text}\n\n8 < 9")))
