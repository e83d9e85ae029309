"""What has been read of a question → the question of a form, with its kind, its table
and limit, and what is unsure about it.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from villkor.authoring.blanks.columns import DraftedTables
from villkor.authoring.blanks.drafted import DraftedQuestion
from villkor.authoring.blanks.question_reading import QuestionReading
from villkor.authoring.blanks.stated_choices import follow_up_word
from villkor.authoring.blanks.wordings import (
    is_voluntary,
    may_be_voluntary,
    wants_bullets,
)
from villkor.form.limits import RowLimit, row_limits
from villkor.form.model import FollowUp, Kind, Question

_FEW_ROWS = 20  # of a table that says nothing of how many
_SEVERAL_TABLES = "Frågan har {} tabeller med olika rubriker. Bara den första är läst."
_NO_LIMIT = (
    "Frågan säger inte hur många rader tabellen får ha. {} står i Word-filen, och det är "
    "läst som det högsta antalet."
)
_UNKNOWN_LIMIT = (
    "Frågan säger inte hur många rader tabellen får ha. Här står {}: ändra om det "
    "är fel."
)
_PER = "”{}”: kontrollera hur många rader det blir. Här står {}."
_SEVERAL_LIMITS = "Frågan säger ”{}”. Kontrollera vilket som gäller: här står {}."
_MORE_ROWS = "Frågan säger {}, men tabellen i Word-filen har {} rader."
_LABELLED = "Raderna i tabellen har redan namn ({}), och de finns inte med."
_VOLUNTARY = "Kontrollera om frågan får lämnas utan svar: se ”frivillig”."


def drafted_question(
    reading: QuestionReading,
    tables: DraftedTables,
    above: str,
) -> DraftedQuestion:
    """The question that has been read; `above` are the headings it stands under."""
    outlined = reading.outlined
    question = Question(
        outlined.id,
        outlined.parent,
        Kind.TEXT,
        reading.wording,
        guidance=" ".join(reading.help),
    )
    if reading.is_choice:
        question = replace(
            question,
            kind=Kind.YES_NO,
            if_yes=_follow_up(reading, "ja"),
            if_no=_follow_up(reading, "nej"),
        )
    elif reading.tables:
        question = _with_table(
            reading,
            question,
            tables,
        )
    elif wants_bullets(reading.wording):
        question = replace(question, bullets=True)
        reading.why.append("”i punktform”")
    question = replace(question, required=not _voluntary(reading, above))
    return DraftedQuestion(
        question,
        outlined.item.line.place,
        tuple(dict.fromkeys(reading.why)),
        tuple(dict.fromkeys(reading.doubts)),
        question.table,
    )


def _with_table(
    reading: QuestionReading,
    question: Question,
    tables: DraftedTables,
) -> Question:
    first = reading.tables[0]
    name, unsure = tables.name_of(first, question.id)
    reading.doubts += unsure
    reading.why.append(f"tabell med {len(first.headings)} kolumner")
    return replace(
        question,
        kind=Kind.TABLE,
        columns=tables.columns[name],
        max_rows=_most_rows(reading),
        table=name,
    )


def _follow_up(
    reading: QuestionReading,
    word: str,
) -> FollowUp | None:
    text = reading.follow_ups.get(word, "")
    return (
        FollowUp(
            text,
            wants_bullets(text),
        )
        if text
        else None
    )


def _voluntary(
    reading: QuestionReading,
    above: str,
) -> bool:
    """Whether the question may be left without an answer."""
    told = " ".join((reading.wording, *reading.help, *reading.instructions, above))
    on = follow_up_word(reading.wording)
    if on:
        reading.why.append(f"gäller bara vid {on}")
        return True
    if is_voluntary(told):
        reading.why.append("frivillig")
        return True
    if may_be_voluntary(reading.wording):
        reading.doubts.append(_VOLUNTARY)
    return False


def _most_rows(reading: QuestionReading) -> int:
    """The largest number of rows of its table: what the words say, else what is there
    to write in.
    """
    table = reading.tables[0]
    rows = _rows_there(reading)
    said = " ".join((reading.wording, *reading.help, *reading.instructions))
    limits = row_limits(said)
    if table.labels and not all(
        label.strip(" .)").isdecimal() for label in table.labels
    ):
        reading.doubts.append(_LABELLED.format(", ".join(table.labels)))
    if limits:
        return _limited(
            reading,
            limits,
            rows,
        )
    if rows > 1:
        reading.why.append(f"tabellen har {rows} rader")
        reading.doubts.append(_NO_LIMIT.format(f"{rows} rader"))
        return rows
    reading.doubts.append(_UNKNOWN_LIMIT.format(_FEW_ROWS))
    return _FEW_ROWS


def _rows_there(reading: QuestionReading) -> int:
    """The rows to write in, of all tables with the same headings."""
    first = reading.tables[0]
    rows = first.rows
    others = 0
    for table in reading.tables[1:]:
        if table.headings == first.headings:
            rows += table.rows
        else:
            others += 1
    if others:
        reading.doubts.append(_SEVERAL_TABLES.format(others + 1))
    return rows


def _limited(
    reading: QuestionReading,
    limits: Sequence[RowLimit],
    rows: int,
) -> int:
    in_all = [limit for limit in limits if not limit.per]
    first = (in_all or limits)[0]
    reading.why.append(f"”{first.words}”")
    most = first.rows
    if not in_all:
        most = max(first.rows, rows)
        reading.doubts.append(_PER.format(first.words, most))
    elif len(in_all) > 1:
        most = max(limit.rows for limit in in_all)
        told = "” och ”".join(limit.words for limit in in_all)
        reading.doubts.append(_SEVERAL_LIMITS.format(told, most))
    elif rows > most:
        reading.doubts.append(_MORE_ROWS.format(f"”{first.words}”", rows))
    return most
