"""`export-docx --into`: which form is filled in, and what is refused."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.exchange.placing.filled_blanks import BLANKS
from tests.tools import empty_report, villkor

_EXPORT = ("export-docx", "2022", "--to", "tillvaxtverket")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new report, which names a form to fill in."""
    made = tmp_path_factory.mktemp("blankett")
    empty_report(made)
    settings = made / "2022" / "rapport.yaml"
    told = settings.read_text(encoding="utf-8")
    settings.write_text(f"{told}\nblankett: blankett.docx\n", encoding="utf-8")
    blank = BLANKS["rubriker"].read_bytes()
    (made / "2022" / "blankett.docx").write_bytes(blank)
    return made


def test_the_report_may_name_the_form(folder: Path) -> None:
    """A draft of it says in its header that it is one, and in each place that nothing is there;
    the mail goes with it, and verify knows it.
    """
    made = villkor(*_EXPORT, "--draft", "--eml", "--output", "utkast.docx", cwd=folder)
    assert made.returncode == 0, made.stderr
    assert (
        "notis: Innehållsförteckningen i blanketten är skriven för hand" in made.stdout
    )
    target = docx.Document(str(folder / "utkast.docx"))
    assert target.paragraphs[0].text.startswith("Återrapportering av villkorsbeslut")
    assert [each.text for each in target.element.body.xpath("//w:t[.='Svar saknas.']")][
        40:
    ]
    assert (folder / "utkast.eml").exists()
    known = villkor("verify", "utkast.docx", "2022", cwd=folder)
    assert known.returncode == 0, known.stdout


def test_a_template_is_for_our_own_layout(folder: Path) -> None:
    both = ("--into", "2022/blankett.docx", "--template", "2022/blankett.docx")
    refused = villkor(*_EXPORT, "--draft", *both, cwd=folder)
    assert refused.returncode == 2
    assert "--into går inte att använda med --template." in refused.stderr


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("saknas.docx", None),
        ("fil.pdf", b"%PDF-1.7"),
        ("trasig.docx", b"PK\x03\x04 trasig"),
        ("rapport.docx", b""),
    ],
)
def test_what_is_no_word_form_is_told(
    folder: Path, name: str, content: bytes | None
) -> None:
    """In words, and nothing is written."""
    if content is not None:
        (folder / name).write_bytes(content)
    refused = villkor(
        *_EXPORT, "--draft", "--into", name, "--output", "nej.docx", cwd=folder
    )
    assert refused.returncode == 2
    assert name in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not (folder / "nej.docx").exists()


def test_the_form_itself_is_not_written_over(folder: Path) -> None:
    refused = villkor(*_EXPORT, "--draft", "--output", "2022/blankett.docx", cwd=folder)
    assert refused.returncode == 2
    assert (folder / "2022" / "blankett.docx").read_bytes() == BLANKS[
        "rubriker"
    ].read_bytes()
