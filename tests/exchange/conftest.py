"""The sample as the program exports it with LibreOffice, which takes seconds: once for all tests
that look at it and change nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.document.pdf.test_page_numbers import counted_layouts
from tests.tools import SAMPLE, need, villkor

EPOCH = "1676937600"  # 21 February 2023, the last day of the form
NAME = "aterrapportering-2022-region-norrbotten-tillvaxtverket.docx"


@pytest.fixture(scope="session")
def sent_to_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the Word files to all recipients, their receipts and PDFs; and with
    layouts.txt, which has a line for each time that LibreOffice was started.
    """
    need("soffice")
    folder = tmp_path_factory.mktemp("alla")
    export_all = (
        "export-docx",
        SAMPLE,
        "--to",
        "alla",
        "--output-dir",
        folder,
        "--pdf",
    )
    with pytest.MonkeyPatch.context() as environment:
        counted_layouts(folder, environment)
        made = villkor(*export_all, SOURCE_DATE_EPOCH=EPOCH)
    assert made.returncode == 0, made.stderr
    return folder
