"""What is said when the headings of a file of decisions are not all found, or hold what
they should not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from villkor.base.decode import spoilt_letters
from villkor.base.diagnostic import Finding, Where
from villkor.base.hints import quoted_list
from villkor.base.table_rows import TableRow
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decision_headings import SURE_HEADINGS, HeadingRow, fold_heading
from villkor.grant.decisions.model import APPLICANT, COLUMNS, GROUPED, REQUIRED

_OF_APPLICANTS = {
    *("sökande", "sökandensnamn", "stödmottagare", "mottagare", "företag"),
    *("företagsnamn", "organisationsnummer", "personnummer", "kontaktperson"),
}
_LIKE = 0.75  # of 1, by difflib: as alike as a slip or another ending leaves a word
_OF_ITS_ROW = re.compile("[?\N{REPLACEMENT CHARACTER}]")


def heading_faults(found: HeadingRow, source: DecisionFile) -> list[Finding]:
    """What is wrong with the headings: columns that are not there or twice, or that
    hold names.
    """
    if found.may_run_on and not found.places.keys() >= set(REQUIRED):
        return [_run_on(found, source)]
    faults = [*_missing(found, source), *_doubled(found, source)]
    return [*faults, *_of_applicants(found, source)]


def spoilt_headings(
    head: Sequence[TableRow],
    found: HeadingRow,
    source: DecisionFile,
) -> list[Finding]:
    """What is said if letters are wrong in the headings, or in any of the first rows if
    they are found in none.
    """
    rows = head if len(found.places) < SURE_HEADINGS else [found.row]
    for row in rows:
        for place, cell in enumerate(row.cells):
            message = spoilt_letters(cell)
            if message:
                return [_spoilt(source, row, place, message)]
    return []


def spoilt_words(
    rows: Sequence[TableRow],
    found: HeadingRow,
    source: DecisionFile,
) -> list[Finding]:
    """What is said if letters are wrong in the words by which decisions are summed, in
    the first rows below headings that have plain letters alone.
    """
    places = [found.places[name][0] for name in GROUPED if name in found.places]
    for row in rows:
        for place in places:
            cell = "".join(row.cells[place : place + 1])
            # a question mark may be meant, and a lost letter is told of its own row
            message = spoilt_letters(cell)
            if message and not _OF_ITS_ROW.search(cell):
                return [_spoilt(source, row, place, message)]
    return []


def _spoilt(
    source: DecisionFile,
    row: TableRow,
    place: int,
    message: str,
) -> Finding:
    # what stands in the cell is not shown: it may be an applicant
    where = Where(source.path.text.strip(), row.line, place + 1)
    hint = "Exportera besluten på nytt, och spara filen som ”CSV UTF-8”."
    return Finding(where, message, hint)


def _missing(found: HeadingRow, source: DecisionFile) -> Iterator[Finding]:
    """Columns that must be there, or that anslag.yaml says are there."""
    path = source.path.text.strip()
    where = Where(path, found.row.line)
    if any(map(_has_all_in_one, found.row.cells)):
        message = f"Kolumnernas namn i {path} står i en enda cell."
        hint = (
            "Exportera besluten på nytt, som CSV med semikolon mellan cellerna. I Excel "
            "delas cellerna upp under Data, Text till kolumner."
        )
        yield Finding(where, message, hint)
        return
    if not found.places and not found.has_headings:
        message = f"{path} har ingen rad med kolumnernas namn bland de första raderna."
        hint = f"Skriv en sådan rad ovanför besluten: {', '.join(REQUIRED)} …"
        yield Finding(where, message, hint)
        return
    for name in COLUMNS:
        told = source.columns.get(name)
        if name in found.places or not (told or name in REQUIRED):
            continue
        heading = " ".join(told.text.split()) if told else name
        message = f"{path} har ingen kolumn som heter ”{heading}”."
        place = told.where if told else where
        yield Finding(place, message, _other_headings(source, name, heading, found))


def _run_on(found: HeadingRow, source: DecisionFile) -> Finding:
    # no cell is shown: it may be an applicant
    path = source.path.text.strip()
    message = f"Raden med kolumnernas namn i {path} går ihop med raden under."
    hint = (
        'Ta bort det citattecken (") som står ensamt i någon av dem, eller exportera '
        "besluten på nytt."
    )
    return Finding(Where(path, found.row.line), message, hint)


def _has_all_in_one(cell: str) -> bool:
    """Whether the headings that must be there stand in one cell, as they do when the
    sign between cells is none that is known.
    """
    folded = fold_heading(cell)
    return all(fold_heading(name) in folded for name in REQUIRED)


def _other_headings(
    source: DecisionFile,
    name: str,
    heading: str,
    found: HeadingRow,
) -> str:
    """A hint with the headings that there are, and the one that is meant if it is only
    spelt in another way.
    """
    taken = {at for places in found.places.values() for at in places}
    free = []
    for at, cell in enumerate(found.row.cells):
        if cell.strip() and at not in taken:
            free.append(" ".join(cell.split()))
    hint = _to_write(source, name)
    if not found.has_headings or not free:
        return hint
    meant = [cell for cell in free if _means(heading, cell)]
    if len(meant) == 1:
        return f"Menas ”{meant[0]}”? {_to_write(source, name, meant[0])}"
    return f"{hint} Övriga kolumner i filen: {quoted_list(free)}."


def _to_write(source: DecisionFile, name: str, meant: str = "") -> str:
    """What to write in anslag.yaml of a column with another heading: the whole of it
    where only the file's name stands there, since kolumner: cannot be added to that.
    """
    if source.columns or source.sheet or source.words or source.units:
        told = f"då {name}: {meant}" if meant else f"{name}: och kolumnens namn i filen"
        return f"Skriv {told} under kolumner: i anslag.yaml."
    path = source.path.text.strip()
    return (
        "Skriv i anslag.yaml vad kolumnen heter i filen: beslut: "
        f'{{fil: "{path}", kolumner: {{{name}: "{meant or "…"}"}}}}.'
    )


def _means(wanted: str, heading: str) -> bool:
    """Whether a heading has the same words as the wanted one, or the first of them,
    each spelt in nearly the same way.

    "Utbetalt belopp" is as alike to "beviljat belopp" as letters go, and another thing.
    """
    words, others = wanted.casefold().split(), heading.casefold().split()
    if others == words[:1]:
        return True
    same = len(words) == len(others)
    return same and all(map(_is_alike, words, others))


def _is_alike(word: str, other: str) -> bool:
    # "beslutat" and "beslutsdatum" are other words than "beslut"
    if other.startswith(word) and len(other) > len(word) + 1:
        return False
    return SequenceMatcher(None, word, other).ratio() >= _LIKE


def _doubled(found: HeadingRow, source: DecisionFile) -> Iterator[Finding]:
    for name, places in found.places.items():
        if len(places) == 1:
            continue
        where = Where(source.path.text.strip(), found.row.line, places[0] + 1)
        called = [" ".join(found.row.cells[at].split()) for at in places]
        if len(set(called)) == 1:
            message = f"Två kolumner heter ”{called[0]}”."
            yield Finding(where, message, f"Byt namn på den som inte är {name}.")
            continue
        message = f"Flera kolumner kan vara {name}: {quoted_list(called)}."
        hint = f"Skriv {name}: och namnet på den rätta under kolumner: i anslag.yaml."
        yield Finding(where, message, hint)


def _of_applicants(found: HeadingRow, source: DecisionFile) -> Iterator[Finding]:
    """Columns that anslag.yaml says are something else, though by their heading they
    hold names.
    """
    kept_out = set(_OF_APPLICANTS)
    if APPLICANT in source.columns:
        kept_out.add(fold_heading(source.columns[APPLICANT].text))
    held = kept_out.intersection(map(fold_heading, found.row.cells))
    for name, heading in source.columns.items():
        if name != APPLICANT and fold_heading(heading.text) in held:
            message = (
                f"Kolumnen ”{heading.text.strip()}” håller namn, som inte får komma "
                "med i rapporten."
            )
            hint = f"Skriv namnet på den kolumn som är {name}."
            yield Finding(heading.where, message, hint)
