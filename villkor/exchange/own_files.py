"""What villkor wrote, told from what somebody else did: only the former is ever replaced.

The receipt remembers it. It is written before the file that it is of, and holds the sum
of the one before too, so that whenever a run is killed the next knows what is there.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from villkor.base.diagnostic import UserError
from villkor.base.disk import place_of, write_whole
from villkor.base.refusals import what_to_do, why_not
from villkor.exchange.receipt import (
    Receipt,
    checksum,
    path_of,
    read_receipt,
    to_json,
)

_REMEMBERED = 12  # sums: some runs' Word files, PDFs, mails and texts


def keep_edits(target: Path, docx: Path | None = None) -> None:
    """Raise UserError if there is a file already that we did not write, or that someone
    has changed since.

    `docx` is the Word file that it goes with, if it is another one.
    """
    if path_of(docx or target).exists() or target.exists():
        receipt = read_receipt(path_of(docx or target))
        found = _bytes_of(target)
        if found is not None and not _is_ours(found, receipt):
            raise _not_ours(target, receipt, is_word_file=docx is None)


def _is_ours(data: bytes, receipt: Receipt | None) -> bool:
    if receipt is None:
        return False
    return checksum(data) in {receipt.docx, *receipt.beside}


def _bytes_of(target: Path) -> bytes | None:
    """What stands in a file, or None if there is none."""
    try:
        place_of(target)
        return target.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(
            f"Det går inte att läsa {target}: {why_not(error)}.",
            what_to_do(error, "Är filen öppen i Word?", target),
        ) from error


def _not_ours(
    target: Path,
    receipt: Receipt | None,
    *,
    is_word_file: bool,
) -> UserError:
    what = "finns redan, och villkor vet inte om någon har skrivit i den"
    if receipt and is_word_file:
        what = "har ändrats sedan villkor skrev den"
    hint = "Flytta filen eller byt namn på den, eller välj ett annat namn med --output."
    if receipt and receipt.sections and is_word_file:
        hint = (
            f"Ta hem det som är skrivet med villkor import-docx {target.name}. {hint}"
        )
    elif is_word_file:
        hint = f"Se vad som skiljer med villkor verify {target.name}. {hint}"
    return UserError(f"{target} {what}. Inget har skrivits över.", hint)


def write_with_receipt(docx: Path, data: bytes, receipt: Receipt) -> None:
    """Write a Word file, and before it its receipt.

    Raises UserError, with the receipt as it was, if what is there is not ours now or
    cannot be replaced.
    """
    keep_edits(docx)
    if not docx.parent.is_dir():
        write_whole(docx, data)  # which says why not
    beside = path_of(docx)
    before = _bytes_of(beside)
    known = _known_sums(docx)
    write_whole(beside, to_json(replace(receipt, beside=known), docx))
    try:
        write_whole(docx, data, lambda: keep_edits(docx))
    except UserError:
        _put_back(beside, before)
        raise


def _known_sums(docx: Path) -> tuple[str, ...]:
    """The sums of what is there now, and of what else we wrote beside it."""
    receipt, there = read_receipt(path_of(docx)), _bytes_of(docx)
    known = receipt.beside if receipt else ()
    if there is not None:
        known = (*known, checksum(there))
    return tuple(dict.fromkeys(reversed(known)))[:_REMEMBERED][::-1]


def _put_back(path: Path, before: bytes | None) -> None:
    with suppress(UserError):  # the reason why all this is done is told
        if before is None:
            path.unlink(missing_ok=True)
        else:
            write_whole(path, before)


def write_beside(docx: Path, path: Path, data: bytes) -> None:
    """Write a file that goes with a Word file, and remember it in the receipt.

    Raises UserError if what is there is not ours, or cannot be replaced.
    """
    keep_edits(path, docx)
    receipt = read_receipt(path_of(docx))
    if receipt:
        known = tuple(each for each in receipt.beside if each != checksum(data))
        beside = (*known, checksum(data))[-_REMEMBERED:]
        write_whole(path_of(docx), to_json(replace(receipt, beside=beside), docx))
    write_whole(path, data, lambda: keep_edits(path, docx))
