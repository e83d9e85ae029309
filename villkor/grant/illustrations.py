"""The grant's figures → a table or a chart in the document: what `{tabell: …}` and
`{diagram: …}` stand for.
"""

from __future__ import annotations

from collections.abc import Sequence

from villkor.base.hints import did_you_mean
from villkor.base.listed_words import listed_words
from villkor.document.blocks import Chart, Flow, Table, text_paragraph
from villkor.document.braces import CHART, Trouble
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, exact_figure
from villkor.figures.rounding_note import rounding_note
from villkor.figures.sums import add
from villkor.figures.units import SCALES
from villkor.figures.wording import (
    alike,
    decimals_in,
    in_words,
    largest_unit,
    number_and_unit,
    number_in_words,
    worded,
)
from villkor.grant.model import Grant, Share

FORMS, PRIORITIES, KEY_FIGURES = "fördelning", "prioriteringar", "nyckeltal"
_PARTS = {FORMS: "Stödform", PRIORITIES: "Prioritering"}
TITLES = {
    FORMS: "Anslagets fördelning per stödform",
    PRIORITIES: "Beviljade medel per prioritering",
    KEY_FIGURES: "Nyckeltal för anslaget",
}
"""What each table and chart is called in the document, by its name."""
_AMOUNT, _SHARE = "Belopp", "Andel"
_COUNT = "antal"  # the unit of what is counted
_EMPTY = "–"  # in a cell, for those who hear the table read out


def illustration_fault(kind: str, name: str, grant: Grant) -> Trouble | None:
    """Why there is no table or chart (`kind`) of that name, or None if there is one."""
    names = [*_PARTS] if kind == CHART else [*_PARTS, KEY_FIGURES]
    if name not in names:
        such = "inget diagram" if kind == CHART else "ingen tabell"
        return Trouble(
            f"Det finns {such} som heter ”{name}”.",
            did_you_mean(name, names),
        )
    if name == KEY_FIGURES:
        if grant.key_figures:
            return None
        message = "”nyckeltal” i anslag.yaml är inte ifyllt."
        return Trouble(message, "Skriv siffrorna och deras namn där.")
    parts = _parts(name, grant)
    if not parts:
        return Trouble(
            f"”{name}” i anslag.yaml är inte ifyllt.",
            "Skriv belopp: eller andel: för varje del där.",
        )
    if kind == CHART and not _whole(parts):
        hint = (
            f"Fyll i alla belopp eller alla andelar under {name}: i anslag.yaml, "
            f"eller använd {{tabell: {name}}}."
        )
        return Trouble(
            "Diagrammet går inte att rita, eftersom både ett belopp och "
            "en andel saknas.",
            hint,
        )
    return None


def illustration_table(name: str, grant: Grant) -> Table:
    """The table of that name. Only where `illustration_fault` finds nothing."""
    if name == KEY_FIGURES:
        return _key_figures(grant)
    parts = _parts(name, grant)
    columns = _columns(parts)
    header = (_PARTS[name], *columns)
    names = [_shown(part.name) for part in parts]
    shown = map(_cells, columns.values())
    rows = [_row(*cells) for cells in zip(names, *shown, strict=True)]
    sums = [_sum(figures) for figures in columns.values()]
    if any(sums):
        rows.append(_row("Totalt", *(words or _EMPTY for words in sums), bold=True))
    return Table(
        header,
        tuple(rows),
        _description(name, header, len(parts)),
        figures=tuple(range(1, len(header))),
        title=TITLES[name],
    )


def illustration_note(name: str, grant: Grant) -> str:
    """What stands under the table of that name: that its figures are rounded, where
    they do not add up to their sum; else "".
    """
    if name == KEY_FIGURES:
        return ""
    columns = _columns(_parts(name, grant)).values()
    return rounding_note((_cells(figures), _sum(figures)) for figures in columns)


