"""Our own export comes home whole, whatever programs and people have done to it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.exchange.placing.changed_files import (
    with_automatic_numbers,
    with_chopped_runs,
    with_swedish_ids,
    without_controls,
    without_numbers,
    without_styles,
)
from tests.exchange.placing.placings import FORM, placed, told
from tests.tools import need
from villkor.exchange.placing.places import Anchor, Placed
from villkor.exchange.placing.recover import recover_answers
from villkor.report.values import AnswerValue


def test_every_answer_is_found_by_its_control(own_file: bytes) -> None:
    placing = placed(own_file)
    assert list(placing.answers) == list(FORM.questions)
    assert not placing.unplaced
    # a choice without a reason has no control around it
    others = {
        key for key, each in placing.answers.items() if each.how is not Anchor.CONTROL
    }
    assert others == {"4.2"}


@pytest.mark.parametrize(
    "change",
    [
        with_chopped_runs,
        with_swedish_ids,
        with_automatic_numbers,
        without_numbers,
        without_styles,
    ],
)
def test_what_is_changed_in_looks_comes_home_whole(
    own_file: bytes, change: Callable[[bytes], bytes]
) -> None:
    before = placed(own_file)
    changed = change(own_file)
    for data in (changed, without_controls(changed)):
        placing = placed(data)
        assert told(placing) == told(before)
        assert answers_of(placing) == answers_of(before)
        assert not placing.unplaced


def test_words_alone_are_enough(own_file: bytes) -> None:
    bare = without_controls(without_styles(without_numbers(own_file)))
    placing = placed(bare)
    assert told(placing) == told(placed(own_file))
    assert not placing.unplaced
    assert {each.how for each in placing.answers.values()} == {Anchor.WORDING}


def test_libreoffice_brings_it_home_whole(own_file: bytes, tmp_path: Path) -> None:
    """Saved anew as Word's format, and by way of its own and of that of old Words."""
    (tmp_path / "svar.docx").write_bytes(own_file)
    converted(tmp_path, "odt", "svar.docx").rename(tmp_path / "via-odt.odt")
    converted(tmp_path, "doc", "svar.docx").rename(tmp_path / "via-doc.doc")
    converted(tmp_path, "docx", "svar.docx", "via-odt.odt", "via-doc.doc")
    before = placed(own_file)
    for path in sorted((tmp_path / "docx").iterdir()):
        placing = placed(path.read_bytes())
        assert told(placing) == told(before), path.name
        assert answers_of(placing) == answers_of(before), path.name
        assert not placing.unplaced


def answers_of(placing: Placed) -> Mapping[str, AnswerValue]:
    """The answers, in the report's own form."""
    return recover_answers(FORM, placing).answers


def converted(folder: Path, kind: str, *names: str) -> Path:
    """Files as LibreOffice saves them in another format, in a folder of that name: the first."""
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = (need("soffice"), profile, "--headless", "--convert-to", kind)
    subprocess.run(
        [*command, "--outdir", kind, *names],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder / kind / Path(names[0]).with_suffix(f".{kind}").name
