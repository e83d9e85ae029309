"""A form → the text of a new report's anslag.yaml.

The names of last year's figures come along, each with what it was as a comment, and so
do what last year's file of decisions and its relations were called.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from villkor.authoring.carry_over import before
from villkor.base.yaml.write import comment_lines, written_value
from villkor.form.model import Form
from villkor.grant.decision_file import NUMBERS, DecisionFile, Query
from villkor.grant.model import Grant, KeyFigure

_ABOUT = (
    "Siffrorna bakom anslagets redovisning. Skriv belopp som 58,7 mnkr, 12 300 tkr "
    "eller 450 000 kr, andelar som 34 % och antal som 164. Decimaler skrivs med "
    "komma. Det som lämnas tomt räknas inte som noll. Se resultatet med villkor "
    "summarize-anslag."
)
_ABOUT_FILE = (
    "Filen med årets beslut, ett på varje rad, om ni har en (.csv eller .xlsx). "
    "Siffrorna här jämförs med den, och de som lämnas tomma räknas ur den."
)
_ABOUT_NAMES = (
    "Siffror som nämns i svaren, med namn. ”räknar” säger vad siffran är ett antal "
    "av, och ”ur beslut” hur den räknas ur filen med beslut. I ett svar hämtas "
    "siffran med {siffra: namn}."
)
_ABOUT_CONTROLS = (
    "Samband som ska hålla. Skriv namn och tal med + − × / ( ) eller ”andel av” "
    "mellan, och =, ≈, ≤ eller ≥."
)
# a relation between figures without values cannot hold
_OLD_CONTROLS = (
    "Fjolårets samband står kvar som kommentarer. Ta bort tecknet # när siffrorna "
    "ovan är ifyllda."
)
_SOME_PRIORITY = """\
# - namn: …
#   belopp: … mnkr"""
_SOME_NAME = """\
#  inkomna ansökningar:
#    värde: 164
#    räknar: ansökningar
#    ur beslut: {antal: inkomna, stödform: företagsstöd}"""
_SOME_CONTROLS = """\
# - beviljade ansökningar + avslagna ansökningar = inkomna ansökningar
# - avslagna ansökningar andel av inkomna ansökningar = 24 %"""


def new_grant(form: Form, last_year: Grant) -> str:
    """The text of the file, with nothing filled in.

    What last year's figures were stands beside their places.
    """
    parts = (
        _allocated(last_year),
        _decision_file(form, last_year.source),
        _support_forms(form, last_year),
        _priorities(last_year),
        _key_figures(last_year),
        _controls(last_year),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _allocated(last_year: Grant) -> Iterator[str]:
    yield comment_lines(_ABOUT)
    told = before(last_year.allocated)
    yield _with_remark(
        "tilldelat:",
        told or "# årets tilldelade medel, till exempel 133 mnkr",
    )


def _decision_file(form: Form, last_year: DecisionFile | None) -> Iterator[str]:
    """`beslut:`, with last year's file as a comment where this year's is to be
    written.
    """
    yield comment_lines(_ABOUT_FILE)
    if last_year is None:
        yield f"# beslut: beslut-{form.year}.csv"
        return
    told = f"# i fjol: {written_value(last_year.path.text)}"
    told_more = (last_year.sheet, last_year.units, last_year.columns, last_year.words)
    if not any(told_more):
        yield _with_remark("beslut:", told)
        return
    yield "beslut:"
    yield _with_remark("  fil:", told)
    if last_year.sheet:
        yield f"  blad: {written_value(last_year.sheet)}"
    if last_year.units:
        yield "  enhet:"
        for name, unit in last_year.units.items():
            yield f"    {name}: {written_value(unit.written.text)}"
    if last_year.columns:
        yield "  kolumner:"
        for name, heading in last_year.columns.items():
            yield f"    {name}: {written_value(heading.text)}"
    if last_year.words:
        yield "  värden:"
        yield from _meanings(last_year)


def _meanings(last_year: DecisionFile) -> Iterator[str]:
    """What the words of the file mean, column by column."""
    for column, meanings in last_year.words.items():
        yield f"    {column}:"
        for meaning, words in meanings.items():
            yield f"      {written_value(meaning)}: {_one_or_several(words)}"


def _support_forms(form: Form, last_year: Grant) -> Iterator[str]:
    yield comment_lines("Hur anslaget har fördelats. Ange belopp, andel eller båda.")
    yield "fördelning:"
    earlier = {share.name: share for share in last_year.support_forms}
    for name in form.support_forms:
        share = earlier.get(name)
        yield f"  {name}:"
        yield _with_remark("    belopp:", before(share.amount) if share else "")
        yield _with_remark("    andel:", before(share.share) if share else "")


def _priorities(last_year: Grant) -> Iterator[str]:
    yield comment_lines(
        "Beviljade medel per prioritering i den regionala utvecklingsstrategin."
    )
    yield "prioriteringar:"
    for priority in last_year.priorities:
        yield f"  - namn: {written_value(priority.name)}"
        yield _with_remark("    belopp:", before(priority.amount or priority.share))
    if not last_year.priorities:
        yield _SOME_PRIORITY


def _key_figures(last_year: Grant) -> Iterator[str]:
    """The figures that have a value and those that are only asked of the decisions, in
    the order in which last year's file has them.
    """
    yield comment_lines(_ABOUT_NAMES)
    yield "nyckeltal:"
    queries = {query.name: query for query in last_year.queries}
    figures = {figure.name: figure for figure in last_year.key_figures}
    named = queries | figures
    for name, told in sorted(named.items(), key=lambda item: item[1].where):
        value = told.value if isinstance(told, KeyFigure) else None
        yield f"  {written_value(name)}:"
        yield _with_remark("    värde:", before(value))
        if told.counts:
            yield _counts(told.counts)
        if name in queries:
            yield from _query(queries[name])
    if not named:
        yield _SOME_NAME


def _counts(last_year: str) -> str:
    if any(sign.isdigit() for sign in last_year):
        # the number is last year's, as the value is
        return _with_remark("    räknar:", f"# i fjol: {written_value(last_year)}")
    return f"    räknar: {written_value(last_year)}"


def _query(last_year: Query) -> Iterator[str]:
    """`ur beslut:` under a key figure."""
    yield "    ur beslut:"
    key = "antal" if last_year.counted in NUMBERS else "summa"
    yield f"      {key}: {last_year.counted}"
    for column, words in last_year.among:
        wanted = [word.text for word in words]
        yield f"      {column}: {_one_or_several(wanted)}"
    if last_year.share_of:
        yield f"      andel av: {written_value(last_year.share_of.text)}"


def _controls(last_year: Grant) -> Iterator[str]:
    yield comment_lines(_ABOUT_CONTROLS)
    if not last_year.controls:
        yield "kontroller:"
        yield _SOME_CONTROLS
        return
    yield comment_lines(_OLD_CONTROLS)
    yield "kontroller:"
    for control in last_year.controls:
        yield f"#  - {written_value(control.text)}"


def _with_remark(key: str, remark: str) -> str:
    return f"{key:<36} {remark}".rstrip()


def _one_or_several(words: Sequence[str]) -> str:
    """Words as a YAML value: one alone, or a list on one line, in which commas would
    part them without quotation marks.
    """
    if len(words) == 1:
        return written_value(words[0])
    quoted = [json.dumps(word.strip(), ensure_ascii=False) for word in words]
    return f"[{', '.join(quoted)}]"