def _key_figures(grant: Grant) -> Table:
    """The key figures, with their units in a column by themselves if they have
    different ones.
    """
    counts = any(figure.counts for figure in grant.key_figures)
    units = {number_and_unit(figure.value)[1] for figure in grant.key_figures}
    header = ["Nyckeltal", "Vad siffran räknar", "Värde", "Enhet"]
    if not counts:
        header.remove("Vad siffran räknar")
    if len(units) == 1:
        header.remove("Enhet")
    apart = len(units) > 1
    rows = []
    for figure in grant.key_figures:
        cells = [_shown(figure.name)]
        if counts:
            cells.append(figure.counts or _EMPTY)
        cells += _value_cells(figure.value, apart=apart)
        rows.append(_row(*cells))
    return Table(
        tuple(header),
        tuple(rows),
        _description(KEY_FIGURES, header, len(rows)),
        figures=(header.index("Värde"),),
        title=TITLES[KEY_FIGURES],
    )


def _value_cells(figure: Figure, *, apart: bool) -> list[str]:
    if not apart:
        return [in_words(figure)]
    number, unit = number_and_unit(figure)
    return [number, unit or _COUNT]


def illustration_chart(name: str, grant: Grant) -> Chart:
    """The chart of that name: of the amounts if all are written, else of the shares,
    else of what the decisions come to.

    Only where `illustration_fault` finds nothing.
    """
    parts = _parts(name, grant)
    series, stated = _charted_series(_whole(parts))
    figures = [figure for figure in stated if figure]
    unit = largest_unit(figures)
    names = [_shown(part.name) for part in parts]
    decimals = {decimals_in(figure, unit) for figure in figures}
    sizes = [figure.value / SCALES[unit][0] for figure in figures]
    if len(decimals) > 1:  # each is then shown as it is
        sizes = [number_in_words(figure, unit) for figure in figures]
    words = alike(figures)
    told = "; ".join(map(" ".join, zip(names, words, strict=True)))
    whole = f", totalt {_sum(stated)}" if series == _AMOUNT else ""
    return Chart(
        title=TITLES[name],
        series=series,
        bars=tuple(zip(names, sizes, strict=True)),
        unit=unit,
        decimals=decimals.pop() if len(decimals) == 1 else None,
        description=f"Stapeldiagram. {TITLES[name]}{whole}: {told}.",
    )


def _charted_series(
    series: dict[str, list[Figure | None]],
) -> tuple[str, list[Figure | None]]:
    """The first one that is written by hand, or else the first one."""
    for name, figures in series.items():
        if all(figure and figure.written for figure in figures):
            return name, figures
    return next(iter(series.items()))


def _parts(name: str, grant: Grant) -> list[Share]:
    """The parts of which anything is stated."""
    parts = grant.support_forms if name == FORMS else grant.priorities
    return [part for part in parts if part.amount or part.share]


def _stated(parts: Sequence[Share]) -> dict[str, list[Figure | None]]:
    return {
        _AMOUNT: [part.amount for part in parts],
        _SHARE: [part.share for part in parts],
    }


def _whole(parts: Sequence[Share]) -> dict[str, list[Figure | None]]:
    """What is stated of every part."""
    return {what: figures for what, figures in _stated(parts).items() if all(figures)}


def _columns(parts: Sequence[Share]) -> dict[str, list[Figure | None]]:
    """What the table of the parts shows: what is stated of every one, or else of any."""
    columns = _whole(parts)
    if columns:
        return columns
    return {what: figures for what, figures in _stated(parts).items() if any(figures)}


def _cells(figures: Sequence[Figure | None]) -> list[str]:
    words = iter(alike([figure for figure in figures if figure]))
    return [next(words) if figure else _EMPTY for figure in figures]


def _sum(stated: Sequence[Figure | None]) -> str:
    """The sum of a column in words, or "" if it is not whole: of amounts if all are
    stated, of shares if they can be all there is.
    """
    figures = [figure for figure in stated if figure]
    if len(figures) < len(stated):
        return ""
    total, hundred = add(*figures), exact_figure(100, "%")
    if total.unit == "%":
        if not can_be_equal(total.interval, hundred.interval):
            return ""
        total = hundred
    return in_words(worded(total, figures), largest_unit(figures))


def _row(*cells: str, bold: bool = False) -> tuple[tuple[Flow, ...], ...]:
    return tuple((text_paragraph(cell, bold=bold),) for cell in cells)


def _shown(name: str) -> str:
    """A name as it begins a row."""
    return name[:1].upper() + name[1:] or _EMPTY


def _description(name: str, header: Sequence[str], rows: int) -> str:
    word = "rad" if rows == 1 else "rader"
    columns = listed_words(header)
    return f"{TITLES[name]}: {rows} {word} med kolumnerna {columns}."
