"""The mail drafts, parsed back by the standard library, which knows nothing of how villkor makes
them.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.laws import examples
from tests.tools import copy_sample, empty_report, own_sample, villkor
from villkor.exchange.mail import Mail, as_eml, as_text, mail_to
from villkor.form.model import Recipient
from villkor.report.load import load_report

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAME = "aterrapportering-2022-region-norrbotten-tillvaxtverket"
NO_LAYOUT = {"PATH": ""}
MAIL = Mail(
    Address("Tillväxtverket", addr_spec="tillvaxtverket@tillvaxtverket.se"),
    "Ämne – dnr Ä 2022-4019",
    "Hej!",
    "svar.docx",
)
LINE = st.text(st.characters(exclude_categories=["C", "Z"])).map(
    lambda word: word or "ö"
)
SUBJECT = st.lists(LINE, min_size=1, max_size=40).map(" ".join)


def parsed(eml: bytes) -> EmailMessage:
    message = message_from_bytes(eml, policy=default)
    assert isinstance(message, EmailMessage)
    assert not [
        *message.defects,
        *(defect for part in message.walk() for defect in part.defects),
    ]
    return message


def body(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def attached(message: EmailMessage) -> EmailMessage:
    (part,) = message.iter_attachments()
    assert isinstance(part, EmailMessage)
    return part


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program writes for all recipients of the sample."""
    target = tmp_path_factory.mktemp("mail") / "ut"
    made = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "alla",
        "--eml",
        "--output-dir",
        target,
        **NO_LAYOUT,
    )
    assert made.returncode == 0, made.stderr
    return target


def test_a_word_file_a_mail_and_its_text_are_written_for_each_recipient(
    folder: Path,
) -> None:
    stems = [
        NAME.replace("tillvaxtverket", key)
        for key in ("regeringskansliet", "tillvaxtverket")
    ]
    for kind in ("docx", "eml", "mejl.txt"):
        assert sorted(path.name for path in folder.glob(f"*.{kind}")) == [
            f"{stem}.{kind}" for stem in stems
        ]


def test_the_mail_is_a_draft_to_the_recipient_with_register_number_and_sender_in_its_subject(
    folder: Path,
) -> None:
    mail = parsed((folder / f"{NAME}.eml").read_bytes())
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "Tillväxtverket <tillvaxtverket@tillvaxtverket.se>"
    assert [address.addr_spec for address in mail["To"].addresses] == [
        "tillvaxtverket@tillvaxtverket.se"
    ]
    assert (
        mail["Subject"]
        == "Återrapportering av villkorsbeslut 2022 – Region Norrbotten, dnr Ä 2022-4019"
    )
    assert set(mail.keys()) == {
        "X-Unsent",
        "To",
        "Subject",
        "MIME-Version",
        "Content-Type",
    }


def test_the_text_says_what_is_attached_the_register_numbers_and_whom_to_ask(
    folder: Path,
) -> None:
    mail = parsed(
        (folder / NAME.replace("tillvaxtverket", "regeringskansliet"))
        .with_suffix(".eml")
        .read_bytes()
    )
    assert mail["Subject"].endswith(
        "– Region Norrbotten, dnr N2021/03079, N2021/03001 (delvis)"
    )
    assert body(mail) == (
        "Till Regeringskansliet\n\n"
        "Återrapportering av villkorsbeslut 2022 från Region Norrbotten bifogas som Word-fil. "
        "Samma återrapportering skickas till Tillväxtverket.\n\n"
        "Ert diarienummer: N2021/03079, N2021/03001 (delvis)\n"
        "Vårt diarienummer: RUN 00060-2022\n\n"
        "Kontakt: Region Norrbotten, regional utveckling\n"
    )


def test_the_word_file_is_attached_byte_for_byte_with_its_name_and_type(
    folder: Path,
) -> None:
    part = attached(parsed((folder / f"{NAME}.eml").read_bytes()))
    assert part.get_content_type() == DOCX
    assert part.get_content_disposition() == "attachment"
    assert part.get_filename() == f"{NAME}.docx"
    assert part.get_content() == (folder / f"{NAME}.docx").read_bytes()


def test_the_text_file_holds_the_same_for_those_who_paste(folder: Path) -> None:
    mail = parsed((folder / f"{NAME}.eml").read_bytes())
    text = (folder / f"{NAME}.mejl.txt").read_bytes().decode("utf-8")
    assert (
        text
        == f"Till: {mail['To']}\nÄmne: {mail['Subject']}\nBilaga: {NAME}.docx\n\n{body(mail)}"
    )


