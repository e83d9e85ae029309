"""What has become of the sections that have gone to colleagues: a small log in the
report's folder, under `.villkor/`.

It holds numbers of sections, owners, names of files and days, and no text of the
report.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec
from msgspec import Struct, field

from villkor.base.diagnostic import UserError
from villkor.base.disk import make_folder, write_whole
from villkor.base.plain_files import open_plain_file
from villkor.base.refusals import why_not
from villkor.base.side_files import SIDE_FOLDER
from villkor.exchange.packets.packet_choice import Packet
from villkor.report.model import Report

ADDRESSES = "adresser.yaml"
_LOG = "utskick.json"
# tells git to leave the addresses out
_IGNORED = ".gitignore"
_VERSION = 1


class Event(StrEnum):
    """What may happen to a section."""

    SENT = "skickat"
    HOME = "hemma"
    MERGED = "infört"


class LogEntry(Struct, frozen=True, rename={"day": "dag", "event": "vad"}):
    """Something that happened to some sections, by their stems, on a day; and to whom
    and in which file they were sent.
    """

    day: date
    event: Event
    sections: tuple[str, ...] = field(name="avsnitt")
    to: str = field(name="till", default="")
    file: str = field(name="fil", default="")


class _Log(Struct, frozen=True):
    version: int
    entries: tuple[LogEntry, ...] = field(name="händelser")


def log_path(report: Report) -> Path:
    """Where the log of a report lies."""
    return report.folder / SIDE_FOLDER / _LOG


def read_log(report: Report) -> tuple[LogEntry, ...]:
    """What has happened, in order.

    Raises UserError for a file that is no log.
    """
    path = log_path(report)
    try:
        with open_plain_file(path) as file:
            told = msgspec.json.decode(file.read(), type=_Log)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UserError(
            f"{path} går inte att öppna: {why_not(error)}.",
            "Kontrollera att du får läsa den.",
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _not_a_log(path) from error
    if told.version != _VERSION:
        raise _not_a_log(path)
    return told.entries


def _not_a_log(path: Path) -> UserError:
    return UserError(
        f"{path} går inte att läsa: den säger vilka avsnitt som är utskickade.",
        "Flytta eller ta bort filen. Svaren i rapporten påverkas inte.",
    )


def record_sent(report: Report, packet: Packet, file: str) -> None:
    """Remember that a packet was made today, for its owner.

    Raises UserError if that cannot be written.
    """
    entry = LogEntry(
        day=report.today,
        event=Event.SENT,
        sections=packet.stems,
        to=packet.owner,
        file=file,
    )
    _add_entry(report, entry)


def record_home(report: Report, sections: Collection[str], day: date) -> None:
    """Remember that sections, by their stems, came home on a day.

    Raises UserError if that cannot be written.
    """
    _record(report, Event.HOME, sections, day)


def record_merged(report: Report, sections: Collection[str], day: date) -> None:
    """Remember that what came home of sections, by their stems, was put into the
    report on a day.

    Raises UserError if that cannot be written.
    """
    _record(report, Event.MERGED, sections, day)


def sent_sections(report: Report, questions: Collection[str]) -> tuple[str, ...]:
    """The stems of the sections that some questions, by their ids, belong to, and that
    have been sent to a colleague.

    Raises UserError for a log that cannot be read.
    """
    form = report.form
    sent: set[str] = set()
    for entry in read_log(report):
        if entry.event is Event.SENT:
            sent.update(entry.sections)
    asked = {form.file_of(form.questions[key]) for key in questions}
    return tuple(stem for stem in form.files if stem in asked & sent)


def _record(
    report: Report,
    event: Event,
    sections: Collection[str],
    day: date,
) -> None:
    known = tuple(stem for stem in report.form.files if stem in sections)
    if known:
        _add_entry(report, LogEntry(day, event, known))


def _add_entry(report: Report, entry: LogEntry) -> None:
    path = log_path(report)
    ignored = path.with_name(_IGNORED)
    log = _Log(_VERSION, (*read_log(report), entry))
    make_folder(path.parent)
    if not ignored.exists():
        write_whole(ignored, f"{ADDRESSES}\n".encode())
    told = json.dumps(msgspec.to_builtins(log), ensure_ascii=False, indent=1)
    write_whole(path, f"{told}\n".encode())
