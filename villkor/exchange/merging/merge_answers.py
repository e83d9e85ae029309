"""An answer that has been changed in the report and in Word since they were one, put
together.

What only one of them has changed is as that one has it, what both have changed alike is
so once, and what both have changed otherwise is put together where the changes are in
different places. In the same place they are a conflict, which a person must decide.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from villkor.exchange.merging.merge_row import row_text
from villkor.exchange.merging.merge_rows import merge_rows
from villkor.exchange.merging.merge_values import ValuesTold, merge_values
from villkor.exchange.merging.merged import Conflict, Merged, Outcome, Told
from villkor.exchange.merging.value_place import ValuePlace, Values, value_text
from villkor.form.model import Question
from villkor.report.keys import NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.two_versions import has_two_versions, merge_conflict_text
from villkor.report.values import AnswerValue, KeyPath

_CHOICE, *_FOLLOW_UPS = YES_NO_KEYS
_UNFINISHED = (
    "Svaret har kvar två versioner från en tidigare inläsning. Välj den som ska gälla, "
    "och läs in Word-filen igen."
)
_NOT_IN_WORD = "Word-filen har inget svar; rapportens står kvar."


def merge_answer(
    question: Question,
    base: Told | None,
    ours: Told,
    theirs: AnswerValue,
    name: str = "",
) -> Merged:
    """The answer to a question. `base` is what both began with (None: it is not known),
    `ours` what the report says now, and `theirs` what the Word file of a name says.

    A question that the Word file does not ask is not for this.
    """
    merging = _Merging(question, name)
    kept = Merged(
        ours.written,
        ours.written,
        Outcome.UNCHANGED,
    )
    if merging.same(theirs, ours.shown):
        changed = base is not None and not merging.same(ours.shown, base.shown)
        return replace(kept, outcome=Outcome.ALIKE) if changed else kept
    if base and merging.same(theirs, base.shown):
        return replace(kept, outcome=Outcome.OURS)
    if has_marks(ours.written) or has_marks(theirs):
        told = merging.whole_conflict(
            base,
            ours,
            theirs,
        ).conflicts
        return Merged(
            ours.written, ours.written, Outcome.UNFINISHED, told, (_UNFINISHED,)
        )
    if base is None:
        return merging.without_base(ours, theirs)
    return merging.with_base(base, ours, theirs)


class _Merging(Struct, frozen=True):
    """How the answer to a question is put together with that of a Word file of a
    name.
    """

    question: Question
    name: str

    @property
    def _place(self) -> ValuePlace:
        return ValuePlace(self.question, self.name)

    def same(
        self,
        one: AnswerValue,
        other: AnswerValue,
    ) -> bool:
        """Whether two answers say the same."""
        if len(one.rows) != len(other.rows):
            return False
        pairs = [(one.parts, other.parts), *zip(one.rows, other.rows, strict=True)]
        return all(self._place.all_same(*pair) for pair in pairs)

    def without_base(
        self,
        ours: Told,
        theirs: AnswerValue,
    ) -> Merged:
        """What comes of answers that differ, if it is not known what both began with:
        only what the report lacks is taken.
        """
        if ours.written.empty:
            return Merged(theirs, theirs, Outcome.NEW)
        if theirs.empty:
            notes = (_NOT_IN_WORD,)
            return Merged(
                ours.written,
                ours.written,
                Outcome.OURS,
                notes=notes,
            )
        if _shape(ours.written) != _shape(theirs):
            return self.whole_conflict(None, ours, theirs)
        merged = self._merged_values(None, ours, theirs)
        return self._with_outcome(
            merged,
            ours,
            ours_changed=True,
        )

    def with_base(
        self,
        base: Told,
        ours: Told,
        theirs: AnswerValue,
    ) -> Merged:
        """What comes of an answer that has been changed in Word."""
        ours_changed = not self.same(ours.shown, base.shown)
        if ours.written.empty and base.written.empty:
            return Merged(theirs, theirs, Outcome.NEW)
        if not ours_changed and theirs.empty:
            return Merged(
                AnswerValue(),
                AnswerValue(),
                Outcome.REMOVED,
            )
        if ours.written.empty or theirs.empty:
            return self.whole_conflict(base, ours, theirs)
        if _shape(ours.written) != _shape(theirs):
            if ours_changed:
                return self.whole_conflict(
                    base,
                    ours,
                    theirs,
                )
            return Merged(theirs, theirs, Outcome.THEIRS)
        if self._choice_clashes(
            base.shown.parts,
            ours.shown.parts,
            theirs.parts,
        ):
            return self.whole_conflict(base, ours, theirs)
        merged = self._merged_values(base, ours, theirs)
        return self._with_outcome(
            merged,
            ours,
            ours_changed=ours_changed,
        )

    def _with_outcome(
        self, merged: Merged, ours: Told, *, ours_changed: bool
    ) -> Merged:
        if merged.conflicts:
            return replace(
                merged,
                value=ours.written,
                outcome=Outcome.CONFLICT,
            )
        if merged.value == ours.written:
            return replace(
                merged, outcome=Outcome.OURS if ours_changed else Outcome.UNCHANGED
            )
        return replace(
            merged, outcome=Outcome.MERGED if ours_changed else Outcome.THEIRS
        )

    def _choice_clashes(
        self,
        base: Values,
        ours: Values,
        theirs: Values,
    ) -> bool:
        """Whether one of the two says ja or nej otherwise, while the other has changed
        what that leads to.
        """
        choice: KeyPath = (_CHOICE,)
        by_ours = ours.get(choice) != base.get(choice)
        by_theirs = theirs.get(choice) != base.get(choice)
        if by_ours == by_theirs:
            return False
        other = theirs if by_ours else ours
        for key in _FOLLOW_UPS:
            now = other.get((key,))
            if now != base.get((key,)) and ours.get((key,)) != theirs.get((key,)):
                return True
        return False

    def _merged_values(
        self, base: Told | None, ours: Told, theirs: AnswerValue
    ) -> Merged:
        """The values put together one by one, without an outcome."""
        rows = merge_rows(
            self.question,
            base,
            ours,
            theirs.rows,
            self.name,
        )
        parts = merge_values(
            self._place,
            _parts_of(base) if base else None,
            _parts_of(ours),
            theirs.parts,
        )
        return Merged(
            AnswerValue(parts.value, rows.value),
            AnswerValue(parts.marked, rows.marked),
            Outcome.UNCHANGED,
            (*parts.conflicts, *rows.conflicts),
            tuple(dict.fromkeys((*parts.notes, *rows.notes))),
        )

    def whole_conflict(
        self,
        base: Told | None,
        ours: Told,
        theirs: AnswerValue,
    ) -> Merged:
        """The whole answer as a conflict."""
        before = answer_text(base.written) if base else ""
        own, other = answer_text(ours.written), answer_text(theirs)
        if ours.written.empty:
            marked = self._with_text(theirs, lambda text: ("", text))
        else:
            marked = self._with_text(ours.written, lambda text: (text, other))
        conflict = Conflict((), "", own, other, before)
        return Merged(
            ours.written,
            marked,
            Outcome.CONFLICT,
            (conflict,),
        )

    def _with_text(
        self,
        value: AnswerValue,
        versions: Callable[[str], tuple[str, str]],
    ) -> AnswerValue:
        """An answer with two versions in the place of one of its texts."""
        values = value.rows[0] if value.rows else value.parts
        path = self._place.first_text(values)
        ours, theirs = versions(value_text(values.get(path)))
        both = {
            **values,
            path: merge_conflict_text(
                ours,
                theirs,
                self.name,
            ),
        }
        if value.rows:
            return AnswerValue(value.parts, (both, *value.rows[1:]))
        return AnswerValue(both)


def _parts_of(told: Told) -> ValuesTold:
    return ValuesTold(told.written.parts, told.shown.parts)


def _shape(value: AnswerValue) -> str:
    """What kind of answer it is."""
    if (NOT_APPLICABLE,) in value.parts:
        return NOT_APPLICABLE
    return "rows" if value.rows else "parts"


def has_marks(value: AnswerValue) -> bool:
    """Whether two versions stand somewhere in an answer."""
    for values in (value.parts, *value.rows):
        for text in values.values():
            if has_two_versions(value_text(text)):
                return True
    return False


def answer_text(value: AnswerValue) -> str:
    """An answer as one text: its values with their keys, row by row."""
    rows = (value.parts, *value.rows)
    return "\n\n".join(filter(None, map(row_text, rows)))
