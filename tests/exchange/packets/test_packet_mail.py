"""The mail to a colleague, and where its address is from."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.tools import report_of, report_with
from villkor.base.diagnostic import UserError
from villkor.exchange.packets.addresses import addresses_path, read_addresses
from villkor.exchange.packets.packet_choice import packet_of_sections
from villkor.exchange.packets.packet_mail import packet_mail

NAME = "1.2.3-naringsliv-2022"


def test_the_mail_goes_to_the_owner_with_the_file(sent: Path) -> None:
    message = message_from_bytes(
        (sent / "ut" / f"{NAME}.eml").read_bytes(), policy=default
    )
    assert message["To"] == "Näringsliv <naringsliv@example.se>"
    assert (
        message["Subject"]
        == "Avsnitt 1.2.3 i återrapporteringen 2022, svar senast 31 januari 2023"
    )
    (part,) = message.iter_attachments()
    assert part.get_filename() == f"{NAME}.docx"
    assert part.get_content() == (sent / "ut" / f"{NAME}.docx").read_bytes()


def test_it_says_what_is_to_be_done_and_when(sent: Path) -> None:
    text = (sent / "ut" / f"{NAME}.mejl.txt").read_text(encoding="utf-8")
    assert "som Näringsliv ansvarar för. Skriv i den bifogade Word-filen" in text
    assert "skicka tillbaka den senast tisdag 31 januari 2023." in text
    assert "Frågor: Region Norrbotten, regional utveckling" in text


def test_an_owner_without_an_address_gets_a_mail_to_nobody() -> None:
    report = report_of(**{"4": "ansvarig: Analys\n"})
    packet = packet_of_sections(report, ["4"])
    mail = packet_mail(report, packet, None, "4.docx", addresses_path(report))
    assert mail.to is None
    assert mail.subject == "Avsnitt 4 i återrapporteringen 2022"
    assert "adresser.yaml" in mail.nobody


def test_several_sections_are_listed() -> None:
    report = report_of()
    packet = packet_of_sections(report, ["3.1", "5"])
    mail = packet_mail(report, packet, None, "x.docx", addresses_path(report))
    assert mail.subject.startswith("Avsnitt 3.1 och 5 i ")
    assert "– 3.1 Samverkan med länsstyrelsen\n– 5 Övriga medskick" in mail.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Analys: analys(at)example.se\n", "rad 1: ”analys(at)example.se” är ingen"),
        ("# funktionsadresser\nAnalys: a@b\n", "rad 2: ”a@b” är ingen e-postadress"),
        ("analys@example.se\n", "rad 1: Filen ska bestå av nycklar"),
        ("Analys: [a@example.se]\n", "rad 1: ”Analys” ska vara text."),
        ("Analys: 'a\n", "rad 1: "),
    ],
)
def test_what_is_no_address_is_told_where_it_stands(
    text: str, message: str, tmp_path: Path
) -> None:
    report = report_with(tmp_path)
    path = addresses_path(report)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_addresses(report)
    assert message in refused.value.message


def test_without_a_file_there_are_no_addresses(tmp_path: Path) -> None:
    assert read_addresses(report_with(tmp_path)) == {}
