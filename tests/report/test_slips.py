"""Files as officers really break them, each read by the real rules, and what the officer is told.

`tests/cases/slips/` holds one file for each slip, named after it. The first word of the name says
which file of the report it stands in for. A slip whose name ends in -ok is none: the file is read
as it was meant.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.base.yaml.test_complaints import PARSER_WORDS
from tests.tools import GOLDEN, ROOT, empty_report
from villkor.base.diagnostic import Diagnostic
from villkor.report.answers import TextAnswer, YesNoAnswer
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

SLIPS = sorted((ROOT / "tests" / "cases" / "slips").glob("*.yaml"))

# How the slip's name begins → how the name of the file begins that it stands in for.
STANDS_FOR = {
    "svar": "1.1-",
    "ja-nej": "2-",
    "tabell": "1.3.1-",
    "analys": "4-",
    "anslag": "anslag",
    "rapport": "rapport",
}

# Goals that the tables may name, at the end of rapport.yaml, where a new report has the last of its
# lists of goals.
GOALS = "    - Ett jämställt, tryggt och nära liv\n    - Fler i arbete\n"

UNANSWERED = "VK201"
# what hunspell says of a word cut in two is not the slip, and is not said where it is not installed
MISSPELT = "VK513"

# Words of Python and of file formats that are no Swedish words, beside the parser's own.
ENGLISH = PARSER_WORDS | {
    "line",
    "column",
    "error",
    "expecting",
    "invalid",
    "byte",
    "codec",
    "decode",
    "none",
    "true",
    "false",
    "and",
    "with",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Diagnostic, ...]]:
    """What is found in each slip's file, by the slip's name."""
    folder = empty_report(tmp_path_factory.mktemp("slips"))
    with (folder / "rapport.yaml").open(
        "a", encoding="utf-8", newline="\n"
    ) as settings:
        settings.write(GOALS)
    return {slip.stem: findings(slip, folder) for slip in SLIPS}


def load_with(slip: Path, folder: Path) -> tuple[str, Report]:
    """The report in the folder with the slip in the place of one file, which is put back."""
    beginning = next(
        file for word, file in STANDS_FOR.items() if slip.name.startswith(f"{word}-")
    )
    path = next(
        path for path in folder.glob("*.yaml") if path.name.startswith(beginning)
    )
    before = path.read_bytes()
    path.write_bytes(slip.read_bytes())
    report = load_report(folder)
    path.write_bytes(before)
    return path.name, report


def findings(slip: Path, folder: Path) -> tuple[Diagnostic, ...]:
    """What is found in the slip's file.

    Questions that the slip does not mention are unanswered on purpose: they are left out.
    """
    name, report = load_with(slip, folder)
    mentioned = set(
        re.findall(r"\d+(?:\.\d+)*", slip.read_text(encoding="utf-8", errors="replace"))
    )
    found = [
        diagnostic
        for diagnostic in run_rules(report, ignore=[MISSPELT])
        if diagnostic.where.path == name
    ]
    return tuple(
        diagnostic
        for diagnostic in found
        if diagnostic.code != UNANSWERED or diagnostic.question in mentioned
    )


def shown(name: str, diagnostics: tuple[Diagnostic, ...]) -> str:
    """A slip and what is said of it, as a person would read it."""
    lines = [name]
    for diagnostic in diagnostics:
        lines.append(
            f"  {diagnostic.where.line}:{diagnostic.where.column} {diagnostic.code} "
            f"{diagnostic.message}"
        )
        lines += [f"    → {diagnostic.hint}"] if diagnostic.hint else []
    return "\n".join(lines) + "\n"


def test_what_the_officer_is_told_is_as_in_the_golden_file(
    told: dict[str, tuple[Diagnostic, ...]],
) -> None:
    """VILLKOR_UPDATE_GOLDEN=1 writes the file anew, to be looked at as an officer would."""
    golden = GOLDEN / "slips.txt"
    text = "\n".join(shown(name, diagnostics) for name, diagnostics in told.items())
    if os.environ.get("VILLKOR_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.stem)
def test_a_slip_is_told_unless_it_does_no_harm(
    slip: Path, told: dict[str, tuple[Diagnostic, ...]]
) -> None:
    assert bool(told[slip.stem]) is not slip.stem.endswith("-ok")


# Files in which more than one thing is to be mended, and what.
SEVERAL = {
    "ja-nej-32-svar-felstavat-i-godkant-avsnitt": "approved, with questions unanswered",
    "rapport-17-tom-fil": "both the region and the form are missing",
    "svar-038-rund-punkt-utan-lodstreck": "a bar is missing, and the items begin with a bullet",
    "svar-068-nyckel-med-stor-bokstav": "two keys are misspelt",
    "svar-073-radbrytning-ur-word": "blanks on both sides of the sign that cannot be seen",
    "svar-074-vertikal-tabb-ur-word": "blanks on both sides of the sign that cannot be seen",
    "svar-098-allt-bortkommenterat": "all questions are missing, and the status",
    "svar-100-okant-nummer-under-tom-fraga": "one question unanswered, another unknown",
    "tabell-17-agenda-mal-ordet": "two goals are written in a way that is not known",
}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.stem)
def test_one_slip_is_told_once(
    slip: Path, told: dict[str, tuple[Diagnostic, ...]]
) -> None:
    assert (len(told[slip.stem]) > 1) is (slip.stem in SEVERAL)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.stem)
def test_no_word_is_the_parsers(
    slip: Path, told: dict[str, tuple[Diagnostic, ...]]
) -> None:
    """What the officer wrote is repeated within ”…”, and may be English."""
    said = " ".join(
        re.sub("”[^”]*”", "", f"{found.message} {found.hint}")
        for found in told[slip.stem]
    )
    assert ENGLISH.isdisjoint(re.findall(r"\w+", said.casefold()))


@pytest.mark.parametrize(
    "ending",
    [
        "bom-ok",
        "crlf-ok",
        "bara-cr-ok",
        "bom-och-crlf-ok",
        "sista-raden-utan-radslut-ok",
    ],
)
def test_how_a_file_is_saved_does_not_change_its_text(
    ending: str, tmp_path: Path
) -> None:
    slip = next(
        slip for slip in SLIPS if re.fullmatch(rf"svar-\d+-{ending}", slip.stem)
    )
    _, report = load_with(slip, empty_report(tmp_path))
    answers = [report.answers()[key].content for key in ("1.1.1", "1.1.2", "1.1.3")]
    assert [
        answer.text.text.rstrip("\n")
        for answer in answers
        if isinstance(answer, TextAnswer)
    ] == [
        "Arbetet med strategin har under året samlat länets kommuner och näringsliv.",
        "Länets tre dimensioner av hållbarhet har vägts in i varje program.",
        "Kust och inland har olika villkor, och det har påverkat insatserna.",
    ]


@pytest.mark.parametrize(
    ("ending", "choice"),
    [
        ("ja-med-stor-bokstav-ok", True),
        ("ja-med-versaler-ok", True),
        ("ja-inom-citattecken-ok", True),
        ("yes", None),
    ],
)
# the expected answer (FBT001)
def test_only_ja_and_nej_are_answers(
    ending: str,
    choice: bool | None,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    slip = next(
        slip for slip in SLIPS if re.fullmatch(rf"ja-nej-\d+-{ending}", slip.stem)
    )
    _, report = load_with(slip, empty_report(tmp_path))
    answer = report.answers()["2.3"].content
    assert isinstance(answer, YesNoAnswer)
    assert answer.choice is choice
