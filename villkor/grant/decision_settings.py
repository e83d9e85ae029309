"""`beslut:` and `ur beslut:` in anslag.yaml → where the decisions are, and which
figures are reckoned from them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.plain_files import with_slashes
from villkor.base.yaml.fields import Reader, Values
from villkor.base.yaml.nodes import Mapping, Node, Scalar, Text
from villkor.figures.money_unit import stated_unit
from villkor.form.model import Form
from villkor.grant.decision_file import (
    NUMBERS,
    SUMS,
    Among,
    Counted,
    DecisionFile,
    Query,
    ToldUnit,
)
from villkor.grant.decisions.model import (
    COLUMNS,
    FORM,
    GROUPED,
    MONEY,
    OUTCOME,
    OUTCOMES,
    name_key,
)

FILE_KEYS = ("fil", "blad", "enhet", "kolumner", "värden")
QUERY_KEYS = ("antal", "summa", *GROUPED, "andel av")
COUNTED: dict[str, Sequence[Counted]] = {"antal": NUMBERS, "summa": SUMS}
WORD_COLUMNS = (OUTCOME, *GROUPED)  # whose words may be told what they mean
_QUERY_EXAMPLE = (
    "Skriv till exempel antal: beviljade och stödform: företagsstöd på var sin rad "
    "under, indragna."
)
_Meanings = dict[str, tuple[str, ...]]


def read_decision_file(
    reader: Reader,
    node: Node | None,
    form: Form,
) -> DecisionFile | None:
    """The file of decisions, named alone or with what its columns and words are called.

    None if no file is named.
    """
    if isinstance(node, Scalar):
        path = reader.scalar(node, "”beslut”")
        return DecisionFile(_plain_path(path)) if path else None
    top = reader.mapping(node, "”beslut”", "Skriv filens namn: beslut: beslut-2022.csv")
    values = reader.values(top, FILE_KEYS)
    example = "Skriv till exempel diarienummer: Ärendenr"
    headings = reader.values(
        reader.mapping(values.get("kolumner"), "”kolumner”", example),
        COLUMNS,
    )
    columns = {}
    for name, held in headings.items():
        heading = reader.scalar(held, f"”{name}”")
        if heading:
            columns[name] = heading
    words = _read_words(reader, values.get("värden"), form)
    units = _read_units(reader, values.get("enhet"))
    path, sheet = reader.line(values, "fil"), reader.text(values, "blad")
    if path is None:
        return None
    return DecisionFile(_plain_path(path), sheet, columns, words, units)


def _plain_path(path: Text) -> Text:
    return replace(path, text=with_slashes(path.text))


def _read_units(reader: Reader, node: Node | None) -> dict[str, ToldUnit]:
    """The unit of the amounts: one for all, or one for each column."""
    if isinstance(node, Scalar):
        unit = _read_unit(reader, reader.scalar(node, "”enhet”"))
        return dict.fromkeys(MONEY, unit) if unit else {}
    example = "Skriv enheten på samma rad, till exempel enhet: tkr"
    mapping = reader.mapping(node, "”enhet”", example)
    values = reader.values(mapping, MONEY)
    units = {}
    for name in values:
        unit = _read_unit(reader, reader.line(values, name))
        if unit:
            units[name] = unit
    return units


def _read_unit(reader: Reader, written: Scalar | None) -> ToldUnit | None:
    if written is None:
        return None
    stated = stated_unit(written.text)
    if stated.ore and not stated.name:
        return ToldUnit(stated.ore, written)
    message = f"”{written.text.strip()}” är ingen enhet för belopp i kronor."
    hint = "Skriv kr, tkr, mnkr eller mdkr."
    reader.fault(FaultKind.UNKNOWN_VALUE, written.where, message, hint)
    return None


def _read_words(reader: Reader, node: Node | None, form: Form) -> dict[str, _Meanings]:
    """What the file has for villkor's words, by column."""
    example = "Skriv till exempel beslut: och bifall: [Beviljad] på raden under."
    columns = reader.values(reader.mapping(node, "”värden”", example), WORD_COLUMNS)
    known = {OUTCOME: OUTCOMES, FORM: form.support_forms}
    found = {}
    for column, held in columns.items():
        hint = "Skriv ordet, kolon och inom hakparentes vad det heter i filen."
        meanings = reader.values(
            reader.mapping(held, f"”{column}”", hint),
            known.get(column),
        )
        read = _read_meanings(reader, meanings)
        if read:
            found[column] = read
    return found


