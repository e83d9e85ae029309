"""A question of a Word form, with what stands below it → its kind, its wording, what
follows on yes and no, its table and limit, and what is unsure about it.
"""

from __future__ import annotations

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart, BlankTable
from villkor.authoring.blanks.columns import DraftedTables
from villkor.authoring.blanks.drafted import DraftedQuestion
from villkor.authoring.blanks.limits import RowLimit, limit_in
from villkor.authoring.blanks.outline_items import OutlinedItem
from villkor.authoring.blanks.stated_choices import (
    StatedChoice,
    asks_for_choice,
    choice_of_line,
    follow_up_word,
    other_boxes,
    split_choice,
    split_follow_ups,
)
from villkor.authoring.blanks.wordings import (
    folded,
    is_asked,
    is_help,
    is_voluntary,
    may_be_voluntary,
    wants_bullets,
)
from villkor.form.model import FollowUp, Kind, Question

_JA, _NEJ, _BOTH = "ja", "nej", "båda"
_MOST_QUOTED = 40
_FEW_ROWS = 20  # of a table that says nothing of how many
_ONE_BOX = "Det finns en ruta för {} men ingen för {}. Kontrollera frågan."
_MORE_BOXES = (
    "Det finns fler svar än ja och nej ({}), och dem har villkor ingen plats för."
)
_OTHER_BOXES = (
    "Svaren kryssas i ({}). Frågan är läst som en fråga om text: kontrollera det."
)
_CHOICES = "Svaret väljs i en lista ({}). Frågan är läst som en fråga om text."
_NO_BOXES = "Det finns en följdfråga om ja eller nej, men inga rutor att kryssa i."
_BOTH_WAYS = "Det framgår inte om ”{}” gäller vid ja, vid nej eller båda."
_JOINED = "Stycket ”{}” är läst som en del av frågan: kontrollera det."
_SEVERAL_TABLES = "Frågan har {} tabeller med olika rubriker. Bara den första är läst."
_TABLE_AND_CHOICE = (
    "Frågan har både rutor för ja och nej och en tabell, som inte är läst."
)
_NO_LIMIT = (
    "Frågan säger inte hur många rader tabellen får ha. {} står i Word-filen, och det är "
    "läst som det högsta antalet."
)
_UNKNOWN_LIMIT = (
    "Frågan säger inte hur många rader tabellen får ha. Här står {}: ändra om det "
    "är fel."
)
_PER = "”{}”: kontrollera hur många rader det blir. Här står {}."
_MORE_ROWS = "Frågan säger {}, men tabellen i Word-filen har {} rader."
_LABELLED = "Raderna i tabellen har redan namn ({}), och de finns inte med."
_VOLUNTARY = "Kontrollera om frågan får lämnas utan svar: se ”frivillig”."


