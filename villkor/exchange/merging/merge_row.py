"""A row of a table put together: cell by cell where both have it, and as a whole where
it has been added or taken away.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from villkor.exchange.merging.match_rows import row_name
from villkor.exchange.merging.merge_values import ValuesTold, merge_values
from villkor.exchange.merging.merged import Conflict, MergedPart
from villkor.exchange.merging.value_place import ValuePlace, Values, value_text
from villkor.form.model import Question
from villkor.report.two_versions import merge_conflict_text
from villkor.report.values import KeyPath

_ROW_GONE = "(raden är borttagen)"


class ThreeRows(Struct):
    """A row in the three versions; None: it is not there. `number` is which one it is
    where it was first seen.
    """

    number: int
    base: ValuesTold | None = None
    ours: ValuesTold | None = None
    theirs: Values | None = None


class RowMerging(Struct, frozen=True):
    """How the rows of a question are put together with those of a Word file of a name.
    Without a base, rows of one of the two alone may have been added by it or taken away
    by the other.
    """

    question: Question
    file_name: str
    has_base: bool

    @property
    def name(self) -> KeyPath:
        """Where a row has its name: in the first field."""
        return tuple(field.key for field in self.question.fields[:1])

    def merged(self, three: ThreeRows) -> MergedPart[Values | None]:
        """A row put together."""
        base, ours, theirs = three.base, three.ours, three.theirs
        if ours and theirs is not None:
            return self._merged_cells(three, ours, theirs)
        if ours:
            if base is None:
                return MergedPart(ours.written, ours.written)
            if self._place.all_same(ours.shown, base.shown):
                return MergedPart(None, None)
            return self._gone_in_word(three, ours.written)
        if theirs is None or (base and self._place.all_same(theirs, base.shown)):
            return MergedPart(None, None)
        if self.has_base and base is None:
            return MergedPart(theirs, theirs)
        return self._gone_in_report(three, theirs)

    @property
    def _place(self) -> ValuePlace:
        return ValuePlace(self.question, self.file_name)

    def _gone_in_word(
        self,
        three: ThreeRows,
        row: Values,
    ) -> MergedPart[Values | None]:
        """A row that has been changed in the report and taken away in Word."""
        path = self._place.first_text(row) or self.name
        own = value_text(row.get(path))
        both = merge_conflict_text(
            own,
            _ROW_GONE,
            self.file_name,
        )
        conflict = self._conflict(three, ours=row)
        return MergedPart(
            row,
            {**row, path: both},
            (conflict,),
        )

    def _gone_in_report(
        self,
        three: ThreeRows,
        row: Values,
    ) -> MergedPart[Values | None]:
        """A row of the Word file that has been taken away in the report, or may have
        been.
        """
        path = self._place.first_text(row) or self.name
        other = value_text(row.get(path))
        both = merge_conflict_text(
            _ROW_GONE,
            other,
            self.file_name,
        )
        conflict = self._conflict(three, theirs=row)
        return MergedPart(
            None,
            {**row, path: both},
            (conflict,),
        )

    def _conflict(
        self,
        three: ThreeRows,
        ours: Values | None = None,
        theirs: Values | None = None,
    ) -> Conflict:
        row = ours or theirs or {}
        base = three.base.written if three.base else {}
        texts = (row_text(each or {}) for each in (ours, theirs, base))
        return Conflict((), self._called(three, row), *texts)

    def _called(
        self,
        three: ThreeRows,
        row: Values,
    ) -> str:
        """What a row is called."""
        return row_name(row, self.name) or f"rad {three.number}"

    def _merged_cells(
        self,
        three: ThreeRows,
        ours: ValuesTold,
        theirs: Values,
    ) -> MergedPart[Values | None]:
        place = replace(self._place, row=self._called(three, ours.shown))
        base = three.base or ValuesTold()
        merged = merge_values(
            place,
            base if self.has_base else None,
            ours,
            theirs,
        )
        return MergedPart(
            merged.value,
            merged.marked,
            merged.conflicts,
            merged.notes,
        )


def row_text(row: Values) -> str:
    """A row as a text, a paragraph for each of its values, with its keys."""
    paragraphs: list[str] = []
    for path, value in row.items():
        keys = ", ".join(path)
        text = value_text(value)
        paragraphs.append(f"{keys}: {text}" if keys else text)
    return "\n\n".join(paragraphs)