def _read_meanings(reader: Reader, meanings: Values) -> _Meanings:
    """The words of a column by what they mean.

    One word with two meanings is a fault.
    """
    found: _Meanings = {}
    met: dict[str, str] = {}
    for meaning, listed in meanings.items():
        words = reader.scalars(listed, f"”{meaning}”")
        for word in words:
            other = met.setdefault(name_key(word.text), meaning)
            if other != meaning:
                message = f"”{word.text.strip()}” står också under {other}."
                hint = "Ta bort ordet på ett av ställena."
                reader.fault(FaultKind.DUPLICATE_KEY, word.where, message, hint)
        if words:
            found[meaning] = tuple(word.text for word in words)
    return found


def read_query(
    reader: Reader,
    node: Node | None,
    name: str,
    where: Where,
    counts: str,
) -> Query | None:
    """What a key figure counts or sums of the decisions.

    None if nothing is written, or if it cannot be read.
    """
    mapping = reader.mapping(node, "”ur beslut”", _QUERY_EXAMPLE)
    if not isinstance(mapping, Mapping) or not mapping.entries:
        return None
    faults_before = len(reader.faults)
    values = reader.values(mapping, QUERY_KEYS)
    asked = _read_asked(reader, values)
    among = _read_among(reader, values)
    share_of = reader.line(values, "andel av")
    if len(reader.faults) > faults_before:
        return None
    if len(asked) != 1:
        if asked or share_of or among:
            what = "både antal: och summa:" if asked else "inte vad som ska räknas"
            message = f"”{name}” säger {what}."
            hint = f"Skriv antingen antal: eller summa:. {_QUERY_EXAMPLE}"
            reader.fault(FaultKind.MISSING, where, message, hint)
        return None
    counted = _read_counted(reader, *asked[0])
    if counted is None:
        return None
    return Query(name, where, counted, among, share_of, counts)


def _read_asked(reader: Reader, values: Values) -> list[tuple[str, Scalar]]:
    """What is written of how many or how much: by the key, and the word after it."""
    asked = []
    for key in COUNTED:
        word = reader.scalar(values.get(key), f"”{key}”")
        if word:
            asked.append((key, word))
    return asked


def _read_among(reader: Reader, values: Values) -> Among:
    """The values that are wanted in some columns."""
    among = []
    for column in GROUPED:
        wanted = reader.scalars(values.get(column), f"”{column}”")
        if wanted:
            among.append((column, wanted))
    return tuple(among)


def _read_counted(reader: Reader, key: str, word: Scalar) -> Counted | None:
    for counted in COUNTED[key]:
        if counted == word.text.strip().casefold():
            return counted
    message = f"”{word.text.strip()}” går inte att räkna som {key}."
    hint = did_you_mean(word.text, COUNTED[key])
    reader.fault(FaultKind.UNKNOWN_VALUE, word.where, message, hint)
    return None


def check_shares(
    reader: Reader,
    queries: Sequence[Query],
    misread: Collection[str],
) -> list[Query]:
    """The queries, without those that are shares of a figure that is not reckoned from
    the decisions: they are faults.

    `misread` are the key figures of which something could not be read, which is told
    already.
    """
    whole = [query.name for query in queries if query.share_of is None]
    kept = []
    for query in queries:
        named = query.share_of.text.strip() if query.share_of else ""
        if query.share_of is None or named in whole:
            kept.append(query)
        elif named not in misread:
            message = f"Inget nyckeltal som räknas ur besluten heter ”{named}”."
            hint = did_you_mean(
                query.share_of.text,
                whole,
                "Ge det nyckeltalet ett ur beslut:",
            )
            reader.fault(FaultKind.UNKNOWN_VALUE, query.share_of.where, message, hint)
    return kept