class QuestionReading(Struct):
    """What has been read of a question so far."""

    outlined: OutlinedItem
    wording: str
    yes: bool = False
    no: bool = False
    branch: str = ""
    follow_ups: dict[str, str] = field(default_factory=dict)
    tables: list[BlankTable] = field(default_factory=list)
    help: list[str] = field(default_factory=list)
    instructions: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    choices: list[str] = field(default_factory=list)
    why: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    place_seen: bool = False

    @property
    def is_choice(self) -> bool:
        """Whether yes and no are to choose from."""
        return self.yes or self.no

    def read_own_line(self) -> None:
        """What the line of the question itself says beside its words."""
        line = self.outlined.item.line
        words, offered = split_choice(self.wording)
        if offered:
            self.wording = words
            self.yes = self.no = True
            self.branch = _BOTH
        elif line.boxed:
            self.options += other_boxes(line)
        if asks_for_choice(words):
            self.yes = self.no = True
            self.branch = _BOTH
        self._take_choices(line)
        self.place_seen = line.fillable

    def _take_choices(self, line: BlankLine) -> None:
        offered = {folded(choice) for choice in line.choices}
        if {_JA, _NEJ} <= offered:
            self.yes = self.no = True
            self.branch = _BOTH
        else:
            self.choices += line.choices

    def read_part(self, part: BlankPart) -> None:
        """Read a part below it."""
        if isinstance(part, BlankTable):
            self.tables.append(part)
            self.place_seen = True
            return
        choice = choice_of_line(part)
        if choice:
            self._read_choice(part, choice)
        elif part.is_place:
            self.place_seen = True
        elif part.boxed:
            self.options += other_boxes(part)
        else:
            self._take_choices(part)
            self._read_words(part)

    def _read_choice(self, line: BlankLine, choice: StatedChoice) -> None:
        self.yes = self.yes or choice.yes
        self.no = self.no or choice.no
        self.place_seen = True
        self.branch = _JA if choice.yes else _NEJ
        if choice.yes and choice.no:
            self.branch = _BOTH
        more = other_boxes(line)
        self.options += more
        if choice.after and not more:
            self._follow(choice.after)

    def _read_words(self, line: BlankLine) -> None:
        words = line.words
        if not words:
            return
        if follow_up_word(words):
            self._follow(words)
        elif line.italic or is_help(words):
            self.help.append(words)
        elif self.branch and is_asked(words) and not line.listed:
            self._follow(words)
        elif self._goes_on(line):
            self.wording = f"{self.wording} {line.text if line.number else words}"
        else:
            self.instructions.append(words)
        self.place_seen = self.place_seen or line.fillable

    def _follow(self, words: str) -> None:
        """Take what is asked of whoever has chosen."""
        first, others = split_follow_ups(words)
        word = follow_up_word(first)
        if word or self.branch != _BOTH:
            self._add_follow_up(word or self.branch, first)
        else:
            self.doubts.append(_BOTH_WAYS.format(first))
            self._add_follow_up(_JA, first)
            self._add_follow_up(_NEJ, first)
        for key, text in others.items():
            self._add_follow_up(key, text)

    def _add_follow_up(self, word: str, text: str) -> None:
        before = self.follow_ups.get(word)
        self.follow_ups[word] = f"{before} {text}" if before else text

    def _goes_on(self, line: BlankLine) -> bool:
        """Whether a line is a part of the question: a point after its colon, or a
        paragraph in the same bold words before there is somewhere to write.
        """
        own = self.outlined.item.line
        if self.place_seen or self.is_choice:
            return False
        if own.words.endswith(":") and (line.listed or line.number):
            return True
        if own.bold and line.bold and not line.listed:
            self.doubts.append(_JOINED.format(_begun(line.words)))
            return True
        return False

    def settle(self) -> None:
        """Look at it as a whole."""
        if self.follow_ups and not self.is_choice:
            self.yes = self.no = True
            self.doubts.append(_NO_BOXES)
        if self.is_choice:
            self.wording, others = split_follow_ups(self.wording)
            for word, text in others.items():
                self.follow_ups.setdefault(word, text)
            self.why.append("kryssruta ☐ Ja / ☐ Nej")
            if not (self.yes and self.no):
                told, lacking = (_JA, _NEJ) if self.yes else (_NEJ, _JA)
                self.doubts.append(_ONE_BOX.format(told, lacking))
            if self.options:
                self.doubts.append(_MORE_BOXES.format(", ".join(self.options)))
            if self.tables:
                self.doubts.append(_TABLE_AND_CHOICE)
        elif self.options:
            self.doubts.append(_OTHER_BOXES.format(", ".join(self.options)))
        elif self.choices and not self.tables:
            self.doubts.append(_CHOICES.format(", ".join(self.choices)))
        for word in self.follow_ups:
            self.why.append(f"följdfråga vid {word}")


def read_question(outlined: OutlinedItem) -> QuestionReading:
    """What a question and the parts below it say."""
    item = outlined.item
    reading = QuestionReading(outlined, item.line.words)
    reading.why += item.why
    reading.doubts += item.doubts
    reading.read_own_line()
    for part in item.below:
        reading.read_part(part)
    reading.settle()
    return reading


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
            if_yes=_follow_up(reading, _JA),
            if_no=_follow_up(reading, _NEJ),
        )
    elif reading.tables:
        question = _with_table(reading, question, tables)
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


def _follow_up(reading: QuestionReading, word: str) -> FollowUp | None:
    text = reading.follow_ups.get(word, "")
    return FollowUp(text, wants_bullets(text)) if text else None


def _voluntary(reading: QuestionReading, above: str) -> bool:
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
    limit = limit_in(said)
    if table.labels and not all(
        label.strip(" .)").isdecimal() for label in table.labels
    ):
        reading.doubts.append(_LABELLED.format(", ".join(table.labels)))
    if limit:
        return _limited(reading, limit, rows)
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
    limit: RowLimit,
    rows: int,
) -> int:
    reading.why.append(f"”{limit.words}”")
    most = limit.rows
    if limit.per:
        most = max(limit.rows, rows)
        reading.doubts.append(_PER.format(limit.words, most))
    elif rows > limit.rows:
        reading.doubts.append(_MORE_ROWS.format(f"”{limit.words}”", rows))
    return most


def _begun(words: str) -> str:
    if len(words) <= _MOST_QUOTED:
        return words
    return f"{words[: _MOST_QUOTED - 1].rstrip()}…"
