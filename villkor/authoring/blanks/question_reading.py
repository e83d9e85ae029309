"""A question of a Word form with what stands below it: its words, what may be chosen,
and what follows on yes and no.
"""

from __future__ import annotations

from msgspec import Struct, field

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart, BlankTable
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
from villkor.authoring.blanks.wordings import folded, is_asked, is_help

_JA, _NEJ, _BOTH = "ja", "nej", "båda"
_MOST_QUOTED = 40
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
_TABLE_AND_CHOICE = (
    "Frågan har både rutor för ja och nej och en tabell, som inte är läst."
)


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
        if offered or asks_for_choice(words):
            self.wording = words
            self._offer_both()
        elif line.boxed:
            self.options += other_boxes(line)
        self._take_choices(line)
        self.place_seen = line.fillable

    def _offer_both(self) -> None:
        self.yes = self.no = True
        self.branch = _BOTH

    def _take_choices(self, line: BlankLine) -> None:
        offered = {folded(choice) for choice in line.choices}
        if {_JA, _NEJ} <= offered:
            self._offer_both()
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

    def _read_choice(
        self,
        line: BlankLine,
        choice: StatedChoice,
    ) -> None:
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
        if follow_up_word(words) or self._asks_chooser(line):
            self._follow(words)
        elif self._is_help(line):
            self.help.append(words)
        elif self._goes_on(line):
            self.wording += f" {line.text if line.number else words}"
        elif words:
            self.instructions.append(words)
        if line.fillable:
            self.place_seen = True

    def _is_help(self, line: BlankLine) -> bool:
        """Whether a line helps: it says so, is italic, or has smaller letters."""
        smaller = line.size < self.outlined.item.line.size
        if line.italic or (smaller and not line.listed):
            return bool(line.words)
        return is_help(line.words)

    def _asks_chooser(self, line: BlankLine) -> bool:
        """Whether a line asks something of whoever has ticked a box."""
        if not self.branch or line.listed or line.italic:
            return False
        return is_asked(line.words) and not is_help(line.words)

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

    def _add_follow_up(
        self,
        word: str,
        text: str,
    ) -> None:
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
            self.doubts.append(_JOINED.format(begun_words(line.words)))
            return True
        return False

    def settle(self) -> None:
        """Look at it as a whole."""
        if self.follow_ups and not self.is_choice:
            self.yes = self.no = True
            self.doubts.append(_NO_BOXES)
        if self.is_choice:
            self._settle_choice()
        elif self.options:
            self.doubts.append(_OTHER_BOXES.format(", ".join(self.options)))
        elif self.choices and not self.tables:
            self.doubts.append(_CHOICES.format(", ".join(self.choices)))
        for word in self.follow_ups:
            self.why.append(f"följdfråga vid {word}")

    def _settle_choice(self) -> None:
        self.wording, others = split_follow_ups(self.wording)
        self.follow_ups = {**others, **self.follow_ups}
        self.why.append("kryssruta ☐ Ja / ☐ Nej")
        if not self.no:
            self.doubts.append(_ONE_BOX.format(_JA, _NEJ))
        if not self.yes:
            self.doubts.append(_ONE_BOX.format(_NEJ, _JA))
        if self.options:
            self.doubts.append(_MORE_BOXES.format(", ".join(self.options)))
        if self.tables:
            self.doubts.append(_TABLE_AND_CHOICE)


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


def begun_words(words: str) -> str:
    """The beginning of some words, to quote."""
    if len(words) <= _MOST_QUOTED:
        return words
    return f"{words[: _MOST_QUOTED - 1].rstrip()}…"
