"""A report's Word file → a mail with it attached, for a mail program to open as a
draft, and the same as text to paste.

villkor sends nothing. Whoever sends the mail is its sender, so it has no From; and
neither Date nor Message-ID, which RFC 5322 has the mail program set when the mail is
sent. So the same report also gives the same bytes.
"""

from __future__ import annotations

import re
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from hashlib import sha256
from pathlib import Path
from typing import Any

from msgspec import Struct

from villkor.document.blocks import DRAFT_MARK
from villkor.exchange.export import Written
from villkor.exchange.own_files import write_beside
from villkor.exchange.recipients import words_of
from villkor.form.model import Recipient
from villkor.form.placeholders import filled_pattern
from villkor.report.model import Report

_DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document"
_DRAFT = "Det här är ett utkast. Rapporten är inte färdig att lämna in."
NOBODY = "(ingen: det här är ett utkast)"
# controls, and what of a name on disk is no character
_NO_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST_LINE = 998  # RFC 5322, 2.1.1


class Mail(Struct, frozen=True):
    """What a mail says, to whom, and the name of the file that goes with it.

    That of a draft is to nobody: one click must not send it to an authority. `nobody`
    says why.
    """

    to: Address | None
    subject: str
    text: str
    attachment: str
    nobody: str = NOBODY


def mail_to(
    report: Report,
    recipient: Recipient,
    attachment: str,
    *,
    draft: bool,
) -> Mail:
    """The mail to a recipient, as the form's patterns have it.

    A draft of the report is called one, in the subject and first of all, and is
    addressed to nobody.

    That the subject names the sender and the register number is what Regeringskansliet
    asks of those who answer a remiss.
    """
    known = words_of(report, recipient)
    subject = " ".join(filled_pattern(recipient.subject, known).split())
    text = filled_pattern(recipient.text, known)
    if draft:
        text = f"{_DRAFT}\n\n{text}"
        return Mail(None, f"{DRAFT_MARK}: {subject}", text, attachment)
    to = Address(known["mottagare"], addr_spec=recipient.email)
    return Mail(to, subject, text, attachment)


def write_mail(
    report: Report,
    word_file: Written,
    docx: bytes,
    *,
    draft: bool,
) -> tuple[Written, Written]:
    """Write the mail beside the Word file, ready to send (.eml) and as text to paste
    (.txt).

    Raises UserError if that cannot be done.
    """
    name = attached_name(word_file.path)
    mail = mail_to(report, word_file.recipient, name, draft=draft)
    return write_both(word_file, docx, mail)


def write_both(
    word_file: Written,
    docx: bytes,
    mail: Mail,
) -> tuple[Written, Written]:
    """Write a mail beside its Word file, as `write_mail` does."""
    path = word_file.path
    text = as_text(mail).encode("utf-8")
    return (
        _write(word_file, path.with_suffix(".eml"), as_eml(mail, docx)),
        _write(word_file, path.with_suffix(".mejl.txt"), text),
    )


def _write(word_file: Written, path: Path, data: bytes) -> Written:
    write_beside(word_file.path, path, data)
    return Written(word_file.recipient, path, len(data))


def as_eml(mail: Mail, docx: bytes) -> bytes:
    """The mail as a file that Outlook and Thunderbird open as a draft, which is what
    the field X-Unsent asks of them.
    """
    message = EmailMessage(policy=_Policy(linesep=SMTP.linesep))
    message["X-Unsent"] = "1"
    if mail.to:
        message["To"] = mail.to
    message["Subject"] = mail.subject
    message.set_content(f"{mail.text}\n", cte="quoted-printable")
    message.add_attachment(
        docx,
        maintype="application",
        subtype=_DOCX,
        filename=mail.attachment,
    )
    # The "=_" can stand in neither quoted-printable nor base64 (RFC 2045, 6.7). Python
    # would draw a new boundary each time.
    message.set_boundary(f"=_{sha256(docx).hexdigest()[:32]}")
    return message.as_bytes()


def as_text(mail: Mail) -> str:
    """The mail as text, for those who paste it into a mail of their own."""
    return (
        f"Till: {mail.to or mail.nobody}\n"
        f"Ämne: {mail.subject}\n"
        f"Bilaga: {mail.attachment}\n\n"
        f"{mail.text}\n"
    )


class _Policy(EmailPolicy):
    """Header fields in ASCII with CRLF, as SMTP has them, where Python's own way of
    folding them does not do.

    In a long name or subject it loses or adds blanks between encoded words (RFC 2047,
    6.2). A long file name it cuts in pieces (RFC 2231, 3), which not all mail programs
    put together again.
    """

    def fold_binary(self, name: str, value: Any) -> bytes:
        match name.casefold():
            case "subject":
                return f"{name}: {_encoded(name, value)}\r\n".encode("ascii")
            case "to":
                (address,) = value.addresses
                words = _encoded(name, address.display_name)
                return f"{name}: {words}\r\n <{address.addr_spec}>\r\n".encode("ascii")
            case "content-disposition":
                return SMTP.clone(max_line_length=_LONGEST_LINE).fold_binary(
                    name,
                    value,
                )
            case _:
                return SMTP.fold_binary(name, value)


def attached_name(path: Path) -> str:
    """A file's name as any mail program can show and save it: without line breaks and
    other controls, and without what is no character.
    """
    return _NO_NAME.sub("_", path.name)


def _encoded(name: str, words: str) -> str:
    return Header(words, "utf-8", header_name=name).encode(linesep="\r\n")