def test_the_same_report_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    again = {**NO_LAYOUT, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    made = villkor(
        "export-docx", copy_sample(tmp_path), "--to", "tillvaxtverket", "--eml", **again
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / f"{NAME}.eml").read_bytes() == (
        folder / f"{NAME}.eml"
    ).read_bytes()


def test_a_draft_says_so_in_name_subject_and_text_and_is_to_nobody(
    tmp_path: Path,
) -> None:
    made = villkor(
        "export-docx",
        empty_report(tmp_path),
        "--to",
        "tillvaxtverket",
        "--draft",
        "--eml",
        **NO_LAYOUT,
    )
    assert made.returncode == 0, made.stderr
    mail = parsed((tmp_path / f"{NAME}-utkast.eml").read_bytes())
    assert mail["Subject"].startswith(
        "UTKAST: Återrapportering av villkorsbeslut 2022 – Region Norrbotten"
    )
    assert "To" not in mail  # one click must not send it to an authority
    assert "Mejlet är ett utkast och har ingen mottagare." in made.stdout
    text = (tmp_path / f"{NAME}-utkast.mejl.txt").read_text(encoding="utf-8")
    assert text.startswith("Till: (ingen: det här är ett utkast)\n")
    assert body(mail).startswith(
        "Det här är ett utkast. Rapporten är inte färdig att lämna in.\n\nTill Tillväxtverket\n"
    )
    assert attached(mail).get_filename() == f"{NAME}-utkast.docx"


def test_without_patterns_of_its_own_a_recipient_gets_those_of_villkor(
    tmp_path: Path,
) -> None:
    report = load_report(empty_report(tmp_path))
    mail = mail_to(
        report,
        Recipient("lst", "Länsstyrelsen", "lst@exempel.se", ""),
        "svar.docx",
        draft=False,
    )
    assert as_text(mail) == (
        "Till: Länsstyrelsen <lst@exempel.se>\n"
        "Ämne: Återrapportering av villkorsbeslut 2022 – Region Norrbotten\n"
        "Bilaga: svar.docx\n\n"
        "Hej!\n\n"
        "Återrapportering av villkorsbeslut 2022 från Region Norrbotten bifogas som Word-fil.\n"
    )


def test_every_line_is_ascii_ends_as_in_mail_and_is_no_longer_than_mail_allows() -> (
    None
):
    mail = replace(
        MAIL,
        subject="Återrapportering av villkorsbeslut " * 10,
        text="En lång rad på svenska. " * 100,
    )
    lines = as_eml(mail, b"docx" * 1000).split(b"\r\n")
    assert all(line.isascii() and b"\n" not in line for line in lines)
    # one word, which cannot be folded
    assert [line for line in lines if len(line) > 78] == [
        f"Content-Type: {DOCX}".encode()
    ]


@pytest.mark.parametrize(
    "name",
    [
        f"{NAME}-utkast-{'a' * 60}.docx",
        "svår fil.docx",
        f"{'å' * 60}.docx",
        "a;b=c.docx",
    ],
)
def test_a_file_name_is_whole_however_long_or_odd(name: str) -> None:
    eml = as_eml(replace(MAIL, attachment=name), b"docx")
    assert attached(parsed(eml)).get_filename() == name
    assert not re.search(rb"\*0", eml)


@pytest.mark.law
@settings(deadline=None, max_examples=examples(100))
@given(name=SUBJECT, subject=SUBJECT, text=SUBJECT, docx=st.binary())
def test_any_name_subject_text_and_file_are_read_back_exactly(
    name: str, subject: str, text: str, docx: bytes
) -> None:
    to = Address(name, addr_spec="registrator@exempel.se")
    eml = as_eml(Mail(to, subject, text, "svar.docx"), docx)
    mail = parsed(eml)
    assert [address.addr_spec for address in mail["To"].addresses] == [
        "registrator@exempel.se"
    ]
    # Python's newer parser puts a blank between the pieces of a long name (RFC 2047, 6.2, has
    # none); its older one does not.
    assert (
        str(make_header(decode_header(message_from_bytes(eml)["To"])))
        == f"{name} <registrator@exempel.se>"
    )
    assert mail["Subject"] == subject
    assert body(mail) == f"{text}\n"
    assert attached(mail).get_content() == docx
