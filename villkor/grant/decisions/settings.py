"""`beslut:` and `ur beslut:` in anslag.yaml → where the decisions are, and which figures are
reckoned from them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Mapping, Node, Scalar
from villkor.form.model import Form
from villkor.grant.decisions.model import (
    COLUMNS,
    FORM,
    GROUPED,
    NUMBERS,
    OUTCOME,
    OUTCOMES,
    SUMS,
    Counted,
    DecisionFile,
    Query,
    fold,
)

FILE_KEYS = ("fil", "blad", "kolumner", "värden")
QUERY_KEYS = ("antal", "summa", *GROUPED, "andel av")
COUNTED: dict[str, Sequence[Counted]] = {"antal": NUMBERS, "summa": SUMS}
WORD_COLUMNS = (OUTCOME, *GROUPED)  # whose words may be told what they mean


def read_decision_file(reader: Reader, node: Node | None, form: Form) -> DecisionFile | None:
    """The file of decisions, named alone or with what its columns and words are called.

    None if no file is named.
    """
    if isinstance(node, Scalar):
        path = reader.scalar(node, "”beslut”")
        return DecisionFile(path) if path else None
    values = reader.values(
        reader.mapping(node, "”beslut”", "Skriv filens namn: beslut: beslut-2022.csv"), FILE_KEYS
    )
    headings = reader.values(
        reader.mapping(
            values.get("kolumner"), "”kolumner”", "Skriv till exempel diarienummer: Ärendenr"
        ),
        COLUMNS,
    )
    columns = {
        name: heading
        for name, held in headings.items()
        if (heading := reader.scalar(held, f"”{name}”"))
    }
    words = _words(reader, values.get("värden"), form)
    path, sheet = reader.line(values, "fil"), reader.text(values, "blad")
    return DecisionFile(path, sheet, columns, words) if path else None


def _words(reader: Reader, node: Node | None, form: Form) -> dict[str, dict[str, tuple[str, ...]]]:
    """What the file has for villkor's words, by column."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    columns = reader.values(
        reader.mapping(
            node, "”värden”", "Skriv till exempel beslut: och bifall: [Beviljad] på raden under."
        ),
        WORD_COLUMNS,
    )
    for column, held in columns.items():
        known = {OUTCOME: OUTCOMES, FORM: form.support_forms}.get(column)
        meanings = reader.values(
            reader.mapping(
                held,
                f"”{column}”",
                "Skriv ordet, kolon och inom hakparentes vad det heter i filen.",
            ),
            known,
        )
        met: dict[str, str] = {}
        for meaning, listed in meanings.items():
            words = reader.scalars(listed, f"”{meaning}”")
            for word in words:
                if met.setdefault(fold(word.text), meaning) != meaning:
                    message = f"”{word.text.strip()}” står också under {met[fold(word.text)]}."
                    reader.fault(
                        FaultKind.DUPLICATE_KEY,
                        word.where,
                        message,
                        "Ta bort ordet på ett av ställena.",
                    )
            if words:
                found.setdefault(column, {})[meaning] = tuple(word.text for word in words)
    return found


def read_query(
    reader: Reader, node: Node | None, name: str, where: Where, counts: str
) -> Query | None:
    """What a key figure counts or sums of the decisions.

    None if nothing is written, or if it cannot be read.
    """
    example = (
        "Skriv till exempel antal: beviljade och stödform: företagsstöd på var sin "
        "rad under, indragna."
    )
    mapping = reader.mapping(node, "”ur beslut”", example)
    if not isinstance(mapping, Mapping) or not mapping.entries:
        return None
    before = len(reader.faults)
    values = reader.values(mapping, QUERY_KEYS)
    asked = [(key, word) for key in COUNTED if (word := reader.scalar(values.get(key), f"”{key}”"))]
    among = tuple(
        (column, reader.scalars(values[column], f"”{column}”"))
        for column in GROUPED
        if column in values
    )
    share_of = reader.line(values, "andel av")
    if (
        len(asked) != 1
        and len(reader.faults) == before
        and (asked or share_of or any(words for _, words in among))
    ):
        message = (
            f"”{name}” säger "
            f"{'inte vad som ska räknas' if not asked else 'både antal: och summa:'}."
        )
        reader.fault(
            FaultKind.MISSING, where, message, "Skriv antingen antal: eller summa:. " + example
        )
    if len(asked) != 1 or len(reader.faults) > before:
        return None
    key, word = asked[0]
    counted = next(
        (counted for counted in COUNTED[key] if counted == word.text.strip().casefold()), None
    )
    if counted is None:
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            word.where,
            f"”{word.text.strip()}” går inte att räkna som {key}.",
            did_you_mean(word.text, COUNTED[key]),
        )
        return None
    return Query(
        name,
        where,
        counted,
        tuple((column, words) for column, words in among if words),
        share_of,
        counts,
    )


def check_shares(reader: Reader, queries: Sequence[Query], misread: Collection[str]) -> list[Query]:
    """The queries, without those that are shares of a figure that is not reckoned from the
    decisions: they are faults.

    `misread` are the key figures of which something could not be read, which is told already.
    """
    whole = [query.name for query in queries if query.share_of is None]
    kept = []
    for query in queries:
        if query.share_of is None or query.share_of.text.strip() in whole:
            kept.append(query)
        elif query.share_of.text.strip() not in misread:
            message = (
                f"Inget nyckeltal som räknas ur besluten heter ”{query.share_of.text.strip()}”."
            )
            hint = did_you_mean(query.share_of.text, whole, "Ge det nyckeltalet ett ur beslut:")
            reader.fault(FaultKind.UNKNOWN_VALUE, query.share_of.where, message, hint)
    return kept
