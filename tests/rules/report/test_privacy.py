"""The rules of privacy fire at the exact place, and leave other long numbers alone.

The numbers are made up or official examples.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT, SAMPLE, report_with
from villkor.base.diagnostic import Finding
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.report import privacy

Check = Callable[[Report], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    privacy.personal_number,
    privacy.personal_email,
    privacy.phone_number,
)

# Elsewhere than in an answer: rule, file, faulty text with ¤ at the place of the finding, correct
# text
CASES: list[tuple[Check, str, str, str]] = [
    (
        privacy.personal_email,
        "rapport",
        "formulär: 2022\nregion: Region Skåne\nkontakt: ¤anna.ek@skane.se\n",
        "formulär: 2022\nregion: Region Skåne\nkontakt: Regional utveckling, utveckling@skane.se\n",
    ),
    (
        privacy.phone_number,
        "2",
        '"2.1": |\n  Ring Anna Ek på ¤040-12 34 56.\n',
        '"2.1": |\n  Ring växeln på 040-12 34 00.\n',
    ),
    (
        privacy.personal_number,
        "4-",
        '"4.7":\n  - namn: Intervju med ¤19811228-9874\n',
        '"4.7":\n  - namn: Intervju\n',
    ),
]


@pytest.mark.parametrize(("check", "beginning", "faulty", "correct"), CASES)
def test_the_rule_fires_at_its_place_and_is_silent_on_a_correct_file(
    check: Check, beginning: str, faulty: str, correct: str, tmp_path: Path
) -> None:
    before = faulty[: faulty.index("¤")]
    found = list(
        check(report_with(tmp_path / "faulty", **{beginning: faulty.replace("¤", "")}))
    )
    assert [(f.where.line, f.where.column) for f in found] == [
        (before.count("\n") + 1, len(before) - before.rfind("\n"))
    ]
    assert list(check(report_with(tmp_path / "correct", **{beginning: correct}))) == []


def found_in(check: Check, sentence: str, tmp_path: Path) -> list[str]:
    return [
        finding.message
        for finding in check(
            report_with(tmp_path, **{"3.1": f'"3.1.1": |\n  {sentence}\n'})
        )
    ]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("811228-9874", "personnummer"),
        ("8112289874", "personnummer"),
        ("198112289874", "personnummer"),
        ("19811228-9874", "personnummer"),
        ("811228–9874", "personnummer"),
        ("121212+1212", "personnummer"),
        ("19121212+1212", "personnummer"),
        ("701063-2391", "samordningsnummer"),
        ("197010632391", "samordningsnummer"),
        ("050101-0003", "personnummer"),
    ],
)
def test_vk601_personal_numbers_in_every_shape(
    number: str, kind: str, tmp_path: Path
) -> None:
    for sentence in (number, f"Anna ({number}).", f"Anna, {number}, och Bo"):
        assert found_in(
            privacy.personal_number, sentence, tmp_path / str(len(sentence))
        ) == [f"Här står ett {kind}."]


@pytest.mark.parametrize(
    "number",
    [
        "811228-9873",  # wrong check digit
        "811328-9873",  # no such month
        "810230-9872",  # no such day
        "232100-0016",  # organisationsnummer
        "556016-0680",
        "20991228-9874",  # not born yet
        "701092-2396",  # day 92 - 60 = 32
        "8112289874123",
        "1234811228-9874",
        "811228-98745",
        "811228-9874-1",
        "N811228-9874",
        "https://exempel.se/811228-9874",
        "https://exempel.se/?id=8112289874",
        "0701234569",  # may be a telephone number
        "2022-12-31",
        "58 700 000 kronor",
        "N2021/03079",
    ],
)
def test_vk601_other_long_numbers_are_left_alone(number: str, tmp_path: Path) -> None:
    assert found_in(privacy.personal_number, f"Se {number} här.", tmp_path) == []


def test_vk601_the_message_does_not_repeat_the_number(tmp_path: Path) -> None:
    (message,) = found_in(privacy.personal_number, "811228-9874", tmp_path)
    assert "9874" not in message


def test_vk601_stdnum_is_imported_only_when_it_is_needed() -> None:
    code = (
        "import sys; from pathlib import Path; from villkor.report.load import load_report; from "
        "villkor.rules.report import privacy\n"
        f"list(privacy.personal_number(load_report(Path({str(SAMPLE)!r})))); "
        "print('stdnum' in sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert printed.strip() == "False"


@pytest.mark.parametrize(
    "address",
    [
        "anna.ek@rvn.se",
        "Anna.Ek@rvn.se",
        "anna-karin.ek@rvn.se",
        "a.ek@rvn.se",
        "anna.maria.ek2@rvn.se",
        "anna_ek@rvn.se",
        "anna.öberg@rvn.se",
    ],
)
def test_vk602_addresses_of_persons(address: str, tmp_path: Path) -> None:
    for sentence in (
        f"Skriv till {address}.",
        f"<{address}>",
        f"[{address}](mailto:{address})",
    ):
        assert (
            len(
                found_in(
                    privacy.personal_email, sentence, tmp_path / str(len(sentence))
                )
            )
            == 1
        )


@pytest.mark.parametrize(
    "address",
    [
        "registrator@rvn.se",
        "info@rvn.se",
        "kontakt@rvn.se",
        "li.registrator@regeringskansliet.se",
        "tillvaxtverket@tillvaxtverket.se",
        "regional.utveckling@rvn.se",
        "info.norrbotten@rvn.se",
        "no-reply@rvn.se",
        "projekt.develoop@rvn.se",
        "fornamn.efternamn@rvn.se",
    ],
)
def test_vk602_addresses_of_offices_are_left_alone(
    address: str, tmp_path: Path
) -> None:
    assert found_in(privacy.personal_email, f"Skriv till {address}.", tmp_path) == []


@pytest.mark.parametrize(
    "number",
    [
        "070-123 45 67",
        "070-1234567",
        "070 123 45 67",
        "0701234567",
        "0920-28 40 12",
        "0920 28 40 12",
        "08-123 456 78",
        "08 123 45 67",
        "010-123 45 67",
        "+46 70 123 45 67",
        "+46 (0)70-123 45 67",
        "+46701234567",
        "0046 920 28 40 12",
        "070–123 45 67",
    ],
)
def test_vk603_telephone_numbers(number: str, tmp_path: Path) -> None:
    assert found_in(privacy.phone_number, f"Ring {number}.", tmp_path) == [
        f"”{number}” ser ut att vara ett telefonnummer."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "RUN 00060-2022",
        "N2021/03079",
        "dnr 0921-202212",
        "diarienummer 0921-202212",
        "1 070 123 456 kronor",
        "811228-9874",
        "2021-01-15",
        "kl. 08.00–16.30",
        "08-17",
        "12 300 000 kronor",
        "0,701234567",
        "020-123 456",
        "0771-12 34 56",
        "mellan 01-15 och 02-28 2022",
        "232100-0016",
        "1177",
    ],
)
def test_vk603_other_numbers_are_left_alone(text: str, tmp_path: Path) -> None:
    assert found_in(privacy.phone_number, f"Det står {text} här.", tmp_path) == []


@pytest.mark.parametrize("check", CHECKS)
def test_the_sample_is_clean(check: Check) -> None:
    assert list(check(load_report(SAMPLE))) == []


@pytest.mark.parametrize(
    "settings",
    [
        "formulär: 2022\nkontakt: [anna.ek@rvn.se]\n",
        "kontakt: {a: 070-123 45 67}\n",
        "- kontakt\n",
        "kontakt: ”\n",
    ],
)
def test_a_contact_that_cannot_be_read_is_no_text(
    settings: str, tmp_path: Path
) -> None:
    report = report_with(tmp_path, rapport=settings)
    assert [finding for check in CHECKS for finding in check(report)] == []
